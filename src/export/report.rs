//! What pages say of an attempt: facts, and the report's points.
use crate::{
    compare::{Placement, Status},
    locales::{Lang, Say, Text, export as say},
    marking::{
        limit::unit_name,
        review::{Review, Reviewed},
    },
    store::Mode,
    study::genre::Genre,
};
use jiff::{Timestamp, tz::TimeZone};

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
        notes.push(say::OWN.get(lang).to_owned());
    }
    match point.order {
        Some(Placement::Early) => notes.push(say::EARLY.get(lang).to_owned()),
        Some(Placement::Late) => notes.push(say::LATE.get(lang).to_owned()),
        Some(Placement::In) | None => {}
    }
    say::NOTES.fill(lang, &[("notes", &notes.join(say::SEPARATOR.get(lang)))])
}

/// The passage that carries a leaf.
pub(super) fn passage<'a>(review: &'a Review, point: &Reviewed) -> Option<&'a str> {
    let span = point.span.clone().filter(|_| point.leaf)?;
    review.essay.get(span).map(str::trim).filter(|text| !text.is_empty())
}

/// The passages that no point claims.
pub(super) fn unclaimed(review: &Review) -> Vec<&str> {
    let texts = review.unclaimed.iter().filter_map(|span| review.essay.get(span.clone()));
    texts.map(str::trim).filter(|text| !text.is_empty()).collect()
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
        if review.moved() > 0 {
            out.push((say::ORDER, say::MOVED.fill(lang, &[("n", &review.moved())])));
        }
    }
    if review.outline_opened {
        out.push((say::OUTLINE, say::OUTLINE_OPENED.get(lang).to_owned()));
    }
    out.into_iter().map(|(name, value)| (name.get(lang), value)).collect()
}
