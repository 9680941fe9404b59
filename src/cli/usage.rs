//! Help and usage errors in the user's language: clap speaks English only.
use crate::locales::{Lang, cli as say};
use clap::{
    Arg, ArgAction, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// The command with headings and the texts of `--help` and `--version` in `lang`, and so its subcommands.
pub fn localised(command: Command, lang: Lang) -> Command {
    let top = command.get_version().is_some();
    let (arguments, options) = (say::HELP_ARGUMENTS.get(lang), say::HELP_OPTIONS.get(lang));
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say::HELP_FLAG.get(lang)))
        .subcommand_help_heading(say::HELP_COMMANDS.get(lang))
        .subcommand_value_name(say::HELP_COMMAND.get(lang))
        .help_template(say::HELP_TEMPLATE.get(lang));
    if top {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say::VERSION_FLAG.get(lang)),
        );
    }
    command
        .mut_args(|arg| {
            let heading = if arg.is_positional() { arguments } else { options };
            arg.help_heading(heading)
        })
        .mut_subcommands(|sub| localised(sub, lang))
}

/// What is wrong with the arguments, on one line.
pub fn wrong(error: &clap::Error, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(s)) => s.join(" "),
        _ => String::new(),
    };
    let (arg, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let valid = context(ContextKind::ValidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => say::UNKNOWN_ARGUMENT.fill(lang, &[("arg", &arg)]),
        ErrorKind::InvalidSubcommand => {
            say::UNKNOWN_COMMAND.fill(lang, &[("arg", &context(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingRequiredArgument => say::MISSING_ARGUMENT.fill(lang, &[("arg", &arg)]),
        ErrorKind::InvalidValue if value.is_empty() => say::MISSING_VALUE.fill(lang, &[("arg", &arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let what = say::BAD_VALUE.fill(lang, &[("arg", &arg), ("value", &value)]);
            if valid.is_empty() {
                what
            } else {
                what + &say::VALID_VALUES.fill(lang, &[("values", &valid.replace(' ', "|"))])
            }
        }
        ErrorKind::ArgumentConflict => say::CONFLICT.fill(lang, &[("arg", &arg)]),
        _ => {
            let whole = error.to_string();
            let first = whole.lines().next().unwrap_or_default();
            first.trim_start_matches("error: ").to_owned()
        }
    };
    say::WRONG_USAGE.fill(lang, &[("what", &what)])
}
