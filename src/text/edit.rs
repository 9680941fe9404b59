//! A change of a text as data, for the journal.
use serde::{Deserialize, Serialize};

use super::byte_of;

/// One change: `removed` characters at `at` replaced by `inserted`. All positions are in characters (Unicode scalar values).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Characters before the change.
    pub at: usize,
    /// Number of characters taken out.
    pub removed: usize,
    /// Text put in.
    pub inserted: String,
    /// Characters before the caret after the change.
    pub caret: usize,
}

impl Edit {
    /// Applies the change to `text`. Returns `false` and leaves `text` as it is when it does not fit, so that a damaged
    /// record is noticed.
    pub fn apply(&self, text: &mut String) -> bool {
        let length = text.chars().count();
        let Some(end) = self.at.checked_add(self.removed).filter(|end| *end <= length) else { return false };
        if self.caret > length - self.removed + self.inserted.chars().count() {
            return false;
        }
        text.replace_range(byte_of(text, self.at)..byte_of(text, end), &self.inserted);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_or_refuses() {
        let edit =
            |at, removed, inserted: &str, caret| Edit { at, removed, inserted: inserted.to_owned(), caret };
        let mut text = "依法行政".to_owned();
        assert!(edit(2, 2, "治国，", 5).apply(&mut text));
        assert_eq!(text, "依法治国，");
        assert!(!edit(4, 2, "", 4).apply(&mut text));
        assert!(!edit(usize::MAX, 2, "", 4).apply(&mut text));
        assert!(!edit(0, 0, "", 6).apply(&mut text));
        assert_eq!(text, "依法治国，");
    }
}
