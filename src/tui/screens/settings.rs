//! Settings: language and theme, at once in effect.
//!
//! ```text
//! ╭ 设置 ────────────────────────────────────╮
//! │ ▌语言 Language   ‹自动›  中文   English   │
//! │  主题            ‹自动›  深色   浅色  单色 │
//! ╰──────────────────────────────────────────╯
//! ```
use super::super::{
    desk::Desk,
    keys::{Action, Keys, LIST, ch, hinted, key, row},
    parts::{draw, list::List, popup},
    screen::{Click, Mouse, Request, Requests, Screen},
};
use crate::{
    locales::{Lang, Say, Text, shell as say},
    store::settings::Theme,
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the settings.
pub static KEYS: Keys = Keys {
    name: say::KEYS_SETTINGS,
    rows: &[
        hinted(
            &[key(KeyCode::Right), key(KeyCode::Enter), ch(' '), key(KeyCode::Tab)],
            Action::NextChoice,
            say::HINT_CHANGE,
            say::DO_CHANGE,
        ),
        row(&[key(KeyCode::Left), key(KeyCode::BackTab)], Action::PreviousChoice, say::DO_CHANGE_BACK),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_BACK, say::DO_BACK),
    ],
};

const LANGUAGES: [(Option<Lang>, Text); 3] =
    [(None, say::AUTOMATIC), (Some(Lang::Zh), say::CHINESE), (Some(Lang::En), say::ENGLISH)];
const THEMES: [(Theme, Text); 4] = [
    (Theme::Auto, say::AUTOMATIC),
    (Theme::Dark, say::DARK),
    (Theme::Light, say::LIGHT),
    (Theme::Mono, say::MONO),
];

/// The settings dialog.
#[derive(Default)]
pub struct Settings {
    list: List,
    /// Where a click means which choice of which row.
    hits: Vec<(Rect, usize, usize)>,
}

impl Settings {
    /// The dialog.
    pub fn new() -> Self {
        Self::default()
    }

    /// The choices of a row and which of them holds.
    fn choices(row: usize, desk: &Desk) -> (Vec<Text>, usize) {
        let at = |found: Option<usize>| found.unwrap_or(0);
        if row == 0 {
            let now = LANGUAGES.iter().position(|(l, _)| *l == desk.settings.language);
            (LANGUAGES.iter().map(|(_, t)| *t).collect(), at(now))
        } else {
            let now = THEMES.iter().position(|(k, _)| *k == desk.settings.theme);
            (THEMES.iter().map(|(_, t)| *t).collect(), at(now))
        }
    }

    /// Puts a choice into effect and keeps it.
    fn choose(row: usize, choice: usize, desk: &mut Desk) -> Requests {
        if row == 0 {
            desk.speak(LANGUAGES.get(choice).and_then(|(l, _)| *l));
        } else {
            desk.wear(THEMES.get(choice).map_or(Theme::Auto, |(t, _)| *t));
        }
        match desk.store.keep_settings(&desk.settings) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    fn turn(&self, by: usize, desk: &mut Desk) -> Requests {
        let row = self.list.selected;
        let (choices, now) = Self::choices(row, desk);
        Self::choose(row, (now + by) % choices.len(), desk)
    }
}

impl Screen for Settings {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::SETTINGS).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::NextChoice => return self.turn(1, desk),
            Action::PreviousChoice => {
                let back = Self::choices(self.list.selected, desk).0.len() - 1;
                return self.turn(back, desk);
            }
            Action::Move(motion) => self.list.step(motion),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::Press => {
                let hit = self.hits.iter().find(|(area, ..)| area.contains(mouse.at)).copied();
                if let Some((_, row, choice)) = hit {
                    self.list.selected = row;
                    return Self::choose(row, choice, desk);
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
        let rows = [say::LANGUAGE, say::THEME];
        let labels = rows.map(|r| desk.say(r));
        let label_width = labels.iter().map(|l| l.width()).max().unwrap_or(0) + 2;
        let inner = popup::open(frame, area, 58, 2 * rows.len() as u16 + 3, desk.say(say::SETTINGS), desk);
        self.list.place(rows.len(), Rect { height: rows.len() as u16, ..inner });
        self.hits.clear();
        let buf = frame.buffer_mut();
        for (i, label) in labels.iter().enumerate() {
            let y = inner.y + 1 + 2 * i as u16;
            if y >= inner.bottom() {
                break;
            }
            let here = i == self.list.selected;
            let mark = if here { "▌" } else { " " };
            let line = Line::from(vec![
                Span::styled(mark, theme.accent),
                Span::styled(draw::pad(label, label_width), if here { theme.strong } else { theme.dim }),
            ]);
            buf.set_line(inner.x, y, &line, inner.width);
            let mut at = Position::new(inner.x + 1 + label_width as u16, y);
            let (choices, now) = Self::choices(i, desk);
            // A narrow window shows the choice that holds; the arrows still turn through all of them.
            let needed: usize = choices.iter().map(|c| desk.say(*c).width() + 3).sum();
            let narrow = needed > usize::from(inner.right().saturating_sub(at.x));
            for (n, choice) in choices.iter().enumerate().filter(|(n, _)| !narrow || *n == now) {
                let text = desk.say(*choice);
                let (shown, style) = if n == now {
                    (format!("‹{text}›"), if here { theme.selected } else { theme.strong })
                } else {
                    (format!(" {text} "), theme.dim)
                };
                let width = shown.width() as u16;
                buf.set_line(at.x, at.y, &Line::styled(shown, style), inner.right().saturating_sub(at.x));
                self.hits.push((Rect::new(at.x, at.y, width, 1).intersection(inner), i, n));
                at.x += width + 1;
            }
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
