//! Findings on answers: verdicts, reasons, passages; losses and advice.
use super::*;
use crate::{
    compare::Report,
    store::{Course, HandedIn, Summary, Task, Verdicts, attempt},
    study::{
        Library,
        model::{Outline, Pack, Question},
    },
    text::{count::Counts, sheet::Profile},
};

/// The first bundled question that `wanted` likes.
fn question(library: &Library, wanted: fn(&Question) -> bool) -> (&Pack, &Question, &Outline) {
    let mut all = library.packs().iter().flat_map(|p| p.questions.iter().map(move |q| (p, q)));
    let (pack, question) = all.find(|(_, q)| wanted(q)).unwrap();
    (pack, question, pack.outline(&question.outline).unwrap())
}

/// An answer to the question, gone over.
fn review(library: &Library, (pack, question, _): (&Pack, &Question, &Outline), essay: &str) -> Review {
    let task = Task {
        pack: pack.id.clone(),
        question: question.id.clone(),
        genre: question.genre.key().into(),
        prompt: question.prompt.clone(),
        limit: serde_json::to_value(question.limit).unwrap(),
        minutes: 30,
        ..Task::default()
    };
    let counts = Counts::of(essay, &Profile::shenlun());
    let work = crate::marking::Work { pack, question, draft: essay, counts };
    let report: Report = crate::marking::assess(work).report;
    let summary = Summary {
        schema: attempt::SCHEMA.into(),
        task,
        started: attempt::timestamp(0),
        ended: attempt::timestamp(1),
        active_ms: 1,
        paused_ms: 0,
        counts,
        outline_opened: false,
        coverage: None,
        course: Course::default(),
    };
    let work = HandedIn { summary, report: serde_json::to_value(report).unwrap(), essay: essay.into() };
    Review::of(&work, &Verdicts::default(), library)
}

fn notice(q: &Question) -> bool {
    q.genre == Genre::Notice && q.prompt.contains("格式")
}

fn finding(review: &Review, kind: Kind) -> Finding {
    findings(review, Lang::Zh).into_iter().find(|f| f.kind == kind).unwrap()
}

#[test]
fn missing_parts_of_the_form_are_told_with_their_cost() {
    let library = Library::builtin();
    let found = question(&library, notice);
    let r = review(&library, found, "各部门：\n定于明天开会。\n特此报告。");
    let form = finding(&r, Kind::Form);
    assert_eq!((form.grade, form.verdict.as_str()), (Grade::Bad, "缺标题、落款、日期"));
    assert!(form.detail.iter().any(|d| d.starts_with("结语“特此报告”不是通知的")), "{form:?}");
    assert!(form.detail.iter().any(|d| d.starts_with("缺标题：扣")), "{form:?}");
    let passages: Vec<_> = form.passages.iter().map(|p| &r.essay[p.clone()]).collect();
    assert_eq!(passages, ["各部门：", "特此报告"]);
}

#[test]
fn the_score_range_tells_how_it_comes_about() {
    let library = Library::builtin();
    let r = review(&library, question(&library, notice), "各部门：\n定于明天开会。");
    let score = finding(&r, Kind::Score);
    let range = r.score.as_ref().unwrap();
    assert!(score.verdict.starts_with(&format!("{}—{} / ", points(range.low()), points(range.high()))));
    assert!(
        score.detail[0].starts_with("要点得分 ") && score.detail.iter().any(|d| d.starts_with("缺标题："))
    );
}

#[test]
fn what_the_prompt_waives_costs_nothing() {
    let library = Library::builtin();
    let waived = |q: &Question| q.genre == Genre::Opinion && q.prompt.contains("不必写标题");
    let r = review(&library, question(&library, waived), "一、加强领导。书记任组长。\n二、抓好落实。");
    let form = finding(&r, Kind::Form);
    assert_eq!((form.grade, form.verdict.as_str()), (Grade::Plain, "题目说不必写"));
    assert!(r.score.unwrap().deductions.iter().all(|d| !d.why.is_of_form()));
}

#[test]
fn copied_runs_are_told_with_their_material() {
    let library = Library::builtin();
    let found = question(&library, notice);
    let given = found.0.materials.iter().find(|m| found.1.materials.contains(&m.id)).unwrap();
    let line = given.text.lines().filter(|l| !l.starts_with('#')).max_by_key(|l| l.chars().count()).unwrap();
    let r = review(&library, found, &format!("关于开会的通知\n{line}"));
    let copied = finding(&r, Kind::Copied);
    assert!(copied.verdict.starts_with("1处") && copied.detail[0].contains("资料"), "{copied:?}");
    assert_eq!(copied.passages.len(), 1);
    assert!(advice(&r, Lang::Zh).iter().any(|a| a.contains("换成自己的话")));
    let r = review(&library, found, "自己的话。");
    assert_eq!(finding(&r, Kind::Copied).grade, Grade::Good);
}

#[test]
fn the_dearest_point_is_named_first_and_what_to_write() {
    let library = Library::builtin();
    let r = review(&library, question(&library, notice), "关于开会的通知\n各部门：\n请准时参会。");
    let lost = losses(&r);
    assert!(lost.windows(2).all(|w| w[0].points >= w[1].points) && !lost.is_empty());
    let full = r.score.as_ref().unwrap().full;
    let all: f64 = lost.iter().map(|l| l.points).sum();
    assert!((all - full * (1.0 - r.coverage)).abs() < 1e-6, "{all} of {full} at {}", r.coverage);
    let advice = advice(&r, Lang::Zh);
    assert!(advice.iter().any(|a| a.starts_with("补写“")), "{advice:?}");
}

#[test]
fn bare_headings_repetitions_and_asides_have_their_passages() {
    let library = Library::builtin();
    let found = question(&library, |q| q.id == "q2");
    let texts: Vec<&str> = crate::study::model::walk(&found.2.points)
        .into_iter()
        .filter(|p| p.point.children.is_empty())
        .map(|p| p.point.text.as_str())
        .collect();
    let aside = "昨晚电影院放映了两部新片，观众排起了长队，散场后街上很热闹。";
    let essay = format!("一、{}\n二、{}\n{}，这一点要写得具体。\n{aside}", texts[0], texts[1], texts[1]);
    let r = review(&library, found, &essay);
    let bare = finding(&r, Kind::BareHeadings);
    assert_eq!(
        bare.passages.iter().map(|p| r.essay[p.clone()].trim()).collect::<Vec<_>>(),
        [format!("一、{}", texts[0])]
    );
    let unclaimed = finding(&r, Kind::Unclaimed);
    assert!(unclaimed.passages.iter().any(|p| r.essay[p.clone()].contains(aside)), "{unclaimed:?}");
    assert!(finding(&r, Kind::Glance).passages.len() >= 4);
}

#[test]
fn the_scratch_outline_is_held_against_the_reference() {
    let library = Library::builtin();
    let found = question(&library, |q| q.id == "q2");
    let mut r = review(&library, found, "四、充实基层力量，推动权责一致，编制和经费一起下去。");
    assert!(findings(&r, Lang::Zh).iter().all(|f| f.kind != Kind::Plan));
    let leaves: Vec<usize> = (0..r.points.len()).filter(|i| r.points[*i].leaf).collect();
    for i in &leaves {
        r.points[*i].planned = Some(Status::Missing);
    }
    r.points[leaves[0]].planned = Some(Status::Covered);
    r.points[leaves[0]].status = Status::Missing;
    let plan = finding(&r, Kind::Plan);
    assert_eq!(plan.verdict, format!("列到1个，略有0个，没列{}个", leaves.len() - 1));
    assert_eq!(plan.detail[0], format!("列了没写：{}", r.points[leaves[0]].text));
    assert_eq!(plan.grade, Grade::Fair);
}

#[test]
fn without_a_question_only_what_is_known_is_told() {
    let work = HandedIn {
        summary: Summary {
            schema: attempt::SCHEMA.into(),
            task: Task::default(),
            started: attempt::timestamp(0),
            ended: attempt::timestamp(1),
            active_ms: 0,
            paused_ms: 0,
            counts: Counts::default(),
            outline_opened: false,
            coverage: None,
            course: Course::default(),
        },
        report: serde_json::Value::Null,
        essay: "甲。".into(),
    };
    let r = Review::of(&work, &Verdicts::default(), &Library::default());
    let told: Vec<_> = findings(&r, Lang::Zh).into_iter().map(|f| (f.kind, f.verdict)).collect();
    assert_eq!(told.iter().map(|f| f.0).collect::<Vec<_>>(), [Kind::Length, Kind::Copied]);
    assert!(told[1].1.contains("未查"));
    assert!(advice(&r, Lang::En).is_empty() && losses(&r).is_empty());
}
