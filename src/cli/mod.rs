//! The command line: one file a subcommand, thin.
pub mod count;
mod file;
pub mod sheet;

use crate::{
    locales::{Lang, Say},
    practice::clock,
    store::{Paths, Store},
    study::Library,
    tui,
};
use clap::{ArgMatches, Command};
use jiff::tz::TimeZone;
use std::{env, path::Path, process::ExitCode};

/// A subcommand: its arguments and what it does.
type Subcommand = (fn(Lang) -> Command, fn(&ArgMatches, Lang) -> Result<(), file::Error>);

const SUBCOMMANDS: [Subcommand; 2] = [(count::command, count::run), (sheet::command, sheet::run)];

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    Command::new("celun")
        .version(env!("CARGO_PKG_VERSION"))
        .about(crate::locales::cli::ABOUT.get(lang))
        .subcommands(SUBCOMMANDS.map(|(command, _)| command(lang)))
}

/// Runs the program with the process's arguments and environment.
pub fn run() -> ExitCode {
    let env = |name: &str| env::var(name).ok();
    let asked = env("CELUN_LANG").and_then(|tag| Lang::from_tag(&tag));
    let system = || sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag));
    let lang = asked.or_else(system).unwrap_or_default();
    let matches = match command(lang).try_get_matches() {
        Ok(matches) => matches,
        // Help and version are answers; the rest is wrong usage. Nothing can be done when the message cannot be printed.
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    let done: Result<(), Box<dyn Say>> = match matches.subcommand() {
        Some((name, matches)) => SUBCOMMANDS
            .iter()
            .find(|(command, _)| command(lang).get_name() == name)
            .map_or(Ok(()), |(_, run)| run(matches, lang).map_err(|e| -> Box<dyn Say> { Box::new(e) })),
        None => screens(asked, &env),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("celun: {}", what.say(lang));
            ExitCode::FAILURE
        }
    }
}

fn screens(lang: Option<Lang>, env: &dyn Fn(&str) -> Option<String>) -> Result<(), Box<dyn Say>> {
    let say = |e: crate::store::StoreError| -> Box<dyn Say> { Box::new(e) };
    let home = env("CELUN_HOME");
    let paths = Paths::choose(home.as_deref().map(Path::new)).map_err(say)?;
    let zone = TimeZone::system();
    let library = Library::load(&paths.packs());
    let store = Store::new(paths, zone.clone());
    // For end-to-end tests: time and chance as they are told.
    let file = env("CELUN_CLOCK");
    let clock = clock::choose(file.as_deref().map(Path::new)).map_err(|e| -> Box<dyn Say> { Box::new(e) })?;
    let seed = env("CELUN_SEED").and_then(|s| s.parse().ok()).unwrap_or(clock.now().wall.unsigned_abs());
    tui::run(tui::Options { lang, library, store, zone, clock: clock.as_ref(), seed, env })
        .map_err(|e| -> Box<dyn Say> { Box::new(e) })
}
