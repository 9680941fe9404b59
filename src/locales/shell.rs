//! What the shell of the screens says: bars, keys, dialogs, refusals to start.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const PROGRAM: Text = Text("策论", "celun");
pub const HELP: Text = Text("帮助", "Help");
pub const CANCEL: Text = Text("取消", "Cancel");
pub const COPIED: Text = Text("已复制", "copied");
pub const TOO_SMALL: Text = Text(
    "窗口太小：需要 {w}×{h}\n现在是 {now_w}×{now_h}",
    "Window too small: {w}×{h} needed\nnow {now_w}×{now_h}",
);

pub const KEYS_ANYWHERE: Text = Text("任何界面", "Everywhere");
pub const KEYS_LIST: Text = Text("列表", "Lists");
pub const KEYS_HELP: Text = Text("帮助", "Help");
pub const KEYS_CONFIRM: Text = Text("对话框", "Dialogs");

pub const HINT_HELP: Text = Text("帮助", "Help");
pub const HINT_CLOSE: Text = Text("关闭", "Close");
pub const HINT_CHOOSE: Text = Text("选定", "Choose");
pub const HINT_CANCEL: Text = Text("取消", "Cancel");
pub const HINT_BACK: Text = Text("返回", "Back");

pub const DO_HELP: Text = Text("本界面的全部按键", "every key of this screen");
pub const DO_SETTINGS: Text =
    Text("设置：语言、主题、答题卡、手写速度", "settings: language, theme, sheet, handwriting");
pub const DO_QUIT: Text = Text("退出程序（未交卷的作答会保留）", "quit (open attempts are kept)");
pub const DO_CLOSE: Text = Text("关闭", "close");
pub const DO_CHOOSE: Text = Text("按下选中的按钮", "press the chosen button");
pub const DO_YES: Text = Text("是", "yes");
pub const DO_CANCEL: Text = Text("取消", "cancel");
pub const DO_NEXT_CHOICE: Text = Text("换一个按钮", "the other button");
pub const DO_BACK: Text = Text("返回上一界面", "back to the screen before");
pub const DO_UP: Text = Text("上一项", "previous");
pub const DO_DOWN: Text = Text("下一项", "next");
pub const DO_PAGE_UP: Text = Text("上一页", "page up");
pub const DO_PAGE_DOWN: Text = Text("下一页", "page down");
pub const DO_TOP: Text = Text("第一项", "first");
pub const DO_BOTTOM: Text = Text("最后一项", "last");

pub const NO_TERMINAL: Text = Text(
    "这里不是终端，无法打开界面；请在终端中直接运行，或改用 celun list 等子命令",
    "not a terminal, so there is no screen to draw on; run it in a terminal, or use a subcommand such as celun list",
);
pub const DUMB_TERMINAL: Text = Text(
    "终端类型是 TERM={term}，不能绘制界面；请换一个终端，或改用 celun list 等子命令",
    "TERM={term} cannot draw screens; use another terminal, or a subcommand such as celun list",
);
pub const TERMINAL_FAILED: Text = Text("终端出错：{why}", "the terminal failed: {why}");
pub const TERMINAL_LOST: Text =
    Text("终端已断开；未交卷的作答已保存", "the terminal is gone; open attempts are kept");
pub const PANICKED: Text = Text(
    "celun：程序内部出错。已写的内容都在磁盘上，再次启动即可继续。出错信息：",
    "celun: an internal error. What was written is on disk; start again to go on. The error:",
);
pub const TMUX_NOT_UTF8: Text = Text(
    "tmux is not in UTF-8 mode, Chinese becomes ____: run tmux -u (请用 tmux -u)",
    "tmux is not in UTF-8 mode, Chinese becomes ____: run tmux -u",
);

pub const CAUGHT_UP: Text = Text("刚才没能保存的都已保存", "what could not be saved before is saved now");
pub const QUIT_UNKEPT: Text = Text(
    "笔记或默写记录还没存上，再退出一次就会丢失：{why}",
    "notes or grades are not saved; quit once more to lose them: {why}",
);
pub const WAS_UNKEPT: Text =
    Text("退出时有笔记或默写记录没能保存：{why}", "notes or grades could not be saved at the end: {why}");
pub const WIDE_AMBIGUOUS: Text = Text(
    "终端把“—”按两格显示，排版会错位：请把“歧义宽度字符”设为窄（一格）",
    "the terminal shows “—” two columns wide: set ambiguous-width characters to narrow",
);

pub const SETTINGS: Text = Text("设置", "Settings");
pub const KEYS_SETTINGS: Text = Text("设置", "Settings");
pub const HINT_CHANGE: Text = Text("更改", "Change");
pub const DO_CHANGE: Text = Text("下一个选项", "next choice");
pub const DO_CHANGE_BACK: Text = Text("上一个选项", "previous choice");
pub const LANGUAGE: Text = Text("语言 Language", "Language 语言");
pub const THEME: Text = Text("主题", "Theme");
pub const AUTOMATIC: Text = Text("自动", "Automatic");
pub const CHINESE: Text = Text("中文", "中文");
pub const ENGLISH: Text = Text("English", "English");
pub const DARK: Text = Text("深色", "Dark");
pub const LIGHT: Text = Text("浅色", "Light");
pub const MONO: Text = Text("单色", "Monochrome");
