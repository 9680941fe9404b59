//! One question about a card, as a pure state machine: what is shown, what the user does, the grade that it is worth.
use super::{
    Drill, Grade,
    cards::Card,
    judge::{self, Judgement},
};
use crate::{
    study::model::{Point, walk},
    text::find,
};
use rand::{Rng, seq::SliceRandom};
use std::ops::Range;

/// A place in an outline: level and number among its siblings, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 1 for a top-level point.
    pub depth: usize,
    /// 1 for the first of its siblings.
    pub n: usize,
}

/// A point that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Where it stands.
    pub place: Place,
    /// Its words.
    pub text: String,
}

/// A question about a card.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// Id of the card.
    pub card: String,
    /// Title of the pack.
    pub pack: String,
    /// Title of the deck.
    pub deck: String,
    /// The points above it, the outermost first.
    pub above: Vec<Shown>,
    /// Its siblings before it, which lead to it.
    pub before: Vec<Shown>,
    /// Where it stands; `None`: the deck itself.
    pub place: Option<Place>,
    /// Itself, where it is no secret: its sub-points are asked for.
    pub own: Option<Shown>,
    /// What is to be done.
    pub task: Task,
}

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Task {
    /// Type the point.
    Type(Typing),
    /// Put the points under it in order.
    Order(Ordering),
    /// Fill in the key words.
    Cloze(Cloze),
}

impl Task {
    /// Which drill it is.
    pub const fn drill(&self) -> Drill {
        match self {
            Self::Type(_) => Drill::Type,
            Self::Order(_) => Drill::Order,
            Self::Cloze(_) => Drill::Cloze,
        }
    }
}

impl Exercise {
    /// The exercise of this drill for a card, if the card is fit for it: a point can be typed, two or more points can
    /// be ordered, a text with key words in it has blanks.
    pub fn new(card: &Card<'_>, drill: Drill, rng: &mut impl Rng) -> Option<Self> {
        let task = match drill {
            Drill::Type | Drill::Reveal => Task::Type(Typing::new(card)?),
            Drill::Order => Task::Order(Ordering::new(card.children().iter().map(|p| p.text.clone()), rng)?),
            Drill::Cloze => Task::Cloze(Cloze::of(card)?),
        };
        let steps: Vec<usize> = card.place.as_ref().map_or_else(Vec::new, |p| steps(&p.path));
        let mut points = card.deck.points;
        let (mut above, mut before) = (Vec::new(), Vec::new());
        let shown = |point: &Point, depth, n| Shown { place: Place { depth, n }, text: point.text.clone() };
        for (i, step) in steps.iter().enumerate() {
            let depth = i + 1;
            if depth == steps.len() {
                before =
                    points.iter().take(step - 1).enumerate().map(|(n, p)| shown(p, depth, n + 1)).collect();
            } else if let Some(point) = points.get(step - 1) {
                above.push(shown(point, depth, *step));
                points = &point.children;
            }
        }
        let place = steps.last().map(|n| Place { depth: steps.len(), n: *n });
        let own = card.place.as_ref().zip(place).filter(|_| drill == Drill::Order);
        Some(Self {
            card: card.id.clone(),
            pack: card.deck.pack.title.clone(),
            deck: card.deck.title.to_owned(),
            above,
            before,
            place,
            own: own.map(|(p, place)| Shown { place, text: p.point.text.clone() }),
            task,
        })
    }

    /// The exercise that suits a card best: its points in order for a deck, typing for a point.
    pub fn usual(card: &Card<'_>, rng: &mut impl Rng) -> Option<Self> {
        let drill = if card.place.is_some() { Drill::Type } else { Drill::Order };
        Self::new(card, drill, rng)
    }

    /// The next drill after `drill` that the card is fit for.
    pub fn another(card: &Card<'_>, drill: Drill, rng: &mut impl Rng) -> Option<Self> {
        const ROUND: [Drill; 3] = [Drill::Type, Drill::Cloze, Drill::Order];
        let at = ROUND.iter().position(|d| *d == drill).unwrap_or(0);
        ROUND.iter().cycle().skip(at + 1).take(2).find_map(|drill| Self::new(card, *drill, rng))
    }

    /// Begins anew: nothing is answered, what was shuffled is shuffled again.
    pub fn reset(&mut self, rng: &mut impl Rng) {
        match &mut self.task {
            Task::Type(typing) => typing.answer = None,
            Task::Order(ordering) => {
                ordering.shuffle(rng);
                ordering.checked = false;
            }
            Task::Cloze(cloze) => cloze.given.clear(),
        }
    }

    /// The grade that the answer is worth; `None`: it is not answered yet.
    pub fn worth(&self) -> Option<Grade> {
        match &self.task {
            Task::Type(typing) => typing.answer.as_ref().map(|a| a.judgement.grade),
            Task::Order(ordering) => ordering.checked.then(|| ordering.grade()),
            Task::Cloze(cloze) => cloze.is_done().then(|| cloze.grade()),
        }
    }
}

fn steps(path: &str) -> Vec<usize> {
    path.split('.').filter_map(|s| s.parse().ok()).filter(|n| *n > 0).collect()
}

/// 默写: a point is typed from memory.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The point.
    pub point: Point,
    siblings: Vec<(Place, Point)>,
    /// What was typed and what it is worth.
    pub answer: Option<Answer>,
}

/// What was typed.
#[derive(Debug, Clone)]
pub struct Answer {
    /// It.
    pub typed: String,
    /// What it is worth.
    pub judgement: Judgement,
    /// The sibling that was typed instead.
    pub mistaken_for: Option<Place>,
}

impl Typing {
    fn new(card: &Card<'_>) -> Option<Self> {
        let place = card.place.as_ref()?;
        let parent = place.path.rsplit_once('.').map(|(parent, _)| parent);
        let all = walk(card.deck.points);
        let siblings = match parent {
            None => card.deck.points,
            Some(path) => all.iter().find(|p| p.path == path).map_or(&[][..], |p| &p.point.children),
        };
        let siblings =
            siblings.iter().enumerate().map(|(i, p)| (Place { depth: place.depth, n: i + 1 }, p.clone()));
        let siblings = siblings.filter(|(_, p)| p.id != place.point.id).collect();
        Some(Self { point: place.point.clone(), siblings, answer: None })
    }

    /// Judges what was typed; nothing typed: forgotten.
    pub fn answer(&mut self, typed: &str) {
        let judgement = judge::judge(&self.point, typed);
        let others: Vec<&Point> = self.siblings.iter().map(|(_, p)| p).collect();
        let mistaken_for = judge::mistaken_for(&judgement, &others, typed);
        let mistaken_for = mistaken_for.and_then(|i| self.siblings.get(i)).map(|(place, _)| *place);
        self.answer = Some(Answer { typed: typed.to_owned(), judgement, mistaken_for });
    }
}

/// 排序: shuffled points are put in order.
#[derive(Debug, Clone)]
pub struct Ordering {
    right: Vec<String>,
    order: Vec<usize>,
    /// It is handed in.
    pub checked: bool,
}

/// From this share of points in order on it is not forgotten.
const SOME_ORDER: f32 = 0.6;

impl Ordering {
    fn new(right: impl Iterator<Item = String>, rng: &mut impl Rng) -> Option<Self> {
        let right: Vec<String> = right.collect();
        if right.len() < 2 {
            return None;
        }
        let mut ordering = Self { order: (0..right.len()).collect(), right, checked: false };
        ordering.shuffle(rng);
        Some(ordering)
    }

    fn shuffle(&mut self, rng: &mut impl Rng) {
        self.order.sort_unstable();
        self.order.shuffle(rng);
        if self.order.is_sorted() {
            self.order.rotate_left(1);
        }
    }

    /// The points as they are arranged.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.order.iter().filter_map(|i| self.right.get(*i)).map(String::as_str)
    }

    /// The points as they should be.
    pub fn right(&self) -> &[String] {
        &self.right
    }

    /// Moves the point at `at` one place up or down; returns where it is then.
    pub fn shift(&mut self, at: usize, down: bool) -> usize {
        let to = if down { at.saturating_add(1) } else { at.saturating_sub(1) };
        if self.checked || to >= self.order.len() || at >= self.order.len() {
            return at;
        }
        self.order.swap(at, to);
        to
    }

    /// Moves the point at `from` to the place `to`.
    pub fn drag(&mut self, from: usize, to: usize) {
        if !self.checked && from < self.order.len() && to < self.order.len() {
            let moved = self.order.remove(from);
            self.order.insert(to, moved);
        }
    }

    /// Whether each arranged point stands in order with the most of the others. Points of the same words are alike.
    pub fn in_order(&self) -> Vec<bool> {
        if self.texts().eq(self.right.iter().map(String::as_str)) {
            return vec![true; self.order.len()];
        }
        let n = self.order.len();
        let mut length = vec![1_usize; n];
        let mut from = vec![None; n];
        for i in 0..n {
            for j in 0..i {
                if self.order[j] < self.order[i] && length[j] + 1 > length[i] {
                    (length[i], from[i]) = (length[j] + 1, Some(j));
                }
            }
        }
        let mut kept = vec![false; n];
        let mut at = (0..n).max_by_key(|i| length[*i]);
        while let Some(i) = at {
            kept[i] = true;
            at = from[i];
        }
        kept
    }

    fn grade(&self) -> Grade {
        let kept = self.in_order();
        let share = kept.iter().filter(|k| **k).count() as f32 / kept.len().max(1) as f32;
        match share {
            s if s >= 1.0 => Grade::Good,
            s if s >= SOME_ORDER => Grade::Hard,
            _ => Grade::Again,
        }
    }
}

/// 填空: key words are filled in.
#[derive(Debug, Clone)]
pub struct Cloze {
    /// The text: the passage of a model essay that carries the point, or the point itself.
    pub text: String,
    /// The blanks (bytes), in order.
    pub blanks: Vec<Range<usize>>,
    /// What was filled in so far, blank by blank.
    pub given: Vec<String>,
}

/// So many blanks a text has at most.
const MOST_BLANKS: usize = 5;
/// A blank takes at most this share of its text.
const WIDEST_BLANK: f32 = 0.6;

impl Cloze {
    /// The blanks of a point: in the model essay's passage, else in its own words.
    fn of(card: &Card<'_>) -> Option<Self> {
        let place = card.place.as_ref()?;
        let passages = card.deck.essays().flat_map(|e| {
            let own = e.passages.iter().filter(|(path, _)| *path == place.path);
            own.filter_map(|(_, range)| e.text.get(range.clone()))
        });
        passages.chain([place.point.text.as_str()]).find_map(|text| Self::new(text, &place.point.cues))
    }

    /// `text` with those of `words` blanked that stand in it; `None`: none does.
    pub fn new(text: &str, words: &[String]) -> Option<Self> {
        let mut words: Vec<&String> = words.iter().collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
        let mut blanks: Vec<Range<usize>> = Vec::new();
        let size = text.chars().count() as f32;
        for word in words.into_iter().filter(|w| w.chars().count() as f32 <= size * WIDEST_BLANK) {
            let free = |r: &Range<usize>| blanks.iter().all(|b| b.end <= r.start || r.end <= b.start);
            let found = find::matches(text, word).into_iter().find(|r| is_word(text, r) && free(r));
            blanks.extend(found);
            if blanks.len() == MOST_BLANKS {
                break;
            }
        }
        blanks.sort_by_key(|r| r.start);
        (!blanks.is_empty()).then(|| Self { text: text.to_owned(), blanks, given: Vec::new() })
    }

    /// The blank that is to be filled in; `None`: all are.
    pub fn current(&self) -> Option<usize> {
        Some(self.given.len()).filter(|i| *i < self.blanks.len())
    }

    /// The word of a blank.
    pub fn word(&self, blank: usize) -> &str {
        self.blanks.get(blank).and_then(|r| self.text.get(r.clone())).unwrap_or_default()
    }

    /// Fills in the current blank.
    pub fn fill(&mut self, typed: &str) {
        if self.current().is_some() {
            self.given.push(typed.to_owned());
        }
    }

    /// Whether a blank was filled in rightly; spaces, marks, case and width do not matter.
    pub fn is_right(&self, blank: usize) -> bool {
        let bare =
            |s: &str| s.chars().filter(|c| c.is_alphanumeric() || "%％".contains(*c)).collect::<String>();
        let (given, word) =
            (self.given.get(blank).map(|g| bare(g)).unwrap_or_default(), bare(self.word(blank)));
        !given.is_empty() && find::matches(&given, &word).first() == Some(&(0..given.len()))
    }

    fn is_done(&self) -> bool {
        self.current().is_none()
    }

    fn grade(&self) -> Grade {
        let right = (0..self.blanks.len()).filter(|i| self.is_right(*i)).count();
        match right {
            n if n == self.blanks.len() => Grade::Good,
            n if 2 * n >= self.blanks.len() => Grade::Hard,
            _ => Grade::Again,
        }
    }
}

/// Whether a stretch of text is no part of a longer Latin word.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let inside = |s: &str| (latin(s.chars().next()), latin(s.chars().next_back()));
    let (starts, ends) = text.get(range.clone()).map_or((false, false), inside);
    let before = text.get(..range.start).and_then(|s| s.chars().next_back());
    let after = text.get(range.end..).and_then(|s| s.chars().next());
    !(starts && latin(before) || ends && latin(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recall::cards::{
        self,
        tests::{library, point},
    };
    use rand::{SeedableRng, rngs::StdRng};

    fn rng() -> StdRng {
        StdRng::seed_from_u64(7)
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&w| w.to_owned()).collect()
    }

    #[test]
    fn a_point_is_asked_for_where_it_stands() {
        let library = library(vec![
            point("甲", &[], vec![]),
            point("乙", &[], vec![point("乙一", &[], vec![]), point("乙二", &["二"], vec![])]),
        ]);
        let card = cards::card(&library, "p/o/2.2").unwrap();
        let e = Exercise::usual(&card, &mut rng()).unwrap();
        let shown = |s: &[Shown]| s.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
        assert_eq!((shown(&e.above), shown(&e.before)), (words(&["乙"]), words(&["乙一"])));
        assert_eq!(e.place, Some(Place { depth: 2, n: 2 }));
        assert_eq!(e.worth(), None);
        let Task::Type(mut typing) = e.task.clone() else { panic!("{:?}", e.task) };
        typing.answer("乙一");
        let answer = typing.answer.unwrap();
        assert_eq!(
            (answer.judgement.grade, answer.mistaken_for),
            (Grade::Again, Some(Place { depth: 2, n: 1 }))
        );
        assert_eq!(Exercise::another(&card, Drill::Type, &mut rng()).unwrap().task.drill(), Drill::Cloze);
        assert!(Exercise::new(&card, Drill::Order, &mut rng()).is_none());
        let deck = cards::card(&library, "p/o").unwrap();
        assert_eq!(Exercise::usual(&deck, &mut rng()).unwrap().task.drill(), Drill::Order);
        assert!(Exercise::another(&deck, Drill::Order, &mut rng()).is_none());
    }

    /// Orders the letters of `order`, which should stand in alphabetical order.
    fn ordered(order: &str) -> (Grade, Vec<bool>) {
        let mut sorted: Vec<String> = order.chars().map(String::from).collect();
        sorted.sort();
        let mut o = Ordering::new(sorted.into_iter(), &mut rng()).unwrap();
        assert!(!o.order.is_sorted(), "it is shuffled");
        for (to, wanted) in order.chars().enumerate() {
            let from = o.texts().skip(to).position(|t| t == wanted.to_string()).unwrap() + to;
            o.drag(from, to);
        }
        assert_eq!(o.texts().collect::<String>(), order);
        (o.grade(), o.in_order())
    }

    #[test]
    fn an_order_is_worth_what_of_it_stands_in_order() {
        assert_eq!(ordered("abc"), (Grade::Good, vec![true; 3]));
        assert_eq!(ordered("aabb"), (Grade::Good, vec![true; 4]), "equal points are alike");
        assert_eq!(ordered("bcda"), (Grade::Hard, vec![true, true, true, false]));
        assert_eq!(ordered("dcba").0, Grade::Again);
        let mut o = Ordering::new(words(&["a", "b"]).into_iter(), &mut rng()).unwrap();
        assert_eq!((o.shift(0, false), o.shift(0, true), o.shift(1, true)), (0, 1, 1));
        assert!(Ordering::new(words(&["a"]).into_iter(), &mut rng()).is_none());
    }

    #[test]
    fn key_words_are_blanked_the_longest_first_and_none_within_another() {
        let c = Cloze::new("依法行政，依法决策，法治思维。", &words(&["法", "依法决策", "法治", "没有"]))
            .unwrap();
        let blanked: Vec<_> = (0..c.blanks.len()).map(|i| c.word(i)).collect();
        assert_eq!(blanked, ["法", "依法决策", "法治"]);
        assert!(Cloze::new("依法行政", &words(&["依法行"])).is_none(), "too much of it");
        assert!(Cloze::new("the costs of it all", &words(&["cost"])).is_none());
        assert!(Cloze::new("甲", &[]).is_none());
    }

    #[test]
    fn blanks_are_filled_one_by_one() {
        let mut c =
            Cloze::new("60个工作日内办结，Cost 很低，依法决策", &words(&["60个工作日", "cost", "依法"]))
                .unwrap();
        for typed in [" ６０个工作日。", "COST", "随意"] {
            assert!(!c.is_done());
            c.fill(typed);
        }
        c.fill("多了");
        assert_eq!((0..3).map(|i| c.is_right(i)).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!((c.given.len(), c.grade()), (3, Grade::Hard));
    }

    #[test]
    fn begun_anew_nothing_is_answered() {
        let library = library(vec![point("甲乙丙丁", &["甲乙"], vec![]), point("戊", &[], vec![])]);
        for (id, drill) in [("p/o/1", Drill::Type), ("p/o/1", Drill::Cloze), ("p/o", Drill::Order)] {
            let mut e = Exercise::new(&cards::card(&library, id).unwrap(), drill, &mut rng()).unwrap();
            match &mut e.task {
                Task::Type(t) => t.answer("甲乙丙丁"),
                Task::Order(o) => {
                    o.shift(0, true);
                    o.checked = true;
                }
                Task::Cloze(c) => c.fill("甲乙"),
            }
            assert!(e.worth() >= Some(Grade::Good), "{e:?}");
            e.reset(&mut rng());
            assert_eq!(e.worth(), None);
        }
    }
}
