//! Putting a mock paper together: the standard set, by lot, by choice, or one that a pack gives.
//!
//! ```text
//!  ─ 套卷 ───────────────  ─ 题目 ─────────────────────────────────────
//!  ▌ 标准卷 180分钟          1 会议通知            通知     15分   11分钟
//!    随机组卷                2 ……
//!    自选题目               5 题 · 100 分 · 180 分钟，其中通览读题 40
//!    模考一（180分钟）       随机数 731204
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key, row},
        parts::{confirm::Confirm, draw, list::List},
        screen::{Click, Mouse, Request, Requests, Screen},
    },
    paper::Sitting,
};
use crate::{
    locales::{Lang, Say, exam, paper as say},
    marking::score::points,
    practice::paper::{self, NoPaper, Plan, Wish},
    store::Mode,
    study::{
        genre::Genre,
        model::{Pack, Question},
    },
};
use rand::RngExt;
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};
use std::collections::BTreeSet;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_BUILD,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Start, say::HINT_PRACTICE, say::DO_PRACTICE),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[ch('r')], Action::Random, say::HINT_REDRAW, say::DO_REDRAW),
        hinted(
            &[key(KeyCode::Tab), key(KeyCode::BackTab)],
            Action::NextPane,
            say::HINT_FIELDS,
            say::DO_FIELDS,
        ),
        row(&[key(KeyCode::Right), ch('+')], Action::Wider, say::DO_MORE),
        row(&[key(KeyCode::Left), ch('-')], Action::Narrower, say::DO_FEWER),
        row(&[ch('m')], Action::NextChoice, say::DO_LONGER),
        row(&[ch('M')], Action::PreviousChoice, say::DO_SHORTER),
        row(&[ch('w')], Action::Sort, say::DO_GENRE),
        row(&[ch(' ')], Action::Confirm, say::DO_TOGGLE),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// Where a paper comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Standard,
    Random,
    Chosen,
    /// Indices of a pack and one of its papers.
    Given(usize, usize),
}

/// The screen.
pub struct Papers {
    sources: Vec<Source>,
    list: List,
    items: List,
    on_items: bool,
    seed: u64,
    wish: Wish,
    /// Own choice: indices of packs and their questions, in the order of the library.
    chosen: BTreeSet<(usize, usize)>,
    plan: Result<Plan, NoPaper>,
}

impl Papers {
    /// The screen, with the standard set.
    pub fn new(desk: &mut Desk) -> Self {
        let given = desk
            .library
            .packs()
            .iter()
            .enumerate()
            .flat_map(|(p, pack)| (0..pack.papers.len()).map(move |n| Source::Given(p, n)));
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
            items: List::default(),
            on_items: false,
            seed: desk.rng.random_range(0..1_000_000),
            wish,
            chosen: BTreeSet::new(),
            plan: Err(NoPaper::NoEssay),
        };
        papers.make(desk);
        if papers.plan.is_err() {
            // Packs of the other language are what there is.
            "zh".clone_into(&mut papers.wish.language);
            papers.make(desk);
        }
        papers
    }

    fn source(&self) -> Source {
        self.sources.get(self.list.selected).copied().unwrap_or(Source::Standard)
    }

    /// Makes the paper anew.
    fn make(&mut self, desk: &Desk) {
        let packs = desk.library.packs();
        self.plan = match self.source() {
            Source::Standard => paper::standard(&desk.library, &self.wish.language, self.seed),
            Source::Random => paper::draw(&desk.library, &self.wish, self.seed),
            Source::Chosen => {
                let chosen: Vec<(&Pack, &Question)> = self
                    .chosen
                    .iter()
                    .filter_map(|(p, q)| packs.get(*p).and_then(|pack| Some((pack, pack.questions.get(*q)?))))
                    .collect();
                let found = chosen.len();
                let few = NoPaper::Few { found, wanted: *paper::COUNT.start() };
                if found < *paper::COUNT.start() { Err(few) } else { Ok(Plan::of("", &chosen, None)) }
            }
            Source::Given(p, n) => {
                packs.get(p).and_then(|pack| Plan::given(pack, pack.papers.get(n)?)).ok_or(NoPaper::NoEssay)
            }
        };
    }

    fn name_of(source: Source, desk: &Desk) -> String {
        match source {
            Source::Standard => desk.say(say::STANDARD).to_owned(),
            Source::Random => desk.say(say::RANDOM).to_owned(),
            Source::Chosen => desk.say(say::CHOSEN).to_owned(),
            Source::Given(p, n) => {
                let paper = desk.library.packs().get(p).and_then(|pack| pack.papers.get(n));
                paper.map_or_else(String::new, |paper| paper.title.clone())
            }
        }
    }

    /// More or fewer: questions of a random paper, or minutes of the selected question.
    fn change(&mut self, more: bool, desk: &Desk) {
        if self.on_items && self.source() != Source::Chosen {
            if let Ok(plan) = &mut self.plan
                && let Some(item) = plan.items.get_mut(self.items.selected)
            {
                item.minutes = if more { item.minutes + 1 } else { item.minutes.saturating_sub(1).max(1) };
            }
        } else if self.source() == Source::Random {
            let (least, most) = (*paper::COUNT.start(), *paper::COUNT.end());
            self.wish.count = if more { self.wish.count + 1 } else { self.wish.count - 1 }.clamp(least, most);
            self.make(desk);
        }
    }

    fn lengthen(&mut self, longer: bool, desk: &Desk) {
        let to = |now: u32| {
            let now = if longer { now + 10 } else { now.saturating_sub(10) };
            now.clamp(*paper::MINUTES.start(), *paper::MINUTES.end())
        };
        if self.source() == Source::Random {
            self.wish.minutes = to(self.wish.minutes);
            self.make(desk);
        } else if let Ok(plan) = &mut self.plan {
            plan.minutes = to(plan.minutes);
            plan.budget();
        }
    }

    fn next_genre(&mut self, desk: &Desk) {
        let now = self.wish.genres.first().and_then(|g| Genre::ALL.iter().position(|a| a == g));
        let next = now.map_or(0, |i| i + 1);
        self.wish.genres = Genre::ALL.get(next).copied().into_iter().collect();
        self.make(desk);
    }

    /// Every question, for the own choice.
    fn all(desk: &Desk) -> Vec<(usize, usize)> {
        let packs = desk.library.packs().iter().enumerate();
        packs.flat_map(|(p, pack)| (0..pack.questions.len()).map(move |q| (p, q))).collect()
    }

    fn toggle(&mut self, desk: &Desk) {
        if let (Source::Chosen, Some(at)) = (self.source(), Self::all(desk).get(self.items.selected))
            && !self.chosen.remove(at)
            && self.chosen.len() < *paper::COUNT.end()
        {
            self.chosen.insert(*at);
        }
        self.make(desk);
    }

    fn start(&self, mode: Mode, desk: &mut Desk) -> Requests {
        let plan = match &self.plan {
            Ok(plan) if plan.preparation() < 0 => {
                return vec![Request::Say(desk.say(say::TOO_LONG).to_owned())];
            }
            Ok(plan) => plan.clone(),
            Err(why) => return vec![Request::Say(why_not(*why, self.source(), desk))],
        };
        let title =
            if plan.title.is_empty() { Self::name_of(self.source(), desk) } else { plan.title.clone() };
        match Sitting::begin(&Plan { title, ..plan }, mode, desk) {
            Ok(sitting) => vec![Request::Replace(Box::new(sitting))],
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
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

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Move(motion) if self.on_items => self.items.step(motion),
            Action::Move(motion) => {
                self.list.step(motion);
                self.make(desk);
            }
            Action::NextPane | Action::PreviousPane => self.on_items = !self.on_items,
            Action::Random => {
                self.seed = desk.rng.random_range(0..1_000_000);
                self.make(desk);
            }
            Action::Wider | Action::Narrower => self.change(action == Action::Wider, desk),
            Action::NextChoice | Action::PreviousChoice => self.lengthen(action == Action::NextChoice, desk),
            Action::Sort => self.next_genre(desk),
            Action::Confirm => self.toggle(desk),
            Action::Start => return self.start(Mode::Practice, desk),
            Action::StartExam => {
                if let Ok(plan) = &self.plan {
                    let count = plan.items.len();
                    let told = [
                        desk.fill(say::ASK_EXAM_1, &[("count", &count), ("n", &plan.minutes)]),
                        desk.say(exam::ASK_EXAM_2).to_owned(),
                        desk.say(exam::ASK_EXAM_3).to_owned(),
                    ];
                    let lines = told.map(|l| Line::styled(l, desk.theme.text)).to_vec();
                    let dialog = Confirm::new(say::ASK_EXAM, lines, (exam::BEGIN, Action::StartExamNow));
                    return vec![Request::Push(Box::new(dialog))];
                }
                return self.start(Mode::Exam, desk);
            }
            Action::StartExamNow => return self.start(Mode::Exam, desk),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if mouse.what == Click::Press {
            if let Some(row) = self.list.row_at(mouse.at) {
                (self.list.selected, self.on_items) = (row, false);
                self.make(desk);
            } else if let Some(row) = self.items.row_at(mouse.at) {
                (self.items.selected, self.on_items) = (row, true);
                self.toggle(desk);
            }
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let buf = frame.buffer_mut();
        let (left, right) = if area.width >= 76 {
            let [left, _, right] =
                Layout::horizontal([Constraint::Length(28), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            (left, right)
        } else {
            let rows = (self.sources.len() as u16 + 1).min(area.height / 2);
            let [top, bottom] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(area);
            (top, bottom)
        };
        draw::heading(buf, left, desk.say(say::PAPERS), !self.on_items, theme);
        let below = Rect { y: left.y + 1, height: left.height.saturating_sub(1), ..left };
        self.list.place(self.sources.len(), below);
        for (i, row) in self.list.rows() {
            let selected = i == self.list.selected;
            let style = if selected { theme.selected } else { theme.text };
            let text = Self::name_of(self.sources[i], desk);
            let mark = if selected { "▌ " } else { "  " };
            let width = usize::from(row.width).saturating_sub(2);
            let line =
                Line::from(vec![Span::styled(mark, style), Span::styled(draw::pad(&text, width), style)]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        draw::heading(buf, right, desk.say(say::HINT_FIELDS), self.on_items, theme);
        let [_, items, facts] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(3)]).areas(right);
        let rows = self.lines(usize::from(items.width), desk);
        self.items.place(rows.len(), items);
        for (i, row) in self.items.rows() {
            let selected = self.on_items && i == self.items.selected;
            if selected {
                buf.set_style(row, theme.selected);
            }
            let style = if selected { theme.selected } else { theme.text };
            buf.set_line(row.x, row.y, &Line::styled(rows[i].as_str(), style), row.width);
        }
        let told = match &self.plan {
            Ok(plan) => vec![
                desk.fill(
                    say::FACTS,
                    &[
                        ("count", &plan.items.len()),
                        ("points", &points(plan.points())),
                        ("minutes", &plan.minutes),
                        ("read", &plan.preparation()),
                    ],
                ),
                self.drawn(plan, desk),
            ],
            Err(why) => vec![why_not(*why, self.source(), desk)],
        };
        for (row, text) in facts.rows().skip(1).zip(told) {
            let text = draw::fit(&text, usize::from(row.width).saturating_sub(2));
            buf.set_line(row.x + 1, row.y, &Line::styled(text, theme.dim), row.width);
        }
    }
}

impl Papers {
    /// With what it was drawn.
    fn drawn(&self, plan: &Plan, desk: &Desk) -> String {
        let seed = plan.seed.map(|seed| desk.fill(say::SEED, &[("seed", &seed)]));
        let genre = (self.source() == Source::Random).then(|| match self.wish.genres.first() {
            Some(genre) => desk.fill(say::ONLY, &[("genre", &desk.say(genre.name()))]),
            None => desk.say(say::ANY_GENRE).to_owned(),
        });
        seed.into_iter().chain(genre).collect::<Vec<_>>().join(" · ")
    }

    /// The rows of questions: of the paper, or all there are for the own choice.
    fn lines(&self, width: usize, desk: &Desk) -> Vec<String> {
        let columns = |mark: &str, title: &str, genre: Genre, worth: &str, minutes: u32| {
            let minutes = desk.fill(say::MINUTES, &[("n", &minutes)]);
            let side = if width >= 56 { draw::pad(desk.say(genre.name()), 13) } else { String::new() };
            let rest = format!("{side} {} {} ", draw::pad_left(worth, 6), draw::pad_left(&minutes, 8));
            let room = width.saturating_sub(unicode_width::UnicodeWidthStr::width(rest.as_str()) + 4);
            format!(" {mark} {} {rest}", draw::pad(title, room))
        };
        if self.source() == Source::Chosen {
            let packs = desk.library.packs();
            return Self::all(desk)
                .into_iter()
                .filter_map(|(p, q)| {
                    let question = packs.get(p)?.questions.get(q)?;
                    let mark = if self.chosen.contains(&(p, q)) { "✓" } else { " " };
                    let worth = desk.fill(say::POINTS, &[("n", &points(question.score))]);
                    Some(columns(mark, &question.title, question.genre, &worth, question.minutes))
                })
                .collect();
        }
        let Ok(plan) = &self.plan else { return Vec::new() };
        let item = |(i, item): (usize, &paper::Item)| {
            let worth = desk.fill(say::POINTS, &[("n", &points(item.points))]);
            columns(&(i + 1).to_string(), &item.title, item.genre, &worth, item.minutes)
        };
        plan.items.iter().enumerate().map(item).collect()
    }
}
