//! How the compiled lexicon lies in memory. The build script writes it and the program reads it where it lies, so that a
//! hundred thousand expressions cost nothing at start.
//!
//! All numbers are little-endian. Header: how many classes, expressions, slots and symbols there are (`u32` each). Then
//! the slots (`u32`: 1 + index of the first expression of a group, 0 for none; a hash table with linear probing, a power
//! of two in size), the records of the expressions, their symbols (three bytes each), where each class's name ends
//! (`u32`), the file of each class (`u8`), the names (UTF-8).
//! A group holds the expressions that begin with the same two symbols (or whose head is that one symbol).

/// Bytes of the header.
pub const HEADER: usize = 16;
/// Bytes of a slot.
pub const SLOT: usize = 4;
/// Bytes of a record: `u32` its first symbol in the row of all, `u8` symbols before its gap, `u8` after it, `u16` the
/// class or function, `u16` how sure it is (65,535 is 1), `u8` what it stands for, and [`LAST`].
pub const RECORD: usize = 11;
/// Bytes of a symbol.
pub const SYMBOL: usize = 3;

/// What an expression stands for: it names its class.
pub const NAMED: u8 = 0;
/// A concrete draft says it instead of the name.
pub const INSTEAD: u8 = 1;
/// A word that says nothing by itself.
pub const GENERIC: u8 = 2;
/// The function of a section, in any sentence.
pub const FUNCTION: u8 = 3;
/// The function of a section, in headings only.
pub const FUNCTION_HEADING: u8 = 4;
/// Added to the last record of a group.
pub const LAST: u8 = 0x80;

/// The first slot to look at for a key.
pub const fn slot(key: u64, slots: usize) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 29)) >> 20) as usize & slots.saturating_sub(1)
}
