//! Text as a row of symbols: a hanzi is one symbol, a Latin word (lightly stemmed) or a number is one symbol, anything
//! else breaks the row. N-grams of symbols are packed into one integer, so that no text is copied while comparing.
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A symbol: below [`WORD`] the code of a hanzi, from [`WORD`] on the hash of a Latin word or number.
pub type Symbol = u32;

/// What separates symbols: punctuation.
pub const BREAK: Symbol = 0;
const WORD: Symbol = 0x11_0000;
const NUMBER: Symbol = 0x1c_0000;
const END: Symbol = 0x20_0000;

/// A symbol and the place of its first and one past its last character in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The symbol, or [`BREAK`].
    pub symbol: Symbol,
    /// First character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
}

/// A quick hasher for n-grams, which are already well spread after one multiplication.
#[derive(Default, Clone, Copy)]
pub struct GramHasher(u64);

impl Hasher for GramHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }
    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
}

/// A map keyed by n-grams.
pub type GramMap<V> = HashMap<u64, V, BuildHasherDefault<GramHasher>>;

/// A set of n-grams.
pub type GramSet = HashSet<u64, BuildHasherDefault<GramHasher>>;

/// Packs one to three symbols into a key; rows of other lengths give 0.
pub fn gram(symbols: &[Symbol]) -> u64 {
    symbols.iter().fold(0, |key, &s| (key << 21) | u64::from(s))
}

/// Whether `symbol` is a whole word or number (not one hanzi of a word).
pub const fn is_word(symbol: Symbol) -> bool {
    symbol >= WORD
}

/// Whether `symbol` is a number written in digits.
pub const fn is_number(symbol: Symbol) -> bool {
    symbol >= NUMBER
}

/// Whether `c` is a hanzi.
pub const fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Marks that stand inside an expression and do not break it: quotation marks, book title marks, spaces.
const fn is_silent(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '"'
            | '‘'
            | '’'
            | '\''
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '【'
            | '】'
            | ' '
            | '\u{3000}'
            | '★'
    )
}

/// Full-width letters and digits as the ordinary ones.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn word_symbol(word: &str) -> Symbol {
    let mut hasher = GramHasher::default();
    if word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ':' | '%')) {
        hasher.write(word.as_bytes());
        return NUMBER + (hasher.finish() >> 20) as u32 % (END - NUMBER);
    }
    hasher.write(stem(word).as_bytes());
    WORD + (hasher.finish() >> 20) as u32 % (NUMBER - WORD)
}

/// A light English stem: plural, past and progressive endings are dropped.
fn stem(word: &str) -> String {
    let mut w = word.to_lowercase();
    for (ending, keep, put) in [
        ("sses", 4, "ss"),
        ("ies", 3, "y"),
        ("ied", 3, "y"),
        ("ing", 4, ""),
        ("ed", 4, ""),
        ("es", 4, ""),
        ("ly", 4, ""),
        ("s", 3, ""),
        ("e", 4, ""),
    ] {
        if w.is_ascii() && w.len() >= keep + ending.len() && w.ends_with(ending) && !w.ends_with("ss") {
            w.truncate(w.len() - ending.len());
            w += put;
            break;
        }
    }
    w
}

/// The symbols of `chars`; `from` is the place of its first character in the whole text.
pub fn symbols(chars: &[char], from: usize) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::with_capacity(chars.len());
    let mut i = 0;
    while i < chars.len() {
        let c = plain(chars[i]);
        let start = i;
        i += 1;
        if is_hanzi(c) {
            out.push(Placed { symbol: c as u32, start: from + start, end: from + i });
        } else if c.is_alphanumeric() {
            let mut word = String::from(c);
            let digits = c.is_ascii_digit();
            while i < chars.len() {
                let next = plain(chars[i]);
                let inside = if digits {
                    next.is_ascii_digit()
                        || (matches!(next, '.' | ':') && chars.get(i + 1).is_some_and(char::is_ascii_digit))
                        || next == '%'
                } else {
                    next.is_alphanumeric() && !is_hanzi(next)
                };
                if !inside {
                    break;
                }
                word.push(next);
                i += 1;
            }
            out.push(Placed { symbol: word_symbol(&word), start: from + start, end: from + i });
        } else if !is_silent(c) && out.last().is_some_and(|p| p.symbol != BREAK) {
            out.push(Placed { symbol: BREAK, start: from + start, end: from + i });
        }
    }
    out
}

/// How much a single symbol says by itself: nothing for function words, little for a hanzi.
pub fn is_function_word(symbol: Symbol) -> bool {
    const HANZI: &str = "的了和与在对为等及是把以于并中要由从就也都而其各之所被使让将或该此这那着过到上下很更最又再还只不个一二三四五六七八九十有我们你他它";
    const ENGLISH: [&str; 44] = [
        "the", "a", "an", "of", "to", "in", "on", "and", "or", "for", "by", "with", "is", "are", "be", "was",
        "were", "it", "its", "this", "that", "these", "those", "as", "at", "from", "not", "but", "we",
        "they", "their", "our", "has", "have", "had", "will", "can", "should", "more", "than", "into",
        "also", "such", "which",
    ];
    thread_local! {
        static WORDS: std::collections::HashSet<Symbol> = HANZI
            .chars()
            .map(|c| c as u32)
            .chain(ENGLISH.iter().map(|w| word_symbol(w)))
            .collect();
    }
    WORDS.with(|words| words.contains(&symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<Placed> {
        symbols(&text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn a_hanzi_a_word_and_a_number_are_one_symbol_each() {
        let r = row("办结209条，CPI up");
        assert_eq!(r.len(), 7);
        assert_eq!((r[2].start, r[2].end), (2, 5));
        assert!(is_number(r[2].symbol) && is_word(r[5].symbol) && !is_word(r[0].symbol));
        assert_eq!(r[4].symbol, BREAK);
    }

    #[test]
    fn quotation_marks_do_not_break_an_expression() {
        let plain: Vec<_> = row("放管服改革").iter().map(|p| p.symbol).collect();
        let quoted: Vec<_> = row("“放管服”改革").iter().map(|p| p.symbol).collect();
        assert_eq!(plain, quoted);
    }

    #[test]
    fn english_endings_do_not_matter_and_full_width_letters_do_not_either() {
        let s = |t: &str| row(t)[0].symbol;
        assert_eq!(s("Policies"), s("policy"));
        assert_eq!(s("training"), s("trained"));
        assert_eq!(s("ＡＢＣ"), s("abc"));
        assert_ne!(s("road"), s("rail"));
    }

    #[test]
    fn grams_of_different_rows_differ() {
        let r: Vec<_> = row("法治政府").iter().map(|p| p.symbol).collect();
        assert_ne!(gram(&r[0..2]), gram(&r[1..3]));
        assert_ne!(gram(&r[0..1]), gram(&r[0..2]));
    }
}
