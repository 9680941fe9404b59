//! What can go wrong with files, told with place, reason and remedy.
use crate::{
    locales::{Lang, Say, Text, store as t},
    text::sanitise::is_dangerous,
};
use jiff::Zoned;
use serde::{Deserialize, Serialize};
use std::{fmt, io, path::PathBuf, sync::Arc};

/// What was being done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Doing {
    Make,
    Write,
    Sync,
    Read,
    Move,
    Lock,
}

impl Doing {
    const fn name(self) -> Text {
        match self {
            Self::Make => t::MAKE,
            Self::Write => t::WRITE,
            Self::Sync => t::SYNC,
            Self::Read => t::READ,
            Self::Move => t::MOVE,
            Self::Lock => t::LOCK,
        }
    }
}

/// The process that writes an attempt, as it told about itself in the lock's file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Its id.
    pub pid: Option<u32>,
    /// The machine that it runs on.
    #[serde(default)]
    pub host: Option<String>,
    /// Since when it writes.
    #[serde(skip)]
    pub since: Option<Zoned>,
}

impl Holder {
    /// What this process tells about itself.
    pub(super) fn me() -> Vec<u8> {
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let me = Self { pid: Some(std::process::id()), host: Some(host), since: None };
        serde_json::to_vec(&me).unwrap_or_default()
    }

    /// What a process told; nothing if it is not understood.
    pub(super) fn read(told: &[u8]) -> Self {
        let told: Self = serde_json::from_slice(told).unwrap_or_default();
        let safe = |host: String| host.chars().filter(|c| !is_dangerous(*c) && *c != '\n').take(64).collect();
        Self { host: told.host.map(safe), ..told }
    }
}

impl Say for Holder {
    fn say(&self, lang: Lang) -> String {
        let Some(pid) = self.pid else { return t::HOLDER_UNKNOWN.get(lang).to_owned() };
        let mut told = t::HOLDER_PID.fill(lang, &[("pid", &pid)]);
        for (text, value) in [
            (t::HOLDER_HOST, self.host.clone()),
            (t::HOLDER_SINCE, self.since.as_ref().map(|time| time.strftime("%Y-%m-%d %H:%M").to_string())),
        ] {
            told += &value.map(|value| text.fill(lang, &[("value", &value)])).unwrap_or_default();
        }
        told
    }
}

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no home directory and `CELUN_HOME` is not set.
    NoHome,
    /// The operating system refused.
    Io {
        /// What was being done.
        doing: Doing,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another process writes this attempt.
    Held {
        /// The attempt.
        name: String,
        /// The process.
        holder: Holder,
    },
    /// Written by a newer version of the program: read-only.
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema that it names.
        schema: String,
    },
    /// The file cannot be understood.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where and why.
        why: String,
    },
    /// The attempt is handed in.
    NotOpen(String),
    /// The attempt is not handed in.
    StillOpen(String),
    /// An error that others have been told too.
    Shared(Arc<StoreError>),
    /// No such attempt.
    NoAttempt(String),
    /// The name could lead out of the data folder.
    BadName(String),
}

impl StoreError {
    /// Wraps a system error: `.map_err(StoreError::io(Doing::Read, &path))`.
    pub(crate) fn io(doing: Doing, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { doing, path, source }
    }

    /// Why and what to do, without the place: for where there is room for little.
    pub fn brief(&self, lang: Lang) -> String {
        match self {
            Self::Io { source, .. } => reason(source, lang),
            Self::Shared(error) => error.brief(lang),
            other => other.say(lang),
        }
    }
}

/// The reason in the user's words where there is a remedy, else as the system puts it.
fn reason(error: &io::Error, lang: Lang) -> String {
    let text = match error.kind() {
        io::ErrorKind::StorageFull => t::DISK_FULL,
        io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => t::QUOTA,
        io::ErrorKind::PermissionDenied => t::DENIED,
        io::ErrorKind::ReadOnlyFilesystem => t::READ_ONLY,
        io::ErrorKind::NotFound => t::GONE,
        _ => return error.to_string().replace('\n', " "),
    };
    text.get(lang).to_owned()
}

impl Say for StoreError {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoHome => t::NO_HOME.get(lang).to_owned(),
            Self::Io { doing, path, source } => t::IO.fill(
                lang,
                &[
                    ("doing", &doing.name().get(lang)),
                    ("path", &path.display()),
                    ("why", &reason(source, lang)),
                ],
            ),
            Self::Held { name, holder } => {
                t::HELD.fill(lang, &[("name", name), ("holder", &holder.say(lang))])
            }
            Self::Newer { path, schema } => {
                t::NEWER.fill(lang, &[("path", &path.display()), ("schema", schema)])
            }
            Self::Damaged { path, why } => t::DAMAGED.fill(lang, &[("path", &path.display()), ("why", why)]),
            Self::NotOpen(name) => t::NOT_OPEN.fill(lang, &[("name", name)]),
            Self::StillOpen(name) => t::STILL_OPEN.fill(lang, &[("name", name)]),
            Self::Shared(error) => error.say(lang),
            Self::NoAttempt(name) => t::NO_ATTEMPT.fill(lang, &[("name", name)]),
            Self::BadName(name) => t::BAD_NAME.fill(lang, &[("name", &format!("{name:?}"))]),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_place_and_remedy_on_one_line() {
        let error = StoreError::io(Doing::Write, "/d/journal.jsonl")(io::ErrorKind::StorageFull.into());
        assert_eq!(error.say(Lang::Zh), "无法写入 /d/journal.jsonl：磁盘已满，请腾出空间，程序会继续重试");
        assert_eq!(error.brief(Lang::Zh), "磁盘已满，请腾出空间，程序会继续重试");
        assert_eq!(
            error.to_string(),
            "cannot write /d/journal.jsonl: the disk is full; free some space, saving is tried again"
        );
    }

    #[test]
    fn who_holds_an_attempt_is_named() {
        let since = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC);
        let holder = Holder { pid: Some(7), host: Some("desk".into()), since: Some(since) };
        let error = StoreError::Held { name: "a".into(), holder };
        let said = error.say(Lang::Zh);
        assert!(said.contains("进程 7，主机 desk，始于 1970-01-01 00:00"), "{said}");
        let me = Holder::read(&Holder::me());
        assert!(me.pid == Some(std::process::id()) && me.host.is_some_and(|h| !h.is_empty()));
        assert_eq!(Holder::read(b"\xff{").say(Lang::En), "process unknown");
    }
}
