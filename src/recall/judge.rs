//! What was typed from memory, held against the point.
//!
//! The share of the point that was said is the comparison's own figure: each symbol of the point has a weight (rare is
//! heavy), and is said by the same words or by an expression that means the same. Where that is little, the comparison
//! with the point's cues may still find that the point is given in other words.
use crate::{
    compare::{self, Input, Status, features},
    study::model::Point,
};
use std::ops::Range;

use super::Grade;

/// From this share on it is 熟练, 记得, 困难.
const SHARES: [(f32, Grade); 3] = [(0.97, Grade::Easy), (0.75, Grade::Good), (0.5, Grade::Hard)];
/// A symbol that is said less than this is missed.
const SAID: f32 = 0.5;
/// A symbol that weighs less than this share of the mean, such as 的, is not missed.
const LIGHT: f32 = 0.3;

/// The judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How much of the point was said, 0–1.
    pub share: f32,
    /// What was missed: byte ranges of the point's text.
    pub missed: Vec<Range<usize>>,
    /// The grade that this is worth.
    pub grade: Grade,
}

/// How much of `text` is said by `typed`, 0–1, and what of it is not (in characters).
fn said(text: &str, typed: &str) -> (f32, Vec<(usize, usize)>) {
    let point = compare::Point { id: "1".into(), text, depth: 1, weight: 1.0, cues: Vec::new() };
    let input = Input { points: vec![point], draft: typed, ..Input::default() };
    let c = features::prepare(&input);
    let Some(point) = c.points.first() else { return (0.0, Vec::new()) };
    let mut best = vec![0.0_f32; point.weight.len()];
    for unit in 0..c.units.len() {
        for (best, said) in best.iter_mut().zip(c.said(0, unit)) {
            *best = best.max(*said);
        }
    }
    let share: f32 = point.weight.iter().zip(&best).map(|(w, s)| w * s).sum();
    let light = LIGHT / point.weight.iter().filter(|w| **w > 0.0).count().max(1) as f32;
    let symbols = point.terms.row.iter().zip(&point.weight).zip(&best);
    let missed = symbols.filter(|((_, weight), said)| **weight > light && **said < SAID);
    (share.clamp(0.0, 1.0), missed.map(|((placed, _), _)| (placed.start, placed.end)).collect())
}

/// Text without what the eye does not weigh: spaces and marks.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Holds `typed` against a point.
pub fn judge(point: &Point, typed: &str) -> Judgement {
    if bare(typed).is_empty() {
        let all = 0..point.text.len();
        return Judgement { share: 0.0, missed: vec![all], grade: Grade::Again };
    }
    if bare(typed) == bare(&point.text) {
        return Judgement { share: 1.0, missed: Vec::new(), grade: Grade::Easy };
    }
    let (share, missed) = said(&point.text, typed);
    let mut grade = SHARES.iter().find(|(least, _)| share >= *least).map_or(Grade::Again, |(_, g)| *g);
    if grade == Grade::Again && given(point, typed) {
        grade = Grade::Hard;
    }
    Judgement { share, missed: ranges(&point.text, &missed), grade }
}

/// Whether the comparison finds the point given, by whatever words.
fn given(point: &Point, typed: &str) -> bool {
    let cues = point.cues.iter().map(String::as_str).collect();
    let asked = compare::Point { id: "1".into(), text: &point.text, depth: 1, weight: 1.0, cues };
    let input = Input { points: vec![asked], draft: typed, ..Input::default() };
    compare::compare(&input).points.first().is_some_and(|p| p.status == Status::Covered)
}

/// Stretches of characters as byte ranges, neighbours joined.
fn ranges(text: &str, stretches: &[(usize, usize)]) -> Vec<Range<usize>> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut out: Vec<Range<usize>> = Vec::new();
    for (start, end) in stretches {
        let (Some(&start), Some(&end)) = (places.get(*start), places.get(*end)) else { continue };
        match out.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => out.push(start..end),
        }
    }
    out
}

/// The share that makes a typed text rather the one of another point than of its own.
const OTHER: f32 = 0.75;

/// Which of `others` was typed instead of `own`, if one clearly was.
pub fn mistaken_for(own: &Judgement, others: &[&Point], typed: &str) -> Option<usize> {
    if own.grade > Grade::Again {
        return None;
    }
    let shares = others.iter().map(|p| said(&p.text, typed).0);
    shares.enumerate().filter(|(_, s)| *s >= OTHER).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recall::cards::tests::point;

    fn t(text: &str, typed: &str, grade: Grade) {
        let judged = judge(&point(text, &["第一责任人", "主体责任"], vec![]), typed);
        assert_eq!(judged.grade, grade, "{typed}: {judged:?}");
    }

    #[test]
    fn the_same_words_are_well_known_and_nothing_is_forgotten() {
        t("压实法治政府建设责任", "压实法治政府建设责任。", Grade::Easy);
        t("压实法治政府建设责任", " 压实 法治政府建设责任", Grade::Easy);
        t("压实法治政府建设责任", "", Grade::Again);
        t("压实法治政府建设责任", "。", Grade::Again);
        t("压实法治政府建设责任", "化解矛盾纠纷", Grade::Again);
        t("Close the gap between cost and benefit", "close the gap between cost and benefit", Grade::Easy);
    }

    #[test]
    fn half_of_it_is_hard() {
        t("健全依法行政制度，提高决策质量", "健全依法行政制度", Grade::Hard);
    }

    #[test]
    fn what_was_missed_is_pointed_at() {
        let p = point("健全依法行政制度，提高决策质量", &[], vec![]);
        let judged = judge(&p, "健全依法行政制度");
        let missed: Vec<_> = judged.missed.iter().map(|r| &p.text[r.clone()]).collect();
        assert_eq!(missed, ["提高决策质量"]);
    }

    #[test]
    fn the_neighbour_is_known_by_its_words() {
        let (own, others) = (
            point("规范行政执法", &[], vec![]),
            [point("制约监督行政行为", &[], vec![]), point("化解矛盾纠纷", &[], vec![])],
        );
        let typed = "依法化解矛盾纠纷";
        let judged = judge(&own, typed);
        assert_eq!(mistaken_for(&judged, &others.iter().collect::<Vec<_>>(), typed), Some(1));
        assert_eq!(mistaken_for(&judge(&own, "规范行政执法"), &[&others[0]], "规范行政执法"), None);
    }
}
