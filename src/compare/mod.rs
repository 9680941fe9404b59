//! Outline ↔ draft: for every point whether the draft gives it, where, and how sure. No terminal types; knows no packs:
//! the layer above turns a question's outline into [`Input`].
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub mod align;
mod cover;
pub mod decide;
pub mod doubt;
pub mod features;
mod figures;
pub mod leaf;
pub mod lexicon;
pub mod manner;
mod matches;
mod pairs;
pub mod reference;
mod remarks;
mod report;
mod rivals;
pub mod segment;
pub mod stand;
pub mod symbols;
mod terms;
#[cfg(test)]
mod tests;
pub mod trees;
pub mod weights;

pub use report::{compare, decided};

/// What is compared.
#[derive(Debug, Clone, Default)]
pub struct Input<'a> {
    /// Title of the outline.
    pub title: &'a str,
    /// The points in reading order (pre-order of the tree).
    pub points: Vec<Point<'a>>,
    /// The draft as it stands.
    pub draft: &'a str,
    /// Essays that follow the outline.
    pub references: Vec<Reference<'a>>,
    /// The question's prompt, if known.
    pub prompt: Option<&'a str>,
}

/// A point of the outline, flat.
#[derive(Debug, Clone, Default)]
pub struct Point<'a> {
    /// 1-based path in the outline tree, such as `2.1`.
    pub id: String,
    /// Heading without its number.
    pub text: &'a str,
    /// 1 for a top-level point.
    pub depth: usize,
    /// Weight in the outline.
    pub weight: f64,
    /// Expressions that a marker would accept.
    pub cues: Vec<&'a str>,
}

/// An essay that follows the outline.
#[derive(Debug, Clone, Default)]
pub struct Reference<'a> {
    /// Its text.
    pub text: &'a str,
    /// Known passages: (index into `points`, byte range of `text`); may be empty.
    pub passages: Vec<(usize, std::ops::Range<usize>)>,
}

/// Status of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// 已覆盖
    Covered,
    /// 部分
    Partial,
    /// 遗漏
    Missing,
}

/// [start, end) in Unicode scalar values of the draft as it stands.
pub type Span = (usize, usize);

/// The report, serialised as the command line's `celun.compare/1`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Always `celun.compare/1`.
    pub schema: Cow<'static, str>,
    /// Title of the outline.
    #[serde(default)]
    pub title: String,
    /// Share of the outline's weight that is given (covered 1, partial ½), 0–1.
    pub coverage: f64,
    /// Every point once, in order.
    pub points: Vec<PointReport>,
    /// How far the draft keeps the outline's order.
    #[serde(default)]
    pub order: Order,
    /// Share of the draft's text under each top-level point.
    #[serde(default)]
    pub balance: Vec<Balance>,
    /// Passages that no point claims.
    #[serde(default)]
    pub unclaimed: Vec<Span>,
}

/// What is said of one point.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PointReport {
    /// As in the input.
    pub id: String,
    /// As in the input.
    pub text: String,
    /// As in the input.
    pub depth: usize,
    /// As in the input; 0 in reports that were stored without it.
    #[serde(default)]
    pub weight: f64,
    /// Covered, partial or missing.
    pub status: Status,
    /// 0–1.
    #[serde(default)]
    pub score: f64,
    /// The passage that carries the point.
    pub span: Option<Span>,
    /// What speaks for it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Where it stands against the outline's order; none if missing.
    pub order: Option<Placement>,
    /// Chances of covered, partial and missing; they sum to 1.
    #[serde(default)]
    pub chances: [f64; 3],
    /// The highest of them: how sure the status is.
    #[serde(default)]
    pub confidence: f64,
    /// Not sure enough: the candidate should judge.
    #[serde(default)]
    pub unsure: bool,
    /// What of the point's own text is said, as [start, end) in its characters; for a missing point what the nearest passage says.
    #[serde(default)]
    pub said: Vec<Span>,
    /// Other passages that say it again.
    #[serde(default)]
    pub repeated: Vec<Span>,
    /// For a missing point the nearest passage and why it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// Named by a heading of the draft that has no text below it.
    #[serde(default)]
    pub bare_heading: bool,
}

/// The nearest passage to a missing point.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Nearest {
    /// The passage with the expressions that match; none if nothing is like the point.
    pub passage: Option<Evidence>,
    /// Why it does not count.
    pub reason: Reason,
    /// The point that the passage is about, if that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// Why a passage does not count for a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Nothing in the draft is like the point.
    NothingLikeIt,
    /// It says another point.
    OtherPoint,
    /// Its section is for something else, such as a remedy for a problem.
    OtherSection,
    /// It names the topic that all points share.
    OnlyTopic,
    /// Too little of the point is said.
    TooLittle,
}

/// A passage and the expressions in it that match the point.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// The passage.
    pub span: Span,
    /// Matched expressions.
    pub terms: Vec<String>,
}

/// Where a point stands against the outline's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    /// Where the outline has it.
    In,
    /// Before its place.
    Early,
    /// After its place.
    Late,
}

/// Order of the given points.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Order {
    /// 1: all in order.
    pub score: f64,
    /// Ids of points that stand elsewhere.
    pub moved: Vec<String>,
    /// The outline is a sequence (stages, steps, before and after), so that its order matters.
    #[serde(default)]
    pub matters: bool,
}

/// Share of the text under one top-level point.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Balance {
    /// Id of the top-level point.
    pub id: String,
    /// 0–1.
    pub share: f64,
}
