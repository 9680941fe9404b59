//! `celun write ID [--exam] [--minutes N]`: straight into the writing room.
use super::{Context, Failure, screens};
use crate::{
    locales::{Lang, cli as say},
    store::Mode,
    tui::Write,
};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("write").about(say::WRITE_ABOUT.get(lang)).args([
        Arg::new("ID").required(true).help(say::WRITE_ID.get(lang)),
        Arg::new("minutes")
            .long("minutes")
            .value_name("N")
            .value_parser(value_parser!(u32).range(1..=600))
            .help(say::WRITE_MINUTES.get(lang)),
        Arg::new("exam").long("exam").action(ArgAction::SetTrue).help(say::WRITE_EXAM.get(lang)),
    ])
}

/// Opens the writing room.
///
/// # Errors
/// No question has the id, several packs have it, or the terminal cannot show the screens.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let library = context.packs()?;
    let id = matches.get_one::<String>("ID").map_or("", String::as_str);
    let (pack, question) = library.question(id)?;
    let (pack, mut question) = (pack.clone(), question.clone());
    if let Some(minutes) = matches.get_one::<u32>("minutes") {
        question.minutes = *minutes;
    }
    let mode = if matches.get_flag("exam") { Mode::Exam } else { Mode::Practice };
    screens(context, library, Some(Write { pack, question, mode }))
}
