//! Recall 默写: what is learned by heart, when it is due, and the drills. No terminal types.
//!
//! | file | holds |
//! |---|---|
//! | [`cards`] | what is learned: every outline and theory tree, and every point of it, is a card |
//! | [`schedule`] | when a card is due, out of its reviews (FSRS) |
//! | [`missed`] | points that an attempt missed: due first |
//! | [`memory`] | schedule, misses and the log on disk together; the queue of what is due |
//! | [`judge`] | what was typed against the point |
//! | [`exercise`] | one question about a card: type it, order its points, fill its blanks |
//! | [`session`] | a run of exercises |
//! | [`reveal`] | an outline with its levels hidden |
//! | [`notes`] | marks and notes of one's own: finding them again, writing them out |
//! | [`facts`] | figures and names of documents in a text |
//!
//! # The scheduler
//! [`fsrs`], not `rs-fsrs`: it is the implementation that Anki ships and is kept up with the algorithm (FSRS-6, 21
//! parameters, a forgetting curve with a fitted decay), while `rs-fsrs` has stood still at FSRS-5 since October 2024 and
//! brings `chrono`. Since 6.x it computes without a tensor library; with what this program has anyway (rand, rayon,
//! serde) it adds seven small crates. Only its scheduling is used: the optimiser would need some hundred reviews.
pub mod cards;
pub mod exercise;
pub mod facts;
pub mod judge;
pub mod memory;
pub mod missed;
pub mod notes;
pub mod reveal;
pub mod schedule;
pub mod session;

pub use crate::store::{Drill, Grade, Review};
pub use cards::{Card, Deck};
pub use memory::Memory;
