//! Plain-text outlines: every line is a point.
use super::{
    Flat, MAX_DEPTH, Skeleton,
    mark::{Mark, Style, as_roman, mark},
    nest,
};

/// A line of more characters than this is no point of an outline.
const MAX_POINT: usize = 120;

/// Nor is one of more characters than this where nothing is numbered or indented.
const MAX_PHRASE: usize = 40;

/// A line that is not empty.
struct Line<'a> {
    start: usize,
    /// Columns of blanks before it.
    indent: usize,
    text: &'a str,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let body = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let blanks = line.len() - body.len();
        let columns = line[..blanks].chars().map(|c| match c {
            '\t' => 4,
            '\u{3000}' => 2,
            '\u{feff}' => 0,
            _ => 1,
        });
        let body = body.trim_end();
        if !body.is_empty() {
            out.push(Line { start: start + blanks, indent: columns.sum(), text: body });
        }
        start += line.len() + 1;
    }
    out
}

/// Whether `text` looks like a plain-text outline: short lines, nearly all of them numbered or indented.
pub fn is_outline(text: &str) -> bool {
    let lines = lines(text);
    if lines.is_empty() || lines.iter().any(|l| l.text.chars().count() > MAX_POINT) {
        return false;
    }
    // A short line with a sentence in the middle is a paragraph with a run-in heading.
    let runs_on = lines.iter().filter(|l| l.text.trim_end_matches('。').contains('。')).count();
    let placed = lines.iter().filter(|l| l.indent > 0 || mark(l.text).is_some()).count();
    if placed == 0 {
        // A bare list of short phrases.
        return lines
            .iter()
            .all(|l| l.text.chars().count() <= MAX_PHRASE && !l.text.ends_with(['。', '.', '！', '？']));
    }
    runs_on * 5 <= lines.len() && (placed + 1) * 5 >= lines.len() * 4
}

/// An open point while the levels are worked out.
struct Open {
    style: Option<Style>,
    indent: usize,
    value: Option<u32>,
}

/// Reads a plain-text outline. `# ` gives the title; a first line without a number is the title if all others are numbered.
/// Levels follow the numbering, or the indentation where there is none.
pub fn read_outline(text: &str) -> Skeleton {
    let mut lines = lines(text);
    let mut title = None;
    if let Some(first) = lines.first()
        && let Some(found @ Mark { style: Style::Hash(1), .. }) = mark(first.text)
    {
        title = first.text.get(found.len..).map(str::to_owned);
        lines.remove(0);
    }
    let unnumbered = lines.iter().filter(|l| mark(l.text).is_none()).count();
    if let ([first, second, ..], None, 1) = (&lines[..], &title, unnumbered)
        && mark(first.text).is_none()
        && first.indent <= second.indent
    {
        title = Some(lines.remove(0).text.to_owned());
    }
    let mut open: Vec<Open> = Vec::new();
    let mut flat = Vec::with_capacity(lines.len());
    for line in lines {
        let found = mark(line.text).map(|m| as_roman(m, last_roman(&open, m.style)));
        let keep = match found {
            Some(m) => level(&open, &m, line.indent),
            None => open.iter().position(|o| o.indent >= line.indent).unwrap_or(open.len()),
        };
        open.truncate(keep.min(MAX_DEPTH - 1));
        let text = line.text.get(found.map_or(0, |m| m.len)..).unwrap_or_default();
        // A number alone is a point as well.
        let text = if text.is_empty() { line.text } else { text };
        flat.push(Flat {
            depth: open.len() + 1,
            text: text.to_owned(),
            span: line.start..line.start + line.text.len(),
        });
        open.push(Open {
            style: found.map(|m| m.style),
            indent: line.indent,
            value: found.and_then(|m| m.value),
        });
    }
    Skeleton { title, points: nest(flat) }
}

fn last_roman(open: &[Open], style: Style) -> Option<u32> {
    let roman = if style == Style::UpperLetter { Style::UpperRoman } else { Style::LowerRoman };
    open.iter().rev().find(|o| o.style == Some(roman)).and_then(|o| o.value)
}

/// How many of the open points stay open above a line with this mark.
fn level(open: &[Open], mark: &Mark, indent: usize) -> usize {
    let same = |o: &&Open| o.style == Some(mark.style);
    let place = |found: Option<&Open>| found.and_then(|f| open.iter().position(|o| std::ptr::eq(o, f)));
    match mark.value {
        // Bullets: the indentation tells.
        None => {
            if let Some(at) = place(open.iter().rev().filter(same).find(|o| o.indent <= indent)) {
                let inner = || {
                    open[at + 1..].iter().position(|o| o.indent >= indent).map_or(open.len(), |i| at + 1 + i)
                };
                return if open[at].indent == indent { at } else { inner() };
            }
        }
        Some(value) => {
            let next =
                place(open.iter().rev().filter(same).find(|o| o.value.is_some_and(|v| v + 1 == value)));
            if let Some(at) = next.filter(|_| value > 1) {
                return at;
            }
            if let Some(at) = place(open.iter().rev().find(same)) {
                // Numbers that begin again further in are a list of their own.
                let inner = value == 1 && indent > open[at].indent;
                return if inner { open.len() } else { at };
            }
        }
    }
    let Some(rank) = mark.style.rank() else {
        // Where a list has no customary level, it goes under the last point that is not further in.
        return open.iter().rposition(|o| o.indent <= indent).map_or(0, |at| at + 1);
    };
    let above = |o: &Open| {
        o.style.and_then(Style::rank).is_some_and(|r| r < rank) || o.style.is_none() && o.indent < indent
    };
    open.iter().rposition(above).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn t(text: &str, expected: &[&str]) {
        assert_eq!(shown(&read_outline(text)), expected, "{text}");
    }

    #[test]
    fn levels_follow_the_numbering() {
        t(
            "# 题\n一、甲\n（一）乙\n1.丙\n（1）丁\n2.戊\n（二）己\n二、庚\n（一）辛",
            &["# 题", "1 甲", "1.1 乙", "1.1.1 丙", "1.1.1.1 丁", "1.1.2 戊", "1.2 己", "2 庚", "2.1 辛"],
        );
        t("I. a\nA. b\n1. c\n(a) d\nB. e\nII. f", &["1 a", "1.1 b", "1.1.1 c", "1.1.1.1 d", "1.2 e", "2 f"]);
        t("IV. a\nV. b\nA. c\nVI. d", &["1 a", "2 b", "2.1 c", "3 d"]);
        t("1. 甲\n1.1 乙\n1.2 丙\n2. 丁", &["1 甲", "1.1 乙", "1.2 丙", "2 丁"]);
    }

    #[test]
    fn numbering_without_a_customary_level() {
        t("★甲\n一是乙\n二是丙\n★丁", &["1 甲", "1.1 乙", "1.2 丙", "2 丁"]);
        t("一、甲\n  一要乙\n  二要丙\n二、丁\n  第一，戊", &["1 甲", "1.1 乙", "1.2 丙", "2 丁", "2.1 戊"]);
        t("一要甲\n二要乙\n一要丙", &["1 甲", "2 乙", "3 丙"]);
    }

    #[test]
    fn indentation_where_there_is_no_number() {
        t("甲\n  乙\n    丙\n  丁\n戊", &["1 甲", "1.1 乙", "1.1.1 丙", "1.2 丁", "2 戊"]);
        t("一是甲\n  乙\n  丙\n二是丁", &["1 甲", "1.1 乙", "1.2 丙", "2 丁"]);
        t("- 甲\n  - 乙\n  - 丙\n- 丁\n    * 戊", &["1 甲", "1.1 乙", "1.2 丙", "2 丁", "2.1 戊"]);
        t("一、甲\n（一）乙\n结语", &["1 甲", "1.1 乙", "2 结语"]);
    }

    #[test]
    fn titles() {
        t("关于某事的意见\n一、甲\n二、乙", &["# 关于某事的意见", "1 甲", "2 乙"]);
        t("甲\n乙", &["1 甲", "2 乙"]);
        t("\u{feff}# 题\r\n\r\n一、甲\r\n", &["# 题", "1 甲"]);
        t("", &[]);
    }

    #[test]
    fn numbers_that_jump_or_begin_again() {
        t("一、甲\n三、乙\n三、丙", &["1 甲", "2 乙", "3 丙"]);
        t("1. 甲\n  1. 乙\n  2. 丙\n2. 丁", &["1 甲", "1.1 乙", "1.2 丙", "2 丁"]);
        t("一、甲\n1.乙\n二、丙\n2.丁\n3.戊", &["1 甲", "1.1 乙", "2 丙", "2.1 丁", "2.2 戊"]);
    }

    #[test]
    fn an_outline_is_told_from_a_document() {
        assert!(is_outline("# 题\n一、甲\n  （一）乙\n二、丙"));
        assert!(is_outline("甲\n  乙\n  丙"));
        assert!(is_outline("一、建立制度。\n二、落实责任。"));
        assert!(!is_outline("一、建立制度。要完善细则。\n二、落实责任。要明确分工。"));
        assert!(!is_outline("某市工作报告\n去年，全市完成了任务\n一、成效\n成绩很好\n二、不足\n问题不少"));
        assert!(is_outline("加强监管\n落实责任"));
        assert!(!is_outline("随便写的一段话。"));
        assert!(!is_outline(""));
    }

    proptest::proptest! {
        #[test]
        fn every_line_is_one_point(rows in proptest::collection::vec("[ 　]{0,4}[一二、（）1. 2甲是-]{1,6}", 0..12)) {
            let text = rows.join("\n");
            let skeleton = read_outline(&text);
            let points = skeleton.walk();
            let filled = rows.iter().filter(|r| !r.trim().is_empty()).count();
            proptest::prop_assert_eq!(points.len() + usize::from(skeleton.title.is_some()), filled);
            for pair in points.windows(2) {
                proptest::prop_assert!(pair[1].depth <= pair[0].depth + 1 && pair[0].span.end <= pair[1].span.start);
            }
            for point in points {
                proptest::prop_assert!(text.get(point.span.clone()).is_some_and(|s| s.ends_with(&point.text)));
            }
        }
    }
}
