//! The paper as it stands: its questions with points and minutes, which can be changed; how the time is divided.
use super::{
    super::super::{
        desk::Desk,
        parts::{
            draw, facts,
            list::List,
            ruler::{self, Part},
            table::put,
        },
    },
    Figure, Pane, Papers, Source, why_not,
};
use crate::{
    locales::{library, paper as say},
    marking::score::points,
    practice::paper::Plan,
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::Line,
};
use unicode_width::UnicodeWidthStr;

/// Minutes that one key adds to the whole.
const STEP: u32 = 5;

/// State of the pane: the selected row (after the questions the total) and column.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) rows: List,
    pub(super) on_points: bool,
    /// Where the row of the total is.
    total: Rect,
}

impl Sheet {
    /// Another paper: its first question is selected.
    pub(super) fn reset(&mut self) {
        self.rows = List::default();
    }
}

/// Where the columns are: title, genre, limit, points, minutes.
fn columns(area: Rect) -> [Rect; 5] {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, title, genre, limit, points, minutes] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(8),
        from(62, 14),
        from(72, 11),
        Constraint::Length(8),
        Constraint::Length(9),
    ])
    .areas(area);
    [title, genre, limit, points, minutes]
}

/// A column of figures without its last column, which only the mark of the cursor takes.
fn flush(column: Rect) -> Rect {
    Rect { width: column.width.saturating_sub(1), ..column }
}

impl Papers {
    /// The figure under the cursor.
    pub(super) fn figure(&self) -> Option<Figure> {
        let plan = self.plan.as_ref().ok()?;
        let row = self.sheet.rows.selected;
        Some(match self.sheet.on_points {
            _ if row >= plan.items.len() => Figure::Total,
            true => Figure::Points(row),
            false => Figure::Minutes(row),
        })
    }

    /// One more or less of the figure under the cursor.
    pub(super) fn step_figure(&mut self, more: bool) {
        let Some(figure) = self.figure() else { return };
        let Ok(plan) = &mut self.plan else { return };
        let by = |now: u32, step: u32| if more { now.saturating_add(step) } else { now.saturating_sub(step) };
        let item =
            |i: usize| plan.items.get(i).map_or((0, 0), |item| (item.points.round() as u32, item.minutes));
        match figure {
            Figure::Points(i) => plan.set_points(i, by(item(i).0, 1)),
            Figure::Minutes(i) => plan.set_minutes(i, by(item(i).1, 1)),
            Figure::Total => plan.set_total(by(plan.minutes, STEP)),
            Figure::Seed | Figure::Count | Figure::Length => {}
        }
    }

    /// A click on a figure or a row; false: there is none.
    pub(super) fn click_sheet(&mut self, at: Position) -> bool {
        let items = self.plan.as_ref().map_or(0, |plan| plan.items.len());
        let row = if self.sheet.total.contains(at) { Some(items) } else { self.sheet.rows.row_at(at) };
        let Some(row) = row.filter(|row| *row <= items) else { return false };
        let [.., points, minutes] = columns(self.sheet.total);
        if points.left() <= at.x && at.x < minutes.right() {
            self.sheet.on_points = at.x < minutes.x;
        }
        (self.sheet.rows.selected, self.pane) = (row, Pane::Sheet);
        true
    }

    pub(super) fn draw_sheet(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.sheet.rows.hide();
        self.sheet.total = Rect::ZERO;
        if area.height < 2 {
            return;
        }
        let theme = &desk.theme;
        draw::heading(buf, area, desk.say(say::SHEET), self.pane == Pane::Sheet, theme);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let plan = match &self.plan {
            Ok(plan) => plan.clone(),
            Err(why) => {
                let width = usize::from(below.width).saturating_sub(2);
                let said = draw::wrapped(&why_not(*why, self.source(), desk), width);
                for (row, text) in below.rows().skip(1).zip(said) {
                    buf.set_line(
                        row.x + 2,
                        row.y,
                        &Line::styled(text, theme.dim),
                        row.width.saturating_sub(2),
                    );
                }
                return;
            }
        };
        let facts = self.told(&plan, desk);
        let roomy = u16::from(below.height >= plan.items.len() as u16 + 5);
        let [head, items, read, total, _, ruler, seed] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(plan.items.len() as u16),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(roomy),
            Constraint::Length(roomy),
            Constraint::Length(facts.len() as u16),
        ])
        .areas(below);
        let heads = [
            (say::COL_QUESTION, false),
            (library::COL_GENRE, false),
            (library::COL_LIMIT, true),
            (say::COL_POINTS, true),
            (say::COL_MINUTES, true),
        ];
        for (column, (text, at_right)) in columns(head).into_iter().zip(heads) {
            put(buf, if at_right { flush(column) } else { column }, desk.say(text), theme.dim, at_right);
        }
        self.draw_items(buf, items, &plan, desk);
        let [title, .., minutes] = columns(read);
        let left = plan.preparation();
        put(buf, title, desk.say(say::READING), theme.dim, false);
        put(buf, flush(minutes), &left.to_string(), if left < 0 { theme.bad } else { theme.dim }, true);
        self.draw_total(buf, total, &plan, desk);
        let at = Rect { x: ruler.x + 2, width: ruler.width.saturating_sub(3), ..ruler };
        if roomy > 0 {
            buf.set_line(at.x, at.y, &budget(&plan, usize::from(at.width), desk), at.width);
        }
        for (row, (text, style)) in seed.rows().zip(facts) {
            let text = draw::fit(&text, usize::from(row.width).saturating_sub(3));
            buf.set_line(row.x + 2, row.y, &Line::styled(text.as_str(), style), row.width.saturating_sub(2));
            if self.typed(Figure::Seed).is_some() && self.source() != Source::Random && row.y == seed.y {
                self.caret = Some(Position::new(row.x + 2 + text.width() as u16, row.y));
            }
        }
    }

    fn draw_items(&mut self, buf: &mut Buffer, area: Rect, plan: &Plan, desk: &Desk) {
        let theme = &desk.theme;
        let on_total = self.sheet.rows.selected >= plan.items.len();
        let selected = self.sheet.rows.selected.min(plan.items.len());
        self.sheet.rows.place(plan.items.len(), area);
        // The row after the last is the total, which the list does not know.
        self.sheet.rows.selected = selected;
        self.sheet.rows.scroll.rows = plan.items.len();
        for (i, row) in self.sheet.rows.rows() {
            let Some(item) = plan.items.get(i) else { break };
            let question = desk.library.pack(&item.pack).and_then(|pack| pack.question(&item.question));
            let here = self.pane == Pane::Sheet && !on_total && i == selected;
            if here {
                buf.set_line(row.x, row.y, &Line::styled("▌", theme.accent), row.width);
            }
            let [title, genre, limit, worth, minutes] = columns(row);
            let name = format!("{} {}", i + 1, item.title);
            put(buf, title, &name, if here { theme.strong } else { theme.text }, false);
            put(buf, genre, desk.say(item.genre.name()), theme.dim, false);
            put(buf, flush(limit), &facts::limit_short(question.and_then(|q| q.limit)), theme.dim, true);
            let fixed = if item.fixed { "=" } else { "" };
            let told = [
                (worth, Figure::Points(i), points(item.points)),
                (minutes, Figure::Minutes(i), format!("{fixed}{}", item.minutes)),
            ];
            for (column, figure, text) in told {
                self.draw_figure(buf, column, figure, &text, theme.text, desk);
            }
        }
        self.sheet.rows.scroll.rows = plan.items.len() + 1;
    }

    fn draw_total(&mut self, buf: &mut Buffer, area: Rect, plan: &Plan, desk: &Desk) {
        let theme = &desk.theme;
        self.sheet.total = area;
        let [title, .., worth, minutes] = columns(area);
        if self.pane == Pane::Sheet && self.figure() == Some(Figure::Total) {
            buf.set_line(area.x, area.y, &Line::styled("▌", theme.accent), area.width);
        }
        put(buf, title, desk.say(say::TOTAL), theme.strong, false);
        put(buf, flush(worth), &points(plan.points()), theme.strong, true);
        self.draw_figure(buf, minutes, Figure::Total, &plan.minutes.to_string(), theme.strong, desk);
    }

    /// A figure that can be changed: marked under the cursor, with the caret while it is typed.
    fn draw_figure(
        &mut self,
        buf: &mut Buffer,
        column: Rect,
        figure: Figure,
        text: &str,
        style: Style,
        desk: &Desk,
    ) {
        let here = self.pane == Pane::Sheet && self.figure() == Some(figure);
        let typed = self.typed(figure).map(str::to_owned);
        let text = typed.as_deref().unwrap_or(text);
        let style = if here { desk.theme.selected } else { style };
        let width = (text.width() as u16 + 2).min(column.width);
        let at = Rect { x: column.right() - width, width, ..column };
        let shown = if here { format!(" {text} ") } else { format!(" {text}") };
        buf.set_line(at.x, at.y, &Line::styled(draw::fit(&shown, usize::from(width)), style), width);
        if typed.is_some() {
            self.caret = Some(Position::new(at.right().saturating_sub(1), at.y));
        }
    }

    /// What is said beneath: with what it was drawn, what the marks mean, what is wrong.
    fn told(&self, plan: &Plan, desk: &Desk) -> Vec<draw::Styled> {
        let theme = &desk.theme;
        let mut told = Vec::new();
        if self.source() == Source::Standard {
            let typed = self.typed(Figure::Seed).map(str::to_owned);
            let seed = typed.unwrap_or_else(|| plan.seed.unwrap_or(self.seed).to_string());
            told.push((desk.fill(say::SEED, &[("seed", &seed)]), theme.dim));
            told.push((desk.say(say::STANDARD_IS).to_owned(), theme.dim));
        }
        if plan.items.iter().any(|item| item.fixed) {
            told.push((desk.say(say::FIXED).to_owned(), theme.dim));
        }
        if plan.preparation() < 0 {
            told.push((desk.say(say::TOO_LONG).to_owned(), theme.bad));
        }
        told
    }
}

/// How the minutes are divided: reading first, then each question.
fn budget(plan: &Plan, width: usize, desk: &Desk) -> Line<'static> {
    let theme = &desk.theme;
    let read = u64::try_from(plan.preparation()).unwrap_or(0);
    let reading = Part {
        label: format!("{} {read}", desk.say(say::READ)),
        short: desk.say(say::READ).to_owned(),
        length: read,
        style: theme.dim,
    };
    let question = |(i, item): (usize, &crate::practice::paper::Item)| Part {
        label: format!("{}·{}", i + 1, item.minutes),
        short: (i + 1).to_string(),
        length: u64::from(item.minutes),
        style: theme.text,
    };
    let parts: Vec<Part> =
        std::iter::once(reading).chain(plan.items.iter().enumerate().map(question)).collect();
    ruler::line(&parts, u64::from(plan.minutes), width, theme.rule)
}
