//! What lies in the data folder: settings, journals, results, and what is kept beside them.
use crate::place::{POISON, Place, harmless};
use celun::store::{Edit, Outcome, Paths, Store, Task};
use encoding_rs::GB18030;
use jiff::tz::TimeZone;
use serde_json::json;
use std::{fs, os::unix::fs::symlink, path::PathBuf};

#[test]
fn settings_of_any_kind_leave_the_program_working() {
    let place = Place::new();
    let deep = format!("a = {}", "[".repeat(100_000));
    let huge = format!("columns = {}", "9".repeat(100_000));
    let cases: [Vec<u8>; 9] = [
        b"\xff\xfe\0".to_vec(),
        GB18030.encode("language = \"中文\"").0.to_vec(),
        "\u{feff}columns = 20\r\n".into(),
        format!("{POISON:?} = 1\ntheme = \"\\u001b[2J\"").into(),
        deep.into(),
        huge.into(),
        "x".repeat(10 << 20).into(),
        b"theme = \"dark\"\ntheme = \"light\"\n".to_vec(),
        b"columns = -5\nsplit = 1e9\npen_speed = nan\nunknown = true".to_vec(),
    ];
    for bytes in cases {
        place.file("home/config.toml", &bytes);
        let output = place.run(&["list"]);
        assert!(output.status.success(), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
        harmless(&place.on_terminal(&["doctor"]));
        assert_eq!(fs::read(place.home().join("config.toml")).unwrap(), bytes, "it is left as it was");
    }
    fs::remove_file(place.home().join("config.toml")).unwrap();
    fs::create_dir(place.home().join("config.toml")).unwrap();
    assert!(place.run(&["list"]).status.success());
}

/// A home with an open attempt; the attempt's folder.
fn with_attempt(place: &Place) -> PathBuf {
    let store = Store::new(Paths::in_folder(place.home()), TimeZone::UTC);
    let task = Task { question: "q4".into(), title: POISON.into(), ..Task::default() };
    let attempt = store.begin(task, 1_600_000_000_000).unwrap();
    let text = format!("写到这里{}", POISON.replace('\0', ""));
    let edit = Edit { at: 0, removed: 0, inserted: text.clone(), caret: 0 };
    attempt.edit(&edit, &text, 10);
    store.dir(attempt.name()).unwrap()
}

#[test]
fn journals_of_any_kind_are_told_and_left_alone() {
    let place = Place::new();
    let folder = with_attempt(&place);
    let good = fs::read(folder.join("journal.jsonl")).unwrap();
    let line = good.split(|b| *b == b'\n').next().unwrap().to_vec();
    let before = place.outside();
    let cases: [Vec<u8>; 9] = [
        good.clone(),
        Vec::new(),
        vec![0; 1 << 20],
        b"\xff\xfe\xfd\n".repeat(10_000),
        "x".repeat(10 << 20).into(),
        "[".repeat(100_000).into(),
        [&line[..], b"\n"].concat().repeat(1_000),
        String::from_utf8_lossy(&good).replace('\n', "\r\n").into(),
        [good.clone(), format!("{POISON}\n").into()].concat(),
    ];
    for bytes in &cases {
        fs::write(folder.join("journal.jsonl"), bytes).unwrap();
        for args in [&["history"][..], &["history", "--json"], &["doctor"], &["doctor", "--json"]] {
            place.run(args);
            harmless(&place.on_terminal(args));
        }
        assert_eq!(&fs::read(folder.join("journal.jsonl")).unwrap(), bytes, "reading changes nothing");
    }
    // Larger than any journal is: not read into memory.
    fs::File::options().write(true).open(folder.join("journal.jsonl")).unwrap().set_len(8 << 30).unwrap();
    place.run(&["history"]);
    place.run(&["doctor"]);
    // A journal and a lock that lead elsewhere.
    fs::remove_file(folder.join("journal.jsonl")).unwrap();
    symlink(place.dir.path().join("secret.md"), folder.join("journal.jsonl")).unwrap();
    fs::remove_file(folder.join("lock")).unwrap();
    symlink(place.dir.path().join("secret.md"), folder.join("lock")).unwrap();
    place.run(&["history"]);
    place.run(&["doctor", "--repair"]);
    assert_eq!(place.outside(), before);
}

#[test]
fn an_attempt_that_is_exported_acts_on_no_terminal() {
    let place = Place::new();
    let store = Store::new(Paths::in_folder(place.home()), TimeZone::UTC);
    let poison = POISON.replace('\0', "");
    let task =
        Task { question: "q4".into(), title: poison.clone(), prompt: poison.clone(), ..Task::default() };
    let attempt = store.begin(task, 1_600_000_000_000).unwrap();
    let point = json!({"id": "1", "text": poison, "depth": 1, "status": "covered", "score": 0.9, "weight": 1.0, "span": [0, 3],
        "order": "in", "evidence": [{"span": [0, 3], "terms": [poison]}]});
    let report = json!({"schema": "celun.compare/1", "title": poison, "coverage": 0.5, "points": [point]});
    attempt.hand_in(&format!("甲{poison}乙"), Outcome { report, ..Outcome::default() }).unwrap();
    for format in ["md", "html", "json", "txt"] {
        let told = place.on_terminal(&["export", attempt.name(), "--format", format]);
        harmless(&told);
        assert!(told.contains('丙'), "{told}");
    }
    // A name that leads elsewhere is none.
    for name in ["../secret", "..", "/etc", "a/b"] {
        place.refused(&["export", name], &[]);
    }
}

#[test]
fn results_of_any_kind_are_told() {
    let place = Place::new();
    let folder = with_attempt(&place);
    let deep = "[".repeat(100_000);
    let poisoned =
        json!({"schema": "celun.attempt/1", "task": {"question": POISON, "title": POISON}}).to_string();
    for text in ["", "{}", "null", "\u{0}", &deep, &poisoned, "{\"schema\":\"celun.attempt/999\"}"] {
        fs::write(folder.join("attempt.json"), text).unwrap();
        for args in [&["history"][..], &["doctor"], &["list"]] {
            place.run(args);
            harmless(&place.on_terminal(args));
        }
    }
    // What is kept beside attempts.
    let huge = "9".repeat(10 << 20);
    for file in ["verdicts.json", "essay.md"].map(|f| folder.join(f)).into_iter().chain(
        ["notes/plaza.json", "reviews.jsonl", "papers/20260101-000000-x/paper.json"]
            .map(|f| place.home().join(f)),
    ) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        for text in ["", "null", "\u{0}", POISON, &deep, &huge, "{\"schema\":\"celun.notes/999\"}"] {
            fs::write(&file, text).unwrap();
            for args in [&["history"][..], &["doctor"], &["list"]] {
                place.run(args);
            }
            harmless(&place.on_terminal(&["doctor"]));
            assert_eq!(fs::read_to_string(&file).unwrap(), *text, "it is left as it was");
        }
        fs::remove_file(file).unwrap();
    }
    // Folders that are no attempts, with names that say so loudly.
    let attempts = folder.parent().unwrap();
    for name in ["\u{1b}[2J", "..\u{202e}", "a b", "-rf"] {
        fs::create_dir(attempts.join(name)).unwrap();
        fs::write(attempts.join(name).join("attempt.json"), "{}").unwrap();
    }
    for args in [&["history"][..], &["doctor"]] {
        harmless(&place.on_terminal(args));
    }
}
