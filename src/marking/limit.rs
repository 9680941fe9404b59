//! The limit 字数要求: whether an essay keeps it, how far along it is, what breaking it costs.
use crate::{
    locales::{Lang, Say, Text, marking as t},
    study::model::{Limit, Unit},
    text::count::Counts,
};
use serde::Serialize;

/// `N字左右` allows a tenth more or less.
const ABOUT_PERCENT: u64 = 10;

/// How a count stands to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "verdict", content = "by")]
pub enum Verdict {
    /// 不足: this many too few.
    Short(usize),
    /// 符合要求
    Within,
    /// 超出: this many too many.
    Over(usize),
}

impl Verdict {
    fn kind(self) -> std::mem::Discriminant<Self> {
        std::mem::discriminant(&self)
    }
}

/// An essay measured by its limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// What the question counts.
    pub unit: Unit,
    /// How much of it there is.
    pub count: usize,
    /// The least that is allowed.
    pub lower: Option<usize>,
    /// The most that is allowed.
    pub upper: Option<usize>,
    /// Short, within, over.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Readings of 字数 under which the verdict is another one, with their counts.
    pub disputed: Vec<(Unit, usize, Verdict)>,
}

/// Measures an essay by the unit of its question.
pub fn measure(limit: Limit, counts: &Counts) -> Measured {
    let (lower, upper) = bounds(limit);
    let judge = |count: usize| match (lower, upper) {
        (_, Some(most)) if count > most => Verdict::Over(count - most),
        (Some(least), _) if count < least => Verdict::Short(least - count),
        _ => Verdict::Within,
    };
    let count = count(counts, limit.unit);
    let verdict = judge(count);
    // How to count words of English is not disputed.
    let others: &[Unit] =
        if limit.unit == Unit::Words { &[] } else { &[Unit::Cells, Unit::Chars, Unit::Hanzi] };
    let disputed = others
        .iter()
        .map(|&unit| (unit, self::count(counts, unit), judge(self::count(counts, unit))))
        .filter(|(_, _, other)| other.kind() != verdict.kind())
        .collect();
    Measured { unit: limit.unit, count, lower, upper, verdict, disputed }
}

/// The least and the most that a limit allows.
pub fn bounds(limit: Limit) -> (Option<usize>, Option<usize>) {
    let percent = |n: u32, part: u64| u64::from(n) * part;
    let about_least = limit.about.map(|n| percent(n, 100 - ABOUT_PERCENT).div_ceil(100) as usize);
    let about_most = limit.about.map(|n| (percent(n, 100 + ABOUT_PERCENT) / 100) as usize);
    let least = [limit.min.map(|n| n as usize), about_least].into_iter().flatten().max();
    let most = [limit.max.map(|n| n as usize), about_most].into_iter().flatten().min();
    (least, most)
}

/// The count that a unit names.
pub fn count(counts: &Counts, unit: Unit) -> usize {
    match unit {
        Unit::Cells => counts.cells,
        Unit::Chars => counts.chars,
        Unit::Hanzi => counts.hanzi,
        Unit::Words => counts.words,
    }
}

/// What the user reads for a unit.
pub fn unit_name(unit: Unit) -> Text {
    match unit {
        Unit::Cells => t::CELLS,
        Unit::Chars => t::CHARS,
        Unit::Hanzi => t::HANZI,
        Unit::Words => t::WORDS,
    }
}

impl Measured {
    /// How full the limit is: 1 at the most that is allowed (at the least, if there is no most).
    pub fn fraction(&self) -> f64 {
        let full = self.upper.or(self.lower).unwrap_or(0);
        if full == 0 { 0.0 } else { self.count as f64 / full as f64 }
    }
}

impl Say for Measured {
    /// `符合要求`, `还差12格`, `超出3字`.
    fn say(&self, lang: Lang) -> String {
        let unit = unit_name(self.unit).get(lang);
        match self.verdict {
            Verdict::Within => t::WITHIN.get(lang).to_owned(),
            Verdict::Short(n) => t::SHORT.fill(lang, &[("n", &n), ("unit", &unit)]),
            Verdict::Over(n) => t::OVER.fill(lang, &[("n", &n), ("unit", &unit)]),
        }
    }
}

/// What breaking the limit costs. Provinces differ: a profile, not a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalty {
    /// Per cent over the limit that costs nothing.
    pub free_percent: u32,
    /// Beyond that each begun step of this many costs…
    pub over_step: u32,
    /// …this many points…
    pub over_points: f64,
    /// …and no more than this many in all.
    pub over_most: f64,
    /// Each begun step of this many too few costs…
    pub short_step: u32,
    /// …this many points.
    pub short_points: f64,
}

impl Default for Penalty {
    /// As prep sites tell it: up to 5 % over is free, then a point for every 10 characters, at most 3; a point for
    /// every 50 too few.
    fn default() -> Self {
        Self {
            free_percent: 5,
            over_step: 10,
            over_points: 1.0,
            over_most: 3.0,
            short_step: 50,
            short_points: 1.0,
        }
    }
}

impl Penalty {
    /// Points to deduct.
    pub fn of(&self, measured: &Measured) -> f64 {
        let steps = |n: usize, step: u32| n.div_ceil(step.max(1) as usize) as f64;
        match measured.verdict {
            Verdict::Within => 0.0,
            Verdict::Short(by) => steps(by, self.short_step) * self.short_points,
            Verdict::Over(by) => {
                let free = measured.upper.unwrap_or(0).saturating_mul(self.free_percent as usize) / 100;
                (steps(by.saturating_sub(free), self.over_step) * self.over_points).min(self.over_most)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Over, Short, Within};

    fn limit(min: u32, max: u32, about: u32) -> Limit {
        let set = |n: u32| (n > 0).then_some(n);
        Limit { min: set(min), max: set(max), about: set(about), unit: Unit::Cells }
    }

    fn cells(n: usize) -> Counts {
        Counts { cells: n, chars: n, hanzi: n, ..Counts::default() }
    }

    #[test]
    fn each_kind_of_limit_has_its_edges() {
        for (limit, count, verdict) in [
            (limit(0, 300, 0), 0, Within),
            (limit(0, 300, 0), 300, Within),
            (limit(0, 300, 0), 303, Over(3)),
            (limit(800, 0, 0), 799, Short(1)),
            (limit(800, 0, 0), 9_000, Within),
            (limit(1000, 1200, 0), 999, Short(1)),
            (limit(1000, 1200, 0), 1201, Over(1)),
            (limit(0, 0, 600), 539, Short(1)),
            (limit(0, 0, 600), 540, Within),
            (limit(0, 0, 600), 660, Within),
            (limit(0, 0, 600), 661, Over(1)),
            (limit(0, 0, 255), 229, Short(1)),
            (limit(0, 0, 255), 280, Within),
            (limit(0, 620, 600), 640, Over(20)),
        ] {
            assert_eq!(measure(limit, &cells(count)).verdict, verdict, "{limit:?} {count}");
        }
    }

    #[test]
    fn readings_that_disagree_are_named() {
        let counts = Counts { cells: 305, chars: 298, hanzi: 250, words: 900, ..Counts::default() };
        let m = measure(limit(0, 300, 0), &counts);
        assert_eq!(m.disputed, [(Unit::Chars, 298, Within), (Unit::Hanzi, 250, Within)]);
        let m = measure(Limit { unit: Unit::Chars, ..limit(260, 300, 0) }, &counts);
        assert_eq!(m.disputed, [(Unit::Cells, 305, Over(5)), (Unit::Hanzi, 250, Short(10))]);
        assert!(measure(Limit { unit: Unit::Words, ..limit(0, 300, 0) }, &counts).disputed.is_empty());
    }

    #[test]
    fn the_gauge_is_full_at_the_most_or_else_at_the_least() {
        for (limit, full) in [(limit(100, 400, 0), 0.5), (limit(100, 0, 0), 2.0), (limit(0, 0, 0), 0.0)] {
            assert!((measure(limit, &cells(200)).fraction() - full).abs() < 1e-9, "{limit:?}");
        }
    }

    #[test]
    fn breaking_the_limit_costs_by_steps() {
        for (limit, count, points) in [
            (limit(0, 1000, 0), 1050, 0.0),
            (limit(0, 1000, 0), 1051, 1.0),
            (limit(0, 1000, 0), 1060, 1.0),
            (limit(0, 1000, 0), 1061, 2.0),
            (limit(0, 1000, 0), 5000, 3.0),
            (limit(1000, 0, 0), 1000, 0.0),
            (limit(1000, 0, 0), 999, 1.0),
            (limit(1000, 0, 0), 940, 2.0),
        ] {
            let found = Penalty::default().of(&measure(limit, &cells(count)));
            assert!((found - points).abs() < 1e-9, "{limit:?} {count}: {found}");
        }
    }

    #[test]
    fn the_verdict_is_told_in_the_questions_unit() {
        let said = |n, lang| measure(limit(100, 300, 0), &cells(n)).say(lang);
        assert_eq!(said(88, Lang::Zh), "还差12格");
        assert_eq!(said(100, Lang::Zh), "符合要求");
        assert_eq!(said(303, Lang::En), "3 cells over");
    }
}
