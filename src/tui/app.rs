//! The shell: a stack of screens between a title bar and a hint bar.
//!
//! ```text
//!  策论  题库 › 审题 › 考场                                    剩余 24:31    title bar: trail, the top screen's status
//!
//!   … the topmost screen that is no dialog, then the dialogs above it …
//!
//!  Enter 打开  / 筛选  s 排序  F1 帮助                                       hint bar: from the key table, or a notice
//! ```
use super::{
    desk::Desk,
    help::Help,
    keys::{self, ANYWHERE, Action, Key, Keys},
    parts::bars,
    screen::{Click, Mouse, Request, Requests, Screen, Tone},
    screens::settings::Settings,
};
use crate::locales::{exam, shell as say};
use ratatui::{
    Frame,
    crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind},
    layout::{Constraint, Layout, Margin, Position, Rect},
    text::{Line, Text},
    widgets::Paragraph,
};
use std::time::Duration;

/// How long a notice stands in the hint bar, in milliseconds.
const NOTICE: u64 = 5_000;
/// Two presses within this time are a double click, in milliseconds.
const DOUBLE: u64 = 400;
/// The smallest window that the screens are made for.
pub const SMALLEST: (u16, u16) = (40, 12);

/// The whole program above the terminal.
pub struct App {
    stack: Vec<Box<dyn Screen>>,
    /// What the screens work with.
    pub desk: Desk,
    notice: Option<(String, u64)>,
    hints: Vec<(Rect, Action)>,
    copied: Option<String>,
    /// The last press of the mouse and when it was.
    pressed: Option<(Position, u64)>,
    dirty: bool,
    /// It was told that something is not on the disk: to quit once more means it.
    quit_asked: bool,
}

impl App {
    /// Starts with `first` on the stack.
    pub fn new(desk: Desk, first: Box<dyn Screen>) -> Self {
        Self {
            stack: vec![first],
            desk,
            notice: None,
            hints: Vec::new(),
            copied: None,
            pressed: None,
            dirty: true,
            quit_asked: false,
        }
    }

    /// Puts a screen on top.
    pub fn push(&mut self, screen: Box<dyn Screen>) {
        self.perform(vec![Request::Push(screen)]);
    }

    /// Says something in the hint bar for a few seconds.
    pub fn notify(&mut self, notice: String) {
        self.notice = Some((notice, self.desk.now.mono + NOTICE));
        self.dirty = true;
    }

    /// Whether the program is over.
    pub fn done(&self) -> bool {
        self.stack.is_empty()
    }

    /// Whether the last drawing no longer shows the state; asking resets it.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// What is to go to the terminal's clipboard; asking takes it.
    pub fn take_copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    /// Has everything drawn anew.
    pub fn soil(&mut self) {
        self.dirty = true;
    }

    /// The screens in sight: the topmost that is no dialog and what lies over it.
    fn in_sight(&self) -> usize {
        self.stack.iter().rposition(|s| !s.is_dialog()).unwrap_or(0)
    }

    /// How long until something changes without an event.
    pub fn wake(&self) -> Option<Duration> {
        let notice = self
            .notice
            .as_ref()
            .map(|(_, end)| Duration::from_millis(end.saturating_sub(self.desk.now.mono)));
        let screens = self.stack[self.in_sight()..].iter().filter_map(|s| s.wake(&self.desk));
        screens.chain(notice).chain(self.desk.next_try()).min()
    }

    /// Time has passed: what is due changes.
    pub fn tick(&mut self) {
        if let Some(told) = self.desk.try_again() {
            self.notify(told);
        }
        if self.notice.as_ref().is_some_and(|(_, end)| *end <= self.desk.now.mono) {
            self.notice = None;
            self.dirty = true;
        }
        for i in 0..self.stack.len() {
            let Some(screen) = self.stack.get_mut(i) else { break };
            for request in screen.tick(&mut self.desk) {
                if matches!(request, Request::Uncover) {
                    while self.stack.len() > i + 1 {
                        self.drop_top();
                    }
                } else {
                    self.perform(vec![request]);
                }
            }
        }
    }

    /// Takes an event of the terminal.
    pub fn handle(&mut self, event: Event) {
        match event {
            Event::Key(k) if k.kind != KeyEventKind::Release => self.key(Key::of(k)),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(m) => {
                let at = Position::new(m.column, m.row);
                let what = match m.kind {
                    MouseEventKind::Down(MouseButton::Left) => Click::Press,
                    MouseEventKind::Drag(MouseButton::Left) => Click::Drag,
                    MouseEventKind::ScrollUp => Click::WheelUp,
                    MouseEventKind::ScrollDown => Click::WheelDown,
                    _ => return,
                };
                let double = what == Click::Press && self.is_double(at);
                self.mouse(Mouse { what, at, double });
            }
            Event::Resize(..) => self.dirty = true,
            _ => {}
        }
    }

    /// Whether a press is the second of a double click.
    fn is_double(&mut self, at: Position) -> bool {
        let now = self.desk.now.mono;
        let double = self.pressed.take().is_some_and(|(place, time)| place == at && now - time <= DOUBLE);
        if !double {
            self.pressed = Some((at, now));
        }
        double
    }

    /// The contexts that hold now and whether characters are text.
    fn contexts(&self) -> (Vec<&'static Keys>, bool) {
        let Some(top) = self.stack.last() else { return (vec![&ANYWHERE], false) };
        let mut contexts = top.keys();
        contexts.push(&ANYWHERE);
        (contexts, top.takes_text())
    }

    fn key(&mut self, key: Key) {
        let (contexts, text) = self.contexts();
        match key.typed() {
            Some(c) if text => self.insert(c.encode_utf8(&mut [0; 4])),
            _ => {
                if let Some(action) = keys::lookup(&contexts, key) {
                    self.act(action);
                }
            }
        }
    }

    fn paste(&mut self, text: &str) {
        if self.contexts().1 {
            self.insert(&text.replace("\r\n", "\n").replace('\r', "\n"));
        }
    }

    fn insert(&mut self, text: &str) {
        self.changed();
        if let Some(top) = self.stack.last_mut() {
            let requests = top.insert(text, &mut self.desk);
            self.perform(requests);
        }
    }

    fn mouse(&mut self, mouse: Mouse) {
        if mouse.what == Click::Press
            && let Some((_, action)) = self.hints.iter().find(|(area, _)| area.contains(mouse.at))
        {
            return self.act(*action);
        }
        self.changed();
        if let Some(top) = self.stack.last_mut() {
            let requests = top.mouse(mouse, &mut self.desk);
            self.perform(requests);
        }
    }

    fn changed(&mut self) {
        self.notice = None;
        self.dirty = true;
    }

    /// Does what a key or a click asked for.
    pub fn act(&mut self, action: Action) {
        self.changed();
        let asked = std::mem::take(&mut self.quit_asked);
        let requests = match action {
            Action::Quit => match self.desk.catch_up().filter(|_| !asked) {
                Some(why) => {
                    self.quit_asked = true;
                    vec![Request::Say(self.desk.fill(say::QUIT_UNKEPT, &[("why", &why)]))]
                }
                None => vec![Request::Quit],
            },
            Action::Help => {
                let (contexts, text) = self.contexts();
                vec![Request::Push(Box::new(Help::new(contexts, text)))]
            }
            Action::Settings => vec![Request::Push(Box::new(Settings::new()))],
            // An exam that was left goes on, and what it locks is locked on every screen.
            Action::Study
            | Action::RecallDue
            | Action::History
            | Action::OpenOutline
            | Action::OutlineOpened
                if self.desk.records.exam_runs(self.desk.now) =>
            {
                vec![Request::Say(self.desk.say(exam::LOCKED).to_owned())]
            }
            _ => match self.stack.last_mut() {
                Some(top) => top.act(action, &mut self.desk),
                None => Requests::new(),
            },
        };
        self.perform(requests);
    }

    fn perform(&mut self, requests: Requests) {
        for request in requests {
            self.dirty = true;
            match request {
                Request::Push(screen) => self.stack.push(screen),
                Request::Replace(screen) => {
                    self.drop_top();
                    self.stack.push(screen);
                }
                Request::Pop => {
                    self.drop_top();
                    if let Some(top) = self.stack.last_mut() {
                        top.resume(&mut self.desk);
                    }
                }
                Request::Answer(action) => {
                    self.drop_top();
                    self.act(action);
                }
                Request::Uncover => {}
                Request::Say(text) => self.notify(text),
                Request::Copy(text) => {
                    self.notify(self.desk.say(say::COPIED).to_owned());
                    self.desk.clipboard.clone_from(&text);
                    self.copied = Some(text);
                }
                Request::Quit => self.close(),
            }
        }
    }

    fn drop_top(&mut self) {
        if let Some(mut top) = self.stack.pop() {
            top.close(&mut self.desk);
        }
    }

    /// Ends the program in good order: every screen is closed, the topmost first.
    pub fn close(&mut self) {
        while !self.stack.is_empty() {
            self.drop_top();
        }
    }

    /// Draws everything; the terminal's cursor goes to the caret of the screen on top.
    pub fn draw(&mut self, frame: &mut Frame) {
        self.hints.clear();
        let area = frame.area();
        frame.buffer_mut().set_style(area, self.desk.theme.text);
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            return self.draw_too_small(frame, area);
        }
        let [title, body, hints] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1)]).areas(area);
        let body = body.inner(Margin::new(1, 0));
        let from = self.in_sight();
        for screen in &mut self.stack[from..] {
            screen.draw(frame, body, &self.desk);
        }
        let trail: Vec<_> =
            self.stack.iter().filter(|s| !s.is_dialog()).map(|s| s.name(&self.desk)).collect();
        let (status, tone) =
            self.stack.get(from).map_or((String::new(), Tone::Plain), |s| s.status(&self.desk));
        bars::title(frame, title, &trail, (&status, tone), &self.desk);
        if let Some((notice, _)) = &self.notice {
            bars::notice(frame, hints, notice, &self.desk);
        } else {
            let (contexts, text) = self.contexts();
            self.hints = bars::hints(frame, hints, &contexts, text, &self.desk);
        }
        if let Some(top) = self.stack.last()
            && let Some(caret) = top.caret()
        {
            frame.set_cursor_position(caret);
        }
    }

    fn draw_too_small(&self, frame: &mut Frame, area: Rect) {
        let text = self.desk.fill(
            say::TOO_SMALL,
            &[("w", &SMALLEST.0), ("h", &SMALLEST.1), ("now_w", &area.width), ("now_h", &area.height)],
        );
        let lines = Text::from(text.split('\n').map(|l| Line::from(l.to_owned())).collect::<Vec<_>>());
        let middle = Rect { y: area.y + area.height.saturating_sub(lines.height() as u16) / 2, ..area }
            .intersection(area);
        frame.render_widget(Paragraph::new(lines).centered().style(self.desk.theme.text), middle);
    }
}
