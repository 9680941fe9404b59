//! A mock paper 套卷 being written: a writing room for each question under one clock, an overview, one hand-in.
//!
//! ```text
//!  策论  题库 › 套卷 › 标准卷         第2/5题 00:09/16:00 · 笔 … · 模考 剩余 2:41:09
//!   … the writing room of the question in sight …
//! ╭ 全卷总览 ───────────────────────────────────────────────╮   the overview over it: `overview.rs`
//! ```
mod overview;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, ctrl, f, hinted, key, row},
        parts::{confirm::Confirm, facts, list::List},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    paper_report::PaperReport,
    room::Room,
};
use crate::{
    locales::{Say, exam, paper as say, shell},
    practice::{
        paper::{Plan, Standing, resumed},
        session::Session,
    },
    store::{Mode, NewPaper, Paper, StoreError},
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
    text::Line,
};
use std::time::Duration;

/// Keys of the paper, above those of the writing room.
pub static KEYS: Keys = Keys {
    name: say::KEYS_PAPER,
    rows: &[
        hinted(&[ctrl('n')], Action::NextQuestion, say::HINT_NEXT, say::DO_NEXT),
        row(&[ctrl('b')], Action::PreviousQuestion, say::DO_PREVIOUS),
        hinted(&[f(5), ctrl('g')], Action::Overview, say::HINT_OVERVIEW, say::DO_OVERVIEW),
        hinted(&[ctrl('d'), f(10)], Action::HandIn, say::HINT_HAND_IN, say::DO_HAND_IN),
    ],
};

/// Keys of the overview.
pub static OVERVIEW: Keys = Keys {
    name: say::KEYS_OVERVIEW,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_GO, say::DO_GO),
        hinted(&[ch(' '), ch('d')], Action::Confirm, say::HINT_DONE, say::DO_DONE),
        hinted(&[ctrl('d'), f(10)], Action::HandIn, say::HINT_HAND_IN, say::DO_HAND_IN),
        hinted(
            &[key(KeyCode::Esc), ch('q'), f(5), ctrl('g')],
            Action::Back,
            shell::HINT_BACK,
            shell::DO_BACK,
        ),
    ],
};

/// A question that is still to be handed in.
struct Seat {
    /// Its place in the paper.
    question: usize,
    room: Room,
}

/// The screen.
pub struct Sitting {
    name: String,
    paper: Paper,
    seats: Vec<Seat>,
    at: usize,
    /// The overview is open, at this seat.
    overview: Option<List>,
    /// A hand-in that was cut off, or asked for from outside, is to be brought to its end.
    closing: bool,
    /// The paper's working time once no seat is left to tell.
    active: Option<u64>,
    over: bool,
}

impl Sitting {
    /// Begins a paper.
    ///
    /// # Errors
    /// It cannot be kept on the disk.
    pub fn begin(plan: &Plan, mode: Mode, desk: &mut Desk) -> Result<Self, StoreError> {
        let library = &desk.library;
        let found = plan.items.iter().filter_map(|item| {
            let pack = library.pack(&item.pack)?;
            Some((pack.clone(), pack.question(&item.question)?.clone(), item))
        });
        let found: Vec<_> = found.collect();
        let tasks = found
            .iter()
            .map(|(pack, question, item)| {
                let mut task = Room::task(pack, question, mode);
                task.minutes = item.minutes;
                (task, item.points)
            })
            .collect();
        let new = NewPaper {
            kind: plan.kind,
            title: plan.title.clone(),
            mode,
            minutes: plan.minutes,
            seed: plan.seed,
            tasks,
        };
        let (name, paper, attempts) = desk.store.begin_paper(new, desk.now.wall)?;
        let session = Session::start(mode, plan.minutes, desk.now);
        let seats = attempts
            .into_iter()
            .zip(found)
            .enumerate()
            .map(|(question, (attempt, (pack, model, _)))| Seat {
                question,
                room: Room::of_paper(attempt, session.clone(), pack, model, desk),
            })
            .collect();
        Ok(Self::new(name, paper, seats, desk))
    }

    fn new(name: String, paper: Paper, mut seats: Vec<Seat>, desk: &Desk) -> Self {
        let at = seats.iter().position(|seat| seat.question == paper.at).unwrap_or(0);
        let elsewhere = elsewhere(&seats, at);
        if let Some(seat) = seats.get_mut(at) {
            seat.room.sit(elsewhere, desk);
        }
        Self { name, paper, seats, at, overview: None, closing: false, active: None, over: false }
    }

    /// Goes on with a paper: every question as it was, the time left as the clock says. Where a hand-in was cut off, some
    /// questions are through already: it is brought to its end.
    ///
    /// # Errors
    /// It cannot be read or written, or another process writes it.
    pub fn resume(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let paper = desk.store.paper(name)?;
        let mut found = Vec::with_capacity(paper.questions.len());
        let mut recorded = Vec::with_capacity(paper.questions.len());
        for (i, question) in paper.questions.iter().enumerate() {
            match desk.store.resume(&question.attempt) {
                Ok((attempt, replay)) => {
                    recorded.push((replay.clock, replay.active));
                    found.push((i, attempt, replay));
                }
                Err(StoreError::NotOpen(_)) => {
                    let handed_in = desk.store.read(&question.attempt);
                    recorded.push((None, handed_in.map_or(0, |work| work.summary.active_ms)));
                }
                // It was set aside by itself: the others go on without it.
                Err(StoreError::NoAttempt(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let closing = found.is_empty() || found.len() < recorded.len();
        let session = resumed(&paper, &recorded, desk.now);
        let active = session.active();
        let seats = found
            .into_iter()
            .map(|(question, attempt, replay)| Seat {
                question,
                room: Room::resume_of_paper(attempt, replay, session.clone(), desk),
            })
            .collect::<Vec<_>>();
        let active = seats.is_empty().then_some(active);
        Ok(Self { closing, active, ..Self::new(name.to_owned(), paper, seats, desk) })
    }

    /// Hands it in as it stands, at once.
    #[must_use]
    pub fn closing(mut self) -> Self {
        self.closing = true;
        self
    }

    fn room(&self) -> Option<&Room> {
        self.seats.get(self.at).map(|seat| &seat.room)
    }

    fn room_mut(&mut self) -> Option<&mut Room> {
        self.seats.get_mut(self.at).map(|seat| &mut seat.room)
    }

    /// Writes what is known of the paper as a whole.
    fn keep(&self, desk: &Desk) -> Requests {
        match desk.store.keep_paper(&self.name, &self.paper) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn go(&mut self, to: usize, desk: &Desk) -> Requests {
        if to == self.at || to >= self.seats.len() {
            return Requests::new();
        }
        let Some(session) = self.room_mut().map(|room| room.leave(desk)) else { return Requests::new() };
        self.at = to;
        let elsewhere = elsewhere(&self.seats, to);
        if let Some(seat) = self.seats.get_mut(to) {
            seat.room.enter(session, elsewhere, desk);
            self.paper.at = seat.question;
        }
        self.keep(desk)
    }

    fn is_done(&self, seat: &Seat) -> bool {
        self.paper.questions.get(seat.question).is_some_and(|q| q.done)
    }

    fn standing(&self, seat: &Seat) -> Standing {
        let room = &seat.room;
        Standing::of(room.is_written(), self.is_done(seat), room.spent(), room.minutes())
    }

    /// Marks a question as done, or not. Kept on disk at once.
    fn toggle_done(&mut self, seat: usize, desk: &Desk) -> Requests {
        let Some(seat) = self.seats.get(seat) else { return Requests::new() };
        if !seat.room.is_written() && !self.is_done(seat) {
            return vec![Request::Say(desk.say(say::NOT_WRITTEN).to_owned())];
        }
        if let Some(question) = self.paper.questions.get_mut(seat.question) {
            question.done = !question.done;
        }
        self.keep(desk)
    }

    fn ask_hand_in(&self, desk: &Desk) -> Requests {
        let written = self.seats.iter().filter(|seat| seat.room.is_written()).count();
        let none = self.seats.len() - written;
        let mut lines = vec![Line::styled(
            desk.fill(say::ASK_WRITTEN, &[("n", &written), ("none", &none)]),
            desk.theme.text,
        )];
        if let Some(left) = self.room().map(Room::shown).filter(|left| *left > 0) {
            let time = facts::clock(left.unsigned_abs());
            lines.push(Line::styled(desk.fill(say::ASK_LEFT, &[("time", &time)]), desk.theme.text));
        }
        lines.push(Line::styled(desk.say(crate::locales::room::ASK_FINAL), desk.theme.dim));
        let yes = (say::HINT_HAND_IN, Action::HandInNow);
        vec![Request::Push(Box::new(Confirm::new(say::ASK_HAND_IN, lines, yes)))]
    }

    /// Hands every question in, then the paper. What fails can be tried again: what is through stays through.
    fn hand_in(&mut self, desk: &mut Desk) -> Requests {
        self.closing = false;
        if let Some(room) = self.room_mut() {
            room.settle(desk);
            self.active = Some(room.active());
        }
        while let Some(seat) = self.seats.first_mut() {
            if let Err(error) = seat.room.file(desk) {
                self.at = self.at.min(self.seats.len() - 1);
                return vec![Request::Say(error.say(desk.lang))];
            }
            self.seats.remove(0);
            self.at = self.at.saturating_sub(1);
        }
        self.over = true;
        let ended = desk.store.end_paper(&self.name, desk.now.wall, self.active);
        desk.safe.watch(None);
        desk.refresh();
        match ended.and_then(|_| PaperReport::open(&self.name, desk)) {
            Ok(report) => vec![Request::Replace(Box::new(report))],
            Err(error) => vec![Request::Pop, Request::Say(error.say(desk.lang))],
        }
    }
}

/// What a pen took longer, in milliseconds, at all seats but this one.
fn elsewhere(seats: &[Seat], at: usize) -> u64 {
    let others = seats.iter().enumerate().filter(|(i, _)| *i != at);
    others.map(|(_, seat)| seat.room.pen_surplus()).fold(0, u64::saturating_add)
}

impl Screen for Sitting {
    fn name(&self, desk: &Desk) -> String {
        self.paper.say(desk.lang)
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let Some(seat) = self.seats.get(self.at) else { return (String::new(), Tone::Plain) };
        let (text, tone) = seat.room.status(desk);
        let spent = facts::clock(seat.room.spent() / 1000);
        let budget = facts::clock(u64::from(seat.room.minutes()) * 60);
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("n", &(seat.question + 1)),
            ("of", &self.paper.questions.len()),
            ("spent", &spent),
            ("budget", &budget),
        ];
        (desk.fill(say::QUESTION_OF, &values) + &text, tone)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.overview.is_some() {
            return vec![&OVERVIEW, &LIST];
        }
        let mut keys = vec![&KEYS];
        keys.extend(self.room().map(Screen::keys).unwrap_or_default());
        keys
    }

    fn takes_text(&self) -> bool {
        self.overview.is_none() && self.room().is_some_and(Screen::takes_text)
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.room_mut().map_or_else(Requests::new, |room| room.insert(text, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        let count = self.seats.len().max(1);
        match (action, &mut self.overview) {
            (Action::HandIn, _) => {
                self.overview = None;
                return self.ask_hand_in(desk);
            }
            (Action::HandInNow, _) => return self.hand_in(desk),
            (Action::NextQuestion, _) => return self.go((self.at + 1) % count, desk),
            (Action::PreviousQuestion, _) => return self.go((self.at + count - 1) % count, desk),
            (Action::Overview, _) => {
                let mut list = List::of(self.seats.len());
                list.selected = self.at;
                self.overview = Some(list);
            }
            (Action::Back, Some(_)) => self.overview = None,
            (Action::Move(motion), Some(list)) => list.step(motion),
            (Action::Open, Some(list)) => {
                let to = list.selected;
                self.overview = None;
                return self.go(to, desk);
            }
            (Action::Confirm, Some(list)) => {
                let seat = list.selected;
                return self.toggle_done(seat, desk);
            }
            // The answer of a dialog of the room comes with the overview open, too.
            (other, _) => {
                return self.room_mut().map_or_else(Requests::new, |room| room.act(other, desk));
            }
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if let Some(list) = &self.overview {
            if mouse.what == Click::Press
                && let Some(to) = list.row_at(mouse.at)
            {
                self.overview = None;
                return self.go(to, desk);
            }
            return Requests::new();
        }
        self.room_mut().map_or_else(Requests::new, |room| room.mouse(mouse, desk))
    }

    fn wake(&self, desk: &Desk) -> Option<Duration> {
        if self.closing {
            return Some(Duration::ZERO);
        }
        self.room().and_then(|room| room.wake(desk))
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        if self.closing {
            return self.hand_in(desk);
        }
        let Some(room) = self.room_mut() else { return Requests::new() };
        let requests = room.tick(desk);
        if room.is_time_up() {
            let mut requests = vec![Request::Uncover];
            requests.extend(self.hand_in(desk));
            requests.push(Request::Say(desk.say(exam::TIME_UP).to_owned()));
            return requests;
        }
        requests
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        if let Some(room) = self.room_mut() {
            room.draw(frame, area, desk);
        }
        if self.overview.is_some() {
            self.draw_overview(frame, area, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.room().filter(|_| self.overview.is_none()).and_then(Screen::caret)
    }

    fn close(&mut self, desk: &mut Desk) {
        if !self.over
            && let Some(room) = self.room_mut()
        {
            room.close(desk);
        }
    }
}
