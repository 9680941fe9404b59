//! The overview of a mock paper: how far each question is, and its time against the minutes meant for it.
//!
//! ```text
//! ╭ 全卷总览 ────────────────────────────────────────────────────────╮
//! │   题目                      状态        字数        用时/预算     │
//! │ ▌ 1 广场整治通知            ● 已完成    128 格    10:21/16:00     │
//! │   2 夜市管理的问题与对策    ◐ 进行中     80 格    22:40/20:00 超  │
//! │                                                                  │
//! │   用去 33:01 · 剩余 2:26:59                                       │
//! ╰──────────────────────────────────────────────────────────────────╯
//! ```
use super::{
    super::super::{
        desk::Desk,
        parts::{draw, facts, popup, table::put},
    },
    Sitting,
};
use crate::{
    locales::paper as say,
    practice::paper::{Standing, State},
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

/// Columns of the box, as far as the window has them.
const WIDTH: u16 = 84;

/// Where the columns are: number and title, state, count, time.
fn columns(area: Rect) -> [Rect; 4] {
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, title, state, count, time] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(8),
        Constraint::Length(if area.width >= 48 { 12 } else { 3 }),
        from(48, 10),
        Constraint::Length(16),
    ])
    .areas(area);
    [title, state, count, time]
}

impl Sitting {
    pub(super) fn draw_overview(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let height = self.seats.len() as u16 + 5;
        let inner = popup::open(frame, area, area.width.min(WIDTH), height, desk.say(say::OVERVIEW), desk);
        let buf = frame.buffer_mut();
        let [head, rows, _, foot] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(self.seats.len() as u16),
            Constraint::Min(0),
            Constraint::Length(1),
        ])
        .areas(inner);
        let heads = [
            (say::COL_QUESTION, false),
            (say::COL_STATE, false),
            (say::COL_COUNT, true),
            (say::COL_TIME, true),
        ];
        for (column, (text, at_right)) in columns(head).into_iter().zip(heads) {
            put(buf, column, desk.say(text), theme.dim, at_right);
        }
        if let Some(list) = &mut self.overview {
            list.place(self.seats.len(), rows);
        }
        let Some(list) = &self.overview else { return };
        for (i, at) in list.rows() {
            let Some(seat) = self.seats.get(i) else { break };
            let Standing { state, spent, over } = self.standing(seat);
            let (title, counted) = seat.room.title_and_count(desk);
            let (mark, text, tone) = match state {
                State::Untouched => ("○", say::UNTOUCHED, theme.dim),
                State::Open => ("◐", say::OPEN, theme.text),
                State::Done => ("●", say::DONE, theme.good),
            };
            let selected = i == list.selected;
            if selected {
                buf.set_style(at, theme.selected);
                buf.set_line(at.x, at.y, &Line::styled("▌", theme.mark), at.width);
            }
            let ink = |style| if selected { theme.selected } else { style };
            let budget = facts::clock(u64::from(seat.room.minutes()) * 60);
            let time = format!("{}/{budget}", facts::clock(spent / 1000));
            let [title_at, state_at, count_at, time_at] = columns(at);
            put(buf, title_at, &format!("{} {title}", seat.question + 1), ink(theme.text), false);
            put(buf, state_at, &format!("{mark} {}", desk.say(text)), ink(tone), false);
            put(buf, count_at, &counted, ink(theme.dim), true);
            put(buf, time_at, &time, ink(if over > 0 { theme.bad } else { theme.dim }), true);
        }
        let selected = list.selected;
        let told = self.room().map(|room| {
            let seconds = room.shown();
            let left = facts::clock(seconds.unsigned_abs());
            let text = if seconds < 0 { say::USED_OVER } else { say::USED_LEFT };
            desk.fill(text, &[("used", &facts::clock(room.active() / 1000)), ("left", &left)])
        });
        let over = self.seats.get(selected).map(|seat| self.standing(seat).over).filter(|over| *over > 0);
        let over = over.map(|ms| desk.fill(say::OVER_BY, &[("time", &facts::clock(ms / 1000))]));
        let facts = told.into_iter().map(|text| (text, theme.dim)).chain(over.map(|text| (text, theme.bad)));
        let at = Rect { x: foot.x + 2, width: foot.width.saturating_sub(2), ..foot };
        if let Some(line) = draw::flow(facts.collect(), usize::from(at.width), theme).first() {
            buf.set_line(at.x, at.y, line, at.width);
        }
    }
}
