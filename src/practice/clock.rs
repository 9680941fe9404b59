//! Clocks: what time it is comes in from the program, so that tests can set it.
//!
//! `Instant` stops while a laptop sleeps and the wall clock can be set: a session reads both (see `session`).

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Wall clock: milliseconds since the Unix epoch.
    pub wall: i64,
    /// Monotonic clock: milliseconds since an arbitrary start; never goes back, stops during suspend.
    pub mono: u64,
}

/// A source of time.
pub trait Clock {
    /// Both clocks now.
    fn now(&self) -> Moment;
}
