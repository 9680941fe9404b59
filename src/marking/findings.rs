//! What is found on an answer 卷面 beside its points, each with its passages and its reason; and what follows from all of it:
//! where points were lost, what to do next.
use super::{
    copied::BAND,
    form::{Formal, Part, Wanted},
    limit::{Measured, Verdict, unit_name},
    review::{Review, Reviewed},
    score::points,
};
use crate::{
    compare::{Placement, Status},
    locales::{Lang, Say, Text, findings as t},
    study::genre::Genre,
    text::marks::is_hanzi,
};
use serde::Serialize;
use std::{fmt::Display, ops::Range};

mod advice;

pub use advice::{Loss, advice, losses};

/// A top-level point whose share of the text is so far from its share of the weight is out of proportion.
pub const UNBALANCED: f64 = 0.15;
/// Characters of a passage that are quoted.
const QUOTED: usize = 18;
/// Passages of one finding that are told one by one.
const TOLD: usize = 6;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named by its text in `locales::findings`")]
pub enum Kind {
    Score,
    Length,
    Form,
    Copied,
    BareHeadings,
    Repeated,
    Unclaimed,
    Order,
    Balance,
    Plan,
    Glance,
}

/// How a finding is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "good, to be noted, bad, neither")]
pub enum Grade {
    Good,
    Fair,
    Bad,
    Plain,
}

/// Something found on the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// How it is to be taken.
    pub grade: Grade,
    /// Name.
    pub name: &'static str,
    /// The finding in a few words.
    pub verdict: String,
    /// The reasons, and what to do about it: a line each.
    pub detail: Vec<String>,
    /// Where it is seen (bytes of the essay).
    pub passages: Vec<Range<usize>>,
}

/// All findings of an answer.
pub fn findings(review: &Review, lang: Lang) -> Vec<Finding> {
    let tell = Teller { review, lang };
    let mut out: Vec<Finding> = tell.score().into_iter().collect();
    out.push(tell.length());
    out.extend(tell.form());
    out.push(tell.copied());
    if !review.points.is_empty() {
        out.extend([tell.bare(), tell.repeated(), tell.unclaimed(), tell.order(), tell.balance()]);
        out.extend(tell.plan());
        out.push(tell.glance());
    }
    out
}

/// How a grade is shown: by shape.
pub const fn shape(grade: Grade) -> &'static str {
    match grade {
        Grade::Good => "✓",
        Grade::Fair => "!",
        Grade::Bad => "✗",
        Grade::Plain => "·",
    }
}

struct Teller<'a> {
    review: &'a Review,
    lang: Lang,
}

impl Teller<'_> {
    fn finding(&self, kind: Kind, name: Text, grade: Grade, verdict: String) -> Finding {
        let name = name.get(self.lang);
        Finding { kind, grade, name, verdict, detail: Vec::new(), passages: Vec::new() }
    }

    fn say(&self, text: Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.fill(self.lang, values)
    }

    /// The beginning of a passage, on one line.
    fn quote(&self, range: &Range<usize>) -> String {
        let text = self.review.essay.get(range.clone()).unwrap_or_default().trim();
        let short: String = text.chars().take(QUOTED).map(|c| if c == '\n' { ' ' } else { c }).collect();
        if text.chars().count() > QUOTED { short + "…" } else { short }
    }

    /// The first of these passages, a line each.
    fn quotes(&self, passages: &[Range<usize>]) -> Vec<String> {
        let quote = |r| self.fill(t::PASSAGE, &[("text", &self.quote(r))]);
        passages.iter().take(TOLD).map(quote).collect()
    }

    /// How the score range comes about.
    fn score(&self) -> Option<Finding> {
        let score = self.review.score.as_ref()?;
        let told = |low: f64, high: f64| {
            let [low, high, full] = [low, high, score.full].map(points);
            let values: [(&str, &dyn Display); 3] = [("low", &low), ("high", &high), ("full", &full)];
            self.fill(t::SCORE_RANGE, &values)
        };
        let mut out = self.finding(Kind::Score, t::SCORE, Grade::Plain, told(score.low(), score.high()));
        // In halves, outwards, as the range itself.
        let (least, most) = ((score.content.0 * 2.0).floor() / 2.0, (score.content.1 * 2.0).ceil() / 2.0);
        out.detail.push(self.fill(t::SCORE_CONTENT, &[("range", &told(least, most))]));
        if self.review.genre() == Genre::Essay {
            out.detail.push(self.say(t::SCORE_BANDS));
        }
        out.detail.extend(score.deductions.iter().map(|d| d.say(self.lang)));
        out.detail.push(self.say(t::SCORE_DOUBT));
        Some(out)
    }

    fn length(&self) -> Finding {
        let lang = self.lang;
        let Some(measured) = &self.review.limit else {
            return self.finding(Kind::Length, t::LENGTH, Grade::Plain, self.say(t::NO_LIMIT));
        };
        let grade = match measured.verdict {
            Verdict::Within => Grade::Good,
            Verdict::Short(_) => Grade::Fair,
            Verdict::Over(_) => Grade::Bad,
        };
        let mut out = self.finding(Kind::Length, t::LENGTH, grade, measured.say(lang));
        let limit = match (measured.lower, measured.upper) {
            (Some(least), Some(most)) => self.fill(t::BETWEEN, &[("least", &least), ("most", &most)]),
            (Some(least), None) => self.fill(t::AT_LEAST, &[("least", &least)]),
            (None, Some(most)) => self.fill(t::AT_MOST, &[("most", &most)]),
            (None, None) => String::new(),
        };
        let unit = unit_name(measured.unit).get(lang);
        let values: [(&str, &dyn Display); 3] = [("n", &measured.count), ("unit", &unit), ("limit", &limit)];
        out.detail.push(self.fill(t::COUNTED, &values));
        for (unit, count, verdict) in &measured.disputed {
            let other =
                Measured { unit: *unit, count: *count, verdict: *verdict, ..measured.clone() }.say(lang);
            let unit = unit_name(*unit).get(lang);
            let values: [(&str, &dyn Display); 3] = [("unit", &unit), ("n", count), ("verdict", &other)];
            out.detail.push(self.fill(t::COUNTED_OTHERWISE, &values));
        }
        let off = self.review.score.iter().flat_map(|s| &s.deductions).filter(|d| d.why.is_of_length());
        out.detail.extend(off.map(|d| d.say(lang)));
        out
    }

    /// None where the genre has no form to keep.
    fn form(&self) -> Option<Finding> {
        let (review, lang) = (self.review, self.lang);
        if review.form.is_empty() {
            return None;
        }
        let wrong = review.closing.as_ref().filter(|c| !c.fits);
        let lacking: Vec<Part> = review.form.iter().filter(|f| f.costs()).map(|f| f.part).collect();
        let all = |wanted| review.form.iter().all(|f| f.wanted == wanted);
        let (grade, verdict) = if !lacking.is_empty() {
            let parts: Vec<&str> = lacking.iter().map(|p| p.name().get(lang)).collect();
            (Grade::Bad, self.fill(t::FORM_LACKS, &[("parts", &parts.join(t::SEPARATOR.get(lang)))]))
        } else if wrong.is_some() {
            (Grade::Bad, self.say(t::CLOSING_WRONG))
        } else if all(Wanted::Waived) {
            (Grade::Plain, self.say(t::FORM_WAIVED))
        } else if review.form.iter().all(|f| f.found.is_some() || f.wanted == Wanted::Waived) {
            (Grade::Good, self.say(t::FORM_WHOLE))
        } else {
            (Grade::Plain, self.say(t::FORM_NOT_ASKED))
        };
        let mut out = self.finding(Kind::Form, t::FORM, grade, verdict);
        out.detail = review.form.iter().map(|f| self.part(f)).collect();
        out.passages = review.form.iter().filter_map(|f| f.found.clone()).collect();
        if let Some(closing) = wrong {
            let found = review.essay.get(closing.range.clone()).unwrap_or_default();
            let proper = closing.proper.unwrap_or_default();
            let values: [(&str, &dyn Display); 3] =
                [("found", &found), ("genre", &self.genre()), ("proper", &proper)];
            out.detail.push(self.fill(t::CLOSING_WRONG_WHY, &values));
            out.passages.push(closing.range.clone());
        }
        let off = review.score.iter().flat_map(|s| &s.deductions).filter(|d| d.why.is_of_form());
        out.detail.extend(off.map(|d| d.say(lang)));
        Some(out)
    }

    fn genre(&self) -> &'static str {
        let genre =
            Genre::ALL.into_iter().find(|g| g.key() == self.review.task.genre).unwrap_or(Genre::Other);
        genre.name().get(self.lang)
    }

    fn part(&self, formal: &Formal) -> String {
        let text = match (formal.wanted, &formal.found) {
            (Wanted::Waived, Some(_)) => t::PART_NEEDLESS,
            (Wanted::Waived, None) => t::PART_WAIVED,
            (_, Some(_)) => t::PART_THERE,
            (Wanted::Asked, None) => t::PART_COSTS,
            (Wanted::Usual, None) => t::PART_USUAL,
        };
        self.fill(text, &[("part", &formal.part.name().get(self.lang)), ("genre", &self.genre())])
    }

    fn copied(&self) -> Finding {
        let review = self.review;
        let copied = &review.copied;
        let Some(sources) = &review.sources else {
            return self.finding(Kind::Copied, t::COPIED, Grade::Plain, self.say(t::COPIED_UNKNOWN));
        };
        if copied.runs.is_empty() {
            let mut out = self.finding(Kind::Copied, t::COPIED, Grade::Good, self.say(t::NONE));
            out.detail.push(self.say(t::COPIED_NONE_WHY));
            return out;
        }
        let values: [(&str, &dyn Display); 3] =
            [("n", &copied.runs.len()), ("chars", &copied.chars()), ("longest", &copied.longest())];
        let grade = if copied.longest() >= BAND { Grade::Bad } else { Grade::Fair };
        let mut out = self.finding(Kind::Copied, t::COPIED, grade, self.fill(t::COPIED_VERDICT, &values));
        for (run, source) in copied.runs.iter().zip(sources).take(TOLD) {
            let values: [(&str, &dyn Display); 3] =
                [("text", &self.quote(&run.essay)), ("source", source), ("n", &run.chars)];
            out.detail.push(self.fill(t::COPIED_RUN, &values));
        }
        out.detail.push(if copied.longest() >= BAND && review.genre() == Genre::Essay {
            self.fill(t::COPIED_BAND, &[("n", &copied.longest())])
        } else {
            self.say(t::COPIED_WHY)
        });
        out.passages = copied.runs.iter().map(|r| r.essay.clone()).collect();
        out
    }

    fn bare_headings(&self) -> Vec<Range<usize>> {
        let points = self.review.points.iter().filter(|p| p.bare_heading && p.status != Status::Missing);
        distinct(points.filter_map(|p| p.span.clone()))
    }

    fn bare(&self) -> Finding {
        let passages = self.bare_headings();
        if passages.is_empty() {
            let mut out = self.finding(Kind::BareHeadings, t::BARE, Grade::Good, self.say(t::NONE));
            out.detail.push(self.say(t::BARE_NONE));
            return out;
        }
        let verdict = self.fill(t::BARE_VERDICT, &[("n", &passages.len())]);
        let mut out = self.finding(Kind::BareHeadings, t::BARE, Grade::Bad, verdict);
        out.detail =
            passages.iter().map(|p| self.fill(t::BARE_WHY, &[("heading", &self.quote(p))])).collect();
        out.passages = passages;
        out
    }

    fn repeated(&self) -> Finding {
        let given = |p: &&Reviewed| p.leaf && p.status != Status::Missing && !p.repeated.is_empty();
        let points: Vec<&Reviewed> = self.review.points.iter().filter(given).collect();
        let again = distinct(points.iter().flat_map(|p| p.repeated.iter().cloned()));
        if again.is_empty() {
            let mut out = self.finding(Kind::Repeated, t::REPEATED, Grade::Good, self.say(t::NONE));
            out.detail.push(self.say(t::REPEATED_NONE));
            return out;
        }
        let verdict = self.fill(t::REPEATED_VERDICT, &[("n", &again.len())]);
        let mut out = self.finding(Kind::Repeated, t::REPEATED, Grade::Fair, verdict);
        out.detail = points.iter().map(|p| self.fill(t::REPEATED_WHY, &[("point", &p.text)])).collect();
        out.detail.extend(self.quotes(&again));
        out.passages = distinct(points.iter().filter_map(|p| p.span.clone()).chain(again));
        out
    }

    fn unclaimed(&self) -> Finding {
        let review = self.review;
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let passages = review.unclaimed.clone();
        let chars: usize = passages.iter().filter_map(|r| review.essay.get(r.clone())).map(count).sum();
        if chars == 0 {
            let mut out = self.finding(Kind::Unclaimed, t::UNCLAIMED, Grade::Good, self.say(t::NONE));
            out.detail.push(self.say(t::UNCLAIMED_NONE));
            return out;
        }
        let share = percent(chars as f64 / count(&review.essay).max(1) as f64);
        let values: [(&str, &dyn Display); 3] =
            [("n", &passages.len()), ("chars", &chars), ("share", &share)];
        let verdict = self.fill(t::UNCLAIMED_VERDICT, &values);
        let mut out = self.finding(Kind::Unclaimed, t::UNCLAIMED, Grade::Fair, verdict);
        out.detail.push(self.say(t::UNCLAIMED_WHY));
        out.detail.extend(self.quotes(&passages));
        out.passages = passages;
        out
    }

    fn order(&self) -> Finding {
        let review = self.review;
        let moved: Vec<&Reviewed> = review.points.iter().filter(|p| p.moved()).collect();
        let why = if review.order_matters { t::ORDER_MATTERS } else { t::ORDER_NO_MATTER };
        if moved.is_empty() {
            return self.finding(Kind::Order, t::ORDER, Grade::Good, self.say(t::ORDER_SAME));
        }
        let grade = if review.order_matters { Grade::Bad } else { Grade::Plain };
        let verdict = self.fill(t::ORDER_MOVED, &[("n", &moved.len())]);
        let mut out = self.finding(Kind::Order, t::ORDER, grade, verdict);
        out.detail.push(self.say(why));
        for point in &moved {
            let text = if point.order == Some(Placement::Early) { t::ORDER_EARLY } else { t::ORDER_LATE };
            out.detail.push(self.fill(text, &[("point", &format!("{}{}", point.number, point.text))]));
        }
        out.passages = distinct(moved.iter().filter_map(|p| p.span.clone()));
        out
    }

    fn balance(&self) -> Finding {
        let review = self.review;
        let mut uneven = 0;
        let mut detail = Vec::new();
        for point in &review.points {
            let Some(share) = point.share else { continue };
            let weight = review.weight_share(point);
            let name = format!("{}{}", point.number, point.text);
            let (due, taken) = (percent(weight), percent(share));
            let values: [(&str, &dyn Display); 3] = [("point", &name), ("weight", &due), ("share", &taken)];
            let mut line = self.fill(t::ROOM_PART, &values);
            if share + UNBALANCED < weight {
                uneven += 1;
                line += t::ROOM_LITTLE.get(self.lang);
            } else if weight + UNBALANCED < share {
                uneven += 1;
                line += t::ROOM_MUCH.get(self.lang);
            }
            detail.push(line);
        }
        let (grade, verdict) = if uneven == 0 {
            (Grade::Good, self.say(t::ROOM_EVEN))
        } else {
            (Grade::Fair, self.fill(t::ROOM_UNEVEN, &[("n", &uneven)]))
        };
        Finding { detail, ..self.finding(Kind::Balance, t::ROOM, grade, verdict) }
    }

    /// The candidate's own scratch outline against the reference; none if there is none.
    fn plan(&self) -> Option<Finding> {
        let leaves: Vec<(&Reviewed, Status)> =
            self.review.points.iter().filter(|p| p.leaf).filter_map(|p| Some((p, p.planned?))).collect();
        if leaves.is_empty() {
            return None;
        }
        let count = |status| leaves.iter().filter(|(_, planned)| *planned == status).count();
        let (whole, half, none) = (count(Status::Covered), count(Status::Partial), count(Status::Missing));
        let values: [(&str, &dyn Display); 3] = [("whole", &whole), ("half", &half), ("none", &none)];
        let grade = if 2 * none > leaves.len() { Grade::Fair } else { Grade::Plain };
        let mut out = self.finding(Kind::Plan, t::PLAN, grade, self.fill(t::PLAN_VERDICT, &values));
        for (text, planned, written) in [
            (t::PLAN_NOT_WRITTEN, true, false),
            (t::PLAN_NEITHER, false, false),
            (t::PLAN_WRITTEN, false, true),
        ] {
            let here = leaves.iter().filter(|(p, plan)| {
                (*plan != Status::Missing, p.status != Status::Missing) == (planned, written)
            });
            let names: Vec<&str> = here.map(|(p, _)| p.text.as_str()).collect();
            if !names.is_empty() {
                out.detail.push(self.fill(text, &[("points", &names.join(t::LIST.get(self.lang)))]));
            }
        }
        Some(out)
    }

    fn glance(&self) -> Finding {
        let review = self.review;
        let seen = |r: &Range<usize>| {
            let text = review.essay.get(r.clone()).unwrap_or_default();
            review.points.iter().any(|p| names(text, p))
        };
        let told = review.glance.iter().filter(|r| seen(r)).count();
        let all = review.glance.len();
        let verdict = self.fill(t::GLANCE_VERDICT, &[("n", &told), ("all", &all)]);
        // Only essays are marked by the first look; short answers point by point.
        let grade = match (review.genre() == Genre::Essay, 2 * told >= all) {
            (true, false) => Grade::Fair,
            (true, true) => Grade::Good,
            (false, _) => Grade::Plain,
        };
        let mut out = self.finding(Kind::Glance, t::GLANCE, grade, verdict);
        out.detail.push(self.say(t::GLANCE_WHY));
        out.passages.clone_from(&review.glance);
        out
    }
}

/// Whether a text has words of a point: one of its cues, three hanzi in a row or a Latin word of some length.
fn names(text: &str, point: &Reviewed) -> bool {
    let has = |part: &str| text.contains(part);
    let latin = |word: &&str| word.len() > 4 && word.is_ascii();
    let chars: Vec<char> = point.text.chars().collect();
    let hanzi = |w: &[char]| w.iter().all(|c| is_hanzi(*c)) && has(&w.iter().collect::<String>());
    point.cues.iter().any(|(cue, _)| has(cue))
        || chars.windows(3).any(hanzi)
        || point.text.split(|c: char| !c.is_alphanumeric()).filter(latin).any(has)
}

fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0 + 1e-9).floor() as u32
}

/// The passages in order, each once.
fn distinct(passages: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = passages.collect();
    out.sort_by_key(|r| (r.start, r.end));
    out.dedup();
    out
}

#[cfg(test)]
mod tests;
