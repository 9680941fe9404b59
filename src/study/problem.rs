//! What is wrong with a pack: file, field, reason.
use crate::locales::{Lang, Say, Text, study as t};
use std::fmt;

/// A problem is told in at most so many characters.
const LONGEST: usize = 600;

/// One problem of one file. [`Say`] gives `FILE: field: reason` on one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    /// The file as the user knows it.
    pub file: String,
    /// Path of the field such as `questions[3].outline`, with the id of its item; empty for the whole file.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file or field is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is told by its text in `locales::study`")]
pub enum Reason {
    MissingFile,
    NotAFile,
    TooBig { size: u64, max: u64 },
    Outside { path: String },
    NotUtf8 { byte: usize },
    Io { what: String },
    Syntax { line: usize, column: usize, what: String },
    NotAPack,
    SchemaNewer { found: String },
    SchemaUnknown { found: String },
    UnknownField { known: String },
    MissingField,
    UnknownValue { found: String, known: String },
    WrongType { what: String },
    BadId { id: String },
    DuplicateId { id: String, first: String },
    UnknownReference { id: String, kind: Kind },
    Empty,
    LineBreak,
    NoPoints,
    TooDeep { max: usize },
    OutOfRange { found: String, low: String, high: String },
    NoLimit,
    MinOverMax { min: u32, max: u32 },
    AboutOutside { about: u32 },
    TextOrFile,
    CommentOpen { line: usize },
    CommentPoint { line: usize, path: String, outline: String },
    CommentEmpty { line: usize },
    DuplicatePart { path: String },
    TooMany,
}

/// The kinds of items in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named by `Kind::name`")]
pub enum Kind {
    Question,
    Outline,
    Theory,
    Material,
    Essay,
    Paper,
}

impl Kind {
    /// The name that the user reads.
    pub const fn name(self) -> Text {
        match self {
            Self::Question => t::QUESTION,
            Self::Outline => t::OUTLINE,
            Self::Theory => t::THEORY,
            Self::Material => t::MATERIAL,
            Self::Essay => t::ESSAY,
            Self::Paper => t::PAPER,
        }
    }
}

impl Say for Reason {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::MissingFile => t::MISSING_FILE.get(lang).to_owned(),
            Self::NotAFile => t::NOT_A_FILE.get(lang).to_owned(),
            Self::TooBig { size, max } => t::TOO_BIG.fill(lang, &[("size", size), ("max", max)]),
            Self::Outside { path } => t::OUTSIDE.fill(lang, &[("path", path)]),
            Self::NotUtf8 { byte } => t::NOT_UTF8.fill(lang, &[("byte", byte)]),
            Self::Io { what } => t::IO.fill(lang, &[("what", what)]),
            Self::Syntax { line, column, what } => {
                let what = if lang == Lang::Zh { syntax_in_chinese(what) } else { what.clone() };
                t::SYNTAX.fill(lang, &[("line", line), ("column", column), ("what", &what)])
            }
            Self::NotAPack => t::NOT_A_PACK.get(lang).to_owned(),
            Self::SchemaNewer { found } => t::SCHEMA_NEWER.fill(lang, &[("found", found)]),
            Self::SchemaUnknown { found } => t::SCHEMA_UNKNOWN.fill(lang, &[("found", found)]),
            Self::UnknownField { known } => t::UNKNOWN_FIELD.fill(lang, &[("known", known)]),
            Self::MissingField => t::MISSING_FIELD.get(lang).to_owned(),
            Self::UnknownValue { found, known } => {
                t::UNKNOWN_VALUE.fill(lang, &[("found", found), ("known", known)])
            }
            Self::WrongType { what } => {
                let what = if lang == Lang::Zh { in_chinese(what) } else { what.clone() };
                t::WRONG_TYPE.fill(lang, &[("what", &what)])
            }
            Self::BadId { id } => t::BAD_ID.fill(lang, &[("id", id)]),
            Self::DuplicateId { id, first } => t::DUPLICATE_ID.fill(lang, &[("id", id), ("first", first)]),
            Self::UnknownReference { id, kind } => {
                t::UNKNOWN_REFERENCE.fill(lang, &[("id", id), ("kind", &kind.name().get(lang))])
            }
            Self::Empty => t::EMPTY.get(lang).to_owned(),
            Self::LineBreak => t::LINE_BREAK.get(lang).to_owned(),
            Self::NoPoints => t::NO_POINTS.get(lang).to_owned(),
            Self::TooDeep { max } => t::TOO_DEEP.fill(lang, &[("max", max)]),
            Self::OutOfRange { found, low, high } => {
                t::OUT_OF_RANGE.fill(lang, &[("found", found), ("low", low), ("high", high)])
            }
            Self::NoLimit => t::NO_LIMIT.get(lang).to_owned(),
            Self::MinOverMax { min, max } => t::MIN_OVER_MAX.fill(lang, &[("min", min), ("max", max)]),
            Self::AboutOutside { about } => t::ABOUT_OUTSIDE.fill(lang, &[("about", about)]),
            Self::TextOrFile => t::TEXT_OR_FILE.get(lang).to_owned(),
            Self::CommentOpen { line } => t::COMMENT_OPEN.fill(lang, &[("line", line)]),
            Self::CommentPoint { line, path, outline } => {
                t::COMMENT_POINT.fill(lang, &[("line", line), ("path", path), ("outline", outline)])
            }
            Self::CommentEmpty { line } => t::COMMENT_EMPTY.fill(lang, &[("line", line)]),
            Self::DuplicatePart { path } => t::DUPLICATE_PART.fill(lang, &[("path", path)]),
            Self::TooMany => t::TOO_MANY.get(lang).to_owned(),
        }
    }
}

/// The commoner faults of JSON text in Chinese, as `serde_json` names them.
fn syntax_in_chinese(what: &str) -> String {
    const FAULTS: [(&str, &str); 8] = [
        ("EOF while parsing", "文件不完整，缺少结尾"),
        ("expected value", "这里应有一个值"),
        ("trailing comma", "多了一个逗号"),
        ("trailing characters", "结尾之后还有内容"),
        ("key must be a string", "字段名要加双引号"),
        ("control character", "文字里有未转义的换行或控制字符"),
        ("recursion limit exceeded", "嵌套太深"),
        ("duplicate field", "字段重复："),
    ];
    match FAULTS.iter().find(|(en, _)| what.starts_with(en)) {
        Some((en @ "duplicate field", zh)) => format!("{zh}{}", what[en.len()..].trim()),
        Some((_, zh)) => (*zh).to_owned(),
        None => what.replace("expected ", "应为").replace(" or ", "或"),
    }
}

/// What serde says of a wrong type (`invalid type: string "20", expected f64`), with its words in Chinese.
fn in_chinese(what: &str) -> String {
    const WORDS: [(&str, &str); 14] = [
        ("invalid type: ", ""),
        ("invalid value: ", ""),
        (", expected ", "，应为"),
        ("floating point", "小数"),
        ("a string", "文字"),
        ("string", "文字"),
        ("integer", "整数"),
        ("a sequence", "数组"),
        ("sequence", "数组"),
        ("null", "空值"),
        ("boolean", "真假值"),
        ("map", "对象"),
        ("f64", "数"),
        ("u32", "非负整数"),
    ];
    // What is quoted is the user's own.
    let (head, quoted) = match (what.find(['"', '`']), what.rfind(['"', '`'])) {
        (Some(from), Some(to)) if from < to => (&what[..from], &what[from..=to]),
        _ => (what, ""),
    };
    let tail = &what[head.len() + quoted.len()..];
    let translated = |text: &str| WORDS.iter().fold(text.to_owned(), |text, (en, zh)| text.replace(en, zh));
    translated(head) + quoted + &translated(tail)
}

impl Say for Problem {
    fn say(&self, lang: Lang) -> String {
        let reason = self.reason.say(lang);
        let told = if self.field.is_empty() {
            format!("{}: {reason}", self.file)
        } else {
            format!("{}: {}: {reason}", self.file, self.field)
        };
        // Names and values of the file are quoted in it: they may be of any length and hold line breaks.
        let mut chars = told.chars().map(|c| if c.is_control() { ' ' } else { c });
        let mut line: String = chars.by_ref().take(LONGEST).collect();
        if chars.next().is_some() {
            line.push('…');
        }
        line
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_type_is_told_in_both_languages() {
        let reason = Reason::WrongType { what: "invalid type: string \"a map\", expected f64".to_owned() };
        assert_eq!(reason.say(Lang::Zh), "类型不对：文字 \"a map\"，应为数");
        assert!(reason.say(Lang::En).ends_with("expected f64"));
        let syntax = |what: &str| Reason::Syntax { line: 1, column: 2, what: what.to_owned() }.say(Lang::Zh);
        assert_eq!(
            syntax("EOF while parsing an object"),
            "第1行第2列：不是有效的JSON（文件不完整，缺少结尾）"
        );
        assert_eq!(syntax("duplicate field `id`"), "第1行第2列：不是有效的JSON（字段重复：`id`）");
        assert_eq!(syntax("expected `,` or `}`"), "第1行第2列：不是有效的JSON（应为`,`或`}`）");
        let problem = Problem { file: "f".into(), field: "points[0]".into(), reason: Reason::Empty };
        assert_eq!(problem.say(Lang::En), "f: points[0]: must not be empty");
        let problem = Problem { field: "a\nb".into(), ..problem };
        assert_eq!(problem.say(Lang::En), "f: a b: must not be empty");
        let problem = Problem { field: "长".repeat(LONGEST), ..problem };
        assert_eq!(problem.say(Lang::En).chars().count(), LONGEST + 1);
    }
}
