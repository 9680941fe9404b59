//! Writes the journal of an attempt: each edit one record, in the file before the frame is drawn, durable at most a
//! second later. See [`record`](super::record) for the format.
//!
//! - A failed or short append cuts the file back to its last whole record; what is pending stays in memory and is
//!   tried again with the next edit and once a second.
//! - After a failed flush the file is never flushed again (the kernel has marked its pages clean): a new file begins
//!   with a snapshot. So does a file that cannot be cut back, or that is no longer under its name.
//! - Between edits a snapshot is written when the edits since the last one outweigh the text.
use super::{
    atomic::write_all,
    course::{Aids, Highlight},
    disk::{Disk, LARGEST, Lock, OpenFile},
    error::{Doing, StoreError},
    record::{Clock, Head, Record, What},
    replay::Chars,
};
use crate::text::edit::Edit;
pub use names::{LOCK, file_name, file_number};
use std::{
    io,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Instant,
};

mod durable;
mod names;

/// Edits between snapshots, at least.
const SNAPSHOT_EDITS: usize = 64;
/// Pending bytes beyond the text's own length at which a snapshot takes the place of pending edits.
const MOST_PENDING: usize = 64 << 10;

/// A longer file is continued in a new one, so that none comes near what a reader takes ([`LARGEST`]). Bytes.
const LONG_FILE: u64 = LARGEST / 8;

/// Where the text stands.
#[derive(Debug, Clone)]
pub enum Saved {
    /// On the disk: survives a power cut.
    Durable,
    /// With the operating system: survives the program, on the disk within a second.
    Written,
    /// Not saved: only in memory. It is tried again.
    Failing {
        /// Working time at which it began, in milliseconds.
        since: u64,
        /// The last error.
        why: Arc<StoreError>,
    },
}

#[derive(Debug)]
struct Trouble {
    since: u64,
    why: Arc<StoreError>,
}

/// The file that is appended to.
#[derive(Debug)]
struct Present {
    open: Arc<dyn OpenFile>,
    path: PathBuf,
    /// Bytes of its whole records.
    len: u64,
    /// It has been flushed, so its name is durable too.
    flushed: bool,
}

#[derive(Debug)]
struct Core {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    mark: String,
    head: Head,
    lock: Option<Box<dyn Lock>>,
    /// `None`: a new one is to be begun.
    file: Option<Present>,
    /// Number of the last file.
    file_no: u32,
    /// A flush of the present file failed: it is appended to until there is a new one, but never flushed again.
    suspect: bool,
    /// Number of the next record.
    next: u64,
    active: u64,
    text: Chars,
    caret: usize,
    scratch: Chars,
    highlights: Vec<Highlight>,
    /// The journal tells of the scratch outline or of highlights.
    noted: bool,
    /// The last clocks, and since when the reference outline was open, each with its working time.
    clock: Option<(u64, Clock)>,
    outline: Option<u64>,
    edits_since: usize,
    bytes_since: usize,
    /// Records that are not in the file yet.
    pending: Vec<u8>,
    /// Since when something is written but not durable.
    dirty: Option<Instant>,
    append_trouble: Option<Trouble>,
    flush_trouble: Option<Trouble>,
    stop: bool,
}

#[derive(Debug)]
struct Shared {
    core: Mutex<Core>,
    wake: Condvar,
}

/// The journal of an attempt that is being written.
#[derive(Debug)]
pub struct Journal {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// Makes a journal durable from any thread: for signals and the panic hook.
#[derive(Debug, Clone)]
pub struct Keeper(Arc<Shared>);

impl Keeper {
    /// Flushes what is written.
    ///
    /// # Errors
    /// The text is not durable.
    pub fn keep(&self) -> Result<(), Arc<StoreError>> {
        self.0.flush()
    }
}

/// How a journal begins.
#[derive(Debug)]
pub struct Start {
    /// Folder of the attempt; exists.
    pub dir: PathBuf,
    /// The attempt's mark.
    pub mark: String,
    /// Schema, task, start.
    pub head: Head,
    /// The lock on the attempt.
    pub lock: Option<Box<dyn Lock>>,
    /// How many journal files there are already.
    pub files: u32,
    /// Number of the next record.
    pub next: u64,
    /// Working time so far, in milliseconds.
    pub active: u64,
    /// The text so far.
    pub text: String,
    /// The char that the caret stands before.
    pub caret: usize,
    /// What is noted beside it so far.
    pub aids: Aids,
}

impl Journal {
    /// Begins a journal file and flushes it. With `background`, a thread keeps it durable from now on; without, only
    /// [`Journal::flush`] does.
    ///
    /// # Errors
    /// The file cannot be written, or no thread can be started.
    pub fn begin(disk: Arc<dyn Disk>, start: Start, background: bool) -> Result<Self, Arc<StoreError>> {
        let core = Core {
            disk,
            dir: start.dir,
            mark: start.mark,
            head: start.head,
            lock: start.lock,
            file: None,
            file_no: start.files,
            suspect: false,
            next: start.next,
            active: start.active,
            text: Chars::from(start.text),
            caret: start.caret,
            noted: start.aids != Aids::default(),
            scratch: Chars::from(start.aids.scratch),
            highlights: start.aids.highlights,
            clock: None,
            outline: None,
            edits_since: 0,
            bytes_since: 0,
            pending: Vec::new(),
            dirty: None,
            append_trouble: None,
            flush_trouble: None,
            stop: false,
        };
        let dir = core.dir.clone();
        let shared = Arc::new(Shared { core: Mutex::new(core), wake: Condvar::new() });
        shared.flush()?;
        let thread = if background {
            let shared = Arc::clone(&shared);
            let spawned = thread::Builder::new().name("journal".into()).spawn(move || shared.keep_durable());
            Some(spawned.map_err(|e| Arc::new(StoreError::io(Doing::Sync, dir)(e)))?)
        } else {
            None
        };
        Ok(Self { shared, thread })
    }

    /// Records an edit at working time `active` (ms). `text` is the whole text after the edit: if the edit does not
    /// lead there, a snapshot of `text` is written instead.
    pub fn edit(&self, edit: &Edit, text: &str, active: u64) -> Saved {
        self.shared.append(active, |core| {
            core.caret = edit.caret;
            if core.text.apply(edit) && core.text.text == text {
                core.edits_since += 1;
                What::Edit(edit.clone())
            } else {
                core.text = Chars::from(text.to_owned());
                core.snapshot()
            }
        })
    }

    /// Records the session's clocks at working time `active` (ms).
    pub fn clock(&self, clock: Clock, active: u64) -> Saved {
        self.shared.append(active, |core| {
            core.clock = Some((core.active, clock));
            What::Clock(clock)
        })
    }

    /// Records that the reference outline was opened.
    pub fn outline_opened(&self, active: u64) -> Saved {
        self.shared.append(active, |core| {
            core.outline.get_or_insert(core.active);
            What::Outline {}
        })
    }

    /// Records an edit of the scratch outline, as [`Journal::edit`] does of the text.
    pub fn scratch(&self, edit: &Edit, text: &str, active: u64) -> Saved {
        self.shared.append(active, |core| {
            core.noted = true;
            if core.scratch.apply(edit) && core.scratch.text == text {
                core.edits_since += 1;
                What::Scratch(edit.clone())
            } else {
                core.scratch = Chars::from(text.to_owned());
                core.aids()
            }
        })
    }

    /// Records all marked passages.
    pub fn highlights(&self, highlights: &[Highlight], active: u64) -> Saved {
        self.shared.append(active, |core| {
            core.noted = true;
            core.highlights = highlights.to_vec();
            core.aids()
        })
    }

    /// Where the text stands now.
    pub fn saved(&self) -> Saved {
        self.shared.core().saved()
    }

    /// Makes everything durable now.
    ///
    /// # Errors
    /// It is not; the text stays in memory.
    pub fn flush(&self) -> Result<(), Arc<StoreError>> {
        self.shared.flush()
    }

    /// A handle for other threads.
    pub fn keeper(&self) -> Keeper {
        Keeper(Arc::clone(&self.shared))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let mut core = self.shared.core();
        core.stop = true;
        drop(core);
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been reported by the panic hook.
            let _ = thread.join();
        }
        // The state was visible in `saved` until now; nobody is left to be told.
        let _ = self.shared.flush();
        self.shared.core().lock = None;
    }
}

impl Shared {
    fn core(&self) -> MutexGuard<'_, Core> {
        // A panic while the lock is held leaves at worst a record that is not written yet.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn append(&self, active: u64, what: impl FnOnce(&mut Core) -> What) -> Saved {
        let mut core = self.core();
        core.active = core.active.max(active);
        let was_clean = core.dirty.is_none() && core.trouble().is_none();
        let what = what(&mut core);
        let now = core.active;
        core.push(now, what);
        if core.edits_since >= SNAPSHOT_EDITS && core.bytes_since >= core.weight() {
            let snapshots = core.snapshots();
            core.push_all(snapshots);
        }
        core.write_pending();
        let saved = core.saved();
        drop(core);
        if was_clean {
            self.wake.notify_all();
        }
        saved
    }
}

impl Core {
    fn trouble(&self) -> Option<&Trouble> {
        self.append_trouble.as_ref().or(self.flush_trouble.as_ref())
    }

    fn saved(&self) -> Saved {
        match (self.trouble(), self.dirty) {
            (Some(trouble), _) => Saved::Failing { since: trouble.since, why: Arc::clone(&trouble.why) },
            (None, Some(_)) => Saved::Written,
            (None, None) => Saved::Durable,
        }
    }

    /// A snapshot of the text as it stands.
    fn snapshot(&self) -> What {
        What::Text { text: self.text.text.clone(), caret: self.caret }
    }

    /// What is noted beside the text as it stands.
    fn aids(&self) -> What {
        What::Aids(Aids { scratch: self.scratch.text.clone(), highlights: self.highlights.clone() })
    }

    /// Text and notes as they stand, each with its working time.
    fn snapshots(&self) -> impl Iterator<Item = (u64, What)> + use<> {
        let all = [Some(self.snapshot()), self.noted.then(|| self.aids())];
        let now = self.active;
        all.into_iter().flatten().map(move |what| (now, what))
    }

    /// Everything as it stands: a reader that comes here needs nothing of what was before.
    fn everything(&self) -> impl Iterator<Item = (u64, What)> + use<> {
        let clock = self.clock.map(|(t, clock)| (t, What::Clock(clock)));
        self.snapshots().chain(clock).chain(self.outline.map(|t| (t, What::Outline {})))
    }

    /// Bytes of the texts, which a snapshot repeats.
    fn weight(&self) -> usize {
        self.text.text.len().saturating_add(self.scratch.text.len())
    }

    fn push_all(&mut self, records: impl Iterator<Item = (u64, What)>) {
        for (t, what) in records {
            self.push(t, what);
        }
    }

    fn line(&self, n: u64, t: u64, what: What) -> io::Result<Vec<u8>> {
        let record = Record { n, j: self.mark.clone(), t, what };
        record.encode().map_err(io::Error::from)
    }

    /// Puts a record into the pending bytes.
    fn push(&mut self, t: u64, what: What) {
        let is_edit = matches!(what, What::Edit(_) | What::Scratch(_));
        let is_snapshot = matches!(what, What::Text { .. });
        match self.line(self.next, t, what) {
            Ok(line) => {
                self.next += 1;
                self.bytes_since += if is_edit { line.len() } else { 0 };
                if is_snapshot {
                    (self.edits_since, self.bytes_since) = (0, 0);
                }
                self.pending.extend_from_slice(&line);
            }
            Err(error) => self.fail_append(error),
        }
    }

    fn fail_append(&mut self, error: io::Error) {
        let why = self.told(Doing::Write, error);
        let since = self.append_trouble.as_ref().map_or(self.active, |trouble| trouble.since);
        self.append_trouble = Some(Trouble { since, why });
    }

    fn fail_flush(&mut self, error: io::Error) {
        let why = self.told(Doing::Sync, error);
        let since = self.flush_trouble.as_ref().map_or(self.active, |trouble| trouble.since);
        self.flush_trouble = Some(Trouble { since, why });
    }

    fn told(&self, doing: Doing, error: io::Error) -> Arc<StoreError> {
        let path = self.file.as_ref().map_or_else(|| self.dir.clone(), |f| f.path.clone());
        Arc::new(StoreError::io(doing, path)(error))
    }

    /// Appends what is pending; on an error cuts the file back and keeps it pending.
    fn write_pending(&mut self) {
        if self.pending.len() > self.weight().saturating_add(MOST_PENDING) {
            self.pending.clear();
            let everything = self.everything();
            self.push_all(everything);
        }
        let Some(file) = &mut self.file else {
            return self.begin_file().unwrap_or_else(|error| self.fail_append(error));
        };
        if self.pending.is_empty() {
            return;
        }
        if file.len > LONG_FILE && self.begin_file().is_ok() {
            return;
        }
        let Some(file) = &mut self.file else { return };
        match write_all(file.open.as_ref(), &self.pending) {
            Ok(()) => {
                file.len += self.pending.len() as u64;
                self.pending.clear();
                self.append_trouble = None;
                self.dirty.get_or_insert_with(Instant::now);
            }
            Err(error) => {
                let cut = file.open.truncate(file.len);
                self.fail_append(error);
                if cut.is_err() {
                    self.file = None;
                }
            }
        }
    }

    /// Goes over to a new file: head and snapshots, which hold whatever was pending.
    fn begin_file(&mut self) -> io::Result<()> {
        if self.disk.make_dirs(&self.dir)? {
            // The folder was deleted, and the lock with it.
            self.lock = self.disk.lock(&self.dir.join(LOCK))?;
        }
        let mut bytes = self.line(self.next, self.active, What::Head(self.head.clone()))?;
        let mut next = self.next + 1;
        for (t, what) in self.everything() {
            bytes.extend(self.line(next, t, what)?);
            next += 1;
        }
        // Whatever becomes of it, no later file takes this name: it may stay half-written.
        self.file_no = self.file_no.checked_add(1).ok_or(io::ErrorKind::FileTooLarge)?;
        let path = self.dir.join(file_name(self.file_no));
        let open = self.disk.create(&path)?;
        if let Err(error) = write_all(open.as_ref(), &bytes) {
            // What is left of it is a torn file, which a reader passes over.
            let _ = self.disk.remove(&path);
            return Err(error);
        }
        let new = Present { open, path, len: bytes.len() as u64, flushed: false };
        if let Some(old) = self.file.replace(new)
            && !old.flushed
        {
            // Nothing of that file was ever durable, and the new one holds all of it.
            let _ = self.disk.remove(&old.path);
        }
        self.next = next;
        self.suspect = false;
        self.pending.clear();
        (self.edits_since, self.bytes_since) = (0, 0);
        self.append_trouble = None;
        self.dirty.get_or_insert_with(Instant::now);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
