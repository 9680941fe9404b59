//! Where events come from. The terminal is read on a thread of its own: reading blocks (within an unfinished paste
//! even after `poll` said that there is something), and neither the clock nor a signal may wait for it.
use ratatui::crossterm::event::{self, Event};
use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

/// What wakes the loop.
#[derive(Debug)]
pub enum Wake {
    /// A key, a click, a paste, a new size.
    Event(Event),
    /// The terminal was given back to us: draw everything anew.
    Redraw,
    /// The terminal is gone.
    Lost(io::Error),
}

/// A source of events; tests have one of their own.
pub trait Events {
    /// The next event, waiting for it at most `wait`.
    fn next(&mut self, wait: Duration) -> Option<Wake>;
}

/// Starts to read the terminal; what happens there goes to `send`. Nothing else may read it from then on.
///
/// # Errors
/// When the thread cannot be started.
pub fn read(send: Sender<Wake>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let (wake, end) = match event::read() {
                Ok(event) => (Wake::Event(event), false),
                Err(error) => (Wake::Lost(error), true),
            };
            if send.send(wake).is_err() || end {
                return;
            }
        }
    })?;
    Ok(())
}

impl Events for Receiver<Wake> {
    fn next(&mut self, wait: Duration) -> Option<Wake> {
        match self.recv_timeout(wait) {
            Ok(wake) => Some(wake),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Wake::Lost(io::ErrorKind::BrokenPipe.into())),
        }
    }
}
