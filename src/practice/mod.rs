//! Practice: session state machine and clock. No terminal types.
pub mod clock;
pub mod session;
