//! 揭示: an outline with its levels hidden; think of a point, look at it, grade yourself.
//!
//! ```text
//!  全市法治政府建设会议讲话提纲                       盖住第 2 级起 · 还盖着 7 条
//!   一、统一思想，增强建设法治政府的自觉性                        记得
//!   二、抓住重点，落实六项任务
//!  ▌  （一）争创全国法治政府建设示范市                            the one revealed last
//!  ▷  （二）＿＿＿＿＿＿＿＿                                      the next one
//!  1 忘了   2 困难   3 记得   4 熟练
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key, row},
        parts::{draw, grades::Grades, list::List, standing},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    outline::cues,
};
use crate::{
    locales::{Say, recall as say},
    recall::{Grade, cards::Deck, reveal::Reveal},
    text::{motion::Motion, numbering},
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_REVEAL,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch(' ')], Action::Reveal, say::HINT_REVEAL, say::DO_REVEAL),
        hinted(&[ch('1')], Action::Grade(Grade::Again), say::AGAIN, say::DO_AGAIN),
        hinted(&[ch('2')], Action::Grade(Grade::Hard), say::HARD, say::DO_HARD),
        hinted(&[ch('3')], Action::Grade(Grade::Good), say::GOOD, say::DO_GOOD),
        hinted(&[ch('4')], Action::Grade(Grade::Easy), say::EASY, say::DO_EASY),
        hinted(&[key(KeyCode::Right), ch('+')], Action::HideLess, say::HINT_LESS, say::DO_LESS),
        row(&[key(KeyCode::Left), ch('-')], Action::HideMore, say::DO_MORE),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// What stands for a hidden point.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

/// The screen.
pub struct RevealScreen {
    title: String,
    reveal: Reveal,
    list: List,
    grades: Grades,
}

impl RevealScreen {
    /// The outline of a deck, all of it hidden.
    pub fn new(deck: &Deck<'_>) -> Self {
        let reveal = Reveal::new(deck);
        let list = List::of(reveal.lines().len());
        Self { title: deck.title.to_owned(), reveal, list, grades: Grades::default() }
    }

    fn grade(&mut self, grade: Grade, desk: &mut Desk) -> Requests {
        let Some(graded) = self.reveal.grade(grade) else { return Requests::new() };
        match desk.memory.review(&graded.card, graded.grade, graded.drill, desk.now.wall) {
            Ok(()) => Requests::new(),
            Err(why) => vec![Request::Say(desk.fill(say::NOT_KEPT, &[("why", &why.say(desk.lang))]))],
        }
    }

    fn follow(&mut self) {
        if let Some(at) = self.reveal.current().or(self.reveal.next()) {
            self.list.selected = at;
        }
    }

    fn draw_line(&self, buf: &mut Buffer, row: Rect, i: usize, desk: &Desk) {
        let theme = &desk.theme;
        let Some(line) = self.reveal.lines().get(i) else { return };
        let current = self.reveal.current() == Some(i);
        let next = self.reveal.next() == Some(i);
        let mut style = if line.place.depth == 1 { theme.strong } else { theme.text };
        if current {
            buf.set_style(row, theme.selected);
            style = theme.selected;
        }
        let ground = Style::new().bg(style.bg.unwrap_or_default());
        let mark = match (current, next) {
            (true, _) => "▌ ",
            (_, true) => "▷ ",
            _ => "  ",
        };
        let head = format!(
            "{}{}",
            "  ".repeat(line.place.depth - 1),
            numbering::number(line.place.depth, line.place.n)
        );
        let room = usize::from(row.width).saturating_sub(head.width() + 10);
        let number = if line.shown { style } else { theme.dim };
        let (text, text_style) = if line.shown {
            (draw::fit(&line.text, room), style)
        } else {
            (draw::fit(BLANK, room), theme.rule)
        };
        let spans = vec![
            Span::styled(mark, theme.accent.patch(ground)),
            Span::styled(head, number),
            Span::styled(text, text_style),
        ];
        buf.set_line(row.x, row.y, &Line::from(spans), row.width);
        if let Some(grade) = line.grade {
            let name = Span::styled(
                desk.say(standing::grade(grade)),
                standing::grade_style(grade, theme).patch(ground),
            );
            draw::right(buf, Rect { width: row.width.saturating_sub(1), ..row }, &Line::from(name));
        }
    }

    /// The cues of the point that was revealed last, and its grades.
    fn draw_current(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.grades.hide();
        let theme = &desk.theme;
        let Some(line) = self.reveal.current().and_then(|i| self.reveal.lines().get(i)) else { return };
        draw::rule_row(buf, area, theme.rule);
        let width = usize::from(area.width);
        // The words again where the row has no room for all of them.
        let head = 2 * line.place.depth + 16;
        let mut lines: Vec<Line> = Vec::new();
        if line.text.width() + head > width {
            let rows = draw::wrapped(&line.text, width.saturating_sub(2)).into_iter().take(2);
            lines.extend(rows.map(|row| Line::styled(row, theme.text)));
        }
        lines.extend(cues(&line.cues, width.saturating_sub(2), desk));
        let inner = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        };
        for (row, line) in inner.rows().zip(&lines) {
            buf.set_line(row.x, row.y, line, row.width);
        }
        let given = line.grade;
        let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..inner }.intersection(area);
        self.grades.draw(buf, row, &[], given, desk);
    }
}

impl Screen for RevealScreen {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::REVEAL).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let hidden = match self.reveal.hidden() {
            0 => desk.say(say::ALL_SHOWN).to_owned(),
            n => desk.fill(say::HIDDEN_LEFT, &[("n", &n)]),
        };
        (hidden, Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Reveal => {
                if self.reveal.reveal().is_none() {
                    return vec![Request::Say(desk.say(say::ALL_SHOWN).to_owned())];
                }
                self.follow();
            }
            Action::Grade(grade) => return self.grade(grade, desk),
            Action::HideLess | Action::HideMore => {
                let level = self.reveal.level();
                let to = if action == Action::HideLess { level + 1 } else { level.saturating_sub(1) };
                self.reveal.hide(to);
                self.list.selected = 0;
                let level = self.reveal.level();
                return vec![Request::Say(desk.fill(say::LEVEL, &[("n", &level)]))];
            }
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
                if let Some(grade) = self.grades.at(mouse.at) {
                    return self.grade(grade, desk);
                }
                if self.list.contains(mouse.at) {
                    return self.act(Action::Reveal, desk);
                }
            }
            Click::Drag => {}
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let area = draw::column(area);
        let below = if self.reveal.current().is_some() { 6.min(area.height / 3) } else { 0 };
        let count = self.reveal.lines().len() as u16;
        let gap = u16::from(area.height >= 14);
        let top = area.height.saturating_sub(count + below + 6).min(area.height / 8);
        let [_, head, _, body, _, current] = Layout::vertical([
            Constraint::Length(if area.height >= 36 { top } else { 0 }),
            Constraint::Length(1),
            Constraint::Length(gap),
            Constraint::Length(count.min(area.height.saturating_sub(1 + 2 * gap + below))),
            Constraint::Length(gap),
            Constraint::Length(below),
        ])
        .areas(area);
        let level = desk.fill(say::LEVEL, &[("n", &self.reveal.level())]);
        let room = usize::from(head.width).saturating_sub(level.width() + 4);
        let title = Line::styled(draw::fit(&self.title, room), desk.theme.strong);
        buf.set_line(head.x + 1, head.y, &title, head.width);
        draw::right(
            buf,
            Rect { width: head.width.saturating_sub(1), ..head },
            &Line::styled(level, desk.theme.dim),
        );
        let body = Rect { width: body.width.saturating_sub(1), ..body };
        self.list.place(self.reveal.lines().len(), body);
        for (i, row) in self.list.rows() {
            self.draw_line(buf, row, i, desk);
        }
        self.list.scroll.draw(buf, body, &desk.theme);
        self.draw_current(buf, current, desk);
    }
}
