//! Finding a string in a text. Case of ASCII letters and full or half width do not matter.
use std::ops::Range;

fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c).to_ascii_lowercase(),
        '\u{3000}' => ' ',
        _ => c.to_ascii_lowercase(),
    }
}

/// The end of `needle` (folded) at the start of `text`.
fn prefix(text: &str, needle: &[char]) -> Option<usize> {
    let mut chars = text.char_indices();
    for wanted in needle {
        if chars.next().is_none_or(|(_, c)| fold(c) != *wanted) {
            return None;
        }
    }
    Some(chars.offset())
}

/// Byte ranges of the occurrences of `needle` in `text`, in order, none overlapping another. None for an empty needle.
pub fn matches(text: &str, needle: &str) -> Vec<Range<usize>> {
    let needle: Vec<char> = needle.chars().map(fold).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty() && !needle.is_empty()) {
        match prefix(rest, &needle) {
            Some(len) => {
                found.push(from..from + len);
                from += len;
            }
            None => from += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The first occurrence that starts at or after byte `from`, else the first of all.
pub fn next(text: &str, needle: &str, from: usize) -> Option<Range<usize>> {
    let all = matches(text, needle);
    all.iter().find(|m| m.start >= from).or(all.first()).cloned()
}

/// The last occurrence that ends at or before byte `before`, else the last of all.
pub fn previous(text: &str, needle: &str, before: usize) -> Option<Range<usize>> {
    let all = matches(text, needle);
    all.iter().rev().find(|m| m.end <= before).or(all.last()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_in_order_and_around() {
        let text = "法治政府，法治社会";
        let first = 0..6;
        let second = 15..21;
        assert_eq!(matches(text, "法治"), [first.clone(), second.clone()]);
        assert_eq!(next(text, "法治", 1), Some(second.clone()));
        assert_eq!(next(text, "法治", 16), Some(first.clone()));
        assert_eq!(previous(text, "法治", 15), Some(first));
        assert_eq!(previous(text, "法治", 0), Some(second));
        assert_eq!(next(text, "德治", 0), None);
        assert_eq!(next(text, "", 0), None);
    }

    #[test]
    fn case_and_width_do_not_matter() {
        assert_eq!(matches("ＡＩ与ai", "Ai").len(), 2);
        assert_eq!(matches("aaa", "aa").len(), 1);
    }
}
