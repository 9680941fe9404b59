//! What pages say of an attempt: facts, and the report's points.
use crate::{
    locales::{Lang, Text, export as say},
    store::{HandedIn, Mode},
    study::genre::Genre,
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;

/// A point of the report.
pub(super) struct Point<'a> {
    pub id: &'a str,
    pub text: &'a str,
    pub depth: usize,
    /// `covered`, `partial` or `missing`.
    pub status: &'a str,
}

impl Point<'_> {
    /// The status in words.
    pub(super) fn word(&self) -> Text {
        match self.status {
            "covered" => say::COVERED,
            "partial" => say::PARTIAL,
            _ => say::MISSING,
        }
    }
}

/// The points of a report (`celun.compare/1`); what it lacks is left out, for it may have been edited.
pub(super) fn points(report: &Value) -> Vec<Point<'_>> {
    report
        .get("points")
        .and_then(Value::as_array)
        .map(|points| {
            points
                .iter()
                .filter_map(|p| {
                    Some(Point {
                        id: p.get("id")?.as_str()?,
                        text: p.get("text")?.as_str()?,
                        depth: usize::try_from(p.get("depth")?.as_u64()?).ok()?.clamp(1, 12),
                        status: p.get("status")?.as_str()?,
                    })
                })
                .collect()
        })
        .unwrap_or_default()
}

/// Name and value of each fact.
pub(super) fn facts(attempt: &HandedIn, zone: &TimeZone, lang: Lang) -> Vec<(&'static str, String)> {
    let s = &attempt.summary;
    let date = |time: Timestamp| time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let genre = Genre::ALL.into_iter().find(|g| g.key() == s.task.genre);
    let mode = if s.task.mode == Mode::Exam { say::EXAM } else { say::PRACTICE };
    let mut out = vec![
        (say::DATE, date(s.ended)),
        (say::GENRE, genre.map_or_else(|| s.task.genre.clone(), |g| g.name().get(lang).to_owned())),
        (say::MODE, mode.get(lang).to_owned()),
        (say::TIME, say::MINUTES.fill(lang, &[("n", &(s.active_ms / 60_000))])),
        (
            say::COUNTS,
            say::COUNTS_TEXT.fill(
                lang,
                &[("cells", &s.counts.cells), ("chars", &s.counts.chars), ("hanzi", &s.counts.hanzi)],
            ),
        ),
    ];
    if let Some(coverage) = s.coverage {
        out.push((say::COVERAGE, format!("{}%", (coverage * 100.0 + 1e-9).floor())));
    }
    if s.outline_opened {
        out.push((say::OUTLINE, say::OUTLINE_OPENED.get(lang).to_owned()));
    }
    out.into_iter().map(|(name, value)| (name.get(lang), value)).collect()
}
