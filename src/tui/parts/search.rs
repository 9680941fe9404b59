//! Searching a text surface: the field, the finds.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ctrl, hinted, key, row},
        screen::{Request, Requests},
        theme::Role,
    },
    input::Input,
    pane::Mark,
};
use crate::{
    locales::reading as say,
    text::{editor::Editor, find, motion::Motion},
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
};

/// Keys while a search is typed.
pub static KEYS: Keys = Keys {
    name: say::KEYS_SEARCH,
    rows: &[
        hinted(
            &[key(KeyCode::Enter), key(KeyCode::Down)],
            Action::SearchNext,
            say::HINT_SEARCH_NEXT,
            say::DO_SEARCH_NEXT,
        ),
        hinted(
            &[key(KeyCode::Up)],
            Action::SearchPrevious,
            say::HINT_SEARCH_PREVIOUS,
            say::DO_SEARCH_PREVIOUS,
        ),
        hinted(&[key(KeyCode::Esc)], Action::SearchEnd, say::HINT_SEARCH_END, say::DO_SEARCH_END),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), say::DO_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), say::DO_DELETE_ALL),
    ],
};

/// State of a search.
#[derive(Default)]
pub struct Search {
    field: Input,
    active: bool,
    caret: Option<Position>,
}

impl Search {
    /// Whether the field is open.
    pub fn is_active(&self) -> bool {
        self.active
    }

    /// Where the caret of the open field stands.
    pub fn caret(&self) -> Option<Position> {
        self.caret.filter(|_| self.active)
    }

    /// Opens the field.
    pub fn open(&mut self) {
        self.active = true;
        self.field.clear();
    }

    /// Types into the field; the first find from the present one on is selected at once.
    pub fn insert(&mut self, text: &str, surface: &mut Editor, desk: &Desk) -> Requests {
        self.field.insert(text);
        let from = surface.selection().map_or(surface.caret(), |s| s.start);
        match find::next(surface.text(), self.field.text(), from) {
            Some(range) => {
                surface.select(range);
                Requests::new()
            }
            None => self.nothing(desk),
        }
    }

    /// Does what a key of [`KEYS`] asked for.
    pub fn act(&mut self, action: Action, surface: &mut Editor, desk: &Desk) -> Requests {
        match action {
            Action::SearchEnd => {
                self.active = false;
                surface.unselect();
            }
            Action::SearchNext | Action::SearchPrevious if !self.field.text().is_empty() => {
                let found = if action == Action::SearchNext {
                    surface.find_next(self.field.text())
                } else {
                    surface.find_previous(self.field.text())
                };
                if !found {
                    return self.nothing(desk);
                }
            }
            Action::Delete(Motion::Left) => self.field.delete(),
            Action::Delete(_) => self.field.clear(),
            _ => {}
        }
        Requests::new()
    }

    fn nothing(&self, desk: &Desk) -> Requests {
        vec![Request::Say(desk.fill(say::NOT_FOUND, &[("what", &self.field.text())]))]
    }

    /// Marks every find while the field is open.
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        if !self.active {
            return Vec::new();
        }
        find::matches(text, self.field.text()).into_iter().map(|range| (range, Role::Found)).collect()
    }

    /// Draws the open field into the last row of `area`; returns what is left for the text.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        if !self.active || area.height < 2 {
            return area;
        }
        let text = Rect { height: area.height - 1, ..area };
        let field = Rect { y: text.bottom(), height: 1, ..area };
        self.caret = Some(self.field.draw(buf, field, desk.say(say::SEARCH_LABEL), &desk.theme));
        text
    }
}
