//! JSON text → raw items, with every problem of the file and not only the first.
use super::problem::Reason;
use crate::text::sanitise::{is_dangerous, is_invisible};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};
use std::borrow::Cow;

/// More problems than this in one file are not looked for.
const MAX_PROBLEMS: usize = 100;

/// Parses `text`. With problems the item, if any, is what is left when each bad value is put aside, so that the rest can
/// still be validated. A problem's path is that of its field.
pub fn parse<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<(String, Reason)>) {
    let text = &*harmless(text);
    let first = match serde_json::from_str(text) {
        Ok(item) => return (Some(item), Vec::new()),
        Err(error) => error,
    };
    let mut value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return (None, vec![(String::new(), syntax(&error))]),
    };
    let mut problems = Vec::new();
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(item) => {
                if problems.is_empty() {
                    // Only the text has the fault: a field that stands twice.
                    problems.push((String::new(), syntax(&first)));
                }
                return (Some(item), problems);
            }
            Err(error) => error,
        };
        let fault = Fault::new(error.path(), &error.inner().to_string());
        let at = shown(&fault.at);
        let again = problems.iter().any(|(path, _)| *path == at);
        let mended = fault.mend(&mut value);
        problems.push((at, fault.reason));
        if !mended || again {
            return (None, problems);
        }
        if problems.len() >= MAX_PROBLEMS {
            problems.push((String::new(), Reason::TooMany));
            return (None, problems);
        }
    }
}

/// JSON text without escapes for characters that must not get into a text, such as `\\u001b`.
fn harmless(json: &str) -> Cow<'_, str> {
    if !["\\u", "\\b", "\\f", "\\r"].iter().any(|escape| json.contains(escape)) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        out += before;
        let len = match after.chars().next() {
            Some('u') => after.char_indices().nth(5).map_or(after.len(), |(i, _)| i),
            Some(c) => c.len_utf8(),
            None => 0,
        };
        let (escape, tail) = after.split_at(len);
        let harm = match escape {
            "b" | "f" | "r" => true,
            _ => escape
                .strip_prefix('u')
                .filter(|hex| hex.len() == 4)
                .and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?))
                .is_some_and(|c| c == '\r' || is_dangerous(c) || is_invisible(c)),
        };
        if !harm {
            out.push('\\');
            out += escape;
        }
        rest = tail;
    }
    Cow::Owned(out + rest)
}

/// One step of a path.
enum Step {
    Key(String),
    Index(usize),
}

/// What serde refuses, and where.
struct Fault {
    at: Vec<Step>,
    reason: Reason,
}

impl Fault {
    fn new(path: &Path, message: &str) -> Self {
        let mut at: Vec<Step> = path
            .iter()
            .filter_map(|segment| match segment {
                Segment::Seq { index } => Some(Step::Index(*index)),
                Segment::Map { key } => Some(Step::Key(key.clone())),
                Segment::Enum { .. } | Segment::Unknown => None,
            })
            .collect();
        let name = message.split('`').nth(1).unwrap_or_default().to_owned();
        let known = message.split_once("expected ").map_or("", |(_, list)| list);
        let known = known.trim_start_matches("one of ").replace('`', "");
        let reason = if message.starts_with("unknown field") {
            if !matches!(at.last(), Some(Step::Key(key)) if *key == name) {
                at.push(Step::Key(name));
            }
            Reason::UnknownField { known }
        } else if message.starts_with("missing field") {
            at.push(Step::Key(name));
            Reason::MissingField
        } else if message.starts_with("unknown variant") {
            Reason::UnknownValue { found: name, known }
        } else {
            Reason::WrongType { what: message.to_owned() }
        };
        Self { at, reason }
    }

    /// Puts the bad value aside; false if there is nothing that could be put aside.
    fn mend(&self, value: &mut Value) -> bool {
        let Some((last, parents)) = self.at.split_last() else { return false };
        let mut inner = value;
        for step in parents {
            let next = match step {
                Step::Key(key) => inner.get_mut(key),
                Step::Index(i) => inner.get_mut(i),
            };
            let Some(next) = next else { return false };
            inner = next;
        }
        match (last, inner) {
            (Step::Key(key), Value::Object(map)) => {
                if matches!(self.reason, Reason::UnknownField { .. }) {
                    map.remove(key);
                } else {
                    map.insert(key.clone(), placeholder(key));
                }
                true
            }
            (Step::Index(i), Value::Array(items)) if *i < items.len() => {
                items.remove(*i);
                true
            }
            _ => false,
        }
    }
}

/// A value that a field of this name accepts.
fn placeholder(field: &str) -> Value {
    match field {
        "minutes" | "score" => 1.into(),
        "genre" => "other".into(),
        "kind" => "given".into(),
        "unit" => "cells".into(),
        "limit" | "min" | "max" | "about" | "weight" => Value::Null,
        "source" | "parts" | "cues" | "children" | "points" | "questions" | "outlines" | "theory"
        | "materials" | "essays" => Value::Array(Vec::new()),
        _ => "".into(),
    }
}

fn shown(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Index(i) => {
                out.push('[');
                out += &i.to_string();
                out.push(']');
            }
            Step::Key(key) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out += key;
            }
        }
    }
    out
}

fn syntax(error: &serde_json::Error) -> Reason {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    Reason::Syntax { line: error.line(), column: error.column(), what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::raw::{Head, Part};

    fn problems(text: &str) -> Vec<String> {
        let (_, problems) = parse::<Part>(text);
        problems
            .into_iter()
            .map(|(path, reason)| {
                let reason = format!("{reason:?}");
                format!("{path} {}", reason.split([' ', '(']).next().unwrap())
            })
            .collect()
    }

    #[test]
    fn a_good_part_has_no_problems() {
        assert_eq!(problems(r#"{"theory":[{"id":"t","title":"甲","points":[{"text":"乙"}]}]}"#), [""; 0]);
    }

    #[test]
    fn every_problem_is_named_with_its_path() {
        let text = r#"{"outlines":[
            {"id":"o","titel":"甲","genre":"ode","points":[{"text":"乙","weight":"x"},{"cue":[]}]},
            {"id":"p","title":"丙","genre":"notice","points":[{"text":1}]}],
            "extra":1}"#;
        let mut found = problems(text);
        found.sort();
        assert_eq!(
            found,
            [
                "extra UnknownField",
                "outlines[0].genre UnknownValue",
                "outlines[0].points[0].weight WrongType",
                "outlines[0].points[1].cue UnknownField",
                "outlines[0].points[1].text MissingField",
                "outlines[0].titel UnknownField",
                "outlines[0].title MissingField",
                "outlines[1].points[0].text WrongType",
            ]
        );
    }

    #[test]
    fn escapes_for_harmful_characters_are_left_out() {
        let clean = |json: &str| serde_json::from_str::<String>(&harmless(json)).unwrap();
        assert_eq!(clean(r#""\u001b[2J甲\u7532\b\r\n\t\u202e\ud83d\udc4d""#), "[2J甲甲\n\t👍");
        assert_eq!(clean(r#""\\u001b \\r \"""#), r#"\u001b \r ""#);
        assert_eq!(harmless("\\u00"), "\\u00");
    }

    #[test]
    fn faults_of_the_text_give_line_and_column() {
        let (none, problems) = parse::<Part>("{\n \"theory\": [,]}");
        assert!(none.is_none());
        assert!(matches!(problems[0].1, Reason::Syntax { line: 2, column: 13, .. }), "{problems:?}");
        let (_, problems) = parse::<Part>(r#"{"theory":[],"theory":[]}"#);
        assert!(matches!(&problems[0].1, Reason::Syntax { what, .. } if what.contains("duplicate field")));
        let deep = "[".repeat(100_000);
        assert!(matches!(parse::<Part>(&deep).1[0].1, Reason::Syntax { .. }));
        assert!(matches!(parse::<Head>("3").1[0].1, Reason::WrongType { .. }));
    }
}
