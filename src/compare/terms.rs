//! A text as symbols with what the lexicon finds in it, and how much each symbol of a point weighs.
use super::lexicon::{self, Entry, Found, Function};
use super::symbols::{self, BREAK, GramMap, Placed, gram};

/// Weight of a generic word and of a function word beside a word with a meaning of its own.
const GENERIC: f32 = 0.3;
const FUNCTION_WORD: f32 = 0.05;
/// Fewer texts than this tell nothing about what is rare.
const FEW_TEXTS: f32 = 4.0;

/// A text with what the lexicon finds in it.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Its symbols.
    pub row: Vec<Placed>,
    /// Expressions of the lexicon.
    pub found: Vec<Found>,
}

impl Terms {
    pub(super) fn new(chars: &[char], from: usize, known: &dyn Fn(usize) -> bool) -> Self {
        let row = symbols::symbols(chars, from);
        let mut found = lexicon::lexicon().find(&row);
        found.retain(|f| if let Entry::Class(class, _) = f.entry { known(class) } else { true });
        Self { row, found }
    }

    /// Its n-grams of one to three symbols: key, first symbol, length.
    pub(super) fn grams(&self) -> Grams<'_> {
        Grams { row: &self.row, at: 0, length: 1 }
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = usize> + '_ {
        self.found
            .iter()
            .filter_map(|f| if let Entry::Class(class, _) = f.entry { Some(class) } else { None })
    }

    pub(super) fn function(&self, heading: bool) -> Option<Function> {
        self.found.iter().rev().find_map(|f| match f.entry {
            Entry::Function(function, only_heading) if heading || !only_heading => Some(function),
            _ => None,
        })
    }
}

/// The n-grams of a row, the shorter first.
pub(super) struct Grams<'a> {
    row: &'a [Placed],
    at: usize,
    length: usize,
}

impl Iterator for Grams<'_> {
    type Item = (u64, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        while self.length <= 3 {
            let (at, length) = (self.at, self.length);
            let Some(symbols) = self.row.get(at..at + length) else {
                (self.at, self.length) = (0, length + 1);
                continue;
            };
            self.at += 1;
            let mut key = [BREAK; 3];
            key.iter_mut().zip(symbols).for_each(|(k, p)| *k = p.symbol);
            if !key[..length].contains(&BREAK) {
                return Some((gram(&key[..length]), at, length));
            }
        }
        None
    }
}

/// Share of units and points in which each n-gram stands, as a weight: 1 for one that stands in a single place.
pub(super) struct Rarity {
    seen: GramMap<(u32, u32)>,
    texts: f32,
}

impl Rarity {
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a Terms>) -> Self {
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

    pub(super) fn of(&self, key: u64) -> f32 {
        if self.texts < FEW_TEXTS {
            return 1.0;
        }
        let df = self.seen.get(&key).map_or(1.0, |e| e.0 as f32);
        (1.0 + self.texts / df).ln() / (1.0 + self.texts).ln()
    }
}

pub(super) fn weights(terms: &Terms, rarity: &Rarity) -> (Vec<f32>, usize) {
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

/// Squares of weights, scaled to sum to 1.
pub(super) fn squared(weight: &[f32]) -> Vec<f32> {
    let sum: f32 = weight.iter().map(|w| w * w).sum();
    weight.iter().map(|w| w * w / sum.max(f32::MIN_POSITIVE)).collect()
}

/// The parts of a point: between commas, colons and the like; one part if they are too short to stand alone.
pub(super) fn parts(terms: &Terms) -> Vec<(usize, usize)> {
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
