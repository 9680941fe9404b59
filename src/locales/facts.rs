//! Limits, times and shares in words.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const LIMIT_UNKNOWN: Text = Text("题干未给出可识别的字数要求", "no limit that could be understood");
pub const LIMIT_RANGE: Text = Text("{min}—{max}字（{unit}）", "{min}–{max} ({unit})");
pub const LIMIT_MAX: Text = Text("不超过{max}字（{unit}）", "at most {max} ({unit})");
pub const LIMIT_MIN: Text = Text("不少于{min}字（{unit}）", "at least {min} ({unit})");
pub const LIMIT_ABOUT: Text = Text("{about}字左右（{unit}，±10%）", "about {about} ({unit}, ±10%)");
pub const UNIT_CELLS: Text = Text("按答题卡格数", "cells of the sheet");
pub const UNIT_CHARS: Text = Text("按 Word 字数", "characters as Word counts");
pub const UNIT_HANZI: Text = Text("只计汉字", "hanzi only");
pub const UNIT_WORDS: Text = Text("按单词", "words");
pub const MINUTES: Text = Text("{n}分", "{n} min");
