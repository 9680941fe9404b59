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
            facts, outline,
            reading::Reading,
            search::{self, Search},
            sheet::LiveSheet,
            tabs::Tabs,
        },
        screen::{Mouse, Request, Requests, Screen, Tone},
    },
    pen, question,
};
use crate::{
    locales::{Lang, exam, question as asked, room as say},
    marking::limit::{Measured, measure},
    practice::{
        phase::Pane,
        session::{Session, State},
    },
    store::{Attempt, Replay, Saved},
    study::{
        form,
        model::{Outline, Pack, Question as Model},
    },
    text::{count::Counts, editor::Editor, sheet::Profile},
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};
use std::time::Duration;

mod aids;
mod clocks;
mod essay;
mod hand_in;
pub mod keys;
mod marks;
mod panes;
mod seat;
mod status;

/// What has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Essay,
    Scratch,
    Material,
}

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
    focus: Focus,
    /// Focus mode 专注: one pane, no figures but those of the essay.
    zoomed: bool,
    outline_opened: bool,
    /// The reference outline's name among the readings.
    outline_tab: Option<String>,
    asking_gap: bool,
    /// It is a question of a paper, whose clock is not its own.
    in_paper: bool,
    profile: Profile,
    /// The candidate's own choice whether paragraphs are indented on the sheet.
    indent: Option<bool>,
    /// The language that headings were written in.
    lang: Lang,
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
    panes: panes::Panes,
}

impl Room {
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
            let mut prompt = Reading::plain(desk.say(asked::PROMPT), &model.prompt, 0);
            prompt.mark(question::marks(&model));
            prompt
        };
        let materials = pack.iter().flat_map(|p| p.materials_of(&model));
        let mut readings = vec![prompt()];
        readings.extend(materials.map(|m| Reading::material(&m.title, &m.text, indent)));
        let mut readings = Tabs::new(readings);
        readings.show(1);
        let profile = form::profile(model.genre, &desk.settings.profile());
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
            focus: Focus::Essay,
            zoomed: false,
            outline_opened,
            outline_tab: None,
            asking_gap: false,
            in_paper: false,
            indent: None,
            lang: desk.lang,
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
            aids: aids::Notes::of(aids),
            panes: panes::Panes::new(desk),
        };
        room.put_caret(caret);
        room.show_highlights();
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
            self.readings.push(Reading::plain(desk.say(asked::OUTLINE), &text, 0));
            self.outline_tab = Some(self.readings.shown_id());
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
        self.focus = Focus::Material;
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

    /// Takes over what the settings say now, for they can be changed over the room.
    fn adopt(&mut self, desk: &Desk) {
        self.clocks.pen.set_speed(desk.settings.pen_speed);
        let mut profile = form::profile(self.model.genre, &desk.settings.profile());
        profile.indent = self.indent.unwrap_or(profile.indent);
        if profile != self.profile {
            self.profile = profile;
            self.stale = true;
            self.sheet.forget();
        }
        if self.lang != desk.lang {
            self.lang = desk.lang;
            desk.say(asked::PROMPT).clone_into(&mut self.pinned.title);
            let outline = self.outline_tab.as_deref();
            self.readings.for_each(|id, reading| match id {
                "0" => desk.say(asked::PROMPT).clone_into(&mut reading.title),
                id if Some(id) == outline => desk.say(asked::OUTLINE).clone_into(&mut reading.title),
                _ => {}
            });
        }
    }

    /// Paragraphs begin with two empty cells, or no longer do.
    fn turn_indent(&mut self, desk: &Desk) -> Requests {
        let indent = !self.profile.indent;
        self.indent = Some(indent);
        self.adopt(desk);
        vec![Request::Say(desk.say(if indent { exam::INDENTED } else { exam::FLUSH }).to_owned())]
    }

    /// Measures the candidate's handwriting; in practice the clock stands meanwhile.
    fn calibrate(&mut self, desk: &Desk) -> Requests {
        self.session.pause(desk.now);
        vec![Request::Push(Box::new(pen::Calibration::default()))]
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
            return vec![&keys::PAUSED];
        }
        let mut contexts: Vec<&'static Keys> = Vec::new();
        if self.is_exam() {
            contexts.push(if self.focus == Focus::Material { &keys::EXAM_READING } else { &keys::EXAM });
        }
        let reading = self.readings.shown();
        match self.focus {
            Focus::Essay if self.search.is_active() => return vec![&search::KEYS],
            Focus::Material if reading.is_some_and(Reading::takes_text) => return vec![&search::KEYS],
            Focus::Essay => contexts.push(&keys::WRITING),
            Focus::Scratch => contexts.extend([&keys::SCRATCH, &keys::WRITING]),
            Focus::Material => {
                contexts.extend(reading.filter(|r| r.is_picking()).map(|_| &keys::PICK));
                contexts.push(&keys::READING);
                contexts.extend(reading.map(Reading::keys));
            }
        }
        contexts
    }

    fn takes_text(&self) -> bool {
        !self.is_paused()
            && (self.focus != Focus::Material || self.readings.shown().is_some_and(Reading::takes_text))
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        if self.focus == Focus::Material {
            return self.readings.shown_mut().map_or_else(Requests::new, |r| r.insert(text, desk));
        }
        if self.search.is_active() && self.focus == Focus::Essay {
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
                self.focus = Focus::Essay;
            }
            Action::NextPhase => self.next_phase(),
            Action::Scratch if self.on_scratch() => self.leave_scratch(),
            Action::Scratch => self.turn_scratch(),
            Action::MarkText => {
                if let Some(reading) = self.readings.shown_mut() {
                    reading.pick();
                }
            }
            Action::Notes => return self.list_marks(0, desk),
            Action::ShowMark(n) => self.show_mark(n),
            Action::DropMark(n) => return self.drop_mark(n, desk),
            Action::NextMark | Action::PreviousMark => return self.turn_mark(action, desk),
            Action::Calibrate => return self.calibrate(desk),
            Action::Indent => return self.turn_indent(desk),
            Action::Highlight(ink) => return self.highlight(ink, desk),
            Action::PrintSheet => return self.print(desk),
            Action::Narrower => Self::split(desk.settings.split.saturating_sub(5), desk),
            Action::Wider => Self::split(desk.settings.split.saturating_add(5), desk),
            Action::GoOn => {
                self.session.go_on(desk.now);
            }
            Action::Back if self.on_scratch() && !self.is_paused() => self.leave_scratch(),
            Action::Back if self.focus == Focus::Essay && !self.is_paused() => {
                if self.essay.selection().is_some() {
                    self.essay.unselect();
                } else {
                    self.focus = Focus::Material;
                }
            }
            Action::Back if !self.is_paused() && self.readings.shown().is_some_and(Reading::is_picking) => {
                if let Some(reading) = self.readings.shown_mut() {
                    reading.end_pick();
                }
            }
            Action::Back => {
                let kept = if self.is_exam() { exam::KEPT } else { say::KEPT };
                return vec![Request::Pop, Request::Say(desk.say(kept).to_owned())];
            }
            Action::NextPane | Action::PreviousPane => self.turn_pane(action),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::NextTab | Action::PreviousTab => self.readings.turn(action),
            Action::ScrollMaterial(motion) => {
                self.used(Pane::Material);
                return self.readings.act(Action::Move(motion), desk);
            }
            Action::Save => return vec![Request::Say(self.save_notice(desk))],
            Action::SearchNext | Action::SearchPrevious | Action::SearchEnd | Action::Delete(_)
                if self.focus == Focus::Essay && self.search.is_active() =>
            {
                return self.search.act(action, &mut self.essay, desk);
            }
            other if self.on_scratch() => return self.write_scratch(other, desk),
            other if self.focus == Focus::Essay => return self.write(other, desk),
            other => {
                self.used(Pane::Material);
                return self.readings.act(other, desk);
            }
        }
        self.tick(desk)
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        self.point(mouse, desk)
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
        let mut due = self.time_tick(desk);
        due.extend(self.keep_split(desk));
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
        // Whoever wants to see nothing but the text is not shown a race either.
        let paced = area.height >= 20 && !self.zoomed;
        let rows = [Constraint::Min(0), Constraint::Length(u16::from(paced)), Constraint::Length(1)];
        let [panes, pace, status] = Layout::vertical(rows).areas(area);
        self.panes.room = area;
        self.adopt(desk);
        self.recount();
        self.draw_panes(frame.buffer_mut(), panes, desk);
        if paced {
            self.draw_pace(frame.buffer_mut(), pace, desk);
        }
        self.draw_status(frame.buffer_mut(), status, desk);
        // An error of the disk is the one thing that matters more than the time.
        if paced {
            self.draw_warning(frame.buffer_mut(), pace, desk);
        } else if !matches!(self.saved, Saved::Failing { .. }) {
            self.draw_warning(frame.buffer_mut(), status, desk);
        }
        if self.is_paused() {
            status::draw_pause(frame, panes, desk);
        }
    }

    fn caret(&self) -> Option<Position> {
        match self.focus {
            _ if self.is_paused() => None,
            Focus::Material => self.readings.shown().and_then(Reading::caret),
            Focus::Scratch => self.aids.caret,
            Focus::Essay if self.search.is_active() => self.search.caret(),
            Focus::Essay => self.caret,
        }
    }

    fn close(&mut self, desk: &mut Desk) {
        self.session.tick(desk.now);
        if self.session.state() != State::HandedIn {
            self.record_clocks();
        }
        self.keep_split(desk);
        desk.safe.watch(None);
        desk.refresh();
    }
}
