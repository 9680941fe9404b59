//! `celun list [--json]`: packs and questions.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, Say, cli as say, facts},
    store::history::Standings,
    study::{
        Library,
        model::{Limit, Pack, walk},
    },
    text::width::text_width,
};
use clap::{ArgMatches, Command};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    packs: Vec<PackRow<'a>>,
}

#[derive(Serialize)]
struct PackRow<'a> {
    id: &'a str,
    title: &'a str,
    topic: &'a str,
    language: &'a str,
    builtin: bool,
    questions: Vec<QuestionRow<'a>>,
    outlines: Vec<OutlineRow<'a>>,
    theory: Vec<TheoryRow<'a>>,
    materials: Vec<MaterialRow<'a>>,
    essays: Vec<EssayRow<'a>>,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a str,
    title: &'a str,
    genre: &'static str,
    limit: Option<Limit>,
    minutes: u32,
    score: f64,
    materials: &'a [String],
    /// Attempts that were handed in.
    attempts: usize,
    /// Best coverage, 0–1.
    best: Option<f64>,
}

#[derive(Serialize)]
struct OutlineRow<'a> {
    id: &'a str,
    title: &'a str,
    genre: &'static str,
    /// Number of points.
    points: usize,
}

#[derive(Serialize)]
struct TheoryRow<'a> {
    id: &'a str,
    title: &'a str,
    /// Number of points.
    points: usize,
}

#[derive(Serialize)]
struct MaterialRow<'a> {
    id: &'a str,
    title: &'a str,
    kind: crate::study::model::MaterialKind,
    /// Length in characters.
    characters: usize,
}

#[derive(Serialize)]
struct EssayRow<'a> {
    id: &'a str,
    title: &'a str,
    genre: &'static str,
    outline: &'a str,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("list").about(say::LIST_ABOUT.get(lang)).arg(file::json(lang))
}

/// Lists the library.
///
/// # Errors
/// There is no data folder, the attempts cannot be read, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let library = context.library()?;
    let standings = Standings::of(&context.store()?.attempts()?);
    if matches.get_flag("json") {
        let packs = library.packs().iter().map(|pack| row(pack, &standings)).collect();
        return Ok(file::print_json(&Report { schema: "celun.list/1", packs })?);
    }
    Ok(file::print(&text(&library, &standings, context.lang))?)
}

fn row<'a>(pack: &'a Pack, standings: &Standings) -> PackRow<'a> {
    let questions = pack.questions.iter().map(|q| {
        let standing = standings.get(&pack.id, &q.id);
        QuestionRow {
            id: &q.id,
            title: &q.title,
            genre: q.genre.key(),
            limit: q.limit,
            minutes: q.minutes,
            score: q.score,
            materials: &q.materials,
            attempts: standing.handed_in,
            best: standing.best,
        }
    });
    let outlines = pack.outlines.iter().map(|o| OutlineRow {
        id: &o.id,
        title: &o.title,
        genre: o.genre.key(),
        points: walk(&o.points).len(),
    });
    let theory =
        pack.theory.iter().map(|t| TheoryRow { id: &t.id, title: &t.title, points: walk(&t.points).len() });
    let materials = pack.materials.iter().map(|m| MaterialRow {
        id: &m.id,
        title: &m.title,
        kind: m.kind,
        characters: m.text.chars().count(),
    });
    let essays = pack.essays.iter().map(|e| EssayRow {
        id: &e.id,
        title: &e.title,
        genre: e.genre.key(),
        outline: &e.outline,
    });
    PackRow {
        id: &pack.id,
        title: &pack.title,
        topic: &pack.topic,
        language: &pack.language,
        builtin: pack.builtin,
        questions: questions.collect(),
        outlines: outlines.collect(),
        theory: theory.collect(),
        materials: materials.collect(),
        essays: essays.collect(),
    }
}

/// The library as columns.
fn text(library: &Library, standings: &Standings, lang: Lang) -> String {
    let mut out = String::new();
    for (n, pack) in library.packs().iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let numbers: [(&str, &dyn std::fmt::Display); 5] = [
            ("title", &pack.title),
            ("id", &pack.id),
            ("questions", &pack.questions.len()),
            ("outlines", &pack.outlines.len()),
            ("essays", &pack.essays.len()),
        ];
        out += &say::LIST_PACK.fill(lang, &numbers);
        out.push('\n');
        let rows: Vec<[String; 6]> = pack
            .questions
            .iter()
            .map(|q| {
                let standing = standings.get(&pack.id, &q.id);
                let best = standing.best.map_or_else(String::new, |best| {
                    let best = (best * 100.0 + 1e-9).floor();
                    say::LIST_BEST.fill(lang, &[("n", &standing.handed_in), ("best", &best)])
                });
                [
                    q.id.clone(),
                    q.title.clone(),
                    q.genre.name().get(lang).to_owned(),
                    q.limit
                        .map_or_else(|| facts::LIMIT_UNKNOWN.get(lang).to_owned(), |limit| limit.say(lang)),
                    facts::MINUTES.fill(lang, &[("n", &q.minutes)]),
                    best,
                ]
            })
            .collect();
        out += &columns(&rows);
    }
    out
}

/// Rows with their columns aligned, indented by two.
pub(super) fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let widths: [usize; N] =
        std::array::from_fn(|i| rows.iter().map(|row| text_width(&row[i])).max().unwrap_or(0));
    let mut out = String::new();
    for row in rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(widths) {
            line += cell;
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(text_width(cell)) + 2));
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}
