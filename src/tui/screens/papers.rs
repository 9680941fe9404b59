//! Putting a mock paper together: the standard set, by lot, by choice, or one that a pack gives.
//!
//! ```text
//!  ─ 套卷 ───────────────  ─ 抽题条件 ─────────────────────────────────   `form.rs`; questions to choose from: `pick.rs`
//!  ▌ 标准卷                  题数     ‹ 3 ›
//!    随机卷                  总时长   ‹ 120 分钟 ›
//!    自选卷                ─ 试卷 ─────────────────────────────────────   `sheet.rs`
//!    模考一（180分钟）        题目                     文种    分值  分钟
//!                           1 会议通知               通知      15    11
//!                             通览读题                                40
//!                             合计                           100   180
//!                           ├── 读题 40 ──┼ 1·11 ┼ 2·16 ┼──── 3·70 ────┤
//! ```
mod figure;
mod form;
pub mod keys;
mod pick;
mod sheet;
mod sources;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST},
        parts::{
            confirm::Confirm,
            input::Input,
            list::List,
            table::{Did, Table},
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    paper::Sitting,
};
use crate::{
    locales::{Lang, Say, exam, paper as say},
    practice::paper::{self, NoPaper, Plan, Wish},
    store::Mode,
    study::model::{Pack, Question},
    text::motion::Motion,
};
use figure::{Figure, digits};
use rand::RngExt;
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use sources::Source;
use std::collections::BTreeSet;

/// Seeds that the program draws are below this; any can be entered.
const SEEDS: u64 = 1_000_000;
/// Columns from which on the panes stand side by side.
const WIDE: u16 = 76;
/// Rows under which only the pane with the keyboard is shown beside the paper.
const LOW: u16 = 17;
/// The widest right side that is easy to read along.
const WIDEST: u16 = 112;

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Sources,
    Wish,
    Pick,
    Sheet,
}

/// The screen.
pub struct Papers {
    sources: Vec<Source>,
    list: List,
    pane: Pane,
    seed: u64,
    wish: Wish,
    form: form::Form,
    pick: Table<pick::Row>,
    /// Own choice: indices of packs and their questions, in the order of choosing.
    chosen: Vec<(usize, usize)>,
    sheet: sheet::Sheet,
    plan: Result<Plan, NoPaper>,
    /// The paper that is to be sat again.
    again: Option<Plan>,
    typing: Option<(Figure, Input)>,
    caret: Option<Position>,
}

impl Papers {
    /// The screen, with the standard set.
    pub fn new(desk: &mut Desk) -> Self {
        let packs = desk.library.packs().iter().enumerate();
        let given = packs.flat_map(|(p, pack)| (0..pack.papers.len()).map(move |n| Source::Given(p, n)));
        let sources = [Source::Standard, Source::Random, Source::Chosen].into_iter().chain(given).collect();
        let language = if desk.lang == Lang::Zh { "zh" } else { "en" };
        let wish = Wish {
            count: 3,
            minutes: 120,
            genres: BTreeSet::new(),
            pack: None,
            language: language.to_owned(),
        };
        let mut papers = Self {
            sources,
            list: List::default(),
            pane: Pane::Sources,
            seed: desk.rng.random_range(0..SEEDS),
            wish,
            form: form::Form::default(),
            pick: Table::new(pick::Row::is_heading),
            chosen: Vec::new(),
            sheet: sheet::Sheet::default(),
            plan: Err(NoPaper::NoEssay),
            again: None,
            typing: None,
            caret: None,
        };
        papers.list.scroll.rows = papers.sources.len();
        papers.make(desk);
        if papers.plan.is_err() {
            // Packs of the other language are what there is.
            "zh".clone_into(&mut papers.wish.language);
            papers.make(desk);
        }
        papers
    }

    /// The screen, with a paper that was sat before.
    pub fn again(plan: Plan, desk: &mut Desk) -> Self {
        let mut papers = Self::new(desk);
        papers.sources.insert(0, Source::Again);
        papers.list.scroll.rows = papers.sources.len();
        papers.again = Some(plan);
        papers.make(desk);
        papers
    }

    fn source(&self) -> Source {
        self.sources.get(self.list.selected).copied().unwrap_or(Source::Standard)
    }

    /// The panes that there are for the source.
    fn panes(&self) -> &'static [Pane] {
        match self.source() {
            Source::Again | Source::Standard | Source::Given(..) => &[Pane::Sources, Pane::Sheet],
            Source::Random => &[Pane::Sources, Pane::Wish, Pane::Sheet],
            Source::Chosen => &[Pane::Sources, Pane::Pick, Pane::Sheet],
        }
    }

    fn next_pane(&mut self, by: usize) {
        let panes = self.panes();
        let now = panes.iter().position(|p| *p == self.pane).unwrap_or(0);
        self.pane = panes[(now + by) % panes.len()];
    }

    /// Makes the paper anew.
    fn make(&mut self, desk: &Desk) {
        let packs = desk.library.packs();
        self.plan = match self.source() {
            Source::Again => self.again.clone().ok_or(NoPaper::NoEssay),
            Source::Standard => paper::standard(&desk.library, &self.wish.language, self.seed),
            Source::Random => paper::draw(&desk.library, &self.wish, self.seed),
            Source::Chosen => {
                let question = |(p, q): &(usize, usize)| {
                    packs.get(*p).and_then(|pack| Some((pack, pack.questions.get(*q)?)))
                };
                let chosen: Vec<(&Pack, &Question)> = self.chosen.iter().filter_map(question).collect();
                let found = chosen.len();
                let few = NoPaper::Few { found, wanted: *paper::COUNT.start() };
                if found < *paper::COUNT.start() { Err(few) } else { Ok(Plan::of("", &chosen, None)) }
            }
            Source::Given(p, n) => {
                packs.get(p).and_then(|pack| Plan::given(pack, pack.papers.get(n)?)).ok_or(NoPaper::NoEssay)
            }
        };
        self.sheet.reset();
    }

    fn redraw(&mut self, desk: &mut Desk) -> Requests {
        if !matches!(self.source(), Source::Standard | Source::Random) {
            return vec![Request::Say(desk.say(say::NOT_DRAWN).to_owned())];
        }
        self.seed = desk.rng.random_range(0..SEEDS);
        self.make(desk);
        Requests::new()
    }

    /// Why it cannot be begun, or the paper.
    fn ready(&self, desk: &Desk) -> Result<&Plan, Requests> {
        match &self.plan {
            Ok(plan) if plan.preparation() < 0 => Err(desk.say(say::TOO_LONG).to_owned()),
            Ok(plan) => Ok(plan),
            Err(why) => Err(why_not(*why, self.source(), desk)),
        }
        .map_err(|said| vec![Request::Say(said)])
    }

    fn start(&self, mode: Mode, desk: &mut Desk) -> Requests {
        match self.ready(desk) {
            Err(said) => said,
            Ok(plan) => match Sitting::begin(plan, mode, desk) {
                Ok(sitting) => vec![Request::Replace(Box::new(sitting))],
                Err(error) => vec![Request::Say(error.say(desk.lang))],
            },
        }
    }

    /// Asks whether to begin it as an exam.
    pub fn ask_exam(&self, desk: &Desk) -> Requests {
        let plan = match self.ready(desk) {
            Err(said) => return said,
            Ok(plan) => plan,
        };
        let told = [
            desk.fill(say::ASK_EXAM_1, &[("count", &plan.items.len()), ("n", &plan.minutes)]),
            desk.say(exam::ASK_EXAM_2).to_owned(),
            desk.say(exam::ASK_EXAM_3).to_owned(),
        ];
        let lines = told.map(|l| Line::styled(l, desk.theme.text)).to_vec();
        vec![Request::Push(Box::new(Confirm::new(say::ASK_EXAM, lines, (exam::BEGIN, Action::StartExamNow))))]
    }

    fn change(&mut self, more: bool, desk: &Desk) {
        match self.pane {
            Pane::Wish => {
                self.change_wish(more, desk);
                self.make(desk);
            }
            Pane::Sheet => self.step_figure(more),
            Pane::Sources | Pane::Pick => {}
        }
    }

    fn edit(&mut self, desk: &Desk) -> Requests {
        match self.pane {
            Pane::Wish => self.edit_wish(desk),
            Pane::Sheet => match self.figure() {
                Some(figure) => self.enter(figure, desk),
                None => Requests::new(),
            },
            Pane::Sources | Pane::Pick => Requests::new(),
        }
    }

    fn move_in_pane(&mut self, motion: Motion, desk: &Desk) {
        match self.pane {
            Pane::Sources => {
                self.list.step(motion);
                self.make(desk);
            }
            Pane::Wish => self.form.fields.step(motion),
            Pane::Sheet => self.sheet.rows.step(motion),
            Pane::Pick => {
                self.pick.act(Action::Move(motion));
            }
        }
    }

    /// What is left of an action of the questions to choose from.
    fn picked(&mut self, did: Did, desk: &Desk) -> Requests {
        match did {
            Did::Filtered => self.fill_pick(desk),
            Did::Leave => self.pane = Pane::Sources,
            Did::Open => self.toggle(desk),
            Did::Done | Did::Nothing => {}
        }
        Requests::new()
    }
}

fn why_not(why: NoPaper, source: Source, desk: &Desk) -> String {
    match why {
        NoPaper::Few { .. } if source == Source::Chosen => desk.say(say::CHOOSE_SOME).to_owned(),
        NoPaper::Few { found, wanted } => desk.fill(say::FEW, &[("found", &found), ("wanted", &wanted)]),
        NoPaper::NoEssay => desk.say(say::NO_ESSAY).to_owned(),
    }
}

impl Screen for Papers {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::PAPERS).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        match &self.plan {
            Ok(plan) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("count", &plan.items.len()), ("minutes", &plan.minutes)];
                (desk.fill(say::FACTS, &values), Tone::Plain)
            }
            Err(_) => (String::new(), Tone::Plain),
        }
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.typing.is_some() {
            return vec![&keys::FIGURE];
        }
        match self.pane {
            Pane::Sources => vec![&keys::KEYS, &LIST],
            Pane::Wish if self.form.genres.is_some() => vec![&keys::GENRES, &LIST],
            Pane::Wish => vec![&keys::WISH, &LIST],
            Pane::Pick => self.pick.keys(&keys::PICK),
            Pane::Sheet => vec![&keys::SHEET, &LIST],
        }
    }

    fn takes_text(&self) -> bool {
        self.typing.is_some() || self.pane == Pane::Pick && self.pick.takes_text()
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        if let Some((_, input)) = &mut self.typing {
            input.insert(&digits(text, input.text().len()));
            return Requests::new();
        }
        let did = self.pick.insert(text);
        self.picked(did, desk)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        if let Some((_, input)) = &mut self.typing {
            match action {
                Action::Confirm => self.take(desk),
                Action::ClearFilter => self.typing = None,
                Action::Delete(Motion::Left) => input.delete(),
                Action::Delete(_) => input.clear(),
                _ => {}
            }
            return Requests::new();
        }
        if self.form.genres.is_some() && self.pane == Pane::Wish {
            self.choose_genres(action, desk);
            return Requests::new();
        }
        match action {
            Action::Back if self.pane == Pane::Sources => return vec![Request::Pop],
            Action::Back => self.pane = Pane::Sources,
            Action::Move(motion) => self.move_in_pane(motion, desk),
            Action::NextPane => self.next_pane(1),
            Action::PreviousPane => self.next_pane(self.panes().len() - 1),
            Action::Random => return self.redraw(desk),
            Action::EnterSeed => return self.enter(Figure::Seed, desk),
            Action::More | Action::Fewer => self.change(action == Action::More, desk),
            Action::Edit => return self.edit(desk),
            Action::NextChoice => self.sheet.on_points = !self.sheet.on_points,
            Action::Divide => {
                if let Ok(plan) = &mut self.plan {
                    plan.divide_anew();
                }
            }
            Action::Start => return self.start(Mode::Practice, desk),
            Action::StartExam => return self.ask_exam(desk),
            Action::StartExamNow => return self.start(Mode::Exam, desk),
            Action::Confirm if !self.pick.takes_text() => self.toggle(desk),
            other => {
                let did = self.pick.act(other);
                return self.picked(did, desk);
            }
        }
        if self.pane == Pane::Pick && self.pick.rows().is_empty() {
            self.fill_pick(desk);
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if self.typing.is_some() || self.form.genres.is_some() {
            return Requests::new();
        }
        match mouse.what {
            Click::Press if self.list.row_at(mouse.at).is_some() => {
                self.list.selected = self.list.row_at(mouse.at).unwrap_or(0);
                self.pane = Pane::Sources;
                self.make(desk);
                self.fill_pick(desk);
            }
            Click::Press if self.click_wish(mouse.at) || self.click_sheet(mouse.at) => {}
            Click::WheelUp | Click::WheelDown if self.pane != Pane::Pick => {
                let motion = if mouse.what == Click::WheelUp { Motion::Up } else { Motion::Down };
                self.move_in_pane(motion, desk);
            }
            _ if self.source() == Source::Chosen => {
                let did = self.pick.mouse(mouse);
                if did != Did::Nothing && mouse.what == Click::Press {
                    self.pane = Pane::Pick;
                }
                return self.picked(did, desk);
            }
            _ => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        self.caret = None;
        let items = self.plan.as_ref().map_or(0, |plan| plan.items.len() as u16);
        let needed = items + 7;
        let (left, right) = if area.width >= WIDE {
            let names =
                self.sources.iter().map(|s| unicode_width::UnicodeWidthStr::width(&*self.name_of(*s, desk)));
            let widest = names.max().unwrap_or(0) as u16 + 4;
            let left = widest.clamp(20, area.width * 2 / 5);
            let [left, _, right] =
                Layout::horizontal([Constraint::Length(left), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            (left, Rect { width: right.width.min(WIDEST), ..right })
        } else {
            let rows = if self.pane == Pane::Sources {
                (self.sources.len() as u16 + 1).min(area.height / 2)
            } else {
                0
            };
            let [top, bottom] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(area);
            (top, bottom)
        };
        let top = match self.source() {
            Source::Again | Source::Standard | Source::Given(..) => 0,
            Source::Random => form::ROWS + 2,
            Source::Chosen => right.height.saturating_sub(needed).max(right.height / 2),
        };
        // A low window shows what has the keyboard, and the paper only beside the list.
        let top = match self.pane {
            _ if right.height >= LOW => top,
            Pane::Wish | Pane::Pick => right.height,
            Pane::Sources | Pane::Sheet => 0,
        };
        let [above, below] = Layout::vertical([Constraint::Length(top), Constraint::Min(0)]).areas(right);
        self.form.fields.hide();
        self.draw_sources(frame, left, desk);
        match self.source() {
            Source::Random => self.draw_wish(frame.buffer_mut(), above, desk),
            Source::Chosen => self.draw_pick(frame.buffer_mut(), above, desk),
            Source::Again | Source::Standard | Source::Given(..) => {}
        }
        self.draw_sheet(frame.buffer_mut(), below, desk);
        if self.form.genres.is_some() {
            self.draw_genres(frame, area, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.caret
    }

    fn resume(&mut self, desk: &mut Desk) {
        self.fill_pick(desk);
    }
}
