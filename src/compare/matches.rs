//! The expressions of a draft that match a point, and what it says beyond them.
use super::Span;
use super::features::Prepared;
use super::lexicon::Entry;
use super::symbols::{self, BREAK, GramSet};

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
