//! `celun history [--json]`: the attempts.
use super::{Context, Failure, file, list::columns};
use crate::{
    locales::{Lang, Say, cli as say},
    store::{Entry, Mode, Stage, Summary, Task, attempt::timestamp},
    text::count::Counts,
};
use clap::{ArgMatches, Command};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    attempts: Vec<AttemptRow<'a>>,
}

#[derive(Serialize)]
struct AttemptRow<'a> {
    id: &'a str,
    state: State,
    pack: Option<&'a str>,
    question: Option<&'a str>,
    title: Option<&'a str>,
    genre: Option<&'a str>,
    mode: Option<Mode>,
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
    active_ms: Option<u64>,
    counts: Option<Counts>,
    /// 0–1.
    coverage: Option<f64>,
    outline_opened: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    HandedIn,
    Open,
    Unreadable,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("history").about(say::HISTORY_ABOUT.get(lang)).arg(file::json(lang))
}

/// Lists the attempts, newest first.
///
/// # Errors
/// The attempts cannot be read or the result not be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let entries = context.store()?.attempts()?;
    if matches.get_flag("json") {
        let attempts = entries.iter().map(row).collect();
        return Ok(file::print_json(&Report { schema: "celun.history/1", attempts })?);
    }
    if entries.is_empty() {
        file::note(say::HISTORY_NONE.get(context.lang));
    }
    let zone = TimeZone::system();
    let rows: Vec<[String; 6]> = entries.iter().map(|entry| line(entry, &zone, context.lang)).collect();
    Ok(file::print(&columns(&rows))?)
}

fn row(entry: &Entry) -> AttemptRow<'_> {
    let (state, task, started, summary): (_, Option<&Task>, _, Option<&Summary>) = match &entry.stage {
        Stage::HandedIn(s) => (State::HandedIn, Some(&s.task), Some(s.started), Some(s)),
        Stage::Open(replay) => {
            let head = replay.head.as_ref();
            (State::Open, head.map(|h| &h.task), head.map(|h| timestamp(h.started)), None)
        }
        Stage::Unreadable(_) => (State::Unreadable, None, None, None),
    };
    AttemptRow {
        id: &entry.name,
        state,
        pack: task.map(|t| t.pack.as_str()),
        question: task.map(|t| t.question.as_str()),
        title: task.map(|t| t.title.as_str()),
        genre: task.map(|t| t.genre.as_str()),
        mode: task.map(|t| t.mode),
        started,
        ended: summary.map(|s| s.ended),
        active_ms: summary.map(|s| s.active_ms),
        counts: summary.map(|s| s.counts),
        coverage: summary.and_then(|s| s.coverage),
        outline_opened: summary.map(|s| s.outline_opened),
    }
}

/// Name, time, title, coverage, count, minutes.
fn line(entry: &Entry, zone: &TimeZone, lang: Lang) -> [String; 6] {
    let date = |time: Timestamp| time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let name = entry.name.clone();
    match &entry.stage {
        Stage::HandedIn(s) => {
            let coverage = s.coverage.map_or_else(String::new, |c| {
                say::HISTORY_COVERAGE.fill(lang, &[("n", &(c * 100.0 + 1e-9).floor())])
            });
            [
                name,
                date(s.ended),
                s.task.title.clone(),
                coverage,
                say::HISTORY_CELLS.fill(lang, &[("n", &s.counts.cells)]),
                say::HISTORY_MINUTES.fill(lang, &[("n", &(s.active_ms / 60_000))]),
            ]
        }
        Stage::Open(replay) => {
            let head = replay.head.as_ref();
            let time = head.map_or_else(String::new, |h| date(timestamp(h.started)));
            let title = head.map_or_else(String::new, |h| h.task.title.clone());
            [name, time, title, say::HISTORY_OPEN.get(lang).to_owned(), String::new(), String::new()]
        }
        Stage::Unreadable(why) => {
            [name, String::new(), why.say(lang), String::new(), String::new(), String::new()]
        }
    }
}
