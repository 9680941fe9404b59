//! Reads journals, in whatever state a crash, a power cut or a bad disk left them.
//!
//! The text that comes out always stood in the editor after some record: edits are applied only while their numbers
//! follow on each other; after a gap only a snapshot counts. Of several files each is read for itself, and the one
//! that reaches the highest number wins.
use super::{
    course::{Aids, Highlight},
    record::{Clock, Head, Record, SCHEMA, Unread, What},
};
use crate::{
    locales::{Lang, Say, store as t},
    text::edit::Edit,
};
use std::collections::{BTreeMap, HashMap, btree_map::Entry};

/// What a reader had to leave out, in records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dropped {
    /// The last line of a file, cut short.
    pub torn: usize,
    /// Lines whose checksum does not fit.
    pub damaged: usize,
    /// Records of another attempt.
    pub foreign: usize,
    /// Records that stood there more than once.
    pub duplicate: usize,
    /// Edits after a gap that no snapshot heals.
    pub unreachable: usize,
    /// Whole records of a kind that this version does not know.
    pub unknown: usize,
}

impl Dropped {
    /// Nothing was left out.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Say for Dropped {
    fn say(&self, lang: Lang) -> String {
        let parts = [
            (t::DROPPED_TORN, self.torn),
            (t::DROPPED_DAMAGED, self.damaged),
            (t::DROPPED_FOREIGN, self.foreign),
            (t::DROPPED_DUPLICATE, self.duplicate),
            (t::DROPPED_UNREACHABLE, self.unreachable),
            (t::DROPPED_UNKNOWN, self.unknown),
        ];
        let told: Vec<String> =
            parts.iter().filter(|(_, n)| *n > 0).map(|(text, n)| text.fill(lang, &[("n", n)])).collect();
        t::DROPPED.fill(lang, &[("list", &told.join(t::SEPARATOR.get(lang)))])
    }
}

/// What the journals of an attempt tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replay {
    /// Task and start; `None` if every copy is damaged.
    pub head: Option<Head>,
    /// The text.
    pub text: String,
    /// The char that the caret stands before.
    pub caret: usize,
    /// Milliseconds of working time at the last record.
    pub active: u64,
    /// The last clock record.
    pub clock: Option<Clock>,
    /// The essay's count over working time (ms), as the clock records tell it.
    pub pace: Vec<(u64, u32)>,
    /// What is noted beside the text.
    pub aids: Aids,
    /// The reference outline was opened.
    pub outline_opened: bool,
    /// The highest record number; `None` if there is no record.
    pub last: Option<u64>,
    /// What had to be left out.
    pub dropped: Dropped,
}

impl Replay {
    /// The schema, if it is a newer one than this program's: then nothing of the attempt may be changed.
    pub fn newer(&self) -> Option<&str> {
        self.head.as_ref().map(|h| h.schema.as_str()).filter(|s| *s != SCHEMA)
    }
}

/// Reads the files of one attempt, oldest first. `mark` is the attempt's mark ([`super::record::mark`]); if no
/// record has it (the folder was renamed), the most frequent mark is taken.
pub fn replay<B: AsRef<[u8]>>(files: &[B], mark: &str) -> Replay {
    let mut out = Replay::default();
    let files: Vec<Vec<Record>> = files.iter().map(|f| records(f.as_ref(), &mut out.dropped)).collect();
    let Some(mark) = choose(&files, mark) else { return out };
    let mut reached = None;
    for records in files {
        let mut file = BTreeMap::new();
        for record in records {
            match file.entry(record.n) {
                _ if record.j != mark => out.dropped.foreign += 1,
                Entry::Occupied(_) => out.dropped.duplicate += 1,
                Entry::Vacant(place) => {
                    place.insert(record);
                }
            }
        }
        if let Some(state) = play(file.into_values(), &mut out)
            && reached.is_none_or(|n| state.n >= n)
        {
            reached = Some(state.n);
            out.text = state.text.text;
            out.caret = state.caret;
            if let Some(noted) = state.noted {
                out.aids = Aids { scratch: noted.scratch.text, highlights: noted.highlights };
            }
        }
    }
    out
}

/// The whole records of a file, in its order.
fn records(bytes: &[u8], dropped: &mut Dropped) -> Vec<Record> {
    let mut records = Vec::new();
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        match line.strip_suffix(b"\n") {
            None => dropped.torn += 1,
            Some(line) => match Record::decode(line) {
                Ok(record) => records.push(record),
                Err(Unread::Damaged) => dropped.damaged += 1,
                Err(Unread::Unknown) => dropped.unknown += 1,
            },
        }
    }
    records
}

fn choose(files: &[Vec<Record>], expected: &str) -> Option<String> {
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for record in files.iter().flatten() {
        *frequency.entry(&record.j).or_default() += 1;
    }
    if frequency.contains_key(expected) {
        return Some(expected.to_owned());
    }
    frequency.into_iter().max_by_key(|&(mark, n)| (n, mark)).map(|(mark, _)| mark.to_owned())
}

/// The text after record `n`.
struct State {
    n: u64,
    text: Chars,
    caret: usize,
    noted: Option<Noted>,
}

/// What is noted after record `n`; edits of it, too, count only while their numbers follow on each other.
struct Noted {
    n: u64,
    scratch: Chars,
    highlights: Vec<Highlight>,
}

/// Plays the records of one file, which come in the order of their numbers.
fn play(records: impl Iterator<Item = Record>, out: &mut Replay) -> Option<State> {
    let mut state: Option<State> = None;
    let mut noted: Option<Noted> = None;
    let (mut unreachable, mut unreachable_beside) = (0, 0);
    for Record { n, t, what, .. } in records {
        out.last = out.last.max(Some(n));
        out.active = out.active.max(t);
        // After a gap nothing follows until the next snapshot, as the state's number stands still.
        let current = state.as_mut().filter(|s| s.n.checked_add(1) == Some(n));
        let beside = noted.as_mut().filter(|s| s.n.checked_add(1) == Some(n));
        match what {
            What::Text { text, caret } => {
                let text = Chars::from(text);
                state = Some(State { n, caret: caret.min(text.len), text, noted: None });
                unreachable = 0;
                if let Some(b) = beside {
                    b.n = n;
                }
            }
            What::Edit(edit) => {
                let mut applied = false;
                if let Some(s) = current {
                    applied = s.text.apply(&edit);
                    if applied {
                        (s.n, s.caret) = (n, edit.caret);
                    }
                }
                unreachable += usize::from(!applied);
                if let Some(b) = beside {
                    b.n = n;
                }
            }
            What::Scratch(edit) => {
                let applied = beside.is_some_and(|b| {
                    let applied = b.scratch.apply(&edit);
                    b.n = if applied { n } else { b.n };
                    applied
                });
                unreachable_beside += usize::from(!applied);
                if let Some(s) = current {
                    s.n = n;
                }
            }
            What::Aids(Aids { scratch, highlights }) => {
                noted = Some(Noted { n, scratch: Chars::from(scratch), highlights });
                unreachable_beside = 0;
                if let Some(s) = current {
                    s.n = n;
                }
            }
            other => {
                if let Some(b) = beside {
                    b.n = n;
                }
                match other {
                    What::Head(head) => {
                        out.head = Some(head);
                        // A file tells what is noted when it begins; nothing, if it does not.
                        noted = Some(Noted { n, scratch: Chars::default(), highlights: Vec::new() });
                    }
                    What::Clock(clock) => {
                        out.pace.extend(clock.progress.map(|p| (t, p.count)));
                        out.clock = Some(clock);
                    }
                    What::Outline {} => out.outline_opened = true,
                    _ => out.dropped.unknown += 1,
                }
                if let Some(s) = current {
                    s.n = n;
                }
            }
        }
    }
    out.dropped.unreachable += unreachable + unreachable_beside;
    state.map(|state| State { noted, ..state })
}

/// A text that knows how many chars it has, so that an edit at the end of a long one costs little.
#[derive(Debug, Clone, Default)]
pub struct Chars {
    /// The text.
    pub text: String,
    len: usize,
}

impl From<String> for Chars {
    fn from(text: String) -> Self {
        Self { len: text.chars().count(), text }
    }
}

impl Chars {
    /// Applies an edit; false, and nothing is changed, if it reaches beyond the text.
    pub fn apply(&mut self, edit: &Edit) -> bool {
        let Some(end) = edit.at.checked_add(edit.removed).filter(|end| *end <= self.len) else {
            return false;
        };
        let len = self.len - edit.removed + edit.inserted.chars().count();
        if edit.caret > len {
            return false;
        }
        let range = self.byte(edit.at)..self.byte(end);
        self.text.replace_range(range, &edit.inserted);
        self.len = len;
        true
    }

    /// Byte position of char `at`, counted from the nearer end (one types mostly at the end).
    fn byte(&self, at: usize) -> usize {
        let from_end = self.len.saturating_sub(at);
        if from_end == 0 {
            self.text.len()
        } else if from_end < at {
            self.text.char_indices().nth_back(from_end - 1).map_or(0, |(i, _)| i)
        } else {
            self.text.char_indices().nth(at).map_or(self.text.len(), |(i, _)| i)
        }
    }
}
