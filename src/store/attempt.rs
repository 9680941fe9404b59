//! An attempt 作答: while it is written, and as it is kept after hand-in.
//!
//! Its folder (0700) holds `journal.jsonl` and, after a failed flush or a resumption, `journal-2.jsonl`, …; `lock`
//! while it is written; `essay.md`, the text to the last character, and `attempt.json` ([`Summary`] and the report)
//! from hand-in on. `attempt.json` is written last: the attempt is handed in when it is there. The journal stays: it
//! is what a replay shows.
use super::{
    atomic::write_atomic,
    course::{Course, Highlight},
    disk::Disk,
    error::{Doing, StoreError},
    journal::{Journal, Keeper, LOCK, Saved},
    record::{Clock, Task},
};
use crate::text::{count::Counts, edit::Edit};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{path::PathBuf, sync::Arc};

/// The format of `attempt.json` that this program writes.
pub const SCHEMA: &str = "celun.attempt/1";
/// The essay's file.
pub const ESSAY: &str = "essay.md";
/// The result's file.
pub const RESULT: &str = "attempt.json";

/// `attempt.json` without the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// [`SCHEMA`].
    pub schema: String,
    /// What was answered.
    pub task: Task,
    /// Start, wall clock.
    pub started: Timestamp,
    /// Hand-in, wall clock.
    pub ended: Timestamp,
    /// Working time in milliseconds, pauses not counted.
    pub active_ms: u64,
    /// Pauses in milliseconds.
    pub paused_ms: u64,
    /// The counts of the essay.
    pub counts: Counts,
    /// The reference outline was opened before hand-in.
    pub outline_opened: bool,
    /// Coverage of the outline, 0–1, as in the report; `None` without a report.
    pub coverage: Option<f64>,
    /// How it went.
    #[serde(default)]
    pub course: Course,
}

/// What the program knows at hand-in.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Wall clock, milliseconds since the Unix epoch.
    pub ended: i64,
    /// Working time in milliseconds.
    pub active_ms: u64,
    /// Pauses in milliseconds.
    pub paused_ms: u64,
    /// The counts of the essay.
    pub counts: Counts,
    /// The reference outline was opened before.
    pub outline_opened: bool,
    /// The report as `celun.compare/1`; null without one.
    pub report: Value,
    /// How it went.
    pub course: Course,
}

/// An attempt that is handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct HandedIn {
    /// Question, times, counts.
    pub summary: Summary,
    /// The report as `celun.compare/1`; null without one.
    pub report: Value,
    /// The text as it stood.
    pub essay: String,
}

/// An attempt that is being written; only one process can have it.
#[derive(Debug)]
pub struct Attempt {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) dir: PathBuf,
    pub(super) name: String,
    pub(super) task: Task,
    pub(super) started: i64,
    pub(super) journal: Journal,
}

impl Attempt {
    /// The folder's name, which names the attempt everywhere.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is answered.
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// Wall clock at the start, milliseconds since the Unix epoch.
    pub fn started(&self) -> i64 {
        self.started
    }

    /// Records an edit that led to `text`, at working time `active` (ms). To be called before the frame is drawn.
    pub fn edit(&self, edit: &Edit, text: &str, active: u64) -> Saved {
        self.journal.edit(edit, text, active)
    }

    /// Records the session's clocks: at least every ten seconds, and when a pause begins or ends.
    pub fn clock(&self, clock: Clock, active: u64) -> Saved {
        self.journal.clock(clock, active)
    }

    /// Records that the reference outline was opened.
    pub fn outline_opened(&self, active: u64) -> Saved {
        self.journal.outline_opened(active)
    }

    /// Records an edit of the scratch outline that led to `text`. To be called before the frame is drawn.
    pub fn scratch(&self, edit: &Edit, text: &str, active: u64) -> Saved {
        self.journal.scratch(edit, text, active)
    }

    /// Records the marked passages, all of them.
    pub fn highlights(&self, highlights: &[Highlight], active: u64) -> Saved {
        self.journal.highlights(highlights, active)
    }

    /// Where the text stands now.
    pub fn saved(&self) -> Saved {
        self.journal.saved()
    }

    /// Makes everything durable from another thread: for signals and the panic hook.
    pub fn keeper(&self) -> Keeper {
        self.journal.keeper()
    }

    /// Hands in: writes the essay and then the result. After an error the attempt goes on and this can be tried again.
    ///
    /// # Errors
    /// A file could not be written; the journal still has the text unless it is failing as well.
    pub fn hand_in(&self, essay: &str, outcome: Outcome) -> Result<Summary, StoreError> {
        // If this fails, so most likely do the files; if it does not matter, they hold everything.
        let _ = self.journal.flush();
        let summary = Summary {
            schema: SCHEMA.to_owned(),
            task: self.task.clone(),
            started: timestamp(self.started),
            ended: timestamp(outcome.ended),
            active_ms: outcome.active_ms,
            paused_ms: outcome.paused_ms,
            counts: outcome.counts,
            outline_opened: outcome.outline_opened,
            coverage: outcome.report.get("coverage").and_then(Value::as_f64),
            course: outcome.course,
        };
        let result = self.dir.join(RESULT);
        let bytes =
            encode(&summary, outcome.report).map_err(|e| StoreError::io(Doing::Write, &result)(e.into()))?;
        write_atomic(self.disk.as_ref(), &self.dir.join(ESSAY), essay.as_bytes())?;
        if let Err(error) = write_atomic(self.disk.as_ref(), &result, &bytes) {
            // It may be in its place though not durable. The candidate goes on writing, so the attempt is open.
            let _ = self.disk.remove(&result);
            return Err(error);
        }
        // Nothing is written any more, so nothing needs the lock's file; the lock itself ends with the journal.
        let _ = self.disk.remove(&self.dir.join(LOCK));
        Ok(summary)
    }
}

/// `attempt.json`: the summary's fields and `report`, indented so that it can be read without the program.
fn encode(summary: &Summary, report: Value) -> serde_json::Result<Vec<u8>> {
    let mut value = serde_json::to_value(summary)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("report".to_owned(), report);
    }
    let mut bytes = serde_json::to_vec_pretty(&value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The instant `ms` milliseconds after the Unix epoch, the last or first one that can be told if there is none.
pub fn timestamp(ms: i64) -> Timestamp {
    let end = if ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(ms).unwrap_or(end)
}
