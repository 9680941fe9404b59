//! `celun count FILE [--json]`: the counts of a text.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, cli as say},
    text::{count::Counts, sanitise::clean, sheet::Profile},
};
use clap::{ArgMatches, Command};
use serde::Serialize;

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    #[serde(flatten)]
    counts: Counts,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("count").about(say::COUNT_ABOUT.get(lang)).args([
        file::arg(lang),
        file::encoding_arg(lang),
        file::json(lang),
    ])
}

/// Counts the file.
///
/// # Errors
/// The file cannot be read or the result not be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    // As a marker counts: what nobody sees on paper is not there.
    let counts = Counts::of(&clean(&file::read(matches, context.lang)?), &Profile::shenlun());
    if matches.get_flag("json") {
        return Ok(file::print_json(&Report { schema: "celun.count/1", counts })?);
    }
    let rows = [
        (counts.cells, say::COUNT_CELLS),
        (counts.paper_cells, say::COUNT_PAPER),
        (counts.chars, say::COUNT_CHARS),
        (counts.hanzi, say::COUNT_HANZI),
        (counts.words, say::COUNT_WORDS),
        (counts.paragraphs, say::COUNT_PARAGRAPHS),
    ];
    let lines: Vec<String> =
        rows.iter().map(|(n, name)| format!("{n:>6}  {}\n", name.get(context.lang))).collect();
    Ok(file::print(&lines.concat())?)
}
