//! `celun compare OUTLINE DRAFT [--reference FILE]… [--prompt FILE] [--json]` and `celun compare --batch FILE.jsonl [--jobs N]`.
mod batch;
mod paper;

use super::{Context, Failure, file};
use crate::{
    compare::{Input, Point, Reference, Report, Span, compare},
    locales::{Lang, Say, cli as common, compare as say},
    marking::{Review, assess, findings},
    study::{
        Library,
        library::{Item, LookupError},
        model::{Pack, Question},
    },
    text::{
        chars_before,
        count::Counts,
        numbering::{Skeleton, read},
        sanitise::clean,
        sheet::Profile,
    },
};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use paper::Paper;
use serde::Serialize;
use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

/// A longer text is no essay: the largest 字数 that a pack may ask for. Characters.
const LONGEST: usize = 100_000;
/// More points are no outline.
const MOST_POINTS: usize = 500;

/// Why nothing is compared.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("a text of {chars} characters, at most {LONGEST} are compared")]
    TooLong { chars: usize },
    #[error("{points} points, at most {MOST_POINTS} are compared")]
    TooMany { points: usize },
    #[error("{file}: no points")]
    NoPoints { file: String },
    #[error("no point {id}")]
    NoSuchPoint { id: String, ids: String },
}

impl Say for Error {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::TooLong { chars } => say::TOO_LONG.fill(lang, &[("chars", chars), ("most", &LONGEST)]),
            Self::TooMany { points } => {
                say::TOO_MANY.fill(lang, &[("points", points), ("most", &MOST_POINTS)])
            }
            Self::NoPoints { file } => say::NO_POINTS.fill(lang, &[("file", file)]),
            Self::NoSuchPoint { id, ids } => say::NO_SUCH_POINT.fill(lang, &[("id", id), ("ids", ids)]),
        }
    }
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(OsString));
    Command::new("compare").about(say::ABOUT.get(lang)).args([
        path("OUTLINE").required_unless_present("batch").help(say::OUTLINE.get(lang)),
        path("DRAFT").required_unless_present("batch").help(say::DRAFT.get(lang)),
        path("reference")
            .long("reference")
            .value_name("FILE")
            .action(ArgAction::Append)
            .help(say::REFERENCE.get(lang)),
        path("prompt").long("prompt").value_name("FILE").help(say::PROMPT.get(lang)),
        Arg::new("explain").long("explain").value_name("ID").help(say::EXPLAIN.get(lang)),
        path("batch")
            .long("batch")
            .value_name("FILE.jsonl")
            .conflicts_with_all(["OUTLINE", "DRAFT", "reference", "prompt", "explain"])
            .help(say::BATCH.get(lang)),
        Arg::new("jobs")
            .long("jobs")
            .value_name("N")
            .requires("batch")
            .value_parser(value_parser!(u16).range(1..))
            .help(say::JOBS.get(lang)),
        file::json(lang).help(common::JSON.get(lang)),
    ])
}

/// Prints the comparison.
///
/// # Errors
/// A file cannot be read, the outline has no points, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let lang = context.lang;
    if let Some(lines) = matches.get_one::<OsString>("batch") {
        let jobs = matches.get_one::<u16>("jobs").map(|n| usize::from(*n));
        return batch::run(lines, jobs, lang);
    }
    let name = |id| matches.get_one::<OsString>(id).cloned().unwrap_or_default();
    let (outline, draft) = (name("OUTLINE"), name("DRAFT"));
    let essays = matches
        .get_many::<OsString>("reference")
        .into_iter()
        .flatten()
        .map(|f| file::read_text(f, None, lang))
        .collect::<Result<Vec<_>, _>>()?;
    let prompt = match matches.get_one::<OsString>("prompt") {
        Some(f) => Some(file::read_text(f, None, lang)?),
        None => None,
    };
    if let Some(id) = question_id(&outline)
        && let library = context.library()?
        && let Some(done) = with_question(&library, id, &draft, (matches, lang), &essays)?
    {
        return Ok(done);
    }
    let skeleton = read(&file::read_text(&outline, None, lang)?);
    let draft = file::read_text(&draft, None, lang)?;
    let mut input = of_skeleton(&skeleton, &draft);
    if input.points.is_empty() {
        return Err(Error::NoPoints { file: outline.to_string_lossy().into_owned() }.into());
    }
    input.prompt = prompt.as_deref();
    input.references.extend(essays.iter().map(|text| Reference { text, passages: Vec::new() }));
    show(&input, None, matches, lang)
}

/// The outline as the id of a question, unless it is a file.
fn question_id(outline: &OsStr) -> Option<&str> {
    let id = outline.to_str()?;
    (id != "-" && !Path::new(outline).exists()).then_some(id)
}

/// Compares with a question's (or a bare) outline of the library; none if nothing has the id.
fn with_question(
    library: &Library,
    id: &str,
    draft: &OsStr,
    (matches, lang): (&ArgMatches, Lang),
    essays: &[String],
) -> Result<Option<()>, Failure> {
    let (pack, item) = match library.find(id) {
        Ok(found) => found,
        // Not an id either: the message about the file is the better one.
        Err(LookupError::NotFound { .. }) => return Ok(None),
        Err(why) => return Err(why.into()),
    };
    let draft = file::read_text(draft, None, lang)?;
    let mut input = match item {
        Item::Question(q) => {
            assess::input(pack.outline(&q.outline), pack.essays_of(q), Some(&q.prompt), &draft)
        }
        Item::Outline(o) => assess::input(Some(o), pack.essays.iter(), None, &draft),
        _ => return Ok(None),
    };
    input.references.extend(essays.iter().map(|text| Reference { text, passages: Vec::new() }));
    let question = match item {
        Item::Question(q) => Some((pack, q)),
        _ => None,
    };
    show(&input, question, matches, lang).map(Some)
}

/// The input of a plain outline.
fn of_skeleton<'a>(skeleton: &'a Skeleton, draft: &'a str) -> Input<'a> {
    Input {
        title: skeleton.title.as_deref().unwrap_or_default(),
        points: skeleton
            .walk()
            .into_iter()
            .map(|h| Point { id: h.id.clone(), text: &h.text, depth: h.depth, weight: 1.0, cues: Vec::new() })
            .collect(),
        draft,
        references: Vec::new(),
        prompt: None,
    }
}

/// Compares what is of a size that is written in exams; the rest could take hours.
fn compared(input: &Input) -> Result<Report, Error> {
    let texts = input.references.iter().map(|r| r.text).chain([input.draft]).chain(input.prompt);
    match texts.map(|text| text.chars().count()).max().filter(|chars| *chars > LONGEST) {
        Some(chars) => Err(Error::TooLong { chars }),
        None if input.points.len() > MOST_POINTS => Err(Error::TooMany { points: input.points.len() }),
        None => Ok(compare(input)),
    }
}

/// The report as JSON; with a question what is found on the paper and the score range.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Range>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Found>,
}

/// Between which points the score lies.
#[derive(Serialize)]
struct Range {
    low: f64,
    high: f64,
    full: f64,
}

/// Something found on the paper; spans in characters of the draft.
#[derive(Serialize)]
struct Found {
    kind: findings::Kind,
    grade: findings::Grade,
    verdict: String,
    detail: Vec<String>,
    passages: Vec<Span>,
}

impl<'a> Whole<'a> {
    fn new(report: &'a Report, review: Option<&Review>, draft: &str, lang: Lang) -> Self {
        let score = review.and_then(|r| r.score.as_ref());
        let score = score.map(|s| Range { low: s.low(), high: s.high(), full: s.full });
        let found = |r: &Review| -> Vec<Found> {
            let places = places(draft, &r.essay);
            let place = |at: usize| places.get(chars_before(&r.essay, at)).copied().unwrap_or(0);
            let span = |p: &std::ops::Range<usize>| (place(p.start), place(p.end));
            findings::findings(r, lang)
                .into_iter()
                .map(|f| Found {
                    kind: f.kind,
                    grade: f.grade,
                    passages: f.passages.iter().map(span).collect(),
                    verdict: f.verdict,
                    detail: f.detail,
                })
                .collect()
        };
        Self { report, score, findings: review.map(found).unwrap_or_default() }
    }
}

/// Where each character of the text that a marker sees stands in the draft as it was given, and where that ends.
fn places(given: &str, seen: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut wanted = seen.chars().peekable();
    let mut given = given.chars().enumerate().peekable();
    let mut end = 0;
    while let Some((at, c)) = given.next() {
        end = at + 1;
        let ends_line = matches!(c, '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
        if wanted.next_if(|w| *w == c || *w == '\n' && ends_line).is_some() {
            out.push(at);
            if c == '\r' && given.next_if(|(_, next)| *next == '\n').is_some() {
                end += 1;
            }
        }
    }
    out.push(end);
    out
}

fn show(
    input: &Input,
    question: Option<(&Pack, &Question)>,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<(), Failure> {
    let report = compared(input)?;
    if let Some(id) = matches.get_one::<String>("explain") {
        let Some(point) = report.points.iter().find(|p| p.id == *id) else {
            let ids = report.points.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(" ");
            return Err(Error::NoSuchPoint { id: id.clone(), ids }.into());
        };
        if matches.get_flag("json") {
            return Ok(file::print_json(point)?);
        }
        return Ok(file::print(&Paper::new(&report, input, lang).point(point))?);
    }
    // As a marker counts: what nobody sees on paper is not there.
    let counts = Counts::of(&clean(input.draft), &Profile::shenlun());
    let review = question.map(|(pack, q)| Review::of_draft(pack, q, input.draft, counts, &report));
    if matches.get_flag("json") {
        return Ok(file::print_json(&Whole::new(&report, review.as_ref(), input.draft, lang))?);
    }
    Ok(file::print(&Paper::new(&report, input, lang).whole(review.as_ref()))?)
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_of_what_is_seen_are_those_of_the_draft() {
        assert_eq!(places("甲乙\n", "甲乙\n"), [0, 1, 2, 3]);
        assert_eq!(places("\u{feff}甲\u{200b}乙\r\n\r\n丙", "甲乙\n\n丙"), [1, 3, 4, 6, 8, 9]);
        assert_eq!(places("", ""), [0]);
    }
}
