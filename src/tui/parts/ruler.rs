//! How a span of time is divided, as a ruler: `├─ 读题 40 ─┼─ 1·16 ─┼── 2·23 ──┤`.
use crate::practice::paper::apportion;
use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// A part of the span.
pub struct Part {
    /// What is written in it where there is room.
    pub label: String,
    /// What is written where there is room for less.
    pub short: String,
    /// Its length, in any unit.
    pub length: u64,
    /// Style of its label.
    pub style: Style,
}

/// The parts side by side in `width` columns, as long as their share of `whole` (their sum, if that is more); what none of
/// them takes stays dotted. Parts without any length are left out. Empty where there is no room.
pub fn line(parts: &[Part], whole: u64, width: usize, rule: Style) -> Line<'static> {
    let shown: Vec<&Part> = parts.iter().filter(|part| part.length > 0).collect();
    let sum: u64 = shown.iter().map(|part| part.length).fold(0, u64::saturating_add);
    if shown.is_empty() || width < 4 * shown.len() + 2 {
        return Line::default();
    }
    let rest = whole.saturating_sub(sum);
    let edges = shown.len() + 1 + usize::from(rest > 0);
    let lengths: Vec<f64> =
        shown.iter().map(|part| part.length as f64).chain((rest > 0).then_some(rest as f64)).collect();
    let columns = apportion((width - edges) as u32, &lengths);
    let mut spans = vec![Span::styled("├", rule)];
    for (i, (part, columns)) in shown.iter().zip(&columns).enumerate() {
        let columns = *columns as usize;
        let label = [&part.label, &part.short].into_iter().find(|l| l.width() + 2 <= columns);
        let label = label.map_or_else(String::new, |label| format!(" {label} "));
        let (left, right) = ((columns - label.width()) / 2, (columns - label.width()).div_ceil(2));
        spans.push(Span::styled("─".repeat(left), rule));
        spans.push(Span::styled(label, part.style));
        spans.push(Span::styled("─".repeat(right), rule));
        spans.push(Span::styled(if i + 1 == shown.len() { "┤" } else { "┼" }, rule));
    }
    if let Some(columns) = columns.get(shown.len()) {
        spans.push(Span::styled("┈".repeat(*columns as usize + 1), rule));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(lengths: &[u64], whole: u64, width: usize) -> String {
        let part = |(i, length): (usize, &u64)| Part {
            label: format!("题{i}·{length}"),
            short: i.to_string(),
            length: *length,
            style: Style::new(),
        };
        let parts: Vec<Part> = lengths.iter().enumerate().map(part).collect();
        line(&parts, whole, width, Style::new()).to_string()
    }

    #[test]
    fn parts_are_as_long_as_their_share_and_have_their_name() {
        assert_eq!(drawn(&[10, 20], 30, 30), "├ 题0·10 ─┼───── 题1·20 ─────┤");
        assert_eq!(drawn(&[1, 29], 30, 30), "├─┼───────── 题1·29 ─────────┤");
        assert_eq!(drawn(&[10, 10], 20, 12), "├─ 0 ─┼ 1 ─┤", "short names");
    }

    #[test]
    fn what_is_left_is_dotted_and_what_has_no_length_is_not_shown() {
        assert_eq!(drawn(&[10, 0], 20, 20), "├ 题0·10 ─┤┈┈┈┈┈┈┈┈┈");
        assert_eq!(drawn(&[0], 20, 20), "");
        assert_eq!(drawn(&[1, 1, 1], 3, 13), "", "no room");
        assert_eq!(drawn(&[u64::MAX, u64::MAX], 0, 14).width(), 14);
    }
}
