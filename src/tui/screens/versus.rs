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
        parts::{facts, pane::Mark, reading::Reading, tree::Tree},
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
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
};
use std::cmp::Ordering;

mod rows;

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
/// Columns from which on the essays stand beside each other as well.
const THREE_ABREAST: u16 = 150;
/// Rows under which only one pane is shown.
const FEW_ROWS: u16 = 16;

/// One of the two attempts.
struct Side {
    review: Review,
    essay: Reading,
}

impl Side {
    fn open(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let work = desk.store.read(name)?;
        // Verdicts that cannot be read are told by the report of that attempt.
        let own = desk.store.verdicts(name).unwrap_or_default();
        let review = Review::of(&work, &own, &desk.library);
        let indent = desk.library.pack(&review.task.pack).map_or(0, indent_of);
        Ok(Self { essay: Reading::plain("", &review.essay, indent), review })
    }

    /// Marks a point's passage and brings it into sight.
    fn show(&mut self, point: Option<usize>) {
        let mut marks: Vec<Mark> = Vec::new();
        if let Some(point) = point.and_then(|i| self.review.points.get(i)) {
            let given = point.span.iter().filter(|_| point.status != Status::Missing);
            marks.extend(given.map(|r| (r.clone(), Role::Evidence)));
            marks.extend(point.terms.iter().map(|r| (r.clone(), Role::Term)));
            let near = point.nearest.as_ref().filter(|_| point.leaf && point.status == Status::Missing);
            marks.extend(near.into_iter().flat_map(|n| &n.span).map(|r| (r.clone(), Role::Near)));
            marks.extend(near.into_iter().flat_map(|n| &n.terms).map(|r| (r.clone(), Role::Term)));
            if let Some((first, _)) = marks.first() {
                self.essay.reveal(first.clone());
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
        let later = Side::open(name, desk)?;
        let task = &later.review.task;
        let entries = desk.store.attempts()?.into_iter();
        let of_question = entries.filter(|entry| {
            matches!(&entry.stage, Stage::HandedIn(s)
                if (&s.task.pack, &s.task.question) == (&task.pack, &task.question))
        });
        let names: Vec<String> = of_question.map(|entry| entry.name).collect();
        let Some(at) = names.iter().position(|n| n == name) else { return Ok(None) };
        let Some(before) = names.get(at + 1) else { return Ok(None) };
        let earlier = Side::open(before, desk)?;
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
    fn change(&self, point: usize) -> Ordering {
        match self.statuses(point) {
            Some((Some(before), now)) => rank(now).cmp(&rank(before)),
            _ => Ordering::Equal,
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
        match Side::open(name, desk) {
            Ok(side) => {
                self.sides[0] = side;
                self.at[0] = other;
                self.pair();
                Requests::new()
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
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
        for (side, name) in self.sides.iter_mut().zip([say::EARLIER, say::LATER]) {
            side.essay.title = format!("{} · {}", desk.say(name), facts::date(side.review.ended, desk));
            side.essay.hide();
        }
        self.draw_head(buf, head, desk);
        self.draw_body(buf, body, few_rows, desk);
    }

    fn caret(&self) -> Option<Position> {
        self.reading().and_then(Reading::caret)
    }
}
