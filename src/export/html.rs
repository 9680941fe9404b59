//! An attempt as a page that stands alone: no script, no picture, nothing fetched.
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
use std::ops::Range;

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.8}\
.essay p{text-indent:2em;margin:0}ul{list-style:none;padding-left:1.5em}\
li.point::before{content:attr(data-shape) ' '}li.covered{color:#2f7638}li.partial{color:#926200}li.missing{color:#b0382c}\
.notes,q{color:#6a707c;font-size:.9em}q{display:block;quotes:none}u{text-underline-offset:.25em}";

pub(super) fn page(review: &Review, zone: &TimeZone, lang: Lang) -> String {
    let title = escaped(&review.task.title);
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let facts = facts(review, zone, lang);
    let facts = facts.into_iter().map(|(name, value)| {
        format!("<li>{}{}{}</li>", escaped(name), say::COLON.get(lang), escaped(&value))
    });
    let mut lines = vec![
        "<!DOCTYPE html>".to_owned(),
        format!("<html lang=\"{tag}\">"),
        format!("<head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head>"),
        "<body>".to_owned(),
        format!("<h1>{title}</h1>"),
        "<ul>".to_owned(),
    ];
    lines.extend(facts);
    lines.push("</ul>".to_owned());
    let mut section = |title: &str, open: &str, body: Vec<String>, close: &str| {
        lines.extend([format!("<h2>{title}</h2>"), open.to_owned()]);
        lines.extend(body);
        lines.push(close.to_owned());
    };
    let prompt = paragraphs(&review.task.prompt);
    if !prompt.is_empty() {
        section(say::PROMPT.get(lang), "<blockquote>", prompt, "</blockquote>");
    }
    section(say::ESSAY.get(lang), "<div class=\"essay\">", paragraphs(&review.essay), "</div>");
    if !review.points.is_empty() {
        let rows = review.points.iter().map(|p| row(review, p, lang)).collect();
        section(say::REPORT.get(lang), "<ul>", rows, "</ul>");
    }
    let rows = findings(review, lang).into_iter().map(|f| {
        let detail: Vec<String> = f.detail.iter().map(|line| format!("<q>{}</q>", escaped(line))).collect();
        let detail = detail.concat();
        format!("<li>{}{}{}{detail}</li>", escaped(f.name), say::COLON.get(lang), escaped(&f.verdict))
    });
    section(say::FINDINGS.get(lang), "<ul>", rows.collect(), "</ul>");
    let next = advice(review, lang);
    if !next.is_empty() {
        let rows = next.iter().map(|text| format!("<li>{}</li>", escaped(text))).collect();
        section(say::NEXT.get(lang), "<ol>", rows, "</ol>");
    }
    lines.extend(["</body>".to_owned(), "</html>".to_owned()]);
    lines.join("\n") + "\n"
}

/// A point of the report, with the passage that carries it.
fn row(review: &Review, point: &Reviewed, lang: Lang) -> String {
    let (word, class, shape) = status(point.status);
    let (margin, word) = (2 * point.depth.saturating_sub(1).min(11), word.get(lang));
    let (number, text, notes) = (&point.number, escaped(&point.text), escaped(&notes(point, lang)));
    let passage = passage(review, point).map(|span| format!("<q>{}</q>", underlined(review, point, span)));
    let passage =
        passage.or_else(|| missing(review, point, lang).map(|text| format!("<q>{}</q>", escaped(&text))));
    let passage = passage.unwrap_or_default();
    format!(
        "<li class=\"point {class}\" data-shape=\"{shape}\" style=\"margin-left:{margin}em\" title=\"{word}\">\
         {number}{text}<span class=\"notes\">{notes}</span>{passage}</li>"
    )
}

/// A passage with the expressions that match the point underlined.
fn underlined(review: &Review, point: &Reviewed, span: Range<usize>) -> String {
    let mut out = String::new();
    let mut from = span.start;
    let text = |range: Range<usize>| escaped(review.essay.get(range).unwrap_or_default());
    for term in point.terms.iter().filter(|t| span.start <= t.start && t.end <= span.end) {
        out += &text(from..term.start);
        out.extend(["<u>", &text(term.clone()), "</u>"]);
        from = term.end;
    }
    out + &text(from..span.end)
}

fn paragraphs(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| format!("<p>{}</p>", escaped(line))).collect()
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
