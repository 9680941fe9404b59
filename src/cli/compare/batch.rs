//! Many comparisons: one JSON object a line in, one a line out, in the same order, on all cores, in bounded memory.
use super::{Failure, file, of_skeleton};
use crate::{
    compare::{Reference, Report, compare},
    locales::{Lang, Say, compare as say},
    text::numbering::read,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use std::{
    ffi::OsStr,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

/// Lines that are read and compared at a time.
const AT_ONCE: usize = 256;
/// A longer line is an error, in bytes.
const LONGEST: u64 = 8 * 1024 * 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    outline: String,
    draft: String,
    #[serde(default)]
    references: Vec<String>,
    #[serde(default)]
    prompt: Option<String>,
}

#[derive(Serialize)]
struct Done {
    id: serde_json::Value,
    #[serde(flatten)]
    report: Report,
}

#[derive(Serialize)]
struct Failed {
    id: serde_json::Value,
    schema: &'static str,
    line: usize,
    error: String,
}

/// Compares every line of the file.
///
/// # Errors
/// The file cannot be read or standard output not be written; what is wrong with a line is told in its record.
pub(super) fn run(name: &OsStr, lang: Lang) -> Result<(), Failure> {
    let unreadable = |why| file::Error::Unreadable { file: name.to_string_lossy().into_owned(), why };
    let mut input: Box<dyn BufRead> = if name == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(name).map_err(unreadable)?))
    };
    let mut number = 0;
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::with_capacity(AT_ONCE);
        while lines.len() < AT_ONCE
            && let Some(line) = next(&mut input).map_err(unreadable)?
        {
            number += 1;
            if !line.trim_ascii().is_empty() {
                lines.push((number, line));
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let records: Vec<String> =
            lines.par_iter().map(|(number, line)| record(*number, line, lang)).collect();
        file::print(&(records.join("\n") + "\n"))?;
    }
}

/// The next line without its end; none at the end of the file. Of a line that is too long only the beginning is kept.
fn next(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if input.take(LONGEST + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() as u64 > LONGEST {
        let mut rest = Vec::new();
        while input.take(LONGEST).read_until(b'\n', &mut rest)? > 0 && rest.last() != Some(&b'\n') {
            rest.clear();
        }
    }
    Ok(Some(line))
}

fn record(number: usize, line: &[u8], lang: Lang) -> String {
    let mut id = serde_json::Value::Null;
    let json = match compared(line, lang, &mut id) {
        Ok(report) => serde_json::to_string(&Done { id: id.clone(), report }),
        Err(why) => {
            let error = say::BAD_LINE.fill(lang, &[("line", &number), ("why", &why)]);
            serde_json::to_string(&Failed { id: id.clone(), schema: "celun.compare/1", line: number, error })
        }
    };
    // A report is always JSON; were it not, its line would still be there.
    json.unwrap_or_else(|e| format!("{{\"line\":{number},\"error\":{:?}}}", e.to_string()))
}

fn compared(line: &[u8], lang: Lang, id: &mut serde_json::Value) -> Result<Report, String> {
    if line.len() as u64 > LONGEST {
        return Err(file::Error::TooBig { file: "JSON".to_owned() }.say(lang));
    }
    if let Ok(serde_json::Value::Object(mut object)) = serde_json::from_slice(line) {
        *id = object.remove("id").unwrap_or_default();
    }
    let line: Line = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let text = |of: &str| text(of, lang);
    let (outline, draft) = (text(&line.outline)?, text(&line.draft)?);
    let references = line.references.iter().map(|r| text(r)).collect::<Result<Vec<_>, _>>()?;
    let prompt = line.prompt.as_deref().map(text).transpose()?;
    let skeleton = read(&outline);
    let mut input = of_skeleton(&skeleton, &draft);
    if input.points.is_empty() {
        return Err(super::Error::NoPoints { file: "outline".to_owned() }.say(lang));
    }
    input.prompt = prompt.as_deref();
    input.references.extend(references.iter().map(|text| Reference { text, passages: Vec::new() }));
    Ok(compare(&input))
}

/// The text itself, or that of the file that it names: a single line that names a file.
fn text(of: &str, lang: Lang) -> Result<String, String> {
    let path = !of.is_empty() && of.len() < 4096 && !of.contains('\n') && Path::new(of).is_file();
    if path {
        file::read_text(OsStr::new(of), None, lang).map_err(|e| e.say(lang))
    } else {
        Ok(of.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(line: &str) -> serde_json::Value {
        serde_json::from_str(&record(7, line.as_bytes(), Lang::En)).unwrap()
    }

    #[test]
    fn a_line_gives_a_report_with_its_id() {
        let r = json(r#"{"id":"x1","outline":"一、修路\n二、建校","draft":"村里修路五公里，路面硬化。"}"#);
        assert_eq!((&r["id"], &r["schema"]), (&"x1".into(), &"celun.compare/1".into()));
        assert_eq!(r["points"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn a_bad_line_gives_an_error_record_with_its_id_and_number() {
        for line in [
            r#"{"id":3,"outline":"","draft":"x"}"#,
            r#"{"id":3,"draft":"x"}"#,
            r#"{"id":3,"outline":"一、甲","draft":"x","odd":1}"#,
        ] {
            let r = json(line);
            assert_eq!((&r["id"], &r["line"]), (&3.into(), &7.into()), "{r}");
            assert!(r["error"].as_str().unwrap().starts_with("line 7: "), "{r}");
        }
        assert!(json("no json")["error"].is_string());
    }

    #[test]
    fn lines_are_read_one_by_one() {
        let mut input: Box<dyn BufRead> = Box::new(&b"one\n\ntwo"[..]);
        let mut lines = Vec::new();
        while let Some(line) = next(&mut input).unwrap() {
            lines.push(String::from_utf8(line).unwrap());
        }
        assert_eq!(lines, ["one\n", "\n", "two"]);
    }
}
