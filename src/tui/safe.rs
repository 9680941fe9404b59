//! What must be on the disk before the program may end: the journal of the attempt that is being written.
use crate::store::Keeper;
use std::{
    sync::{Arc, Mutex, PoisonError, mpsc::channel},
    thread,
    time::Duration,
};

/// Shared by the writing room, the signal thread and the panic hook.
#[derive(Debug, Clone, Default)]
pub struct Safe(Arc<Mutex<Option<Keeper>>>);

impl Safe {
    /// From now on this journal is kept; `None`: there is none.
    pub fn watch(&self, keeper: Option<Keeper>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = keeper;
    }

    /// Makes the journal durable, waiting at most `patience`: on another thread, for the one that panics may hold the
    /// journal's lock, and a dying disk must not keep the program from ending. What was shown is in the file anyway.
    pub fn keep(&self, patience: Duration) {
        let Some(keeper) = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone() else { return };
        let (done, wait) = channel();
        let started = thread::Builder::new().spawn(move || {
            let _ = done.send(keeper.keep().is_ok());
        });
        if started.is_ok() {
            let _ = wait.recv_timeout(patience);
        }
    }
}
