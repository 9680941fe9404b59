//! The command line: one file a subcommand, thin.
//!
//! # To add a subcommand
//! Write `cli/NAME.rs` with `command` (arguments; texts from `locales::cli`) and `run`, and put them into [`SUBCOMMANDS`]; help,
//! completions and the manual page follow from that.
mod check;
mod compare;
mod completions;
mod count;
mod doctor;
mod export;
mod file;
mod history;
mod list;
mod man;
mod outline;
mod sheet;
mod show;
mod usage;
mod write;

use crate::{
    locales::{Lang, Say, cli as say},
    practice::clock,
    store::{Paths, Store},
    study::Library,
    tui,
};
use clap::{ArgMatches, Command};
use jiff::tz::TimeZone;
use std::{
    env,
    path::Path,
    process::{self, ExitCode},
    thread,
};

/// What ends a subcommand that failed; it is said on one line of standard error.
struct Failure {
    what: Box<dyn Say>,
    /// The program's exit code.
    code: u8,
}

impl Failure {
    /// The arguments are wrong.
    fn usage(what: impl Say + 'static) -> Self {
        Self { what: Box::new(what), code: 2 }
    }
}

impl<E: Say + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { what: Box::new(error), code: 1 }
    }
}

/// What every subcommand works with.
struct Context<'a> {
    lang: Lang,
    /// The language that `CELUN_LANG` asks for.
    asked: Option<Lang>,
    /// Reads an environment variable.
    env: &'a dyn Fn(&str) -> Option<String>,
}

impl Context<'_> {
    fn paths(&self) -> Result<Paths, Failure> {
        let home = (self.env)("CELUN_HOME");
        Ok(Paths::choose(home.as_deref().map(Path::new))?)
    }

    fn store(&self) -> Result<Store, Failure> {
        Ok(Store::new(self.paths()?, TimeZone::system()))
    }

    /// The packs, bad ones left out; what is wrong with them stays in the library.
    fn packs(&self) -> Result<Library, Failure> {
        Ok(Library::load(&self.paths()?.packs()))
    }

    /// The packs; what is wrong with the user's own is told on standard error.
    fn library(&self) -> Result<Library, Failure> {
        let library = self.packs()?;
        for problem in library.problems() {
            file::note(&problem.say(self.lang));
        }
        Ok(library)
    }
}

/// A subcommand: its arguments and what it does.
type Subcommand = (fn(Lang) -> Command, fn(&ArgMatches, &Context) -> Result<(), Failure>);

const SUBCOMMANDS: [Subcommand; 13] = [
    (list::command, list::run),
    (show::command, show::run),
    (write::command, write::run),
    (compare::command, compare::run),
    (count::command, count::run),
    (sheet::command, sheet::run),
    (outline::command, outline::run),
    (check::command, check::run),
    (history::command, history::run),
    (export::command, export::run),
    (doctor::command, doctor::run),
    (completions::command, completions::run),
    (man::command, man::run),
];

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("celun")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say::ABOUT.get(lang))
        .after_help(say::AFTER_HELP.get(lang))
        .subcommands(SUBCOMMANDS.map(|(command, _)| command(lang)));
    usage::localised(command, lang)
}

/// Runs the program with the process's arguments and environment.
pub fn run() -> ExitCode {
    let env = |name: &str| env::var(name).ok();
    let asked = env("CELUN_LANG").and_then(|tag| Lang::from_tag(&tag));
    let system = || sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag));
    let lang = asked.or_else(|| setting(&env)).or_else(system).unwrap_or_default();
    let matches = match command(lang).try_get_matches() {
        Ok(matches) => matches,
        // Help and version are answers; nothing can be done when they cannot be printed.
        Err(e) if !e.use_stderr() => {
            let _ = e.print();
            return ExitCode::SUCCESS;
        }
        Err(e) => {
            file::note(&usage::wrong(&e, lang));
            return ExitCode::from(2);
        }
    };
    let context = Context { lang, asked, env: &env };
    let done = match matches.subcommand() {
        Some((name, matches)) => SUBCOMMANDS
            .iter()
            .find(|(command, _)| command(lang).get_name() == name)
            .map_or(Ok(()), |(_, run)| run(matches, &context)),
        None => context.packs().and_then(|library| screens(&context, library, None)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { what, code }) => {
            file::note(&what.say(lang));
            ExitCode::from(code)
        }
    }
}

/// The language that the user's settings ask for.
fn setting(env: &dyn Fn(&str) -> Option<String>) -> Option<Lang> {
    let paths = Context { lang: Lang::default(), asked: None, env }.paths().ok()?;
    Store::new(paths, TimeZone::UTC).settings().0.language
}

/// Opens the screens, in the writing room if there is something to `write`.
fn screens(context: &Context, library: Library, write: Option<tui::Write>) -> Result<(), Failure> {
    let (env, lang) = (context.env, context.asked);
    let zone = TimeZone::system();
    let store = Store::new(context.paths()?, zone.clone());
    // Many attempts take a moment to look through; nothing waits for it, and what cannot be swept stays.
    let sweeper = store.clone();
    let _ = thread::Builder::new().spawn(move || sweeper.sweep());
    // For end-to-end tests: time and chance as they are told.
    let file = env("CELUN_CLOCK");
    let clock = clock::choose(file.as_deref().map(Path::new))?;
    let seed = env("CELUN_SEED").and_then(|s| s.parse().ok()).unwrap_or(clock.now().wall.unsigned_abs());
    let ended =
        tui::run(tui::Options { lang, library, store, zone, clock: clock.as_ref(), seed, env, write });
    if let Err(lost @ tui::Error::Lost) = &ended {
        // It ends as by the signal that mostly comes with it.
        file::note(&lost.say(context.lang));
        process::exit(128 + tui::HUNG_UP);
    }
    Ok(ended?)
}
