//! The answer sheet 答题卡: how a text falls into cells (GB/T 15834-2011 §5.1 and the habits taught for 申论 sheets).
//!
//! Line ends start rows; zero-width characters are left out; exotic spaces are plain spaces. Tokens (`token`) are placed
//! one after the other (`fill`), by the first rule that applies:
//! 1. An opening mark may not stand in the last cell. Of a compound that ends in one the first half may.
//! 2. What fits is placed.
//! 3. `——` or `……` with one cell left goes into that cell.
//! 4. A mark that may not start a row is squeezed into the last cell, unless a mark was squeezed or compounded there; then
//!    what stands before it goes down with it.
//! 5. What is wider than a row is split at cell borders.
//! 6. If only the indent stands in the way, it is dropped.
//! 7. Otherwise the next row; what is left of this one stays blank.
//!
//! A mark starts a row only in a run of marks that fills the row before.
mod fill;
mod profile;
mod token;

use std::borrow::Cow;

pub use profile::Profile;

use fill::{Filled, fill};
use token::{Kind, Tokens, is_ignored, normal, tokens};

/// Cells of an indent.
const INDENT: usize = 2;

/// One filled cell: the bytes of the text that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset after its last one.
    pub end: usize,
}

/// One row of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Empty cells before the text: indent or title padding. 0 in a row without text.
    pub pad: usize,
    /// The filled cells; what follows them is blank.
    pub cells: Vec<Cell>,
    /// Byte offset where the row starts.
    pub start: usize,
    /// Byte offset where its text ends.
    pub end: usize,
    /// Whether the paragraph ends here.
    pub ends_paragraph: bool,
}

/// A text on the answer sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    columns: usize,
    milestone: usize,
    rows: Vec<Row>,
}

/// Paragraphs with their byte offsets; `\r\n` and `\r` end one like `\n`.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = text.get(start..)?;
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = &rest[len..];
        at = if end.starts_with("\r\n") {
            Some(start + len + 2)
        } else if end.is_empty() {
            None
        } else {
            Some(start + len + 1)
        };
        Some((start, &rest[..len]))
    })
}

/// The tokens of a title line: the title, and the subtitle from `——` on.
fn title_lines(line: Tokens) -> Vec<Tokens> {
    match line.tokens.iter().skip(1).position(|token| token.kind == Kind::Dash) {
        Some(i) => {
            let subtitle = line.tokens[i + 1..].to_vec();
            let title = line.tokens[..=i].to_vec();
            vec![
                Tokens { tokens: title, parts: line.parts.clone() },
                Tokens { tokens: subtitle, parts: line.parts },
            ]
        }
        None => vec![line],
    }
}

fn centred(line: Tokens, profile: &Profile) -> Vec<Filled> {
    let width: usize = line.tokens.iter().map(|token| token.len).sum();
    fill(line, profile, profile.row().saturating_sub(width) / 2)
}

impl Sheet {
    /// Lays `text` out by `profile`.
    pub fn new(text: &str, profile: &Profile) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut titled = profile.title;
        for (start, line) in paragraphs(text) {
            let is_title = titled && (rows.is_empty() || line.starts_with("——"));
            titled = is_title;
            let indent = profile.indent && !is_title;
            let tokens = tokens(line, start, profile, indent || is_title);
            let filled = if is_title {
                title_lines(tokens).into_iter().flat_map(|tokens| centred(tokens, profile)).collect()
            } else {
                fill(tokens, profile, if indent { INDENT } else { 0 })
            };
            let mut from = start;
            let first = rows.len();
            for Filled { pad, cells } in filled {
                let pad = if cells.is_empty() { 0 } else { pad };
                let start =
                    if rows.len() == first { from } else { cells.first().map_or(from, |cell| cell.start) };
                from = cells.last().map_or(from, |cell| cell.end);
                rows.push(Row { pad, cells, start, end: from, ends_paragraph: false });
            }
            if let Some(last) = rows.last_mut() {
                last.end = start + line.len();
                last.ends_paragraph = true;
            }
        }
        Self { columns: profile.row(), milestone: profile.milestone, rows }
    }

    /// Cells of a row.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The rows, at least one.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What `cell` shows of `text`, the text that the sheet was made for.
    pub fn shown<'a>(&self, text: &'a str, cell: Cell) -> Cow<'a, str> {
        let shown = text.get(cell.start..cell.end).unwrap_or_default();
        if shown.chars().all(|c| !is_ignored(c) && normal(c) == c) {
            Cow::Borrowed(shown)
        } else {
            Cow::Owned(shown.chars().filter(|c| !is_ignored(*c)).map(normal).collect())
        }
    }

    /// Every row as the texts of its cells: `""` before the text, nothing after it.
    pub fn texts(&self, text: &str) -> Vec<Vec<String>> {
        let row = |row: &Row| {
            let cells = row.cells.iter().map(|cell| self.shown(text, *cell).into_owned());
            std::iter::repeat_n(String::new(), row.pad).chain(cells).collect()
        };
        self.rows.iter().map(row).collect()
    }

    /// Number of filled cells.
    pub fn cells(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// 1-based position of the last filled cell, blank ones counted: what a marker sees on paper. 0 without text.
    pub fn paper_cells(&self) -> usize {
        let last = self.rows.iter().rposition(|row| !row.cells.is_empty());
        last.map_or(0, |n| n * self.columns + self.rows[n].pad + self.rows[n].cells.len())
    }

    /// Cells left blank at row ends inside paragraphs.
    pub fn wasted(&self) -> usize {
        let rows = self.rows.iter().filter(|row| !row.ends_paragraph);
        rows.map(|row| self.columns.saturating_sub(row.pad + row.cells.len())).sum()
    }

    /// The printed counts: (index of the row, value). The row whose last cell reaches `100·k` carries `100·k`.
    pub fn milestones(&self) -> Vec<(usize, usize)> {
        if self.milestone == 0 {
            return Vec::new();
        }
        (1..=self.rows.len() * self.columns / self.milestone)
            .map(|k| ((k * self.milestone).div_ceil(self.columns) - 1, k * self.milestone))
            .collect()
    }

    /// The cell at or before which a caret at byte `at` stands: (row, column). At the end of a full row it is the last cell.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let n = self.rows.partition_point(|row| row.start <= at).saturating_sub(1);
        let Some(row) = self.rows.get(n) else { return (0, 0) };
        let column = row.pad + row.cells.partition_point(|cell| cell.end <= at);
        (n, column.min(self.columns - 1))
    }

    /// The byte offset of the caret for a cell: its start, or the end of the row's text for a blank cell after it.
    pub fn offset(&self, row: usize, column: usize) -> usize {
        let Some(row) = self.rows.get(row).or(self.rows.last()) else { return 0 };
        match row.cells.get(column.saturating_sub(row.pad)) {
            Some(cell) => cell.start,
            None => row.end,
        }
    }
}

#[cfg(test)]
mod tests;
