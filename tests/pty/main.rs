//! End to end: the real program in a pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
mod disk;
mod exam;
mod faults;
mod flow;
mod harness;
mod hostile;
mod panics;
mod paper;
mod recovery;
mod safety;
mod study;
mod terminal;
