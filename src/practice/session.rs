//! A session: how much time is used and left while an essay is written.
//!
//! Practice 练习 counts down from the minutes allowed by the monotonic clock, can be paused, and counts overtime. A
//! gap (the machine slept, the program was stopped) is not counted until the candidate says so.
//!
//! Exam 模考 has an absolute deadline on the wall clock, which suspends and restarts count against. The monotonic
//! clock guards it: time left never grows, whatever is done to the wall clock, and shrinks at least as fast as the
//! monotonic clock runs. There is no pause and no overtime.
use super::clock::Moment;
use crate::store;
pub use crate::store::Mode;

/// A step of the clocks longer than this, while a second's tick was due, is a gap. Milliseconds.
pub const GAP: u64 = 10_000;
/// At most so much working time lies between two clock records of the journal. Milliseconds.
pub const RECORD_EVERY: u64 = 10_000;
const SECOND: u64 = 1_000;
/// Minutes left at which the candidate is warned. At zero an exam is handed in; practice goes over time.
pub const WARNINGS: [u32; 4] = [15, 5, 1, 0];

/// What the session is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Time runs.
    Running,
    /// 暂停 (practice only).
    Paused,
    /// 已交卷: time stands.
    HandedIn,
}

/// The clocks of one attempt. All figures are those of the last [`Session::tick`].
#[derive(Debug, Clone)]
pub struct Session {
    mode: Mode,
    allowed: u64,
    state: State,
    last: Moment,
    active: u64,
    paused: u64,
    gap: u64,
    deadline: i64,
    /// Working time at the last clock record; `None`: one is due.
    recorded: Option<u64>,
    /// Of [`WARNINGS`], the last one that was given, or that is longer than the whole time.
    warned: u32,
}

impl Session {
    /// Starts a session of `minutes`.
    pub fn start(mode: Mode, minutes: u32, now: Moment) -> Self {
        let allowed = u64::from(minutes) * 60 * SECOND;
        let deadline = now.wall.saturating_add_unsigned(allowed);
        let (state, recorded) = (State::Running, None);
        let warned = WARNINGS.into_iter().filter(|at| *at >= minutes).min().unwrap_or(u32::MAX);
        Self { mode, allowed, state, last: now, active: 0, paused: 0, gap: 0, deadline, recorded, warned }
    }

    /// Goes on after a restart with what the journal recorded: the last clock record, if there is one, and `active`
    /// working time; `started` is the wall time of the start, from which a lost deadline is found again.
    /// In practice the time between does not count; in an exam it does.
    pub fn resume(
        mode: Mode,
        minutes: u32,
        started: i64,
        clock: Option<store::Clock>,
        active: u64,
        now: Moment,
    ) -> Self {
        let mut session = Self::start(mode, minutes, now);
        session.active = active;
        session.paused = clock.map_or(0, |c| c.paused);
        session.deadline = clock
            .and_then(|c| c.deadline)
            .unwrap_or_else(|| started.saturating_add_unsigned(session.allowed));
        session.run_exam(0);
        session
    }

    /// Reads the clocks. To be called before anything is asked of the session, and at least once a second while it
    /// runs ([`Session::next_change`]).
    pub fn tick(&mut self, now: Moment) {
        let mono = now.mono.saturating_sub(self.last.mono);
        let wall = u64::try_from(now.wall.saturating_sub(self.last.wall)).unwrap_or(0);
        self.last = now;
        match (self.state, self.mode) {
            (State::HandedIn, _) => {}
            (State::Paused, _) => self.paused = self.paused.saturating_add(mono.max(wall)),
            (State::Running, Mode::Exam) => self.run_exam(mono),
            (State::Running, Mode::Practice) if mono > GAP || wall.saturating_sub(mono) > GAP => {
                self.gap = self.gap.saturating_add(mono.max(wall));
            }
            (State::Running, Mode::Practice) => self.active = self.active.saturating_add(mono),
        }
    }

    /// An exam's time left is what both clocks leave: until the deadline, and what was left before less `mono`.
    fn run_exam(&mut self, mono: u64) {
        if self.mode == Mode::Exam {
            let until = u64::try_from(self.deadline.saturating_sub(self.last.wall)).unwrap_or(0);
            let left = self.allowed.saturating_sub(self.active.saturating_add(mono)).min(until);
            self.active = self.active.max(self.allowed - left);
        }
    }

    /// Pauses; false if that cannot be: an exam, or not running.
    pub fn pause(&mut self, now: Moment) -> bool {
        self.tick(now);
        self.switch(self.mode == Mode::Practice && self.state == State::Running, State::Paused)
    }

    /// Ends a pause; false if there is none.
    pub fn go_on(&mut self, now: Moment) -> bool {
        self.tick(now);
        self.switch(self.state == State::Paused, State::Running)
    }

    /// Stops the clocks for good; false if they are stopped already.
    pub fn hand_in(&mut self, now: Moment) -> bool {
        self.tick(now);
        self.switch(self.state != State::HandedIn, State::HandedIn)
    }

    fn switch(&mut self, may: bool, to: State) -> bool {
        if may {
            self.state = to;
            self.recorded = None;
        }
        may
    }

    /// 练习 or 模考.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What the session is doing.
    pub fn state(&self) -> State {
        self.state
    }

    /// Milliseconds allowed.
    pub fn allowed(&self) -> u64 {
        self.allowed
    }

    /// Milliseconds of working time so far; pauses and gaps are not counted in practice.
    pub fn active(&self) -> u64 {
        self.active
    }

    /// Milliseconds of pauses so far.
    pub fn paused(&self) -> u64 {
        self.paused
    }

    /// Milliseconds left; in practice negative when over time.
    pub fn left(&self) -> i64 {
        let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
        signed(self.allowed) - signed(self.active)
    }

    /// The seconds that a countdown shows: those left, a begun one counted; negative when over time.
    pub fn shown(&self) -> i64 {
        // Rounded up on both sides of zero, so 0 is shown for the whole first second of overtime.
        -(-self.left()).div_euclid(SECOND.cast_signed())
    }

    /// 到时间: an exam is to be handed in as it stands.
    pub fn time_up(&self) -> bool {
        self.mode == Mode::Exam && self.state == State::Running && self.left() <= 0
    }

    /// A warning of [`WARNINGS`] that has become due since this was last asked; only the last, if there are several.
    pub fn due_warning(&mut self) -> Option<u32> {
        let ends = self.mode == Mode::Exam && self.left() <= 0;
        let runs = self.state == State::Running && !ends;
        let within = |at: &u32| self.left() <= i64::from(*at) * 60 * SECOND.cast_signed();
        let due = WARNINGS.into_iter().filter(within).min().filter(|at| runs && *at < self.warned)?;
        self.warned = due;
        Some(due)
    }

    /// Milliseconds until [`Session::shown`] changes; `None` while time stands.
    pub fn next_change(&self) -> Option<u64> {
        let runs = self.state == State::Running && !self.time_up();
        runs.then(|| (self.left() - 1).rem_euclid(SECOND.cast_signed()).unsigned_abs() + 1)
    }

    /// A gap in practice that the candidate has not decided on, in milliseconds.
    pub fn gap(&self) -> Option<u64> {
        (self.gap > 0).then_some(self.gap)
    }

    /// Decides on the gap: counted as working time, or left out.
    pub fn settle_gap(&mut self, count: bool) {
        let gap = std::mem::take(&mut self.gap);
        if count {
            self.active = self.active.saturating_add(gap);
        }
        self.recorded = None;
    }

    /// The clocks for the journal, when a record is due: at the start, at each change of state and every ten seconds.
    pub fn due_record(&mut self) -> Option<store::Clock> {
        if self.recorded.is_some_and(|at| self.active.saturating_sub(at) < RECORD_EVERY) {
            return None;
        }
        Some(self.record())
    }

    /// The clocks for the journal now, for when the room is left.
    pub fn record(&mut self) -> store::Clock {
        self.recorded = Some(self.active);
        store::Clock {
            wall: self.last.wall,
            paused: self.paused,
            pausing: self.state == State::Paused,
            deadline: (self.mode == Mode::Exam).then_some(self.deadline),
            progress: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: Moment = Moment { wall: 1_000_000, mono: 500 };
    const MINUTE: u64 = 60_000;

    /// Both clocks `ms` after the start.
    fn at(ms: u64) -> Moment {
        Moment { wall: START.wall + ms.cast_signed(), mono: START.mono + ms }
    }

    /// Ticks every second from `from` to `to`.
    fn run(session: &mut Session, from: u64, to: u64) {
        for ms in (from..=to).step_by(1000) {
            session.tick(at(ms));
        }
    }

    #[test]
    fn practice_counts_down_and_over() {
        let mut s = Session::start(Mode::Practice, 1, START);
        assert_eq!((s.left(), s.shown(), s.next_change()), (60_000, 60, Some(1000)));
        s.tick(at(1));
        assert_eq!((s.shown(), s.next_change()), (60, Some(999)));
        run(&mut s, 1000, 60_000);
        assert_eq!((s.left(), s.shown(), s.next_change(), s.time_up()), (0, 0, Some(1000), false));
        s.tick(at(60_999));
        assert_eq!((s.shown(), s.next_change()), (0, Some(1)));
        s.tick(at(61_000));
        assert_eq!((s.left(), s.shown(), s.active()), (-1000, -1, 61_000));
    }

    #[test]
    fn a_pause_costs_nothing_in_practice_and_does_not_exist_in_an_exam() {
        let mut s = Session::start(Mode::Practice, 1, START);
        assert!(s.pause(at(5_000)) && !s.pause(at(6_000)));
        s.tick(at(MINUTE));
        assert_eq!((s.left(), s.next_change(), s.state()), (55_000, None, State::Paused));
        assert!(s.go_on(at(65_000)) && !s.go_on(at(65_000)));
        s.tick(at(66_000));
        assert_eq!((s.left(), s.paused(), s.gap()), (54_000, 60_000, None));
        let mut s = Session::start(Mode::Exam, 1, START);
        assert!(!s.pause(at(5_000)));
        s.tick(at(10_000));
        assert_eq!((s.left(), s.state()), (50_000, State::Running));
    }

    #[test]
    fn warnings_come_once_each_and_a_late_one_alone() {
        let given = |minutes, left: &[u64]| {
            let mut s = Session::start(Mode::Exam, minutes, START);
            let at = |s: &mut Session, left: &u64| {
                s.tick(at(u64::from(minutes) * MINUTE - left));
                s.due_warning()
            };
            left.iter().map(|left| at(&mut s, left)).collect::<Vec<_>>()
        };
        assert_eq!(
            given(30, &[15 * MINUTE + 1, 15 * MINUTE, 14 * MINUTE, 5 * MINUTE, 5 * MINUTE - 1, MINUTE, 1, 0]),
            [None, Some(15), None, Some(5), None, Some(1), None, None]
        );
        assert_eq!(given(30, &[3 * MINUTE, 2 * MINUTE, MINUTE]), [Some(5), None, Some(1)]);
        assert_eq!(given(15, &[15 * MINUTE - 1, 4 * MINUTE]), [None, Some(5)], "not at the start");
        assert_eq!(given(1, &[MINUTE - 1]), [None]);
    }

    #[test]
    fn a_gap_is_asked_about_in_practice() {
        for stopped in [at(200_000), Moment { mono: START.mono + 1000, ..at(200_000) }] {
            for (count, left) in [(false, 60_000), (true, -140_000)] {
                let mut s = Session::start(Mode::Practice, 1, START);
                s.tick(stopped);
                assert_eq!((s.gap(), s.left()), (Some(200_000), 60_000));
                s.settle_gap(count);
                assert_eq!((s.gap(), s.left()), (None, left));
            }
        }
    }

    #[test]
    fn a_suspend_counts_on_in_an_exam_and_zero_is_the_end() {
        let mut s = Session::start(Mode::Exam, 1, START);
        s.tick(Moment { mono: START.mono + 10, ..at(30_000) });
        assert_eq!((s.left(), s.gap(), s.time_up()), (30_000, None, false));
        s.tick(at(90_000));
        assert_eq!((s.left(), s.time_up(), s.next_change()), (0, true, None));
        assert!(s.hand_in(at(95_000)) && !s.hand_in(at(96_000)));
        assert_eq!((s.active(), s.time_up(), s.state()), (60_000, false, State::HandedIn));
    }

    #[test]
    fn setting_the_wall_clock_back_gives_no_time() {
        let mut s = Session::start(Mode::Exam, 1, START);
        s.tick(Moment { wall: START.wall - 3_600_000, mono: START.mono + 20_000 });
        assert_eq!(s.left(), 40_000);
        s.tick(at(25_000));
        assert_eq!(s.left(), 35_000, "set right again, nothing is lost either");
    }

    #[test]
    fn an_exam_runs_on_while_the_program_is_closed() {
        let mut s = Session::start(Mode::Exam, 10, START);
        run(&mut s, 0, 2 * MINUTE);
        let clock = s.due_record();
        let restart = |wall: i64, clock| {
            Session::resume(Mode::Exam, 10, START.wall, clock, s.active(), Moment { wall, mono: 3 }).left()
        };
        assert_eq!(restart(at(5 * MINUTE).wall, clock), (5 * MINUTE).cast_signed());
        assert_eq!(restart(at(5 * MINUTE).wall, None), (5 * MINUTE).cast_signed());
        assert_eq!(restart(at(15 * MINUTE).wall, clock), 0);
        assert_eq!(restart(START.wall - 1, clock), (8 * MINUTE).cast_signed());
    }

    #[test]
    fn practice_waits_while_the_program_is_closed() {
        let clock = store::Clock { wall: 0, paused: 7, pausing: true, ..store::Clock::default() };
        let s = Session::resume(Mode::Practice, 2, START.wall, Some(clock), MINUTE, at(9 * MINUTE));
        assert_eq!((s.left(), s.paused(), s.state()), (MINUTE.cast_signed(), 7, State::Running));
    }

    #[test]
    fn clock_records_are_due_at_changes_and_every_ten_seconds() {
        let mut s = Session::start(Mode::Practice, 1, START);
        let due = |s: &mut Session| s.due_record().map(|c| (c.pausing, c.deadline));
        assert_eq!([due(&mut s), due(&mut s)], [Some((false, None)), None]);
        run(&mut s, 0, 9_000);
        assert_eq!(due(&mut s), None);
        run(&mut s, 10_000, 10_000);
        assert_eq!([due(&mut s), due(&mut s)], [Some((false, None)), None]);
        s.pause(at(10_500));
        assert_eq!(due(&mut s), Some((true, None)));
        assert!(s.record().pausing && due(&mut s).is_none());
        let mut s = Session::start(Mode::Exam, 1, START);
        assert_eq!(due(&mut s), Some((false, Some(START.wall + 60_000))));
    }

    proptest! {
        /// Whatever is done to the wall clock, an exam's time left only shrinks, at least as fast as the monotonic
        /// clock runs, and never reaches beyond the deadline.
        #[test]
        fn an_exams_time_left_never_grows(
            steps in prop::collection::vec((any::<i32>(), 0u64..100_000, any::<bool>()), 0..60),
        ) {
            let mut s = Session::start(Mode::Exam, 20, START);
            let (mut now, mut before) = (START, s.left());
            for (wall, mono, restart) in steps {
                now = Moment { wall: now.wall + i64::from(wall), mono: now.mono + mono };
                if restart {
                    let clock = s.due_record();
                    s = Session::resume(Mode::Exam, 20, START.wall, clock, s.active(), now);
                } else {
                    s.tick(now);
                    prop_assert!(s.left() <= (before - mono.cast_signed()).max(0));
                }
                let until = (START.wall + (20 * MINUTE).cast_signed() - now.wall).max(0);
                prop_assert!(s.left() <= before.min(until) && s.left() >= 0);
                prop_assert_eq!(s.time_up(), s.left() == 0);
                before = s.left();
            }
        }

        /// In practice every millisecond of the monotonic clock is working time, a pause or a gap, and the wall
        /// clock changes neither working time nor time left.
        #[test]
        fn practice_accounts_for_all_time(
            steps in prop::collection::vec((any::<i32>(), 0u64..30_000, 0u8..4), 0..60),
        ) {
            let mut s = Session::start(Mode::Practice, 20, START);
            let (mut now, mut expected) = (START, 0);
            for (wall, mono, act) in steps {
                now = Moment { wall: now.wall + i64::from(wall), mono: now.mono + mono };
                let wall = u64::try_from(wall).unwrap_or(0);
                let gap = mono > GAP || wall.saturating_sub(mono) > GAP;
                expected += if s.state() == State::Running && !gap { mono } else { 0 };
                match act {
                    0 => { s.pause(now); }
                    1 => { s.go_on(now); }
                    _ => s.tick(now),
                }
                prop_assert_eq!(s.active(), expected);
                prop_assert_eq!(s.left(), (20 * MINUTE).cast_signed() - expected.cast_signed());
                if let Some(ms) = s.next_change() {
                    let mut later = s.clone();
                    later.tick(Moment { wall: now.wall, mono: now.mono + ms - 1 });
                    prop_assert_eq!(later.shown(), s.shown());
                    later.tick(Moment { wall: now.wall, mono: now.mono + ms });
                    prop_assert_eq!(later.shown(), s.shown() - 1);
                }
            }
        }
    }
}
