//! Pace: where the essay stands against an even pace to its limit, and against the candidate's own past attempts.
//!
//! The even pace is a straight line from the moment when writing began to the limit at the end of the time allowed.
use crate::study::model::Limit;

/// Milliseconds in a minute.
const MINUTE: u64 = 60_000;
/// What counts as the present speed: the last minutes.
const RECENT: usize = 5;
/// Longest course that is kept, in minutes.
const LONGEST: usize = 24 * 60;

/// What an essay aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The count in the unit of the limit.
    pub count: usize,
    /// Milliseconds allowed.
    pub allowed: u64,
}

impl Goal {
    /// What a limit asks for: the figure that it is about, else the most, else the least.
    pub fn of(limit: Limit, allowed: u64) -> Option<Self> {
        let count = limit.about.or(limit.max).or(limit.min)? as usize;
        (count > 0 && allowed > 0).then_some(Self { count, allowed })
    }
}

/// How an essay grew: its count at the end of each minute of working time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    counts: Vec<u32>,
    begun: Option<u64>,
}

/// Where an essay stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// What an even pace would have by now.
    pub even: usize,
    /// Ahead of it, or behind when negative.
    pub ahead: i64,
    /// What each minute must bring from now on to reach the goal in time; `None`: reached, or no time left.
    pub needed: Option<f64>,
    /// What each of the last minutes brought; `None` before the first minute is over.
    pub recent: Option<f64>,
}

impl Pace {
    /// The pace of an attempt that is taken up again, from (working time, count) as they were recorded.
    pub fn resume(recorded: &[(u64, u32)]) -> Self {
        let mut pace = Self::default();
        for (active, count) in recorded {
            pace.note(*active, *count as usize);
        }
        pace
    }

    /// The count at working time `active`, in milliseconds.
    pub fn note(&mut self, active: u64, count: usize) {
        let minute = usize::try_from(active / MINUTE).unwrap_or(usize::MAX).min(LONGEST);
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if minute < self.counts.len() {
            self.counts.truncate(minute + 1);
        } else {
            let before = self.counts.last().copied().unwrap_or(0);
            self.counts.resize(minute + 1, before);
        }
        if let Some(last) = self.counts.last_mut() {
            *last = count;
        }
        if count > 0 {
            self.begun.get_or_insert(active);
        }
    }

    /// The count at the end of each minute; of the last one, at the last change.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// What an even pace has at `active`.
    fn even(&self, goal: Goal, active: u64) -> f64 {
        let begun = self.begun.unwrap_or(active).min(goal.allowed);
        let whole = goal.allowed.saturating_sub(begun);
        if whole == 0 {
            return goal.count as f64;
        }
        goal.count as f64 * (active.saturating_sub(begun) as f64 / whole as f64).min(1.0)
    }

    /// Where the essay, now of `count`, stands at `active`.
    pub fn stand(&self, goal: Goal, active: u64, count: usize) -> Stand {
        let even = if self.begun.is_none() { 0 } else { self.even(goal, active).round() as usize };
        let left = goal.allowed.saturating_sub(active);
        let missing = goal.count.saturating_sub(count);
        let recent = (self.counts.len() > 1).then(|| {
            let from = self.counts.len().saturating_sub(RECENT + 1);
            let minutes = self.counts.len() - 1 - from;
            let grown = count as f64 - f64::from(self.counts[from]);
            let part = (active % MINUTE) as f64 / MINUTE as f64;
            (grown / (minutes as f64 + part).max(1.0)).max(0.0)
        });
        Stand {
            even,
            ahead: i64::try_from(count).unwrap_or(i64::MAX) - i64::try_from(even).unwrap_or(i64::MAX),
            needed: (missing > 0 && left > 0).then(|| missing as f64 * MINUTE as f64 / left as f64),
            recent,
        }
    }

    /// The lines of a chart, `columns` points over the time allowed (or used, if that is more); 1 is the goal.
    pub fn chart(&self, goal: Goal, past: &Past, active: u64, columns: usize) -> Chart {
        let span = goal.allowed.max(active).max(1);
        let times: Vec<u64> =
            (1..=columns as u64).map(|i| span.saturating_mul(i) / columns.max(1) as u64).collect();
        let reached = |at: &u64| *at <= active.saturating_add(span / columns.max(1) as u64);
        let own = times
            .iter()
            .take_while(|at| reached(at))
            .map(|at| f64::from(value(&self.counts, (*at).min(active))) / goal.count as f64)
            .collect();
        let even = times.iter().map(|at| self.even(goal, *at) / goal.count as f64).collect();
        let past = times.iter().map_while(|at| past.at(*at as f64 / goal.allowed as f64)).collect();
        Chart { own, even, past }
    }
}

/// What `counts`, one a minute, say of `at` milliseconds, on the straight line between the ends of two minutes.
fn value(counts: &[u32], at: u64) -> u32 {
    let minute = (at / MINUTE) as usize;
    let end = |n: usize| counts.get(n).or(counts.last()).copied().unwrap_or(0);
    let before = if minute == 0 { 0 } else { end(minute - 1) };
    let part = (at % MINUTE) as f64 / MINUTE as f64;
    // Within the minute that is running, its last count is the count now.
    if minute + 1 >= counts.len() {
        return end(minute);
    }
    (f64::from(before) + (f64::from(end(minute)) - f64::from(before)) * part).round().max(0.0) as u32
}

/// Points of the lines of a chart, left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// The essay so far.
    pub own: Vec<f64>,
    /// An even pace.
    pub even: Vec<f64>,
    /// The mean of past attempts; empty without any.
    pub past: Vec<f64>,
}

/// The candidate's past attempts, each as shares of its own goal over shares of the time allowed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past(Vec<(Vec<u32>, Goal)>);

impl Past {
    /// Adds an attempt that was handed in: its counts, one a minute, and what it aimed at.
    pub fn add(&mut self, counts: &[u32], goal: Goal) {
        if counts.iter().any(|count| *count > 0) {
            self.0.push((counts.to_vec(), goal));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mean share of the goal after this share of the time allowed.
    pub fn at(&self, time: f64) -> Option<f64> {
        if self.0.is_empty() {
            return None;
        }
        let share = |(counts, goal): &(Vec<u32>, Goal)| {
            let at = (time.max(0.0) * goal.allowed as f64) as u64;
            f64::from(value(counts, at)) / goal.count as f64
        };
        Some(self.0.iter().map(share).sum::<f64>() / self.0.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::model::Unit;
    use proptest::prelude::*;

    const GOAL: Goal = Goal { count: 400, allowed: 20 * MINUTE };

    /// The count at the end of each of these minutes.
    fn pace(counts: &[usize]) -> Pace {
        let mut pace = Pace::default();
        for (minute, count) in counts.iter().enumerate() {
            pace.note(minute as u64 * MINUTE + MINUTE - 1, *count);
        }
        pace
    }

    #[test]
    fn the_goal_is_what_the_limit_asks_for() {
        let goal =
            |min, max, about| Goal::of(Limit { min, max, about, unit: Unit::Cells }, 60_000).map(|g| g.count);
        assert_eq!(goal(Some(1000), Some(1200), None), Some(1200));
        assert_eq!(goal(None, None, Some(600)), Some(600));
        assert_eq!(goal(Some(250), None, None), Some(250));
        assert_eq!(goal(None, None, None), None);
        assert_eq!(Goal::of(Limit { min: None, max: Some(9), about: None, unit: Unit::Cells }, 0), None);
    }

    #[test]
    fn the_even_pace_begins_with_the_writing() {
        let mut p = Pace::default();
        p.note(0, 0);
        let s = p.stand(GOAL, 10 * MINUTE, 0);
        assert_eq!((s.even, s.ahead, s.needed, s.recent), (0, 0, Some(40.0), None));
        p.note(10 * MINUTE, 20);
        let s = p.stand(GOAL, 15 * MINUTE, 150);
        assert_eq!((s.even, s.ahead, s.needed), (200, -50, Some(50.0)));
        let s = p.stand(GOAL, 20 * MINUTE, 410);
        assert_eq!((s.even, s.ahead, s.needed), (400, 10, None));
    }

    #[test]
    fn the_present_speed_is_that_of_the_last_minutes() {
        let p = pace(&[0, 0, 30, 60, 90, 120, 150, 180]);
        let s = p.stand(GOAL, 8 * MINUTE - 1, 180);
        assert!((s.recent.unwrap() - 20.0).abs() < 6.0, "{:?}", s.recent);
        assert_eq!(pace(&[0]).stand(GOAL, 1, 0).recent, None);
        assert_eq!(pace(&[90, 20]).stand(GOAL, 2 * MINUTE - 1, 20).recent, Some(0.0), "never negative");
    }

    #[test]
    fn a_chart_shows_the_essay_so_far_the_even_line_and_the_past() {
        let p = pace(&[0, 0, 0, 0, 100, 200, 200, 200, 200, 200]);
        let mut past = Past::default();
        past.add(&[], GOAL);
        past.add(&[0, 0], GOAL);
        assert!(past.is_empty(), "nothing was written then");
        past.add(&[0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000], Goal { count: 1000, allowed: 10 * MINUTE });
        let chart = p.chart(GOAL, &past, 10 * MINUTE - 1, 4);
        assert_eq!(chart.own, [0.25, 0.5]);
        let shown: Vec<String> = chart.even.iter().map(|v| format!("{v:.2}")).collect();
        assert_eq!(shown, ["0.00", "0.33", "0.67", "1.00"]);
        assert_eq!(chart.past, [0.0, 0.0, 1.0, 1.0].map(|v: f64| if v > 0.5 { 1.0 } else { v }));
    }

    #[test]
    fn a_taken_up_attempt_has_its_pace_again() {
        let p = Pace::resume(&[(0, 0), (61_000, 20), (122_000, 45)]);
        assert_eq!(p.counts(), [0, 20, 45]);
        assert_eq!(p.begun, Some(61_000));
    }

    proptest! {
        #[test]
        fn any_course_has_a_chart_and_a_stand(
            notes in prop::collection::vec((0u64..2 * MINUTE, 0usize..2000), 0..40),
            count in 1usize..3000, allowed in 1u64..200 * MINUTE, columns in 0usize..60,
        ) {
            let goal = Goal { count, allowed };
            let (mut p, mut active, mut last) = (Pace::default(), 0, 0);
            for (step, count) in notes {
                active += step;
                last = count;
                p.note(active, count);
            }
            let mut past = Past::default();
            past.add(p.counts(), goal);
            let chart = p.chart(goal, &past, active, columns);
            prop_assert!(chart.own.len() <= columns && chart.even.len() == columns);
            for line in [&chart.own, &chart.even, &chart.past] {
                prop_assert!(line.iter().all(|v| v.is_finite() && *v >= 0.0));
            }
            prop_assert!(chart.even.is_sorted());
            let stand = p.stand(goal, active, last);
            prop_assert!(stand.even <= count);
            prop_assert!(stand.needed.is_none_or(|n| n.is_finite() && n > 0.0));
        }
    }
}
