//! Verdicts on an essay.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const CELLS: Text = Text("格", "cells");
pub const CHARS: Text = Text("字", "characters");
pub const HANZI: Text = Text("汉字", "hanzi");
pub const WORDS: Text = Text("词", "words");
pub const WITHIN: Text = Text("符合要求", "within the limit");
pub const SHORT: Text = Text("还差{n}{unit}", "{n} {unit} short");
pub const OVER: Text = Text("超出{n}{unit}", "{n} {unit} over");
