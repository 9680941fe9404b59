//! `celun export ATTEMPT --format md|html|json|txt`: an attempt that is handed in.
use super::{Context, Failure, file};
use crate::{
    export::{Format, export},
    locales::{Lang, cli as say},
    marking::Review,
};
use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};
use jiff::tz::TimeZone;

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("export").about(say::EXPORT_ABOUT.get(lang)).args([
        Arg::new("ATTEMPT").required(true).help(say::EXPORT_ATTEMPT.get(lang)),
        Arg::new("format")
            .long("format")
            .value_name("F")
            .default_value(Format::Markdown.key())
            .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::key)))
            .help(say::EXPORT_FORMAT.get(lang)),
    ])
}

/// Prints the attempt.
///
/// # Errors
/// There is no such attempt, it is not handed in or cannot be read, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let name = matches.get_one::<String>("ATTEMPT").map_or("", String::as_str);
    let key = matches.get_one::<String>("format").map_or("", String::as_str);
    let format = Format::ALL.into_iter().find(|f| f.key() == key).unwrap_or_default();
    let store = context.store()?;
    let (attempt, own) = (store.read(name)?, store.verdicts(name)?);
    let review = Review::of(&attempt, &own, &context.packs()?);
    Ok(file::print(&export(name, &attempt, &review, format, &TimeZone::system(), context.lang))?)
}
