//! All attempts of the user: begin, resume, list, read, set aside.
use super::{
    atomic::sweep,
    attempt::{Attempt, ESSAY, HandedIn, RESULT, SCHEMA, Summary, timestamp},
    course::Aids,
    disk::{Disk, Item, Lock, RealDisk},
    error::{Doing, Holder, StoreError},
    journal::{Journal, LOCK, Start, file_number},
    paths::Paths,
    record::{self, Head, Task, mark},
    replay::{Replay, replay},
    verdicts::{self, Verdicts},
};
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The user's data on disk.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) paths: Paths,
    pub(super) zone: TimeZone,
    background: bool,
}

/// An attempt in a list.
#[derive(Debug)]
pub struct Entry {
    /// Its folder's name.
    pub name: String,
    /// How far it got.
    pub stage: Stage,
}

/// How far an attempt got.
#[derive(Debug)]
pub enum Stage {
    /// 已交卷; the coverage is that with the candidate's own verdicts.
    HandedIn(Box<Summary>),
    /// 未交卷: being written, or cut off by a crash.
    Open(Box<Replay>),
    /// Damaged, or written by a newer version.
    Unreadable(StoreError),
}

/// An attempt that was not handed in.
#[derive(Debug)]
pub struct Unfinished {
    /// Its folder's name.
    pub name: String,
    /// What is answered; if every copy of it is damaged, only the question's id, as the folder's name has it.
    pub task: Task,
    /// Text, caret and clocks, and what is lost of them.
    pub replay: Replay,
    /// The process that is writing it.
    pub held: Option<Holder>,
}

impl Store {
    /// The data under `paths`, on the machine's file system. `zone` is used for the names of new attempts.
    pub fn new(paths: Paths, zone: TimeZone) -> Self {
        Self { disk: Arc::new(RealDisk), paths, zone, background: true }
    }

    /// The data under `paths` on another file system, with no thread: journals are flushed only when told.
    #[cfg(test)]
    pub(crate) fn on(disk: Arc<dyn Disk>, paths: Paths) -> Self {
        Self { disk, paths, zone: TimeZone::UTC, background: false }
    }

    /// Where the data is.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Begins an attempt at wall time `now` (milliseconds since the Unix epoch); its folder is durable on return.
    ///
    /// # Errors
    /// The folder or the journal cannot be written.
    pub fn begin(&self, task: Task, now: i64) -> Result<Attempt, StoreError> {
        let root = self.paths.attempts();
        if self.disk.make_dirs(&root).map_err(StoreError::io(Doing::Make, &root))? {
            for dir in [Some(self.paths.home()), self.paths.home().parent()].into_iter().flatten() {
                self.disk.sync_dir(dir).map_err(StoreError::io(Doing::Sync, dir))?;
            }
        }
        let time = timestamp(now).to_zoned(self.zone.clone()).strftime("%Y%m%d-%H%M%S");
        let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
        let question: String = task.question.chars().take(64).map(safe).collect();
        let name = self.free_name(&root, &format!("{time}-{question}"))?;
        let start = Start {
            dir: root.join(&name),
            mark: mark(&name),
            head: Head { schema: record::SCHEMA.to_owned(), task, started: now },
            lock: None,
            files: 0,
            next: 0,
            active: 0,
            text: String::new(),
            caret: 0,
            aids: Aids::default(),
        };
        self.write(name, start)
    }

    /// Creates a folder in `root` of a name that is not taken: `stem`, or `stem-2`, ….
    pub(super) fn free_name(&self, root: &Path, stem: &str) -> Result<String, StoreError> {
        let mut name = stem.to_owned();
        let mut serial = 1;
        loop {
            let dir = root.join(&name);
            match self.disk.make_dir(&dir) {
                Ok(()) => return Ok(name),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists && serial < 1000 => {
                    serial += 1;
                    name = format!("{stem}-{serial}");
                }
                Err(e) => return Err(StoreError::io(Doing::Make, dir)(e)),
            }
        }
    }

    fn write(&self, name: String, mut start: Start) -> Result<Attempt, StoreError> {
        if start.lock.is_none() {
            start.lock = Some(self.lock(&name)?);
        }
        let (task, started, dir) = (start.head.task.clone(), start.head.started, start.dir.clone());
        let journal = Journal::begin(Arc::clone(&self.disk), start, self.background)
            .map_err(|why| Arc::try_unwrap(why).unwrap_or_else(StoreError::Shared))?;
        Ok(Attempt { disk: Arc::clone(&self.disk), dir, name, task, started, journal })
    }

    pub(super) fn lock(&self, name: &str) -> Result<Box<dyn Lock>, StoreError> {
        match self.try_lock(name)? {
            Some(lock) => {
                // Who holds it is for the message only; the lock itself does not depend on it.
                let _ = lock.tell(&Holder::me());
                Ok(lock)
            }
            None => Err(StoreError::Held { name: name.to_owned(), holder: self.holder(name) }),
        }
    }

    fn try_lock(&self, name: &str) -> Result<Option<Box<dyn Lock>>, StoreError> {
        let path = self.dir(name)?.join(LOCK);
        self.disk.lock(&path).map_err(StoreError::io(Doing::Lock, path))
    }

    fn holder(&self, name: &str) -> Holder {
        let Ok(path) = self.dir(name).map(|dir| dir.join(LOCK)) else { return Holder::default() };
        let told = Holder::read(&self.disk.read(&path).unwrap_or_default());
        let since = self.disk.modified(&path).ok().map(|ms| timestamp(ms).to_zoned(self.zone.clone()));
        Holder { since, ..told }
    }

    /// The folder of an attempt.
    ///
    /// # Errors
    /// The name is not one that this program gives, so it might lead elsewhere.
    pub fn dir(&self, name: &str) -> Result<PathBuf, StoreError> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || name.starts_with('.') || name.len() > 128 || !name.chars().all(fits) {
            return Err(StoreError::BadName(name.to_owned()));
        }
        Ok(self.paths.attempts().join(name))
    }

    /// Goes on with an attempt that was not handed in: text and clocks as they were recovered.
    ///
    /// # Errors
    /// Another process writes it, it is handed in, newer than this program, or cannot be read or written.
    pub fn resume(&self, name: &str) -> Result<(Attempt, Replay), StoreError> {
        let dir = self.dir(name)?;
        self.open_items(name)?;
        let lock = self.lock(name)?;
        // Read again under the lock: another process may just have handed it in.
        let items = self.open_items(name)?;
        if items.iter().any(|i| i.name == RESULT) {
            let result = dir.join(RESULT);
            self.disk.remove(&result).map_err(StoreError::io(Doing::Write, result))?;
        }
        let replay = self.replay(name, &items)?;
        let head =
            Head { schema: record::SCHEMA.to_owned(), task: task(name, &replay), started: started(&replay) };
        let start = Start {
            dir,
            mark: mark(name),
            head,
            lock: Some(lock),
            files: items.iter().filter_map(|i| file_number(&i.name)).max().unwrap_or(0),
            next: replay.last.map_or(0, |n| n.saturating_add(1)),
            active: replay.active,
            text: replay.text.clone(),
            caret: replay.caret,
            aids: replay.aids.clone(),
        };
        Ok((self.write(name.to_owned(), start)?, replay))
    }

    pub(super) fn items(&self, name: &str) -> Result<Vec<Item>, StoreError> {
        let dir = self.dir(name)?;
        // A link would lead out of the data folder.
        if !self.disk.is_dir(&dir).map_err(StoreError::io(Doing::Read, &dir))? {
            return Err(StoreError::NoAttempt(name.to_owned()));
        }
        self.disk.list(&dir).map_err(StoreError::io(Doing::Read, dir))
    }

    /// What stands in the folder of an attempt that is not handed in.
    fn open_items(&self, name: &str) -> Result<Vec<Item>, StoreError> {
        let items = self.items(name)?;
        if self.is_handed_in(name, &items) {
            return Err(StoreError::NotOpen(name.to_owned()));
        }
        Ok(items)
    }

    /// Whether an attempt is handed in. Its result is there, but a disk may have failed when it was written and again
    /// when it was to be taken back; then the lock's file is still there, and the candidate, who was told so, may have
    /// written on.
    pub(super) fn is_handed_in(&self, name: &str, items: &[Item]) -> bool {
        let has = |file: &str| items.iter().any(|i| i.name == file);
        let went_on = || {
            let Ok(Replay { text, last: Some(_), .. }) = self.replay(name, items) else { return false };
            let essay = self.dir(name).ok().and_then(|dir| self.disk.read(&dir.join(ESSAY)).ok());
            essay.is_none_or(|essay| essay != text.as_bytes())
        };
        has(RESULT) && !(has(LOCK) && went_on())
    }

    /// What stands in an attempt that cannot be taken up, to be read: because another process writes it, because a newer
    /// version wrote it, or because its result is damaged.
    ///
    /// # Errors
    /// There is none, or nothing of it can be read.
    pub fn look(&self, name: &str) -> Result<Unfinished, StoreError> {
        let items = self.items(name)?;
        let mut replay = self.journals(name, &items)?;
        if self.is_handed_in(name, &items) {
            replay.text = self.essay(name)?;
        }
        Ok(Unfinished { name: name.to_owned(), task: task(name, &replay), held: self.held(name), replay })
    }

    /// What the journals of an attempt tell, unless a newer version wrote them.
    pub(super) fn replay(&self, name: &str, items: &[Item]) -> Result<Replay, StoreError> {
        let replay = self.journals(name, items)?;
        match replay.newer() {
            Some(schema) => Err(StoreError::Newer { path: self.dir(name)?, schema: schema.to_owned() }),
            None => Ok(replay),
        }
    }

    /// What can be read of the journals of an attempt.
    fn journals(&self, name: &str, items: &[Item]) -> Result<Replay, StoreError> {
        let dir = self.dir(name)?;
        let mut journals: Vec<(u32, PathBuf)> =
            items.iter().filter_map(|i| Some((file_number(&i.name)?, dir.join(&i.name)))).collect();
        journals.sort();
        let files: Vec<Vec<u8>> = journals
            .iter()
            .map(|(_, path)| self.disk.read(path).map_err(StoreError::io(Doing::Read, path)))
            .collect::<Result<_, _>>()?;
        Ok(replay(&files, &mark(name)))
    }

    /// What stands in a folder; `None`: there is no such folder.
    pub(super) fn list_if_there(&self, dir: &Path) -> Result<Option<Vec<Item>>, StoreError> {
        match self.disk.list(dir) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            items => Ok(Some(items.map_err(StoreError::io(Doing::Read, dir))?)),
        }
    }

    /// Names of all attempts, newest first.
    fn names(&self) -> Result<Vec<String>, StoreError> {
        let items = self.list_if_there(&self.paths.attempts())?.unwrap_or_default();
        let mut names: Vec<String> =
            items.into_iter().filter(|i| i.is_dir && self.dir(&i.name).is_ok()).map(|i| i.name).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        Ok(names)
    }

    /// All attempts, newest first. Folders with nothing of an attempt in them are left out.
    ///
    /// # Errors
    /// The folder of attempts cannot be read; a single attempt that cannot is an entry that says so.
    pub fn attempts(&self) -> Result<Vec<Entry>, StoreError> {
        self.entries(|_, _| true)
    }

    fn entries(&self, wanted: impl Fn(&str, &[Item]) -> bool + Sync) -> Result<Vec<Entry>, StoreError> {
        let stage = |name: &String| match self.items(name) {
            Err(error) => Some(Stage::Unreadable(error)),
            Ok(items) => wanted(name, &items).then(|| self.stage(name, &items)).flatten(),
        };
        let entry = |name: String| stage(&name).map(|stage| Entry { name, stage });
        Ok(self.names()?.into_par_iter().filter_map(entry).collect())
    }

    fn stage(&self, name: &str, items: &[Item]) -> Option<Stage> {
        let has = |file: &str| items.iter().any(|i| i.name == file);
        if self.is_handed_in(name, items) {
            let mut summary = self.result(name).and_then(|bytes| self.summary(name, &bytes));
            // Verdicts that cannot be read are told when the report is opened.
            if let Ok(summary) = &mut summary
                && has(verdicts::FILE)
                && let Ok(Verdicts { coverage: Some(coverage), .. }) = self.verdicts(name)
            {
                summary.coverage = Some(coverage);
            }
            return Some(summary.map_or_else(Stage::Unreadable, |s| Stage::HandedIn(Box::new(s))));
        }
        if !items.iter().any(|i| file_number(&i.name).is_some()) {
            return None;
        }
        Some(self.replay(name, items).map_or_else(Stage::Unreadable, |r| Stage::Open(Box::new(r))))
    }

    pub(super) fn result(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.dir(name)?.join(RESULT);
        self.disk.read(&path).map_err(StoreError::io(Doing::Read, path))
    }

    pub(super) fn summary(&self, name: &str, bytes: &[u8]) -> Result<Summary, StoreError> {
        let path = || self.paths.attempts().join(name).join(RESULT);
        serde_json::from_slice::<Summary>(bytes)
            .map_err(|e| e.to_string())
            .and_then(|s| if s.schema == SCHEMA { Ok(s) } else { Err(s.schema) })
            .map_err(|why| match serde_json::from_slice::<Schema>(bytes) {
                Ok(Schema { schema }) if schema != SCHEMA => StoreError::Newer { path: path(), schema },
                _ => StoreError::Damaged { path: path(), why },
            })
    }

    /// An attempt that is handed in, with report and essay.
    ///
    /// # Errors
    /// There is none, it is not handed in, newer than this program, or damaged.
    pub fn read(&self, name: &str) -> Result<HandedIn, StoreError> {
        let items = self.items(name)?;
        if !self.is_handed_in(name, &items) {
            return Err(StoreError::StillOpen(name.to_owned()));
        }
        let bytes = self.result(name)?;
        let summary = self.summary(name, &bytes)?;
        let essay = self.essay(name)?;
        let report = serde_json::from_slice::<Report>(&bytes).map(|r| r.report).unwrap_or_default();
        Ok(HandedIn { summary, report, essay })
    }

    /// The essay as it was handed in.
    fn essay(&self, name: &str) -> Result<String, StoreError> {
        let path = self.dir(name)?.join(ESSAY);
        let essay = self.disk.read(&path).map_err(StoreError::io(Doing::Read, &path))?;
        String::from_utf8(essay).map_err(|e| StoreError::Damaged { path, why: e.utf8_error().to_string() })
    }

    /// Attempts that were not handed in, newest first. One that cannot be read is left out here; it is in
    /// [`Store::attempts`].
    ///
    /// # Errors
    /// The folder of attempts cannot be read.
    pub fn unfinished(&self) -> Result<Vec<Unfinished>, StoreError> {
        let open = self.entries(|name, items| !self.is_handed_in(name, items))?;
        Ok(open
            .into_iter()
            .filter_map(|Entry { name, stage }| match stage {
                Stage::Open(replay) => {
                    let (task, held) = (task(&name, &replay), self.held(&name));
                    Some(Unfinished { name, task, replay: *replay, held })
                }
                _ => None,
            })
            .collect())
    }

    fn held(&self, name: &str) -> Option<Holder> {
        match self.try_lock(name) {
            Ok(None) => Some(self.holder(name)),
            // A lock that cannot be tried is told when the attempt is resumed.
            Ok(Some(_)) | Err(_) => None,
        }
    }

    /// Moves an attempt to the folder of those set aside; nothing of it is deleted.
    ///
    /// # Errors
    /// Another process writes it, or the folder cannot be moved.
    pub fn set_aside(&self, name: &str) -> Result<PathBuf, StoreError> {
        self.items(name)?;
        let _lock = self.lock(name)?;
        self.move_aside(&self.paths.attempts(), &self.paths.set_aside(), name)
    }

    /// Moves the folder `name` from `root` to `aside`, under a free name; returns where it is.
    pub(super) fn move_aside(&self, root: &Path, aside: &Path, name: &str) -> Result<PathBuf, StoreError> {
        let from = root.join(name);
        self.disk.make_dirs(aside).map_err(StoreError::io(Doing::Make, aside))?;
        let taken = self.disk.list(aside).map_err(StoreError::io(Doing::Read, aside))?;
        let mut free = name.to_owned();
        let mut serial = 1;
        while taken.iter().any(|i| i.name == free) {
            serial += 1;
            free = format!("{name}-{serial}");
        }
        let to = aside.join(free);
        self.disk.rename(&from, &to).map_err(StoreError::io(Doing::Move, &from))?;
        for dir in [aside, root] {
            self.disk.sync_dir(dir).map_err(StoreError::io(Doing::Sync, dir))?;
        }
        Ok(to)
    }

    /// Removes temp files that a killed process left anywhere in the data folder; returns how many.
    pub fn sweep(&self) -> usize {
        let attempts = self.names().unwrap_or_default().into_iter().filter_map(|name| self.dir(&name).ok());
        let home = [Some(self.paths.home()), self.paths.settings().parent()];
        home.into_iter()
            .flatten()
            .map(Path::to_owned)
            .chain([self.paths.notes(), self.paths.exports()])
            .chain(self.paper_folders())
            .chain(attempts)
            .map(|dir| sweep(self.disk.as_ref(), &dir))
            .sum()
    }
}

/// What is answered; of a journal that has lost its head only the question's id is known.
fn task(name: &str, replay: &Replay) -> Task {
    replay.head.as_ref().map_or_else(
        || {
            let question = name.splitn(3, '-').nth(2).unwrap_or(name).to_owned();
            Task { title: question.clone(), question, ..Task::default() }
        },
        |head| head.task.clone(),
    )
}

fn started(replay: &Replay) -> i64 {
    replay.head.as_ref().map(|h| h.started).or(replay.clock.map(|c| c.wall)).unwrap_or_default()
}

#[derive(Deserialize)]
struct Schema {
    schema: String,
}

#[derive(Deserialize)]
struct Report {
    report: Value,
}
