//! The history 记录: every attempt, newest first.
//!
//! ```text
//!   时间              题目                        模式   覆盖   字数      用时      ─ 覆盖率走势 ────
//! ▌ 2026-03-01 09:30  市政府常务会议通知          练习    68%   287/≤300  24:10     100% ┈┈┈┈┈╭─◆┈┈
//!   2026-02-27 20:15  G市法治政府建设的问题与对策  练习   未交卷  123       08:00      50% ●───╯┈┈┈┈┈
//! ─ 市政府常务会议通知 ────────────────────────────────────────────────────────  beside from 110 columns on
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, ctrl, hinted, key, row},
        parts::{confirm::Confirm, draw, facts, input::Input, list::List, trend},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    report::Report,
    room::Room,
    versus::ask,
};
use crate::{
    locales::{Say, Text, history as say, library, shell, versus},
    store::StoreError,
    text::motion::Motion,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use std::cmp::Reverse;

mod rows;

use rows::{Row, Stage};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_HISTORY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[ch('/')], Action::Filter, library::HINT_FILTER, say::DO_FILTER),
        hinted(&[ch('s')], Action::Sort, library::HINT_SORT, library::DO_SORT),
        hinted(&[ch('c')], Action::Versus, versus::HINT_VERSUS, versus::DO_VERSUS),
        hinted(&[ch('d'), key(KeyCode::Delete)], Action::SetAside, say::HINT_SET_ASIDE, say::DO_SET_ASIDE),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, say::DO_BACK),
    ],
};

/// Keys while the filter is typed.
pub static FILTER: Keys = Keys {
    name: say::KEYS_FILTER,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Confirm, library::HINT_KEEP, library::DO_FILTER_DONE),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, library::HINT_DROP, library::DO_FILTER_CLEAR),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), library::DO_FILTER_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), library::DO_FILTER_EMPTY),
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

/// The screen.
pub struct History {
    /// Every attempt, newest first.
    rows: Vec<Row>,
    /// Those that the filter leaves, in their order.
    shown: Vec<usize>,
    list: List,
    filter: Input,
    typing: bool,
    order: Order,
    caret: Option<Position>,
}

impl History {
    /// The history of all attempts.
    ///
    /// # Errors
    /// The folder of attempts cannot be read.
    pub fn open(desk: &Desk) -> Result<Self, StoreError> {
        let mut history = Self {
            rows: rows::read(desk)?,
            shown: Vec::new(),
            list: List::default(),
            filter: Input::default(),
            typing: false,
            order: Order::default(),
            caret: None,
        };
        history.refill(desk);
        Ok(history)
    }

    /// Applies filter and order; the selection stays on its attempt if that is still there.
    fn refill(&mut self, desk: &Desk) {
        let kept = self.selected().map(|row| row.name.clone());
        let words: Vec<String> =
            self.filter.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let rows = &self.rows;
        self.shown = (0..rows.len()).filter(|i| rows[*i].matches(&words, desk)).collect();
        match self.order {
            Order::Newest => {}
            Order::Question => self.shown.sort_by(|a, b| rows[*a].title().cmp(rows[*b].title())),
            Order::Coverage => self.shown.sort_by_key(|i| Reverse(rows[*i].coverage().map(per_mille))),
            Order::Time => self.shown.sort_by_key(|i| Reverse(rows[*i].active())),
        }
        let found = kept.and_then(|name| self.shown.iter().position(|i| rows[*i].name == name));
        self.list.selected = found.unwrap_or(0);
    }

    fn reload(&mut self, desk: &Desk) -> Requests {
        match rows::read(desk) {
            Ok(rows) => {
                let kept = self.selected().map(|row| row.name.clone());
                let place = self.list.selected;
                self.rows = rows;
                self.shown.clear();
                self.refill(desk);
                let found = kept.and_then(|name| self.shown.iter().position(|i| self.rows[*i].name == name));
                self.list.selected = found.unwrap_or(place.min(self.shown.len().saturating_sub(1)));
                Requests::new()
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.shown.get(self.list.selected).and_then(|i| self.rows.get(*i))
    }

    fn open_selected(&self, desk: &Desk) -> Requests {
        let Some(row) = self.selected() else { return Requests::new() };
        let opened: Result<Box<dyn Screen>, String> = match &row.stage {
            Stage::HandedIn(_) => match Report::open(&row.name, desk) {
                Ok(report) => Ok(Box::new(report)),
                Err(error) => Err(error.say(desk.lang)),
            },
            Stage::Open { .. } => match Room::resume(&row.name, desk) {
                Ok(room) => Ok(Box::new(room)),
                Err(error) => Err(error.say(desk.lang)),
            },
            Stage::Unreadable(why) => Err(why.clone()),
        };
        vec![match opened {
            Ok(screen) => Request::Push(screen),
            Err(why) => Request::Say(why),
        }]
    }

    fn ask_set_aside(&self, desk: &Desk) -> Requests {
        let Some(row) = self.selected() else { return Requests::new() };
        let theme = &desk.theme;
        let lines = vec![
            Line::styled(format!("{}  {}", row.when(16, desk), row.title()), theme.strong),
            Line::styled(desk.say(say::ASK_SET_ASIDE_1), theme.text),
            Line::styled(desk.store.paths().set_aside().display().to_string(), theme.dim),
        ];
        let yes = (say::SET_IT_ASIDE, Action::SetAsideNow);
        vec![Request::Push(Box::new(Confirm::new(say::ASK_SET_ASIDE, lines, yes).careful()))]
    }

    fn set_aside(&mut self, desk: &mut Desk) -> Requests {
        let Some(name) = self.selected().map(|row| row.name.clone()) else { return Requests::new() };
        match desk.store.set_aside(&name) {
            Ok(path) => {
                desk.refresh();
                let mut requests = self.reload(desk);
                requests.push(Request::Say(desk.fill(say::SET_ASIDE, &[("path", &path.display())])));
                requests
            }
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let filtering = self.typing || !self.filter.text().is_empty();
        let [filter, header, body] = Layout::vertical([
            Constraint::Length(u16::from(filtering)),
            Constraint::Length(1),
            Constraint::Min(0),
        ])
        .areas(area);
        self.caret = None;
        if filtering {
            let caret = self.filter.draw(buf, filter, "  / ", theme);
            self.caret = self.typing.then_some(caret);
        }
        rows::draw_header(buf, Rect { width: header.width.saturating_sub(1), ..header }, desk);
        let list = Rect { width: body.width.saturating_sub(1), ..body };
        self.list.place(self.shown.len(), list);
        for (i, area) in self.list.rows() {
            if let Some(row) = self.shown.get(i).and_then(|i| self.rows.get(*i)) {
                row.draw(buf, area, i == self.list.selected, desk);
            }
        }
        self.list.scroll.draw(buf, list, theme);
        if self.shown.is_empty() {
            let text = if self.filter.text().is_empty() {
                desk.say(say::NOTHING_HERE).to_owned()
            } else {
                desk.fill(say::NOTHING_FOUND, &[("filter", &self.filter.text())])
            };
            let text = draw::fit(&text, usize::from(body.width).saturating_sub(2));
            buf.set_line(
                body.x + 2,
                body.y + 1,
                &Line::styled(text, theme.dim),
                body.width.saturating_sub(2),
            );
        }
    }

    /// What is known of the selected attempt, and how coverage of its question went.
    fn draw_selected(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(row) = self.selected() else { return };
        let theme = &desk.theme;
        draw::heading(buf, area, row.title(), false, theme);
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut y = inner.y + 1;
        for line in row.facts(usize::from(inner.width), desk) {
            if y < area.bottom() {
                buf.set_line(inner.x, y, &line, inner.width);
            }
            y += 1;
        }
        let history: Vec<(&str, f64)> =
            self.rows.iter().rev().filter(|r| r.same_question(row)).filter_map(Row::point).collect();
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

/// A share as a whole number, for sorting.
fn per_mille(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 1000.0) as u32
}

impl Screen for History {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::HISTORY).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let count = desk.fill(say::COUNT, &[("n", &self.shown.len())]);
        (format!("{count} · {}", desk.say(self.order.name())), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.typing { vec![&FILTER, &LIST] } else { vec![&KEYS, &LIST] }
    }

    fn takes_text(&self) -> bool {
        self.typing
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.filter.insert(text);
        self.refill(desk);
        Requests::new()
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back if self.filter.text().is_empty() => return vec![Request::Pop],
            Action::Back | Action::ClearFilter => {
                self.typing = false;
                self.filter.clear();
                self.refill(desk);
            }
            Action::Move(motion) => self.list.step(motion),
            Action::Open => return self.open_selected(desk),
            Action::Filter => self.typing = true,
            Action::Confirm => self.typing = false,
            Action::Delete(motion) => {
                if motion == Motion::Left {
                    self.filter.delete();
                } else {
                    self.filter.clear();
                }
                self.refill(desk);
            }
            Action::Sort => {
                self.order = self.order.next();
                self.refill(desk);
                let order = desk.say(self.order.name());
                return vec![Request::Say(desk.fill(say::SORTED, &[("order", &order)]))];
            }
            Action::Versus => {
                return self.selected().map_or_else(Requests::new, |row| ask(&row.name, desk));
            }
            Action::SetAside => return self.ask_set_aside(desk),
            Action::SetAsideNow => return self.set_aside(desk),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::WheelUp => self.list.step(Motion::Up),
            Click::WheelDown => self.list.step(Motion::Down),
            Click::Press => match self.list.row_at(mouse.at) {
                Some(row) if row == self.list.selected => return self.open_selected(desk),
                Some(row) => self.list.selected = row,
                None => {}
            },
            Click::Drag => {}
        }
        Requests::new()
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
        self.caret
    }

    fn resume(&mut self, desk: &mut Desk) {
        // What cannot be read now is shown as it was; opening it says why.
        let _ = self.reload(desk);
    }
}
