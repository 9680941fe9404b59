//! Title bar and hint bar.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, in_force},
        screen::Tone,
    },
    draw,
};
use crate::locales::shell as say;
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// The title bar: the program's name, the trail of screens, the status at the right.
pub fn title(frame: &mut Frame, area: Rect, trail: &[String], (status, tone): (&str, Tone), desk: &Desk) {
    let theme = &desk.theme;
    let buf = frame.buffer_mut();
    buf.set_style(area, theme.bar);
    let name = format!(" {}  ", desk.say(say::PROGRAM));
    let status = if status.is_empty() { String::new() } else { format!("{status} ") };
    let room = usize::from(area.width).saturating_sub(name.width() + status.width() + 2);
    let mut first = 0;
    let joined = |from: usize| trail[from..].join(" › ");
    while first + 1 < trail.len() && joined(first).width() + 2 > room {
        first += 1;
    }
    let (before, here) = trail.split_at(trail.len().saturating_sub(1));
    let mut spans = vec![Span::styled(name, theme.bar_key)];
    if first > 0 {
        spans.push(Span::styled("… ", theme.bar_dim));
    }
    for screen in before.iter().skip(first) {
        spans.push(Span::styled(format!("{screen} › "), theme.bar_dim));
    }
    if let Some(here) = here.first() {
        let left = room.saturating_sub(if first > 0 { 2 } else { 0 });
        spans.push(Span::styled(draw::fit(here, left), theme.bar));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
    let over = match tone {
        Tone::Plain => Style::new(),
        Tone::Good => theme.good,
        Tone::Fair => theme.fair,
        Tone::Bad => theme.bad,
    };
    let style = Style { bg: theme.bar.bg, ..theme.bar.patch(over) };
    draw::right(buf, area, &Line::styled(status, style));
}

/// The hint bar; returns where a click means which action. `text`: keys that type a character are text now.
pub fn hints(
    frame: &mut Frame,
    area: Rect,
    contexts: &[&'static Keys],
    text: bool,
    desk: &Desk,
) -> Vec<(Rect, Action)> {
    let theme = &desk.theme;
    let buf = frame.buffer_mut();
    buf.set_style(area, theme.bar);
    let mut shown: Vec<(String, &str, Action)> = Vec::new();
    for (_, row, keys) in in_force(contexts, text) {
        if let (Some(hint), Some(key)) = (row.hint, keys.first()) {
            shown.push((key.name(), desk.say(hint), row.action));
        }
    }
    let width = |(key, hint, _): &(String, &str, Action)| (key.width() + 1 + hint.width() + 2) as u16;
    // The last hint, help, always stays: it leads to all that finds no room.
    let last = shown.pop();
    let kept = last.as_ref().map_or(0, width);
    let mut x = area.x + 1;
    let mut hits = Vec::new();
    let mut put = |x: u16, item: &(String, &str, Action)| {
        let line = Line::from(vec![
            Span::styled(item.0.clone(), theme.bar_key),
            Span::styled(format!(" {}", item.1), theme.bar_dim),
        ]);
        buf.set_line(x, area.y, &line, area.right().saturating_sub(x));
        hits.push((Rect { x, width: width(item) - 2, ..area }.intersection(area), item.2));
        x + width(item)
    };
    for item in &shown {
        if x + width(item) + kept <= area.right() + 2 {
            x = put(x, item);
        }
    }
    if let Some(last) = last {
        put(x, &last);
    }
    hits
}

/// A notice in place of the hints.
pub fn notice(frame: &mut Frame, area: Rect, text: &str, desk: &Desk) {
    let buf = frame.buffer_mut();
    buf.set_style(area, desk.theme.bar);
    let text = draw::fit(text, usize::from(area.width).saturating_sub(2));
    buf.set_line(area.x + 1, area.y, &Line::styled(text, desk.theme.bar_key), area.width.saturating_sub(1));
}
