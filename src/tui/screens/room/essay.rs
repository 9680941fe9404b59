//! The essay in the writing room: changing it and showing it.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::{draw, pane, scroll::Scroll, sheet::View},
        screen::{Click, Mouse, Request, Requests},
    },
    Focus, Room, say,
};
use crate::{
    locales::{Say, exam},
    marking::limit,
    practice::phase::Pane,
    study::model::Unit,
    text::{count::Counts, edit::Edit, motion::Motion},
};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};
use std::fmt::Display;

impl Room {
    /// An edit is in the journal before anything is drawn.
    pub(super) fn record(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        self.used(Pane::Essay);
        self.kept_caret = edit.caret;
        self.saved = self.attempt.edit(&edit, self.essay.text(), self.spent());
        self.stale = true;
        self.sheet.forget();
    }

    /// Sets the caret where the journal has it.
    pub(super) fn put_caret(&mut self, caret: usize) {
        self.essay.set_caret_chars(caret);
        self.kept_caret = self.essay.caret_chars();
    }

    /// A caret that was only moved is recorded as an edit that changes nothing.
    pub(super) fn keep_caret(&mut self) {
        let caret = self.essay.caret_chars();
        if caret != self.kept_caret {
            self.kept_caret = caret;
            let edit = Edit { at: caret, removed: 0, inserted: String::new(), caret };
            self.saved = self.attempt.edit(&edit, self.essay.text(), self.spent());
        }
    }

    /// This was typed: a pen would have written it.
    pub(super) fn typed(&mut self, text: &str) {
        self.clocks.pen.typed(text, self.session.active());
    }

    /// Counts anew what was changed: once a frame, not once a key, for keys may come by the thousand.
    pub(super) fn recount(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.counts = Counts::of(self.essay.text(), &self.profile);
            let unit = self.model.limit.map(|l| l.unit).unwrap_or_default();
            self.clocks.pace.note(self.spent(), limit::count(&self.counts, unit));
        }
    }

    /// Does in the essay what a key asked for.
    pub(super) fn write(&mut self, action: Action, desk: &mut Desk) -> Requests {
        if self.on_sheet && self.write_on_sheet(action) {
            return Requests::new();
        }
        if action == Action::Paste {
            let text = desk.clipboard.clone();
            if let Some(refused) = self.refused(&text, desk) {
                return refused;
            }
            self.typed(&text);
        }
        self.sheet.moved();
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

    /// What goes by the rows of the sheet; false: the same as in the text.
    fn write_on_sheet(&mut self, action: Action) -> bool {
        let (Action::Move(motion) | Action::Extend(motion) | Action::Delete(motion)) = action else {
            return false;
        };
        let deletes = matches!(action, Action::Delete(_));
        if deletes && self.essay.selection().is_some() {
            return false;
        }
        let Some(at) = self.sheet.target(&self.essay, &self.profile, motion) else { return false };
        if deletes && at == self.essay.caret() {
            return false;
        }
        self.essay.go_to(at, deletes || matches!(action, Action::Extend(_)));
        if deletes {
            let edit = self.essay.delete(Motion::Left);
            self.record(edit);
        }
        true
    }

    /// A click or the wheel on the sheet.
    pub(super) fn mouse_on_sheet(&mut self, mouse: Mouse) {
        let at = match mouse.what {
            Click::WheelUp => self.sheet.scroll(-3, &self.essay, &self.profile),
            Click::WheelDown => self.sheet.scroll(3, &self.essay, &self.profile),
            Click::Press | Click::Drag => self.sheet.at(mouse.at),
        };
        if let Some(at) = at {
            self.sheet.moved();
            self.essay.go_to(at, mouse.what == Click::Drag);
            if mouse.double {
                self.essay.select_word();
            }
        }
    }

    fn draw_sheet(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let sheet = self.sheet.sheet(&self.essay, &self.profile);
        let (columns, rows, blanks) = (sheet.columns(), sheet.rows().len(), sheet.blanks());
        let mut head = desk.fill(exam::SHEET_HEAD, &[("columns", &columns), ("rows", &rows)]);
        let parts = [
            (exam::BLANK_SHORT, blanks.short_lines),
            (exam::BLANK_LEAD, blanks.lead),
            (exam::BLANK_ENDS, blanks.row_ends),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(_, n)| *n > 0).map(|(text, n)| desk.fill(*text, &[("n", n)])).collect();
        if !parts.is_empty() {
            let values: [(&str, &dyn Display); 2] =
                [("all", &blanks.total()), ("parts", &parts.join(desk.say(say::HINT_SEPARATOR)))];
            head += &desk.fill(exam::SHEET_BLANKS, &values);
        }
        draw::heading(buf, area, &head, self.focus == Focus::Essay, theme);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let inner = self.search.draw(buf, below, desk);
        self.essay_area = inner;
        let marks = self.search.marks(self.essay.text());
        let limit = self.model.limit.filter(|l| l.unit == Unit::Cells).and_then(|l| limit::bounds(l).1);
        let view = View { essay: &self.essay, profile: &self.profile, limit, marks: &marks, theme };
        let caret = self.sheet.draw(buf, inner, &view);
        if !inner.is_empty() {
            self.caret = Some(caret);
        }
    }

    /// Writes the sheet as a page to print.
    pub(super) fn print(&self, desk: &Desk) -> Requests {
        let limit = self.model.limit.and_then(|l| limit::bounds(l).1);
        let page = crate::export::sheet::page(self.essay.text(), &self.profile, limit, desk.lang);
        let name = format!("{}-sheet", self.attempt.name());
        let said = match desk.store.keep_export(&name, "html", &page) {
            Ok(path) => desk.fill(exam::PRINTED, &[("path", &path.display())]),
            Err(error) => error.say(desk.lang),
        };
        vec![Request::Say(said)]
    }

    pub(super) fn draw_essay(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        if self.on_sheet {
            return self.draw_sheet(buf, area, desk);
        }
        let theme = &desk.theme;
        let genre = desk.say(self.model.genre.name());
        let focused = self.focus == Focus::Essay;
        draw::heading(buf, area, &format!("{} · {genre}", desk.say(say::ESSAY)), focused, theme);
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
