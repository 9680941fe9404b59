//! The attempts on disk as the screens show them: read at start and whenever one was handed in or set aside.
use crate::{
    practice::{
        clock::Moment,
        paper::{Recorded, resumed},
        session::Session,
    },
    store::{
        Entry, Mode, Paper, Replay, Stage, Task,
        attempt::timestamp,
        history::{Standing, Standings},
        record::Head,
    },
};
use jiff::Timestamp;

/// Characters of an open attempt's end that are kept to be shown.
const TAIL: usize = 200;

/// What is known of all attempts.
#[derive(Debug, Default)]
pub struct Records {
    standings: Standings,
    left: Vec<Left>,
}

/// Something that was not handed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Left {
    /// A question by itself.
    Attempt(Open),
    /// A mock paper.
    Paper(OpenPaper),
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
    /// What its journal tells of its clocks.
    pub recorded: Recorded,
    /// The end of what is written up to the caret.
    pub tail: String,
}

/// A mock paper that was not handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPaper {
    /// Its folder's name.
    pub name: String,
    /// What it is.
    pub paper: Paper,
    /// Its questions that are still open.
    pub open: Vec<Open>,
    /// What is recorded of all its questions, those handed in by a hand-in that was cut off included.
    pub recorded: Vec<Recorded>,
}

impl OpenPaper {
    /// Characters of all questions that are open.
    pub fn chars(&self) -> usize {
        self.open.iter().map(|o| o.chars).sum()
    }

    /// The question that was in sight last: its place in the paper, and what is known of it.
    pub fn last(&self) -> Option<(usize, &Open)> {
        let at = self.paper.questions.get(self.paper.at)?;
        Some((self.paper.at, self.open.iter().find(|o| o.name == at.attempt)?))
    }
}

impl Left {
    /// When it was begun.
    pub fn started(&self) -> Timestamp {
        match self {
            Self::Attempt(open) => open.started,
            Self::Paper(paper) => paper.paper.started,
        }
    }

    /// 练习 or 模考.
    pub fn mode(&self) -> Mode {
        match self {
            Self::Attempt(open) => open.task.mode,
            Self::Paper(paper) => paper.paper.mode,
        }
    }

    /// Milliseconds left if it is gone on with now; an exam's clock has run on. Negative: over time.
    pub fn time_left(&self, now: Moment) -> i64 {
        match self {
            Self::Attempt(Open { task, started, recorded: (clock, active), .. }) => {
                let started = started.as_millisecond();
                Session::resume(task.mode, task.minutes, started, *clock, *active, now).left()
            }
            Self::Paper(OpenPaper { paper, recorded, .. }) => resumed(paper, recorded, now).left(),
        }
    }
}

impl Records {
    /// Those of these attempts and mock papers; what cannot be read of them is left out.
    pub fn of(entries: Vec<Entry>, papers: Vec<(String, Paper)>) -> Self {
        let standings = Standings::of(&entries);
        let unended = papers.into_iter().filter(|(_, paper)| paper.ended.is_none());
        let mut open_papers: Vec<OpenPaper> = unended
            .map(|(name, paper)| OpenPaper { name, paper, open: Vec::new(), recorded: Vec::new() })
            .collect();
        let mut left = Vec::new();
        for Entry { name, stage } in entries {
            let owner = |task: &Task| {
                let of = task.paper.as_deref()?;
                open_papers
                    .iter()
                    .position(|p| p.name == of && p.paper.questions.iter().any(|q| q.attempt == name))
            };
            match stage {
                Stage::Open(replay) => {
                    let Some(head) = replay.head.clone() else { continue };
                    let owner = owner(&head.task);
                    let open = open(name, head, &replay);
                    match owner.and_then(|i| open_papers.get_mut(i)) {
                        Some(paper) => {
                            paper.recorded.push(open.recorded);
                            paper.open.push(open);
                        }
                        None => left.push(Left::Attempt(open)),
                    }
                }
                Stage::HandedIn(summary) => {
                    if let Some(paper) = owner(&summary.task).and_then(|i| open_papers.get_mut(i)) {
                        paper.recorded.push((None, summary.active_ms));
                    }
                }
                Stage::Unreadable(_) => {}
            }
        }
        left.extend(open_papers.into_iter().map(Left::Paper));
        // Stable: what was begun at the same time stays as the disk has it, newest first.
        left.sort_by_key(|l| std::cmp::Reverse(l.started()));
        Self { standings, left }
    }

    /// How often a question was attempted and how well.
    pub fn standing(&self, pack: &str, question: &str) -> Standing {
        self.standings.get(pack, question)
    }

    /// What was not handed in, newest first.
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// Whether the clock of an exam runs: outlines, essays and what was written before stay closed.
    pub fn exam_runs(&self, now: Moment) -> bool {
        self.left.iter().any(|left| left.mode() == Mode::Exam && left.time_left(now) > 0)
    }

    /// The newest attempt of a question that was not handed in, and is not part of a mock paper.
    pub fn open_of(&self, pack: &str, question: &str) -> Option<&Open> {
        let alone = self.left.iter().filter_map(|left| match left {
            Left::Attempt(open) if open.task.paper.is_none() => Some(open),
            _ => None,
        });
        alone.into_iter().find(|o| o.task.pack == pack && o.task.question == question)
    }
}

fn open(name: String, head: Head, replay: &Replay) -> Open {
    let before: Vec<char> = replay.text.chars().take(replay.caret).collect();
    let tail = before.iter().skip(before.len().saturating_sub(TAIL)).collect();
    Open {
        name,
        started: timestamp(head.started),
        chars: replay.text.chars().filter(|c| !c.is_whitespace()).count(),
        recorded: (replay.clock, replay.active),
        tail,
        task: head.task,
    }
}
