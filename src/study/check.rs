//! Validation: raw items → the pack's models, with every problem.
use super::{
    limit,
    load::{Place, Placed, Raw},
    marks,
    model::{Essay, Limit, Material, Outline, Pack, Paper, PaperItem, Point, Question, Theory},
    problem::{Kind, Problem, Reason},
    raw,
};
use std::collections::BTreeMap;

/// Points are nested at most this deep.
const MAX_DEPTH: usize = 8;
/// Longest time of a question in minutes.
const MAX_MINUTES: u32 = 600;
/// Highest full score of a question.
const MAX_SCORE: f64 = 1000.0;
/// Highest weight of a point.
const MAX_WEIGHT: f64 = 1000.0;
/// Most questions of a mock paper.
const MAX_QUESTIONS: usize = 20;
/// Highest figure of a limit.
const MAX_LIMIT: u32 = 100_000;

/// Problems of one pack; a field is told once.
struct Log {
    files: Vec<String>,
    problems: Vec<Problem>,
}

/// Where an item stands, for problems.
#[derive(Clone)]
struct At {
    file: usize,
    field: String,
    id: String,
}

impl At {
    fn of<T>(placed: &Placed<T>, id: &str) -> Self {
        Self { file: placed.file, field: placed.field.clone(), id: id.to_owned() }
    }

    /// The same item's field `name`.
    fn field(&self, name: &str) -> Self {
        let dot = if self.field.is_empty() { "" } else { "." };
        Self { field: format!("{}{dot}{name}", self.field), ..self.clone() }
    }

    fn item(&self, name: &str, index: usize) -> Self {
        self.field(&format!("{name}[{index}]"))
    }
}

impl Log {
    fn add(&mut self, at: &At, reason: Reason) {
        let file = self.files.get(at.file).cloned().unwrap_or_default();
        let told = |p: &Problem| {
            p.file == file
                && !p.field.is_empty()
                && (at.field == p.field
                    || at.field.strip_prefix(&p.field).is_some_and(|rest| rest.starts_with(['.', '[', ' '])))
        };
        if self.problems.iter().any(told) {
            return;
        }
        let field = if at.id.is_empty() { at.field.clone() } else { format!("{} ({})", at.field, at.id) };
        self.problems.push(Problem { file, field, reason });
    }

    fn text(&mut self, at: &At, text: &str) {
        if text.trim().is_empty() {
            self.add(at, Reason::Empty);
        }
    }

    /// A text of one line, as lists show it.
    fn line(&mut self, at: &At, text: &str) {
        self.text(at, text);
        if text.contains('\n') {
            self.add(at, Reason::LineBreak);
        }
    }

    fn lines(&mut self, at: &At, name: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.line(&at.item(name, index), text);
        }
    }

    fn id(&mut self, at: &At, id: &str) {
        if !valid_id(id) {
            self.add(at, Reason::BadId { id: id.to_owned() });
        }
    }

    fn within(&mut self, at: &At, found: f64, low: f64, high: f64) {
        if !(low..=high).contains(&found) {
            let [found, low, high] = [found, low, high].map(|n| n.to_string());
            self.add(at, Reason::OutOfRange { found, low, high });
        }
    }
}

/// Whether `id` can name an item: `[a-z0-9][a-z0-9._-]{0,63}`.
pub fn valid_id(id: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    id.len() <= 64
        && id.bytes().next().is_some_and(letter)
        && id.bytes().all(|b| letter(b) || matches!(b, b'.' | b'_' | b'-'))
}

/// The ids of a pack and what they name.
struct Ids(BTreeMap<String, (Kind, String)>);

impl Ids {
    fn add(&mut self, log: &mut Log, at: &At, kind: Kind) {
        let at_id = at.field("id");
        log.id(&at_id, &at.id);
        if let Some((_, first)) = self.0.get(&at.id) {
            log.add(&at_id, Reason::DuplicateId { id: at.id.clone(), first: first.clone() });
        } else {
            self.0.insert(at.id.clone(), (kind, at.field.clone()));
        }
    }

    fn reference(&self, log: &mut Log, at: &At, id: &str, kind: Kind) {
        if self.0.get(id).is_none_or(|(found, _)| *found != kind) {
            log.add(at, Reason::UnknownReference { id: id.to_owned(), kind });
        }
    }
}

/// Checks everything and builds the pack; `problems` are those already known.
pub(super) fn check(raw: Raw, place: &Place, problems: Vec<Problem>) -> Result<Pack, Vec<Problem>> {
    let mut log = Log { files: raw.files, problems };
    let head = raw.head;
    let top = At { file: 0, field: String::new(), id: String::new() };
    log.id(&top.field("id"), &head.id);
    log.line(&top.field("title"), &head.title);
    log.line(&top.field("language"), &head.language);
    if head.topic.contains('\n') {
        log.add(&top.field("topic"), Reason::LineBreak);
    }
    log.lines(&top, "source", &head.source);

    let mut ids = Ids(BTreeMap::new());
    for placed in &raw.questions {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Question);
    }
    for placed in &raw.outlines {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Outline);
    }
    for placed in &raw.theory {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Theory);
    }
    for placed in &raw.materials {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Material);
    }
    for placed in &raw.essays {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Essay);
    }
    for placed in &raw.papers {
        ids.add(&mut log, &At::of(placed, &placed.item.id), Kind::Paper);
    }

    let questions = raw.questions.into_iter().map(|q| question(&mut log, &ids, q)).collect();
    let outlines: Vec<Outline> = raw.outlines.into_iter().map(|o| outline(&mut log, o)).collect();
    let theory = raw.theory.into_iter().map(|t| one_theory(&mut log, t)).collect();
    let materials = raw.materials.into_iter().map(|m| material(&mut log, place, m)).collect();
    let essays = raw.essays.into_iter().map(|e| essay(&mut log, place, &ids, &outlines, e)).collect();
    let papers = raw.papers.into_iter().map(|p| paper(&mut log, &ids, p)).collect();
    if !log.problems.is_empty() {
        return Err(log.problems);
    }
    Ok(Pack {
        id: head.id,
        title: head.title,
        topic: head.topic,
        language: head.language,
        source: head.source,
        questions,
        outlines,
        theory,
        materials,
        essays,
        papers,
        builtin: place.builtin,
    })
}

fn question(log: &mut Log, ids: &Ids, placed: Placed<raw::Question>) -> Question {
    let at = At::of(&placed, &placed.item.id);
    let q = placed.item;
    log.line(&at.field("title"), &q.title);
    log.text(&at.field("prompt"), &q.prompt);
    for (name, text) in [("role", &q.role), ("addressee", &q.addressee), ("directive", &q.directive)] {
        if let Some(text) = text {
            log.line(&at.field(name), text);
        }
    }
    log.lines(&at, "source", &q.source);
    log.within(&at.field("minutes"), f64::from(q.minutes), 1.0, f64::from(MAX_MINUTES));
    log.within(&at.field("score"), q.score, 0.5, MAX_SCORE);
    if let Some(limit) = q.limit {
        check_limit(log, &at.field("limit"), limit);
    }
    ids.reference(log, &at.field("outline"), &q.outline, Kind::Outline);
    for (index, id) in q.materials.iter().enumerate() {
        ids.reference(log, &at.item("materials", index), id, Kind::Material);
    }
    for (index, id) in q.essays.iter().enumerate() {
        ids.reference(log, &at.item("essays", index), id, Kind::Essay);
    }
    Question {
        limit: q.limit.or_else(|| limit::read(&q.prompt).limit()),
        id: q.id,
        title: q.title,
        prompt: q.prompt,
        genre: q.genre,
        minutes: q.minutes,
        score: q.score,
        role: q.role,
        addressee: q.addressee,
        directive: q.directive,
        materials: q.materials,
        outline: q.outline,
        essays: q.essays,
        source: q.source,
    }
}

fn paper(log: &mut Log, ids: &Ids, placed: Placed<raw::Paper>) -> Paper {
    let at = At::of(&placed, &placed.item.id);
    let p = placed.item;
    log.text(&at.field("title"), &p.title);
    log.lines(&at, "source", &p.source);
    log.within(&at.field("minutes"), f64::from(p.minutes), 1.0, f64::from(MAX_MINUTES));
    log.within(&at.field("questions"), p.questions.len() as f64, 1.0, MAX_QUESTIONS as f64);
    let mut questions: Vec<PaperItem> = Vec::with_capacity(p.questions.len());
    for (index, item) in p.questions.into_iter().enumerate() {
        let at = at.item("questions", index);
        ids.reference(log, &at.field("question"), &item.question, Kind::Question);
        if let Some(first) = questions.iter().position(|q| q.question == item.question) {
            let (id, first) = (item.question.clone(), format!("questions[{first}]"));
            log.add(&at.field("question"), Reason::DuplicateId { id, first });
        }
        log.within(&at.field("points"), item.points, 0.5, MAX_SCORE);
        if let Some(minutes) = item.minutes {
            log.within(&at.field("minutes"), f64::from(minutes), 1.0, f64::from(MAX_MINUTES));
        }
        questions.push(PaperItem { question: item.question, points: item.points, minutes: item.minutes });
    }
    Paper { id: p.id, title: p.title, minutes: p.minutes, source: p.source, questions }
}

fn check_limit(log: &mut Log, at: &At, limit: Limit) {
    if limit.min.is_none() && limit.max.is_none() && limit.about.is_none() {
        log.add(at, Reason::NoLimit);
    }
    for (name, figure) in [("min", limit.min), ("max", limit.max), ("about", limit.about)] {
        if let Some(figure) = figure {
            log.within(&at.field(name), f64::from(figure), 1.0, f64::from(MAX_LIMIT));
        }
    }
    let (low, high) = (limit.min.unwrap_or(0), limit.max.unwrap_or(u32::MAX));
    if low > high {
        log.add(at, Reason::MinOverMax { min: low, max: high });
    } else if let Some(about) = limit.about.filter(|a| !(low..=high).contains(a)) {
        log.add(&at.field("about"), Reason::AboutOutside { about });
    }
}

fn outline(log: &mut Log, placed: Placed<raw::Outline>) -> Outline {
    let at = At::of(&placed, &placed.item.id);
    let o = placed.item;
    log.line(&at.field("title"), &o.title);
    log.lines(&at, "source", &o.source);
    Outline {
        points: points(log, &at, o.points),
        id: o.id,
        title: o.title,
        genre: o.genre,
        topic: o.topic,
        source: o.source,
        note: o.note,
    }
}

fn one_theory(log: &mut Log, placed: Placed<raw::Theory>) -> Theory {
    let at = At::of(&placed, &placed.item.id);
    let t = placed.item;
    log.line(&at.field("title"), &t.title);
    log.lines(&at, "source", &t.source);
    Theory { points: points(log, &at, t.points), id: t.id, title: t.title, source: t.source }
}

/// The points of an outline or theory tree.
fn points(log: &mut Log, at: &At, raw: Vec<raw::Point>) -> Vec<Point> {
    if raw.is_empty() {
        log.add(&at.field("points"), Reason::NoPoints);
    }
    let mut seen = BTreeMap::new();
    level(log, at, "points", raw, "", 1, &mut seen)
}

fn level(
    log: &mut Log,
    at: &At,
    name: &str,
    raw: Vec<raw::Point>,
    parent: &str,
    depth: usize,
    seen: &mut BTreeMap<String, String>,
) -> Vec<Point> {
    if depth > MAX_DEPTH {
        log.add(&at.field(name), Reason::TooDeep { max: MAX_DEPTH });
        return Vec::new();
    }
    let mut out = Vec::with_capacity(raw.len());
    for (index, point) in raw.into_iter().enumerate() {
        let at = at.item(name, index);
        let path =
            if parent.is_empty() { format!("{}", index + 1) } else { format!("{parent}.{}", index + 1) };
        log.line(&at.field("text"), &point.text);
        log.lines(&at, "cues", &point.cues);
        if let Some(weight) = point.weight {
            log.within(&at.field("weight"), weight, 0.0, MAX_WEIGHT);
        }
        let id = point.id.unwrap_or_else(|| path.clone());
        log.id(&at.field("id"), &id);
        if let Some(first) = seen.get(&id) {
            log.add(&at.field("id"), Reason::DuplicateId { id: id.clone(), first: first.clone() });
        } else {
            seen.insert(id.clone(), at.field.clone());
        }
        let children = level(log, &at, "children", point.children, &path, depth + 1, seen);
        let sum: f64 =
            if children.is_empty() { 1.0 } else { children.iter().map(|c: &Point| c.weight).sum() };
        out.push(Point {
            id,
            text: point.text.trim().to_owned(),
            weight: point.weight.unwrap_or(sum),
            cues: point.cues,
            children,
        });
    }
    out
}

fn material(log: &mut Log, place: &Place, placed: Placed<raw::Material>) -> Material {
    let at = At::of(&placed, &placed.item.id);
    let m = placed.item;
    log.line(&at.field("title"), &m.title);
    log.lines(&at, "source", &m.source);
    let text = text_or_file(log, place, &at, m.text, m.file);
    Material {
        text: without_title(&text, &m.title),
        id: m.id,
        title: m.title,
        kind: m.kind,
        source: m.source,
    }
}

fn essay(log: &mut Log, place: &Place, ids: &Ids, outlines: &[Outline], placed: Placed<raw::Essay>) -> Essay {
    let at = At::of(&placed, &placed.item.id);
    let e = placed.item;
    log.line(&at.field("title"), &e.title);
    log.lines(&at, "source", &e.source);
    ids.reference(log, &at.field("outline"), &e.outline, Kind::Outline);
    let in_file = e.file.is_some();
    let source = text_or_file(log, place, &at, e.text, e.file);
    let outline = outlines.iter().find(|o| o.id == e.outline);
    let known = |path: &str| outline.is_none_or(|o| o.point(path).is_some());
    let marked = marks::strip(&source, &e.outline, known);
    let at_marks = at.field(if in_file { "file" } else { "text" });
    for (index, reason) in marked.problems.into_iter().enumerate() {
        // Each mark is a place of its own.
        log.add(&At { field: format!("{} #{}", at_marks.field, index + 1), ..at_marks.clone() }, reason);
    }
    let text = without_title(&marked.text, &e.title);
    let cut = marked.text.len() - text.len();
    let passages = marked
        .passages
        .into_iter()
        .filter_map(|(path, r)| Some((path, r.start.checked_sub(cut)?..r.end.checked_sub(cut)?)))
        .collect();
    Essay { id: e.id, title: e.title, genre: e.genre, outline: e.outline, source: e.source, text, passages }
}

fn text_or_file(log: &mut Log, place: &Place, at: &At, text: Option<String>, file: Option<String>) -> String {
    let (field, text) = match (text, file) {
        (Some(text), None) => ("text", text),
        (None, Some(path)) => {
            let at = at.field("file");
            let mut found = Err(Reason::MissingFile);
            for folder in &place.materials {
                found = folder.read(&path);
                if found != Err(Reason::MissingFile) {
                    break;
                }
            }
            match found {
                Ok(text) => ("file", text),
                Err(reason) => {
                    log.add(&At { id: format!("{}: {path}", at.id), ..at }, reason);
                    return String::new();
                }
            }
        }
        _ => {
            log.add(at, Reason::TextOrFile);
            return String::new();
        }
    };
    log.text(&at.field(field), &text);
    text
}

/// The text without a first line `# Title` that says the title again.
fn without_title(text: &str, title: &str) -> String {
    let body = text.trim_start_matches('\n');
    let body = match body.split_once('\n').unwrap_or((body, "")) {
        (first, rest) if first.strip_prefix("# ").is_some_and(|t| t.trim() == title.trim()) => {
            rest.trim_start_matches('\n')
        }
        _ => body,
    };
    body.to_owned()
}

#[cfg(test)]
mod tests;
