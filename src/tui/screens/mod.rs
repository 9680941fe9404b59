//! The screens, one a file.
pub mod library;
pub mod settings;
