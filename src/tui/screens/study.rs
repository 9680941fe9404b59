//! The study room 提纲: what there is to learn, by genre, topic or pack.
//!
//! ```text
//!  ▸提纲 27◂  理论 4  资料 20  范文 19                                    what is listed
//!   题目                              文种      要点   已学    到期      header
//!   讲话稿                                                               a group
//! ▌ 全市法治政府建设会议讲话提纲      讲话稿    12     5/13    2         the selected one
//!   ……                                             ┊  its tree or its text, where there is room
//! ```
mod rows;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key, row},
        parts::{draw, input::Input, list::List, outline, reading::Reading},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    drills::Drills,
    library,
    outline::Outline,
    question,
    reader::Reader,
    recall::Recall,
};
use crate::{
    locales::{recall as recall_say, study_room as say},
    recall::cards,
    study::library::Item as Found,
    text::motion::Motion,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::{Line, Span},
};
use rows::{By, Item, Row, Tab};

/// Keys of the lists.
pub static KEYS: Keys = Keys {
    name: say::KEYS_STUDY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[key(KeyCode::Tab), key(KeyCode::Right)], Action::NextTab, say::HINT_TAB, say::DO_TAB),
        row(&[key(KeyCode::BackTab), key(KeyCode::Left)], Action::PreviousTab, say::DO_TAB_BACK),
        hinted(&[ch('m')], Action::Drills, say::HINT_DRILLS, say::DO_DRILLS),
        hinted(&[ch('d')], Action::RecallDue, say::HINT_DUE, say::DO_DUE),
        hinted(
            &[ch('/')],
            Action::Filter,
            crate::locales::library::HINT_FILTER,
            crate::locales::library::DO_FILTER,
        ),
        hinted(&[ch('s')], Action::Sort, say::HINT_GROUP, say::DO_GROUP),
        row(&[key(KeyCode::Esc)], Action::ClearFilter, say::DO_ESCAPE),
        hinted(&[ch('q')], Action::Back, crate::locales::shell::HINT_BACK, crate::locales::shell::DO_BACK),
    ],
};

/// The screen.
pub struct Study {
    tab: usize,
    by: By,
    rows: Vec<Row>,
    counts: [usize; 4],
    list: List,
    filter: Input,
    typing: bool,
    caret: Option<Position>,
    tabs: Vec<(Rect, usize)>,
    preview: Option<(Item, Reading)>,
}

impl Study {
    /// The study room, its outlines in sight.
    pub fn new(desk: &Desk) -> Self {
        let mut study = Self {
            tab: 0,
            by: By::default(),
            rows: Vec::new(),
            counts: [0; 4],
            list: List::default(),
            filter: Input::default(),
            typing: false,
            caret: None,
            tabs: Vec::new(),
            preview: None,
        };
        study.refill(desk);
        study
    }

    fn kind(&self) -> Tab {
        Tab::ALL.get(self.tab).copied().unwrap_or(Tab::Outlines)
    }

    /// Makes the rows anew; the selection stays where it was if that is still there.
    fn refill(&mut self, desk: &Desk) {
        let kept = self.selected().map(|i| (i.pack.clone(), i.id.clone()));
        let words: Vec<String> =
            self.filter.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        self.rows = rows::rows(self.kind(), self.by, &words, desk);
        self.counts = Tab::ALL.map(|tab| {
            let count = |rows: &[Row]| rows.iter().filter(|r| matches!(r, Row::Item(_))).count();
            if tab == self.kind() {
                count(&self.rows)
            } else {
                count(&rows::rows(tab, self.by, &words, desk))
            }
        });
        let same = |r: &Row| matches!(r, Row::Item(i) if kept.as_ref().is_some_and(|k| (&k.0, &k.1) == (&i.pack, &i.id)));
        let first = self.rows.iter().position(|r| matches!(r, Row::Item(_))).unwrap_or(0);
        self.list.scroll.rows = self.rows.len();
        self.list.selected = self.rows.iter().position(same).unwrap_or(first);
    }

    fn selected(&self) -> Option<&Item> {
        match self.rows.get(self.list.selected) {
            Some(Row::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Moves the selection, over the headings of groups.
    fn step(&mut self, motion: Motion) {
        self.list.step(motion);
        let down = !matches!(motion, Motion::Up | Motion::PageUp);
        while let Some(Row::Group(_)) = self.rows.get(self.list.selected) {
            if !down && self.list.selected > 0 {
                self.list.selected -= 1;
            } else {
                self.list.selected += 1;
            }
        }
    }

    fn turn(&mut self, by: usize, desk: &Desk) {
        self.show_tab((self.tab + by) % Tab::ALL.len(), desk);
    }

    fn show_tab(&mut self, tab: usize, desk: &Desk) {
        self.tab = tab;
        self.list = List::default();
        self.refill(desk);
    }

    fn open(&self, desk: &Desk) -> Requests {
        let Some(item) = self.selected() else { return Requests::new() };
        let screen: Option<Box<dyn Screen>> = if self.kind().has_cards() {
            Outline::open(&item.pack, &item.id, desk).map(|s| Box::new(s) as Box<dyn Screen>)
        } else {
            Reader::open(&item.pack, &item.id, desk).map(|s| Box::new(s) as Box<dyn Screen>)
        };
        screen.map(Request::Push).into_iter().collect()
    }

    fn drills(&self, desk: &mut Desk) -> Requests {
        match self.selected().filter(|_| self.kind().has_cards()) {
            Some(item) => vec![Request::Push(Box::new(Drills::new(&item.pack, &item.id, desk)))],
            None => Requests::new(),
        }
    }

    fn preview_of(item: &Item, desk: &Desk) -> Option<Reading> {
        let pack = desk.library.pack(&item.pack)?;
        if let Some(deck) = cards::deck(&desk.library, &item.pack, &item.id) {
            return Some(Reading::plain(item.title.as_str(), &outline::text(deck.points), 0));
        }
        let text = match pack.item(&item.id)? {
            Found::Material(m) => &m.text,
            Found::Essay(e) => &e.text,
            _ => return None,
        };
        Some(Reading::material(&item.title, text, question::indent_of(pack)))
    }

    /// Draws what is selected where there is room for it; returns the room that is left.
    fn draw_preview(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        let (list, preview) = if area.width >= 110 {
            let [list, _, preview] =
                Layout::horizontal([Constraint::Percentage(56), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            (list, preview)
        } else if area.height >= 20 {
            let [list, preview] =
                Layout::vertical([Constraint::Min(0), Constraint::Percentage(42)]).areas(area);
            (list, preview)
        } else {
            (area, Rect::ZERO)
        };
        let Some(item) = self.selected().filter(|_| !preview.is_empty()).cloned() else {
            self.preview = None;
            return area;
        };
        if self.preview.as_ref().is_none_or(|(of, _)| (&of.pack, &of.id) != (&item.pack, &item.id)) {
            self.preview = Self::preview_of(&item, desk).map(|reading| (item, reading));
        }
        if let Some((_, reading)) = &mut self.preview {
            reading.draw(buf, preview, false, desk);
        }
        list
    }

    fn draw_tabs(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.tabs.clear();
        let mut x = area.x + 1;
        for (i, (tab, count)) in Tab::ALL.iter().zip(self.counts).enumerate() {
            let here = i == self.tab;
            let name = format!(" {} ", desk.say(tab.name()));
            let count = format!("{count} ");
            let (style, dim) = if here {
                (desk.theme.selected, desk.theme.selected)
            } else {
                (desk.theme.text, desk.theme.dim)
            };
            let line = Line::from(vec![Span::styled(name, style), Span::styled(count, dim)]);
            let width = line.width() as u16;
            let place = Rect { x, width, ..area }.intersection(area);
            buf.set_line(place.x, place.y, &line, place.width);
            self.tabs.push((place, i));
            x += width + 1;
        }
    }

    fn draw_row(&self, buf: &mut Buffer, area: Rect, row: &Row, selected: bool, desk: &Desk) {
        let theme = &desk.theme;
        let item = match row {
            Row::Group(name) => {
                let name = draw::fit(name, usize::from(area.width).saturating_sub(3));
                buf.set_line(
                    area.x + 2,
                    area.y,
                    &Line::styled(name, theme.accent),
                    area.width.saturating_sub(2),
                );
                return;
            }
            Row::Item(item) => item,
        };
        if selected {
            buf.set_style(area, theme.selected);
        }
        let (main, side) = if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
        let mark = theme.accent.patch(Style::new().bg(main.bg.unwrap_or_default()));
        buf.set_line(area.x, area.y, &Line::styled(if selected { "▌ " } else { "  " }, mark), 2);
        let none = || "–".to_owned();
        let done = if item.done.is_empty() { none() } else { item.done.clone() };
        let (due, due_style) = match item.due {
            _ if !self.kind().has_cards() => (String::new(), side),
            0 => (none(), side),
            n => (n.to_string(), if selected { side } else { theme.fair }),
        };
        let cells = [
            (format!("  {}", item.title), main),
            (item.kind.clone(), side),
            (item.size.clone(), side),
            (done, side),
            (due, due_style),
        ];
        put(buf, area, cells);
    }
}

/// Puts the cells of a row into its columns; narrow rows have fewer.
fn put(buf: &mut Buffer, area: Rect, cells: [(String, Style); 5]) {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let columns: [Rect; 6] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(10),
        from(66, 13),
        from(44, 7),
        from(56, 8),
        from(36, 6),
    ])
    .areas(area);
    for (column, (text, style)) in columns.into_iter().skip(1).zip(cells) {
        let width = usize::from(column.width).saturating_sub(1);
        buf.set_line(column.x, column.y, &Line::styled(draw::fit(&text, width), style), column.width);
    }
}

impl Screen for Study {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::STUDY).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let by = desk.say(self.by.name());
        match desk.memory.due_count(&desk.library, desk.now.wall) {
            0 => (by.to_owned(), Tone::Plain),
            n => (format!("{} · {by}", desk.fill(recall_say::DUE, &[("n", &n)])), Tone::Plain),
        }
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.typing { vec![&library::FILTER, &LIST] } else { vec![&KEYS, &LIST] }
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
            Action::NextTab => self.turn(1, desk),
            Action::PreviousTab => self.turn(Tab::ALL.len() - 1, desk),
            Action::Drills => return self.drills(desk),
            Action::RecallDue => return Recall::due(desk),
            Action::Filter => self.typing = true,
            Action::Confirm => self.typing = false,
            Action::Back => return vec![Request::Pop],
            Action::ClearFilter if self.filter.text().is_empty() && !self.typing => {
                return vec![Request::Pop];
            }
            Action::ClearFilter => {
                self.typing = false;
                self.filter.clear();
                self.refill(desk);
            }
            Action::Delete(motion) => {
                if motion == Motion::Left {
                    self.filter.delete();
                } else {
                    self.filter.clear();
                }
                self.refill(desk);
            }
            Action::Sort => {
                self.by = self.by.next();
                self.refill(desk);
                let by = desk.say(self.by.name());
                return vec![Request::Say(desk.fill(say::GROUPED, &[("by", &by)]))];
            }
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        let in_preview = self.preview.as_ref().is_some_and(|(_, p)| p.contains(mouse.at));
        match mouse.what {
            Click::WheelUp | Click::WheelDown if in_preview => {
                if let Some((_, preview)) = &mut self.preview {
                    preview.mouse(mouse);
                }
            }
            Click::WheelUp => self.step(Motion::Up),
            Click::WheelDown => self.step(Motion::Down),
            Click::Press => {
                if let Some((_, tab)) = self.tabs.iter().find(|(area, _)| area.contains(mouse.at)) {
                    self.show_tab(*tab, desk);
                } else if let Some(i) = self.list.row_at(mouse.at)
                    && matches!(self.rows.get(i), Some(Row::Item(_)))
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
        let buf = frame.buffer_mut();
        let filtering = self.typing || !self.filter.text().is_empty();
        let area = self.draw_preview(buf, area, desk);
        let roomy = area.height >= 10;
        let [tabs, _, filter, header, body] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(roomy)),
            Constraint::Length(u16::from(filtering)),
            Constraint::Length(1),
            Constraint::Min(0),
        ])
        .areas(area);
        self.draw_tabs(buf, tabs, desk);
        self.caret = None;
        if filtering {
            let caret = self.filter.draw(buf, filter, "  / ", theme);
            self.caret = self.typing.then_some(caret);
        }
        let heads =
            self.kind().columns(self.by).map(|c| (c.map_or("", |c| desk.say(c)).to_owned(), theme.dim));
        put(buf, Rect { width: header.width.saturating_sub(1), ..header }, heads);
        let list = Rect { width: body.width.saturating_sub(1), ..body };
        self.list.place(self.rows.len(), list);
        for (i, row_area) in self.list.rows() {
            if let Some(row) = self.rows.get(i) {
                self.draw_row(buf, row_area, row, i == self.list.selected, desk);
            }
        }
        self.list.scroll.draw(buf, list, theme);
        if self.rows.is_empty() {
            let text = match self.filter.text() {
                "" => desk.say(say::NOTHING_HERE).to_owned(),
                filter => desk.fill(say::NOTHING_FOUND, &[("filter", &filter)]),
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
