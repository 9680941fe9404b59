//! The pen clock: what the time would be if every typed character had been written by hand.
//!
//! Typing Chinese is two to four times as fast as a pen, so a typed rehearsal flatters. Between two changes of the essay
//! the pen clock runs on by whichever is longer: the time that passed, or the time a pen takes for what came in. So
//! thinking costs what it costs, and fast typing costs what the pen would cost; nothing is given back for what is deleted,
//! for on paper it was written too.
//!
//! The unit is a hanzi or full-width mark. A Latin letter, digit or mark is charged a quarter of one: 27 字 a minute and some
//! 20 English words a minute (100 letters) are both ordinary handwriting. Blanks cost nothing.

/// Milliseconds a minute, in quarters of a character.
const QUARTER_MINUTE: u64 = 15_000;

/// Handwriting speeds that are believed, in characters a minute.
pub const SPEEDS: std::ops::RangeInclusive<u32> = 5..=100;

/// The pen clock of one attempt.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    speed: u64,
    surplus: u64,
    last: u64,
}

/// Quarters of a character that a text is charged.
fn quarters(text: &str) -> u64 {
    let charge = |c: char| match c {
        _ if c.is_whitespace() => 0,
        _ if c.is_ascii() => 1,
        _ => 4,
    };
    text.chars().map(charge).sum()
}

impl Pen {
    /// A pen of `speed` characters a minute that has already taken `surplus` milliseconds more than the keyboard, at
    /// working time `active`.
    pub fn new(speed: u32, surplus: u64, active: u64) -> Self {
        let mut pen = Self { speed: 1, surplus, last: active };
        pen.set_speed(speed);
        pen
    }

    /// From now on the pen writes `speed` characters a minute; what it took so far stays.
    pub fn set_speed(&mut self, speed: u32) {
        self.speed = u64::from(speed.clamp(*SPEEDS.start(), *SPEEDS.end()));
    }

    /// Milliseconds that `text` takes.
    pub fn cost(&self, text: &str) -> u64 {
        quarters(text).saturating_mul(QUARTER_MINUTE) / self.speed
    }

    /// `inserted` came into the essay at working time `active`. Undo and redo are not written again: leave them out.
    pub fn typed(&mut self, inserted: &str, active: u64) {
        let passed = active.saturating_sub(self.last);
        self.last = active;
        self.surplus = self.surplus.saturating_add(self.cost(inserted).saturating_sub(passed));
    }

    /// Leaves out what passed until now: another question of the paper was being written.
    pub fn skip(&mut self, active: u64) {
        self.last = active;
    }

    /// Milliseconds beyond the working time that a pen would have taken.
    pub fn surplus(&self) -> u64 {
        self.surplus
    }

    /// Milliseconds left on the pen clock, of `left` on the wall; negative: the pen would still be writing.
    pub fn left(&self, left: i64) -> i64 {
        left.saturating_sub_unsigned(self.surplus)
    }

    /// How many characters a pen could still write in the time that it has left.
    pub fn reach(&self, left: i64) -> usize {
        usize::try_from(self.characters(u64::try_from(self.left(left)).unwrap_or(0))).unwrap_or(usize::MAX)
    }

    /// How many characters stand there that a pen would not have got onto the paper, so would have to be left out.
    pub fn left_out(&self, left: i64) -> usize {
        // Before the time is up nothing is lost yet: the pen still has what the clock shows.
        let late = u64::try_from(self.left(left).saturating_neg()).unwrap_or(0);
        usize::try_from(self.characters_begun(late)).unwrap_or(usize::MAX)
    }

    fn characters(&self, ms: u64) -> u64 {
        ms.saturating_mul(self.speed) / (4 * QUARTER_MINUTE)
    }

    fn characters_begun(&self, ms: u64) -> u64 {
        ms.saturating_mul(self.speed).div_ceil(4 * QUARTER_MINUTE)
    }
}

/// The speed of a hand that copied `passage` in `elapsed` milliseconds, in characters a minute; `None`: nobody writes so
/// fast or so slowly.
pub fn measured(passage: &str, elapsed: u64) -> Option<u32> {
    let rate = (quarters(passage) * QUARTER_MINUTE).checked_add(elapsed / 2)?.checked_div(elapsed)?;
    u32::try_from(rate).ok().filter(|speed| SPEEDS.contains(speed))
}

/// English words a minute that a hand of `speed` writes: 20 at 27 characters.
pub const fn words(speed: u32) -> u32 {
    (speed * 20 + 13) / 27
}

/// A passage of 100 characters to copy by hand, in Chinese.
pub const PASSAGE_ZH: &str = "清晨的政务大厅里，老人拿着材料走到窗口，工作人员起身迎接，一次讲清还需要补的证明。办事不必来回\
    跑，群众心里就有数；把规矩写在墙上，更要落到每个人手上，制度才会有温度，干部才会有威信，城市才会更有人心。";

/// A passage of 100 characters' worth of writing, in English: 400 letters and marks.
pub const PASSAGE_EN: &str = "Early in the morning an old man walks up to the long counter of the service hall with his papers in \
    one hand. The clerk stands up, greets him and tells him once and clearly which document is still missing. When nobody has to \
    come back for the same thing, people know what they can count on. Rules that hang on the wall are only the beginning; they \
    have to reach the hands of everyone who works here. Then a system has warmth, an office has respect, and the city has the \
    whole trust of its people.";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fast_typing_costs_what_a_pen_costs_and_thinking_what_it_takes() {
        let mut pen = Pen::new(30, 0, 0);
        assert_eq!(pen.cost("依法，"), 6_000);
        assert_eq!(pen.cost("2026年 ab"), 2 * 1_000 + 2_000 + 2 * 500);
        pen.typed("依法行政", 3_000);
        assert_eq!(pen.surplus(), 5_000);
        pen.typed("好", 63_000);
        assert_eq!(pen.surplus(), 5_000, "a minute of thought is a minute with a pen too");
        pen.typed("好", 63_500);
        assert_eq!(pen.left(60_000), 60_000 - 6_500);
    }

    #[test]
    fn what_a_pen_reaches_and_what_it_must_leave_out() {
        let pen = Pen::new(30, 20_000, 0);
        assert_eq!((pen.reach(60_000), pen.left_out(60_000)), (20, 0));
        assert_eq!((pen.reach(20_000), pen.left_out(20_000)), (0, 0));
        assert_eq!((pen.reach(19_000), pen.left_out(19_000)), (0, 1));
        assert_eq!((pen.reach(-10_000), pen.left_out(-10_000)), (0, 15), "overtime counts like any time");
        assert!(Pen::new(30, u64::MAX, 0).left_out(i64::MIN) > 0, "no overflow");
    }

    #[test]
    fn the_passages_are_a_hundred_characters_of_work() {
        assert_eq!((PASSAGE_ZH.chars().count(), quarters(PASSAGE_ZH)), (100, 400));
        assert_eq!(quarters(PASSAGE_EN), 400);
    }

    #[test]
    fn a_speed_is_measured_or_not_believed() {
        assert_eq!(measured(PASSAGE_ZH, 4 * 60_000), Some(25));
        assert_eq!(measured(PASSAGE_ZH, 222_222), Some(27));
        assert_eq!([words(27), words(*SPEEDS.start()), words(*SPEEDS.end())], [20, 4, 74]);
        for absurd in [0, 1_000, 30 * 60_000, u64::MAX] {
            assert_eq!(measured(PASSAGE_ZH, absurd), None, "{absurd}");
        }
    }

    proptest! {
        #[test]
        fn the_pen_is_never_ahead_of_the_keyboard(
            speed in 0u32..200,
            typed in prop::collection::vec(("[字a，0-9 ]{0,6}", 0u64..30_000), 0..40),
        ) {
            let mut pen = Pen::new(speed, 0, 0);
            let (mut active, mut cost) = (0, 0);
            for (text, step) in &typed {
                active += step;
                let before = pen.surplus();
                pen.typed(text, active);
                cost += pen.cost(text);
                prop_assert!(pen.surplus() >= before);
            }
            prop_assert!(pen.surplus() <= cost);
            prop_assert!(active + pen.surplus() >= cost, "a pen cannot have written that much by now");
        }
    }
}
