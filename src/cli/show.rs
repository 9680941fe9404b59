//! `celun show ID [--outline] [--json]`: a question, material, outline, theory tree or model essay.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, Say, cli as say, facts, question as words},
    study::{
        library::Item,
        model::{Limit, MaterialKind, Outline, Pack, Point, Question},
    },
    text::numbering::{latin, number},
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    pack: &'a str,
    #[serde(flatten)]
    item: ItemView<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum ItemView<'a> {
    Question(Box<QuestionView<'a>>),
    Outline(OutlineView<'a>),
    Theory(TreeView<'a>),
    Material(MaterialView<'a>),
    Essay(EssayView<'a>),
}

#[derive(Serialize)]
struct QuestionView<'a> {
    id: &'a str,
    title: &'a str,
    prompt: &'a str,
    genre: &'static str,
    limit: Option<Limit>,
    minutes: u32,
    score: f64,
    role: Option<&'a str>,
    addressee: Option<&'a str>,
    directive: Option<&'a str>,
    source: &'a [String],
    materials: Vec<MaterialView<'a>>,
    /// With `--outline` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    outline: Option<OutlineView<'a>>,
}

#[derive(Serialize)]
struct OutlineView<'a> {
    id: &'a str,
    title: &'a str,
    genre: &'static str,
    topic: Option<&'a str>,
    note: Option<&'a str>,
    source: &'a [String],
    points: Vec<PointView<'a>>,
}

#[derive(Serialize)]
struct TreeView<'a> {
    id: &'a str,
    title: &'a str,
    source: &'a [String],
    points: Vec<PointView<'a>>,
}

#[derive(Serialize)]
struct PointView<'a> {
    /// 1-based path such as `2.1`.
    id: String,
    text: &'a str,
    depth: usize,
    weight: f64,
    cues: &'a [String],
    children: Vec<PointView<'a>>,
}

#[derive(Serialize)]
struct MaterialView<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(rename = "type")]
    kind: MaterialKind,
    source: &'a [String],
    text: &'a str,
}

#[derive(Serialize)]
struct EssayView<'a> {
    id: &'a str,
    title: &'a str,
    genre: &'static str,
    outline: &'a str,
    source: &'a [String],
    text: &'a str,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("show").about(say::SHOW_ABOUT.get(lang)).args([
        Arg::new("ID").required(true).help(say::SHOW_ID.get(lang)),
        Arg::new("outline").long("outline").action(ArgAction::SetTrue).help(say::SHOW_OUTLINE.get(lang)),
        file::json(lang),
    ])
}

/// Shows the item.
///
/// # Errors
/// Nothing has the id, several packs have it, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let library = context.library()?;
    let id = matches.get_one::<String>("ID").map_or("", String::as_str);
    let (pack, item) = library.find(id)?;
    let with_outline = matches.get_flag("outline");
    if matches.get_flag("json") {
        let item = view(pack, item, with_outline);
        return Ok(file::print_json(&Report { schema: "celun.show/1", pack: &pack.id, item })?);
    }
    Ok(file::print(&text(pack, item, with_outline, context.lang))?)
}

fn view<'a>(pack: &'a Pack, item: Item<'a>, with_outline: bool) -> ItemView<'a> {
    match item {
        Item::Question(q) => ItemView::Question(Box::new(QuestionView {
            id: &q.id,
            title: &q.title,
            prompt: &q.prompt,
            genre: q.genre.key(),
            limit: q.limit,
            minutes: q.minutes,
            score: q.score,
            role: q.role.as_deref(),
            addressee: q.addressee.as_deref(),
            directive: q.directive.as_deref(),
            source: &q.source,
            materials: pack.materials_of(q).map(material).collect(),
            outline: pack.outline(&q.outline).filter(|_| with_outline).map(outline),
        })),
        Item::Outline(o) => ItemView::Outline(outline(o)),
        Item::Theory(t) => ItemView::Theory(TreeView {
            id: &t.id,
            title: &t.title,
            source: &t.source,
            points: points(&t.points, "", 1),
        }),
        Item::Material(m) => ItemView::Material(material(m)),
        Item::Essay(e) => ItemView::Essay(EssayView {
            id: &e.id,
            title: &e.title,
            genre: e.genre.key(),
            outline: &e.outline,
            source: &e.source,
            text: &e.text,
        }),
    }
}

fn material(m: &crate::study::model::Material) -> MaterialView<'_> {
    MaterialView { id: &m.id, title: &m.title, kind: m.kind, source: &m.source, text: &m.text }
}

fn outline(o: &Outline) -> OutlineView<'_> {
    OutlineView {
        id: &o.id,
        title: &o.title,
        genre: o.genre.key(),
        topic: o.topic.as_deref(),
        note: o.note.as_deref(),
        source: &o.source,
        points: points(&o.points, "", 1),
    }
}

fn points<'a>(level: &'a [Point], parent: &str, depth: usize) -> Vec<PointView<'a>> {
    let dot = if parent.is_empty() { "" } else { "." };
    level
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let id = format!("{parent}{dot}{}", index + 1);
            let children = points(&point.children, &id, depth + 1);
            PointView { id, text: &point.text, depth, weight: point.weight, cues: &point.cues, children }
        })
        .collect()
}

fn text(pack: &Pack, item: Item<'_>, with_outline: bool, lang: Lang) -> String {
    match item {
        Item::Question(q) => question(pack, q, with_outline, lang),
        Item::Outline(o) => tree(pack, &o.title, &o.points),
        Item::Theory(t) => tree(pack, &t.title, &t.points),
        Item::Material(m) => titled(&m.title, &m.text),
        Item::Essay(e) => titled(&e.title, &e.text),
    }
}

fn titled(title: &str, text: &str) -> String {
    format!("# {title}\n\n{}\n", text.trim_end())
}

fn question(pack: &Pack, q: &Question, with_outline: bool, lang: Lang) -> String {
    let facts = [
        q.genre.name().get(lang).to_owned(),
        q.limit.map_or_else(|| facts::LIMIT_UNKNOWN.get(lang).to_owned(), |limit| limit.say(lang)),
        words::TIME.fill(lang, &[("n", &q.minutes)]),
        words::SCORE.fill(lang, &[("n", &q.score)]),
    ];
    let mut parts = vec![format!("# {}", q.title), facts.join(" · "), q.prompt.trim_end().to_owned()];
    for material in pack.materials_of(q) {
        // A text with a heading of its own needs no other.
        if !material.text.starts_with("# ") {
            parts.push(format!("## {}", material.title));
        }
        parts.push(material.text.trim_end().to_owned());
    }
    if let Some(outline) = pack.outline(&q.outline).filter(|_| with_outline) {
        parts.push(format!("## {}", words::OUTLINE.get(lang)));
        parts.push(tree(pack, &outline.title, &outline.points).trim_end().to_owned());
    }
    parts.join("\n\n") + "\n"
}

/// An outline as a plain-text outline, numbered in the manner of the pack's language.
fn tree(pack: &Pack, title: &str, level: &[Point]) -> String {
    fn add(level: &[Point], depth: usize, number: fn(usize, usize) -> String, out: &mut String) {
        for (index, point) in level.iter().enumerate() {
            out.extend(std::iter::repeat_n("  ", depth - 1));
            *out += &number(depth, index + 1);
            *out += &point.text;
            out.push('\n');
            add(&point.children, depth + 1, number, out);
        }
    }
    let mut out = format!("# {title}\n");
    add(level, 1, if pack.language.starts_with("zh") { number } else { latin }, &mut out);
    out
}
