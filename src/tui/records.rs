//! The attempts on disk as the screens show them: read at start and whenever one was handed in or set aside.
use crate::store::{
    Entry, Stage, Task,
    history::{Standing, Standings},
};
use jiff::Timestamp;

/// What is known of all attempts.
#[derive(Debug, Default)]
pub struct Records {
    standings: Standings,
    open: Vec<Open>,
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
    /// Those of these attempts; what cannot be read of them is left out.
    pub fn of(entries: Vec<Entry>) -> Self {
        let standings = Standings::of(&entries);
        let open = entries.into_iter().filter_map(|Entry { name, stage }| {
            let Stage::Open(replay) = stage else { return None };
            let head = replay.head?;
            Some(Open {
                name,
                started: Timestamp::from_millisecond(head.started).unwrap_or_default(),
                chars: replay.text.chars().filter(|c| !c.is_whitespace()).count(),
                active: replay.active,
                task: head.task,
            })
        });
        Self { standings, open: open.collect() }
    }

    /// How often a question was attempted and how well.
    pub fn standing(&self, pack: &str, question: &str) -> Standing {
        self.standings.get(pack, question)
    }

    /// The attempts that were not handed in, newest first.
    pub fn open(&self) -> &[Open] {
        &self.open
    }

    /// The newest attempt of a question that was not handed in, and is not part of a mock paper.
    pub fn open_of(&self, pack: &str, question: &str) -> Option<&Open> {
        let of = |o: &&Open| o.task.pack == pack && o.task.question == question && o.task.paper.is_none();
        self.open.iter().find(of)
    }
}
