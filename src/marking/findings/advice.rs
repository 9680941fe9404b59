//! What follows from the findings: where points were lost, what to do next.
use super::Teller;
use crate::{
    compare::Status,
    locales::{Lang, Say, findings as t},
    marking::{
        limit::Verdict,
        review::{Review, Reviewed},
        score::points,
    },
};
use std::fmt::Display;

/// A point that was not given in full, and what that cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// Index of the point.
    pub point: usize,
    /// Points of the full score; per cent where that is not known.
    pub points: f64,
}

impl Loss {
    /// What it cost, as it is told: in halves, or in per cent where the full score is not known.
    pub fn told(&self, review: &Review) -> String {
        if review.score.is_some() { points(self.points) } else { format!("{}%", self.points.round()) }
    }
}

/// The leaves that are not given in full, the dearest first.
pub fn losses(review: &Review) -> Vec<Loss> {
    let full = review.score.as_ref().map_or(100.0, |s| s.full);
    let lost = |p: &Reviewed| match p.status {
        Status::Covered => 0.0,
        Status::Partial => 0.5,
        Status::Missing => 1.0,
    };
    let leaves = review.points.iter().enumerate().filter(|(_, p)| p.leaf);
    let mut out: Vec<Loss> = leaves
        .map(|(point, p)| Loss { point, points: full * review.weight_share(p) * lost(p) })
        .filter(|loss| loss.points > 0.0)
        .collect();
    out.sort_by(|a, b| b.points.total_cmp(&a.points));
    out
}

/// What to do next, the most useful first.
pub fn advice(review: &Review, lang: Lang) -> Vec<String> {
    let tell = Teller { review, lang };
    let mut out = Vec::new();
    if review.unsure() > 0 {
        out.push(t::JUDGE_FIRST.fill(lang, &[("n", &review.unsure())]));
    }
    if let Some(heading) = tell.bare_headings().first() {
        out.push(t::FILL_HEADING.fill(lang, &[("heading", &tell.quote(heading))]));
    }
    let missing = losses(review).into_iter().filter_map(|l| review.points.get(l.point));
    if let Some(point) = missing.clone().find(|p| p.status == Status::Missing) {
        let cues: Vec<&str> = point.cues.iter().take(3).map(|c| c.0.as_str()).collect();
        let cues = cues.join(t::SEPARATOR.get(lang));
        let values: [(&str, &dyn Display); 2] = [("point", &point.text), ("cues", &cues)];
        out.push(if cues.is_empty() { t::WRITE_POINT } else { t::WRITE_CUES }.fill(lang, &values));
    }
    let lacking: Vec<&str> =
        review.form.iter().filter(|f| f.costs()).map(|f| f.part.name().get(lang)).collect();
    if !lacking.is_empty() {
        out.push(t::ADD_PART.fill(lang, &[("parts", &lacking.join(t::SEPARATOR.get(lang)))]));
    }
    if let Some(measured) = review.limit.as_ref().filter(|m| m.verdict != Verdict::Within) {
        out.push(t::SHORTEN.fill(lang, &[("verdict", &measured.say(lang))]));
    }
    if !review.copied.runs.is_empty() {
        out.push(t::OWN_WORDS.fill(lang, &[("n", &review.copied.chars())]));
    }
    if missing.count() > 0 {
        out.push(t::RECITE.get(lang).to_owned());
    }
    out
}
