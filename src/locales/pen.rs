//! What the calibration of the pen clock says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const PEN: Text = Text("手写速度", "Handwriting");
pub const WHY: Text = Text(
    "打字比手写快得多，计时会显得宽裕。考场里的“笔”钟把打出的每个字按手写速度计时，剩多少时间、要少写多少字，都按真上考场来算。",
    "Typing is much faster than writing by hand, so a typed rehearsal flatters. The pen clock charges every character at the \
     speed of your hand: it shows the time a pen would have left, and what it would have to leave out.",
);
pub const HOW: Text = Text(
    "备好纸笔，按 Enter 开始，用考试的字迹照抄下面这段话，抄完再按 Enter。",
    "Take paper and a pen. Enter starts; copy this passage as you would write in the exam; Enter again when it is done.",
);
pub const NOW: Text = Text("现在按每分钟 {n} 字计", "{n} hanzi or {words} words a minute at present");
pub const COPYING: Text = Text("照抄中……", "copying …");
pub const MEASURED: Text = Text("每分钟 {n} 字", "{n} hanzi or {words} words a minute");
pub const UNBELIEVABLE: Text = Text(
    "不像手写的速度（每分钟 {least}—{most} 字才采信），请再测一次",
    "no handwriting (believed: {least}–{most} hanzi a minute); try again",
);
pub const KEPT: Text =
    Text("手写速度已记为每分钟 {n} 字", "handwriting: {n} hanzi or {words} words a minute from now on");
pub const HINT_BEGIN: Text = Text("开始", "Start");
pub const DO_BEGIN: Text = Text("开始计时，照抄短文", "start the clock and copy the passage");
pub const HINT_STOP: Text = Text("抄完了", "Done");
pub const DO_STOP: Text = Text("抄完了，停表", "it is copied: stop the clock");
pub const HINT_AGAIN: Text = Text("重来", "Again");
pub const DO_AGAIN: Text = Text("重新来过", "once more");
pub const HINT_TAKE: Text = Text("采用", "Use it");
pub const DO_TAKE: Text = Text("采用这个速度，记入设置", "use this speed, and keep it in the settings");
pub const HINT_LEAVE: Text = Text("不改", "Leave it");
pub const DO_LEAVE: Text = Text("不改，返回", "leave the speed as it was");
