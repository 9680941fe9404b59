//! A run of recall 默写: one exercise after the other, each graded.
//!
//! ```text
//!  法治政府建设 › 全市法治政府建设会议讲话提纲（示范创建篇）              还剩 9
//!
//!   二、抓住重点，落实六项任务                      the points above it
//!     （一）争创全国法治政府建设示范市              its siblings before it
//!     （二）＿＿＿＿＿＿＿＿                        what is asked for; then the point, missed parts marked
//!  ─ 凭记忆写出（二） ───────────────────────────
//!   优化营商环境|
//!
//!  1 忘了 10分钟   2 困难 1天   3 记得 2天   4 熟练 8天                  when it is answered
//! ```
mod page;

use super::super::{
    desk::Desk,
    keys::{Action, Keys, LIST, Row, ch, ctrl, hinted, key, row, with},
    parts::{
        draw,
        field::{self, Field},
        grades::Grades,
        list::List,
    },
    screen::{Click, Mouse, Request, Requests, Screen, Tone},
};
use crate::{
    locales::{Say, recall as say},
    recall::{
        Grade, cards,
        exercise::{Exercise, Task},
        session::Session,
    },
    text::motion::Motion,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyModifiers},
    layout::{Constraint, Layout, Position, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

const BACK: Row = hinted(
    &[key(KeyCode::Esc)],
    Action::Back,
    crate::locales::shell::HINT_BACK,
    crate::locales::shell::DO_BACK,
);
const SKIP: Row = hinted(&[ctrl('n')], Action::Skip, say::HINT_SKIP, say::DO_SKIP);
const OTHER: Row = hinted(&[ctrl('t')], Action::OtherDrill, say::HINT_OTHER, say::DO_OTHER);

/// Keys while a point is typed.
pub static TYPING: Keys = Keys {
    name: say::KEYS_RECALL,
    rows: &[hinted(&[key(KeyCode::Enter)], Action::Check, say::HINT_CHECK, say::DO_CHECK), SKIP, OTHER, BACK],
};

/// Keys while a blank is filled in.
pub static FILLING: Keys = Keys {
    name: say::KEYS_RECALL,
    rows: &[hinted(&[key(KeyCode::Enter)], Action::Check, say::HINT_FILL, say::DO_CHECK), SKIP, OTHER, BACK],
};

/// Keys while points are put in order.
pub static ORDERING: Keys = Keys {
    name: say::KEYS_ORDER,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Check, say::HINT_CHECK, say::DO_CHECK),
        hinted(
            &[ch('K'), with(SHIFT, KeyCode::Up), key(KeyCode::Left)],
            Action::Lift,
            say::HINT_LIFT,
            say::DO_LIFT,
        ),
        hinted(
            &[ch('J'), with(SHIFT, KeyCode::Down), key(KeyCode::Right)],
            Action::Sink,
            say::HINT_SINK,
            say::DO_SINK,
        ),
        hinted(&[ch('n'), ctrl('n')], Action::Skip, say::HINT_SKIP, say::DO_SKIP),
        row(&[ch('t'), ctrl('t')], Action::OtherDrill, say::DO_OTHER),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// Keys while a grade is asked for.
pub static GRADES: Keys = Keys {
    name: say::KEYS_GRADES,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch(' ')], Action::TakeGrade, say::HINT_TAKE, say::DO_TAKE),
        hinted(&[ch('1')], Action::Grade(Grade::Again), say::AGAIN, say::DO_AGAIN),
        hinted(&[ch('2')], Action::Grade(Grade::Hard), say::HARD, say::DO_HARD),
        hinted(&[ch('3')], Action::Grade(Grade::Good), say::GOOD, say::DO_GOOD),
        hinted(&[ch('4')], Action::Grade(Grade::Easy), say::EASY, say::DO_EASY),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// Keys when the run is over.
pub static OVER: Keys = Keys {
    name: say::KEYS_OVER,
    rows: &[
        hinted(
            &[key(KeyCode::Esc), key(KeyCode::Enter), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
        hinted(&[ch('d')], Action::RecallDue, say::HINT_MORE_DUE, say::DO_MORE_DUE),
    ],
};

/// The screen.
pub struct Recall {
    session: Session,
    field: Field,
    list: List,
    /// Where a click gives which grade.
    grades: Grades,
}

impl Recall {
    /// A run over these exercises.
    pub fn new(exercises: Vec<Exercise>) -> Self {
        let session = Session::new(exercises);
        let mut recall =
            Self { session, field: Field::new(""), list: List::default(), grades: Grades::default() };
        recall.fresh();
        recall
    }

    /// A run over all cards that are due, of all packs.
    pub fn due(desk: &mut Desk) -> Requests {
        match Self::of_due(desk) {
            Some(recall) => vec![Request::Push(Box::new(recall))],
            None => vec![Request::Say(desk.say(say::NOTHING_DUE).to_owned())],
        }
    }

    fn of_due(desk: &mut Desk) -> Option<Self> {
        let Desk { memory, library, rng, now, .. } = desk;
        let due = memory.due(library, now.wall);
        let exercises: Vec<_> = due.iter().filter_map(|card| Exercise::usual(card, rng)).collect();
        (!exercises.is_empty()).then(|| Self::new(exercises))
    }

    fn is_answered(&self) -> bool {
        self.session.current().is_some_and(|e| e.worth().is_some())
    }

    fn check(&mut self) {
        let Some(exercise) = self.session.current_mut() else { return };
        match &mut exercise.task {
            Task::Type(typing) => typing.answer(self.field.text()),
            Task::Order(ordering) => ordering.checked = true,
            Task::Cloze(cloze) => cloze.fill(self.field.text()),
        }
        if !matches!(exercise.task, Task::Type(_)) {
            self.field = Field::new("");
        }
    }

    fn grade(&mut self, grade: Grade, desk: &mut Desk) -> Requests {
        if !self.is_answered() {
            return Requests::new();
        }
        let graded = self.session.grade(grade, &mut desk.rng);
        self.fresh();
        let Some(graded) = graded else { return Requests::new() };
        match desk.memory.review(&graded.card, graded.grade, graded.drill, desk.now.wall) {
            Ok(()) => Requests::new(),
            Err(why) => vec![Request::Say(desk.fill(say::NOT_KEPT, &[("why", &why.say(desk.lang))]))],
        }
    }

    /// Nothing is typed and selected yet.
    fn fresh(&mut self) {
        self.field = Field::new("");
        self.list = match self.session.current().map(|e| &e.task) {
            Some(Task::Order(ordering)) => List::of(ordering.right().len()),
            _ => List::default(),
        };
    }

    fn other_drill(&mut self, desk: &mut Desk) {
        let Some(current) = self.session.current() else { return };
        let Some(card) = cards::card(&desk.library, &current.card) else { return };
        if let Some(other) = Exercise::another(&card, current.task.drill(), &mut desk.rng) {
            self.session.replace(other);
            self.fresh();
        }
    }

    fn shift(&mut self, down: bool) {
        if let Some(Exercise { task: Task::Order(ordering), .. }) = self.session.current_mut() {
            self.list.selected = ordering.shift(self.list.selected, down);
        }
    }

    /// Draws the four grades with what each leads to; the proposed one stands out.
    fn draw_grades(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(exercise) = self.session.current() else { return };
        let worth = exercise.worth();
        let intervals = desk.memory.intervals(&exercise.card, desk.now.wall);
        let later = intervals.map(|days| match days {
            0 => desk.say(say::MINUTES_LATER).to_owned(),
            n => desk.fill(say::DAYS_LATER, &[("n", &n)]),
        });
        self.grades.draw(buf, area, &later, worth, desk);
    }

    fn draw_head(&self, buf: &mut Buffer, area: Rect, exercise: &Exercise, desk: &Desk) {
        let left = desk.fill(say::LEFT, &[("n", &self.session.left())]);
        let room = usize::from(area.width).saturating_sub(left.width() + 2);
        let pack = format!("{} › ", exercise.pack);
        let title = draw::fit(&exercise.deck, room.saturating_sub(pack.width()));
        let line =
            Line::from(vec![Span::styled(pack, desk.theme.dim), Span::styled(title, desk.theme.strong)]);
        buf.set_line(area.x, area.y, &line, area.width);
        draw::right(buf, area, &Line::styled(left, desk.theme.dim));
    }
}

impl Screen for Recall {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::RECALL).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let drill = self.session.current().map_or("", |e| desk.say(super::drills::name(&e.task)));
        (drill.to_owned(), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        match self.session.current().map(|e| &e.task) {
            None => vec![&OVER],
            Some(_) if self.is_answered() => vec![&GRADES],
            Some(Task::Type(_)) => vec![&TYPING, &field::KEYS],
            Some(Task::Cloze(_)) => vec![&FILLING, &field::KEYS],
            Some(Task::Order(_)) => vec![&ORDERING, &LIST],
        }
    }

    fn takes_text(&self) -> bool {
        !self.is_answered()
            && matches!(self.session.current().map(|e| &e.task), Some(Task::Type(_) | Task::Cloze(_)))
    }

    fn insert(&mut self, text: &str, _desk: &mut Desk) -> Requests {
        self.field.insert(text);
        Requests::new()
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::RecallDue => match Self::of_due(desk) {
                Some(recall) => *self = recall,
                None => return vec![Request::Say(desk.say(say::OVER_NONE_DUE).to_owned())],
            },
            Action::Check => self.check(),
            Action::TakeGrade => {
                if let Some(worth) = self.session.current().and_then(Exercise::worth) {
                    return self.grade(worth, desk);
                }
            }
            Action::Grade(grade) => return self.grade(grade, desk),
            Action::Skip => {
                self.session.skip();
                self.fresh();
            }
            Action::OtherDrill => self.other_drill(desk),
            Action::Lift => self.shift(false),
            Action::Sink => self.shift(true),
            Action::Move(motion) if !self.takes_text() => self.list.step(motion),
            action => self.field.act(action),
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if mouse.what == Click::Press
            && self.is_answered()
            && let Some(grade) = self.grades.at(mouse.at)
        {
            return self.grade(grade, desk);
        }
        if self.takes_text() {
            self.field.mouse(mouse);
        } else if let Some(Exercise { task: Task::Order(ordering), .. }) = self.session.current_mut() {
            match (mouse.what, self.list.row_at(mouse.at)) {
                (Click::Press, Some(row)) => self.list.selected = row,
                (Click::Drag, Some(row)) => {
                    ordering.drag(self.list.selected, row);
                    self.list.selected = row;
                }
                (Click::WheelUp, _) => self.list.step(Motion::Up),
                (Click::WheelDown, _) => self.list.step(Motion::Down),
                _ => {}
            }
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let area = draw::column(Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area });
        let Some(exercise) = self.session.current().cloned() else {
            return page::over(buf, area, &self.session, desk);
        };
        let answered = exercise.worth().is_some();
        // In a tall window what is asked stands where the eye rests, not at the very top.
        let [_, head, _, body, grades] = Layout::vertical([
            Constraint::Length(if area.height >= 36 { area.height / 8 } else { 0 }),
            Constraint::Length(1),
            Constraint::Length(u16::from(area.height >= 14)),
            Constraint::Min(0),
            Constraint::Length(if answered { 2 } else { 0 }),
        ])
        .areas(area);
        self.draw_head(buf, head, &exercise, desk);
        let rest = match &exercise.task {
            Task::Type(typing) => page::typing(buf, body, &exercise, typing, &mut self.field, desk),
            Task::Order(ordering) => page::ordering(buf, body, &exercise, ordering, &mut self.list, desk),
            Task::Cloze(cloze) => page::cloze(buf, body, &exercise, cloze, &mut self.field, desk),
        };
        if answered {
            let y = (rest.y + 1).min(grades.bottom().saturating_sub(1));
            self.draw_grades(buf, Rect { y, height: 1, ..area }, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.field.caret().filter(|_| self.takes_text())
    }
}
