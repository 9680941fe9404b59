//! The library 题库: packs and their questions.
//!
//! ```text
//!   题目                              文种        字数       时限     header
//!   法治政府建设                                            12 题     a pack (in pack order only)
//! ▌ 关于召开常务会议的通知            通知        ≤300       25分     the selected question
//!   ……
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, ctrl, hinted, key, row},
        parts::{draw, facts, input::Input, list::List, reading::Reading},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    history::History,
    papers::Papers,
    question::{self, Question},
    recall::Recall,
    recovery::Recovery,
    study::Study,
};
use crate::{
    locales::{Lang, Say, Text, library as say, paper},
    store::history::Standing,
    study::model::{Pack, Question as Model},
    text::motion::Motion,
};
use rand::seq::IndexedRandom;
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::{Line, Span},
};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_LIBRARY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[ch('/')], Action::Filter, say::HINT_FILTER, say::DO_FILTER),
        hinted(&[ch('s')], Action::Sort, say::HINT_SORT, say::DO_SORT),
        hinted(&[ch('r')], Action::Random, say::HINT_RANDOM, say::DO_RANDOM),
        hinted(&[ch('u')], Action::Unfinished, say::HINT_UNFINISHED, say::DO_UNFINISHED),
        hinted(&[ch('h')], Action::History, say::HINT_HISTORY, say::DO_HISTORY),
        hinted(&[ch('m')], Action::Papers, paper::HINT_PAPERS, paper::DO_PAPERS),
        hinted(&[ch('t')], Action::Study, say::HINT_STUDY, say::DO_STUDY),
        hinted(&[ch('d')], Action::RecallDue, say::HINT_RECALL, say::DO_RECALL),
        row(&[key(KeyCode::Esc)], Action::ClearFilter, say::DO_FILTER_CLEAR),
        hinted(&[ch('q')], Action::Quit, say::HINT_QUIT, say::DO_QUIT),
    ],
};

/// Keys while the filter is typed.
pub static FILTER: Keys = Keys {
    name: say::KEYS_FILTER,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Confirm, say::HINT_KEEP, say::DO_FILTER_DONE),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, say::HINT_DROP, say::DO_FILTER_CLEAR),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), say::DO_FILTER_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), say::DO_FILTER_EMPTY),
    ],
};

/// Order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Pack,
    Genre,
    Limit,
    Minutes,
    Attempts,
    Best,
}

impl Order {
    const fn next(self) -> Self {
        match self {
            Self::Pack => Self::Genre,
            Self::Genre => Self::Limit,
            Self::Limit => Self::Minutes,
            Self::Minutes => Self::Attempts,
            Self::Attempts => Self::Best,
            Self::Best => Self::Pack,
        }
    }

    const fn name(self) -> Text {
        match self {
            Self::Pack => say::ORDER_PACK,
            Self::Genre => say::ORDER_GENRE,
            Self::Limit => say::ORDER_LIMIT,
            Self::Minutes => say::ORDER_MINUTES,
            Self::Attempts => say::ORDER_ATTEMPTS,
            Self::Best => say::ORDER_BEST,
        }
    }
}

/// A row of the list: indices into the packs and their questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Pack(usize),
    Question(usize, usize),
}

/// The screen.
pub struct Library {
    rows: Vec<Row>,
    list: List,
    filter: Input,
    typing: bool,
    order: Order,
    caret: Option<Position>,
    /// The prompt of the selected question, which is the row's.
    preview: Option<(Row, Reading)>,
}

impl Library {
    /// The library with everything in it.
    pub fn new(desk: &Desk) -> Self {
        let mut library = Self {
            rows: Vec::new(),
            list: List::default(),
            filter: Input::default(),
            typing: false,
            order: Order::default(),
            caret: None,
            preview: None,
        };
        library.refill(desk);
        library
    }

    /// Makes the rows anew; the selection stays on its question if that is still there.
    fn refill(&mut self, desk: &Desk) {
        let kept = self.rows.get(self.list.selected).copied();
        let packs = desk.library.packs();
        let words: Vec<String> =
            self.filter.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (p, pack) in packs.iter().enumerate() {
            for (q, question) in pack.questions.iter().enumerate() {
                if matches(pack, question, &words, desk) {
                    found.push((p, q));
                }
            }
        }
        let question = |(p, q): &(usize, usize)| packs.get(*p).and_then(|pack| pack.questions.get(*q));
        let standing = |i: &(usize, usize)| match (packs.get(i.0), question(i)) {
            (Some(pack), Some(q)) => desk.records.standing(&pack.id, &q.id),
            _ => Standing::default(),
        };
        match self.order {
            // Packs in the user's language first.
            Order::Pack => found.sort_by_key(|(p, _)| {
                packs.get(*p).is_none_or(|pack| Lang::from_tag(&pack.language) != Some(desk.lang))
            }),
            Order::Genre => found.sort_by_key(|i| question(i).map(|q| q.genre)),
            Order::Limit => {
                found.sort_by_key(|i| {
                    question(i).and_then(|q| q.limit).and_then(|l| l.max.or(l.about).or(l.min))
                });
            }
            Order::Attempts => found.sort_by_key(|i| standing(i).handed_in),
            // What went worst first, then what was never tried.
            Order::Best => found.sort_by(|a, b| {
                let best = |i| standing(i).best.unwrap_or(2.0);
                best(a).total_cmp(&best(b))
            }),
            Order::Minutes => found.sort_by_key(|i| question(i).map(|q| q.minutes)),
        }
        self.rows.clear();
        let mut last = None;
        for (p, q) in found {
            if self.order == Order::Pack && last != Some(p) {
                self.rows.push(Row::Pack(p));
                last = Some(p);
            }
            self.rows.push(Row::Question(p, q));
        }
        let first = self.rows.iter().position(|r| matches!(r, Row::Question(..))).unwrap_or(0);
        self.list.selected = kept.and_then(|k| self.rows.iter().position(|r| *r == k)).unwrap_or(first);
    }

    /// Moves the selection, over the packs' headings.
    fn step(&mut self, motion: Motion) {
        self.list.step(motion);
        let down = !matches!(motion, Motion::Up | Motion::PageUp);
        while let Some(Row::Pack(_)) = self.rows.get(self.list.selected) {
            if !down && self.list.selected > 0 {
                self.list.selected -= 1;
            } else {
                self.list.selected += 1;
            }
        }
    }

    fn selected<'a>(&self, desk: &'a Desk) -> Option<(&'a Pack, &'a Model)> {
        let Row::Question(p, q) = *self.rows.get(self.list.selected)? else { return None };
        let pack = desk.library.packs().get(p)?;
        Some((pack, pack.questions.get(q)?))
    }

    fn open(&self, desk: &Desk) -> Requests {
        match self.selected(desk) {
            Some((pack, question)) => vec![Request::Push(Box::new(Question::new(pack, question, desk)))],
            None => Requests::new(),
        }
    }

    fn drawn_at_random(&mut self, desk: &mut Desk) -> Requests {
        let questions: Vec<usize> =
            (0..self.rows.len()).filter(|i| matches!(self.rows.get(*i), Some(Row::Question(..)))).collect();
        if let Some(drawn) = questions.choose(&mut desk.rng) {
            self.list.selected = *drawn;
        }
        match self.selected(desk) {
            Some((_, question)) => vec![Request::Say(desk.fill(say::DRAWN, &[("title", &question.title)]))],
            None => Requests::new(),
        }
    }

    fn clear_filter(&mut self, desk: &Desk) {
        self.typing = false;
        self.filter.clear();
        self.refill(desk);
    }

    /// Draws the prompt of the selected question where there is room for it; returns the room that is left.
    fn draw_preview(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        let selected = self.rows.get(self.list.selected).copied();
        let found = selected.zip(self.selected(desk));
        let (list, preview) = if area.width >= 110 {
            let [list, _, preview] =
                Layout::horizontal([Constraint::Percentage(58), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            (list, preview)
        } else if area.height >= 20 {
            let [list, preview] =
                Layout::vertical([Constraint::Min(0), Constraint::Percentage(40)]).areas(area);
            (list, preview)
        } else {
            (area, Rect::ZERO)
        };
        let Some((row, (_, question))) = found else {
            self.preview = None;
            return area;
        };
        if preview.is_empty() {
            self.preview = None;
            return area;
        }
        if self.preview.as_ref().is_none_or(|(of, _)| *of != row) {
            let mut prompt = Reading::plain(question.title.as_str(), &question.prompt, 0);
            prompt.mark(question::marks(question));
            self.preview = Some((row, prompt));
        }
        if let Some((_, prompt)) = &mut self.preview {
            prompt.draw(buf, preview, false, desk);
        }
        list
    }

    fn draw_row(&self, buf: &mut Buffer, area: Rect, row: Row, selected: bool, desk: &Desk) {
        let theme = &desk.theme;
        let packs = desk.library.packs();
        match row {
            Row::Pack(p) => {
                let Some(pack) = packs.get(p) else { return };
                let count =
                    self.rows.iter().filter(|r| matches!(r, Row::Question(of, _) if *of == p)).count();
                buf.set_line(
                    area.x + 2,
                    area.y,
                    &Line::styled(draw::fit(&pack.title, usize::from(area.width)), theme.strong),
                    area.width - 2,
                );
                draw::right(
                    buf,
                    area,
                    &Line::styled(desk.fill(say::PACK_COUNT, &[("n", &count)]), theme.dim),
                );
            }
            Row::Question(p, q) => {
                let Some(question) = packs.get(p).and_then(|pack| pack.questions.get(q)) else { return };
                if selected {
                    buf.set_style(area, theme.selected);
                }
                let (main, side) =
                    if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
                let mark = Span::styled(
                    if selected { "▌ " } else { "  " },
                    if selected { theme.mark } else { theme.text },
                );
                buf.set_line(area.x, area.y, &Line::from(mark), 2);
                let standing = packs.get(p).map(|pack| desk.records.standing(&pack.id, &question.id));
                let standing = standing.unwrap_or_default();
                let attempts = match (standing.handed_in, standing.open) {
                    (0, 0) => "–".to_owned(),
                    (n, 0) => n.to_string(),
                    (0, _) => desk.say(say::OPEN_MARK).to_owned(),
                    (n, _) => format!("{n}{}", desk.say(say::OPEN_MARK)),
                };
                let best = standing.best.map_or_else(|| "–".to_owned(), facts::percent);
                let good = if selected || standing.best.is_none() { side } else { theme.good };
                let cells = [
                    (question.title.clone(), main),
                    (desk.say(question.genre.name()).to_owned(), side),
                    (facts::limit_short(question.limit), side),
                    (facts::minutes(question.minutes, desk), side),
                    (attempts, side),
                    (best, good),
                ];
                put(buf, area, cells, desk.lang);
            }
        }
    }
}

/// Whether a question has every word somewhere.
fn matches(pack: &Pack, question: &Model, words: &[String], desk: &Desk) -> bool {
    if words.is_empty() {
        return true;
    }
    let genre = desk.say(question.genre.name());
    let text = [&question.id, &question.title, genre, question.genre.key(), &question.prompt, &pack.title]
        .join("\n")
        .to_lowercase();
    words.iter().all(|w| text.contains(w.as_str()))
}

/// Puts the cells of a row (title, genre, limit, minutes, attempts, best) into its columns; narrow rows have fewer.
fn put(buf: &mut Buffer, area: Rect, cells: [(String, Style); 6], lang: Lang) {
    let genre = match lang {
        Lang::Zh => 13,
        Lang::En => 21,
    };
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let columns: [Rect; 7] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(10),
        from(60, genre),
        Constraint::Length(11),
        from(66, 8),
        from(74, 6),
        from(48, 6),
    ])
    .areas(area);
    for (column, (text, style)) in columns.into_iter().skip(1).zip(cells) {
        let width = usize::from(column.width).saturating_sub(1);
        buf.set_line(column.x, column.y, &Line::styled(draw::fit(&text, width), style), column.width);
    }
}

impl Screen for Library {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::LIBRARY).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let count = self.rows.iter().filter(|r| matches!(r, Row::Question(..))).count();
        let mut facts = vec![desk.fill(say::COUNT, &[("n", &count)]), desk.say(self.order.name()).to_owned()];
        let due = desk.memory.due_count(&desk.library, desk.now.wall);
        if due > 0 {
            facts.insert(0, desk.fill(say::DUE, &[("n", &due)]));
        }
        (facts.join(" · "), Tone::Plain)
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
            Action::Move(motion) => self.step(motion),
            Action::Open => return self.open(desk),
            Action::Filter => self.typing = true,
            Action::Confirm => self.typing = false,
            Action::ClearFilter => self.clear_filter(desk),
            Action::Delete(Motion::Left) => {
                self.filter.delete();
                self.refill(desk);
            }
            Action::Delete(_) => {
                self.filter.clear();
                self.refill(desk);
            }
            Action::Sort => {
                self.order = self.order.next();
                self.refill(desk);
                let order = desk.say(self.order.name());
                return vec![Request::Say(desk.fill(say::SORTED, &[("order", &order)]))];
            }
            Action::Papers => return vec![Request::Push(Box::new(Papers::new(desk)))],
            Action::Unfinished if desk.records.open().is_empty() => {
                return vec![Request::Say(desk.say(say::NOTHING_UNFINISHED).to_owned())];
            }
            Action::History => {
                return vec![match History::open(desk) {
                    Ok(history) => Request::Push(Box::new(history)),
                    Err(error) => Request::Say(error.say(desk.lang)),
                }];
            }
            Action::Unfinished => return vec![Request::Push(Box::new(Recovery::new()))],
            Action::Random => return self.drawn_at_random(desk),
            Action::Study => return vec![Request::Push(Box::new(Study::new(desk)))],
            Action::RecallDue => return Recall::due(desk),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::WheelUp | Click::WheelDown
                if self.preview.as_ref().is_some_and(|(_, p)| p.contains(mouse.at)) =>
            {
                if let Some((_, preview)) = &mut self.preview {
                    preview.mouse(mouse);
                }
            }
            Click::WheelUp => self.step(Motion::Up),
            Click::WheelDown => self.step(Motion::Down),
            Click::Press => {
                if let Some(i) = self.list.row_at(mouse.at)
                    && matches!(self.rows.get(i), Some(Row::Question(..)))
                {
                    if i == self.list.selected {
                        return self.open(desk);
                    }
                    self.list.selected = i;
                }
            }
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let filtering = self.typing || !self.filter.text().is_empty();
        let area = self.draw_preview(frame.buffer_mut(), area, desk);
        let [filter, header, body] = Layout::vertical([
            Constraint::Length(u16::from(filtering)),
            Constraint::Length(1),
            Constraint::Min(0),
        ])
        .areas(area);
        let buf = frame.buffer_mut();
        self.caret = None;
        if filtering {
            let caret = self.filter.draw(buf, filter, "  / ", theme);
            self.caret = self.typing.then_some(caret);
        }
        let columns = [
            say::COL_TITLE,
            say::COL_GENRE,
            say::COL_LIMIT,
            say::COL_MINUTES,
            say::COL_ATTEMPTS,
            say::COL_BEST,
        ];
        let header = Rect { width: header.width.saturating_sub(1), ..header };
        put(buf, header, columns.map(|c| (desk.say(c).to_owned(), theme.dim)), desk.lang);
        let list = Rect { width: body.width.saturating_sub(1), ..body };
        self.list.place(self.rows.len(), list);
        for (i, row_area) in self.list.rows() {
            if let Some(row) = self.rows.get(i) {
                self.draw_row(buf, row_area, *row, i == self.list.selected, desk);
            }
        }
        self.list.scroll.draw(buf, list, theme);
        if self.rows.is_empty() {
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

    fn caret(&self) -> Option<Position> {
        self.caret
    }

    fn resume(&mut self, desk: &mut Desk) {
        self.refill(desk);
    }
}
