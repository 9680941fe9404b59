//! What could not be written when it was noted or graded: it stays in memory and is tried again, so that a disk that is
//! full for a while takes nothing.
use super::desk::Desk;
use crate::{
    locales::{Say, shell as say},
    store::{
        StoreError,
        notes::{Notes, PackNotes},
    },
};
use std::{collections::BTreeMap, time::Duration};

/// Between two tries.
const RETRY: Duration = Duration::from_secs(1);

/// Notes that are not on the disk, by pack and document.
#[derive(Debug, Default)]
pub struct Unkept {
    notes: BTreeMap<(String, String), Notes>,
    /// When it was tried last, by the monotonic clock in milliseconds.
    tried: u64,
}

impl Desk {
    /// Keeps the notes of a document: on the disk, or here until it takes them.
    ///
    /// # Errors
    /// They are only here.
    pub fn keep_notes(&mut self, pack: &str, document: &str, notes: &Notes) -> Result<(), StoreError> {
        let key = (pack.to_owned(), document.to_owned());
        let kept = self.store.keep_notes(pack, document, notes);
        match kept {
            Ok(()) => self.unkept.notes.remove(&key),
            Err(_) => self.unkept.notes.insert(key, notes.clone()),
        };
        kept
    }

    /// Keeps where the reading stands, if the disk takes it. Notes that it has not taken stay here.
    pub fn keep_place(&mut self, pack: &str, document: &str, notes: &Notes) {
        if let Some(unkept) = self.unkept.notes.get_mut(&(pack.to_owned(), document.to_owned())) {
            unkept.clone_from(notes);
        } else {
            let _ = self.store.keep_notes(pack, document, notes);
        }
    }

    /// The notes of a pack, with what the disk has not taken.
    ///
    /// # Errors
    /// What is on the disk cannot be read.
    pub fn notes(&self, pack: &str) -> Result<PackNotes, StoreError> {
        let mut all = self.store.notes(pack)?;
        for ((of, document), notes) in &self.unkept.notes {
            if of == pack {
                all.documents.insert(document.clone(), notes.clone());
            }
        }
        Ok(all)
    }

    /// How long until what is not on the disk is tried again; `None`: everything is.
    pub fn next_try(&self) -> Option<Duration> {
        let behind = !self.unkept.notes.is_empty() || self.memory.is_behind();
        let since = Duration::from_millis(self.now.mono.saturating_sub(self.unkept.tried));
        behind.then(|| RETRY.saturating_sub(since))
    }

    /// Tries again if it is time; says so when everything is on the disk.
    pub fn try_again(&mut self) -> Option<String> {
        self.next_try().filter(Duration::is_zero)?;
        self.unkept.tried = self.now.mono;
        self.catch_up().is_none().then(|| self.say(say::CAUGHT_UP).to_owned())
    }

    /// Tries at once to write what is not on the disk; what keeps it from being written.
    pub fn catch_up(&mut self) -> Option<String> {
        let mut why = self.memory.catch_up().err().map(|e| e.say(self.lang));
        for ((pack, document), notes) in std::mem::take(&mut self.unkept.notes) {
            if let Err(error) = self.keep_notes(&pack, &document, &notes) {
                why = Some(error.say(self.lang));
            }
        }
        why
    }
}
