//! What subcommands read and write: FILE arguments, standard output.
use crate::{
    locales::{Lang, Say, cli as say},
    text::{
        decode::{DecodeError, decode, encoding},
        sanitise,
    },
};
use clap::{Arg, ArgMatches, builder::PossibleValue, value_parser};
use serde::Serialize;
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, IsTerminal, Read, Write},
};

/// Largest file that is read, in bytes.
const MAX_FILE: u64 = 64 * 1024 * 1024;

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
    /// A file is too big.
    #[error("{file}: more than {MAX_FILE} bytes")]
    TooBig {
        /// Its name as given.
        file: String,
    },
    /// A file is no text.
    #[error("{file}: {why}")]
    NoText {
        /// Its name as given.
        file: String,
        /// Why.
        why: DecodeError,
    },
    /// Standard output could not be written.
    #[error("standard output")]
    Unwritable(#[from] io::Error),
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable { file, why } => {
                let reason = match why.kind() {
                    io::ErrorKind::NotFound => say::NOT_FOUND.get(lang).to_owned(),
                    io::ErrorKind::PermissionDenied => say::DENIED.get(lang).to_owned(),
                    io::ErrorKind::IsADirectory => say::FOLDER.get(lang).to_owned(),
                    _ => why.to_string(),
                };
                say::UNREADABLE.fill(lang, &[("file", file), ("why", &reason)])
            }
            Self::TooBig { file } => say::TOO_BIG.fill(lang, &[("file", file), ("max", &(MAX_FILE >> 20))]),
            Self::NoText { file, why: DecodeError::NotUtf8 { byte } } => {
                say::NOT_UTF8.fill(lang, &[("file", file), ("byte", byte)])
            }
            Self::NoText { file, why: DecodeError::Malformed { encoding } } => {
                say::NOT_ENCODED.fill(lang, &[("file", file), ("encoding", encoding)])
            }
            Self::NoText { file, why: DecodeError::Binary } => say::BINARY.fill(lang, &[("file", file)]),
            Self::Unwritable(why) => say::UNWRITABLE.fill(lang, &[("why", why)]),
        }
    }
}

/// The FILE argument.
pub fn arg(lang: Lang) -> Arg {
    Arg::new("FILE").required(true).value_parser(value_parser!(OsString)).help(say::FILE.get(lang))
}

/// The `--json` flag.
pub fn json(lang: Lang) -> Arg {
    Arg::new("json").long("json").action(clap::ArgAction::SetTrue).help(say::JSON.get(lang))
}

/// The `--encoding` option.
pub fn encoding_arg(lang: Lang) -> Arg {
    let names = ["utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be"];
    Arg::new("encoding")
        .long("encoding")
        .value_name("E")
        .value_parser(names.map(PossibleValue::new))
        .ignore_case(true)
        .help(say::ENCODING.get(lang))
}

/// The text of the FILE argument, in the encoding of `--encoding` if the subcommand has it and it is given.
///
/// # Errors
/// As [`read_text`].
pub fn read(matches: &ArgMatches, lang: Lang) -> Result<String, Error> {
    let file = matches.get_one::<OsString>("FILE").cloned().unwrap_or_default();
    let named = matches.try_get_one::<String>("encoding").ok().flatten().map(String::as_str);
    read_text(&file, named, lang)
}

/// The text of a file as it stands; `-` is standard input. A guessed encoding is told on standard error.
///
/// # Errors
/// The file cannot be read, is too big or is no text.
pub fn read_text(file: &OsStr, named: Option<&str>, lang: Lang) -> Result<String, Error> {
    let name = file.to_string_lossy().into_owned();
    let bytes = read_bytes(file)?;
    let decoded =
        decode(bytes, named.and_then(encoding)).map_err(|why| Error::NoText { file: name.clone(), why })?;
    if let Some(guess) = decoded.guessed {
        note(&say::GUESSED.fill(lang, &[("file", &name), ("encoding", &guess)]));
    }
    Ok(decoded.text)
}

/// The bytes of a file; `-` is standard input.
///
/// # Errors
/// The file cannot be read or is too big.
pub fn read_bytes(file: &OsStr) -> Result<Vec<u8>, Error> {
    let name = || file.to_string_lossy().into_owned();
    let unreadable = |why| Error::Unreadable { file: name(), why };
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(file).and_then(|f| f.take(MAX_FILE + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    }
    if bytes.len() as u64 > MAX_FILE { Err(Error::TooBig { file: name() }) } else { Ok(bytes) }
}

/// Prints `text` on standard output; what could harm a terminal is left out on one. A reader that went away is no error.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> Result<(), Error> {
    let out = io::stdout();
    let text = if out.is_terminal() { sanitise::clean(text) } else { text.into() };
    let mut out = out.lock();
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

/// Says something on one line of standard error.
pub fn note(text: &str) {
    let line: String = sanitise::clean(text).replace(['\n', '\t'], " ");
    // There is nobody to tell when standard error is gone.
    let _ = writeln!(io::stderr(), "celun: {line}");
}
