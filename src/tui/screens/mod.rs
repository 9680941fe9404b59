//! The screens, one a file.
pub mod course;
pub mod history;
pub mod library;
pub mod paper;
pub mod paper_report;
pub mod papers;
pub mod question;
pub mod recovery;
pub mod report;
pub mod room;
pub mod settings;
pub mod versus;
