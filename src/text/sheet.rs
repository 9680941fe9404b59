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
//! A title is centred, an addressee stands flush left, signature and date at the right ([`form`]), where the profile says so.
//! A mark starts a row only in a run of marks that fills the row before.
mod fill;
mod form;
mod profile;
mod token;

use std::borrow::Cow;

pub use profile::Profile;

use fill::Filled;
use form::places;
use token::{is_ignored, normal};

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

/// Cells that are left blank up to the last filled one: what a text takes on paper beyond its own cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Blanks {
    /// Before the text of a row: indents, padding of a title.
    pub lead: usize,
    /// After the end of a paragraph, the last one left out: short lines and items cost these.
    pub short_lines: usize,
    /// At row ends inside a paragraph, where a mark or a number did not fit.
    pub row_ends: usize,
}

impl Blanks {
    /// All of them.
    pub const fn total(self) -> usize {
        self.lead + self.short_lines + self.row_ends
    }
}

/// A text on the answer sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    columns: usize,
    milestone: usize,
    /// Cells before the first character of an empty first row, and of any other empty row.
    lead: [usize; 2],
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

impl Sheet {
    /// Lays `text` out by `profile`.
    pub fn new(text: &str, profile: &Profile) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let lines: Vec<(usize, &str)> = paragraphs(text).collect();
        let places = places(&lines, profile);
        for ((start, line), place) in lines.into_iter().zip(places) {
            let filled = place.fill(line, start, profile);
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
        let indent = if profile.indent { INDENT } else { 0 };
        let lead = [if profile.title { profile.row() / 2 } else { indent }, indent];
        Self { columns: profile.row(), milestone: profile.milestone, lead, rows }
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

    /// Cells left blank: together with [`Sheet::cells`] they are [`Sheet::paper_cells`].
    pub fn blanks(&self) -> Blanks {
        let mut blanks = Blanks::default();
        let Some(last) = self.rows.iter().rposition(|row| !row.cells.is_empty()) else { return blanks };
        for (n, row) in self.rows.iter().enumerate().take(last + 1) {
            blanks.lead += row.pad;
            let rest = self.columns.saturating_sub(row.pad + row.cells.len());
            match row.ends_paragraph {
                _ if n == last => {}
                true => blanks.short_lines += rest,
                false => blanks.row_ends += rest,
            }
        }
        blanks
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

    /// The cell at or before which a caret at byte `at` stands: (row, column). At the end of a full row it is the last cell;
    /// in an empty row the one that the next character takes.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let n = self.rows.partition_point(|row| row.start <= at).saturating_sub(1);
        let Some(row) = self.rows.get(n) else { return (0, 0) };
        let pad = if row.cells.is_empty() { self.lead[usize::from(n > 0)] } else { row.pad };
        let column = pad + row.cells.partition_point(|cell| cell.end <= at);
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
