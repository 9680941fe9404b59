//! Where events come from. The terminal is read on a thread of its own, which waits with a limit wherever a silence
//! says something; neither the clock nor a signal waits for it.
pub mod parser;

use filedescriptor::{POLLIN, poll, pollfd};
use parser::{Input, Parser};
use ratatui::crossterm::event::Event;
use std::{
    fs::File,
    io::{self, Read},
    os::fd::{AsFd, AsRawFd},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};

/// What wakes the loop.
#[derive(Debug)]
pub enum Wake {
    /// A key, a click, a paste.
    Event(Event),
    /// The terminal was given back to us, or has another size: draw everything anew.
    Redraw,
    /// The columns that the terminal gives an ambiguous-width character.
    Ambiguous(u16),
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
/// When there is no standard input or the thread cannot be started.
pub fn read(send: Sender<Wake>) -> io::Result<()> {
    let mut terminal = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    thread::Builder::new().name("input".into()).spawn(move || {
        let (mut parser, mut out, mut bytes) = (Parser::default(), Vec::new(), [0; 4096]);
        loop {
            let lost = wait(&mut terminal, &mut bytes, parser.patience()).map(|came| match came {
                Some(n) => parser.take(&bytes[..n], &mut out),
                None => parser.silence(&mut out),
            });
            for input in out.drain(..) {
                let wake = match input {
                    Input::Event(event) => Wake::Event(event),
                    Input::Column(columns) => Wake::Ambiguous(columns),
                };
                if send.send(wake).is_err() {
                    return;
                }
            }
            if let Err(error) = lost {
                // Nobody is left to be told when this fails.
                let _ = send.send(Wake::Lost(error));
                return;
            }
        }
    })?;
    Ok(())
}

/// Waits for bytes, at most `patience`; `None`: there were none.
fn wait(terminal: &mut File, bytes: &mut [u8], patience: Option<Duration>) -> io::Result<Option<usize>> {
    loop {
        let mut fds = [pollfd { fd: terminal.as_raw_fd(), events: POLLIN, revents: 0 }];
        match poll(&mut fds, patience) {
            Ok(0) => return Ok(None),
            // Also when the terminal is gone: then reading says so.
            Ok(_) => match terminal.read(bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(n) => return Ok(Some(n)),
                Err(e) if matches!(e.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {}
                Err(e) => return Err(e),
            },
            Err(filedescriptor::Error::Poll(e) | filedescriptor::Error::Io(e))
                if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(io::Error::other(e)),
        }
    }
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
