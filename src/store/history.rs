//! What the attempts of the past say about each question.
use super::archive::{Entry, Stage};
use jiff::Timestamp;
use std::collections::HashMap;

/// How often a question was attempted and how well.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Standing {
    /// Attempts that were handed in.
    pub handed_in: usize,
    /// Attempts that were not.
    pub open: usize,
    /// The best coverage of an attempt that was handed in, 0–1.
    pub best: Option<f64>,
    /// The last hand-in.
    pub last: Option<Timestamp>,
}

/// The standings of all questions that were attempted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standings(HashMap<String, HashMap<String, Standing>>);

impl Standings {
    /// Adds up attempts; unreadable ones count for no question.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut all = Self::default();
        for entry in entries {
            let task = match &entry.stage {
                Stage::HandedIn(summary) => &summary.task,
                Stage::Open(replay) => match &replay.head {
                    Some(head) => &head.task,
                    None => continue,
                },
                Stage::Unreadable(_) => continue,
            };
            let pack = all.0.entry(task.pack.clone()).or_default();
            let standing = pack.entry(task.question.clone()).or_default();
            match &entry.stage {
                Stage::HandedIn(summary) => {
                    standing.handed_in += 1;
                    // A figure from a file that was edited by hand may be anything.
                    let coverage = summary.coverage.filter(|c| (0.0..=1.0).contains(c));
                    standing.best = standing.best.into_iter().chain(coverage).reduce(f64::max);
                    standing.last = standing.last.max(Some(summary.ended));
                }
                _ => standing.open += 1,
            }
        }
        all
    }

    /// The standing of a question; zero if it was never attempted.
    pub fn get(&self, pack: &str, question: &str) -> Standing {
        self.0.get(pack).and_then(|p| p.get(question)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        Course, Replay, StoreError, Summary, Task,
        attempt::{SCHEMA, timestamp},
        record::Head,
    };
    use crate::text::count::Counts;

    fn task(question: &str) -> Task {
        Task { pack: "p".into(), question: question.into(), ..Task::default() }
    }

    fn entry(stage: Stage) -> Entry {
        Entry { name: "n".into(), stage }
    }

    fn handed_in(question: &str, ended: i64, coverage: Option<f64>) -> Entry {
        entry(Stage::HandedIn(Box::new(Summary {
            schema: SCHEMA.into(),
            task: task(question),
            started: timestamp(0),
            ended: timestamp(ended),
            active_ms: 1,
            paused_ms: 0,
            counts: Counts::default(),
            outline_opened: false,
            coverage,
            course: Course::default(),
        })))
    }

    #[test]
    fn the_best_and_the_last_count() {
        let head = Head { schema: String::new(), task: task("b"), started: 0 };
        let entries = [
            handed_in("a", 9_000, Some(0.5)),
            handed_in("a", 5_000, Some(0.75)),
            handed_in("a", 6_000, Some(7.0)),
            handed_in("b", 1_000, None),
            entry(Stage::Open(Box::new(Replay { head: Some(head), ..Replay::default() }))),
            entry(Stage::Open(Box::default())),
            entry(Stage::Unreadable(StoreError::NoHome)),
        ];
        let all = Standings::of(&entries);
        let standing = |handed_in, open, best, last| Standing { handed_in, open, best, last };
        assert_eq!(all.get("p", "a"), standing(3, 0, Some(0.75), Some(timestamp(9_000))));
        assert_eq!(all.get("p", "b"), standing(1, 1, None, Some(timestamp(1_000))));
        assert_eq!(all.get("other", "a"), Standing::default());
    }
}
