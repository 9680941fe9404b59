//! What recall says: grades, drills, notes.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const NOTES_OF: Text = Text("《{pack}》笔记", "Notes on {pack}");
