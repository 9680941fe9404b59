//! How far a count is along its limit, as a line: `━━━━━━━╎───┃──`: what there is, the least and the most allowed.
use super::super::theme::Theme;
use crate::marking::limit::{Measured, Verdict};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// The style that a verdict is shown in.
pub fn style(verdict: Verdict, theme: &Theme) -> Style {
    match verdict {
        Verdict::Short(_) => theme.fair,
        Verdict::Within => theme.good,
        Verdict::Over(_) => theme.bad,
    }
}

/// Draws the gauge into the first row of `area`.
pub fn draw(buf: &mut Buffer, area: Rect, measured: &Measured, theme: &Theme) {
    let spans: Vec<Span> = cells(measured, usize::from(area.width))
        .into_iter()
        .map(|(symbol, filled)| {
            Span::styled(symbol, if filled { style(measured.verdict, theme) } else { theme.rule })
        })
        .collect();
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// The cells of the gauge and whether each is filled. The line ends an eighth beyond the most that is allowed, or, without
/// one, a quarter beyond the least.
fn cells(measured: &Measured, width: usize) -> Vec<(&'static str, bool)> {
    let end = match (measured.upper, measured.lower) {
        (Some(upper), _) => upper + upper / 8,
        (None, Some(lower)) => lower + lower / 4,
        (None, None) => return Vec::new(),
    };
    let at = |count: usize| (count * width).div_ceil(end.max(1));
    let (lower, upper) = (measured.lower.map(at), measured.upper.map(at));
    let filled = at(measured.count);
    (0..width)
        .map(|i| {
            let full = i < filled;
            let symbol = if Some(i + 1) == upper {
                "┃"
            } else if Some(i + 1) == lower {
                "╎"
            } else if full {
                "━"
            } else {
                "─"
            };
            (symbol, full)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        marking::limit::measure,
        study::model::{Limit, Unit},
        text::count::Counts,
    };

    fn g(min: Option<u32>, max: Option<u32>, cells: usize) -> String {
        let limit = Limit { min, max, about: None, unit: Unit::Cells };
        let measured = measure(limit, &Counts { cells, ..Counts::default() });
        super::cells(&measured, 18)
            .into_iter()
            .map(|(s, full)| {
                if full {
                    s
                } else if s == "─" {
                    "-"
                } else {
                    s
                }
            })
            .collect()
    }

    #[test]
    fn the_line_shows_the_count_and_the_bounds() {
        assert_eq!(g(None, Some(800), 0), "---------------┃--");
        assert_eq!(g(None, Some(800), 400), "━━━━━━━━-------┃--");
        assert_eq!(g(Some(600), Some(800), 800), "━━━━━━━━━━━╎━━━┃--");
        assert_eq!(g(None, Some(800), 5000), "━━━━━━━━━━━━━━━┃━━");
        assert_eq!(g(Some(800), None, 1), "━-------------╎---");
    }
}
