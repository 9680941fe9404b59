use super::*;
use crate::study::model::Limit;
use proptest::prelude::*;

fn question(id: &str, genre: Genre, score: f64, most: u32, minutes: u32) -> Question {
    Question {
        id: id.into(),
        title: id.into(),
        prompt: "答".into(),
        genre,
        limit: (most > 0).then_some(Limit { min: None, max: Some(most), about: None, unit: Unit::Cells }),
        minutes,
        score,
        role: None,
        addressee: None,
        directive: None,
        materials: vec![],
        outline: "o".into(),
        essays: vec![],
        source: vec![],
    }
}

fn pack(id: &str, language: &str, questions: Vec<Question>) -> Pack {
    Pack {
        id: id.into(),
        title: id.into(),
        topic: String::new(),
        language: language.into(),
        source: vec![],
        questions,
        outlines: vec![],
        theory: vec![],
        materials: vec![],
        essays: vec![],
        papers: vec![],
        builtin: false,
    }
}

fn library() -> Library {
    let zh = vec![
        question("a", Genre::Summary, 15.0, 350, 20),
        question("b", Genre::Analysis, 10.0, 300, 15),
        question("c", Genre::Advice, 20.0, 400, 30),
        question("d", Genre::Notice, 20.0, 400, 25),
        question("e", Genre::Essay, 35.0, 1200, 70),
        question("f", Genre::Notice, 20.0, 300, 25),
        question("g", Genre::Speech, 30.0, 1000, 60),
        question("h", Genre::Summary, 10.0, 200, 15),
    ];
    let en = vec![question("x", Genre::Essay, 9.0, 250, 40)];
    Library::of(vec![pack("p", "zh-CN", zh), pack("en", "en", en)])
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.items.iter().map(|i| i.question.as_str()).collect()
}

fn minutes(plan: &Plan) -> Vec<u32> {
    plan.items.iter().map(|i| i.minutes).collect()
}

fn wish(count: usize, minutes: u32, genres: &[Genre]) -> Wish {
    Wish { count, minutes, genres: genres.iter().copied().collect(), pack: None, language: "zh-CN".into() }
}

#[test]
fn a_real_papers_points_and_lengths_give_the_minutes_that_books_give() {
    let library = library();
    let pack = &library.packs()[0];
    let chosen: Vec<Choice> = pack.questions[..5].iter().map(|q| (pack, q)).collect();
    let plan = Plan::of("卷", &chosen, Some(180));
    assert_eq!((minutes(&plan), plan.preparation()), (vec![16, 10, 23, 22, 69], 40));
    assert!((plan.points() - 100.0).abs() < 1e-9);
    assert_eq!(Plan::of("卷", &chosen, None).minutes, 210, "160 minutes of the questions' own, and reading");
}

#[test]
fn the_standard_paper_has_four_short_questions_and_an_essay_of_seventy_minutes() {
    let library = library();
    for seed in 0..20 {
        let plan = standard(&library, "zh", seed).unwrap();
        assert_eq!((plan.minutes, plan.preparation(), plan.seed), (180, 40, Some(seed)));
        assert_eq!((ids(&plan)[4], minutes(&plan)[4]), ("e", 70));
        assert_eq!(minutes(&plan)[..4].iter().sum::<u32>(), 70);
        assert!(!ids(&plan).contains(&"g"), "a speech of 1000 characters is no short question");
        assert_eq!(plan, standard(&library, "zh", seed).unwrap());
    }
    assert_eq!(standard(&library, "en", 1), Err(NoPaper::Few { found: 0, wanted: 4 }));
    assert_eq!(standard(&library, "fr", 1), Err(NoPaper::NoEssay));
}

#[test]
fn a_paper_drawn_by_lot_keeps_to_the_wish_and_can_be_repeated() {
    let library = library();
    let genres = [Genre::Notice, Genre::Summary];
    for seed in 0..20 {
        let plan = draw(&library, &wish(3, 90, &genres), seed).unwrap();
        assert_eq!(plan, draw(&library, &wish(3, 90, &genres), seed).unwrap());
        let drawn: BTreeSet<Genre> = plan.items.iter().map(|i| i.genre).collect();
        assert_eq!(drawn, BTreeSet::from(genres), "both genres, no other");
        assert!(plan.items.is_sorted_by_key(|i| i.length as u32));
    }
    let all: BTreeSet<Vec<String>> = (0..20)
        .map(|seed| draw(&library, &wish(3, 90, &[]), seed).unwrap())
        .map(|plan| plan.items.into_iter().map(|i| i.question).collect())
        .collect();
    assert!(all.len() > 3, "seeds give different papers: {all:?}");
    let close = draw(&library, &wish(2, 90, &[]), 3).unwrap();
    assert!(ids(&close).contains(&"e") || ids(&close).contains(&"g"), "two questions that fill 70 minutes");
    assert_eq!(draw(&library, &wish(3, 90, &[Genre::Essay]), 1), Err(NoPaper::Few { found: 1, wanted: 3 }));
}

#[test]
fn a_pack_gives_points_and_minutes() {
    use crate::study::model::{Paper, PaperItem};
    let library = library();
    let pack = &library.packs()[0];
    let item = |question: &str, points, minutes| PaperItem { question: question.into(), points, minutes };
    let mut paper = Paper {
        id: "paper".into(),
        title: "一".into(),
        minutes: 90,
        source: vec![],
        questions: vec![item("a", 40.0, None), item("f", 60.0, Some(33))],
    };
    let plan = Plan::given(pack, &paper).unwrap();
    assert_eq!((plan.title.as_str(), plan.items[0].points, minutes(&plan)), ("一", 40.0, vec![37, 33]));
    (paper.minutes, paper.questions[1].minutes) = (480, None);
    assert_eq!(Plan::given(pack, &paper).unwrap().minutes, 480, "as long as the pack says");
    paper.questions.push(item("?", 1.0, None));
    assert_eq!(Plan::given(pack, &paper), None);
}

#[test]
fn what_is_set_by_hand_stays_and_the_rest_follows() {
    let library = library();
    let pack = &library.packs()[0];
    let chosen: Vec<Choice> = pack.questions[..5].iter().map(|q| (pack, q)).collect();
    let mut plan = Plan::of("卷", &chosen, Some(180));
    plan.set_minutes(1, 30);
    assert_eq!(
        (minutes(&plan), plan.preparation()),
        (vec![14, 30, 19, 19, 58], 40),
        "20 minutes off the others"
    );
    plan.set_points(0, 55);
    assert_eq!((plan.points(), plan.preparation()), (140.0, 40));
    assert_eq!((minutes(&plan)[1], minutes(&plan)[0] > 35), (30, true), "more points, more minutes");
    plan.set_total(90);
    assert_eq!((minutes(&plan)[1], plan.preparation()), (30, 20));
    plan.set_minutes(1, 400);
    assert_eq!((minutes(&plan), plan.preparation()), (vec![1, 300, 1, 1, 1], -214), "and it is told");
    plan.divide_anew();
    assert_eq!((plan.preparation(), minutes(&plan).iter().sum::<u32>()), (20, 70));
    plan.set_points(9, 1);
    plan.set_minutes(9, 1);
    plan.set_points(0, 0);
    plan.set_total(0);
    assert_eq!((plan.items[0].points, plan.minutes), (1.0, 10));
}

#[test]
fn genres_are_those_that_there_are_questions_of() {
    let told = |wish: &Wish| genres(&library(), wish);
    let all = told(&wish(3, 90, &[Genre::Essay]));
    assert_eq!(all[..2], [(Genre::Summary, 2), (Genre::Analysis, 1)]);
    assert_eq!(all.iter().map(|(_, n)| n).sum::<usize>(), 8);
    assert_eq!(told(&Wish { pack: Some("en".into()), ..wish(3, 90, &[]) }), [(Genre::Essay, 1)]);
}

#[test]
fn the_clock_of_a_paper_goes_on_from_all_of_its_questions() {
    use crate::store::Mode;
    let mut paper: store::Paper = serde_json::from_value(serde_json::json!({
        "schema": store::papers::SCHEMA, "title": "", "mode": "practice", "minutes": 60,
        "started": "2026-08-01T09:00:00Z", "questions": []
    }))
    .unwrap();
    let start = paper.started.as_millisecond();
    let clock =
        |wall: i64| Some(Clock { wall: start + wall, deadline: Some(start + 3_600_000), ..Clock::default() });
    let recorded = [(clock(600_000), 400_000), (None, 0), (clock(900_000), 500_000)];
    let now = Moment { wall: start + 1_800_000, mono: 0 };
    assert_eq!(resumed(&paper, &recorded, now).left(), 2_700_000, "the time away does not count in practice");
    paper.mode = Mode::Exam;
    assert_eq!(resumed(&paper, &recorded, now).left(), 1_800_000, "in an exam it does");
    assert_eq!(resumed(&paper, &[], now).left(), 1_800_000, "without any record too");
}

#[test]
fn a_question_is_untouched_open_or_done_and_may_be_over_its_time() {
    let s = |written, done, spent| Standing::of(written, done, spent, 2);
    assert_eq!(s(false, true, 5), Standing { state: State::Untouched, spent: 5, over: 0 });
    assert_eq!(s(true, false, 121_000), Standing { state: State::Open, spent: 121_000, over: 1_000 });
    assert_eq!(s(true, true, 120_000).state, State::Done);
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole(
        total in 0u32..2000,
        weights in prop::collection::vec(prop_oneof![0.0f64..100.0, Just(f64::NAN), Just(-1.0)], 0..9),
    ) {
        let parts = apportion(total, &weights);
        prop_assert_eq!(parts.len(), weights.len());
        if !weights.is_empty() {
            prop_assert_eq!(parts.iter().sum::<u32>(), total);
        }
        if total >= weights.len() as u32 {
            prop_assert!(parts.iter().all(|p| *p > 0));
        }
    }

    /// Whatever is set by hand: every question has a minute, what is set stays, and where there is room for it reading has
    /// its share and the whole is used up.
    #[test]
    fn edits_keep_a_paper_whole(
        edits in prop::collection::vec((0u8..4, 0usize..6, prop_oneof![0u32..200, any::<u32>()]), 0..12),
    ) {
        let mut plan = draw(&library(), &wish(5, 150, &[]), 3).unwrap();
        for (what, question, figure) in edits {
            match what {
                0 => plan.set_points(question, figure),
                1 => plan.set_minutes(question, figure),
                2 => plan.set_total(figure),
                _ => plan.divide_anew(),
            }
            prop_assert!(plan.items.iter().all(|i| (1..=*MINUTES.end()).contains(&i.minutes)));
            prop_assert!(plan.items.iter().all(|i| (1.0..=150.0).contains(&i.points)));
            prop_assert!(MINUTES.contains(&plan.minutes));
            if what == 1 && question < 5 {
                prop_assert_eq!(plan.items[question].minutes, figure.clamp(1, 300));
            }
            let set: u32 = plan.items.iter().filter(|i| i.fixed).map(|i| i.minutes).sum();
            let free = plan.items.iter().filter(|i| !i.fixed).count() as u32;
            let reading = plan.minutes * 40 / 180;
            if free > 0 && reading + set + free <= plan.minutes {
                prop_assert_eq!(plan.preparation(), i64::from(reading));
            }
        }
    }

    #[test]
    fn every_drawn_paper_adds_up(seed: u64, count in 2usize..=8, minutes in 10u32..=300) {
        let plan = draw(&library(), &wish(count, minutes, &[]), seed).unwrap();
        prop_assert_eq!(plan.items.len(), count);
        let points = plan.points();
        prop_assert!((points - 100.0).abs() < 1e-9);
        prop_assert_eq!(plan.preparation(), i64::from(minutes * 40 / 180));
        let unique: BTreeSet<&str> = plan.items.iter().map(|i| i.question.as_str()).collect();
        prop_assert_eq!(unique.len(), count);
    }
}
