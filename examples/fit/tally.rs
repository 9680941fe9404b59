//! Figures of held-out drafts.
use crate::cases::{Case, class};
use celun::compare::{Report, Status};

#[derive(Default)]
pub struct Tally {
    pairs: Vec<(usize, usize)>,
    spans: Vec<bool>,
    losses: (f64, f64),
}

pub fn f1(pairs: &[(usize, usize)], c: usize) -> f64 {
    let n = |g: bool, p: bool| pairs.iter().filter(|x| (x.0 == c) == g && (x.1 == c) == p).count() as f64;
    let (tp, fp, fnn) = (n(true, true), n(false, true), n(true, false));
    if tp + fp + fnn > 0.0 { 2.0 * tp / (2.0 * tp + fp + fnn) } else { 1.0 }
}

impl Tally {
    pub fn print(&self, name: &str) {
        let given: Vec<_> = self.pairs.iter().map(|x| (x.0 / 2, x.1 / 2)).collect();
        let status = (0..3).map(|k| f1(&self.pairs, k)).sum::<f64>() / 3.0;
        let mut table = [[0; 3]; 3];
        for (g, p) in &self.pairs {
            table[*g][*p] += 1;
        }
        println!(
            "{name:34} n={:4} status {:.3} (c {:.2} p {:.2}) given {:.3} missing {:.3} span {:.3} ll {:.3} {:.3}  {:?}",
            self.pairs.len(),
            status,
            f1(&self.pairs, 0),
            f1(&self.pairs, 1),
            f64::midpoint(f1(&given, 0), f1(&given, 1)),
            f1(&self.pairs, 2),
            self.spans.iter().filter(|s| **s).count() as f64 / self.spans.len().max(1) as f64,
            self.losses.0 / self.pairs.len().max(1) as f64,
            self.losses.1 / self.pairs.len().max(1) as f64,
            table,
        );
    }

    pub fn add(&mut self, case: &Case, report: &Report, show: bool) {
        for (p, point) in report.points.iter().enumerate() {
            let gold = case.gold(p);
            let Some(g) = class(&gold.status) else { continue };
            let said = match point.status {
                Status::Covered => 0,
                Status::Partial => 1,
                Status::Missing => 2,
            };
            self.pairs.push((g, said));
            self.losses.0 -= point.chances[g].max(0.01).ln();
            self.losses.1 -= (if g == 2 { point.chances[2] } else { 1.0 - point.chances[2] }).max(0.01).ln();
            let mut hit = None;
            if g < 2 && said < 2 {
                hit = Some(point.span.is_some_and(|(s, e)| {
                    gold.spans.iter().any(|&(gs, ge)| {
                        s < ge && gs < e && ((e - s) as f64) <= f64::max(160.0, 1.5 * (ge - gs) as f64)
                    })
                }));
                self.spans.push(hit == Some(true));
            }
            if show && (g != said || hit == Some(false)) {
                let part = |s: (usize, usize)| {
                    case.prepared.draft.chars[s.0..s.1].iter().take(90).collect::<String>()
                };
                println!(
                    "{} {} {:?}\n    gold {} {:?}\n    said {:?} {:.2} {:?} {:?}",
                    case.name,
                    point.id,
                    point.text,
                    gold.status,
                    gold.spans.iter().take(1).map(|s| part(*s)).collect::<Vec<_>>(),
                    point.status,
                    point.score,
                    point.span.map(part),
                    point.evidence.first().map(|e| e.terms.clone()),
                );
            }
        }
    }
}
