//! Text as the candidate writes and reads it: width, wrap with 避头尾, layout, editor, count, sheet, numbering. No terminal types.
pub mod count;
