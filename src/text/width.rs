//! Graphemes and the columns they take on a terminal, counted as the screen library counts them.
//!
//! Ambiguous characters (`“ ” — … ·`) take one column. What must not reach a terminal (control characters, bidi
//! controls) takes one column and is drawn as `�`, so that it can be seen and deleted; a tab is [`TAB`] spaces.
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::sanitise::is_dangerous;

/// Columns of a tab.
pub const TAB: usize = 4;

/// Characters between any two of which a grapheme boundary always lies: the fast path for Chinese and English.
fn is_plain(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}'
        | '\u{2010}'..='\u{2027}')
}

/// The graphemes of a text with their byte offsets.
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

/// Iterates over the graphemes of `text`: (byte offset, grapheme).
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = self.text.get(at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let len = if is_plain(first) && chars.next().is_none_or(is_plain) {
            first.len_utf8()
        } else {
            rest.graphemes(true).next().map_or(first.len_utf8(), str::len)
        };
        self.at += len;
        Some((at, &rest[..len]))
    }
}

/// The grapheme boundary after `at`, a boundary of `text`; the end stays where it is.
pub fn next_boundary(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| graphemes(rest).next()).map_or(text.len(), |(_, g)| at + g.len())
}

/// The grapheme boundary before `at`, a boundary of `text`; the start stays where it is.
pub fn previous_boundary(text: &str, at: usize) -> usize {
    let mut chars = text.get(..at).unwrap_or(text).chars().rev();
    let Some(last) = chars.next() else { return 0 };
    if is_plain(last) && chars.next().is_none_or(is_plain) {
        return at - last.len_utf8();
    }
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// `at` if it is a grapheme boundary of `text`, else the next one.
pub fn snap(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut at = at;
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        at
    } else {
        cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
    }
}

fn of_char(c: char) -> usize {
    match c {
        ' '..='~' | '\u{2010}'..='\u{2027}' => 1,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FF9E}'
        | '\u{FF9F}' => 2,
        '\t' => TAB,
        '\n' => 0,
        _ if is_dangerous(c) => 1,
        _ => c.width().unwrap_or(0),
    }
}

/// Columns that `grapheme` takes when drawn as [`drawn`] says.
pub fn width(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(c), None) => of_char(c),
        _ if grapheme.chars().any(is_dangerous) => 1,
        // The screen library adds a column for each half-width sound mark.
        _ => grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count(),
    }
}

/// Columns that all graphemes of `text` take.
pub fn text_width(text: &str) -> usize {
    graphemes(text).map(|(_, g)| width(g)).sum()
}

/// What a terminal may be given for `grapheme`: itself, spaces for a tab, nothing for a newline, `�` for a character
/// that must not reach a terminal.
pub fn drawn(grapheme: &str) -> &str {
    match grapheme {
        "\t" => "    ",
        "\n" => "",
        g if g.chars().any(is_dangerous) => "\u{FFFD}",
        g => g,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns() {
        for (text, columns) in [
            ("法治", 4),
            ("“法—治…·”", 9),
            ("ab 1", 4),
            ("，。", 4),
            ("\t", TAB),
            ("\u{1b}[2J", 4),
            ("\u{202E}字", 3),
            ("e\u{301}", 1),
            ("👍", 2),
            ("👨\u{200D}👩\u{200D}👧", 2),
            ("ｶﾞ", 3),
        ] {
            assert_eq!(text_width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn nothing_dangerous_is_drawn() {
        assert_eq!(drawn("\u{1b}"), "\u{FFFD}");
        assert_eq!(drawn("\u{202E}"), "\u{FFFD}");
        assert_eq!(drawn("字"), "字");
        assert_eq!(drawn("\t").len(), TAB);
    }

    proptest! {
        #[test]
        fn fast_path_agrees_with_the_standard(text in "([\\PC\n\r\t]|[一-龥，。“”—…A-z0-9 ]|[👍🏽👨👩\u{200D}\u{FE0F}\u{301}]){0,40}") {
            let ours: Vec<_> = graphemes(&text).collect();
            let standard: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(&ours, &standard);
            for (at, g) in ours {
                prop_assert_eq!(next_boundary(&text, at), at + g.len());
                prop_assert_eq!(previous_boundary(&text, at + g.len()), at);
                prop_assert_eq!(snap(&text, at), at);
                prop_assert_eq!(snap(&text, at + 1), at + g.len());
            }
        }

        #[test]
        fn width_of_a_char_is_the_width_of_its_text(c in any::<char>().prop_filter("safe", |c| !is_dangerous(*c) && !matches!(c, '\n' | '\t' | '\u{FF9E}' | '\u{FF9F}'))) {
            let text = c.to_string();
            prop_assert_eq!(width(&text), text.width());
        }
    }
}
