//! The numbering of Chinese and English documents: 一、 → （一） → 1. → （1） → ①, 第一章, 第一， 一是, 一要, I. A. a) (a), `##`, bullets.
//!
//! [`read_outline`] reads a plain-text outline, where every line is a point; [`read_document`] finds the headings of a document
//! among its text; [`read`] chooses between them by what the text looks like.
mod collection;
mod document;
mod inline;
mod lines;
mod mark;
mod title;
mod write;

pub use document::read_document;
pub use lines::{is_outline, read_outline};
pub use write::{latin, number};

use std::ops::Range;

/// An outline: the title, if there is one, and the tree of points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skeleton {
    /// Title of the document.
    pub title: Option<String>,
    /// Top-level points.
    pub points: Vec<Heading>,
}

/// A point of an outline, or a heading of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1-based path such as `2.1`.
    pub id: String,
    /// 1 for a top-level point.
    pub depth: usize,
    /// The heading without its number.
    pub text: String,
    /// Where the heading stands: byte range of the source from its number to its end.
    pub span: Range<usize>,
    /// Headings under it.
    pub children: Vec<Heading>,
}

impl Skeleton {
    /// All points in reading order.
    pub fn walk(&self) -> Vec<&Heading> {
        fn add<'a>(headings: &'a [Heading], out: &mut Vec<&'a Heading>) {
            for heading in headings {
                out.push(heading);
                add(&heading.children, out);
            }
        }
        let mut out = Vec::new();
        add(&self.points, &mut out);
        out
    }
}

/// Points are nested at most this deep; what lies deeper stands beside the deepest.
const MAX_DEPTH: usize = 12;

/// Reads an outline out of any text: every line a point if it looks like an outline, else the headings among the text.
pub fn read(text: &str) -> Skeleton {
    if is_outline(text) { read_outline(text) } else { read_document(text) }
}

/// A heading in reading order with its level, before the tree is built. A level may be any number; only their order counts.
struct Flat {
    depth: usize,
    text: String,
    span: Range<usize>,
}

/// Builds the tree. A heading is a child of the last one before it with a smaller depth.
fn nest(flat: Vec<Flat>) -> Vec<Heading> {
    let mut top: Vec<Heading> = Vec::new();
    // The open headings from the top down, with the depths they were given.
    let mut open: Vec<(usize, Heading)> = Vec::new();
    for item in flat {
        while open.len() >= MAX_DEPTH || open.last().is_some_and(|(depth, _)| *depth >= item.depth) {
            close(&mut open, &mut top);
        }
        let (parent, position) = match open.last() {
            Some((_, parent)) => (parent.id.as_str(), parent.children.len() + 1),
            None => ("", top.len() + 1),
        };
        let dot = if parent.is_empty() { "" } else { "." };
        let id = format!("{parent}{dot}{position}");
        let heading =
            Heading { id, depth: open.len() + 1, text: item.text, span: item.span, children: Vec::new() };
        open.push((item.depth, heading));
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

fn close(open: &mut Vec<(usize, Heading)>, top: &mut Vec<Heading>) {
    if let Some((_, heading)) = open.pop() {
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(heading),
            None => top.push(heading),
        }
    }
}

/// The tree as `id text` lines, for tests.
#[cfg(test)]
fn shown(skeleton: &Skeleton) -> Vec<String> {
    let title = skeleton.title.iter().map(|t| format!("# {t}"));
    title.chain(skeleton.walk().iter().map(|h| format!("{} {}", h.id, h.text))).collect()
}
