//! How an outline is to be recalled.
//!
//! ```text
//! ╭ 怎样默写 ────────────────────────────────────────╮
//! │ ▌ 揭示   盖住要点，想一条，看一条          12 点   │
//! │   默写   凭记忆逐条写出，随即比对          12 点   │
//! ╰──────────────────────────────────────────────────╯
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key},
        parts::{draw, list::List, popup},
        screen::{Click, Mouse, Request, Requests, Screen},
    },
    recall::Recall,
    reveal::RevealScreen,
};
use crate::{
    locales::{Text, recall as say},
    recall::{
        Drill,
        cards::{self, Deck},
        exercise::{Exercise, Task},
    },
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the dialog.
pub static KEYS: Keys = Keys {
    name: say::KEYS_DRILLS,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::BeginDrill, say::HINT_BEGIN, say::DO_BEGIN),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

const DRILLS: [(Drill, Text, Text, Text); 4] = [
    (Drill::Reveal, say::REVEAL, say::WHAT_REVEAL, say::N_POINTS),
    (Drill::Type, say::TYPE, say::WHAT_TYPE, say::N_POINTS),
    (Drill::Order, say::ORDER, say::WHAT_ORDER, say::N_GROUPS),
    (Drill::Cloze, say::CLOZE, say::WHAT_CLOZE, say::N_TEXTS),
];

/// The dialog.
pub struct Drills {
    pack: String,
    id: String,
    counts: [usize; 4],
    list: List,
}

/// The exercises of a drill over a deck, in reading order.
pub fn exercises(deck: &Deck<'_>, drill: Drill, rng: &mut impl rand::Rng) -> Vec<Exercise> {
    deck.cards().filter_map(|card| Exercise::new(&card, drill, rng)).collect()
}

impl Drills {
    /// For the outline or theory `id` of the pack `pack`.
    pub fn new(pack: &str, id: &str, desk: &mut Desk) -> Self {
        let mut counts = [0; 4];
        if let Some(found) = cards::deck(&desk.library, pack, id) {
            for (count, (drill, ..)) in counts.iter_mut().zip(DRILLS) {
                *count = match drill {
                    Drill::Reveal => found.len(),
                    drill => exercises(&found, drill, &mut desk.rng).len(),
                };
            }
        }
        Self { pack: pack.to_owned(), id: id.to_owned(), counts, list: List::of(DRILLS.len()) }
    }

    fn begin(&self, desk: &mut Desk) -> Requests {
        let Some((drill, name, ..)) = DRILLS.get(self.list.selected).copied() else { return Requests::new() };
        if self.counts.get(self.list.selected) == Some(&0) {
            let name = desk.say(name);
            return vec![Request::Say(desk.fill(say::NOT_FIT, &[("drill", &name)]))];
        }
        let Some(found) = cards::deck(&desk.library, &self.pack, &self.id) else {
            return vec![Request::Pop];
        };
        if drill == Drill::Reveal {
            return vec![Request::Replace(Box::new(RevealScreen::new(&found)))];
        }
        let exercises = exercises(&found, drill, &mut desk.rng);
        vec![Request::Replace(Box::new(Recall::new(exercises)))]
    }
}

/// Name of the drill of an exercise.
pub const fn name(task: &Task) -> Text {
    match task {
        Task::Type(_) => say::TYPE,
        Task::Order(_) => say::ORDER,
        Task::Cloze(_) => say::CLOZE,
    }
}

impl Screen for Drills {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::DRILLS).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::BeginDrill => return self.begin(desk),
            Action::Move(motion) => self.list.step(motion),
            _ => {}
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match mouse.what {
            Click::WheelUp => self.list.step(Motion::Up),
            Click::WheelDown => self.list.step(Motion::Down),
            Click::Press => {
                if let Some(row) = self.list.row_at(mouse.at) {
                    self.list.selected = row;
                    return self.begin(desk);
                }
            }
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let names = DRILLS.map(|(_, name, ..)| desk.say(name));
        let name_width = names.iter().map(|n| n.width()).max().unwrap_or(0) + 2;
        let inner = popup::open(frame, area, 66, DRILLS.len() as u16 + 4, desk.say(say::DRILLS), desk);
        let rows =
            Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner }.intersection(inner);
        self.list.place(DRILLS.len(), rows);
        let buf = frame.buffer_mut();
        for (i, row) in self.list.rows() {
            let (Some((_, name, what, unit)), Some(count)) = (DRILLS.get(i), self.counts.get(i)) else {
                break;
            };
            let selected = i == self.list.selected;
            let mut styles = [theme.strong, theme.text, theme.dim];
            if *count == 0 {
                styles = [theme.dim; 3];
            }
            if selected {
                buf.set_style(row, theme.selected);
                styles = styles.map(|s| s.patch(Style::new().bg(theme.selected.bg.unwrap_or_default())));
            }
            let [name_style, what_style, count_style] = styles;
            let count = desk.fill(*unit, &[("n", count)]);
            let room = usize::from(row.width).saturating_sub(name_width + count.width() + 4);
            let mark = theme.accent.patch(Style::new().bg(name_style.bg.unwrap_or_default()));
            let line = Line::from(vec![
                Span::styled(if selected { "▌ " } else { "  " }, mark),
                Span::styled(draw::pad(desk.say(*name), name_width), name_style),
                Span::styled(draw::fit(desk.say(*what), room), what_style),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
            let right = Rect { width: row.width.saturating_sub(1), ..row };
            draw::right(buf, right, &Line::styled(count, count_style));
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
