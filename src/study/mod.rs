//! Study packs: questions, outlines, theory, materials, model essays; loading and validation. No terminal types.
//!
//! [`library::Library`] is what the program uses; [`load`] reads one pack, [`check`] validates it, [`problem`] says what is wrong.
mod builtin;
pub mod check;
pub mod files;
pub mod form;
pub mod genre;
pub mod library;
pub mod limit;
pub mod load;
pub mod marks;
pub mod model;
mod parse;
pub mod problem;
pub mod prompt;
mod raw;

pub use library::Library;
