//! What `celun doctor` says.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const OPEN_TO_OTHERS: Text = Text(
    "{path}：本机其他用户可以查看，修复会改为仅本人可读（700）",
    "{path}: other users of this machine may look into it; a repair closes it (mode 700)",
);
pub const TEMP: Text = Text(
    "{path}：程序被强行结束时留下的临时文件，下次启动会清理",
    "{path}: left by a program that was killed; the next start of celun clears it away",
);
pub const FOREIGN: Text =
    Text("{path}：不是本程序的内容，未作处理", "{path}: not of this program; left alone");
pub const NO_PAPER: Text = Text(
    "{path}：套卷还没写成就中断了，修复会移到 papers/.set-aside；其中的作答按单题列出",
    "{path}: a mock paper that was cut off before it was written; a repair moves it to papers/.set-aside, its attempts stand for themselves",
);
pub const PAPER_ASIDE: Text = Text(
    "；修复会移到 papers/.set-aside，其中的作答按单题列出",
    "; a repair moves it to papers/.set-aside, its attempts stand for themselves",
);
pub const NO_QUESTION: Text = Text(
    "{path}：套卷中“{title}”的作答不见了",
    "{path}: the attempt of “{title}” in this mock paper is not there",
);
pub const EMPTY: Text =
    Text("{path}：文件夹里没有作答的内容", "{path}: nothing of an attempt is in this folder");
pub const DIFFERS: Text = Text(
    "{path}：与书写记录的最后文本不同，两份都保留",
    "{path}: is not the last text of the journal; both are kept",
);
pub const HEADLESS: Text = Text(
    "{path}：书写记录缺了开头，正文和题目还在，模式和限时不明",
    "{path}: the journal has lost its head; text and question are known, mode and minutes are not",
);
pub const ESSAY: Text = Text("{path}：缺失或不是文本", "{path}: missing or not a text");
pub const IN_JOURNAL: Text = Text("；书写记录里有 {n} 字", "; the journal has {n} characters of it");
pub const LOST: Text = Text("{path}：{lost}", "{path}: {lost}");
pub const KEPT_ASIDE: Text =
    Text("；修复会把它改名另存，从头记起", "; a repair renames it, and a new one begins");

pub const ABOUT: Text = Text(
    "检查数据文件夹：作答、套卷、笔记、设置、资料包",
    "examine the data folder: attempts, mock papers, notes, settings, packs",
);
pub const REPAIR: Text = Text(
    "能修的修好：损坏的文件改名另存，从书写记录恢复；不删除任何内容",
    "mend what can be mended: damaged files are renamed and restored from the journal; nothing is deleted",
);
pub const SUMMARY: Text = Text(
    "{folder}：已交卷 {handed_in}，未交卷 {open}，另存 {aside}",
    "{folder}: {handed_in} handed in, {open} open, {aside} set aside",
);
pub const MENDED: Text = Text("已修复  ", "mended  ");
pub const CAN_BE_MENDED: Text = Text("可修复  ", "mendable  ");
pub const NOTED: Text = Text("请留意  ", "note  ");
pub const FOUND: Text = Text(
    "还有 {n} 处问题；标“可修复”的可用 celun doctor --repair 处理",
    "{n} problem(s) left; celun doctor --repair mends those marked mendable",
);
