//! A run of exercises: one after the other, what was forgotten once more at the end.
use super::{Drill, Grade, exercise::Exercise};
use rand::Rng;
use std::collections::VecDeque;

/// What was done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// First grades, by [`Grade::ALL`].
    pub first: [usize; 4],
}

impl Tally {
    /// Cards that were graded.
    pub fn cards(self) -> usize {
        self.first.iter().sum()
    }
}

/// A run of exercises.
#[derive(Debug, Clone)]
pub struct Session {
    queue: VecDeque<(Exercise, bool)>,
    /// What was done so far.
    pub tally: Tally,
}

/// What is to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// Id of the card.
    pub card: String,
    /// How it was recalled.
    pub drill: Drill,
    /// How well.
    pub grade: Grade,
}

impl Session {
    /// A session over these exercises.
    pub fn new(exercises: impl IntoIterator<Item = Exercise>) -> Self {
        Self { queue: exercises.into_iter().map(|e| (e, true)).collect(), tally: Tally::default() }
    }

    /// The exercise that is to be done; `None`: the session is over.
    pub fn current(&self) -> Option<&Exercise> {
        self.queue.front().map(|(e, _)| e)
    }

    /// The exercise that is to be done.
    pub fn current_mut(&mut self) -> Option<&mut Exercise> {
        self.queue.front_mut().map(|(e, _)| e)
    }

    /// Exercises that are left.
    pub fn left(&self) -> usize {
        self.queue.len()
    }

    /// Grades the current exercise and goes on; what was forgotten is asked again at the end.
    pub fn grade(&mut self, grade: Grade, rng: &mut impl Rng) -> Option<Graded> {
        let (mut exercise, first) = self.queue.pop_front()?;
        if first
            && let Some(n) =
                Grade::ALL.iter().position(|g| *g == grade).and_then(|i| self.tally.first.get_mut(i))
        {
            *n += 1;
        }
        let graded = Graded { card: exercise.card.clone(), drill: exercise.task.drill(), grade };
        if grade == Grade::Again {
            exercise.reset(rng);
            self.queue.push_back((exercise, false));
        }
        Some(graded)
    }

    /// Leaves the current exercise out.
    pub fn skip(&mut self) {
        self.queue.pop_front();
    }

    /// Puts another exercise in the place of the current one.
    pub fn replace(&mut self, exercise: Exercise) {
        if let Some((current, _)) = self.queue.front_mut() {
            *current = exercise;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recall::cards::{
        self,
        tests::{library, point},
    };
    use rand::{SeedableRng, rngs::StdRng};

    #[test]
    fn what_was_forgotten_comes_again_until_it_is_known_and_counts_once() {
        let library = library(vec![point("甲", &[], vec![]), point("乙", &[], vec![])]);
        let rng = &mut StdRng::seed_from_u64(1);
        let exercises: Vec<_> = ["p/o/1", "p/o/2"]
            .iter()
            .map(|id| Exercise::usual(&cards::card(&library, id).unwrap(), rng).unwrap())
            .collect();
        let mut s = Session::new(exercises);
        let mut log = Vec::new();
        for grade in [Grade::Again, Grade::Good, Grade::Again, Grade::Hard] {
            log.push(s.grade(grade, rng).unwrap());
        }
        let ids: Vec<_> = log.iter().map(|g| g.card.as_str()).collect();
        assert_eq!(ids, ["p/o/1", "p/o/2", "p/o/1", "p/o/1"]);
        assert_eq!((s.left(), s.tally.first, s.tally.cards()), (0, [1, 0, 1, 0], 2));
        assert_eq!(s.grade(Grade::Good, rng), None);
        s.skip();
    }
}
