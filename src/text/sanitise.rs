//! Text from outside (typed, pasted, imported) made safe to keep and to draw.
//!
//! Line ends become `\n`; control characters but `\n` and `\t`, bidi controls and invisible characters go, except
//! joiners and selectors where a script or an emoji needs them.
use std::borrow::Cow;

/// Whether `c` must never reach a terminal: a control character but `\n` and `\t`, or a bidi control.
pub fn is_dangerous(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

/// Whether `c` shows nothing and takes no room of its own (a joiner or selector may be needed by its neighbours).
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Arabic to Sinhala: scripts whose shapes need joiners.
fn is_joining_script(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}')
}

/// Whether the invisible `c` does its work between `before` (already kept) and `after`.
fn is_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), after) = (before, after.unwrap_or('\n')) else { return false };
    match c {
        '\u{200D}' if is_pictograph(after) => is_pictograph(before) || before == '\u{FE0F}',
        '\u{200C}' | '\u{200D}' => is_joining_script(before) && is_joining_script(after),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            !before.is_whitespace() && !is_invisible(before) && !is_dangerous(before)
        }
        '\u{E0020}'..='\u{E007F}' => matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}'),
        _ => false,
    }
}

/// `text` without what must not be kept. Borrowed when there is nothing to do, which is the rule.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_dangerous(c) || is_invisible(c) || is_line_end(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_line_end(c) {
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
            }
            out.push('\n');
        } else if is_invisible(c) {
            if is_needed(c, out.chars().next_back(), chars.peek().copied()) {
                out.push(c);
            }
        } else if !is_dangerous(c) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleans() {
        for (dirty, expected) in [
            ("甲\r\n乙\r丙\u{2028}丁", "甲\n乙\n丙\n丁"),
            ("\u{1b}[31m红\u{7}", "[31m红"),
            ("a\u{202E}b\u{2066}c\u{200F}", "abc"),
            ("\u{FEFF}乡\u{200B}村\u{AD}", "乡村"),
            ("一\t二\n三", "一\t二\n三"),
            ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
            ("a\u{200D}b \u{FE0F}", "ab "),
            ("葛\u{E0100}", "葛\u{E0100}"),
            ("\u{92E}\u{94D}\u{200D}\u{92E}", "\u{92E}\u{94D}\u{200D}\u{92E}"),
            ("\u{9f}\u{7f}\0", ""),
        ] {
            assert_eq!(clean(dirty), expected, "{dirty:?}");
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(clean("法治政府，\n“建设”"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn once_is_enough(text in "([\\PC\\pC]|[\u{200D}\u{FE0F}\u{202E}\r\n👍👩字]){0,30}") {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
            prop_assert!(!once.chars().any(is_dangerous));
            prop_assert!(!once.contains('\r'));
        }
    }
}
