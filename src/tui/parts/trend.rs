//! Shares over time as a line of steps: `●──╮`.
use super::{super::theme::Theme, draw};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// Columns of the scale at the left.
const SCALE: u16 = 5;
/// Columns from one value to the next, at most.
const STEP: usize = 8;

/// Draws shares (0–1, oldest first) into `area`, as many of the last as there is room for; `here`: the one that is
/// marked. Nothing where there is no room.
pub fn draw(buf: &mut Buffer, area: Rect, shares: &[f64], here: Option<usize>, theme: &Theme) {
    if area.height < 3 || area.width < SCALE + 6 || shares.is_empty() {
        return;
    }
    let plot = Rect { x: area.x + SCALE, width: area.width - SCALE, ..area };
    for (share, y) in [(1.0, 0), (0.5, (area.height - 1) / 2), (0.0, area.height - 1)] {
        let label = draw::pad_left(&format!("{:.0}%", share * 100.0), usize::from(SCALE) - 1);
        buf.set_string(area.x, area.y + y, label, theme.dim);
        buf.set_string(plot.x, area.y + y, "┈".repeat(usize::from(plot.width)), theme.rule);
    }
    let most = (usize::from(plot.width) - 1) / 2 + 1;
    let from = shares.len().saturating_sub(most);
    let shown = &shares[from..];
    let step = ((usize::from(plot.width) - 1) / (shown.len().max(2) - 1)).clamp(1, STEP) as u16;
    let row =
        |share: f64| area.y + ((1.0 - share.clamp(0.0, 1.0)) * f64::from(area.height - 1)).round() as u16;
    let mut put = |x: u16, y: u16, symbol: &str, style: Style| {
        if plot.contains((x, y).into()) {
            buf.set_string(x, y, symbol, style);
        }
    };
    for (i, pair) in shown.windows(2).enumerate() {
        let [before, after] = [pair[0], pair[1]].map(row);
        let (left, turn) = (plot.x + i as u16 * step, plot.x + i as u16 * step + step / 2);
        for x in left..left + step {
            put(x, if x < turn { before } else { after }, "─", theme.accent);
        }
        let (top, bottom) = (before.min(after), before.max(after));
        for y in top..=bottom {
            let symbol = match (y == before, y == after) {
                (true, true) => "─",
                (true, false) if after < before => "╯",
                (true, false) => "╮",
                (false, true) if after < before => "╭",
                (false, true) => "╰",
                (false, false) => "│",
            };
            put(turn, y, symbol, theme.accent);
        }
    }
    for (i, share) in shown.iter().enumerate() {
        let marked = here == Some(from + i);
        let style = if marked { theme.strong } else { theme.accent };
        put(plot.x + i as u16 * step, row(*share), if marked { "◆" } else { "●" }, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;

    fn drawn(width: u16, height: u16, shares: &[f64], here: Option<usize>) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        draw(&mut buf, area, shares, here, &Theme::new(Kind::Mono, true));
        let row = |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn values_are_joined_by_steps() {
        assert_eq!(
            drawn(15, 5, &[0.0, 0.5, 1.0], Some(2)),
            ["100% ┈┈┈┈┈┈╭─◆┈", "           │", " 50% ┈┈╭─●─╯┈┈┈", "       │", "  0% ●─╯┈┈┈┈┈┈┈"]
        );
    }

    #[test]
    fn the_last_values_are_shown_where_not_all_have_room() {
        let many: Vec<f64> = (0..100).map(|i| if i == 99 { 1.0 } else { 0.0 }).collect();
        let rows = drawn(15, 3, &many, None);
        assert_eq!(rows[0].matches('●').count(), 1);
        assert_eq!(rows[2].matches('●').count(), 4);
    }

    #[test]
    fn one_value_any_value_and_no_room_live() {
        drawn(15, 5, &[f64::NAN], Some(7));
        drawn(15, 5, &[-3.0, 9.0], None);
        assert!(drawn(8, 5, &[0.5], None).concat().is_empty());
        assert!(drawn(15, 2, &[0.5], None).concat().is_empty());
        assert!(drawn(15, 5, &[], None).concat().is_empty());
    }
}
