//! Mock papers 套卷: several attempts under one clock. `papers/NAME/paper.json`, format `celun.paper/1`, says which
//! attempts; each of them is an attempt like any other, and its task names the paper. Written when it begins, when the
//! candidate goes to another question or marks one as done, and at hand-in.
use super::{
    archive::Store,
    atomic::{is_temp, write_atomic},
    attempt::{Attempt, timestamp},
    doctor::{Examination, Ill},
    error::{Doing, StoreError},
    record::{Mode, Task},
};
use crate::{
    locales::{Lang, Say, paper as say},
    text::sanitise::clean,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The format that this program writes.
pub const SCHEMA: &str = "celun.paper/1";
const FILE: &str = "paper.json";
/// Beside the papers, those that were set aside.
const SET_ASIDE: &str = ".set-aside";

/// How a paper was put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 标准卷: four short questions and an essay.
    Standard,
    /// By lot.
    Random,
    /// By choice.
    Chosen,
    /// As a pack gives it.
    #[default]
    Given,
}

impl Say for Kind {
    fn say(&self, lang: Lang) -> String {
        let text = match self {
            Self::Standard => say::STANDARD,
            Self::Random => say::RANDOM,
            Self::Chosen => say::CHOSEN,
            Self::Given => say::PAPER,
        };
        text.get(lang).to_owned()
    }
}

/// A mock paper that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// [`SCHEMA`].
    pub schema: String,
    /// How it was put together.
    #[serde(default)]
    pub kind: Kind,
    /// What its pack calls it; empty where none gave it.
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
    /// Working time until the hand-in in milliseconds, as the paper's one clock counted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_ms: Option<u64>,
    /// The question that was in sight last.
    #[serde(default)]
    pub at: usize,
    /// Its questions, in order.
    pub questions: Vec<PaperQuestion>,
}

impl Say for Paper {
    /// What it is called.
    fn say(&self, lang: Lang) -> String {
        if self.title.is_empty() { self.kind.say(lang) } else { self.title.clone() }
    }
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
    /// The candidate says that it is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// A mock paper that is to be begun.
#[derive(Debug, Clone)]
pub struct NewPaper {
    /// How it was put together.
    pub kind: Kind,
    /// What its pack calls it.
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

/// Without what must not reach a terminal, for the file may come from anywhere.
fn cleaned(mut paper: Paper) -> Paper {
    for title in paper.questions.iter_mut().map(|q| &mut q.title).chain([&mut paper.title]) {
        *title = clean(title).replace('\n', " ");
    }
    paper
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
                done: false,
            });
            attempts.push(attempt);
        }
        let paper = Paper {
            schema: SCHEMA.to_owned(),
            kind: new.kind,
            title: new.title,
            mode: new.mode,
            minutes: new.minutes,
            seed: new.seed,
            started: timestamp(now),
            ended: None,
            active_ms: None,
            at: 0,
            questions,
        };
        self.keep_paper(&name, &paper)?;
        Ok((name, paper, attempts))
    }

    /// Writes what has changed of a mock paper.
    ///
    /// # Errors
    /// The file cannot be written; it is then as it was.
    pub fn keep_paper(&self, name: &str, paper: &Paper) -> Result<(), StoreError> {
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
            _ => serde_json::from_slice(&bytes)
                .map(cleaned)
                .map_err(|e| StoreError::Damaged { path, why: e.to_string() }),
        }
    }

    /// All mock papers that can be read, newest first.
    ///
    /// # Errors
    /// Their folder cannot be read.
    pub fn papers(&self) -> Result<Vec<(String, Paper)>, StoreError> {
        let items = self.list_if_there(&self.paths.papers())?.unwrap_or_default();
        let mut names: Vec<String> = items.into_iter().filter(|i| i.is_dir).map(|i| i.name).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        Ok(names.into_iter().filter_map(|name| self.paper(&name).ok().map(|paper| (name, paper))).collect())
    }

    /// Notes that a mock paper was handed in at wall time `now` after `active` milliseconds of working time (`None`: not
    /// known); its attempts are handed in before.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn end_paper(&self, name: &str, now: i64, active: Option<u64>) -> Result<Paper, StoreError> {
        let mut paper = self.paper(name)?;
        (paper.ended, paper.active_ms) = (Some(timestamp(now)), active);
        self.keep_paper(name, &paper)?;
        Ok(paper)
    }

    /// Moves a mock paper and its attempts to the folders of those set aside; nothing is deleted. What was moved before
    /// something failed stays there, and this can be tried again.
    ///
    /// # Errors
    /// Another process writes an attempt, or a folder cannot be moved.
    pub fn set_aside_paper(&self, name: &str) -> Result<PathBuf, StoreError> {
        let questions = self.paper(name)?.questions;
        let there = |q: &PaperQuestion| match self.items(&q.attempt) {
            Err(StoreError::NoAttempt(_)) => Ok(false),
            items => items.map(|_| true),
        };
        let mut attempts = Vec::with_capacity(questions.len());
        for question in questions {
            if there(&question)? {
                // Another process may write it: then nothing is moved at all.
                self.lock(&question.attempt)?;
                attempts.push(question.attempt);
            }
        }
        for attempt in attempts {
            self.set_aside(&attempt)?;
        }
        self.put_paper_aside(name)
    }

    /// Moves a paper's own folder only; its attempts stand for themselves from then on.
    pub(super) fn put_paper_aside(&self, name: &str) -> Result<PathBuf, StoreError> {
        self.dir(name)?;
        let root = self.paths.papers();
        self.move_aside(&root, &root.join(SET_ASIDE), name)
    }

    /// The folders of all mock papers.
    pub(super) fn paper_folders(&self) -> Vec<PathBuf> {
        let root = self.paths.papers();
        let items = self.disk.list(&root).unwrap_or_default();
        items.into_iter().filter(|i| i.is_dir).map(|i| root.join(i.name)).collect()
    }

    /// Examines the mock papers, for the doctor.
    pub(super) fn examine_papers(&self, found: &mut Examination) {
        let root = self.paths.papers();
        let mut items = match self.list_if_there(&root) {
            Ok(Some(items)) => items,
            Ok(None) => return,
            Err(error) => return found.add(root, Ill::Unreadable(error)),
        };
        if !self.disk.is_private(&root).unwrap_or(true) {
            found.add(&root, Ill::OpenToOthers);
        }
        items.sort();
        for item in items.into_iter().filter(|i| i.name != SET_ASIDE) {
            let path = root.join(&item.name);
            if is_temp(&item) {
                found.add(path, Ill::Temp);
            } else if item.is_dir && self.dir(&item.name).is_ok() {
                self.examine_paper(&item.name, &path, found);
            } else {
                found.add(path, Ill::Foreign);
            }
        }
    }

    fn examine_paper(&self, name: &str, path: &Path, found: &mut Examination) {
        for item in self.disk.list(path).unwrap_or_default().iter().filter(|i| is_temp(i)) {
            found.add(path.join(&item.name), Ill::Temp);
        }
        match self.paper(name) {
            Ok(paper) => {
                let has = |name: &str| {
                    let folders = [self.paths.attempts(), self.paths.set_aside()];
                    folders.iter().any(|f| self.disk.is_dir(&f.join(name)).unwrap_or(false))
                };
                for question in paper.questions.into_iter().filter(|q| !has(&q.attempt)) {
                    found.add(path, Ill::NoQuestion(question.title));
                }
            }
            Err(error @ StoreError::Newer { .. }) => found.add(path, Ill::Unreadable(error)),
            Err(StoreError::NoAttempt(_)) => found.add(path, Ill::NoPaper(None)),
            Err(error) => found.add(path, Ill::NoPaper(Some(error))),
        }
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
            kind: Kind::Given,
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
        let mut marked = paper.clone();
        (marked.at, marked.questions[1].done) = (1, true);
        store.keep_paper(&name, &marked).unwrap();
        assert_eq!(store.paper(&name).unwrap(), marked);
        let ended = store.end_paper(&name, NOW + 60_000, Some(5)).unwrap();
        assert_eq!(ended, Paper { ended: Some(timestamp(NOW + 60_000)), active_ms: Some(5), ..marked });
        assert_eq!(store.paper(&name).unwrap(), ended);
    }

    #[test]
    fn a_paper_of_an_earlier_version_is_read_and_one_without_a_title_is_named() {
        let old = r#"{"schema":"celun.paper/1","title":"卷","mode":"exam","minutes":90,
            "started":"2026-08-01T09:30:05Z","questions":[{"pack":"p","question":"a","title":"a","points":5.0,
            "minutes":9,"attempt":"x"}]}"#;
        let mut paper: Paper = serde_json::from_str(old).unwrap();
        assert_eq!(
            (paper.kind, paper.at, paper.questions[0].done, paper.say(Lang::En)),
            (Kind::Given, 0, false, "卷".into())
        );
        paper.title.clear();
        paper.kind = Kind::Standard;
        assert_eq!(paper.say(Lang::Zh), "标准卷");
    }

    #[test]
    fn a_paper_is_set_aside_with_its_attempts() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(&dir);
        let (name, paper, attempts) = store.begin_paper(new(), NOW).unwrap();
        let mut attempts = attempts.into_iter();
        drop(attempts.next());
        assert!(matches!(store.set_aside_paper(&name), Err(StoreError::Held { .. })), "it is being written");
        assert_eq!(store.attempts().unwrap().len(), 2, "nothing is moved then");
        drop(attempts);
        store.set_aside(&paper.questions[0].attempt).unwrap();
        let aside = store.set_aside_paper(&name).unwrap();
        assert!(aside.join(FILE).is_file() && aside.starts_with(store.paths().papers()));
        assert_eq!((store.papers().unwrap().len(), store.attempts().unwrap().len()), (0, 0));
        let kept = store.paths().set_aside();
        assert!(paper.questions.iter().all(|q| kept.join(&q.attempt).is_dir()));
    }

    #[test]
    fn the_doctor_looks_into_papers_and_mends_what_stands_in_the_way() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(&dir);
        let (sound, paper, _) = store.begin_paper(new(), NOW).unwrap();
        let told = || {
            let found = store.examine().unwrap().findings;
            found.iter().map(|f| f.say(Lang::En)).collect::<Vec<_>>()
        };
        assert_eq!(told(), [""; 0]);
        let root = store.paths().papers();
        let temp = root.join(&sound).join(".celun-1-0.tmp");
        fs::write(&temp, "{").unwrap();
        assert!(told()[0].contains("killed"), "{:?}", told());
        assert_eq!((store.sweep(), temp.exists()), (1, false), "the next start clears it away");
        fs::create_dir(root.join("20260801-100000")).unwrap();
        let broken = root.join("20260801-110000");
        fs::create_dir(&broken).unwrap();
        fs::write(broken.join(FILE), "{").unwrap();
        fs::write(root.join("letter.txt"), "").unwrap();
        assert_eq!(told().len(), 3, "{:?}", told());
        for finding in store.examine().unwrap().findings {
            store.repair(&finding).unwrap();
        }
        assert!(told().len() == 1 && told()[0].contains("letter.txt"), "{:?}", told());
        assert_eq!(fs::read(root.join(SET_ASIDE).join("20260801-110000").join(FILE)).unwrap(), b"{");
        fs::remove_file(root.join("letter.txt")).unwrap();
        store.set_aside(&paper.questions[0].attempt).unwrap();
        assert_eq!(told(), [""; 0], "set aside is not lost");
        fs::remove_dir_all(store.dir(&paper.questions[1].attempt).unwrap()).unwrap();
        assert!(told()[0].contains('b'), "{:?}", told());
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
        assert!(matches!(store.end_paper(&name, NOW, None), Err(StoreError::Newer { .. })));
        fs::write(&file, r#"{"schema":"celun.paper/1"}"#).unwrap();
        assert!(matches!(store.paper(&name), Err(StoreError::Damaged { .. })));
        assert_eq!(store.papers().unwrap(), []);
        assert_eq!(fs::read_to_string(&file).unwrap(), r#"{"schema":"celun.paper/1"}"#);
    }
}
