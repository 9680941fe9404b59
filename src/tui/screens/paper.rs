//! A mock paper 套卷 being written: a writing room for each question under one clock, an overview, one hand-in.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, ctrl, f, hinted, key, row},
        parts::{confirm::Confirm, draw, facts, list::List, popup},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    paper_report::PaperReport,
    room::Room,
};
use crate::{
    locales::{Say, exam, paper as say},
    practice::{
        paper::{Plan, Standing, State},
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
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// The screen.
pub struct Sitting {
    name: String,
    paper: Paper,
    rooms: Vec<Room>,
    done: Vec<bool>,
    at: usize,
    /// The overview is open, at this question.
    overview: Option<List>,
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
        let new = NewPaper { title: plan.title.clone(), mode, minutes: plan.minutes, seed: plan.seed, tasks };
        let (name, paper, attempts) = desk.store.begin_paper(new, desk.now.wall)?;
        let session = Session::start(mode, plan.minutes, desk.now);
        let rooms: Vec<Room> = attempts
            .into_iter()
            .zip(found)
            .map(|(attempt, (pack, question, _))| {
                Room::of_paper(attempt, session.clone(), pack, question, desk)
            })
            .collect();
        Ok(Self::new(name, paper, rooms, 0, desk))
    }

    fn new(name: String, paper: Paper, rooms: Vec<Room>, at: usize, desk: &Desk) -> Self {
        let done = vec![false; rooms.len()];
        if let Some(room) = rooms.get(at) {
            room.watch(desk);
        }
        Self { name, paper, rooms, done, at, overview: None, over: false }
    }

    /// Goes on with a paper: every question as it was, the time left as the clock says.
    ///
    /// # Errors
    /// It cannot be read or written, or another process writes it.
    pub fn resume(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let paper = desk.store.paper(name)?;
        let mut found = Vec::with_capacity(paper.questions.len());
        for question in &paper.questions {
            match desk.store.resume(&question.attempt) {
                Ok(opened) => found.push(opened),
                // A hand-in that was cut off: this one is through.
                Err(StoreError::NotOpen(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let active = found.iter().map(|(_, replay)| replay.active).fold(0, u64::saturating_add);
        let last = found.iter().enumerate().max_by_key(|(_, (_, r))| r.clock.map_or(i64::MIN, |c| c.wall));
        let at = last.map_or(0, |(i, _)| i);
        let clock = found.get(at).and_then(|(_, replay)| replay.clock);
        let started = paper.started.as_millisecond();
        let session = Session::resume(paper.mode, paper.minutes, started, clock, active, desk.now);
        let rooms = found
            .into_iter()
            .map(|(attempt, replay)| Room::resume_of_paper(attempt, replay, session.clone(), desk))
            .collect();
        Ok(Self::new(name.to_owned(), paper, rooms, at, desk))
    }

    fn room(&mut self) -> Option<&mut Room> {
        self.rooms.get_mut(self.at)
    }

    fn go(&mut self, to: usize, desk: &Desk) {
        if to == self.at || to >= self.rooms.len() {
            return;
        }
        let Some(session) = self.room().map(|room| room.leave(desk)) else { return };
        self.at = to;
        let others = self.rooms.iter().enumerate().filter(|(i, _)| *i != to);
        let elsewhere = others.map(|(_, room)| room.pen_surplus()).sum();
        if let Some(room) = self.room() {
            room.enter(session, elsewhere, desk);
        }
    }

    fn standing(&self, i: usize) -> Standing {
        let budget = self.rooms.get(i).map_or(0, Room::minutes);
        let (written, spent) = self.rooms.get(i).map_or((false, 0), |r| (r.is_written(), r.spent()));
        Standing::of(written, self.done.get(i).copied().unwrap_or(false), spent, budget)
    }

    fn ask_hand_in(&self, desk: &Desk) -> Requests {
        let written = self.rooms.iter().filter(|r| r.is_written()).count();
        let none = self.rooms.len() - written;
        let lines = vec![
            Line::styled(desk.fill(say::ASK_WRITTEN, &[("n", &written), ("none", &none)]), desk.theme.text),
            Line::styled(desk.say(crate::locales::room::ASK_FINAL), desk.theme.dim),
        ];
        let yes = (say::HINT_HAND_IN, Action::HandInNow);
        vec![Request::Push(Box::new(Confirm::new(say::ASK_HAND_IN, lines, yes)))]
    }

    /// Hands every question in, then the paper. What fails can be tried again: what is through stays through.
    fn hand_in(&mut self, desk: &mut Desk) -> Requests {
        if let Some(room) = self.room() {
            room.settle(desk);
        }
        while let Some(room) = self.rooms.first_mut() {
            if let Err(error) = room.file(desk) {
                self.at = self.at.min(self.rooms.len() - 1);
                return vec![Request::Say(error.say(desk.lang))];
            }
            self.rooms.remove(0);
            self.done.remove(0);
            self.at = self.at.saturating_sub(1);
        }
        self.over = true;
        let ended = desk.store.end_paper(&self.name, desk.now.wall);
        desk.safe.watch(None);
        desk.refresh();
        match ended.and_then(|_| PaperReport::open(&self.name, desk)) {
            Ok(report) => vec![Request::Replace(Box::new(report))],
            Err(error) => vec![Request::Pop, Request::Say(error.say(desk.lang))],
        }
    }

    fn draw_overview(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let rows: Vec<(String, Tone)> = (0..self.rooms.len())
            .map(|i| {
                let standing = self.standing(i);
                let state = match standing.state {
                    State::Untouched => say::UNTOUCHED,
                    State::Open => say::OPEN,
                    State::Done => say::DONE,
                };
                let budget = u64::from(self.rooms[i].minutes()) * 60;
                let mut time = format!("{}/{}", facts::clock(standing.spent / 1000), facts::clock(budget));
                let tone = if standing.over > 0 {
                    time = desk.fill(say::OVER_BY, &[("time", &facts::clock(standing.over / 1000))]);
                    Tone::Bad
                } else if standing.state == State::Done {
                    Tone::Good
                } else {
                    Tone::Plain
                };
                let (title, counted) = self.rooms[i].title_and_count(desk);
                let text = format!(
                    "{} {} {} {} {}",
                    i + 1,
                    draw::pad(&title, 26),
                    draw::pad(desk.say(state), 10),
                    draw::pad_left(&counted, 9),
                    draw::pad_left(&time, 14)
                );
                (text, tone)
            })
            .collect();
        let height = rows.len() as u16 + 4;
        let inner = popup::open(frame, area, 74, height, desk.say(say::OVERVIEW), desk);
        let buf = frame.buffer_mut();
        let body =
            Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }.intersection(inner);
        let Some(list) = &mut self.overview else { return };
        list.place(rows.len(), body);
        for (i, row) in list.rows() {
            let style = match rows[i].1 {
                _ if i == list.selected => theme.selected,
                Tone::Bad => theme.bad,
                Tone::Good => theme.good,
                _ => theme.text,
            };
            let text = draw::pad(&rows[i].0, usize::from(row.width));
            buf.set_line(row.x, row.y, &Line::styled(text, style), row.width);
        }
    }
}

impl Screen for Sitting {
    fn name(&self, _: &Desk) -> String {
        self.paper.title.clone()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let Some(room) = self.rooms.get(self.at) else { return (String::new(), Tone::Plain) };
        let (text, tone) = room.status(desk);
        let (spent, budget) =
            (facts::clock(room.spent() / 1000), facts::clock(u64::from(room.minutes()) * 60));
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("n", &(self.at + 1)), ("of", &self.rooms.len()), ("spent", &spent), ("budget", &budget)];
        (desk.fill(say::QUESTION_OF, &values) + &text, tone)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.overview.is_some() {
            return vec![&OVERVIEW, &LIST];
        }
        let mut keys = vec![&KEYS];
        keys.extend(self.rooms.get(self.at).map(Screen::keys).unwrap_or_default());
        keys
    }

    fn takes_text(&self) -> bool {
        self.overview.is_none() && self.rooms.get(self.at).is_some_and(Screen::takes_text)
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.room().map_or_else(Requests::new, |room| room.insert(text, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        let count = self.rooms.len().max(1);
        match (action, &mut self.overview) {
            (Action::HandIn, _) => {
                self.overview = None;
                return self.ask_hand_in(desk);
            }
            (Action::HandInNow, _) => return self.hand_in(desk),
            (Action::NextQuestion, _) => self.go((self.at + 1) % count, desk),
            (Action::PreviousQuestion, _) => self.go((self.at + count - 1) % count, desk),
            (Action::Overview, _) => {
                let mut list = List::default();
                list.selected = self.at;
                self.overview = Some(list);
            }
            (Action::Back, Some(_)) => self.overview = None,
            (Action::Move(motion), Some(list)) => list.step(motion),
            (Action::Open, Some(list)) => {
                let to = list.selected;
                self.overview = None;
                self.go(to, desk);
            }
            (Action::Confirm, Some(list)) => {
                if let Some(done) = self.done.get_mut(list.selected) {
                    *done = !*done;
                }
            }
            (other, None) => {
                return self.room().map_or_else(Requests::new, |room| room.act(other, desk));
            }
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if let Some(list) = &self.overview {
            if mouse.what == Click::Press
                && let Some(to) = list.row_at(mouse.at)
            {
                self.overview = None;
                self.go(to, desk);
            }
            return Requests::new();
        }
        self.room().map_or_else(Requests::new, |room| room.mouse(mouse, desk))
    }

    fn wake(&self, desk: &Desk) -> Option<Duration> {
        self.rooms.get(self.at).and_then(|room| room.wake(desk))
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        let Some(room) = self.room() else {
            // Every question is through; only the end is to be noted.
            return if self.over { Requests::new() } else { self.hand_in(desk) };
        };
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
        if let Some(room) = self.room() {
            room.draw(frame, area, desk);
        }
        if self.overview.is_some() {
            self.draw_overview(frame, area, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.rooms.get(self.at).filter(|_| self.overview.is_none()).and_then(Screen::caret)
    }

    fn close(&mut self, desk: &mut Desk) {
        if !self.over
            && let Some(room) = self.room()
        {
            room.close(desk);
        }
    }
}
