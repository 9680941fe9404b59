//! What is drawn of two attempts: figures, points with both statuses, what became of the selected one, the essays.
use super::{SIDE_BY_SIDE, Side, THREE_ABREAST, Versus, rank};
use crate::{
    compare::Status,
    locales::{Say, Text, report, versus as say},
    marking::{review::Reviewed, score::points},
    tui::{
        desk::Desk,
        parts::{
            draw::{self, Styled},
            facts, gauge, status,
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
};
use std::cmp::Ordering;
use unicode_width::UnicodeWidthStr;

/// Rows for what became of the selected point: a rule, its text, the facts.
const TOLD: u16 = 6;

/// Share of its points that a status earns.
const fn worth(status: Status) -> f64 {
    match status {
        Status::Missing => 0.0,
        Status::Partial => 0.5,
        Status::Covered => 1.0,
    }
}

impl Versus {
    fn changes(&self, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let leaves = (0..self.same.len()).filter(|i| self.is_leaf(*i));
        let changes: Vec<_> = leaves.map(|i| self.change(i)).collect();
        let count = |of| changes.iter().filter(|c| **c == of).count();
        let facts: Vec<Styled> = vec![
            (desk.fill(say::BETTER, &[("n", &count(Ordering::Greater))]), theme.good),
            (desk.fill(say::WORSE, &[("n", &count(Ordering::Less))]), theme.bad),
            (desk.fill(say::SAME, &[("n", &count(Ordering::Equal))]), theme.dim),
        ];
        draw::flow(facts, usize::MAX, theme).into_iter().next().unwrap_or_default()
    }

    fn summary(side: &Side, name: &str, width: usize, desk: &Desk) -> Line<'static> {
        let (theme, review) = (&desk.theme, &side.review);
        let mut facts: Vec<Styled> = vec![
            (format!("{name}  {}", facts::date(review.ended, desk)), theme.text),
            (format!("{} {}", desk.say(report::COVERAGE), facts::percent(review.coverage)), theme.strong),
        ];
        if let Some(score) = &review.score {
            let [low, high, full] = [score.low(), score.high(), score.full].map(points);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("low", &low), ("high", &high), ("full", &full)];
            facts.push((desk.fill(say::SCORE, &values), theme.strong));
        }
        if let Some(measured) = &review.limit {
            let style = gauge::style(measured.verdict, theme);
            facts.push((format!("{} {}", measured.count, measured.say(desk.lang)), style));
        }
        facts.push((facts::clock(review.time.active / 1000), theme.dim));
        draw::flow(facts, width, theme).into_iter().next().unwrap_or_default()
    }

    /// What became of the selected point: both statuses, what that is worth, whose verdicts they are.
    fn told(&self, width: usize, desk: &Desk) -> Vec<Line<'static>> {
        let (theme, item) = (&desk.theme, self.tree.selected());
        let [earlier, later] = &self.sides;
        let Some(now) = later.review.points.get(item) else { return Vec::new() };
        let before = self.same.get(item).copied().flatten().and_then(|i| earlier.review.points.get(i));
        let told = |name: Text, point: &Reviewed| -> Styled {
            let own = if point.own.is_some() { desk.say(say::OWN) } else { "" };
            let status =
                format!("{} {}{own}", status::icon(point.status), desk.say(status::name(point.status)));
            (format!("{} {status}", desk.say(name)), status::style(point.status, theme))
        };
        let mut facts: Vec<Styled> = before.map(|p| told(say::EARLIER, p)).into_iter().collect();
        facts.push(told(say::LATER, now));
        if let (Some(before), Some(score), true) = (before, &later.review.score, now.leaf) {
            let gain =
                (worth(now.status) - worth(before.status)) * later.review.weight_share(now) * score.full;
            let (text, style) = match rank(now.status).cmp(&rank(before.status)) {
                Ordering::Greater => (say::GAINED, theme.good),
                Ordering::Less => (say::LOST, theme.bad),
                Ordering::Equal => (say::UNCHANGED, theme.dim),
            };
            facts.push((desk.fill(text, &[("n", &points(gain.abs()))]), style));
        }
        if before.is_none() {
            facts.push((desk.say(say::NEW_POINT).to_owned(), theme.dim));
        }
        draw::flow(facts, width, theme)
    }

    /// The selected point and what became of it.
    fn draw_told(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(point) = self.sides[1].review.points.get(self.tree.selected()) else { return };
        let room = usize::from(area.width).saturating_sub(2);
        let mut lines: Vec<Line> = draw::wrapped(&format!("{}{}", point.number, point.text), room)
            .into_iter()
            .map(|row| Line::styled(row, desk.theme.strong))
            .collect();
        lines.extend(self.told(room, desk));
        draw::rule_row(buf, area, desk.theme.rule);
        for (row, line) in area.rows().skip(1).zip(&lines) {
            buf.set_line(row.x + 1, row.y, line, row.width.saturating_sub(1));
        }
    }

    pub(super) fn draw_head(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let width = usize::from(area.width).saturating_sub(2);
        let changes = self.changes(desk);
        let room = width.saturating_sub(changes.width() + 2);
        let title = draw::fit(&self.sides[1].review.task.title, room);
        let names = [say::EARLIER, say::LATER].map(|t| desk.say(t));
        let column = names.iter().map(|n| n.width()).max().unwrap_or(0);
        let mut rows = area.rows();
        if let Some(row) = rows.next() {
            draw::right(buf, Rect { width: row.width.saturating_sub(1), ..row }, &changes);
            buf.set_line(row.x + 1, row.y, &Line::styled(title, desk.theme.strong), row.width);
        }
        for ((row, side), name) in rows.zip(&self.sides).zip(names) {
            let line = Self::summary(side, &draw::pad(name, column), width, desk);
            buf.set_line(row.x + 1, row.y, &line, row.width);
        }
    }

    fn draw_points(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let (theme, focused) = (&desk.theme, self.pane.is_none());
        draw::heading(buf, area, desk.say(report::OUTLINE), focused, theme);
        let rows = Rect { y: area.y + 1, height: area.height - 1, width: area.width - 1, ..area };
        self.tree.place(rows);
        let (selected, branches) = (self.tree.selected(), self.tree.has_branches());
        for (item, row) in self.tree.rows() {
            let here = item == selected;
            if here {
                buf.set_style(row, if focused { theme.selected } else { theme.selected_elsewhere });
            }
            buf.set_line(
                row.x,
                row.y,
                &self.row(item, here, branches, usize::from(row.width), desk),
                row.width,
            );
        }
        self.tree.list.scroll.draw(buf, rows, theme);
    }

    fn row(&self, item: usize, here: bool, branches: bool, width: usize, desk: &Desk) -> Line<'static> {
        let (Some(point), Some((before, now))) = (self.sides[1].review.points.get(item), self.statuses(item))
        else {
            return Line::default();
        };
        let theme = &desk.theme;
        // The ground of a selected row is set by the row; ink alone keeps it.
        let ink = |style: Style| if here { Style { bg: None, ..style } } else { style };
        let fold = match (branches, point.leaf, self.tree.is_folded(item)) {
            (false, ..) => "",
            (true, true, _) => "  ",
            (true, false, true) => "▸ ",
            (true, false, false) => "▾ ",
        };
        let indent = " ".repeat(2 * (point.depth - 1).min(6));
        let (mark, mark_style) = match self.change(item) {
            Ordering::Greater => ("↗", theme.good),
            Ordering::Less => ("↘", theme.bad),
            Ordering::Equal => (" ", theme.dim),
        };
        let (old, old_style) =
            before.map_or(("–", theme.dim), |s| (status::icon(s), status::style(s, theme)));
        let room = width.saturating_sub(1 + indent.width() + fold.width() + 4 + 3);
        let plain = if here && self.pane.is_none() { Style::new() } else { ink(theme.text) };
        Line::from(vec![
            Span::styled(if here { "▌" } else { " " }, ink(theme.accent)),
            Span::styled(format!("{indent}{fold}"), ink(theme.dim)),
            Span::styled(old, ink(old_style)),
            Span::raw(" "),
            Span::styled(status::icon(now), ink(status::style(now, theme))),
            Span::raw(" "),
            Span::styled(draw::pad(&format!("{}{}", point.number, point.text), room), plain),
            Span::styled(format!(" {mark}"), ink(mark_style)),
        ])
    }

    fn draw_essay(&mut self, buf: &mut Buffer, area: Rect, side: usize, desk: &Desk) {
        let focused = self.pane == Some(side);
        if let Some(side) = self.sides.get_mut(side) {
            side.essay.draw(buf, area, focused, desk);
        }
    }

    pub(super) fn draw_body(&mut self, buf: &mut Buffer, area: Rect, few_rows: bool, desk: &Desk) {
        if area.width >= SIDE_BY_SIDE {
            let left = if area.width >= THREE_ABREAST { area.width / 3 } else { area.width * 42 / 100 };
            let left = left.clamp(44, 84);
            let [tree, _, right] =
                Layout::horizontal([Constraint::Length(left), Constraint::Length(2), Constraint::Min(0)])
                    .areas(area);
            let [earlier, later] = if area.width >= THREE_ABREAST {
                Layout::horizontal([Constraint::Fill(1); 2]).spacing(2).areas(right)
            } else {
                Layout::vertical([Constraint::Fill(1); 2]).areas(right)
            };
            let rows = (self.tree.rows_len() as u16 + 1).min(tree.height.saturating_sub(TOLD + 1));
            let [tree, _, told] =
                Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Length(TOLD)])
                    .areas(tree);
            self.draw_points(buf, tree, desk);
            self.draw_told(buf, told, desk);
            self.draw_essay(buf, earlier, 0, desk);
            self.draw_essay(buf, later, 1, desk);
        } else if few_rows {
            match self.pane {
                None => self.draw_points(buf, area, desk),
                Some(side) => self.draw_essay(buf, area, side, desk),
            }
        } else {
            let rows = (self.tree.rows_len() as u16 + 1).min(area.height / 2).max(3);
            let [tree, told, below] =
                Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Min(0)])
                    .areas(area);
            if let Some(line) = self.told(usize::from(told.width).saturating_sub(2), desk).first() {
                buf.set_line(told.x + 1, told.y, line, told.width.saturating_sub(1));
            }
            let [earlier, _, later] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(1), Constraint::Fill(1)])
                    .areas(below);
            self.draw_points(buf, tree, desk);
            self.draw_essay(buf, earlier, 0, desk);
            self.draw_essay(buf, later, 1, desk);
        }
    }
}
