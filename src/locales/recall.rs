//! What recall says: grades, drills, sessions, notes written out.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const RECALL: Text = Text("默写", "Recall");
pub const NOTES_OF: Text = Text("《{pack}》笔记", "Notes on {pack}");

pub const AGAIN: Text = Text("忘了", "Forgot");
pub const HARD: Text = Text("困难", "Hard");
pub const GOOD: Text = Text("记得", "Good");
pub const EASY: Text = Text("熟练", "Easy");
pub const IS_MISSED: Text = Text("作答中遗漏", "missed in an attempt");
pub const IS_DUE: Text = Text("该默写了", "due");
pub const IS_KNOWN: Text = Text("已学", "known");
pub const IS_NEW: Text = Text("未学", "new");
pub const DUE: Text = Text("待默写 {n}", "{n} due");
pub const LEARNED: Text = Text("已学 {n}", "{n} learned");
pub const POINTS: Text = Text("{n} 点", "{n} points");

pub const DRILLS: Text = Text("怎样默写", "How to recall");
pub const KEYS_DRILLS: Text = Text("默写方式", "Drills");
pub const REVEAL: Text = Text("揭示", "Reveal");
pub const TYPE: Text = Text("默写", "Type");
pub const ORDER: Text = Text("排序", "Order");
pub const CLOZE: Text = Text("填空", "Fill in");
pub const WHAT_REVEAL: Text = Text("盖住要点，想一条，看一条", "points are hidden: think, then look");
pub const WHAT_TYPE: Text = Text("凭记忆逐条写出，随即比对", "type each from memory, compared at once");
pub const WHAT_ORDER: Text = Text("打乱的要点，排回原来的次序", "put shuffled points in order");
pub const WHAT_CLOZE: Text = Text("补出范文和要点中的关键词", "fill in the key words");
pub const N_POINTS: Text = Text("{n} 点", "{n} points");
pub const N_GROUPS: Text = Text("{n} 组", "{n} groups");
pub const N_TEXTS: Text = Text("{n} 段", "{n} texts");
pub const HINT_BEGIN: Text = Text("开始", "Begin");
pub const DO_BEGIN: Text = Text("开始这种练习", "begin this drill");
pub const NOT_FIT: Text = Text("这份提纲没有可{drill}的内容", "nothing in this outline fits: {drill}");

pub const KEYS_RECALL: Text = Text("默写", "Recall");
pub const KEYS_GRADES: Text = Text("打分", "Grades");
pub const KEYS_ORDER: Text = Text("排序", "Ordering");
pub const KEYS_OVER: Text = Text("结束", "The end");
pub const KEYS_REVEAL: Text = Text("揭示", "Revealing");
pub const HINT_CHECK: Text = Text("对照", "Check");
pub const DO_CHECK: Text = Text("对照答案（什么都没写就是看答案）", "check; with nothing typed: look");
pub const HINT_FILL: Text = Text("填入", "Fill in");
pub const HINT_TAKE: Text = Text("按建议打分", "Take the grade");
pub const DO_TAKE: Text = Text("按建议打分，下一题", "take the proposed grade and go on");
pub const DO_AGAIN: Text = Text("忘了：稍后再来一遍", "forgot: it comes again soon");
pub const DO_HARD: Text = Text("困难：想起来了，但费劲", "hard: it took an effort");
pub const DO_GOOD: Text = Text("记得", "good: remembered");
pub const DO_EASY: Text = Text("熟练：脱口而出", "easy: at once");
pub const HINT_SKIP: Text = Text("跳过", "Skip");
pub const DO_SKIP: Text = Text("跳过这一题，不打分", "leave this one out, without a grade");
pub const HINT_OTHER: Text = Text("换练法", "Other drill");
pub const DO_OTHER: Text = Text("同一张卡片换一种练法", "another drill for the same card");
pub const HINT_LIFT: Text = Text("上移", "Up");
pub const DO_LIFT: Text = Text("把选中的要点上移", "move the point up");
pub const HINT_SINK: Text = Text("下移", "Down");
pub const DO_SINK: Text = Text("把选中的要点下移", "move the point down");
pub const HINT_REVEAL: Text = Text("看下一条", "Reveal");
pub const DO_REVEAL: Text = Text("揭示下一条", "reveal the next point");
pub const HINT_LESS: Text = Text("少盖一级", "Hide less");
pub const DO_LESS: Text = Text("少盖一级，重新开始", "hide a level less and begin anew");
pub const DO_MORE: Text = Text("多盖一级，重新开始", "hide a level more and begin anew");

pub const ASK_POINT: Text = Text("凭记忆写出第 {n} 点", "Point {n}, from memory");
pub const ASK_ORDER: Text = Text("把下面的要点排回原来的次序", "Put the points in order");
pub const ASK_CLOZE: Text = Text("第 {n} 空，共 {of} 空", "blank {n} of {of}");
pub const TYPE_HERE: Text = Text("在此写出；想不起来就直接按 Enter", "type here; Enter to look");
pub const FILL_HERE: Text = Text("在此填写", "fill in here");
pub const YOU_WROTE: Text = Text("你写的", "You wrote");
pub const YOU_FILLED: Text = Text("你填的", "You filled in");
pub const NOTHING_WRITTEN: Text = Text("（没有写）", "(nothing)");
pub const SHARE: Text = Text("说出 {share}", "{share} of it said");
pub const MISTAKEN: Text = Text("你写的是第 {n} 点", "what you wrote is point {n}");
pub const RIGHT_ORDER: Text = Text("原来的次序", "The right order");
pub const IN_PLACE: Text = Text("{n}/{of} 在位", "{n} of {of} in order");
pub const RIGHT_BLANKS: Text = Text("填对 {n}/{of}", "{n} of {of} right");
pub const PROPOSED: Text = Text("建议：{grade}", "proposed: {grade}");
pub const MINUTES_LATER: Text = Text("10分钟", "10 min");
pub const DAYS_LATER: Text = Text("{n}天", "{n}d");
pub const LEFT: Text = Text("还剩 {n}", "{n} left");
pub const LEVEL: Text = Text("盖住第 {n} 级起", "hidden from level {n} on");
pub const ALL_SHOWN: Text = Text("全部揭示了", "all is shown");
pub const HIDDEN_LEFT: Text = Text("还盖着 {n} 条", "{n} hidden");

pub const OVER: Text = Text("这一轮完成了", "Done");
pub const OVER_CARDS: Text = Text("默写了 {n} 张卡片", "{n} cards recalled");
pub const OVER_DUE: Text = Text("还有 {n} 张到期", "{n} more are due");
pub const OVER_NONE_DUE: Text = Text("没有到期的卡片了", "nothing more is due");
pub const HINT_MORE_DUE: Text = Text("继续", "Go on");
pub const DO_MORE_DUE: Text = Text("继续默写到期的卡片", "go on with the cards that are due");
pub const NOTHING_DUE: Text = Text(
    "现在没有到期的卡片；到提纲室选一份提纲，按 m 开始默写",
    "nothing is due now; choose an outline in the study room and press m",
);
pub const NOT_KEPT: Text = Text("打分还没有存到磁盘：{why}", "the grade is not on the disk yet: {why}");
