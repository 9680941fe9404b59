//! Mock papers 套卷: several attempts under one clock. `papers/NAME/paper.json`, format `celun.paper/1`, says which
//! attempts; each of them is an attempt like any other, and its task names the paper.
use super::{
    archive::Store,
    atomic::write_atomic,
    attempt::{Attempt, timestamp},
    error::{Doing, StoreError},
    record::{Mode, Task},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{io, path::PathBuf};

/// The format that this program writes.
pub const SCHEMA: &str = "celun.paper/1";
const FILE: &str = "paper.json";

/// A mock paper that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// [`SCHEMA`].
    pub schema: String,
    /// What it is called.
    pub title: String,
    /// 练习 or 模考.
    pub mode: Mode,
    /// Minutes for all of it.
    pub minutes: u32,
    /// The seed that it was drawn with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Start, wall clock.
    pub started: Timestamp,
    /// Hand-in, wall clock; `None` while it is being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Its questions, in order.
    pub questions: Vec<PaperQuestion>,
}

/// A question of a mock paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// Id of the pack.
    pub pack: String,
    /// Id of the question.
    pub question: String,
    /// Title of the question.
    pub title: String,
    /// Points that it is worth in this paper.
    pub points: f64,
    /// Minutes meant for it.
    pub minutes: u32,
    /// The attempt's folder.
    pub attempt: String,
}

/// A mock paper that is to be begun.
#[derive(Debug, Clone)]
pub struct NewPaper {
    /// What it is called.
    pub title: String,
    /// 练习 or 模考.
    pub mode: Mode,
    /// Minutes for all of it.
    pub minutes: u32,
    /// The seed that it was drawn with.
    pub seed: Option<u64>,
    /// What is answered, and the points for it.
    pub tasks: Vec<(Task, f64)>,
}

#[derive(Deserialize)]
struct Schema {
    schema: String,
}

impl Store {
    /// Begins a mock paper at wall time `now`: an attempt for each question, then the paper's own file.
    ///
    /// # Errors
    /// Something cannot be written. Attempts that were begun by then stay open, empty.
    pub fn begin_paper(&self, new: NewPaper, now: i64) -> Result<(String, Paper, Vec<Attempt>), StoreError> {
        let root = self.paths.papers();
        self.disk.make_dirs(&root).map_err(StoreError::io(Doing::Make, &root))?;
        let time = timestamp(now).to_zoned(self.zone.clone()).strftime("%Y%m%d-%H%M%S").to_string();
        let name = self.free_name(&root, &time)?;
        let mut attempts = Vec::with_capacity(new.tasks.len());
        let mut questions = Vec::with_capacity(new.tasks.len());
        for (task, points) in new.tasks {
            let task = Task { mode: new.mode, paper: Some(name.clone()), ..task };
            let attempt = self.begin(task.clone(), now)?;
            questions.push(PaperQuestion {
                pack: task.pack,
                question: task.question,
                title: task.title,
                points,
                minutes: task.minutes,
                attempt: attempt.name().to_owned(),
            });
            attempts.push(attempt);
        }
        let paper = Paper {
            schema: SCHEMA.to_owned(),
            title: new.title,
            mode: new.mode,
            minutes: new.minutes,
            seed: new.seed,
            started: timestamp(now),
            ended: None,
            questions,
        };
        self.write_paper(&name, &paper)?;
        Ok((name, paper, attempts))
    }

    fn write_paper(&self, name: &str, paper: &Paper) -> Result<(), StoreError> {
        let path = self.paper_file(name)?;
        let mut bytes =
            serde_json::to_vec_pretty(paper).map_err(|e| StoreError::io(Doing::Write, &path)(e.into()))?;
        bytes.push(b'\n');
        write_atomic(self.disk.as_ref(), &path, &bytes)
    }

    fn paper_file(&self, name: &str) -> Result<PathBuf, StoreError> {
        // An attempt's folder name and a paper's obey the same rule.
        self.dir(name)?;
        Ok(self.paths.papers().join(name).join(FILE))
    }

    /// A mock paper.
    ///
    /// # Errors
    /// There is none of this name, it is newer than this program, or damaged.
    pub fn paper(&self, name: &str) -> Result<Paper, StoreError> {
        let path = self.paper_file(name)?;
        let bytes = self.disk.read(&path).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => StoreError::NoAttempt(name.to_owned()),
            _ => StoreError::io(Doing::Read, &path)(e),
        })?;
        match serde_json::from_slice::<Schema>(&bytes) {
            Ok(Schema { schema }) if schema != SCHEMA => Err(StoreError::Newer { path, schema }),
            _ => serde_json::from_slice(&bytes).map_err(|e| StoreError::Damaged { path, why: e.to_string() }),
        }
    }

    /// All mock papers that can be read, newest first.
    ///
    /// # Errors
    /// Their folder cannot be read.
    pub fn papers(&self) -> Result<Vec<(String, Paper)>, StoreError> {
        let root = self.paths.papers();
        let mut names: Vec<String> = match self.disk.list(&root) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            items => {
                let items = items.map_err(StoreError::io(Doing::Read, &root))?;
                items.into_iter().filter(|i| i.is_dir).map(|i| i.name).collect()
            }
        };
        names.sort_unstable_by(|a, b| b.cmp(a));
        Ok(names.into_iter().filter_map(|name| self.paper(&name).ok().map(|paper| (name, paper))).collect())
    }

    /// Notes that a mock paper was handed in at wall time `now`; its attempts are handed in before.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn end_paper(&self, name: &str, now: i64) -> Result<Paper, StoreError> {
        let mut paper = self.paper(name)?;
        paper.ended = Some(timestamp(now));
        self.write_paper(name, &paper)?;
        Ok(paper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Paths, Stage};
    use jiff::tz::TimeZone;
    use std::fs;

    /// 2026-08-01 09:30:05 UTC.
    const NOW: i64 = 1_785_576_605_000;

    fn store(dir: &tempfile::TempDir) -> Store {
        Store::new(Paths::choose(Some(dir.path())).unwrap(), TimeZone::UTC)
    }

    fn new() -> NewPaper {
        let task = |question: &str, minutes| {
            (Task { question: question.into(), title: question.into(), minutes, ..Task::default() }, 50.0)
        };
        NewPaper {
            title: "卷".into(),
            mode: Mode::Exam,
            minutes: 90,
            seed: Some(7),
            tasks: vec![task("a", 20), task("b", 40)],
        }
    }

    #[test]
    fn a_paper_is_begun_found_again_and_ended() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(&dir);
        assert_eq!(store.papers().unwrap(), []);
        let (name, paper, attempts) = store.begin_paper(new(), NOW).unwrap();
        assert_eq!((name.as_str(), attempts.len()), ("20260801-093005", 2));
        assert_eq!(attempts[1].task().paper.as_deref(), Some(name.as_str()));
        assert_eq!(attempts[1].task().mode, Mode::Exam);
        assert_eq!(store.papers().unwrap(), [(name.clone(), paper.clone())]);
        let (second, ..) = store.begin_paper(new(), NOW).unwrap();
        assert_ne!(second, name);
        drop(attempts);
        let open = store.attempts().unwrap();
        assert!(open.iter().all(|e| matches!(&e.stage, Stage::Open(r) if r.head.is_some())), "{open:?}");
        let ended = store.end_paper(&name, NOW + 60_000).unwrap();
        assert_eq!(ended, Paper { ended: Some(timestamp(NOW + 60_000)), ..paper });
        assert_eq!(store.paper(&name).unwrap(), ended);
    }

    #[test]
    fn what_is_no_paper_is_told_and_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(&dir);
        assert!(matches!(store.paper("x"), Err(StoreError::NoAttempt(_))));
        assert!(matches!(store.paper("../x"), Err(StoreError::BadName(_))));
        let (name, ..) = store.begin_paper(new(), NOW).unwrap();
        let file = store.paths().papers().join(&name).join(FILE);
        fs::write(&file, r#"{"schema":"celun.paper/9"}"#).unwrap();
        assert!(matches!(store.end_paper(&name, NOW), Err(StoreError::Newer { .. })));
        fs::write(&file, r#"{"schema":"celun.paper/1"}"#).unwrap();
        assert!(matches!(store.paper(&name), Err(StoreError::Damaged { .. })));
        assert_eq!(store.papers().unwrap(), []);
        assert_eq!(fs::read_to_string(&file).unwrap(), r#"{"schema":"celun.paper/1"}"#);
    }
}
