//! The report for people.
use crate::{
    compare::{Input, PointReport, Reason, Report, Span, Status},
    locales::{Lang, compare as say, export},
    marking::{
        Review,
        findings::{Grade, advice, findings, shape},
        score::points,
    },
};
use std::fmt::Write;

/// Characters of a passage that are shown.
const SHOWN: usize = 60;

/// What is printed: the report, and what was compared.
pub(super) struct Paper<'a> {
    report: &'a Report,
    input: &'a Input<'a>,
    chars: Vec<char>,
    lang: Lang,
    out: String,
}

impl<'a> Paper<'a> {
    pub(super) fn new(report: &'a Report, input: &'a Input, lang: Lang) -> Self {
        Self { report, input, chars: input.draft.chars().collect(), lang, out: String::new() }
    }

    /// The whole report; of a question's draft also what is found on the paper.
    pub(super) fn whole(mut self, review: Option<&Review>) -> String {
        let report = self.report;
        if !report.title.is_empty() {
            self.line(0, &report.title);
        }
        self.line(0, &say::COVERAGE.fill(self.lang, &[("n", &percent_down(report.coverage))]));
        for p in &report.points {
            let indent = 2 * p.depth.saturating_sub(1);
            self.line(indent, &self.head(p));
            if let Some(span) = p.span.filter(|_| self.is_leaf(p)) {
                self.line(indent + 4, &self.excerpt(span));
            }
            if p.bare_heading {
                self.line(indent + 4, say::BARE_HEADING.get(self.lang));
            }
            for span in &p.repeated {
                let text = say::REPEATED.get(self.lang).to_owned() + &self.excerpt(*span);
                self.line(indent + 4, &text);
            }
        }
        if !report.order.moved.is_empty() {
            let text = if report.order.matters { say::MOVED_MATTERS } else { say::MOVED };
            self.line(0, &text.fill(self.lang, &[("ids", &report.order.moved.join(" "))]));
        }
        for span in &report.unclaimed {
            let text = say::UNCLAIMED.get(self.lang).to_owned() + &self.excerpt(*span);
            self.line(0, &text);
        }
        if let Some(review) = review {
            self.paper(review);
        }
        self.out
    }

    /// Score range, findings with the reasons of those to look at, what to do next.
    fn paper(&mut self, review: &Review) {
        let colon = export::COLON.get(self.lang);
        self.line(0, "");
        if let Some(score) = &review.score {
            let [low, high, full] = [score.low(), score.high(), score.full].map(points);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("low", &low), ("high", &high), ("full", &full)];
            let range = export::SCORE_TEXT.fill(self.lang, &values);
            self.line(0, &format!("{}{colon}{range}", export::SCORE.get(self.lang)));
        }
        for found in findings(review, self.lang) {
            self.line(0, &format!("{} {}{colon}{}", shape(found.grade), found.name, found.verdict));
            if matches!(found.grade, Grade::Fair | Grade::Bad) {
                found.detail.iter().for_each(|text| self.line(4, text));
            }
        }
        let next = advice(review, self.lang);
        if !next.is_empty() {
            self.line(0, &format!("{}{colon}", export::NEXT.get(self.lang)));
            next.iter().enumerate().for_each(|(n, text)| self.line(2, &format!("{}. {text}", n + 1)));
        }
    }

    /// How one point was decided.
    pub(super) fn point(mut self, p: &PointReport) -> String {
        self.line(0, &self.head(p));
        if !self.is_leaf(p) {
            self.beneath(p);
            return self.out;
        }
        let nearest = p.nearest.as_ref();
        if let Some(evidence) = p.evidence.first() {
            let text = say::PASSAGE.get(self.lang).to_owned() + &self.excerpt(evidence.span);
            self.line(2, &text);
            self.words(&evidence.terms);
        } else if let Some(passage) = nearest.and_then(|n| n.passage.as_ref()) {
            let text = say::NEAREST.get(self.lang).to_owned() + &self.excerpt(passage.span);
            self.line(2, &text);
            self.words(&passage.terms);
        }
        if let Some(nearest) = nearest {
            let about = nearest.about.as_deref().unwrap_or_default();
            let why = match nearest.reason {
                Reason::NothingLikeIt => say::NOTHING_LIKE_IT,
                Reason::OtherPoint => say::OTHER_POINT,
                Reason::OtherSection => say::OTHER_SECTION,
                Reason::OnlyTopic => say::ONLY_TOPIC,
                Reason::TooLittle => say::TOO_LITTLE,
            };
            let why = why.fill(self.lang, &[("id", &about)]);
            self.line(2, &say::WHY_NOT.fill(self.lang, &[("why", &why)]));
        }
        self.parts(p);
        self.cues(p);
        if p.bare_heading {
            self.line(2, say::BARE_HEADING.get(self.lang));
        }
        for span in &p.repeated {
            let text = say::REPEATED.get(self.lang).to_owned() + &self.excerpt(*span);
            self.line(2, &text);
        }
        self.chances(p);
        self.out
    }

    /// What of the point's own text the passage says, and what it does not.
    fn parts(&mut self, p: &PointReport) {
        let chars: Vec<char> = p.text.chars().collect();
        let said = |at: usize| p.said.iter().any(|(s, e)| (*s..*e).contains(&at));
        let pieces = |wanted: bool| -> String {
            let mut out: Vec<String> = Vec::new();
            let mut open = false;
            for (at, c) in chars.iter().enumerate() {
                let here = said(at) == wanted && (c.is_alphanumeric() || *c == ' ' && open);
                if here && open {
                    if let Some(last) = out.last_mut() {
                        last.push(*c);
                    }
                } else if here {
                    out.push(c.to_string());
                }
                open = here;
            }
            let words: Vec<&str> = out.iter().map(|w| w.trim()).filter(|w| !w.is_empty()).collect();
            words.join(say::SEPARATOR.get(self.lang))
        };
        for (text, words) in [(say::SAID, pieces(true)), (say::NOT_SAID, pieces(false))] {
            if !words.is_empty() && !p.said.is_empty() {
                self.line(2, &text.fill(self.lang, &[("words", &words)]));
            }
        }
    }

    /// Which of the point's cues the draft has, word for word.
    fn cues(&mut self, p: &PointReport) {
        let Some(point) = self.input.points.iter().find(|q| q.id == p.id) else { return };
        let (there, not): (Vec<&str>, Vec<&str>) =
            point.cues.iter().copied().partition(|cue| self.input.draft.contains(cue));
        for (text, cues) in [(say::CUES_THERE, there), (say::CUES_NOT, not)] {
            if !cues.is_empty() {
                let words = cues.join(say::SEPARATOR.get(self.lang));
                self.line(2, &text.fill(self.lang, &[("words", &words)]));
            }
        }
    }

    fn chances(&mut self, p: &PointReport) {
        let [covered, partial, missing] = p.chances.map(percent);
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("covered", &covered),
            ("partial", &partial),
            ("missing", &missing),
            ("status", &status(p.status).1.get(self.lang)),
        ];
        self.line(2, &say::CHANCES.fill(self.lang, &values));
        if p.unsure {
            self.line(2, say::UNSURE_WHY.get(self.lang));
        }
    }

    /// A point with others beneath follows from those.
    fn beneath(&mut self, p: &PointReport) {
        self.line(2, say::BY_THOSE_BENEATH.get(self.lang));
        let above = format!("{}.", p.id);
        for child in self.report.points.iter().filter(|c| c.depth == p.depth + 1 && c.id.starts_with(&above))
        {
            self.line(4, &self.head(child));
        }
    }

    fn words(&mut self, words: &[String]) {
        if !words.is_empty() {
            let words = words.join(say::SEPARATOR.get(self.lang));
            self.line(2, &say::WORDS.fill(self.lang, &[("words", &words)]));
        }
    }

    fn is_leaf(&self, p: &PointReport) -> bool {
        let at = self.report.points.iter().position(|q| q.id == p.id).unwrap_or(0);
        self.report.points.get(at + 1).is_none_or(|next| next.depth <= p.depth)
    }

    fn head(&self, p: &PointReport) -> String {
        let (mark, word) = status(p.status);
        let sure = say::SURE.fill(self.lang, &[("n", &percent(p.confidence))]);
        let note = match (p.unsure, self.is_leaf(p)) {
            (true, _) => format!(", {}", say::UNSURE.get(self.lang)),
            (false, true) => format!(", {sure}"),
            (false, false) => String::new(),
        };
        format!("{mark} {} {} [{}{note}]", p.id, p.text, word.get(self.lang))
    }

    fn excerpt(&self, (start, end): Span) -> String {
        let shown = &self.chars[start..end.min(start + SHOWN)];
        let text: String = shown.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect();
        if end > start + SHOWN { text + "…" } else { text }
    }

    fn line(&mut self, indent: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{:indent$}{text}", "");
    }
}

const fn status(status: Status) -> (char, crate::locales::Text) {
    match status {
        Status::Covered => ('✓', say::COVERED),
        Status::Partial => ('◐', say::PARTIAL),
        Status::Missing => ('✗', say::MISSING),
    }
}

fn percent(share: f64) -> f64 {
    (share * 100.0).round()
}

/// A share is never rounded up to all of it.
fn percent_down(share: f64) -> f64 {
    (share * 100.0 + 1e-9).floor()
}
