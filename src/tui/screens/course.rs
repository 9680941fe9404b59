//! How an attempt went: where its minutes went, how the essay grew.
//!
//! ```text
//! ╭ 过程 ─────────────────────────────────╮
//! │ 读题读资料  ━━━━━────────────  04:10  20% │
//! │ 写作        ━━━━━━━━━━━━━────  13:05  65% │
//! │ 每分钟末的字数，占字数要求的比例            │
//! │ 100% ┈┈┈┈┈┈┈┈┈┈┈╭──●                   │
//! ╰───────────────────────────────────────╯
//! ```
use super::super::{
    desk::Desk,
    keys::{Action, Keys, ch, hinted, key},
    parts::{draw, facts, popup, trend},
    screen::{Click, Mouse, Request, Requests, Screen},
};
use crate::{
    locales::{Text, course as say, shell},
    marking::Review,
    store::course::{Course as Model, Phase},
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the dialog.
pub static KEYS: Keys = Keys {
    name: say::COURSE,
    rows: &[hinted(
        &[key(KeyCode::Esc), key(KeyCode::Enter), ch('q'), ch('t')],
        Action::Back,
        shell::HINT_CLOSE,
        shell::DO_CLOSE,
    )],
};

/// Width and height of the dialog at most.
const SIZE: (u16, u16) = (72, 22);
/// Columns of a time and its share.
const FIGURES: usize = 15;

/// The dialog.
pub struct Course {
    model: Model,
    active: u64,
    /// The count that is asked for.
    goal: Option<usize>,
}

impl Course {
    /// The course of an attempt; `None` if none was kept.
    pub fn of(review: &Review) -> Option<Self> {
        let model = review.course.clone();
        let goal = review.limit.as_ref().and_then(|m| m.upper.or(m.lower));
        (model.progress.total() > 0).then_some(Self { model, active: review.time.active, goal })
    }

    /// Shares of the goal at the ends of some minutes, at most `most`.
    fn growth(&self, most: usize) -> Vec<f64> {
        let (Some(goal), counts) = (self.goal.filter(|g| *g > 0), &self.model.pace) else {
            return Vec::new();
        };
        let step = counts.len().div_ceil(most.max(1)).max(1);
        counts.iter().rev().step_by(step).rev().map(|c| f64::from(*c) / goal as f64).collect()
    }
}

const fn name(phase: Phase) -> Text {
    match phase {
        Phase::Reading => say::READING,
        Phase::Planning => say::PLANNING,
        Phase::Writing => say::WRITING,
        Phase::Revising => say::REVISING,
    }
}

impl Screen for Course {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::COURSE).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS]
    }

    fn act(&mut self, action: Action, _desk: &mut Desk) -> Requests {
        if action == Action::Back { vec![Request::Pop] } else { Requests::new() }
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        if mouse.what == Click::Press { vec![Request::Pop] } else { Requests::new() }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let progress = &self.model.progress;
        let mut times: Vec<(Text, u64)> = Phase::ALL.map(|p| (name(p), progress.spent(p))).to_vec();
        if progress.away > 0 {
            times.push((say::AWAY, progress.away));
        }
        let charted = self.goal.is_some() && self.model.pace.len() > 1;
        let height = if charted { SIZE.1 } else { times.len() as u16 + 4 };
        let inner = popup::open(frame, area, SIZE.0, height, desk.say(say::COURSE), desk);
        let buf = frame.buffer_mut();
        let column = times.iter().map(|(name, _)| desk.say(*name).width()).max().unwrap_or(0) + 2;
        let bar = usize::from(inner.width).saturating_sub(column + FIGURES);
        let all = self.active.max(progress.total()).max(1) as f64;
        let mut rows = inner.rows().skip(usize::from(inner.height > 6));
        for ((name, time), row) in times.iter().zip(rows.by_ref()) {
            let share = *time as f64 / all;
            let filled = ((share * bar as f64).round() as usize).min(bar);
            let figures =
                format!("{}  {}", facts::clock(time / 1000), draw::pad_left(&facts::percent(share), 4));
            let line = Line::from(vec![
                Span::styled(draw::pad(desk.say(*name), column), theme.dim),
                Span::styled("━".repeat(filled), theme.accent),
                Span::styled("─".repeat(bar - filled), theme.rule),
                Span::styled(draw::pad_left(&figures, FIGURES), theme.text),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        rows.next();
        if let Some(row) = rows.next().filter(|_| charted) {
            let label = draw::fit(desk.say(say::GROWTH), usize::from(row.width));
            buf.set_line(row.x, row.y, &Line::styled(label, theme.dim), row.width);
            let chart = Rect { y: row.y + 1, height: inner.bottom().saturating_sub(row.y + 1), ..inner };
            trend::draw(buf, chart, &self.growth(usize::from(inner.width / 3)), None, theme);
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
