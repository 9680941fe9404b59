//! The essay in the writing room: changing it and showing it.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::{draw, pane, scroll::Scroll},
        screen::{Request, Requests},
    },
    Room, say,
};
use crate::text::{count::Counts, edit::Edit};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};

impl Room {
    /// An edit is in the journal before anything is drawn.
    pub(super) fn record(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        self.saved = self.attempt.edit(&edit, self.essay.text(), self.session.active());
        self.stale = true;
    }

    /// Counts anew what was changed: once a frame, not once a key, for keys may come by the thousand.
    pub(super) fn recount(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.counts = Counts::of(self.essay.text(), &self.profile);
        }
    }

    /// Does in the essay what a key asked for.
    pub(super) fn write(&mut self, action: Action, desk: &mut Desk) -> Requests {
        let essay = &mut self.essay;
        let edit = match action {
            Action::Move(motion) => {
                essay.go(motion, false);
                None
            }
            Action::Extend(motion) => {
                essay.go(motion, true);
                None
            }
            Action::SelectAll => {
                essay.select_all();
                None
            }
            Action::NewLine => essay.enter(),
            Action::Delete(motion) => essay.delete(motion),
            Action::Undo => essay.undo(),
            Action::Redo => essay.redo(),
            Action::Paste => {
                let text = desk.clipboard.clone();
                essay.paste(&text)
            }
            Action::Copy => {
                let copied = essay.selected().map(|text| Request::Copy(text.to_owned()));
                return copied.into_iter().collect();
            }
            Action::Cut => match essay.cut() {
                Some((text, edit)) => {
                    self.record(Some(edit));
                    return vec![Request::Copy(text)];
                }
                None => None,
            },
            Action::Search => {
                self.search.open();
                None
            }
            _ => None,
        };
        self.record(edit);
        Requests::new()
    }

    pub(super) fn draw_essay(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let theme = &desk.theme;
        let genre = desk.say(self.model.genre.name());
        draw::heading(buf, area, &format!("{} · {genre}", desk.say(say::ESSAY)), self.on_essay, theme);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let inner =
            Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below }.intersection(below);
        let inner = self.search.draw(buf, draw::column(inner), desk);
        self.essay_area = inner;
        self.essay.resize(inner.width, inner.height);
        let marks = self.search.marks(self.essay.text());
        let caret = pane::draw(buf, inner, &self.essay, &marks, theme);
        if self.essay.text().is_empty() {
            let text = draw::fit(desk.say(say::EMPTY), usize::from(inner.right().saturating_sub(caret.x)));
            buf.set_line(caret.x, caret.y, &Line::styled(text, theme.dim), inner.width);
        }
        if !inner.is_empty() {
            self.caret = Some(caret);
        }
        let scroll = Scroll {
            top: self.essay.top(),
            rows: self.essay.layout().rows_len(),
            shown: usize::from(inner.height),
        };
        scroll.draw(buf, inner, theme);
    }
}
