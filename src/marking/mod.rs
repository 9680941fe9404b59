//! Marking: limit, form, what is copied, score range, the report of an attempt. No terminal types.
pub mod assess;
pub mod copied;
pub mod coverage;
pub mod findings;
pub mod form;
pub mod glance;
pub mod limit;
pub mod review;
pub mod score;

pub use assess::{Assessment, Work, assess};
pub use review::Review;
