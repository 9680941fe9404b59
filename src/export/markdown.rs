//! An attempt as Markdown.
use super::report::{Point, facts, points};
use crate::{
    locales::{Lang, export as say},
    store::HandedIn,
};
use jiff::tz::TimeZone;

pub(super) fn page(attempt: &HandedIn, zone: &TimeZone, lang: Lang) -> String {
    let colon = say::COLON.get(lang);
    let mut lines = vec![format!("# {}", escaped(&attempt.summary.task.title)), String::new()];
    let facts = facts(attempt, zone, lang);
    lines.extend(facts.into_iter().map(|(name, value)| format!("- {name}{colon}{}", escaped(&value))));
    let mut section = |title: &str, body: Vec<String>| {
        lines.extend([String::new(), format!("## {title}"), String::new()]);
        lines.extend(body);
    };
    let prompt = attempt.summary.task.prompt.trim_end();
    if !prompt.is_empty() {
        section(say::PROMPT.get(lang), prompt.lines().map(|line| format!("> {}", escaped(line))).collect());
    }
    section(say::ESSAY.get(lang), vec![attempt.essay.trim_end().to_owned()]);
    let points = points(&attempt.report);
    if !points.is_empty() {
        let row = |p: &Point| {
            let indent = "  ".repeat(p.depth - 1);
            format!("{indent}- [{}] {} {}", p.word().get(lang), p.id, escaped(p.text))
        };
        section(say::REPORT.get(lang), points.iter().map(row).collect());
    }
    lines.join("\n") + "\n"
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
