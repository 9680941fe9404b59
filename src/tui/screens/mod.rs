//! The screens, one a file.
pub mod library;
pub mod question;
pub mod recovery;
pub mod room;
pub mod settings;
