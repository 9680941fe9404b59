//! What an exam allows beside the essay: own highlights in three colours, underlining that collects own points, and a
//! scratch outline 提纲 with points to tick. Every change of them is in the journal before it is drawn.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::{draw, pane, reading::Reading, scroll::Scroll},
        screen::{Click, Mouse, Request, Requests},
        theme::Role,
    },
    Focus, Room,
    marks::{self, Marks},
};
use crate::{
    locales::exam as say,
    practice::phase::Pane,
    store::{Aids, Highlight, Ink},
    text::{edit::Edit, editor::Editor, motion::Motion},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use std::ops::Range;

/// Before a line of the scratch outline whose point is written.
const TICK: &str = "✓ ";
/// The name of the prompt among the texts.
const PROMPT: &str = "0";
/// Columns before the lines, for the dot that ticks them.
const GUTTER: u16 = 2;
/// Rows from which on material and scratch outline stand one above the other.
const BOTH: u16 = 22;

/// Scratch outline and highlights.
pub(super) struct Notes {
    pub(super) scratch: Editor,
    pub(super) highlights: Vec<Highlight>,
    /// The scratch outline is open.
    pub(super) shown: bool,
    pub(super) caret: Option<Position>,
    /// Where it is drawn, with the gutter.
    pub(super) area: Rect,
}

impl Notes {
    pub(super) fn of(aids: Aids) -> Self {
        let mut scratch = Editor::new(&aids.scratch, 0);
        scratch.go(Motion::End, false);
        Self { scratch, highlights: aids.highlights, shown: false, caret: None, area: Rect::ZERO }
    }

    /// Points that are ticked, and all of them.
    fn ticked(&self) -> (usize, usize) {
        let points = self.scratch.text().lines().filter(|l| !l.trim().is_empty());
        (points.clone().filter(|l| l.starts_with(TICK)).count(), points.count())
    }

    /// Whether the point that begins in the `n`th row in sight is ticked; `None`: none begins there.
    fn tick_in_row(&self, n: usize) -> Option<bool> {
        let row = self.scratch.visible().nth(n)?;
        let point = self.scratch.layout().paragraph(row.start);
        let text = self.scratch.text().get(point.clone())?;
        (row.start == point.start && !text.trim().is_empty()).then(|| text.starts_with(TICK))
    }

    /// Ticks the point around byte `at`, or takes its tick off.
    fn tick(&mut self, at: usize) -> Option<Edit> {
        let line = self.scratch.layout().paragraph(at);
        let text = self.scratch.text().get(line.clone())?;
        let ticked = text.starts_with(TICK);
        if text.trim().is_empty() {
            return None;
        }
        let (caret, tick) = (self.scratch.caret(), line.start + TICK.len());
        let edit = if ticked {
            self.scratch.replace_range(line.start..tick, "")
        } else {
            self.scratch.replace_range(line.start..line.start, TICK)
        };
        // The caret stays with the words that it stands in.
        let caret = match (caret >= line.start, ticked) {
            (false, _) => caret,
            (true, false) => caret + TICK.len(),
            (true, true) => caret.max(tick) - TICK.len(),
        };
        self.scratch.go_to(caret, false);
        edit
    }
}

impl Room {
    /// Whether the scratch outline has the keyboard.
    pub(super) fn on_scratch(&self) -> bool {
        self.focus == Focus::Scratch
    }

    /// Opens the scratch outline and goes to it, or puts it away.
    pub(super) fn turn_scratch(&mut self) {
        // The material may lie over it.
        self.aids.shown = self.aids.area.is_empty();
        self.focus = if self.aids.shown { Focus::Scratch } else { Focus::Essay };
    }

    /// From the scratch outline to the essay; it stays open.
    pub(super) fn leave_scratch(&mut self) {
        self.focus = Focus::Essay;
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
    pub(super) fn write_scratch(&mut self, action: Action, desk: &Desk) -> Requests {
        self.used(Pane::Scratch);
        let scratch = &mut self.aids.scratch;
        let mut requests = Requests::new();
        let edit = match action {
            Action::Move(motion) => {
                scratch.go(motion, false);
                None
            }
            Action::Extend(motion) => {
                scratch.go(motion, true);
                None
            }
            Action::SelectAll => {
                scratch.select_all();
                None
            }
            Action::NewLine => scratch.enter(),
            Action::Delete(motion) => scratch.delete(motion),
            Action::Undo => scratch.undo(),
            Action::Redo => scratch.redo(),
            Action::Paste => scratch.paste(&desk.clipboard),
            Action::Copy => {
                requests.extend(scratch.selected().map(|text| Request::Copy(text.to_owned())));
                None
            }
            Action::Cut => scratch.cut().map(|(text, edit)| {
                requests.push(Request::Copy(text));
                edit
            }),
            Action::Tick => {
                let at = scratch.caret();
                self.aids.tick(at)
            }
            Action::Source => return self.show_source(desk),
            _ => None,
        };
        self.record_scratch(edit);
        requests
    }

    /// A click into the scratch outline: before a point it ticks it.
    pub(super) fn mouse_on_scratch(&mut self, mouse: Mouse) {
        let area = self.aids.area;
        let y = mouse.at.y.saturating_sub(area.y);
        // A ticked line is drawn from the gutter on.
        let gutter = if self.aids.tick_in_row(usize::from(y)) == Some(true) { 0 } else { GUTTER };
        let x = mouse.at.x.saturating_sub(area.x + gutter);
        let scratch = &mut self.aids.scratch;
        match mouse.what {
            Click::WheelUp => scratch.scroll(-3),
            Click::WheelDown => scratch.scroll(3),
            Click::Press if mouse.at.x < area.x + GUTTER => {
                let at = scratch.visible().nth(usize::from(y)).map(|row| row.start);
                let edit = at.and_then(|at| self.aids.tick(at));
                self.record_scratch(edit);
            }
            Click::Press => {
                scratch.click(x, y, false);
                if mouse.double {
                    scratch.select_word();
                }
            }
            Click::Drag => scratch.click(x, y, true),
        }
        self.used(Pane::Scratch);
    }

    /// Marks the selected passage of the text in sight, or takes its mark off; without a selection one is picked.
    pub(super) fn highlight(&mut self, ink: Ink, desk: &Desk) -> Requests {
        let text = self.readings.shown_id();
        let Some(reading) = self.readings.shown_mut() else { return Requests::new() };
        let Some(range) = reading.selection() else {
            reading.pick();
            return vec![Request::Say(desk.say(say::SELECT_FIRST).to_owned())];
        };
        let start = reading.text()[..range.start].chars().count();
        let quote = reading.text()[range].to_owned();
        reading.unselect();
        self.used(Pane::Material);
        let mark = Highlight { text, start, quote, ink };
        let end = mark.start + mark.quote.chars().count();
        let mut off = false;
        // Colours take each other's place; a line stands beside a colour.
        self.aids.highlights.retain(|h| {
            let apart =
                h.text != mark.text || h.start >= end || h.start + h.quote.chars().count() <= mark.start;
            let beside = (h.ink == Ink::Line) != (ink == Ink::Line);
            off |= !apart && h.ink == ink;
            apart || beside
        });
        let mut said = Requests::new();
        if !off {
            if ink == Ink::Line {
                self.collect(&mark.quote);
                said.push(Request::Say(desk.say(say::COLLECTED).to_owned()));
            }
            self.aids.highlights.push(mark);
            self.aids.highlights.sort_by_key(place);
        }
        self.keep_highlights();
        said
    }

    /// Writes a passage at the end of the scratch outline, on a line of its own.
    fn collect(&mut self, quote: &str) {
        let scratch = &mut self.aids.scratch;
        scratch.go(Motion::End, false);
        let lead = if scratch.text().is_empty() || scratch.text().ends_with('\n') { "" } else { "\n" };
        let edit = scratch.paste(&format!("{lead}{}", quote.replace('\n', " ")));
        self.record_scratch(edit);
    }

    fn keep_highlights(&mut self) {
        self.saved = self.attempt.highlights(&self.aids.highlights, self.spent());
        self.show_highlights();
    }

    /// Takes the `n`th mark off.
    pub(super) fn drop_mark(&mut self, n: usize, desk: &Desk) -> Requests {
        if n < self.aids.highlights.len() {
            self.aids.highlights.remove(n);
            self.keep_highlights();
        }
        if self.aids.highlights.is_empty() { Requests::new() } else { self.list_marks(n, desk) }
    }

    pub(super) fn show_highlights(&mut self) {
        let highlights = &self.aids.highlights;
        let mark = |id: &str, reading: &mut Reading| {
            let here = highlights.iter().filter(|h| h.text == id);
            let mut marks: Vec<_> =
                here.filter_map(|h| Some((found(h, reading.text())?, marks::role(h.ink)))).collect();
            marks.sort_by_key(|(range, role)| (*role == Role::Line, range.start));
            reading.mark_own(marks);
        };
        mark(PROMPT, &mut self.pinned);
        self.readings.for_each(mark);
    }

    /// Opens the list of own marks at the `n`th.
    pub(super) fn list_marks(&mut self, n: usize, desk: &Desk) -> Requests {
        if self.aids.highlights.is_empty() {
            return vec![Request::Say(desk.say(say::NO_MARKS).to_owned())];
        }
        vec![Request::Push(Box::new(Marks::new(&self.aids.highlights, n)))]
    }

    /// Brings the `n`th mark into sight, selected.
    pub(super) fn show_mark(&mut self, n: usize) {
        let Some(mark) = self.aids.highlights.get(n) else { return };
        self.readings.show_named(&mark.text);
        self.focus = Focus::Material;
        if let Some(reading) = self.readings.shown_mut()
            && let Some(range) = found(mark, reading.text())
        {
            reading.select(range);
        }
    }

    /// Goes to the next own mark, or the one before, around the end.
    pub(super) fn turn_mark(&mut self, action: Action, desk: &Desk) -> Requests {
        let marks = &self.aids.highlights;
        let text = self.readings.shown_id();
        let Some(reading) = self.readings.shown() else { return Requests::new() };
        let at = reading.selection().map_or_else(|| reading.in_sight().start, |range| range.start);
        let here = (text.parse().unwrap_or(0), reading.text()[..at].chars().count());
        let selected = reading.selection().is_some();
        let next = if action == Action::PreviousMark {
            marks.iter().rposition(|m| place(m) < here).or(marks.len().checked_sub(1))
        } else {
            let beyond = |m: &Highlight| place(m) > here || !selected && place(m) == here;
            marks.iter().position(beyond).or((!marks.is_empty()).then_some(0))
        };
        match next {
            Some(n) => self.show_mark(n),
            None => return vec![Request::Say(desk.say(say::NO_MARKS).to_owned())],
        }
        Requests::new()
    }

    /// Shows where in the material the point at the caret was collected.
    fn show_source(&mut self, desk: &Desk) -> Requests {
        let scratch = &self.aids.scratch;
        let line = &scratch.text()[scratch.layout().paragraph(scratch.caret())];
        let from = |h: &Highlight| h.ink == Ink::Line && line.contains(&h.quote.replace('\n', " "));
        match self.aids.highlights.iter().position(from) {
            Some(n) => self.show_mark(n),
            None => return vec![Request::Say(desk.say(say::NO_SOURCE).to_owned())],
        }
        Requests::new()
    }

    /// Draws the material, the scratch outline in its place, or both where there are many rows.
    pub(super) fn draw_left(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let focused = self.focus == Focus::Material;
        if !self.aids.shown || area.height < 2 {
            return self.readings.draw(buf, area, focused, desk);
        }
        if area.height >= BOTH {
            let rows = [Constraint::Min(0), Constraint::Length((area.height / 3).max(8))];
            let [above, below] = Layout::vertical(rows).areas(area);
            self.readings.draw(buf, above, focused, desk);
            self.draw_scratch(buf, below, desk);
        } else if focused {
            self.readings.draw(buf, area, true, desk);
        } else {
            self.draw_scratch(buf, area, desk);
        }
    }

    pub(super) fn draw_scratch(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let (ticked, points) = self.aids.ticked();
        let mut head = desk.say(say::SCRATCH).to_owned();
        if points > 0 {
            head += &desk.fill(say::TICKED, &[("n", &ticked), ("of", &points)]);
        }
        draw::heading(buf, area, &head, self.on_scratch(), theme);
        let below = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height - 1,
        };
        let outer = draw::column(below.intersection(area));
        self.aids.area = outer;
        let inner = Rect { x: outer.x + GUTTER, width: outer.width.saturating_sub(GUTTER), ..outer };
        let scratch = &mut self.aids.scratch;
        scratch.resize(inner.width, inner.height);
        let text = scratch.text();
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let from = start;
            start += line.len();
            (from..start, line)
        });
        let done = lines.filter(|(_, line)| line.starts_with(TICK)).map(|(range, _)| (range, Role::Dim));
        let marks: Vec<_> = done.collect();
        let mut caret = pane::draw(buf, inner, scratch, &marks, theme);
        for (n, line) in (0..).zip(outer.rows()) {
            let ticked = self.aids.tick_in_row(n);
            if ticked == Some(true) {
                into_gutter(buf, line);
                caret.x -= if caret.y == line.y { GUTTER } else { 0 };
            } else if ticked == Some(false) {
                buf.set_string(line.x, line.y, "·", theme.accent);
            }
        }
        let scratch = &self.aids.scratch;
        if scratch.text().is_empty() {
            let text =
                draw::fit(desk.say(say::SCRATCH_EMPTY), usize::from(inner.right().saturating_sub(caret.x)));
            buf.set_line(caret.x, caret.y, &Line::styled(text, theme.dim), inner.width);
        }
        let (rows, shown) = (scratch.layout().rows_len(), usize::from(inner.height));
        Scroll { top: scratch.top(), rows, shown }.draw(buf, inner, theme);
        self.aids.caret = Some(caret);
    }
}

/// Moves a row of the scratch outline to the left, so that its tick stands before the points.
fn into_gutter(buf: &mut Buffer, line: Rect) {
    for x in line.left()..line.right() {
        let cell = if x + GUTTER < line.right() { buf[(x + GUTTER, line.y)].clone() } else { Cell::EMPTY };
        let style = buf[(x, line.y)].style();
        buf[(x, line.y)] = cell;
        if x + GUTTER >= line.right() {
            buf[(x, line.y)].set_style(style);
        }
    }
}

/// The order of marks: by text, then by place in it.
fn place(mark: &Highlight) -> (usize, usize) {
    (mark.text.parse().unwrap_or(0), mark.start)
}

/// Where a mark stands in its text (bytes), which may have changed since.
fn found(mark: &Highlight, text: &str) -> Option<Range<usize>> {
    let at = text.char_indices().nth(mark.start).map_or(text.len(), |(at, _)| at);
    let here = text[at..].starts_with(mark.quote.as_str()).then_some(at);
    let at = here.or_else(|| text.find(mark.quote.as_str()))?;
    Some(at..at + mark.quote.len())
}
