//! A question with two answers, yes and no. "Yes" is handed to the screen beneath as an action.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ch, hinted, key, row},
        screen::{Click, Mouse, Request, Requests, Screen},
    },
    draw, popup,
};
use crate::{
    locales::{Text, shell as say},
    text::wrap::wrap,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the dialog.
pub static KEYS: Keys = Keys {
    name: say::KEYS_CONFIRM,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_CHOOSE, say::DO_CHOOSE),
        row(&[ch('y')], Action::Confirm, say::DO_YES),
        hinted(&[key(KeyCode::Esc), ch('n')], Action::Back, say::HINT_CANCEL, say::DO_CANCEL),
        row(
            &[key(KeyCode::Left), key(KeyCode::Right), key(KeyCode::Tab), key(KeyCode::BackTab)],
            Action::NextChoice,
            say::DO_NEXT_CHOICE,
        ),
    ],
};

/// The dialog.
pub struct Confirm {
    title: Text,
    lines: Vec<Line<'static>>,
    yes: (Text, Action),
    no: (Text, Option<Action>),
    on_yes: bool,
    buttons: [Rect; 2],
}

impl Confirm {
    /// Asks with `title` and `lines`; `yes` is the button that agrees and the action that it hands down.
    pub fn new(title: Text, lines: Vec<Line<'static>>, yes: (Text, Action)) -> Self {
        Self { title, lines, yes, no: (say::CANCEL, None), on_yes: true, buttons: [Rect::ZERO; 2] }
    }

    /// The other button says `text` and hands down an action too.
    #[must_use]
    pub fn or(mut self, text: Text, action: Action) -> Self {
        self.no = (text, Some(action));
        self
    }

    fn refuse(&self) -> Requests {
        vec![self.no.1.map_or(Request::Pop, Request::Answer)]
    }

    /// The button that refuses is chosen at first: for what cannot be undone.
    #[must_use]
    pub fn careful(mut self) -> Self {
        self.on_yes = false;
        self
    }
}

/// A line in rows of at most `width` columns; its style holds for all of them.
fn wrapped(line: &Line, width: usize) -> Vec<Line<'static>> {
    let text: String = line.spans.iter().map(|s| s.content.as_ref()).collect();
    wrap(&text, width, 0).iter().map(|row| Line::styled(row.shown(&text).to_owned(), line.style)).collect()
}

impl Screen for Confirm {
    fn name(&self, desk: &Desk) -> String {
        desk.say(self.title).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS]
    }

    fn act(&mut self, action: Action, _desk: &mut Desk) -> Requests {
        match action {
            Action::Confirm => vec![Request::Answer(self.yes.1)],
            Action::Open if self.on_yes => vec![Request::Answer(self.yes.1)],
            Action::Open | Action::Back => self.refuse(),
            Action::NextChoice => {
                self.on_yes = !self.on_yes;
                Requests::new()
            }
            _ => Requests::new(),
        }
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        match (mouse.what, self.buttons.map(|b| b.contains(mouse.at))) {
            (Click::Press, [true, _]) => vec![Request::Answer(self.yes.1)],
            (Click::Press, [_, true]) => self.refuse(),
            _ => Requests::new(),
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let labels = [desk.say(self.yes.0), desk.say(self.no.0)].map(|l| format!("  {l}  "));
        let buttons_width = labels.iter().map(|l| l.width()).sum::<usize>() + 2;
        let width = self
            .lines
            .iter()
            .map(Line::width)
            .chain([buttons_width, desk.say(self.title).width() + 2])
            .max()
            .unwrap_or(0);
        let room = usize::from(area.width).saturating_sub(6).min(width).max(1);
        let lines: Vec<Line> = self.lines.iter().flat_map(|line| wrapped(line, room)).collect();
        let height = lines.len() as u16 + 5;
        let inner = popup::open(frame, area, width as u16 + 6, height, desk.say(self.title), desk);
        let buf = frame.buffer_mut();
        for (row, line) in inner.rows().skip(1).zip(&lines) {
            buf.set_line(row.x + 1, row.y, line, row.width.saturating_sub(1));
        }
        let y = inner.bottom().saturating_sub(1);
        let mut at = Position::new(inner.right().saturating_sub(buttons_width as u16), y);
        for (i, label) in labels.iter().enumerate() {
            let chosen = self.on_yes == (i == 0);
            let style = if chosen { theme.selected } else { theme.button };
            let shown =
                if chosen { draw::pad(&format!("▸{}", &label[1..]), label.width()) } else { label.clone() };
            buf.set_line(
                at.x,
                at.y,
                &Line::from(Span::styled(shown, style)),
                inner.right().saturating_sub(at.x),
            );
            self.buttons[i] = Rect::new(at.x, at.y, label.width() as u16, 1);
            at.x += label.width() as u16 + 2;
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
