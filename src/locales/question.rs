//! What the screen of a question says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const QUESTION: Text = Text("审题", "Question");
pub const KEYS_QUESTION: Text = Text("审题", "Question");
pub const HINT_START: Text = Text("开始作答", "Start writing");
pub const DO_START: Text = Text("开始练习：进入考场，开始计时", "start practice: the clock runs");
pub const HINT_PANE: Text = Text("换窗格", "Other pane");
pub const DO_PANE: Text = Text("在题干与资料之间切换", "between prompt and material");
pub const HINT_TAB: Text = Text("下一份", "Next");
pub const DO_TAB: Text = Text("下一份资料", "next material");
pub const DO_TAB_BACK: Text = Text("上一份资料", "previous material");
pub const HINT_OUTLINE: Text = Text("看提纲", "Outline");
pub const DO_OUTLINE: Text =
    Text("看参考提纲（作答记录会注明）", "read the outline (the attempt will say so)");
pub const PROMPT: Text = Text("题干", "Prompt");
pub const OUTLINE: Text = Text("参考提纲", "Outline");
pub const PARTS: Text = Text("要件", "Parts");
pub const SCORE: Text = Text("{n}分", "{n} points");
pub const TIME: Text = Text("建议{n}分钟", "{n} minutes");
pub const HIDDEN: Text = Text("参考提纲交卷后可见", "the outline is shown after hand-in");
pub const ASK_OUTLINE: Text = Text("现在看参考提纲？", "Read the outline now?");
pub const ASK_OUTLINE_1: Text = Text("先自己写，再对照，收获更大。", "You gain more by writing first.");
pub const ASK_OUTLINE_2: Text =
    Text("看过之后，这次作答会注明“看过提纲”。", "The attempt will say that the outline was read.");
pub const OPEN_IT: Text = Text("看提纲", "Read it");
pub const ASK_RESUME: Text = Text("继续上次作答？", "Go on with the open attempt?");
pub const ASK_RESUME_1: Text =
    Text("{date} 开始的作答还没有交卷，已写 {n} 字。", "Begun {date}, not handed in, {n} characters so far.");
pub const ASK_RESUME_2: Text = Text("另起一次的话，它仍会保留。", "It is kept even if you start anew.");
pub const RESUME: Text = Text("继续", "Go on");
pub const START_ANEW: Text = Text("另起一次", "Start anew");
