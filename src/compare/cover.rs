//! How far each symbol of each point is said: by the words of a unit, by its words and classes, by its whole sentence.
use super::features::PointTerms;
use super::lexicon::{self, Entry, Found};
use super::symbols::{self, GramMap};
use super::terms::Terms;
use std::ops::Range;

/// How much of a symbol is said by a matching n-gram of 1, 2 or 3 hanzi; a Latin word or number alone counts as two.
const STRENGTH: [f32; 3] = [0.15, 0.8, 1.0];
/// A class match says nearly as much as the same words.
const CLASS: f32 = 0.9;
/// An expression of a point that stands for a class without naming it.
const ALSO_IN_POINT: f32 = 0.7;
/// A class that stands in every unit says this much less.
const COMMON: f32 = 0.6;

/// How far each symbol of each point (in one row of `total` symbols) is said.
#[derive(Debug, Clone, Default)]
pub(super) struct Cover {
    pub(super) total: usize,
    /// By the words of each unit alone.
    pub(super) words: Vec<f32>,
    /// By the words and classes of each unit.
    pub(super) said: Vec<f32>,
    /// By each sentence.
    pub(super) whole: Vec<f32>,
}

/// The classes that the points hold, numbered among themselves: they are few beside those of the lexicon.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// One more than the place of every class of the lexicon; 0 for those that no point holds.
    places: Vec<u16>,
    count: usize,
}

impl Asked {
    pub(super) fn new(points: &[PointTerms]) -> Self {
        let mut asked = Self { places: vec![0; lexicon::lexicon().classes()], count: 0 };
        for class in points.iter().flat_map(|p| p.terms.classes()) {
            if asked.places[class] == 0 && asked.count < usize::from(u16::MAX) {
                asked.count += 1;
                asked.places[class] = asked.count as u16;
            }
        }
        asked
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The place of a class among them.
    pub(super) fn place(&self, class: usize) -> Option<usize> {
        usize::from(self.places[class]).checked_sub(1)
    }
}

/// How far each unit says each symbol of the points.
pub(super) fn covers(
    asked: &Asked,
    points: &[PointTerms],
    units: &[Terms],
    sentences: &[Range<usize>],
    total: usize,
) -> Cover {
    let mut index: GramMap<Vec<(usize, usize)>> = GramMap::default();
    let mut by_class: Vec<Vec<(usize, usize, f32)>> = vec![Vec::new(); asked.count()];
    for p in points {
        for (key, i, n) in p.terms.grams() {
            index.entry(key).or_default().push((p.base + i, n));
        }
        for f in &p.terms.found {
            if let Entry::Class(class, named) = f.entry
                && let Some(class) = asked.place(class)
            {
                let strength = if named { 1.0 } else { ALSO_IN_POINT };
                by_class[class].push((p.base + f.start, p.base + f.end, strength));
            }
        }
    }
    let common = class_share(asked, units);
    let classes_of = |found: &mut dyn Iterator<Item = &Found>, said: &mut [f32]| {
        // Several expressions of a class together are surer than one.
        let mut missed: Vec<(usize, f32)> = Vec::new();
        for f in found {
            if let Entry::Class(class, _) = f.entry
                && let Some(class) = asked.place(class)
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

/// Share of the units that hold an expression of each class asked for.
fn class_share(asked: &Asked, units: &[Terms]) -> Vec<f32> {
    let mut count = vec![0_usize; asked.count()];
    let mut seen: Vec<usize> = Vec::new();
    for u in units {
        seen.clear();
        seen.extend(u.classes().filter_map(|class| asked.place(class)));
        seen.sort_unstable();
        seen.dedup();
        for &class in &seen {
            count[class] += 1;
        }
    }
    count.into_iter().map(|n| n as f32 / units.len().max(1) as f32).collect()
}

pub(super) fn raise(cell: &mut f32, to: f32) {
    if *cell < to {
        *cell = to;
    }
}
