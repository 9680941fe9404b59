//! The event loop: generic over backend, events and clock, so that whole-program tests are plain tests.
use super::{
    app::App,
    input::{Events, Wake},
};
use crate::{locales::shell as say, practice::clock::Clock};
use ratatui::{
    Terminal,
    backend::Backend,
    layout::{Position, Rect},
};
use std::{io, time::Duration};

/// Events are taken for at most this long before the next frame, in milliseconds: a flood stays visible as it comes.
const DRAIN: u64 = 12;
/// Longest sleep when nothing is due: then it is looked whether the terminal is still there.
const LONGEST: Duration = Duration::from_secs(2);

/// Why the loop ended before the user ended it.
#[derive(Debug)]
pub enum Ended<E> {
    /// Drawing failed.
    Draw(E),
    /// The terminal is gone.
    Lost(io::Error),
}

/// What the loop needs of the terminal beyond drawing.
pub struct Beyond<'a> {
    /// Whether the terminal is still there; asked every two seconds.
    pub alive: &'a dyn Fn() -> bool,
    /// Puts a text into its clipboard.
    pub copy: &'a dyn Fn(&str),
}

/// Runs until the user ends the program.
///
/// # Errors
/// When drawing fails or the terminal is gone. Open attempts stay open; their text is in the journal.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    events: &mut dyn Events,
    clock: &dyn Clock,
    app: &mut App,
    beyond: &Beyond,
) -> Result<(), Ended<B::Error>> {
    loop {
        app.desk.now = clock.now();
        app.tick();
        if app.done() {
            return Ok(());
        }
        if app.take_dirty() {
            terminal.draw(|frame| app.draw(frame)).map_err(Ended::Draw)?;
        }
        if let Some(text) = app.take_copied() {
            (beyond.copy)(&text);
        }
        let due = app.wake();
        let Some(first) = events.next(due.unwrap_or(LONGEST).min(LONGEST)) else {
            if due.is_some_and(|d| d <= LONGEST) {
                app.soil();
            }
            if !(beyond.alive)() {
                return Err(Ended::Lost(io::ErrorKind::BrokenPipe.into()));
            }
            continue;
        };
        app.desk.now = clock.now();
        let until = app.desk.now.mono + DRAIN;
        let (mut next, mut anew) = (Some(first), false);
        while let Some(wake) = next {
            match wake {
                Wake::Event(event) => app.handle(event),
                Wake::Redraw => anew = true,
                Wake::Ambiguous(columns) if columns > 1 => {
                    let warning = app.desk.say(say::WIDE_AMBIGUOUS).to_owned();
                    app.notify(warning);
                }
                Wake::Ambiguous(_) => {}
                Wake::Lost(error) => return Err(Ended::Lost(error)),
            }
            if app.done() {
                return Ok(());
            }
            app.desk.now = clock.now();
            next = if app.desk.now.mono < until { events.next(Duration::ZERO) } else { None };
        }
        if anew {
            // Not `clear`, which asks the terminal for the cursor and waits for the answer.
            let size = terminal.size().map_err(Ended::Draw)?;
            terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(Ended::Draw)?;
            app.soil();
        }
    }
}
