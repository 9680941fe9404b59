//! What an exam allows beside the essay: own highlights in three colours, underlining that collects own points, and a
//! scratch outline with points to tick. Every change of them is in the journal before it is drawn.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::{draw, pane},
        screen::{Request, Requests},
        theme::Role,
    },
    Room,
};
use crate::{
    locales::exam as say,
    practice::phase::Pane,
    store::{Aids, Highlight, Ink},
    text::{edit::Edit, editor::Editor, motion::Motion},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

/// Before a line of the scratch outline whose point is written.
const TICK: &str = "✓ ";

/// Scratch outline and highlights.
pub(super) struct Notes {
    pub(super) scratch: Editor,
    pub(super) highlights: Vec<Highlight>,
    /// The scratch outline takes the place of the material.
    shown: bool,
    focused: bool,
    pub(super) caret: Option<Position>,
}

impl Default for Notes {
    fn default() -> Self {
        Self {
            scratch: Editor::new("", 0),
            highlights: Vec::new(),
            shown: false,
            focused: false,
            caret: None,
        }
    }
}

const fn role(ink: Ink) -> Role {
    match ink {
        Ink::Yellow => Role::Yellow,
        Ink::Green => Role::Green,
        Ink::Blue => Role::Blue,
        Ink::Line => Role::Line,
    }
}

impl Room {
    /// Takes up what was noted before.
    pub(super) fn take_up_aids(&mut self, aids: Aids) {
        let Aids { scratch, highlights } = aids;
        self.aids.scratch = Editor::new(&scratch, 0);
        self.aids.scratch.go(Motion::End, false);
        self.aids.highlights = highlights;
        self.show_highlights();
    }

    /// Whether the scratch outline has the keyboard.
    pub(super) fn on_scratch(&self) -> bool {
        self.aids.shown && self.aids.focused && self.on_essay
    }

    /// Opens the scratch outline, then goes to the essay, then puts it away.
    pub(super) fn turn_scratch(&mut self) {
        (self.aids.shown, self.aids.focused) = match (self.aids.shown, self.on_scratch()) {
            (false, _) => (true, true),
            (true, true) => (true, false),
            (true, false) => (false, false),
        };
        self.on_essay = true;
    }

    /// Typed into the scratch outline.
    pub(super) fn insert_scratch(&mut self, text: &str) {
        self.used(Pane::Scratch);
        let scratch = &mut self.aids.scratch;
        let edit = if text.chars().nth(1).is_some() { scratch.paste(text) } else { scratch.insert(text) };
        self.record_scratch(edit);
    }

    /// A change of the scratch outline is in the journal before anything is drawn.
    fn record_scratch(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        self.saved = self.attempt.scratch(&edit, self.aids.scratch.text(), self.spent());
    }

    /// Does in the scratch outline what a key asked for.
    pub(super) fn write_scratch(&mut self, action: Action, desk: &Desk) {
        self.used(Pane::Scratch);
        let scratch = &mut self.aids.scratch;
        let edit = match action {
            Action::Move(motion) => {
                scratch.go(motion, false);
                None
            }
            Action::Extend(motion) => {
                scratch.go(motion, true);
                None
            }
            Action::NewLine => scratch.enter(),
            Action::Delete(motion) => scratch.delete(motion),
            Action::Undo => scratch.undo(),
            Action::Redo => scratch.redo(),
            Action::Paste => scratch.paste(&desk.clipboard),
            Action::Tick => {
                let line = scratch.layout().paragraph(scratch.caret());
                if scratch.text()[line.clone()].starts_with(TICK) {
                    scratch.replace_range(line.start..line.start + TICK.len(), "")
                } else {
                    scratch.replace_range(line.start..line.start, TICK)
                }
            }
            _ => None,
        };
        self.record_scratch(edit);
    }

    /// Marks the selected passage of the text in sight, or takes its mark off.
    pub(super) fn highlight(&mut self, ink: Ink, desk: &Desk) -> Requests {
        let text = self.readings.shown_id();
        let Some((start, quote)) = self.readings.shown_mut().and_then(|reading| {
            let range = reading.selection()?;
            let start = reading.text()[..range.start].chars().count();
            let quote = reading.text()[range].to_owned();
            reading.unselect();
            Some((start, quote))
        }) else {
            return vec![Request::Say(desk.say(say::SELECT_FIRST).to_owned())];
        };
        self.used(Pane::Material);
        let mark = Highlight { text, start, quote, ink };
        let before = self.aids.highlights.len();
        let end = mark.start + mark.quote.chars().count();
        self.aids.highlights.retain(|h| {
            let apart =
                h.text != mark.text || h.start >= end || h.start + h.quote.chars().count() <= mark.start;
            apart || h.ink != mark.ink
        });
        let off = self.aids.highlights.len() < before;
        let mut said = Requests::new();
        if !off {
            if ink == Ink::Line {
                let scratch = &mut self.aids.scratch;
                scratch.go(Motion::End, false);
                let line = mark.quote.replace('\n', " ");
                let lead =
                    if scratch.text().is_empty() || scratch.text().ends_with('\n') { "" } else { "\n" };
                let edit = scratch.paste(&format!("{lead}{line}"));
                self.record_scratch(edit);
                said.push(Request::Say(desk.say(say::COLLECTED).to_owned()));
            }
            self.aids.highlights.push(mark);
        }
        self.saved = self.attempt.highlights(&self.aids.highlights, self.spent());
        self.show_highlights();
        said
    }

    fn show_highlights(&mut self) {
        let highlights = &self.aids.highlights;
        self.readings.for_each(|id, reading| {
            let text = reading.text();
            let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
            let mut marks: Vec<_> = highlights
                .iter()
                .filter(|h| h.text == id)
                .filter_map(|h| {
                    let at = byte(h.start);
                    let here = text[at..].starts_with(h.quote.as_str()).then_some(at);
                    let at = here.or_else(|| text.find(h.quote.as_str()))?;
                    Some((at..at + h.quote.len(), role(h.ink)))
                })
                .collect();
            marks.sort_by_key(|(range, role)| (*role == Role::Line, range.start));
            reading.mark_own(marks);
        });
    }

    /// Draws the material, or the scratch outline in its place.
    pub(super) fn draw_left(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if !self.aids.shown || area.height < 2 {
            return self.readings.draw(buf, area, !self.on_essay, desk);
        }
        let theme = &desk.theme;
        draw::heading(buf, area, desk.say(say::SCRATCH), self.on_scratch(), theme);
        let below = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height - 1,
        };
        let inner = draw::column(below.intersection(area));
        self.aids.scratch.resize(inner.width, inner.height);
        let caret = pane::draw(buf, inner, &self.aids.scratch, &[], theme);
        if self.aids.scratch.text().is_empty() {
            let text =
                draw::fit(desk.say(say::SCRATCH_EMPTY), usize::from(inner.right().saturating_sub(caret.x)));
            buf.set_line(caret.x, caret.y, &Line::styled(text, theme.dim), inner.width);
        }
        self.aids.caret = Some(caret);
    }
}
