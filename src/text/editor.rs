//! The writing surface: a plain text, a caret, a selection, rows and a view of them.
//!
//! - The pane is `width` columns wide; rows hold `width - 1`, so that the caret after a full row stands in the last column
//!   and never outside the pane. After a space that hangs over a row end it stands in the last column too.
//! - The caret is always between graphemes. Between two rows of a paragraph it stands at the start of the lower row, except
//!   after [`Motion::RowEnd`] or a vertical movement that ended there.
//! - The view always shows the caret's row; scrolling takes the caret along.
//! - Every change is returned as an [`Edit`]. What comes in is [cleaned](super::sanitise::clean).
//!
//! For reading only (prompt, material, draft) use the same surface and call nothing that returns an [`Edit`].
use std::ops::Range;

use super::{
    byte_of, chars_before,
    edit::Edit,
    find,
    history::{Change, History, Kind},
    layout::{Cell, Layout, Place},
    motion::{Motion, target, word_at},
    sanitise::clean,
    width::snap,
    wrap::Row,
};

/// A text being written or read. See the [module](self).
#[derive(Debug, Clone)]
pub struct Editor {
    text: String,
    layout: Layout,
    caret: Place,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column that vertical movement keeps.
    column: Option<usize>,
    history: History,
    /// Pane size in cells.
    width: u16,
    height: u16,
    /// Columns before the first row of a paragraph.
    indent: usize,
    /// First visible row.
    top: usize,
}

impl Editor {
    /// A surface over `text` (cleaned), the caret at its start, in a pane of 80x24 until it is [resized](Self::resize).
    /// Each paragraph is shown after `indent` empty columns.
    pub fn new(text: &str, indent: usize) -> Self {
        let text = clean(text).into_owned();
        let layout = Layout::new(&text, 79, indent);
        Self {
            text,
            layout,
            caret: Place::default(),
            anchor: None,
            column: None,
            history: History::default(),
            width: 80,
            height: 24,
            indent,
            top: 0,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte offset of the caret.
    pub fn caret(&self) -> usize {
        self.caret.at
    }

    /// Characters before the caret.
    pub fn caret_chars(&self) -> usize {
        chars_before(&self.text, self.caret.at)
    }

    /// Puts the caret before the `n`th character (after the last when there are fewer), as when an attempt is taken up again.
    pub fn set_caret_chars(&mut self, n: usize) {
        self.set_caret(byte_of(&self.text, n));
    }

    /// Puts the caret at byte `at` or the next grapheme boundary and drops the selection.
    pub fn set_caret(&mut self, at: usize) {
        self.history.close();
        self.anchor = None;
        self.put(Place::from(snap(&self.text, at)));
        self.column = None;
    }

    fn put(&mut self, place: Place) {
        self.caret = place;
        self.show_caret();
    }

    // View

    /// Fits the surface to a pane of `width` x `height` cells; keeps the caret's row in view.
    pub fn resize(&mut self, width: u16, height: u16) {
        if (width, height) != (self.width, self.height) {
            (self.width, self.height) = (width, height);
            self.lay_out();
        }
    }

    /// Sets the empty columns before each paragraph.
    pub fn set_indent(&mut self, indent: usize) {
        self.indent = indent;
        self.lay_out();
    }

    fn lay_out(&mut self) {
        let limit = usize::from(self.width.saturating_sub(1)).max(1);
        if self.layout.resize(&self.text, limit, self.indent) {
            self.caret.row_end = false;
            self.column = None;
        }
        self.show_caret();
    }

    fn height(&self) -> usize {
        usize::from(self.height).max(1)
    }

    fn show_caret(&mut self) {
        let row = self.layout.row_of(self.caret);
        let last = self.layout.rows_len().saturating_sub(self.height());
        self.top = self.top.clamp((row + 1).saturating_sub(self.height()), row).min(last);
    }

    /// Rows and columns of the whole text.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// First visible row.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The visible rows, from the top of the pane.
    pub fn visible(&self) -> impl Iterator<Item = Row> + '_ {
        self.layout.rows(self.top..self.top + usize::from(self.height))
    }

    /// The caret's column and row in the pane; inside the pane whenever the pane has a cell.
    pub fn caret_cell(&self) -> (u16, u16) {
        let cell = self.layout.cell(&self.text, self.caret);
        let column = cell.column.min(usize::from(self.width.saturating_sub(1)));
        let row = cell.row.saturating_sub(self.top).min(usize::from(self.height.saturating_sub(1)));
        (column as u16, row as u16)
    }

    /// Scrolls by `rows` (down when positive). The caret stays unless it would leave the view; then it goes along in its column.
    pub fn scroll(&mut self, rows: isize) {
        let last = self.layout.rows_len().saturating_sub(self.height());
        self.top = self.top.saturating_add_signed(rows).min(last);
        let row = self.layout.row_of(self.caret);
        let seen = row.clamp(self.top, self.top + self.height() - 1);
        if seen != row {
            self.history.close();
            self.put_in_row(seen);
        }
    }

    // Movement and selection

    /// Moves the caret; with `select` the selection grows to it, without it ends.
    pub fn go(&mut self, motion: Motion, select: bool) {
        self.history.close();
        let selection = self.selection();
        self.anchor = if select { self.anchor.or(Some(self.caret.at)) } else { None };
        match (motion, selection) {
            (Motion::Left, Some(range)) if !select => self.put(range.start.into()),
            (Motion::Right, Some(range)) if !select => self.put(range.end.into()),
            _ => {
                let place = self.target(motion);
                if !matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown) {
                    self.column = None;
                }
                self.put(place);
                return;
            }
        }
        self.column = None;
    }

    /// Where `motion` leads from the caret. Vertical movement sets the column to keep.
    fn target(&mut self, motion: Motion) -> Place {
        if let Some(at) = target(&self.text, self.caret.at, motion) {
            return at.into();
        }
        let row = self.layout.row_of(self.caret);
        let page = self.height().saturating_sub(1).max(1);
        let column = self.column.unwrap_or_else(|| self.layout.cell(&self.text, self.caret).column);
        let to = match motion {
            Motion::Up if row == 0 => return 0.into(),
            Motion::Up => row - 1,
            Motion::PageUp => row.saturating_sub(page),
            Motion::Down if row + 1 >= self.layout.rows_len() => return self.text.len().into(),
            Motion::Down => row + 1,
            Motion::PageDown => (row + page).min(self.layout.rows_len() - 1),
            Motion::RowStart => return self.layout.row(row).map_or(0, |r| r.start).into(),
            _ => return self.layout.place(&self.text, Cell { row, column: usize::MAX }),
        };
        self.column = Some(column);
        self.layout.place(&self.text, Cell { row: to, column })
    }

    fn put_in_row(&mut self, row: usize) {
        let column = self.column.unwrap_or_else(|| self.layout.cell(&self.text, self.caret).column);
        self.column = Some(column);
        self.put(self.layout.place(&self.text, Cell { row, column }));
    }

    /// Puts the caret at a cell of the pane, as a mouse click does; with `select` the selection grows to it.
    pub fn click(&mut self, column: u16, row: u16, select: bool) {
        self.history.close();
        self.anchor = if select { self.anchor.or(Some(self.caret.at)) } else { None };
        self.column = None;
        let cell = Cell { row: self.top + usize::from(row), column: usize::from(column) };
        self.put(self.layout.place(&self.text, cell));
    }

    /// Puts the caret at byte `at` or the next grapheme boundary; with `select` the selection grows to it.
    pub fn go_to(&mut self, at: usize, select: bool) {
        self.history.close();
        self.anchor = if select { self.anchor.or(Some(self.caret.at)) } else { None };
        self.column = None;
        self.put(Place::from(snap(&self.text, at)));
    }

    /// The selected bytes; `None` when nothing is selected.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        let (from, to) = (anchor.min(self.caret.at), anchor.max(self.caret.at));
        (from < to).then_some(from..to)
    }

    /// The selected text, to copy.
    pub fn selected(&self) -> Option<&str> {
        self.selection().and_then(|range| self.text.get(range))
    }

    /// Selects `range` (bytes, moved to grapheme boundaries), the caret at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.set_caret(range.end);
        self.anchor = Some(snap(&self.text, range.start));
    }

    /// Selects the whole text.
    pub fn select_all(&mut self) {
        self.select(0..self.text.len());
    }

    /// Selects the paragraph around the caret.
    pub fn select_paragraph(&mut self) {
        self.select(self.layout.paragraph(self.caret.at));
    }

    /// Selects the word around the caret.
    pub fn select_word(&mut self) {
        let (from, to) = word_at(&self.text, self.caret.at);
        self.select(from..to);
    }

    /// Drops the selection.
    pub fn unselect(&mut self) {
        self.anchor = None;
    }

    /// Selects the next occurrence of `needle` after the caret, around the end if need be; `false` when there is none.
    pub fn find_next(&mut self, needle: &str) -> bool {
        let found = find::next(&self.text, needle, self.caret.at);
        found.map(|range| self.select(range)).is_some()
    }

    /// Selects the occurrence of `needle` before the selection or caret, around the start if need be.
    pub fn find_previous(&mut self, needle: &str) -> bool {
        let before = self.selection().map_or(self.caret.at, |range| range.start);
        let found = find::previous(&self.text, needle, before);
        found.map(|range| self.select(range)).is_some()
    }

    // Changes

    /// Replaces `range` (bytes at grapheme boundaries) by clean text.
    fn change(&mut self, range: Range<usize>, with: &str, kind: Kind) -> Option<Edit> {
        if range.is_empty() && with.is_empty() {
            return None;
        }
        let at = chars_before(&self.text, range.start);
        let removed = self.text.get(range.clone())?.to_owned();
        let caret = self.caret.at;
        self.replace(range.start, removed.len(), with, range.start + with.len());
        let edit = Edit {
            at,
            removed: removed.chars().count(),
            inserted: with.to_owned(),
            caret: self.caret_chars(),
        };
        self.history.record(kind, Change { at: range.start, removed, inserted: with.to_owned(), caret });
        Some(edit)
    }

    /// Changes text, rows and caret. The caret moves on to a grapheme boundary if the change joined two graphemes.
    fn replace(&mut self, at: usize, removed: usize, with: &str, caret: usize) {
        self.text.replace_range(at..at + removed, with);
        self.layout.edited(&self.text, at, removed, with.len());
        self.anchor = None;
        self.column = None;
        self.put(snap(&self.text, caret).into());
    }

    fn insert_as(&mut self, text: &str, kind: Kind) -> Option<Edit> {
        let text = clean(text);
        let range = self.selection().unwrap_or(self.caret.at..self.caret.at);
        if text.is_empty() {
            return None;
        }
        self.change(range, &text, kind)
    }

    /// Inserts what was typed or committed by an input method, in place of the selection if there is one.
    pub fn insert(&mut self, text: &str) -> Option<Edit> {
        self.insert_as(text, Kind::Type)
    }

    /// Inserts a pasted text: one step of undo.
    pub fn paste(&mut self, text: &str) -> Option<Edit> {
        self.history.close();
        self.insert_as(text, Kind::Alone)
    }

    /// Starts a new paragraph.
    pub fn enter(&mut self) -> Option<Edit> {
        self.insert("\n")
    }

    /// Deletes the selection, or from the caret to where `motion` leads. `Left` is Backspace, `Right` is Delete. At the end
    /// of a paragraph `RowEnd` joins the next one.
    pub fn delete(&mut self, motion: Motion) -> Option<Edit> {
        if let Some(range) = self.selection() {
            return self.change(range, "", Kind::Alone);
        }
        let column = self.column;
        let mut to = self.target(motion).at;
        self.column = column;
        if motion == Motion::RowEnd && to == self.caret.at && self.text[to..].starts_with('\n') {
            to += 1;
        }
        let kind = match motion {
            Motion::Left => Kind::EraseLeft,
            Motion::Right => Kind::EraseRight,
            _ => Kind::Alone,
        };
        self.change(to.min(self.caret.at)..to.max(self.caret.at), "", kind)
    }

    /// Takes the selection out: its text, and the change.
    pub fn cut(&mut self) -> Option<(String, Edit)> {
        let range = self.selection()?;
        let text = self.text.get(range.clone())?.to_owned();
        Some((text, self.change(range, "", Kind::Alone)?))
    }

    /// Replaces `range` (bytes, moved to grapheme boundaries) by `with`; the caret stands after it. `None` when nothing changes.
    pub fn replace_range(&mut self, range: Range<usize>, with: &str) -> Option<Edit> {
        self.history.close();
        let (from, to) = (snap(&self.text, range.start), snap(&self.text, range.end));
        let with = clean(with);
        self.change(from..to.max(from), &with, Kind::Alone)
    }

    /// Takes the last group of changes back.
    pub fn undo(&mut self) -> Option<Edit> {
        let change = self.history.undo()?;
        Some(self.swap(change.at, &change.inserted, &change.removed, change.caret))
    }

    /// Makes the last undone group again.
    pub fn redo(&mut self) -> Option<Edit> {
        let change = self.history.redo()?;
        Some(self.swap(change.at, &change.removed, &change.inserted, change.at + change.inserted.len()))
    }

    fn swap(&mut self, at: usize, out: &str, back: &str, caret: usize) -> Edit {
        let chars = chars_before(&self.text, at);
        self.replace(at, out.len(), back, caret);
        Edit { at: chars, removed: out.chars().count(), inserted: back.to_owned(), caret: self.caret_chars() }
    }
}

#[cfg(test)]
mod tests;
