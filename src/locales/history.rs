//! What the history of attempts says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const HISTORY: Text = Text("记录", "History");
pub const KEYS_HISTORY: Text = Text("作答记录", "History");
pub const HINT_OPEN: Text = Text("打开", "Open");
pub const DO_OPEN: Text =
    Text("看对照或套卷报告；未交卷的继续作答", "see the report; go on with an open one");
pub const DO_FILTER: Text =
    Text("边输入边筛选（题目、文种、日期、状态）", "filter as you type (title, genre, date, state)");
pub const HINT_SET_ASIDE: Text = Text("移走", "Set aside");
pub const DO_SET_ASIDE: Text =
    Text("移出记录（文件保留在 .set-aside）", "take out of the history (the files are kept in .set-aside)");

pub const KEYS_PAPER: Text = Text("记录中的套卷", "A mock paper in the history");
pub const HINT_TOGGLE: Text = Text("展开/收起", "Unfold");
pub const DO_UNFOLD: Text = Text("展开套卷的各题", "list the questions of a paper");
pub const DO_FOLD: Text = Text("收起套卷", "put its questions away");
pub const DO_TOGGLE: Text = Text("展开或收起套卷", "list its questions, or put them away");
pub const PAPER: Text = Text("套卷 {title}", "Paper: {title}");
pub const QUESTIONS: Text = Text("{n}题", "{n} questions");
pub const WITH_ITS_PAPER: Text = Text(
    "这道题属于一份套卷：请在套卷那一行移走整份",
    "this question belongs to a paper: set the whole paper aside, on its own row",
);
pub const CHOOSE_QUESTION: Text =
    Text("请展开套卷（→），选一道题再比较", "unfold the paper (→) and choose a question to compare");

pub const COL_WHEN: Text = Text("时间", "Date");
pub const COL_TITLE: Text = Text("题目", "Question");
pub const COL_MODE: Text = Text("模式", "Mode");
pub const COL_COVERAGE: Text = Text("覆盖", "Cover");
pub const COL_COUNT: Text = Text("字数", "Count");
pub const COL_TIME: Text = Text("用时", "Time");
pub const COL_VERDICT: Text = Text("字数要求", "Limit");

pub const OPEN: Text = Text("未交卷", "open");
pub const UNREADABLE: Text = Text("无法读取", "error");
pub const COUNT: Text = Text("{n} 次作答", "{n} attempts");
pub const ORDER_NEWEST: Text = Text("按时间", "newest first");
pub const ORDER_QUESTION: Text = Text("按题目", "by question");
pub const ORDER_COVERAGE: Text = Text("按覆盖率", "by coverage");
pub const ORDER_TIME: Text = Text("按用时", "by time used");
pub const NOTHING_HERE: Text =
    Text("还没有作答记录：在题库中选一道题开始", "no attempt yet: choose a question in the library");
pub const NOTHING_FOUND: Text = Text("没有符合“{filter}”的记录", "no attempt matches “{filter}”");

pub const WRITTEN: Text =
    Text("已写{n}字，用时 {time}；回车继续作答", "{n} characters in {time}; Enter goes on");
pub const NO_REPORT: Text = Text("没有对照结果", "no report");
pub const TREND: Text = Text("{n}次 · 最好 {best} · 最近 {last}", "{n} attempts · best {best} · last {last}");
pub const TREND_TITLE: Text = Text("覆盖率走势", "Coverage over time");
pub const ASK_SET_ASIDE: Text = Text("移走这次作答？", "Set this attempt aside?");
pub const ASK_SET_ASIDE_1: Text =
    Text("它不再出现在记录中，文件保留在：", "It leaves the history; its files are kept in:");
pub const SET_IT_ASIDE: Text = Text("移走", "Set aside");
pub const SET_ASIDE: Text = Text("已移到 {path}", "moved to {path}");
