//! The writing room of one question of a mock paper: the paper's clock goes from room to room.
use super::{super::super::desk::Desk, Room, clocks::Clocks, question_of};
use crate::{
    practice::session::Session,
    store::{Attempt, Replay},
    study::model::{Pack, Question as Model},
};

impl Room {
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
        self.clocks.elsewhere = elsewhere;
        self.session = session;
        self.clocks.phases.skip(self.session.active());
        self.clocks.pen.skip(self.session.active());
        self.watch(desk);
    }

    /// Its journal is the one to be kept when the program ends.
    pub fn watch(&self, desk: &Desk) {
        desk.safe.watch(Some(self.attempt.keeper()));
    }
}
