//! Model essays as profiles of points: how like a unit of the draft is to the passages that carry a point.
use super::symbols::{self, GramMap};
use super::{Input, Reference, features::Terms};

/// Finds the passages of references that come without: where the comparison finds each leaf in them.
pub fn aligned<'a>(input: &Input<'a>) -> Vec<Reference<'a>> {
    input
        .references
        .iter()
        .map(|reference| {
            if !reference.passages.is_empty() {
                return reference.clone();
            }
            let as_draft = Input { draft: reference.text, references: Vec::new(), ..input.clone() };
            let report = super::compare(&as_draft);
            let bytes: Vec<usize> =
                reference.text.char_indices().map(|(i, _)| i).chain([reference.text.len()]).collect();
            let passages = report
                .points
                .iter()
                .enumerate()
                .filter_map(|(p, point)| point.span.map(|(s, e)| (p, bytes[s]..bytes[e])))
                .collect();
            Reference { text: reference.text, passages }
        })
        .collect()
}

/// How like each unit is to each point's passages: `[point][unit]`, 0–1; an empty row for a point without passages.
pub fn likeness(input: &Input, units: &[Terms], rarity: &impl Fn(u64) -> f32) -> Vec<Vec<f32>> {
    if input.references.is_empty() {
        return Vec::new();
    }
    let mut profiles: Vec<GramMap<f32>> = vec![GramMap::default(); input.points.len()];
    for reference in &input.references {
        for (point, range) in &reference.passages {
            let (Some(profile), Some(text)) = (profiles.get_mut(*point), reference.text.get(range.clone()))
            else {
                continue;
            };
            for (key, _, n) in terms(text).grams().filter(|g| g.2 >= 2) {
                profile.insert(key, rarity(key) * if n == 3 { 1.5 } else { 1.0 });
            }
        }
    }
    profiles
        .iter()
        .map(|profile| {
            if profile.is_empty() {
                return Vec::new();
            }
            let norm = profile.values().map(|w| w * w).sum::<f32>().sqrt();
            units
                .iter()
                .map(|unit| {
                    let (mut shared, mut own) = (0.0_f32, 0.0_f32);
                    for (key, _, n) in unit.grams().filter(|g| g.2 >= 2) {
                        let w = rarity(key) * if n == 3 { 1.5 } else { 1.0 };
                        own += w * w;
                        shared += w * profile.get(&key).copied().unwrap_or(0.0);
                    }
                    let cosine = if own > 0.0 { shared / (norm * own.sqrt()) } else { 0.0 };
                    cosine.sqrt().min(1.0)
                })
                .collect()
        })
        .collect()
}

fn terms(text: &str) -> Terms {
    Terms { row: symbols::symbols(&text.chars().collect::<Vec<_>>(), 0), found: Vec::new() }
}
