//! A small field of several rows to type into: an answer, a note.
use super::{
    super::{
        keys::{Action, Keys, ctrl, key, row, with},
        screen::{Click, Mouse},
        theme::Theme,
    },
    pane,
};
use crate::{
    locales::field as say,
    text::{editor::Editor, motion::Motion},
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyModifiers},
    layout::{Position, Rect},
    text::Line,
};

/// The longest text that a field takes, in characters.
const LONGEST: usize = 2_000;

/// Keys of a field; Enter and Esc are the screen's.
pub static KEYS: Keys = Keys {
    name: say::KEYS_FIELD,
    rows: &[
        row(&[key(KeyCode::Left)], Action::Move(Motion::Left), say::DO_LEFT),
        row(&[key(KeyCode::Right)], Action::Move(Motion::Right), say::DO_RIGHT),
        row(&[key(KeyCode::Up)], Action::Move(Motion::Up), say::DO_UP),
        row(&[key(KeyCode::Down)], Action::Move(Motion::Down), say::DO_DOWN),
        row(&[key(KeyCode::Home), ctrl('a')], Action::Move(Motion::RowStart), say::DO_START),
        row(&[key(KeyCode::End), ctrl('e')], Action::Move(Motion::RowEnd), say::DO_END),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), say::DO_BACKSPACE),
        row(&[key(KeyCode::Delete)], Action::Delete(Motion::Right), say::DO_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), say::DO_DELETE_BEFORE),
        row(&[with(KeyModifiers::ALT, KeyCode::Enter)], Action::NewLine, say::DO_NEW_LINE),
        row(&[ctrl('z')], Action::Undo, say::DO_UNDO),
    ],
};

/// State of a field.
pub struct Field {
    surface: Editor,
    area: Rect,
    caret: Option<Position>,
}

impl Field {
    /// A field with a text in it, the caret at its end.
    pub fn new(text: &str) -> Self {
        let mut surface = Editor::new(text, 0);
        surface.set_caret(text.len());
        Self { surface, area: Rect::ZERO, caret: None }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.surface.text()
    }

    /// Whether there is nothing but blanks in it.
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text().chars().count());
        let text: String = text.chars().take(room).collect();
        self.surface.insert(&text);
    }

    /// Does what a key of [`KEYS`] asked for.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Move(motion) => self.surface.go(motion, false),
            Action::Delete(motion) => {
                self.surface.delete(motion);
            }
            Action::NewLine => self.insert("\n"),
            Action::Undo => {
                self.surface.undo();
            }
            _ => {}
        }
    }

    /// Takes a click; true if it was in the field.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let inside = self.area.contains(mouse.at);
        if inside && mouse.what == Click::Press {
            self.surface.click(mouse.at.x - self.area.x, mouse.at.y - self.area.y, false);
        }
        inside
    }

    /// Where the caret stood in the last drawing.
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Draws the text; `empty` stands in its place while there is none.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, empty: &str, theme: &Theme) {
        self.area = area;
        self.caret = None;
        if area.is_empty() {
            return;
        }
        self.surface.resize(area.width, area.height);
        self.caret = Some(pane::draw(buf, area, &self.surface, &[], theme));
        if self.text().is_empty() {
            buf.set_line(area.x, area.y, &Line::styled(empty.to_owned(), theme.dim), area.width);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;

    #[test]
    fn it_is_typed_into_like_any_text() {
        let mut field = Field::new("依政");
        field.act(Action::Move(Motion::Left));
        field.insert("法行");
        assert_eq!(field.text(), "依法行政");
        field.act(Action::Delete(Motion::Left));
        field.act(Action::NewLine);
        assert_eq!(field.text(), "依法\n政");
        field.act(Action::Undo);
        assert_eq!(field.text(), "依法政");
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 2));
        field.draw(&mut buf, Rect::new(2, 0, 8, 2), "", &Theme::new(Kind::Mono, true));
        assert_eq!(field.caret(), Some(Position::new(6, 0)));
        field.insert(&"长".repeat(3_000));
        assert_eq!(field.text().chars().count(), LONGEST);
    }
}
