//! The report of an attempt 对照: the outline with statuses beside the essay, evidence highlighted.
//!
//! ```text
//!  市政府常务会议通知                                                      2026-03-01 09:30
//!  估分 7.5—12 / 15分   覆盖率 68% ━━━━━━━──────   ● 7 已覆盖  ◐ 2 部分  ○ 3 遗漏
//!  失分    ○（二）参会要求 −1.5 · 缺标题：扣1.5分
//!  下一步  先自判2个要点（v） · 补写“参会要求”：请假、准时
//!  287/≤300格 符合要求 · 用时 24:10 / 25分钟 · 未看提纲 · 卷面3处要看（f）
//!
//!  ─ 提纲 ──────────────────────── 权重 ─   ─ 我的作答 ──────────────────────────────
//!  ▌● 一、会议时间和地点               2       ……    one above the other under 100 columns,
//!   ○ 二、参会要求                     1             one pane only where there are few rows;
//!  ─ 一、会议时间和地点 ─────────────────             f: what is found on the paper in the outline's place
//!   ● 已覆盖 · 权重 2（20%） · ……
//!   可得分的表述：……
//! ```
use super::super::{
    desk::Desk,
    keys::{Action, Keys, LIST, ch, hinted, key, row},
    parts::{list::List, reading::Reading, tree::Tree},
    screen::{Click, Mouse, Request, Requests, Screen, Tone},
};
use super::course::Course;
use crate::{
    compare::Status,
    export::{Format, export},
    locales::{Lang, Say, Text, course, report as say, shell, versus},
    marking::{
        Review,
        findings::{Finding, Grade, findings},
        review::Reviewed,
    },
    store::{StoreError, Verdict},
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
};
use std::ops::Range;

mod details;
mod findings;
mod head;
mod marks;
mod panes;
mod points;

pub use head::mode_name;

/// Keys of the whole screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_REPORT,
    rows: &[
        hinted(&[key(KeyCode::Tab), key(KeyCode::BackTab)], Action::NextPane, say::HINT_PANE, say::DO_PANE),
        hinted(&[ch('m')], Action::ModelEssay, say::HINT_MODEL, say::DO_MODEL),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
        hinted(&[ch('f')], Action::Findings, say::HINT_FINDINGS, say::DO_FINDINGS),
        hinted(&[ch('c')], Action::Versus, versus::HINT_VERSUS, versus::DO_VERSUS),
        hinted(&[ch('t')], Action::Course, course::HINT_COURSE, course::DO_COURSE),
        hinted(&[ch('x')], Action::Export, say::HINT_EXPORT, say::DO_EXPORT),
    ],
};

/// Keys while the outline has the keyboard.
pub static POINTS: Keys = Keys {
    name: say::KEYS_POINTS,
    rows: &[
        hinted(&[ch('n')], Action::NextMissing, say::HINT_NEXT_MISSING, say::DO_NEXT_MISSING),
        row(&[ch('N'), ch('p')], Action::PreviousMissing, say::DO_PREVIOUS_MISSING),
        hinted(&[ch('v')], Action::NextUnsure, say::HINT_NEXT_UNSURE, say::DO_NEXT_UNSURE),
        row(&[key(KeyCode::Enter), ch(' ')], Action::FoldToggle, say::DO_FOLD_TOGGLE),
        row(&[key(KeyCode::Left)], Action::Fold, say::DO_FOLD),
        row(&[key(KeyCode::Right)], Action::Unfold, say::DO_UNFOLD),
        row(&[ch('z')], Action::FoldAll, say::DO_FOLD_ALL),
        row(&[ch('1')], Action::Judge(Some(Verdict::Given)), say::DO_GIVEN),
        row(&[ch('2')], Action::Judge(Some(Verdict::Half)), say::DO_HALF),
        row(&[ch('3')], Action::Judge(Some(Verdict::Missing)), say::DO_NOT_GIVEN),
        row(&[ch('0')], Action::Judge(None), say::DO_NO_VERDICT),
    ],
};

/// Keys while what is found on the paper has the keyboard.
pub static FINDINGS: Keys = Keys {
    name: say::KEYS_FINDINGS,
    rows: &[hinted(&[ch('f')], Action::Findings, say::HINT_OUTLINE, say::DO_OUTLINE)],
};

/// Columns from which on outline and essay stand side by side.
const SIDE_BY_SIDE: u16 = 100;
/// Columns from which on a model essay stands beside the essay instead of in its place.
const THREE_ABREAST: u16 = 150;
/// Rows under which only one pane is shown.
const FEW_ROWS: u16 = 16;
/// Rows from which on there is room for more than is needed.
const MANY_ROWS: u16 = 28;

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Points,
    Draft,
    Model,
}

/// A model essay and which of its passages carries which point.
struct ModelEssay {
    title: String,
    reading: Reading,
    passages: Vec<(String, Range<usize>)>,
}

/// The screen.
pub struct Report {
    name: String,
    review: Review,
    tree: Tree,
    draft: Reading,
    models: Vec<ModelEssay>,
    /// The model essay that is open.
    model: Option<usize>,
    details: Reading,
    /// The width that the details were written for; none: they are to be written anew.
    told: Option<u16>,
    pane: Pane,
    /// What is found on the paper, in the language of `lang`.
    findings: Vec<Finding>,
    /// The findings stand in the outline's place; the one that is selected.
    found: Option<List>,
    lang: Lang,
    /// The selected point's passages are to be brought into sight at the next drawing, which knows the size.
    reveal: bool,
    size: (u16, u16),
    /// What is wrong with the verdicts on disk.
    problem: Option<StoreError>,
    judged: bool,
}

impl Report {
    /// The report of an attempt that was handed in.
    ///
    /// # Errors
    /// The attempt is not handed in, cannot be read, is damaged or newer than this program.
    pub fn open(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let work = desk.store.read(name)?;
        let (own, problem) = match desk.store.verdicts(name) {
            Ok(own) => (own, None),
            Err(problem) => (crate::store::Verdicts::default(), Some(problem)),
        };
        let review = Review::of(&work, &own, &desk.library);
        let id = format!("{}/{}", review.task.pack, review.task.question);
        let found = desk.library.question(&id).ok();
        let indent = found.map_or(0, |(pack, _)| super::question::indent_of(pack));
        let models = found.into_iter().flat_map(|(pack, question)| {
            pack.essays_of(question).map(|essay| ModelEssay {
                title: essay.title.clone(),
                reading: Reading::plain("", &essay.text, indent),
                passages: if essay.outline == question.outline { essay.passages.clone() } else { Vec::new() },
            })
        });
        let mut report = Self {
            name: name.to_owned(),
            tree: Tree::new(review.points.iter().map(|p| p.depth).collect()),
            draft: Reading::plain("", &review.essay, indent),
            models: models.collect(),
            model: None,
            details: Reading::plain("", "", 0),
            told: None,
            pane: Pane::Points,
            findings: Vec::new(),
            found: None,
            lang: desk.lang,
            reveal: true,
            size: (0, 0),
            problem,
            judged: false,
            review,
        };
        if report.review.points.is_empty() {
            report.pane = Pane::Draft;
        }
        report.speak(desk);
        report.select(0);
        Ok(report)
    }

    /// Says everything in the user's language.
    fn speak(&mut self, desk: &Desk) {
        self.lang = desk.lang;
        desk.say(say::DRAFT).clone_into(&mut self.draft.title);
        for model in &mut self.models {
            model.reading.title = desk.fill(say::MODEL, &[("title", &model.title)]);
        }
        self.findings = findings(&self.review, desk.lang);
        self.told = None;
    }

    fn select(&mut self, point: usize) {
        self.tree.select(point);
        self.selected();
    }

    /// Goes to the next (or previous) leaf that is `wanted`, around the end; says `none` if there is none.
    fn go(&mut self, forward: bool, wanted: fn(&Reviewed) -> bool, none: Text, desk: &Desk) -> Requests {
        let (count, from) = (self.review.points.len(), self.tree.selected());
        let found = |i: &usize| self.review.points.get(*i).is_some_and(|p| p.leaf && wanted(p));
        let step = |k: usize| if forward { (from + k) % count } else { (from + count - k) % count };
        match (1..=count).map(step).find(found) {
            Some(point) => {
                self.select(point);
                Requests::new()
            }
            None => vec![Request::Say(desk.say(none).to_owned())],
        }
    }

    fn judge(&mut self, verdict: Option<Verdict>, desk: &Desk) -> Requests {
        let selected = self.tree.selected();
        let before = self.review.points.get(selected).and_then(|p| p.own);
        if !self.review.judge(selected, verdict) {
            return vec![Request::Say(desk.say(say::JUDGE_LEAVES).to_owned())];
        }
        if let Err(error) = desk.store.keep_verdicts(&self.name, &self.review.verdicts()) {
            self.review.judge(selected, before);
            return vec![Request::Say(error.say(desk.lang))];
        }
        self.judged = true;
        self.findings = findings(&self.review, desk.lang);
        self.selected();
        let told = match verdict {
            Some(verdict) => desk.fill(say::JUDGED, &[("verdict", &desk.say(verdict_name(verdict)))]),
            None => desk.say(say::UNJUDGED).to_owned(),
        };
        vec![Request::Say(told)]
    }

    /// Puts what is found on the paper in the outline's place, or the outline back.
    fn toggle_findings(&mut self) {
        self.found = match self.found {
            None => {
                let mut list = List::of(self.findings.len());
                let mut worst = [Grade::Bad, Grade::Fair].into_iter();
                list.selected =
                    worst.find_map(|g| self.findings.iter().position(|f| f.grade == g)).unwrap_or(0);
                Some(list)
            }
            Some(_) => None,
        };
        self.pane =
            if self.found.is_none() && self.review.points.is_empty() { Pane::Draft } else { Pane::Points };
        self.selected();
    }

    fn export(&self, desk: &Desk) -> Requests {
        let format = Format::Markdown;
        let written = desk.store.read(&self.name).and_then(|attempt| {
            let text = export(&self.name, &attempt, &self.review, format, &desk.zone, desk.lang);
            desk.store.keep_export(&self.name, format.key(), &text)
        });
        vec![Request::Say(match written {
            Ok(path) => desk.fill(say::EXPORTED, &[("path", &path.display())]),
            Err(error) => error.say(desk.lang),
        })]
    }

    fn next_model(&mut self, desk: &Desk) -> Requests {
        let next = self.model.map_or(0, |n| n + 1);
        self.model = (next < self.models.len()).then_some(next);
        if self.model.is_none() && self.pane == Pane::Model {
            self.pane = Pane::Draft;
        } else if self.model.is_some() && self.pane == Pane::Draft {
            self.pane = Pane::Model;
        }
        self.reveal = true;
        if self.models.is_empty() {
            return vec![Request::Say(desk.say(say::NO_MODEL).to_owned())];
        }
        Requests::new()
    }

    fn next_pane(&mut self) {
        self.pane = match self.pane {
            Pane::Points => Pane::Draft,
            Pane::Draft if self.model.is_some() => Pane::Model,
            Pane::Draft | Pane::Model if self.review.points.is_empty() && self.found.is_none() => Pane::Draft,
            Pane::Draft | Pane::Model => Pane::Points,
        };
        self.reveal = true;
    }

    fn reading(&self) -> Option<&Reading> {
        match self.pane {
            Pane::Points => None,
            Pane::Draft => Some(&self.draft),
            Pane::Model => self.model.and_then(|n| self.models.get(n)).map(|m| &m.reading),
        }
    }

    fn reading_mut(&mut self) -> Option<&mut Reading> {
        match self.pane {
            Pane::Points => None,
            Pane::Draft => Some(&mut self.draft),
            Pane::Model => self.model.and_then(|n| self.models.get_mut(n)).map(|m| &mut m.reading),
        }
    }
}

/// What a verdict is called.
const fn verdict_name(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Given => say::GIVEN,
        Verdict::Half => say::HALF,
        Verdict::Missing => say::NOT_GIVEN,
    }
}

impl Screen for Report {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::REPORT).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        (desk.say(mode_name(self.review.task.mode)).to_owned(), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        match self.reading() {
            None if self.found.is_some() => vec![&FINDINGS, &KEYS, &LIST],
            None => vec![&POINTS, &KEYS, &LIST],
            Some(reading) if reading.takes_text() => vec![reading.keys()],
            Some(reading) => vec![&KEYS, reading.keys()],
        }
    }

    fn takes_text(&self) -> bool {
        self.reading().is_some_and(Reading::takes_text)
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.reading_mut().map_or_else(Requests::new, |r| r.insert(text, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::NextPane => self.next_pane(),
            Action::ModelEssay => return self.next_model(desk),
            Action::Course => {
                return vec![match Course::of(&self.review) {
                    Some(course) => Request::Push(Box::new(course)),
                    None => Request::Say(desk.say(course::NOT_KEPT).to_owned()),
                }];
            }
            Action::Versus => return super::versus::ask(&self.name, desk),
            Action::Export => return self.export(desk),
            Action::Findings => self.toggle_findings(),
            Action::NextMissing | Action::PreviousMissing => {
                let missing = |p: &Reviewed| p.status == Status::Missing;
                return self.go(action == Action::NextMissing, missing, say::NO_MISSING, desk);
            }
            Action::NextUnsure => return self.go(true, Reviewed::is_open, say::NO_UNSURE, desk),
            Action::Judge(verdict) => return self.judge(verdict, desk),
            Action::FoldToggle | Action::Fold | Action::Unfold | Action::FoldAll => {
                match action {
                    Action::FoldToggle => self.tree.toggle(),
                    Action::FoldAll => self.tree.toggle_all(),
                    _ => self.tree.fold(action == Action::Fold),
                }
                self.selected();
            }
            Action::Move(motion) if self.pane == Pane::Points => {
                match &mut self.found {
                    Some(list) => list.step(motion),
                    None => self.tree.step(motion),
                }
                self.selected();
            }
            other => return self.reading_mut().map_or_else(Requests::new, |r| r.act(other, desk)),
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        let in_model =
            self.model.and_then(|n| self.models.get(n)).is_some_and(|m| m.reading.contains(mouse.at));
        if let Some(list) = self.found.as_mut().filter(|list| list.contains(mouse.at)) {
            match mouse.what {
                Click::WheelUp => list.step(Motion::Up),
                Click::WheelDown => list.step(Motion::Down),
                Click::Press => {
                    self.pane = Pane::Points;
                    list.selected = list.row_at(mouse.at).unwrap_or(list.selected);
                }
                Click::Drag => return Requests::new(),
            }
            self.selected();
        } else if self.tree.list.contains(mouse.at) {
            match mouse.what {
                Click::WheelUp => self.tree.step(Motion::Up),
                Click::WheelDown => self.tree.step(Motion::Down),
                Click::Press => {
                    self.pane = Pane::Points;
                    match self.tree.item_at(mouse.at) {
                        Some(item) if item == self.tree.selected() => self.tree.toggle(),
                        Some(item) => self.tree.select(item),
                        None => {}
                    }
                }
                Click::Drag => return Requests::new(),
            }
            self.selected();
        } else if in_model || self.draft.contains(mouse.at) {
            let pane = if in_model { Pane::Model } else { Pane::Draft };
            if mouse.what == Click::Press {
                self.pane = pane;
            }
            let focused = std::mem::replace(&mut self.pane, pane);
            if let Some(reading) = self.reading_mut() {
                reading.mouse(mouse);
            }
            self.pane = focused;
            if pane == Pane::Draft && mouse.what == Click::Press && self.found.is_none() {
                self.select_at(self.draft.place());
            }
        } else if self.details.contains(mouse.at) {
            self.details.mouse(mouse);
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        if self.lang != desk.lang {
            self.speak(desk);
        }
        if self.size != (area.width, area.height) {
            self.size = (area.width, area.height);
            self.reveal = true;
        }
        let few_rows = area.height < FEW_ROWS;
        let head = self.head(area, desk);
        let gap = u16::from(area.height >= MANY_ROWS);
        let [top, _, body] = Layout::vertical([
            Constraint::Length(head.len() as u16),
            Constraint::Length(gap),
            Constraint::Min(0),
        ])
        .areas(area);
        for (row, line) in top.rows().zip(&head) {
            buf.set_line(row.x + 1, row.y, line, row.width.saturating_sub(1));
        }
        if std::mem::take(&mut self.reveal) {
            self.reveal_passages();
        }
        for pane in [&mut self.draft, &mut self.details] {
            pane.hide();
        }
        for model in &mut self.models {
            model.reading.hide();
        }
        self.tree.list.hide();
        if let Some(list) = &mut self.found {
            list.hide();
        }
        self.draw_body(buf, body, few_rows, desk);
    }

    fn caret(&self) -> Option<Position> {
        self.reading().and_then(Reading::caret)
    }

    fn close(&mut self, desk: &mut Desk) {
        if self.judged {
            desk.refresh();
        }
    }
}
