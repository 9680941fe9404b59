//! The figures of every pair of a point and a unit.
use super::cover::raise;
use super::features::Prepared;
use super::lexicon::{Entry, Function};
use super::rivals;
use super::symbols::{self, GramMap, GramSet};
use super::terms::Rarity;

/// What a neighbour sentence and a heading count beside the sentence itself.
const NEIGHBOUR: f32 = 0.7;
const ABOVE: f32 = 0.85;
/// Symbols of a point that weigh at least this share of the heaviest are its core.
const CORE: f32 = 0.75;
/// A symbol is said from this degree on.
const SAID: f32 = 0.79;
/// What is said at least so far in many sentences is the topic of the draft.
const TOLD: f32 = 0.35;
/// A shorter draft tells as much of its topic as one of so many sentences.
const FEW_SENTENCES: f32 = 6.0;

/// Names of the figures of a pair, in their order.
pub const PAIR: [&str; 41] = [
    "cover",
    "cover_words",
    "cover_class",
    "cover_bigram",
    "cover_near",
    "cover_above",
    "cover_lead",
    "is_lead",
    "is_heading",
    "run",
    "cosine",
    "parent_above",
    "rival",
    "rival_lead",
    "best_here",
    "elsewhere",
    "place",
    "function_same",
    "function_other",
    "length",
    "figures",
    "cues",
    "reference",
    "full",
    "cover_sentence",
    "rival_sentence",
    "core",
    "distinct",
    "paragraph",
    "rival_paragraph",
    "distinct_paragraph",
    "hanzi",
    "hanzi_rival",
    "hanzi_elsewhere",
    "words_sentence",
    "share",
    "cues_rival",
    "reference_rival",
    "surprise",
    "surprise_sentence",
    "surprise_rival",
];

/// The figure of this name; 0 if there is none.
pub fn figure(pair: &Pair, name: &str) -> f32 {
    PAIR.iter().position(|n| *n == name).map_or(0.0, |i| pair[i])
}

/// Figures of a pair.
pub type Pair = [f32; PAIR.len()];

// Places of the figures that others build on; a test holds them to `PAIR`.
pub(super) const COVER: usize = 0;
pub(super) const COVER_WORDS: usize = 1;
pub(super) const COVER_CLASS: usize = 2;
pub(super) const COVER_NEAR: usize = 4;
pub(super) const COVER_ABOVE: usize = 5;
pub(super) const COVER_LEAD: usize = 6;
pub(super) const COSINE: usize = 10;
pub(super) const RIVAL: usize = 12;
pub(super) const RIVAL_LEAD: usize = 13;
pub(super) const BEST_HERE: usize = 14;
pub(super) const ELSEWHERE: usize = 15;
pub(super) const FUNCTION_SAME: usize = 17;
pub(super) const FUNCTION_OTHER: usize = 18;
pub(super) const FIGURES: usize = 20;
pub(super) const CUES: usize = 21;
pub(super) const REFERENCE: usize = 22;
pub(super) const COVER_SENTENCE: usize = 24;
pub(super) const RIVAL_SENTENCE: usize = 25;
pub(super) const PARAGRAPH: usize = 28;
pub(super) const RIVAL_PARAGRAPH: usize = 29;
pub(super) const DISTINCT_PARAGRAPH: usize = 30;
pub(super) const HANZI: usize = 31;
pub(super) const HANZI_RIVAL: usize = 32;
pub(super) const HANZI_ELSEWHERE: usize = 33;
pub(super) const SHARE: usize = 35;
pub(super) const CUES_RIVAL: usize = 36;
pub(super) const REFERENCE_RIVAL: usize = 37;
pub(super) const SURPRISE_SENTENCE: usize = 39;
pub(super) const SURPRISE_RIVAL: usize = 40;

/// Sum of products, four at a time: one after the other each would wait for the sum before it.
pub(super) fn dot(weight: &[f32], said: &[f32]) -> f32 {
    let (four, rest) = weight.as_chunks::<4>();
    let (said_four, said_rest) = said.as_chunks::<4>();
    let mut sums = [0.0_f32; 4];
    for (w, s) in four.iter().zip(said_four) {
        for i in 0..4 {
            sums[i] += w[i] * s[i];
        }
    }
    let rest: f32 = rest.iter().zip(said_rest).map(|(w, s)| w * s).sum();
    sums[0] + sums[1] + sums[2] + sums[3] + rest
}

/// The longest stretch of the point that the unit says, as a share of the point's symbols.
fn run(said: &[f32]) -> f32 {
    let (mut best, mut here) = (0_usize, 0_usize);
    for s in said {
        here = if *s >= 0.5 { here + 1 } else { 0 };
        best = best.max(here);
    }
    best as f32 / said.len().max(1) as f32
}

/// The weights of the heaviest symbols, scaled to sum to 1.
fn core(weight: &[f32]) -> Vec<f32> {
    let most = weight.iter().copied().fold(0.0, f32::max);
    let heavy = |w: f32| if w >= CORE * most { w } else { 0.0 };
    let all: f32 = weight.iter().map(|w| heavy(*w)).sum();
    weight.iter().map(|w| if all > 0.0 { heavy(*w) / all } else { 0.0 }).collect()
}

/// What a sentence says of a point.
#[derive(Debug, Clone, Copy, Default)]
struct Whole {
    cover: f32,
    near: f32,
    core: f32,
    distinct: f32,
    hanzi: f32,
    words: f32,
}

pub(super) fn flag(on: bool) -> f32 {
    f32::from(u8::from(on))
}

/// Where the n-grams and the classes of the draft stand.
struct Places {
    /// Units of every bigram, with the bigram's rarity.
    bigrams: GramMap<Vec<usize>>,
    /// Sentences' symbols.
    single: Vec<GramSet>,
    /// Units of every class that a point holds.
    classes: Vec<Vec<usize>>,
    /// Length of each unit's bigrams as a vector of rarities.
    norms: Vec<f32>,
    /// What each unit's section is for.
    functions: Vec<Option<Function>>,
}

impl Places {
    fn new(c: &Prepared, rarity: &Rarity) -> Self {
        let nu = c.units.len();
        let mut bigrams: GramMap<Vec<usize>> = GramMap::default();
        let mut by_class = vec![Vec::new(); c.asked.count()];
        let mut norms = Vec::with_capacity(nu);
        for (u, unit) in c.units.iter().enumerate() {
            let mut square = 0.0_f32;
            for (key, _, _) in unit.grams().filter(|g| g.2 == 2) {
                square += rarity.of(key).powi(2);
                let units = bigrams.entry(key).or_default();
                if units.last() != Some(&u) {
                    units.push(u);
                }
            }
            norms.push(square.sqrt());
            for class in unit.classes().filter_map(|class| c.asked.place(class)) {
                if by_class[class].last() != Some(&u) {
                    by_class[class].push(u);
                }
            }
        }
        let single = c
            .draft
            .sentences
            .iter()
            .map(|s| s.clone().flat_map(|u| c.units[u].row.iter().map(|p| u64::from(p.symbol))).collect())
            .collect();
        let functions = (0..nu)
            .map(|u| {
                let unit = &c.draft.units[u];
                let own = c.units[u].function(unit.heading || unit.lead);
                own.or_else(|| unit.under.iter().rev().find_map(|&h| c.units[h].function(true)))
            })
            .collect();
        Self { bigrams, single, classes: by_class, norms, functions }
    }
}

/// The figures of every pair: `[point * units + unit]`.
pub(super) fn pairs(c: &Prepared, rarity: &Rarity, cues: &[Vec<f32>], references: &[Vec<f32>]) -> Vec<Pair> {
    let (np, nu) = (c.points.len(), c.units.len());
    let mut out = vec![[0.0_f32; PAIR.len()]; np * nu];
    let places = Places::new(c, rarity);
    let cover: Vec<f32> =
        (0..np).flat_map(|p| (0..nu).map(move |u| dot(&c.points[p].weight, c.said(p, u)))).collect();
    for (p, point) in c.points.iter().enumerate() {
        let (shared, product, norm, all) = bigrams(c, p, &places, rarity);
        let class = classes(c, p, &places);
        let wholes = wholes(c, p, &places, rarity);
        let rare = surprise(c, p);
        let mut above = Vec::new();
        for u in 0..nu {
            let unit = &c.draft.units[u];
            let said = c.said(p, u);
            let whole = &wholes[unit.sentence];
            above.clear();
            above.extend_from_slice(c.said_by_sentence(p, u));
            let (mut lead, mut parent_above) = (0.0_f32, 0.0_f32);
            for &h in &unit.under {
                above.iter_mut().zip(c.said(p, h)).for_each(|(a, s)| raise(a, ABOVE * s));
                lead = lead.max(cover[p * nu + h]);
                parent_above = parent_above.max(point.parent.map_or(0.0, |q| cover[q * nu + h]));
            }
            let words: f32 =
                point.weight.iter().zip(said).map(|(w, s)| if *s >= SAID { *w } else { 0.0 }).sum();
            let cover = cover[p * nu + u];
            let (same, other) = match (point.function, places.functions[u]) {
                (Some(a), Some(b)) => (flag(a == b), flag(a != b)),
                _ => (0.0, 0.0),
            };
            let figures = c.units[u].row.iter().filter(|s| symbols::is_number(s.symbol)).count();
            let length = norm * places.norms[u];
            out[p * nu + u] = [
                cover,
                words,
                class[u],
                shared[u] / all,
                whole.near - whole.cover,
                dot(&point.weight, &above) - whole.cover,
                lead,
                flag(unit.lead),
                flag(unit.heading),
                run(said),
                if length > 0.0 { product[u] / length } else { 0.0 },
                parent_above,
                0.0,
                0.0,
                0.0,
                0.0,
                (point.place - u as f32 / nu as f32).abs(),
                same,
                other,
                ((unit.span.1 - unit.text) as f32 / 60.0).min(2.0),
                (figures as f32 / 3.0).min(1.0),
                cues.get(p).and_then(|row| row.get(u)).copied().unwrap_or(0.0),
                references.get(p).and_then(|row| row.get(u)).copied().unwrap_or(0.0),
                flag(cover > 0.6),
                whole.cover - cover,
                0.0,
                whole.core,
                whole.distinct,
                0.0,
                0.0,
                0.0,
                whole.hanzi,
                0.0,
                0.0,
                whole.words,
                0.0,
                0.0,
                0.0,
                dot(&rare, said),
                dot(&rare, c.said_by_sentence(p, u)),
                0.0,
            ];
        }
    }
    rivals::rivals(c, &mut out);
    out
}

/// By unit the weight of the point's bigrams that it holds and their product as vectors; the point's length as a vector
/// and the weight of all its bigrams.
fn bigrams(c: &Prepared, p: usize, places: &Places, rarity: &Rarity) -> (Vec<f32>, Vec<f32>, f32, f32) {
    let point = &c.points[p];
    let (mut shared, mut product) = (vec![0.0_f32; c.units.len()], vec![0.0_f32; c.units.len()]);
    let (mut square, mut all) = (0.0_f32, 0.0_f32);
    for (key, i, _) in point.terms.grams().filter(|g| g.2 == 2) {
        let rare = rarity.of(key);
        let weight = rare * (point.weight[i] + point.weight[i + 1]);
        square += rare * rare;
        all += weight;
        for &u in places.bigrams.get(&key).into_iter().flatten() {
            shared[u] += weight;
            product[u] += rare * rare;
        }
    }
    (shared, product, square.sqrt(), all.max(1e-6))
}

/// By unit the weight of the point's expressions whose class it holds.
fn classes(c: &Prepared, p: usize, places: &Places) -> Vec<f32> {
    let point = &c.points[p];
    let length = point.weight.len();
    let mut held = vec![0.0_f32; c.units.len() * length];
    for f in &point.terms.found {
        if let Entry::Class(class, _) = f.entry
            && let Some(place) = c.asked.place(class)
        {
            for &u in &places.classes[place] {
                held[u * length + f.start..u * length + f.end].fill(1.0);
            }
        }
    }
    (0..c.units.len()).map(|u| dot(&point.weight, &held[u * length..(u + 1) * length])).collect()
}

/// Weights of the point's symbols by how few sentences say each: what half of the draft says is the topic, not the point.
fn surprise(c: &Prepared, p: usize) -> Vec<f32> {
    let point = &c.points[p];
    let mut sentences = vec![0.0_f32; point.weight.len()];
    for s in &c.draft.sentences {
        let said = c.said_by_sentence(p, s.start);
        sentences.iter_mut().zip(said).for_each(|(k, said)| *k += flag(*said >= TOLD));
    }
    let all = (c.draft.sentences.len() as f32).max(FEW_SENTENCES) + 1.0;
    let once = (all / 2.0).ln();
    let rare = |k: f32| (all / (k + 1.0)).ln().max(0.0) / once;
    point.weight.iter().zip(sentences).map(|(w, k)| w * rare(k)).collect()
}

/// What every sentence says of the point.
fn wholes(c: &Prepared, p: usize, places: &Places, rarity: &Rarity) -> Vec<Whole> {
    let point = &c.points[p];
    let nu = c.units.len();
    let rare = |symbol: u32, w: f32| w * rarity.of(u64::from(symbol));
    let hanzi: Vec<(u64, f32)> = point
        .terms
        .row
        .iter()
        .zip(&point.weight)
        .map(|(s, w)| (u64::from(s.symbol), rare(s.symbol, *w)))
        .collect();
    let all = hanzi.iter().map(|h| h.1).sum::<f32>().max(1e-6);
    let heavy = core(&point.weight);
    let mut near: Vec<f32> = Vec::new();
    let sentences = &c.draft.sentences;
    (0..sentences.len())
        .map(|s| {
            let units = &sentences[s];
            let whole = c.said_by_sentence(p, units.start);
            near.clear();
            near.extend_from_slice(whole);
            for v in [units.start.wrapping_sub(1), units.end] {
                if v < nu && c.draft.units[v].paragraph == c.draft.units[units.start].paragraph {
                    for v in sentences[c.draft.units[v].sentence].clone() {
                        near.iter_mut().zip(c.said(p, v)).for_each(|(n, s)| raise(n, NEIGHBOUR * s));
                    }
                }
            }
            Whole {
                cover: dot(&point.weight, whole),
                near: dot(&point.weight, &near),
                core: dot(&heavy, whole),
                distinct: dot(&point.distinct, whole),
                hanzi: hanzi.iter().filter(|h| places.single[s].contains(&h.0)).map(|h| h.1).sum::<f32>()
                    / all,
                words: units.clone().map(|v| dot(&point.weight, c.said_in_words(p, v))).fold(0.0, f32::max),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_stands_where_it_is_named() {
        for (at, name) in [
            (COVER, "cover"),
            (COVER_WORDS, "cover_words"),
            (COVER_CLASS, "cover_class"),
            (COSINE, "cosine"),
            (FUNCTION_SAME, "function_same"),
            (FUNCTION_OTHER, "function_other"),
            (FIGURES, "figures"),
            (COVER_NEAR, "cover_near"),
            (COVER_ABOVE, "cover_above"),
            (COVER_LEAD, "cover_lead"),
            (RIVAL, "rival"),
            (RIVAL_LEAD, "rival_lead"),
            (BEST_HERE, "best_here"),
            (ELSEWHERE, "elsewhere"),
            (CUES, "cues"),
            (REFERENCE, "reference"),
            (COVER_SENTENCE, "cover_sentence"),
            (RIVAL_SENTENCE, "rival_sentence"),
            (PARAGRAPH, "paragraph"),
            (RIVAL_PARAGRAPH, "rival_paragraph"),
            (DISTINCT_PARAGRAPH, "distinct_paragraph"),
            (HANZI, "hanzi"),
            (HANZI_RIVAL, "hanzi_rival"),
            (HANZI_ELSEWHERE, "hanzi_elsewhere"),
            (SHARE, "share"),
            (CUES_RIVAL, "cues_rival"),
            (REFERENCE_RIVAL, "reference_rival"),
        ] {
            assert_eq!(PAIR[at], name);
        }
    }
}
