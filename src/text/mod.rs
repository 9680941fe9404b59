//! Text as the candidate writes and reads it: width, wrap with 避头尾, layout, editor, count, sheet, numbering. No terminal types.
pub mod count;
pub mod decode;
pub mod edit;
pub mod editor;
pub mod find;
mod history;
pub mod layout;
pub mod marks;
pub mod motion;
pub mod numbering;
pub mod sanitise;
pub mod sheet;
pub mod width;
pub mod wrap;

/// The number of characters (Unicode scalar values) before byte `at` of `text`.
pub fn chars_before(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).chars().count()
}

/// The byte offset of the `n`th character of `text`; its length when there are fewer.
pub fn byte_of(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}
