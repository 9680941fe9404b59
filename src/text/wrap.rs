//! Breaking a paragraph into rows with 避头尾.
//!
//! Rules, strongest first:
//! 1. No row is wider than the limit. There is no hanging punctuation: a row end that would strand a mark is moved back
//!    (推出), so that what precedes the mark goes down with it. Only one space may hang over the end, unseen.
//! 2. A mark that [may not start][may_not_start] or [end][may_not_end] a row does not, unless the text leaves no choice:
//!    a run of marks without a permitted break that is wider than the limit.
//! 3. Words of letters and digits stay whole, and so do `——` and `……`, unless they are wider than the limit.
//! 4. A row starts with a space only when several spaces stood before it.
//!
//! A grapheme wider than the limit stands alone in its row.
use super::{
    marks::{is_doubled, is_east_asian, may_not_end, may_not_start},
    width::{graphemes, width},
};

/// One row of a paragraph (or, from a [`Layout`](super::layout::Layout), of a text).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Byte offset of the row's start.
    pub start: usize,
    /// Byte offset of its end, a hanging space included; a newline is not part of the row.
    pub end: usize,
    /// Empty columns before the text.
    pub indent: usize,
    /// Columns of the text, without the indent and the hanging space.
    pub width: usize,
    /// Whether the row's last character is a space that hangs over the end and is not to be drawn.
    pub hangs: bool,
}

impl Row {
    /// The part of `text` to draw, the same text that the row's offsets refer to.
    pub fn shown<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end - usize::from(self.hangs)).unwrap_or_default()
    }
}

/// How good a place between two graphemes is for a row end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    /// A row may end here.
    Free,
    /// Inside a word or a doubled mark, or before a space: only when nothing else is possible.
    Inside,
    /// A barred mark would start or end a row.
    Barred,
}

/// Reads a paragraph grapheme by grapheme and tells what break lies before each.
#[derive(Debug, Clone, Copy, Default)]
struct Reader {
    /// First character of the grapheme before.
    previous: Option<char>,
    /// The same, spaces left out.
    solid: Option<char>,
    /// How many times the doubled mark before stands in a row.
    doubled: usize,
    /// Whether the grapheme before is an apostrophe inside a word.
    apostrophe: bool,
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Letters, digits and whatever stands among them without spaces (`www.gov.cn`, `10:30`).
fn is_wordy(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && !is_east_asian(c))
}

impl Reader {
    /// The break before `grapheme`, which is read.
    fn read(&mut self, grapheme: &str) -> Break {
        let Some(c) = grapheme.chars().next() else { return Break::Inside };
        let Some(previous) = self.previous else {
            *self = Self {
                previous: Some(c),
                solid: Some(c).filter(|c| !is_space(*c)),
                doubled: 1,
                apostrophe: false,
            };
            return Break::Inside;
        };
        let doubled = if c == previous && is_doubled(c) { self.doubled + 1 } else { 1 };
        let apostrophe = c == '’' && is_wordy(previous);
        let kind = if may_not_start(c) || self.solid.is_some_and(may_not_end) {
            Break::Barred
        } else if is_space(c) {
            if is_space(previous) { Break::Free } else { Break::Inside }
        } else if (doubled % 2 == 0) || (is_wordy(c) && (is_wordy(previous) || self.apostrophe)) {
            Break::Inside
        } else {
            Break::Free
        };
        *self = Self {
            previous: Some(c),
            solid: if is_space(c) { self.solid } else { Some(c) },
            doubled,
            apostrophe,
        };
        kind
    }
}

/// A place where a row may end: byte offset, columns before it, whether the last character hangs.
type Place = (usize, usize, bool);

/// The best end of a row that starts at `start` and holds `limit` columns; `Ok(row end)` or, when the rest fits,
/// `Err(columns)`. `full` is the width of a row without indent. The flag tells whether the break is a free one.
fn row_end(text: &str, start: usize, limit: usize, full: usize) -> Result<(Place, bool), Place> {
    let (mut free, mut inside, mut any): (Option<Place>, Option<Place>, Option<Place>) = (None, None, None);
    let mut reader = Reader::default();
    let mut columns = 0;
    let mut hangs = false;
    for (at, g) in graphemes(&text[start..]) {
        let kind = reader.read(g);
        if at > 0 {
            let place = Some((start + at, columns, hangs));
            match kind {
                Break::Free => free = place,
                Break::Inside => inside = place,
                Break::Barred => any = place,
            }
        }
        let w = width(g);
        if columns + w <= limit {
            columns += w;
        } else if g == " " && !hangs && at > 0 && !text[..start + at].ends_with([' ', '\t']) {
            hangs = true;
        } else if at > 0 {
            let later = |place: &Place| free.is_none_or(|f| place.0 > f.0);
            let unit = free.map_or(start, |f| f.0);
            return Ok(match (free, inside.filter(later)) {
                (_, Some(place)) if is_wider(&text[unit..], full) => (place, false),
                (Some(place), _) => (place, true),
                (None, Some(place)) => (place, false),
                (None, None) => (any.unwrap_or((start + at, columns, hangs)), false),
            });
        } else {
            // One grapheme wider than the row.
            columns += w;
        }
    }
    Err((text.len(), columns, hangs))
}

/// Whether what stands before the first free break of `rest` is wider than `limit`.
fn is_wider(rest: &str, limit: usize) -> bool {
    let mut reader = Reader::default();
    let mut columns = 0;
    for (at, g) in graphemes(rest) {
        if reader.read(g) == Break::Free && at > 0 {
            return false;
        }
        columns += width(g);
        if columns > limit && g != " " {
            return true;
        }
    }
    false
}

/// Breaks `paragraph` (no newline in it) into rows of at most `limit` columns, at least one row.
///
/// The first row starts after `indent` empty columns, unless the paragraph has an indent of its own or starts with
/// something that fits a whole row but not the rest of this one.
pub fn wrap(paragraph: &str, limit: usize, indent: usize) -> Vec<Row> {
    let limit = limit.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    let mut indent = if paragraph.starts_with(char::is_whitespace) || indent >= limit { 0 } else { indent };
    loop {
        let found = row_end(paragraph, start, limit - indent, limit);
        let (end, columns, hangs) = match found {
            Ok((_, false)) if indent > 0 => {
                indent = 0;
                continue;
            }
            Ok((place, _)) | Err(place) => place,
        };
        rows.push(Row { start, end, indent, width: columns, hangs });
        if found.is_err() {
            return rows;
        }
        start = end;
        indent = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::text_width;
    use proptest::prelude::*;

    /// Rows joined with `/`; a hanging space is shown as `_`, an indent as dots.
    fn w(text: &str, limit: usize, indent: usize) -> String {
        wrap(text, limit, indent)
            .iter()
            .map(|r| format!("{}{}{}", ".".repeat(r.indent), r.shown(text), if r.hangs { "_" } else { "" }))
            .collect::<Vec<_>>()
            .join("/")
    }

    #[test]
    fn marks_go_down_with_their_character() {
        assert_eq!(w("依法行政，建设", 8, 0), "依法行/政，建设");
        assert_eq!(w("依法行“政”", 8, 0), "依法行/“政”");
        assert_eq!(w("依法行政。”他说", 8, 0), "依法行/政。”他/说");
        assert_eq!(w("依法《（政府）》", 8, 0), "依法/《（政/府）》");
        assert_eq!(w("法治政府", 8, 0), "法治政府");
    }

    #[test]
    fn doubled_marks_stay_together() {
        assert_eq!(w("法治政府——好", 9, 0), "法治政府/——好");
        assert_eq!(w("法治政——————好", 9, 0), "法治政——/————好");
        assert_eq!(w("法治政…好", 7, 0), "法治政…/好");
    }

    #[test]
    fn words_stay_whole_when_they_fit() {
        assert_eq!(w("法治 government 好", 12, 0), "法治 /government /好");
        assert_eq!(w("the rule of law", 8, 0), "the rule_/of law");
        assert_eq!(w("见www.gov.cn网", 10, 0), "见/www.gov.cn/网");
        assert_eq!(w("don’t stop", 5, 0), "don’t_/stop");
        assert_eq!(w("见aaaaaaaaaaaaaaa网", 10, 0), "见aaaaaaaa/aaaaaaa网");
        assert_eq!(w("a   b", 2, 0), "a /  /b");
    }

    #[test]
    fn indents_the_first_row() {
        assert_eq!(w("依法行政建设", 8, 4), "....依法/行政建设");
        assert_eq!(w("　　依法行政", 8, 4), "　　依法/行政");
        assert_eq!(w("government", 10, 4), "government");
        assert_eq!(w("", 8, 4), "....");
    }

    #[test]
    fn lives_in_any_width() {
        assert_eq!(w("法治", 0, 4), "法/治");
        assert_eq!(w("，，，，，", 4, 0), "，，/，，/，");
    }

    /// Every place of `text` where a row may end without a barred mark at its start or end.
    fn permitted(text: &str) -> Vec<usize> {
        let mut places = vec![0];
        let mut solid = None;
        for (at, g) in graphemes(text) {
            let c = g.chars().next().unwrap();
            if !(may_not_start(c) || solid.is_some_and(may_not_end)) {
                places.push(at);
            }
            if !is_space(c) {
                solid = Some(c);
            }
        }
        places.push(text.len());
        places
    }

    const TEXT: &str = "([一-龥]{1,9}|[一-龥][，。！？、；：”’」』）】》·～–][“‘（《]?|[，。！？、；：“”‘’（）《》]{1,6}|—{1,4}|…{1,4}| {1,3}|[a-zA-Z0-9.,:/%-]{1,20}|[a-z]{1,8} |\t|👍|👨\u{200D}👩\u{200D}👧|e\u{301}|[\\PC]){0,60}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        #[test]
        fn every_row_keeps_the_rules(text in TEXT, limit in 12usize..=200, indent in prop_oneof![Just(0usize), Just(4)]) {
            let rows = wrap(&text, limit, indent);
            let joined: String = rows.iter().map(|r| &text[r.start..r.end]).collect();
            prop_assert_eq!(&joined, &text);
            let places = permitted(&text);
            for (i, row) in rows.iter().enumerate() {
                let shown = row.shown(&text);
                prop_assert_eq!(text_width(shown), row.width);
                let lone = graphemes(shown).count() == 1;
                prop_assert!(row.indent + row.width <= limit || lone, "{:?} wider than {}", shown, limit);
                prop_assert!(i == 0 || row.end > row.start);
                if row.end < text.len() && !places.contains(&row.end) {
                    // Only a run of marks without a permitted break, wider than a row, may be split.
                    let before = places.iter().rev().find(|p| **p < row.end).unwrap();
                    let after = places.iter().find(|p| **p > row.end).unwrap();
                    prop_assert!(text_width(text[*before..*after].trim_end_matches(' ')) > limit, "barred: {:?}", shown);
                }
            }
        }

        #[test]
        fn words_are_whole(words in prop::collection::vec("[a-z]{1,12}", 1..40), limit in 12usize..=60) {
            let text = words.join(" ");
            for row in wrap(&text, limit, 0) {
                prop_assert!(row.start == 0 || text[..row.start].ends_with(' '));
                prop_assert!(row.end == text.len() || text[..row.end].ends_with(' '));
            }
        }
    }
}
