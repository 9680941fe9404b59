//! Practice: session state machine and clocks, phases, pace, mock papers. No terminal types.
pub mod clock;
pub mod pace;
pub mod paper;
pub mod pen;
pub mod phase;
pub mod session;
