//! Two attempts of one question, point by point 两次对比.
//!
//! ```text
//!  广场整治通知                                              进步2 · 退步0 · 不变3
//!  前次  2026-02-23 06:36 · 覆盖率 25% · 230/≤200 · 21:05
//!  本次  2026-02-25 06:36 · 覆盖率 62% · 180/≤200 · 21:05
//!  ─ 提纲 ───────────────────────────     ─ 前次 ──────────────────────────────
//!  ▌● ● 一、整治时间                       ……   the passages of the selected point highlighted in both;
//!   ○ ◐ 二、责任分工              ↗        ─ 本次 ──────────────────────────────
//!                                          ……   under the outline below 100 columns
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key, row},
        parts::{
            draw::{self, Styled},
            facts, gauge,
            pane::Mark,
            reading::Reading,
            status,
            tree::Tree,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
        theme::Role,
    },
    question::indent_of,
};
use crate::{
    compare::Status,
    locales::{Say, report, shell, versus as say},
    marking::{Review, review::Reviewed},
    store::{Stage, StoreError},
    text::motion::Motion,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_VERSUS,
    rows: &[
        hinted(&[ch('n')], Action::NextMissing, say::HINT_NEXT_CHANGE, say::DO_NEXT_CHANGE),
        row(&[ch('N'), ch('p')], Action::PreviousMissing, say::DO_PREVIOUS_CHANGE),
        hinted(&[ch('['), key(KeyCode::Left)], Action::PreviousTab, say::HINT_OLDER, say::DO_OLDER),
        row(&[ch(']'), key(KeyCode::Right)], Action::NextTab, say::DO_NEWER),
        row(&[key(KeyCode::Enter), ch(' ')], Action::FoldToggle, report::DO_FOLD_TOGGLE),
        row(&[ch('z')], Action::FoldAll, report::DO_FOLD_ALL),
        hinted(
            &[key(KeyCode::Tab), key(KeyCode::BackTab)],
            Action::NextPane,
            report::HINT_PANE,
            say::DO_PANE,
        ),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Keys while an essay has the keyboard.
pub static READING: Keys = Keys {
    name: say::KEYS_VERSUS,
    rows: &[
        hinted(
            &[key(KeyCode::Tab), key(KeyCode::BackTab)],
            Action::NextPane,
            report::HINT_PANE,
            say::DO_PANE,
        ),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Columns from which on the essays stand beside the outline.
const SIDE_BY_SIDE: u16 = 100;
/// Rows under which only one pane is shown.
const FEW_ROWS: u16 = 16;

/// One of the two attempts.
struct Side {
    review: Review,
    essay: Reading,
}

impl Side {
    fn open(name: &str, title: &str, desk: &Desk) -> Result<Self, StoreError> {
        let work = desk.store.read(name)?;
        // Verdicts that cannot be read are told by the report of that attempt.
        let own = desk.store.verdicts(name).unwrap_or_default();
        let review = Review::of(&work, &own, &desk.library);
        let indent = desk.library.pack(&review.task.pack).map_or(0, indent_of);
        let heading = format!("{title} · {}", facts::date(review.ended, desk));
        Ok(Self { essay: Reading::plain(heading, &review.essay, indent), review })
    }

    /// Marks a point's passage and brings it into sight.
    fn show(&mut self, point: Option<usize>) {
        let mut marks: Vec<Mark> = Vec::new();
        if let Some(point) = point.and_then(|i| self.review.points.get(i)) {
            marks.extend(point.span.iter().map(|r| (r.clone(), Role::Evidence)));
            marks.extend(point.terms.iter().map(|r| (r.clone(), Role::Term)));
            if let Some(span) = &point.span {
                self.essay.reveal(span.clone());
            }
        }
        self.essay.mark(marks);
    }
}

/// The screen.
pub struct Versus {
    /// Attempts of the question that were handed in, newest first.
    names: Vec<String>,
    /// Which of them is the earlier one, and the later.
    at: [usize; 2],
    /// The earlier one and the later.
    sides: [Side; 2],
    /// For each point of the later one: the same point in the earlier.
    same: Vec<Option<usize>>,
    /// Of the later one's points.
    tree: Tree,
    /// The pane that has the keyboard: the outline, or one of the essays.
    pane: Option<usize>,
    size: (u16, u16),
}

impl Versus {
    /// An attempt beside the one before it of the same question; `None` if there is none.
    ///
    /// # Errors
    /// The attempts cannot be read.
    pub fn open(name: &str, desk: &Desk) -> Result<Option<Self>, StoreError> {
        let later = Side::open(name, desk.say(say::LATER), desk)?;
        let task = &later.review.task;
        let entries = desk.store.attempts()?.into_iter();
        let of_question = entries.filter(|entry| {
            matches!(&entry.stage, Stage::HandedIn(s)
                if (&s.task.pack, &s.task.question) == (&task.pack, &task.question))
        });
        let names: Vec<String> = of_question.map(|entry| entry.name).collect();
        let Some(at) = names.iter().position(|n| n == name) else { return Ok(None) };
        let Some(before) = names.get(at + 1) else { return Ok(None) };
        let earlier = Side::open(before, desk.say(say::EARLIER), desk)?;
        let tree = Tree::new(later.review.points.iter().map(|p| p.depth).collect());
        let mut versus = Self {
            at: [at + 1, at],
            sides: [earlier, later],
            names,
            same: Vec::new(),
            tree,
            pane: None,
            size: (0, 0),
        };
        versus.pair();
        Ok(Some(versus))
    }

    /// Finds each point of the later attempt in the earlier one.
    fn pair(&mut self) {
        let [earlier, later] = &self.sides;
        let find =
            |p: &Reviewed| earlier.review.points.iter().position(|e| e.text == p.text && e.depth == p.depth);
        self.same = later.review.points.iter().map(find).collect();
        self.selected();
    }

    fn selected(&mut self) {
        let point = self.tree.selected();
        let before = self.same.get(point).copied().flatten();
        let [earlier, later] = &mut self.sides;
        earlier.show(before);
        later.show(Some(point));
    }

    /// Status before and now of a point of the later attempt.
    fn statuses(&self, point: usize) -> Option<(Option<Status>, Status)> {
        let [earlier, later] = &self.sides;
        let before = self.same.get(point).copied().flatten().and_then(|i| earlier.review.points.get(i));
        Some((before.map(|p| p.status), later.review.points.get(point)?.status))
    }

    /// How a point changed: greater is better.
    fn change(&self, point: usize) -> std::cmp::Ordering {
        match self.statuses(point) {
            Some((Some(before), now)) => rank(now).cmp(&rank(before)),
            _ => std::cmp::Ordering::Equal,
        }
    }

    fn is_leaf(&self, point: usize) -> bool {
        self.sides[1].review.points.get(point).is_some_and(|p| p.leaf)
    }

    fn go(&mut self, forward: bool, desk: &Desk) -> Requests {
        let (count, from) = (self.same.len(), self.tree.selected());
        let step = |k: usize| if forward { (from + k) % count } else { (from + count - k) % count };
        match (1..=count).map(step).find(|i| self.is_leaf(*i) && self.change(*i).is_ne()) {
            Some(point) => {
                self.tree.select(point);
                self.selected();
                Requests::new()
            }
            None => vec![Request::Say(desk.say(say::NO_CHANGE).to_owned())],
        }
    }

    /// Takes another attempt as the earlier one.
    fn turn(&mut self, older: bool, desk: &Desk) -> Requests {
        let [earlier, later] = self.at;
        let other = if older { earlier + 1 } else { earlier.saturating_sub(1) };
        let Some(name) = self.names.get(other).filter(|_| other > later) else {
            return vec![Request::Say(desk.say(say::ALONE).to_owned())];
        };
        match Side::open(name, desk.say(say::EARLIER), desk) {
            Ok(side) => {
                self.sides[0] = side;
                self.at[0] = other;
                self.pair();
                Requests::new()
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn changes(&self, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let leaves = (0..self.same.len()).filter(|i| self.is_leaf(*i));
        let changes: Vec<_> = leaves.map(|i| self.change(i)).collect();
        let count = |of| changes.iter().filter(|c| **c == of).count();
        let facts: Vec<Styled> = vec![
            (desk.fill(say::BETTER, &[("n", &count(std::cmp::Ordering::Greater))]), theme.good),
            (desk.fill(say::WORSE, &[("n", &count(std::cmp::Ordering::Less))]), theme.bad),
            (desk.fill(say::SAME, &[("n", &count(std::cmp::Ordering::Equal))]), theme.dim),
        ];
        draw::flow(facts, usize::MAX, theme).into_iter().next().unwrap_or_default()
    }

    fn summary(side: &Side, name: &str, width: usize, desk: &Desk) -> Line<'static> {
        let (theme, review) = (&desk.theme, &side.review);
        let mut facts: Vec<Styled> = vec![
            (format!("{name}  {}", facts::date(review.ended, desk)), theme.text),
            (format!("{} {}", desk.say(report::COVERAGE), facts::percent(review.coverage)), theme.strong),
        ];
        if let Some(measured) = &review.limit {
            let style = gauge::style(measured.verdict, theme);
            facts.push((format!("{} {}", measured.count, measured.say(desk.lang)), style));
        }
        facts.push((facts::clock(review.time.active / 1000), theme.dim));
        draw::flow(facts, width, theme).into_iter().next().unwrap_or_default()
    }

    fn draw_head(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let width = usize::from(area.width).saturating_sub(2);
        let changes = self.changes(desk);
        let room = width.saturating_sub(changes.width() + 2);
        let title = draw::fit(&self.sides[1].review.task.title, room);
        let names = [say::EARLIER, say::LATER].map(|t| desk.say(t));
        let column = names.iter().map(|n| n.width()).max().unwrap_or(0);
        let mut rows = area.rows();
        if let Some(row) = rows.next() {
            draw::right(buf, Rect { width: row.width.saturating_sub(1), ..row }, &changes);
            buf.set_line(row.x + 1, row.y, &Line::styled(title, desk.theme.strong), row.width);
        }
        for ((row, side), name) in rows.zip(&self.sides).zip(names) {
            let line = Self::summary(side, &draw::pad(name, column), width, desk);
            buf.set_line(row.x + 1, row.y, &line, row.width);
        }
    }

    fn draw_points(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let (theme, focused) = (&desk.theme, self.pane.is_none());
        draw::heading(buf, area, desk.say(report::OUTLINE), focused, theme);
        let rows = Rect { y: area.y + 1, height: area.height - 1, width: area.width - 1, ..area };
        self.tree.place(rows);
        let (selected, branches) = (self.tree.selected(), self.tree.has_branches());
        for (item, row) in self.tree.rows() {
            let here = item == selected;
            if here {
                buf.set_style(row, if focused { theme.selected } else { theme.selected_elsewhere });
            }
            buf.set_line(
                row.x,
                row.y,
                &self.row(item, here, branches, usize::from(row.width), desk),
                row.width,
            );
        }
        self.tree.list.scroll.draw(buf, rows, theme);
    }

    fn row(&self, item: usize, here: bool, branches: bool, width: usize, desk: &Desk) -> Line<'static> {
        let (Some(point), Some((before, now))) = (self.sides[1].review.points.get(item), self.statuses(item))
        else {
            return Line::default();
        };
        let theme = &desk.theme;
        // The ground of a selected row is set by the row; ink alone keeps it.
        let ink = |style: Style| if here { Style { bg: None, ..style } } else { style };
        let fold = match (branches, point.leaf, self.tree.is_folded(item)) {
            (false, ..) => "",
            (true, true, _) => "  ",
            (true, false, true) => "▸ ",
            (true, false, false) => "▾ ",
        };
        let indent = " ".repeat(2 * (point.depth - 1).min(6));
        let (mark, mark_style) = match self.change(item) {
            std::cmp::Ordering::Greater => ("↗", theme.good),
            std::cmp::Ordering::Less => ("↘", theme.bad),
            std::cmp::Ordering::Equal => (" ", theme.dim),
        };
        let (old, old_style) =
            before.map_or(("–", theme.dim), |s| (status::icon(s), status::style(s, theme)));
        let room = width.saturating_sub(1 + indent.width() + fold.width() + 4 + 3);
        let plain = if here && self.pane.is_none() { Style::new() } else { ink(theme.text) };
        Line::from(vec![
            Span::styled(if here { "▌" } else { " " }, ink(theme.accent)),
            Span::styled(format!("{indent}{fold}"), ink(theme.dim)),
            Span::styled(old, ink(old_style)),
            Span::raw(" "),
            Span::styled(status::icon(now), ink(status::style(now, theme))),
            Span::raw(" "),
            Span::styled(draw::pad(&format!("{}{}", point.number, point.text), room), plain),
            Span::styled(format!(" {mark}"), ink(mark_style)),
        ])
    }

    fn draw_essay(&mut self, buf: &mut Buffer, area: Rect, side: usize, desk: &Desk) {
        let focused = self.pane == Some(side);
        if let Some(side) = self.sides.get_mut(side) {
            side.essay.draw(buf, area, focused, desk);
        }
    }

    fn draw_body(&mut self, buf: &mut Buffer, area: Rect, few_rows: bool, desk: &Desk) {
        if area.width >= SIDE_BY_SIDE {
            let left = (area.width * 42 / 100).clamp(44, 84);
            let [tree, _, right] =
                Layout::horizontal([Constraint::Length(left), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            let [earlier, later] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]).areas(right);
            self.draw_points(buf, tree, desk);
            self.draw_essay(buf, earlier, 0, desk);
            self.draw_essay(buf, later, 1, desk);
        } else if few_rows {
            match self.pane {
                None => self.draw_points(buf, area, desk),
                Some(side) => self.draw_essay(buf, area, side, desk),
            }
        } else {
            let rows = (self.tree.rows_len() as u16 + 1).min(area.height / 2).max(3);
            let [tree, below] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(area);
            let [earlier, _, later] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(1), Constraint::Fill(1)])
                    .areas(below);
            self.draw_points(buf, tree, desk);
            self.draw_essay(buf, earlier, 0, desk);
            self.draw_essay(buf, later, 1, desk);
        }
    }

    fn reading(&self) -> Option<&Reading> {
        self.pane.and_then(|side| self.sides.get(side)).map(|side| &side.essay)
    }

    fn reading_mut(&mut self) -> Option<&mut Reading> {
        self.pane.and_then(|side| self.sides.get_mut(side)).map(|side| &mut side.essay)
    }
}

/// Opens the comparison of an attempt with the one before it, or says why not.
pub fn ask(name: &str, desk: &Desk) -> Requests {
    vec![match Versus::open(name, desk) {
        Ok(Some(versus)) => Request::Push(Box::new(versus)),
        Ok(None) => Request::Say(desk.say(say::ALONE).to_owned()),
        Err(error) => Request::Say(error.say(desk.lang)),
    }]
}

/// Greater is better.
const fn rank(status: Status) -> u8 {
    match status {
        Status::Missing => 0,
        Status::Partial => 1,
        Status::Covered => 2,
    }
}

impl Screen for Versus {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::VERSUS).to_owned()
    }

    fn status(&self, _desk: &Desk) -> (String, Tone) {
        (String::new(), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        match self.reading() {
            None => vec![&KEYS, &LIST],
            Some(reading) if reading.takes_text() => vec![reading.keys()],
            Some(reading) => vec![&READING, reading.keys()],
        }
    }

    fn takes_text(&self) -> bool {
        self.reading().is_some_and(Reading::takes_text)
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.reading_mut().map_or_else(Requests::new, |r| r.insert(text, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::NextPane => {
                self.pane = match self.pane {
                    None => Some(0),
                    Some(0) => Some(1),
                    Some(_) => None,
                };
                self.selected();
            }
            Action::NextMissing | Action::PreviousMissing => {
                return self.go(action == Action::NextMissing, desk);
            }
            Action::PreviousTab | Action::NextTab => return self.turn(action == Action::PreviousTab, desk),
            Action::FoldToggle | Action::FoldAll => {
                if action == Action::FoldAll {
                    self.tree.toggle_all();
                } else {
                    self.tree.toggle();
                }
                self.selected();
            }
            Action::Move(motion) if self.pane.is_none() => {
                self.tree.step(motion);
                self.selected();
            }
            other => return self.reading_mut().map_or_else(Requests::new, |r| r.act(other, desk)),
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        if self.tree.list.contains(mouse.at) {
            match mouse.what {
                Click::WheelUp => self.tree.step(Motion::Up),
                Click::WheelDown => self.tree.step(Motion::Down),
                Click::Press => {
                    self.pane = None;
                    match self.tree.item_at(mouse.at) {
                        Some(item) if item == self.tree.selected() => self.tree.toggle(),
                        Some(item) => self.tree.select(item),
                        None => {}
                    }
                }
                Click::Drag => return Requests::new(),
            }
            self.selected();
        } else if let Some(i) = self.sides.iter().position(|side| side.essay.contains(mouse.at)) {
            if mouse.what == Click::Press {
                self.pane = Some(i);
            }
            self.sides[i].essay.mouse(mouse);
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        if self.size != (area.width, area.height) {
            self.size = (area.width, area.height);
            self.selected();
        }
        let few_rows = area.height < FEW_ROWS;
        let [head, _, body] = Layout::vertical([
            Constraint::Length(if few_rows { 1 } else { 3 }),
            Constraint::Length(u16::from(area.height >= 28)),
            Constraint::Min(0),
        ])
        .areas(area);
        self.tree.list.hide();
        for side in &mut self.sides {
            side.essay.hide();
        }
        self.draw_head(buf, head, desk);
        self.draw_body(buf, body, few_rows, desk);
    }

    fn caret(&self) -> Option<Position> {
        self.reading().and_then(Reading::caret)
    }
}
