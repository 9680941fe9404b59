//! `celun doctor`.
use super::{Home, err, out};
use celun::store::{Edit, Outcome, Paths, Store, Task};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_sound_folder_and_none_at_all() {
    let home = Home::new();
    let output = home.run(&["doctor"], b"");
    assert_eq!((output.status.code(), out(&output).lines().count()), (Some(0), 1));
    assert!(out(&output).contains("已交卷 0，未交卷 0，另存 0"), "{}", out(&output));
}

#[test]
fn damage_is_told_mended_when_asked_and_nothing_is_deleted() {
    let home = Home::new();
    let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
    let attempt = store.begin(Task { question: "q4".into(), ..Task::default() }, 0).unwrap();
    attempt.edit(&Edit { at: 0, removed: 0, inserted: "依法行政".into(), caret: 4 }, "依法行政", 1);
    let outcome = Outcome {
        ended: 1,
        active_ms: 1,
        paused_ms: 0,
        counts: celun::text::count::Counts::default(),
        outline_opened: false,
        report: Value::Null,
        ..Outcome::default()
    };
    attempt.hand_in("依法行政", outcome).unwrap();
    let dir = store.dir(attempt.name()).unwrap();
    drop(attempt);
    fs::write(dir.join("attempt.json"), "{\u{1b}[31m").unwrap();

    let output = home.run(&["doctor"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        out(&output).contains("可修复  ") && out(&output).contains("书写记录里有 4 字"),
        "{}",
        out(&output)
    );
    assert!(err(&output).contains("celun doctor --repair"), "{}", err(&output));
    assert!(!out(&output).contains('\u{1b}'));
    assert!(!dir.join("attempt.json.damaged").exists(), "it was not asked to");

    let found = home.json(&["doctor", "--repair"], "");
    assert_eq!(found["schema"], "celun.doctor/1");
    assert_eq!(
        (&found["findings"][0]["can_be_mended"], &found["findings"][0]["mended"]),
        (&json!(true), &json!(true))
    );
    assert!(fs::read_to_string(dir.join("attempt.json.damaged")).unwrap().starts_with('{'));
    assert_eq!(home.json(&["history"], "")["attempts"][0]["state"], "open");
    assert_eq!(home.json(&["doctor"], "")["findings"], json!([]));
}
