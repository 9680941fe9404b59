//! Alignment of points and units as a whole: a hidden Markov model with two regimes, in the outline's order and free,
//! read by the forward–backward procedure (Rabiner 1989, eqs. 19–27, scaled).
//!
//! A state is (regime, leaf point at hand); a unit is either said under that point or belongs to no point. In order the
//! next unit stays, moves on to one of the next points or, rarely, goes back; in the free regime every point is as likely.

/// What lies between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A comma.
    Clause,
    /// The end of a sentence.
    Sentence,
    /// The end of a paragraph.
    Paragraph,
}

/// Chance to stay at the point at hand over a clause, a sentence, a paragraph; to move on by one, and the factor for each
/// further point skipped.
const STAY: [f32; 3] = [0.7, 0.45, 0.25];
const NEXT: f32 = 0.3;
const SKIP: f32 = 0.5;
/// Chance, shared by all points, of a jump although the draft keeps the order.
const JUMP: f32 = 0.05;
/// Chance to stay at the point at hand over a clause, a sentence, a paragraph in the free regime.
const KEEP: [f32; 3] = [0.6, 0.3, 0.1];
/// Chance to change the regime.
const TURN: f32 = 0.05;
/// Chance that a unit is said under the point at hand at all.
const SAID: f32 = 0.5;
/// A single unit may not outweigh the rest: bounds of the logarithm of its likelihood ratio.
const BOUND: f32 = 5.0;

/// Posterior that unit `u` is said under leaf `p`: `[p][u]`, from log likelihood ratios `[p][u]`.
/// `steps[u]` lies before unit `u`.
pub fn posterior(scores: &[Vec<f32>], steps: &[Step]) -> Vec<Vec<f32>> {
    let points = scores.len();
    let units = scores.first().map_or(0, Vec::len);
    if points == 0 || units == 0 {
        return vec![Vec::new(); points];
    }
    let ratio = |p: usize, u: usize| scores[p][u].clamp(-BOUND, BOUND).exp();
    let emit = |p: usize, u: usize| 1.0 - SAID + SAID * ratio(p, u);
    let tables: Vec<Vec<Vec<f32>>> = STAY.iter().map(|stay| transitions(points, *stay)).collect();
    let step = |u: usize| steps.get(u).map_or(1, |s| *s as usize);
    let free = 1.0 / points as f32;
    // Forward; states of the ordered regime first.
    let mut alpha = vec![vec![0.0_f32; 2 * points]; units];
    for u in 0..units {
        let mut row = vec![0.0_f32; 2 * points];
        if u == 0 {
            for (p, cell) in row.iter_mut().enumerate() {
                *cell = if p < points { 0.5 * NEXT * skipped(p) + 1e-4 } else { 0.5 * free };
            }
        } else {
            let before = &alpha[u - 1];
            let in_free: f32 = before[points..].iter().sum();
            let (ordered, keep) = (&tables[step(u)], KEEP[step(u)]);
            let turned: f32 = before[..points].iter().sum();
            for to in 0..points {
                let kept: f32 = (0..points)
                    .map(|from| {
                        (before[from] * (1.0 - TURN) + before[points + from] * TURN) * ordered[from][to]
                    })
                    .sum();
                row[to] = kept;
                let jumped = (in_free * (1.0 - TURN) * (1.0 - keep) + turned * TURN) * free;
                row[points + to] = jumped + before[points + to] * (1.0 - TURN) * keep;
            }
        }
        for (s, cell) in row.iter_mut().enumerate() {
            *cell *= emit(s % points, u);
        }
        let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        scale(&mut row, sum);
        alpha[u] = row;
    }
    // Backward, and the posterior on the way.
    let mut out = vec![vec![0.0_f32; units]; points];
    let mut beta = vec![1.0_f32; 2 * points];
    for u in (0..units).rev() {
        let sum: f32 = alpha[u].iter().zip(&beta).map(|(a, b)| a * b).sum::<f32>().max(f32::MIN_POSITIVE);
        for p in 0..points {
            let here = (alpha[u][p] * beta[p] + alpha[u][points + p] * beta[points + p]) / sum;
            let r = SAID * ratio(p, u);
            out[p][u] = here * r / (1.0 - SAID + r);
        }
        let weighted: Vec<f32> = (0..2 * points).map(|s| emit(s % points, u) * beta[s]).collect();
        let all_free: f32 = weighted[points..].iter().sum::<f32>() * free;
        let (ordered, keep) = (&tables[step(u)], KEEP[step(u)]);
        let mut before = vec![0.0_f32; 2 * points];
        for from in 0..points {
            let order: f32 = (0..points).map(|to| ordered[from][to] * weighted[to]).sum();
            before[from] = (1.0 - TURN) * order + TURN * all_free;
            let kept = keep * weighted[points + from] + (1.0 - keep) * all_free;
            before[points + from] = TURN * order + (1.0 - TURN) * kept;
        }
        let sum: f32 = before.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        scale(&mut before, sum);
        beta = before;
    }
    out
}

fn skipped(points: usize) -> f32 {
    SKIP.powi(i32::try_from(points).unwrap_or(i32::MAX))
}

fn scale(row: &mut [f32], sum: f32) {
    for cell in row {
        *cell /= sum;
    }
}

/// Transitions of the ordered regime, rows sum to 1.
fn transitions(points: usize, stay: f32) -> Vec<Vec<f32>> {
    (0..points)
        .map(|from| {
            let mut row: Vec<f32> = (0..points)
                .map(|to| {
                    let jump = JUMP / points as f32;
                    jump + match to.cmp(&from) {
                        std::cmp::Ordering::Less => 0.0,
                        std::cmp::Ordering::Equal => stay,
                        std::cmp::Ordering::Greater => NEXT * skipped(to - from - 1),
                    }
                })
                .collect();
            let sum: f32 = row.iter().sum();
            scale(&mut row, sum);
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_others_decides_an_unclear_unit() {
        // Unit 1 fits points 0 and 1 alike; unit 0 is surely point 0, unit 2 surely point 2.
        let scores = [vec![4.0, 0.5, -4.0], vec![-4.0, 0.6, -4.0], vec![-4.0, -4.0, 4.0]].map(|r| r).to_vec();
        let p = posterior(&scores, &[Step::Paragraph; 4]);
        assert!(p[1][1] > p[0][1] && p[2][1] < 0.05 && p[0][0] > 0.8 && p[2][2] > 0.8, "{p:?}");
    }

    #[test]
    fn a_draft_in_another_order_is_still_found() {
        let scores = vec![vec![-4.0, -4.0, 4.0], vec![4.0, -4.0, -4.0], vec![-4.0, 4.0, -4.0]];
        let p = posterior(&scores, &[Step::Paragraph; 4]);
        assert!(p[0][2] > 0.7 && p[1][0] > 0.7 && p[2][1] > 0.7, "{p:?}");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(posterior(&[], &[]).is_empty());
        assert_eq!(posterior(&[vec![]], &[]), [Vec::<f32>::new()]);
        assert!(posterior(&[vec![-5.0; 4]], &[Step::Sentence; 4])[0].iter().all(|p| *p < 0.05));
    }
}
