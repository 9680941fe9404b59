//! A draft as clauses with their sentences, paragraphs and headings. Positions are characters (Unicode scalar values).
use super::Span;
use std::ops::Range;

/// A draft cut into units.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Its characters.
    pub chars: Vec<char>,
    /// Its clauses, in order.
    pub units: Vec<Unit>,
    /// Its sentences (also the parts between semicolons): the units of each.
    pub sentences: Vec<Range<usize>>,
}

/// A clause that is long enough to say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The clause with its closing mark and its number.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// First character after a number such as `（一）` or `一是`.
    pub text: usize,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// A heading: a line of its own that is no full sentence.
    pub heading: bool,
    /// The short first sentence of a paragraph, which says what the paragraph is about.
    pub lead: bool,
    /// The headings and leads that it stands under, outermost first (indices of units).
    pub under: Vec<usize>,
}

/// Rank of the ways to number, outermost first.
const RANK_LINE: usize = 1;
const RANK_INLINE: usize = 6;
/// A line without a closing mark that is longer is no heading.
const HEADING: usize = 45;
/// A first sentence that is longer is no lead.
const LEAD: usize = 26;

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十') || c.is_ascii_digit()
}

/// The number at the start of `chars`: its length and the rank of its style; none if there is no number.
pub fn number(chars: &[char]) -> Option<(usize, usize)> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let numerals = |from: usize| chars.iter().skip(from).take_while(|c| is_numeral(**c)).count();
    match at(0) {
        '（' | '(' => {
            let n = numerals(1);
            let close = matches!(at(1 + n), '）' | ')');
            (n > 0 && close).then(|| (n + 2, if at(1).is_ascii_digit() { 5 } else { 3 }))
        }
        '第' => {
            let n = numerals(1);
            match at(1 + n) {
                _ if n == 0 => None,
                '，' | '、' | '：' => Some((n + 2, RANK_INLINE)),
                '章' | '部' => Some((n + 2, 1)),
                _ => None,
            }
        }
        '首' if at(1) == '先' => Some((if at(2) == '，' { 3 } else { 2 }, RANK_INLINE)),
        '其' if at(1) == '次' => Some((if at(2) == '，' { 3 } else { 2 }, RANK_INLINE)),
        '最' if at(1) == '后' && at(2) == '，' => Some((3, RANK_INLINE)),
        '★' => Some((1, 1)),
        '①'..='⑳' => Some((1, 5)),
        '-' | '*' | '•' | '·' => Some((1, 7)),
        c if is_numeral(c) => {
            let n = numerals(0);
            match at(n) {
                '、' => Some((n + 1, if c.is_ascii_digit() { 4 } else { 2 })),
                '.' | '．' if !at(n + 1).is_ascii_digit() => Some((n + 1, 4)),
                '是' | '要' if !c.is_ascii_digit() && n <= 2 => Some((n + 1, RANK_INLINE)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the sentence ends after the character at `i`.
fn closes(chars: &[char], i: usize) -> bool {
    match chars[i] {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' => true,
        '.' => {
            let next = chars.get(i + 1).copied().unwrap_or(' ');
            let before = if i == 0 { ' ' } else { chars[i - 1] };
            next.is_whitespace() && before.is_alphabetic() && before.is_ascii()
        }
        _ => false,
    }
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》')
}

fn trim(chars: &[char], mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && chars[range.start].is_whitespace() {
        range.start += 1;
    }
    while range.start < range.end && chars[range.end - 1].is_whitespace() {
        range.end -= 1;
    }
    range
}

fn sentences(chars: &[char], line: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = line.start;
    let mut i = line.start;
    while i < line.end {
        if closes(chars, i) {
            let mut end = i + 1;
            while end < line.end && (is_closing_quote(chars[end]) || closes(chars, end)) {
                end += 1;
            }
            out.push(start..end);
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    if start < line.end {
        out.push(start..line.end);
    }
    out.into_iter().map(|r| trim(chars, r)).filter(|r| r.len() > 1).collect()
}

/// Cuts `text` into units.
pub fn segment(text: &str) -> Draft {
    let chars: Vec<char> = text.chars().collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut all: Vec<Range<usize>> = Vec::new();
    // Open headings: (rank, unit).
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut paragraph = 0;
    let mut start = 0;
    for end in (0..=chars.len())
        .filter(|&i| i == chars.len() || matches!(chars[i], '\n' | '\r' | '\u{2028}' | '\u{2029}'))
    {
        let line = trim(&chars, start..end);
        start = end + 1;
        if line.is_empty() {
            continue;
        }
        let numbered = number(&chars[line.clone()]);
        let last = chars[line.end - 1];
        let whole =
            !matches!(last, '。' | '！' | '？' | '；' | '.' | '!' | '?' | '，' | ',' | ';' | '…' | '”');
        let heading = whole && line.len() <= HEADING && !chars[line.clone()].contains(&'。');
        let rank = numbered.map_or(RANK_LINE, |(_, rank)| rank);
        if heading || numbered.is_some() {
            open.retain(|&(r, _)| r < rank);
        }
        let mut local: Vec<usize> = open.iter().map(|&(_, u)| u).collect();
        for (nth, sentence) in sentences(&chars, line.clone()).into_iter().enumerate() {
            let label = number(&chars[sentence.clone()]).map_or(0, |(len, _)| len.min(sentence.len() - 1));
            let lead = nth == 0 && !heading && sentence.end < line.end && sentence.len() - label <= LEAD;
            let unit = units.len();
            let pieces = if heading || lead {
                vec![(sentence.start, sentence.end)]
            } else {
                pieces(&chars, &sentence, label)
            };
            for (i, span) in pieces.into_iter().enumerate() {
                let text = if i == 0 { sentence.start + label } else { span.0 };
                units.push(Unit {
                    span,
                    sentence: all.len(),
                    text,
                    paragraph,
                    heading,
                    lead,
                    under: local.clone(),
                });
            }
            all.push(unit..units.len());
            if heading {
                open.push((rank, unit));
            } else if lead {
                local.push(unit);
                if numbered.is_some() && rank < RANK_INLINE {
                    open.push((rank, unit));
                }
            }
        }
        paragraph += 1;
    }
    Draft { chars, units, sentences: all }
}

/// A clause shorter than this (without its number) is joined to the next.
const CLAUSE: usize = 9;

/// The clauses of a sentence, short ones joined.
fn pieces(chars: &[char], sentence: &Range<usize>, label: usize) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut start = sentence.start;
    for (_, end) in clauses(chars, (sentence.start, sentence.end)) {
        let skip = if start == sentence.start { label } else { 0 };
        let words = if chars[start..end].iter().any(char::is_ascii_lowercase) { 3 } else { 1 };
        if end - start >= skip + CLAUSE * words {
            out.push((start, end));
            start = end;
        }
    }
    if start < sentence.end {
        match out.last_mut() {
            Some(last) => last.1 = sentence.end,
            None => out.push((start, sentence.end)),
        }
    }
    out
}

/// The clauses of a sentence: the parts between commas and colons.
pub fn clauses(chars: &[char], span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.0;
    for i in span.0..span.1.min(chars.len()) {
        let inner = i + 1 < span.1;
        let comma = matches!(chars[i], '，' | '：')
            || (matches!(chars[i], ',' | ':') && inner && !chars[i + 1].is_ascii_digit());
        if comma {
            out.push((start, i + 1));
            start = i + 1;
        }
    }
    if start < span.1 {
        out.push((start, span.1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units as `text` in the draft's own characters, headings marked `#`, leads `!`.
    fn cut(text: &str) -> Vec<String> {
        let d = segment(text);
        d.units
            .iter()
            .map(|u| {
                let mark = if u.heading {
                    "#"
                } else if u.lead {
                    "!"
                } else {
                    ""
                };
                mark.to_owned() + &d.chars[u.text..u.span.1].iter().collect::<String>()
            })
            .collect()
    }

    #[test]
    fn sentences_headings_and_leads() {
        assert_eq!(
            cut("一、主要做法\n（一）责任有人扛。书记任组长；每年述职。\r\n特此报告。"),
            ["#主要做法", "!责任有人扛。", "书记任组长；", "每年述职。", "特此报告。"]
        );
        assert_eq!(
            cut("We fixed roads. Prices fell by 3.5 percent."),
            ["!We fixed roads.", "Prices fell by 3.5 percent."]
        );
        assert_eq!(cut("他说：“行。”然后走了。"), ["!他说：“行。”", "然后走了。"]);
    }

    #[test]
    fn a_unit_knows_the_headings_above_it() {
        let d = segment("一、问题\n（一）人少。只有两人。\n二、对策\n招考。");
        let under: Vec<&[usize]> = d.units.iter().map(|u| u.under.as_slice()).collect();
        assert_eq!(under, [&[][..], &[0], &[0, 1], &[], &[3]]);
    }

    #[test]
    fn numbers_of_every_style() {
        for (text, len) in [
            ("一、甲", 2),
            ("（十二）甲", 4),
            ("1.甲", 2),
            ("12、甲", 3),
            ("(3)甲", 3),
            ("二是甲", 2),
            ("第一，甲", 3),
            ("①甲", 1),
        ] {
            assert_eq!(number(&text.chars().collect::<Vec<_>>()).map(|n| n.0), Some(len), "{text}");
        }
        for text in ["3.5万人", "2021年", "一个人", "第三方评估", "十分重要"] {
            assert_eq!(number(&text.chars().collect::<Vec<_>>()), None, "{text}");
        }
    }

    #[test]
    fn clauses_of_a_sentence() {
        let chars: Vec<char> = "主要是：人少，钱少。".chars().collect();
        assert_eq!(clauses(&chars, (0, chars.len())), [(0, 4), (4, 7), (7, 10)]);
    }
}
