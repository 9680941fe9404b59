//! The terminal guard: the one place where the program takes the terminal and gives it back.
//!
//! [`Guard`] serves the normal end and errors; [`leave`] is also called by the panic hook and by the signal thread. It
//! undoes everything (raw mode, alternate screen, mouse, bracketed paste, cursor, a frame left open), ignores write
//! errors (the terminal may be gone) and does nothing the second time.
use super::input::parser::PROBE_ROW;
use ratatui::crossterm::{
    clipboard::CopyToClipboard,
    cursor, event, execute, queue,
    style::{Attribute, Print, SetAttribute},
    terminal::{self, Clear, ClearType},
};
use std::{
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    panic,
    sync::{
        Mutex, MutexGuard, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

static HELD: AtomicBool = AtomicBool::new(false);
/// Whoever writes to the terminal holds this, so that nothing is drawn after it was given back.
static WRITING: Mutex<()> = Mutex::new(());

/// The terminal is ours while this lives.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, mouse. From now on a panic of this thread
    /// gives it back first, calls `safe` (make the draft durable) and then prints `notice` and what happened.
    ///
    /// # Errors
    /// When the terminal refuses; then it is as it was.
    pub fn enter(safe: impl Fn() + Send + Sync + 'static, notice: String) -> io::Result<Self> {
        let ui = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() != ui {
                return before(info);
            }
            safe();
            leave();
            // Not eprintln!: on a dead terminal it panics within the panic, which aborts.
            let _ = writeln!(io::stderr(), "{notice}\n{info}");
        }));
        take().inspect_err(|_| leave())?;
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Takes the terminal (again, after a stop).
///
/// # Errors
/// When the terminal refuses.
pub fn take() -> io::Result<()> {
    let _writing = writing();
    HELD.store(true, Ordering::SeqCst);
    terminal::enable_raw_mode()?;
    execute!(
        output()?,
        terminal::EnterAlternateScreen,
        event::EnableBracketedPaste,
        event::EnableMouseCapture
    )
}

/// Gives the terminal back; harmless when it is not ours.
pub fn leave() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    let _writing = patiently();
    if let Ok(mut out) = output() {
        let _ = execute!(
            out,
            terminal::EndSynchronizedUpdate,
            event::DisableMouseCapture,
            event::DisableBracketedPaste,
            SetAttribute(Attribute::Reset),
            cursor::Show,
            terminal::LeaveAlternateScreen,
        );
    }
    let _ = terminal::disable_raw_mode();
}

/// Puts a text into the terminal's clipboard (OSC 52); a terminal without one ignores it.
pub fn copy(text: &str) {
    let _writing = writing();
    if let Ok(mut out) = output()
        && held()
    {
        let _ = execute!(out, CopyToClipboard::to_clipboard_from(text));
    }
}

/// Asks how many columns the terminal gives an ambiguous-width character, which the screens count as one: `—` is
/// printed on an empty row, the cursor asked for, the row cleared. The answer, if there is one, comes as input.
///
/// # Errors
/// When the terminal cannot be written.
pub fn ask_ambiguous_width() -> io::Result<()> {
    let _writing = writing();
    let mut question = Vec::new();
    queue!(question, cursor::MoveTo(0, PROBE_ROW - 1), Print("—\x1b[6n"), Clear(ClearType::CurrentLine))?;
    output()?.write_all(&question)
}

/// Whether the terminal is ours to draw on.
pub fn held() -> bool {
    HELD.load(Ordering::SeqCst)
}

/// The terminal as a file of its own: no lock of `stdout` to wait for, no line buffering.
///
/// # Errors
/// When the process has no standard output.
pub fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Waits for its turn to write.
pub fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// As [`writing`], but at most 200 ms: a frame that is stuck in a dead terminal must not keep the program from ending.
fn patiently() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..40 {
        match WRITING.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(e)) => return Some(e.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}
