//! Figures of a leaf's status: what stands where it stands, what the draft says of it elsewhere, how the draft speaks, and
//! what of its neighbours is given.
use super::features::Prepared;
use super::matches;
use super::pairs::{self, PAIR};
use super::stand::{ABSENT, LEAST, PLACE, Placed, Stand};

/// Figures of the place where a leaf stands.
const HERE: usize = 30;
/// Figures of what stands around it.
const AROUND: usize = 26;
/// Figures of a leaf's status: see [`status`].
pub const LEAF: usize = HERE + AROUND;
/// All figures of a leaf: see [`everything`].
pub const EVERYTHING: usize = LEAF + ABSENT + PAIR.len() + PLACE;
/// From this posterior on a unit belongs to a point.
const BELONGS: f32 = 0.3;

/// The logarithm of the odds.
pub(super) fn logit(p: f32) -> f32 {
    let p = p.clamp(0.003, 0.997);
    (p / (1.0 - p)).ln()
}

fn flag(on: bool) -> f32 {
    f32::from(u8::from(on))
}

/// Figures of a leaf's status.
pub fn status(c: &Prepared, placed: &Placed, p: usize, stands: &[Stand]) -> [f32; LEAF] {
    let stand = &stands[p];
    let given = logit(stand.given) / 3.0;
    let mut out = [0.0; LEAF];
    (out[0], out[1]) = (1.0, given);
    let Some(at) = stand.unit else { return out };
    let figures = c.pair(p, at);
    let unit = &c.draft.units[at];
    let point = &c.points[p];
    let sentence = c.draft.sentences[unit.sentence].clone();
    let length = c.manner.sentences[unit.sentence].length;
    let said = c.said_by_sentence(p, at);
    let worst = worst_part(c, p, said);
    // What the sentence says beyond the point's own words: a bare mention says nothing more.
    let fresh = sentence.map(|u| matches::fresh(c, p, u)).sum::<usize>() as f32;
    let beyond = (length / 60.0).min(1.5);
    let same =
        c.draft.units.iter().zip(&c.manner.units).filter(|(other, _)| other.paragraph == unit.paragraph);
    let paragraph: f32 = same.map(|(_, manner)| manner.length).sum();
    let body = if unit.lead || unit.heading { (paragraph / 120.0).min(1.5) } else { beyond };
    let others = |same: &dyn Fn(usize) -> bool| {
        let (sum, n) = (0..stands.len())
            .filter(|&q| q != p && c.points[q].leaf && same(q))
            .fold((0.0, 0.0), |(s, n), q| (s + stands[q].given, n + 1.0));
        if n > 0.0 { sum / n } else { 0.5 }
    };
    let unfinished = at + 1 == c.units.len() && !ends(&c.draft.chars, unit.span.1);
    out[2] = given.max(0.0);
    out[3..HERE].copy_from_slice(&[
        figures[pairs::COVER] + figures[pairs::COVER_SENTENCE],
        figures[pairs::COVER] + figures[pairs::COVER_SENTENCE] + figures[pairs::COVER_NEAR],
        beyond,
        body,
        flag(length < 20.0),
        figures[pairs::FIGURES],
        (worst - figures[pairs::COVER]).min(0.0),
        flag(point.parts.len() > 1),
        stand.sure,
        figures[pairs::CUES].max(figures[pairs::REFERENCE]),
        ((unit.span.1 - unit.text) as f32 / 30.0).min(1.5),
        figures[pairs::COVER],
        (fresh / 30.0).min(1.5),
        flag(fresh < 8.0),
        flag(unfinished),
        others(&|_| true),
        others(&|q| c.points[q].parent == point.parent),
        figures[pairs::COVER_WORDS],
        figures[pairs::COVER_CLASS],
        figures[pairs::COSINE],
        figures[pairs::RIVAL].max(0.0),
        figures[pairs::RIVAL_SENTENCE].max(0.0),
        figures[pairs::ELSEWHERE].max(0.0),
        figures[pairs::FUNCTION_OTHER],
        figures[pairs::FUNCTION_SAME],
        (point.content as f32 / 8.0).min(2.0),
        c.topic_words,
    ]);
    out[HERE..].copy_from_slice(&around(c, placed, stands, p, at));
    out
}

/// How far the part of the point is said that is said least.
fn worst_part(c: &Prepared, p: usize, said: &[f32]) -> f32 {
    let point = &c.points[p];
    let part = |&(from, to): &(usize, usize)| -> f32 {
        let all: f32 = point.weight[from..to].iter().sum();
        let got: f32 = point.weight[from..to].iter().zip(&said[from..to]).map(|(w, s)| w * s).sum();
        if all > 0.0 { got / all } else { 1.0 }
    };
    point.parts.iter().map(part).fold(1.0, f32::min)
}

/// What the draft says of a point in all units that belong to it, where its neighbours stand, and how the draft speaks.
fn around(c: &Prepared, placed: &Placed, stands: &[Stand], p: usize, at: usize) -> [f32; AROUND] {
    let point = &c.points[p];
    let (units, manner) = (&c.draft.units, &c.manner);
    let row = &placed.place[p];
    let here = |u: usize| units[u].sentence == units[at].sentence;
    let mut union = c.said_by_sentence(p, at).to_vec();
    let (mut mass, mut length, mut numbers, mut beside, mut second) =
        (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32, LEAST);
    let mut unhelped = 1.0_f32;
    let mut sentences = Vec::new();
    for u in 0..units.len() {
        mass += row[u][1];
        if !here(u) {
            beside = beside.max(row[u][1]);
            second = second.max(row[u][0]);
        }
        if here(u) || row[u][1] > BELONGS {
            length += manner.units[u].length;
            numbers += manner.units[u].numbers;
            let figures = c.pair(p, u);
            unhelped *= 1.0 - figures[pairs::CUES].max(figures[pairs::REFERENCE]);
            if sentences.last() != Some(&units[u].sentence) {
                sentences.push(units[u].sentence);
            }
            union.iter_mut().zip(c.said(p, u)).for_each(|(a, b)| *a = a.max(*b));
        }
    }
    let cover: f32 = point.weight.iter().zip(&union).map(|(w, s)| w * s).sum();
    let worst = worst_part(c, p, &union);
    let leaves = || (0..stands.len()).filter(|&q| c.points[q].leaf);
    let all = leaves().count().max(1) as f32;
    let before = leaves().rfind(|&q| q < p).map(|q| stands[q]).unwrap_or_default();
    let after = leaves().find(|&q| q > p).map(|q| stands[q]).unwrap_or_default();
    let far = |other: &Stand| {
        other.unit.map_or(0.0, |v| ((at as f32 - v as f32) / units.len() as f32).clamp(-0.5, 0.5))
    };
    let likelier = leaves().filter(|&q| stands[q].given > stands[p].given).count() as f32;
    let rivals = leaves().filter(|&q| q != p && stands[q].unit.is_some_and(here));
    let rival = rivals.map(|q| stands[q].given).fold(0.0, f32::max);
    let (sentence, draft) = (&manner.sentences[units[at].sentence], &manner.draft);
    let lead = c.draft.sentences[units[at].sentence].start;
    [
        before.given,
        after.given,
        far(&before),
        -far(&after),
        likelier / all,
        rival,
        rival - stands[p].given,
        point.depth as f32 / 3.0,
        flag(point.helped.0),
        flag(point.helped.1),
        (draft.length / all / 80.0).min(2.0),
        (draft.numbers / draft.length.max(1.0) * 30.0).min(1.5),
        draft.vague / draft.length.max(1.0),
        lead as f32 / units.len() as f32,
        (row[at][0] / 4.0).clamp(-1.5, 1.5),
        second / 4.0,
        cover,
        worst,
        (worst - cover).min(0.0),
        (mass / 4.0).min(1.5),
        (length / 100.0).min(2.0),
        (numbers / 5.0).min(1.5),
        beside,
        1.0 - unhelped,
        sentence.vague / sentence.length.max(1.0),
        (sentences.len() as f32 / 3.0).min(1.5),
    ]
}

fn ends(chars: &[char], end: usize) -> bool {
    end > 0 && matches!(chars[end - 1], '。' | '！' | '？' | '.' | '!' | '?' | '；' | '”' | '：')
}

/// All figures of a leaf, for the trees.
pub fn everything(c: &Prepared, placed: &Placed, p: usize, stands: &[Stand]) -> [f32; EVERYTHING] {
    let mut out = [0.0; EVERYTHING];
    out[..LEAF].copy_from_slice(&status(c, placed, p, stands));
    out[LEAF..LEAF + ABSENT].copy_from_slice(&placed.absent[p]);
    if let Some(u) = stands[p].unit {
        let from = LEAF + ABSENT;
        out[from..from + PAIR.len()].copy_from_slice(c.pair(p, u));
        out[from + PAIR.len()..].copy_from_slice(&placed.place[p][u]);
    }
    out
}
