//! What the list of open attempts says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const UNFINISHED: Text = Text("未交卷的作答", "Open attempts");
pub const ELSEWHERE: Text = Text("别处在写", "Written elsewhere");
pub const KEYS_ELSEWHERE: Text = Text("别处在写的作答", "An attempt written elsewhere");
pub const READ_ONLY: Text = Text("只读", "read-only");
pub const WRITTEN_BY: Text =
    Text("另一个 celun 正在写（{holder}），随写随看", "another celun writes it ({holder}); shown live");
pub const FREE_AGAIN: Text =
    Text("那边已经结束，按 Enter 可以接着写", "the other one has ended: Enter goes on with it here");
pub const HINT_TAKE_UP: Text = Text("接着写", "Go on");
pub const DO_TAKE_UP: Text =
    Text("那边退出后在这里接着写", "go on with it here once the other celun has quit");
pub const HINT_BACK: Text = Text("返回", "Back");
pub const DO_BACK: Text = Text("返回", "back");
pub const KEYS_RECOVERY: Text = Text("未交卷的作答", "Open attempts");
pub const HINT_RESUME: Text = Text("继续作答", "Go on");
pub const DO_RESUME: Text =
    Text("继续：文字、光标、剩余时间如旧", "go on: text, caret and time as they were");
pub const HINT_HAND_IN: Text = Text("交卷", "Hand in");
pub const DO_HAND_IN: Text = Text("按现在的文字交卷（会先确认）", "hand it in as it stands (asks first)");
pub const ASK_HAND_IN: Text = Text("按现在的文字交卷？", "Hand it in as it stands?");
pub const ASK_HAND_IN_1: Text =
    Text("已写 {n} 字，交卷后不能再改。", "{n} characters; nothing can be changed afterwards.");
pub const HINT_SET_ASIDE: Text = Text("搁置", "Set aside");
pub const DO_SET_ASIDE: Text =
    Text("移出列表（文件保留在磁盘上）", "take it off the list (the files stay on the disk)");
pub const HINT_LATER: Text = Text("以后再说", "Later");
pub const DO_LATER: Text = Text("先不处理", "not now");
pub const INTRO: Text = Text("上次离开时的文字都在：", "Everything is as you left it:");
pub const CHARS: Text = Text("{n} 字", "{n} chars");
pub const CHARS_OF: Text = Text("{of}题 {n} 字", "{n} chars");
pub const LEFT: Text = Text("剩余 {time}", "{time} left");
pub const TIME_UP: Text = Text("时间已到", "time is up");
pub const LAST_WORDS: Text = Text("写到这里", "Last words");
pub const QUESTION: Text = Text("第{n}题 {title}：{words}", "Q{n} {title}: {words}");
pub const NOTHING: Text = Text("（还没有动笔）", "(nothing written yet)");
pub const CUT_OFF: Text =
    Text("交卷时被中断，继续即可交完。", "The hand-in was cut off; going on brings it to its end.");
pub const OVER: Text = Text("超时 {time}", "{time} over");
pub const ASK_ASIDE: Text = Text("搁置这次作答？", "Set this attempt aside?");
pub const ASK_ASIDE_1: Text = Text(
    "它不再列出，文件移到 attempts/.set-aside。",
    "It is listed no more; its files move to attempts/.set-aside.",
);
pub const ASK_ASIDE_PAPER: Text = Text(
    "整份套卷不再列出，作答移到 attempts/.set-aside，套卷移到 papers/.set-aside。",
    "The whole paper is listed no more; its attempts move to attempts/.set-aside, the paper to papers/.set-aside.",
);
pub const SET_ASIDE: Text = Text("搁置", "Set aside");
pub const WAS_SET_ASIDE: Text = Text("已移到 {path}", "moved to {path}");
