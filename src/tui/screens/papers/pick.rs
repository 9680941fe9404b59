//! The questions of the library, to choose a paper's from.
use super::{
    super::super::{
        desk::Desk,
        parts::{draw, facts, table::put},
    },
    Pane, Papers,
};
use crate::{
    locales::{Lang, library, paper as say},
    marking::score::points,
    practice::paper,
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

/// A row: indices of a pack and its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Pack(usize),
    Question(usize, usize),
}

impl Row {
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Pack(_))
    }
}

/// Where the columns are: mark, title, genre, points, minutes.
fn columns(area: Rect) -> [Rect; 5] {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, mark, title, genre, points, minutes] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Length(2),
        Constraint::Min(8),
        from(58, 14),
        from(34, 7),
        from(42, 9),
    ])
    .areas(area);
    [mark, title, genre, points, minutes]
}

impl Papers {
    /// Lists what the filter leaves; the selection stays.
    pub(super) fn fill_pick(&mut self, desk: &Desk) {
        let kept = self.pick.selected().copied();
        let words = self.pick.words();
        let mut packs: Vec<usize> = (0..desk.library.packs().len()).collect();
        let other = |p: &usize| {
            desk.library.packs().get(*p).map(|p| Lang::from_tag(&p.language)) != Some(Some(desk.lang))
        };
        // Packs in the user's language first.
        packs.sort_by_key(other);
        let mut rows = Vec::new();
        for p in packs {
            let Some(pack) = desk.library.packs().get(p) else { continue };
            let questions = pack.questions.iter().enumerate().filter(|(_, question)| {
                let genre = desk.say(question.genre.name());
                let text = [&question.title, genre, &question.prompt, &pack.title].join("\n").to_lowercase();
                words.iter().all(|w| text.contains(w.as_str()))
            });
            let found: Vec<Row> = questions.map(|(q, _)| Row::Question(p, q)).collect();
            if !found.is_empty() {
                rows.push(Row::Pack(p));
                rows.extend(found);
            }
        }
        self.pick.fill(rows, |row| kept == Some(*row));
    }

    /// Takes the selected question into the paper, as its last, or out of it.
    pub(super) fn toggle(&mut self, desk: &Desk) {
        let Some(Row::Question(p, q)) = self.pick.selected().copied() else { return };
        if let Some(at) = self.chosen.iter().position(|c| *c == (p, q)) {
            self.chosen.remove(at);
        } else if self.chosen.len() < *paper::COUNT.end() {
            self.chosen.push((p, q));
        }
        self.make(desk);
    }

    pub(super) fn draw_pick(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.height < 3 {
            return;
        }
        if self.pick.rows().is_empty() && self.pick.words().is_empty() {
            self.fill_pick(desk);
        }
        let theme = &desk.theme;
        let focused = self.pane == Pane::Pick;
        draw::heading(buf, area, desk.say(say::PICK), focused, theme);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let chosen = &self.chosen;
        self.pick.draw(
            buf,
            below,
            (library::NOTHING_HERE, library::NOTHING_FOUND),
            |buf, at| {
                let heads = [
                    None,
                    Some(say::COL_QUESTION),
                    Some(library::COL_GENRE),
                    Some(say::COL_POINTS),
                    Some(say::COL_MINUTES),
                ];
                for (i, (column, head)) in columns(at).into_iter().zip(heads).enumerate() {
                    put(buf, column, head.map_or("", |text| desk.say(text)), theme.dim, i > 2);
                }
            },
            |buf, at, row, selected| {
                let (p, q) = match *row {
                    Row::Pack(p) => {
                        let title = desk.library.packs().get(p).map_or("", |pack| pack.title.as_str());
                        let at = Rect { x: at.x + 2, width: at.width.saturating_sub(2), ..at };
                        let title = draw::fit(title, usize::from(at.width));
                        buf.set_line(at.x, at.y, &Line::styled(title, theme.accent), at.width);
                        return;
                    }
                    Row::Question(p, q) => (p, q),
                };
                let Some(question) = desk.library.packs().get(p).and_then(|pack| pack.questions.get(q))
                else {
                    return;
                };
                let number = chosen.iter().position(|c| *c == (p, q)).map(|i| (i + 1).to_string());
                let ink = |style| if selected { theme.selected } else { style };
                let title = if number.is_some() { theme.strong } else { theme.text };
                let [mark, name, genre, worth, minutes] = columns(at);
                put(
                    buf,
                    mark,
                    number.as_deref().unwrap_or("·"),
                    ink(if number.is_some() { theme.good } else { theme.rule }),
                    false,
                );
                put(buf, name, &question.title, ink(title), false);
                put(buf, genre, desk.say(question.genre.name()), ink(theme.dim), false);
                put(buf, worth, &points(question.score), ink(theme.dim), true);
                put(buf, minutes, &facts::minutes(question.minutes, desk), ink(theme.dim), true);
            },
            desk,
        );
        if focused {
            self.caret = self.pick.caret();
        }
    }
}
