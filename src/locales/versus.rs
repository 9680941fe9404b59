//! What the comparison of two attempts says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const VERSUS: Text = Text("两次对比", "Two attempts");
pub const KEYS_VERSUS: Text = Text("两次作答对比", "Two attempts of one question");
pub const HINT_VERSUS: Text = Text("对比", "Compare");
pub const DO_VERSUS: Text =
    Text("与同一题的前一次作答逐点对比", "with the attempt before of the same question, point by point");
pub const HINT_NEXT_CHANGE: Text = Text("下一变化", "Next change");
pub const DO_NEXT_CHANGE: Text = Text("下一个有变化的要点", "next point that changed");
pub const DO_PREVIOUS_CHANGE: Text = Text("上一个有变化的要点", "previous point that changed");
pub const HINT_OLDER: Text = Text("换前次", "Other attempt");
pub const DO_OLDER: Text = Text("换更早的一次", "an earlier attempt");
pub const DO_NEWER: Text = Text("换更近的一次", "a later attempt");
pub const DO_PANE: Text = Text("在提纲与两份作答之间切换", "between outline and the two essays");
pub const ALONE: Text =
    Text("这道题没有更早的、已交卷的作答", "there is no earlier attempt of this question that was handed in");
pub const EARLIER: Text = Text("前次", "earlier");
pub const LATER: Text = Text("本次", "this");
pub const BETTER: Text = Text("进步{n}", "{n} gained");
pub const WORSE: Text = Text("退步{n}", "{n} lost");
pub const SAME: Text = Text("不变{n}", "{n} unchanged");
pub const NO_CHANGE: Text = Text("没有变化的要点", "no point changed");
pub const GAINED: Text = Text("多得约{n}分", "about {n} gained");
pub const LOST: Text = Text("少得约{n}分", "about {n} lost");
pub const UNCHANGED: Text = Text("不变", "unchanged");
pub const NEW_POINT: Text = Text("前次的提纲没有这个要点", "the earlier outline did not have it");
pub const OWN: Text = Text("（自判）", " (your verdict)");
pub const SCORE: Text = Text("估分 {low}—{high} / {full}", "score {low}–{high} of {full}");
