//! Marks and notes of one's own: picking sentences, marking, writing, going from one to the next.
use super::Reader;
use crate::{
    locales::{Say, reader as say},
    recall::{facts as found, notes},
    text::{chars_before, motion::Motion},
    tui::{
        desk::Desk,
        keys::Action,
        parts::{confirm::Confirm, draw, field::Field, pane::Mark},
        screen::{Request, Requests},
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};
use std::ops::Range;

impl Reader {
    /// Marks what is marked, picked and to stand out.
    pub(super) fn mark(&mut self) {
        let text = self.reading.text();
        let mut marks: Vec<Mark> = Vec::new();
        marks.extend(self.notes.marks.iter().filter_map(|m| Some((notes::place(m, text)?, Role::Evidence))));
        if self.figures {
            marks.extend(found::figures(text).into_iter().map(|r| (r, Role::Directive)));
        }
        if self.names {
            marks.extend(found::names(text).into_iter().map(|r| (r, Role::Demand)));
        }
        marks.extend(self.picked_range().map(|r| (r, Role::Selection)));
        self.reading.mark(marks);
        self.side.list_notes(&self.notes, self.reading.text());
    }

    pub(super) fn picked_range(&self) -> Option<Range<usize>> {
        let (first, last) = self.picked?;
        Some(self.sentences.get(first)?.start..self.sentences.get(last)?.end)
    }

    /// What is picked or selected.
    fn selection(&self) -> Option<Range<usize>> {
        self.picked_range().or_else(|| self.reading.selection())
    }

    /// Picks the first sentence in sight.
    pub(super) fn pick(&mut self) {
        let seen = self.reading.in_sight();
        let first = self.sentences.iter().position(|s| s.start >= seen.start).unwrap_or(0);
        self.picked = (!self.sentences.is_empty()).then_some((first, first));
    }

    pub(super) fn move_pick(&mut self, motion: Motion, extend: bool) {
        let Some((first, last)) = self.picked else { return };
        let end = self.sentences.len().saturating_sub(1);
        self.picked = Some(match (motion, extend) {
            (Motion::Down, true) => (first, (last + 1).min(end)),
            (_, true) => (first, last.saturating_sub(1).max(first)),
            (Motion::Down, false) => ((last + 1).min(end), (last + 1).min(end)),
            (_, false) => (first.saturating_sub(1), first.saturating_sub(1)),
        });
        if let Some(range) = self.picked_range() {
            self.reading.show(&range);
        }
    }

    /// Writes the notes to the disk; what went wrong.
    pub(super) fn keep(&mut self, desk: &mut Desk) -> Requests {
        self.mark();
        match desk.keep_notes(&self.pack, &self.id, &self.notes) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    /// The first character in sight, once it is known.
    pub(super) fn position(&self) -> Option<usize> {
        self.drawn.then(|| chars_before(self.reading.text(), self.reading.in_sight().start))
    }

    /// Keeps where the reading stands. One that is not kept is no loss to speak of.
    pub(super) fn keep_place(&mut self, desk: &mut Desk) {
        if let Some(position) = self.position() {
            self.notes.position = position;
        }
        desk.keep_place(&self.pack, &self.id, &self.notes);
    }

    pub(super) fn mark_text(&mut self, desk: &mut Desk) -> Requests {
        let Some(range) = self.selection() else {
            self.pick();
            self.mark();
            return Requests::new();
        };
        let before = self.notes.marks.len();
        let marked = notes::toggle(&mut self.notes, self.reading.text(), range.clone(), desk.now.wall);
        self.at = notes::at(&self.notes, self.reading.text(), range.start);
        self.picked = None;
        self.reading.unselect();
        let noted = self.at.and_then(|i| self.notes.marks.get(i)).is_some_and(|m| !m.note.is_empty());
        let said = match (marked, self.notes.marks.len() > before) {
            (true, false) if noted => say::HAS_NOTE,
            (true, _) => say::MARKED,
            (false, _) => say::UNMARKED,
        };
        let mut requests = vec![Request::Say(desk.say(said).to_owned())];
        requests.extend(self.keep(desk));
        requests
    }

    /// Opens the note of what is selected, else of the mark at hand or the first one in sight.
    pub(super) fn write_note(&mut self, desk: &mut Desk) -> Requests {
        let text = self.reading.text();
        let mut requests = Requests::new();
        if self.on_side && self.side.shows_notes() {
            self.at = Some(self.side.selected_note());
        } else if let Some(range) = self.selection() {
            if notes::at(&self.notes, text, range.start).is_none() {
                notes::toggle(&mut self.notes, text, range.clone(), desk.now.wall);
                requests = self.keep(desk);
            }
            self.at = notes::at(&self.notes, self.reading.text(), range.start);
        } else if self.at.is_none() {
            let seen = self.reading.in_sight();
            let in_sight =
                |m| notes::place(m, text).is_some_and(|r| r.start >= seen.start && r.start < seen.end);
            self.at = self.notes.marks.iter().position(in_sight);
        }
        self.picked = None;
        self.reading.unselect();
        self.mark();
        match self.at.and_then(|i| self.notes.marks.get(i)) {
            Some(mark) => self.note = Some(Field::new(&mark.note)),
            None => requests.push(Request::Say(desk.say(say::NO_MARK).to_owned())),
        }
        requests
    }

    pub(super) fn note_done(&mut self, desk: &mut Desk) -> Requests {
        let Some(field) = self.note.take() else { return Requests::new() };
        if let Some(mark) = self.at.and_then(|i| self.notes.marks.get_mut(i)) {
            field.text().trim().clone_into(&mut mark.note);
        }
        self.keep(desk)
    }

    /// Goes to the next or previous mark.
    pub(super) fn go_to_mark(&mut self, on: bool) {
        let count = self.notes.marks.len();
        if count == 0 {
            return;
        }
        let seen = self.reading.in_sight();
        let text = self.reading.text();
        let starts =
            |i: usize| self.notes.marks.get(i).and_then(|m| notes::place(m, text)).map_or(0, |r| r.start);
        let next = match (self.at, on) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => (0..count).find(|i| starts(*i) >= seen.start).unwrap_or(0),
            (None, false) => (0..count).rfind(|i| starts(*i) < seen.end).unwrap_or(count - 1),
        };
        self.show_mark(next);
    }

    pub(super) fn show_mark(&mut self, mark: usize) {
        self.at = Some(mark);
        if let Some(range) = self.notes.marks.get(mark).and_then(|m| notes::place(m, self.reading.text())) {
            self.reading.show(&range);
        }
    }

    pub(super) fn ask_delete(&mut self, desk: &mut Desk) -> Requests {
        if !self.side.shows_notes() {
            return Requests::new();
        }
        match self.notes.marks.get(self.side.selected_note()) {
            Some(mark) if mark.note.is_empty() => self.delete_mark(desk),
            Some(_) => {
                let lines = vec![Line::styled(desk.say(say::ASK_DELETE_1), desk.theme.text)];
                let yes = (say::DELETE_IT, Action::DeleteMarkNow);
                vec![Request::Push(Box::new(Confirm::new(say::ASK_DELETE, lines, yes).careful()))]
            }
            None => Requests::new(),
        }
    }

    pub(super) fn delete_mark(&mut self, desk: &mut Desk) -> Requests {
        let mark = self.side.selected_note();
        if mark < self.notes.marks.len() {
            self.notes.marks.remove(mark);
        }
        self.at = None;
        self.keep(desk)
    }

    /// Draws the note that is written, or that of the mark at hand.
    pub(super) fn draw_note(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.height < 2 {
            return;
        }
        let quote = self.at.and_then(|i| self.notes.marks.get(i)).map_or("", |m| m.quote.as_str());
        let heading = format!("{}  {}", desk.say(say::NOTE_ON), quote.replace('\n', " "));
        draw::heading(buf, area, &heading, self.note.is_some(), &desk.theme);
        let inner = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4),
            height: area.height - 1,
        };
        let inner = draw::column(inner);
        if let Some(field) = &mut self.note {
            return field.draw(buf, inner, desk.say(say::WRITE_HERE), &desk.theme);
        }
        let note = self.at.and_then(|i| self.notes.marks.get(i)).map_or("", |m| m.note.as_str());
        for (row, line) in inner.rows().zip(draw::wrapped(note, usize::from(inner.width))) {
            buf.set_line(row.x, row.y, &Line::styled(line, desk.theme.text), row.width);
        }
    }

    /// Rows of the note's pane.
    pub(super) fn note_rows(&self, area: Rect) -> u16 {
        let noted = self.at.and_then(|i| self.notes.marks.get(i)).filter(|m| !m.note.is_empty());
        let wanted = match (&self.note, noted) {
            (Some(_), _) => 6,
            (None, Some(mark)) => {
                let width = usize::from(draw::column(area).width).saturating_sub(4);
                draw::wrapped(&mark.note, width).len().min(4) as u16 + 1
            }
            (None, None) => 0,
        };
        wanted.min(area.height / 2)
    }
}
