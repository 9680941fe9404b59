//! The point marks of a model essay: `……上午9时召开。<!-- 1.2 -->` says which passage carries which point.
use super::problem::Reason;
use std::ops::Range;

/// An essay's text without its marks, and the passages that they marked.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// (1-based path of the point, byte range of `text`).
    pub passages: Vec<(String, Range<usize>)>,
    /// What is wrong with the marks.
    pub problems: Vec<Reason>,
}

/// Strips the marks. A mark stands for the text from the mark before it, or from the start of the paragraph.
/// `known` says whether the outline (named in problems) has a point of that path.
pub fn strip(source: &str, outline: &str, known: impl Fn(&str) -> bool) -> Marked {
    let mut out =
        Marked { text: String::with_capacity(source.len()), passages: Vec::new(), problems: Vec::new() };
    for (index, paragraph) in source.lines().enumerate() {
        let line = index + 1;
        if index > 0 {
            out.text.push('\n');
        }
        let (mut rest, mut start) = (paragraph, out.text.len());
        while let Some((before, after)) = rest.split_once("<!--") {
            out.text += before;
            let Some((mark, after)) = after.split_once("-->") else {
                out.problems.push(Reason::CommentOpen { line });
                rest = "";
                break;
            };
            rest = after;
            let passage = trimmed(&out.text, start);
            let mut paths = mark.split([' ', ',', '，', '、', '\t']).filter(|p| !p.is_empty()).peekable();
            if passage.is_empty() || paths.peek().is_none() {
                out.problems.push(Reason::CommentEmpty { line });
            }
            for path in paths {
                if !known(path) {
                    let (path, outline) = (path.to_owned(), outline.to_owned());
                    out.problems.push(Reason::CommentPoint { line, path, outline });
                } else if !passage.is_empty() {
                    out.passages.push((path.to_owned(), passage.clone()));
                }
            }
            start = out.text.len();
        }
        out.text += rest;
        out.text.truncate(out.text.trim_end_matches([' ', '\t']).len());
    }
    out
}

/// The part of `text` from `start` on without the blanks around it.
fn trimmed(text: &str, start: usize) -> Range<usize> {
    let passage = text.get(start..).unwrap_or_default();
    let from = start + (passage.len() - passage.trim_start().len());
    from..from + passage.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, the passages as `path=passage`, and the number of problems.
    fn marked(source: &str) -> (String, Vec<String>, usize) {
        let known = |path: &str| ["1", "1.1", "2"].contains(&path);
        let marked = strip(source, "o", known);
        let passages =
            marked.passages.iter().map(|(p, r)| format!("{p}={}", &marked.text[r.clone()])).collect();
        (marked.text, passages, marked.problems.len())
    }

    fn m(source: &str, text: &str, passages: &[&str]) {
        assert_eq!(marked(source), (text.to_owned(), passages.iter().map(|&p| p.to_owned()).collect(), 0));
    }

    #[test]
    fn marks_go_and_their_passages_stay() {
        m("甲。", "甲。", &[]);
        m(
            "甲。<!-- 1 -->乙。<!-- 2 -->\n　　丙。<!--1.1 2-->丁",
            "甲。乙。\n　　丙。丁",
            &["1=甲。", "2=乙。", "1.1=丙。", "2=丙。"],
        );
        m("甲。 <!-- 1 -->\n\n乙", "甲。\n\n乙", &["1=甲。"]);
    }

    #[test]
    fn bad_marks_are_told() {
        assert_eq!(marked("甲<!-- 9 -->").2, 1);
        assert_eq!(marked("<!-- 1 -->甲").2, 1);
        assert_eq!(marked("甲<!-- -->").2, 1);
        assert_eq!(marked("甲<!-- 1").2, 1);
        assert_eq!(strip("\n甲<!--", "o", |_| true).problems, [Reason::CommentOpen { line: 2 }]);
    }
}
