//! The list of the candidate's own marks in prompt and material, to jump to them.
use super::{
    super::super::{
        desk::Desk,
        keys::{Action, Keys, LIST},
        parts::{draw, list::List, popup},
        screen::{Click, Mouse, Request, Requests, Screen},
        theme::Role,
    },
    keys,
};
use crate::{
    locales::exam as say,
    store::{Highlight, Ink},
    text::motion::Motion,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

/// The dialog. It answers with [`Action::ShowMark`] or [`Action::DropMark`].
pub(super) struct Marks {
    marks: Vec<(Ink, String)>,
    list: List,
}

/// How a passage is shown that was marked so.
pub(super) const fn role(ink: Ink) -> Role {
    match ink {
        Ink::Yellow => Role::Yellow,
        Ink::Green => Role::Green,
        Ink::Blue => Role::Blue,
        Ink::Line => Role::Line,
    }
}

impl Marks {
    /// A list of these, the `n`th selected.
    pub(super) fn new(highlights: &[Highlight], n: usize) -> Self {
        let marks = highlights.iter().map(|h| (h.ink, h.quote.replace('\n', " "))).collect::<Vec<_>>();
        let mut list = List::of(marks.len());
        list.selected = n.min(marks.len().saturating_sub(1));
        Self { marks, list }
    }
}

impl Screen for Marks {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::MARKS).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&keys::MARKS, &LIST]
    }

    fn act(&mut self, action: Action, _: &mut Desk) -> Requests {
        match action {
            Action::Open => return vec![Request::Answer(Action::ShowMark(self.list.selected))],
            Action::DeleteMark => return vec![Request::Answer(Action::DropMark(self.list.selected))],
            Action::Back => return vec![Request::Pop],
            Action::Move(motion) => self.list.step(motion),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _: &mut Desk) -> Requests {
        match mouse.what {
            Click::Press => {
                if let Some(n) = self.list.row_at(mouse.at) {
                    return vec![Request::Answer(Action::ShowMark(n))];
                }
            }
            Click::WheelUp => self.list.step(Motion::Up),
            Click::WheelDown => self.list.step(Motion::Down),
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let title = desk.fill(say::MARKS_HEAD, &[("n", &self.marks.len())]);
        let inner = popup::open(frame, area, 76, self.marks.len() as u16 + 4, &title, desk);
        let rows = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        self.list.place(self.marks.len(), rows.intersection(inner));
        let buf = frame.buffer_mut();
        for (n, row) in self.list.rows() {
            let Some((ink, quote)) = self.marks.get(n) else { continue };
            let here = n == self.list.selected;
            let width = usize::from(row.width).saturating_sub(4);
            let line = Line::from(vec![
                Span::styled(if here { "▌" } else { " " }, theme.accent),
                Span::styled(draw::fit(quote, width), theme.text.patch(theme.role(role(*ink)))),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        self.list.scroll.draw(buf, rows.intersection(inner), theme);
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
