//! Small drawing helpers: text to a width, aligned columns, rules.
use super::super::theme::Theme;
use crate::text::{layout::Layout, sanitise::is_dangerous};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text cut to `width` columns, with `…` where it was cut. What must not reach a terminal (control characters, bidi
/// controls) is left out.
pub fn fit(text: &str, width: usize) -> String {
    let text: String = text.chars().filter(|c| !is_dangerous(*c) && !c.is_control()).collect();
    if text.width() <= width {
        return text;
    }
    let mut out = String::new();
    let mut used = 0;
    for g in text.graphemes(true) {
        if used + g.width() + 1 > width {
            break;
        }
        used += g.width();
        out += g;
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// The text cut or filled with blanks at its right to exactly `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    let mut out = fit(text, width);
    out.extend(std::iter::repeat_n(' ', width - out.width().min(width)));
    out
}

/// As [`pad`], filled at its left.
pub fn pad_left(text: &str, width: usize) -> String {
    let cut = fit(text, width);
    let mut out: String = std::iter::repeat_n(' ', width - cut.width().min(width)).collect();
    out += &cut;
    out
}

/// The widest column of running text, in columns: 40 hanzi a row are as many as the eye follows.
const WIDEST: u16 = 84;

/// The column for running text in `area`: all of it, or its middle where it is very wide.
pub fn column(area: Rect) -> Rect {
    let width = area.width.min(WIDEST);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// The rows of a text in `width` columns, wrapped as running text is.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let layout = Layout::new(text, width.max(2), 0);
    layout.rows(0..layout.rows_len()).map(|row| row.shown(text).to_owned()).collect()
}

/// Rows with a label before the first of them.
pub fn labelled(label: &str, style: Style, rows: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let mut label = format!("{label}  ");
    let blank = " ".repeat(label.width());
    rows.into_iter()
        .map(|mut row| {
            row.spans.insert(0, Span::styled(std::mem::replace(&mut label, blank.clone()), style));
            row
        })
        .collect()
}

/// The columns that are left beside a label.
pub fn beside(label: &str, width: usize) -> usize {
    width.saturating_sub(label.width() + 2).max(8)
}

/// A line at the right end of `area`'s first row.
pub fn right(buf: &mut Buffer, area: Rect, line: &Line) {
    let width = (line.width() as u16).min(area.width);
    buf.set_line(area.right() - width, area.y, line, width);
}

/// A rule over the whole first row of `area` with a heading in it: `─ 给定资料 ──────`.
pub fn heading(buf: &mut Buffer, area: Rect, text: &str, focused: bool, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let rule = if focused { theme.accent } else { theme.rule };
    rule_row(buf, area, rule);
    let style = if focused { theme.focus } else { theme.dim };
    let text = fit(text, usize::from(area.width).saturating_sub(4));
    if !text.is_empty() && area.width > 4 {
        buf.set_line(
            area.x + 1,
            area.y,
            &Line::from(Span::styled(format!(" {text} "), style)),
            area.width - 1,
        );
    }
}

/// A short text and the style that it is shown in.
pub type Styled = (String, Style);

/// Facts one after the other with ` · ` between them, in as many lines as it takes.
pub fn flow(facts: Vec<Styled>, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines: Vec<Line> = vec![Line::default()];
    let mut used = 0;
    for (text, style) in facts {
        let text = fit(&text, width);
        if used > 0 && used + 3 + text.width() > width {
            lines.push(Line::default());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if used > 0 {
            line.push_span(Span::styled(" · ", theme.rule));
            used += 3;
        }
        used += text.width();
        line.push_span(Span::styled(text, style));
    }
    lines
}

/// A thin rule over the whole first row of `area`.
pub fn rule_row(buf: &mut Buffer, area: Rect, style: Style) {
    buf.set_string(area.x, area.y, "─".repeat(usize::from(area.width)), style);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;

    #[test]
    fn facts_are_broken_between_them() {
        let facts = ["用时", "覆盖率", "超时"].map(|f| (f.to_owned(), Style::new())).to_vec();
        let lines: Vec<_> =
            flow(facts, 14, &Theme::new(Kind::Mono, true)).iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["用时 · 覆盖率", "超时"]);
    }

    #[test]
    fn the_first_row_has_the_label_and_the_others_its_room() {
        let rows = labelled("来源", Style::new(), vec![Line::raw("甲"), Line::raw("乙")]);
        assert_eq!(rows.iter().map(ToString::to_string).collect::<Vec<_>>(), ["来源  甲", "      乙"]);
    }

    #[test]
    fn text_is_cut_between_graphemes_and_filled_to_the_column() {
        assert_eq!(fit("会议通知", 8), "会议通知");
        assert_eq!(fit("会议通知", 7), "会议通…");
        assert_eq!(fit("会议通知", 6), "会议…");
        assert_eq!(fit("会议", 1), "…");
        assert_eq!(fit("会议", 0), "");
        assert_eq!(pad("会议通知", 6), "会议… ");
        assert_eq!(pad("a会", 5), "a会  ");
        assert_eq!(pad_left("30", 4), "  30");
        assert_eq!(fit("a\u{1b}[31mb\n\u{202e}c", 9), "a[31mbc");
    }
}
