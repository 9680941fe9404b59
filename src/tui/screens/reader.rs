//! Reads a material or a model essay: contents, search, marks and notes of one's own; the position is kept.
//!
//! ```text
//!  鄂州市2019年度……情况（摘编）                原文摘编 · 3120 字 · 标记 2
//!  ─ 目录 ──────────────  ─ 正文 ───────────────────────────────
//!  ▌▾一、2019年的成效          （一）依法履职，改善营商环境
//!     ▸（一）依法履职……        1.“放管服”改革。一是“一窗受理……
//!                           ─ 笔记 ───────────────────────────── (while a note is shown or written)
//!                            ……
//! ```
pub mod keys;
mod side;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST},
        parts::{
            confirm::Confirm,
            draw, facts,
            field::{self, Field},
            pane::Mark,
            reading::Reading,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
        theme::Role,
    },
    outline::Outline,
    question,
};
use crate::{
    locales::{Say, reader as say, study_room},
    recall::{facts as found, notes},
    store::notes::Notes,
    study::{library::Item, model::MaterialKind},
    text::{byte_of, chars_before, marks::is_hanzi, motion::Motion},
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use side::Side;
use std::{ops::Range, time::Duration};
use unicode_width::UnicodeWidthStr;

/// From this width on contents or notes stand beside the text.
const NARROW: u16 = 60;

/// The screen.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Reader {
    pack: String,
    id: String,
    title: String,
    kind: String,
    /// The outline that an essay follows.
    outline: Option<String>,
    reading: Reading,
    side: Side,
    on_side: bool,
    notes: Notes,
    /// Sentences that are picked: indices of the first and the last.
    picked: Option<(usize, usize)>,
    sentences: Vec<Range<usize>>,
    /// The mark that is at hand.
    at: Option<usize>,
    note: Option<Field>,
    figures: bool,
    names: bool,
    /// It was drawn, so that what is in sight is known.
    drawn: bool,
    notice: Option<String>,
    /// When the place was kept last, by the monotonic clock.
    placed: u64,
}

/// Milliseconds between two writings of the place while it changes.
const KEEP_PLACE: u64 = 2_000;

impl Reader {
    /// The material or essay `id` of the pack `pack`.
    pub fn open(pack: &str, id: &str, desk: &Desk) -> Option<Self> {
        let model = desk.library.pack(pack)?;
        let (title, kind, markdown, outline) = match model.item(id)? {
            Item::Material(m) => (&m.title, kind_of(m.kind), &m.text, None),
            Item::Essay(e) => (&e.title, e.genre.name(), &e.text, Some(e.outline.clone())),
            _ => return None,
        };
        let reading = Reading::material("", markdown, question::indent_of(model));
        let (notes, notice) = match desk.notes(pack) {
            Ok(all) => (all.documents.get(id).cloned().unwrap_or_default(), None),
            Err(error) => (Notes::default(), Some(error.say(desk.lang))),
        };
        let side = Side::of(markdown, reading.text());
        let mut reader = Self {
            pack: pack.to_owned(),
            id: id.to_owned(),
            title: title.clone(),
            kind: desk.say(kind).to_owned(),
            outline,
            sentences: notes::sentences(reading.text()),
            reading,
            side,
            on_side: false,
            notes,
            picked: None,
            at: None,
            note: None,
            figures: false,
            names: false,
            drawn: false,
            notice,
            placed: desk.now.mono,
        };
        reader.reading.start_at(byte_of(reader.reading.text(), reader.notes.position));
        reader.mark();
        Some(reader)
    }

    /// Marks what is marked, picked and to stand out.
    fn mark(&mut self) {
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

    fn picked_range(&self) -> Option<Range<usize>> {
        let (first, last) = self.picked?;
        Some(self.sentences.get(first)?.start..self.sentences.get(last)?.end)
    }

    /// What is picked or selected.
    fn selection(&self) -> Option<Range<usize>> {
        self.picked_range().or_else(|| self.reading.selection())
    }

    /// Picks the first sentence in sight.
    fn pick(&mut self) {
        let seen = self.reading.in_sight();
        let first = self.sentences.iter().position(|s| s.start >= seen.start).unwrap_or(0);
        self.picked = (!self.sentences.is_empty()).then_some((first, first));
    }

    fn move_pick(&mut self, motion: Motion, extend: bool) {
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
    fn keep(&mut self, desk: &mut Desk) -> Requests {
        self.mark();
        match desk.keep_notes(&self.pack, &self.id, &self.notes) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    /// The first character in sight, once it is known.
    fn position(&self) -> Option<usize> {
        self.drawn.then(|| chars_before(self.reading.text(), self.reading.in_sight().start))
    }

    /// Keeps where the reading stands. One that is not kept is no loss to speak of.
    fn keep_place(&mut self, desk: &mut Desk) {
        if let Some(position) = self.position() {
            self.notes.position = position;
        }
        desk.keep_place(&self.pack, &self.id, &self.notes);
    }

    fn mark_text(&mut self, desk: &mut Desk) -> Requests {
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
    fn write_note(&mut self, desk: &mut Desk) -> Requests {
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

    fn note_done(&mut self, desk: &mut Desk) -> Requests {
        let Some(field) = self.note.take() else { return Requests::new() };
        if let Some(mark) = self.at.and_then(|i| self.notes.marks.get_mut(i)) {
            field.text().trim().clone_into(&mut mark.note);
        }
        self.keep(desk)
    }

    /// Goes to the next or previous mark.
    fn go_to_mark(&mut self, on: bool) {
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

    fn show_mark(&mut self, mark: usize) {
        self.at = Some(mark);
        if let Some(range) = self.notes.marks.get(mark).and_then(|m| notes::place(m, self.reading.text())) {
            self.reading.show(&range);
        }
    }

    fn jump(&mut self) {
        if self.side.shows_notes() {
            self.show_mark(self.side.selected_note());
        } else if let Some(at) = self.side.selected_heading() {
            self.reading.show_first(at);
        }
        self.on_side = false;
    }

    fn show_side(&mut self, notes: bool) {
        let open = self.side.is_open() && self.side.shows_notes() == notes;
        self.side.open(!open, notes);
        self.on_side = !open;
    }

    fn ask_delete(&mut self, desk: &mut Desk) -> Requests {
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

    fn delete_mark(&mut self, desk: &mut Desk) -> Requests {
        let mark = self.side.selected_note();
        if mark < self.notes.marks.len() {
            self.notes.marks.remove(mark);
        }
        self.at = None;
        self.keep(desk)
    }

    fn stand_out(&mut self, figures: bool, desk: &Desk) -> Requests {
        let text = self.reading.text();
        let (now, name, count) = if figures {
            self.figures = !self.figures;
            (self.figures, say::FIGURES_SHOWN, found::figures(text).len())
        } else {
            self.names = !self.names;
            (self.names, say::NAMES_SHOWN, found::names(text).len())
        };
        self.mark();
        let said =
            if now { desk.fill(name, &[("n", &count)]) } else { desk.say(say::PLAIN_AGAIN).to_owned() };
        vec![Request::Say(said)]
    }

    fn export(&self, desk: &Desk) -> Requests {
        let written = desk.notes(&self.pack).and_then(|all| {
            let Some(pack) = desk.library.pack(&self.pack) else { return Ok(None) };
            desk.store.export_notes(&self.pack, &notes::markdown(pack, &all, desk.lang)).map(Some)
        });
        let said = match written {
            Ok(Some(path)) => desk.fill(say::EXPORTED, &[("path", &path.display())]),
            Ok(None) => return Requests::new(),
            Err(error) => error.say(desk.lang),
        };
        vec![Request::Say(said)]
    }

    fn facts(&self, desk: &Desk) -> String {
        let text = self.reading.text();
        let length = if text.chars().any(is_hanzi) {
            let chars = text.chars().filter(|c| !c.is_whitespace()).count();
            desk.fill(say::CHARS, &[("n", &chars)])
        } else {
            desk.fill(say::WORDS, &[("n", &text.split_whitespace().count())])
        };
        let mut facts = vec![self.kind.clone(), length];
        if !self.notes.marks.is_empty() {
            facts.push(desk.fill(say::MARKS, &[("n", &self.notes.marks.len())]));
        }
        facts.join(" · ")
    }

    fn draw_head(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let facts = self.facts(desk);
        let room = usize::from(area.width).saturating_sub(facts.width() + 4);
        let title = Line::styled(draw::fit(&self.title, room), desk.theme.strong);
        buf.set_line(area.x + 1, area.y, &title, area.width.saturating_sub(1));
        draw::right(
            buf,
            Rect { width: area.width.saturating_sub(1), ..area },
            &Line::styled(facts, desk.theme.dim),
        );
    }

    /// Draws the note that is written, or that of the mark at hand.
    fn draw_note(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
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
    fn note_rows(&self, area: Rect) -> u16 {
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

/// Name of a kind of material.
fn kind_of(kind: MaterialKind) -> crate::locales::Text {
    match kind {
        MaterialKind::Given => study_room::KIND_GIVEN,
        MaterialKind::Document => study_room::KIND_DOCUMENT,
        MaterialKind::Background => study_room::KIND_BACKGROUND,
    }
}

impl Screen for Reader {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::READER).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let length = self.reading.text().len().max(1);
        let share = self.reading.in_sight().end as f64 / length as f64;
        (desk.fill(say::READ, &[("share", &facts::percent(share))]), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.note.is_some() {
            return vec![&keys::NOTE, &field::KEYS];
        }
        if self.picked.is_some() {
            return vec![&keys::PICK];
        }
        if self.reading.takes_text() {
            return vec![self.reading.keys()];
        }
        let mut contexts = if self.on_side { vec![&keys::SIDE, &LIST] } else { Vec::new() };
        contexts.extend(self.outline.as_ref().map(|_| &keys::ESSAY));
        contexts.push(&keys::TEXT);
        if !self.on_side {
            contexts.push(self.reading.keys());
        }
        contexts
    }

    fn takes_text(&self) -> bool {
        self.note.is_some() || (self.picked.is_none() && self.reading.takes_text())
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        match &mut self.note {
            Some(field) => field.insert(text),
            None => return self.reading.insert(text, desk),
        }
        Requests::new()
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        if let Some(field) = &mut self.note {
            if action == Action::Confirm {
                return self.note_done(desk);
            }
            field.act(action);
            return Requests::new();
        }
        match action {
            Action::Back if self.picked.is_some() => self.picked = None,
            Action::Back => return vec![Request::Pop],
            Action::MarkText => return self.mark_text(desk),
            Action::WriteNote => return self.write_note(desk),
            Action::Move(motion) if self.picked.is_some() => self.move_pick(motion, false),
            Action::Extend(motion) => self.move_pick(motion, true),
            Action::Copy if self.picked.is_some() => {
                let text = self.picked_range().and_then(|r| self.reading.text().get(r)).unwrap_or_default();
                return vec![Request::Copy(text.to_owned())];
            }
            Action::Contents => self.show_side(false),
            Action::Notes => self.show_side(true),
            Action::NextPane => self.on_side = !self.on_side && self.side.is_open(),
            Action::NextMark | Action::PreviousMark => self.go_to_mark(action == Action::NextMark),
            Action::Figures | Action::Names => return self.stand_out(action == Action::Figures, desk),
            Action::Export => return self.export(desk),
            Action::OpenOutline => {
                let outline = self.outline.as_ref().and_then(|id| Outline::open(&self.pack, id, desk));
                return outline.map(|o| Request::Push(Box::new(o) as Box<dyn Screen>)).into_iter().collect();
            }
            Action::DeleteMark => return self.ask_delete(desk),
            Action::DeleteMarkNow => return self.delete_mark(desk),
            Action::Open => self.jump(),
            action if self.on_side => self.side.act(action),
            action => {
                self.at = None;
                return self.reading.act(action, desk);
            }
        }
        self.mark();
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        if self.note.as_mut().is_some_and(|f| f.mouse(mouse)) || self.note.is_some() {
            return Requests::new();
        }
        if self.side.contains(mouse.at) {
            self.on_side = true;
            if self.side.mouse(mouse) {
                self.jump();
            }
        } else if self.reading.contains(mouse.at) {
            self.on_side = false;
            self.reading.mouse(mouse);
            if mouse.what == Click::Press {
                self.picked = None;
                self.at = notes::at(&self.notes, self.reading.text(), self.reading.place());
                self.mark();
            }
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let [head, _, body] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(area.height >= 16)),
            Constraint::Min(0),
        ])
        .areas(area);
        self.draw_head(buf, head, desk);
        self.side.settle(body.width);
        let beside = match (self.side.is_open(), body.width >= NARROW) {
            (true, true) => (body.width * 3 / 10).clamp(22, 46),
            // In a narrow window either of them is shown.
            (true, false) if self.on_side && self.note.is_none() => body.width,
            _ => 0,
        };
        let [side, _, text] = Layout::horizontal([
            Constraint::Length(beside),
            Constraint::Length(u16::from(beside > 0)),
            Constraint::Min(0),
        ])
        .areas(body);
        let note = self.note_rows(text);
        let [text, note] = Layout::vertical([Constraint::Min(0), Constraint::Length(note)]).areas(text);
        if text.width > 2 {
            self.reading.draw_text(buf, text, desk);
            self.drawn = true;
        } else {
            self.reading.hide();
        }
        self.draw_note(buf, note, desk);
        if !self.on_side {
            self.side.follow(self.reading.in_sight().start);
        }
        self.side.draw(buf, side, self.on_side, desk);
    }

    fn caret(&self) -> Option<Position> {
        match &self.note {
            Some(field) => field.caret(),
            None => self.reading.caret(),
        }
    }

    fn wake(&self, desk: &Desk) -> Option<Duration> {
        let since = desk.now.mono.saturating_sub(self.placed);
        (self.position()? != self.notes.position)
            .then(|| Duration::from_millis(KEEP_PLACE.saturating_sub(since)))
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        if desk.now.mono.saturating_sub(self.placed) >= KEEP_PLACE
            && self.position().is_some_and(|place| place != self.notes.position)
        {
            self.placed = desk.now.mono;
            self.keep_place(desk);
        }
        self.notice.take().map(Request::Say).into_iter().collect()
    }

    fn close(&mut self, desk: &mut Desk) {
        if self.note.is_some() {
            self.note_done(desk);
        }
        self.keep_place(desk);
    }
}
