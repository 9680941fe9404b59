//! An attempt that another celun is writing: it can be read as it grows, and taken up as soon as that one has ended.
//!
//! ```text
//! ─ 广场整治通知 ── 正由另一个 celun（进程 4711，主机 desk，始于 09:30）书写，只读 ─
//!   关于整治广场的通知
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, hinted, key},
        parts::{draw, reading::Reading},
        screen::{Mouse, Request, Requests, Screen, Tone},
    },
    room::Room,
};
use crate::{
    locales::{Say, recovery as say},
    store::{Holder, StoreError, Unfinished},
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use std::time::Duration;

/// Milliseconds between two looks at the disk.
const LOOK: u64 = 1_000;

/// Keys of the screen beside those of a text.
pub static KEYS: Keys = Keys {
    name: say::KEYS_ELSEWHERE,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Resume, say::HINT_TAKE_UP, say::DO_TAKE_UP),
        hinted(&[key(KeyCode::Esc)], Action::Back, say::HINT_BACK, say::DO_BACK),
    ],
};

/// The screen.
pub struct Elsewhere {
    name: String,
    title: String,
    holder: Option<Holder>,
    reading: Reading,
    looked: u64,
}

/// What is done when an attempt could not be taken up: one that another celun writes is shown, else the error said.
pub fn or_say(name: &str, error: &StoreError, desk: &Desk) -> Request {
    match (error, desk.store.look(name)) {
        (StoreError::Held { .. }, Ok(found)) => Request::Push(Box::new(Elsewhere::new(found, desk))),
        _ => Request::Say(error.say(desk.lang)),
    }
}

impl Elsewhere {
    fn new(found: Unfinished, desk: &Desk) -> Self {
        let reading = Reading::plain(found.task.title.clone(), &found.replay.text, 0);
        let Unfinished { name, task, held, .. } = found;
        Self { name, title: task.title, holder: held, reading, looked: desk.now.mono }
    }

    /// Reads what stands there by now; the place in the text stays.
    fn look(&mut self, desk: &Desk) {
        self.looked = desk.now.mono;
        // Handed in or set aside meanwhile: what was seen last stays to be read.
        let Ok(found) = desk.store.look(&self.name) else {
            self.holder = None;
            return;
        };
        self.holder = found.held;
        if found.replay.text != self.reading.text() {
            let start = self.reading.in_sight().start;
            self.reading = Reading::plain(self.title.clone(), &found.replay.text, 0);
            self.reading.start_at(start);
        }
    }
}

impl Screen for Elsewhere {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::ELSEWHERE).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, self.reading.keys()]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back if !self.reading.takes_text() => vec![Request::Pop],
            Action::Resume if !self.reading.takes_text() => match Room::resume(&self.name, desk) {
                Ok(room) => vec![Request::Replace(Box::new(room))],
                Err(error) => vec![Request::Say(error.say(desk.lang))],
            },
            other => self.reading.act(other, desk),
        }
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.reading.insert(text, desk)
    }

    fn takes_text(&self) -> bool {
        self.reading.takes_text()
    }

    fn caret(&self) -> Option<Position> {
        self.reading.caret()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        self.reading.mouse(mouse);
        Requests::new()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        (desk.say(say::READ_ONLY).to_owned(), Tone::Fair)
    }

    fn wake(&self, desk: &Desk) -> Option<Duration> {
        Some(Duration::from_millis((self.looked + LOOK).saturating_sub(desk.now.mono)))
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        if desk.now.mono.saturating_sub(self.looked) >= LOOK {
            self.look(desk);
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let [head, text] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
        let (told, style) = match &self.holder {
            Some(holder) => {
                (desk.fill(say::WRITTEN_BY, &[("holder", &holder.say(desk.lang))]), desk.theme.dim)
            }
            None => (desk.say(say::FREE_AGAIN).to_owned(), desk.theme.good),
        };
        let line = Line::styled(draw::fit(&told, usize::from(head.width)), style);
        frame.buffer_mut().set_line(head.x, head.y, &line, head.width);
        self.reading.draw(frame.buffer_mut(), text, true, desk);
    }
}
