//! Draws a text surface: its rows in sight, marked passages, the caret. Used by what is written and what is read.
use super::super::theme::{Role, Theme};
use crate::text::{
    editor::Editor,
    width::{drawn, graphemes, width},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use std::ops::Range;

/// A passage (bytes) and what it is.
pub type Mark = (Range<usize>, Role);

/// Draws the rows in sight of `editor`, which was resized to `area`; later marks lie over earlier ones and the selection
/// over all. Returns where the caret stands.
pub fn draw(buf: &mut Buffer, area: Rect, editor: &Editor, marks: &[Mark], theme: &Theme) -> Position {
    let text = editor.text();
    let selection = editor.selection().map(|range| (range, Role::Selection));
    let seen = {
        let mut rows = editor.visible();
        let first = rows.next();
        let last = rows.last().or(first);
        first.map_or(0, |r| r.start)..last.map_or(0, |r| r.end)
    };
    let marks: Vec<(&Range<usize>, Style)> = marks
        .iter()
        .chain(&selection)
        .filter(|(range, _)| range.start < seen.end && seen.start < range.end)
        .map(|(range, role)| (range, theme.role(*role)))
        .collect();
    let mut run = String::new();
    for (row, line) in editor.visible().zip(area.rows()) {
        let (mut x, mut used) = (line.x + row.indent as u16, 0);
        let mut style = theme.text;
        run.clear();
        for (at, g) in graphemes(row.shown(text)) {
            let at = row.start + at;
            let here = marks
                .iter()
                .filter(|(range, _)| range.contains(&at))
                .fold(theme.text, |style, (_, over)| style.patch(*over));
            if here != style {
                put(buf, line, x, &run, style);
                x += used;
                (used, style) = (0, here);
                run.clear();
            }
            if g == "\t" {
                run.extend(std::iter::repeat_n(' ', width(g)));
            } else {
                run += drawn(g);
            }
            used += width(g) as u16;
        }
        put(buf, line, x, &run, style);
    }
    let (column, row) = editor.caret_cell();
    Position::new(area.x + column, area.y + row)
}

fn put(buf: &mut Buffer, line: Rect, x: u16, run: &str, style: Style) {
    if x < line.right() {
        buf.set_stringn(x, line.y, run, usize::from(line.right() - x), style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;
    use ratatui::style::Modifier;

    #[test]
    fn rows_marks_and_caret_stand_where_the_surface_says() {
        let theme = Theme::new(Kind::Mono, true);
        let mut editor = Editor::new("依法行政\na\u{1b}bc", 2);
        let area = Rect::new(1, 1, 9, 3);
        editor.resize(area.width, area.height);
        editor.set_caret("依法".len());
        let mut buf = Buffer::empty(Rect::new(0, 0, 11, 4));
        let bold = "依".len().."依法".len();
        let caret = draw(&mut buf, area, &editor, &[(bold, Role::Heading)], &theme);
        let row = |y| (0..11).map(|x| buf[(x, y)].symbol()).collect::<String>();
        assert_eq!(row(1), "   依 法 行   ");
        assert_eq!(row(2).trim_end(), " 政");
        assert_eq!(row(3).trim_end(), "   abc");
        assert_eq!(caret, Position::new(7, 1));
        assert!(buf[(5, 1)].modifier.contains(Modifier::BOLD));
        assert!(
            !buf[(3, 1)].modifier.contains(Modifier::BOLD) && !buf[(7, 1)].modifier.contains(Modifier::BOLD)
        );
    }
}
