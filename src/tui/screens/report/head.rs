//! The figures above the report.
use super::{FEW_ROWS, MANY_ROWS, Report};
use crate::{
    compare::Status,
    locales::{Say, Text, findings as say_found, report as say},
    marking::{
        findings,
        limit::{Measured, unit_name},
        review::Source,
        score,
    },
    practice::session::Mode,
    study::model::{Limit, Unit},
    tui::{
        desk::Desk,
        parts::{
            draw::{self, Styled, flow},
            facts, gauge, status,
        },
        theme::Theme,
    },
};
use ratatui::{
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use std::fmt::Display;
use unicode_width::UnicodeWidthStr;

/// What fills two places of a text.
type Filling<'a> = [(&'a str, &'a dyn Display); 2];

/// Columns of the shortest bar.
const LEAST_BAR: usize = 6;

impl Report {
    /// The lines above the panes; one only where there are few rows.
    pub(super) fn head(&self, area: Rect, desk: &Desk) -> Vec<Line<'static>> {
        let width = usize::from(area.width).saturating_sub(2);
        if area.height < FEW_ROWS {
            return vec![self.short(desk)];
        }
        let mut lines = vec![self.title(width, desk)];
        if !self.review.points.is_empty() {
            lines.push(self.coverage(width, desk));
            lines.extend(self.summary(width, desk));
        }
        let rows = if area.height < MANY_ROWS { 1 } else { 2 };
        lines.extend(flow(self.facts(desk), width, &desk.theme).into_iter().take(rows));
        lines
    }

    /// What cost most, and what to do next: a line each.
    fn summary(&self, width: usize, desk: &Desk) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let labels = [say_found::COST_MOST, say_found::NEXT].map(|label| desk.say(label));
        let column = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        let label = |text: &str| format!("{}  ", draw::pad(text, column));
        let room = width.saturating_sub(column + 2);
        let next =
            findings::advice(&self.review, desk.lang).into_iter().map(|text| (text, theme.text)).collect();
        [(labels[0], self.costs(room, desk)), (labels[1], next)]
            .into_iter()
            .filter(|(_, facts)| !facts.is_empty())
            .map(|(name, facts)| {
                let mut line = one_line(facts, room, theme);
                line.spans.insert(0, Span::styled(label(name), theme.dim));
                line
            })
            .collect()
    }

    /// The dearest points and every deduction.
    fn costs(&self, room: usize, desk: &Desk) -> Vec<Styled> {
        let (theme, review) = (&desk.theme, &self.review);
        let losses = findings::losses(review);
        if losses.is_empty() {
            return vec![(desk.say(say_found::NOTHING_LOST).to_owned(), theme.good)];
        }
        // Up to three to a line, each point's name cut to its share.
        let each = (room / losses.len().min(3)).saturating_sub(3).max(20);
        let told = losses.iter().take(3).filter_map(|loss| {
            let point = review.points.get(loss.point)?;
            let cost = format!(" −{}", loss.told(review));
            let name = format!("{} {}{}", status::icon(point.status), point.number, point.text);
            let name = draw::fit(&name, each.saturating_sub(cost.width()));
            Some((loss.points, (name + &cost, status::style(point.status, theme))))
        });
        let off = review.score.iter().flat_map(|s| &s.deductions);
        let mut all: Vec<(f64, Styled)> =
            off.map(|d| (d.high, (d.say(desk.lang), theme.bad))).chain(told).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        all.into_iter().map(|(_, styled)| styled).collect()
    }

    fn title(&self, width: usize, desk: &Desk) -> Line<'static> {
        let task = &self.review.task;
        let when = facts::date(self.review.ended, desk);
        let room = width.saturating_sub(when.width() + 2);
        Line::from(vec![
            Span::styled(draw::pad(&task.title, room), desk.theme.strong),
            Span::styled(format!("  {when}"), desk.theme.dim),
        ])
    }

    fn tally(&self) -> [(usize, Status); 3] {
        let tally = self.review.tally;
        [(tally.covered, Status::Covered), (tally.partial, Status::Partial), (tally.missing, Status::Missing)]
    }

    /// All of it in one line, for small windows.
    fn short(&self, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let mut spans = vec![Span::styled(facts::percent(self.review.coverage), theme.strong)];
        for (n, of) in self.tally() {
            spans.push(Span::raw(" "));
            spans.push(Span::styled(format!("{}{n}", status::icon(of)), status::style(of, theme)));
        }
        if let Some(measured) = &self.review.limit {
            let limit = facts::limit_short(self.limit());
            let style = gauge::style(measured.verdict, theme);
            spans.push(Span::styled(format!("  {}/{limit}", measured.count), style));
        }
        let time = facts::clock(self.review.time.active / 1000);
        let style = if self.review.time.over() > 0 { theme.bad } else { theme.dim };
        spans.push(Span::styled(format!("  {time}"), style));
        Line::from(spans)
    }

    fn limit(&self) -> Option<Limit> {
        serde_json::from_value(self.review.task.limit.clone()).ok().flatten()
    }

    fn coverage(&self, width: usize, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let review = &self.review;
        let figure = facts::percent(review.coverage);
        let mut spans = Vec::new();
        if let Some(score) = &review.score {
            let [low, high, full] = [score.low(), score.high(), score.full].map(score::points);
            let values: [(&str, &dyn Display); 3] = [("low", &low), ("high", &high), ("full", &full)];
            spans.push(Span::styled(format!("{}   ", desk.fill(say::SCORE, &values)), theme.strong));
        }
        spans.extend([
            Span::styled(format!("{} ", desk.say(say::COVERAGE)), theme.dim),
            Span::styled(draw::pad_left(&figure, 4), theme.strong),
            Span::raw("  "),
        ]);
        let tally = |named: bool| -> Vec<(String, Style)> {
            let told = |(n, of): (usize, Status)| {
                let name = if named { format!(" {}", desk.say(status::name(of))) } else { String::new() };
                (format!("{} {n}{name}", status::icon(of)), status::style(of, theme))
            };
            self.tally().map(told).to_vec()
        };
        let wide = |tally: &[(String, Style)]| tally.iter().map(|(text, _)| text.width() + 3).sum::<usize>();
        let taken: usize = spans.iter().map(Span::width).sum();
        // Their names only where there is room for a bar as well.
        let named = tally(true);
        let tally = if taken + wide(&named) + LEAST_BAR <= width { named } else { tally(false) };
        let bar = width.saturating_sub(taken + wide(&tally)).min(48);
        if bar >= LEAST_BAR {
            let cells = |share: f64| ((share.clamp(0.0, 1.0) * bar as f64).round() as usize).min(bar);
            let filled = cells(review.coverage);
            let full = cells(review.given()).min(filled);
            spans.push(Span::styled("━".repeat(full), theme.good));
            spans.push(Span::styled("━".repeat(filled - full), theme.fair));
            spans.push(Span::styled("─".repeat(bar - filled), theme.rule));
        }
        spans.extend(
            tally.into_iter().flat_map(|(text, style)| [Span::raw("   "), Span::styled(text, style)]),
        );
        Line::from(spans)
    }

    fn limit_facts(&self, desk: &Desk) -> Vec<Styled> {
        let theme = &desk.theme;
        let Some(measured) = &self.review.limit else {
            let values: Filling =
                [("n", &self.review.counts.cells), ("unit", &desk.say(unit_name(Unit::Cells)))];
            return vec![(desk.fill(say::COUNT, &values), theme.dim)];
        };
        let limit = facts::limit_short(self.limit());
        let unit = desk.say(unit_name(measured.unit));
        let count = desk.fill(say::COUNT_OF, &[("n", &measured.count), ("unit", &unit), ("limit", &limit)]);
        let style = gauge::style(measured.verdict, theme);
        let mut out = vec![(format!("{count} {}", measured.say(desk.lang)), style)];
        for (unit, count, verdict) in &measured.disputed {
            let other = Measured { unit: *unit, count: *count, verdict: *verdict, ..measured.clone() };
            let unit = desk.say(unit_name(*unit));
            let verdict = other.say(desk.lang);
            let told = desk.fill(say::DISPUTED, &[("n", count), ("unit", &unit), ("verdict", &verdict)]);
            out.push((told, theme.dim));
        }
        out
    }

    fn facts(&self, desk: &Desk) -> Vec<Styled> {
        let (theme, review) = (&desk.theme, &self.review);
        let mut out = self.doubts(desk);
        out.extend(self.limit_facts(desk));
        let clock = |ms: u64| facts::clock(ms / 1000);
        if review.time.over() >= 1000 {
            out.push((desk.fill(say::OVERTIME, &[("time", &clock(review.time.over()))]), theme.bad));
        }
        if self.to_look_at() > 0 {
            out.push((desk.fill(say::TO_LOOK_AT, &[("n", &self.to_look_at())]), theme.fair));
        }
        let values: Filling = [("time", &clock(review.time.active)), ("minutes", &review.task.minutes)];
        out.push((desk.fill(say::USED, &values), theme.dim));
        if review.time.paused >= 1000 {
            out.push((desk.fill(say::PAUSED, &[("time", &clock(review.time.paused))]), theme.dim));
        }
        if review.outline_opened {
            out.push((desk.say(say::OPENED).to_owned(), theme.fair));
        }
        if review.moved() > 0 && review.order_matters {
            out.push((desk.fill(say::MOVED_MATTERS, &[("n", &review.moved())]), theme.fair));
        }
        out
    }

    /// What is wrong with what is shown.
    fn doubts(&self, desk: &Desk) -> Vec<Styled> {
        let theme = &desk.theme;
        let mut out = Vec::new();
        match self.review.source {
            Source::Nowhere => out.push((desk.say(say::NO_REPORT).to_owned(), theme.bad)),
            Source::Fresh => out.push((desk.say(say::FRESH).to_owned(), theme.fair)),
            Source::Stored => {}
        }
        if let Some(problem) = &self.problem {
            let why = problem.say(desk.lang);
            out.push((format!("{} ({why})", desk.say(say::UNREADABLE_VERDICTS)), theme.bad));
        }
        out
    }
}

/// Facts on one line, the last that has room cut to it.
fn one_line(facts: Vec<Styled>, width: usize, theme: &Theme) -> Line<'static> {
    const LEAST: usize = 12;
    let mut line = Line::default();
    let mut left = width;
    for (n, (text, style)) in facts.into_iter().enumerate() {
        let gap = if n == 0 { 0 } else { 3 };
        if n > 0 && left < gap + text.width().min(LEAST) {
            break;
        }
        if n > 0 {
            line.push_span(Span::styled(" · ", theme.rule));
        }
        let text = draw::fit(&text, left - gap);
        left -= gap + text.width();
        line.push_span(Span::styled(text, style));
    }
    line
}

/// What a mode is called.
pub const fn mode_name(mode: Mode) -> Text {
    match mode {
        Mode::Practice => say::PRACTICE,
        Mode::Exam => say::EXAM,
    }
}
