//! The rows of the history: what is known of each attempt, and its columns.
use crate::{
    locales::{Say, history as say, report},
    marking::limit::{Measured, measure},
    store::{self, Entry, Mode, StoreError, Summary, Task, attempt::timestamp},
    study::model::Limit,
    text::wrap::wrap,
    tui::{
        desk::Desk,
        parts::{draw, facts, gauge},
        screens::report::mode_name,
    },
};
use jiff::Timestamp;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// An attempt.
#[derive(Debug)]
pub(super) struct Row {
    /// Its folder's name.
    pub(super) name: String,
    pub(super) stage: Stage,
}

/// How far it got.
#[derive(Debug)]
pub(super) enum Stage {
    HandedIn(Box<Summary>),
    Open {
        task: Option<Box<Task>>,
        started: Option<i64>,
        chars: usize,
        active: u64,
    },
    /// And why.
    Unreadable(String),
}

/// Every attempt, newest first.
pub(super) fn read(desk: &Desk) -> Result<Vec<Row>, StoreError> {
    let row = |Entry { name, stage }| {
        let stage = match stage {
            store::Stage::HandedIn(summary) => Stage::HandedIn(summary),
            store::Stage::Open(replay) => Stage::Open {
                chars: replay.text.chars().filter(|c| !c.is_whitespace()).count(),
                active: replay.active,
                started: replay.head.as_ref().map(|h| h.started),
                task: replay.head.map(|h| Box::new(h.task)),
            },
            store::Stage::Unreadable(error) => Stage::Unreadable(error.say(desk.lang)),
        };
        Row { name, stage }
    };
    Ok(desk.store.attempts()?.into_iter().map(row).collect())
}

impl Row {
    fn task(&self) -> Option<&Task> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(&summary.task),
            Stage::Open { task, .. } => task.as_deref(),
            Stage::Unreadable(_) => None,
        }
    }

    /// Title of the question; the folder's name if that is lost.
    pub(super) fn title(&self) -> &str {
        self.task().map_or(self.name.as_str(), |task| task.title.as_str())
    }

    fn started(&self) -> Option<Timestamp> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(summary.started),
            Stage::Open { started, .. } => started.map(timestamp),
            Stage::Unreadable(_) => None,
        }
    }

    /// Local date and time of the start in at most `width` columns.
    pub(super) fn when(&self, width: usize, desk: &Desk) -> String {
        let Some(started) = self.started() else { return "–".to_owned() };
        let date = facts::date(started, desk);
        let cut = match width {
            0..=10 => date.get(5..10),
            11..=15 => date.get(5..),
            _ => None,
        };
        cut.unwrap_or(&date).to_owned()
    }

    pub(super) fn coverage(&self) -> Option<f64> {
        match &self.stage {
            Stage::HandedIn(summary) => summary.coverage,
            _ => None,
        }
    }

    /// Milliseconds of working time.
    pub(super) fn active(&self) -> u64 {
        match &self.stage {
            Stage::HandedIn(summary) => summary.active_ms,
            Stage::Open { active, .. } => *active,
            Stage::Unreadable(_) => 0,
        }
    }

    /// Name and coverage, of one that was handed in.
    pub(super) fn point(&self) -> Option<(&str, f64)> {
        Some((&self.name, self.coverage()?))
    }

    pub(super) fn same_question(&self, other: &Self) -> bool {
        match (self.task(), other.task()) {
            (Some(a), Some(b)) => (&a.pack, &a.question) == (&b.pack, &b.question),
            _ => false,
        }
    }

    fn limit(&self) -> Option<Limit> {
        serde_json::from_value(self.task()?.limit.clone()).ok().flatten()
    }

    fn measured(&self) -> Option<Measured> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(measure(self.limit()?, &summary.counts)),
            _ => None,
        }
    }

    /// Whether it has every word somewhere.
    pub(super) fn matches(&self, words: &[String], desk: &Desk) -> bool {
        if words.is_empty() {
            return true;
        }
        let state = match &self.stage {
            Stage::HandedIn(_) => "",
            Stage::Open { .. } => desk.say(say::OPEN),
            Stage::Unreadable(_) => desk.say(say::UNREADABLE),
        };
        let mut text = [self.name.as_str(), self.title(), state, &self.when(16, desk)].join("\n");
        if let Some(task) = self.task() {
            let genre = crate::study::genre::Genre::ALL.into_iter().find(|g| g.key() == task.genre);
            let genre = genre.map_or(task.genre.as_str(), |g| desk.say(g.name()));
            for part in [genre, desk.say(mode_name(task.mode)), &task.pack, &task.question] {
                text.push('\n');
                text += part;
            }
        }
        let text = text.to_lowercase();
        words.iter().all(|w| text.contains(w.as_str()))
    }

    pub(super) fn draw(&self, buf: &mut Buffer, area: Rect, selected: bool, desk: &Desk) {
        let theme = &desk.theme;
        if selected {
            buf.set_style(area, theme.selected);
        }
        // The ground of a selected row is set by the row; ink alone keeps it.
        let ink = |style: Style| if selected { Style { bg: None, ..style } } else { style };
        let (main, side) = if selected { (Style::new(), Style::new()) } else { (theme.text, theme.dim) };
        let (coverage, cover_style) = match &self.stage {
            Stage::HandedIn(summary) => {
                (summary.coverage.map_or_else(|| "–".to_owned(), facts::percent), main)
            }
            Stage::Open { .. } => (desk.say(say::OPEN).to_owned(), ink(theme.fair)),
            Stage::Unreadable(_) => (desk.say(say::UNREADABLE).to_owned(), ink(theme.bad)),
        };
        let measured = self.measured();
        let (count, count_style) = match (&self.stage, &measured) {
            (_, Some(m)) => (
                format!("{}/{}", m.count, facts::limit_short(self.limit())),
                ink(gauge::style(m.verdict, theme)),
            ),
            (Stage::HandedIn(summary), None) => (summary.counts.cells.to_string(), side),
            (Stage::Open { chars, .. }, _) => (chars.to_string(), side),
            (Stage::Unreadable(_), _) => ("–".to_owned(), side),
        };
        let time = match &self.stage {
            Stage::Unreadable(_) => "–".to_owned(),
            _ => facts::clock(self.active() / 1000),
        };
        let over =
            matches!(&self.stage, Stage::HandedIn(s) if s.active_ms > u64::from(s.task.minutes) * 60_000);
        let mode = self.task().map_or("–", |task| desk.say(mode_name(task.mode)));
        let verdict = measured.map(|m| m.say(desk.lang)).unwrap_or_default();
        buf.set_line(area.x, area.y, &Line::styled(if selected { "▌ " } else { "  " }, ink(theme.accent)), 2);
        let columns = Columns::of(area, desk);
        put(buf, columns.when, &self.when(usize::from(columns.when.width) - 1, desk), side, false);
        put(buf, columns.title, self.title(), main, false);
        put(buf, columns.mode, mode, side, false);
        put(buf, columns.coverage, &coverage, cover_style, true);
        put(buf, columns.count, &count, count_style, true);
        put(buf, columns.time, &time, if over { ink(theme.bad) } else { side }, true);
        put(buf, columns.verdict, &verdict, count_style, false);
    }

    /// What is known beyond the columns.
    pub(super) fn facts(&self, width: usize, desk: &Desk) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let wrapped = |text: &str, style: Style| -> Vec<Line<'static>> {
            let rows = wrap(text, width.max(2), 0);
            rows.iter().map(|row| Line::styled(row.shown(text).to_owned(), style)).collect()
        };
        match &self.stage {
            Stage::HandedIn(summary) => {
                let coverage = summary.coverage.map_or_else(
                    || desk.say(say::NO_REPORT).to_owned(),
                    |c| format!("{} {}", desk.say(report::COVERAGE), facts::percent(c)),
                );
                let opened = if summary.outline_opened { report::OPENED } else { report::NOT_OPENED };
                let mut facts = vec![
                    (self.when(16, desk), theme.text),
                    (desk.say(mode_name(summary.task.mode)).to_owned(), theme.text),
                    (coverage, theme.text),
                    (desk.say(opened).to_owned(), theme.dim),
                ];
                if let Some(measured) = self.measured() {
                    facts.push((facts::limit_long(self.limit(), desk), theme.dim));
                    facts.push((measured.say(desk.lang), gauge::style(measured.verdict, theme)));
                }
                draw::flow(facts, width, theme)
            }
            Stage::Open { chars, active, .. } => {
                let time = facts::clock(active / 1000);
                wrapped(&desk.fill(say::WRITTEN, &[("n", chars), ("time", &time)]), theme.fair)
            }
            Stage::Unreadable(why) => wrapped(why, theme.bad),
        }
    }
}

/// Where the columns of a row are; narrow rows have fewer.
struct Columns {
    when: Rect,
    title: Rect,
    mode: Rect,
    coverage: Rect,
    count: Rect,
    time: Rect,
    verdict: Rect,
}

impl Columns {
    fn of(area: Rect, desk: &Desk) -> Self {
        let wide = |at_least: u16, columns: u16| if area.width >= at_least { columns } else { 0 };
        let when = match area.width {
            0..=55 => 6,
            56..=87 => 12,
            _ => 18,
        };
        let modes = [Mode::Practice, Mode::Exam].map(|m| desk.say(mode_name(m)).width());
        let mode = modes.into_iter().max().unwrap_or(0) as u16 + 1;
        let [_, when, title, mode, coverage, count, time, _, verdict] = Layout::horizontal([
            Constraint::Length(2),
            Constraint::Length(when),
            Constraint::Min(8),
            Constraint::Length(wide(66, mode)),
            Constraint::Length(9),
            Constraint::Length(wide(56, 15)),
            Constraint::Length(wide(48, 9)),
            Constraint::Length(wide(110, 2)),
            Constraint::Length(wide(110, 20)),
        ])
        .areas(area);
        Self { when, title, mode, coverage, count, time, verdict }
    }
}

fn put(buf: &mut Buffer, column: Rect, text: &str, style: Style, at_right: bool) {
    let width = usize::from(column.width).saturating_sub(1);
    if width == 0 {
        return;
    }
    let text = if at_right { draw::pad_left(text, width + 1) } else { draw::fit(text, width) };
    buf.set_line(column.x, column.y, &Line::from(Span::styled(text, style)), column.width);
}

pub(super) fn draw_header(buf: &mut Buffer, area: Rect, desk: &Desk) {
    let columns = Columns::of(area, desk);
    for (column, text, at_right) in [
        (columns.when, say::COL_WHEN, false),
        (columns.title, say::COL_TITLE, false),
        (columns.mode, say::COL_MODE, false),
        (columns.coverage, say::COL_COVERAGE, true),
        (columns.count, say::COL_COUNT, true),
        (columns.time, say::COL_TIME, true),
        (columns.verdict, say::COL_VERDICT, false),
    ] {
        put(buf, column, desk.say(text), desk.theme.dim, at_right);
    }
}
