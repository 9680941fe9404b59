//! Which panes of the report are shown where.
use super::{Pane, Report, SIDE_BY_SIDE, THREE_ABREAST};
use crate::tui::desk::Desk;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

impl Report {
    fn draw_draft(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.draft.draw(buf, area, self.pane == Pane::Draft, desk);
    }

    fn draw_model(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let focused = self.pane == Pane::Model;
        if let Some(model) = self.model.and_then(|n| self.models.get_mut(n)) {
            model.reading.draw(buf, area, focused, desk);
        }
    }

    /// The essay, and beside it or in its place the model essay that is open.
    fn draw_texts(&mut self, buf: &mut Buffer, area: Rect, abreast: bool, desk: &Desk) {
        if self.model.is_some() && abreast {
            let [draft, _, model] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(2), Constraint::Fill(1)])
                    .areas(area);
            self.draw_draft(buf, draft, desk);
            self.draw_model(buf, model, desk);
        } else if self.model.is_some() && self.pane != Pane::Draft {
            self.draw_model(buf, area, desk);
        } else {
            self.draw_draft(buf, area, desk);
        }
    }

    /// The outline, or what is found on the paper.
    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if self.found.is_some() {
            self.draw_findings(buf, area, desk);
        } else {
            self.draw_points(buf, area, desk);
        }
    }

    pub(super) fn draw_body(&mut self, buf: &mut Buffer, area: Rect, few_rows: bool, desk: &Desk) {
        let rows = if self.found.is_some() { self.findings.len() } else { self.tree.rows_len() };
        let tree_rows = rows as u16 + 1;
        if self.review.points.is_empty() && self.found.is_none() {
            self.draw_texts(buf, area, area.width >= THREE_ABREAST, desk);
        } else if area.width >= SIDE_BY_SIDE {
            let abreast = area.width >= THREE_ABREAST;
            let left = if abreast && self.model.is_some() { area.width / 3 } else { area.width * 42 / 100 };
            let [left, _, right] = Layout::horizontal([
                Constraint::Length(left.clamp(44, 84)),
                Constraint::Length(2),
                Constraint::Min(0),
            ])
            .areas(area);
            let told = (self.tell(left.width, desk) + 1).min(left.height / 3);
            let tree = tree_rows.min(left.height.saturating_sub(told + 1));
            let [tree, _, details] =
                Layout::vertical([Constraint::Length(tree), Constraint::Length(1), Constraint::Min(0)])
                    .areas(left);
            self.draw_list(buf, tree, desk);
            self.draw_details(buf, details, true, desk);
            self.draw_texts(buf, right, abreast, desk);
        } else if few_rows {
            let [main, details] = Layout::vertical([
                Constraint::Min(0),
                Constraint::Length(if self.pane == Pane::Points { 2 } else { 0 }),
            ])
            .areas(area);
            if self.pane == Pane::Points {
                self.tell(area.width, desk);
                self.draw_list(buf, main, desk);
                self.draw_details(buf, details, false, desk);
            } else {
                self.draw_texts(buf, main, false, desk);
            }
        } else {
            let told = (self.tell(area.width, desk) + 1).clamp(2, 5);
            // The findings are few, and the reasons beneath them short.
            let share = if self.found.is_some() { 70 } else { 55 };
            let tree = tree_rows.min(area.height.saturating_sub(told) * share / 100).max(3);
            let [tree, details, text] =
                Layout::vertical([Constraint::Length(tree), Constraint::Length(told), Constraint::Min(0)])
                    .areas(area);
            self.draw_list(buf, tree, desk);
            self.draw_details(buf, details, true, desk);
            self.draw_texts(buf, text, false, desk);
        }
    }
}
