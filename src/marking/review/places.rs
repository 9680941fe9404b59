//! Spans in characters, as a report has them, as bytes of the essay.
use crate::compare::{Evidence, Span};
use std::ops::Range;

/// The matched expressions of evidence: every place in its evidence where one stands, those that touch as one.
pub(super) fn terms(evidence: &[Evidence], place: &Places, essay: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for evidence in evidence {
        let Some(span) = place.bytes(evidence.span) else { continue };
        let passage = essay.get(span.clone()).unwrap_or_default();
        for term in evidence.terms.iter().filter(|t| !t.is_empty()) {
            let starts = passage.match_indices(term.as_str()).map(|(at, _)| span.start + at);
            found.extend(starts.map(|at| at..at + term.len()));
        }
    }
    found.sort_by_key(|r| (r.start, r.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Byte offsets of a text's characters.
pub(super) struct Places(Vec<usize>);

impl Places {
    pub(super) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    /// The bytes of a span, as far as the text has them.
    pub(super) fn bytes(&self, (start, end): Span) -> Option<Range<usize>> {
        let last = self.0.len().saturating_sub(1);
        let range = *self.0.get(start.min(last))?..*self.0.get(end.min(last))?;
        (range.start < range.end).then_some(range)
    }
}
