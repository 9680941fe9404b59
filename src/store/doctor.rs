//! Examines the data folder: what is damaged, what was lost of it, what can be mended. A repair sets aside under a new
//! name and writes anew from the journal; it deletes nothing.
use super::{
    archive::Store,
    atomic::{is_temp, write_atomic},
    attempt::{ESSAY, RESULT},
    disk::Item,
    error::{Doing, StoreError},
    journal::{LOCK, file_number},
    notes,
    replay::{Dropped, Replay},
    settings,
};
use crate::locales::{Lang, Say, doctor as t};
use std::path::{Path, PathBuf};

/// Something that is not as it should be.
#[derive(Debug)]
pub struct Finding {
    /// The file or folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub ill: Ill,
}

/// What can be the matter.
#[derive(Debug)]
pub enum Ill {
    /// Other users of the machine may look into it.
    OpenToOthers,
    /// A temp file that a killed process left.
    Temp,
    /// Not an attempt and not of this program.
    Foreign,
    /// An attempt's folder with nothing of an attempt in it.
    Empty,
    /// It cannot be read, or was written by a newer version.
    Unreadable(StoreError),
    /// A file of its own, such as notes, cannot be understood.
    Damaged(StoreError),
    /// The result of a hand-in cannot be understood; the journal has this many characters of the essay.
    Result(StoreError, usize),
    /// The essay of an attempt that is handed in is missing or no text; the journal has this many characters of it.
    Essay(usize),
    /// The essay that was handed in is not the last text of the journal.
    Differs,
    /// Records of a journal are lost.
    Lost(Dropped),
    /// The folder of a mock paper without a paper that can be read; its attempts stand for themselves.
    NoPaper(Option<StoreError>),
    /// An attempt of a mock paper is not there: of the question of this title.
    NoQuestion(String),
    /// A journal has lost its head: only the question's id is known.
    Headless,
    /// Something is wrong in the settings.
    Settings(settings::Problem),
}

impl Ill {
    /// Whether a repair can do something about it.
    pub fn can_be_mended(&self) -> bool {
        match self {
            Self::OpenToOthers | Self::Empty | Self::Damaged(_) | Self::NoPaper(_) => true,
            // Without a text in the journal what is left of the file is all there is.
            Self::Result(_, chars) | Self::Essay(chars) => *chars > 0,
            _ => false,
        }
    }
}

impl Say for Finding {
    fn say(&self, lang: Lang) -> String {
        let text = match &self.ill {
            Ill::OpenToOthers => t::OPEN_TO_OTHERS,
            Ill::Temp => t::TEMP,
            Ill::Foreign => t::FOREIGN,
            Ill::Empty => t::EMPTY,
            Ill::Differs => t::DIFFERS,
            Ill::Headless => t::HEADLESS,
            Ill::NoPaper(None) => t::NO_PAPER,
            Ill::NoPaper(Some(error)) => return error.say(lang) + t::PAPER_ASIDE.get(lang),
            Ill::NoQuestion(title) => {
                return t::NO_QUESTION.fill(lang, &[("path", &self.path.display()), ("title", title)]);
            }
            Ill::Unreadable(error) => return error.say(lang),
            Ill::Damaged(error) => return error.say(lang) + t::KEPT_ASIDE.get(lang),
            Ill::Settings(problem) => return problem.say(lang),
            Ill::Result(error, chars) => {
                return format!("{}{}", error.say(lang), t::IN_JOURNAL.fill(lang, &[("n", chars)]));
            }
            Ill::Essay(chars) => {
                let said = t::ESSAY.fill(lang, &[("path", &self.path.display())]);
                return said + &t::IN_JOURNAL.fill(lang, &[("n", chars)]);
            }
            Ill::Lost(dropped) => {
                return t::LOST.fill(lang, &[("path", &self.path.display()), ("lost", &dropped.say(lang))]);
            }
        };
        text.fill(lang, &[("path", &self.path.display())])
    }
}

/// What an examination found.
#[derive(Debug, Default)]
pub struct Examination {
    /// Attempts that are handed in.
    pub handed_in: usize,
    /// Attempts that are not.
    pub open: usize,
    /// Attempts that the user has set aside.
    pub set_aside: usize,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
}

impl Examination {
    pub(super) fn add(&mut self, path: impl Into<PathBuf>, ill: Ill) {
        self.findings.push(Finding { path: path.into(), ill });
    }
}

impl Store {
    /// Examines settings, notes, reviews, mock papers and attempts. Changes nothing.
    ///
    /// # Errors
    /// The folder of attempts is there but cannot be read.
    pub fn examine(&self) -> Result<Examination, StoreError> {
        let mut found = Examination::default();
        for problem in self.settings().1 {
            found.add(self.paths().settings(), Ill::Settings(problem));
        }
        let home = self.paths().home();
        for item in self.disk.list(home).unwrap_or_default().iter().filter(|i| is_temp(i)) {
            found.add(home.join(&item.name), Ill::Temp);
        }
        self.examine_notes(&mut found);
        self.examine_papers(&mut found);
        let root = self.paths().attempts();
        let Some(mut items) = self.list_if_there(&root)? else { return Ok(found) };
        if !self.disk.is_private(&root).unwrap_or(true) {
            found.add(&root, Ill::OpenToOthers);
        }
        items.sort();
        for item in items {
            let aside = self.paths().set_aside();
            if root.join(&item.name) == aside {
                found.set_aside = self.list_if_there(&aside)?.map_or(0, |i| i.len());
            } else if is_temp(&item) {
                found.add(root.join(&item.name), Ill::Temp);
            } else if item.is_dir && self.dir(&item.name).is_ok() {
                self.examine_attempt(&item.name, &mut found);
            } else {
                found.add(root.join(&item.name), Ill::Foreign);
            }
        }
        Ok(found)
    }

    fn examine_notes(&self, found: &mut Examination) {
        let dir = self.paths().notes();
        let mut names: Vec<String> = self
            .disk
            .list(&dir)
            .unwrap_or_default()
            .into_iter()
            .filter(|i| !i.is_dir)
            .map(|i| i.name)
            .collect();
        names.sort();
        for path in names.iter().filter(|n| n.strip_suffix(".json").is_some()).map(|n| dir.join(n)) {
            match notes::read(self.disk.as_ref(), &path) {
                Err(error @ StoreError::Damaged { .. }) => found.add(path, Ill::Damaged(error)),
                Err(error) => found.add(path, Ill::Unreadable(error)),
                Ok(_) => {}
            }
        }
        if let Err(error) = self.reviews() {
            found.add(self.paths().reviews(), Ill::Unreadable(error));
        }
    }

    fn examine_attempt(&self, name: &str, found: &mut Examination) {
        let dir = self.paths().attempts().join(name);
        let items = match self.items(name) {
            Ok(items) => items,
            Err(error) => return found.add(dir, Ill::Unreadable(error)),
        };
        for item in items.iter().filter(|i| is_temp(i)) {
            found.add(dir.join(&item.name), Ill::Temp);
        }
        let has_journal = items.iter().any(|i| file_number(&i.name).is_some());
        let replay = match self.replay(name, &items) {
            Ok(replay) => replay,
            Err(error) => {
                found.add(&dir, Ill::Unreadable(error));
                Replay::default()
            }
        };
        if !replay.dropped.is_none() {
            found.add(&dir, Ill::Lost(replay.dropped));
        }
        if items.iter().any(|i| i.name == RESULT) {
            found.handed_in += 1;
            self.examine_result(name, &dir, &replay, has_journal, found);
        } else if !has_journal {
            found.add(dir, Ill::Empty);
        } else {
            found.open += 1;
            if replay.head.is_none() && replay.last.is_some() {
                found.add(dir, Ill::Headless);
            }
        }
    }

    fn examine_result(
        &self,
        name: &str,
        dir: &Path,
        replay: &Replay,
        has_journal: bool,
        found: &mut Examination,
    ) {
        let chars = replay.text.chars().count();
        match self.result(name).and_then(|bytes| self.summary(name, &bytes)) {
            Err(error @ StoreError::Newer { .. }) => return found.add(dir, Ill::Unreadable(error)),
            Err(error) => return found.add(dir.join(RESULT), Ill::Result(error, chars)),
            Ok(_) => {}
        }
        match self.disk.read(&dir.join(ESSAY)).map(String::from_utf8) {
            Ok(Ok(essay)) if has_journal && essay != replay.text => found.add(dir.join(ESSAY), Ill::Differs),
            Ok(Ok(_)) => {}
            _ => found.add(dir.join(ESSAY), Ill::Essay(chars)),
        }
    }

    /// Does what can be done about a finding. A damaged file is set aside beside its place (`….damaged`) and written
    /// anew from the journal; a result is not, so that its attempt is open again and can be handed in anew.
    ///
    /// # Errors
    /// Another process writes the attempt, or a file cannot be moved or written.
    pub fn repair(&self, finding: &Finding) -> Result<(), StoreError> {
        if !finding.ill.can_be_mended() {
            return Ok(());
        }
        let path = &finding.path;
        let of_attempt =
            |path: &Path| path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let owner = of_attempt(path.parent().unwrap_or(path));
        match finding.ill {
            Ill::OpenToOthers => self.disk.make_private(path).map_err(StoreError::io(Doing::Write, path)),
            Ill::Damaged(_) => {
                let dir = path.parent().unwrap_or(path);
                self.put_aside(path, &self.list_if_there(dir)?.unwrap_or_default())
            }
            Ill::NoPaper(_) => self.put_paper_aside(&of_attempt(path)).map(drop),
            Ill::Empty => self.set_aside(&of_attempt(path)).map(drop),
            Ill::Essay(_) => {
                let _lock = self.lock(&owner)?;
                let items = self.items(&owner)?;
                let text = self.replay(&owner, &items)?.text;
                if items.iter().any(|i| i.name == ESSAY) {
                    self.put_aside(path, &items)?;
                }
                write_atomic(self.disk.as_ref(), path, text.as_bytes())?;
                // An attempt that is handed in has no lock's file.
                let _ = self.disk.remove(&path.with_file_name(LOCK));
                Ok(())
            }
            _ => {
                let _lock = self.lock(&owner)?;
                self.put_aside(path, &self.items(&owner)?)
            }
        }
    }

    /// Renames a damaged file to a free name beside it.
    fn put_aside(&self, path: &Path, items: &[Item]) -> Result<(), StoreError> {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let mut free = format!("{name}.damaged");
        let mut serial = 1;
        while items.iter().any(|i| i.name == free) {
            serial += 1;
            free = format!("{name}.damaged-{serial}");
        }
        let dir = path.parent().unwrap_or(path);
        self.disk.rename(path, &dir.join(free)).map_err(StoreError::io(Doing::Move, path))?;
        self.disk.sync_dir(dir).map_err(StoreError::io(Doing::Sync, dir))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Edit, Outcome, Paths, Stage, Task},
        text::count::Counts,
    };
    use serde_json::Value;
    use std::fs;

    struct House {
        _dir: tempfile::TempDir,
        store: Store,
    }

    impl House {
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let store = Store::new(Paths::in_folder(dir.path().join("celun")), jiff::tz::TimeZone::UTC);
            Self { _dir: dir, store }
        }

        /// An attempt with this text; its folder.
        fn attempt(&self, text: &str, hand_in: bool) -> PathBuf {
            let attempt = self.store.begin(Task { question: "q1".into(), ..Task::default() }, 0).unwrap();
            let caret = text.chars().count();
            attempt.edit(&Edit { at: 0, removed: 0, inserted: text.into(), caret }, text, 1);
            if hand_in {
                let outcome = Outcome {
                    ended: 1,
                    active_ms: 1,
                    paused_ms: 0,
                    counts: Counts::default(),
                    outline_opened: false,
                    report: Value::Null,
                    ..Outcome::default()
                };
                attempt.hand_in(text, outcome).unwrap();
            }
            self.store.dir(attempt.name()).unwrap()
        }

        fn told(&self) -> Vec<String> {
            let home = self.store.paths().home().display().to_string();
            let found = self.store.examine().unwrap().findings;
            found.iter().map(|f| f.say(Lang::En).replace(&home, "~")).collect()
        }

        fn repair(&self) {
            for finding in self.store.examine().unwrap().findings {
                self.store.repair(&finding).unwrap();
            }
        }
    }

    #[test]
    fn a_sound_folder_has_nothing_to_tell() {
        let house = House::new();
        assert!(house.told().is_empty(), "nothing is there at all");
        house.attempt("甲", true);
        house.attempt("乙", false);
        let aside = house.attempt("丙", false);
        house.store.set_aside(aside.file_name().unwrap().to_str().unwrap()).unwrap();
        let found = house.store.examine().unwrap();
        assert_eq!((found.handed_in, found.open, found.set_aside), (1, 1, 1));
        assert!(found.findings.is_empty(), "{:?}", house.told());
    }

    #[test]
    fn a_damaged_result_is_set_aside_and_the_attempt_is_open_again() {
        let house = House::new();
        let dir = house.attempt("甲乙", true);
        fs::write(dir.join(RESULT), "{").unwrap();
        assert!(house.told()[0].contains("attempt.json is damaged"), "{:?}", house.told());
        house.repair();
        assert_eq!(fs::read(dir.join("attempt.json.damaged")).unwrap(), b"{");
        assert!(house.told().is_empty(), "{:?}", house.told());
        let entries = house.store.attempts().unwrap();
        assert!(matches!(&entries[0].stage, Stage::Open(replay) if replay.text == "甲乙"));
    }

    #[test]
    fn a_lost_essay_comes_back_from_the_journal_and_a_broken_one_stays_beside_it() {
        let house = House::new();
        let dir = house.attempt("甲乙", true);
        let name = dir.file_name().unwrap().to_str().unwrap();
        fs::remove_file(dir.join(ESSAY)).unwrap();
        house.repair();
        assert_eq!(house.store.read(name).unwrap().essay, "甲乙");
        for (serial, broken) in [(".damaged", b"\xff1"), (".damaged-2", b"\xff2")] {
            fs::write(dir.join(ESSAY), broken).unwrap();
            assert_eq!(house.told().len(), 1);
            house.repair();
            assert_eq!(house.store.read(name).unwrap().essay, "甲乙");
            assert_eq!(fs::read(dir.join(format!("{ESSAY}{serial}"))).unwrap(), broken);
        }
    }

    #[test]
    fn damaged_notes_are_set_aside_and_newer_ones_left_alone() {
        let house = House::new();
        let dir = house.store.paths().notes();
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("p.json"), "{").unwrap();
        fs::write(dir.join("q.json"), r#"{"schema":"celun.notes/2"}"#).unwrap();
        fs::write(house.store.paths().reviews(), r#"{"head":{"schema":"celun.reviews/2"}}"#).unwrap();
        assert_eq!(house.told().len(), 2, "{:?}", house.told());
        house.repair();
        assert_eq!(fs::read(dir.join("p.json.damaged")).unwrap(), b"{");
        assert!(house.told()[0].contains("celun.notes/2"), "{:?}", house.told());
    }

    #[test]
    fn without_a_journal_a_damaged_file_stays_where_it_is() {
        let house = House::new();
        let dir = house.attempt("甲乙", true);
        fs::remove_file(dir.join("journal.jsonl")).unwrap();
        fs::write(dir.join(RESULT), "{").unwrap();
        house.repair();
        assert_eq!(fs::read(dir.join(RESULT)).unwrap(), b"{");
        assert_eq!(house.told().len(), 1);
    }

    #[test]
    fn everything_else_is_told_by_its_place() {
        let house = House::new();
        let (handed_in, open) = (house.attempt("甲", true), house.attempt("乙", false));
        let root = house.store.paths().attempts();
        fs::write(handed_in.join(ESSAY), "另一篇").unwrap();
        let mut journal = fs::read(open.join("journal.jsonl")).unwrap();
        journal[20] ^= 1;
        fs::write(open.join("journal.jsonl"), [journal, b"torn".to_vec()].concat()).unwrap();
        fs::create_dir(root.join("empty")).unwrap();
        fs::write(root.join("a note.txt"), "").unwrap();
        fs::write(root.join(".celun-1-1.tmp"), "").unwrap();
        fs::write(house.store.paths().settings(), "colour = 1").unwrap();
        let told = house.told();
        assert_eq!(
            told,
            [
                "config.toml:1: unknown setting colour, left out",
                "~/attempts/.celun-1-1.tmp: left by a program that was killed; the next start of celun clears it away",
                "~/attempts/19700101-000000-q1/essay.md: is not the last text of the journal; both are kept",
                "~/attempts/19700101-000000-q1-2: left out while recovering: 1 record(s) cut short, 1 damaged record(s)",
                "~/attempts/19700101-000000-q1-2: the journal has lost its head; text and question are known, mode and minutes are not",
                "~/attempts/a note.txt: not of this program; left alone",
                "~/attempts/empty: nothing of an attempt is in this folder",
            ]
        );
        house.repair();
        assert_eq!(house.told().len(), told.len() - 1, "the empty folder is set aside");
        assert!(house.store.paths().set_aside().join("empty").is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn attempts_that_others_may_read_are_told_and_closed() {
        use std::os::unix::fs::PermissionsExt;
        let house = House::new();
        house.attempt("甲", true);
        let root = house.store.paths().attempts();
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(house.told()[0].contains("other users"), "{:?}", house.told());
        house.repair();
        assert_eq!(fs::metadata(&root).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn an_attempt_that_is_being_written_is_not_repaired() {
        let house = House::new();
        let dir = house.attempt("甲", true);
        fs::write(dir.join(RESULT), "{").unwrap();
        let name = dir.file_name().unwrap().to_str().unwrap();
        let _lock = house.store.lock(name).unwrap();
        let finding = house.store.examine().unwrap().findings.remove(0);
        assert!(matches!(house.store.repair(&finding), Err(StoreError::Held { .. })));
    }
}
