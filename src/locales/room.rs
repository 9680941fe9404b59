//! What the writing room says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const ROOM: Text = Text("考场", "Writing room");
pub const KEYS_ROOM: Text = Text("作答", "Writing");
pub const KEYS_READING: Text = Text("看资料", "Reading the material");
pub const KEYS_PAUSED: Text = Text("暂停", "Pause");

pub const HINT_MATERIAL: Text = Text("看资料", "Material");
pub const DO_MATERIAL: Text = Text("到资料窗格", "to the material");
pub const HINT_ESSAY: Text = Text("作答", "Essay");
pub const DO_ESSAY: Text = Text("到作答窗格", "to the essay");
pub const DO_PANE_BACK: Text = Text("上一个窗格", "the pane before");
pub const HINT_HAND_IN: Text = Text("交卷", "Hand in");
pub const DO_HAND_IN: Text = Text("交卷（会先确认）", "hand in (asks first)");
pub const HINT_PAUSE: Text = Text("暂停", "Pause");
pub const DO_PAUSE: Text = Text("暂停计时", "stop the clock");
pub const HINT_GO_ON: Text = Text("继续", "Go on");
pub const DO_GO_ON: Text = Text("继续作答", "go on writing");
pub const HINT_UNDO: Text = Text("撤销", "Undo");
pub const DO_UNDO: Text = Text("撤销", "undo");
pub const DO_REDO: Text = Text("重做", "redo");
pub const HINT_LEAVE: Text = Text("离开", "Leave");
pub const DO_LEAVE: Text =
    Text("离开考场（作答保留，可再继续）", "leave (the attempt is kept to go on with)");
pub const DO_ESCAPE: Text = Text("取消选择；再按到资料窗格", "drop the selection; again: to the material");
pub const HINT_OUTLINE: Text = Text("看提纲", "Outline");
pub const DO_OUTLINE: Text =
    Text("看参考提纲（作答记录会注明）", "read the outline (the attempt will say so)");
pub const DO_ZOOM: Text =
    Text("专注：只留当前窗格，收起进度／恢复", "focus: only this pane and no pace, and back");
pub const DO_NEW_LINE: Text = Text("另起一段", "new paragraph");
pub const DO_SAVE: Text = Text("每次按键都已自动保存", "every key is saved already");
pub const DO_LEFT: Text = Text("左移", "left");
pub const DO_RIGHT: Text = Text("右移", "right");
pub const DO_UP: Text = Text("上移一行", "a row up");
pub const DO_DOWN: Text = Text("下移一行", "a row down");
pub const DO_WORD_LEFT: Text = Text("左移一词", "a word left");
pub const DO_WORD_RIGHT: Text = Text("右移一词", "a word right");
pub const DO_ROW_START: Text = Text("行首", "start of the row");
pub const DO_ROW_END: Text = Text("行尾", "end of the row");
pub const DO_PARAGRAPH_UP: Text = Text("段首、上一段", "start of the paragraph, the one before");
pub const DO_PARAGRAPH_DOWN: Text = Text("下一段", "next paragraph");
pub const DO_PAGE_UP: Text = Text("上一屏", "a page up");
pub const DO_PAGE_DOWN: Text = Text("下一屏", "a page down");
pub const DO_START: Text = Text("文首", "start of the text");
pub const DO_END: Text = Text("文末", "end of the text");
pub const DO_EXTEND: Text = Text("移动并选择", "move and select");
pub const DO_BACKSPACE: Text = Text("删去前一个字", "delete the character before");
pub const DO_DELETE: Text = Text("删去后一个字", "delete the character after");
pub const DO_DELETE_WORD: Text = Text("删去前一个词", "delete the word before");
pub const DO_DELETE_CLAUSE: Text = Text("删到行首", "delete to the start of the row");
pub const DO_DELETE_REST: Text = Text("删到行尾", "delete to the end of the row");
pub const DO_SELECT_ALL: Text = Text("全选", "select all");
pub const DO_COPY: Text = Text("复制", "copy");
pub const DO_CUT: Text = Text("剪切", "cut");
pub const DO_PASTE: Text = Text("粘贴本程序内复制的文字", "paste what was copied in the program");
pub const DO_SEARCH: Text = Text("查找", "search");
pub const DO_SCROLL_UP: Text = Text("边写边上滚资料", "scroll the material up while writing");
pub const DO_SCROLL_DOWN: Text = Text("边写边下滚资料", "scroll the material down while writing");
pub const DO_TAB: Text = Text("下一份资料", "next material");
pub const DO_TAB_BACK: Text = Text("上一份资料", "previous material");

pub const ESSAY: Text = Text("作答", "Essay");
pub const EMPTY: Text = Text("在此作答……", "Write here …");
pub const LEFT: Text = Text("剩余 {time}", "{time} left");
pub const OVERTIME: Text = Text("超时 {time}", "{time} over");
pub const PAUSED: Text = Text("已暂停", "Paused");
pub const PAUSED_STATUS: Text = Text("已暂停 · 剩余 {time}", "paused · {time} left");
pub const PAUSED_HINT: Text = Text("计时停止。按 Enter 继续。", "The clock stands. Enter goes on.");
pub const SAVED: Text = Text("✓ 已保存", "✓ saved");
pub const NOT_SAVED: Text = Text("! 未保存", "! not saved");
pub const SAVE_NOTICE: Text =
    Text("每次按键都已写入磁盘，不用手动保存", "every key is on the disk already; there is nothing to save");
pub const CELLS: Text = Text("格", "cells");
pub const CHARS: Text = Text("字", "chars");
pub const HANZI: Text = Text("汉字", "hanzi");
pub const WORDS: Text = Text("词", "words");
pub const ROOM_LEFT: Text = Text("还可写 {n}", "room for {n}");
pub const OVER_BY_UNIT: Text = Text("按{unit}计超{n}", "{n} over by {unit}");
pub const SHORT_BY_UNIT: Text = Text("按{unit}计差{n}", "{n} short by {unit}");
pub const KEPT_BY_UNIT: Text = Text("按{unit}计合格", "kept by {unit}");
pub const PAST_ON_PAPER: Text = Text("卷面已过{n}格", "past {n} on paper");
pub const HINT_SEPARATOR: Text = Text("、", ", ");
pub const NOTHING_WRITTEN: Text = Text("答卷还是空的，写了再交", "there is nothing to hand in yet");

pub const ASK_HAND_IN: Text = Text("交卷？", "Hand in?");
pub const HAND_IN: Text = Text("交卷", "Hand in");
pub const ASK_COUNTS: Text =
    Text("{cells} 格 · {chars} 字 · {hanzi} 汉字", "{cells} cells · {chars} characters · {hanzi} hanzi");
pub const ASK_COUNTS_WORDS: Text = Text("{words} 词", "{words} words");
pub const ASK_LIMIT: Text = Text("要求{limit}：{verdict}", "{limit}: {verdict}");
pub const ASK_TIME: Text = Text("用时 {time}，限时 {minutes} 分钟", "{time} used of {minutes} minutes");
pub const ASK_FINAL: Text = Text("交卷后不能再改。", "It cannot be changed afterwards.");
pub const ASK_GAP: Text = Text("计时中断", "The clock was interrupted");
pub const ASK_GAP_1: Text = Text("电脑停顿或休眠了 {time}。", "The computer stood or slept for {time}.");
pub const ASK_GAP_2: Text = Text("这段时间算作作答时间吗？", "Does that count as writing time?");
pub const COUNT_GAP: Text = Text("计入", "Count it");
pub const LEAVE_GAP: Text = Text("不计", "Leave it out");
pub const KEPT: Text =
    Text("作答已保留，在题库按 u 可继续", "the attempt is kept; u in the library goes on with it");
pub const NOT_HANDED_IN: Text = Text(
    "没有交上：{why}。作答照旧，可以接着写，也可以再交",
    "not handed in: {why}. The attempt goes on; write or hand in again",
);
pub const HANDED_IN: Text = Text("已交卷 · 覆盖率 {coverage}", "handed in · coverage {coverage}");
