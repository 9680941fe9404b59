//! The three counts (字数) of a text; see [`Counts`].
use serde::{Deserialize, Serialize};

use super::{
    marks::{is_east_asian, is_hanzi},
    sanitise::{is_dangerous, is_invisible},
    sheet::{Profile, Sheet},
};

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

/// What a character is to the word count.
enum Kind {
    Blank,
    /// Nothing: an invisible or combining character.
    Nothing,
    /// Counts 1: hanzi, kana, full-width and Chinese marks, symbols.
    Single,
    /// Part of a run that counts 1 as a whole; `true` if it makes the run a word.
    Run(bool),
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Run(true),
        '!'..='~' => Kind::Run(false),
        '\u{4E00}'..='\u{9FFF}' => Kind::Single,
        '\u{300}'..='\u{36F}' => Kind::Nothing,
        _ if c.is_whitespace() => Kind::Blank,
        _ if is_invisible(c) || is_dangerous(c) => Kind::Nothing,
        // Roman numerals, circled numbers and the like are characters of their own.
        _ if is_east_asian(c) || matches!(c, '\u{2010}'..='\u{2BFF}') => Kind::Single,
        _ if c.is_alphanumeric() => Kind::Run(true),
        _ => Kind::Single,
    }
}

impl Counts {
    /// Counts `text`, the cells on a sheet of `profile`.
    pub fn of(text: &str, profile: &Profile) -> Self {
        let mut counts = Self::default();
        let (mut in_run, mut in_word) = (false, false);
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let apostrophe = c == '’'
                && before.is_alphabetic()
                && chars.peek().is_some_and(|c| matches!(kind(*c), Kind::Run(true)));
            match kind(c) {
                Kind::Nothing => continue,
                Kind::Single if apostrophe && in_run => {}
                Kind::Blank => (in_run, in_word) = (false, false),
                Kind::Single => {
                    (in_run, in_word) = (false, false);
                    counts.chars += 1;
                    counts.hanzi += usize::from(is_hanzi(c));
                }
                Kind::Run(word) => {
                    counts.chars += usize::from(!in_run);
                    counts.words += usize::from(word && !in_word);
                    in_run = true;
                    in_word |= word;
                }
            }
            before = c;
        }
        let sheet = Sheet::new(text, profile);
        counts.cells = sheet.cells();
        counts.paper_cells = sheet.paper_cells();
        counts.paragraphs = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (hanzi, chars, words).
    #[track_caller]
    fn t(text: &str, expected: (usize, usize, usize)) {
        let counts = Counts::of(text, &Profile::shenlun());
        assert_eq!((counts.hanzi, counts.chars, counts.words), expected, "{text}");
    }

    #[test]
    fn the_disputed_example() {
        let counts = Counts::of("2026年，", &Profile::shenlun());
        let expected = Counts { hanzi: 1, chars: 3, words: 1, cells: 4, paper_cells: 6, paragraphs: 1 };
        assert_eq!(counts, expected);
    }

    #[test]
    fn words_and_characters() {
        t("依法行政，“建设”……", (6, 11, 0));
        t("共1,000件，98.6%满意。", (4, 8, 2));
        t("The rule of law isn’t new; it's well-known.", (0, 8, 8));
        t("AI赋能App", (2, 4, 2));
        t("①②", (0, 2, 0));
        t("你 好\u{200B}\u{3000}吗", (3, 3, 0));
        t("a - b", (0, 3, 2));
        t("cafe\u{301}s", (0, 1, 1));
        t("好👍", (1, 2, 0));
        t("", (0, 0, 0));
    }

    #[test]
    fn paragraphs_that_are_not_empty() {
        let paragraphs = |text| Counts::of(text, &Profile::shenlun()).paragraphs;
        assert_eq!(paragraphs("甲\n\n 　\n乙\r\n丙\n"), 3);
        assert_eq!(paragraphs(""), 0);
    }
}
