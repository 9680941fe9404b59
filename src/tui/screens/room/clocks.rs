//! Time in the writing room: phases, pace, the pen, the exam's end.
use super::{
    super::super::{
        desk::Desk,
        parts::{draw, facts},
        screen::{Request, Requests},
    },
    Room,
};
use crate::{
    locales::{Text, exam as say},
    marking::limit,
    practice::{
        pace::{Goal, Pace, Past},
        pen::Pen,
        phase::{Pane, Phase, Phases},
        session::Mode,
    },
    store::{Clock, Course, Progress, Replay},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use std::cmp::Ordering;
use unicode_width::UnicodeWidthStr;

/// More characters than this at once are no commit of an input method but a paste, which an exam refuses.
const MOST_PASTED: usize = 50;
/// How long a warning stands: typing does not take it away. Milliseconds.
const TOLD: u64 = 12_000;
/// Columns from which on every phase is shown.
const WIDE: u16 = 100;
/// Columns of the pace chart.
const CHART: u16 = 16;

/// Everything about an attempt's time but the session's clocks.
pub(super) struct Clocks {
    pub(super) phases: Phases,
    pub(super) pace: Pace,
    pub(super) pen: Pen,
    /// What a pen took longer in the other questions of the paper.
    pub(super) elsewhere: u64,
    past: Past,
    /// What is told of the time, and until when (monotonic milliseconds).
    told: Option<(Told, u64)>,
}

/// What the candidate is told once.
#[derive(Debug, Clone, Copy)]
enum Told {
    /// So many seconds are left.
    Left(u64),
    /// Practice goes over time.
    Over,
}

impl Clocks {
    /// Those of an attempt that begins.
    pub(super) fn start(desk: &Desk) -> Self {
        Self {
            phases: Phases::start(0),
            pace: Pace::default(),
            pen: Pen::new(desk.settings.pen_speed, 0, 0),
            past: Past::default(),
            elsewhere: 0,
            told: None,
        }
    }

    /// Those of an attempt that is taken up again.
    pub(super) fn resume(replay: &Replay, active: u64, desk: &Desk) -> Self {
        let progress = replay.clock.and_then(|c| c.progress).unwrap_or_default();
        Self {
            phases: Phases::resume(progress, replay.active, active, 0),
            pace: Pace::resume(&replay.pace),
            pen: Pen::new(desk.settings.pen_speed, progress.pen, active),
            past: Past::default(),
            elsewhere: 0,
            told: None,
        }
    }
}

impl Clocks {
    /// Those of a question of a paper: what the paper's clock counted elsewhere is none of its.
    pub(super) fn resume_of_paper(replay: &Replay, active: u64, desk: &Desk) -> Self {
        let progress = replay.clock.and_then(|c| c.progress).unwrap_or_default();
        let begun = active.saturating_sub(progress.total().max(replay.active));
        Self {
            phases: Phases::resume(progress, replay.active, active, begun),
            ..Self::resume(replay, active, desk)
        }
    }
}

/// The name of a phase.
const fn name(phase: Phase) -> Text {
    match phase {
        Phase::Reading => say::READING,
        Phase::Planning => say::PLANNING,
        Phase::Writing => say::WRITING,
        Phase::Revising => say::REVISING,
    }
}

impl Room {
    /// Whether this is 模考.
    pub(super) fn is_exam(&self) -> bool {
        self.session.mode() == Mode::Exam
    }

    /// A pane is being used: its phase begins.
    pub(super) fn used(&mut self, pane: Pane) {
        self.clocks.phases.tick(self.session.active());
        self.clocks.phases.used(pane);
    }

    /// The candidate says that the next phase begins.
    pub(super) fn next_phase(&mut self) {
        self.clocks.phases.tick(self.session.active());
        let next = self.clocks.phases.next();
        self.clocks.phases.switch(next);
    }

    /// The essay's count in the unit of its limit.
    fn count(&self) -> usize {
        let unit = self.model.limit.map(|l| l.unit).unwrap_or_default();
        limit::count(&self.counts, unit)
    }

    fn progress(&self) -> Progress {
        let count = u32::try_from(self.count()).unwrap_or(u32::MAX);
        Progress { pen: self.clocks.pen.surplus(), count, ..self.clocks.phases.progress() }
    }

    /// A clock record with how far the attempt is.
    pub(super) fn with_progress(&self, clock: Clock) -> Clock {
        Clock { progress: Some(self.progress()), ..clock }
    }

    /// How the attempt went, for its result.
    pub(super) fn course(&self) -> Course {
        Course {
            progress: self.progress(),
            pace: self.clocks.pace.counts().to_vec(),
            scratch: self.aids.scratch.text().to_owned(),
            highlights: self.aids.highlights.clone(),
        }
    }

    /// Learns of the candidate's past attempts of this question.
    pub(super) fn recall_past(&mut self, desk: &Desk) {
        let task = self.attempt.task();
        let (Some(limit), Ok(entries)) = (self.model.limit, desk.store.attempts()) else { return };
        for entry in entries {
            if let crate::store::Stage::HandedIn(summary) = entry.stage
                && (&summary.task.pack, &summary.task.question) == (&task.pack, &task.question)
                && let Some(goal) = Goal::of(limit, u64::from(summary.task.minutes) * 60_000)
            {
                self.clocks.past.add(&summary.course.pace, goal);
            }
        }
    }

    /// A text that comes in at once; an exam takes no long ones.
    pub(super) fn refused(&self, text: &str, desk: &Desk) -> Option<Requests> {
        let n = text.chars().count();
        (self.is_exam() && n > MOST_PASTED)
            .then(|| vec![Request::Say(desk.fill(say::LONG_PASTE, &[("most", &MOST_PASTED), ("n", &n)]))])
    }

    /// What is due by the clock: a warning, or the end of an exam.
    pub(super) fn time_tick(&mut self, desk: &mut Desk) -> Requests {
        if self.session.time_up() {
            // A paper is handed in as a whole.
            if self.in_paper {
                return Requests::new();
            }
            self.recount();
            let mut requests = vec![Request::Uncover];
            requests.extend(self.hand_in(desk));
            requests.push(Request::Say(desk.say(say::TIME_UP).to_owned()));
            return requests;
        }
        if self.session.due_warning().is_some() {
            let left = self.session.shown();
            let told = if left > 0 { Told::Left(left.unsigned_abs()) } else { Told::Over };
            self.clocks.told = Some((told, desk.now.mono + TOLD));
        }
        Requests::new()
    }

    /// A warning lies over `area` for a while and takes no key.
    pub(super) fn draw_warning(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some((told, _)) = self.clocks.told.filter(|(_, until)| desk.now.mono < *until) else { return };
        let text = match told {
            Told::Left(seconds) => desk.fill(say::WARNING, &[("time", &facts::clock(seconds))]),
            Told::Over => desk.say(say::OVER_TIME).to_owned(),
        };
        let style = desk.theme.selected.patch(Style { bg: None, ..desk.theme.fair });
        let text = draw::pad(&format!(" ◆ {text}"), usize::from(area.width));
        buf.set_line(area.x, area.y, &Line::styled(text, style), area.width);
    }

    /// Time left once a pen had written the other questions of the paper.
    fn left_elsewhere(&self) -> i64 {
        self.session.left().saturating_sub_unsigned(self.clocks.elsewhere)
    }

    /// The pen clock, to stand beside the other.
    pub(super) fn pen_clock(&self, desk: &Desk) -> String {
        let seconds = self.clocks.pen.left(self.left_elsewhere()).div_euclid(1000);
        let time = facts::clock(seconds.unsigned_abs());
        desk.fill(if seconds < 0 { say::PEN_OVER } else { say::PEN }, &[("time", &time)])
    }

    /// Phases, pace, what a pen would have done, and the chart: as much of it as there is room for.
    pub(super) fn draw_pace(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let room = usize::from(area.width.saturating_sub(2));
        let mut line = self.phases(area.width < WIDE, desk);
        let active = self.spent();
        let allowed = if self.in_paper { u64::from(self.minutes()) * 60_000 } else { self.session.allowed() };
        let Some(goal) = self.model.limit.and_then(|limit| Goal::of(limit, allowed)) else {
            buf.set_line(area.x, area.y, &line, area.width);
            return;
        };
        let stand = self.clocks.pace.stand(goal, active, self.count());
        let said = match stand.ahead {
            _ if stand.even == 0 => None,
            n if n < 0 => Some(desk.fill(say::BEHIND, &[("n", &n.unsigned_abs())])),
            0 => Some(desk.say(say::EVEN).to_owned()),
            n => Some(desk.fill(say::AHEAD, &[("n", &n)])),
        };
        let tone = if stand.ahead < 0 { theme.fair } else { theme.good };
        // Where the mean of one's past attempts stood at this time.
        let past = self.clocks.past.at(active as f64 / goal.allowed as f64);
        let past = past.map(|share| {
            let then = (share * goal.count as f64).round() as usize;
            let count = self.count();
            match count.cmp(&then) {
                Ordering::Less => desk.fill(say::PAST_BEHIND, &[("n", &(then - count))]),
                Ordering::Equal => desk.say(say::PAST_EVEN).to_owned(),
                Ordering::Greater => desk.fill(say::PAST_AHEAD, &[("n", &(count - then))]),
            }
        });
        let needed = stand.needed.map(|n| desk.fill(say::NEEDED, &[("n", &n.ceil())]));
        let facts = [
            (said, tone),
            (past, theme.dim),
            (Some(self.pen_says(goal, desk)), theme.dim),
            (needed, theme.dim),
        ];
        for (fact, style) in facts {
            let fact = fact.map(|fact| format!("  {fact}"));
            if let Some(fact) = fact.filter(|fact| line.width() + fact.width() <= room) {
                line.push_span(Span::styled(fact, style));
            }
        }
        buf.set_line(area.x, area.y, &line, area.width);
        if line.width() + usize::from(CHART) + 2 <= room {
            let at = Rect { x: area.right() - CHART - 1, width: CHART, ..area };
            self.draw_chart(buf, at, goal, active, desk);
        }
    }

    /// The phases with their times; where there is little room, only those that took any.
    fn phases(&self, narrow: bool, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let progress = self.clocks.phases.progress();
        let mut line = Line::default();
        for phase in Phase::ALL {
            let here = phase == self.clocks.phases.phase();
            let seconds = progress.spent(phase) / 1000;
            if narrow && !here && seconds == 0 {
                continue;
            }
            line.push_span(Span::styled(if here { "▸" } else { " " }, theme.accent));
            let style = if here { theme.strong } else { theme.dim };
            line.push_span(Span::styled(
                format!("{} {} ", desk.say(name(phase)), facts::clock(seconds)),
                style,
            ));
        }
        line
    }

    /// What must be left out by pen, or how much it still reaches.
    fn pen_says(&self, goal: Goal, desk: &Desk) -> String {
        let left = self.left_elsewhere();
        let (out, reach) = (self.clocks.pen.left_out(left), self.clocks.pen.reach(left));
        let missing = goal.count.saturating_sub(self.count());
        if out > 0 {
            desk.fill(say::PEN_LEFT_OUT, &[("n", &out)])
        } else if missing > reach {
            desk.fill(say::BEYOND_PEN, &[("n", &(missing - reach))])
        } else {
            desk.fill(say::PEN_REACH, &[("n", &reach)])
        }
    }

    /// A line of braille dots, four high and two a column: the essay, over the even pace or the past ones.
    fn draw_chart(&self, buf: &mut Buffer, area: Rect, goal: Goal, active: u64, desk: &Desk) {
        const DOTS: [[u8; 4]; 2] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]];
        let theme = &desk.theme;
        let chart = self.clocks.pace.chart(goal, &self.clocks.past, active, 2 * usize::from(area.width));
        let base = if chart.past.is_empty() { &chart.even } else { &chart.past };
        let height = |v: &f64| ((v.clamp(0.0, 1.0) * 3.99) as usize).min(3);
        for i in 0..usize::from(area.width) {
            let mut bits = 0_u8;
            let mut style = theme.rule;
            for (half, dots) in DOTS.iter().enumerate() {
                let n = 2 * i + half;
                if let Some(own) = chart.own.get(n) {
                    style = Style::patch(theme.text, theme.accent);
                    (0..=height(own)).for_each(|h| bits |= dots[h]);
                } else if let Some(v) = base.get(n) {
                    bits |= dots[height(v)];
                }
            }
            let symbol = char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ');
            buf.set_string(area.x + i as u16, area.y, symbol.to_string(), style);
        }
    }
}
