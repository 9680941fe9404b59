//! From a terminal to a running program and back.
use super::{
    app::App,
    backend::FrameBackend,
    desk::{Desk, Surroundings},
    driver::{self, Beyond, Ended},
    guard::{self, Guard},
    input,
    keys::Action,
    screens::{self, library, recovery::Recovery},
    signals,
    theme::{Kind, Theme, no_color},
};
use crate::{
    locales::{Lang, Say, shell as say},
    practice::clock::Clock,
    recall::Memory,
    store::{Mode, Store},
    study::{
        Library,
        model::{Pack, Question},
    },
};
use jiff::tz::TimeZone;
use rand::{SeedableRng, rngs::StdRng};
use ratatui::{Terminal, crossterm::style::force_color_output};
use std::{
    io::{self, IsTerminal},
    sync::mpsc::channel,
    time::Duration,
};

/// How long the program waits for the disk before it ends by a signal or a panic.
const PATIENCE: Duration = Duration::from_secs(3);

/// With what the program starts.
pub struct Options<'a> {
    /// Language asked for by `CELUN_LANG`.
    pub lang: Option<Lang>,
    /// The packs.
    pub library: Library,
    /// What is on disk.
    pub store: Store,
    /// Time zone of dates.
    pub zone: TimeZone,
    /// The clocks.
    pub clock: &'a dyn Clock,
    /// Seed of everything that is drawn by lot.
    pub seed: u64,
    /// Reads an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// A question that is written at once instead of choosing one.
    pub write: Option<Write>,
}

/// A question and its pack.
pub struct Write {
    /// The pack.
    pub pack: Pack,
    /// The question, with the minutes that are to be allowed.
    pub question: Question,
    /// 练习 or 模考.
    pub mode: Mode,
}

/// Why the screens could not be shown, or ended.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output or input is no terminal.
    #[error("not a terminal")]
    NoTerminal,
    /// `TERM` names a terminal that cannot draw.
    #[error("TERM={0} cannot draw")]
    Dumb(String),
    /// The terminal refused something.
    #[error("the terminal failed")]
    Failed(#[from] io::Error),
    /// The terminal went away.
    #[error("the terminal is gone")]
    Lost,
    /// Notes or grades could not be written.
    #[error("not saved: {0}")]
    Unkept(String),
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoTerminal => say::NO_TERMINAL.get(lang).to_owned(),
            Self::Dumb(term) => say::DUMB_TERMINAL.fill(lang, &[("term", term)]),
            Self::Failed(why) => say::TERMINAL_FAILED.fill(lang, &[("why", why)]),
            Self::Unkept(why) => say::WAS_UNKEPT.fill(lang, &[("why", why)]),
            Self::Lost => say::TERMINAL_LOST.get(lang).to_owned(),
        }
    }
}

/// Shows the screens until the user ends them.
///
/// # Errors
/// No terminal that can draw, or it failed or went away; nothing that was written is lost by that.
pub fn run(options: Options) -> Result<(), Error> {
    let env = options.env;
    let term = env("TERM").unwrap_or_default();
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(Error::NoTerminal);
    }
    if term.is_empty() || term == "dumb" {
        return Err(Error::Dumb(term));
    }
    // crossterm would strip bold and reverse under NO_COLOR; the monochrome theme sets no colour by itself.
    force_color_output(true);
    let surroundings = Surroundings {
        lang: sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default(),
        theme: Kind::suiting(env),
        truecolor: env("COLORTERM").is_some_and(|v| v == "truecolor" || v == "24bit"),
    };
    let (settings, problems) = options.store.settings();
    let (now, rng) = (options.clock.now(), StdRng::seed_from_u64(options.seed));
    let mut desk = Desk::new(surroundings, settings, now, rng, options.library, options.store);
    // The environment stands against the settings, but not against what is chosen while the program runs.
    if let Some(lang) = options.lang {
        desk.lang = lang;
    }
    if no_color(env) {
        desk.theme = Theme::new(Kind::Mono, false);
    }
    desk.zone = options.zone;
    desk.memory = Memory::open(&desk.store, desk.zone.clone());
    desk.refresh();
    let safe = desk.safe.clone();
    let notice = desk.say(say::PANICKED).to_owned();
    let first = library::Library::new(&desk);
    let unfinished = !desk.records.left().is_empty();
    let mut app = App::new(desk, Box::new(first));
    match options.write {
        Some(Write { pack, question, mode }) => {
            let screen = screens::question::Question::new(&pack, &question, &app.desk);
            app.push(Box::new(screen));
            // An open attempt of this question is offered there.
            app.act(if mode == Mode::Exam { Action::StartExamNow } else { Action::Start });
        }
        None if unfinished => app.push(Box::new(Recovery::new())),
        None => {}
    }
    if env("TMUX").is_some() && !is_utf8(env) {
        let warning = app.desk.say(say::TMUX_NOT_UTF8).to_owned();
        app.notify(warning);
    }
    if let Some(trouble) = app.desk.memory.trouble().map(|t| t.say(app.desk.lang)) {
        app.notify(trouble);
    }
    // A pack of the user's own that was left out, or a bad setting: the first is told, `celun check` tells all.
    let left_out = app.desk.library.problems().first().map(|p| p.say(app.desk.lang));
    if let Some(text) = problems.first().map(|p| p.say(app.desk.lang)).or(left_out) {
        app.notify(text);
    }
    let at_panic = safe.clone();
    let guard = Guard::enter(move || at_panic.keep(PATIENCE), notice)?;
    let (wake, mut events) = channel();
    signals::watch(move || safe.keep(PATIENCE), wake.clone())?;
    let mut terminal = Terminal::new(FrameBackend::new(guard::output()?))?;
    guard::ask_ambiguous_width()?;
    input::read(wake)?;
    let beyond = Beyond { alive: &|| io::stdout().is_terminal(), copy: &guard::copy };
    let ended = driver::run(&mut terminal, &mut events, options.clock, &mut app, &beyond);
    app.close();
    let unkept = app.desk.catch_up();
    drop(guard);
    match ended {
        Ok(()) => unkept.map_or(Ok(()), |why| Err(Error::Unkept(why))),
        Err(Ended::Draw(error)) if io::stdout().is_terminal() => Err(Error::Failed(error)),
        Err(Ended::Draw(_) | Ended::Lost(_)) => Err(Error::Lost),
    }
}

/// Whether the locale's character set is UTF-8.
fn is_utf8(env: &dyn Fn(&str) -> Option<String>) -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|n| env(n).filter(|v| !v.is_empty()));
    set.is_some_and(|v| {
        let v = v.to_ascii_lowercase();
        v.contains("utf-8") || v.contains("utf8")
    })
}
