//! What is marked in the essay and the model essays, and brought into sight.
use super::Report;
use crate::{
    compare::Status,
    marking::findings::{Finding, Grade},
    tui::{parts::pane::Mark, theme::Role},
};
use std::ops::Range;

/// Whether a point is `id` or lies beneath it.
fn is_within(path: &str, id: &str) -> bool {
    path.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl Report {
    /// The finding that is selected.
    pub(super) fn finding(&self) -> Option<&Finding> {
        self.findings.get(self.found.as_ref()?.selected)
    }

    /// The selection has changed: what belongs to it is marked and told.
    pub(super) fn selected(&mut self) {
        self.reveal = true;
        self.told = None;
        let marks = self.marks();
        self.draft.mark(marks);
        let id = match self.review.points.get(self.tree.selected()) {
            Some(point) if self.found.is_none() => point.id.clone(),
            _ => return,
        };
        for model in &mut self.models {
            let of_point = model.passages.iter().filter(|(path, _)| is_within(path, &id));
            let marks = of_point.map(|(_, range)| (range.clone(), Role::Evidence)).collect();
            model.reading.mark(marks);
        }
    }

    fn marks(&self) -> Vec<Mark> {
        if let Some(finding) = self.finding() {
            let role = match finding.grade {
                Grade::Bad => Role::Unclaimed,
                Grade::Fair => Role::Near,
                Grade::Good | Grade::Plain => Role::Evidence,
            };
            return finding.passages.iter().map(|r| (r.clone(), role)).collect();
        }
        let Some(point) = self.review.points.get(self.tree.selected()) else { return Vec::new() };
        let mut marks: Vec<Mark> = self.spans().into_iter().map(|r| (r, Role::Evidence)).collect();
        marks.extend(point.repeated.iter().map(|r| (r.clone(), Role::Near)));
        marks.extend(point.terms.iter().map(|r| (r.clone(), Role::Term)));
        if let Some(near) = point.nearest.as_ref().filter(|_| point.leaf) {
            marks.extend(near.span.iter().map(|r| (r.clone(), Role::Near)));
            marks.extend(near.terms.iter().map(|r| (r.clone(), Role::Term)));
        }
        marks
    }

    /// The passages of the selected point; of one with others beneath, theirs.
    fn spans(&self) -> Vec<Range<usize>> {
        let Some(point) = self.review.points.get(self.tree.selected()) else { return Vec::new() };
        let given = |status| status != Status::Missing;
        let beneath = self.review.points.iter().filter(|p| p.leaf && is_within(&p.id, &point.id));
        let mut spans: Vec<Range<usize>> =
            beneath.filter(|p| given(p.status)).filter_map(|p| p.span.clone()).collect();
        if spans.is_empty() && given(point.status) {
            spans.extend(point.span.clone());
        }
        spans
    }

    /// Selects the innermost point whose passage is at a place of the essay.
    pub(super) fn select_at(&mut self, place: usize) {
        let points = self.review.points.iter().enumerate();
        let here = points.filter_map(|(i, p)| Some((i, p.span.as_ref().filter(|r| r.contains(&place))?, p)));
        if let Some((point, ..)) = here.min_by_key(|(i, span, p)| (!p.leaf, span.len(), *i)) {
            self.select(point);
            self.reveal = false;
        }
    }

    /// What is selected is brought into sight when its pane is next drawn.
    pub(super) fn reveal_passages(&mut self) {
        if self.found.is_some() {
            if let Some(first) = self.finding().and_then(|f| f.passages.first()).cloned() {
                self.draft.reveal(first);
            }
            return;
        }
        let point = self.review.points.get(self.tree.selected());
        let near = point.and_then(|p| p.nearest.as_ref()).and_then(|near| near.span.clone());
        if let Some(first) = self.spans().into_iter().min_by_key(|span| span.start).or(near) {
            self.draft.reveal(first);
        }
        let id = self.review.points.get(self.tree.selected()).map_or("", |p| p.id.as_str());
        for model in &mut self.models {
            if let Some((_, passage)) = model.passages.iter().find(|(path, _)| is_within(path, id)) {
                model.reading.reveal(passage.clone());
            }
        }
    }
}
