//! The score range 估分: between which points a marker may well end, and what every deduction is for.
//!
//! Content. Each point of the outline earns its weight's share of the full score: covered all of it, partial half, missing
//! nothing, each with the doubt that the comparison has (its score 0–1 against that) and, for partial, a quarter either
//! way: markers differ on halves. An essay 策论文 is marked by bands of a quarter of the full score, not by points: its range
//! is half a band wider on both sides, and never full by its points alone.
//!
//! Deductions. Breaking the limit, by [`Penalty`]; where the readings of 字数 disagree, the range spans them. Parts of the
//! form that the prompt asks for and the answer lacks: a title 2 points (of a question of 20 and more; less in
//! proportion), any other part at most a thirtieth of the full score. An essay that takes over 50 consecutive characters of
//! its material: at most a band. What only some provinces take off reaches from nothing to that.
//!
//! A figure alone would claim more than anyone can know: an official full-mark essay got 3 of 5 from a machine.
use super::{
    copied::BAND,
    form::{Formal, Part},
    limit::{Measured, Penalty, Verdict, measure},
};
use crate::{
    compare::Status,
    locales::{Lang, Say, score as t},
    study::{
        genre::Genre,
        model::{Limit, Unit},
    },
    text::count::Counts,
};

/// Points that a missing title costs, of a full score of at least ten times as many.
const TITLE: f64 = 2.0;
/// What another part of the form costs at most: a share of the full score, and in points.
const PART: (f64, f64) = (1.0 / 30.0, 1.0);
/// Half of a band of an essay, as a share of the full score.
const HALF_BAND: f64 = 0.125;
/// How far markers differ on half a point, as a share of it.
const DOUBT: f64 = 0.25;

/// A point of the outline that has no others beneath it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf {
    /// Weight in the outline.
    pub weight: f64,
    /// Covered, partial or missing.
    pub status: Status,
    /// How much of it the comparison thinks is given, 0–1. Of the candidate's own verdict: 1, ½ or 0.
    pub score: f64,
}

/// What points are taken off for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// 超出字数要求
    Over,
    /// 字数不足
    Short,
    /// 缺少标题、称谓、落款、日期
    Lacks(Part),
    /// 照抄资料
    Copied,
}

impl Why {
    /// Whether it is about the limit.
    pub const fn is_of_length(self) -> bool {
        matches!(self, Self::Over | Self::Short)
    }

    /// Whether it is about the form.
    pub const fn is_of_form(self) -> bool {
        matches!(self, Self::Lacks(_))
    }
}

/// Points taken off: at least and at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deduction {
    /// For what.
    pub why: Why,
    /// Under the kindest reading.
    pub low: f64,
    /// Under the strictest.
    pub high: f64,
}

impl Say for Why {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Over => t::OVER_LIMIT.get(lang).to_owned(),
            Self::Short => t::SHORT_OF_LIMIT.get(lang).to_owned(),
            Self::Lacks(part) => t::LACKS.fill(lang, &[("part", &part.name().get(lang))]),
            Self::Copied => t::COPIED.get(lang).to_owned(),
        }
    }
}

impl Say for Deduction {
    /// `超出字数要求：扣1—3分（字数口径不一）`.
    fn say(&self, lang: Lang) -> String {
        let (why, low, high) = (self.why.say(lang), points(self.low), points(self.high));
        if low == high {
            t::POINTS.fill(lang, &[("why", &why), ("points", &high)])
        } else {
            let text = if self.why.is_of_length() { t::POINTS_RANGE } else { t::POINTS_SOMEWHERE };
            text.fill(lang, &[("why", &why), ("low", &low), ("high", &high)])
        }
    }
}

/// Points as they are told: in halves, without `.0`.
pub fn points(points: f64) -> String {
    format!("{}", (points * 2.0).round() / 2.0)
}

/// Between which points the score lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Full score.
    pub full: f64,
    /// Points for content, at least and at most.
    pub content: (f64, f64),
    /// What is taken off.
    pub deductions: Vec<Deduction>,
}

impl Score {
    /// The least, in halves.
    pub fn low(&self) -> f64 {
        let off: f64 = self.deductions.iter().map(|d| d.high).sum();
        ((self.content.0 - off).clamp(0.0, self.full) * 2.0).floor() / 2.0
    }

    /// The most, in halves.
    pub fn high(&self) -> f64 {
        let off: f64 = self.deductions.iter().map(|d| d.low).sum();
        ((self.content.1 - off).clamp(0.0, self.full) * 2.0).ceil() / 2.0
    }
}

impl Say for Score {
    /// `24–28.5`.
    fn say(&self, _: Lang) -> String {
        if self.low() < self.high() {
            format!("{}–{}", points(self.low()), points(self.high()))
        } else {
            points(self.low())
        }
    }
}

/// What is scored.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    /// Full score.
    pub full: f64,
    /// Genre of the question.
    pub genre: Genre,
    /// The points of the outline.
    pub leaves: &'a [Leaf],
    /// The question's limit, if it is understood.
    pub limit: Option<Limit>,
    /// The counts of the essay.
    pub counts: &'a Counts,
    /// The parts of its form.
    pub form: &'a [Formal],
    /// Characters of the longest run that it takes over from its material.
    pub copied: usize,
    /// The essay.
    pub draft: &'a str,
}

/// The score range of an essay.
pub fn score(marked: Marked<'_>, penalty: &Penalty) -> Score {
    let Marked { full, genre, leaves, limit, counts, form, copied, draft } = marked;
    if draft.trim().is_empty() {
        return Score { full, content: (0.0, 0.0), deductions: Vec::new() };
    }
    let all: f64 = leaves.iter().map(|l| l.weight).sum();
    let (mut low, mut high) = leaves.iter().fold((0.0, 0.0), |(low, high), leaf| {
        let (least, most) = share(leaf);
        (low + leaf.weight * least, high + leaf.weight * most)
    });
    if all > 0.0 {
        (low, high) = (low / all, high / all);
    } else {
        // Nothing to mark by: anything is possible.
        (low, high) = (0.0, 1.0);
    }
    if genre == Genre::Essay {
        (low, high) = (low - HALF_BAND, (high + HALF_BAND).min(1.0 - HALF_BAND / 2.0));
    }
    let deductions = limit
        .and_then(|limit| over_or_short(limit, counts, penalty))
        .into_iter()
        .chain(form.iter().filter(|f| f.costs()).map(|f| lacks(f.part, full)))
        .chain((genre == Genre::Essay && copied >= BAND).then_some(Deduction {
            why: Why::Copied,
            low: 0.0,
            high: 2.0 * HALF_BAND * full,
        }))
        .collect();
    Score { full, content: (full * low.clamp(0.0, 1.0), full * high.clamp(0.0, 1.0)), deductions }
}

/// Which share of its points a leaf may earn: at least, at most.
fn share(leaf: &Leaf) -> (f64, f64) {
    let score = if leaf.score.is_finite() { leaf.score.clamp(0.0, 1.0) } else { 0.0 };
    match leaf.status {
        Status::Covered => (score, 1.0),
        Status::Partial => (score.min(0.5 - DOUBT), score.max(0.5 + DOUBT)),
        Status::Missing => (0.0, score),
    }
}

fn over_or_short(limit: Limit, counts: &Counts, penalty: &Penalty) -> Option<Deduction> {
    let own = measure(limit, counts);
    let units: &[Unit] =
        if limit.unit == Unit::Words { &[Unit::Words] } else { &[Unit::Cells, Unit::Chars, Unit::Hanzi] };
    let read: Vec<Measured> =
        units.iter().map(|unit| measure(Limit { unit: *unit, ..limit }, counts)).collect();
    let off = |m: &Measured| penalty.of(m);
    let (low, high) =
        read.iter().map(off).fold((f64::INFINITY, 0.0_f64), |(low, high), p| (low.min(p), high.max(p)));
    // Of several readings, the one that costs most says why, the question's own first.
    let strict = if off(&own) > 0.0 { &own } else { read.iter().max_by(|a, b| off(a).total_cmp(&off(b)))? };
    let why = if matches!(strict.verdict, Verdict::Short(_)) { Why::Short } else { Why::Over };
    (high > 0.0).then_some(Deduction { why, low, high })
}

fn lacks(part: Part, full: f64) -> Deduction {
    let (low, high) = if part == Part::Title {
        let cost = TITLE.min(full / 10.0);
        (cost, cost)
    } else {
        (0.0, (full * PART.0).min(PART.1))
    };
    Deduction { why: Why::Lacks(part), low, high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marking::form::form;
    use proptest::prelude::*;

    fn leaf(weight: f64, status: Status, score: f64) -> Leaf {
        Leaf { weight, status, score }
    }

    fn counts(n: usize) -> Counts {
        Counts { cells: n, chars: n, hanzi: n, ..Counts::default() }
    }

    fn limit(min: u32, max: u32) -> Limit {
        let set = |n: u32| (n > 0).then_some(n);
        Limit { min: set(min), max: set(max), about: None, unit: Unit::Cells }
    }

    fn marked<'a>(leaves: &'a [Leaf], counts: &'a Counts) -> Marked<'a> {
        Marked {
            full: 20.0,
            genre: Genre::Summary,
            leaves,
            limit: Some(limit(0, 300)),
            counts,
            form: &[],
            copied: 0,
            draft: "一、甲。",
        }
    }

    fn range(marked: Marked) -> (f64, f64) {
        let score = score(marked, &Penalty::default());
        (score.low(), score.high())
    }

    #[test]
    fn points_earn_their_weight_and_doubt_widens_the_range() {
        use Status::{Covered, Missing, Partial};
        let counts = counts(200);
        for (leaves, expected) in [
            (vec![leaf(1.0, Covered, 1.0), leaf(1.0, Missing, 0.0)], (10.0, 10.0)),
            (vec![leaf(3.0, Covered, 1.0), leaf(1.0, Missing, 0.0)], (15.0, 15.0)),
            (vec![leaf(1.0, Covered, 0.8), leaf(1.0, Missing, 0.1)], (8.0, 11.0)),
            (vec![leaf(1.0, Partial, 0.5), leaf(1.0, Missing, 0.0)], (2.5, 7.5)),
            (vec![leaf(1.0, Partial, 0.9), leaf(1.0, Covered, f64::NAN)], (2.5, 19.0)),
            (vec![], (0.0, 20.0)),
        ] {
            assert_eq!(range(marked(&leaves, &counts)), expected, "{leaves:?}");
        }
    }

    #[test]
    fn every_deduction_is_named() {
        let leaves = [leaf(1.0, Status::Covered, 1.0)];
        let said = |marked: Marked| {
            let score = score(marked, &Penalty::default());
            score.deductions.iter().map(|d| d.say(Lang::Zh)).collect::<Vec<_>>()
        };
        let over = counts(330);
        assert_eq!(said(marked(&leaves, &over)), ["超出字数要求：扣2分"]);
        let disputed = Counts { cells: 330, chars: 318, hanzi: 280, ..Counts::default() };
        assert_eq!(said(marked(&leaves, &disputed)), ["超出字数要求：扣0—2分（字数口径不一）"]);
        assert_eq!(range(marked(&leaves, &disputed)), (18.0, 20.0));
        let other = Counts { cells: 300, chars: 330, hanzi: 280, ..Counts::default() };
        assert_eq!(said(marked(&leaves, &other)), ["超出字数要求：扣0—2分（字数口径不一）"]);
        let short = counts(100);
        let untitled = form(Genre::Plan, "格式规范", "各处室：\n开会。");
        let lacking = Marked { form: &untitled, limit: Some(limit(160, 0)), ..marked(&leaves, &short) };
        assert_eq!(said(lacking), ["字数不足：扣2分", "缺标题：扣2分"]);
        let small = Marked { full: 5.0, limit: None, ..lacking };
        assert_eq!(said(small), ["缺标题：扣0.5分"]);
        let unasked = form(Genre::Plan, "写一份方案。", "各处室：\n开会。");
        assert_eq!(said(Marked { form: &unasked, ..small }), [""; 0]);
        let unsigned = form(Genre::Notice, "格式规范", "关于开会的通知\n各处室：\n开会。");
        let unsigned = Marked { full: 15.0, form: &unsigned, limit: None, ..lacking };
        assert_eq!(said(unsigned), ["缺落款：扣0—0.5分（各地不一）", "缺日期：扣0—0.5分（各地不一）"]);
    }

    #[test]
    fn an_essay_that_copies_may_fall_by_a_band() {
        let leaves = [leaf(1.0, Status::Covered, 1.0)];
        let counts = counts(200);
        let essay = Marked { full: 40.0, genre: Genre::Essay, copied: 50, ..marked(&leaves, &counts) };
        assert_eq!(range(essay), (25.0, 37.5));
        assert_eq!(range(Marked { copied: 49, ..essay }), (35.0, 37.5));
        assert_eq!(
            range(Marked { genre: Genre::Summary, ..essay }),
            (40.0, 40.0),
            "a summary is not marked by bands"
        );
    }

    #[test]
    fn an_essay_is_marked_by_bands_and_an_empty_one_by_nothing() {
        let leaves = [leaf(1.0, Status::Covered, 1.0)];
        let counts = counts(200);
        let essay = Marked { full: 40.0, genre: Genre::Essay, draft: "题\n文", ..marked(&leaves, &counts) };
        assert_eq!(range(essay), (35.0, 37.5));
        assert_eq!(range(Marked { draft: " \n", ..essay }), (0.0, 0.0));
        let score = score(essay, &Penalty::default());
        assert_eq!(score.say(Lang::En), "35–37.5");
    }

    proptest! {
        #[test]
        fn a_range_is_a_range(
            leaves in prop::collection::vec((0.0f64..9.0, 0u8..3, -1.0f64..2.0), 0..12),
            full in 0.5f64..100.0, n in 0usize..2000, genre in 0usize..Genre::ALL.len(), draft in "[甲。\n]{0,9}",
        ) {
            let leaves: Vec<Leaf> = leaves
                .into_iter()
                .map(|(w, s, score)| {
                    leaf(w, [Status::Covered, Status::Partial, Status::Missing][usize::from(s)], score)
                })
                .collect();
            let counts = counts(n);
            let m = Marked { full, genre: Genre::ALL[genre], draft: &draft, ..marked(&leaves, &counts) };
            let (low, high) = range(m);
            prop_assert!(0.0 <= low && low <= high && high <= full.ceil(), "{low} {high}");
        }
    }
}
