//! Signals, on a thread of their own: the screens may be busy or stuck in a write, the draft must be safe all the same.
use super::{guard, input::Wake};
use signal_hook::{
    consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ},
    iterator::Signals,
    low_level,
};
use std::{
    io, process,
    sync::{
        Arc,
        atomic::AtomicBool,
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};

/// How long giving the terminal back may take before the program ends without: a terminal that no longer reads would
/// otherwise keep it for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// Starts the thread. On SIGTERM, SIGHUP, SIGINT and SIGQUIT it calls `safe` (make the draft durable), gives the
/// terminal back and ends the process with 128 + the signal's number. SIGTSTP stops the process with the terminal
/// given back; SIGCONT takes it again and has everything drawn anew through `wake`, as does SIGWINCH (another size). SIGXFSZ (a file grew past its
/// allowed size) is ignored, so that the write reports an error instead.
///
/// # Errors
/// When a handler cannot be installed.
pub fn watch(safe: impl Fn() + Send + 'static, wake: Sender<Wake>) -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    guard::leave();
                    let _ = low_level::emulate_default_handler(SIGTSTP);
                }
                SIGWINCH => {
                    let _ = wake.send(Wake::Redraw);
                }
                SIGCONT => {
                    // Sent to a process that was not stopped it does no harm: the screen is drawn anew.
                    if !guard::held() && guard::take().is_err() {
                        process::exit(128 + SIGHUP);
                    }
                    let _ = wake.send(Wake::Redraw);
                }
                _ => {
                    safe();
                    leave_within(PATIENCE);
                    process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

fn leave_within(patience: Duration) {
    let (done, wait) = channel();
    let left = thread::Builder::new().spawn(move || {
        guard::leave();
        let _ = done.send(());
    });
    if left.is_ok() {
        let _ = wait.recv_timeout(patience);
    }
}
