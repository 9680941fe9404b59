//! What is said of exam mode, the answer sheet, clocks and pace.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const DO_SHEET: Text = Text("答题卡方格／普通文本", "answer sheet, and back to plain text");
pub const DO_PRINT: Text =
    Text("可打印的答题卡（HTML），带上作答", "a printable sheet (HTML) with the essay on it");
pub const PRINTED: Text = Text("答题卡已写入 {path}", "the sheet is in {path}");
pub const SCRATCH: Text = Text("提纲草稿", "Scratch outline");
pub const SCRATCH_EMPTY: Text = Text("一行一个要点……", "a point a line …");
pub const HINT_SCRATCH: Text = Text("提纲", "Scratch");
pub const DO_SCRATCH: Text =
    Text("提纲草稿：打开、到作答、收起", "scratch outline: open, to the essay, away");
pub const DO_TICK: Text = Text("提纲草稿：这一要点已写到", "scratch outline: this point is written");
pub const DO_MARK: Text =
    Text("给选中的文字涂色（1 2 3，再按取消）", "colour the selection (1 2 3; again: off)");
pub const HINT_COLLECT: Text = Text("摘要点", "Collect");
pub const DO_COLLECT: Text = Text("划线并摘到提纲草稿", "underline, and collect into the scratch outline");
pub const SELECT_FIRST: Text = Text(
    "移动光标，按 s 选中分句（再按扩大），然后 1 2 3 涂色、c 摘要点",
    "move the caret, s selects the clause (again: more); then 1 2 3 colour it, c collects it",
);
pub const COLLECTED: Text = Text("已摘到提纲草稿（F2 查看）", "collected into the scratch outline (F2)");
pub const HINT_SHEET: Text = Text("答题卡", "Sheet");
pub const DO_PHASE: Text =
    Text("下一阶段：读题、提纲、写作、修改", "next phase: reading, planning, writing, revising");
pub const DO_NARROWER: Text = Text("资料窗格窄一些", "narrower material");
pub const DO_WIDER: Text = Text("资料窗格宽一些", "wider material");
pub const SHEET_HEAD: Text = Text("答题卡 {columns}格×{rows}行", "Sheet {columns}×{rows}");
pub const SHEET_BLANKS: Text = Text(" · 空 {all} 格：{parts}", " · {all} blank: {parts}");
pub const BLANK_SHORT: Text = Text("短行后 {n}", "{n} short lines");
pub const BLANK_LEAD: Text = Text("行首 {n}", "{n} lead");
pub const BLANK_ENDS: Text = Text("行末 {n}", "{n} row ends");
pub const DO_INDENT: Text = Text("答题卡段首空两格／顶格", "sheet: paragraphs indented or flush left");
pub const INDENTED: Text = Text("答题卡：段首空两格", "sheet: paragraphs are indented");
pub const FLUSH: Text = Text("答题卡：段首顶格", "sheet: paragraphs stand flush left");
pub const DO_CALIBRATE: Text = Text(
    "测手写速度：标题栏的“笔”钟按它计时（也可点那个钟）",
    "measure your handwriting: the pen clock in the title bar goes by it (or click that clock)",
);

pub const HINT_EXAM: Text = Text("模考", "Exam");
pub const DO_EXAM: Text =
    Text("开始模考：到点自动交卷，不能暂停", "start an exam: no pause, handed in when the time is up");
pub const ASK_EXAM: Text = Text("开始模考？", "Start the exam?");
pub const ASK_EXAM_1: Text =
    Text("限时 {n} 分钟，不能暂停，到点自动交卷。", "{n} minutes, no pause; handed in when the time is up.");
pub const ASK_EXAM_2: Text =
    Text("退出程序、断电、休眠都照常计时。", "Quitting, power cuts and sleep do not stop the clock.");
pub const ASK_EXAM_3: Text = Text("提纲不能看，不能粘贴长文字。", "No outline, no long pastes.");
pub const BEGIN: Text = Text("开始", "Start");
pub const LOCKED: Text = Text(
    "模考没有交卷，不能看提纲、范文和作答记录",
    "until the exam is handed in, outlines, essays and past attempts are locked",
);
pub const NO_PAUSE: Text = Text("模考不能暂停", "an exam cannot be paused");
pub const LONG_PASTE: Text = Text(
    "模考中不能一次粘贴超过 {most} 个字（这次有 {n} 个）",
    "in an exam no more than {most} characters can be pasted at once ({n} here)",
);
pub const KEPT: Text = Text(
    "模考仍在计时；在题库按 u 可继续，到点按当时的内容交卷",
    "the exam goes on; u in the library returns to it, and it is handed in as it stands when the time is up",
);
pub const WARNING: Text = Text("还剩 {time}", "{time} left");
pub const TIME_UP: Text = Text("时间到，已按现有内容交卷", "time is up: handed in as it stands");
pub const EXAM_LEFT: Text = Text("模考 剩余 {time}", "exam · {time} left");
pub const PEN: Text = Text("笔 {time}", "pen {time}");
pub const PEN_OVER: Text = Text("笔 −{time}", "pen −{time}");

pub const READING: Text = Text("读题", "reading");
pub const PLANNING: Text = Text("提纲", "planning");
pub const WRITING: Text = Text("写作", "writing");
pub const REVISING: Text = Text("修改", "revising");
pub const AHEAD: Text = Text("快 {n}", "{n} ahead");
pub const BEHIND: Text = Text("慢 {n}", "{n} behind");
pub const EVEN: Text = Text("均速", "on pace");
pub const PAST_AHEAD: Text = Text("比往次快 {n}", "{n} ahead of before");
pub const PAST_BEHIND: Text = Text("比往次慢 {n}", "{n} behind before");
pub const PAST_EVEN: Text = Text("与往次相当", "as before");
pub const NEEDED: Text = Text("需 {n}/分", "{n}/min needed");
pub const PEN_REACH: Text = Text("手写还能写 {n} 字", "a pen still reaches {n}");
pub const PEN_LEFT_OUT: Text = Text("手写将少写 {n} 字", "a pen would leave out {n}");
pub const BEYOND_PEN: Text = Text("照手写速度会差 {n} 字", "by pen {n} short of the limit");
pub const OVER_TIME: Text =
    Text("时间到，可以接着写，超时照记", "time is up; write on, the overtime is noted");

pub const KEYS_SCRATCH: Text = Text("提纲草稿", "Scratch outline");
pub const TICKED: Text = Text(" · 已写 {n}/{of}", " · {n} of {of} written");
pub const HINT_TICK: Text = Text("已写到", "Tick");
pub const HINT_SOURCE: Text = Text("看出处", "Source");
pub const DO_SOURCE: Text = Text("到资料里看这一要点的出处", "to where this point was collected");
pub const NO_SOURCE: Text = Text("这一行不是从资料里摘来的", "this line was not collected from the material");
pub const KEYS_PICK: Text = Text("选文字", "Picking a passage");
pub const HINT_PICK: Text = Text("选文字", "Pick");
pub const DO_PICK: Text = Text("用键盘选资料里的文字", "pick a passage of the material by keys");
pub const HINT_WIDEN: Text = Text("选分句", "Clause");
pub const DO_WIDEN: Text =
    Text("选中分句；再按选整句，再按选整段", "select the clause; again: the sentence, the paragraph");
pub const HINT_COLOUR: Text = Text("涂色", "Colour");
pub const HINT_EXTEND: Text = Text("多选", "More");
pub const DO_CLAUSE_LEFT: Text = Text("上一分句", "the clause before");
pub const DO_CLAUSE_RIGHT: Text = Text("下一分句", "next clause");
pub const HINT_PICK_END: Text = Text("不选了", "Stop");
pub const DO_PICK_END: Text = Text("不选了", "stop picking");
pub const MARKS: Text = Text("我的标记", "Own marks");
pub const MARKS_HEAD: Text = Text("我的标记 {n} 处", "{n} own marks");
pub const NO_MARKS: Text = Text(
    "还没有标记：在资料里按 v 选文字，再按 1 2 3 涂色、c 摘要点",
    "no marks yet: v in the material picks a passage, 1 2 3 colour it, c collects it",
);
pub const HINT_MARKS: Text = Text("我的标记", "Marks");
pub const DO_MARKS: Text = Text("列出自己的标记，可跳到原处", "list own marks, to jump to them");
pub const DO_NEXT_MARK: Text = Text("下一处标记", "next own mark");
pub const DO_PREVIOUS_MARK: Text = Text("上一处标记", "own mark before");
pub const HINT_JUMP: Text = Text("跳到", "Jump");
pub const DO_JUMP: Text = Text("跳到资料里的原处", "to its place in the material");
pub const HINT_DROP: Text = Text("去掉", "Remove");
pub const DO_DROP: Text = Text("去掉这处标记", "take this mark off");
