//! What was not handed in: offered at start and from the library. A mock paper is one entry.
//!
//! ```text
//! ╭ 未交卷的作答 ───────────────────────────────────────────────────────╮
//! │ 上次离开时的文字都在：                                               │
//! │                                                                     │
//! │ ▌ 套卷 标准卷 · 5题           模考  03-01 09:30  1280字  剩余 1:12:40│
//! │   市政府常务会议通知          练习  02-28 20:10   128字  剩余   12:40│
//! │ ─ 写到这里 ──────────────────────────────────────────────────────── │
//! │ 第2题 广场整治通知：……定于5月6日至5月20日清理占道摊点，              │
//! ╰─────────────────────────────────────────────────────────────────────╯
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, ctrl, f, hinted, key},
        parts::{confirm::Confirm, draw, facts, list::List, popup, table::put},
        records::{Left, Open},
        screen::{Click, Mouse, Request, Requests, Screen},
    },
    elsewhere,
    paper::Sitting,
    report::{Report, mode_name},
    room::Room,
};
use crate::{
    locales::{Say, recovery as say},
    store::{Mode, StoreError},
    text::motion::Motion,
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_RECOVERY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Resume, say::HINT_RESUME, say::DO_RESUME),
        hinted(&[ctrl('d'), f(10)], Action::HandIn, say::HINT_HAND_IN, say::DO_HAND_IN),
        hinted(&[ch('d'), key(KeyCode::Delete)], Action::SetAside, say::HINT_SET_ASIDE, say::DO_SET_ASIDE),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_LATER, say::DO_LATER),
    ],
};

/// Columns of the box, as far as the window has them.
const WIDTH: u16 = 96;
/// Rows for the last words of the selected entry.
const WORDS: usize = 3;

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

    fn selected<'a>(&self, desk: &'a Desk) -> Option<&'a Left> {
        desk.records.left().get(self.list.selected)
    }

    fn go_on(&self, desk: &Desk) -> Requests {
        let Some(left) = self.selected(desk) else { return vec![Request::Pop] };
        let screen: Result<Box<dyn Screen>, StoreError> = match left {
            Left::Paper(paper) => Sitting::resume(&paper.name, desk).map(|s| Box::new(s) as Box<dyn Screen>),
            Left::Attempt(open) => Room::resume(&open.name, desk).map(|s| Box::new(s) as Box<dyn Screen>),
        };
        let name = match left {
            Left::Paper(paper) => &paper.name,
            Left::Attempt(open) => &open.name,
        };
        vec![screen.map_or_else(|error| elsewhere::or_say(name, &error, desk), Request::Replace)]
    }

    fn ask_hand_in(&self, desk: &Desk) -> Requests {
        let Some(left) = self.selected(desk) else { return Requests::new() };
        if matches!(left, Left::Attempt(open) if open.chars == 0) {
            return vec![Request::Say(desk.say(crate::locales::room::NOTHING_WRITTEN).to_owned())];
        }
        let lines = vec![
            Line::styled(title(left, desk), desk.theme.strong),
            Line::styled(desk.fill(say::ASK_HAND_IN_1, &[("n", &chars(left))]), desk.theme.text),
        ];
        let yes = (say::HINT_HAND_IN, Action::HandInNow);
        vec![Request::Push(Box::new(Confirm::new(say::ASK_HAND_IN, lines, yes).careful()))]
    }

    /// Hands in what stands there; a paper by itself, once it is on top.
    fn hand_in(&self, desk: &mut Desk) -> Requests {
        let handed_in: Result<Box<dyn Screen>, StoreError> = match self.selected(desk) {
            None => return Requests::new(),
            Some(Left::Paper(paper)) => {
                Sitting::resume(&paper.name, desk).map(|s| Box::new(s.closing()) as _)
            }
            Some(Left::Attempt(open)) => Room::resume(&open.name, desk)
                .and_then(|mut room| room.file(desk))
                .and_then(|_| Report::open(&open.name, desk))
                .map(|report| Box::new(report) as _),
        };
        desk.safe.watch(None);
        desk.refresh();
        vec![handed_in.map_or_else(|error| Request::Say(error.say(desk.lang)), Request::Replace)]
    }

    fn set_aside(&self, desk: &mut Desk) -> Requests {
        let moved = match self.selected(desk) {
            None => return Requests::new(),
            Some(Left::Paper(paper)) => desk.store.set_aside_paper(&paper.name),
            Some(Left::Attempt(open)) => desk.store.set_aside(&open.name),
        };
        let said = match moved {
            Ok(path) => desk.fill(say::WAS_SET_ASIDE, &[("path", &path.display())]),
            Err(error) => error.say(desk.lang),
        };
        desk.refresh();
        if desk.records.left().is_empty() {
            return vec![Request::Pop, Request::Say(said)];
        }
        vec![Request::Say(said)]
    }
}

/// What it is called; of a paper that it is one.
fn title(left: &Left, desk: &Desk) -> String {
    match left {
        Left::Attempt(open) => open.task.title.clone(),
        Left::Paper(paper) => {
            desk.fill(crate::locales::history::PAPER, &[("title", &paper.paper.say(desk.lang))])
        }
    }
}

fn chars(left: &Left) -> usize {
    match left {
        Left::Attempt(open) => open.chars,
        Left::Paper(paper) => paper.chars(),
    }
}

/// Time left or over, in words, and whether that is the end.
fn time_left(left: &Left, desk: &Desk) -> (String, bool) {
    let ms = left.time_left(desk.now);
    let time = facts::clock(ms.unsigned_abs() / 1000);
    match (left.mode(), ms) {
        (Mode::Exam, ..=0) => (desk.say(say::TIME_UP).to_owned(), true),
        (_, ..0) => (desk.fill(say::OVER, &[("time", &time)]), true),
        _ => (desk.fill(say::LEFT, &[("time", &time)]), false),
    }
}

/// The last words, as one paragraph, and where they stand.
fn words(left: &Left, desk: &Desk) -> String {
    let tail = |open: &Open| {
        let tail = open.tail.split_whitespace().collect::<Vec<_>>().join(" ");
        if tail.is_empty() { desk.say(say::NOTHING).to_owned() } else { tail }
    };
    match left {
        Left::Attempt(open) => tail(open),
        Left::Paper(paper) => match paper.last() {
            Some((at, open)) => {
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("n", &(at + 1)), ("title", &open.task.title), ("words", &tail(open))];
                desk.fill(say::QUESTION, &values)
            }
            None => desk.say(say::CUT_OFF).to_owned(),
        },
    }
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
            Action::HandIn => self.ask_hand_in(desk),
            Action::HandInNow => self.hand_in(desk),
            Action::SetAside => {
                let paper = matches!(self.selected(desk), Some(Left::Paper(_)));
                let text = if paper { say::ASK_ASIDE_PAPER } else { say::ASK_ASIDE_1 };
                let lines = vec![Line::styled(desk.say(text), desk.theme.text)];
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
        let left = desk.records.left();
        let (width, height) = (area.width.min(WIDTH), (left.len() + WORDS) as u16 + 6);
        let inner = popup::open(frame, area, width, height, desk.say(say::UNFINISHED), desk);
        let buf = frame.buffer_mut();
        let intro = draw::fit(desk.say(say::INTRO), usize::from(inner.width));
        buf.set_line(inner.x, inner.y, &Line::styled(intro, theme.dim), inner.width);
        let below =
            Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }.intersection(inner);
        let room = if below.height > 5 { WORDS as u16 + 1 } else { 0 };
        let [rows, last] = Layout::vertical([Constraint::Min(1), Constraint::Length(room)]).areas(below);
        self.list.place(left.len(), rows);
        for (i, row) in self.list.rows() {
            let Some(left) = left.get(i) else { break };
            let selected = i == self.list.selected;
            let (main, side) =
                if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
            if selected {
                buf.set_style(row, theme.selected);
                buf.set_line(row.x, row.y, &Line::styled("▌", theme.mark), row.width);
            }
            let from =
                |width: u16, column: u16| Constraint::Length(if row.width >= width { column } else { 0 });
            let [_, name, mode, date, count, time] = Layout::horizontal([
                Constraint::Length(2),
                Constraint::Min(10),
                from(62, 9),
                from(70, 13),
                from(44, 13),
                Constraint::Length(14),
            ])
            .areas(row);
            let (told, is_over) = time_left(left, desk);
            let date_text = facts::date(left.started(), desk);
            put(buf, name, &title(left, desk), main, false);
            put(buf, mode, desk.say(mode_name(left.mode())), side, false);
            put(buf, date, date_text.get(5..).unwrap_or(&date_text), side, false);
            let n = chars(left);
            let written = match left {
                Left::Attempt(_) => desk.fill(say::CHARS, &[("n", &n)]),
                Left::Paper(paper) => {
                    desk.fill(say::CHARS_OF, &[("of", &paper.paper.questions.len()), ("n", &n)])
                }
            };
            put(buf, count, &written, side, false);
            put(buf, time, &told, if is_over && !selected { theme.bad } else { side }, true);
        }
        self.list.scroll.draw(buf, rows, theme);
        if let Some(left) = self.selected(desk).filter(|_| !last.is_empty()) {
            draw::heading(buf, last, desk.say(say::LAST_WORDS), false, theme);
            let lines = draw::wrapped(&words(left, desk), usize::from(last.width));
            let shown = usize::from(last.height).saturating_sub(1);
            let from = lines.len().saturating_sub(shown);
            for (row, line) in last.rows().skip(1).zip(&lines[from..]) {
                buf.set_line(row.x, row.y, &Line::styled(line.as_str(), theme.text), row.width);
            }
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
