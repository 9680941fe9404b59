//! An attempt that cannot be taken up, to be read: one that another celun is writing, as it grows, until that one has
//! ended; one that a newer celun wrote; one whose result is damaged.
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
    paper::Sitting,
    room::Room,
};
use crate::{
    locales::{Say, recovery as say},
    store::{Holder, StoreError},
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
    /// The mock paper that it is a question of.
    paper: Option<String>,
    title: String,
    why: Why,
    reading: Reading,
    looked: u64,
}

/// Why it can only be read.
enum Why {
    /// Another celun writes it.
    Held(Holder),
    /// Another one wrote it until now.
    Free,
    /// It cannot be understood.
    Unreadable(String),
}

/// What is done when an attempt, or the mock paper that it is a question of, could not be taken up: what can be read is
/// shown, else the error said.
pub fn or_say(name: &str, error: &StoreError, desk: &Desk) -> Request {
    let told = error.say(desk.lang);
    match error {
        StoreError::Held { name, holder } => show(name, Why::Held(holder.clone()), told, desk),
        StoreError::Newer { .. } | StoreError::Damaged { .. } => unreadable(name, told, desk),
        _ => Request::Say(told),
    }
}

/// Shows what can be read of an attempt that is not understood, else says why it is not.
pub fn unreadable(name: &str, told: String, desk: &Desk) -> Request {
    show(name, Why::Unreadable(told.clone()), told, desk)
}

fn show(name: &str, why: Why, told: String, desk: &Desk) -> Request {
    match desk.store.look(name) {
        Ok(found) if !found.replay.text.is_empty() || matches!(why, Why::Held(_)) => {
            let reading = Reading::plain(found.task.title.clone(), &found.replay.text, 0);
            let (title, paper) = (found.task.title, found.task.paper);
            let (name, looked) = (found.name, desk.now.mono);
            Request::Push(Box::new(Elsewhere { name, paper, title, why, reading, looked }))
        }
        _ => Request::Say(told),
    }
}

impl Elsewhere {
    /// Reads what stands there by now; the place in the text stays.
    fn look(&mut self, desk: &Desk) {
        self.looked = desk.now.mono;
        // Set aside meanwhile: what was seen last stays to be read.
        let Ok(found) = desk.store.look(&self.name) else {
            self.why = Why::Free;
            return;
        };
        self.why = found.held.map_or(Why::Free, Why::Held);
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
            Action::Resume if !self.reading.takes_text() => {
                let screen: Result<Box<dyn Screen>, StoreError> = match &self.paper {
                    Some(paper) => Sitting::resume(paper, desk).map(|s| Box::new(s) as _),
                    None => Room::resume(&self.name, desk).map(|s| Box::new(s) as _),
                };
                vec![screen.map_or_else(|error| Request::Say(error.say(desk.lang)), Request::Replace)]
            }
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
        let next = (self.looked + LOOK).saturating_sub(desk.now.mono);
        matches!(self.why, Why::Held(_)).then(|| Duration::from_millis(next))
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        if matches!(self.why, Why::Held(_)) && desk.now.mono.saturating_sub(self.looked) >= LOOK {
            self.look(desk);
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let [head, text] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
        let (told, style) = match &self.why {
            Why::Held(holder) => {
                (desk.fill(say::WRITTEN_BY, &[("holder", &holder.say(desk.lang))]), desk.theme.dim)
            }
            Why::Free => (desk.say(say::FREE_AGAIN).to_owned(), desk.theme.good),
            Why::Unreadable(told) => (told.clone(), desk.theme.bad),
        };
        let line = Line::styled(draw::fit(&told, usize::from(head.width)), style);
        frame.buffer_mut().set_line(head.x, head.y, &line, head.width);
        self.reading.draw(frame.buffer_mut(), text, true, desk);
    }
}
