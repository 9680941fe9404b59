//! A list with one row selected: moving, scrolling, clicking.
use super::scroll::Scroll;
use crate::text::motion::Motion;
use ratatui::layout::{Position, Rect};

/// State of a list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Index of the selected row.
    pub selected: usize,
    /// What is in sight.
    pub scroll: Scroll,
    area: Rect,
}

impl List {
    /// A list of so many rows that is not drawn yet: keys may come before the first drawing.
    pub fn of(rows: usize) -> Self {
        Self { scroll: Scroll { rows, ..Scroll::default() }, ..Self::default() }
    }

    /// Tells how many rows there are and where they are drawn; the selected one is brought into sight.
    pub fn place(&mut self, rows: usize, area: Rect) {
        self.area = area;
        self.selected = self.selected.min(rows.saturating_sub(1));
        self.scroll.fit(rows, usize::from(area.height));
        self.scroll.show(self.selected);
    }

    /// It is not drawn now: no place on the screen is in it.
    pub fn hide(&mut self) {
        self.area = Rect::ZERO;
    }

    /// Moves the selection.
    pub fn step(&mut self, motion: Motion) {
        let last = self.scroll.rows.saturating_sub(1);
        let page = self.scroll.shown.saturating_sub(1).max(1);
        self.selected = match motion {
            Motion::Up => self.selected.saturating_sub(1),
            Motion::Down => self.selected + 1,
            Motion::PageUp => self.selected.saturating_sub(page),
            Motion::PageDown => self.selected + page,
            Motion::Start => 0,
            Motion::End => last,
            _ => self.selected,
        }
        .min(last);
    }

    /// The rows in sight: (index, where).
    pub fn rows(&self) -> impl Iterator<Item = (usize, Rect)> + use<> {
        (self.scroll.top..self.scroll.rows).zip(self.area.rows())
    }

    /// The row at a place on the screen.
    pub fn row_at(&self, at: Position) -> Option<usize> {
        self.rows().find(|(_, area)| area.contains(at)).map(|(i, _)| i)
    }

    /// Whether a place on the screen is in the list.
    pub fn contains(&self, at: Position) -> bool {
        self.area.contains(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_in_the_list_and_in_sight() {
        let mut list = List::default();
        list.place(0, Rect::new(0, 0, 10, 3));
        list.step(Motion::Down);
        assert_eq!(list.selected, 0);
        list.place(9, Rect::new(0, 2, 10, 3));
        list.step(Motion::PageDown);
        list.step(Motion::PageDown);
        list.place(9, Rect::new(0, 2, 10, 3));
        assert_eq!((list.selected, list.scroll.top), (4, 2));
        assert_eq!(list.row_at(Position::new(3, 4)), Some(4));
        assert_eq!(list.row_at(Position::new(3, 5)), None);
        list.step(Motion::End);
        list.place(2, Rect::new(0, 2, 10, 3));
        assert_eq!(list.selected, 1);
    }
}
