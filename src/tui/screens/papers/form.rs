//! What a paper that is drawn by lot is to be like: the fields, and the genres to choose from.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::{draw, list::List, popup},
    },
    Figure, Pane, Papers,
};
use crate::{
    locales::{Text, paper as say},
    practice::paper,
    study::genre::Genre,
    tui::screen::Requests,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Count,
    Length,
    Genres,
    Pack,
    Seed,
}

const FIELDS: [(Field, Text); 5] = [
    (Field::Count, say::FIELD_COUNT),
    (Field::Length, say::FIELD_LENGTH),
    (Field::Genres, say::FIELD_GENRES),
    (Field::Pack, say::FIELD_PACK),
    (Field::Seed, say::FIELD_SEED),
];
/// Rows that the fields take.
pub(super) const ROWS: u16 = FIELDS.len() as u16;
/// Minutes that one key adds to the whole.
const STEP: u32 = 10;

/// State of the form.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) fields: List,
    /// The genres are being chosen.
    pub(super) genres: Option<List>,
}

impl Default for Form {
    fn default() -> Self {
        Self { fields: List::of(FIELDS.len()), genres: None }
    }
}

impl Papers {
    fn field(&self) -> Field {
        FIELDS.get(self.form.fields.selected).map_or(Field::Count, |(field, _)| *field)
    }

    /// More or less of the field, or its next choice.
    pub(super) fn change_wish(&mut self, more: bool, desk: &Desk) {
        match self.field() {
            Field::Count => {
                let to = if more { self.wish.count + 1 } else { self.wish.count.saturating_sub(1) };
                self.wish.count = to.clamp(*paper::COUNT.start(), *paper::COUNT.end());
            }
            Field::Length => {
                let to = if more { self.wish.minutes + STEP } else { self.wish.minutes.saturating_sub(STEP) };
                self.wish.minutes = to.clamp(*paper::MINUTES.start(), *paper::MINUTES.end());
            }
            Field::Seed => {
                self.seed = if more { self.seed.saturating_add(1) } else { self.seed.saturating_sub(1) }
            }
            Field::Pack => self.turn_pack(more, desk),
            Field::Genres => self.form.genres = Some(List::default()),
        }
    }

    /// All packs of the language, then each by itself.
    fn turn_pack(&mut self, forward: bool, desk: &Desk) {
        let packs = desk.library.packs().iter().filter(|p| !p.questions.is_empty());
        let choices: Vec<Option<String>> =
            std::iter::once(None).chain(packs.map(|p| Some(p.id.clone()))).collect();
        let now = choices.iter().position(|c| *c == self.wish.pack).unwrap_or(0);
        let by = if forward { 1 } else { choices.len() - 1 };
        self.wish.pack.clone_from(&choices[(now + by) % choices.len()]);
        // Genres that the pack does not have would leave nothing.
        let there = paper::genres(&desk.library, &self.wish);
        self.wish.genres.retain(|genre| there.iter().any(|(g, _)| g == genre));
    }

    /// Types the field's figure, or opens its choices.
    pub(super) fn edit_wish(&mut self, desk: &Desk) -> Requests {
        match self.field() {
            Field::Count => self.enter(Figure::Count, desk),
            Field::Length => self.enter(Figure::Length, desk),
            Field::Seed => self.enter(Figure::Seed, desk),
            Field::Pack | Field::Genres => {
                self.change_wish(true, desk);
                self.make(desk);
                Requests::new()
            }
        }
    }

    /// Does among the genres what a key asked for.
    pub(super) fn choose_genres(&mut self, action: Action, desk: &Desk) {
        let Some(list) = &mut self.form.genres else { return };
        match action {
            Action::Move(motion) => return list.step(motion),
            Action::Confirm => {
                let there = paper::genres(&desk.library, &self.wish);
                if let Some((genre, _)) = there.get(list.selected)
                    && !self.wish.genres.remove(genre)
                {
                    self.wish.genres.insert(*genre);
                }
            }
            Action::ClearFilter => self.wish.genres.clear(),
            _ => self.form.genres = None,
        }
        self.make(desk);
    }

    /// A click on a field; false: there is none.
    pub(super) fn click_wish(&mut self, at: Position) -> bool {
        let Some(row) = self.form.fields.row_at(at) else { return false };
        (self.form.fields.selected, self.pane) = (row, Pane::Wish);
        true
    }

    fn value(&self, field: Field, desk: &Desk) -> String {
        match field {
            Field::Count => self.wish.count.to_string(),
            Field::Length => desk.fill(say::MINUTES, &[("n", &self.wish.minutes)]),
            Field::Genres if self.wish.genres.is_empty() => desk.say(say::ANY).to_owned(),
            Field::Genres => {
                let names: Vec<&str> = self.wish.genres.iter().map(|g: &Genre| desk.say(g.name())).collect();
                names.join(desk.say(say::COMMA))
            }
            Field::Pack => {
                let pack = self.wish.pack.as_ref().and_then(|id| desk.library.pack(id));
                pack.map_or_else(|| desk.say(say::ANY).to_owned(), |pack| pack.title.clone())
            }
            Field::Seed => self.seed.to_string(),
        }
    }

    /// Draws the fields.
    pub(super) fn draw_wish(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.height < 2 {
            return self.form.fields.hide();
        }
        let theme = &desk.theme;
        let focused = self.pane == Pane::Wish;
        draw::heading(buf, area, desk.say(say::WISH), focused, theme);
        let below = Rect { y: area.y + 1, height: (area.height - 1).min(ROWS), ..area };
        self.form.fields.place(FIELDS.len(), below);
        let labels = FIELDS.iter().map(|(_, label)| desk.say(*label).width()).max().unwrap_or(0);
        for (i, row) in self.form.fields.rows() {
            let Some((field, label)) = FIELDS.get(i) else { break };
            let selected = focused && i == self.form.fields.selected;
            let figure = match field {
                Field::Count => Some(Figure::Count),
                Field::Length => Some(Figure::Length),
                Field::Seed => Some(Figure::Seed),
                Field::Genres | Field::Pack => None,
            };
            let typed = figure.and_then(|figure| self.typed(figure));
            let room = usize::from(row.width).saturating_sub(labels + 9);
            let value = typed.map_or_else(|| self.value(*field, desk), str::to_owned);
            let value = draw::fit(&value, room);
            let x = row.x + 2 + labels as u16 + 2;
            let (open, close) = if selected && typed.is_none() { ("‹ ", " ›") } else { ("  ", "  ") };
            let style = if selected { theme.selected } else { theme.text };
            let line = Line::from(vec![
                Span::styled(if selected { "▌ " } else { "  " }, theme.accent),
                Span::styled(
                    draw::pad(desk.say(*label), labels + 2),
                    if selected { theme.strong } else { theme.dim },
                ),
                Span::styled(format!("{open}{value}{close}"), style),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
            if typed.is_some() {
                self.caret = Some(Position::new(x + 2 + value.width() as u16, row.y));
            }
        }
    }

    /// Draws the genres that there are questions of, over everything else.
    pub(super) fn draw_genres(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let genres = paper::genres(&desk.library, &self.wish);
        let inner = popup::open(frame, area, 50, genres.len() as u16 + 3, desk.say(say::GENRES), desk);
        let buf = frame.buffer_mut();
        let rows = Rect { height: inner.height.saturating_sub(1), ..inner };
        let Some(list) = &mut self.form.genres else { return };
        list.place(genres.len(), rows);
        for (i, row) in list.rows() {
            let Some((genre, count)) = genres.get(i) else { break };
            let selected = i == list.selected;
            let style = if selected { theme.selected } else { theme.text };
            if selected {
                buf.set_style(row, theme.selected);
            }
            let mark = if self.wish.genres.contains(genre) { "✓" } else { " " };
            let name = draw::fit(desk.say(genre.name()), usize::from(row.width).saturating_sub(14));
            buf.set_line(row.x, row.y, &Line::styled(format!(" {mark} {name}"), style), row.width);
            let count = Line::styled(
                desk.fill(say::QUESTIONS, &[("n", count)]) + " ",
                if selected { style } else { theme.dim },
            );
            draw::right(buf, row, &count);
        }
        list.scroll.draw(buf, rows, theme);
        let hint = if self.wish.genres.is_empty() { say::ANY_GENRE } else { say::EACH_GENRE };
        let hint = draw::fit(desk.say(hint), usize::from(inner.width));
        buf.set_line(inner.x, inner.bottom().saturating_sub(1), &Line::styled(hint, theme.dim), inner.width);
    }
}
