//! The report for people.
use crate::{
    compare::{PointReport, Reason, Report, Span, Status},
    locales::{Lang, compare as say},
};
use std::fmt::Write;

/// Characters of a passage that are shown.
const SHOWN: usize = 60;

/// The whole report.
pub(super) fn report(report: &Report, draft: &str, lang: Lang) -> String {
    let chars: Vec<char> = draft.chars().collect();
    let mut out = String::new();
    if !report.title.is_empty() {
        line(&mut out, 0, &report.title);
    }
    line(&mut out, 0, &say::COVERAGE.fill(lang, &[("n", &(report.coverage * 100.0).round())]));
    for p in &report.points {
        let indent = 2 * p.depth.saturating_sub(1);
        line(&mut out, indent, &head(p, lang));
        if let Some(span) = p.span {
            line(&mut out, indent + 4, &excerpt(&chars, span));
        }
    }
    if !report.order.moved.is_empty() {
        line(&mut out, 0, &say::MOVED.fill(lang, &[("ids", &report.order.moved.join(" "))]));
    }
    for span in &report.unclaimed {
        line(&mut out, 0, &(say::UNCLAIMED.get(lang).to_owned() + &excerpt(&chars, *span)));
    }
    out
}

/// How one point was decided.
pub(super) fn point(p: &PointReport, draft: &str, lang: Lang) -> String {
    let chars: Vec<char> = draft.chars().collect();
    let mut out = String::new();
    line(&mut out, 0, &head(p, lang));
    for evidence in &p.evidence {
        line(&mut out, 2, &excerpt(&chars, evidence.span));
        if !evidence.terms.is_empty() {
            line(&mut out, 2, &say::WORDS.fill(lang, &[("words", &evidence.terms.join(" "))]));
        }
    }
    if let Some(nearest) = &p.nearest {
        if let Some(passage) = &nearest.passage {
            let text = say::NEAREST.get(lang).to_owned() + &excerpt(&chars, passage.span);
            line(&mut out, 2, &text);
            if !passage.terms.is_empty() {
                line(&mut out, 2, &say::WORDS.fill(lang, &[("words", &passage.terms.join(" "))]));
            }
        }
        let about = nearest.about.as_deref().unwrap_or_default();
        let why = match nearest.reason {
            Reason::NothingLikeIt => say::NOTHING_LIKE_IT,
            Reason::OtherPoint => say::OTHER_POINT,
            Reason::OtherSection => say::OTHER_SECTION,
            Reason::OnlyTopic => say::ONLY_TOPIC,
            Reason::TooLittle => say::TOO_LITTLE,
        };
        line(&mut out, 2, &why.fill(lang, &[("id", &about)]));
    }
    if p.bare_heading {
        line(&mut out, 2, say::BARE_HEADING.get(lang));
    }
    let percent = |c: f64| (c * 100.0).round();
    let [covered, partial, missing] = p.chances;
    for (word, chance) in [(say::COVERED, covered), (say::PARTIAL, partial), (say::MISSING, missing)] {
        line(&mut out, 2, &format!("{} {}%", word.get(lang), percent(chance)));
    }
    out
}

fn head(p: &PointReport, lang: Lang) -> String {
    let (mark, word) = match p.status {
        Status::Covered => ('✓', say::COVERED),
        Status::Partial => ('◐', say::PARTIAL),
        Status::Missing => ('✗', say::MISSING),
    };
    let sure = say::SURE.fill(lang, &[("n", &(p.confidence * 100.0).round())]);
    let note = if p.unsure { say::UNSURE.get(lang) } else { &sure };
    format!("{mark} {} {} [{}, {note}]", p.id, p.text, word.get(lang))
}

fn excerpt(chars: &[char], (start, end): Span) -> String {
    let text: String =
        chars[start..end.min(start + SHOWN)].iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect();
    if end > start + SHOWN { text + "…" } else { text }
}

fn line(out: &mut String, indent: usize, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{:indent$}{text}", "");
}
