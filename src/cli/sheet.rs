//! `celun sheet FILE [--columns N] [--no-indent] [--profile P] [--html [--cells N]] [--json]`: a text on the answer sheet.
use super::{Context, Failure, file};
use crate::{
    export,
    locales::{Lang, Say, cli as say, sheet as printed},
    text::{
        sanitise::clean,
        sheet::{Profile, Sheet},
        width::text_width,
    },
};
use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    value_parser,
};
use serde::Serialize;
use std::ffi::OsStr;

/// Takes the name of any profile and offers the bundled ones: the user's own stand in the settings.
#[derive(Clone)]
struct ProfileName;

impl TypedValueParser for ProfileName {
    type Value = String;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(cmd, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Profile::NAMES.into_iter().map(PossibleValue::new)))
    }
}

/// There is no such profile.
#[derive(Debug, thiserror::Error)]
#[error("no profile {name}")]
struct NoProfile {
    name: String,
    known: String,
}

impl Say for NoProfile {
    fn say(&self, lang: Lang) -> String {
        say::NO_PROFILE.fill(lang, &[("name", &self.name), ("known", &self.known)])
    }
}

/// The profile that is asked for; what is wrong with the user's own is told on standard error.
fn profile(matches: &ArgMatches, context: &Context) -> Result<Profile, Failure> {
    let Some(name) = matches.get_one::<String>("profile") else { return Ok(Profile::default()) };
    if let Some(bundled) = Profile::named(name) {
        return Ok(bundled);
    }
    let (settings, problems) = context.store()?.settings();
    for problem in problems {
        file::note(&problem.say(context.lang));
    }
    let unknown = || NoProfile { name: name.clone(), known: settings.sheet_names().join("|") };
    settings.sheet_named(name).ok_or_else(|| Failure::usage(unknown()))
}

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    columns: usize,
    rows: Vec<Vec<String>>,
    cells: usize,
    paper_cells: usize,
    /// (index into `rows`, value).
    milestones: Vec<(usize, usize)>,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("sheet").about(say::SHEET_ABOUT.get(lang)).args([
        file::arg(lang),
        Arg::new("columns")
            .long("columns")
            .value_name("N")
            .value_parser(value_parser!(u16).range(5..=100))
            .help(say::SHEET_COLUMNS.get(lang)),
        Arg::new("no-indent")
            .long("no-indent")
            .action(ArgAction::SetTrue)
            .help(say::SHEET_NO_INDENT.get(lang)),
        Arg::new("profile")
            .long("profile")
            .value_name("P")
            .value_parser(ProfileName)
            .help(say::SHEET_PROFILE.get(lang)),
        Arg::new("html")
            .long("html")
            .action(ArgAction::SetTrue)
            .conflicts_with("json")
            .help(printed::HTML.get(lang)),
        Arg::new("cells")
            .long("cells")
            .value_name("N")
            .requires("html")
            .value_parser(value_parser!(u16).range(1..=20_000))
            .help(printed::CELLS.get(lang)),
        file::encoding_arg(lang),
        file::json(lang),
    ])
}

/// Lays the file out.
///
/// # Errors
/// The file cannot be read or the result not be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let mut profile = profile(matches, context)?;
    let text = file::read(matches, context.lang)?;
    // What nobody sees on paper is in no cell.
    let text = clean(&text);
    if let Some(columns) = matches.get_one::<u16>("columns") {
        profile.columns = usize::from(*columns);
    }
    profile.indent &= !matches.get_flag("no-indent");
    if matches.get_flag("html") {
        let limit = matches.get_one::<u16>("cells").map(|n| usize::from(*n));
        return Ok(file::print(&export::sheet::page(&text, &profile, limit, context.lang))?);
    }
    let sheet = Sheet::new(&text, &profile);
    let rows = sheet.texts(&text);
    if matches.get_flag("json") {
        return Ok(file::print_json(&Report {
            schema: "celun.sheet/1",
            columns: sheet.columns(),
            rows,
            cells: sheet.cells(),
            paper_cells: sheet.paper_cells(),
            milestones: sheet.milestones(),
        })?);
    }
    let mut milestones = sheet.milestones().into_iter().peekable();
    let mut out = String::new();
    for (n, row) in rows.iter().enumerate() {
        out.push('│');
        for i in 0..sheet.columns() {
            let cell = row.get(i).map_or("", String::as_str);
            out += &cell.replace('\t', " ");
            out += &" ".repeat(2_usize.saturating_sub(text_width(cell)));
            out.push('│');
        }
        // Of several in a row the last one stands.
        let mut last = None;
        while let Some((_, value)) = milestones.next_if(|(row, _)| *row <= n) {
            last = Some(value);
        }
        if let Some(value) = last {
            out.push(' ');
            out += &value.to_string();
        }
        out.push('\n');
    }
    Ok(file::print(&out)?)
}
