//! The rows of the history: what is known of each attempt and each mock paper, and its columns.
use crate::{
    locales::{Say, history as say, report},
    marking::limit::{Measured, measure},
    store::{self, Entry, Mode, Paper, StoreError, Summary, Task, attempt::timestamp},
    study::model::Limit,
    text::wrap::wrap,
    tui::{
        desk::Desk,
        parts::{draw, facts, gauge, table::put},
        screens::report::mode_name,
    },
};
use jiff::Timestamp;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::Line,
};
use unicode_width::UnicodeWidthStr;

/// An attempt, or a mock paper.
#[derive(Debug)]
pub(super) struct Row {
    /// Its folder's name.
    pub(super) name: String,
    pub(super) stage: Stage,
    /// Of a question of a mock paper: its number there.
    pub(super) number: Option<usize>,
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
    /// And its questions, as far as they are there.
    Paper(Box<Paper>, Vec<Row>),
    /// And why.
    Unreadable(String),
}

/// Every attempt and mock paper, newest first. The questions of a paper are within it.
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
        Row { name, stage, number: None }
    };
    let mut rows: Vec<Row> = desk.store.attempts()?.into_iter().map(row).collect();
    for (name, paper) in desk.store.papers()? {
        let mut parts = Vec::with_capacity(paper.questions.len());
        for (i, question) in paper.questions.iter().enumerate() {
            if let Some(at) = rows.iter().position(|row| row.name == question.attempt) {
                parts.push(Row { number: Some(i + 1), ..rows.remove(at) });
            }
        }
        rows.push(Row { name, stage: Stage::Paper(Box::new(paper), parts), number: None });
    }
    // The names begin with the time.
    rows.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(rows)
}

impl Row {
    fn task(&self) -> Option<&Task> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(&summary.task),
            Stage::Open { task, .. } => task.as_deref(),
            Stage::Paper(..) | Stage::Unreadable(_) => None,
        }
    }

    /// The questions of a mock paper.
    pub(super) fn parts(&self) -> &[Self] {
        match &self.stage {
            Stage::Paper(_, parts) => parts,
            _ => &[],
        }
    }

    /// Title of the question; the folder's name if that is lost.
    pub(super) fn title(&self, desk: &Desk) -> String {
        match (&self.stage, self.number) {
            (Stage::Paper(paper, _), _) => desk.fill(say::PAPER, &[("title", &paper.say(desk.lang))]),
            (_, number) => {
                let title = self.task().map_or(self.name.as_str(), |task| task.title.as_str());
                number.map_or_else(|| title.to_owned(), |n| format!("{n} {title}"))
            }
        }
    }

    fn started(&self) -> Option<Timestamp> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(summary.started),
            Stage::Open { started, .. } => started.map(timestamp),
            Stage::Paper(paper, _) => Some(paper.started),
            Stage::Unreadable(_) => None,
        }
    }

    fn mode(&self) -> Option<Mode> {
        match &self.stage {
            Stage::Paper(paper, _) => Some(paper.mode),
            _ => self.task().map(|task| task.mode),
        }
    }

    fn allowed(&self) -> Option<u32> {
        match &self.stage {
            Stage::HandedIn(summary) => Some(summary.task.minutes),
            Stage::Paper(paper, _) => Some(paper.minutes),
            _ => None,
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

    /// Of a paper: that of its questions, each by its points.
    pub(super) fn coverage(&self) -> Option<f64> {
        match &self.stage {
            Stage::HandedIn(summary) => summary.coverage,
            Stage::Paper(paper, parts) => {
                let points =
                    |row: &Self| paper.questions.iter().find(|q| q.attempt == row.name).map(|q| q.points);
                let given = parts.iter().filter_map(|row| Some((points(row)?, row.coverage()?)));
                let (sum, all) = given.fold((0.0, 0.0), |(sum, all), (p, c)| (sum + p * c, all + p));
                (all > 0.0).then(|| sum / all)
            }
            _ => None,
        }
    }

    /// Milliseconds of working time.
    pub(super) fn active(&self) -> u64 {
        match &self.stage {
            Stage::HandedIn(summary) => summary.active_ms,
            Stage::Open { active, .. } => *active,
            Stage::Paper(paper, parts) => {
                let parts = parts.iter().map(Self::active).fold(0, u64::saturating_add);
                paper.active_ms.unwrap_or(parts)
            }
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

    /// Whether it, or a question of the paper, has every word somewhere.
    pub(super) fn matches(&self, words: &[String], desk: &Desk) -> bool {
        if words.is_empty() || self.parts().iter().any(|part| part.matches(words, desk)) {
            return true;
        }
        let state = match &self.stage {
            Stage::Open { .. } => desk.say(say::OPEN),
            Stage::Unreadable(_) => desk.say(say::UNREADABLE),
            Stage::HandedIn(_) | Stage::Paper(..) => "",
        };
        let mode = self.mode().map_or("", |mode| desk.say(mode_name(mode)));
        let mut text = [&self.name, &self.title(desk), state, mode, &self.when(16, desk)].join("\n");
        if let Some(task) = self.task() {
            let genre = crate::study::genre::Genre::ALL.into_iter().find(|g| g.key() == task.genre);
            let genre = genre.map_or(task.genre.as_str(), |g| desk.say(g.name()));
            for part in [genre, &task.pack, &task.question] {
                text.push('\n');
                text += part;
            }
        }
        let text = text.to_lowercase();
        words.iter().all(|w| text.contains(w.as_str()))
    }

    /// Draws its columns; `open`: the questions of the paper are listed beneath.
    pub(super) fn draw(&self, buf: &mut Buffer, area: Rect, selected: bool, open: bool, desk: &Desk) {
        let theme = &desk.theme;
        // The ground of a selected row is set by the row; ink alone keeps it.
        let ink = |style: Style| if selected { Style { bg: None, ..style } } else { style };
        let (main, side) = if selected { (Style::new(), Style::new()) } else { (theme.text, theme.dim) };
        let percent = || self.coverage().map_or_else(|| "–".to_owned(), facts::percent);
        let (coverage, cover_style) = match &self.stage {
            Stage::HandedIn(_) => (percent(), main),
            Stage::Paper(paper, _) if paper.ended.is_some() => (percent(), main),
            Stage::Open { .. } | Stage::Paper(..) => (desk.say(say::OPEN).to_owned(), ink(theme.fair)),
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
            (Stage::Paper(paper, _), _) => {
                (desk.fill(say::QUESTIONS, &[("n", &paper.questions.len())]), side)
            }
            (Stage::Unreadable(_), _) => ("–".to_owned(), side),
        };
        let time = match &self.stage {
            Stage::Unreadable(_) => "–".to_owned(),
            _ => facts::clock(self.active() / 1000),
        };
        let over = self.allowed().is_some_and(|minutes| self.active() > u64::from(minutes) * 60_000);
        let mode = self.mode().map_or("–", |mode| desk.say(mode_name(mode)));
        let verdict = measured.map(|m| m.say(desk.lang)).unwrap_or_default();
        let title = match (&self.stage, self.number) {
            (Stage::Paper(..), _) => format!("{} {}", if open { "▾" } else { "▸" }, self.title(desk)),
            (_, Some(_)) => format!("  {}", self.title(desk)),
            _ => self.title(desk),
        };
        let columns = Columns::of(area, desk);
        if self.number.is_none() {
            put(buf, columns.when, &self.when(usize::from(columns.when.width) - 1, desk), side, false);
            put(buf, columns.mode, mode, side, false);
        }
        put(buf, columns.title, &title, main, false);
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
            Stage::Paper(paper, parts) => {
                let coverage =
                    self.coverage().map(|c| format!("{} {}", desk.say(report::COVERAGE), facts::percent(c)));
                let budget = facts::clock(u64::from(paper.minutes) * 60);
                let mut told = vec![
                    (self.when(16, desk), theme.text),
                    (desk.say(mode_name(paper.mode)).to_owned(), theme.text),
                    (format!("{}/{budget}", facts::clock(self.active() / 1000)), theme.text),
                ];
                told.extend(coverage.map(|text| (text, theme.text)));
                if paper.ended.is_none() {
                    told.push((desk.say(say::OPEN).to_owned(), theme.fair));
                }
                let seed = paper.seed.map(|seed| desk.fill(crate::locales::paper::SEED, &[("seed", &seed)]));
                told.extend(seed.map(|text| (text, theme.dim)));
                let mut lines = draw::flow(told, width, theme);
                lines.extend(parts.iter().map(|part| {
                    let coverage = part.coverage().map_or_else(|| "–".to_owned(), facts::percent);
                    let tail =
                        format!(" {} {}", draw::pad_left(&coverage, 5), facts::clock(part.active() / 1000));
                    let title = draw::pad(&part.title(desk), width.saturating_sub(tail.width()));
                    Line::styled(title + &tail, theme.dim)
                }));
                lines
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
