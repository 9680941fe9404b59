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
        keys::{Action, Keys, ch, hinted, key, row},
        parts::{
            draw, outline,
            reading::Reading,
            table::{Did, Table, put_all, with_preview},
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    drills::Drills,
    outline::Outline,
    question,
    reader::Reader,
    recall::Recall,
};
use crate::{
    locales::{recall as recall_say, study_room as say, table as list},
    recall::cards,
    study::library::Item as Found,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
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
        hinted(&[ch('/')], Action::Filter, list::HINT_FILTER, crate::locales::library::DO_FILTER),
        hinted(&[ch('s')], Action::Sort, say::HINT_GROUP, say::DO_GROUP),
        row(&[key(KeyCode::Esc)], Action::ClearFilter, list::DO_ESCAPE),
        hinted(&[ch('q')], Action::Back, crate::locales::shell::HINT_BACK, crate::locales::shell::DO_BACK),
    ],
};

/// The screen.
pub struct Study {
    tab: usize,
    by: By,
    table: Table<Row>,
    counts: [usize; 4],
    tabs: Vec<(Rect, usize)>,
    preview: Option<(Item, Reading)>,
}

impl Study {
    /// The study room, its outlines in sight.
    pub fn new(desk: &Desk) -> Self {
        let mut study = Self {
            tab: 0,
            by: By::default(),
            table: Table::new(|row| matches!(row, Row::Group(_))),
            counts: [0; 4],
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
        let words = self.table.words();
        let same = |r: &Row| matches!(r, Row::Item(i) if kept.as_ref().is_some_and(|k| (&k.0, &k.1) == (&i.pack, &i.id)));
        self.table.fill(rows::rows(self.kind(), self.by, &words, desk), same);
        self.counts = Tab::ALL.map(|tab| {
            if tab == self.kind() {
                return self.table.count();
            }
            rows::rows(tab, self.by, &words, desk).iter().filter(|r| matches!(r, Row::Item(_))).count()
        });
    }

    fn selected(&self) -> Option<&Item> {
        match self.table.selected() {
            Some(Row::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Does what is left of an action once the table has had it.
    fn done(&mut self, did: Did, desk: &Desk) -> Requests {
        match did {
            Did::Open => return self.open(desk),
            Did::Leave => return vec![Request::Pop],
            Did::Filtered => self.refill(desk),
            Did::Done | Did::Nothing => {}
        }
        Requests::new()
    }

    fn turn(&mut self, by: usize, desk: &Desk) {
        self.show_tab((self.tab + by) % Tab::ALL.len(), desk);
    }

    fn show_tab(&mut self, tab: usize, desk: &Desk) {
        self.tab = tab;
        self.table.rewind();
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
        let (list, preview) = with_preview(area);
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
}

fn draw_row(buf: &mut Buffer, area: Rect, row: &Row, selected: bool, has_cards: bool, desk: &Desk) {
    let theme = &desk.theme;
    let item = match row {
        Row::Group(name) => {
            let at = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
            let name = draw::fit(name, usize::from(at.width).saturating_sub(1));
            buf.set_line(at.x, at.y, &Line::styled(name, theme.accent), at.width);
            return;
        }
        Row::Item(item) => item,
    };
    let (main, side) = if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
    let none = || "–".to_owned();
    let done = if item.done.is_empty() { none() } else { item.done.clone() };
    let (due, due_style) = match item.due {
        _ if !has_cards => (String::new(), side),
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
    put_all(buf, &columns(area), cells);
}

/// The columns of a row; narrow rows have fewer.
fn columns(area: Rect) -> [Rect; 5] {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, columns @ ..] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(10),
        from(66, 13),
        from(44, 7),
        from(56, 8),
        from(36, 6),
    ])
    .areas::<6>(area);
    columns
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
        self.table.keys(&KEYS)
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
            Action::NextTab => self.turn(1, desk),
            Action::PreviousTab => self.turn(Tab::ALL.len() - 1, desk),
            Action::Drills => return self.drills(desk),
            Action::RecallDue => return Recall::due(desk),
            Action::Back => return vec![Request::Pop],
            Action::Sort => {
                self.by = self.by.next();
                self.refill(desk);
                let by = desk.say(self.by.name());
                return vec![Request::Say(desk.fill(say::GROUPED, &[("by", &by)]))];
            }
            other => {
                let did = self.table.act(other);
                return self.done(did, desk);
            }
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if let Some((_, preview)) = &mut self.preview
            && preview.contains(mouse.at)
            && matches!(mouse.what, Click::WheelUp | Click::WheelDown)
        {
            preview.mouse(mouse);
            return Requests::new();
        }
        let tab = self.tabs.iter().find(|(area, _)| area.contains(mouse.at)).map(|(_, tab)| *tab);
        if let (Click::Press, Some(tab)) = (mouse.what, tab) {
            self.show_tab(tab, desk);
            return Requests::new();
        }
        let did = self.table.mouse(mouse);
        self.done(did, desk)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let buf = frame.buffer_mut();
        let area = self.draw_preview(buf, area, desk);
        let roomy = area.height >= 10;
        let [tabs, _, body] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(roomy)),
            Constraint::Min(0),
        ])
        .areas(area);
        self.draw_tabs(buf, tabs, desk);
        let (has_cards, heads) = (self.kind().has_cards(), self.kind().columns(self.by));
        self.table.draw(
            buf,
            body,
            (say::NOTHING_HERE, say::NOTHING_FOUND),
            |buf, at| {
                let heads = heads.map(|c| (c.map_or("", |c| desk.say(c)).to_owned(), theme.dim));
                put_all(buf, &columns(at), heads);
            },
            |buf, at, row, selected| draw_row(buf, at, row, selected, has_cards, desk),
            desk,
        );
    }

    fn caret(&self) -> Option<Position> {
        self.table.caret()
    }

    fn resume(&mut self, desk: &mut Desk) {
        self.refill(desk);
    }
}
