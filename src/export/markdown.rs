//! An attempt as Markdown.
use super::report::{facts, missing, notes, passage, status};
use crate::{
    locales::{Lang, export as say},
    marking::{
        Review,
        findings::{advice, findings},
        review::Reviewed,
    },
};
use jiff::tz::TimeZone;

pub(super) fn page(review: &Review, zone: &TimeZone, lang: Lang) -> String {
    let colon = say::COLON.get(lang);
    let mut lines = vec![format!("# {}", escaped(&review.task.title)), String::new()];
    let facts = facts(review, zone, lang);
    lines.extend(facts.into_iter().map(|(name, value)| format!("- {name}{colon}{}", escaped(&value))));
    let mut section = |title: &str, body: Vec<String>| {
        lines.extend([String::new(), format!("## {title}"), String::new()]);
        lines.extend(body);
    };
    let prompt = review.task.prompt.trim_end();
    if !prompt.is_empty() {
        section(say::PROMPT.get(lang), prompt.lines().map(|line| format!("> {}", escaped(line))).collect());
    }
    section(say::ESSAY.get(lang), vec![review.essay.trim_end().to_owned()]);
    if !review.points.is_empty() {
        let rows = review.points.iter().flat_map(|p| row(review, p, lang)).collect();
        section(say::REPORT.get(lang), rows);
    }
    let found = findings(review, lang);
    let rows = found.iter().flat_map(|f| {
        let head = format!("- {}{colon}{}", f.name, escaped(&f.verdict));
        [head].into_iter().chain(f.detail.iter().map(|line| format!("  - {}", escaped(line))))
    });
    section(say::FINDINGS.get(lang), rows.collect());
    let next = advice(review, lang);
    if !next.is_empty() {
        let rows = next.iter().enumerate().map(|(n, text)| format!("{}. {}", n + 1, escaped(text)));
        section(say::NEXT.get(lang), rows.collect());
    }
    lines.join("\n") + "\n"
}

/// A point, and beneath it the passage that carries it.
fn row(review: &Review, point: &Reviewed, lang: Lang) -> Vec<String> {
    let indent = "  ".repeat(point.depth.saturating_sub(1).min(11));
    let (.., shape) = status(point.status);
    let (number, text, notes) = (&point.number, escaped(&point.text), notes(point, lang));
    let mut rows = vec![format!("{indent}- {shape} {number}{text}{notes}")];
    let passage = passage(review, point).and_then(|span| review.essay.get(span));
    rows.extend(passage.map(|text| format!("{indent}  > {}", escaped(text))));
    rows.extend(missing(review, point, lang).map(|text| format!("{indent}  - {}", escaped(&text))));
    rows
}

/// One line on which Markdown sees no marks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
