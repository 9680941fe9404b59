//! Facts in words: limits, times, shares.
use super::super::desk::Desk;
use crate::{
    locales::{Say, facts as say},
    study::model::Limit,
};
use jiff::Timestamp;

/// A limit in a column: `≤300`, `1000–1200`, `≈600`, `≥250`; `–`: none that is understood.
pub fn limit_short(limit: Option<Limit>) -> String {
    let Some(limit) = limit else { return "–".to_owned() };
    match (limit.min, limit.max, limit.about) {
        (Some(min), Some(max), _) => format!("{min}–{max}"),
        (_, Some(max), _) => format!("≤{max}"),
        (_, None, Some(about)) => format!("≈{about}"),
        (Some(min), None, None) => format!("≥{min}"),
        (None, None, None) => "–".to_owned(),
    }
}

/// A limit in a sentence, with its unit.
pub fn limit_long(limit: Option<Limit>, desk: &Desk) -> String {
    limit.map_or_else(|| desk.say(say::LIMIT_UNKNOWN).to_owned(), |limit| limit.say(desk.lang))
}

/// Minutes in a column.
pub fn minutes(minutes: u32, desk: &Desk) -> String {
    desk.fill(say::MINUTES, &[("n", &minutes)])
}

/// Seconds as a clock shows them: `24:31`, `1:02:09`.
pub fn clock(seconds: u64) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m:02}:{s:02}") }
}

/// A share as a whole per cent, never rounded up to 100.
pub fn percent(share: f64) -> String {
    format!("{}%", (share.clamp(0.0, 1.0) * 100.0 + 1e-9).floor())
}

/// Local date and time: `2026-03-01 09:30`.
pub fn date(time: Timestamp, desk: &Desk) -> String {
    time.to_zoned(desk.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::model::Unit;

    #[test]
    fn clocks_and_shares() {
        assert_eq!([clock(0), clock(61), clock(3729)], ["00:00", "01:01", "1:02:09"]);
        assert_eq!([percent(0.0), percent(0.999), percent(0.29), percent(1.0)], ["0%", "99%", "29%", "100%"]);
    }

    #[test]
    fn a_limit_is_short_in_a_column() {
        let limit = |min, max, about| Some(Limit { min, max, about, unit: Unit::Cells });
        assert_eq!(limit_short(limit(Some(1000), Some(1200), None)), "1000–1200");
        assert_eq!(limit_short(limit(None, Some(300), None)), "≤300");
        assert_eq!(limit_short(limit(None, None, Some(600))), "≈600");
        assert_eq!(limit_short(limit(Some(250), None, None)), "≥250");
        assert_eq!(limit_short(None), "–");
    }
}
