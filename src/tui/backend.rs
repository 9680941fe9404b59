//! One write a frame: what ratatui draws is collected and sent to the terminal as one synchronised update, so that
//! the caret is never seen (by the eye, an input method or a screen reader) away from its place.
use super::guard;
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    crossterm::{
        queue,
        terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
    },
    layout::{Position, Size},
};
use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

/// Collects bytes; a flush of the inner backend (it flushes on every cursor command) sends nothing.
#[derive(Debug, Clone, Default)]
struct Collected(Rc<RefCell<Vec<u8>>>);

impl Write for Collected {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A backend that writes each frame to `out` at once.
#[derive(Debug)]
pub struct FrameBackend<W: Write> {
    inner: CrosstermBackend<Collected>,
    collected: Collected,
    out: W,
}

impl<W: Write> FrameBackend<W> {
    /// Frames go to `out`.
    pub fn new(out: W) -> Self {
        let collected = Collected::default();
        Self { inner: CrosstermBackend::new(collected.clone()), collected, out }
    }
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    /// The end of a frame: everything collected leaves in one write.
    fn flush(&mut self) -> io::Result<()> {
        let body = std::mem::take(&mut *self.collected.0.borrow_mut());
        if body.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(body.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.extend_from_slice(&body);
        queue!(frame, EndSynchronizedUpdate)?;
        let _writing = guard::writing();
        if guard::held() { self.out.write_all(&frame) } else { Ok(()) }
    }
}
