//! What the list of open attempts says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const UNFINISHED: Text = Text("未交卷的作答", "Open attempts");
pub const KEYS_RECOVERY: Text = Text("未交卷的作答", "Open attempts");
pub const HINT_RESUME: Text = Text("继续作答", "Go on");
pub const DO_RESUME: Text =
    Text("继续：文字、光标、剩余时间如旧", "go on: text, caret and time as they were");
pub const HINT_SET_ASIDE: Text = Text("搁置", "Set aside");
pub const DO_SET_ASIDE: Text =
    Text("移出列表（文件保留在磁盘上）", "take it off the list (the files stay on the disk)");
pub const HINT_LATER: Text = Text("以后再说", "Later");
pub const DO_LATER: Text = Text("先不处理", "not now");
pub const INTRO: Text = Text("上次离开时的文字都在：", "Everything is as you left it:");
pub const CHARS: Text = Text("{n} 字", "{n} chars");
pub const LEFT: Text = Text("剩余 {time}", "{time} left");
pub const OVER: Text = Text("超时 {time}", "{time} over");
pub const ASK_ASIDE: Text = Text("搁置这次作答？", "Set this attempt aside?");
pub const ASK_ASIDE_1: Text = Text(
    "它不再列出，文件移到 attempts/.set-aside。",
    "It is listed no more; its files move to attempts/.set-aside.",
);
pub const SET_ASIDE: Text = Text("搁置", "Set aside");
pub const WAS_SET_ASIDE: Text = Text("已移到 {path}", "moved to {path}");
