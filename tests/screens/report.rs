//! The report of an attempt and the history of all: what they show, keys, mouse, what is kept.
use crate::{pictures::pictures, stage::Stage};
use celun::{
    locales::Lang,
    store::{Course, Edit, Mode, Outcome, Progress, Task},
    text::count::Counts,
};
use ratatui::{
    crossterm::event::MouseEventKind,
    style::{Color, Modifier},
};
use serde_json::{Value, json};

const ESSAY: &str = "关于整治中心广场环境的通知\n各科室：\n\
    近来广场上占道经营增多，居民出行不便。\n\
    请于5月6日至5月20日清理占道摊点，逐户劝导，迁往西侧停车场。\n\
    街道办要高度重视，精心组织。\n此外，食堂饭菜要可口。";
const MINUTE: i64 = 60_000;
const SIZE: (u16, u16) = (80, 24);

/// [start, end) of a passage of the essay, in characters.
fn span(passage: &str) -> Value {
    let at = ESSAY.find(passage).unwrap();
    let start = ESSAY[..at].chars().count();
    json!([start, start + passage.chars().count()])
}

fn point(id: &str, text: &str, status: &str, weight: f64, found: Option<(&str, &[&str])>) -> Value {
    let mut point = json!({ "id": id, "text": text, "depth": id.split('.').count(), "status": status,
        "weight": weight, "score": match status { "covered" => 0.9, "partial" => 0.5, _ => 0.1 } });
    if let Some((passage, terms)) = found {
        point["span"] = span(passage);
        point["evidence"] = json!([{ "span": span(passage), "terms": terms }]);
        point["order"] = json!(if id == "1" { "late" } else { "in" });
    }
    point
}

fn report() -> Value {
    let stalls = "清理占道摊点，逐户劝导，迁往西侧停车场。";
    let office = "街道办要高度重视，精心组织。";
    let mut lamps = point("2.2", "修补地砖和路灯", "missing", 1.0, None);
    let near = json!({ "span": span(office), "terms": ["组织"] });
    lamps["nearest"] = json!({ "passage": near, "reason": "other-point", "about": "3" });
    let mut office = point("3", "责任分工", "partial", 1.0, Some((office, &["街道办"])));
    (office["unsure"], office["confidence"], office["said"]) = (json!(true), json!(0.46), json!([[0, 2]]));
    json!({ "schema": "celun.compare/1", "title": "关于整治中心广场环境的通知", "coverage": 0.625,
        "points": [
            point("1", "整治时间", "covered", 1.0, Some(("请于5月6日至5月20日", &["5月6日", "5月20日"]))),
            point("2", "整治内容", "partial", 2.0, Some((stalls, &["占道摊点"]))),
            point("2.1", "清理占道摊点", "covered", 1.0, Some((stalls, &["清理占道摊点"]))),
            lamps,
            office,
        ],
        "order": { "score": 0.75, "moved": ["1"] },
        "balance": [{ "id": "1", "share": 0.15 }, { "id": "2", "share": 0.4 }, { "id": "3", "share": 0.2 }],
        "unclaimed": [span("此外，食堂饭菜要可口。")] })
}

fn task(stage: &Stage, question: &str, mode: Mode) -> Task {
    let (pack, model) = stage.app.desk.library.question(question).unwrap();
    Task {
        pack: pack.id.clone(),
        question: model.id.clone(),
        title: model.title.clone(),
        genre: model.genre.key().into(),
        prompt: model.prompt.clone(),
        limit: serde_json::to_value(model.limit).unwrap(),
        mode,
        minutes: model.minutes,
        ..Task::default()
    }
}

fn hand_in(stage: &Stage, question: &str, days: i64, cells: usize, report: Value) -> String {
    let mode = if days == 1 { Mode::Exam } else { Mode::Practice };
    let started = stage.app.desk.now.wall - days * 24 * 60 * MINUTE;
    let attempt = stage.app.desk.store.begin(task(stage, question, mode), started).unwrap();
    let outcome = Outcome {
        ended: started + 23 * MINUTE,
        active_ms: 21 * MINUTE as u64 + 5_000,
        paused_ms: 2 * MINUTE as u64,
        counts: Counts { cells, chars: cells, hanzi: cells - 8, ..Counts::default() },
        outline_opened: days == 2,
        report,
        course: Course {
            progress: Progress {
                reading: 5 * MINUTE as u64,
                writing: 14 * MINUTE as u64,
                revising: 2 * MINUTE as u64,
                ..Progress::default()
            },
            pace: (0..21_u32).map(|m| m.saturating_sub(5) * 12).collect(),
            ..Course::default()
        },
    };
    attempt.hand_in(ESSAY, outcome).unwrap();
    attempt.name().to_owned()
}

/// Attempts: one handed in today, two before, one open, one that cannot be read; then the history.
fn history(stage: &mut Stage) -> String {
    let low = json!({ "schema": "celun.compare/1", "coverage": 0.25, "points": [] });
    hand_in(stage, "square", 3, 230, low);
    let mut before = report();
    (before["points"][2]["status"], before["points"][4]["status"]) = (json!("missing"), json!("covered"));
    (before["points"][2]["span"], before["points"][2]["evidence"]) = (Value::Null, json!([]));
    hand_in(stage, "square", 2, 180, before);
    hand_in(stage, "market", 1, 320, Value::Null);
    let store = &stage.app.desk.store;
    let open = store.begin(task(stage, "market", Mode::Practice), stage.app.desk.now.wall - MINUTE).unwrap();
    let text = "夜市油烟扰民，";
    open.edit(&Edit { at: 0, removed: 0, inserted: text.into(), caret: 7 }, text, 65_000);
    drop(open);
    let bad = store.paths().attempts().join("20200101-000000-square");
    std::fs::create_dir_all(&bad).unwrap();
    std::fs::write(bad.join("attempt.json"), r#"{"schema":"celun.attempt/9"}"#).unwrap();
    let name = hand_in(stage, "square", 0, 180, report());
    stage.keys("h");
    name
}

fn opened() -> (Stage, String) {
    let mut stage = Stage::new(Lang::Zh, SIZE);
    let name = history(&mut stage);
    stage.keys("<Enter>");
    (stage, name)
}

#[test]
fn pictures_of_the_history() {
    pictures("history", |s| {
        history(s);
    });
    pictures("history_filtered", |s| {
        history(s);
        s.keys("s/square");
    });
}

#[test]
fn pictures_of_the_report() {
    pictures("report", |s| {
        history(s);
        s.keys("<Enter>");
    });
    pictures("report_missing", |s| {
        history(s);
        s.keys("<Enter>n2");
        s.wait(6_000);
    });
    pictures("report_paper", |s| {
        history(s);
        s.keys("<Enter>f");
    });
    pictures("report_model", |s| {
        history(s);
        s.keys("<Enter>nm");
    });
}

#[test]
fn pictures_of_the_course() {
    pictures("course", |s| {
        history(s);
        s.keys("<Enter>t");
    });
}

#[test]
fn pictures_of_two_attempts() {
    pictures("versus", |s| {
        history(s);
        s.keys("cn");
    });
}

#[test]
fn two_attempts_are_compared_point_by_point() {
    let (mut s, _) = opened();
    s.keys("c");
    assert!(s.text().contains("进步1 · 退步1 · 不变2"), "{}", s.text());
    s.keys("n");
    let row = s.rows().into_iter().find(|r| r.contains("清理占道摊点  ")).unwrap();
    assert!(row.contains("○ ● （一）清理占道摊点") && row.contains('↗'), "{row}");
    assert!(s.text().contains("前次 ○ 遗漏 · 本次 ● 已覆盖 · 多得约5分"), "{}", s.text());
    s.keys("n");
    let row = s.rows().into_iter().find(|r| r.starts_with(" ▌")).unwrap();
    assert!(row.contains("● ◐ 三、责任分工") && row.contains('↘'), "{row}");
    s.keys("[");
    assert!(s.text().contains("进步0 · 退步0 · 不变4"), "an attempt without a report compares with nothing");
    s.keys("[");
    assert!(s.rows()[23].contains("没有更早的"));
    s.keys("]");
    assert!(s.text().contains("进步1 · 退步1"));
    s.keys("<Esc><Esc><Down>c");
    assert!(s.rows()[23].contains("尚未交卷"), "{}", s.rows()[23]);
}

/// The background at a text on the screen, and whether it is underlined.
#[track_caller]
fn look(s: &Stage, text: &str) -> (Color, bool) {
    let (x, y) = s.find(text);
    let cell = &s.terminal.backend().buffer()[(x, y)];
    (cell.bg, cell.modifier.contains(Modifier::UNDERLINED))
}

#[test]
fn the_selected_points_passage_is_highlighted_and_its_expressions_are_underlined() {
    let (mut s, _) = opened();
    let theme = s.app.desk.theme;
    let (evidence, plain) = (theme.evidence.bg.unwrap(), theme.text.bg.unwrap());
    assert_eq!(look(&s, "请于5月6日"), (evidence, false));
    assert_eq!(look(&s, "5月6日至"), (evidence, true));
    assert_eq!(look(&s, "逐户劝导"), (plain, false));
    s.keys("<Down><Down>");
    assert_eq!(look(&s, "逐户劝导"), (evidence, false));
    assert_eq!(look(&s, "请于5月6日"), (plain, false));
}

#[test]
fn what_is_found_on_the_paper_stands_in_the_outlines_place() {
    let (mut s, _) = opened();
    assert!(s.text().contains("卷面"), "{}", s.text());
    s.keys("f");
    let row = s.rows().into_iter().find(|r| r.contains("提纲以外")).unwrap();
    assert!(row.contains("1处11字"), "{row}");
    let theme = s.app.desk.theme;
    s.keys("<Home>");
    while !s.text().contains("这些文字没有对应到要点") {
        s.keys("<Down>");
    }
    let y = s.rows().iter().rposition(|r| r.contains("食堂饭菜")).unwrap() as u16;
    assert_eq!(s.terminal.backend().buffer()[(12, y)].bg, theme.near.bg.unwrap(), "marked in the essay");
    let (x, y) = s.find("顺序");
    s.click(x, y);
    assert!(s.text().contains("各点并列"), "{}", s.text());
    s.keys("f");
    assert!(s.text().contains("─ 一、整治时间 ─"), "{}", s.text());
}

#[test]
fn the_first_view_tells_score_losses_and_what_to_do_next() {
    let (s, _) = opened();
    let rows = s.rows();
    assert!(rows[2].contains("估分 10—14.5 / 20分") && rows[2].contains("覆盖率  62%"), "{}", rows[2]);
    assert!(rows[3].contains("失分") && rows[3].contains("（二）修补地砖和路灯 −5"), "{}", rows[3]);
    assert!(rows[4].contains("下一步") && rows[4].contains("先自判1个要点"), "{}", rows[4]);
}

#[test]
fn a_change_of_language_reaches_what_is_open() {
    let (mut s, _) = opened();
    s.app.desk.speak(Some(Lang::En));
    s.keys("f");
    assert!(s.text().contains("My essay") && s.text().contains("Copied "), "{}", s.text());
    s.keys("m");
    assert!(s.text().contains("Model essay:"), "{}", s.text());
}

#[test]
fn a_passage_far_down_is_brought_into_sight() {
    let mut s = Stage::new(Lang::Zh, SIZE);
    let essay = format!("{}\n街道办负责到底。", "无关的一段话。\n".repeat(80));
    let start = essay.chars().count() - 8;
    let found = json!({ "id": "1", "text": "责任分工", "depth": 1, "status": "covered",
        "span": [start, start + 8], "evidence": [] });
    let first = json!({ "id": "2", "text": "其他", "depth": 1, "status": "missing" });
    let report = json!({ "schema": "celun.compare/1", "coverage": 0.5, "points": [found, first] });
    let attempt = s.app.desk.store.begin(task(&s, "square", Mode::Practice), 0).unwrap();
    let outcome = Outcome {
        ended: 1,
        active_ms: 1,
        paused_ms: 0,
        counts: Counts::default(),
        outline_opened: false,
        report,
        course: Course::default(),
    };
    attempt.hand_in(&essay, outcome).unwrap();
    s.keys("h<Enter>");
    assert!(s.text().contains("街道办负责到底。"), "{}", s.text());
    s.keys("<Tab><Home>");
    assert!(!s.text().contains("街道办负责到底。"));
    s.keys("<Tab><Down><Up>");
    assert!(s.text().contains("街道办负责到底。"));
}

#[test]
fn keys_go_to_missing_points_and_fold() {
    let (mut s, _) = opened();
    s.keys("n");
    assert!(s.text().contains("─ （二）修补地砖和路灯 ─"), "{}", s.text());
    assert!(s.text().contains("它说的是“三、责任分工”"), "the nearest passage: {}", s.text());
    assert_eq!(look(&s, "高度重视").0, s.app.desk.theme.near.bg.unwrap());
    s.keys("<Left>");
    assert!(s.text().contains("─ 二、整治内容 ─"));
    s.keys("<Left>");
    assert!(!s.text().contains("清理占道摊点  "), "folded");
    s.keys("n");
    assert!(s.text().contains("─ （二）修补地砖和路灯 ─"), "what is gone to unfolds");
    s.keys("N1n");
    assert!(s.text().contains("没有遗漏的要点"));
}

#[test]
fn a_verdict_wins_is_kept_and_can_be_taken_back() {
    let (mut s, name) = opened();
    assert!(s.text().contains("覆盖率  62%"));
    s.keys("n2");
    assert!(s.text().contains("覆盖率  75%") && s.text().contains("自判：写到一半"), "{}", s.text());
    s.keys("<Esc><Enter>");
    assert!(s.text().contains("覆盖率  75%"), "kept");
    s.keys("<Esc>");
    assert!(s.find("75%").1 < 4, "the history shows it");
    assert_eq!(s.app.desk.records.standing("drill", "square").best, Some(0.75), "the library counts it");
    s.keys("<Enter>n");
    s.keys("<Home><Down><Down><Down>0");
    assert!(s.text().contains("覆盖率  62%") && s.text().contains("已撤销自判"));
    assert!(s.app.desk.store.verdicts(&name).unwrap().points.is_empty());
    s.keys("<Up><Up>1");
    assert!(s.text().contains("逐个自判"), "a point with others beneath is not judged");
}

#[test]
fn points_that_are_not_sure_ask_for_a_verdict() {
    let (mut s, _) = opened();
    assert!(s.text().contains("先自判1个要点") && s.text().contains("估分 10—14.5 / 20分"), "{}", s.text());
    s.keys("v");
    assert!(s.text().contains("请自判：1 写到了") && s.text().contains("把握 46%"));
    assert!(look(&s, "责任分工 ──").1, "what is said of the point is underlined in its text");
    s.keys("1");
    assert!(!s.text().contains("请自判") && s.text().contains("● 3 已覆盖"), "{}", s.text());
    s.keys("v");
    assert!(s.text().contains("没有要自判的要点"));
}

#[test]
fn a_click_selects_a_point_and_a_passage_its_point() {
    let (mut s, _) = opened();
    let (x, y) = s.find("三、责任分工  ");
    s.click(x, y);
    assert!(s.text().contains("─ 三、责任分工 ─"));
    let (x, y) = s.find("逐户劝导");
    s.click(x, y);
    assert!(s.text().contains("─ （一）清理占道摊点 ─"), "the innermost point: {}", s.text());
    let (x, y) = s.find("二、整治内容");
    s.click(x, y).click(x, y);
    assert!(!s.text().contains("修补地砖和路灯  "), "a click on the selected branch folds it");
    s.mouse(MouseEventKind::ScrollUp, x, y);
    assert!(s.text().contains("─ 一、整治时间 ─"));
}

#[test]
fn the_model_essay_shows_the_same_point() {
    let (mut s, _) = opened();
    let evidence = s.app.desk.theme.evidence.bg.unwrap();
    s.keys("nm");
    assert!(s.text().contains("范文：关于整治中心广场环境的通知"));
    assert_eq!(look(&s, "二、修补破损地砖").0, evidence);
    s.keys("m");
    assert!(s.text().contains("我的作答"));
}

#[test]
fn the_report_is_exported_to_a_file() {
    let (mut s, name) = opened();
    s.keys("n3x");
    let file = s.app.desk.store.paths().exports().join(format!("{name}.md"));
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("- ○ （二）修补地砖和路灯（遗漏，权重1，自判）"), "{page}");
    assert!(s.rows()[23].contains("已导出："));
}

#[test]
fn the_history_opens_what_there_is() {
    let mut s = Stage::new(Lang::Zh, SIZE);
    history(&mut s);
    s.keys("<Down><Enter>");
    assert!(s.text().contains("夜市油烟扰民，") && s.text().contains("考场"), "an open one is gone on with");
    s.keys("<Esc><Esc>");
    assert!(s.text().contains("次作答"), "{}", s.text());
    s.keys("<End><Enter>");
    assert!(s.rows()[23].contains("更新版本"), "{}", s.rows()[23]);
    s.keys("/夜市 模考<Enter><Enter>");
    assert!(
        s.text().contains("对照结果为现在重新生成"),
        "without a report it is compared anew: {}",
        s.text()
    );
    s.keys("<Esc><Esc>");
    assert!(s.text().contains("6 次作答"), "Esc drops the filter first");
}

#[test]
fn the_history_is_sorted_and_attempts_are_set_aside() {
    let mut s = Stage::new(Lang::Zh, SIZE);
    let name = history(&mut s);
    s.keys("ss");
    assert!(s.text().contains("按覆盖率"));
    let first = s.rows().iter().position(|r| r.contains("62%")).unwrap();
    assert!(first < s.rows().iter().position(|r| r.contains("25%")).unwrap());
    s.keys("ss<Home>d");
    assert!(s.text().contains("移走这次作答？"));
    s.keys("<Enter>");
    assert!(s.text().contains("6 次作答"), "the safe button is chosen at first");
    s.keys("dy");
    assert!(s.text().contains("5 次作答"), "{}", s.text());
    assert!(s.app.desk.store.paths().set_aside().join(name).join("essay.md").is_file());
}

#[test]
fn any_size_draws() {
    let (mut s, _) = opened();
    for keys in [
        "<Tab>",
        "m",
        "<Tab>",
        "f",
        "<Tab>",
        "<Tab>",
        "f",
        "z",
        "c",
        "<Tab>",
        "<Tab>",
        "<Tab>",
        "<Esc>",
        "<Esc>",
        "/x<BS><Enter>",
    ] {
        for (w, h) in
            [(0, 0), (1, 1), (300, 1), (40, 12), (41, 17), (99, 15), (100, 16), (151, 30), (250, 80)]
        {
            s.terminal.backend_mut().resize(w, h);
            s.keys("<Down><Up>");
        }
        s.keys(keys);
    }
}
