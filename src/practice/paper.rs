//! Mock papers 套卷: several questions, one clock, points and minutes for each.
//!
//! Minutes. Of a paper of 180 minutes preparation books give 3 to scanning it and some 40 to reading, 70 to four short
//! questions and 70 to the essay; that is 183, so reading has 37 here. Any other length is divided alike: 40 of 180 parts
//! to scanning and reading, the rest to the questions by points × √length. With the points and lengths of a real
//! paper (15, 10, 20, 20 and 35 points; 350, 300, 400, 400 and 1200 characters) that rule gives the essay 69 minutes of
//! the 140 and the short questions 71. Every figure can be edited; minutes that were set by hand stay, the others follow.
use super::{clock::Moment, session::Session};
pub use crate::store::PaperKind as Kind;
use crate::{
    store::{self, Clock},
    study::{
        Library,
        genre::Genre,
        model::{Pack, Question, Unit},
    },
};
use rand::{SeedableRng, rngs::ChaCha8Rng, seq::SliceRandom};
use std::collections::BTreeSet;

/// Minutes of the standard paper…
pub const STANDARD: u32 = 180;
/// …of which for scanning the paper…
pub const SCAN: u32 = 3;
/// …and for reading the material.
pub const READ: u32 = 37;
/// Short questions of the standard paper, before its essay.
const SHORT: usize = 4;
/// Minutes of the standard paper for its essay, as many as for the short questions together.
const ESSAY: u32 = 70;
/// A paper's full score.
pub const FULL: u32 = 100;
/// Questions of a paper.
pub const COUNT: std::ops::RangeInclusive<usize> = 2..=8;
/// Minutes of a paper.
pub const MINUTES: std::ops::RangeInclusive<u32> = 10..=300;
/// Points of a question.
pub const POINTS: std::ops::RangeInclusive<u32> = 1..=150;
/// Length of an answer whose limit is not understood.
const UNKNOWN: f64 = 400.0;
/// An answer of at least so many characters counts as the essay of a paper that has none by genre.
const LONG: f64 = 800.0;
/// Draws of a random paper, of which the first is taken that fits…
const TRIES: usize = 64;
/// …whose questions' own minutes are off by no more than this share of those that there are; else the one that fits best.
const CLOSE: i64 = 8;

/// A mock paper as it is put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How it was put together.
    pub kind: Kind,
    /// What its pack calls it; empty where none gives it.
    pub title: String,
    /// Minutes for all of it.
    pub minutes: u32,
    /// The seed that it was drawn with: the same wish and seed give the same paper again.
    pub seed: Option<u64>,
    /// Its questions.
    pub items: Vec<Item>,
}

/// A question of a mock paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Id of the pack.
    pub pack: String,
    /// Id of the question.
    pub question: String,
    /// Title of the question.
    pub title: String,
    /// Genre of the question.
    pub genre: Genre,
    /// Points that it is worth.
    pub points: f64,
    /// Minutes meant for it.
    pub minutes: u32,
    /// The minutes are set, by the pack or by hand: they stay when the others are divided anew.
    pub fixed: bool,
    /// Length that it asks for, in characters.
    length: f64,
}

/// Length of the answer that a question asks for, in characters (an English word counts as two).
fn length(question: &Question) -> f64 {
    let Some(limit) = question.limit else { return UNKNOWN };
    let count = limit.about.or(limit.max).or(limit.min).map_or(UNKNOWN, f64::from);
    if limit.unit == Unit::Words { 2.0 * count } else { count }
}

/// Divides `total` into whole parts in proportion to `weights` by largest remainder, the earlier first; none is 0 as long
/// as there is 1 for each.
pub fn apportion(total: u32, weights: &[f64]) -> Vec<u32> {
    let sane: Vec<f64> = weights.iter().map(|w| if w.is_finite() { w.max(0.0) } else { 0.0 }).collect();
    let sum: f64 = sane.iter().sum();
    let even = 1.0 / weights.len().max(1) as f64;
    let shares: Vec<f64> =
        sane.iter().map(|w| f64::from(total) * if sum > 0.0 { w / sum } else { even }).collect();
    let mut parts: Vec<u32> = shares.iter().map(|s| s.floor() as u32).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|a, b| shares[*b].fract().total_cmp(&shares[*a].fract()));
    let missing = total.saturating_sub(parts.iter().sum()) as usize;
    order.into_iter().cycle().take(if weights.is_empty() { 0 } else { missing }).for_each(|i| parts[i] += 1);
    if total as usize >= parts.len() {
        while let Some(none) = parts.iter().position(|part| *part == 0)
            && let Some(most) = (0..parts.len()).max_by_key(|i| parts[*i])
        {
            parts[most] -= 1;
            parts[none] = 1;
        }
    }
    parts
}

impl Plan {
    /// A paper of these questions in this order, with points in proportion to their own, 100 in all. `minutes`: left out,
    /// as long as the questions' own minutes ask for.
    pub fn of(title: &str, questions: &[(&Pack, &Question)], minutes: Option<u32>) -> Self {
        let scores: Vec<f64> = questions.iter().map(|(_, q)| q.score).collect();
        let points = apportion(FULL, &scores);
        let items: Vec<Item> = questions
            .iter()
            .zip(points)
            .map(|((pack, question), points)| Item {
                pack: pack.id.clone(),
                question: question.id.clone(),
                title: question.title.clone(),
                genre: question.genre,
                points: f64::from(points),
                minutes: question.minutes,
                fixed: false,
                length: length(question),
            })
            .collect();
        let own: u32 = items.iter().map(|i| i.minutes).fold(0, u32::saturating_add);
        let minutes = minutes.unwrap_or_else(|| whole(own)).clamp(*MINUTES.start(), *MINUTES.end());
        let kind = if title.is_empty() { Kind::Chosen } else { Kind::Given };
        let mut plan = Self { kind, title: title.to_owned(), minutes, seed: None, items };
        plan.budget();
        plan
    }

    /// The paper that a pack gives; `None` if one of its questions has gone.
    pub fn given(pack: &Pack, paper: &crate::study::model::Paper) -> Option<Self> {
        let questions: Option<Vec<(&Pack, &Question)>> =
            paper.questions.iter().map(|q| Some((pack, pack.question(&q.question)?))).collect();
        let plan = Self::of(&paper.title, &questions?, Some(paper.minutes));
        // The pack has the last word, even beyond what the program would propose.
        let mut plan = Self { minutes: paper.minutes, ..plan };
        for (item, given) in plan.items.iter_mut().zip(&paper.questions) {
            item.points = given.points;
            item.fixed = given.minutes.is_some();
            item.minutes = given.minutes.unwrap_or(item.minutes);
        }
        plan.budget();
        Some(plan)
    }

    /// A paper that was sat, once more; `None` if one of its questions has gone.
    pub fn again(library: &Library, paper: &store::Paper) -> Option<Self> {
        let question = |q: &store::PaperQuestion| {
            let pack = library.pack(&q.pack)?;
            Some((pack, pack.question(&q.question)?))
        };
        let questions: Option<Vec<_>> = paper.questions.iter().map(question).collect();
        let mut plan = Self::of(&paper.title, &questions?, Some(paper.minutes));
        for (item, was) in plan.items.iter_mut().zip(&paper.questions) {
            (item.points, item.minutes) = (was.points, was.minutes);
        }
        Some(Self { kind: paper.kind, minutes: paper.minutes, seed: paper.seed, ..plan })
    }

    /// Divides the minutes that are not set among the other questions anew, by their points and lengths.
    pub fn budget(&mut self) {
        let preparation = self.minutes * (SCAN + READ) / STANDARD;
        let set =
            self.items.iter().filter(|i| i.fixed).map(|i| i.minutes).fold(preparation, u32::saturating_add);
        let mut free: Vec<&mut Item> = self.items.iter_mut().filter(|i| !i.fixed).collect();
        let weights: Vec<f64> = free.iter().map(|i| i.points * i.length.sqrt()).collect();
        // What is set may ask for more than there is; the others then have a minute each, and the plan says so.
        let left = self.minutes.saturating_sub(set).max(free.len() as u32);
        for (item, minutes) in free.iter_mut().zip(apportion(left, &weights)) {
            item.minutes = minutes;
        }
    }

    /// Sets the points of a question, whole; the minutes follow.
    pub fn set_points(&mut self, question: usize, points: u32) {
        if let Some(item) = self.items.get_mut(question) {
            item.points = f64::from(points.clamp(*POINTS.start(), *POINTS.end()));
            self.budget();
        }
    }

    /// Sets the minutes of a question by hand; those of the questions that are not set follow.
    pub fn set_minutes(&mut self, question: usize, minutes: u32) {
        if let Some(item) = self.items.get_mut(question) {
            (item.minutes, item.fixed) = (minutes.clamp(1, *MINUTES.end()), true);
            self.budget();
        }
    }

    /// Sets the minutes for all of it; those of the questions follow.
    pub fn set_total(&mut self, minutes: u32) {
        self.minutes = minutes.clamp(*MINUTES.start(), *MINUTES.end());
        self.budget();
    }

    /// Forgets the minutes that were set: all are divided by points and lengths.
    pub fn divide_anew(&mut self) {
        self.items.iter_mut().for_each(|item| item.fixed = false);
        self.budget();
    }

    /// Minutes that are left for scanning the paper and reading; negative if the questions ask for more than there is.
    pub fn preparation(&self) -> i64 {
        let questions: i64 = self.items.iter().map(|i| i64::from(i.minutes)).sum();
        i64::from(self.minutes) - questions
    }

    /// Points of all questions.
    pub fn points(&self) -> f64 {
        self.items.iter().map(|i| i.points).sum()
    }
}

/// Minutes of a paper whose questions ask for `own`, in steps of five.
fn whole(own: u32) -> u32 {
    own.saturating_mul(STANDARD).div_ceil((STANDARD - SCAN - READ) * 5) * 5
}

/// What a paper that is drawn by lot is to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How many questions.
    pub count: usize,
    /// Minutes for all of it.
    pub minutes: u32,
    /// Only these genres, each of them at least once if the count allows; empty: any.
    pub genres: BTreeSet<Genre>,
    /// Only this pack; `None`: all packs of the language.
    pub pack: Option<String>,
    /// Only packs of this language (BCP 47 tag; its first part counts), so that no paper mixes two.
    pub language: String,
}

/// Why no paper can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// Too few questions fit.
    #[error("{found} questions fit, {wanted} wanted")]
    Few {
        /// Questions that fit.
        found: usize,
        /// Questions that are wanted.
        wanted: usize,
    },
    /// No question is long enough for the essay.
    #[error("no essay")]
    NoEssay,
}

/// A question with its pack.
type Choice<'a> = (&'a Pack, &'a Question);

fn choices<'a>(library: &'a Library, wish: &Wish) -> Vec<Choice<'a>> {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let language = primary(&wish.language);
    library
        .packs()
        .iter()
        .filter(|p| wish.pack.as_ref().map_or_else(|| primary(&p.language) == language, |id| p.id == *id))
        .flat_map(|p| p.questions.iter().map(move |q| (p, q)))
        .filter(|(_, q)| wish.genres.is_empty() || wish.genres.contains(&q.genre))
        .collect()
}

/// Draws a paper by lot. Short answers come first, as on a real paper.
///
/// # Errors
/// Too few questions fit the wish.
pub fn draw(library: &Library, wish: &Wish, seed: u64) -> Result<Plan, NoPaper> {
    let mut choices = choices(library, wish);
    if choices.is_empty() || choices.len() < wish.count {
        return Err(NoPaper::Few { found: choices.len(), wanted: wish.count });
    }
    // A generator of a documented algorithm: the seed gives the same paper on any machine.
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let goal = i64::from(wish.minutes * (STANDARD - SCAN - READ) / STANDARD);
    let mut best: Option<(usize, i64, Vec<Choice>)> = None;
    for _ in 0..TRIES {
        choices.shuffle(&mut rng);
        let drawn: Vec<Choice> = choices.iter().take(wish.count).copied().collect();
        let genres: BTreeSet<Genre> = drawn.iter().map(|(_, q)| q.genre).collect();
        let absent = wish.genres.len().min(wish.count).saturating_sub(genres.len());
        let sum: i64 = drawn.iter().map(|(_, q)| i64::from(q.minutes)).sum();
        let off = (sum - goal).abs();
        if best.as_ref().is_none_or(|(a, o, _)| (absent, off) < (*a, *o)) {
            best = Some((absent, off, drawn));
        }
        if absent == 0 && off <= goal / CLOSE {
            break;
        }
    }
    let mut drawn = best.map(|(.., drawn)| drawn).unwrap_or_default();
    drawn.sort_by(|(_, a), (_, b)| length(a).total_cmp(&length(b)));
    Ok(Plan { kind: Kind::Random, seed: Some(seed), ..Plan::of("", &drawn, Some(wish.minutes)) })
}

/// Draws the standard paper of 180 minutes: four short questions and an essay, which has as many minutes as they.
///
/// # Errors
/// The library has too few short questions, or none that is long enough for the essay.
pub fn standard(library: &Library, language: &str, seed: u64) -> Result<Plan, NoPaper> {
    let wish = Wish {
        count: SHORT + 1,
        minutes: STANDARD,
        genres: BTreeSet::new(),
        pack: None,
        language: language.to_owned(),
    };
    let all = choices(library, &wish);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut essays: Vec<Choice> = all.iter().filter(|(_, q)| q.genre == Genre::Essay).copied().collect();
    if essays.is_empty() {
        essays = all.iter().filter(|(_, q)| length(q) >= LONG).copied().collect();
    }
    essays.shuffle(&mut rng);
    let essay = *essays.first().ok_or(NoPaper::NoEssay)?;
    let mut short: Vec<Choice> = all
        .into_iter()
        .filter(|(pack, q)| q.genre != Genre::Essay && (&pack.id, &q.id) != (&essay.0.id, &essay.1.id))
        .collect();
    if short.len() < SHORT {
        return Err(NoPaper::Few { found: short.len(), wanted: SHORT });
    }
    // The shorter half of what there is, if that is enough.
    short.sort_by(|(_, a), (_, b)| length(a).total_cmp(&length(b)));
    short.truncate(short.len().div_ceil(2).max(SHORT + 2));
    short.shuffle(&mut rng);
    short.truncate(SHORT);
    short.sort_by(|(_, a), (_, b)| length(a).total_cmp(&length(b)));
    short.push(essay);
    let mut plan = Plan { kind: Kind::Standard, seed: Some(seed), ..Plan::of("", &short, Some(STANDARD)) };
    plan.set_minutes(SHORT, ESSAY);
    Ok(plan)
}

/// The genres that a wish can be for, and how many questions there are of each.
pub fn genres(library: &Library, wish: &Wish) -> Vec<(Genre, usize)> {
    let any = Wish { genres: BTreeSet::new(), ..wish.clone() };
    let choices = choices(library, &any);
    let count = |genre: Genre| choices.iter().filter(|(_, q)| q.genre == genre).count();
    Genre::ALL.into_iter().map(|genre| (genre, count(genre))).filter(|(_, n)| *n > 0).collect()
}

/// What is on record of a question of a paper: the last clock of its journal and its own working time (ms).
pub type Recorded = (Option<Clock>, u64);

/// The one clock of a paper that is taken up again, from what is recorded of its questions.
pub fn resumed(paper: &store::Paper, recorded: &[Recorded], now: Moment) -> Session {
    let active = recorded.iter().map(|(_, active)| *active).fold(0, u64::saturating_add);
    let last = recorded.iter().filter_map(|(clock, _)| *clock).max_by_key(|clock| clock.wall);
    Session::resume(paper.mode, paper.minutes, paper.started.as_millisecond(), last, active, now)
}

/// How far a question of a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 未作答: nothing is written.
    Untouched,
    /// 进行中
    Open,
    /// 已完成, as the candidate says.
    Done,
}

/// A question of a paper that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far it is.
    pub state: State,
    /// Milliseconds spent on it.
    pub spent: u64,
    /// Milliseconds beyond those meant for it; 0: none.
    pub over: u64,
}

impl Standing {
    /// Of a question with `minutes` meant for it.
    pub fn of(written: bool, done: bool, spent: u64, minutes: u32) -> Self {
        let state = match (written, done) {
            (true, true) => State::Done,
            (true, false) => State::Open,
            (false, _) => State::Untouched,
        };
        Self { state, spent, over: spent.saturating_sub(u64::from(minutes) * 60_000) }
    }
}

#[cfg(test)]
mod tests;
