//! Clocks: what time it is comes in from the program, so that tests can set it.
//!
//! `Instant` stops while a laptop sleeps and the wall clock can be set: a session reads both (see
//! [`session`](super::session)).
use crate::locales::{Lang, Say, practice as t};
use std::{
    cell::Cell,
    fs, io,
    path::{Path, PathBuf},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Wall clock: milliseconds since the Unix epoch.
    pub wall: i64,
    /// Monotonic clock: milliseconds since an arbitrary start; never goes back, stops during suspend.
    pub mono: u64,
}

/// A source of time.
pub trait Clock {
    /// Both clocks now.
    fn now(&self) -> Moment;
}

/// The machine's clocks.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// The monotonic clock starts at zero here.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let wall = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
        };
        Moment { wall, mono: u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX) }
    }
}

/// For end-to-end tests (`CELUN_CLOCK=FILE`): the file holds wall and monotonic milliseconds as two whole numbers
/// and is read again at every query. While it cannot be read, as when it is just being replaced, time stands still.
#[derive(Debug, Clone)]
pub struct FileClock {
    file: PathBuf,
    last: Cell<Moment>,
}

/// The file of a [`FileClock`] is no clock.
#[derive(Debug, thiserror::Error)]
#[error("CELUN_CLOCK: {}: {why}", file.display())]
pub struct NoClock {
    file: PathBuf,
    why: io::Error,
}

impl Say for NoClock {
    fn say(&self, lang: Lang) -> String {
        t::NO_CLOCK.fill(lang, &[("file", &self.file.display()), ("why", &self.why)])
    }
}

impl FileClock {
    /// The clock in `file`.
    ///
    /// # Errors
    /// The file cannot be read or does not hold two numbers.
    pub fn open(file: &Path) -> Result<Self, NoClock> {
        let now = read(file).map_err(|why| NoClock { file: file.to_owned(), why })?;
        Ok(Self { file: file.to_owned(), last: Cell::new(now) })
    }
}

/// The machine's clocks, or those in `file` if one is given (`CELUN_CLOCK`).
///
/// # Errors
/// The file is no clock.
pub fn choose(file: Option<&Path>) -> Result<Box<dyn Clock>, NoClock> {
    Ok(match file {
        Some(file) => Box::new(FileClock::open(file)?),
        None => Box::new(SystemClock::new()),
    })
}

fn read(file: &Path) -> io::Result<Moment> {
    let text = fs::read_to_string(file)?;
    let mut words = text.split_whitespace();
    let moment = |wall: &str, mono: &str| Some(Moment { wall: wall.parse().ok()?, mono: mono.parse().ok()? });
    words
        .next()
        .zip(words.next())
        .and_then(|(wall, mono)| moment(wall, mono))
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not two whole numbers"))
}

impl Clock for FileClock {
    fn now(&self) -> Moment {
        if let Ok(moment) = read(&self.file) {
            self.last.set(moment);
        }
        self.last.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_clock_goes_on() {
        let clock = SystemClock::new();
        let (a, b) = (clock.now(), clock.now());
        assert!(b.mono >= a.mono && a.wall > 1_700_000_000_000, "{a:?} {b:?}");
    }

    #[test]
    fn a_file_is_read_at_every_query_and_a_broken_one_stops_time() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("clock");
        let error = choose(Some(&file)).err().unwrap();
        assert!(error.say(Lang::Zh).contains("CELUN_CLOCK"), "{error}");
        fs::write(&file, "-5 7\n").unwrap();
        let clock = FileClock::open(&file).unwrap();
        assert_eq!(clock.now(), Moment { wall: -5, mono: 7 });
        fs::write(&file, "10 20").unwrap();
        assert_eq!(clock.now(), Moment { wall: 10, mono: 20 });
        fs::write(&file, "10").unwrap();
        assert_eq!(clock.now(), Moment { wall: 10, mono: 20 });
    }
}
