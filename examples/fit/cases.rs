//! Labelled drafts.
use celun::compare::features::{self, Prepared};
use celun::compare::lexicon::lexicon;
use celun::compare::{Input, Point, Reference, reference};
use celun::marking::assess;
use celun::study::Library;
use celun::text::numbering;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);

#[derive(Deserialize)]
pub struct Gold {
    pub points: BTreeMap<String, GoldPoint>,
}

#[derive(Deserialize, Clone)]
pub struct GoldPoint {
    pub status: String,
    pub spans: Vec<(usize, usize)>,
}

/// What a draft counts in the fit when a part of the lexicon is hidden from it.
pub const DULL: f64 = 0.5;

/// What a draft counts that gives no point: there are few of them, and a candidate must be able to trust a zero.
const OFF_TOPIC: f64 = 2.0;

/// Every so many drafts get a stranger against their outline.
const STRANGERS: usize = 6;

/// One labelled draft.
pub struct Case {
    pub set: usize,
    pub weight: f64,
    pub group: String,
    pub name: String,
    /// Whether its labels are inline.
    pub marked: bool,
    pub title: String,
    pub outline: Vec<(String, usize, String)>,
    /// A model essay, and the id of the bundled question whose cues and essays are used.
    pub essay: Option<String>,
    pub question: Option<String>,
    pub draft: String,
    pub gold: BTreeMap<String, GoldPoint>,
    pub prepared: Prepared,
    /// The same without the files that were written after the draft was read.
    pub honest: Prepared,
    /// The same with half and with most of the lexicon unknown.
    pub duller: Vec<Prepared>,
}

impl Case {
    pub fn input(&self) -> Input<'_> {
        let question = self.question.as_deref().and_then(|id| LIBRARY.question(id).ok());
        if let Some((pack, question)) = question {
            let outline = pack.outline(&question.outline);
            return assess::input(outline, pack.essays_of(question), Some(&question.prompt), &self.draft);
        }
        let mut input = Input {
            title: &self.title,
            points: self
                .outline
                .iter()
                .map(|(id, depth, text)| Point {
                    id: id.clone(),
                    text,
                    depth: *depth,
                    weight: 1.0,
                    cues: Vec::new(),
                })
                .collect(),
            draft: &self.draft,
            references: self.essay.iter().map(|text| Reference { text, passages: Vec::new() }).collect(),
            prompt: None,
        };
        input.references = reference::aligned(&input);
        input
    }

    /// Computes the figures; `shown` tells the classes that were written without having read the draft.
    fn prepare(&mut self, shown: &dyn Fn(usize) -> bool) {
        self.prepared = features::prepare(&self.input());
        self.honest = features::prepare_knowing(&self.input(), shown);
        self.duller = (0..2_u64)
            .map(|round| {
                let share = if round == 0 { 50 } else { 85 };
                let seed = self.name.bytes().fold(round + 7, |h, b| h.wrapping_mul(31) + u64::from(b));
                let known = |class: usize| {
                    let x = (seed + class as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    shown(class) && (x >> 40) % 100 >= share
                };
                features::prepare_knowing(&self.input(), &known)
            })
            .collect();
    }

    pub fn gold(&self, p: usize) -> &GoldPoint {
        &self.gold[&self.outline[p].0]
    }

    /// Units that a gold span holds for the better part.
    pub fn held(&self, p: usize) -> Vec<bool> {
        let gold = self.gold(p);
        self.prepared
            .draft
            .units
            .iter()
            .map(|u| {
                gold.spans.iter().any(|&(s, e)| {
                    let both = u.span.1.min(e).saturating_sub(u.span.0.max(s));
                    2 * both >= (u.span.1 - u.span.0).min(e - s)
                })
            })
            .collect()
    }
}

pub fn outline(text: &str) -> (String, Vec<(String, usize, String)>) {
    let skeleton = numbering::read_outline(text);
    let rows = skeleton.walk().into_iter().map(|h| (h.id.clone(), h.depth, h.text.clone())).collect();
    (skeleton.title.unwrap_or_default(), rows)
}

/// A draft with its labels inline, `[[2.1|…]]` for covered and `[[2.1?|…]]` for partial, as its text and its labels.
pub fn unmark(text: &str, outline: &[(String, usize, String)]) -> (String, BTreeMap<String, GoldPoint>) {
    let missing = GoldPoint { status: "missing".to_owned(), spans: Vec::new() };
    let mut gold: BTreeMap<String, GoldPoint> =
        outline.iter().map(|p| (p.0.clone(), missing.clone())).collect();
    let (mut draft, mut length) = (String::new(), 0);
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[[") {
            let (ids, body) = after.split_once('|').unwrap();
            open.push((ids.to_owned(), length));
            rest = body;
        } else if let Some(after) = rest.strip_prefix("]]") {
            let (ids, start) = open.pop().unwrap();
            for id in ids.split(',') {
                let id = id.trim();
                let (id, status) = id.strip_suffix('?').map_or((id, "covered"), |id| (id, "partial"));
                let point = gold.get_mut(id).unwrap_or_else(|| panic!("no point {id}"));
                if point.status != "covered" {
                    status.clone_into(&mut point.status);
                }
                point.spans.push((start, length));
            }
            rest = after;
        } else {
            let c = rest.chars().next().unwrap();
            draft.push(c);
            length += 1;
            rest = &rest[c.len_utf8()..];
        }
    }
    (draft, gold)
}

pub fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, out);
        } else if path.to_string_lossy().ends_with(".gold.json")
            || path.extension().is_some_and(|e| e == "mark")
        {
            out.push(path);
        }
    }
}

pub fn load(root: &str, set: usize, weight: f64, hide: Option<(usize, usize)>, helped: bool) -> Vec<Case> {
    let lexicon = lexicon();
    let shown = |class: usize| hide.is_none_or(|(from, to)| !(from..=to).contains(&lexicon.file(class)));
    let mut files = Vec::new();
    walk(Path::new(root), &mut files);
    files
        .iter()
        .map(|file| {
            let folder = file.parent().unwrap();
            let read = |p: &Path| std::fs::read_to_string(p).unwrap();
            let (title, outline) = outline(&read(&folder.join("outline.txt")));
            let (draft, gold) = if file.extension().is_some_and(|e| e == "mark") {
                unmark(&read(file), &outline)
            } else {
                let gold: Gold = serde_json::from_str(&read(file)).unwrap();
                (read(Path::new(&file.to_string_lossy().replace(".gold.json", ".txt"))), gold.points)
            };
            let relative = folder.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            // Questions that treat the same matter are left out together: documents under several treatments share the
            // part of the name before the first `_`; a folder may name its group in `group.txt`.
            let last = folder.file_name().unwrap().to_string_lossy().into_owned();
            let group = match last.split_once("_on_") {
                _ if folder.join("group.txt").exists() => read(&folder.join("group.txt")).trim().to_owned(),
                Some((_, doc)) => doc.split('_').next().unwrap().to_owned(),
                None if last.contains('_') => last.split('_').next().unwrap().to_owned(),
                None => relative.clone(),
            };
            let mut case = Case {
                set,
                weight,
                group,
                marked: file.extension().is_some_and(|e| e == "mark"),
                name: format!("{relative}/{}", file.file_name().unwrap().to_string_lossy()),
                title,
                outline,
                essay: std::fs::read_to_string(folder.join("reference.txt")).ok().filter(|_| helped),
                question: std::fs::read_to_string(folder.join("question.id"))
                    .ok()
                    .filter(|_| helped)
                    .map(|id| id.trim().to_owned()),
                draft,
                gold,
                prepared: Prepared::default(),
                honest: Prepared::default(),
                duller: Vec::new(),
            };
            if case.gold.values().all(|g| g.status == "missing") {
                case.weight *= OFF_TOPIC;
            }
            assert_eq!(case.gold.len(), case.outline.len(), "{}", case.name);
            case.prepare(&shown);
            case
        })
        .collect()
}

/// Drafts on quite other matters, one to eight of them one after the other, against the outlines: however long a text is
/// and however much it says, it gives nothing of what it does not treat.
pub fn strangers(cases: &[Case], set: usize) -> Vec<Case> {
    let drafts: Vec<&Case> = cases.iter().filter(|c| c.weight > 0.0 && c.marked).collect();
    let mut out = Vec::new();
    for (i, case) in drafts.iter().enumerate().filter(|(i, _)| i % STRANGERS == 0) {
        let others = (1..drafts.len()).map(|k| drafts[(i + 37 * k) % drafts.len()]);
        let others: Vec<&str> = others
            .filter(|other| other.group != case.group)
            .take(1 + i / STRANGERS % 8)
            .map(|other| other.draft.as_str())
            .collect();
        let missing = GoldPoint { status: "missing".to_owned(), spans: Vec::new() };
        let mut stranger = Case {
            set,
            weight: 0.5,
            group: case.group.clone(),
            name: format!("strangers/{}", case.name),
            marked: false,
            title: case.title.clone(),
            outline: case.outline.clone(),
            essay: None,
            question: None,
            draft: others.join("\n"),
            gold: case.outline.iter().map(|p| (p.0.clone(), missing.clone())).collect(),
            prepared: Prepared::default(),
            honest: Prepared::default(),
            duller: Vec::new(),
        };
        stranger.prepare(&|_| true);
        out.push(stranger);
    }
    out
}

pub fn class(status: &str) -> Option<usize> {
    ["covered", "partial", "missing"].iter().position(|s| *s == status)
}
