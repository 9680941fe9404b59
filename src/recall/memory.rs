//! What the user has learned: the schedule, what attempts missed, and the log on disk, together.
use super::{
    cards::{self, Card, Deck},
    missed::Missed,
    schedule::{Intervals, Schedule},
};
use crate::{
    store::{Drill, Grade, Review, ReviewLog, Store, StoreError},
    study::Library,
};
use jiff::tz::TimeZone;
use std::sync::Arc;

/// How a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// An attempt missed it, and it was not recalled since.
    Missed,
    /// It is due.
    Due,
    /// It was recalled and is not due yet.
    Known,
    /// It was never recalled.
    New,
}

impl Standing {
    /// Whether it is to be recalled now.
    pub fn is_due(self) -> bool {
        matches!(self, Self::Missed | Self::Due)
    }
}

/// What the user has learned.
#[derive(Debug)]
pub struct Memory {
    schedule: Schedule,
    missed: Missed,
    log: Option<ReviewLog>,
    trouble: Option<Arc<StoreError>>,
    /// Reviews are not on the disk yet.
    behind: bool,
}

impl Memory {
    /// Nothing is learned yet, and nothing is kept on disk.
    pub fn blank() -> Self {
        let schedule = Schedule::new(TimeZone::UTC, []);
        Self { schedule, missed: Missed::new(), log: None, trouble: None, behind: false }
    }

    /// Reads the reviews. Those that cannot be read count as none, and nothing is written over them:
    /// [`Memory::trouble`] says so.
    pub fn open(store: &Store, zone: TimeZone) -> Self {
        let (reviews, log, trouble) = match store.reviews() {
            Ok((reviews, log)) => (reviews, Some(log), None),
            Err(error) => (Vec::new(), None, Some(Arc::new(error))),
        };
        Self { schedule: Schedule::new(zone, &reviews), missed: Missed::new(), log, trouble, behind: false }
    }

    /// Tells what attempts missed.
    pub fn set_missed(&mut self, missed: Missed) {
        self.missed = missed;
    }

    /// Why reviews are not kept on disk.
    pub fn trouble(&self) -> Option<&Arc<StoreError>> {
        self.trouble.as_ref()
    }

    /// Counts a review of `card` at `now` (wall clock, ms) and writes it to the disk.
    ///
    /// # Errors
    /// It could not be written; it counts all the same and is written by [`Memory::catch_up`] or with the next one.
    pub fn review(
        &mut self,
        card: &str,
        grade: Grade,
        drill: Drill,
        now: i64,
    ) -> Result<(), Arc<StoreError>> {
        let review = Review { t: now, card: card.to_owned(), grade, drill };
        self.schedule.add(&review);
        match (&mut self.log, &self.trouble) {
            (Some(log), _) => {
                let kept = log.add(&review).map_err(Arc::new);
                self.behind = kept.is_err();
                kept
            }
            (None, Some(trouble)) => Err(Arc::clone(trouble)),
            (None, None) => Ok(()),
        }
    }

    /// Whether reviews are only in memory.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// Tries again to write what is only in memory.
    ///
    /// # Errors
    /// It still cannot be written.
    pub fn catch_up(&mut self) -> Result<(), StoreError> {
        if let Some(log) = self.log.as_mut().filter(|_| self.behind) {
            log.flush()?;
        }
        self.behind = false;
        Ok(())
    }

    /// How a card stands at `now` (wall clock, ms).
    pub fn standing(&self, card: &str, now: i64) -> Standing {
        let known = self.schedule.get(card);
        if self.missed.get(card).is_some_and(|t| known.is_none_or(|k| k.last < *t)) {
            return Standing::Missed;
        }
        match known {
            None => Standing::New,
            Some(k) if k.due <= now => Standing::Due,
            Some(_) => Standing::Known,
        }
    }

    /// After how many days a card would come back, by grade.
    pub fn intervals(&self, card: &str, now: i64) -> Intervals {
        self.schedule.intervals(card, now)
    }

    /// How many cards of a deck are due.
    pub fn due_in(&self, deck: &Deck<'_>, now: i64) -> usize {
        deck.cards().filter(|c| self.standing(&c.id, now).is_due()).count()
    }

    /// How many points of a deck were recalled at least once.
    pub fn known_in(&self, deck: &Deck<'_>) -> usize {
        deck.cards().filter(|c| c.place.is_some() && self.schedule.get(&c.id).is_some()).count()
    }

    /// Every card that is due: those that attempts missed first, then deck by deck, the deck with the card that is most
    /// likely forgotten first, each in reading order, so that a point is recalled where it stands.
    pub fn due<'a>(&self, library: &'a Library, now: i64) -> Vec<Card<'a>> {
        let mut groups: Vec<(Standing, f32, Vec<Card<'a>>)> = Vec::new();
        for deck in cards::decks(library) {
            for wanted in [Standing::Missed, Standing::Due] {
                let group: Vec<_> = deck.cards().filter(|c| self.standing(&c.id, now) == wanted).collect();
                let known = group.iter().filter_map(|c| self.schedule.get(&c.id));
                let chance = known.map(|k| self.schedule.retrievability(k, now)).fold(1.0, f32::min);
                groups.push((wanted, chance, group));
            }
        }
        groups.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        groups.into_iter().flat_map(|(_, _, group)| group).collect()
    }

    /// How many cards are due.
    pub fn due_count(&self, library: &Library, now: i64) -> usize {
        cards::decks(library).map(|d| self.due_in(&d, now)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recall::cards::tests::{library, point},
        store::Paths,
    };

    const NOW: i64 = 1_785_576_605_000;
    const DAY: i64 = 86_400_000;

    fn store(dir: &tempfile::TempDir) -> Store {
        Store::new(Paths::in_folder(dir.path()), TimeZone::UTC)
    }

    fn two_points() -> Library {
        library(vec![point("甲", &[], vec![point("a=子", &[], vec![])]), point("乙", &[], vec![])])
    }

    fn due(memory: &Memory, library: &Library, now: i64) -> Vec<String> {
        memory.due(library, now).into_iter().map(|c| c.id).collect()
    }

    #[test]
    fn what_was_reviewed_is_due_again_after_its_interval_also_for_another_run_of_the_program() {
        let dir = tempfile::tempdir().unwrap();
        let (store, library) = (store(&dir), two_points());
        let mut memory = Memory::open(&store, TimeZone::UTC);
        assert_eq!(memory.due_count(&library, NOW), 0, "what was never recalled is not due");
        for (card, grade) in [("p/o/2", Grade::Good), ("p/o/a", Grade::Good), ("p/o", Grade::Again)] {
            memory.review(card, grade, Drill::Type, NOW).unwrap();
        }
        for memory in [memory, Memory::open(&store, TimeZone::UTC)] {
            assert_eq!(memory.due_count(&library, NOW), 0);
            assert_eq!(due(&memory, &library, NOW + DAY), ["p/o"]);
            assert_eq!(due(&memory, &library, NOW + 3 * DAY), ["p/o", "p/o/a", "p/o/2"]);
            let deck = cards::deck(&library, "p", "o").unwrap();
            assert_eq!((memory.due_in(&deck, NOW + 3 * DAY), memory.known_in(&deck)), (3, 2));
            assert_eq!(memory.standing("p/o/1", NOW + 3 * DAY), Standing::New);
        }
    }

    #[test]
    fn a_reworded_pack_keeps_what_is_known_of_an_unchanged_id() {
        let dir = tempfile::tempdir().unwrap();
        let store = store(&dir);
        Memory::open(&store, TimeZone::UTC).review("p/o/a", Grade::Good, Drill::Type, NOW).unwrap();
        // Other words, another place in the tree.
        let reworded =
            library(vec![point("新", &[], vec![]), point("甲甲", &[], vec![point("a=子丑寅", &[], vec![])])]);
        let memory = Memory::open(&store, TimeZone::UTC);
        assert_eq!(due(&memory, &reworded, NOW + 3 * DAY), ["p/o/a"]);
        assert!(memory.intervals("p/o/a", NOW + 3 * DAY)[2] > 2, "it is no new card");
    }

    #[test]
    fn what_an_attempt_missed_comes_first_until_it_is_recalled() {
        let dir = tempfile::tempdir().unwrap();
        let (store, library) = (store(&dir), two_points());
        let mut memory = Memory::open(&store, TimeZone::UTC);
        memory.review("p/o/a", Grade::Good, Drill::Type, NOW).unwrap();
        memory.set_missed([("p/o/2".to_owned(), NOW + DAY)].into());
        assert_eq!(due(&memory, &library, NOW + 3 * DAY), ["p/o/2", "p/o/a"]);
        memory.review("p/o/2", Grade::Hard, Drill::Type, NOW + 2 * DAY).unwrap();
        assert_eq!(memory.standing("p/o/2", NOW + 2 * DAY), Standing::Known);
    }

    #[test]
    fn reviews_that_cannot_be_kept_count_all_the_same_and_the_reason_is_told() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("reviews.jsonl")).unwrap();
        let library = two_points();
        let mut memory = Memory::open(&store(&dir), TimeZone::UTC);
        assert!(memory.trouble().is_some());
        memory.review("p/o/a", Grade::Good, Drill::Type, NOW).unwrap_err();
        assert_eq!(memory.due_count(&library, NOW + 3 * DAY), 1);
    }
}
