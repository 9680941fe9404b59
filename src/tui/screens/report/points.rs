//! The outline with the status of each point.
use super::{Pane, Report};
use crate::{
    compare::{Placement, Status},
    locales::report as say,
    tui::{
        desk::Desk,
        parts::{draw, status},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Columns of the weights.
const WEIGHT: usize = 5;
/// Columns for how a point stands in the candidate's scratch outline.
const PLANNED: usize = 6;
/// Columns from which on there is room for both.
const WIDE: u16 = 46;

/// A weight without needless decimals.
pub(super) fn weight(weight: f64) -> String {
    let text = format!("{weight:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

impl Report {
    pub(super) fn draw_points(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let (theme, focused) = (&desk.theme, self.pane == Pane::Points);
        draw::heading(buf, area, desk.say(say::OUTLINE), focused, theme);
        let mut label = format!(" {} ", desk.say(say::WEIGHT_COLUMN));
        let planned = self.planned().filter(|_| area.width >= WIDE);
        if let Some((n, of)) = planned {
            label = desk.fill(say::PLANNED_COLUMN, &[("n", &n), ("of", &of)]) + &label;
        }
        if area.width >= 40 {
            let room = Rect { width: area.width - 1, ..area };
            draw::right(buf, room, &Line::styled(label, theme.dim));
        }
        let rows = Rect { y: area.y + 1, height: area.height - 1, width: area.width - 1, ..area };
        self.tree.place(rows);
        let (selected, branches) = (self.tree.selected(), self.tree.has_branches());
        for (item, row) in self.tree.rows() {
            let here = item == selected;
            let mut line = self.row(item, here, branches, usize::from(row.width), desk);
            if planned.is_some() {
                self.show_planned(item, here, &mut line, desk);
            }
            if here {
                buf.set_style(row, if focused { theme.selected } else { theme.selected_elsewhere });
            }
            buf.set_line(row.x, row.y, &line, row.width);
        }
        self.tree.list.scroll.draw(buf, rows, theme);
    }

    fn row(&self, item: usize, here: bool, branches: bool, width: usize, desk: &Desk) -> Line<'static> {
        let Some(point) = self.review.points.get(item) else { return Line::default() };
        let theme = &desk.theme;
        // The ground of a selected row is set by the row; ink alone keeps it.
        let ink = |style: Style| if here { Style { bg: None, ..style } } else { style };
        let plain = if here && self.pane == Pane::Points {
            Style::new()
        } else if point.depth == 1 && !point.leaf {
            ink(theme.strong)
        } else {
            ink(theme.text)
        };
        let fold = match (branches, point.leaf, self.tree.is_folded(item)) {
            (false, ..) => "",
            (true, true, _) => "  ",
            (true, false, true) => "▸ ",
            (true, false, false) => "▾ ",
        };
        let mut notes = String::new();
        if point.is_open() {
            notes += "? ";
        }
        if point.own.is_some() {
            notes += desk.say(say::OWN_MARK);
            notes.push(' ');
        }
        match point.order {
            Some(Placement::Early) => notes += "↑ ",
            Some(Placement::Late) => notes += "↓ ",
            Some(Placement::In) | None => {}
        }
        let indent = " ".repeat(2 * (point.depth - 1).min(6));
        let lead = 1 + indent.width() + fold.width() + 2;
        let planned = if self.planned().is_some() && width >= usize::from(WIDE) - 1 { PLANNED } else { 0 };
        let room = width.saturating_sub(lead + notes.width() + planned + WEIGHT);
        let text = draw::pad(&format!("{}{}", point.number, point.text), room);
        Line::from(vec![
            Span::styled(if here { "▌" } else { " " }, ink(theme.accent)),
            Span::styled(format!("{indent}{fold}"), ink(theme.dim)),
            Span::styled(status::icon(point.status), ink(status::style(point.status, theme))),
            Span::raw(" "),
            Span::styled(text, plain),
            Span::styled(format!(" {notes}"), ink(theme.fair)),
            Span::styled(draw::pad_left(&weight(point.weight), WEIGHT - 2), ink(theme.dim)),
        ])
    }

    /// Points of the reference that the scratch outline had, wholly or in part, and all of them; `None`: there was none.
    fn planned(&self) -> Option<(usize, usize)> {
        let leaves = self.review.points.iter().filter(|p| p.leaf);
        let planned: Vec<Status> = leaves.filter_map(|p| p.planned).collect();
        let had = planned.iter().filter(|s| **s != Status::Missing).count();
        (!planned.is_empty()).then_some((had, planned.len()))
    }

    /// Puts before the weight how the point stands in the scratch outline, beside how it stands in the essay.
    fn show_planned(&self, item: usize, here: bool, line: &mut Line, desk: &Desk) {
        let Some(point) = self.review.points.get(item) else { return };
        let text = match point.planned.filter(|_| point.leaf) {
            Some(status) => draw::pad_left(status::icon(status), PLANNED - 1) + " ",
            None => " ".repeat(PLANNED),
        };
        let style = point.planned.map_or(desk.theme.dim, |status| status::style(status, &desk.theme));
        let style = if here { Style { bg: None, ..style } } else { style };
        let at = line.spans.len().saturating_sub(1);
        line.spans.insert(at, Span::styled(text, style));
    }
}
