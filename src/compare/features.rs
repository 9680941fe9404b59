//! What speaks for a sentence carrying a point: figures for every pair of a point and a unit of the draft.
//!
//! The base is how much of the point's own text is *covered*: every symbol of the point has a weight (rare is heavy,
//! generic is light) and a degree to which a unit says it, by the same words (n-grams of one to three symbols) or by an
//! expression of the same class in the lexicon.
use super::cover::{Asked, Cover, covers};
use super::lexicon::Function;
use super::manner::Manner;
use super::pairs::pairs;
use super::segment::{self, Draft};
use super::symbols::{self, GramSet};
use super::terms::{Rarity, parts, squared, weights};
use super::{Input, reference};

pub use super::pairs::{PAIR, Pair, figure};
pub use super::terms::Terms;

/// A point ready to compare.
#[derive(Debug, Clone, Default)]
pub struct PointTerms {
    /// Its own text.
    pub terms: Terms,
    /// Weight of each symbol; sums to 1.
    pub weight: Vec<f32>,
    /// The same weights squared, so that the rarest symbols decide; sums to 1.
    pub distinct: Vec<f32>,
    /// Index of its parent.
    pub parent: Option<usize>,
    /// 1 for a top-level point.
    pub depth: usize,
    /// Whether no point stands below it.
    pub leaf: bool,
    /// What it, or the nearest point above it, is for.
    pub function: Option<Function>,
    /// Its place among the leaves, 0–1.
    pub place: f32,
    /// Parts of a point such as 甲，乙: ranges of symbols.
    pub parts: Vec<(usize, usize)>,
    /// Whether it has cues, and passages of a model essay.
    pub helped: (bool, bool),
    /// Symbols that are not generic.
    pub content: usize,
    /// First of its symbols in a row of all points' symbols.
    pub(super) base: usize,
}

/// A comparison before any decision.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// The draft in units.
    pub draft: Draft,
    /// The points.
    pub points: Vec<PointTerms>,
    /// Terms of the units.
    pub units: Vec<Terms>,
    /// Figures of every pair: `pairs[point * units + unit]`.
    pub pairs: Vec<Pair>,
    /// How far the draft as a whole says the leaves, and how far in their own words: mean over the leaves.
    pub topic: f32,
    /// The same by words alone.
    pub topic_words: f32,
    /// How the draft speaks.
    pub manner: Manner,
    /// The classes that the points hold.
    pub(super) asked: Asked,
    cover: Cover,
}

impl Prepared {
    /// Figures of a pair.
    pub fn pair(&self, point: usize, unit: usize) -> &Pair {
        &self.pairs[point * self.units.len() + unit]
    }

    /// How far each symbol of the point is said by the unit.
    pub fn said(&self, point: usize, unit: usize) -> &[f32] {
        self.of(point, unit, &self.cover.said)
    }

    /// The same by words alone.
    pub fn said_in_words(&self, point: usize, unit: usize) -> &[f32] {
        self.of(point, unit, &self.cover.words)
    }

    /// How far each symbol of the point is said by the unit's sentence.
    pub fn said_by_sentence(&self, point: usize, unit: usize) -> &[f32] {
        self.of(point, self.draft.units[unit].sentence, &self.cover.whole)
    }

    fn of<'a>(&'a self, point: usize, row: usize, cells: &'a [f32]) -> &'a [f32] {
        let p = &self.points[point];
        let from = row * self.cover.total + p.base;
        &cells[from..from + p.weight.len()]
    }

    /// Mean over the leaves of the best value of a figure among the units.
    fn mean_of_best(&self, figure: usize) -> f32 {
        let nu = self.units.len();
        let (sum, n) =
            (0..self.points.len()).filter(|&p| self.points[p].leaf).fold((0.0, 0.0), |(sum, n), p| {
                let best = (0..nu).map(|u| self.pair(p, u)[figure]).fold(0.0, f32::max);
                (sum + best, n + 1.0)
            });
        if n > 0.0 { sum / n } else { 0.0 }
    }

    /// The points that are neither above nor below this one.
    pub fn others(&self, point: usize) -> Vec<usize> {
        (0..self.points.len()).filter(|&q| !self.related(point, q)).collect()
    }

    /// Whether one of the points stands above the other.
    pub fn related(&self, a: usize, b: usize) -> bool {
        let above = |mut of: usize, what: usize| {
            while let Some(parent) = self.points[of].parent {
                if parent == what {
                    return true;
                }
                of = parent;
            }
            false
        };
        a == b || above(a, b) || above(b, a)
    }
}

fn parents(input: &Input) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(input.points.len());
    for (i, p) in input.points.iter().enumerate() {
        while open.last().is_some_and(|&o| input.points[o].depth >= p.depth) {
            open.pop();
        }
        out.push(open.last().copied());
        open.push(i);
    }
    out
}

fn carried(input: &Input, point: usize) -> bool {
    input.references.iter().any(|r| r.passages.iter().any(|(p, _)| *p == point))
}

/// Prepares a comparison: cuts the draft, weighs the points, computes the figures of every pair.
pub fn prepare(input: &Input) -> Prepared {
    prepare_knowing(input, &|_| true)
}

/// The same with a part of the lexicon, to see (and to fit) how a comparison goes on topics that it knows less of.
pub fn prepare_knowing(input: &Input, known: &dyn Fn(usize) -> bool) -> Prepared {
    let draft = segment::segment(input.draft);
    let units: Vec<Terms> =
        draft.units.iter().map(|u| Terms::new(&draft.chars[u.text..u.span.1], u.text, known)).collect();
    let texts: Vec<Terms> =
        input.points.iter().map(|p| Terms::new(&p.text.chars().collect::<Vec<_>>(), 0, known)).collect();
    let rarity = Rarity::new(units.iter().chain(&texts));
    let parent = parents(input);
    let leaves = parent.iter().enumerate().filter(|(i, _)| !parent.contains(&Some(*i))).count().max(1);
    let mut points: Vec<PointTerms> = Vec::with_capacity(texts.len());
    let (mut base, mut leaves_before) = (0, 0);
    for (i, terms) in texts.into_iter().enumerate() {
        let (weight, content) = weights(&terms, &rarity);
        let function = terms.function(true).or_else(|| parent[i].and_then(|p| points[p].function));
        let length = weight.len();
        let leaf = !parent.contains(&Some(i));
        points.push(PointTerms {
            parts: parts(&terms),
            terms,
            distinct: squared(&weight),
            weight,
            parent: parent[i],
            depth: input.points[i].depth,
            leaf,
            function,
            place: leaves_before as f32 / leaves as f32,
            content,
            base,
            helped: (!input.points[i].cues.is_empty(), carried(input, i)),
        });
        leaves_before += usize::from(leaf);
        base += length;
    }
    let asked = Asked::new(&points);
    let cover = covers(&asked, &points, &units, &draft.sentences, base);
    let cues = cues(input, &units);
    let references = reference::likeness(input, &units, &|key| rarity.of(key));
    let manner = Manner::new(&draft, &units);
    let mut prepared = Prepared { draft, points, units, manner, asked, cover, ..Prepared::default() };
    prepared.pairs = pairs(&prepared, &rarity, &cues, &references);
    prepared.topic = prepared.mean_of_best(0);
    prepared.topic_words = prepared.mean_of_best(1);
    prepared
}

/// How far each unit says the point's cues: `[point][unit]`, 0–1; empty rows for points without cues.
fn cues(input: &Input, units: &[Terms]) -> Vec<Vec<f32>> {
    if input.points.iter().all(|p| p.cues.is_empty()) {
        return vec![Vec::new(); input.points.len()];
    }
    let rows: Vec<GramSet> = units.iter().map(|u| u.grams().map(|(key, _, _)| key).collect()).collect();
    input
        .points
        .iter()
        .map(|p| {
            let cues: Vec<Vec<u64>> = p
                .cues
                .iter()
                .map(|c| {
                    let terms =
                        Terms { row: symbols::symbols(&c.chars().collect::<Vec<_>>(), 0), found: Vec::new() };
                    let longest = terms.row.len().min(2);
                    terms.grams().filter(|&(_, _, n)| n == longest).map(|(key, _, _)| key).collect()
                })
                .filter(|grams: &Vec<u64>| !grams.is_empty())
                .collect();
            if cues.is_empty() {
                return Vec::new();
            }
            rows.iter()
                .map(|row| {
                    let missed: f32 = cues
                        .iter()
                        .map(|grams| {
                            let hit =
                                grams.iter().filter(|g| row.contains(g)).count() as f32 / grams.len() as f32;
                            1.0 - 0.75 * hit.powi(3)
                        })
                        .product();
                    1.0 - missed
                })
                .collect()
        })
        .collect()
}
