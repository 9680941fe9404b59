//! Where a point stands: scores of all units, the alignment of points and units as a whole, and among the likeliest units
//! the one that boosted trees choose.
use super::features::Prepared;
use super::lexicon::Entry;
use super::pairs::PAIR;
use super::weights::Weights;
use super::{align, pairs, rivals, trees};

/// Figures that place a point on a unit: see [`place`].
pub const PLACE: usize = 8;
/// Figures that speak for a point being absent: see [`place`].
pub const ABSENT: usize = 11;
/// Among so many of the likeliest units the trees choose.
const CANDIDATES: usize = 8;
/// A draft of fewer units leaves as much to chance as one of so many.
pub(super) const FEW: usize = 8;
/// A score is taken to be at least this.
pub(super) const LEAST: f32 = -6.0;

/// Sum of products; figures beyond the weights count nothing.
pub fn product(weights: &[f32], figures: &[f32]) -> f32 {
    let n = weights.len().min(figures.len());
    pairs::dot(&weights[..n], &figures[..n])
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
            let mut rivals = vec![LEAST; nu];
            for q in c.others(p) {
                rivals.iter_mut().zip(&scores[q]).for_each(|(r, s)| *r = if *s > *r { *s } else { *r });
            }
            let elsewhere = rivals::elsewhere(c, |u| scores[p][u], LEAST);
            (0..nu)
                .map(|u| {
                    let own = scores[p][u];
                    let rival = rivals[u];
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

/// Scores of a point's units after the alignment.
pub fn placing(placed: &Placed, w: &Weights, p: usize) -> Vec<f32> {
    placed.place[p].iter().map(|f| product(&w.place, f)).collect()
}

/// The likeliest unit of every point and the chance that it is given.
pub fn stand(c: &Prepared, placed: &Placed, w: &Weights) -> Vec<Stand> {
    (0..placed.place.len())
        .map(|p| {
            let scores = placing(placed, w, p);
            let null = product(&w.absent, &placed.absent[p]);
            let Some(top) = scores.iter().copied().reduce(f32::max) else { return Stand::default() };
            let most = top.max(null);
            let sum: f32 = scores.iter().map(|s| (s - most).exp()).sum();
            let given = sum / (sum + (null - most).exp());
            let unit = if c.points[p].leaf && !w.spot.is_empty() {
                let choice = candidates(&scores).into_iter().map(|k| {
                    let unit = k.unit;
                    (unit, trees::sum(&w.spot, &spot(c, placed, p, &k)))
                });
                choice.max_by(|a, b| a.1.total_cmp(&b.1)).map(|best| best.0)
            } else {
                scores.iter().position(|s| *s >= top)
            };
            let own = unit.map_or(top, |u| scores[u]);
            Stand { unit, given, sure: (own - most).exp() / sum }
        })
        .collect()
}

/// A unit among the likeliest.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The unit.
    pub unit: usize,
    /// How many are likelier.
    rank: usize,
    /// Its score less the highest.
    below: f32,
}

/// The likeliest units.
pub fn candidates(scores: &[f32]) -> Vec<Candidate> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let top = order.first().map_or(0.0, |u| scores[*u]);
    order.truncate(CANDIDATES);
    order
        .into_iter()
        .enumerate()
        .map(|(rank, unit)| Candidate { unit, rank, below: scores[unit] - top })
        .collect()
}

/// Figures of a candidate.
pub fn spot(c: &Prepared, placed: &Placed, p: usize, candidate: &Candidate) -> [f32; PAIR.len() + PLACE + 8] {
    let mut out = [0.0; PAIR.len() + PLACE + 8];
    let u = candidate.unit;
    let sentence = c.draft.units[u].sentence;
    let manner = &c.manner.sentences[sentence];
    out[..PAIR.len()].copy_from_slice(c.pair(p, u));
    out[PAIR.len()..PAIR.len() + PLACE].copy_from_slice(&placed.place[p][u]);
    out[PAIR.len() + PLACE..].copy_from_slice(&[
        candidate.rank as f32,
        candidate.below,
        manner.length / 60.0,
        manner.vague / manner.length.max(1.0),
        c.draft.sentences[sentence].len() as f32,
        u as f32 / c.units.len() as f32,
        c.points[p].content as f32 / 8.0,
        c.points[p].place,
    ]);
    out
}
