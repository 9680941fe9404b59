//! What is known of the selected point.
use super::{Report, points, verdict_name};
use crate::{
    compare::Placement,
    locales::report as say,
    marking::review::Reviewed,
    tui::{
        desk::Desk,
        parts::{draw, facts, pane::Mark, reading::Reading, status},
        theme::Role,
    },
};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};
use unicode_width::UnicodeWidthStr;

/// A text under construction with its marks.
#[derive(Default)]
struct Marked {
    text: String,
    marks: Vec<Mark>,
}

impl Marked {
    fn push(&mut self, text: &str, role: Option<Role>) {
        let start = self.text.len();
        self.text += text;
        self.marks.extend(role.map(|role| (start..self.text.len(), role)));
    }
}

/// What the heading above the details can show of a point at a width.
fn heading(point: &Reviewed, width: u16) -> (String, bool) {
    let (whole, room) = (format!("{}{}", point.number, point.text), usize::from(width).saturating_sub(4));
    let fits = whole.width() <= room;
    (draw::fit(&whole, room), fits)
}

/// The facts of the selected point as a text; with its own text where the heading cannot show all of it.
fn reading(report: &Report, width: u16, desk: &Desk) -> Reading {
    let mut out = Marked::default();
    if let Some(point) = report.review.points.get(report.tree.selected()) {
        if !heading(point, width).1 {
            out.push(&point.text, Some(Role::Heading));
            out.push("\n", None);
        }
        let state = format!("{} {}", status::icon(point.status), desk.say(status::name(point.status)));
        out.push(&state, Some(status::role(point.status)));
        let share = facts::percent(report.review.weight_share(point));
        let mut facts =
            vec![desk.fill(say::WEIGHT, &[("n", &points::weight(point.weight)), ("share", &share)])];
        if let Some(share) = point.share {
            facts.push(desk.fill(say::SHARE, &[("share", &facts::percent(share))]));
        }
        if point.leaf {
            facts.push(desk.fill(say::SCORE, &[("share", &facts::percent(point.score))]));
        }
        match point.order {
            Some(Placement::Early) => facts.push(desk.say(say::EARLY).to_owned()),
            Some(Placement::Late) => facts.push(desk.say(say::LATE).to_owned()),
            Some(Placement::In) | None => {}
        }
        for fact in facts {
            out.push(&format!(" · {fact}"), Some(Role::Dim));
        }
        if let Some(verdict) = point.own {
            let told = desk.fill(
                say::OWN,
                &[
                    ("verdict", &desk.say(verdict_name(verdict))),
                    ("status", &desk.say(status::name(point.judged))),
                ],
            );
            out.push("\n", None);
            out.push(&told, Some(Role::Fair));
        }
        if point.leaf && point.span.is_none() && point.own.is_none() {
            out.push("\n", None);
            out.push(desk.say(say::NOTHING_FOUND), None);
        }
        if !point.cues.is_empty() {
            out.push("\n", None);
            out.push(desk.say(say::CUES), Some(Role::Dim));
            for (i, (cue, found)) in point.cues.iter().enumerate() {
                if i > 0 {
                    out.push(desk.say(say::CUE_SEPARATOR), Some(Role::Dim));
                }
                out.push(cue, found.then_some(Role::Term));
            }
        }
    }
    let mut reading = Reading::plain("", &out.text, 0);
    reading.mark(out.marks);
    reading
}

impl Report {
    /// Writes the details of the selected point anew if they are not those of it at this width; returns their rows.
    pub(super) fn tell(&mut self, width: u16, desk: &Desk) -> u16 {
        let now = (self.tree.selected(), width);
        if self.told != Some(now) {
            self.told = Some(now);
            self.details = reading(self, width, desk);
        }
        self.details.rows_at(width.saturating_sub(2)) as u16
    }

    /// The selected point's heading, on a rule where there is room for one, and what is known of it.
    pub(super) fn draw_details(&mut self, buf: &mut Buffer, area: Rect, ruled: bool, desk: &Desk) {
        let Some(point) = self.review.points.get(self.tree.selected()) else { return };
        if area.is_empty() {
            return;
        }
        let theme = &desk.theme;
        let (heading, _) = heading(point, area.width);
        if ruled {
            draw::rule_row(buf, area, theme.rule);
        }
        let pad = if ruled { " " } else { "" };
        let heading = Line::styled(format!("{pad}{heading}{pad}"), theme.strong);
        buf.set_line(area.x + 1, area.y, &heading, area.width - 1);
        self.details.draw_text(buf, Rect { y: area.y + 1, height: area.height - 1, ..area }, desk);
    }
}
