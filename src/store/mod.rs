//! What is on disk: paths, journals, attempts, settings. No terminal types.
//!
//! Promise: what stood on the screen survives a killed program, and a power cut loses at most a second. Every edit
//! is one checksummed record of a [`journal`], written before the frame is drawn and flushed by a thread of the
//! journal's own; every other file is written by [`atomic`]. Nothing that the candidate typed is ever deleted.
//!
//! All file operations go through [`disk::Disk`], so that tests can make each of them fail.
pub mod archive;
pub mod atomic;
pub mod attempt;
mod beside;
pub mod course;
pub mod disk;
pub mod doctor;
mod error;
mod exports;
#[cfg(test)]
mod fault_tests;
pub mod history;
pub mod journal;
pub mod notes;
pub mod papers;
pub mod paths;
pub mod record;
pub mod replay;
#[cfg(test)]
mod replay_tests;
pub mod reviews;
pub mod settings;
#[cfg(test)]
mod simulated;
#[cfg(test)]
mod tests;
pub mod verdicts;

pub use crate::text::edit::Edit;
pub use archive::{Entry, Stage, Store, Unfinished};
pub use attempt::{Attempt, HandedIn, Outcome, Summary};
pub use course::{Aids, Course, Highlight, Ink, Phase, Progress};
pub use error::{Doing, Holder, StoreError};
pub use journal::{Keeper, Saved};
pub use papers::{Kind as PaperKind, NewPaper, Paper, PaperQuestion};
pub use paths::Paths;
pub use record::{Clock, Mode, Task};
pub use replay::{Dropped, Replay};
pub use reviews::{Drill, Grade, Review, ReviewLog};
pub use verdicts::{Own, Verdict, Verdicts};
