//! What pages say of an attempt: facts, and the report's points.
use crate::{
    compare::{Placement, Status},
    locales::{Lang, Say, Text, export as say, report as told},
    marking::{
        limit::unit_name,
        review::{Review, Reviewed},
        score::points,
    },
    store::Mode,
    study::genre::Genre,
};
use jiff::{Timestamp, tz::TimeZone};
use std::ops::Range;

/// The status in words, in a page's classes and as a shape.
pub(super) const fn status(status: Status) -> (Text, &'static str, &'static str) {
    match status {
        Status::Covered => (say::COVERED, "covered", "●"),
        Status::Partial => (say::PARTIAL, "partial", "◐"),
        Status::Missing => (say::MISSING, "missing", "○"),
    }
}

/// What stands behind a point's text: status, weight, whose verdict it is, whether it has moved.
pub(super) fn notes(point: &Reviewed, lang: Lang) -> String {
    let weight = format!("{:.1}", point.weight);
    let weight = weight.strip_suffix(".0").unwrap_or(&weight);
    let mut notes =
        vec![status(point.status).0.get(lang).to_owned(), say::WEIGHT.fill(lang, &[("n", &weight)])];
    if point.own.is_some() {
        let judged = status(point.judged).0.get(lang);
        notes.push(if point.status == point.judged {
            say::OWN.get(lang).to_owned()
        } else {
            say::OWN_AGAINST.fill(lang, &[("status", &judged)])
        });
    } else if point.is_open() {
        notes.push(say::OPEN.get(lang).to_owned());
    }
    match point.order.filter(|_| point.status != Status::Missing) {
        Some(Placement::Early) => notes.push(say::EARLY.get(lang).to_owned()),
        Some(Placement::Late) => notes.push(say::LATE.get(lang).to_owned()),
        Some(Placement::In) | None => {}
    }
    say::NOTES.fill(lang, &[("notes", &notes.join(say::SEPARATOR.get(lang)))])
}

/// Where the passage that carries a leaf stands; none if the point is missing.
pub(super) fn passage(review: &Review, point: &Reviewed) -> Option<Range<usize>> {
    let span = point.span.clone().filter(|_| point.leaf && point.status != Status::Missing)?;
    let text = review.essay.get(span.clone())?;
    let start = span.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    (start < end).then_some(start..end)
}

/// Why a leaf is missing: what comes nearest and why it does not count; nothing of one that the candidate judged.
pub(super) fn missing(review: &Review, point: &Reviewed, lang: Lang) -> Option<String> {
    if !point.leaf || point.status != Status::Missing || point.own.is_some() {
        return None;
    }
    let near = point.nearest.as_ref().and_then(|near| Some((near, near.span.clone()?)));
    let Some((near, text)) = near.and_then(|(near, span)| Some((near, review.essay.get(span)?.trim())))
    else {
        return Some(told::NOTHING_FOUND.get(lang).to_owned());
    };
    let why = near.why(lang);
    Some(say::NEAREST.fill(lang, &[("text", &text.replace('\n', " ")), ("why", &why)]))
}

/// Name and value of each fact.
pub(super) fn facts(review: &Review, zone: &TimeZone, lang: Lang) -> Vec<(&'static str, String)> {
    let date = |time: Timestamp| time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let genre = Genre::ALL.into_iter().find(|g| g.key() == review.task.genre);
    let mode = if review.task.mode == Mode::Exam { say::EXAM } else { say::PRACTICE };
    let minutes = |ms: u64| say::MINUTES.fill(lang, &[("n", &(ms / 60_000))]);
    let separator = say::SEPARATOR.get(lang);
    let mut time = vec![minutes(review.time.active)];
    if review.time.over() >= 60_000 {
        time.push(say::OVERTIME.fill(lang, &[("time", &minutes(review.time.over()))]));
    }
    if review.time.paused >= 60_000 {
        time.push(say::PAUSED.fill(lang, &[("time", &minutes(review.time.paused))]));
    }
    let counts = &review.counts;
    let mut out = vec![
        (say::DATE, date(review.ended)),
        (say::GENRE, genre.map_or_else(|| review.task.genre.clone(), |g| g.name().get(lang).to_owned())),
        (say::MODE, mode.get(lang).to_owned()),
        (say::TIME, time.join(separator)),
        (
            say::COUNTS,
            say::COUNTS_TEXT
                .fill(lang, &[("cells", &counts.cells), ("chars", &counts.chars), ("hanzi", &counts.hanzi)]),
        ),
    ];
    if let Some(measured) = &review.limit {
        let unit = unit_name(measured.unit).get(lang);
        let count = say::COUNT.fill(lang, &[("n", &measured.count), ("unit", &unit)]);
        out.push((say::LIMIT, format!("{count}{separator}{}", measured.say(lang))));
    }
    if let Some(score) = &review.score {
        let [low, high, full] = [score.low(), score.high(), score.full].map(points);
        let values: [(&str, &dyn std::fmt::Display); 3] = [("low", &low), ("high", &high), ("full", &full)];
        let mut range = vec![say::SCORE_TEXT.fill(lang, &values)];
        range.extend(score.deductions.iter().map(|d| d.say(lang)));
        out.push((say::SCORE, range.join(separator)));
    }
    if !review.points.is_empty() {
        let tally = review.tally;
        let percent = (review.coverage.clamp(0.0, 1.0) * 100.0 + 1e-9).floor();
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("percent", &percent),
            ("covered", &tally.covered),
            ("partial", &tally.partial),
            ("missing", &tally.missing),
        ];
        out.push((say::COVERAGE, say::COVERAGE_TEXT.fill(lang, &values)));
    }
    if review.outline_opened {
        out.push((say::OUTLINE, say::OUTLINE_OPENED.get(lang).to_owned()));
    }
    out.into_iter().map(|(name, value)| (name.get(lang), value)).collect()
}
