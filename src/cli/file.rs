//! What subcommands read and write: a FILE argument, standard output.
use crate::locales::{Lang, Say, cli as say};
use clap::{Arg, ArgMatches};
use serde::Serialize;
use std::{
    fs,
    io::{self, Read, Write},
};

/// Why a subcommand failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("{file}: {why}")]
    Unreadable {
        /// Its name as given.
        file: String,
        /// What the system said.
        why: io::Error,
    },
    /// A file is no UTF-8 text.
    #[error("{file}: not UTF-8 at byte {byte}")]
    NotUtf8 {
        /// Its name as given.
        file: String,
        /// Offset of the first wrong byte.
        byte: usize,
    },
    /// Standard output could not be written.
    #[error("standard output")]
    Unwritable(#[from] io::Error),
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable { file, why } => say::UNREADABLE.fill(lang, &[("file", file), ("why", why)]),
            Self::NotUtf8 { file, byte } => say::NOT_UTF8.fill(lang, &[("file", file), ("byte", byte)]),
            Self::Unwritable(why) => say::UNWRITABLE.fill(lang, &[("why", why)]),
        }
    }
}

/// The FILE argument.
pub fn arg(lang: Lang) -> Arg {
    Arg::new("FILE").required(true).help(say::FILE.get(lang))
}

/// The `--json` flag.
pub fn json(lang: Lang) -> Arg {
    Arg::new("json").long("json").action(clap::ArgAction::SetTrue).help(say::JSON.get(lang))
}

/// The text of the FILE argument; `-` is standard input.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn read(matches: &ArgMatches) -> Result<String, Error> {
    let file = matches.get_one::<String>("FILE").cloned().unwrap_or_default();
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(&file)
    };
    let bytes = bytes.map_err(|why| Error::Unreadable { file: file.clone(), why })?;
    String::from_utf8(bytes).map_err(|e| Error::NotUtf8 { file, byte: e.utf8_error().valid_up_to() })
}

/// Prints `text` on standard output. A reader that went away is no error.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.into()),
        _ => Ok(()),
    }
}

/// Prints `value` as JSON on one line.
///
/// # Errors
/// Standard output cannot be written.
pub fn print_json(value: &impl Serialize) -> Result<(), Error> {
    print(&(serde_json::to_string(value).map_err(io::Error::from)? + "\n"))
}
