//! What is known of the selected point.
use super::{Report, points, verdict_name};
use crate::{
    compare::{Placement, Status},
    locales::{Text, report as say},
    marking::{findings::UNBALANCED, review::Reviewed},
    tui::{
        desk::Desk,
        parts::{draw, facts, pane::Mark, reading::Reading, status},
        theme::{Role, Theme},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};
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

/// The point's number and text as far as `width` shows them, what is said of it underlined; and whether that is all.
fn heading(point: &Reviewed, width: u16, theme: &Theme) -> (Vec<Span<'static>>, bool) {
    let (whole, room) = (format!("{}{}", point.number, point.text), usize::from(width).saturating_sub(4));
    let shown = draw::fit(&whole, room);
    let spans = shown
        .char_indices()
        .map(|(at, c)| {
            let at = at.checked_sub(point.number.len());
            let said = at.is_some_and(|at| c != '…' && point.said.iter().any(|r| r.contains(&at)));
            let style = if said { theme.strong.patch(theme.term) } else { theme.strong };
            Span::styled(c.to_string(), style)
        })
        .collect();
    (spans, whole.width() <= room)
}

/// The facts of the selected point as a text; with its own text where the heading cannot show all of it.
fn reading(report: &Report, width: u16, desk: &Desk) -> Reading {
    let mut out = Marked::default();
    if let Some(point) = report.review.points.get(report.tree.selected()) {
        if !heading(point, width, &desk.theme).1 {
            let said = point.said.iter().map(|r| (r.clone(), Role::Term));
            out.push(&point.text, Some(Role::Heading));
            out.marks.extend(said);
            out.push("\n", None);
        }
        state(&mut out, report, point, desk);
        remarks(&mut out, point, desk);
        cues(&mut out, point, desk);
    }
    let mut reading = Reading::plain("", &out.text, 0);
    reading.mark(out.marks);
    reading
}

/// Status, how sure, weight, room, place.
fn state(out: &mut Marked, report: &Report, point: &Reviewed, desk: &Desk) {
    let state = format!("{} {}", status::icon(point.status), desk.say(status::name(point.status)));
    out.push(&state, Some(status::role(point.status)));
    let weight_share = report.review.weight_share(point);
    let share = facts::percent(weight_share);
    let mut facts = Vec::new();
    if point.confidence > 0.0 && point.own.is_none() && point.leaf {
        facts.push(desk.fill(say::CONFIDENCE, &[("share", &facts::percent(point.confidence))]));
    }
    facts.push(desk.fill(say::WEIGHT, &[("n", &points::weight(point.weight)), ("share", &share)]));
    if let Some(share) = point.share {
        facts.push(desk.fill(say::SHARE, &[("share", &facts::percent(share))]));
        if share + UNBALANCED < weight_share {
            facts.push(desk.say(say::LITTLE_ROOM).to_owned());
        } else if weight_share + UNBALANCED < share {
            facts.push(desk.say(say::MUCH_ROOM).to_owned());
        }
    }
    match point.order {
        Some(Placement::Early) => facts.push(desk.say(say::EARLY).to_owned()),
        Some(Placement::Late) => facts.push(desk.say(say::LATE).to_owned()),
        Some(Placement::In) | None => {}
    }
    if let Some(planned) = point.planned.filter(|_| point.leaf) {
        facts.push(desk.say(plan_name(planned)).to_owned());
    }
    for fact in facts {
        out.push(&format!(" · {fact}"), Some(Role::Dim));
    }
}

/// How a point stands in the candidate's scratch outline.
const fn plan_name(planned: Status) -> Text {
    match planned {
        Status::Covered => say::PLANNED,
        Status::Partial => say::HALF_PLANNED,
        Status::Missing => say::NOT_PLANNED,
    }
}

/// The candidate's verdict, or that one is asked for; what comes near; what is repeated or only named.
fn remarks(out: &mut Marked, point: &Reviewed, desk: &Desk) {
    let mut line = |text: &str, role: Option<Role>| {
        out.push("\n", None);
        out.push(text, role);
    };
    if let Some(verdict) = point.own {
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("verdict", &desk.say(verdict_name(verdict))),
            ("status", &desk.say(status::name(point.judged))),
        ];
        line(&desk.fill(say::OWN, &values), Some(Role::Fair));
    } else if point.is_open() {
        line(desk.say(say::JUDGE), Some(Role::Fair));
    }
    if point.bare_heading {
        line(desk.say(say::BARE_HEADING), None);
    }
    if !point.repeated.is_empty() {
        line(&desk.fill(say::REPEATED, &[("n", &point.repeated.len())]), None);
    }
    let near = point.nearest.as_ref().filter(|near| near.span.is_some());
    if let Some(near) = near.filter(|_| point.leaf && point.status == Status::Missing) {
        let why = near.why(desk.lang);
        line(&format!("{}{why}", desk.say(say::NEAREST)), None);
    } else if point.leaf && point.span.is_none() && point.own.is_none() {
        line(desk.say(say::NOTHING_FOUND), None);
    }
    if !point.leaf {
        line(desk.say(say::BY_THOSE_BENEATH), Some(Role::Dim));
    }
}

/// The expressions that count, those that stand in the passage underlined.
fn cues(out: &mut Marked, point: &Reviewed, desk: &Desk) {
    if point.cues.is_empty() {
        return;
    }
    out.push("\n", None);
    out.push(desk.say(say::CUES), Some(Role::Dim));
    for (i, (cue, found)) in point.cues.iter().enumerate() {
        if i > 0 {
            out.push(desk.say(say::CUE_SEPARATOR), Some(Role::Dim));
        }
        out.push(cue, found.then_some(Role::Term));
    }
}

impl Report {
    /// Writes the details of the selected point anew if they are not those of it at this width; returns their rows.
    pub(super) fn tell(&mut self, width: u16, desk: &Desk) -> u16 {
        if self.told != Some(width) {
            self.told = Some(width);
            self.details = if self.found.is_some() { self.reasons() } else { reading(self, width, desk) };
        }
        self.details.rows_at(width.saturating_sub(2)) as u16
    }

    /// The selected point's heading, on a rule where there is room for one, and what is known of it.
    pub(super) fn draw_details(&mut self, buf: &mut Buffer, area: Rect, ruled: bool, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let theme = &desk.theme;
        let mut spans = match self.review.points.get(self.tree.selected()) {
            _ if self.found.is_some() => self.finding_heading(area.width, theme),
            Some(point) => heading(point, area.width, theme).0,
            None => return,
        };
        if ruled {
            draw::rule_row(buf, area, theme.rule);
        }
        if ruled {
            spans.insert(0, Span::styled(" ", theme.strong));
            spans.push(Span::styled(" ", theme.strong));
        }
        buf.set_line(area.x + 1, area.y, &Line::from(spans), area.width - 1);
        self.details.draw_text(buf, Rect { y: area.y + 1, height: area.height - 1, ..area }, desk);
    }
}
