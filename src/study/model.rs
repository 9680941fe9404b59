//! The models of a study pack as the program uses them (loaded and validated).
use super::genre::Genre;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A study pack 资料包.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Pack {
    pub id: String,
    pub title: String,
    pub topic: String,
    /// BCP 47 tag of the content's language, such as `zh-CN`.
    pub language: String,
    pub source: Vec<String>,
    pub questions: Vec<Question>,
    pub outlines: Vec<Outline>,
    pub theory: Vec<Theory>,
    pub materials: Vec<Material>,
    pub essays: Vec<Essay>,
    pub papers: Vec<Paper>,
    /// Bundled with the program, not the user's own.
    pub builtin: bool,
}

/// A prediction question 题目.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Question {
    pub id: String,
    pub title: String,
    pub prompt: String,
    pub genre: Genre,
    /// From the pack, else read from the prompt; `None`: neither gave one that is understood.
    pub limit: Option<Limit>,
    pub minutes: u32,
    pub score: f64,
    pub role: Option<String>,
    pub addressee: Option<String>,
    pub directive: Option<String>,
    /// Ids of materials.
    pub materials: Vec<String>,
    /// Id of the reference outline.
    pub outline: String,
    /// Ids of model essays.
    pub essays: Vec<String>,
    pub source: Vec<String>,
}

/// A limit 字数要求. At least one of the figures is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Not fewer than.
    pub min: Option<u32>,
    /// Not more than.
    pub max: Option<u32>,
    /// Around this figure (±10 %).
    pub about: Option<u32>,
    /// What is counted.
    #[serde(default)]
    pub unit: Unit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Cells of the answer sheet 格.
    #[default]
    Cells,
    /// Word-style 字数.
    Chars,
    /// Hanzi only.
    Hanzi,
    /// English words.
    Words,
}

/// A reference outline 提纲.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Outline {
    pub id: String,
    pub title: String,
    pub genre: Genre,
    pub topic: Option<String>,
    pub source: Vec<String>,
    pub note: Option<String>,
    pub points: Vec<Point>,
}

/// A point 要点 with its sub-points.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Stable id: the pack's, else the 1-based path such as `2.1`.
    pub id: String,
    /// Heading without its number.
    pub text: String,
    /// A leaf's default is 1, a parent's the sum of its children.
    pub weight: f64,
    /// Expressions that a marker would accept.
    pub cues: Vec<String>,
    /// Sub-points.
    pub children: Vec<Point>,
}

/// A tree of theory points.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Theory {
    pub id: String,
    pub title: String,
    pub source: Vec<String>,
    pub points: Vec<Point>,
}

/// What a material is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialKind {
    /// 给定资料 of a question.
    Given,
    /// A digest of a source document.
    Document,
    /// A background note.
    Background,
}

/// Material 资料.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Material {
    pub id: String,
    pub title: String,
    pub kind: MaterialKind,
    pub source: Vec<String>,
    pub text: String,
}

/// A model essay 范文.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Essay {
    pub id: String,
    pub title: String,
    pub genre: Genre,
    /// Id of the outline that it follows.
    pub outline: String,
    pub source: Vec<String>,
    /// The text without its point marks.
    pub text: String,
    /// Which passage (byte range of `text`) carries which point (1-based path such as `2.1`).
    pub passages: Vec<(String, Range<usize>)>,
}

/// A mock paper 套卷 of questions of its pack.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are those of questions/schema.json")]
pub struct Paper {
    pub id: String,
    pub title: String,
    pub minutes: u32,
    pub source: Vec<String>,
    pub questions: Vec<PaperItem>,
}

/// A question of a mock paper.
#[derive(Debug, Clone)]
pub struct PaperItem {
    /// Id of the question.
    pub question: String,
    /// Points that it is worth in this paper.
    pub points: f64,
    /// Minutes meant for it; `None`: by points and length.
    pub minutes: Option<u32>,
}

/// A point with its place in the tree.
#[derive(Debug, Clone)]
pub struct Placed<'a> {
    /// 1-based path such as `2.1`.
    pub path: String,
    /// 1 for a top-level point.
    pub depth: usize,
    /// The point.
    pub point: &'a Point,
}

/// The points of a tree in reading order, each with its path.
pub fn walk(points: &[Point]) -> Vec<Placed<'_>> {
    fn add<'a>(points: &'a [Point], parent: &str, depth: usize, out: &mut Vec<Placed<'a>>) {
        for (index, point) in points.iter().enumerate() {
            let dot = if parent.is_empty() { "" } else { "." };
            let path = format!("{parent}{dot}{}", index + 1);
            out.push(Placed { path: path.clone(), depth, point });
            add(&point.children, &path, depth + 1, out);
        }
    }
    let mut out = Vec::new();
    add(points, "", 1, &mut out);
    out
}

impl Outline {
    /// The point at a 1-based path such as `2.1`.
    pub fn point(&self, path: &str) -> Option<&Point> {
        let mut points = &self.points;
        let mut found = None;
        for step in path.split('.') {
            let point: &Point = points.get(step.parse::<usize>().ok()?.checked_sub(1)?)?;
            found = Some(point);
            points = &point.children;
        }
        found
    }
}
