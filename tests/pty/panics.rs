//! A panic at chosen points of the program: the clock that it asks again and again panics when its file says so.
use crate::harness::Setup;
use celun::{
    locales::Lang,
    practice::clock::{Clock, FileClock, Moment},
    store::{Mode, Paths, Store},
    study::Library,
    tui::{self, Options, Write},
};
use jiff::tz::TimeZone;
use std::{cell::Cell, env, fs, path::PathBuf};

/// Panics at the `n`th question after `panic n` stands in the file.
struct Mine {
    clock: FileClock,
    file: PathBuf,
    left: Cell<Option<u32>>,
}

impl Clock for Mine {
    fn now(&self) -> Moment {
        if self.left.get().is_none()
            && let Ok(text) = fs::read_to_string(&self.file)
        {
            self.left.set(text.strip_prefix("panic ").map(|n| n.trim().parse().unwrap()));
        }
        if let Some(n) = self.left.get() {
            assert!(n > 1, "on purpose");
            self.left.set(Some(n - 1));
        }
        self.clock.now()
    }
}

/// Not a test by itself: the next one runs it in a terminal.
#[test]
#[ignore = "run by a_panic_anywhere_loses_nothing"]
fn the_program_with_a_mine() {
    let env = |name: &str| env::var(name).ok();
    let file = PathBuf::from(env("CELUN_CLOCK").unwrap());
    let paths = Paths::in_folder(env("CELUN_HOME").unwrap());
    let library = Library::load(&paths.packs());
    let (pack, question) = library.question("square").unwrap();
    let write = Some(Write { pack: pack.clone(), question: question.clone(), mode: Mode::Practice });
    let clock = Mine { clock: FileClock::open(&file).unwrap(), file, left: Cell::new(None) };
    let store = Store::new(paths, TimeZone::UTC);
    let (lang, zone) = (Some(Lang::Zh), TimeZone::UTC);
    let _ = tui::run(Options { lang, library, store, zone, clock: &clock, seed: 1, env: &env, write });
}

#[test]
fn a_panic_anywhere_loses_nothing() {
    let this = env::current_exe().unwrap();
    let args = ["--exact", "panics::the_program_with_a_mine", "--ignored", "--nocapture", "--test-threads=1"];
    // After an event was taken, between events, before the next round of the loop, some rounds later.
    for n in [1, 2, 3, 4, 9] {
        let mut term = Setup::new().program(this.clone(), &args).start();
        let modes = term.modes_before.clone();
        term.see("在此作答").keys("写到一半").see("写到一半");
        let clock = term.home().join("clock");
        fs::write(term.home().join("mine"), format!("panic {n}")).unwrap();
        fs::rename(term.home().join("mine"), clock).unwrap();
        // It may be over before all of these are read.
        term.try_raw("就在这时");
        assert_ne!(term.end().exit_code(), 0, "{n}");
        term.assert_restored();
        assert_eq!(term.modes(), modes, "{n}");
        let seen = term.seen();
        let raw = String::from_utf8_lossy(&seen.raw).into_owned();
        drop(seen);
        assert!(raw.contains("on purpose") && raw.contains("celun"), "{n}: {raw}");
        let text = term.recovered();
        let typed = "写到一半就在这时";
        assert!(typed.starts_with(&text) && text.starts_with("写到一半"), "{n}: {text}");
    }
}
