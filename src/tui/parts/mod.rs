//! Parts that screens are made of.
pub mod bars;
pub mod confirm;
pub mod draw;
pub mod facts;
pub mod input;
pub mod list;
pub mod popup;
pub mod scroll;
