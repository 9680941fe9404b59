//! A box over the screen beneath.
use super::super::desk::Desk;
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Margin, Rect},
    text::Line,
    widgets::{Block, BorderType, Clear, Padding, Widget},
};
use unicode_width::UnicodeWidthStr;

/// Opens a box of `width`×`height` (border included, as far as there is room) in the middle of `area`, with a title;
/// returns the room inside.
pub fn open(frame: &mut Frame, area: Rect, width: u16, height: u16, title: &str, desk: &Desk) -> Rect {
    let theme = &desk.theme;
    let (width, height) = (width.clamp(10, area.width.max(10)), height.clamp(3, area.height.max(3)));
    let outer = Rect {
        x: area.x + area.width.saturating_sub(width) / 2,
        y: area.y + area.height.saturating_sub(height) / 2,
        width,
        height,
    }
    .intersection(area);
    let buf = frame.buffer_mut();
    clear(buf, outer);
    buf.set_style(outer, theme.text);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.accent)
        .title(Line::styled(format!(" {title} "), theme.focus))
        .padding(Padding::ZERO);
    (&block).render(outer, buf);
    block.inner(outer).inner(Margin::new(1, 0))
}

/// Clears an area, with the first half of any wide character that would stick out into it: a terminal that is told to
/// print the wide one would swallow the border.
fn clear(buf: &mut Buffer, area: Rect) {
    if area.x > buf.area.x {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buf.cell_mut((area.x - 1, y))
                && cell.symbol().width() > 1
            {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(area, buf);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn a_wide_character_does_not_stick_out_into_the_box() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
        buf.set_string(0, 0, "法治网", Style::new());
        clear(&mut buf, Rect::new(1, 0, 2, 1));
        assert_eq!(buf[(0, 0)].symbol(), " ");
    }
}
