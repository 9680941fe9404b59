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

/// In the pack's paper of three questions, as an exam or as practice.
fn sit<'a>(stage: &'a mut Stage, begin: &str) -> &'a mut Stage {
    stage.keys("m<End>").keys(begin)
}

/// Two of three questions are written, in more time than was meant for the second.
fn written(stage: &mut Stage) -> &mut Stage {
    sit(stage, "e<Enter>").wait(240_000).keys("一、退渔还湖，拆网九千亩。二、截污入管。").wait(420_000);
    stage
        .keys("<C-n>")
        .wait(1_560_000)
        .keys("关于开展清网行动的通知<Enter>各渔村：<Enter>定于5月6日清网。")
        .wait(60_000)
}

#[test]
fn pictures_of_the_overview() {
    pictures("paper_overview", |stage| {
        written(furnish(stage)).keys("<F5><Up> <Down>");
    });
}

#[test]
fn pictures_of_the_papers_report() {
    pictures("paper_report", |stage| {
        written(furnish(stage)).keys("<C-d><Enter><Down>");
    });
}

#[test]
fn pictures_of_a_paper_in_the_history() {
    pictures("history_paper", |stage| {
        written(furnish(stage)).keys("<C-d><Enter><Esc>");
        sit(stage, "<Enter>").keys("一、退渔还湖。<Tab><Esc>h<Down><Right><Down>");
    });
}

#[test]
fn pictures_of_a_paper_that_was_left_open() {
    pictures("unfinished_paper", |stage| {
        written(furnish(stage)).keys("<Tab><Esc>").wait(60_000).keys("u");
    });
}

#[test]
fn the_overview_tells_done_open_and_over_time() {
    let mut s = stage();
    written(&mut s).keys("<F5>");
    assert!(
        row(&s, "1 概括湖区治理").contains("◐ 进行中") && row(&s, "1 概括湖区治理").contains("11:00/"),
        "{}",
        s.text()
    );
    assert!(
        row(&s, "2 关于开展清网").contains("27:00/20:00") && s.text().contains("这题超时 07:00"),
        "{}",
        s.text()
    );
    assert!(
        row(&s, "3 清网动员会").contains("○ 未作答") && s.text().contains("全卷用去 38:00 · 剩余 52:00"),
        "{}",
        s.text()
    );
    s.keys("<Down> ");
    assert!(s.text().contains("这道题还没有作答"));
    s.keys("<Home> <Down> <F5>").keys("<F5>");
    assert!(row(&s, "1 概括湖区治理").contains("● 已完成") && row(&s, "2 关于开展清网").contains("● 已完成"));
    let kept = s.app.desk.store.papers().unwrap().remove(0).1;
    assert_eq!(kept.questions.iter().map(|q| q.done).collect::<Vec<_>>(), [true, true, false]);
    s.keys("<Home><Enter>");
    assert!(s.text().contains("第1/3题"));
    assert_eq!(s.app.desk.store.papers().unwrap().remove(0).1.at, 0);
}

#[test]
fn the_report_tells_score_time_and_where_the_minutes_went() {
    let mut s = stage();
    written(&mut s).keys("<C-d>");
    assert!(s.text().contains("已写 2 题，未写 1 题") && s.text().contains("还剩 52:00"), "{}", s.text());
    s.keys("<Enter>");
    assert!(
        row(&s, "1 概括湖区治理").contains("/30") && row(&s, "1 概括湖区治理").contains("11:00/16:00"),
        "{}",
        s.text()
    );
    assert!(row(&s, "2 关于开展清网").contains("27:00/20:00"));
    assert!(row(&s, "3 清网动员会").contains("0/40") && row(&s, "3 清网动员会").contains("未作答"));
    assert!(row(&s, "合计").contains("/100") && row(&s, "合计").contains("38:00/1:30:00"));
    assert!(row(&s, "全卷").contains("读题 30:00 · 写作 08:00"), "{}", s.text());
    assert!(row(&s, "预算  ├").contains("2·20") && row(&s, "实际  ├").contains("读题 30"), "{}", s.text());
    // A verdict of one's own in the report of a question counts here as well.
    let before = row(&s, "1 概括湖区治理");
    s.keys("<Enter>").keys("n1");
    s.keys("<Esc>");
    assert_ne!(row(&s, "1 概括湖区治理"), before, "{}", s.text());
    s.keys("r");
    assert!(s.text().contains("再考：湖区模考") && row(&s, "2 关于开展清网").contains("20"), "{}", s.text());
    s.keys("<Enter>");
    assert!(s.text().contains("第1/3题"));
}

#[test]
fn a_paper_is_one_entry_of_the_history_that_opens_into_its_questions() {
    let mut s = stage();
    written(&mut s).keys("<C-d><Enter><Esc>h");
    assert!(s.text().contains("1 次作答") && row(&s, "▸ 套卷 湖区模考").contains("38:00"), "{}", s.text());
    s.keys("<Right>");
    assert!(s.text().contains("  2 关于开展清网行动的通知") && s.text().contains('▾'), "{}", s.text());
    s.keys("c");
    assert!(s.rows()[29].contains("选一道题再比较"));
    s.keys("<Down><Down>d");
    assert!(s.rows()[29].contains("移走整份"));
    s.keys("<Enter>");
    assert!(!s.text().contains("次作答") && s.text().contains("关于开展清网行动的通知"), "{}", s.text());
    s.keys("<Esc><Left>");
    assert!(row(&s, "▸ 套卷").starts_with(" ▌"), "folded, and the paper is selected: {}", s.text());
    s.keys("/动员会<Enter><Enter>");
    assert!(s.text().contains("时间去向"), "found by a question of it: {}", s.text());
    s.keys("<Esc><Esc>dy");
    assert!(s.text().contains("还没有作答记录"), "{}", s.text());
    assert_eq!(s.app.desk.store.attempts().unwrap().len(), 0);
}

#[test]
fn a_paper_that_was_left_is_gone_on_with_handed_in_or_set_aside_as_one() {
    let mut s = stage();
    written(&mut s).keys("<Tab><Esc>").wait(600_000);
    s.keys("u");
    let entry = row(&s, "套卷 湖区模考");
    assert!(
        entry.contains("3题") && entry.contains("模考") && entry.contains("剩余 42:00"),
        "the clock runs: {entry}"
    );
    assert!(
        s.text().contains("第2题 关于开展清网行动的通知：关于开展清网行动的通知 各渔村： 定于5月6日清网。"),
        "{}",
        s.text()
    );
    s.keys("<Enter>");
    assert!(s.text().contains("第2/3题 27:00") && s.text().contains("剩余 42:00"), "{}", s.text());
    s.keys("<Tab><Esc>u<C-d>");
    assert!(s.text().contains("按现在的文字交卷？"));
    s.keys("y").wait(1_000);
    assert!(s.text().contains("时间去向") && row(&s, "全卷").contains("离开 10:00"), "{}", s.text());
    s.keys("<Esc>");
    sit(&mut s, "<Enter>").keys("甲<Tab><Esc>udy");
    assert!(s.app.desk.records.left().is_empty() && s.app.desk.store.papers().unwrap().len() == 1);
}

#[test]
fn an_exams_end_comes_while_the_program_looks_elsewhere() {
    let mut s = stage();
    written(&mut s).keys("<Tab><Esc>").wait(7_200_000);
    s.keys("u");
    assert!(row(&s, "套卷 湖区模考").contains("时间已到"), "{}", s.text());
    s.keys("<Enter>").wait(1_000);
    assert!(s.text().contains("时间去向") && row(&s, "合计").contains("1:30:00/1:30:00"), "{}", s.text());
}

#[test]
fn another_language_reaches_what_is_on_the_screen() {
    let mut s = stage();
    sit(&mut s, "<Enter>").keys("甲<C-d><Enter>");
    assert!(s.text().contains("时间去向") && s.text().contains("练习"));
    s.keys("<F9><Right><Right><Esc>");
    assert!(s.text().contains("Where the minutes went") && s.text().contains("untouched"), "{}", s.text());
    assert!(!s.text().contains("未作答") && !s.text().contains("练习"), "{}", s.text());
}

#[test]
fn a_paper_that_was_tampered_with_is_shown_and_breaks_nothing() {
    let mut s = stage();
    written(&mut s).keys("<C-d><Enter>");
    let store = s.app.desk.store.clone();
    let (name, mut paper) = store.papers().unwrap().remove(0);
    (paper.title, paper.minutes, paper.at) = ("坏\u{1b}[31m\u{202e}卷".into(), u32::MAX, usize::MAX);
    (paper.active_ms, paper.seed) = (Some(u64::MAX), Some(u64::MAX));
    paper.questions[0].minutes = u32::MAX;
    paper.questions[1].points = 1e308;
    paper.questions[2].attempt = "gone".into();
    store.keep_paper(&name, &paper).unwrap();
    s.keys("<Esc>h<Right>/坏<Enter><Enter>");
    assert!(s.text().contains("坏[31m卷") && row(&s, "3 清网动员会").contains("无法读取"), "{}", s.text());
    s.keys("<Down><Down>");
    assert!(s.text().contains("gone"), "why: {}", s.text());
    paper.ended = None;
    store.keep_paper(&name, &paper).unwrap();
    s.keys("<Esc><Esc>h<Esc>");
    s.app.desk.refresh();
    s.keys("u").wait(2_000);
    assert!(s.text().contains("交卷时被中断"), "{}", s.text());
}

#[test]
fn a_paper_that_another_program_writes_is_left_to_it() {
    let mut s = stage();
    sit(&mut s, "<Enter>").keys("甲<Tab><Esc>");
    let store = s.app.desk.store.clone();
    let held = store.papers().unwrap().remove(0).1.questions.remove(1).attempt;
    let (attempt, _) = store.resume(&held).unwrap();
    for keys in ["u<C-d>y", "dy", "<Esc>h<Home>dy"] {
        s.keys(keys);
        assert!(s.rows()[29].contains("另一个"), "{keys}: {}", s.rows()[29]);
    }
    for keys in ["<Enter>", "<Right><Down><Enter>", "<Esc>u<Enter>"] {
        s.keys(keys);
        assert!(
            s.text().contains("只读") && s.text().contains("另一个 celun 正在写"),
            "{keys}: {}",
            s.text()
        );
        s.keys("<Esc>");
    }
    s.keys("<Esc>h");
    drop(attempt);
    s.keys("<Home><Enter>");
    assert!(s.text().contains("第1/3题") && s.text().contains('甲'), "{}", s.text());
}

#[test]
fn the_rooms_own_question_is_answered_with_the_overview_open() {
    let mut s = stage();
    sit(&mut s, "<Enter>").keys("甲<F5>");
    s.app.desk.now.mono += 600_000;
    s.app.desk.now.wall += 600_000;
    s.wait(1_000);
    assert!(s.text().contains("停顿或休眠了 10:01"), "{}", s.text());
    s.keys("<Enter>").wait(1_000);
    assert!(s.text().contains("全卷用去 10:0"), "{}", s.text());
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
