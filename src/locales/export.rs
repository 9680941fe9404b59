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
pub const OVERTIME: Text = Text("超时{time}", "{time} overtime");
pub const PAUSED: Text = Text("暂停{time}", "{time} paused");
pub const LIMIT: Text = Text("字数要求", "Limit");
pub const SEPARATOR: Text = Text("，", ", ");
pub const COVERAGE: Text = Text("覆盖率", "Coverage");
pub const COVERAGE_TEXT: Text = Text(
    "{percent}%，已覆盖{covered}，部分{partial}，遗漏{missing}",
    "{percent}%, {covered} covered, {partial} partial, {missing} missing",
);
pub const WEIGHT: Text = Text("权重{n}", "weight {n}");
pub const NOTES: Text = Text("（{notes}）", " ({notes})");
pub const COUNT: Text = Text("{n}{unit}", "{n} {unit}");
pub const OWN: Text = Text("自判", "own verdict");
pub const EARLY: Text = Text("位置提前", "early");
pub const LATE: Text = Text("位置靠后", "late");
pub const OUTLINE: Text = Text("提纲", "Outline");
pub const OUTLINE_OPENED: Text = Text("作答时看过", "read while writing");
pub const PROMPT: Text = Text("题干", "Prompt");
pub const ESSAY: Text = Text("答卷", "Essay");
pub const REPORT: Text = Text("对照", "Report");
pub const COVERED: Text = Text("已覆盖", "covered");
pub const PARTIAL: Text = Text("部分", "partial");
pub const MISSING: Text = Text("遗漏", "missing");
pub const OWN_AGAINST: Text = Text("自判，程序判为{status}", "own verdict; program: {status}");
pub const OPEN: Text = Text("请自判", "judge yourself");
pub const SCORE: Text = Text("估分", "Score");
pub const SCORE_TEXT: Text = Text("{low}—{high} / {full}分", "{low}–{high} of {full}");
pub const FINDINGS: Text = Text("卷面", "The paper");
pub const NEXT: Text = Text("下一步", "What to do next");
pub const NEAREST: Text = Text("最接近的：“{text}”——{why}", "nearest: “{text}” – {why}");
