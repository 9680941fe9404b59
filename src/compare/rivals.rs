//! How much better another point fits a unit, or another unit a point.
use super::cover::raise;
use super::features::Prepared;
use super::pairs::{
    BEST_HERE, COVER, COVER_LEAD, COVER_SENTENCE, CUES, CUES_RIVAL, DISTINCT_PARAGRAPH, ELSEWHERE, HANZI,
    HANZI_ELSEWHERE, HANZI_RIVAL, PARAGRAPH, Pair, REFERENCE, REFERENCE_RIVAL, RIVAL, RIVAL_LEAD,
    RIVAL_PARAGRAPH, RIVAL_SENTENCE, SHARE, SURPRISE_RIVAL, SURPRISE_SENTENCE, dot, flag,
};

/// What the paragraph as a whole says of a point: cover and distinct cover, `[point][paragraph]`.
fn paragraphs(c: &Prepared) -> Vec<Vec<(f32, f32)>> {
    let last = c.draft.units.last().map_or(0, |u| u.paragraph + 1);
    c.points
        .iter()
        .enumerate()
        .map(|(p, point)| {
            let length = point.weight.len();
            let mut said = vec![0.0_f32; last * length];
            for (u, unit) in c.draft.units.iter().enumerate() {
                said[unit.paragraph * length..].iter_mut().zip(c.said(p, u)).for_each(|(a, b)| raise(a, *b));
            }
            let of = |i: usize| &said[i * length..(i + 1) * length];
            (0..last).map(|i| (dot(&point.weight, of(i)), dot(&point.distinct, of(i)))).collect()
        })
        .collect()
}

/// For every unit the highest of `values` in another sentence, at least `least`.
pub(super) fn elsewhere(c: &Prepared, values: impl Fn(usize) -> f32, least: f32) -> Vec<f32> {
    let units = &c.draft.units;
    // The best value, its sentence, and the best of the other sentences.
    let (mut first, mut of, mut second) = (least, usize::MAX, least);
    for (u, unit) in units.iter().enumerate() {
        let value = values(u);
        if unit.sentence == of {
            first = first.max(value);
        } else if value > first {
            (second, first, of) = (first, value, unit.sentence);
        } else {
            second = second.max(value);
        }
    }
    units.iter().map(|u| if u.sentence == of { second } else { first }).collect()
}

/// What rivals are compared by: strength, lead, sentence, hanzi, cues, reference, paragraph, surprise.
type Measures = [f32; 8];

/// How much better another point fits the unit, or another unit the point.
pub(super) fn rivals(c: &Prepared, pairs: &mut [Pair]) {
    let (np, nu) = (c.points.len(), c.units.len());
    let paragraphs = paragraphs(c);
    // Beside each other in memory, because every point is compared with every other.
    let measures: Vec<Measures> = pairs
        .iter()
        .enumerate()
        .map(|(i, f)| {
            let (p, paragraph) = (i / nu, c.draft.units[i % nu].paragraph);
            [
                f[COVER] + 0.5 * f[COVER_LEAD] + 0.5 * f[CUES] + f[REFERENCE],
                f[COVER_LEAD],
                f[COVER] + f[COVER_SENTENCE],
                f[HANZI],
                f[CUES],
                f[REFERENCE],
                paragraphs[p][paragraph].1,
                f[SURPRISE_SENTENCE],
            ]
        })
        .collect();
    let mut best: Vec<Measures> = Vec::with_capacity(nu);
    let mut sums: Vec<f32> = Vec::with_capacity(nu);
    for p in 0..np {
        best.clear();
        best.resize(nu, [0.0; 8]);
        sums.clear();
        sums.resize(nu, 0.0);
        for q in c.others(p) {
            let theirs = &measures[q * nu..(q + 1) * nu];
            // Unlike `f32::max` this is one instruction for several numbers.
            let (best, theirs_flat) = (best.as_flattened_mut(), theirs.as_flattened());
            best.iter_mut().zip(theirs_flat).for_each(|(b, t)| *b = if *t > *b { *t } else { *b });
            sums.iter_mut().zip(theirs).for_each(|(sum, t)| *sum += t[2]);
        }
        let strength = |u: usize| measures[p * nu + u][0];
        let elsewhere_all = elsewhere(c, strength, 0.0);
        let hanzi_elsewhere = elsewhere(c, |u| measures[p * nu + u][3], 0.0);
        for u in 0..nu {
            let [rival, lead, sentence, hanzi, cues, reference, other, surprise] = best[u];
            let [here, _, own, ..] = measures[p * nu + u];
            let together = paragraphs[p][c.draft.units[u].paragraph];
            let f = &mut pairs[p * nu + u];
            f[RIVAL] = (rival - here).clamp(-1.0, 1.0);
            f[RIVAL_LEAD] = (lead - f[COVER_LEAD]).clamp(-1.0, 1.0);
            f[BEST_HERE] = flag(here >= rival && here > 0.0);
            f[ELSEWHERE] = (elsewhere_all[u] - here).clamp(-1.0, 1.0);
            f[RIVAL_SENTENCE] = (sentence - own).clamp(-1.0, 1.0);
            f[PARAGRAPH] = together.0 - f[COVER] - f[COVER_SENTENCE];
            f[RIVAL_PARAGRAPH] = other - together.1;
            f[DISTINCT_PARAGRAPH] = together.1;
            f[HANZI_RIVAL] = (hanzi - f[HANZI]).clamp(-1.0, 1.0);
            f[HANZI_ELSEWHERE] = (hanzi_elsewhere[u] - f[HANZI]).clamp(-1.0, 1.0);
            f[SHARE] = own / (own + sums[u] + 0.1);
            f[CUES_RIVAL] = (cues - f[CUES]).clamp(-1.0, 1.0);
            f[REFERENCE_RIVAL] = (reference - f[REFERENCE]).clamp(-1.0, 1.0);
            f[SURPRISE_RIVAL] = (surprise - f[SURPRISE_SENTENCE]).clamp(-1.0, 1.0);
        }
    }
}
