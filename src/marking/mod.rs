//! Marking: limit verdict and the report of an attempt. No terminal types.
pub mod assess;
pub mod coverage;
pub mod limit;
pub mod review;
pub mod score;

pub use assess::{Assessment, Work, assess};
pub use review::Review;
