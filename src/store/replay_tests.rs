//! Damaged journals: whatever happens to the bytes, the text that comes out stood in the editor, and what is left out
//! is said.
use super::{
    record::{Head, Record, SCHEMA, What},
    replay::{Chars, replay},
    *,
};
use proptest::prelude::*;

const MARK: &str = "0a0b0c0d";

/// A journal as lines, and text and scratch outline after each record.
struct Written {
    lines: Vec<Vec<u8>>,
    texts: Vec<String>,
    scratches: Vec<String>,
}

impl Written {
    fn bytes(&self) -> Vec<u8> {
        self.lines.concat()
    }
}

/// What is written: an edit (place, chars removed, text), snapshots, a clock, words at the end of the scratch outline.
#[derive(Debug, Clone)]
enum Act {
    Edit(usize, usize, String),
    Snapshot,
    Clock,
    Scratch(String),
    Aids,
}

fn write(mark: &str, acts: &[Act]) -> Written {
    let (mut text, mut scratch) = (String::new(), String::new());
    let mut written = Written { lines: Vec::new(), texts: Vec::new(), scratches: Vec::new() };
    let mut add = |text: &str, scratch: &str, what: What| {
        let n = written.lines.len() as u64;
        let record = Record { n, j: mark.into(), t: n * 10, what };
        written.lines.push(record.encode().unwrap());
        written.texts.push(text.to_owned());
        written.scratches.push(scratch.to_owned());
    };
    add("", "", What::Head(Head { schema: SCHEMA.into(), task: Task::default(), started: 3 }));
    add("", "", What::Text { text: String::new(), caret: 0 });
    for act in acts {
        let len = text.chars().count();
        let what = match act {
            Act::Snapshot => What::Text { text: text.clone(), caret: len },
            Act::Clock => What::Clock(Clock { wall: 77, ..Clock::default() }),
            Act::Scratch(inserted) => {
                let at = scratch.chars().count();
                scratch += inserted;
                let caret = scratch.chars().count();
                What::Scratch(Edit { at, removed: 0, inserted: inserted.clone(), caret })
            }
            Act::Aids => What::Aids(Aids { scratch: scratch.clone(), highlights: Vec::new() }),
            Act::Edit(place, removed, inserted) => {
                let at = place % (len + 1);
                let removed = (*removed).min(len - at);
                let mut chars: Vec<char> = text.chars().collect();
                chars.splice(at..at + removed, inserted.chars());
                text = chars.into_iter().collect();
                let caret = at + inserted.chars().count();
                What::Edit(Edit { at, removed, inserted: inserted.clone(), caret })
            }
        };
        add(&text, &scratch, what);
    }
    written
}

fn small() -> Written {
    let edit = |at, removed, s: &str| Act::Edit(at, removed, s.into());
    write(
        MARK,
        &[
            edit(0, 0, "依法"),
            edit(2, 0, "行政"),
            Act::Clock,
            edit(1, 2, "\n\"a"),
            Act::Snapshot,
            edit(0, 0, "末"),
            edit(1, 1, ""),
        ],
    )
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        10 => (any::<usize>(), 0usize..4, "[甲乙丙a\n\u{1F600}\"\\\\]{0,5}").prop_map(|(a, r, s)| Act::Edit(a, r, s)),
        1 => Just(Act::Snapshot),
        1 => Just(Act::Clock),
        4 => "[一丁\n]{0,4}".prop_map(Act::Scratch),
        1 => Just(Act::Aids),
    ];
    prop::collection::vec(act, 0..60)
}

#[test]
fn every_prefix_gives_the_text_after_its_last_whole_record() {
    let journal = small();
    let bytes = journal.bytes();
    for len in 0..=bytes.len() {
        let found = replay(&[&bytes[..len]], MARK);
        let whole = bytes[..len].split(|&b| b == b'\n').count() - 1;
        let expected = whole.checked_sub(1).map_or("", |last| &journal.texts[last]);
        assert_eq!(found.text, expected, "{len} bytes");
        assert_eq!(found.last, whole.checked_sub(1).map(|n| n as u64));
        let torn = usize::from(len > 0 && bytes[len - 1] != b'\n');
        assert_eq!(found.dropped, Dropped { torn, ..Dropped::default() }, "{len} bytes");
    }
}

#[test]
fn every_flipped_bit_gives_a_text_that_stood_there_and_is_told() {
    let journal = small();
    let bytes = journal.bytes();
    // Without the line feed before it the snapshot would be part of a broken line.
    let before_snapshot = journal.lines[..6].concat().len() - 1;
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let found = replay(&[&flipped], MARK);
            assert!(journal.texts.contains(&found.text), "byte {at} bit {bit}: {:?}", found.text);
            assert!(!found.dropped.is_none(), "byte {at} bit {bit}: {found:?}");
            if at < before_snapshot {
                assert_eq!(&found.text, journal.texts.last().unwrap(), "byte {at}: the snapshot heals it");
            }
        }
    }
}

#[test]
fn a_file_that_holds_a_torn_piece_in_its_middle_is_read_on() {
    let journal = small();
    let torn = &journal.lines[8][..20];
    let mut bytes = journal.lines[..8].concat();
    bytes.extend_from_slice(torn);
    bytes.push(b'\n');
    bytes.extend(journal.lines[8..].concat());
    let found = replay(&[bytes], MARK);
    assert_eq!(&found.text, journal.texts.last().unwrap());
    assert_eq!(found.dropped, Dropped { damaged: 1, ..Dropped::default() });
}

#[test]
fn a_lost_record_ends_the_text_there_unless_a_snapshot_follows() {
    let journal = small();
    let without = |n: usize| {
        let mut lines = journal.lines.clone();
        lines.remove(n);
        replay(&[lines.concat()], MARK)
    };
    assert_eq!(without(3).text, *journal.texts.last().unwrap());
    assert_eq!(without(3).dropped, Dropped::default(), "nothing of the text is missing");
    let found = without(7);
    assert_eq!((&found.text, found.dropped.unreachable), (&journal.texts[6], 1));
    assert_eq!((found.last, found.active), (Some(8), 80), "numbers and time go on from the highest");
}

#[test]
fn of_several_files_the_one_that_reaches_furthest_has_the_last_word() {
    let first = write(MARK, &[Act::Edit(0, 0, "甲".into())]);
    let later = |n: u64, text: &str| {
        let head = Head { schema: SCHEMA.into(), task: Task::default(), started: 3 };
        let whats = [What::Head(head), What::Text { text: text.into(), caret: 0 }];
        let line = |(i, what)| Record { n: n + i, j: MARK.into(), t: 0, what }.encode().unwrap();
        (0..).zip(whats).map(line).collect::<Vec<_>>().concat()
    };
    let (second, third) = (later(3, "甲乙"), later(5, "甲乙丙"));
    let files = [first.bytes(), second.clone(), third.clone()];
    assert_eq!(replay(&files, MARK).text, "甲乙丙");
    assert_eq!(replay(&[files[0].clone(), second, third[..9].to_vec()], MARK).text, "甲乙");
    assert_eq!(replay(&[files[0].clone(), Vec::new(), vec![0; 99]], MARK).text, "甲");
    assert_eq!(replay(&[later(0, "乙"), later(0, "丙")], MARK).text, "丙", "the later of two equals");
}

#[test]
fn of_the_scratch_outline_too_only_what_stood_there_comes_out() {
    let scratch = |s: &str| Act::Scratch(s.into());
    let edit = Act::Edit(0, 0, "文".into());
    let acts = [
        scratch("一"),
        edit.clone(),
        scratch("二"),
        Act::Snapshot,
        scratch("三"),
        Act::Aids,
        scratch("四"),
        edit,
    ];
    let journal = write(MARK, &acts);
    let without = |n: usize| {
        let mut lines = journal.lines.clone();
        lines.remove(n);
        let found = replay(&[lines.concat()], MARK);
        (found.aids.scratch, found.text, found.dropped.unreachable)
    };
    let told = |scratch: &str, text: &str, lost| (scratch.to_owned(), text.to_owned(), lost);
    assert_eq!(without(3), told("一二三四", "文文", 0), "both are healed by their snapshots");
    assert_eq!(without(8), told("一二三", "文", 1), "the last edit of the text, and what was added");
    let (head, rest) = (journal.lines[..1].concat(), journal.lines[1..].concat());
    assert_eq!(replay(&[&rest], MARK).aids.scratch, "一二三四", "without the head only a snapshot counts");
    assert_eq!(replay(&[head, rest], MARK).text, "文文");
}

#[test]
fn records_of_kinds_that_are_not_known_make_no_gap() {
    let journal = small();
    let mut bytes = journal.lines[..8].concat();
    let later = r#"{"n":8,"j":"0a0b0c0d","t":80,"dance":{"steps":3}"#;
    bytes.extend(format!("{later},\"crc\":\"{:08x}\"}}\n", crc32fast::hash(later.as_bytes())).into_bytes());
    let edit = Edit { at: 0, removed: 1, inserted: "新".into(), caret: 1 };
    bytes.extend(Record { n: 9, j: MARK.into(), t: 90, what: What::Edit(edit) }.encode().unwrap());
    let found = replay(&[bytes], MARK);
    let expected: String = std::iter::once('新').chain(journal.texts[7].chars().skip(1)).collect();
    assert_eq!((found.text, found.dropped), (expected, Dropped { unknown: 1, ..Dropped::default() }));
}

#[test]
fn a_renamed_folder_still_has_its_text() {
    let journal = small();
    assert_eq!(replay(&[journal.bytes()], "ffffffff").text, *journal.texts.last().unwrap());
}

#[test]
fn numbers_and_edits_out_of_all_bounds_do_no_harm() {
    const LAST: u64 = (1 << 53) - 1;
    let line = |n, what| Record { n, j: MARK.into(), t: u64::MAX, what }.encode().unwrap();
    let edit = |at, removed, caret| What::Edit(Edit { at, removed, inserted: "x".into(), caret });
    let text = What::Text { text: "甲".into(), caret: usize::MAX };
    for what in [edit(usize::MAX, usize::MAX, 0), edit(0, 2, 0), edit(2, 0, 0), edit(0, 0, 3)] {
        let found = replay(&[[line(LAST - 1, text.clone()), line(LAST, what)].concat()], MARK);
        assert_eq!((found.text.as_str(), found.dropped.unreachable), ("甲", 1));
    }
    let found = replay(&[[line(LAST, text), line(LAST + 1, edit(0, 0, 1))].concat()], MARK);
    assert_eq!((found.text.as_str(), found.caret, found.last), ("甲", 1, Some(LAST)));
    assert_eq!(found.dropped.damaged, 1);
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(acts in acts()) {
        let journal = write(MARK, &acts);
        let found = replay(&[journal.bytes()], MARK);
        prop_assert_eq!(&found.text, journal.texts.last().unwrap());
        prop_assert_eq!(&found.aids.scratch, journal.scratches.last().unwrap());
        prop_assert_eq!(found.last, Some(journal.lines.len() as u64 - 1));
        prop_assert!(found.dropped.is_none());
        prop_assert!(found.caret <= found.text.chars().count());
    }

    /// Repeated records, records of another journal and rubbish change nothing, wherever they stand.
    #[test]
    fn duplicates_foreigners_and_rubbish_are_left_out_and_counted(
        mine in acts(),
        theirs in acts(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0u8..3), 0..20),
    ) {
        let (mine, theirs) = (write(MARK, &mine), write("ffffffff", &theirs));
        let mut lines = mine.lines.clone();
        let mut dropped = Dropped::default();
        for (place, pick, kind) in places {
            let (line, counter) = match kind {
                0 => (pick.get(&mine.lines).clone(), &mut dropped.duplicate),
                1 => (pick.get(&theirs.lines).clone(), &mut dropped.foreign),
                _ => (b"\x1b[31m{\"n\":1}\n".to_vec(), &mut dropped.damaged),
            };
            *counter += 1;
            lines.insert(place.index(lines.len() + 1), line);
        }
        let found = replay(&[lines.concat()], MARK);
        prop_assert_eq!(&found.text, mine.texts.last().unwrap());
        prop_assert_eq!(&found.aids.scratch, mine.scratches.last().unwrap());
        prop_assert_eq!(found.dropped, dropped);
    }

    /// Any bytes are read; and any lines of a journal in any order, some of them missing, give a text of its own.
    #[test]
    fn any_bytes_and_any_lines_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400), acts in acts(), keep in any::<u64>()) {
        replay(&[&bytes], MARK);
        let journal = write(MARK, &acts);
        let some = journal.lines.iter().enumerate().filter(|(i, _)| keep >> (i % 64) & 1 == 1).map(|(_, l)| l.clone());
        let mut lines: Vec<_> = some.collect();
        lines.reverse();
        let found = replay(&[lines.concat()], MARK);
        prop_assert!(found.text.is_empty() || journal.texts.contains(&found.text), "{found:?}");
        prop_assert!(journal.scratches.contains(&found.aids.scratch), "{found:?}");
    }

    #[test]
    fn edits_apply_as_on_a_list_of_chars(
        start in "[甲a\u{1F600}]{0,9}", at in 0usize..12, removed in 0usize..12, inserted in "[乙b]{0,4}",
    ) {
        let mut text = Chars::from(start.clone());
        let applied = text.apply(&Edit { at, removed, inserted: inserted.clone(), caret: at });
        let mut chars: Vec<char> = start.chars().collect();
        prop_assert_eq!(applied, at + removed <= chars.len());
        if applied {
            chars.splice(at..at + removed, inserted.chars());
        }
        prop_assert_eq!(text.text, chars.into_iter().collect::<String>());
    }
}
