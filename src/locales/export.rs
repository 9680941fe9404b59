//! Exported attempts.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const COLON: Text = Text("：", ": ");
pub const DATE: Text = Text("交卷", "Handed in");
pub const GENRE: Text = Text("文种", "Genre");
pub const MODE: Text = Text("方式", "Mode");
pub const PRACTICE: Text = Text("练习", "practice");
pub const EXAM: Text = Text("模考", "exam");
pub const TIME: Text = Text("用时", "Time");
pub const MINUTES: Text = Text("{n}分钟", "{n} min");
pub const COUNTS: Text = Text("字数", "Length");
pub const COUNTS_TEXT: Text = Text(
    "占格{cells}，字数（含标点）{chars}，汉字{hanzi}",
    "{cells} cells, {chars} characters with marks, {hanzi} hanzi",
);
pub const COVERAGE: Text = Text("覆盖率", "Coverage");
pub const OUTLINE: Text = Text("提纲", "Outline");
pub const OUTLINE_OPENED: Text = Text("作答时看过", "read while writing");
pub const PROMPT: Text = Text("题干", "Prompt");
pub const ESSAY: Text = Text("答卷", "Essay");
pub const REPORT: Text = Text("对照", "Report");
pub const COVERED: Text = Text("已覆盖", "covered");
pub const PARTIAL: Text = Text("部分", "partial");
pub const MISSING: Text = Text("遗漏", "missing");
