//! The contract between the shell and a screen.
use super::{
    desk::Desk,
    keys::{Action, Keys},
};
use ratatui::{
    Frame,
    layout::{Position, Rect},
};
use std::time::Duration;

/// What a screen asks the shell to do; screens hold nothing of each other.
pub enum Request {
    /// Put this screen on top.
    Push(Box<dyn Screen>),
    /// Take this screen off and put that one in its place.
    Replace(Box<dyn Screen>),
    /// Take this screen off.
    Pop,
    /// Take this screen off and hand the action to the one beneath: the answer of a dialog.
    Answer(Action),
    /// Take off whatever lies above this screen: what follows is about it. Only as an answer to [`Screen::tick`].
    Uncover,
    /// Say something in the hint bar for a few seconds.
    Say(String),
    /// Put this text into the terminal's clipboard.
    Copy(String),
    /// End the program.
    Quit,
}

/// What a handler asks for, in order; mostly nothing.
pub type Requests = Vec<Request>;

/// How a short fact is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the styles of the theme of these names")]
pub enum Tone {
    Plain,
    Good,
    Fair,
    Bad,
}

/// A mouse event within the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub what: Click,
    /// Where, in cells of the terminal.
    pub at: Position,
    /// It is the second press at this place within a moment.
    pub double: bool,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Click {
    /// Left button down.
    Press,
    /// Moved with the left button down.
    Drag,
    /// Wheel away from the user.
    WheelUp,
    /// Wheel towards the user.
    WheelDown,
}

/// A screen or a dialog. `act`, `insert`, `mouse` and `tick` change it and ask for things; `draw` shows it and may
/// remember where things are; `caret` is where the terminal's own cursor belongs, which input methods and screen
/// readers follow: every state that takes text has one.
pub trait Screen {
    /// Its name in the title bar's trail.
    fn name(&self, desk: &Desk) -> String;

    /// The contexts of the key table that hold now, the most particular first.
    fn keys(&self) -> Vec<&'static Keys>;

    /// Does what a key or click asked for.
    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests;

    /// Shows itself in `area`.
    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk);

    /// Whether keys that type a character are text now.
    fn takes_text(&self) -> bool {
        false
    }

    /// Takes typed or pasted text; only called while it takes text.
    fn insert(&mut self, _text: &str, _desk: &mut Desk) -> Requests {
        Requests::new()
    }

    /// Where the caret stood in the last drawing; `None`: no caret.
    fn caret(&self) -> Option<Position> {
        None
    }

    /// Takes a click; the wheel scrolls what is under it.
    fn mouse(&mut self, _mouse: Mouse, _desk: &mut Desk) -> Requests {
        Requests::new()
    }

    /// Short facts for the right end of the title bar.
    fn status(&self, _desk: &Desk) -> (String, Tone) {
        (String::new(), Tone::Plain)
    }

    /// How long until something changes that can be seen without a key; `None`: never.
    fn wake(&self, _desk: &Desk) -> Option<Duration> {
        None
    }

    /// Time has passed.
    fn tick(&mut self, _desk: &mut Desk) -> Requests {
        Requests::new()
    }

    /// It is on top again after another screen was taken off.
    fn resume(&mut self, _desk: &mut Desk) {}

    /// It is about to be taken off, or the program to end.
    fn close(&mut self, _desk: &mut Desk) {}

    /// Whether it is drawn over the screen beneath, as a dialog is.
    fn is_dialog(&self) -> bool {
        false
    }
}
