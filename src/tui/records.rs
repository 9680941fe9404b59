//! The attempts on disk as the screens show them: read at start and whenever one was handed in or set aside.
use crate::store::{Entry, Stage, Store, StoreError, Task};
use jiff::Timestamp;
use std::collections::HashMap;

/// What is known of all attempts.
#[derive(Debug, Default)]
pub struct Records {
    stats: HashMap<(String, String), Stats>,
    open: Vec<Open>,
}

/// The attempts of one question that were handed in.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stats {
    /// How many.
    pub attempts: usize,
    /// The best coverage, 0–1.
    pub best: Option<f64>,
}

/// An attempt that was not handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// Its folder's name.
    pub name: String,
    /// What is answered.
    pub task: Task,
    /// When it was begun.
    pub started: Timestamp,
    /// Characters so far, blanks not counted.
    pub chars: usize,
    /// Milliseconds of working time so far.
    pub active: u64,
}

impl Records {
    /// Reads them.
    ///
    /// # Errors
    /// The folder of attempts cannot be read; single attempts that cannot be are left out.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        let mut records = Self::default();
        for Entry { name, stage } in store.attempts()? {
            match stage {
                Stage::HandedIn(summary) => {
                    let of = (summary.task.pack, summary.task.question);
                    let stats = records.stats.entry(of).or_default();
                    stats.attempts += 1;
                    stats.best = stats.best.into_iter().chain(summary.coverage).reduce(f64::max);
                }
                Stage::Open(replay) => {
                    let Some(head) = replay.head else { continue };
                    records.open.push(Open {
                        name,
                        started: Timestamp::from_millisecond(head.started).unwrap_or_default(),
                        chars: replay.text.chars().filter(|c| !c.is_whitespace()).count(),
                        active: replay.active,
                        task: head.task,
                    });
                }
                Stage::Unreadable(_) => {}
            }
        }
        Ok(records)
    }

    /// The attempts of a question that were handed in.
    pub fn stats(&self, pack: &str, question: &str) -> Stats {
        self.stats.get(&(pack.to_owned(), question.to_owned())).copied().unwrap_or_default()
    }

    /// The attempts that were not handed in, newest first.
    pub fn open(&self) -> &[Open] {
        &self.open
    }

    /// The newest attempt of a question that was not handed in.
    pub fn open_of(&self, pack: &str, question: &str) -> Option<&Open> {
        self.open.iter().find(|o| o.task.pack == pack && o.task.question == question)
    }
}
