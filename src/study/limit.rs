//! Limit phrases: `不超过300字`, `1000—1200字`, `（600字）`, `at least 250 words` … → a [`Limit`].
//!
//! What is not understood is said to be so ([`Reading::Unclear`]), never guessed.
use super::model::{Limit, Unit};
use crate::locales::{Lang, Say, facts as say};
use std::ops::Range;

/// A bare figure below this (`用20字概括`, `一字一句`) is no limit unless the phrase says so.
const MIN_BARE: u32 = 50;
/// Two phrases no further apart than this many characters make one limit: `不少于800字，不超过1000字`.
const MAX_GAP: usize = 8;

/// What a prompt says of its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Absent,
    /// Something that gives no figure, such as `篇幅适中`, at this byte range.
    Unclear(Range<usize>),
    /// This limit, at this byte range.
    Clear(Limit, Range<usize>),
}

impl Reading {
    /// The limit, if it is clear.
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Clear(limit, _) => Some(*limit),
            Self::Absent | Self::Unclear(_) => None,
        }
    }

    /// Where the phrase stands, as a byte range.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Self::Clear(_, span) | Self::Unclear(span) => Some(span.clone()),
            Self::Absent => None,
        }
    }
}

impl Say for Limit {
    /// The limit with what it counts: `不超过300字（按答题卡格数）`.
    fn say(&self, lang: Lang) -> String {
        let unit = match self.unit {
            Unit::Cells => say::UNIT_CELLS,
            Unit::Chars => say::UNIT_CHARS,
            Unit::Hanzi => say::UNIT_HANZI,
            Unit::Words => say::UNIT_WORDS,
        };
        let unit = unit.get(lang);
        match (self.min, self.max, self.about) {
            (Some(min), Some(max), _) => {
                say::LIMIT_RANGE.fill(lang, &[("min", &min), ("max", &max), ("unit", &unit)])
            }
            (_, Some(max), _) => say::LIMIT_MAX.fill(lang, &[("max", &max), ("unit", &unit)]),
            (_, None, Some(about)) => say::LIMIT_ABOUT.fill(lang, &[("about", &about), ("unit", &unit)]),
            (Some(min), None, None) => say::LIMIT_MIN.fill(lang, &[("min", &min), ("unit", &unit)]),
            (None, None, None) => say::LIMIT_UNKNOWN.get(lang).to_owned(),
        }
    }
}

/// Reads the limit of a prompt. Of several (`标题不超过20字，全文1000字左右`) the largest is that of the essay.
pub fn read(prompt: &str) -> Reading {
    let text = Chars::new(prompt);
    let mut phrases: Vec<(Limit, Range<usize>)> = Vec::new();
    let mut i = 0;
    while i < text.chars.len() {
        let Some(number) = text.number(i) else {
            i += 1;
            continue;
        };
        match text.phrase(&number) {
            Some((limit, span)) => {
                i = span.end.max(number.end);
                match phrases.last_mut() {
                    Some((before, at)) if span.start <= at.end + MAX_GAP && joins(*before, limit) => {
                        *before = join(*before, limit);
                        at.end = span.end;
                    }
                    _ => phrases.push((limit, span)),
                }
            }
            None => i = number.end,
        }
    }
    let size = |l: &Limit| l.max.or(l.about).or(l.min).unwrap_or(0);
    let mut best: Option<(Limit, Range<usize>)> = None;
    for (limit, span) in phrases {
        if best.as_ref().is_none_or(|(b, _)| size(b) < size(&limit)) {
            best = Some((limit, span));
        }
    }
    if let Some((limit, span)) = best {
        return Reading::Clear(limit, text.bytes(span));
    }
    text.unclear().map_or(Reading::Absent, |span| Reading::Unclear(text.bytes(span)))
}

/// Whether two phrases next to each other say different things of one figure.
fn joins(a: Limit, b: Limit) -> bool {
    let apart = !(a.min.is_some() && b.min.is_some()
        || a.max.is_some() && b.max.is_some()
        || a.about.is_some() && b.about.is_some());
    let both = join(a, b);
    let (low, high) = (both.min.unwrap_or(0), both.max.unwrap_or(u32::MAX));
    apart && a.unit == b.unit && low <= high && both.about.is_none_or(|n| (low..=high).contains(&n))
}

fn join(a: Limit, b: Limit) -> Limit {
    Limit { min: a.min.or(b.min), max: a.max.or(b.max), about: a.about.or(b.about), unit: a.unit }
}

/// A figure in the text: its value and its characters.
struct Number {
    value: u32,
    start: usize,
    end: usize,
}

const MAX_BEFORE: [&str; 22] = [
    "不超过",
    "不多于",
    "不得超过",
    "不要超过",
    "不能超过",
    "不得多于",
    "不超出",
    "最多",
    "至多",
    "上限为",
    "限",
    "no more than",
    "not more than",
    "at most",
    "not exceeding",
    "not exceed",
    "up to",
    "a maximum of",
    "maximum",
    "fewer than",
    "less than",
    "within",
];
const MIN_BEFORE: [&str; 13] = [
    "不少于",
    "不低于",
    "不得少于",
    "不能少于",
    "至少",
    "最少",
    "at least",
    "no fewer than",
    "not fewer than",
    "no less than",
    "a minimum of",
    "minimum",
    "more than",
];
const ABOUT_BEFORE: [&str; 9] =
    ["大约", "大概", "约为", "约", "about", "around", "approximately", "roughly", "approx."];
/// Words after which a figure without cue is meant as the length: `总字数1000`, `篇幅800字`, `（600字`.
const LENGTH_BEFORE: [&str; 10] =
    ["字数", "篇幅", "字数为", "字数在", "篇幅为", "篇幅在", "控制在", "word count", "word limit", "length"];

/// The text as characters: lower case, full-width digits as ASCII, with the byte offsets of the original.
struct Chars {
    chars: Vec<char>,
    offsets: Vec<usize>,
}

impl Chars {
    fn new(text: &str) -> Self {
        let plain = |c: char| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            c => c.to_ascii_lowercase(),
        };
        let mut offsets: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        offsets.push(text.len());
        Self { chars: text.chars().map(plain).collect(), offsets }
    }

    fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.offsets.get(i).or(self.offsets.last()).copied().unwrap_or(0);
        at(span.start)..at(span.end)
    }

    fn get(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    /// Index after `word` if it stands at `i`.
    fn after(&self, i: usize, word: &str) -> Option<usize> {
        let mut i = i;
        for c in word.chars() {
            if self.get(i) != Some(c) {
                return None;
            }
            i += 1;
        }
        Some(i)
    }

    /// Index before `word` if it ends at `end`.
    fn before(&self, end: usize, word: &str) -> Option<usize> {
        let start = end.checked_sub(word.chars().count())?;
        self.after(start, word).map(|_| start)
    }

    fn skip_blanks(&self, mut i: usize) -> usize {
        while self.get(i).is_some_and(|c| c == ' ' || c == '\u{a0}' || c == '\u{3000}') {
            i += 1;
        }
        i
    }

    fn skip_blanks_back(&self, mut end: usize) -> usize {
        while end > 0 && self.get(end - 1).is_some_and(|c| c == ' ' || c == '\u{a0}' || c == '\u{3000}') {
            end -= 1;
        }
        end
    }

    /// The figure that starts at `i`: `1000`, `1,000`, `一千二百`.
    fn number(&self, i: usize) -> Option<Number> {
        let c = self.get(i)?;
        let hanzi = |c: char| "一二两三四五六七八九十百千万零〇".contains(c);
        if c.is_ascii_digit() {
            let (mut value, mut end) = (0_u32, i);
            while let Some(c) = self.get(end) {
                if let Some(digit) = c.to_digit(10) {
                    value = value.saturating_mul(10).saturating_add(digit);
                    end += 1;
                } else if matches!(c, ',' | '，') && self.thousands(i, end) {
                    end += 1;
                } else {
                    break;
                }
            }
            Some(Number { value, start: i, end })
        } else if hanzi(c) {
            let mut end = i;
            while self.get(end).is_some_and(hanzi) {
                end += 1;
            }
            let value = hanzi_number(&self.chars[i..end])?;
            Some(Number { value, start: i, end })
        } else {
            None
        }
    }

    /// Whether the comma at `at` separates thousands of a number that starts at `start`.
    fn thousands(&self, start: usize, at: usize) -> bool {
        let digit = |i: usize| self.get(i).is_some_and(|c| c.is_ascii_digit());
        let group = (1..=3).contains(&(at - start)) || self.chars[start..at].contains(&',');
        group && (1..=3).all(|k| digit(at + k)) && !digit(at + 4)
    }

    /// Index after a unit of length at `i`, and the unit.
    fn unit(&self, i: usize) -> Option<(usize, Unit)> {
        let i = self.skip_blanks(i);
        let i = self.after(i, "余").unwrap_or(i);
        let i = self.after(i, "个").unwrap_or(i);
        for (word, unit) in [
            ("汉字", Unit::Hanzi),
            ("字符", Unit::Chars),
            ("字", Unit::Cells),
            ("-words", Unit::Words),
            ("-word", Unit::Words),
            ("words", Unit::Words),
            ("词", Unit::Words),
            ("characters", Unit::Chars),
        ] {
            if let Some(end) = self.after(i, word) {
                // 字体, 字词 … are no counts.
                let other = word == "字" && self.get(end).is_some_and(|c| "体词母典句号幅数".contains(c));
                return (!other).then_some((end, unit));
            }
        }
        None
    }

    /// Index after the sign or word of a range (`—`, `至`, `to`).
    fn range_sign(&self, i: usize) -> Option<usize> {
        let i = self.skip_blanks(i);
        let signs = ["——", "—", "－", "–", "‒", "-", "～", "~", "〜", "至", "到", "to", "and"];
        signs.iter().find_map(|sign| self.after(i, sign)).map(|i| self.skip_blanks(i))
    }

    /// The limit that the phrase around `first` states.
    fn phrase(&self, first: &Number) -> Option<(Limit, Range<usize>)> {
        let unit_after = self.unit(first.end);
        let second =
            self.range_sign(unit_after.map_or(first.end, |(end, _)| end)).and_then(|i| self.number(i));
        if let Some(second) = &second
            && second.value > first.value
            && let Some((end, unit)) = self.unit(second.end).or_else(|| self.unit_before(first.start, second))
        {
            let start = self.cue(first.start, &["between", "from"]).unwrap_or(first.start);
            let end = self.after(end, "之间").unwrap_or(end);
            let limit = Limit { min: Some(first.value), max: Some(second.value), about: None, unit };
            return Some((limit, self.with_length(start)..end));
        }
        let (end, unit) = unit_after.or_else(|| self.unit_before(first.start, first))?;
        let more = self.chars[first.end..end].contains(&'余');
        let max = self.cue(first.start, &MAX_BEFORE);
        let min = self.cue(first.start, &MIN_BEFORE);
        let about = self.cue(first.start, &ABOUT_BEFORE);
        let tail = |words: &[&str]| {
            let i = self.skip_blanks(end);
            words.iter().find_map(|w| self.after(i, w))
        };
        let max_tail = tail(&["以内", "之内", "以下", "内", "or fewer", "or less", "maximum"]);
        let min_tail = tail(&["以上", "or more", "minimum", "at least"]);
        let about_tail = tail(&["左右", "上下"]);
        let n = Some(first.value);
        let none = Limit { min: None, max: None, about: None, unit };
        let bracket = first.start > 0 && self.get(first.start - 1).is_some_and(|c| "（([【".contains(c));
        let length = self.cue(first.start, &LENGTH_BEFORE).is_some();
        // `no more than` ends in `more than`, `no less than` in `less than`: the longer cue tells.
        let (limit, start, end) = match (max, min) {
            (Some(a), Some(b)) if b < a => (Limit { min: n, ..none }, b, end),
            (Some(a), _) => (Limit { max: n, ..none }, a, max_tail.unwrap_or(end)),
            (None, Some(b)) => (Limit { min: n, ..none }, b, end),
            (None, None) => {
                let start = about.unwrap_or(first.start);
                if let Some(end) = max_tail {
                    (Limit { max: n, ..none }, start, end)
                } else if let Some(end) = min_tail {
                    (Limit { min: n, ..none }, start, end)
                } else if about.is_some()
                    || about_tail.is_some()
                    || more
                    || bracket
                    || length
                    || first.value >= MIN_BARE
                {
                    (Limit { about: n, ..none }, start, about_tail.unwrap_or(end))
                } else {
                    return None;
                }
            }
        };
        (first.value > 0).then(|| (limit, self.with_length(start)..end))
    }

    /// `字数不超过800`, `word limit: 300`: the unit stands before the figure.
    fn unit_before(&self, start: usize, last: &Number) -> Option<(usize, Unit)> {
        let cued = self.cue(start, &MAX_BEFORE).or_else(|| self.cue(start, &MIN_BEFORE));
        let start = cued.or_else(|| self.cue(start, &ABOUT_BEFORE)).unwrap_or(start);
        let end = self.cue(start, &["是", "应", "须", "要求"]).unwrap_or(start);
        self.cue(end, &LENGTH_BEFORE)?;
        let next = self.get(last.end);
        let closed = next.is_none_or(|c| !c.is_alphanumeric() || "左以之上".contains(c)) && next != Some('%');
        let english = self.cue(end, &["word count", "word limit"]).is_some();
        (closed && last.value >= MIN_BARE)
            .then_some((last.end, if english { Unit::Words } else { Unit::Cells }))
    }

    /// Where a cue begins that ends at `end` (blanks and a colon between them allowed); the longest one.
    fn cue(&self, end: usize, cues: &[&str]) -> Option<usize> {
        let mut end = self.skip_blanks_back(end);
        if end > 0 && self.get(end - 1).is_some_and(|c| c == '：' || c == ':') {
            end = self.skip_blanks_back(end - 1);
        }
        cues.iter().filter_map(|cue| self.before(end, cue)).min()
    }

    /// The phrase's start with `字数` or `篇幅` before it taken in.
    fn with_length(&self, start: usize) -> usize {
        let start = self.cue(start, &LENGTH_BEFORE).unwrap_or(start);
        self.before(start, "总").unwrap_or(start)
    }

    /// A phrase on length without a figure: from `字数` or `篇幅` to the end of the clause.
    fn unclear(&self) -> Option<Range<usize>> {
        let start = (0..self.chars.len()).find(|&i| {
            ["字数", "篇幅", "word limit", "word count"].iter().any(|w| self.after(i, w).is_some())
        })?;
        let stop = |c: char| "，。；！？）)】,;.\n".contains(c);
        let end =
            (start..self.chars.len()).find(|&i| self.get(i).is_some_and(stop)).unwrap_or(self.chars.len());
        Some(start..end)
    }
}

/// `一千二百` → 1200, `一万` → 10000, `八〇〇` → 800; none if it is no number of at least [`MIN_BARE`].
fn hanzi_number(chars: &[char]) -> Option<u32> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32);
    let (mut total, mut section, mut current): (u32, u32, Option<u32>) = (0, 0, None);
    let mut last_unit = 1;
    for &c in chars {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => 0,
        };
        if unit == 10_000 {
            total = total.checked_add((section + current.take().unwrap_or(0)).checked_mul(unit)?)?;
            section = 0;
            last_unit = unit;
        } else if unit > 0 {
            section = section.checked_add(current.take().unwrap_or(1).checked_mul(unit)?)?;
            last_unit = unit;
        } else {
            let d = match c {
                '零' => 0,
                '两' => 2,
                c => digit(c)?,
            };
            current = Some(current.unwrap_or(0).checked_mul(10)?.checked_add(d)?);
        }
    }
    let tail = match current {
        // 一千二 is 1200.
        Some(d)
            if last_unit >= 100
                && d < 10
                && chars.len() >= 2
                && !chars[chars.len() - 2..].contains(&'零') =>
        {
            d * (last_unit / 10)
        }
        Some(d) => d,
        None => 0,
    };
    let value = total.checked_add(section)?.checked_add(tail)?;
    (value >= MIN_BARE).then_some(value)
}

#[cfg(test)]
mod tests;
