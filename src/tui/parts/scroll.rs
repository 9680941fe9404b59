//! What part of something longer than its pane is in sight, and the scroll bar that tells.
use super::super::theme::Theme;
use crate::text::motion::Motion;
use ratatui::{buffer::Buffer, layout::Rect};

/// Position in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    /// First row in sight.
    pub top: usize,
    /// Rows there are.
    pub rows: usize,
    /// Rows in sight.
    pub shown: usize,
}

impl Scroll {
    /// Tells how much there is and how much is in sight; the position stays within.
    pub fn fit(&mut self, rows: usize, shown: usize) {
        (self.rows, self.shown) = (rows, shown);
        self.top = self.top.min(self.last());
    }

    /// Moves the view.
    pub fn step(&mut self, motion: Motion) {
        let page = self.shown.saturating_sub(1).max(1);
        self.top = match motion {
            Motion::Up => self.top.saturating_sub(1),
            Motion::Down => self.top + 1,
            Motion::PageUp => self.top.saturating_sub(page),
            Motion::PageDown => self.top + page,
            Motion::Start => 0,
            Motion::End => self.last(),
            _ => self.top,
        }
        .min(self.last());
    }

    /// Moves the view as little as needed for row `row` to be in sight.
    pub fn show(&mut self, row: usize) {
        if row < self.top {
            self.top = row;
        } else if row >= self.top + self.shown {
            self.top = (row + 1).saturating_sub(self.shown);
        }
    }

    /// Moves the view so that rows `first..=last` are in sight with some rows before them, if they fit.
    pub fn centre(&mut self, first: usize, last: usize) {
        if first >= self.top && last < self.top + self.shown {
            return;
        }
        let slack = self.shown.saturating_sub(last - first + 1);
        self.top = first.saturating_sub(slack / 3).min(self.last());
    }

    fn last(&self) -> usize {
        self.rows.saturating_sub(self.shown)
    }

    /// Draws the bar in the column right of `area`, if not all is in sight.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let (height, x) = (usize::from(area.height), area.right());
        if self.rows <= self.shown || height == 0 || x >= buf.area.right() {
            return;
        }
        let thumb = (height * self.shown / self.rows).clamp(1, height);
        let top = (height - thumb) * self.top / self.last().max(1);
        for (i, row) in area.rows().enumerate() {
            let (symbol, style) =
                if (top..top + thumb).contains(&i) { ("┃", theme.dim) } else { ("│", theme.rule) };
            buf.set_string(x, row.y, symbol, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: usize, rows: usize, shown: usize) -> Scroll {
        Scroll { top, rows, shown }
    }

    #[test]
    fn the_view_stays_within() {
        let mut s = at(0, 10, 4);
        s.step(Motion::Up);
        assert_eq!(s.top, 0);
        s.step(Motion::PageDown);
        assert_eq!(s.top, 3);
        s.step(Motion::End);
        s.step(Motion::Down);
        assert_eq!(s.top, 6);
        s.fit(3, 4);
        assert_eq!(s.top, 0);
        s.fit(0, 0);
        s.step(Motion::PageDown);
        assert_eq!(s.top, 0);
    }

    #[test]
    fn a_row_is_brought_into_sight_with_the_least_move() {
        let mut s = at(5, 20, 4);
        s.show(6);
        assert_eq!(s.top, 5);
        s.show(9);
        assert_eq!(s.top, 6);
        s.show(2);
        assert_eq!(s.top, 2);
        s.centre(10, 11);
        assert!(s.top <= 10 && s.top + 4 > 11, "{s:?}");
    }
}
