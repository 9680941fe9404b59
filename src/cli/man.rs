//! `celun man`: the manual page.
use super::{Context, Failure, file};
use crate::locales::{Lang, cli as say};
use clap::{ArgMatches, Command};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("man").about(say::MAN_ABOUT.get(lang))
}

/// Prints the page.
///
/// # Errors
/// It cannot be written.
pub(super) fn run(_: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let text = page(context.lang).map_err(file::Error::Unwritable)?;
    Ok(file::print(&String::from_utf8_lossy(&text))?)
}

/// The page: what the program is, every subcommand with its arguments, files, environment, exit status.
fn page(lang: Lang) -> std::io::Result<Vec<u8>> {
    let mut program = super::command(lang);
    program.build();
    let mut page = Vec::new();
    let man = Man::new(program.clone().after_help(""));
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    let mut roff = Roff::default();
    roff.control("SH", [say::MAN_COMMANDS.get(lang)]);
    for sub in program.get_subcommands() {
        let mut usage = sub.clone();
        let usage = usage.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").to_owned();
        roff.control("SS", [usage.as_str()]);
        roff.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
        for arg in sub.get_arguments().filter(|a| a.get_id() != "help") {
            roff.control("TP", []);
            let name = match arg.get_long() {
                Some(option) => format!("--{option}"),
                None => arg.get_id().to_string(),
            };
            roff.text([bold(name)]);
            roff.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
        }
    }
    let sections = [(say::MAN_FILES, say::MAN_FILES_TEXT), (say::MAN_EXIT, say::MAN_EXIT_TEXT)];
    for (title, text) in sections {
        roff.control("SH", [title.get(lang)]);
        for line in text.get(lang).lines() {
            roff.text([roman(line)]);
            roff.control("br", []);
        }
    }
    roff.to_writer(&mut page)?;
    Ok(page)
}
