//! The store as the rooms above use it, on a real folder.
use super::{
    attempt::RESULT,
    disk::{Disk, RealDisk},
    record::{self, Head},
    settings::Settings,
    *,
};
use crate::{
    locales::{Lang, Say},
    text::count::Counts,
};
use serde_json::json;
use std::{fs, sync::Arc};

/// 2026-08-01 09:30:05 UTC
const NOW: i64 = 1_785_576_605_000;

fn store(dir: &tempfile::TempDir) -> Store {
    Store::on(Arc::new(RealDisk), Paths::in_folder(dir.path().join("celun")))
}

fn a_task() -> Task {
    Task {
        pack: "p".into(),
        question: "q4".into(),
        title: "会议通知".into(),
        genre: "notice".into(),
        prompt: "请拟写通知".into(),
        limit: json!({"max": 300}),
        mode: Mode::Exam,
        minutes: 25,
        paper: None,
    }
}

fn write(attempt: &Attempt, text: &str) {
    let n = text.chars().count();
    attempt.edit(&Edit { at: 0, removed: 0, inserted: text.into(), caret: n }, text, 9_000);
}

fn outcome() -> Outcome {
    Outcome {
        ended: NOW + 60_000,
        active_ms: 50_000,
        paused_ms: 10_000,
        counts: Counts { cells: 2, ..Counts::default() },
        outline_opened: true,
        report: json!({"coverage": 0.5, "points": []}),
        course: Course { pace: vec![0, 2], ..Course::default() },
    }
}

#[test]
fn an_attempt_is_written_resumed_handed_in_and_read() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    assert!(store.attempts().unwrap().is_empty());
    let mine = |holder: &Holder| holder.pid == Some(std::process::id()) && holder.since.is_some();
    let attempt = store.begin(a_task(), NOW).unwrap();
    let name = attempt.name().to_owned();
    assert_eq!(name, "20260801-093005-q4");
    write(&attempt, "甲");
    let progress = Some(Progress { writing: 5, count: 2, ..Progress::default() });
    let clock = Clock { wall: NOW + 9, paused: 1, pausing: false, deadline: Some(NOW + 1_500_000), progress };
    attempt.clock(clock, 9_500);
    attempt.outline_opened(9_600);
    assert!(matches!(store.resume(&name), Err(StoreError::Held { holder, .. }) if mine(&holder)));
    assert!(store.unfinished().unwrap()[0].held.as_ref().is_some_and(mine));
    assert!(store.look(&name).unwrap().held.as_ref().is_some_and(mine));
    drop(attempt);

    let found = store.unfinished().unwrap().remove(0);
    assert_eq!((found.name.as_str(), &found.task, found.held), (name.as_str(), &a_task(), None));
    let (attempt, replay) = store.resume(&name).unwrap();
    assert_eq!((replay.text.as_str(), replay.caret, replay.active), ("甲", 1, 9_600));
    assert_eq!((replay.clock, replay.outline_opened), (Some(clock), true));
    assert_eq!(replay.pace, [(9_500, 2)]);
    attempt.edit(&Edit { at: 1, removed: 0, inserted: "乙".into(), caret: 2 }, "甲乙", 10_000);
    assert!(matches!(store.read(&name), Err(StoreError::StillOpen(_))));
    let summary = attempt.hand_in("甲乙", outcome()).unwrap();
    drop(attempt);

    assert_eq!((summary.coverage, summary.task.clone()), (Some(0.5), a_task()));
    assert_eq!(summary.started.as_millisecond(), NOW);
    let read = store.read(&name).unwrap();
    assert_eq!(read, HandedIn { summary, report: outcome().report, essay: "甲乙".into() });
    let entries = store.attempts().unwrap();
    assert!(matches!(&entries[..], [Entry { stage: Stage::HandedIn(s), .. }] if **s == read.summary));
    assert!(store.unfinished().unwrap().is_empty());
    assert!(matches!(store.resume(&name), Err(StoreError::NotOpen(_))));
    let mut files: Vec<_> =
        fs::read_dir(store.dir(&name).unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    files.sort();
    assert_eq!(files, ["attempt.json", "essay.md", "journal-2.jsonl", "journal.jsonl"]);
}

#[test]
fn two_attempts_in_one_second_have_their_own_folders_and_ids_lead_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let task = Task { question: "../x/..".into(), ..a_task() };
    let names: Vec<_> = (0..2).map(|_| store.begin(task.clone(), NOW).unwrap().name().to_owned()).collect();
    assert_eq!(names, ["20260801-093005-..-x-..", "20260801-093005-..-x-..-2"]);
    for bad in ["", "..", ".set-aside", "a/b", "a\\b", "a\0b", "甲"] {
        assert!(matches!(store.read(bad), Err(StoreError::BadName(_))), "{bad}");
    }
    assert!(matches!(store.resume("none"), Err(StoreError::NoAttempt(_))));
}

#[test]
fn a_damaged_or_newer_attempt_is_told_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let put = |name: &str, file: &str, bytes: &str| {
        let dir = store.dir(name).unwrap();
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join(file), bytes).unwrap();
    };
    put("1-newer", RESULT, r#"{"schema":"celun.attempt/2","x":1}"#);
    put("2-damaged", RESULT, r#"{"schema":"celun.attempt/1","#);
    put("3-empty", "note.txt", "");
    let head = Head { schema: "celun.journal/9".into(), task: a_task(), started: 0 };
    let newer = record::Record { n: 0, j: "j".into(), t: 0, what: record::What::Head(head) };
    put("4-newer", "journal.jsonl", std::str::from_utf8(&newer.encode().unwrap()).unwrap());
    let told: Vec<_> = store
        .attempts()
        .unwrap()
        .into_iter()
        .map(|e| match e.stage {
            Stage::Unreadable(error) => (e.name, error.say(Lang::En)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].1.contains("celun.journal/9"), "{told:?}");
    assert!(told[1].1.contains("is damaged (EOF"), "{told:?}");
    assert!(told[2].1.contains("celun.attempt/2"), "{told:?}");
    assert!(matches!(store.resume("4-newer"), Err(StoreError::Newer { .. })));
    assert!(store.look("4-newer").is_ok(), "it may be read");
    assert_eq!(fs::read_dir(store.dir("4-newer").unwrap()).unwrap().count(), 2, "journal and lock only");
}

#[test]
fn a_journal_without_its_head_still_gives_text_and_question() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let attempt = store.begin(a_task(), NOW).unwrap();
    write(&attempt, "甲乙丙");
    let name = attempt.name().to_owned();
    drop(attempt);
    let path = store.dir(&name).unwrap().join("journal.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    bytes[30] ^= 1;
    fs::write(&path, bytes).unwrap();
    let (attempt, replay) = store.resume(&name).unwrap();
    assert_eq!((attempt.task().question.as_str(), replay.text.as_str()), ("q4", "甲乙丙"));
    assert_eq!(replay.dropped.damaged, 1);
}

#[test]
fn setting_aside_moves_the_folder_and_never_over_another() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    for n in ["20260801-093005-q4", "20260801-093005-q4-2"] {
        let attempt = store.begin(a_task(), NOW).unwrap();
        let name = attempt.name().to_owned();
        write(&attempt, n);
        assert!(matches!(store.set_aside(&name), Err(StoreError::Held { .. })));
        drop(attempt);
        let to = store.set_aside(&name).unwrap();
        assert_eq!(to, store.paths().set_aside().join(n));
        assert!(fs::read_to_string(to.join("journal.jsonl")).unwrap().contains(n));
    }
    assert!(store.attempts().unwrap().is_empty());
}

#[test]
fn temp_files_of_the_dead_are_swept_those_in_use_stay() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let attempt = store.begin(a_task(), NOW).unwrap();
    let home = store.paths().home().to_owned();
    let done = store.begin(a_task(), NOW + 9_000).unwrap();
    done.hand_in("甲", Outcome::default()).unwrap();
    let of = |name: &str| store.dir(name).unwrap().join(".celun-1-1.tmp");
    fs::create_dir(store.paths().exports()).unwrap();
    let stray = [
        home.join(".celun-9-9.tmp"),
        of(attempt.name()),
        of(done.name()),
        store.paths().exports().join(".celun-1-1.tmp"),
    ];
    for path in &stray {
        fs::write(path, "x").unwrap();
    }
    let used = home.join(".celun-9-8.tmp");
    let _lock = RealDisk.lock(&used).unwrap().unwrap();
    assert_eq!(store.sweep(), 4);
    assert!(used.exists() && stray.iter().all(|path| !path.exists()));
}

#[test]
fn settings_come_from_the_file_or_are_the_defaults() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    assert_eq!(store.settings(), (Settings::default(), vec![]));
    fs::create_dir_all(store.paths().home()).unwrap();
    fs::write(store.paths().settings(), "columns = 20").unwrap();
    assert_eq!(store.settings().0.columns, 20);
    let mine = Settings { split: 40, ..store.settings().0 };
    store.keep_settings(&mine).unwrap();
    assert_eq!(store.settings(), (mine, vec![]));
    assert_eq!(fs::read_to_string(store.paths().settings()).unwrap(), "split = 40\ncolumns = 20");
    fs::write(store.paths().settings(), "split = =").unwrap();
    let other = Settings { split: 41, ..Settings::default() };
    assert!(matches!(store.keep_settings(&other), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read_to_string(store.paths().settings()).unwrap(), "split = =");
    fs::remove_file(store.paths().settings()).unwrap();
    fs::create_dir(store.paths().settings()).unwrap();
    assert_eq!(store.settings().1.len(), 1);
}

/// What others may have put into the data folder is told or left out; it is not followed out of it, and never panics.
#[cfg(unix)]
#[test]
fn a_hostile_data_folder_is_read_without_harm() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(&dir);
    let outside = dir.path().join("outside");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("journal.jsonl"), "").unwrap();
    let summary = |field: &str| {
        format!(
            r#"{{"schema":"celun.attempt/1","task":{{"pack":"p","question":"q","title":"\u001b[31m","genre":"g","prompt":"",
            "mode":"exam","minutes":1}},"started":"2026-01-01T00:00:00Z","ended":"2026-01-01T00:00:00Z","active_ms":1,
            "paused_ms":0,"counts":{{"hanzi":0,"chars":0,"words":0,"cells":0,"paper_cells":0,"paragraphs":0}},
            "outline_opened":false,{field}}}"#
        )
    };
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let put = |name: &str, file: &str, bytes: &[u8]| {
        let dir = store.dir(name).unwrap();
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join(file), bytes).unwrap();
    };
    put("a-deep-report", RESULT, summary(&format!(r#""coverage":null,"report":{deep}"#)).as_bytes());
    put("a-deep-report", "essay.md", "甲".as_bytes());
    put(
        "b-deep-limit",
        RESULT,
        summary(r#""coverage":1"#)
            .replace("\"minutes\"", &format!("\"limit\":{deep},\"minutes\""))
            .as_bytes(),
    );
    put("c-huge-number", RESULT, summary(r#""coverage":1e999"#).as_bytes());
    put("d-not-utf8", RESULT, b"\xff\xfe\0");
    put("e-essay", RESULT, summary(r#""coverage":0.5,"report":null"#).as_bytes());
    put("e-essay", "essay.md", b"\xb7\xa8");
    put("f-long-line", "journal.jsonl", &vec![b'['; 10 << 20]);
    put("g-zeros", "journal.jsonl", &vec![0; 1 << 20]);
    fs::create_dir_all(store.dir("h-folder").unwrap().join(RESULT)).unwrap();
    std::os::unix::fs::symlink(&outside, store.dir("i-link").unwrap()).unwrap();
    put("j-twice", RESULT, summary(r#""coverage":0.5,"coverage":0.6"#).as_bytes());

    let kinds: Vec<_> = store
        .attempts()
        .unwrap()
        .into_iter()
        .map(|entry| match entry.stage {
            Stage::HandedIn(_) => format!("{} handed in", entry.name),
            Stage::Open(replay) => {
                format!("{} open, {} damaged", entry.name, replay.dropped.damaged + replay.dropped.torn)
            }
            Stage::Unreadable(error) => {
                let said = error.say(Lang::Zh);
                assert!(!said.contains(['\n', '\u{1b}']), "{said:?}");
                format!("{} unreadable", entry.name)
            }
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "j-twice unreadable",
            "h-folder unreadable",
            "g-zeros open, 1 damaged",
            "f-long-line open, 1 damaged",
            "e-essay handed in",
            "d-not-utf8 unreadable",
            "c-huge-number unreadable",
            "b-deep-limit unreadable",
            "a-deep-report handed in",
        ]
    );
    assert_eq!(store.read("a-deep-report").unwrap().report, serde_json::Value::Null);
    assert!(matches!(store.read("e-essay"), Err(StoreError::Damaged { .. })));
    assert!(store.resume("i-link").is_err());
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 1, "nothing is written outside the data folder");
    store.examine().unwrap();
}
