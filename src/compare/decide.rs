//! The decision: weights fitted on labelled drafts (`examples/fit`) turn the figures of pairs into a score of every
//! unit for every point, those and the alignment into the likeliest passage and the chance that the point is given
//! (`stand.rs`), and that into a status: a softmax regression on the figures of `leaf.rs` and boosted trees on all
//! figures, together.
use super::features::Prepared;
use super::leaf::{self, logit};
use super::stand::{FEW, Placed, Stand, product};
use super::trees;
use super::weights::Weights;
use super::{Status, doubt, pairs};
use std::sync::LazyLock;

/// Figures of a parent's status: see [`parent`].
pub const ABOVE: usize = 10;
/// Less of a point than this is nothing.
const LITTLE: f32 = 0.08;
/// The same for a draft of fewer than [`FEW`] clauses, of which no labelled draft tells anything.
const LITTLE_OF_SHORT: f32 = 0.5;
/// What the trees count beside the regression.
const TREES: f32 = 0.8;

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin"))));

/// The built-in weights.
pub fn weights() -> &'static Weights {
    &WEIGHTS
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

/// Chances of a leaf from the trees.
fn boosted(w: &Weights, figures: &[f32]) -> [f32; 3] {
    let given = trees::chance(&w.given, figures);
    let whole = trees::chance(&w.whole, figures);
    [given * whole, given * (1.0 - whole), 1.0 - given]
}

/// Status chances of all points, children before parents.
pub fn decide(c: &Prepared, placed: &Placed, stands: &[Stand], w: &Weights) -> Vec<[f32; 3]> {
    let mut out = vec![[0.0, 0.0, 1.0]; c.points.len()];
    let leaves: Vec<usize> = (0..c.points.len()).filter(|&p| c.points[p].leaf).collect();
    for &p in leaves.iter().filter(|&&p| said_at_all(c, p, &stands[p])) {
        let figures = leaf::everything(c, placed, p, stands);
        let linear = chances(&w.status, &figures[..leaf::LEAF]);
        out[p] = if w.given.is_empty() {
            linear
        } else {
            let boosted = boosted(w, &figures);
            [0, 1, 2].map(|k| TREES * boosted[k] + (1.0 - TREES) * linear[k])
        };
    }
    doubt::doubt(c, placed, stands, w, &leaves, &mut out);
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
    use super::super::leaf::LEAF;
    use super::super::pairs::PAIR;
    use super::super::stand::{ABSENT, PLACE};
    use super::*;

    #[test]
    fn the_shipped_weights_fit_the_figures() {
        let w = weights();
        assert_eq!(
            (w.pair.len(), w.place.len(), w.absent.len(), w.status.len(), w.parent.len()),
            (PAIR.len() + 1, PLACE, ABSENT, 2 * LEAF, 2 * ABOVE)
        );
        assert!(
            [&w.pair, &w.place, &w.absent, &w.status, &w.parent].into_iter().flatten().all(|x| x.is_finite())
        );
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
