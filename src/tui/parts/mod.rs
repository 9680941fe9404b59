//! Parts that screens are made of.
pub mod bars;
pub mod confirm;
pub mod draw;
pub mod facts;
pub mod gauge;
pub mod input;
pub mod list;
pub mod outline;
pub mod pane;
pub mod popup;
pub mod reading;
pub mod scroll;
pub mod search;
pub mod status;
pub mod tabs;
pub mod tree;
pub mod trend;
