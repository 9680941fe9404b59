//! celun 策论: an exam room in the terminal for people who practise exam essays.
//!
//! The rooms of the house, from the ground up (a room imports only rooms of a lower floor; `tests/house.rs` enforces it):
//!
//! | floor | rooms | what |
//! |---|---|---|
//! | 0 | [`locales`] | every text a user sees, in zh-CN and en |
//! | 1 | [`text`] | width, wrap, layout, editor, count, sheet, sanitise, find, numbering |
//! | 2 | [`study`], [`compare`], [`store`] | packs; outline ↔ draft; what is on disk |
//! | 3 | [`marking`], [`practice`], [`recall`] | limit verdict and report; session and clock; drills and schedule |
//! | 4 | [`export`] | attempts as files |
//! | 5 | [`cli`], [`tui`] | the command line; the screens |
//!
//! Only [`tui`] knows a terminal. Clock, randomness, paths and backend are injected from the program.
pub mod cli;
pub mod compare;
pub mod export;
pub mod locales;
pub mod marking;
pub mod practice;
pub mod recall;
pub mod store;
pub mod study;
pub mod text;
pub mod tui;
