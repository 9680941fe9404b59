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
pub const SELECT_FIRST: Text =
    Text("先用鼠标拖选，或用 / 查找选中文字", "select something first: drag, or search with /");
pub const COLLECTED: Text = Text("已摘到提纲草稿（F2 查看）", "collected into the scratch outline (F2)");
pub const HINT_SHEET: Text = Text("答题卡", "Sheet");
pub const DO_PHASE: Text =
    Text("下一阶段：读题、提纲、写作、修改", "next phase: reading, planning, writing, revising");
pub const DO_NARROWER: Text = Text("资料窗格窄一些", "narrower material");
pub const DO_WIDER: Text = Text("资料窗格宽一些", "wider material");
pub const SHEET_HEAD: Text = Text(
    "答题卡 {columns}格×{rows}行 · 行尾空 {wasted} 格",
    "sheet {columns}×{rows} · {wasted} cells left blank",
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
pub const LOCKED: Text = Text("模考中不能看提纲", "the outline is locked in an exam");
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
pub const NEEDED: Text = Text("需 {n}/分", "{n}/min needed");
pub const PEN_REACH: Text = Text("手写还能写 {n} 字", "a pen still reaches {n}");
pub const PEN_LEFT_OUT: Text = Text("手写将少写 {n} 字", "a pen would leave out {n}");
pub const BEYOND_PEN: Text = Text("照手写速度会差 {n} 字", "by pen {n} short of the limit");
