//! Settings: language, theme, the answer sheet, the writing room; at once in effect.
//!
//! ```text
//! ╭ 设置 ────────────────────────────────────╮
//! │ ▌语言 Language   ‹自动›  中文   English   │
//! │  手写速度        ‹ 27 字/分 ›             │
//! │                                          │
//! │ what the selected row is for             │
//! ╰──────────────────────────────────────────╯
//! ```
use super::super::{
    desk::Desk,
    keys::{Action, Keys, LIST, ch, hinted, key, row},
    parts::{draw, list::List, popup},
    screen::{Click, Mouse, Request, Requests, Screen},
};
use super::pen::{Calibration, speed_in};
use crate::{
    locales::{Lang, Say, Text, settings as own, shell as say},
    practice::pen::SPEEDS,
    store::settings::Theme,
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
    text::{Line, Span},
};
use std::ops::RangeInclusive;
use unicode_width::UnicodeWidthStr;

/// Rows for what the selected setting is for.
const ABOUT: usize = 2;

/// Keys of the settings.
pub static KEYS: Keys = Keys {
    name: say::KEYS_SETTINGS,
    rows: &[
        hinted(
            &[key(KeyCode::Right), ch(' '), key(KeyCode::Tab)],
            Action::NextChoice,
            say::HINT_CHANGE,
            say::DO_CHANGE,
        ),
        row(&[key(KeyCode::Enter)], Action::Open, own::DO_OPEN),
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

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Language,
    Theme,
    Sheet,
    Columns,
    Split,
    Pen,
}

const ROWS: [Row; 6] = [Row::Language, Row::Theme, Row::Sheet, Row::Columns, Row::Split, Row::Pen];

/// What can be set in a row.
enum Value {
    /// These, of which one holds.
    Choices(Vec<String>, usize),
    /// A number: it, how it is shown, step, least, most.
    Number { now: u32, shown: String, step: u32, bounds: RangeInclusive<u32> },
}

impl Row {
    const fn name(self) -> Text {
        match self {
            Self::Language => say::LANGUAGE,
            Self::Theme => say::THEME,
            Self::Sheet => own::SHEET,
            Self::Columns => own::COLUMNS,
            Self::Split => own::SPLIT,
            Self::Pen => own::PEN,
        }
    }

    /// What it is for.
    const fn about(self) -> Option<Text> {
        match self {
            Self::Language | Self::Theme => None,
            Self::Sheet => Some(own::SHEET_ABOUT),
            Self::Columns => Some(own::COLUMNS_ABOUT),
            Self::Split => Some(own::SPLIT_ABOUT),
            Self::Pen => Some(own::PEN_ABOUT),
        }
    }

    fn value(self, desk: &Desk) -> Value {
        let settings = &desk.settings;
        let texts = |texts: &[Text]| texts.iter().map(|t| desk.say(*t).to_owned()).collect();
        let at = |found: Option<usize>| found.unwrap_or(0);
        let number = |now, shown: Text, step, bounds| Value::Number {
            now,
            shown: desk.fill(shown, &[("n", &now)]),
            step,
            bounds,
        };
        match self {
            Self::Language => {
                let now = LANGUAGES.iter().position(|(l, _)| *l == settings.language);
                Value::Choices(texts(&LANGUAGES.map(|(_, t)| t)), at(now))
            }
            Self::Theme => {
                let now = THEMES.iter().position(|(k, _)| *k == settings.theme);
                Value::Choices(texts(&THEMES.map(|(_, t)| t)), at(now))
            }
            Self::Sheet => {
                let names = settings.sheet_names();
                let now = names.iter().position(|name| *name == settings.sheet);
                let shown = |name: &&str| match *name {
                    "shenlun" => desk.say(own::SHENLUN).to_owned(),
                    "strict-gb" => desk.say(own::STRICT).to_owned(),
                    "plain" => desk.say(own::PLAIN).to_owned(),
                    own => own.to_owned(),
                };
                Value::Choices(names.iter().map(shown).collect(), at(now))
            }
            Self::Columns => number(settings.columns as u32, own::CELLS, 1, 15..=40),
            Self::Split => number(u32::from(settings.split), own::PERCENT, 5, 20..=80),
            Self::Pen => {
                let (now, bounds) = (settings.pen_speed, SPEEDS);
                Value::Number { now, shown: speed_in(own::A_MINUTE, now, desk), step: 1, bounds }
            }
        }
    }

    /// Puts a choice or a number into effect.
    fn set(self, to: usize, desk: &mut Desk) {
        match self {
            Self::Language => desk.speak(LANGUAGES.get(to).and_then(|(l, _)| *l)),
            Self::Theme => desk.wear(THEMES.get(to).map_or(Theme::Auto, |(t, _)| *t)),
            Self::Sheet => {
                let name = desk.settings.sheet_names().get(to).map(|name| (*name).to_owned());
                desk.settings.sheet = name.unwrap_or_default();
            }
            Self::Columns => desk.settings.columns = to,
            Self::Split => desk.settings.split = to as u16,
            Self::Pen => desk.settings.pen_speed = to as u32,
        }
    }
}

/// What a click means.
#[derive(Debug, Clone, Copy)]
enum Hit {
    Choice(usize),
    Turn(bool),
}

/// The settings dialog.
pub struct Settings {
    list: List,
    hits: Vec<(Rect, usize, Hit)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { list: List::of(ROWS.len()), hits: Vec::new() }
    }
}

impl Settings {
    /// The dialog.
    pub fn new() -> Self {
        Self::default()
    }

    fn row(&self) -> Row {
        ROWS[self.list.selected.min(ROWS.len() - 1)]
    }

    /// Puts a choice or a number into effect and keeps it.
    fn choose(row: Row, to: usize, desk: &mut Desk) -> Requests {
        row.set(to, desk);
        match desk.store.keep_settings(&desk.settings) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    /// The next choice or number, or the one before.
    fn turn(&self, forward: bool, desk: &mut Desk) -> Requests {
        let row = self.row();
        let to = match row.value(desk) {
            Value::Choices(choices, now) => {
                (now + if forward { 1 } else { choices.len() - 1 }) % choices.len().max(1)
            }
            Value::Number { now, step, bounds, .. } => {
                let to = if forward { now.saturating_add(step) } else { now.saturating_sub(step) };
                to.clamp(*bounds.start(), *bounds.end()) as usize
            }
        };
        Self::choose(row, to, desk)
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
            Action::Open if self.row() == Row::Pen => {
                return vec![Request::Push(Box::new(Calibration::default()))];
            }
            Action::NextChoice | Action::Open => return self.turn(true, desk),
            Action::PreviousChoice => return self.turn(false, desk),
            Action::Move(motion) => self.list.step(motion),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::Press => {
                let hit = self.hits.iter().find(|(area, ..)| area.contains(mouse.at)).copied();
                if let Some((_, row, hit)) = hit {
                    self.list.selected = row;
                    return match hit {
                        Hit::Choice(n) => Self::choose(self.row(), n, desk),
                        Hit::Turn(forward) => self.turn(forward, desk),
                    };
                }
            }
            Click::WheelUp => self.list.step(Motion::Up),
            Click::WheelDown => self.list.step(Motion::Down),
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        const WIDTH: u16 = 68;
        let theme = &desk.theme;
        let labels = ROWS.map(|r| desk.say(r.name()));
        let label_width = labels.iter().map(|l| l.width()).max().unwrap_or(0) + 2;
        let about = self.row().about().map_or("", |about| desk.say(about));
        let about = draw::wrapped(about, usize::from(WIDTH.min(area.width).saturating_sub(4)));
        // A low window has no blank rows.
        let loose = usize::from(area.height) >= 2 * ROWS.len() + 3 + ABOUT;
        let step = if loose { 2 } else { 1 };
        let height = (step * ROWS.len() + ABOUT + 2 + usize::from(loose)) as u16;
        let inner = popup::open(frame, area, WIDTH, height, desk.say(say::SETTINGS), desk);
        self.list.place(ROWS.len(), Rect { height: ROWS.len() as u16, ..inner });
        self.hits.clear();
        let buf = frame.buffer_mut();
        for (i, (row, label)) in ROWS.into_iter().zip(labels).enumerate() {
            let y = inner.y + u16::from(loose) + (step * i) as u16;
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
            let left = |at: Position| inner.right().saturating_sub(at.x);
            let held = if here { theme.selected } else { theme.strong };
            let mut put = |at: &mut Position, text: String, style, hit| {
                let width = text.width() as u16;
                buf.set_line(at.x, at.y, &Line::styled(text, style), left(*at));
                self.hits.push((Rect::new(at.x, at.y, width, 1).intersection(inner), i, hit));
                at.x += width;
            };
            match row.value(desk) {
                Value::Choices(choices, now) => {
                    // A narrow window shows the choice that holds; the arrows still turn through all of them.
                    let needed: usize = choices.iter().map(|c| c.width() + 3).sum();
                    let narrow = needed > usize::from(left(at));
                    for (n, choice) in choices.into_iter().enumerate().filter(|(n, _)| !narrow || *n == now) {
                        let (text, style) = if n == now {
                            (format!("‹{choice}›"), held)
                        } else {
                            (format!(" {choice} "), theme.dim)
                        };
                        put(&mut at, text, style, Hit::Choice(n));
                        at.x += 1;
                    }
                }
                Value::Number { shown, .. } => {
                    put(&mut at, "‹ ".to_owned(), held, Hit::Turn(false));
                    put(&mut at, shown, held, Hit::Turn(true));
                    put(&mut at, " ›".to_owned(), held, Hit::Turn(true));
                }
            }
        }
        let below = inner.bottom().saturating_sub(ABOUT as u16);
        for (n, row) in about.into_iter().take(ABOUT).enumerate() {
            let y = below + n as u16;
            if y > inner.y + (step * ROWS.len()) as u16 - step as u16 && y < inner.bottom() {
                buf.set_line(inner.x, y, &Line::styled(row, theme.dim), inner.width);
            }
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
