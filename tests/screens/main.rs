//! Whole screens on a backend in memory, in both languages and three sizes; and the shell's behaviour.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
mod papers;
mod pictures;
mod report;
mod room;
mod shell;
mod stage;
mod study;
