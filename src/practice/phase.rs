//! Phases 阶段: reading, planning, writing, revising, and the time spent in each.
//!
//! The candidate switches by a key, or the program by the pane that is used: looking at the material is reading, working
//! on the scratch outline is planning, typing in the essay is writing, or revising once the candidate has said so.
//! Time that passed while the program was closed or the computer slept is kept apart.
use super::session::GAP;
pub use crate::store::course::Phase;
use crate::store::course::Progress;

/// A pane of the writing room that is being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// Prompt and material.
    Material,
    /// Scratch outline.
    Scratch,
    /// Essay.
    Essay,
}

/// Time per phase of one attempt, in milliseconds of working time.
#[derive(Debug, Clone, Default)]
pub struct Phases {
    progress: Progress,
    /// What typing in the essay is: writing or revising.
    in_essay: Option<Phase>,
    /// The session's working time that is accounted for.
    at: u64,
}

impl Phases {
    /// Begins at the session's working time `active`.
    pub fn start(active: u64) -> Self {
        Self { at: active, ..Self::default() }
    }

    /// Goes on with what was recorded; `recorded` is the attempt's own working time at its last record. What passed
    /// since the last clock record belongs to its phase; what the session counts beyond that (`active`) was spent away.
    pub fn resume(mut progress: Progress, recorded: u64, active: u64, begun: u64) -> Self {
        let unseen = recorded.saturating_sub(progress.total());
        *spent(&mut progress) += unseen;
        let away = active.saturating_sub(begun).saturating_sub(progress.total());
        progress.away = progress.away.saturating_add(away);
        let in_essay = (progress.phase == Phase::Revising).then_some(Phase::Revising);
        Self { progress, in_essay, at: active }
    }

    /// Accounts for the session's working time up to `active`.
    pub fn tick(&mut self, active: u64) {
        let step = active.saturating_sub(self.at);
        self.at = active;
        if step > GAP {
            self.progress.away = self.progress.away.saturating_add(step);
        } else {
            *spent(&mut self.progress) += step;
        }
    }

    /// Leaves out what the session counted until now: another question of the paper was in sight.
    pub fn skip(&mut self, active: u64) {
        self.at = active;
    }

    /// Goes over to a phase, as the candidate says.
    pub fn switch(&mut self, phase: Phase) {
        if matches!(phase, Phase::Writing | Phase::Revising) {
            self.in_essay = Some(phase);
        }
        self.progress.phase = phase;
    }

    /// The phase after this one, around the end.
    pub fn next(&self) -> Phase {
        match self.progress.phase {
            Phase::Reading => Phase::Planning,
            Phase::Planning => Phase::Writing,
            Phase::Writing => Phase::Revising,
            Phase::Revising => Phase::Reading,
        }
    }

    /// A pane is used; true if that changes the phase.
    pub fn used(&mut self, pane: Pane) -> bool {
        let before = self.progress.phase;
        self.progress.phase = match pane {
            Pane::Material => Phase::Reading,
            Pane::Scratch => Phase::Planning,
            Pane::Essay => self.in_essay.unwrap_or(Phase::Writing),
        };
        self.progress.phase != before
    }

    /// The phase now.
    pub fn phase(&self) -> Phase {
        self.progress.phase
    }

    /// The attempt's own working time.
    pub fn total(&self) -> u64 {
        self.progress.total()
    }

    /// What is recorded; its pen time and count are for the caller to fill in.
    pub fn progress(&self) -> Progress {
        self.progress
    }
}

/// What is spent in the present phase.
fn spent(progress: &mut Progress) -> &mut u64 {
    match progress.phase {
        Phase::Reading => &mut progress.reading,
        Phase::Planning => &mut progress.planning,
        Phase::Writing => &mut progress.writing,
        Phase::Revising => &mut progress.revising,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// (reading, planning, writing, revising, away) in seconds.
    fn told(p: &Phases) -> (u64, u64, u64, u64, u64) {
        let p = p.progress();
        (p.reading / 1000, p.planning / 1000, p.writing / 1000, p.revising / 1000, p.away / 1000)
    }

    #[test]
    fn time_goes_to_the_pane_that_is_used_and_to_what_the_key_says() {
        let mut p = Phases::start(0);
        p.tick(5_000);
        assert!(p.used(Pane::Scratch) && !p.used(Pane::Scratch));
        p.tick(8_000);
        assert!(p.used(Pane::Essay));
        p.tick(12_000);
        p.switch(Phase::Revising);
        p.tick(14_000);
        assert!(p.used(Pane::Material), "looking something up");
        p.tick(15_000);
        assert!(p.used(Pane::Essay));
        assert_eq!(p.phase(), Phase::Revising, "the candidate had said that this is revising");
        p.tick(16_000);
        assert_eq!((told(&p), p.total()), ((6, 3, 4, 3, 0), 16_000));
        p.switch(p.next());
        assert_eq!(p.phase(), Phase::Reading);
    }

    #[test]
    fn a_long_step_was_spent_away() {
        let mut p = Phases::start(1_000);
        p.tick(1_000 + GAP);
        p.tick(1_000 + GAP + 600_000);
        assert_eq!(told(&p), (10, 0, 0, 0, 600));
    }

    #[test]
    fn time_of_other_questions_is_skipped() {
        let mut p = Phases::start(0);
        p.tick(2_000);
        p.skip(90_000);
        p.tick(91_000);
        assert_eq!((told(&p), p.total()), ((3, 0, 0, 0, 0), 3_000));
    }

    #[test]
    fn a_restart_keeps_what_was_recorded_and_tells_what_was_not() {
        let recorded =
            Progress { phase: Phase::Writing, reading: 4_000, writing: 6_000, ..Progress::default() };
        let p = Phases::resume(recorded, 13_000, 73_000, 0);
        assert_eq!((told(&p), p.total(), p.phase()), ((4, 0, 9, 0, 60), 73_000, Phase::Writing));
        let p = Phases::resume(recorded, 0, 0, 0);
        assert_eq!(told(&p), (4, 0, 6, 0, 0), "a lost record takes nothing back");
    }

    proptest! {
        #[test]
        fn no_moment_is_lost_or_told_twice(steps in prop::collection::vec((0u64..20_000, 0u8..7), 0..50)) {
            let mut p = Phases::start(7);
            let mut active = 7;
            for (step, what) in steps {
                active += step;
                p.tick(active);
                match what {
                    0 => { p.used(Pane::Material); }
                    1 => { p.used(Pane::Scratch); }
                    2 => { p.used(Pane::Essay); }
                    n => p.switch(Phase::ALL[usize::from(n - 3)]),
                }
            }
            prop_assert_eq!(p.total(), active - 7);
        }
    }
}
