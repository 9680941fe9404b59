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
mod marks;
mod side;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST},
        parts::{
            draw, facts,
            field::{self, Field},
            reading::Reading,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    outline::Outline,
    question,
};
use crate::{
    locales::{Say, Text, reader as say, study_room},
    recall::{facts as found, notes},
    store::notes::Notes,
    study::{library::Item, model::MaterialKind},
    text::{byte_of, marks::is_hanzi},
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
    kind: Text,
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
            kind,
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
        let mut facts = vec![desk.say(self.kind).to_owned(), length];
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
}

/// Name of a kind of material.
fn kind_of(kind: MaterialKind) -> Text {
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
