//! 揭示: an outline with its levels hidden; each point is thought of, looked at and graded by oneself.
use super::{Drill, Grade, cards::Deck, exercise::Place, session::Graded};
use crate::study::model::Point;

/// A point of the outline.
#[derive(Debug, Clone)]
pub struct Line {
    card: String,
    /// Where it stands.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// Expressions that a marker would accept.
    pub cues: Vec<String>,
    /// It can be seen.
    pub shown: bool,
    /// How well it was known.
    pub grade: Option<Grade>,
}

/// The outline.
#[derive(Debug, Clone)]
pub struct Reveal {
    lines: Vec<Line>,
    level: usize,
    current: Option<usize>,
}

impl Reveal {
    /// The outline with all of it hidden.
    pub fn new(deck: &Deck<'_>) -> Self {
        fn add(deck: &Deck<'_>, points: &[Point], depth: usize, out: &mut Vec<Line>) {
            for (i, point) in points.iter().enumerate() {
                out.push(Line {
                    card: deck.point_id(point),
                    place: Place { depth, n: i + 1 },
                    text: point.text.clone(),
                    cues: point.cues.clone(),
                    shown: false,
                    grade: None,
                });
                add(deck, &point.children, depth + 1, out);
            }
        }
        let mut lines = Vec::new();
        add(deck, deck.points, 1, &mut lines);
        Self { lines, level: 1, current: None }
    }

    /// The points in reading order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The level from which on points were hidden.
    pub fn level(&self) -> usize {
        self.level
    }

    /// How many levels there are.
    pub fn levels(&self) -> usize {
        self.lines.iter().map(|l| l.place.depth).max().unwrap_or(0)
    }

    /// Hides every point of `level` and below and shows those above; grades are forgotten.
    pub fn hide(&mut self, level: usize) {
        self.level = level.clamp(1, self.levels().max(1));
        for line in &mut self.lines {
            line.shown = line.place.depth < self.level;
            line.grade = None;
        }
        self.current = None;
    }

    /// The point that was revealed last.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The point that comes next.
    pub fn next(&self) -> Option<usize> {
        self.lines.iter().position(|l| !l.shown)
    }

    /// Reveals the next hidden point; `None`: all are shown.
    pub fn reveal(&mut self) -> Option<usize> {
        let next = self.next()?;
        if let Some(line) = self.lines.get_mut(next) {
            line.shown = true;
        }
        self.current = Some(next);
        Some(next)
    }

    /// Grades the point that was revealed last; a grade may be changed until the next one is revealed.
    pub fn grade(&mut self, grade: Grade) -> Option<Graded> {
        let line = self.lines.get_mut(self.current?)?;
        line.grade = Some(grade);
        Some(Graded { card: line.card.clone(), drill: Drill::Reveal, grade })
    }

    /// How many points are hidden.
    pub fn hidden(&self) -> usize {
        self.lines.iter().filter(|l| !l.shown).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recall::cards::{
        self,
        tests::{library, point},
    };

    /// The outline, a point that is hidden as `_`.
    fn shown(reveal: &Reveal) -> String {
        reveal.lines().iter().map(|l| if l.shown { l.text.as_str() } else { "_" }).collect()
    }

    #[test]
    fn levels_are_hidden_and_revealed_one_by_one() {
        let library = library(vec![
            point("甲", &[], vec![point("子", &[], vec![]), point("丑", &[], vec![])]),
            point("乙", &[], vec![]),
        ]);
        let mut r = Reveal::new(&cards::deck(&library, "p", "o").unwrap());
        assert_eq!((shown(&r).as_str(), r.grade(Grade::Good)), ("____", None));
        assert_eq!(r.reveal(), Some(0));
        let graded = r.grade(Grade::Hard).unwrap();
        assert_eq!((graded.card.as_str(), graded.drill), ("p/o/1", Drill::Reveal));
        r.hide(2);
        assert_eq!((shown(&r).as_str(), r.lines()[0].grade), ("甲__乙", None));
        r.hide(9);
        assert_eq!((r.level(), r.levels(), r.hidden()), (2, 2, 2));
        assert_eq!((r.reveal(), r.reveal(), r.reveal()), (Some(1), Some(2), None));
        assert_eq!((shown(&r).as_str(), r.current()), ("甲子丑乙", Some(2)));
    }
}
