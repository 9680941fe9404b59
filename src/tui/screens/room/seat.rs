//! How the writing room is entered and left: for an attempt of its own, or as one question of a mock paper, whose clock
//! goes from room to room.
use super::{
    super::{super::desk::Desk, question},
    Focus, Room,
    clocks::Clocks,
};
use crate::{
    practice::session::{Mode, Session},
    store::{Attempt, Replay, StoreError, Task},
    study::model::{Pack, Question as Model},
};

/// The question of a task with its pack, as the library has it or as the attempt kept it.
fn question_of(task: &Task, desk: &Desk) -> (Option<Pack>, Model) {
    let found = desk.library.pack(&task.pack).and_then(|p| Some((p, p.question(&task.question)?)));
    match found {
        Some((pack, question)) => (Some(pack.clone()), question.clone()),
        None => (None, question::of_task(task)),
    }
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
        let clocks = Clocks::start(desk);
        let question = (Some(pack.clone()), model.clone());
        let mut room = Self::new(attempt, session, clocks, question, Replay::default(), desk);
        if outline_opened {
            room.open_outline(desk);
            room.focus = Focus::Essay;
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
        let clocks = Clocks::resume(&replay, session.active(), desk);
        let mut room = Self::new(attempt, session, clocks, question, replay, desk);
        if room.outline_opened {
            if !room.is_exam() {
                room.show_outline(desk);
            }
            room.focus = Focus::Essay;
        }
        Ok(room)
    }

    /// The room of a question of a paper that begins.
    pub fn of_paper(attempt: Attempt, session: Session, pack: Pack, model: Model, desk: &Desk) -> Self {
        let question = (Some(pack), model);
        let room = Self::new(attempt, session, Clocks::start(desk), question, Replay::default(), desk);
        Self { in_paper: true, ..room }
    }

    /// The room of a question of a paper that is taken up again.
    pub fn resume_of_paper(attempt: Attempt, replay: Replay, session: Session, desk: &Desk) -> Self {
        let question = question_of(attempt.task(), desk);
        let clocks = Clocks::resume_of_paper(&replay, session.active(), desk);
        Self { in_paper: true, ..Self::new(attempt, session, clocks, question, replay, desk) }
    }

    /// Own working time: of a question of a paper, only what was spent in its room.
    pub fn spent(&self) -> u64 {
        if self.in_paper { self.clocks.phases.total() } else { self.session.active() }
    }

    /// Minutes meant for it.
    pub fn minutes(&self) -> u32 {
        self.attempt.task().minutes
    }

    /// Whether anything is written.
    pub fn is_written(&self) -> bool {
        !self.essay.text().trim().is_empty()
    }

    /// The title and what is written, against the limit.
    pub fn title_and_count(&self, desk: &Desk) -> (String, String) {
        let unit = self.model.limit.map(|l| l.unit).unwrap_or_default();
        let count = crate::marking::limit::count(&self.counts, unit);
        let unit = crate::marking::limit::unit_name(unit).get(desk.lang);
        (self.model.title.clone(), self.measured().map_or_else(String::new, |_| format!("{count} {unit}")))
    }

    /// Time is up for the whole paper.
    pub fn is_time_up(&self) -> bool {
        self.session.time_up()
    }

    /// Brings the clocks up to now.
    pub fn settle(&mut self, desk: &Desk) {
        self.session.tick(desk.now);
        self.record_clocks();
    }

    /// Records caret and clocks as they are now.
    pub(super) fn record_clocks(&mut self) {
        self.clocks.phases.tick(self.session.active());
        self.recount();
        self.keep_caret();
        let clock = self.session.record();
        self.attempt.clock(self.with_progress(clock), self.spent());
    }

    /// Working time of the session: of a paper, that of all its questions.
    pub fn active(&self) -> u64 {
        self.session.active()
    }

    /// Seconds that the clock shows.
    pub fn shown(&self) -> i64 {
        self.session.shown()
    }

    /// Goes out of the room; returns the paper's clock.
    pub fn leave(&mut self, desk: &Desk) -> Session {
        self.settle(desk);
        self.session.clone()
    }

    /// What a pen would have taken longer here, in milliseconds.
    pub fn pen_surplus(&self) -> u64 {
        self.clocks.pen.surplus()
    }

    /// Goes into the room with the paper's clock; `elsewhere`: what a pen took longer in the other rooms.
    pub fn enter(&mut self, session: Session, elsewhere: u64, desk: &Desk) {
        self.session = session;
        self.clocks.phases.skip(self.session.active());
        self.clocks.pen.skip(self.session.active());
        self.sit(elsewhere, desk);
    }

    /// This is the room that is in sight: its journal is the one to be kept when the program ends.
    pub fn sit(&mut self, elsewhere: u64, desk: &Desk) {
        self.clocks.elsewhere = elsewhere;
        desk.safe.watch(Some(self.attempt.keeper()));
    }
}
