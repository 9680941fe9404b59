//! What speaks for a sentence carrying a point: figures for every pair of a point and a unit of the draft.
//!
//! The base is how much of the point's own text is *covered*: every symbol of the point has a weight (rare is heavy,
//! generic is light) and a degree to which a unit says it, by the same words (n-grams of one to three symbols) or by an
//! expression of the same class in the lexicon.
use super::lexicon::{self, Entry, Found, Function};
use super::segment::{self, Draft};
use super::symbols::{self, BREAK, GramMap, GramSet, Placed, gram};
use super::{Input, Span};
use std::ops::Range;

/// How much of a symbol is said by a matching n-gram of 1, 2 or 3 hanzi; a Latin word or number alone counts as two.
const STRENGTH: [f32; 3] = [0.15, 0.8, 1.0];
/// A class match says nearly as much as the same words.
const CLASS: f32 = 0.9;
/// An expression of a point that stands for a class without naming it.
const ALSO_IN_POINT: f32 = 0.7;
/// Weight of a generic word and of a function word beside a word with a meaning of its own.
const GENERIC: f32 = 0.3;
const FUNCTION_WORD: f32 = 0.05;
/// What a neighbour sentence and a heading count beside the sentence itself.
const NEIGHBOUR: f32 = 0.7;
/// Symbols of a point that weigh at least this share of the heaviest are its core.
const CORE: f32 = 0.75;
/// Fewer texts than this tell nothing about what is rare.
const FEW_TEXTS: f32 = 4.0;
/// A class that stands in every unit says this much less.
const COMMON: f32 = 0.6;
const ABOVE: f32 = 0.85;

/// A text with what the lexicon finds in it.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Its symbols.
    pub row: Vec<Placed>,
    /// Expressions of the lexicon.
    pub found: Vec<Found>,
}

impl Terms {
    fn new(chars: &[char], from: usize, known: &dyn Fn(usize) -> bool) -> Self {
        let row = symbols::symbols(chars, from);
        let mut found = lexicon::lexicon().find(&row);
        found.retain(|f| if let Entry::Class(class, _) = f.entry { known(class) } else { true });
        Self { row, found }
    }

    pub(super) fn grams(&self) -> impl Iterator<Item = (u64, usize, usize)> + '_ {
        (1..=3).flat_map(move |n| {
            self.row.windows(n).enumerate().filter_map(move |(i, w)| {
                let mut key = [BREAK; 3];
                for (k, p) in key.iter_mut().zip(w) {
                    if p.symbol == BREAK {
                        return None;
                    }
                    *k = p.symbol;
                }
                Some((gram(&key[..n]), i, n))
            })
        })
    }

    fn classes(&self) -> impl Iterator<Item = usize> + '_ {
        self.found
            .iter()
            .filter_map(|f| if let Entry::Class(class, _) = f.entry { Some(class) } else { None })
    }

    fn function(&self, heading: bool) -> Option<Function> {
        self.found.iter().rev().find_map(|f| match f.entry {
            Entry::Function(function, only_heading) if heading || !only_heading => Some(function),
            _ => None,
        })
    }
}

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
    base: usize,
}

/// Names of the figures of a pair, in their order.
pub const PAIR: [&str; 38] = [
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
];
/// The figure of this name; 0 if there is none.
pub fn figure(pair: &Pair, name: &str) -> f32 {
    PAIR.iter().position(|n| *n == name).map_or(0.0, |i| pair[i])
}

/// Figures of a pair.
pub type Pair = [f32; PAIR.len()];

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
    cover: Cover,
}

/// How far each symbol of each point (in one row of `total` symbols) is said.
#[derive(Debug, Clone, Default)]
struct Cover {
    total: usize,
    /// By the words of each unit alone.
    words: Vec<f32>,
    /// By the words and classes of each unit.
    said: Vec<f32>,
    /// By each sentence.
    whole: Vec<f32>,
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

/// The parts of a point: between commas, colons and the like; one part if they are too short to stand alone.
fn parts(terms: &Terms) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, p) in terms.row.iter().enumerate() {
        if p.symbol == BREAK {
            out.push((start, i));
            start = i + 1;
        }
    }
    out.push((start, terms.row.len()));
    out.retain(|(s, e)| e - s >= 3);
    if out.is_empty() { vec![(0, terms.row.len())] } else { out }
}

/// Share of units and points in which each n-gram stands, as a weight: 1 for one that stands in a single place.
struct Rarity {
    seen: GramMap<(u32, u32)>,
    texts: f32,
}

impl Rarity {
    fn new<'a>(texts: impl Iterator<Item = &'a Terms>) -> Self {
        let mut seen: GramMap<(u32, u32)> = GramMap::default();
        let mut n = 0_u32;
        for t in texts {
            n += 1;
            for (key, _, _) in t.grams() {
                let e = seen.entry(key).or_default();
                if e.1 != n {
                    *e = (e.0 + 1, n);
                }
            }
        }
        Self { seen, texts: n as f32 }
    }

    fn of(&self, key: u64) -> f32 {
        if self.texts < FEW_TEXTS {
            return 1.0;
        }
        let df = self.seen.get(&key).map_or(1.0, |e| e.0 as f32);
        (1.0 + self.texts / df).ln() / (1.0 + self.texts).ln()
    }
}

fn weights(terms: &Terms, rarity: &Rarity) -> (Vec<f32>, usize) {
    let row = &terms.row;
    let mut weight = vec![0.0_f32; row.len()];
    for i in 0..row.len() {
        if row[i].symbol == BREAK {
            continue;
        }
        let pair = |a: usize, b: usize| {
            let ok = b < row.len() && row[a].symbol != BREAK && row[b].symbol != BREAK;
            ok.then(|| rarity.of(gram(&[row[a].symbol, row[b].symbol])))
        };
        let around = [if i == 0 { None } else { pair(i - 1, i) }, pair(i, i + 1)];
        let (n, sum) = around.into_iter().flatten().fold((0.0, 0.0), |(n, s), w| (n + 1.0, s + w));
        let own = rarity.of(gram(&[row[i].symbol]));
        weight[i] = if n > 0.0 { 0.75 * sum / n + 0.25 * own } else { own };
        if symbols::is_function_word(row[i].symbol) {
            weight[i] *= FUNCTION_WORD;
        }
        if symbols::is_word(row[i].symbol) {
            weight[i] *= 2.0;
        }
    }
    let mut generic = vec![false; row.len()];
    for f in &terms.found {
        if f.entry == Entry::Generic {
            generic[f.start..f.end].fill(true);
        }
    }
    let content = (0..row.len()).filter(|&i| weight[i] > 0.1 && !generic[i]).count();
    for (w, g) in weight.iter_mut().zip(generic) {
        if g {
            *w *= GENERIC;
        }
    }
    let sum: f32 = weight.iter().sum();
    if sum > 0.0 {
        for w in &mut weight {
            *w /= sum;
        }
    }
    (weight, content)
}

fn carried(input: &Input, point: usize) -> bool {
    input.references.iter().any(|r| r.passages.iter().any(|(p, _)| *p == point))
}

/// Squares of weights, scaled to sum to 1.
fn squared(weight: &[f32]) -> Vec<f32> {
    let sum: f32 = weight.iter().map(|w| w * w).sum();
    weight.iter().map(|w| w * w / sum.max(f32::MIN_POSITIVE)).collect()
}

/// How far the heaviest symbols are said.
fn core(weight: &[f32], said: &[f32]) -> f32 {
    let most = weight.iter().copied().fold(0.0, f32::max);
    let (got, all) = weight
        .iter()
        .zip(said)
        .filter(|(w, _)| **w >= CORE * most)
        .fold((0.0, 0.0), |(got, all), (w, s)| (got + w * s, all + w));
    if all > 0.0 { got / all } else { 0.0 }
}

fn raise(cell: &mut f32, to: f32) {
    if *cell < to {
        *cell = to;
    }
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
    let cover = covers(&points, &units, &draft.sentences, base);
    let cues = cues(input, &units);
    let references = super::reference::likeness(input, &units, &rarity_of(&rarity));
    let mut prepared = Prepared { draft, points, units, cover, ..Prepared::default() };
    prepared.pairs = pairs(&prepared, &rarity, &cues, &references);
    prepared.topic = prepared.mean_of_best(0);
    prepared.topic_words = prepared.mean_of_best(1);
    prepared
}

fn rarity_of(rarity: &Rarity) -> impl Fn(u64) -> f32 + '_ {
    |key| rarity.of(key)
}

/// How far each unit says each symbol of the points.
fn covers(points: &[PointTerms], units: &[Terms], sentences: &[Range<usize>], total: usize) -> Cover {
    let mut index: GramMap<Vec<(usize, usize)>> = GramMap::default();
    let classes = lexicon::lexicon().classes.len();
    let mut by_class: Vec<Vec<(usize, usize, f32)>> = vec![Vec::new(); classes];
    for p in points {
        for (key, i, n) in p.terms.grams() {
            index.entry(key).or_default().push((p.base + i, n));
        }
        for f in &p.terms.found {
            if let Entry::Class(class, named) = f.entry {
                let strength = if named { 1.0 } else { ALSO_IN_POINT };
                by_class[class].push((p.base + f.start, p.base + f.end, strength));
            }
        }
    }
    let common = class_share(units, classes);
    let classes_of = |found: &mut dyn Iterator<Item = &Found>, said: &mut [f32]| {
        // Several expressions of a class together are surer than one.
        let mut missed: Vec<(usize, f32)> = Vec::new();
        for f in found {
            if let Entry::Class(class, _) = f.entry
                && !by_class[class].is_empty()
            {
                match missed.iter_mut().find(|m| m.0 == class) {
                    Some(m) => m.1 *= 1.0 - f.sure,
                    None => missed.push((class, 1.0 - f.sure)),
                }
            }
        }
        for (class, missed) in missed {
            let own = CLASS * (1.0 - COMMON * common[class]) * (1.0 - missed);
            for &(from, to, strength) in &by_class[class] {
                said[from..to].iter_mut().for_each(|cell| raise(cell, own * strength));
            }
        }
    };
    let mut words = vec![0.0_f32; units.len() * total];
    let mut said = Vec::with_capacity(units.len() * total);
    for (u, unit) in units.iter().enumerate() {
        let row = &mut words[u * total..(u + 1) * total];
        for (key, i, n) in unit.grams() {
            let Some(places) = index.get(&key) else { continue };
            let long = unit.row[i..i + n].iter().any(|p| symbols::is_word(p.symbol));
            let strength = STRENGTH[(n - 1 + usize::from(long)).min(2)];
            for &(at, n) in places {
                row[at..at + n].iter_mut().for_each(|cell| raise(cell, strength));
            }
        }
        let mut all = row.to_vec();
        classes_of(&mut unit.found.iter(), &mut all);
        said.extend(all);
    }
    let mut whole = Vec::with_capacity(sentences.len() * total);
    for sentence in sentences {
        let mut all = vec![0.0_f32; total];
        for u in sentence.clone() {
            all.iter_mut().zip(&said[u * total..]).for_each(|(a, b)| raise(a, *b));
        }
        classes_of(&mut sentence.clone().flat_map(|u| &units[u].found), &mut all);
        whole.extend(all);
    }
    Cover { total, words, said, whole }
}

/// Share of the units that hold an expression of each class.
fn class_share(units: &[Terms], classes: usize) -> Vec<f32> {
    let mut count = vec![0_usize; classes];
    for u in units {
        let mut seen: Vec<usize> = u.classes().collect();
        seen.sort_unstable();
        seen.dedup();
        for class in seen {
            count[class] += 1;
        }
    }
    count.into_iter().map(|n| n as f32 / units.len().max(1) as f32).collect()
}

/// How far each unit says the point's cues: `[point][unit]`, 0–1; empty rows for points without cues.
fn cues(input: &Input, units: &[Terms]) -> Vec<Vec<f32>> {
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

fn dot(weight: &[f32], said: &[f32]) -> f32 {
    weight.iter().zip(said).map(|(w, s)| w * s).sum()
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

fn pairs(c: &Prepared, rarity: &Rarity, cues: &[Vec<f32>], references: &[Vec<f32>]) -> Vec<Pair> {
    let (np, nu) = (c.points.len(), c.units.len());
    let mut out = vec![[0.0_f32; PAIR.len()]; np * nu];
    let norms: Vec<f32> = c
        .units
        .iter()
        .map(|u| u.grams().filter(|g| g.2 == 2).map(|g| rarity.of(g.0).powi(2)).sum::<f32>().sqrt())
        .collect();
    let functions: Vec<Option<Function>> = (0..nu)
        .map(|u| {
            let unit = &c.draft.units[u];
            let own = c.units[u].function(unit.heading || unit.lead);
            own.or_else(|| unit.under.iter().rev().find_map(|&h| c.units[h].function(true)))
        })
        .collect();
    let mut bigrams = vec![0.0_f32; np];
    let mut rows: Vec<GramSet> = Vec::with_capacity(nu);
    let single: Vec<GramSet> = c
        .draft
        .sentences
        .iter()
        .map(|s| s.clone().flat_map(|u| c.units[u].row.iter().map(|p| u64::from(p.symbol))).collect())
        .collect();
    for u in &c.units {
        rows.push(u.grams().filter(|g| g.2 == 2).map(|g| g.0).collect());
    }
    for (p, point) in c.points.iter().enumerate() {
        let grams: Vec<(u64, f32)> = point
            .terms
            .grams()
            .filter(|g| g.2 == 2)
            .map(|(key, i, _)| (key, rarity.of(key) * (point.weight[i] + point.weight[i + 1])))
            .collect();
        bigrams[p] = grams.iter().map(|g| g.1).sum::<f32>().max(1e-6);
        let norm = grams.iter().map(|g| rarity.of(g.0).powi(2)).sum::<f32>().sqrt();
        let hanzi: Vec<(u64, f32)> = point
            .terms
            .row
            .iter()
            .zip(&point.weight)
            .map(|(p, w)| (u64::from(p.symbol), w * rarity.of(u64::from(p.symbol))))
            .collect();
        let all_hanzi = hanzi.iter().map(|h| h.1).sum::<f32>().max(1e-6);
        for u in 0..nu {
            let unit = &c.draft.units[u];
            let said = c.said(p, u);
            let sentence = &c.draft.sentences[unit.sentence];
            let whole = c.said_by_sentence(p, u).to_vec();
            let mut near = whole.clone();
            for v in [sentence.start.wrapping_sub(1), sentence.end] {
                if v < nu && c.draft.units[v].paragraph == unit.paragraph {
                    for v in c.draft.sentences[c.draft.units[v].sentence].clone() {
                        near.iter_mut().zip(c.said(p, v)).for_each(|(n, s)| raise(n, NEIGHBOUR * s));
                    }
                }
            }
            let mut above = whole.clone();
            let mut lead = 0.0_f32;
            for &h in &unit.under {
                above.iter_mut().zip(c.said(p, h)).for_each(|(a, s)| raise(a, ABOVE * s));
                lead = lead.max(dot(&point.weight, c.said(p, h)));
            }
            let parent_above = point.parent.map_or(0.0, |q| {
                let w = &c.points[q].weight;
                unit.under.iter().map(|&h| dot(w, c.said(q, h))).fold(0.0, f32::max)
            });
            let mut class = vec![0.0_f32; said.len()];
            for f in &point.terms.found {
                if let Entry::Class(k, _) = f.entry
                    && c.units[u].found.iter().any(|g| matches!(g.entry, Entry::Class(l, _) if l == k))
                {
                    class[f.start..f.end].fill(1.0);
                }
            }
            let shared: f32 = grams.iter().filter(|g| rows[u].contains(&g.0)).map(|g| g.1).sum();
            let product: f32 =
                grams.iter().filter(|g| rows[u].contains(&g.0)).map(|g| rarity.of(g.0).powi(2)).sum();
            let words: f32 =
                dot(&point.weight, &said.iter().map(|s| f32::from(u8::from(*s >= 0.79))).collect::<Vec<_>>());
            let cover = dot(&point.weight, said);
            let cover_sentence = dot(&point.weight, &whole);
            let place = (point.place - u as f32 / nu as f32).abs();
            let (same, other) = match (point.function, functions[u]) {
                (Some(a), Some(b)) => (f32::from(u8::from(a == b)), f32::from(u8::from(a != b))),
                _ => (0.0, 0.0),
            };
            let figures = c.units[u].row.iter().filter(|s| symbols::is_number(s.symbol)).count();
            out[p * nu + u] = [
                cover,
                words,
                dot(&point.weight, &class),
                shared / bigrams[p],
                dot(&point.weight, &near) - cover_sentence,
                dot(&point.weight, &above) - cover_sentence,
                lead,
                f32::from(u8::from(unit.lead)),
                f32::from(u8::from(unit.heading)),
                run(said),
                if norm * norms[u] > 0.0 { product / (norm * norms[u]) } else { 0.0 },
                parent_above,
                0.0,
                0.0,
                0.0,
                0.0,
                place,
                same,
                other,
                ((unit.span.1 - unit.text) as f32 / 60.0).min(2.0),
                (figures as f32 / 3.0).min(1.0),
                cues.get(p).and_then(|row| row.get(u)).copied().unwrap_or(0.0),
                references.get(p).and_then(|row| row.get(u)).copied().unwrap_or(0.0),
                f32::from(u8::from(cover > 0.6)),
                cover_sentence - cover,
                0.0,
                core(&point.weight, &whole),
                dot(&point.distinct, &whole),
                0.0,
                0.0,
                0.0,
                hanzi.iter().filter(|h| single[unit.sentence].contains(&h.0)).map(|h| h.1).sum::<f32>()
                    / all_hanzi,
                0.0,
                0.0,
                sentence.clone().map(|v| dot(&point.weight, c.said_in_words(p, v))).fold(0.0, f32::max),
                0.0,
                0.0,
                0.0,
            ];
        }
    }
    rivals(c, &mut out);
    out
}

/// What the paragraph as a whole says of a point: cover and distinct cover, `[point][paragraph]`.
fn paragraphs(c: &Prepared) -> Vec<Vec<(f32, f32)>> {
    let last = c.draft.units.last().map_or(0, |u| u.paragraph + 1);
    c.points
        .iter()
        .enumerate()
        .map(|(p, point)| {
            let mut said = vec![vec![0.0_f32; point.weight.len()]; last];
            for (u, unit) in c.draft.units.iter().enumerate() {
                said[unit.paragraph].iter_mut().zip(c.said(p, u)).for_each(|(a, b)| raise(a, *b));
            }
            said.iter().map(|s| (dot(&point.weight, s), dot(&point.distinct, s))).collect()
        })
        .collect()
}

/// How much better another point fits the unit, or another unit the point.
fn rivals(c: &Prepared, pairs: &mut [Pair]) {
    let (np, nu) = (c.points.len(), c.units.len());
    let paragraphs = paragraphs(c);
    let strength: Vec<f32> = pairs.iter().map(|f| f[0] + 0.5 * f[6] + 0.5 * f[21] + f[22]).collect();
    let whole: Vec<f32> = pairs.iter().map(|f| f[0] + f[24]).collect();
    for p in 0..np {
        for u in 0..nu {
            let here = strength[p * nu + u];
            let (mut rival, mut lead, mut sentence) = (0.0_f32, 0.0_f32, 0.0_f32);
            for q in (0..np).filter(|&q| !c.related(p, q)) {
                rival = rival.max(strength[q * nu + u]);
                sentence = sentence.max(whole[q * nu + u]);
                lead = lead.max(pairs[q * nu + u][6]);
            }
            let hanzi = pairs[p * nu + u][31];
            let others = || (0..np).filter(|&q| !c.related(p, q));
            let hanzi_rival = others().map(|q| pairs[q * nu + u][31]).fold(0.0, f32::max);
            let cues = others().map(|q| pairs[q * nu + u][21]).fold(0.0, f32::max);
            let reference = others().map(|q| pairs[q * nu + u][22]).fold(0.0, f32::max);
            let sum: f32 = others().map(|q| whole[q * nu + u]).sum();
            let hanzi_elsewhere = (0..nu)
                .filter(|&v| c.draft.units[v].sentence != c.draft.units[u].sentence)
                .map(|v| pairs[p * nu + v][31])
                .fold(0.0, f32::max);
            let in_paragraph = c.draft.units[u].paragraph;
            let together = paragraphs[p][in_paragraph];
            let other = (0..np)
                .filter(|&q| !c.related(p, q))
                .map(|q| paragraphs[q][in_paragraph].1)
                .fold(0.0, f32::max);
            let own = c.draft.units[u].sentence;
            let elsewhere = (0..nu)
                .filter(|&v| c.draft.units[v].sentence != own)
                .map(|v| strength[p * nu + v])
                .fold(0.0, f32::max);
            let f = &mut pairs[p * nu + u];
            f[12] = (rival - here).clamp(-1.0, 1.0);
            f[13] = (lead - f[6]).clamp(-1.0, 1.0);
            f[14] = f32::from(u8::from(here >= rival && here > 0.0));
            f[15] = (elsewhere - here).clamp(-1.0, 1.0);
            f[36] = (cues - f[21]).clamp(-1.0, 1.0);
            f[37] = (reference - f[22]).clamp(-1.0, 1.0);
            f[32] = (hanzi_rival - hanzi).clamp(-1.0, 1.0);
            f[33] = (hanzi_elsewhere - hanzi).clamp(-1.0, 1.0);
            f[35] = whole[p * nu + u] / (whole[p * nu + u] + sum + 0.1);
            f[28] = together.0 - f[0] - f[24];
            f[29] = other - together.1;
            f[30] = together.1;
            f[25] = (sentence - whole[p * nu + u]).clamp(-1.0, 1.0);
        }
    }
}

/// Symbols of the unit that are neither generic nor the point's own words.
pub fn fresh(c: &Prepared, point: usize, unit: usize) -> usize {
    let row = &c.units[unit].row;
    let mut counted: Vec<bool> =
        row.iter().map(|p| p.symbol != BREAK && !symbols::is_function_word(p.symbol)).collect();
    for f in &c.units[unit].found {
        if f.entry == Entry::Generic {
            counted[f.start..f.end].fill(false);
        }
    }
    let own: GramSet = c.points[point].terms.grams().filter(|g| g.2 == 2).map(|g| g.0).collect();
    for (key, i, _) in c.units[unit].grams().filter(|g| g.2 == 2) {
        if own.contains(&key) {
            counted[i..i + 2].fill(false);
        }
    }
    counted.into_iter().filter(|c| *c).count()
}

/// The expressions of the unit's sentence that match the point, as spans of the draft.
pub fn matches(c: &Prepared, point: usize, unit: usize) -> Vec<Span> {
    let sentence = c.draft.sentences[c.draft.units[unit].sentence].clone();
    sentence.flat_map(|u| matches_in(c, point, u)).collect()
}

fn matches_in(c: &Prepared, point: usize, unit: usize) -> Vec<Span> {
    let p = &c.points[point];
    let grams: GramSet = p
        .terms
        .grams()
        .filter(|g| g.2 >= 2 || symbols::is_word(p.terms.row[g.1].symbol))
        .map(|g| g.0)
        .collect();
    let classes: Vec<usize> = p
        .terms
        .found
        .iter()
        .filter_map(|f| if let Entry::Class(k, _) = f.entry { Some(k) } else { None })
        .collect();
    let u = &c.units[unit];
    let mut marked = vec![false; u.row.len()];
    for (key, i, n) in u.grams() {
        if grams.contains(&key) {
            marked[i..i + n].fill(true);
        }
    }
    for f in &u.found {
        if matches!(f.entry, Entry::Class(k, _) if classes.contains(&k)) {
            marked[f.start..f.end].fill(true);
        }
    }
    let mut spans: Vec<Span> = Vec::new();
    for (placed, _) in u.row.iter().zip(marked).filter(|(_, m)| *m) {
        match spans.last_mut() {
            Some(last) if last.1 == placed.start => last.1 = placed.end,
            _ => spans.push((placed.start, placed.end)),
        }
    }
    spans
}
