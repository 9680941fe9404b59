//! The decision: weights fitted on labelled drafts (`examples/fit`) turn the figures of pairs into a score of every
//! unit for every point, those and the alignment into the likeliest passage and the chance that the point is given, and
//! that into a status. Every step is a logistic (or softmax) regression with plain numbers in `weights.json`.
use super::features::{PAIR, Prepared};
use super::lexicon::Entry;
use super::segment::Unit;
use super::trees::{self, Tree};
use super::{Status, align, matches, pairs};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Figures that place a point on a unit: see [`place`].
pub const PLACE: usize = 8;
/// Figures that speak for a point being absent: see [`absent`].
pub const ABSENT: usize = 11;
/// Figures of a leaf's status: see [`status`].
pub const LEAF: usize = 30;
/// Figures of a parent's status: see [`parent`].
pub const ABOVE: usize = 10;

/// A draft of fewer units leaves as much to chance as one of so many.
const FEW: usize = 8;
/// Less of a point than this is nothing.
const LITTLE: f32 = 0.08;

/// The same for a draft of fewer than [`FEW`] clauses, of which no labelled draft tells anything.
const LITTLE_OF_SHORT: f32 = 0.5;

/// Shares of its points that a draft may give, and how likely each is; the first is a draft off the point.
const SHARES: [(f32, f32); 4] = [(0.03, 0.12), (0.2, 0.13), (0.5, 0.35), (0.8, 0.4)];
/// A draft with fewer units than this for every leaf has not come far enough to be called off the point.
const UNITS_PER_POINT: usize = 3;
/// The share of given points among those that the weights were fitted on.
const USUAL: f32 = 0.6;
/// A unit that says so much of a point in its own words is that point's.
const VERBATIM: f32 = 0.9;
/// A draft with fewer of an outline's headings of one depth does not keep them.
const HEADED: usize = 3;
/// How often the doubt is weighed anew.
const ROUNDS: usize = 3;
/// Doubt goes no further.
const LEAST_ODDS: f32 = 0.05;

/// A score is taken to be at least this.
const LEAST: f32 = -6.0;

/// Fitted weights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Of the figures of a pair, in the order of [`PAIR`], then the constant.
    pub pair: Vec<f32>,
    /// Of the figures of [`place`].
    pub place: Vec<f32>,
    /// Of the figures of [`absent`].
    pub absent: Vec<f32>,
    /// Of the figures of [`status`], for covered, then for partial (missing is 0).
    pub status: Vec<f32>,
    /// Of the figures of [`parent`], for covered, then for partial.
    pub parent: Vec<f32>,
    /// Trees that tell given from missing.
    #[serde(default)]
    pub given: Vec<Tree>,
    /// Trees that tell covered from partial.
    #[serde(default)]
    pub whole: Vec<Tree>,
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| serde_json::from_str(include_str!("weights.json")).unwrap_or_default());

/// The built-in weights.
pub fn weights() -> &'static Weights {
    &WEIGHTS
}

/// Sum of products; figures beyond the weights count nothing.
pub fn product(weights: &[f32], figures: &[f32]) -> f32 {
    weights.iter().zip(figures).map(|(w, f)| w * f).sum()
}

/// Score of every unit for every point: `[point][unit]`.
pub fn scores(c: &Prepared, w: &Weights) -> Vec<Vec<f32>> {
    let constant = w.pair.get(PAIR.len()).copied().unwrap_or(0.0);
    (0..c.points.len())
        .map(|p| (0..c.units.len()).map(|u| product(&w.pair, c.pair(p, u)) + constant).collect())
        .collect()
}

/// Scores with what the other points and units say.
#[derive(Debug, Clone, Default)]
pub struct Placed {
    /// Figures that place each point on each unit.
    pub place: Vec<Vec<[f32; PLACE]>>,
    /// Figures that speak for the absence of each point.
    pub absent: Vec<[f32; ABSENT]>,
}

/// Aligns and sums up the scores.
pub fn place(c: &Prepared, scores: &[Vec<f32>]) -> Placed {
    let (np, nu) = (c.points.len(), c.units.len());
    let leaves: Vec<usize> = (0..np).filter(|&p| c.points[p].leaf).collect();
    let rows: Vec<Vec<f32>> = leaves.iter().map(|&p| scores[p].iter().map(|s| s + 1.0).collect()).collect();
    let aligned = align::posterior(&rows, &steps(c));
    let mut posterior = vec![vec![0.0_f32; nu]; np];
    for (&p, row) in leaves.iter().zip(&aligned) {
        let mut up = Some(p);
        while let Some(q) = up {
            posterior[q].iter_mut().zip(row).for_each(|(a, b)| *a = (*a + b).min(1.0));
            up = c.points[q].parent;
        }
    }
    let best: Vec<f32> = leaves.iter().map(|&p| scores[p].iter().copied().fold(-6.0, f32::max)).collect();
    let level = best.iter().sum::<f32>() / best.len().max(1) as f32;
    let claimed =
        (0..nu).filter(|&u| leaves.iter().any(|&p| scores[p][u] > -1.0)).count() as f32 / nu.max(1) as f32;
    let strong = best.iter().filter(|b| **b > 0.0).count() as f32 / best.len().max(1) as f32;
    let place = (0..np)
        .map(|p| {
            let others = c.others(p);
            let elsewhere = pairs::elsewhere(c, |u| scores[p][u], LEAST);
            (0..nu)
                .map(|u| {
                    let own = scores[p][u];
                    let rival = others.iter().map(|&q| scores[q][u]).fold(LEAST, f32::max);
                    let g = posterior[p][u];
                    let beside = [u.wrapping_sub(1), u + 1]
                        .into_iter()
                        .filter(|&v| v < nu && c.draft.units[v].paragraph == c.draft.units[u].paragraph)
                        .map(|v| scores[p][v])
                        .fold(LEAST, f32::max);
                    [
                        own,
                        g,
                        (g + 0.02).ln() / 4.0 + 1.0,
                        (rival - own).clamp(-4.0, 4.0) / 4.0,
                        (rival - own).clamp(0.0, 4.0) / 4.0,
                        (elsewhere[u] - own).clamp(-4.0, 4.0) / 4.0,
                        (beside - LEAST).max(0.0) / 6.0,
                        f32::from(u8::from(own > 1.0)),
                    ]
                })
                .collect()
        })
        .collect();
    let absent = (0..np)
        .map(|p| {
            [
                1.0,
                (nu.max(FEW) as f32).ln() / 4.0,
                level / 4.0,
                strong,
                claimed,
                (c.points[p].content as f32 / 8.0).min(2.0),
                c.topic,
                c.topic_words,
                f32::from(u8::from(
                    c.points[p].terms.found.iter().any(|f| matches!(f.entry, Entry::Class(..))),
                )),
                f32::from(u8::from(c.points[p].helped.0)),
                f32::from(u8::from(c.points[p].helped.1)),
            ]
        })
        .collect();
    Placed { place, absent }
}

fn steps(c: &Prepared) -> Vec<align::Step> {
    let units = &c.draft.units;
    (0..units.len())
        .map(|u| match u.checked_sub(1).map(|v| &units[v]) {
            Some(before) if before.sentence == units[u].sentence => align::Step::Clause,
            Some(before) if before.paragraph == units[u].paragraph => align::Step::Sentence,
            _ => align::Step::Paragraph,
        })
        .collect()
}

/// Where a point stands, if it is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stand {
    /// The likeliest unit; none in an empty draft.
    pub unit: Option<usize>,
    /// Chance that the point is given.
    pub given: f32,
    /// Chance of that unit among all units, if the point is given.
    pub sure: f32,
}

/// The likeliest unit of every point and the chance that it is given.
pub fn stand(placed: &Placed, w: &Weights) -> Vec<Stand> {
    placed
        .place
        .iter()
        .zip(&placed.absent)
        .map(|(row, absent)| {
            let scores: Vec<f32> = row.iter().map(|f| product(&w.place, f)).collect();
            let null = product(&w.absent, absent);
            let Some(top) = scores.iter().copied().reduce(f32::max) else { return Stand::default() };
            let unit = scores.iter().position(|s| *s >= top);
            let most = top.max(null);
            let sum: f32 = scores.iter().map(|s| (s - most).exp()).sum();
            let given = sum / (sum + (null - most).exp());
            Stand { unit, given, sure: (top - most).exp() / sum }
        })
        .collect()
}

fn logit(p: f32) -> f32 {
    let p = p.clamp(0.003, 0.997);
    (p / (1.0 - p)).ln()
}

/// Figures of a leaf's status.
pub fn status(c: &Prepared, p: usize, stands: &[Stand]) -> [f32; LEAF] {
    let stand = &stands[p];
    let given = logit(stand.given) / 3.0;
    let mut out = [0.0; LEAF];
    (out[0], out[1]) = (1.0, given);
    let Some(at) = stand.unit else { return out };
    let figures = c.pair(p, at);
    let unit = &c.draft.units[at];
    let point = &c.points[p];
    let sentence = c.draft.sentences[unit.sentence].clone();
    let length = c.draft.units[sentence.clone()].iter().map(|u| u.span.1 - u.text).sum::<usize>() as f32;
    let said = c.said_by_sentence(p, at);
    let part = |(from, to): (usize, usize)| -> f32 {
        let all: f32 = point.weight[from..to].iter().sum();
        let got: f32 = point.weight[from..to].iter().zip(&said[from..to]).map(|(w, s)| w * s).sum();
        if all > 0.0 { got / all } else { 1.0 }
    };
    let worst = point.parts.iter().map(|&range| part(range)).fold(1.0, f32::min);
    // What the sentence says beyond the point's own words: a bare mention says nothing more.
    let fresh = sentence.map(|u| matches::fresh(c, p, u)).sum::<usize>() as f32;
    let beyond = (length / 60.0).min(1.5);
    let paragraph: usize = c
        .draft
        .units
        .iter()
        .filter(|other| other.paragraph == unit.paragraph)
        .map(|other| other.span.1 - other.text)
        .sum();
    let body = if unit.lead || unit.heading { (paragraph as f32 / 120.0).min(1.5) } else { beyond };
    let others = |same: &dyn Fn(usize) -> bool| {
        let (sum, n) = (0..stands.len())
            .filter(|&q| q != p && c.points[q].leaf && same(q))
            .fold((0.0, 0.0), |(s, n), q| (s + stands[q].given, n + 1.0));
        if n > 0.0 { sum / n } else { 0.5 }
    };
    let unfinished = at + 1 == c.units.len() && !ends(&c.draft.chars, unit.span.1);
    out[2] = given.max(0.0);
    out[3..].copy_from_slice(&[
        figures[0] + figures[24],
        figures[0] + figures[24] + figures[4],
        beyond,
        body,
        f32::from(u8::from(length < 20.0)),
        figures[20],
        (worst - figures[0]).min(0.0),
        f32::from(u8::from(point.parts.len() > 1)),
        stand.sure,
        figures[21].max(figures[22]),
        ((unit.span.1 - unit.text) as f32 / 30.0).min(1.5),
        figures[0],
        (fresh / 30.0).min(1.5),
        f32::from(u8::from(fresh < 8.0)),
        f32::from(u8::from(unfinished)),
        others(&|_| true),
        others(&|q| c.points[q].parent == point.parent),
        figures[1],
        figures[2],
        figures[10],
        figures[12].max(0.0),
        figures[25].max(0.0),
        figures[15].max(0.0),
        figures[18],
        figures[17],
        (point.content as f32 / 8.0).min(2.0),
        c.topic_words,
    ]);
    out
}

fn ends(chars: &[char], end: usize) -> bool {
    end > 0 && matches!(chars[end - 1], '。' | '！' | '？' | '.' | '!' | '?' | '；' | '”' | '：')
}

/// Chances of covered, partial and missing.
pub fn chances(weights: &[f32], figures: &[f32]) -> [f32; 3] {
    let (covered, partial) = weights.split_at(figures.len().min(weights.len()));
    let raw = [product(covered, figures), product(partial, figures), 0.0];
    let most = raw.iter().copied().fold(f32::MIN, f32::max);
    let e = raw.map(|r| (r - most).exp());
    let sum: f32 = e.iter().sum();
    e.map(|x| x / sum)
}

/// Figures of a parent's status, from the chances of its children and its own standing.
pub fn parent(children: &[[f32; 3]], own: &Stand) -> [f32; ABOVE] {
    let n = children.len().max(1) as f32;
    let value: Vec<f32> = children.iter().map(|c| c[0] + 0.5 * c[1]).collect();
    let given: Vec<f32> = children.iter().map(|c| 1.0 - c[2]).collect();
    let mean = |v: &[f32]| v.iter().sum::<f32>() / n;
    let most = |v: &[f32]| v.iter().copied().fold(0.0, f32::max);
    [
        1.0,
        mean(&value),
        most(&value),
        value.iter().copied().fold(1.0, f32::min),
        mean(&given),
        most(&given),
        logit(own.given) / 3.0,
        n / 5.0,
        (given.iter().filter(|g| **g > 0.5).count() as f32 / n),
        (value.iter().filter(|g| **g > 0.6).count() as f32 / n),
    ]
}

/// Whether anything of a point is said where it stands: what is fitted is not asked about a point of which nothing is.
fn said_at_all(c: &Prepared, p: usize, stand: &Stand) -> bool {
    stand.unit.is_some_and(|u| {
        let f = c.pair(p, u);
        f[pairs::COVER]
            + f[pairs::COVER_SENTENCE]
            + f[pairs::COVER_NEAR]
            + f[pairs::COVER_ABOVE]
            + f[pairs::CUES]
            + f[pairs::REFERENCE]
            > if c.units.len() < FEW { LITTLE_OF_SHORT } else { LITTLE }
    })
}

/// The likeliest status.
pub fn likeliest(chances: [f32; 3]) -> Status {
    let [covered, partial, missing] = chances;
    if missing >= covered.max(partial) {
        Status::Missing
    } else if covered >= partial {
        Status::Covered
    } else {
        Status::Partial
    }
}

/// All figures of a leaf, for the trees.
pub fn everything(c: &Prepared, placed: &Placed, p: usize, stands: &[Stand]) -> Vec<f32> {
    let mut out = status(c, p, stands).to_vec();
    out.extend(placed.absent[p]);
    match stands[p].unit {
        Some(u) => {
            out.extend(c.pair(p, u));
            out.extend(placed.place[p][u]);
        }
        None => out.resize(out.len() + PAIR.len() + PLACE, 0.0),
    }
    out
}

/// Chances from the trees.
pub fn boosted(w: &Weights, figures: &[f32]) -> [f32; 3] {
    let given = trees::chance(&w.given, figures);
    let whole = trees::chance(&w.whole, figures);
    [given * whole, given * (1.0 - whole), 1.0 - given]
}

/// Doubts every point of a draft of which the points together say that it misses the question: Bayes' rule over the shares
/// of its points that a draft may give, the first of which is a draft off the point.
fn doubt_off_topic(leaves: &[usize], out: &mut [[f32; 3]]) {
    let ratios: Vec<f32> = leaves
        .iter()
        .map(|&p| {
            let given = (out[p][0] + out[p][1]).clamp(0.02, 0.98);
            given / (1.0 - given) * (1.0 - USUAL) / USUAL
        })
        .collect();
    let logs = SHARES.map(|(share, prior)| {
        prior.ln() + ratios.iter().map(|r| (share * r + 1.0 - share).ln()).sum::<f32>()
    });
    let most = logs.iter().copied().fold(f32::MIN, f32::max);
    let weights = logs.map(|l| (l - most).exp());
    let on_topic = 1.0 - weights[0] / weights.iter().sum::<f32>();
    let odds = (on_topic / (1.0 - SHARES[0].1)).min(1.0).powi(2);
    for &p in leaves {
        out[p] = doubted(out[p], odds);
    }
}

/// Chances whose odds of being given are multiplied by `by`.
fn doubted([covered, partial, missing]: [f32; 3], by: f32) -> [f32; 3] {
    let all = ((covered + partial) * by + missing).max(f32::MIN_POSITIVE);
    [covered * by / all, partial * by / all, missing / all]
}

/// Whether one of these units is the point's own text.
fn verbatim(c: &Prepared, p: usize, which: impl Fn(&Unit) -> bool) -> bool {
    let mut units = c.draft.units.iter().enumerate();
    units.any(|(u, unit)| which(unit) && pairs::figure(c.pair(p, u), "cover_words") >= VERBATIM)
}

/// A draft that keeps the outline's headings would have kept that of a further point of the same depth as well, if it
/// treated it: the odds of the points without one fall by the share of those with one (Bayes' rule).
fn doubt_unnamed(c: &Prepared, leaves: &[usize], out: &mut [[f32; 3]]) {
    let named: Vec<bool> = leaves.iter().map(|&p| verbatim(c, p, |u| u.heading || u.lead)).collect();
    let mut depths: Vec<usize> = leaves.iter().map(|&p| c.points[p].depth).collect();
    depths.sort_unstable();
    depths.dedup();
    for depth in depths {
        let here = || leaves.iter().zip(&named).filter(|(p, _)| c.points[**p].depth == depth);
        let kept = here().filter(|(_, n)| **n).count();
        if kept < HEADED {
            continue;
        }
        // What the doubt leaves of the others tells how far the draft keeps headings, which deepens the doubt.
        let before: Vec<[f32; 3]> = out.to_vec();
        for _ in 0..ROUNDS {
            let others: f32 = here().filter(|(_, n)| !**n).map(|(p, _)| 1.0 - out[*p][2]).sum();
            let unnamed = (others / (kept as f32 + others)).max(LEAST_ODDS);
            for (&p, _) in here().filter(|(_, n)| !**n) {
                out[p] = doubted(before[p], unnamed);
            }
        }
    }
}

/// Status chances of all points, children before parents.
pub fn decide(c: &Prepared, placed: &Placed, stands: &[Stand], w: &Weights) -> Vec<[f32; 3]> {
    let mut out = vec![[0.0, 0.0, 1.0]; c.points.len()];
    let leaves: Vec<usize> = (0..c.points.len()).filter(|&p| c.points[p].leaf).collect();
    for &p in leaves.iter().filter(|&&p| said_at_all(c, p, &stands[p])) {
        let linear = chances(&w.status, &status(c, p, stands));
        out[p] = if w.given.is_empty() {
            linear
        } else {
            let b = boosted(w, &everything(c, placed, p, stands));
            [0, 1, 2].map(|k| 0.5 * b[k] + 0.5 * linear[k])
        };
    }
    // What stands in the draft in its own words is beyond doubt.
    let doubtful: Vec<usize> = leaves.iter().copied().filter(|&p| !verbatim(c, p, |_| true)).collect();
    if c.units.len() >= UNITS_PER_POINT * leaves.len() {
        doubt_off_topic(&doubtful, &mut out);
    }
    doubt_unnamed(c, &leaves, &mut out);
    for p in (0..c.points.len()).rev().filter(|&p| !c.points[p].leaf) {
        let children: Vec<[f32; 3]> =
            (0..c.points.len()).filter(|&q| c.points[q].parent == Some(p)).map(|q| out[q]).collect();
        let silent = children.iter().all(|c| likeliest(*c) == Status::Missing);
        if !silent || said_at_all(c, p, &stands[p]) {
            out[p] = chances(&w.parent, &parent(&children, &stands[p]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_fit_the_figures() {
        let w: Weights = serde_json::from_str(include_str!("weights.json")).unwrap();
        assert_eq!(
            (w.pair.len(), w.place.len(), w.absent.len(), w.status.len(), w.parent.len()),
            (PAIR.len() + 1, PLACE, ABSENT, 2 * LEAF, 2 * ABOVE)
        );
        assert!([w.pair, w.place, w.absent, w.status, w.parent].concat().iter().all(|x| x.is_finite()));
    }

    #[test]
    fn faint_signs_alone_are_no_points_but_beside_clear_ones_they_may_be() {
        let faint = [0.3, 0.22, 0.48];
        let mut alone = vec![faint; 8];
        doubt_off_topic(&[0, 1, 2, 3, 4, 5, 6, 7], &mut alone);
        assert!(alone.iter().all(|c| c[2] > 0.6), "{alone:?}");
        let mut beside = vec![[0.9, 0.05, 0.05]; 8];
        beside[0] = faint;
        doubt_off_topic(&[0, 1, 2, 3, 4, 5, 6, 7], &mut beside);
        assert!(beside[0][2] < 0.5 && (beside[0].iter().sum::<f32>() - 1.0).abs() < 1e-5, "{beside:?}");
    }

    #[test]
    fn chances_sum_to_one_and_the_highest_wins() {
        let c = chances(&[2.0, 0.0, 1.0, 0.0], &[1.0, 5.0]);
        assert!((c.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert_eq!(likeliest(c), Status::Covered);
        assert_eq!(likeliest([0.2, 0.2, 0.6]), Status::Missing);
        assert_eq!(likeliest([0.3, 0.5, 0.2]), Status::Partial);
    }
}
