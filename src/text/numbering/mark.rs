//! One number at the start of a line or clause.

/// The kind of a number. Two lines of one level have the same style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// Markdown `#` … `######`, with their count.
    Hash(u8),
    /// 第一部分, 第一编
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1.
    Arabic,
    /// 1.1, 1.1.1: with the count of figures
    Decimal(u8),
    /// （1）, 1）
    ArabicParen,
    /// ①
    Circled,
    /// I.
    UpperRoman,
    /// i. or (i)
    LowerRoman,
    /// A.
    UpperLetter,
    /// a. or (a)
    LowerLetter,
    /// 第一，
    Ordinal,
    /// 一是, 一要: with the word
    Clause(char),
    /// A sign such as `-` or ★
    Bullet(char),
}

impl Style {
    /// The customary order of levels: a smaller rank stands above a greater one. None: wherever it first appears.
    pub(super) fn rank(self) -> Option<usize> {
        Some(match self {
            Self::Hash(n) => usize::from(n),
            Self::Part => 10,
            Self::Chapter => 11,
            Self::Section => 12,
            Self::Article => 13,
            Self::UpperRoman => 20,
            Self::Han => 21,
            Self::HanParen => 22,
            Self::UpperLetter => 23,
            Self::Arabic => 24,
            Self::Decimal(n) => 24 + usize::from(n.min(9)),
            Self::ArabicParen => 34,
            Self::Circled => 35,
            Self::LowerLetter => 36,
            Self::LowerRoman => 37,
            Self::Ordinal | Self::Clause(_) | Self::Bullet(_) => return None,
        })
    }
}

/// A number at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub style: Style,
    /// Its value; none for bullets and `#`.
    pub value: Option<u32>,
    /// Bytes of the number and the blanks after it.
    pub len: usize,
}

/// Signs that mark an item even without a blank after them.
const SIGNS: &str = "★☆●○◆◇■□▲△►▶➤✓✔•";
/// Most figures of a number such as 1.2.3.
const MAX_FIGURES: u8 = 5;
/// Words after a numeral that make it an item: 一是, 二要.
const CLAUSE_WORDS: &str = "是要则靠抓看";

/// The mark at the start of `text` (no blanks before it).
pub(super) fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    match first {
        '#' => hash(text),
        '-' | '*' | '+' | '–' | '·' | '—' => {
            let rest = &text[first.len_utf8()..];
            rest.starts_with([' ', '\u{3000}', '\t'])
                .then(|| with_blanks(text, Style::Bullet(first), None, first.len_utf8()))
        }
        c if SIGNS.contains(c) => Some(with_blanks(text, Style::Bullet(c), None, c.len_utf8())),
        '（' | '(' | '〔' | '【' | '［' => bracketed(text, first),
        '第' => ordinal(text),
        c if circled(c).is_some() => {
            let len = c.len_utf8();
            let len =
                len + text[len..].chars().next().filter(|c| "、.．".contains(*c)).map_or(0, char::len_utf8);
            Some(with_blanks(text, Style::Circled, circled(c), len))
        }
        c if roman_sign(c).is_some() => plain(text, c.len_utf8(), Style::UpperRoman, roman_sign(c)?),
        c if is_han_digit(c) => han(text),
        c if digit(c).is_some() => arabic(text),
        c if c.is_ascii_alphabetic() => letter(text, 0, "."),
        _ => None,
    }
}

fn with_blanks(text: &str, style: Style, value: Option<u32>, len: usize) -> Mark {
    let rest = &text[len..];
    Mark {
        style,
        value,
        len: len + (rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\t', '\u{a0}']).len()),
    }
}

fn hash(text: &str) -> Option<Mark> {
    let count = text.bytes().take_while(|b| *b == b'#').count();
    let level = u8::try_from(count).ok().filter(|n| *n <= 6)?;
    text[count..]
        .starts_with([' ', '\t', '\u{3000}'])
        .then(|| with_blanks(text, Style::Hash(level), None, count))
}

/// A number of `len` bytes that needs a point mark after it.
fn plain(text: &str, len: usize, style: Style, value: u32) -> Option<Mark> {
    let blank = text[len..].len() - text[len..].trim_start_matches(' ').len();
    let len = len + blank;
    let point = text[len..].chars().next().filter(|c| "、.．､。".contains(*c))?;
    // 一。 ends a sentence; 1。 is often typed for 1.
    if point == '。' && style == Style::Han {
        return None;
    }
    let len = len + point.len_utf8();
    Some(with_blanks(text, style, Some(value), len))
}

fn is_han_digit(c: char) -> bool {
    "一二三四五六七八九十百".contains(c)
}

/// 一 … 九十九, with the bytes it takes.
pub(super) fn han_number(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut current, mut len) = (0_u32, None, 0);
    for c in text.chars().take_while(|c| is_han_digit(*c)) {
        len += c.len_utf8();
        let unit = match c {
            '十' => 10,
            '百' => 100,
            _ => {
                if current.is_some() {
                    return None;
                }
                current = "一二三四五六七八九".chars().position(|d| d == c).map(|i| i as u32 + 1);
                continue;
            }
        };
        value = value.checked_add(current.take().unwrap_or(1) * unit)?;
    }
    let value = value + current.unwrap_or(0);
    (value > 0 && value < 1000).then_some((value, len))
}

fn han(text: &str) -> Option<Mark> {
    let (value, len) = han_number(text)?;
    if let Some(mark) = plain(text, len, Style::Han, value) {
        return Some(mark);
    }
    let next = text[len..].chars().next()?;
    if matches!(next, '）' | ')') {
        return Some(with_blanks(text, Style::HanParen, Some(value), len + next.len_utf8()));
    }
    // 二是; not 一要素, 十是…
    CLAUSE_WORDS.contains(next).then(|| Mark {
        style: Style::Clause(next),
        value: Some(value),
        // 一靠政策 keeps its 靠: it is part of the sentence; 是 and 要 are not.
        len: len + if matches!(next, '是' | '要') { next.len_utf8() } else { 0 },
    })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Up to three digits, with the bytes they take.
fn arabic_number(text: &str) -> Option<(u32, usize)> {
    let digits: Vec<char> = text.chars().take_while(|c| digit(*c).is_some()).take(4).collect();
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let value = digits.iter().filter_map(|c| digit(*c)).fold(0, |n, d| n * 10 + d);
    Some((value, digits.iter().map(|c| c.len_utf8()).sum()))
}

fn arabic(text: &str) -> Option<Mark> {
    let (mut value, mut len) = arabic_number(text)?;
    let mut figures = 1_u8;
    // 1.1, 1.1.1
    while figures <= MAX_FIGURES
        && let Some(rest) = text[len..].strip_prefix(['.', '．'])
        && let Some((next, more)) = arabic_number(rest)
    {
        len = text.len() - rest.len() + more;
        value = next;
        figures = figures.saturating_add(1);
    }
    let rest = &text[len..];
    if figures > 1 {
        // 1.12 alone is a price, 3.5亿 an amount: a blank or a point must follow, and a heading after it.
        let rest = rest
            .strip_prefix(['.', '．', '、'])
            .or_else(|| rest.starts_with([' ', '\u{3000}', '\t']).then_some(rest))?;
        let ok =
            rest.trim_start().chars().next().is_some_and(|c| c.is_alphabetic() || "“《（(\"".contains(c));
        return (ok && figures <= MAX_FIGURES && value > 0)
            .then(|| with_blanks(text, Style::Decimal(figures), Some(value), text.len() - rest.len()));
    }
    if let Some(c) = rest.chars().next().filter(|c| matches!(c, '）' | ')')) {
        return Some(with_blanks(text, Style::ArabicParen, Some(value), len + c.len_utf8()));
    }
    let mark = plain(text, len, Style::Arabic, value)?;
    // 8.11 is a date, 1.5 an amount.
    let next = text[mark.len..].chars().next();
    (value > 0 && !next.is_some_and(|c| digit(c).is_some() && text[..mark.len].ends_with(['.', '．'])))
        .then_some(mark)
}

fn bracketed(text: &str, open: char) -> Option<Mark> {
    let start = open.len_utf8();
    let inner = &text[start..];
    let blank = inner.len() - inner.trim_start_matches(' ').len();
    let inner = &inner[blank..];
    let close = |len: usize| {
        let rest = inner[len..].trim_start_matches(' ');
        let c = rest.chars().next().filter(|c| "）)〕】］".contains(*c))?;
        let mut end = text.len() - rest.len() + c.len_utf8();
        // （一）、 is often typed.
        end += text[end..].chars().next().filter(|c| "、.．".contains(*c)).map_or(0, char::len_utf8);
        Some(end)
    };
    if let Some((value, len)) = han_number(inner) {
        return close(len).map(|end| with_blanks(text, Style::HanParen, Some(value), end));
    }
    if let Some((value, len)) = arabic_number(inner).filter(|(value, _)| *value > 0) {
        return close(len).map(|end| with_blanks(text, Style::ArabicParen, Some(value), end));
    }
    letter(inner, start + blank, "").and_then(|mark| {
        let end = close(mark.len - start - blank)?;
        Some(with_blanks(text, mark.style, mark.value, end))
    })
}

/// 第一部分, 第一章, 第一，
fn ordinal(text: &str) -> Option<Mark> {
    let start = '第'.len_utf8();
    let (value, len) = han_number(&text[start..]).or_else(|| arabic_number(&text[start..]))?;
    let after = &text[start + len..];
    for (word, style) in [
        ("部分", Style::Part),
        ("编", Style::Part),
        ("篇", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Section),
        ("条", Style::Article),
    ] {
        if let Some(rest) = after.strip_prefix(word) {
            let rest = rest.strip_prefix(['：', ':', '、']).unwrap_or(rest);
            // 第一章节, 第一条件 … are words of a sentence: a blank or point must part the number from the heading.
            let parted = rest.len() < after.len() - word.len()
                || rest.starts_with([' ', '\u{3000}', '\t'])
                || rest.is_empty();
            return parted.then(|| with_blanks(text, style, Some(value), text.len() - rest.len()));
        }
    }
    let c = after.chars().next().filter(|c| "，,、：:".contains(*c))?;
    Some(with_blanks(text, Style::Ordinal, Some(value), start + len + c.len_utf8()))
}

/// A letter or Roman number in `text`; `offset` bytes stand before it. With `point` it must be followed by `.`, `)` or `、`.
fn letter(text: &str, offset: usize, point: &str) -> Option<Mark> {
    let word = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let letters = &text[..word];
    let mut len = word;
    let mut paren = point.is_empty();
    if !paren {
        let c = text[word..].chars().next().filter(|c| ".．、)）".contains(*c))?;
        len += c.len_utf8();
        paren = matches!(c, ')' | '）');
        // e.g. and U.S. are no items: a blank or a heading in hanzi must follow.
        let next = text[len..].chars().next();
        if c == '.' && !next.is_none_or(|c| c == ' ' || c == '\t' || !c.is_ascii()) {
            return None;
        }
    }
    let upper = letters.bytes().all(|b| b.is_ascii_uppercase());
    let lower = letters.bytes().all(|b| b.is_ascii_lowercase());
    if !upper && !lower {
        return None;
    }
    let (style, value) =
        if let Some(value) = roman(letters).filter(|_| word > 1 || matches!(letters, "I" | "i")) {
            (if upper { Style::UpperRoman } else { Style::LowerRoman }, value)
        } else if word == 1 {
            let value = u32::from(letters.bytes().next()?.to_ascii_lowercase() - b'a') + 1;
            (if upper && !paren { Style::UpperLetter } else { Style::LowerLetter }, value)
        } else {
            return None;
        };
    Some(with_blanks_from(text, offset, style, value, len))
}

fn with_blanks_from(text: &str, offset: usize, style: Style, value: u32, len: usize) -> Mark {
    let mark = with_blanks(text, style, Some(value), len);
    Mark { len: mark.len + offset, ..mark }
}

/// I … XXXIX.
fn roman(letters: &str) -> Option<u32> {
    let letters = letters.to_ascii_uppercase();
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let (mut total, mut last) = (0_u32, 0);
    for c in letters.chars().rev() {
        let v = value(c)?;
        total = if v < last { total.checked_sub(v)? } else { total + v };
        last = last.max(v);
    }
    (letters.len() <= 6 && total > 0).then_some(total)
}

fn roman_sign(c: char) -> Option<u32> {
    ('Ⅰ'..='Ⅻ').contains(&c).then(|| c as u32 - 'Ⅰ' as u32 + 1)
}

/// ① ⑴ ⒈ ❶ and the like.
fn circled(c: char) -> Option<u32> {
    [('①', '⑳'), ('⑴', '⒇'), ('⒈', '⒛'), ('❶', '❿'), ('㈠', '㈩'), ('㊀', '㊉')]
        .into_iter()
        .find(|(from, to)| (*from..=*to).contains(&c))
        .map(|(from, _)| c as u32 - from as u32 + 1)
}

/// V. and X. are Roman after IV. and IX.; likewise the small ones.
pub(super) fn as_roman(mark: Mark, before: Option<u32>) -> Mark {
    let style = match mark.style {
        Style::UpperLetter => Style::UpperRoman,
        Style::LowerLetter => Style::LowerRoman,
        _ => return mark,
    };
    let value = match mark.value {
        Some(22) => 5,
        Some(24) => 10,
        _ => return mark,
    };
    if before.is_some_and(|b| b + 1 == value) { Mark { style, value: Some(value), ..mark } } else { mark }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `style value|rest`, or `-`.
    fn m(text: &str, expected: &str) {
        let found = mark(text).map_or("-".to_owned(), |m| {
            format!("{:?} {}|{}", m.style, m.value.map_or(String::new(), |v| v.to_string()), &text[m.len..])
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_levels_of_official_documents() {
        m("一、总体要求", "Han 1|总体要求");
        m("十二．甲", "Han 12|甲");
        m("（二）甲", "HanParen 2|甲");
        m("(三) 甲", "HanParen 3|甲");
        m("（四）、甲", "HanParen 4|甲");
        m("五）甲", "HanParen 5|甲");
        m("1.甲", "Arabic 1|甲");
        m("２．甲", "Arabic 2|甲");
        m("3、甲", "Arabic 3|甲");
        m("6. 甲", "Arabic 6|甲");
        m("（4）甲", "ArabicParen 4|甲");
        m("5)甲", "ArabicParen 5|甲");
        m("①甲", "Circled 1|甲");
        m("第一，甲", "Ordinal 1|甲");
        m("一是甲", "Clause('是') 1|甲");
        m("二要抓紧", "Clause('要') 2|抓紧");
        m("三靠群众", "Clause('靠') 3|靠群众");
        m("第三章　总则", "Chapter 3|总则");
        m("第一部分：甲", "Part 1|甲");
        m("★甲", "Bullet('★') |甲");
        m("- 甲", "Bullet('-') |甲");
        m("## 甲", "Hash(2) |甲");
        m("1.2 甲", "Decimal(2) 2|甲");
        m("1.2.3、甲", "Decimal(3) 3|甲");
        m("II. Aims", "UpperRoman 2|Aims");
        m("(a) aims", "LowerLetter 1|aims");
        m("B. Aims", "UpperLetter 2|Aims");
        m("(ii) aims", "LowerRoman 2|aims");
        m("Ⅳ、甲", "UpperRoman 4|甲");
    }

    #[test]
    fn what_only_looks_like_a_number() {
        for text in [
            "一些地方",
            "一年来，",
            "1.12",
            "2021年",
            "8.11",
            "1.5亿元",
            "（2021年）",
            "第一章节",
            "U.S. aid",
            "e.g. this",
            "A市起草",
            "《办法》",
            "——甲",
            "-5度",
            "*甲*",
            "12345.甲",
            "3",
            "（全文）",
            "十分重要",
            "#tag",
            "In 1990, he",
            "百分之五",
        ] {
            m(text, "-");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(s in "[一十百、（(）)1１0.．第章条是要①ⅠIVXabA#\\-★ ，甲]{0,8}") {
            if let Some(found) = mark(&s) {
                proptest::prop_assert!(s.get(found.len..).is_some());
            }
        }
    }
}
