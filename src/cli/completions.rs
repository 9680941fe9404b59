//! `celun completions SHELL`: a completion script.
use super::{Context, Failure, file};
use crate::locales::{Lang, cli as say};
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("completions").about(say::COMPLETIONS_ABOUT.get(lang)).arg(
        Arg::new("SHELL")
            .required(true)
            .value_parser(value_parser!(Shell))
            .help(say::COMPLETIONS_SHELL.get(lang)),
    )
}

/// Prints the script.
///
/// # Errors
/// It cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("SHELL") {
        clap_complete::generate(*shell, &mut super::command(context.lang), "celun", &mut script);
    }
    Ok(file::print(&String::from_utf8_lossy(&script))?)
}
