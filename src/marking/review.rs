//! A report gone over point by point 对照: what was stored at hand-in, with what the pack knows of the points and the
//! candidate's own verdicts, which win in all figures. Shown on the screen, exported and printed from here.
use super::{
    assess::{Work, assess, input},
    copied::{Copied, Run, copied, section},
    coverage::Tally,
    form::{Closing, Formal, closing, form},
    glance::glance,
    limit::{Measured, Penalty, measure},
    score::{Leaf, Marked, Score, score},
};
use crate::{
    compare::{self, Placement, Reason, Report, Status},
    locales::{Lang, report as say},
    store::{Course, HandedIn, Own, Task, Verdict, Verdicts},
    study::{
        Library,
        genre::Genre,
        model::{Limit, Material, Outline, Pack, Question, walk},
    },
    text::{
        count::Counts,
        marks::is_hanzi,
        numbering::{latin, number},
        sanitise::clean,
    },
};
use jiff::Timestamp;
use places::{Places, terms};
use std::{collections::HashMap, ops::Range};

mod draft;
mod places;

/// Where the comparison comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It was stored at hand-in.
    Stored,
    /// The attempt has none that can be read; made now from the question in the library.
    Fresh,
    /// Neither.
    Nowhere,
}

/// How much time an attempt took, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Time {
    /// Working time, pauses not counted.
    pub active: u64,
    /// Pauses.
    pub paused: u64,
    /// Time allowed.
    pub allowed: u64,
}

impl Time {
    /// Working time beyond what is allowed.
    pub fn over(self) -> u64 {
        self.active.saturating_sub(self.allowed)
    }
}

/// An attempt, gone over.
#[derive(Debug, Clone)]
pub struct Review {
    /// What was answered.
    pub task: Task,
    /// Start, wall clock.
    pub started: Timestamp,
    /// Hand-in, wall clock.
    pub ended: Timestamp,
    /// Time used.
    pub time: Time,
    /// The counts of the essay.
    pub counts: Counts,
    /// By the limit; `None`: the question has none that is understood.
    pub limit: Option<Measured>,
    /// The reference outline was opened before hand-in.
    pub outline_opened: bool,
    /// How it went.
    pub course: Course,
    /// The essay; all byte ranges are of this text.
    pub essay: String,
    /// Where the comparison comes from.
    pub source: Source,
    /// Title of the outline.
    pub title: String,
    /// The points in reading order.
    pub points: Vec<Reviewed>,
    /// Share of the weight that is given, 0–1, with the candidate's verdicts.
    pub coverage: f64,
    /// How many leaves have which status, with the candidate's verdicts.
    pub tally: Tally,
    /// Share of the given points that stand in the outline's order, 0–1.
    pub order: f64,
    /// The outline is a sequence, so that its order matters.
    pub order_matters: bool,
    /// Passages that no point claims.
    pub unclaimed: Vec<Range<usize>>,
    /// The parts of the form that the genre has.
    pub form: Vec<Formal>,
    /// The closing formula.
    pub closing: Option<Closing>,
    /// What is taken over from the material.
    pub copied: Copied,
    /// What each copied run's place in the material is called; `None`: the question is not in the library.
    pub sources: Option<Vec<String>>,
    /// The passages that a marker looks at first.
    pub glance: Vec<Range<usize>>,
    /// Between which points the score lies; `None`: the question is not in the library, or nothing was compared.
    pub score: Option<Score>,
    /// Coverage by the program alone.
    stored: f64,
    /// The question's full score and the limit that its count is held against.
    full: Option<f64>,
    held: Option<Limit>,
}

/// A point, gone over.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// 1-based path such as `2.1`.
    pub id: String,
    /// Its number as it is shown, such as `（一）`.
    pub number: String,
    /// Heading without its number.
    pub text: String,
    /// 1 for a top-level point.
    pub depth: usize,
    /// Index of the point above.
    pub parent: Option<usize>,
    /// It has no points beneath.
    pub leaf: bool,
    /// Weight in the outline.
    pub weight: f64,
    /// Expressions that a marker would accept; whether they stand in its passage.
    pub cues: Vec<(String, bool)>,
    /// The status that counts: the candidate's verdict if there is one (of a point with others beneath: by theirs).
    pub status: Status,
    /// The program's status.
    pub judged: Status,
    /// The candidate's verdict.
    pub own: Option<Verdict>,
    /// How much of the point the program thinks is given, 0–1.
    pub score: f64,
    /// The passage that carries it.
    pub span: Option<Range<usize>>,
    /// Matched expressions in the essay, in its order.
    pub terms: Vec<Range<usize>>,
    /// How sure the program is of its status, 0–1; 0: not told.
    pub confidence: f64,
    /// The program is not sure enough of it.
    pub unsure: bool,
    /// What of its text is said in the passage, or in the nearest one: bytes of `text`.
    pub said: Vec<Range<usize>>,
    /// Other passages that say it again.
    pub repeated: Vec<Range<usize>>,
    /// Of a missing point: the nearest passage and why it does not count.
    pub nearest: Option<Near>,
    /// Only named by a heading that has no text below it.
    pub bare_heading: bool,
    /// Its status in the candidate's own scratch outline; `None`: there is none.
    pub planned: Option<Status>,
    /// Where it stands against the outline's order.
    pub order: Option<Placement>,
    /// Of a top-level point: share of the text under it, 0–1.
    pub share: Option<f64>,
}

/// What comes nearest to a missing point.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The passage; none if nothing is like the point.
    pub span: Option<Range<usize>>,
    /// Matched expressions in it.
    pub terms: Vec<Range<usize>>,
    /// Why it does not count.
    pub reason: Reason,
    /// The point that it is about, if that is the reason: number and text.
    pub about: Option<String>,
}

impl Near {
    /// Why the passage does not count.
    pub fn why(&self, lang: Lang) -> String {
        match (self.reason, &self.about) {
            (Reason::NothingLikeIt | Reason::TooLittle, _) => say::TOO_LITTLE.get(lang).to_owned(),
            (Reason::OtherPoint, Some(about)) => say::OTHER_POINT_NAMED.fill(lang, &[("point", about)]),
            (Reason::OtherPoint, None) => say::OTHER_POINT.get(lang).to_owned(),
            (Reason::OtherSection, _) => say::OTHER_SECTION.get(lang).to_owned(),
            (Reason::OnlyTopic, _) => say::ONLY_TOPIC.get(lang).to_owned(),
        }
    }
}

impl Reviewed {
    /// Whether it waits for the candidate's verdict.
    pub fn is_open(&self) -> bool {
        self.leaf && self.unsure && self.own.is_none()
    }

    /// Whether it stands elsewhere than the outline has it.
    pub fn moved(&self) -> bool {
        self.status != Status::Missing && matches!(self.order, Some(Placement::Early | Placement::Late))
    }
}

impl Review {
    /// Goes over an attempt. The pack's outline adds cues where it still has the point; without a stored report the
    /// essay is compared now if the library has the question.
    pub fn of(work: &HandedIn, own: &Verdicts, library: &Library) -> Self {
        let task = &work.summary.task;
        Self::with(work, own, library.question(&format!("{}/{}", task.pack, task.question)).ok())
    }

    fn with(work: &HandedIn, own: &Verdicts, found: Option<(&Pack, &Question)>) -> Self {
        let HandedIn { summary, report, essay } = work;
        let task = &summary.task;
        let (source, report) = match serde_json::from_value::<Report>(report.clone()) {
            Ok(report) => (Source::Stored, Some(report)),
            Err(_) => match fresh(found, essay, summary.counts) {
                Some(report) => (Source::Fresh, Some(report)),
                None => (Source::Nowhere, None),
            },
        };
        let limit: Option<Limit> = serde_json::from_value(task.limit.clone()).ok().flatten();
        let mut review = Self {
            task: task.clone(),
            started: summary.started,
            ended: summary.ended,
            time: Time {
                active: summary.active_ms,
                paused: summary.paused_ms,
                allowed: u64::from(task.minutes).saturating_mul(60_000),
            },
            counts: summary.counts,
            limit: limit.map(|limit| measure(limit, &summary.counts)),
            outline_opened: summary.outline_opened,
            course: summary.course.clone(),
            essay: clean(essay).into_owned(),
            source,
            title: String::new(),
            points: Vec::new(),
            coverage: 0.0,
            tally: Tally::default(),
            order: 1.0,
            order_matters: false,
            unclaimed: Vec::new(),
            form: Vec::new(),
            closing: None,
            copied: Copied::default(),
            sources: None,
            glance: Vec::new(),
            score: None,
            stored: 0.0,
            full: found.map(|(_, question)| question.score),
            held: limit,
        };
        review.look_over(found);
        if let Some(report) = report {
            let outline = found.and_then(|(pack, question)| pack.outline(&question.outline));
            review.take(&report, outline, own);
            review.take_scratch(found);
        }
        review.reckon();
        review
    }

    fn take(&mut self, report: &Report, outline: Option<&Outline>, own: &Verdicts) {
        let place = Places::of(&self.essay);
        let cues: HashMap<String, (&str, &[String])> = outline
            .map(|o| walk(&o.points))
            .unwrap_or_default()
            .into_iter()
            .map(|placed| (placed.path, (placed.point.text.as_str(), placed.point.cues.as_slice())))
            .collect();
        let mut index: HashMap<&str, usize> = HashMap::new();
        let chinese = report.points.iter().any(|p| p.text.chars().any(is_hanzi));
        for point in &report.points {
            let (above, n) = point.id.rsplit_once('.').unwrap_or(("", &point.id));
            let (n, parent) = (n.parse().unwrap_or(0), index.get(above).copied());
            if let Some(parent) = parent.and_then(|p| self.points.get_mut(p)) {
                parent.leaf = false;
            }
            index.insert(&point.id, self.points.len());
            let text = clean(&point.text).replace('\n', " ");
            let span = point.span.and_then(|span| place.bytes(span));
            let passage = span.clone().and_then(|span| self.essay.get(span)).unwrap_or_default();
            let cues = match cues.get(&point.id) {
                Some((text, cues)) if *text == point.text => *cues,
                _ => &[],
            };
            self.points.push(Reviewed {
                id: point.id.clone(),
                number: if chinese { number(point.depth, n) } else { latin(point.depth, n) },
                depth: point.depth.max(1),
                parent,
                leaf: true,
                weight: if point.weight > 0.0 { point.weight } else { 1.0 },
                cues: cues.iter().map(|cue| (cue.clone(), passage.contains(cue.as_str()))).collect(),
                status: point.status,
                judged: point.status,
                own: own.points.get(&point.id).filter(|o| o.text == text).map(|o| o.verdict),
                text,
                score: point.score.clamp(0.0, 1.0),
                terms: terms(&point.evidence, &place, &self.essay),
                confidence: point.confidence,
                unsure: point.unsure,
                said: point.said.iter().filter_map(|span| Places::of(&point.text).bytes(*span)).collect(),
                repeated: point.repeated.iter().filter_map(|span| place.bytes(*span)).collect(),
                nearest: point.nearest.as_ref().map(|near| Near {
                    span: near.passage.as_ref().and_then(|p| place.bytes(p.span)),
                    terms: terms(near.passage.as_slice(), &place, &self.essay),
                    reason: near.reason,
                    about: near.about.clone(),
                }),
                bare_heading: point.bare_heading,
                planned: None,
                span,
                order: point.order,
                share: report.balance.iter().find(|b| b.id == point.id).map(|b| b.share),
            });
        }
        self.title.clone_from(&report.title);
        self.name_neighbours();
        self.order_matters = report.order.matters;
        self.order = report.order.score;
        self.unclaimed = report.unclaimed.iter().filter_map(|span| place.bytes(*span)).collect();
        self.stored = report.coverage;
    }

    /// The same attempt as a question that is worth so many points, as a paper may say.
    #[must_use]
    pub fn out_of(mut self, full: f64) -> Self {
        self.full = Some(full);
        self.reckon();
        self
    }

    /// Looks at what can be seen without the outline: form, first look, what is copied.
    fn look_over(&mut self, found: Option<(&Pack, &Question)>) {
        let genre = self.genre();
        self.form = form(genre, &self.task.prompt, &self.essay);
        self.closing = closing(genre, &self.essay);
        self.glance = glance(&self.essay);
        let Some((pack, question)) = found else { return };
        let of_question =
            question.materials.iter().filter_map(|id| pack.materials.iter().find(|m| m.id == *id));
        let given: Vec<&Material> = of_question.collect();
        let texts: Vec<&str> = given.iter().map(|m| m.text.as_str()).collect();
        self.copied = copied(&self.essay, &texts);
        let name = |run: &Run| given.get(run.source).map(|m| section(&m.text, run.from).unwrap_or(&m.title));
        self.sources =
            Some(self.copied.runs.iter().map(|run| name(run).unwrap_or_default().to_owned()).collect());
    }

    /// The genre of the question.
    pub fn genre(&self) -> Genre {
        Genre::ALL.into_iter().find(|g| g.key() == self.task.genre).unwrap_or(Genre::Other)
    }

    /// Holds the candidate's scratch outline against the reference as well.
    fn take_scratch(&mut self, found: Option<(&Pack, &Question)>) {
        let (Some((pack, question)), scratch) = (found, &self.course.scratch) else { return };
        if scratch.trim().is_empty() {
            return;
        }
        let outline = pack.outline(&question.outline);
        let report = compare::compare(&input(outline, pack.essays_of(question), None, scratch));
        for planned in &report.points {
            if let Some(point) = self.points.iter_mut().find(|p| p.id == planned.id && p.text == planned.text)
            {
                point.planned = Some(planned.status);
            }
        }
    }

    /// The nearest passages' points are told by number and text.
    fn name_neighbours(&mut self) {
        let names: HashMap<String, String> =
            self.points.iter().map(|p| (p.id.clone(), format!("{}{}", p.number, p.text))).collect();
        for near in self.points.iter_mut().filter_map(|p| p.nearest.as_mut()) {
            near.about = near.about.as_ref().and_then(|id| names.get(id)).cloned();
        }
    }

    fn mark(&self) -> Option<Score> {
        let full = self.full.filter(|_| !self.points.is_empty())?;
        let leaves: Vec<Leaf> = self.points.iter().filter(|p| p.leaf).map(leaf).collect();
        let marked = Marked {
            full,
            genre: self.genre(),
            leaves: &leaves,
            limit: self.held,
            counts: &self.counts,
            form: &self.form,
            copied: self.copied.longest(),
            draft: &self.essay,
        };
        Some(score(marked, &Penalty::default()))
    }

    /// Works out statuses and figures.
    fn reckon(&mut self) {
        let points = &mut self.points;
        let mut overruled = vec![false; points.len()];
        // From the last on, so that what is beneath comes first.
        for i in (0..points.len()).rev() {
            if points[i].leaf {
                points[i].status = points[i].own.map_or(points[i].judged, status);
                overruled[i] = points[i].own.is_some();
            } else if overruled[i] {
                let mut beneath = points.iter().filter(|p| p.parent == Some(i)).map(|p| p.status);
                let first = beneath.next().unwrap_or(Status::Partial);
                points[i].status = if beneath.all(|s| s == first) { first } else { Status::Partial };
            } else {
                points[i].status = points[i].judged;
            }
            if let Some(parent) = points[i].parent {
                overruled[parent] |= overruled[i];
            }
        }
        self.tally = Tally::default();
        let (mut got, mut all) = (0.0, 0.0);
        for point in points.iter().filter(|p| p.leaf) {
            all += point.weight;
            match point.status {
                Status::Covered => {
                    self.tally.covered += 1;
                    got += point.weight;
                }
                Status::Partial => {
                    self.tally.partial += 1;
                    got += point.weight / 2.0;
                }
                Status::Missing => self.tally.missing += 1,
            }
        }
        self.score = self.mark();
        self.coverage = if overruled.contains(&true) && all > 0.0 { got / all } else { self.stored };
    }

    /// Takes the candidate's verdict on a leaf; `None` takes it back. False if the point has others beneath.
    pub fn judge(&mut self, point: usize, verdict: Option<Verdict>) -> bool {
        let Some(point) = self.points.get_mut(point).filter(|p| p.leaf) else { return false };
        point.own = verdict;
        self.reckon();
        true
    }

    /// The candidate's verdicts, to be kept.
    pub fn verdicts(&self) -> Verdicts {
        let own = |p: &Reviewed| Some((p.id.clone(), Own { verdict: p.own?, text: p.text.clone() }));
        let points: std::collections::BTreeMap<_, _> = self.points.iter().filter_map(own).collect();
        let coverage = (!points.is_empty()).then_some(self.coverage);
        Verdicts { coverage, points, ..Verdicts::default() }
    }

    /// How many points wait for the candidate's verdict.
    pub fn unsure(&self) -> usize {
        self.points.iter().filter(|p| p.is_open()).count()
    }

    /// How many points stand elsewhere than the outline has them.
    pub fn moved(&self) -> usize {
        self.points.iter().filter(|p| p.moved()).count()
    }

    /// Share of the weight of covered leaves, 0–1; what coverage has beyond it comes from partial ones.
    pub fn given(&self) -> f64 {
        let covered = self.points.iter().filter(|p| p.leaf && p.status == Status::Covered);
        covered.map(|p| self.weight_share(p)).sum()
    }

    /// Share of the outline's weight that a point has, 0–1.
    pub fn weight_share(&self, point: &Reviewed) -> f64 {
        let all: f64 = self.points.iter().filter(|p| p.leaf).map(|p| p.weight).sum();
        if all > 0.0 { point.weight / all } else { 0.0 }
    }
}

/// The status that a verdict stands for.
pub const fn status(verdict: Verdict) -> Status {
    match verdict {
        Verdict::Given => Status::Covered,
        Verdict::Half => Status::Partial,
        Verdict::Missing => Status::Missing,
    }
}

fn fresh(found: Option<(&Pack, &Question)>, draft: &str, counts: Counts) -> Option<Report> {
    let (pack, question) = found?;
    Some(assess(Work { pack, question, draft, counts }).report)
}

/// A leaf as the score sees it.
fn leaf(point: &Reviewed) -> Leaf {
    let score = match point.own {
        None => point.score,
        Some(Verdict::Given) => 1.0,
        Some(Verdict::Half) => 0.5,
        Some(Verdict::Missing) => 0.0,
    };
    Leaf { weight: point.weight, status: point.status, score }
}

#[cfg(test)]
mod tests;
