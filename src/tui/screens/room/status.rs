//! What the writing room shows of clock, counts and saving.
use super::{
    super::super::{
        desk::Desk,
        parts::{draw, facts, gauge, popup},
        screen::Tone,
    },
    Room, say,
};
use crate::{
    locales::{Say, exam},
    marking::limit::{self, Measured, Verdict},
    store::Saved,
    study::model::Unit,
    text::width::text_width,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

/// Minutes left at which the clock takes the colour of warning.
const SOON: i64 = 5 * 60;

impl Room {
    /// The clock for the title bar.
    pub(super) fn clock(&self, desk: &Desk) -> (String, Tone) {
        let seconds = self.session.shown();
        let time = facts::clock(seconds.unsigned_abs());
        if seconds < 0 {
            (desk.fill(say::OVERTIME, &[("time", &time)]), Tone::Bad)
        } else if self.is_paused() {
            (desk.fill(say::PAUSED_STATUS, &[("time", &time)]), Tone::Fair)
        } else {
            let tone = if seconds <= SOON { Tone::Fair } else { Tone::Plain };
            let left = if self.is_exam() { exam::EXAM_LEFT } else { say::LEFT };
            (format!("{} · {}", self.pen_clock(desk), desk.fill(left, &[("time", &time)])), tone)
        }
    }

    /// What is said when the user asks to save.
    pub(super) fn save_notice(&self, desk: &Desk) -> String {
        match &self.saved {
            Saved::Failing { why, .. } => why.say(desk.lang),
            Saved::Durable | Saved::Written => desk.say(say::SAVE_NOTICE).to_owned(),
        }
    }

    /// Gauge, counts, verdict, saved-state.
    pub(super) fn draw_status(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let saved = match &self.saved {
            Saved::Failing { why, .. } => {
                // An error of the disk takes the whole row: nothing is more important now. Where the path leaves no
                // room for the reason and the remedy, it goes.
                let width = usize::from(area.width);
                let tell = |why: String| format!("{}：{why}", desk.say(say::NOT_SAVED));
                let full = tell(why.say(desk.lang));
                let text = if text_width(&full) <= width { full } else { tell(why.brief(desk.lang)) };
                let text = draw::fit(&text, width);
                buf.set_line(area.x, area.y, &Line::styled(text, theme.bad), area.width);
                return;
            }
            Saved::Durable | Saved::Written => desk.say(say::SAVED),
        };
        let measured = self.measured();
        let counted = measured.as_ref().map(|m| m.unit);
        let mut spans = Vec::new();
        let shown: &[(Unit, usize)] = if self.is_english() {
            &[(Unit::Words, self.counts.words)]
        } else {
            &[
                (Unit::Cells, self.counts.cells),
                (Unit::Chars, self.counts.chars),
                (Unit::Hanzi, self.counts.hanzi),
            ]
        };
        // A narrow room shows the count that the limit goes by.
        let narrow = area.width < 60;
        for (unit, count) in shown {
            let is_counted = counted.is_none() || counted == Some(*unit);
            if narrow && !is_counted {
                continue;
            }
            let label = match unit {
                Unit::Cells => say::CELLS,
                Unit::Chars => say::CHARS,
                Unit::Hanzi => say::HANZI,
                Unit::Words => say::WORDS,
            };
            let style = if is_counted { theme.strong } else { theme.dim };
            spans.push(Span::styled(format!("{} ", desk.say(label)), theme.dim));
            spans.push(Span::styled(format!("{count}  "), style));
        }
        if let Some(measured) = &measured {
            let (text, style) = match (measured.verdict, measured.lower, measured.upper) {
                // With a most and no least, any count keeps the limit: what is left tells more.
                (Verdict::Within, None, Some(upper)) => {
                    let left = upper - measured.count.min(upper);
                    (desk.fill(say::ROOM_LEFT, &[("n", &left)]), theme.good)
                }
                _ => (measured.say(desk.lang), gauge::style(measured.verdict, theme)),
            };
            spans.push(Span::styled(text, style));
            spans.extend(
                self.disputed(measured, desk).map(|text| Span::styled(format!("  {text}"), theme.fair)),
            );
        }
        let counts = Line::from(spans);
        let saved = Line::styled(saved, theme.dim);
        let used = (counts.width() + saved.width()) as u16 + 5;
        let bar = area.width.saturating_sub(used).min(40);
        let mut x = area.x + 1;
        if let Some(measured) = measured.filter(|_| bar >= 10) {
            gauge::draw(buf, Rect { x, width: bar, ..area }, &measured, theme);
            x += bar + 2;
        }
        draw::right(buf, Rect { width: area.width.saturating_sub(1), ..area }, &saved);
        buf.set_line(x, area.y, &counts, area.right().saturating_sub(x));
    }

    /// A hint that other readings of 字数 come to another verdict; on the sheet also that of the paper, where blank cells
    /// take room.
    fn disputed(&self, measured: &Measured, desk: &Desk) -> Option<String> {
        let reading = |(unit, _, verdict): &(Unit, usize, Verdict)| {
            let unit = limit::unit_name(*unit).get(desk.lang);
            match verdict {
                Verdict::Over(n) => desk.fill(say::OVER_BY_UNIT, &[("unit", &unit), ("n", n)]),
                Verdict::Short(n) => desk.fill(say::SHORT_BY_UNIT, &[("unit", &unit), ("n", n)]),
                Verdict::Within => desk.fill(say::KEPT_BY_UNIT, &[("unit", &unit)]),
            }
        };
        let mut hints: Vec<String> = measured.disputed.iter().map(reading).collect();
        let is_over = matches!(measured.verdict, Verdict::Over(_));
        let on_paper = self.on_sheet && measured.unit == Unit::Cells && !is_over;
        let line = measured.upper.filter(|upper| on_paper && self.counts.paper_cells > *upper);
        hints.extend(line.map(|n| desk.fill(say::PAST_ON_PAPER, &[("n", &n)])));
        (!hints.is_empty()).then(|| hints.join(desk.say(say::HINT_SEPARATOR)))
    }
}

/// The pause over the panes.
pub(super) fn draw_pause(frame: &mut Frame, area: Rect, desk: &Desk) {
    let theme = &desk.theme;
    let hint = desk.say(say::PAUSED_HINT);
    let inner = popup::open(frame, area, 40, 5, desk.say(say::PAUSED), desk);
    let line = Line::styled(draw::fit(hint, usize::from(inner.width)), theme.text);
    frame.buffer_mut().set_line(inner.x, inner.y + inner.height / 2, &line, inner.width);
}
