//! The writing room 考场: material and essay, clock and counts. Every change goes editor → journal → frame.
//!
//! ```text
//!  策论  题库 › 审题 › 考场                                                  剩余 24:31
//!  ─ 给定资料 ‹2/3› ───────────────────  ─ 作答 · 通知 ──────────────────────────────
//!      资料1 ……                              关于召开……的通知▏
//!                                        one above the other under 76 columns,
//!                                        one pane only where there are few rows
//!  ━━━━━━━━━━━━────────────┃──  格 128  字 118  汉字 102  还差 172 格       ✓ 已保存
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys},
        parts::{
            confirm::Confirm,
            facts, gauge, outline,
            reading::Reading,
            search::{self, Search},
            sheet::{self, LiveSheet},
            tabs::Tabs,
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    question,
    report::Report,
};
use crate::{
    locales::{Lang, Say, exam, room as say},
    marking::{
        assess::{Work, assess},
        limit::{Measured, measure},
    },
    practice::{
        phase::Pane,
        session::{Mode, Session, State},
    },
    store::{Attempt, HandedIn, Outcome, Replay, Saved, StoreError, Task},
    study::{
        form,
        model::{Outline, Pack, Question as Model},
    },
    text::{count::Counts, editor::Editor, sheet::Profile},
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use std::time::Duration;

mod aids;
mod clocks;
mod essay;
pub mod keys;
mod seat;
mod status;

/// The screen.
#[expect(clippy::struct_excessive_bools, reason = "switches that know nothing of each other")]
pub struct Room {
    attempt: Attempt,
    session: Session,
    /// The pack, unless it has gone since the attempt began.
    pack: Option<Pack>,
    model: Model,
    essay: Editor,
    search: Search,
    readings: Tabs,
    /// The prompt once more, above the material where there is room for both.
    pinned: Reading,
    on_essay: bool,
    zoomed: bool,
    outline_opened: bool,
    asking_gap: bool,
    /// It is a question of a paper, whose clock is not its own.
    in_paper: bool,
    profile: Profile,
    counts: Counts,
    /// The counts are those of an earlier text.
    stale: bool,
    saved: Saved,
    /// The caret as the journal has it.
    kept_caret: usize,
    essay_area: Rect,
    caret: Option<Position>,
    clocks: clocks::Clocks,
    /// The essay on its answer sheet; shown instead of the text while `on_sheet`.
    sheet: LiveSheet,
    on_sheet: bool,
    aids: aids::Notes,
}

impl Room {
    /// Begins an attempt.
    ///
    /// # Errors
    /// It cannot be kept on the disk.
    pub fn begin(
        pack: &Pack,
        model: &Model,
        mode: Mode,
        outline_opened: bool,
        desk: &Desk,
    ) -> Result<Self, StoreError> {
        let task = Self::task(pack, model, mode);
        let attempt = desk.store.begin(task, desk.now.wall)?;
        let session = Session::start(mode, model.minutes, desk.now);
        let clocks = clocks::Clocks::start(desk);
        let question = (Some(pack.clone()), model.clone());
        let mut room = Self::new(attempt, session, clocks, question, Replay::default(), desk);
        if outline_opened {
            room.open_outline(desk);
            room.on_essay = true;
        }
        Ok(room)
    }

    /// What is to be answered.
    pub fn task(pack: &Pack, model: &Model, mode: Mode) -> Task {
        Task {
            pack: pack.id.clone(),
            question: model.id.clone(),
            title: model.title.clone(),
            genre: model.genre.key().to_owned(),
            prompt: model.prompt.clone(),
            limit: serde_json::to_value(model.limit).unwrap_or_default(),
            mode,
            minutes: model.minutes,
            paper: None,
        }
    }

    /// Goes on with an attempt that was left or cut off: text, caret and time left as they were.
    ///
    /// # Errors
    /// It cannot be read or written, or another process writes it.
    pub fn resume(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let (attempt, replay) = desk.store.resume(name)?;
        let task = attempt.task().clone();
        let session = Session::resume(
            task.mode,
            task.minutes,
            attempt.started(),
            replay.clock,
            replay.active,
            desk.now,
        );
        let question = question_of(&task, desk);
        let clocks = clocks::Clocks::resume(&replay, session.active(), desk);
        let mut room = Self::new(attempt, session, clocks, question, replay, desk);
        if room.outline_opened {
            if !room.is_exam() {
                room.show_outline(desk);
            }
            room.on_essay = true;
        }
        Ok(room)
    }

    fn new(
        attempt: Attempt,
        session: Session,
        clocks: clocks::Clocks,
        (pack, model): (Option<Pack>, Model),
        replay: Replay,
        desk: &Desk,
    ) -> Self {
        let Replay { text, caret, aids, outline_opened, .. } = replay;
        let indent = pack.as_ref().map_or(0, question::indent_of);
        let prompt = || {
            let mut prompt = Reading::plain(desk.say(crate::locales::question::PROMPT), &model.prompt, 0);
            prompt.mark(question::marks(&model));
            prompt
        };
        let materials = pack.iter().flat_map(|p| p.materials_of(&model));
        let mut readings = vec![prompt()];
        readings.extend(materials.map(|m| Reading::material(&m.title, &m.text, indent)));
        let mut readings = Tabs::new(readings);
        readings.show(1);
        let profile = form::profile(model.genre, desk.settings.profile());
        desk.safe.watch(Some(attempt.keeper()));
        let saved = attempt.saved();
        let mut room = Self {
            attempt,
            session,
            pack,
            essay: Editor::new(&text, indent),
            search: Search::default(),
            readings,
            pinned: prompt(),
            on_essay: true,
            zoomed: false,
            outline_opened,
            asking_gap: false,
            in_paper: false,
            counts: Counts::of(&text, &profile),
            stale: false,
            profile,
            model,
            saved,
            kept_caret: 0,
            essay_area: Rect::ZERO,
            caret: None,
            clocks,
            sheet: LiveSheet::default(),
            on_sheet: false,
            aids: aids::Notes::default(),
        };
        room.put_caret(caret);
        room.take_up_aids(aids);
        room.recall_past(desk);
        room
    }

    fn is_paused(&self) -> bool {
        self.session.state() == State::Paused
    }

    fn measured(&self) -> Option<Measured> {
        self.model.limit.map(|limit| measure(limit, &self.counts))
    }

    fn outline(&self) -> Option<&Outline> {
        self.pack.as_ref()?.outline(&self.model.outline)
    }

    fn show_outline(&mut self, desk: &Desk) {
        if let Some(outline) = self.outline() {
            let text = outline::text(&outline.points);
            self.readings.push(Reading::plain(desk.say(crate::locales::question::OUTLINE), &text, 0));
        }
    }

    fn open_outline(&mut self, desk: &Desk) {
        if !self.outline_opened {
            self.outline_opened = true;
            self.saved = self.attempt.outline_opened(self.spent());
            if self.is_exam() {
                return;
            }
            self.show_outline(desk);
        }
        self.readings.show_last();
        self.on_essay = false;
    }

    fn ask_outline(&mut self, desk: &Desk) -> Requests {
        if self.is_exam() {
            return vec![Request::Say(desk.say(exam::LOCKED).to_owned())];
        }
        if self.outline_opened {
            self.open_outline(desk);
            return Requests::new();
        }
        match self.outline() {
            Some(_) => vec![Request::Push(Box::new(question::ask_outline(desk)))],
            None => Requests::new(),
        }
    }

    fn ask_hand_in(&self, desk: &Desk) -> Requests {
        if self.essay.text().trim().is_empty() {
            return vec![Request::Say(desk.say(say::NOTHING_WRITTEN).to_owned())];
        }
        let theme = &desk.theme;
        let time = facts::clock(self.session.active() / 1000);
        let mut lines = vec![Line::styled(self.counts_in_words(desk), theme.text)];
        if let Some(measured) = self.measured() {
            let limit = facts::limit_long(self.model.limit, desk);
            let text = desk.fill(say::ASK_LIMIT, &[("limit", &limit), ("verdict", &measured.say(desk.lang))]);
            lines.push(Line::styled(text, gauge::style(measured.verdict, theme)));
        }
        let minutes = self.attempt.task().minutes;
        lines.push(Line::styled(
            desk.fill(say::ASK_TIME, &[("time", &time), ("minutes", &minutes)]),
            theme.text,
        ));
        lines.push(Line::styled(desk.say(say::ASK_FINAL), theme.dim));
        let dialog = Confirm::new(say::ASK_HAND_IN, lines, (say::HAND_IN, Action::HandInNow));
        vec![Request::Push(Box::new(dialog))]
    }

    /// Writes essay and result: the attempt is handed in.
    ///
    /// # Errors
    /// They cannot be written; the attempt goes on.
    pub fn file(&mut self, desk: &Desk) -> Result<HandedIn, StoreError> {
        self.recount();
        let draft = self.essay.text();
        let report = self.pack.as_ref().map(|pack| {
            let work = Work { pack, question: &self.model, draft, counts: self.counts };
            serde_json::to_value(assess(work).report).unwrap_or_default()
        });
        let outcome = Outcome {
            ended: desk.now.wall,
            active_ms: self.spent(),
            paused_ms: self.session.paused(),
            counts: self.counts,
            outline_opened: self.outline_opened,
            report: report.unwrap_or_default(),
            course: self.course(),
        };
        let name = self.attempt.name().to_owned();
        self.attempt.hand_in(draft, outcome)?;
        self.session.hand_in(desk.now);
        desk.store.read(&name)
    }

    fn hand_in(&mut self, desk: &mut Desk) -> Requests {
        match self.file(desk) {
            Ok(handed_in) => {
                desk.refresh();
                let coverage = handed_in.summary.coverage.map_or_else(|| "–".to_owned(), facts::percent);
                let told = Request::Say(desk.fill(say::HANDED_IN, &[("coverage", &coverage)]));
                match Report::open(self.attempt.name(), desk) {
                    Ok(report) => vec![Request::Replace(Box::new(report)), told],
                    Err(error) => vec![Request::Pop, Request::Say(error.say(desk.lang))],
                }
            }
            // It is handed in, only that it cannot be read just now.
            Err(error) if self.session.state() == State::HandedIn => {
                desk.refresh();
                vec![Request::Pop, Request::Say(error.say(desk.lang))]
            }
            Err(error) => {
                vec![Request::Say(desk.fill(say::NOT_HANDED_IN, &[("why", &error.say(desk.lang))]))]
            }
        }
    }

    /// Draws the prompt above the material if that leaves the material two thirds of a high window; returns what is left.
    fn draw_pinned(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        let rows = self.pinned.rows_at(area.width.saturating_sub(2)) as u16 + 2;
        // The first text to read is the prompt itself.
        if self.readings.is_first() || area.height < 30 || rows > area.height / 3 {
            return area;
        }
        let [pinned, rest] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(area);
        self.pinned.draw(buf, pinned, false, desk);
        rest
    }

    fn draw_panes(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.caret = None;
        let share = desk.settings.split;
        let sheet = sheet::least_width(self.profile.columns) + 2;
        let beside = area.width >= 76 && area.width * (100 - share) / 100 >= sheet;
        // The sheet is wider than half of a narrow window: it has the window for itself.
        let alone = self.on_sheet && self.on_essay && !beside;
        if self.zoomed || alone || area.width < 76 && area.height < 18 {
            if self.on_scratch() {
                self.draw_left(buf, area, desk);
            } else if self.on_essay {
                self.draw_essay(buf, area, desk);
            } else {
                self.readings.draw(buf, area, true, desk);
            }
        } else if area.width >= 76 {
            let [left, _, right] = Layout::horizontal([
                Constraint::Percentage(share),
                Constraint::Length(1),
                Constraint::Min(0),
            ])
            .areas(area);
            let left = self.draw_pinned(buf, left, desk);
            self.draw_left(buf, left, desk);
            self.draw_essay(buf, right, desk);
        } else {
            let [top, bottom] =
                Layout::vertical([Constraint::Percentage(share.min(45)), Constraint::Min(0)]).areas(area);
            self.draw_left(buf, top, desk);
            self.draw_essay(buf, bottom, desk);
        }
    }
}

/// The question of a task with its pack, as the library has it or as the attempt kept it.
fn question_of(task: &Task, desk: &Desk) -> (Option<Pack>, Model) {
    let found = desk.library.pack(&task.pack).and_then(|p| Some((p, p.question(&task.question)?)));
    match found {
        Some((pack, question)) => (Some(pack.clone()), question.clone()),
        None => (None, question::of_task(task)),
    }
}

impl Screen for Room {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::ROOM).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        self.clock(desk)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        if self.is_paused() {
            vec![&keys::PAUSED]
        } else if self.on_essay {
            if self.search.is_active() { vec![&search::KEYS] } else { vec![&keys::WRITING] }
        } else {
            match self.readings.shown() {
                Some(reading) if reading.takes_text() => vec![reading.keys()],
                Some(reading) => vec![&keys::READING, reading.keys()],
                None => vec![&keys::READING],
            }
        }
    }

    fn takes_text(&self) -> bool {
        !self.is_paused() && (self.on_essay || self.readings.shown().is_some_and(Reading::takes_text))
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        if !self.on_essay {
            return self.readings.shown_mut().map_or_else(Requests::new, |r| r.insert(text, desk));
        }
        if self.search.is_active() {
            return self.search.insert(text, &mut self.essay, desk);
        }
        if let Some(refused) = self.refused(text, desk) {
            return refused;
        }
        if self.on_scratch() {
            self.insert_scratch(text);
            return Requests::new();
        }
        // An input method commits several characters at once, a paste more: that is a step of undo of its own.
        let edit =
            if text.chars().nth(1).is_some() { self.essay.paste(text) } else { self.essay.insert(text) };
        self.record(edit);
        self.typed(text);
        Requests::new()
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        self.session.tick(desk.now);
        self.recount();
        match action {
            Action::HandIn => return self.ask_hand_in(desk),
            Action::HandInNow => return self.hand_in(desk),
            Action::OpenOutline => return self.ask_outline(desk),
            Action::OutlineOpened => self.open_outline(desk),
            Action::CountGap | Action::LeaveGap => {
                self.session.settle_gap(action == Action::CountGap);
                self.asking_gap = false;
            }
            Action::Pause => {
                if !self.session.pause(desk.now) && self.is_exam() {
                    return vec![Request::Say(desk.say(exam::NO_PAUSE).to_owned())];
                }
            }
            Action::Sheet => {
                self.on_sheet = !self.on_sheet;
                self.on_essay = true;
            }
            Action::NextPhase => self.next_phase(),
            Action::Scratch => self.turn_scratch(),
            Action::Highlight(ink) => return self.highlight(ink, desk),
            Action::PrintSheet => return self.print(desk),
            Action::Narrower => desk.settings.split = desk.settings.split.saturating_sub(5).max(20),
            Action::Wider => desk.settings.split = (desk.settings.split + 5).min(80),
            Action::GoOn => {
                self.session.go_on(desk.now);
            }
            Action::Back if self.on_essay && !self.is_paused() => {
                if self.essay.selection().is_some() {
                    self.essay.unselect();
                } else {
                    self.on_essay = false;
                }
            }
            Action::Back => {
                let kept = if self.is_exam() { exam::KEPT } else { say::KEPT };
                return vec![Request::Pop, Request::Say(desk.say(kept).to_owned())];
            }
            Action::NextPane | Action::PreviousPane => self.on_essay = !self.on_essay,
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::NextTab | Action::PreviousTab => self.readings.turn(action),
            Action::ScrollMaterial(motion) => {
                self.used(Pane::Material);
                return self.readings.act(Action::Move(motion), desk);
            }
            Action::Save => return vec![Request::Say(self.save_notice(desk))],
            Action::SearchNext | Action::SearchPrevious | Action::SearchEnd | Action::Delete(_)
                if self.on_essay && self.search.is_active() =>
            {
                return self.search.act(action, &mut self.essay, desk);
            }
            other if self.on_scratch() => self.write_scratch(other, desk),
            other if self.on_essay => return self.write(other, desk),
            other => {
                self.used(Pane::Material);
                return self.readings.act(other, desk);
            }
        }
        self.tick(desk)
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if self.is_paused() {
            if mouse.what == Click::Press {
                self.session.go_on(desk.now);
            }
        } else if self.essay_area.contains(mouse.at) {
            let (x, y) = (mouse.at.x - self.essay_area.x, mouse.at.y - self.essay_area.y);
            match mouse.what {
                _ if self.on_sheet => {
                    self.on_essay |= mouse.what == Click::Press;
                    self.mouse_on_sheet(mouse);
                }
                Click::WheelUp => self.essay.scroll(-3),
                Click::WheelDown => self.essay.scroll(3),
                Click::Press => {
                    self.on_essay = true;
                    self.essay.click(x, y, false);
                    if mouse.double {
                        self.essay.select_word();
                    }
                }
                Click::Drag => self.essay.click(x, y, true),
            }
        } else if self.readings.contains(mouse.at) {
            if mouse.what == Click::Press {
                self.on_essay = false;
            }
            self.used(Pane::Material);
            self.readings.mouse(mouse);
        }
        Requests::new()
    }

    fn wake(&self, _desk: &Desk) -> Option<Duration> {
        self.session.next_change().map(Duration::from_millis)
    }

    fn tick(&mut self, desk: &mut Desk) -> Requests {
        self.session.tick(desk.now);
        self.clocks.phases.tick(self.session.active());
        self.keep_caret();
        self.saved = match self.session.due_record() {
            Some(clock) => self.attempt.clock(self.with_progress(clock), self.spent()),
            None => self.attempt.saved(),
        };
        let due = self.exam_tick(desk);
        if !due.is_empty() {
            return due;
        }
        match self.session.gap() {
            Some(gap) if !self.asking_gap => {
                self.asking_gap = true;
                let time = facts::clock(gap / 1000);
                let lines =
                    [desk.fill(say::ASK_GAP_1, &[("time", &time)]), desk.say(say::ASK_GAP_2).to_owned()];
                let lines = lines.map(|l| Line::styled(l, desk.theme.text)).to_vec();
                let dialog = Confirm::new(say::ASK_GAP, lines, (say::COUNT_GAP, Action::CountGap))
                    .or(say::LEAVE_GAP, Action::LeaveGap);
                vec![Request::Push(Box::new(dialog))]
            }
            _ => Requests::new(),
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let paced = area.height >= 20;
        let rows = [Constraint::Min(0), Constraint::Length(u16::from(paced)), Constraint::Length(1)];
        let [panes, pace, status] = Layout::vertical(rows).areas(area);
        self.recount();
        self.draw_panes(frame.buffer_mut(), panes, desk);
        if paced {
            self.draw_pace(frame.buffer_mut(), pace, desk);
        }
        self.draw_status(frame.buffer_mut(), status, desk);
        if self.is_paused() {
            status::draw_pause(frame, panes, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        if self.is_paused() {
            None
        } else if !self.on_essay {
            self.readings.shown().and_then(Reading::caret)
        } else if self.on_scratch() {
            self.aids.caret
        } else if self.search.is_active() {
            self.search.caret()
        } else {
            self.caret
        }
    }

    fn close(&mut self, desk: &mut Desk) {
        self.session.tick(desk.now);
        if self.session.state() != State::HandedIn {
            self.record_clocks();
        }
        desk.safe.watch(None);
        desk.refresh();
    }
}

impl Room {
    fn counts_in_words(&self, desk: &Desk) -> String {
        let c = &self.counts;
        if self.is_english() {
            desk.fill(say::ASK_COUNTS_WORDS, &[("words", &c.words)])
        } else {
            desk.fill(say::ASK_COUNTS, &[("cells", &c.cells), ("chars", &c.chars), ("hanzi", &c.hanzi)])
        }
    }

    /// Whether the essay is counted in words.
    fn is_english(&self) -> bool {
        match (&self.pack, self.model.limit) {
            (_, Some(limit)) => limit.unit == crate::study::model::Unit::Words,
            (Some(pack), None) => Lang::from_tag(&pack.language) == Some(Lang::En),
            (None, None) => false,
        }
    }
}
