//! What the points of a draft say of each other: a draft that gives hardly anything gives none, and one that keeps the
//! outline's headings would have kept the others too.
use super::features::Prepared;
use super::pairs;
use super::segment::Unit;
use super::stand::{LEAST, Placed, Stand};
use super::trees;
use super::weights::Weights;

/// Shares of its points that a draft may give, and how likely each is; the first is a draft off the point.
const SHARES: [(f32, f32); 4] = [(0.03, 0.12), (0.2, 0.13), (0.5, 0.35), (0.8, 0.4)];
/// The odds of a draft off the point from which on every point is doubted.
const OFF: f32 = 0.3;
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
/// A unit belongs to a point from this posterior on.
const CLAIMED: f32 = 0.4;
/// Doubt goes no further.
const LEAST_ODDS: f32 = 0.02;

/// Figures of a draft as a whole: see [`whole`].
pub const WHOLE: usize = 26;

/// All doubts, for the leaves.
pub(super) fn doubt(
    c: &Prepared,
    placed: &Placed,
    stands: &[Stand],
    w: &Weights,
    leaves: &[usize],
    out: &mut [[f32; 3]],
) {
    // What stands in the draft in its own words is beyond doubt.
    let doubtful: Vec<usize> = leaves.iter().copied().filter(|&p| !verbatim(c, p, |_| true)).collect();
    if !w.off.is_empty() {
        let off = trees::chance(&w.off, &whole(c, placed, stands)).clamp(0.001, 0.999);
        let odds = ((1.0 - off) / off * OFF).min(1.0);
        for &p in &doubtful {
            out[p] = doubted(out[p], odds);
        }
    }
    if c.units.len() >= UNITS_PER_POINT * leaves.len() {
        off_topic(&doubtful, out);
    }
    unnamed(c, leaves, out);
}

/// Figures of a draft as a whole: how its points are spread over given and not, and how it speaks.
pub fn whole(c: &Prepared, placed: &Placed, stands: &[Stand]) -> [f32; WHOLE] {
    let leaves: Vec<usize> = (0..c.points.len()).filter(|&p| c.points[p].leaf).collect();
    let n = leaves.len().max(1) as f32;
    let units = &c.draft.units;
    let sorted = |value: &dyn Fn(usize) -> f32| {
        let mut values: Vec<f32> = leaves.iter().map(|&p| value(p)).collect();
        values.sort_by(f32::total_cmp);
        move |share: f32| {
            let at = (values.len().saturating_sub(1) as f32 * share).round() as usize;
            values.get(at).copied().unwrap_or(0.0)
        }
    };
    let given = sorted(&|p| stands[p].given);
    let words = sorted(&|p| (0..units.len()).map(|u| c.pair(p, u)[pairs::COVER_WORDS]).fold(0.0, f32::max));
    let score = sorted(&|p| placed.place[p].iter().map(|f| f[0]).fold(LEAST, f32::max));
    let claimed = |u: usize| leaves.iter().any(|&p| placed.place[p][u][1] > CLAIMED);
    let claimed = (0..units.len()).filter(|&u| claimed(u)).count() as f32 / units.len().max(1) as f32;
    let mut sentences: Vec<usize> =
        leaves.iter().filter_map(|&p| stands[p].unit.map(|u| units[u].sentence)).collect();
    let all = sentences.len().max(1) as f32;
    let ordered = sentences.windows(2).filter(|w| w[0] <= w[1]).count() as f32 / all;
    sentences.sort_unstable();
    sentences.dedup();
    let helped = leaves.iter().filter(|&&p| c.points[p].helped.0 || c.points[p].helped.1).count() as f32;
    let manner = &c.manner.draft;
    [
        leaves.iter().map(|&p| stands[p].given).sum::<f32>() / n,
        given(0.1),
        given(0.25),
        given(0.5),
        given(0.75),
        given(0.9),
        given(1.0),
        words(0.25),
        words(0.5),
        words(0.75),
        words(1.0),
        score(0.25),
        score(0.5),
        score(0.75),
        score(1.0),
        c.topic,
        c.topic_words,
        manner.length / n / 80.0,
        manner.length / 800.0,
        manner.numbers / manner.length.max(1.0) * 30.0,
        manner.vague / manner.length.max(1.0),
        claimed,
        n / 10.0,
        sentences.len() as f32 / all,
        ordered,
        helped / n,
    ]
}

/// Doubts every point of a draft of which the points together say that it misses the question: Bayes' rule over the shares
/// of its points that a draft may give, the first of which is a draft off the point.
fn off_topic(leaves: &[usize], out: &mut [[f32; 3]]) {
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
fn unnamed(c: &Prepared, leaves: &[usize], out: &mut [[f32; 3]]) {
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
            let unnamed = (others / (kept as f32 + others)).powi(2).max(LEAST_ODDS);
            for (&p, _) in here().filter(|(_, n)| !**n) {
                out[p] = doubted(before[p], unnamed);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faint_signs_alone_are_no_points_but_beside_clear_ones_they_may_be() {
        let faint = [0.3, 0.22, 0.48];
        let mut alone = vec![faint; 8];
        off_topic(&[0, 1, 2, 3, 4, 5, 6, 7], &mut alone);
        assert!(alone.iter().all(|c| c[2] > 0.6), "{alone:?}");
        let mut beside = vec![[0.9, 0.05, 0.05]; 8];
        beside[0] = faint;
        off_topic(&[0, 1, 2, 3, 4, 5, 6, 7], &mut beside);
        assert!(beside[0][2] < 0.5 && (beside[0].iter().sum::<f32>() - 1.0).abs() < 1e-5, "{beside:?}");
    }
}
