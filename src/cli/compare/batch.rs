//! Many comparisons: one JSON object a line in, one a line out, in the same order, on all cores, in bounded memory.
//!
//! ```text
//! reader ──lines──▶ workers ──records──▶ writer (this thread), which puts them in order
//!    ▲────────────────permits───────────────┘   so that no more than `AHEAD` lines a worker are in memory
//! ```
use super::{Error, Failure, file, of_skeleton};
use crate::{
    compare::{Reference, Report},
    locales::{Lang, Say, compare as say},
    text::{numbering::read, sanitise::clean},
};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

/// Lines for each worker that are in memory at a time.
const AHEAD: usize = 8;
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

/// A line with its place among those that are answered and its number in the file.
struct Job {
    place: usize,
    number: usize,
    line: Vec<u8>,
}

/// What comes back for a place: the record, or why no more can be read.
type Answer = (usize, Result<String, io::Error>);

/// Compares every line of the file with so many workers.
///
/// # Errors
/// The file cannot be read or standard output not be written; what is wrong with a line is told in its record.
pub(super) fn run(name: &OsStr, jobs: Option<usize>, lang: Lang) -> Result<(), Failure> {
    let unreadable = |why| file::Error::Unreadable { file: name.to_string_lossy().into_owned(), why };
    let input: Box<dyn BufRead + Send> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(name).map_err(unreadable)?))
    };
    let jobs = jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1);
    let (permits, permitted) = sync_channel(jobs * AHEAD);
    for _ in 0..jobs * AHEAD {
        // There is room for every one of them.
        let _ = permits.send(());
    }
    let (lines, taken) = sync_channel(jobs);
    let (answers, answered) = sync_channel(jobs);
    let taken = Arc::new(Mutex::new(taken));
    for _ in 0..jobs {
        let (taken, answers) = (Arc::clone(&taken), answers.clone());
        thread::spawn(move || work(&taken, &answers, lang));
    }
    thread::spawn(move || feed(input, &permitted, &lines, &answers));
    write(&answered, &permits, unreadable)
}

/// Reads lines as permits allow.
fn feed(
    mut input: Box<dyn BufRead + Send>,
    permitted: &Receiver<()>,
    lines: &SyncSender<Job>,
    answers: &SyncSender<Answer>,
) {
    let (mut number, mut place) = (0, 0);
    loop {
        match next(&mut *input) {
            Ok(None) => return,
            Ok(Some(line)) => {
                number += 1;
                if line.trim_ascii().is_empty() {
                    continue;
                }
                // The other end is gone when nobody reads what is written.
                if permitted.recv().is_err() || lines.send(Job { place, number, line }).is_err() {
                    return;
                }
                place += 1;
            }
            Err(why) => {
                let _ = answers.send((place, Err(why)));
                return;
            }
        }
    }
}

/// Takes lines as they come and compares them.
fn work(taken: &Mutex<Receiver<Job>>, answers: &SyncSender<Answer>, lang: Lang) {
    loop {
        let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { place, number, line }) = job else { return };
        // Whatever is wrong with a line, the others are answered.
        let done = catch_unwind(AssertUnwindSafe(|| record(number, &line, lang)));
        let record = done.unwrap_or_else(|_| failed(serde_json::Value::Null, number, "?", lang));
        if answers.send((place, Ok(record))).is_err() {
            return;
        }
    }
}

/// Writes the records in the order of their lines.
fn write(
    answered: &Receiver<Answer>,
    permits: &SyncSender<()>,
    unreadable: impl Fn(io::Error) -> file::Error,
) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let on_screen = out.is_terminal();
    let mut waiting = BTreeMap::new();
    let mut place = 0;
    for (of, answer) in answered {
        waiting.insert(of, answer);
        let mut written = false;
        while let Some(answer) = waiting.remove(&place) {
            let record = answer.map_err(&unreadable)?;
            let record = if on_screen { clean(&record) } else { record.into() };
            place += 1;
            match writeln!(out, "{record}") {
                Ok(()) => written = true,
                // Nobody reads on: there is nothing left to do.
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                Err(e) => return Err(file::Error::Unwritable(e).into()),
            }
            // The reader has ended when there is no line left.
            let _ = permits.try_send(());
        }
        match out.flush() {
            Err(e) if written && e.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Err(e) if written => return Err(file::Error::Unwritable(e).into()),
            _ => {}
        }
    }
    Ok(())
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

fn failed(id: serde_json::Value, number: usize, why: &str, lang: Lang) -> String {
    let error = say::BAD_LINE.fill(lang, &[("line", &number), ("why", &why)]);
    json(number, &Failed { id, schema: "celun.compare/1", line: number, error })
}

fn json(number: usize, value: &impl Serialize) -> String {
    // A report is always JSON; were it not, its line would still be there.
    serde_json::to_string(value)
        .unwrap_or_else(|e| format!("{{\"line\":{number},\"error\":{:?}}}", e.to_string()))
}

fn record(number: usize, line: &[u8], lang: Lang) -> String {
    let mut id = serde_json::Value::Null;
    match compared(line, lang, &mut id) {
        Ok(report) => json(number, &Done { id, report }),
        Err(why) => failed(id, number, &why, lang),
    }
}

fn compared(line: &[u8], lang: Lang, id: &mut serde_json::Value) -> Result<Report, String> {
    if line.len() as u64 > LONGEST {
        return Err(say::LONG_LINE.fill(lang, &[("max", &(LONGEST >> 20))]));
    }
    let text =
        std::str::from_utf8(line).map_err(|e| say::NOT_UTF8.fill(lang, &[("byte", &e.valid_up_to())]))?;
    if let Ok(serde_json::Value::Object(mut object)) = serde_json::from_str(text) {
        *id = object.remove("id").unwrap_or_default();
    }
    let line: Line =
        serde_json::from_str(text).map_err(|e| say::BAD_JSON.fill(lang, &[("why", &e.to_string())]))?;
    let text = |of: &str| text_of(of, lang);
    let (outline, draft) = (text(&line.outline)?, text(&line.draft)?);
    let references = line.references.iter().map(|r| text(r)).collect::<Result<Vec<_>, _>>()?;
    let prompt = line.prompt.as_deref().map(text).transpose()?;
    let skeleton = read(&outline);
    let mut input = of_skeleton(&skeleton, &draft);
    input.prompt = prompt.as_deref();
    input.references.extend(references.iter().map(|text| Reference { text, passages: Vec::new() }));
    if input.points.is_empty() {
        return Err(Error::NoPoints { file: "outline".to_owned() }.say(lang));
    }
    super::compared(&input).map_err(|e| e.say(lang))
}

/// The text itself, or that of the file that it names: a single line that names a file.
fn text_of(of: &str, lang: Lang) -> Result<String, String> {
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

    fn json(line: &[u8]) -> serde_json::Value {
        serde_json::from_str(&record(7, line, Lang::En)).unwrap()
    }

    #[test]
    fn a_line_gives_a_report_with_its_id() {
        let r = json(
            r#"{"id":"x1","outline":"一、修路\n二、建校","draft":"村里修路五公里，路面硬化。"}"#.as_bytes(),
        );
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
            let r = json(line.as_bytes());
            assert_eq!((&r["id"], &r["line"]), (&3.into(), &7.into()), "{r}");
            assert!(r["error"].as_str().unwrap().starts_with("line 7: "), "{r}");
        }
        assert!(json(b"no json")["error"].is_string());
        assert!(json(b"{\"id\":\"\xff\"}")["error"].as_str().unwrap().contains("UTF-8"));
    }

    #[test]
    fn a_draft_that_no_memory_holds_is_refused() {
        let line =
            serde_json::json!({"id": 1, "outline": "一、甲", "draft": "字。".repeat(300_000)}).to_string();
        assert!(json(line.as_bytes())["error"].as_str().unwrap().contains("characters"));
    }

    #[test]
    fn lines_are_read_one_by_one() {
        let mut input: Box<dyn BufRead> = Box::new(&b"one\n\ntwo"[..]);
        let mut lines = Vec::new();
        while let Some(line) = next(&mut *input).unwrap() {
            lines.push(String::from_utf8(line).unwrap());
        }
        assert_eq!(lines, ["one\n", "\n", "two"]);
    }

    #[test]
    fn of_a_line_that_is_too_long_only_the_beginning_is_kept() {
        let long = [vec![b'x'; 2 * LONGEST as usize + 7], b"\nnext".to_vec()].concat();
        let mut input: Box<dyn BufRead> = Box::new(io::Cursor::new(long));
        let first = next(&mut *input).unwrap().unwrap();
        assert_eq!(first.len() as u64, LONGEST + 1);
        assert!(json(&first)["error"].as_str().unwrap().contains("8 MB"));
        assert_eq!(next(&mut *input).unwrap().unwrap(), b"next");
    }
}
