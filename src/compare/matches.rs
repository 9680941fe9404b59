//! The expressions of a draft that match a point, and what it says beyond them.
use super::features::{Prepared, Terms};
use super::lexicon::Entry;
use super::symbols::{self, BREAK, GramSet};
use super::{Input, Span};
use std::ops::Range;

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

/// Share of a cue's n-grams that a sentence must have to say the cue.
const CUE: f32 = 0.6;

/// The expressions of the unit's sentence that match the point or one of its cues, as spans of the draft.
pub fn matches(c: &Prepared, input: &Input, point: usize, unit: usize) -> Vec<Span> {
    let sentence = c.draft.sentences[c.draft.units[unit].sentence].clone();
    let cues = cue_grams(c, input, point, sentence.clone());
    sentence.flat_map(|u| matches_in(c, point, u, &cues)).collect()
}

/// The n-grams of those cues of the point that the units say together.
fn cue_grams(c: &Prepared, input: &Input, point: usize, units: Range<usize>) -> GramSet {
    let cues = &input.points[point].cues;
    if cues.is_empty() {
        return GramSet::default();
    }
    let here: GramSet = units.flat_map(|u| c.units[u].grams().map(|g| g.0)).collect();
    let said = cues.iter().filter_map(|cue| {
        let cue = Terms { row: symbols::symbols(&cue.chars().collect::<Vec<_>>(), 0), found: Vec::new() };
        let longest = cue.row.len().min(2);
        let grams: Vec<u64> = cue.grams().filter(|g| g.2 == longest).map(|g| g.0).collect();
        let hit = grams.iter().filter(|g| here.contains(g)).count();
        (!grams.is_empty() && hit as f32 >= CUE * grams.len() as f32).then_some(grams)
    });
    said.flatten().collect()
}

fn matches_in(c: &Prepared, point: usize, unit: usize, cues: &GramSet) -> Vec<Span> {
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
        if grams.contains(&key) || cues.contains(&key) {
            marked[i..i + n].fill(true);
        }
    }
    for f in &u.found {
        if matches!(f.entry, Entry::Class(k, _) if classes.contains(&k)) {
            marked[f.start..f.end].fill(true);
        }
    }
    let mut spans: Vec<Span> = Vec::new();
    // A run of words that only hold others together says nothing.
    let mut telling = true;
    for (placed, _) in u.row.iter().zip(marked).filter(|(_, m)| *m) {
        let word = !symbols::is_function_word(placed.symbol);
        match spans.last_mut() {
            Some(last) if last.1 == placed.start => {
                last.1 = placed.end;
                telling |= word;
            }
            _ => {
                if !telling {
                    spans.pop();
                }
                spans.push((placed.start, placed.end));
                telling = word;
            }
        }
    }
    if !telling {
        spans.pop();
    }
    spans
}
