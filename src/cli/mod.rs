//! The command line: one file a subcommand, thin.
use crate::{
    locales::{Lang, Say},
    practice::clock::{Clock, SystemClock},
    store::{Paths, Store},
    study::Library,
    tui,
};
use jiff::tz::TimeZone;
use std::{env, path::Path, process::ExitCode};

/// Runs the program with the process's arguments and environment.
pub fn run() -> ExitCode {
    let env = |name: &str| env::var(name).ok();
    let lang = env("CELUN_LANG").and_then(|tag| Lang::from_tag(&tag));
    match screens(lang, &env) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("celun: {}", what.say(lang.unwrap_or_default()));
            ExitCode::FAILURE
        }
    }
}

fn screens(lang: Option<Lang>, env: &dyn Fn(&str) -> Option<String>) -> Result<(), Box<dyn Say>> {
    let say = |e: crate::store::StoreError| -> Box<dyn Say> { Box::new(e) };
    let home = env("CELUN_HOME");
    let paths = Paths::choose(home.as_deref().map(Path::new)).map_err(say)?;
    let library = Library::load(&paths.packs());
    let store = Store::new(paths, TimeZone::system());
    let clock = SystemClock::new();
    let seed = clock.now().wall.unsigned_abs();
    tui::run(tui::Options { lang, library, store, clock: &clock, seed, env })
        .map_err(|e| -> Box<dyn Say> { Box::new(e) })
}
