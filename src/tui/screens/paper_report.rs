//! The report of a mock paper: each question's score range, coverage, limit and time; where the minutes went.
//!
//! ```text
//!  模考 · 2026-03-01 09:30 · 用时 2:51:40/3:00:00 · 随机数 731204
//!   题目                             估分    覆盖率  字数要求        用时/预算
//! ▌ 1 会议通知                    9–11/12       72%  达标          18:02/11:00
//!   2 ……
//!  ───────────────────────────────────────────────────────────────────────────
//!   合计                         52–66/100      61%              2:51:40/3:00:00
//!  ─ 时间去向 ────────────────────────────────────────────────────────────────
//!   预算 ├──── 读题 40 ────┼ 1·11 ┼─── 2·22 ───┼──────────── 3·70 ────────────┤
//!   实际 ├─────── 读题 58 ───────┼─── 1·17 ───┼ 2·14 ┼─────── 3·51 ─────┤┈┈┈┈
//!   全卷 读题 58:10 · 提纲 12:20 · 写作 1:31:00 · 修改 09:50
//!  ─ 1 会议通知 ──────────────────────────────────────────────────────────────
//!   读题 06:10 · 提纲 01:00 · 写作 10:52 · 修改 00:00
//!   超出字数要求：扣1分
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key},
        parts::{
            draw, facts, gauge,
            list::List,
            ruler::{self, Part},
            table::put,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    papers::Papers,
    report::{Report, mode_name},
};
use crate::{
    locales::{Say, Text, exam, paper as say, shell},
    marking::{
        Review,
        limit::Measured,
        score::{Score, points},
    },
    practice::paper::Plan,
    store::{HandedIn, Paper, Phase, Progress, StoreError},
    study::model::Limit,
    text::motion::Motion,
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_REPORT,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[ch('r')], Action::Again, say::HINT_AGAIN, say::DO_AGAIN),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

const PHASES: [(Phase, Text); 4] = [
    (Phase::Reading, exam::READING),
    (Phase::Planning, exam::PLANNING),
    (Phase::Writing, exam::WRITING),
    (Phase::Revising, exam::REVISING),
];
/// Columns from which on the limit's verdict is told in words.
const VERDICTS: u16 = 100;
/// The widest report that is easy to read along.
const WIDEST: u16 = 120;

/// A question as it came out.
struct Answer {
    title: String,
    attempt: String,
    /// Points that it is worth.
    full: f64,
    /// Minutes meant for it.
    budget: u32,
    outcome: Result<Outcome, StoreError>,
}

/// What is known of it.
struct Outcome {
    score: Score,
    coverage: Option<f64>,
    /// The limit, and what the essay is by it.
    limit: Option<(Limit, Measured)>,
    blank: bool,
    progress: Progress,
}

/// The screen.
pub struct PaperReport {
    name: String,
    paper: Paper,
    answers: Vec<Answer>,
    list: List,
}

impl PaperReport {
    /// The report of a paper that was handed in. An attempt that cannot be read is a row that says why.
    ///
    /// # Errors
    /// The paper cannot be read.
    pub fn open(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let paper = desk.store.paper(name)?;
        let answer = |question: &crate::store::PaperQuestion| Answer {
            title: question.title.clone(),
            attempt: question.attempt.clone(),
            full: question.points,
            budget: question.minutes,
            outcome: desk
                .store
                .read(&question.attempt)
                .map(|work| outcome(&work, question.points, &question.attempt, desk)),
        };
        let answers: Vec<Answer> = paper.questions.iter().map(answer).collect();
        let list = List::of(answers.len());
        Ok(Self { name: name.to_owned(), paper, answers, list })
    }

    fn outcomes(&self) -> impl Iterator<Item = (&Answer, &Outcome)> {
        self.answers.iter().filter_map(|a| Some((a, a.outcome.as_ref().ok()?)))
    }

    /// Working time of the paper: as its clock counted, else that of its questions.
    fn active(&self) -> u64 {
        let spent = self.outcomes().map(|(_, o)| o.progress.total()).fold(0, u64::saturating_add);
        self.paper.active_ms.unwrap_or(spent).max(spent)
    }

    /// Where the minutes of all questions went; what the paper's clock counted beyond them was spent away.
    fn progress(&self) -> Progress {
        let mut all = Progress::default();
        for (_, Outcome { progress: p, .. }) in self.outcomes() {
            all.reading = all.reading.saturating_add(p.reading);
            all.planning = all.planning.saturating_add(p.planning);
            all.writing = all.writing.saturating_add(p.writing);
            all.revising = all.revising.saturating_add(p.revising);
            all.away = all.away.saturating_add(p.away);
        }
        all.away = all.away.saturating_add(self.active().saturating_sub(all.total()));
        all
    }

    fn open_selected(&self, desk: &Desk) -> Requests {
        match self.answers.get(self.list.selected).map(|a| Report::open(&a.attempt, desk)) {
            Some(Ok(report)) => vec![Request::Push(Box::new(report))],
            Some(Err(error)) => vec![Request::Say(error.say(desk.lang))],
            None => Requests::new(),
        }
    }

    fn again(&self, desk: &mut Desk) -> Requests {
        match Plan::again(&desk.library, &self.paper) {
            Some(plan) => vec![Request::Push(Box::new(Papers::again(plan, desk)))],
            None => vec![Request::Say(desk.say(say::GONE).to_owned())],
        }
    }
}

fn outcome(work: &HandedIn, full: f64, attempt: &str, desk: &Desk) -> Outcome {
    // Verdicts that cannot be read are told by the report of that attempt.
    let own = desk.store.verdicts(attempt).unwrap_or_default();
    let review = Review::of(work, &own, &desk.library).out_of(full);
    let blank = review.essay.trim().is_empty();
    let limit: Option<Limit> = serde_json::from_value(work.summary.task.limit.clone()).ok().flatten();
    let anything = Score { full, content: (0.0, if blank { 0.0 } else { full }), deductions: Vec::new() };
    Outcome {
        score: review.score.unwrap_or(anything),
        coverage: work.summary.coverage.map(|_| review.coverage),
        limit: limit.zip(review.limit),
        blank,
        progress: work.summary.course.progress,
    }
}

/// Minutes of so many milliseconds, rounded.
const fn minutes(ms: u64) -> u64 {
    ms.saturating_add(30_000) / 60_000
}

/// Time against the minutes meant.
fn against(ms: u64, budget: u32) -> String {
    format!("{}/{}", facts::clock(ms / 1000), facts::clock(u64::from(budget) * 60))
}

/// Where the columns are: title, score, coverage, limit, time.
fn columns(area: Rect) -> [Rect; 5] {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, title, score, coverage, _, limit, time, _] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(8),
        Constraint::Length(12),
        from(52, 9),
        from(70, 2),
        from(70, if area.width >= VERDICTS { 26 } else { 15 }),
        from(44, 16),
        Constraint::Length(1),
    ])
    .areas(area);
    [title, score, coverage, limit, time]
}

impl Screen for PaperReport {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::REPORT).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        (self.paper.say(desk.lang), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Move(motion) => self.list.step(motion),
            Action::Open => return self.open_selected(desk),
            Action::Again => return self.again(desk),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match (mouse.what, self.list.row_at(mouse.at)) {
            (Click::Press, Some(row)) if row == self.list.selected => return self.open_selected(desk),
            (Click::Press, Some(row)) => self.list.selected = row,
            (Click::WheelUp, _) => self.list.step(Motion::Up),
            (Click::WheelDown, _) => self.list.step(Motion::Down),
            _ => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let buf = frame.buffer_mut();
        let area = Rect { width: area.width.min(WIDEST), ..area };
        let count = self.answers.len() as u16;
        // Head, columns, rule, total, and the two headings with what stands under them, ask for 13 rows beside the list.
        let airy = u16::from(area.height >= count + 16);
        // A high window tells of every question at once.
        let each = if area.height >= 2 * count + 20 { count } else { 0 };
        let [head, _, heads, list, rule, total, _, time, _, selected] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(airy),
            Constraint::Length(1),
            Constraint::Max(count),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(airy),
            Constraint::Length(4 + each),
            Constraint::Length(airy),
            Constraint::Min(0),
        ])
        .areas(area);
        let told = self.facts(desk);
        let inner = Rect { x: head.x + 2, width: head.width.saturating_sub(2), ..head };
        if let Some(line) = draw::flow(told, usize::from(inner.width), theme).first() {
            buf.set_line(inner.x, inner.y, line, inner.width);
        }
        let texts = [say::COL_QUESTION, say::COL_SCORE, say::COL_COVERAGE, say::COL_LIMIT, say::COL_TIME];
        for (i, (column, text)) in columns(heads).into_iter().zip(texts).enumerate() {
            put(buf, column, desk.say(text), theme.dim, i != 0 && i != 3);
        }
        self.list.place(self.answers.len(), list);
        for (i, row) in self.list.rows() {
            if let Some(answer) = self.answers.get(i) {
                draw_answer(buf, row, i, answer, i == self.list.selected, desk);
            }
        }
        self.list.scroll.draw(buf, list, theme);
        draw::rule_row(buf, rule, theme.rule);
        self.draw_total(buf, total, desk);
        self.draw_time(buf, time, desk);
        self.draw_selected(buf, selected, desk);
    }

    fn resume(&mut self, desk: &mut Desk) {
        // Verdicts may have changed in the report of a question.
        if let Ok(fresh) = Self::open(&self.name, desk) {
            (self.paper, self.answers) = (fresh.paper, fresh.answers);
        }
    }
}

fn draw_answer(buf: &mut Buffer, row: Rect, i: usize, answer: &Answer, selected: bool, desk: &Desk) {
    let theme = &desk.theme;
    if selected {
        buf.set_style(row, theme.selected);
        buf.set_line(row.x, row.y, &Line::styled("▌", theme.mark), row.width);
    }
    let ink = |style| if selected { theme.selected } else { style };
    let [title, score, coverage, limit, time] = columns(row);
    put(buf, title, &format!("{} {}", i + 1, answer.title), ink(theme.text), false);
    let Ok(outcome) = &answer.outcome else {
        put(buf, score, desk.say(crate::locales::history::UNREADABLE), ink(theme.bad), true);
        return;
    };
    let range = format!("{}/{}", outcome.score.say(desk.lang), points(answer.full));
    put(buf, score, &range, ink(theme.text), true);
    let covered = outcome.coverage.map_or_else(|| "–".to_owned(), facts::percent);
    put(buf, coverage, &covered, ink(theme.text), true);
    let (said, style) = match &outcome.limit {
        _ if outcome.blank => (desk.say(say::UNTOUCHED).to_owned(), theme.dim),
        Some((_, measured)) if row.width >= VERDICTS => {
            (measured.say(desk.lang), gauge::style(measured.verdict, theme))
        }
        Some((limit, measured)) => {
            let said = format!("{}/{}", measured.count, facts::limit_short(Some(*limit)));
            (said, gauge::style(measured.verdict, theme))
        }
        None => (String::new(), theme.dim),
    };
    put(buf, limit, &said, ink(style), false);
    let spent = outcome.progress.total();
    let over = spent > u64::from(answer.budget) * 60_000;
    put(buf, time, &against(spent, answer.budget), ink(if over { theme.bad } else { theme.dim }), true);
}

impl PaperReport {
    /// The paper in one line.
    fn facts(&self, desk: &Desk) -> Vec<draw::Styled> {
        let theme = &desk.theme;
        let mut told = vec![
            (desk.say(mode_name(self.paper.mode)).to_owned(), theme.text),
            (facts::date(self.paper.started, desk), theme.text),
        ];
        told.extend(self.paper.seed.map(|seed| (desk.fill(say::SEED, &[("seed", &seed)]), theme.dim)));
        told.push((desk.say(say::ESTIMATE).to_owned(), theme.dim));
        told
    }

    fn draw_total(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let (low, high, full) = self.outcomes().fold((0.0, 0.0, 0.0), |(low, high, full), (a, o)| {
            (low + o.score.low(), high + o.score.high(), full + a.full)
        });
        let range = if low < high { format!("{}–{}", points(low), points(high)) } else { points(low) };
        let (sum, all) = self.outcomes().fold((0.0, 0.0), |(sum, all), (a, o)| match o.coverage {
            Some(coverage) => (sum + a.full * coverage, all + a.full),
            None => (sum, all),
        });
        let covered = if all > 0.0 { facts::percent(sum / all) } else { "–".to_owned() };
        let [title, score, coverage, _, time] = columns(area);
        put(buf, title, desk.say(say::TOTAL), theme.strong, false);
        put(buf, score, &format!("{range}/{}", points(full)), theme.strong, true);
        put(buf, coverage, &covered, theme.strong, true);
        let active = self.active();
        let over = active > u64::from(self.paper.minutes) * 60_000;
        put(
            buf,
            time,
            &against(active, self.paper.minutes),
            if over { theme.bad } else { theme.strong },
            true,
        );
    }

    /// The minutes as they were meant and as they went, on one scale; then the phases.
    fn draw_time(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.height < 2 {
            return;
        }
        let theme = &desk.theme;
        draw::heading(buf, area, desk.say(say::MINUTES_WENT), false, theme);
        let labels = [say::PLANNED, say::SPENT, say::WHOLE].map(|text| desk.say(text));
        let wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        let progress = self.progress();
        let allowed = u64::from(self.paper.minutes) * 60_000;
        let whole = allowed.max(progress.total());
        let part = |short: &str, joint: &str, ms: u64| Part {
            label: format!("{short}{joint}{}", minutes(ms)),
            short: short.to_owned(),
            length: ms,
            style: theme.text,
        };
        let questions =
            self.answers.iter().map(|a| u64::from(a.budget) * 60_000).fold(0, u64::saturating_add);
        let numbered = self.answers.iter().enumerate();
        let mut planned = vec![part(desk.say(say::READ), " ", allowed.saturating_sub(questions))];
        planned.extend(
            numbered.clone().map(|(i, a)| part(&(i + 1).to_string(), "·", u64::from(a.budget) * 60_000)),
        );
        let mut spent = vec![part(desk.say(say::READ), " ", progress.reading)];
        spent.extend(numbered.map(|(i, a)| {
            let own = a.outcome.as_ref().map_or(0, |Outcome { progress: p, .. }| {
                p.planning.saturating_add(p.writing).saturating_add(p.revising)
            });
            part(&(i + 1).to_string(), "·", own)
        }));
        spent.push(part(desk.say(say::AWAY), " ", progress.away));
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
        let room = usize::from(inner.width).saturating_sub(wide + 2);
        let lines = [
            ruler::line(&planned, whole, room, theme.rule),
            ruler::line(&spent, whole, room, theme.rule),
            phases(&progress, room, desk),
        ];
        let each = self.answers.iter().enumerate().filter_map(|(i, answer)| {
            let line = phases(&answer.outcome.as_ref().ok()?.progress, room, desk);
            Some((format!("{:>wide$}", i + 1), line))
        });
        let labelled = labels.into_iter().map(str::to_owned).zip(lines).chain(each);
        for (row, (label, mut line)) in inner.rows().skip(1).zip(labelled) {
            line.spans.insert(0, Span::styled(draw::pad(&label, wide + 2), theme.dim));
            buf.set_line(row.x, row.y, &line, row.width);
        }
    }

    /// The selected question: where its minutes went, and what every point that is taken off is for.
    fn draw_selected(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(answer) = self.answers.get(self.list.selected).filter(|_| area.height > 1) else { return };
        let theme = &desk.theme;
        draw::heading(buf, area, &format!("{} {}", self.list.selected + 1, answer.title), false, theme);
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
        let width = usize::from(inner.width);
        let mut lines = Vec::new();
        match &answer.outcome {
            Err(error) => {
                let said = draw::wrapped(&error.say(desk.lang), width);
                lines.extend(said.into_iter().map(|text| Line::styled(text, theme.bad)));
            }
            Ok(outcome) => {
                lines.push(phases(&outcome.progress, width, desk));
                for deduction in &outcome.score.deductions {
                    lines.push(Line::styled(draw::fit(&deduction.say(desk.lang), width), theme.fair));
                }
                if outcome.score.deductions.is_empty() && !outcome.blank {
                    lines.push(Line::styled(desk.say(say::NOTHING_OFF), theme.dim));
                }
            }
        }
        for (row, line) in inner.rows().skip(1).zip(&lines) {
            buf.set_line(row.x, row.y, line, row.width);
        }
    }
}

/// Where minutes went, in one line; only phases that took any.
fn phases(progress: &Progress, width: usize, desk: &Desk) -> Line<'static> {
    let theme = &desk.theme;
    let told = |name: Text, ms: u64| (format!("{} {}", desk.say(name), facts::clock(ms / 1000)), theme.text);
    let phases = PHASES.iter().map(|(phase, name)| (*name, progress.spent(*phase)));
    let all = phases.chain([(say::AWAY, progress.away)]);
    let mut went: Vec<draw::Styled> =
        all.filter(|(_, ms)| *ms > 0).map(|(name, ms)| told(name, ms)).collect();
    if went.is_empty() {
        went.push((desk.say(say::NO_TIME).to_owned(), theme.dim));
    }
    draw::flow(went, width, theme).into_iter().next().unwrap_or_default()
}
