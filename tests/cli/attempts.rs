//! `celun history` and `celun export`, on attempts that the store wrote.
use super::{Home, err, fails, out};
use celun::{
    store::{Outcome, Paths, Store, Task},
    text::{count::Counts, sheet::Profile},
};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

const ESSAY: &str = "关于召开会议的通知\n会议定于明天上午召开。";

/// A home with an attempt that is handed in and one that is not; the name of the first.
fn home() -> (Home, String) {
    let home = Home::new();
    let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
    let task = |question: &str| Task {
        pack: "fazhi".into(),
        question: question.into(),
        title: "会议通知".into(),
        genre: "notice".into(),
        prompt: "写一份通知。".into(),
        ..Task::default()
    };
    let attempt = store.begin(task("q4"), 1_600_000_000_000).unwrap();
    let report = json!({"schema": "celun.compare/1", "coverage": 0.5, "points": [
        {"id": "1", "text": "时间", "depth": 1, "status": "covered"},
        {"id": "2", "text": "要求", "depth": 1, "status": "missing"}]});
    let outcome = Outcome {
        ended: 1_600_001_200_000,
        active_ms: 1_200_000,
        paused_ms: 0,
        counts: Counts::of(ESSAY, &Profile::shenlun()),
        outline_opened: false,
        report,
        ..Outcome::default()
    };
    attempt.hand_in(ESSAY, outcome).unwrap();
    let name = attempt.name().to_owned();
    let open = store.begin(task("q5"), 1_600_000_100_000).unwrap();
    drop(open);
    (home, name)
}

#[test]
fn history_tells_what_was_handed_in_and_what_was_not() {
    let (home, name) = home();
    let attempts = &home.json(&["history"], "")["attempts"];
    assert_eq!((&attempts[0]["state"], &attempts[0]["question"]), (&json!("open"), &json!("q5")));
    assert_eq!((&attempts[1]["id"], &attempts[1]["coverage"]), (&json!(name), &json!(0.5)));
    assert_eq!(attempts[1]["counts"]["hanzi"], 19);
    assert_eq!(attempts[1]["started"], "2020-09-13T12:26:40Z");
    let text = out(&home.run(&["history"], b""));
    assert!(text.contains("2020-09-13 12:46  会议通知  覆盖50%"), "{text}");
    assert!(text.contains("未交卷"));
    let list = home.json(&["list"], "");
    let q4 = &list["packs"][0]["questions"][3];
    assert_eq!((&q4["id"], &q4["attempts"], &q4["best"]), (&json!("q4"), &json!(1), &json!(0.5)));
}

#[test]
fn history_of_nothing() {
    let home = Home::new();
    assert_eq!(err(&home.run(&["history"], b"")), "celun: 还没有作答记录\n");
    assert_eq!(home.json(&["history"], "")["attempts"], json!([]));
}

#[test]
fn an_attempt_is_exported_in_every_format() {
    let (home, name) = home();
    assert_eq!(out(&home.run(&["export", &name, "--format", "txt"], b"")), format!("{ESSAY}\n"));
    let json: Value =
        serde_json::from_slice(&home.run(&["export", &name, "--format", "json"], b"").stdout).unwrap();
    assert_eq!((&json["essay"], &json["report"]["coverage"]), (&json!(ESSAY), &json!(0.5)));
    let markdown = out(&home.run(&["export", &name], b""));
    assert!(markdown.starts_with("# 会议通知\n") && markdown.contains("- ○ 二、要求（遗漏"), "{markdown}");
    let html = out(&home.run_in("en", &["export", &name, "--format", "html"], b""));
    assert!(
        html.starts_with("<!DOCTYPE html>") && html.contains("title=\"missing\">二、要求<span"),
        "{html}"
    );
}

#[test]
fn attempts_that_cannot_be_exported() {
    let (home, _) = home();
    fails(
        &home.run(&["export", "2020-01-01T000000-q4"], b""),
        1,
        "celun: 没有名为 2020-01-01T000000-q4 的作答",
    );
    let open = home.json(&["history"], "")["attempts"][0]["id"].as_str().unwrap().to_owned();
    fails(&home.run(&["export", &open], b""), 1, &format!("celun: 作答 {open} 尚未交卷"));
    assert_eq!(home.run(&["export", "../../etc"], b"").status.code(), Some(1));
}
