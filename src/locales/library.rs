//! What the library says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const LIBRARY: Text = Text("题库", "Library");
pub const KEYS_LIBRARY: Text = Text("题库", "Library");
pub const HINT_OPEN: Text = Text("审题", "Read");
pub const DO_OPEN: Text = Text("打开题目", "open the question");
pub const DO_FILTER: Text =
    Text("边输入边筛选（题目、文种、题干、资料包）", "filter as you type (title, genre, prompt, pack)");
pub const HINT_RANDOM: Text = Text("随机", "Random");
pub const DO_RANDOM: Text = Text("随机抽一道题", "draw a question at random");
pub const HINT_HISTORY: Text = Text("记录", "History");
pub const DO_HISTORY: Text = Text("全部作答记录", "every attempt");
pub const HINT_QUIT: Text = Text("退出", "Quit");
pub const DO_QUIT: Text = Text("退出程序", "quit");

pub const COL_TITLE: Text = Text("题目", "Question");
pub const COL_GENRE: Text = Text("文种", "Genre");
pub const COL_LIMIT: Text = Text("字数", "Limit");
pub const COL_MINUTES: Text = Text("时限", "Time");
pub const PACK_COUNT: Text = Text("{n} 题", "Questions: {n}");
pub const ORDER_PACK: Text = Text("按资料包", "by pack");
pub const ORDER_GENRE: Text = Text("按文种", "by genre");
pub const ORDER_LIMIT: Text = Text("按字数", "by limit");
pub const ORDER_MINUTES: Text = Text("按时限", "by time");
pub const DRAWN: Text = Text("抽到：{title}", "drawn: {title}");
pub const NOTHING_FOUND: Text = Text("没有符合“{filter}”的题目", "no question matches “{filter}”");
pub const NOTHING_HERE: Text = Text("题库里还没有题目", "there is no question in the library yet");
pub const COUNT: Text = Text("{n} 题", "Questions: {n}");
pub const COL_ATTEMPTS: Text = Text("作答", "Tries");
pub const COL_BEST: Text = Text("最佳", "Best");
pub const OPEN_MARK: Text = Text("…", "…");
pub const ORDER_ATTEMPTS: Text = Text("作答少的在前", "least tried first");
pub const ORDER_BEST: Text = Text("覆盖率低的在前", "lowest coverage first");
pub const HINT_UNFINISHED: Text = Text("未交卷", "Unfinished");
pub const DO_UNFINISHED: Text = Text("继续未交卷的作答", "go on with an open attempt");
pub const NOTHING_UNFINISHED: Text = Text("没有未交卷的作答", "there is no open attempt");
pub const HINT_STUDY: Text = Text("提纲", "Study");
pub const DO_STUDY: Text =
    Text("提纲室：提纲、理论、资料、范文", "study room: outlines, theory, materials, essays");
pub const HINT_RECALL: Text = Text("默写", "Recall");
pub const DO_RECALL: Text = Text("默写到期的卡片", "recall the cards that are due");
pub const DUE: Text = Text("待默写 {n}", "{n} to recall");
