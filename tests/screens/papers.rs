//! Mock papers: putting one together, sitting it, its report; in history and among what was left open.
use crate::{pictures::pictures, stage::Stage};
use celun::{
    locales::Lang,
    study::{Library, load::load_file},
};
use std::path::Path;

const SIZE: (u16, u16) = (100, 30);

/// Puts the pack of six questions and a paper in the place of the other.
fn furnish(stage: &mut Stage) -> &mut Stage {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/screens/lake.json");
    stage.app.desk.library = Library::of(vec![load_file(&pack).unwrap()]);
    stage
}

fn stage() -> Stage {
    let mut stage = Stage::new(Lang::Zh, SIZE);
    furnish(&mut stage);
    stage
}

/// The row on which a text stands.
#[track_caller]
fn row(stage: &Stage, text: &str) -> String {
    stage
        .rows()
        .into_iter()
        .find(|r| r.contains(text))
        .unwrap_or_else(|| panic!("no {text} on\n{}", stage.text()))
}

#[test]
fn pictures_of_putting_a_paper_together() {
    pictures("papers", |stage| {
        furnish(stage).keys("m");
    });
    pictures("papers_by_lot", |stage| {
        furnish(stage).keys("m<Down><Tab>+<Down><Down>");
    });
    pictures("papers_genres", |stage| {
        furnish(stage).keys("m<Down><Tab><Down><Down><Enter> <Down><Down> ");
    });
    pictures("papers_own_choice", |stage| {
        furnish(stage).keys("m<Down><Down><Tab><End> <Home> <Down><Down> ");
    });
    pictures("papers_of_a_pack", |stage| {
        furnish(stage).keys("m<End><Tab>=45");
    });
}

#[test]
fn a_paper_by_lot_keeps_to_its_conditions_and_its_seed_repeats_it() {
    let mut s = stage();
    s.keys("m<Down><Tab><Enter>5<Enter><Down>=100<Enter>");
    assert!(s.text().contains("5 题 · 100 分钟"), "{}", s.text());
    // Summary and notice only: one of each.
    s.keys("<Up><Enter>2<Enter><Down><Down><Enter> <Down><Down><Down> <Enter>");
    assert!(
        row(&s, "文种  ").contains("概括归纳、通知") || row(&s, "文种  ").contains("、通知"),
        "{}",
        s.text()
    );
    assert!(
        s.text().contains("1 概括湖区治理的做法") && s.text().contains("2 关于开展清网行动的通知"),
        "{}",
        s.text()
    );
    s.keys("<Up><Up><Enter>3<Enter>");
    assert!(s.text().contains("合适的题目只有 2 道，要 3 道"), "{}", s.text());
    s.keys("<Down><Down><Enter>x<Enter>#20260307<Enter>");
    assert!(row(&s, "随机数").contains("20260307"));
    let paper = |s: &Stage| s.rows().into_iter().skip_while(|r| !r.contains("─ 试卷")).collect::<Vec<_>>();
    let first = paper(&s);
    s.keys("rrr");
    assert_ne!(paper(&s), first, "{first:?}");
    s.keys("#20260307<Enter>");
    assert_eq!(paper(&s), first);
    s.keys("<Esc><Esc>m<Down><Tab><Down>=100<Enter>#20260307<Enter>");
    assert_eq!(paper(&s)[1..8], first[1..8], "another day, with the same conditions");
}

#[test]
fn points_and_minutes_are_changed_and_the_rest_follows() {
    let mut s = stage();
    s.keys("m<End>");
    assert!(row(&s, "2 关于开展清网行动的通知").contains("=20"), "the pack gives it: {}", s.text());
    assert!(row(&s, "通览、读资料").contains("20") && row(&s, "合计").contains("100"), "{}", s.text());
    let minutes = |s: &Stage, text: &str| row(s, text).split_whitespace().last().unwrap().to_owned();
    let before = minutes(&s, "3 清网动员会讲话");
    s.keys("<Tab>++");
    assert!(minutes(&s, "1 概括湖区治理的做法").starts_with('='), "{}", s.text());
    assert_ne!(minutes(&s, "3 清网动员会讲话"), before, "what is not set follows");
    s.keys("<Left>=60<Enter>");
    assert!(
        row(&s, "1 概括湖区治理的做法").contains("60") && row(&s, "合计").contains("130"),
        "{}",
        s.text()
    );
    s.keys("<Down><Down><Down>=120<Enter>");
    assert!(s.text().contains("3 题 · 120 分钟"), "{}", s.text());
    s.keys("b");
    assert!(!s.text().contains("=20") && !s.text().contains("= 已定"), "{}", s.text());
    s.keys("<Up><Left>=400<Enter><Enter>");
    assert!(
        row(&s, "通览、读资料").contains('-') && s.text().contains("各题分钟加起来超过了总时长"),
        "{}",
        s.text()
    );
}

#[test]
fn questions_are_chosen_in_the_order_of_the_paper_and_filtered() {
    let mut s = stage();
    s.keys("m<Down><Down>");
    assert!(s.text().contains("至少两道"));
    s.keys("<Tab>/文章<Enter> <Esc>/清网<Enter> ");
    assert!(s.text().contains("1 以“一湖清水”"), "{}", s.text());
    assert!(s.text().contains("2 关于开展清网行动的通知"), "{}", s.text());
    s.keys("<Esc>");
    assert!(s.text().contains("湖区旅游"), "Esc drops the filter first");
    s.keys("<Esc><Esc>");
    assert!(!s.text().contains("─ 试卷"), "then it goes to the list, then away");
}

#[test]
fn the_standard_paper_is_one_key_away_and_asks_first() {
    let mut s = stage();
    s.keys("M");
    assert!(s.text().contains("5 道题，共 180 分钟") && s.text().contains("=70"), "{}", s.text());
    s.keys("<Enter>");
    assert!(
        s.text().contains("标准卷") && s.text().contains("第1/5题") && s.text().contains("模考"),
        "{}",
        s.text()
    );
}

#[test]
fn any_size_and_the_mouse_live() {
    let mut s = stage();
    s.keys("m");
    for keys in
        ["<Down>", "<Tab>", "<Down><Down><Enter>", "<Esc><Tab>", "=", "<Esc><Esc><Down><Tab>", "  <Tab>"]
    {
        s.keys(keys);
        for (w, h) in [(0, 0), (1, 1), (300, 1), (40, 12), (41, 17), (75, 40), (76, 12), (250, 80)] {
            s.terminal.backend_mut().resize(w, h);
            s.keys("<Down><Up>");
        }
    }
    s.terminal.backend_mut().resize(100, 30);
    s.keys("<Esc>").keys("<Home>");
    let (x, y) = s.find("湖区模考");
    s.click(x, y);
    let (x, y) = s.find("3 清网动员会讲话");
    s.click(x, y).keys("=33<Enter>");
    assert!(row(&s, "3 清网动员会讲话").contains("=33"), "{}", s.text());
}
