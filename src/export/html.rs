//! An attempt as a page that stands alone: no script, no picture, nothing fetched.
use super::report::{Point, facts, points};
use crate::{
    locales::{Lang, export as say},
    store::HandedIn,
};
use jiff::tz::TimeZone;

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.8}\
.essay p{text-indent:2em;margin:0}ul{list-style:none;padding-left:1.5em}\
.covered::before{content:'✔ '}.partial::before{content:'◐ '}.missing::before{content:'✘ '}";

pub(super) fn page(attempt: &HandedIn, zone: &TimeZone, lang: Lang) -> String {
    let title = escaped(&attempt.summary.task.title);
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let facts = facts(attempt, zone, lang);
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
    let prompt = paragraphs(&attempt.summary.task.prompt);
    if !prompt.is_empty() {
        section(say::PROMPT.get(lang), "<blockquote>", prompt, "</blockquote>");
    }
    section(say::ESSAY.get(lang), "<div class=\"essay\">", paragraphs(&attempt.essay), "</div>");
    let points = points(&attempt.report);
    if !points.is_empty() {
        section(say::REPORT.get(lang), "<ul>", points.iter().map(|p| row(p, lang)).collect(), "</ul>");
    }
    lines.extend(["</body>".to_owned(), "</html>".to_owned()]);
    lines.join("\n") + "\n"
}

/// A point of the report.
fn row(point: &Point, lang: Lang) -> String {
    let class = match point.status {
        "covered" | "partial" => point.status,
        _ => "missing",
    };
    let (margin, word) = (2 * (point.depth - 1), point.word().get(lang));
    let (id, text) = (escaped(point.id), escaped(point.text));
    format!("<li class=\"{class}\" style=\"margin-left:{margin}em\" title=\"{word}\">{id} {text}</li>")
}

fn paragraphs(text: &str) -> Vec<String> {
    text.trim_end().lines().map(|line| format!("<p>{}</p>", escaped(line))).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
