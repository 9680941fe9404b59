//! The journal's format, `celun.journal/1`.
//!
//! A journal is a text file of JSON lines, one record a line:
//!
//! ```text
//! {"n":7,"j":"5f3c9a1e","t":8123,"edit":{"at":12,"removed":0,"inserted":"法治","caret":14},"crc":"0a1b2c3d"}
//! ```
//!
//! | field | what |
//! |---|---|
//! | `n` | number of the record in the attempt, from 0, below 2⁵³, without gaps in one file |
//! | `j` | the attempt, the same in all its records, so that a record of another journal is known as such |
//! | `t` | milliseconds of working time so far (pauses not counted) |
//! | `head` | first record of a file: schema, task, wall time of the start |
//! | `edit` | at char `at` remove `removed` chars, insert `inserted`; the caret then stands before char `caret` |
//! | `text` | a snapshot: the whole text and the caret |
//! | `clock` | the session's clocks ([`Clock`]) |
//! | `outline` | the reference outline was opened |
//! | `scratch` | an edit of the scratch outline, as `edit` |
//! | `aids` | the whole scratch outline and all marked passages ([`Aids`]) |
//! | `crc` | CRC-32 (IEEE) of the line's bytes before `,"crc"`, eight lowercase hex digits |
//!
//! Exactly one of `head` … `aids` stands in a record; a reader leaves out records of other kinds, which never change
//! the text (that would be a new schema), and ignores fields that it does not know. Every file (`journal.jsonl`,
//! `journal-2.jsonl`, …) begins with `head`, `text` and, if anything is noted, `aids`, so each can be read for itself;
//! the one that reaches the highest number has the last word.
use super::course::{Aids, Progress};
use crate::text::edit::Edit;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The format that this program writes.
pub const SCHEMA: &str = "celun.journal/1";
/// No journal comes near this many records; what claims to was not written by this program.
const NUMBERS: u64 = 1 << 53;
const CRC: &str = ",\"crc\":\"";
/// Bytes from `,"crc"` to the end of the line without its line feed.
const TAIL: usize = CRC.len() + 8 + 2;

/// 练习 or 模考.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// 练习: pause, overtime, outline at will.
    #[default]
    Practice,
    /// 模考: absolute deadline, no pause.
    Exam,
}

/// What an attempt answers: a copy, so that the attempt can be read when the pack has changed or gone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Id of the pack.
    pub pack: String,
    /// Id of the question.
    pub question: String,
    /// Title of the question.
    pub title: String,
    /// Genre as packs write it.
    pub genre: String,
    /// 题干
    pub prompt: String,
    /// 字数要求 as packs write it; null if none is understood.
    #[serde(default)]
    pub limit: Value,
    /// 练习 or 模考.
    pub mode: Mode,
    /// Minutes allowed.
    pub minutes: u32,
    /// The mock paper that it is a question of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
}

/// The clocks of a session at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Wall clock, milliseconds since the Unix epoch.
    pub wall: i64,
    /// Milliseconds of pauses so far.
    pub paused: u64,
    /// Whether the session is paused now.
    #[serde(default)]
    pub pausing: bool,
    /// 模考: wall time at which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<i64>,
    /// How far the attempt is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
}

/// The first record of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Format of the file.
    pub schema: String,
    /// What is answered.
    pub task: Task,
    /// Wall clock at the start of the attempt, milliseconds since the Unix epoch.
    pub started: i64,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// A file begins.
    Head(Head),
    /// The text changed.
    Edit(Edit),
    /// The whole text.
    Text {
        /// All of it.
        text: String,
        /// The char that the caret stands before.
        caret: usize,
    },
    /// The clocks.
    Clock(Clock),
    /// The reference outline was opened.
    Outline {},
    /// The scratch outline changed.
    Scratch(Edit),
    /// The whole scratch outline and all marked passages.
    Aids(Aids),
    /// Something that this version does not know.
    #[serde(skip)]
    Unknown,
}

/// One line of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Number in the attempt.
    pub n: u64,
    /// The attempt.
    pub j: String,
    /// Milliseconds of working time.
    pub t: u64,
    /// What it says.
    #[serde(flatten)]
    pub what: What,
}

/// What every record has.
#[derive(Deserialize)]
struct Bare {
    n: u64,
    j: String,
    t: u64,
}

/// Why a line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its checksum does not fit.
    Damaged,
    /// Whole, but not what was to be read.
    Unknown,
}

/// A value (a JSON object) as a line that ends with its checksum and a line feed.
///
/// # Errors
/// None that is known; serialisation is fallible by its type.
pub fn seal(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.pop();
    let crc = crc32fast::hash(&line);
    line.extend_from_slice(format!("{CRC}{crc:08x}\"}}\n").as_bytes());
    Ok(line)
}

/// Reads a line of [`seal`] without its line feed.
///
/// # Errors
/// [`Unread`].
pub fn unseal<T: DeserializeOwned>(line: &[u8]) -> Result<T, Unread> {
    let (body, tail) =
        line.len().checked_sub(TAIL).and_then(|at| line.split_at_checked(at)).ok_or(Unread::Damaged)?;
    let crc = crc32fast::hash(body);
    if tail != format!("{CRC}{crc:08x}\"}}").as_bytes() {
        return Err(Unread::Damaged);
    }
    serde_json::from_slice(line).map_err(|_| Unread::Unknown)
}

impl Record {
    /// The record as a line with its line feed.
    ///
    /// # Errors
    /// None that is known; serialisation is fallible by its type.
    pub fn encode(&self) -> serde_json::Result<Vec<u8>> {
        seal(self)
    }

    /// Reads a line (without its line feed). A kind that is not known is [`What::Unknown`], so that its number is.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn decode(line: &[u8]) -> Result<Self, Unread> {
        let record: Self = unseal(line).or_else(|why| {
            let Bare { n, j, t } = if why == Unread::Unknown { unseal(line)? } else { return Err(why) };
            Ok(Self { n, j, t, what: What::Unknown })
        })?;
        if record.n < NUMBERS { Ok(record) } else { Err(Unread::Damaged) }
    }
}

/// The mark `j` of the attempt that is kept in the folder `name`.
pub fn mark(name: &str) -> String {
    format!("{:08x}", crc32fast::hash(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit() -> Record {
        let edit = Edit { at: 12, removed: 0, inserted: "法\n\"".into(), caret: 14 };
        Record { n: 7, j: mark("a"), t: 8123, what: What::Edit(edit) }
    }

    #[test]
    fn a_line_is_as_documented() {
        let line = String::from_utf8(edit().encode().unwrap()).unwrap();
        let (body, crc) = line.rsplit_once(",\"crc\"").unwrap();
        assert_eq!(
            body,
            r#"{"n":7,"j":"e8b7be43","t":8123,"edit":{"at":12,"removed":0,"inserted":"法\n\"","caret":14}"#
        );
        assert_eq!(crc, format!(":\"{:08x}\"}}\n", crc32fast::hash(body.as_bytes())));
        assert!(serde_json::from_str::<Value>(&line).is_ok());
    }

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        let head = Head { schema: SCHEMA.into(), task: Task::default(), started: -1 };
        let progress = Some(Progress { writing: 8, count: 9, ..Progress::default() });
        let clock = Clock { wall: 5, paused: 6, pausing: true, deadline: Some(7), progress };
        for what in [
            What::Head(head),
            edit().what,
            What::Text { text: "甲".into(), caret: 1 },
            What::Clock(clock),
            What::Outline {},
            What::Scratch(Edit { at: 0, removed: 1, inserted: "一".into(), caret: 1 }),
            What::Aids(Aids { scratch: "一、".into(), highlights: Vec::new() }),
        ] {
            let record = Record { what, ..edit() };
            let line = record.encode().unwrap();
            assert_eq!(Record::decode(line.trim_ascii_end()), Ok(record));
        }
    }

    #[test]
    fn damage_and_unknown_kinds_are_told_apart() {
        let line = edit().encode().unwrap();
        for short in [&b""[..], b"}", &line[..20]] {
            assert_eq!(Record::decode(short), Err(Unread::Damaged));
        }
        let sealed =
            |body: &str| format!("{body}{CRC}{:08x}\"}}", crc32fast::hash(body.as_bytes())).into_bytes();
        let unknown = Record { n: 1, j: "x".into(), t: 2, what: What::Unknown };
        assert_eq!(Record::decode(&sealed(r#"{"n":1,"j":"x","t":2,"dance":{}"#)), Ok(unknown));
        assert_eq!(Record::decode(&sealed(r#"{"n":1,"dance":{}"#)), Err(Unread::Unknown));
    }
}
