//! The marker's first look 第一眼: title, opening, the first sentence of each paragraph, ending. Markers of essays take about
//! eight seconds for it and have a band in mind afterwards; what a point is should be told there.
use super::form::{lines, title};
use std::ops::Range;

/// The passages of the first look, in order (bytes of the essay); of a signature or date none.
pub fn glance(essay: &str) -> Vec<Range<usize>> {
    let title = title(essay);
    let lines = lines(essay);
    let whole = |line: &str| line.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '”']);
    // What stands after the last full sentence is signature and date.
    let last = lines.iter().rposition(|r| whole(&essay[r.clone()])).unwrap_or(0);
    let mut out: Vec<Range<usize>> = Vec::new();
    for (n, line) in lines.iter().enumerate().take(last + 1) {
        let text = &essay[line.clone()];
        let first = match title {
            Some(ref title) if title == line => text.len(),
            _ => sentence_end(text),
        };
        out.push(line.start..line.start + first);
        if n == last && first < text.len() {
            let ends: Vec<usize> = sentence_ends(text).collect();
            let from = ends.iter().rev().find(|end| **end < text.len()).copied().unwrap_or(0).max(first);
            let start = line.start + from;
            out.push(
                start + (essay[start..line.end].len() - essay[start..line.end].trim_start().len())..line.end,
            );
        }
    }
    out
}

fn sentence_end(text: &str) -> usize {
    sentence_ends(text).next().unwrap_or(text.len())
}

/// Where the sentences of a line end.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let latin =
            matches!(c, '.' | '!' | '?') && text[end..].chars().next().is_none_or(char::is_whitespace);
        // A number such as `1.` ends no sentence.
        let numbers = text[..at].chars().all(|c| c.is_ascii_digit());
        (matches!(c, '。' | '！' | '？') || latin && !numbers).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(essay: &str) -> Vec<&str> {
        glance(essay).into_iter().map(|r| &essay[r]).collect()
    }

    #[test]
    fn title_opening_first_sentences_and_ending_are_seen() {
        assert_eq!(
            seen(
                "守住底线\n开头一句。再一句。\n一、分论点。理由。例子。\n结尾。号召！\n县政府\n2026年8月1日"
            ),
            ["守住底线", "开头一句。", "一、分论点。", "结尾。", "号召！"]
        );
        assert_eq!(
            seen("1. We fixed roads. Prices fell by 3.5 percent."),
            ["1. We fixed roads.", "Prices fell by 3.5 percent."]
        );
        assert_eq!(seen(""), [""; 0]);
        assert_eq!(seen("没有句号的一行"), ["没有句号的一行"]);
    }
}
