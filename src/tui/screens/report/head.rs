//! The figures above the report.
use super::Report;
use crate::{
    compare::Status,
    locales::{Say, Text, report as say},
    marking::{
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
    },
};
use ratatui::{
    style::Style,
    text::{Line, Span},
};
use std::fmt::Display;
use unicode_width::UnicodeWidthStr;

/// What fills two places of a text.
type Filling<'a> = [(&'a str, &'a dyn Display); 2];

impl Report {
    /// The lines above the panes at a width; one only where there are few rows.
    pub(super) fn head(&self, width: u16, few_rows: bool, desk: &Desk) -> Vec<Line<'static>> {
        let width = usize::from(width).saturating_sub(2);
        if few_rows {
            return vec![self.short(desk)];
        }
        let mut lines = vec![self.title(width, desk)];
        if !self.review.points.is_empty() {
            lines.push(self.coverage(width, desk));
        }
        lines.extend(flow(self.facts(desk), width, &desk.theme).into_iter().take(3));
        lines
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
        let mut spans = vec![
            Span::styled(format!("{} ", desk.say(say::COVERAGE)), theme.dim),
            Span::styled(draw::pad_left(&figure, 4), theme.strong),
            Span::raw("  "),
        ];
        let tally: Vec<(String, Style)> = self
            .tally()
            .map(|(n, of)| {
                (format!("{} {n} {}", status::icon(of), desk.say(status::name(of))), status::style(of, theme))
            })
            .to_vec();
        let taken: usize = spans.iter().map(Span::width).sum::<usize>()
            + tally.iter().map(|(text, _)| text.width() + 3).sum::<usize>();
        let bar = width.saturating_sub(taken).min(48);
        if bar >= 6 {
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

    fn score_facts(&self, desk: &Desk) -> Vec<Styled> {
        let theme = &desk.theme;
        let mut out = Vec::new();
        if let Some(score) = &self.review.score {
            let [low, high, full] = [score.low(), score.high(), score.full].map(score::points);
            let values: [(&str, &dyn Display); 3] = [("low", &low), ("high", &high), ("full", &full)];
            out.push((desk.fill(say::ESTIMATE, &values), theme.text));
            out.extend(score.deductions.iter().map(|d| (d.say(desk.lang), theme.bad)));
        }
        if self.review.unsure() > 0 {
            out.push((desk.fill(say::TO_JUDGE, &[("n", &self.review.unsure())]), theme.fair));
        }
        out
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
        let mut out = self.score_facts(desk);
        out.extend(self.limit_facts(desk));
        let clock = |ms: u64| facts::clock(ms / 1000);
        let values: Filling = [("time", &clock(review.time.active)), ("minutes", &review.task.minutes)];
        out.push((desk.fill(say::USED, &values), theme.dim));
        if review.time.over() >= 1000 {
            out.push((desk.fill(say::OVERTIME, &[("time", &clock(review.time.over()))]), theme.bad));
        }
        if review.time.paused >= 1000 {
            out.push((desk.fill(say::PAUSED, &[("time", &clock(review.time.paused))]), theme.dim));
        }
        out.push(if review.outline_opened {
            (desk.say(say::OPENED).to_owned(), theme.fair)
        } else {
            (desk.say(say::NOT_OPENED).to_owned(), theme.dim)
        });
        match (review.source, review.moved()) {
            (Source::Nowhere, _) => out.push((desk.say(say::NO_REPORT).to_owned(), theme.bad)),
            (_, 0) => out.push((desk.say(say::IN_ORDER).to_owned(), theme.dim)),
            (_, n) if review.order_matters => {
                out.push((desk.fill(say::MOVED_MATTERS, &[("n", &n)]), theme.fair));
            }
            (_, n) => out.push((desk.fill(say::MOVED, &[("n", &n)]), theme.dim)),
        }
        if review.source == Source::Fresh {
            out.push((desk.say(say::FRESH).to_owned(), theme.fair));
        }
        if let Some(problem) = &self.problem {
            let why = problem.say(desk.lang);
            out.push((format!("{} ({why})", desk.say(say::UNREADABLE_VERDICTS)), theme.bad));
        }
        out
    }
}

/// What a mode is called.
pub const fn mode_name(mode: Mode) -> Text {
    match mode {
        Mode::Practice => say::PRACTICE,
        Mode::Exam => say::EXAM,
    }
}
