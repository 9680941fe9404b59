//! Marks and notes of one's own: finding them again in a text that may have changed, and writing them out.
use crate::{
    locales::{Lang, recall as say},
    store::notes::{Mark, Notes, PackNotes},
    study::{library::Item, model::Pack},
    text::{byte_of, chars_before, marks::is_closing},
};
use std::{fmt::Write as _, ops::Range};

/// Where a mark stands in `text` (bytes): its words at their place, else the occurrence nearest to it; `None`: they are gone.
pub fn place(mark: &Mark, text: &str) -> Option<Range<usize>> {
    if mark.quote.is_empty() {
        return None;
    }
    let at = byte_of(text, mark.start);
    let start = text.match_indices(&mark.quote).map(|(i, _)| i).min_by_key(|i| i.abs_diff(at))?;
    Some(start..start + mark.quote.len())
}

/// Marks `range` (bytes) of `text` at `now` (ms). A mark that it touches is joined with it, notes and all; the same
/// passage again is unmarked if it bears no note. Returns whether there is a mark now.
pub fn toggle(notes: &mut Notes, text: &str, range: Range<usize>, now: i64) -> bool {
    let Some(quote) = text.get(range.clone()).filter(|q| !q.trim().is_empty()) else { return false };
    let touching = |m: &Mark| place(m, text).filter(|r| r.start < range.end && range.start < r.end);
    if let Some(same) = notes.marks.iter().position(|m| place(m, text) == Some(range.clone())) {
        if notes.marks[same].note.is_empty() {
            notes.marks.remove(same);
            return false;
        }
        return true;
    }
    let (mut start, mut end) = (range.start, range.end);
    let mut note = String::new();
    notes.marks.retain(|m| {
        let Some(other) = touching(m) else { return true };
        (start, end) = (start.min(other.start), end.max(other.end));
        if !m.note.is_empty() {
            note += if note.is_empty() { "" } else { "\n" };
            note += &m.note;
        }
        false
    });
    let quote = text.get(start..end).unwrap_or(quote).to_owned();
    notes.marks.push(Mark { start: chars_before(text, start), quote, note, made: now });
    notes.marks.sort_by_key(|m| m.start);
    true
}

/// Whether `c` ends a sentence.
fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n')
}

/// The sentences of `text` (bytes), without the blanks around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let after = chars.peek().map(|(_, c)| *c);
        let stop = c == '.' && after.is_none_or(char::is_whitespace);
        // What closes with the sentence belongs to it.
        let closes = after.is_some_and(|c| is_closing(c) || ends_sentence(c) && c != '\n');
        if after.is_none()
            || c == '\n'
            || ((ends_sentence(c) || stop || is_closing(c) && ended(text, at)) && !closes)
        {
            let sentence = text.get(start..end).unwrap_or_default();
            let from = start + (sentence.len() - sentence.trim_start().len());
            let to = start + sentence.trim_end().len();
            if from < to {
                out.push(from..to);
            }
            start = end;
        }
    }
    out
}

/// Whether a sentence ends before the closing marks that end at byte `at`.
fn ended(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches(is_closing);
    before.chars().next_back().is_some_and(|c| ends_sentence(c) && c != '\n')
}

/// The mark at byte `at` of `text`.
pub fn at(notes: &Notes, text: &str, at: usize) -> Option<usize> {
    notes.marks.iter().position(|m| place(m, text).is_some_and(|r| r.contains(&at)))
}

/// All marks and notes of a pack as Markdown, by document in the pack's order.
pub fn markdown(pack: &Pack, all: &PackNotes, lang: Lang) -> String {
    let mut out = format!("# {}\n", say::NOTES_OF.fill(lang, &[("pack", &pack.title)]));
    let known = pack
        .theory
        .iter()
        .map(|t| &t.id)
        .chain(pack.materials.iter().map(|m| &m.id))
        .chain(pack.essays.iter().map(|e| &e.id));
    let mut ids: Vec<&String> = known.filter(|id| all.documents.contains_key(*id)).collect();
    // Documents that the pack does not have any more keep their notes.
    ids.extend(all.documents.keys().filter(|id| pack.item(id).is_none()));
    for id in ids {
        let Some(notes) = all.documents.get(id).filter(|n| !n.marks.is_empty()) else { continue };
        let title = match pack.item(id) {
            Some(Item::Theory(t)) => &t.title,
            Some(Item::Material(m)) => &m.title,
            Some(Item::Essay(e)) => &e.title,
            _ => id,
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "\n## {title}\n");
        for mark in &notes.marks {
            out.push('\n');
            for line in mark.quote.lines().filter(|l| !l.trim().is_empty()) {
                let _ = writeln!(out, "> {line}");
            }
            if !mark.note.is_empty() {
                let _ = write!(out, "\n{}\n", mark.note);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "依法行政。依法决策。";

    fn range(quote: &str) -> Range<usize> {
        let start = TEXT.find(quote).unwrap();
        start..start + quote.len()
    }

    /// The marks as `quote/note`.
    fn shown(notes: &Notes) -> Vec<String> {
        notes.marks.iter().map(|m| format!("{}/{}", m.quote, m.note)).collect()
    }

    #[test]
    fn marking_again_unmarks_and_touching_marks_are_joined_with_their_notes() {
        let mut notes = Notes::default();
        assert!(toggle(&mut notes, TEXT, range("决策"), 1));
        assert!(toggle(&mut notes, TEXT, range("行政"), 2));
        assert_eq!(shown(&notes), ["行政/", "决策/"]);
        assert!(!toggle(&mut notes, TEXT, range("决策"), 3));
        notes.marks[0].note = "记".into();
        assert!(toggle(&mut notes, TEXT, range("行政"), 4), "a note is not thrown away");
        assert!(toggle(&mut notes, TEXT, range("法行"), 5));
        assert_eq!(shown(&notes), ["法行政/记"]);
        assert!(!toggle(&mut notes, TEXT, 0..0, 5));
        assert!(!toggle(&mut notes, TEXT, 1..2, 5));
        assert_eq!(at(&notes, TEXT, "依法".len()), Some(0));
        assert_eq!(at(&notes, TEXT, 0), None);
    }

    #[test]
    fn a_mark_is_found_again_where_its_words_are() {
        let mark = Mark { start: 5, quote: "依法".into(), ..Mark::default() };
        assert_eq!(place(&mark, TEXT), Some(15..21));
        assert_eq!(place(&mark, "新增：依法行政。"), Some(9..15));
        assert_eq!(place(&mark, "全改了"), None);
        assert_eq!(place(&Mark { quote: String::new(), ..mark }, TEXT), None);
    }

    #[test]
    fn sentences_keep_what_closes_with_them() {
        let t = |text: &str| sentences(text).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(t("甲。乙！\n  丙（丁）戊"), ["甲。", "乙！", "丙（丁）戊"]);
        assert_eq!(t("他说：“好。”又说“行！”走了？！"), ["他说：“好。”", "又说“行！”", "走了？！"]);
        assert_eq!(t("It cost 3.5 m. Then it rained."), ["It cost 3.5 m.", "Then it rained."]);
        assert_eq!(t(" \n\n"), [""; 0]);
    }

    proptest::proptest! {
        #[test]
        fn sentences_are_in_order_and_lose_nothing_but_blanks(s in "[甲乙。！？；”）.a \n]{0,30}") {
            let found = sentences(&s);
            proptest::prop_assert!(found.is_sorted_by_key(|r| r.start));
            let kept: String = found.into_iter().map(|r| s[r].to_owned()).collect();
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(bare(&kept), bare(&s));
        }

        #[test]
        fn any_ranges_are_marked_without_harm(ranges in proptest::collection::vec((0_usize..40, 0_usize..40), 0..12)) {
            let mut notes = Notes::default();
            for (a, b) in ranges {
                toggle(&mut notes, TEXT, a.min(b)..a.max(b), 0);
                let places: Vec<_> = notes.marks.iter().map(|m| place(m, TEXT).unwrap()).collect();
                proptest::prop_assert!(places.iter().all(|r| TEXT.get(r.clone()).is_some()));
            }
        }
    }
}
