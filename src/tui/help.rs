//! The help: the rows of the key table that hold on the screen beneath.
use super::{
    desk::Desk,
    keys::{Action, Key, Keys, LIST, ch, f, hinted, in_force, key},
    parts::{draw, popup, scroll::Scroll},
    screen::{Click, Mouse, Request, Requests, Screen},
};
use crate::{locales::shell as say, text::motion::Motion};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the help itself.
pub static KEYS: Keys = Keys {
    name: say::KEYS_HELP,
    rows: &[hinted(
        &[key(KeyCode::Esc), key(KeyCode::Enter), ch('q'), ch('?'), f(1)],
        Action::Back,
        say::HINT_CLOSE,
        say::DO_CLOSE,
    )],
};

/// The help over a screen.
pub struct Help {
    contexts: Vec<&'static Keys>,
    text: bool,
    scroll: Scroll,
}

impl Help {
    /// For a screen with these contexts; `text`: characters are text there, so keys that type one do nothing else.
    pub fn new(contexts: Vec<&'static Keys>, text: bool) -> Self {
        Self { contexts, text, scroll: Scroll::default() }
    }

    fn lines(&self, width: usize, desk: &Desk) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let mut lines: Vec<Line> = Vec::new();
        let mut heading = "";
        let rows: Vec<_> = in_force(&self.contexts, self.text)
            .into_iter()
            .map(|(context, row, keys)| {
                (context, row, keys.into_iter().map(Key::name).collect::<Vec<_>>().join("  "))
            })
            .collect();
        let column = rows.iter().map(|(_, _, keys)| keys.width()).max().unwrap_or(0).min(width / 3);
        for (context, row, keys) in rows {
            if heading != desk.say(context.name) {
                heading = desk.say(context.name);
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                lines.push(Line::styled(heading, theme.strong));
            }
            lines.push(Line::from(vec![
                Span::styled(format!("  {}  ", draw::pad(&keys, column)), theme.accent),
                Span::styled(desk.say(row.what), theme.text),
            ]));
        }
        lines
    }
}

impl Screen for Help {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::HELP).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, _desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Move(motion) => self.scroll.step(motion),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::WheelUp => self.scroll.step(Motion::Up),
            Click::WheelDown => self.scroll.step(Motion::Down),
            Click::Press => return vec![Request::Pop],
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let lines = self.lines(usize::from(area.width), desk);
        let width = lines.iter().map(Line::width).max().unwrap_or(0) as u16 + 4;
        let inner = popup::open(frame, area, width, lines.len() as u16 + 2, desk.say(say::HELP), desk);
        self.scroll.fit(lines.len(), usize::from(inner.height));
        for (row, line) in inner.rows().zip(lines.iter().skip(self.scroll.top)) {
            frame.render_widget(line, row);
        }
        self.scroll.draw(frame.buffer_mut(), inner, &desk.theme);
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
