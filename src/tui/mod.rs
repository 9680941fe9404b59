//! The screens: the only room that knows a terminal.
//!
//! | file | holds |
//! |---|---|
//! | [`app`] | the shell: stack of screens, title bar, hint bar, dispatch of keys and clicks |
//! | [`screen`] | the contract of a screen and what it can ask of the shell |
//! | [`desk`] | what every screen works with: language, theme, time, chance, packs |
//! | [`keys`] | actions and the key table |
//! | [`theme`] | styles by role |
//! | [`driver`] | the event loop, generic over backend, events and clock |
//! | [`guard`], [`signals`], [`backend`], [`input`] | the terminal: taking and giving it back, signals, one write a frame, events |
//! | `unkept` | what the disk has not taken of notes and grades, tried again |
//! | [`parts`] | what screens are made of: bars, lists, dialogs, scrolling … |
//! | [`screens`] | the screens, one a file |
//!
//! # To add a screen
//! 1. Write `screens/NAME.rs`: a drawing of its layout on top, its state, `pub static KEYS: Keys` with its rows of the
//!    key table, and `impl Screen`: [`Screen::keys`](screen::Screen::keys) names the contexts that hold now, `act` does
//!    what a key or click asked for, `draw` shows it (rows that are filtered and sorted are a [`parts::table::Table`]); a state that takes text says so in `takes_text` and has a `caret`.
//!    Other screens are reached by returning a [`Request`](screen::Request), never by holding them.
//! 2. Its texts go into `locales/NAME.rs`, new actions into [`keys::Action`], its contexts into [`keys::TABLE`] (which
//!    checks them); hint bar, help and mouse on the hints then work by themselves.
//! 3. Open it with `Request::Push` from where it is reached, and picture it in `tests/screens/pictures.rs` (all sizes, both languages).
pub mod app;
pub mod backend;
pub mod desk;
pub mod driver;
pub mod guard;
mod help;
pub mod input;
pub mod keys;
pub mod parts;
pub mod records;
pub mod safe;
pub mod screen;
pub mod screens;
pub mod signals;
mod start;
pub mod theme;
mod unkept;

pub use signal_hook::consts::signal::SIGHUP as HUNG_UP;
pub use start::{Error, Options, Write, run};
