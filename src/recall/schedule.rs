//! When a card is due, out of its reviews.
//!
//! The reviews are the only record; stability and difficulty are computed from them anew (FSRS-6 with its default
//! parameters), so a change of the algorithm needs no migration. A day begins at four in the morning, for who studies
//! past midnight still studies "today". What was forgotten comes back after ten minutes; everything else on a later day.
use crate::store::{Grade, Review, attempt::timestamp};
use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, MemoryState, NextStates, current_retrievability};
use jiff::{
    ToSpan,
    civil::{Date, date},
    tz::TimeZone,
};
use std::collections::HashMap;

/// The chance of recall at which a card is due.
pub const RETENTION: f32 = 0.9;
/// After how many milliseconds a forgotten card comes back.
pub const AGAIN: i64 = 10 * 60 * 1_000;
/// The longest interval in days.
const LONGEST: f32 = 3_650.0;
/// Hour at which a day begins.
const NEW_DAY: i8 = 4;
const EPOCH: Date = date(1970, 1, 1);

/// What is known of a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    memory: MemoryState,
    /// Last review, milliseconds since the Unix epoch.
    pub last: i64,
    /// When it is due, milliseconds since the Unix epoch.
    pub due: i64,
    /// Reviews so far.
    pub reviews: u32,
    /// How often it was forgotten.
    pub lapses: u32,
    /// The last grade.
    pub grade: Grade,
}

/// Days after which a card comes back, for each grade of the next review; 0: the same day.
pub type Intervals = [u32; 4];

/// The cards that were reviewed.
#[derive(Debug, Clone)]
pub struct Schedule {
    fsrs: FSRS,
    zone: TimeZone,
    cards: HashMap<String, Known>,
}

impl Schedule {
    /// A schedule by the days of a time zone. Reviews are added in the order of their times.
    pub fn new<'a>(zone: TimeZone, reviews: impl IntoIterator<Item = &'a Review>) -> Self {
        let mut schedule = Self { fsrs: FSRS::default(), zone, cards: HashMap::new() };
        for review in reviews {
            schedule.add(review);
        }
        schedule
    }

    /// What is known of a card; `None`: it was never reviewed.
    pub fn get(&self, card: &str) -> Option<&Known> {
        self.cards.get(card)
    }

    /// Counts a review.
    pub fn add(&mut self, review: &Review) {
        let before = self.cards.get(&review.card).copied();
        let Some(states) = self.next(before.as_ref(), review.t) else { return };
        let state = match review.grade {
            Grade::Again => states.again,
            Grade::Hard => states.hard,
            Grade::Good => states.good,
            Grade::Easy => states.easy,
        };
        let due = match days(review.grade, state.interval) {
            0 => review.t.saturating_add(AGAIN),
            days => self.morning(self.day(review.t).saturating_add(i64::from(days))),
        };
        let known = Known {
            memory: state.memory,
            last: review.t,
            due,
            reviews: before.map_or(0, |k| k.reviews).saturating_add(1),
            lapses: before.map_or(0, |k| k.lapses).saturating_add(u32::from(review.grade == Grade::Again)),
            grade: review.grade,
        };
        self.cards.insert(review.card.clone(), known);
    }

    /// After how many days a card would come back if it were graded now.
    pub fn intervals(&self, card: &str, now: i64) -> Intervals {
        let Some(states) = self.next(self.get(card), now) else { return [0; 4] };
        let intervals = [&states.again, &states.hard, &states.good, &states.easy].map(|s| s.interval);
        let mut out = [0; 4];
        for ((out, grade), interval) in out.iter_mut().zip(Grade::ALL).zip(intervals) {
            *out = days(grade, interval);
        }
        out
    }

    /// How likely a card is recalled at `now`, 0–1.
    pub fn retrievability(&self, known: &Known, now: i64) -> f32 {
        current_retrievability(known.memory, self.elapsed(known.last, now) as f32, FSRS6_DEFAULT_DECAY)
    }

    fn next(&self, known: Option<&Known>, now: i64) -> Option<NextStates> {
        let elapsed = known.map_or(0, |k| self.elapsed(k.last, now));
        self.fsrs.next_states(known.map(|k| k.memory), RETENTION, elapsed).ok()
    }

    /// Whole days between two moments; none if the clock was set back.
    fn elapsed(&self, from: i64, to: i64) -> u32 {
        u32::try_from(self.day(to).saturating_sub(self.day(from)).max(0)).unwrap_or(u32::MAX)
    }

    /// The day of a moment, counted from that of the Unix epoch.
    fn day(&self, ms: i64) -> i64 {
        let local = timestamp(ms).to_zoned(self.zone.clone()).datetime();
        let day = local.checked_sub(i64::from(NEW_DAY).hours()).unwrap_or(local).date();
        day.since(EPOCH).map_or(0, |span| i64::from(span.get_days()))
    }

    /// When a day begins, milliseconds since the Unix epoch.
    fn morning(&self, day: i64) -> i64 {
        let date =
            i32::try_from(day).ok().and_then(|d| EPOCH.checked_add(d.days()).ok()).unwrap_or(Date::MAX);
        let start = date.at(NEW_DAY, 0, 0, 0).to_zoned(self.zone.clone());
        start.map_or(i64::MAX, |z| z.timestamp().as_millisecond())
    }
}

/// The interval in whole days: what was not forgotten comes back on another day.
fn days(grade: Grade, interval: f32) -> u32 {
    if grade == Grade::Again { 0 } else { interval.round().clamp(1.0, LONGEST) as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Drill;
    use proptest::prelude::*;

    const DAY: i64 = 86_400_000;
    /// 2026-08-03 20:00 in Beijing.
    const EVENING: i64 = 1_785_758_400_000;

    fn beijing() -> TimeZone {
        TimeZone::fixed(jiff::tz::offset(8))
    }

    fn review(t: i64, grade: Grade) -> Review {
        Review { t, card: "c".into(), grade, drill: Drill::Type }
    }

    fn after(reviews: &[(i64, Grade)]) -> Schedule {
        Schedule::new(beijing(), &reviews.iter().map(|(t, g)| review(*t, *g)).collect::<Vec<_>>())
    }

    /// Days from the first review's morning to the due moment, and its hour in Beijing.
    fn due(reviews: &[(i64, Grade)]) -> (i64, i8) {
        let schedule = after(reviews);
        let due = schedule.get("c").unwrap().due;
        (schedule.day(due) - schedule.day(reviews[0].0), timestamp(due).to_zoned(beijing()).hour())
    }

    #[test]
    fn a_new_card_comes_back_as_the_default_parameters_say() {
        assert_eq!(after(&[]).intervals("c", EVENING), [0, 1, 2, 8]);
        assert_eq!(due(&[(EVENING, Grade::Good)]), (2, 4));
        assert_eq!(due(&[(EVENING, Grade::Easy)]), (8, 4));
        let known = *after(&[(EVENING, Grade::Again)]).get("c").unwrap();
        assert_eq!((known.due - EVENING, known.lapses), (AGAIN, 1));
    }

    #[test]
    fn days_begin_at_four() {
        // Graded at 20:00 and, as good, at 01:00: both belong to the evening.
        let night = EVENING + 5 * 3_600_000;
        assert_eq!(due(&[(night, Grade::Good)]), (2, 4));
        let schedule = after(&[]);
        assert_eq!(schedule.day(night), schedule.day(EVENING));
        assert_eq!(schedule.day(EVENING + 8 * 3_600_000), schedule.day(EVENING) + 1);
        assert_eq!(schedule.morning(schedule.day(EVENING)), EVENING - 16 * 3_600_000);
    }

    #[test]
    fn recalled_in_time_it_comes_back_later_each_time_and_forgotten_it_starts_over() {
        let mut reviews = vec![(EVENING, Grade::Good)];
        let mut gaps = Vec::new();
        for _ in 0..5 {
            let known = *after(&reviews).get("c").unwrap();
            gaps.push((known.due - reviews.last().unwrap().0) / DAY);
            reviews.push((known.due, Grade::Good));
        }
        assert!(gaps.is_sorted() && gaps[4] > 60, "{gaps:?}");
        let last = reviews.last().unwrap().0;
        reviews.push((last + DAY, Grade::Again));
        reviews.push((last + DAY + AGAIN, Grade::Good));
        let known = *after(&reviews).get("c").unwrap();
        assert!((known.due - last) / DAY < 20, "{known:?}");
        assert_eq!((known.reviews, known.lapses), (8, 1));
    }

    #[test]
    fn what_is_due_is_recalled_with_the_chance_that_was_asked_for() {
        let schedule = after(&[(EVENING, Grade::Good)]);
        let known = *schedule.get("c").unwrap();
        let chance = schedule.retrievability(&known, known.due);
        assert!((chance - RETENTION).abs() < 0.02, "{chance}");
        assert!(schedule.retrievability(&known, EVENING) > 0.99);
    }

    proptest! {
        #[test]
        fn any_history_gives_a_due_moment_after_the_last_review(
            history in prop::collection::vec((any::<i64>(), 0_usize..4), 1..20)
        ) {
            let mut schedule = after(&[]);
            for (t, grade) in history {
                schedule.add(&review(t, Grade::ALL[grade]));
                let known = *schedule.get("c").unwrap();
                prop_assert!(known.due >= t.min(timestamp(t).as_millisecond()) || t > timestamp(t).as_millisecond());
                prop_assert!(known.memory.stability.is_finite() && known.memory.stability > 0.0);
                prop_assert!((0.0..=1.0).contains(&schedule.retrievability(&known, t)));
            }
        }

        #[test]
        fn better_grades_never_come_back_sooner(gaps in prop::collection::vec((0_i64..400, 0_usize..4), 0..12), wait in 0_i64..400) {
            let mut schedule = after(&[]);
            let mut now = EVENING;
            for (gap, grade) in gaps {
                now += gap * DAY;
                schedule.add(&review(now, Grade::ALL[grade]));
            }
            let intervals = schedule.intervals("c", now + wait * DAY);
            prop_assert!(intervals.is_sorted(), "{:?}", intervals);
        }
    }
}
