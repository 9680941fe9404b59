//! Attempts that were not handed in: offered at start and from the library.
//!
//! ```text
//! ╭ 未交卷的作答 ───────────────────────────────────────────────╮
//! │ 上次离开时的文字都在：                                       │
//! │ ▌ 市政府常务会议通知     2026-03-01 09:30   128 字   剩余 12:40│
//! ╰─────────────────────────────────────────────────────────────╯
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key},
        parts::{confirm::Confirm, draw, facts, list::List, popup},
        records::Open,
        screen::{Click, Mouse, Request, Requests, Screen},
    },
    paper::Sitting,
    room::Room,
};
use crate::{
    locales::{Say, recovery as say},
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_RECOVERY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Resume, say::HINT_RESUME, say::DO_RESUME),
        hinted(&[ch('d'), key(KeyCode::Delete)], Action::SetAside, say::HINT_SET_ASIDE, say::DO_SET_ASIDE),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_LATER, say::DO_LATER),
    ],
};

/// The dialog.
#[derive(Default)]
pub struct Recovery {
    list: List,
}

impl Recovery {
    /// The dialog; what it lists are the desk's records.
    pub fn new() -> Self {
        Self::default()
    }

    fn selected<'a>(&self, desk: &'a Desk) -> Option<&'a Open> {
        desk.records.open().get(self.list.selected)
    }

    fn go_on(&self, desk: &Desk) -> Requests {
        let Some(open) = self.selected(desk) else { return vec![Request::Pop] };
        if let Some(sitting) = open.task.paper.as_ref().and_then(|paper| Sitting::resume(paper, desk).ok()) {
            return vec![Request::Replace(Box::new(sitting))];
        }
        match Room::resume(&open.name, desk) {
            Ok(room) => vec![Request::Replace(Box::new(room))],
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn set_aside(&self, desk: &mut Desk) -> Requests {
        let Some(name) = self.selected(desk).map(|o| o.name.clone()) else { return Requests::new() };
        let said = match desk.store.set_aside(&name) {
            Ok(path) => desk.fill(say::WAS_SET_ASIDE, &[("path", &path.display())]),
            Err(error) => error.say(desk.lang),
        };
        desk.refresh();
        if desk.records.open().is_empty() {
            return vec![Request::Pop, Request::Say(said)];
        }
        vec![Request::Say(said)]
    }
}

/// Time left or over, in words.
fn left(open: &Open, desk: &Desk) -> String {
    let allowed = u64::from(open.task.minutes) * 60;
    let used = open.active / 1000;
    let (text, seconds) =
        if used > allowed { (say::OVER, used - allowed) } else { (say::LEFT, allowed - used) };
    desk.fill(text, &[("time", &facts::clock(seconds))])
}

impl Screen for Recovery {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::UNFINISHED).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => vec![Request::Pop],
            Action::Resume => self.go_on(desk),
            Action::SetAside => {
                let lines = vec![Line::styled(desk.say(say::ASK_ASIDE_1), desk.theme.text)];
                let dialog =
                    Confirm::new(say::ASK_ASIDE, lines, (say::SET_ASIDE, Action::SetAsideNow)).careful();
                vec![Request::Push(Box::new(dialog))]
            }
            Action::SetAsideNow => self.set_aside(desk),
            Action::Move(motion) => {
                self.list.step(motion);
                Requests::new()
            }
            _ => Requests::new(),
        }
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::WheelUp => self.list.step(Motion::Up),
            Click::WheelDown => self.list.step(Motion::Down),
            Click::Press => {
                if let Some(row) = self.list.row_at(mouse.at) {
                    if row == self.list.selected {
                        return self.go_on(desk);
                    }
                    self.list.selected = row;
                }
            }
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let open = desk.records.open();
        let height = open.len() as u16 + 5;
        let inner = popup::open(frame, area, area.width.min(84), height, desk.say(say::UNFINISHED), desk);
        let buf = frame.buffer_mut();
        let intro = draw::fit(desk.say(say::INTRO), usize::from(inner.width));
        buf.set_line(inner.x, inner.y, &Line::styled(intro, theme.dim), inner.width);
        let rows =
            Rect { y: inner.y + 2, height: inner.height.saturating_sub(3), ..inner }.intersection(inner);
        self.list.place(open.len(), rows);
        for (i, row) in self.list.rows() {
            let Some(open) = open.get(i) else { break };
            let selected = i == self.list.selected;
            let (main, side) =
                if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
            if selected {
                buf.set_style(row, theme.selected);
            }
            let from =
                |width: u16, column: u16| Constraint::Length(if row.width >= width { column } else { 0 });
            let [mark, title, date, chars, time] = Layout::horizontal([
                Constraint::Length(2),
                Constraint::Min(10),
                from(70, 18),
                from(44, 10),
                Constraint::Length(15),
            ])
            .areas(row);
            let accent = if selected { theme.mark } else { theme.text };
            buf.set_line(
                mark.x,
                mark.y,
                &Line::from(Span::styled(if selected { "▌" } else { " " }, accent)),
                1,
            );
            let cells = [
                (title, open.task.title.clone(), main),
                (date, facts::date(open.started, desk), side),
                (chars, desk.fill(say::CHARS, &[("n", &open.chars)]), side),
                (time, left(open, desk), side),
            ];
            for (area, text, style) in cells {
                let text = draw::fit(&text, usize::from(area.width).saturating_sub(1));
                buf.set_line(area.x, area.y, &Line::styled(text, style), area.width);
            }
        }
        self.list.scroll.draw(buf, rows, theme);
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
