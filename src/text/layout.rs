//! A text laid out in rows: which rows there are, and byte offset ↔ (row, column).
//!
//! Rows are kept by paragraph; an [edit](Layout::edited) wraps only the paragraphs it touched. The layout holds no text:
//! each call is given the text it was made for. Works read-only (prompts, materials, drafts) as well as under an editor.
use std::ops::Range;

use super::{
    width::{graphemes, width},
    wrap::{Row, wrap},
};

#[derive(Debug, Clone)]
struct Paragraph {
    /// Byte offset in the text.
    start: usize,
    /// Bytes, without the newline.
    len: usize,
    /// Number of rows before this paragraph.
    first_row: usize,
    /// Offsets relative to `start`.
    rows: Vec<Row>,
}

/// The rows of a text at one width.
#[derive(Debug, Clone)]
pub struct Layout {
    width: usize,
    indent: usize,
    paragraphs: Vec<Paragraph>,
}

/// A place in the rows: which row, and the column in it (the row's indent included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// A place in the text. Where a paragraph wraps, one offset is both the end of a row and the start of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Byte offset.
    pub at: usize,
    /// Whether the end of the upper row is meant.
    pub row_end: bool,
}

impl From<usize> for Place {
    fn from(at: usize) -> Self {
        Self { at, row_end: false }
    }
}

fn wrapped(text: &str, start: usize, width: usize, indent: usize) -> Paragraph {
    Paragraph { start, len: text.len(), first_row: 0, rows: wrap(text, width, indent) }
}

impl Layout {
    /// Lays `text` out in rows of at most `width` columns, each paragraph's first row after `indent` empty columns.
    pub fn new(text: &str, width: usize, indent: usize) -> Self {
        let mut layout = Self { width, indent, paragraphs: Vec::new() };
        layout.paragraphs = layout.wrap_all(text, 0);
        layout.renumber(0);
        layout
    }

    /// Lays `text` out anew if `width` or `indent` differs from what it was; tells whether it did.
    pub fn resize(&mut self, text: &str, width: usize, indent: usize) -> bool {
        let differs = (width, indent) != (self.width, self.indent);
        if differs {
            *self = Self::new(text, width, indent);
        }
        differs
    }

    /// Columns of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    fn wrap_all(&self, text: &str, offset: usize) -> Vec<Paragraph> {
        let mut start = offset;
        text.split('\n')
            .map(|line| {
                let paragraph = wrapped(line, start, self.width, self.indent);
                start += line.len() + 1;
                paragraph
            })
            .collect()
    }

    /// Sets the row numbers from paragraph `from` on.
    fn renumber(&mut self, from: usize) {
        let mut row =
            from.checked_sub(1).map_or(0, |i| self.paragraphs[i].first_row + self.paragraphs[i].rows.len());
        for paragraph in self.paragraphs.iter_mut().skip(from) {
            paragraph.first_row = row;
            row += paragraph.rows.len();
        }
    }

    /// Follows an edit that replaced `removed` bytes at byte `at` by `inserted` bytes and made `text`.
    pub fn edited(&mut self, text: &str, at: usize, removed: usize, inserted: usize) {
        let first = self.paragraph_of(at);
        let last = self.paragraph_of(at + removed);
        let (Some(start), Some(old_end)) =
            (self.paragraphs.get(first).map(|p| p.start), self.paragraphs.get(last).map(|p| p.start + p.len))
        else {
            return;
        };
        let Some(region) = (old_end + inserted).checked_sub(removed).and_then(|end| text.get(start..end))
        else {
            // Not the text this layout was made for: start afresh rather than show wrong rows.
            *self = Self::new(text, self.width, self.indent);
            return;
        };
        let fresh = self.wrap_all(region, start);
        let after = first + fresh.len();
        self.paragraphs.splice(first..=last, fresh);
        for paragraph in &mut self.paragraphs[after..] {
            paragraph.start = paragraph.start + inserted - removed;
        }
        self.renumber(first);
    }

    fn paragraph_of(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.start <= at).saturating_sub(1)
    }

    /// Number of rows, at least 1.
    pub fn rows_len(&self) -> usize {
        self.paragraphs.last().map_or(1, |p| p.first_row + p.rows.len())
    }

    /// Row `n` with offsets into the text.
    pub fn row(&self, n: usize) -> Option<Row> {
        let paragraph =
            &self.paragraphs[self.paragraphs.partition_point(|p| p.first_row <= n).checked_sub(1)?];
        let row = paragraph.rows.get(n - paragraph.first_row)?;
        Some(Row { start: row.start + paragraph.start, end: row.end + paragraph.start, ..*row })
    }

    /// The rows of `range`, as far as there are any.
    pub fn rows(&self, range: Range<usize>) -> impl Iterator<Item = Row> + '_ {
        let from = self.paragraphs.partition_point(|p| p.first_row <= range.start).saturating_sub(1);
        self.paragraphs[from..]
            .iter()
            .flat_map(|p| {
                p.rows.iter().enumerate().map(move |(i, row)| {
                    (p.first_row + i, Row { start: row.start + p.start, end: row.end + p.start, ..*row })
                })
            })
            .skip_while(move |(n, _)| *n < range.start)
            .take_while(move |(n, _)| *n < range.end)
            .map(|(_, row)| row)
    }

    /// Whether row `n` is the last of its paragraph.
    pub fn ends_paragraph(&self, n: usize) -> bool {
        let i = self.paragraphs.partition_point(|p| p.first_row <= n).saturating_sub(1);
        self.paragraphs.get(i).is_none_or(|p| n + 1 >= p.first_row + p.rows.len())
    }

    /// The byte range of the paragraph around byte `at`, without its newline.
    pub fn paragraph(&self, at: usize) -> Range<usize> {
        self.paragraphs.get(self.paragraph_of(at)).map_or(0..0, |p| p.start..p.start + p.len)
    }

    /// The row that shows `place`.
    pub fn row_of(&self, place: Place) -> usize {
        let Some(p) = self.paragraphs.get(self.paragraph_of(place.at)) else { return 0 };
        let offset = place.at - p.start;
        let mut n = p.rows.partition_point(|r| r.start <= offset).saturating_sub(1);
        if place.row_end && n > 0 && p.rows.get(n).is_some_and(|r| r.start == offset) {
            n -= 1;
        }
        p.first_row + n
    }

    /// Where `place` stands. After a hanging space the column is one past the row's limit.
    pub fn cell(&self, text: &str, place: Place) -> Cell {
        let n = self.row_of(place);
        let column = self.row(n).map_or(0, |row| {
            row.indent
                + text
                    .get(row.start..place.at)
                    .map_or(0, |before| graphemes(before).map(|(_, g)| width(g)).sum::<usize>())
        });
        Cell { row: n, column }
    }

    /// The place in `text` at `cell`: the last one of the row that is not right of the column.
    pub fn place(&self, text: &str, cell: Cell) -> Place {
        let n = cell.row.min(self.rows_len() - 1);
        let Some(row) = self.row(n) else { return Place::default() };
        let mut column = row.indent;
        for (at, g) in graphemes(text.get(row.start..row.end).unwrap_or_default()) {
            column += width(g);
            if column > cell.column {
                return Place::from(row.start + at);
            }
        }
        Place { at: row.end, row_end: !self.ends_paragraph(n) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(layout: &Layout, text: &str) -> Vec<String> {
        layout.rows(0..usize::MAX).map(|r| r.shown(text).to_owned()).collect()
    }

    #[test]
    fn offset_and_cell() {
        let text = "依法行政建设\n好";
        let layout = Layout::new(text, 8, 0);
        assert_eq!(rows(&layout, text), ["依法行政", "建设", "好"]);
        let end = "依法行政".len();
        assert_eq!(layout.cell(text, Place { at: end, row_end: true }), Cell { row: 0, column: 8 });
        assert_eq!(layout.cell(text, end.into()), Cell { row: 1, column: 0 });
        assert_eq!(layout.place(text, Cell { row: 0, column: 9 }), Place { at: end, row_end: true });
        assert_eq!(layout.place(text, Cell { row: 0, column: 3 }), "依".len().into());
        assert_eq!(layout.place(text, Cell { row: 1, column: 9 }), "依法行政建设".len().into());
        assert_eq!(layout.place(text, Cell { row: 9, column: 0 }), "依法行政建设\n".len().into());
    }

    #[test]
    fn rows_of_a_window() {
        let text = "甲\n乙乙乙\n丙\n";
        let layout = Layout::new(text, 4, 0);
        let shown = |range| layout.rows(range).map(|r| r.shown(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(shown(1..3), ["乙乙", "乙"]);
        assert_eq!(shown(2..99), ["乙", "丙", ""]);
        assert_eq!(shown(7..9), [""; 0]);
        assert_eq!(layout.rows_len(), 5);
        assert_eq!(layout.row(9), None);
    }

    proptest! {
        #[test]
        fn an_edit_lays_out_as_afresh(
            text in "([一-龥]{1,12}|[，。“” \n]|[a-z]{1,6}){0,30}",
            from in 0usize..100, len in 0usize..40,
            with in "([一-龥]{0,6}|[，\n]|[a-z]{1,3}){0,6}",
            width in 2usize..30,
        ) {
            let n = text.chars().count();
            let (from, to) = (from.min(n), (from + len).min(n));
            let (at, end) = (crate::text::byte_of(&text, from), crate::text::byte_of(&text, to));
            let mut layout = Layout::new(&text, width, 4);
            let mut after = text.clone();
            after.replace_range(at..end, &with);
            layout.edited(&after, at, end - at, with.len());
            let fresh = Layout::new(&after, width, 4);
            prop_assert_eq!(format!("{layout:?}"), format!("{fresh:?}"));
        }

        #[test]
        fn offsets_and_cells_round_trip(text in "([一-龥]{1,12}|[，。“” \n\t]|[a-z]{1,6}|👍|e\u{301}){0,30}", width in 6usize..40) {
            let layout = Layout::new(&text, width, 4);
            for at in graphemes(&text).map(|(at, _)| at).chain([text.len()]) {
                let cell = layout.cell(&text, at.into());
                prop_assert!(cell.row < layout.rows_len());
                prop_assert!(cell.column <= width + 1, "{} > {}", cell.column, width);
                prop_assert_eq!(layout.place(&text, cell).at, at);
            }
        }
    }
}
