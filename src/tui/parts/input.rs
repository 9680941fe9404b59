//! A field of one line, such as a filter; typed at its end.
use super::super::theme::Theme;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The longest text that a field takes, in characters.
const LONGEST: usize = 200;

/// State of a field.
#[derive(Debug, Clone, Default)]
pub struct Input {
    text: String,
}

impl Input {
    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends text; line breaks become blanks, other control characters are left out.
    pub fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let clean =
            text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !c.is_control());
        self.text.extend(clean.take(room));
    }

    /// Takes the last grapheme away.
    pub fn delete(&mut self) {
        if let Some((at, _)) = self.text.grapheme_indices(true).next_back() {
            self.text.truncate(at);
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.text.clear();
    }

    /// Draws `label` and the text, its end in sight; returns where the caret stands.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, label: &str, theme: &Theme) -> Position {
        let room = usize::from(area.width).saturating_sub(label.width() + 1);
        let mut from = 0;
        for (at, g) in self.text.grapheme_indices(true) {
            if self.text[from..].width() <= room {
                break;
            }
            from = at + g.len();
        }
        let shown = &self.text[from..];
        let line = Line::from(vec![Span::styled(label, theme.accent), Span::styled(shown, theme.text)]);
        buf.set_line(area.x, area.y, &line, area.width);
        Position::new(
            area.x + ((label.width() + shown.width()) as u16).min(area.width.saturating_sub(1)),
            area.y,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;

    #[test]
    fn whole_graphemes_go_and_the_end_stays_in_sight() {
        let mut field = Input::default();
        field.insert("会议\n通知e\u{301}\u{1b}");
        assert_eq!(field.text(), "会议 通知e\u{301}");
        field.delete();
        assert_eq!(field.text(), "会议 通知");
        let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
        let caret = field.draw(&mut buf, Rect::new(0, 0, 8, 1), "/", &Theme::new(Kind::Mono, true));
        assert_eq!(caret, Position::new(6, 0));
        field.clear();
        assert_eq!(field.text(), "");
    }
}
