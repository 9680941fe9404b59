//! The three counts (字数) of a text; see [`Counts`].
use serde::{Deserialize, Serialize};

/// What a text measures under each of the disputed readings of 字数. `2026年，` is 4 cells, 3 chars, 1 hanzi.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Hanzi only, no punctuation.
    pub hanzi: usize,
    /// Word-style 字数: each hanzi and full-width mark 1, each run of Latin letters or digits 1.
    pub chars: usize,
    /// Words as in English (a hanzi counts as none).
    pub words: usize,
    /// Non-empty cells of the answer sheet.
    pub cells: usize,
    /// 1-based position of the last filled cell, blanks included.
    pub paper_cells: usize,
    /// Paragraphs that are not empty.
    pub paragraphs: usize,
}
