//! The journal on a real folder.
use super::*;
use crate::store::{
    disk::RealDisk,
    record::{SCHEMA, Task},
    replay::replay,
};
use std::{fs, path::Path};

fn start(dir: &Path) -> Start {
    let head = Head { schema: SCHEMA.into(), task: Task::default(), started: 1 };
    Start {
        dir: dir.to_owned(),
        mark: "m".into(),
        head,
        lock: None,
        files: 0,
        next: 0,
        active: 0,
        text: String::new(),
        caret: 0,
        aids: Aids::default(),
    }
}

fn begin(dir: &Path) -> Journal {
    Journal::begin(Arc::new(RealDisk), start(dir), false).unwrap()
}

fn insert(journal: &Journal, text: &mut String, at: usize, s: &str) -> Saved {
    let mut chars: Vec<char> = text.chars().collect();
    chars.splice(at..at, s.chars());
    *text = chars.into_iter().collect();
    let edit = Edit { at, removed: 0, inserted: s.into(), caret: at + s.chars().count() };
    journal.edit(&edit, text, 5)
}

fn read(dir: &Path) -> (String, usize) {
    let files: Vec<_> = (1..9).map_while(|n| fs::read(dir.join(file_name(n))).ok()).collect();
    let replay = replay(&files, "m");
    assert!(replay.dropped.is_none(), "{:?}", replay.dropped);
    (replay.text, replay.caret)
}

#[test]
fn each_edit_is_in_the_file_when_the_call_returns_and_durable_after_a_flush() {
    let dir = tempfile::tempdir().unwrap();
    let journal = begin(dir.path());
    let mut text = String::new();
    assert!(matches!(journal.saved(), Saved::Durable));
    assert!(matches!(insert(&journal, &mut text, 0, "甲丙"), Saved::Written));
    assert!(matches!(insert(&journal, &mut text, 1, "乙"), Saved::Written));
    assert_eq!(read(dir.path()), ("甲乙丙".into(), 2));
    journal.flush().unwrap();
    assert!(matches!(journal.saved(), Saved::Durable));
}

#[test]
fn an_edit_that_does_not_lead_to_the_text_is_replaced_by_a_snapshot() {
    let dir = tempfile::tempdir().unwrap();
    let journal = begin(dir.path());
    journal.edit(&Edit { at: 7, removed: 2, inserted: "x".into(), caret: 1 }, "甲乙", 5);
    assert_eq!(read(dir.path()), ("甲乙".into(), 1));
    journal.edit(&Edit { at: 0, removed: 1, inserted: "丁".into(), caret: 1 }, "丁乙", 5);
    assert_eq!(read(dir.path()), ("丁乙".into(), 1));
}

/// What is noted, as it is read.
fn noted(dir: &Path) -> Aids {
    let files: Vec<_> = (1..9).map_while(|n| fs::read(dir.join(file_name(n))).ok()).collect();
    replay(&files, "m").aids
}

#[test]
fn the_scratch_outline_and_highlights_are_in_the_file_when_the_call_returns() {
    let dir = tempfile::tempdir().unwrap();
    let journal = begin(dir.path());
    let edit = |at, inserted: &str| Edit { at, removed: 0, inserted: inserted.into(), caret: 0 };
    assert!(matches!(journal.scratch(&edit(0, "一、甲"), "一、甲", 5), Saved::Written));
    journal.edit(&edit(0, "文"), "文", 5);
    journal.scratch(&edit(3, "乙"), "一、甲乙", 5);
    let marked = [crate::store::Highlight {
        text: "1".into(),
        start: 2,
        quote: "丙".into(),
        ink: crate::store::Ink::Blue,
    }];
    journal.highlights(&marked, 5);
    let expected = Aids { scratch: "一、甲乙".into(), highlights: marked.to_vec() };
    assert_eq!((read(dir.path()).0, noted(dir.path())), ("文".into(), expected));
    journal.scratch(&edit(9, "?"), "丁", 5);
    assert_eq!(noted(dir.path()).scratch, "丁", "an edit that does not lead there is replaced");
}

#[test]
fn a_new_file_holds_what_is_noted() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("a");
    fs::create_dir(&inner).unwrap();
    let journal = begin(&inner);
    let edit = Edit { at: 0, removed: 0, inserted: "一".into(), caret: 0 };
    journal.scratch(&edit, "一", 5);
    fs::remove_dir_all(&inner).unwrap();
    journal.scratch(&edit, "一一", 5);
    journal.flush().unwrap();
    let file = fs::read(inner.join(file_name(2))).unwrap();
    assert_eq!(replay(&[file], "m").aids.scratch, "一一");
}

#[test]
fn clocks_and_the_opened_outline_that_were_pending_go_into_a_new_file() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("a");
    fs::create_dir(&inner).unwrap();
    let journal = begin(&inner);
    fs::remove_dir_all(&inner).unwrap();
    fs::write(&inner, "in the way").unwrap();
    journal.clock(Clock { wall: 7, paused: 3, ..Clock::default() }, 40);
    journal.outline_opened(50);
    journal.flush().unwrap_err();
    // More than is kept pending.
    let long = "长".repeat(MOST_PENDING);
    journal.edit(&Edit { at: 0, removed: 0, inserted: long.clone(), caret: 0 }, &long, 60);
    journal.edit(&Edit { at: 0, removed: 1, inserted: "短".into(), caret: 0 }, "短", 70);
    fs::remove_file(&inner).unwrap();
    journal.flush().unwrap();
    let files: Vec<_> = fs::read_dir(&inner).unwrap().map(|f| f.unwrap().path()).collect();
    let file = files.iter().find(|f| f.extension().is_some_and(|e| e == "jsonl")).unwrap();
    let found = replay(&[fs::read(file).unwrap()], "m");
    assert_eq!((found.text.as_str(), found.outline_opened, found.active), ("短", true, 70));
    assert_eq!(found.clock.map(|c| (c.wall, c.paused)), Some((7, 3)));
}

#[test]
fn snapshots_come_when_the_edits_outweigh_the_text() {
    let dir = tempfile::tempdir().unwrap();
    let journal = begin(dir.path());
    let mut text = String::new();
    for _ in 0..SNAPSHOT_EDITS {
        insert(&journal, &mut text, 0, "字");
    }
    let file = fs::read_to_string(dir.path().join("journal.jsonl")).unwrap();
    assert_eq!(file.lines().filter(|l| l.contains("\"text\":{")).count(), 2);
    insert(&journal, &mut text, 0, &"长".repeat(9_000));
    for _ in 0..SNAPSHOT_EDITS {
        insert(&journal, &mut text, 0, "字");
    }
    let file = fs::read_to_string(dir.path().join("journal.jsonl")).unwrap();
    assert_eq!(file.lines().filter(|l| l.contains("\"text\":{")).count(), 3);
    assert_eq!(read(dir.path()).0, text);
}

#[test]
fn the_background_thread_flushes_by_itself() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::begin(Arc::new(RealDisk), start(dir.path()), true).unwrap();
    insert(&journal, &mut String::new(), 0, "甲");
    let shared = Arc::clone(&journal.shared);
    while shared.core().dirty.is_some() {
        thread::yield_now();
    }
    assert!(matches!(journal.saved(), Saved::Durable));
}

#[test]
fn typing_without_a_pause_does_not_put_the_flush_off() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::begin(Arc::new(RealDisk), start(dir.path()), true).unwrap();
    let mut text = String::new();
    insert(&journal, &mut text, 0, "甲");
    let first = journal.shared.core().dirty;
    assert!(first.is_some());
    // Each edit only takes back the one before; would the age begin anew with each, this never ended.
    while journal.shared.core().dirty == first {
        insert(&journal, &mut text, 1, "乙");
        text.pop();
        journal.edit(&Edit { at: 1, removed: 1, inserted: String::new(), caret: 1 }, &text, 5);
    }
}

#[test]
fn a_folder_that_is_deleted_while_writing_is_made_again_with_all_of_the_text() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("a");
    fs::create_dir(&inner).unwrap();
    let journal = begin(&inner);
    let mut text = String::new();
    insert(&journal, &mut text, 0, "甲");
    fs::remove_dir_all(&inner).unwrap();
    insert(&journal, &mut text, 1, "乙");
    journal.flush().unwrap();
    assert_eq!(fs::read_dir(&inner).unwrap().count(), 2, "a journal and the lock");
    let file = fs::read(inner.join(file_name(2))).unwrap();
    assert_eq!(replay(&[file], "m").text, "甲乙");
    assert!(matches!(journal.saved(), Saved::Durable));
}

#[test]
fn a_long_file_is_continued_in_a_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let journal = begin(dir.path());
    let text = "a".repeat(LONG_FILE as usize / 3);
    for (at, removed, inserted) in
        [(0, 0, &*text), (0, 1, "a"), (0, text.len(), &text), (0, text.len(), &text)]
    {
        journal.edit(&Edit { at, removed, inserted: inserted.into(), caret: 0 }, &text, 5);
    }
    assert!(!dir.path().join(file_name(2)).exists());
    journal.edit(&Edit { at: 0, removed: text.len(), inserted: "b".into(), caret: 1 }, "b", 5);
    journal.edit(&Edit { at: 1, removed: 0, inserted: "c".into(), caret: 2 }, "bc", 5);
    assert!(fs::metadata(dir.path().join(file_name(2))).unwrap().len() < 999);
    assert_eq!(read(dir.path()), ("bc".into(), 2));
}

#[test]
fn only_names_of_journals_have_numbers() {
    for (name, number) in [
        ("journal.jsonl", Some(1)),
        ("journal-2.jsonl", Some(2)),
        ("journal-1.jsonl", None),
        ("journal-02.jsonl", None),
        ("journal-.jsonl", None),
        ("essay.md", None),
    ] {
        assert_eq!(file_number(name), number, "{name}");
    }
}
