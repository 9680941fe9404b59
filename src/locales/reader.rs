//! What the reader says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const READER: Text = Text("阅读", "Reader");
pub const KEYS_READER: Text = Text("阅读与笔记", "Reading and notes");
pub const KEYS_SIDE: Text = Text("目录、笔记", "Contents, notes");
pub const KEYS_PICK: Text = Text("选句", "Picking");
pub const KEYS_NOTE: Text = Text("写笔记", "A note");

pub const HINT_CONTENTS: Text = Text("目录", "Contents");
pub const DO_CONTENTS: Text = Text("目录：打开或收起", "contents, and away");
pub const HINT_NOTES: Text = Text("笔记", "Notes");
pub const DO_NOTES: Text = Text("自己的标记和笔记：打开或收起", "own marks and notes, and away");
pub const DO_SIDE: Text = Text("在正文与目录（笔记）之间切换", "between the text and what stands beside it");
pub const HINT_MARK: Text = Text("标记", "Mark");
pub const DO_MARK: Text =
    Text("标记选中的文字；没有选中则开始选句", "mark what is selected; else pick a sentence");
pub const DO_MARK_PICKED: Text = Text("标记；再按一次取消标记", "mark; again: unmark");
pub const HINT_WRITE: Text = Text("写笔记", "Note");
pub const DO_WRITE: Text =
    Text("给当前标记（或选中的文字）写笔记", "write a note on the mark or the selection");
pub const DO_NEXT_MARK: Text = Text("下一处标记", "next mark");
pub const DO_PREVIOUS_MARK: Text = Text("上一处标记", "previous mark");
pub const HINT_FIGURES: Text = Text("数字", "Figures");
pub const DO_FIGURES: Text = Text("突出数字", "show the figures");
pub const HINT_NAMES: Text = Text("文件名", "Names");
pub const DO_NAMES: Text = Text("突出《文件名》和文号", "show the names of documents");
pub const DO_EXPORT: Text =
    Text("把这个资料包的笔记导出为 Markdown", "write the pack's notes out as Markdown");
pub const HINT_OUTLINE: Text = Text("对照提纲", "Outline");
pub const DO_OUTLINE: Text = Text("与提纲对照着读", "beside its outline");
pub const HINT_JUMP: Text = Text("跳到", "Jump");
pub const DO_JUMP: Text = Text("跳到那里", "go there");
pub const HINT_DELETE: Text = Text("删除", "Delete");
pub const DO_DELETE: Text = Text("删除选中的标记", "delete the selected mark");
pub const DO_NEXT_SENTENCE: Text = Text("下一句", "next sentence");
pub const DO_PREVIOUS_SENTENCE: Text = Text("上一句", "previous sentence");
pub const DO_EXTEND: Text = Text("多选一句", "one sentence more");
pub const DO_SHRINK: Text = Text("少选一句", "one sentence less");
pub const HINT_PICK_END: Text = Text("不选了", "Stop");
pub const DO_PICK_END: Text = Text("不选了", "stop picking");
pub const HINT_KEEP: Text = Text("记下", "Keep");
pub const DO_KEEP: Text = Text("记下（清空则只留标记）", "keep (emptied: only the mark stays)");

pub const NO_CONTENTS: Text = Text("没有编号或小标题", "no numbered headings");
pub const NO_NOTES: Text = Text("还没有标记；按 m 选句标记", "no marks yet; m picks a sentence");
pub const NO_MARK: Text = Text("先用 m 标记一处", "mark something first: m");
pub const MARKED: Text = Text("已标记；按 e 写笔记", "marked; e writes a note");
pub const UNMARKED: Text = Text("已取消标记", "unmarked");
pub const HAS_NOTE: Text =
    Text("这处标记有笔记；要删除请到笔记栏（l）", "this mark bears a note; delete it in the notes (l)");
pub const WRITE_HERE: Text = Text("在此写笔记", "write a note here");
pub const NOTE_ON: Text = Text("笔记", "Note");
pub const ASK_DELETE: Text = Text("删除这处标记？", "Delete this mark?");
pub const ASK_DELETE_1: Text = Text("它的笔记会一起删除。", "Its note goes with it.");
pub const DELETE_IT: Text = Text("删除", "Delete");
pub const GONE: Text = Text("（原文已改）", "(no longer in the text)");
pub const FIGURES_SHOWN: Text = Text("突出数字：{n} 处", "figures: {n}");
pub const NAMES_SHOWN: Text = Text("突出文件名：{n} 处", "names of documents: {n}");
pub const PLAIN_AGAIN: Text = Text("不再突出", "plain again");
pub const EXPORTED: Text = Text("笔记已导出：{path}", "notes written to {path}");
pub const CHARS: Text = Text("{n} 字", "{n} characters");
pub const WORDS: Text = Text("{n} 词", "{n} words");
pub const MARKS: Text = Text("标记 {n}", "{n} marks");
pub const READ: Text = Text("读到 {share}", "{share} read");
