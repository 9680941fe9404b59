//! Input that was made to do harm, or came to harm: the real program answers with one clear line or a correct reading,
//! keeps its memory bounded, sends nothing to a terminal that it would act on, and writes nowhere else.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
mod documents;
mod kept;
mod packs;
mod place;
