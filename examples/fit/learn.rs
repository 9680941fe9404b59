//! Regressions and boosted trees.
#![expect(clippy::many_single_char_names, reason = "formulas")]
use celun::compare::trees::Tree;

/// Adam on a function that adds its gradient and returns its loss.
pub fn descend(size: usize, l2: f64, steps: usize, mut f: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut w = vec![0.0; size];
    let (mut m, mut v) = (vec![0.0; size], vec![0.0; size]);
    for t in 1..=steps {
        let mut g = vec![0.0; size];
        f(&w, &mut g);
        let rate = 0.05 * (1.0 - 0.9 * t as f64 / steps as f64);
        for i in 0..size {
            let d = g[i] + l2 * w[i];
            m[i] = 0.9 * m[i] + 0.1 * d;
            v[i] = 0.999 * v[i] + 0.001 * d * d;
            let (mh, vh) = (m[i] / (1.0 - 0.9_f64.powf(t as f64)), v[i] / (1.0 - 0.999_f64.powf(t as f64)));
            w[i] -= rate * mh / (vh.sqrt() + 1e-8);
        }
    }
    w
}

pub fn dot(w: &[f64], f: &[f32]) -> f64 {
    w.iter().zip(f).map(|(w, f)| w * f64::from(*f)).sum()
}

/// A choice among units or none of them.
pub struct Choice<'a> {
    pub weight: f64,
    pub units: Vec<&'a [f32]>,
    pub none: &'a [f32],
    /// Units that are right; all false: none of them.
    pub right: Vec<bool>,
}

/// Softmax over units and none: weights of the units' figures, then of none's.
pub fn choose(choices: &[Choice], units: usize, none: usize, l2: f64, steps: usize) -> Vec<f64> {
    let total: f64 = choices.iter().map(|c| c.weight).sum();
    descend(units + none, l2, steps, |w, g| {
        let mut loss = 0.0;
        for c in choices {
            let mut s: Vec<f64> = c.units.iter().map(|f| dot(&w[..units], f)).collect();
            s.push(dot(&w[units..], c.none));
            let most = s.iter().copied().fold(f64::MIN, f64::max);
            let e: Vec<f64> = s.iter().map(|x| (x - most).exp()).collect();
            let all: f64 = e.iter().sum();
            let given = c.right.iter().any(|r| *r);
            let is_right = |i: usize| if i < c.right.len() { c.right[i] } else { !given };
            let right: f64 = (0..e.len()).filter(|&i| is_right(i)).map(|i| e[i]).sum();
            loss -= c.weight * (right / all).ln() / total;
            for (i, &chance) in e.iter().enumerate() {
                let target = if is_right(i) { chance / right } else { 0.0 };
                let d = c.weight * (chance / all - target) / total;
                if i < c.units.len() {
                    g[..units].iter_mut().zip(c.units[i]).for_each(|(g, f)| *g += d * f64::from(*f));
                } else {
                    g[units..].iter_mut().zip(c.none).for_each(|(g, f)| *g += d * f64::from(*f));
                }
            }
        }
        loss
    })
}

/// Softmax over covered, partial and missing (whose weights are 0).
pub fn classify(rows: &[(f64, Vec<f32>, usize)], size: usize, l2: f64, steps: usize) -> Vec<f64> {
    let total: f64 = rows.iter().map(|r| r.0).sum();
    descend(2 * size, l2, steps, |w, g| {
        let mut loss = 0.0;
        for (weight, f, right) in rows {
            let s = [dot(&w[..size], f), dot(&w[size..], f), 0.0];
            let most = s.iter().copied().fold(f64::MIN, f64::max);
            let e = s.map(|x| (x - most).exp());
            let all: f64 = e.iter().sum();
            loss -= weight * (e[*right] / all).ln() / total;
            for k in 0..2 {
                let d = weight * (e[k] / all - f64::from(u8::from(*right == k))) / total;
                g[k * size..(k + 1) * size].iter_mut().zip(f).for_each(|(g, f)| *g += d * f64::from(*f));
            }
        }
        loss
    })
}

/// Gradient boosting with logistic loss on trees of depth three (Friedman 2001), splits on quantiles.
pub fn boost(rows: &[(f64, &[f32], bool)], trees: usize) -> Vec<Tree> {
    const BINS: usize = 24;
    let (rate, lambda, least) = (0.05, 8.0, 6.0);
    let width = rows.first().map_or(0, |r| r.1.len());
    let cuts: Vec<Vec<f32>> = (0..width)
        .map(|j| {
            let mut v: Vec<f32> = rows.iter().map(|r| r.1[j]).collect();
            v.sort_by(f32::total_cmp);
            let mut c: Vec<f32> = (1..BINS).map(|b| (v[b * v.len() / BINS] * 1e4).round() / 1e4).collect();
            c.dedup();
            c.retain(|x| *x < v[v.len() - 1]);
            c
        })
        .collect();
    let bins: Vec<Vec<u8>> = (0..width)
        .map(|j| rows.iter().map(|r| cuts[j].iter().take_while(|c| r.1[j] > **c).count() as u8).collect())
        .collect();
    let mut score = vec![0.0_f64; rows.len()];
    let mut out = Vec::new();
    let scale = rows.len() as f64 / rows.iter().map(|r| r.0).sum::<f64>();
    for round in 0..trees {
        let gh: Vec<(f64, f64)> = rows
            .iter()
            .zip(&score)
            .enumerate()
            .map(|(i, (r, s))| {
                // Every tree sees a half of the rows (Friedman 2002, "Stochastic gradient boosting").
                let mixed = (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    ^ (round as u64 + 1).wrapping_mul(0xd6e8_feb8_6659_fd93);
                if mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 63 == 1 {
                    return (0.0, 0.0);
                }
                let p = 1.0 / (1.0 + (-s).exp());
                let w = r.0 * scale;
                (w * (p - f64::from(u8::from(r.2))), w * (p * (1.0 - p)).max(1e-4))
            })
            .collect();
        let mut tree = Tree::default();
        let mut node = vec![0_usize; rows.len()];
        for at in 0..7 {
            let members: Vec<usize> = (0..rows.len()).filter(|&i| node[i] == at).collect();
            let total = members.iter().fold((0.0, 0.0), |t, &i| (t.0 + gh[i].0, t.1 + gh[i].1));
            let gain = |g: f64, h: f64| g * g / (h + lambda);
            let mut best = (1e-6, 0_usize, f32::INFINITY);
            for j in 0..width {
                // Each tree sees two thirds of the figures.
                if (j * 7 + round * 13) % 3 == 0 {
                    continue;
                }
                let mut hist = [(0.0, 0.0); BINS];
                for &i in &members {
                    let h = &mut hist[usize::from(bins[j][i])];
                    *h = (h.0 + gh[i].0, h.1 + gh[i].1);
                }
                let mut left = (0.0, 0.0);
                for (b, cut) in cuts[j].iter().enumerate() {
                    left = (left.0 + hist[b].0, left.1 + hist[b].1);
                    let right = (total.0 - left.0, total.1 - left.1);
                    if left.1 < least || right.1 < least {
                        continue;
                    }
                    let g = gain(left.0, left.1) + gain(right.0, right.1) - gain(total.0, total.1);
                    if g > best.0 {
                        best = (g, j, *cut);
                    }
                }
            }
            tree.splits[at] = (best.1 as u16, if best.2.is_finite() { best.2 } else { f32::MAX });
            for i in members {
                node[i] = 2 * at + 1 + usize::from(rows[i].1[best.1] > tree.splits[at].1);
            }
        }
        let mut sums = [(0.0, 0.0); 8];
        for i in 0..rows.len() {
            let s = &mut sums[node[i] - 7];
            *s = (s.0 + gh[i].0, s.1 + gh[i].1);
        }
        for (v, s) in tree.values.iter_mut().zip(sums) {
            *v = ((-rate * s.0 / (s.1 + lambda) * 1e4).round() / 1e4) as f32;
        }
        for i in 0..rows.len() {
            score[i] += f64::from(tree.values[node[i] - 7]);
        }
        out.push(tree);
    }
    out
}
