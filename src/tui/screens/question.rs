//! A question 审题: what is asked for, and the material to answer it from.
//!
//! ```text
//!  市政府常务会议通知                               ┊  side by side from 100 columns on
//!  通知 · 20分 · 建议25分钟 · 不超过300格            ┊
//!  ─ 题干 ─────────────────────────────             ┊  ─ 给定资料 ‹1/2› ─────────────
//!   请以……名义，撰写一份通知。不超过300字。          ┊   资料1 ……
//!  要件 标题 · 主送机关 · 落款、日期                 ┊
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ch, hinted, key, row},
        parts::{
            confirm::Confirm,
            draw, facts, outline,
            pane::Mark,
            reading::{INDENT, Reading},
            tabs::Tabs,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
        theme::Role,
    },
    elsewhere,
    room::Room,
};
use crate::{
    locales::{Say, exam, question as say},
    store::{Mode, StoreError, Task},
    study::{
        form,
        genre::Genre,
        model::{Outline, Pack, Question as Model},
        prompt::{self, Demand},
    },
};
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_QUESTION,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Start, say::HINT_START, say::DO_START),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[key(KeyCode::Tab), key(KeyCode::BackTab)], Action::NextPane, say::HINT_PANE, say::DO_PANE),
        row(&[key(KeyCode::Right), ch(']')], Action::NextTab, say::DO_TAB),
        row(&[key(KeyCode::Left), ch('[')], Action::PreviousTab, say::DO_TAB_BACK),
        hinted(&[ch('o')], Action::OpenOutline, say::HINT_OUTLINE, say::DO_OUTLINE),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// The screen.
pub struct Question {
    pack: Pack,
    model: Model,
    /// The attempt that is asked about.
    open_attempt: Option<String>,
    outline: Option<Outline>,
    prompt: Reading,
    tabs: Tabs,
    on_prompt: bool,
    outline_opened: bool,
    /// What is begun.
    mode: Mode,
}

impl Question {
    /// The screen of a question of a pack.
    pub fn new(pack: &Pack, question: &Model, desk: &Desk) -> Self {
        let indent = indent_of(pack);
        let mut prompt = Reading::plain(desk.say(say::PROMPT), &question.prompt, 0);
        prompt.mark(marks(question));
        let tabs = question
            .materials
            .iter()
            .filter_map(|id| pack.materials.iter().find(|m| m.id == *id))
            .map(|m| Reading::material(&m.title, &m.text, indent))
            .collect();
        Self {
            pack: pack.clone(),
            model: question.clone(),
            open_attempt: None,
            outline: pack.outlines.iter().find(|o| o.id == question.outline).cloned(),
            prompt,
            tabs: Tabs::new(tabs),
            on_prompt: true,
            outline_opened: false,
            mode: Mode::Practice,
        }
    }

    /// The text that has the keyboard.
    fn reading(&self) -> &Reading {
        self.tabs.shown().filter(|_| !self.on_prompt).unwrap_or(&self.prompt)
    }

    fn reading_mut(&mut self) -> &mut Reading {
        match self.tabs.shown_mut() {
            Some(tab) if !self.on_prompt => tab,
            _ => &mut self.prompt,
        }
    }

    fn open_outline(&mut self, desk: &Desk) {
        let Some(outline) = &self.outline else { return };
        if !self.outline_opened {
            self.outline_opened = true;
            let text = outline::text(&outline.points);
            self.tabs.push(Reading::plain(desk.say(say::OUTLINE), &text, 0));
        }
        self.tabs.show_last();
        self.on_prompt = false;
    }

    /// Begins an attempt; if one of this question is open, asks whether to go on with it.
    fn start(&mut self, desk: &mut Desk) -> Requests {
        let open = desk.records.open_of(&self.pack.id, &self.model.id);
        let Some(open) = open else { return self.begin(desk) };
        let started = facts::date(open.started, desk);
        let lines = vec![
            Line::styled(
                desk.fill(say::ASK_RESUME_1, &[("date", &started), ("n", &open.chars)]),
                desk.theme.text,
            ),
            Line::styled(desk.say(say::ASK_RESUME_2), desk.theme.dim),
        ];
        self.open_attempt = Some(open.name.clone());
        let dialog = Confirm::new(say::ASK_RESUME, lines, (say::RESUME, Action::Resume))
            .or(say::START_ANEW, Action::StartAnew);
        vec![Request::Push(Box::new(dialog))]
    }

    fn begin(&self, desk: &Desk) -> Requests {
        entered(Room::begin(&self.pack, &self.model, self.mode, self.outline_opened, desk), desk)
    }

    fn ask_outline(&mut self, desk: &Desk) -> Requests {
        if self.outline_opened {
            self.open_outline(desk);
            return Requests::new();
        }
        vec![Request::Push(Box::new(ask_outline(desk)))]
    }

    fn facts(&self, desk: &Desk) -> String {
        let q = &self.model;
        [
            desk.say(q.genre.name()).to_owned(),
            desk.fill(say::SCORE, &[("n", &q.score)]),
            desk.fill(say::TIME, &[("n", &q.minutes)]),
            facts::limit_long(q.limit, desk),
        ]
        .join(" · ")
    }

    /// The parts of the genre, in as many lines as it takes.
    fn parts(&self, width: usize, desk: &Desk) -> Vec<String> {
        let mut lines = vec![String::new()];
        for part in form::parts(self.model.genre) {
            let part = desk.say(part);
            if let Some(line) = lines.last_mut() {
                if line.is_empty() {
                    line.push_str(part);
                } else if line.width() + 3 + part.width() <= width {
                    *line += " · ";
                    *line += part;
                } else {
                    lines.push(part.to_owned());
                }
            }
        }
        lines.retain(|l| !l.is_empty());
        lines
    }

    fn draw_head(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let width = usize::from(area.width).saturating_sub(1);
        let title = draw::fit(&self.model.title, width);
        let lines =
            [Line::styled(title, theme.strong), Line::styled(draw::fit(&self.facts(desk), width), theme.dim)];
        for (row, line) in area.rows().zip(&lines) {
            buf.set_line(row.x + 1, row.y, line, row.width.saturating_sub(1));
        }
    }

    fn draw_prompt(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let label = desk.say(say::PARTS);
        let room = usize::from(area.width).saturating_sub(label.width() + 3);
        let parts = self.parts(room, desk);
        let below = if area.height > 4 { (parts.len() as u16).min(area.height / 3) } else { 0 };
        let [prompt, rest] = Layout::vertical([Constraint::Min(0), Constraint::Length(below)]).areas(area);
        self.prompt.draw(buf, prompt, self.on_prompt, desk);
        for (i, (row, part)) in rest.rows().zip(&parts).enumerate() {
            let label = if i == 0 { label } else { "" };
            let line = Line::from(vec![
                Span::styled(format!(" {} ", draw::pad(label, desk.say(say::PARTS).width())), theme.accent),
                Span::styled(draw::fit(part, room), theme.dim),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
    }

    /// Rows that the prompt with its heading and the parts of the genre take.
    fn prompt_rows(&mut self, width: u16, desk: &Desk) -> u16 {
        let parts =
            self.parts(usize::from(width).saturating_sub(desk.say(say::PARTS).width() + 3), desk).len();
        (self.prompt.rows_at(width.saturating_sub(2)) + 1 + parts) as u16
    }
}

/// Goes into the room, or says why not.
pub fn entered(room: Result<Room, StoreError>, desk: &Desk) -> Requests {
    match room {
        Ok(room) => vec![Request::Push(Box::new(room))],
        Err(error) => vec![Request::Say(error.say(desk.lang))],
    }
}

/// Asks whether the outline is to be read before hand-in; yes is [`Action::OutlineOpened`].
pub fn ask_outline(desk: &Desk) -> Confirm {
    let lines = [say::ASK_OUTLINE_1, say::ASK_OUTLINE_2];
    let lines = lines.map(|l| Line::styled(desk.say(l), desk.theme.text)).to_vec();
    Confirm::new(say::ASK_OUTLINE, lines, (say::OPEN_IT, Action::OutlineOpened)).careful()
}

/// The question as an attempt kept it, for when its pack has changed or gone.
pub fn of_task(task: &Task) -> Model {
    Model {
        id: task.question.clone(),
        title: task.title.clone(),
        prompt: task.prompt.clone(),
        genre: Genre::ALL.into_iter().find(|g| g.key() == task.genre).unwrap_or(Genre::Other),
        limit: serde_json::from_value(task.limit.clone()).unwrap_or_default(),
        minutes: task.minutes,
        score: 0.0,
        role: None,
        addressee: None,
        directive: None,
        materials: Vec::new(),
        outline: String::new(),
        essays: Vec::new(),
        source: Vec::new(),
    }
}

/// Columns before a paragraph in the language of a pack.
pub fn indent_of(pack: &Pack) -> usize {
    if pack.language.starts_with("zh") { INDENT } else { 0 }
}

/// The marks of a prompt: directive words, and the demands that an answer must meet.
pub fn marks(question: &Model) -> Vec<Mark> {
    prompt::marks(&question.prompt, question.directive.as_deref())
        .into_iter()
        .filter_map(|m| match m.demand {
            Demand::Directive | Demand::Genre => Some((m.range, Role::Directive)),
            Demand::Limit | Demand::Role | Demand::Requirement => Some((m.range, Role::Demand)),
            Demand::Materials => None,
        })
        .collect()
}

impl Screen for Question {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::QUESTION).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let hidden = if self.outline_opened { "" } else { desk.say(say::HIDDEN) };
        (hidden.to_owned(), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        let reading = self.reading();
        if reading.takes_text() { vec![reading.keys()] } else { vec![&KEYS, reading.keys()] }
    }

    fn takes_text(&self) -> bool {
        self.reading().takes_text()
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.reading_mut().insert(text, desk)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Start => {
                self.mode = Mode::Practice;
                return self.start(desk);
            }
            Action::StartExam => {
                let told = [
                    desk.fill(exam::ASK_EXAM_1, &[("n", &self.model.minutes)]),
                    desk.say(exam::ASK_EXAM_2).to_owned(),
                    desk.say(exam::ASK_EXAM_3).to_owned(),
                ];
                let lines = told.map(|l| Line::styled(l, desk.theme.text)).to_vec();
                let dialog = Confirm::new(exam::ASK_EXAM, lines, (exam::BEGIN, Action::StartExamNow));
                return vec![Request::Push(Box::new(dialog))];
            }
            Action::StartExamNow => {
                self.mode = Mode::Exam;
                return self.start(desk);
            }
            Action::StartAnew => return self.begin(desk),
            Action::Resume => {
                let name = self.open_attempt.take().unwrap_or_default();
                return vec![match Room::resume(&name, desk) {
                    Ok(room) => Request::Push(Box::new(room)),
                    Err(error) => elsewhere::or_say(&name, &error, desk),
                }];
            }
            Action::NextPane | Action::PreviousPane => {
                self.on_prompt = !self.on_prompt || self.tabs.is_empty();
            }
            Action::NextTab | Action::PreviousTab => {
                self.tabs.turn(action);
                self.on_prompt = self.tabs.is_empty();
            }
            Action::OpenOutline => return self.ask_outline(desk),
            Action::OutlineOpened => self.open_outline(desk),
            other => return self.reading_mut().act(other, desk),
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        let on_prompt = self.prompt.contains(mouse.at);
        let on_tab = self.tabs.contains(mouse.at);
        if mouse.what == Click::Press && (on_prompt || on_tab) {
            self.on_prompt = on_prompt;
        }
        if on_prompt {
            self.prompt.mouse(mouse);
        } else if on_tab {
            self.tabs.mouse(mouse);
        }
        Requests::new()
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let roomy = area.height >= 16;
        let [head, _, body] = Layout::vertical([
            Constraint::Length(if roomy { 2 } else { 1 }),
            Constraint::Length(u16::from(roomy)),
            Constraint::Min(0),
        ])
        .areas(area);
        self.draw_head(buf, head, desk);
        if area.width >= 100 {
            let [prompt, _, tab] =
                Layout::horizontal([Constraint::Percentage(42), Constraint::Length(2), Constraint::Min(0)])
                    .areas(body);
            let rows = self.prompt_rows(prompt.width, desk).clamp(6, body.height.max(6));
            self.draw_prompt(buf, Rect { height: rows, ..prompt }.intersection(prompt), desk);
            self.tabs.draw(buf, tab, !self.on_prompt, desk);
        } else if roomy {
            let rows = self.prompt_rows(body.width, desk).clamp(5, (body.height / 2).max(5));
            let [prompt, tab] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(body);
            self.draw_prompt(buf, prompt, desk);
            self.tabs.draw(buf, tab, !self.on_prompt, desk);
        } else if self.on_prompt {
            self.draw_prompt(buf, body, desk);
        } else {
            self.tabs.draw(buf, body, true, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        self.reading().caret()
    }
}
