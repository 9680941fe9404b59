//! The history 记录: every attempt, newest first. A mock paper is one entry that opens into its questions.
//!
//! ```text
//!   时间              题目                        模式   覆盖   字数      用时      ─ 覆盖率走势 ────
//! ▌ 2026-03-01 09:30  市政府常务会议通知          练习    68%   287/≤300  24:10     100% ┈┈┈┈┈╭─◆┈┈
//!   2026-02-28 14:00  ▾ 套卷 标准卷               模考    61%   5题       2:51:40
//!                       1 会议通知                        72%   280/≤300  18:02
//!   2026-02-27 20:15  G市法治政府建设的问题与对策  练习   未交卷  123       08:00      50% ●───╯┈┈┈┈┈
//! ─ 市政府常务会议通知 ────────────────────────────────────────────────────────  beside from 110 columns on
//! ```
mod rows;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ch, hinted, key, row},
        parts::{
            confirm::Confirm,
            draw, facts,
            table::{Did, Table},
            trend,
        },
        screen::{Mouse, Request, Requests, Screen, Tone},
    },
    elsewhere,
    paper::Sitting,
    paper_report::PaperReport,
    report::Report,
    room::Room,
    versus::ask,
};
use crate::{
    locales::{Say, Text, history as say, shell, table as list, versus},
    store::StoreError,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use rows::{Row, Stage};
use std::{cmp::Reverse, collections::BTreeSet};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_HISTORY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[ch('/')], Action::Filter, list::HINT_FILTER, say::DO_FILTER),
        hinted(&[ch('s')], Action::Sort, list::HINT_SORT, list::DO_SORT),
        hinted(&[ch('c')], Action::Versus, versus::HINT_VERSUS, versus::DO_VERSUS),
        hinted(&[ch('d'), key(KeyCode::Delete)], Action::SetAside, say::HINT_SET_ASIDE, say::DO_SET_ASIDE),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, shell::HINT_BACK, list::DO_ESCAPE),
        row(&[ch('q')], Action::Back, shell::DO_BACK),
    ],
};

/// Keys of a mock paper in the list and of its questions, above those.
pub static PAPER: Keys = Keys {
    name: say::KEYS_PAPER,
    rows: &[
        hinted(&[ch(' ')], Action::FoldToggle, say::HINT_TOGGLE, say::DO_TOGGLE),
        row(&[key(KeyCode::Right), ch('+')], Action::Unfold, say::DO_UNFOLD),
        row(&[key(KeyCode::Left), ch('-')], Action::Fold, say::DO_FOLD),
    ],
};

/// Columns from which on what is known of an attempt stands beside the list.
const SIDE_BY_SIDE: u16 = 110;

/// Order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Newest,
    Question,
    Coverage,
    Time,
}

impl Order {
    const fn next(self) -> Self {
        match self {
            Self::Newest => Self::Question,
            Self::Question => Self::Coverage,
            Self::Coverage => Self::Time,
            Self::Time => Self::Newest,
        }
    }

    const fn name(self) -> Text {
        match self {
            Self::Newest => say::ORDER_NEWEST,
            Self::Question => say::ORDER_QUESTION,
            Self::Coverage => say::ORDER_COVERAGE,
            Self::Time => say::ORDER_TIME,
        }
    }
}

/// A row of the list: an attempt or a paper, and a question of the paper.
type At = (usize, Option<usize>);

/// The screen.
pub struct History {
    /// Every attempt and paper, newest first.
    rows: Vec<Row>,
    /// Those that the filter leaves, in their order.
    table: Table<At>,
    /// Papers whose questions are listed.
    unfolded: BTreeSet<String>,
    order: Order,
}

impl History {
    /// The history of all attempts.
    ///
    /// # Errors
    /// The folder of attempts cannot be read.
    pub fn open(desk: &Desk) -> Result<Self, StoreError> {
        let table = Table::new(|_| false);
        let rows = rows::read(desk)?;
        let mut history = Self { rows, table, unfolded: BTreeSet::new(), order: Order::default() };
        history.refill(None, desk);
        Ok(history)
    }

    /// Applies filter and order; the selection goes to the row `kept`.
    fn refill(&mut self, kept: Option<&str>, desk: &Desk) {
        let rows = &self.rows;
        let words = self.table.words();
        let mut found: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].matches(&words, desk)).collect();
        match self.order {
            Order::Newest => {}
            Order::Question => found.sort_by_key(|i| rows[*i].title(desk)),
            Order::Coverage => found.sort_by_key(|i| Reverse(rows[*i].coverage().map(per_mille))),
            Order::Time => found.sort_by_key(|i| Reverse(rows[*i].active())),
        }
        let unfolded = &self.unfolded;
        let listed = |i: usize| {
            let parts = if unfolded.contains(&rows[i].name) { rows[i].parts().len() } else { 0 };
            std::iter::once((i, None)).chain((0..parts).map(move |part| (i, Some(part))))
        };
        let shown = found.into_iter().flat_map(listed).collect();
        self.table
            .fill(shown, |at| kept.is_some_and(|name| row_at(rows, *at).is_some_and(|r| r.name == name)));
    }

    /// As [`Self::refill`]; the selection stays where it is.
    fn refill_here(&mut self, desk: &Desk) {
        let kept = self.selected().map(|row| row.name.clone());
        self.refill(kept.as_deref(), desk);
    }

    fn reload(&mut self, desk: &Desk) -> Requests {
        match rows::read(desk) {
            Ok(rows) => {
                let kept = self.selected().map(|row| row.name.clone());
                let place = self.table.place();
                self.rows = rows;
                self.refill(kept.as_deref(), desk);
                if self.selected().map(|row| &row.name) != kept.as_ref() {
                    self.table.select(place);
                }
                Requests::new()
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn selected(&self) -> Option<&Row> {
        row_at(&self.rows, *self.table.selected()?)
    }

    /// The paper that the selected row is, or is a question of.
    fn paper(&self) -> Option<&Row> {
        self.rows.get(self.table.selected()?.0).filter(|row| matches!(row.stage, Stage::Paper(..)))
    }

    /// Lists the questions of the selected paper, or no longer.
    fn fold(&mut self, unfold: bool, desk: &Desk) -> Requests {
        if let Some(name) = self.paper().map(|row| row.name.clone()) {
            let kept = if unfold {
                self.selected().map_or_else(String::new, |r| r.name.clone())
            } else {
                name.clone()
            };
            if unfold {
                self.unfolded.insert(name);
            } else {
                self.unfolded.remove(&name);
            }
            self.refill(Some(&kept), desk);
        }
        Requests::new()
    }

    fn open_selected(&self, desk: &Desk) -> Requests {
        let Some(row) = self.selected() else { return Requests::new() };
        let resumed = |row: &Row| Sitting::resume(&row.name, desk).map(|s| Box::new(s) as Box<dyn Screen>);
        let opened: Result<Box<dyn Screen>, StoreError> = match (&row.stage, self.paper()) {
            (Stage::HandedIn(_), _) => Report::open(&row.name, desk).map(|s| Box::new(s) as _),
            (Stage::Paper(paper, _), _) if paper.ended.is_some() => {
                PaperReport::open(&row.name, desk).map(|s| Box::new(s) as _)
            }
            (Stage::Paper(..), _) => resumed(row),
            (Stage::Open { .. }, Some(paper)) => resumed(paper),
            (Stage::Open { .. }, None) => Room::resume(&row.name, desk).map(|s| Box::new(s) as _),
            (Stage::Unreadable(why), _) => return vec![elsewhere::unreadable(&row.name, why.clone(), desk)],
        };
        vec![opened.map_or_else(|error| elsewhere::or_say(&row.name, &error, desk), Request::Push)]
    }

    fn ask_set_aside(&self, desk: &Desk) -> Requests {
        let Some(row) = self.selected() else { return Requests::new() };
        if row.number.is_some() {
            return vec![Request::Say(desk.say(say::WITH_ITS_PAPER).to_owned())];
        }
        let theme = &desk.theme;
        let lines = vec![
            Line::styled(format!("{}  {}", row.when(16, desk), row.title(desk)), theme.strong),
            Line::styled(desk.say(say::ASK_SET_ASIDE_1), theme.text),
            Line::styled(desk.store.paths().set_aside().display().to_string(), theme.dim),
        ];
        let yes = (say::SET_IT_ASIDE, Action::SetAsideNow);
        vec![Request::Push(Box::new(Confirm::new(say::ASK_SET_ASIDE, lines, yes).careful()))]
    }

    fn set_aside(&mut self, desk: &mut Desk) -> Requests {
        let moved = match self.selected() {
            None => return Requests::new(),
            Some(Row { name, stage: Stage::Paper(..), .. }) => desk.store.set_aside_paper(name),
            Some(row) => desk.store.set_aside(&row.name),
        };
        match moved {
            Ok(path) => {
                desk.refresh();
                let mut requests = self.reload(desk);
                requests.push(Request::Say(desk.fill(say::SET_ASIDE, &[("path", &path.display())])));
                requests
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn versus(&self, desk: &Desk) -> Requests {
        match self.selected() {
            Some(row) if matches!(row.stage, Stage::Paper(..)) => {
                vec![Request::Say(desk.say(say::CHOOSE_QUESTION).to_owned())]
            }
            Some(row) => ask(&row.name, desk),
            None => Requests::new(),
        }
    }

    /// Does what is left of an action once the table has had it.
    fn done(&mut self, did: Did, desk: &Desk) -> Requests {
        match did {
            Did::Open => return self.open_selected(desk),
            Did::Leave => return vec![Request::Pop],
            Did::Filtered => self.refill_here(desk),
            Did::Done | Did::Nothing => {}
        }
        Requests::new()
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let (rows, unfolded) = (&self.rows, &self.unfolded);
        self.table.draw(
            buf,
            area,
            (say::NOTHING_HERE, say::NOTHING_FOUND),
            |buf, at| rows::draw_header(buf, at, desk),
            |buf, at, row, selected| {
                if let Some(row) = row_at(rows, *row) {
                    row.draw(buf, at, selected, unfolded.contains(&row.name), desk);
                }
            },
            desk,
        );
    }

    /// What is known of the selected attempt, and how coverage of its question went.
    fn draw_selected(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(row) = self.selected() else { return };
        let theme = &desk.theme;
        draw::heading(buf, area, &row.title(desk), false, theme);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut y = inner.y + 1;
        for line in row.facts(usize::from(inner.width), desk) {
            if y < area.bottom() {
                buf.set_line(inner.x, y, &line, inner.width);
            }
            y += 1;
        }
        let all = self.rows.iter().rev().flat_map(|r| r.parts().iter().chain([r]));
        let history: Vec<(&str, f64)> = all.filter(|r| r.same_question(row)).filter_map(Row::point).collect();
        let shares: Vec<f64> = history.iter().map(|(_, share)| *share).collect();
        let Some(last) = shares.last() else { return };
        let best = shares.iter().copied().fold(0.0, f64::max);
        let told = desk.fill(
            say::TREND,
            &[("n", &shares.len()), ("best", &facts::percent(best)), ("last", &facts::percent(*last))],
        );
        let room = area.bottom().saturating_sub(y + 1);
        if shares.len() < 2 || room < 6 {
            return;
        }
        let heading = Rect { y: y + 1, height: 1, ..area };
        draw::heading(buf, heading, desk.say(say::TREND_TITLE), false, theme);
        let summary = Line::styled(draw::fit(&told, usize::from(inner.width)), theme.dim);
        buf.set_line(inner.x, y + 2, &summary, inner.width);
        let chart = Rect { y: y + 3, height: (room - 2).min(11), ..inner };
        let here = history.iter().position(|(name, _)| *name == row.name);
        trend::draw(buf, chart, &shares, here, theme);
    }
}

/// The row at a place of the list.
fn row_at(rows: &[Row], (row, part): At) -> Option<&Row> {
    let row = rows.get(row)?;
    part.map_or(Some(row), |part| row.parts().get(part))
}

/// A share as a whole number, for sorting.
fn per_mille(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 1000.0) as u32
}

impl Screen for History {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::HISTORY).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let entries = self.table.rows().iter().filter(|(_, part)| part.is_none()).count();
        let count = desk.fill(say::COUNT, &[("n", &entries)]);
        (format!("{count} · {}", desk.say(self.order.name())), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        let mut keys = self.table.keys(&KEYS);
        if self.paper().is_some() && !self.table.takes_text() {
            keys.insert(0, &PAPER);
        }
        keys
    }

    fn takes_text(&self) -> bool {
        self.table.takes_text()
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        let did = self.table.insert(text);
        self.done(did, desk)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => vec![Request::Pop],
            Action::Sort => {
                self.order = self.order.next();
                self.refill_here(desk);
                let order = desk.say(self.order.name());
                vec![Request::Say(desk.fill(list::SORTED, &[("order", &order)]))]
            }
            Action::Unfold | Action::Fold => self.fold(action == Action::Unfold, desk),
            Action::FoldToggle => {
                let open = self.paper().is_some_and(|row| self.unfolded.contains(&row.name));
                self.fold(!open, desk)
            }
            Action::Versus => self.versus(desk),
            Action::SetAside => self.ask_set_aside(desk),
            Action::SetAsideNow => self.set_aside(desk),
            other => {
                let did = self.table.act(other);
                self.done(did, desk)
            }
        }
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        let did = self.table.mouse(mouse);
        self.done(did, desk)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let (list, about) = if area.width >= SIDE_BY_SIDE {
            let [list, _, about] =
                Layout::horizontal([Constraint::Percentage(66), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            (list, about)
        } else {
            let rows = match area.height {
                0..=9 => 0,
                10..=15 => 3,
                16..=25 => 4,
                _ => area.height / 2,
            };
            let [list, about] = Layout::vertical([Constraint::Min(0), Constraint::Length(rows)]).areas(area);
            (list, about)
        };
        self.draw_list(buf, list, desk);
        if !about.is_empty() {
            self.draw_selected(buf, about, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.table.caret()
    }

    fn resume(&mut self, desk: &mut Desk) {
        // What cannot be read now is shown as it was; opening it says why.
        let _ = self.reload(desk);
    }
}
