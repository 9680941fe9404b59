//! What the report of an attempt says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const REPORT: Text = Text("对照", "Report");
pub const COVERED: Text = Text("已覆盖", "covered");
pub const PARTIAL: Text = Text("部分", "partial");
pub const MISSING: Text = Text("遗漏", "missing");
pub const PRACTICE: Text = Text("练习", "Practice");
pub const EXAM: Text = Text("模考", "Exam");

pub const KEYS_REPORT: Text = Text("对照", "Report");
pub const KEYS_POINTS: Text = Text("提纲要点", "Points of the outline");
pub const HINT_NEXT_MISSING: Text = Text("遗漏", "Missing");
pub const DO_NEXT_MISSING: Text = Text("下一个遗漏的要点", "next missing point");
pub const DO_PREVIOUS_MISSING: Text = Text("上一个遗漏的要点", "previous missing point");
pub const DO_FOLD_TOGGLE: Text = Text("收起或展开下级要点", "fold or unfold what lies beneath");
pub const DO_FOLD: Text = Text("收起；再按到上级", "fold; again: the point above");
pub const DO_UNFOLD: Text = Text("展开", "unfold");
pub const DO_FOLD_ALL: Text = Text("全部收起或展开", "fold or unfold all");
pub const DO_GIVEN: Text = Text("自判：写到了", "my verdict: given");
pub const DO_HALF: Text = Text("自判：写到一半", "my verdict: half given");
pub const DO_NOT_GIVEN: Text = Text("自判：没写到", "my verdict: missing");
pub const DO_NO_VERDICT: Text = Text("撤销自判", "take my verdict back");
pub const HINT_NEXT_UNSURE: Text = Text("待判", "To judge");
pub const DO_NEXT_UNSURE: Text = Text("下一个请自判的要点", "next point to judge yourself");
pub const NO_UNSURE: Text = Text("没有要自判的要点", "no point waits for your verdict");
pub const HINT_PANE: Text = Text("窗格", "Pane");
pub const DO_PANE: Text = Text("在提纲、作答、范文之间切换", "between outline, essay and model essay");
pub const HINT_MODEL: Text = Text("范文", "Model");
pub const DO_MODEL: Text = Text("对照范文：打开、下一篇、关闭", "model essay: open, next, close");
pub const HINT_FINDINGS: Text = Text("卷面", "Paper");
pub const DO_FINDINGS: Text = Text(
    "卷面：字数、格式、抄材料、重复、顺序、篇幅……",
    "what is found on the paper: length, form, copied runs, order …",
);
pub const KEYS_FINDINGS: Text = Text("卷面", "The paper");
pub const HINT_OUTLINE: Text = Text("提纲", "Outline");
pub const DO_OUTLINE: Text = Text("回到提纲", "back to the outline");
pub const FINDINGS: Text = Text("卷面", "The paper");
pub const TO_LOOK_AT: Text = Text("卷面{n}处要看（f）", "paper: {n} to look at (f)");
pub const SCORE: Text = Text("估分 {low}—{high} / {full}分", "Score {low}–{high} of {full}");
pub const BY_THOSE_BENEATH: Text =
    Text("由下级要点得出，逐个看下级。", "Follows from the points beneath; see those.");
pub const HINT_EXPORT: Text = Text("导出", "Export");
pub const DO_EXPORT: Text = Text("导出为 Markdown 文件", "export to a Markdown file");

pub const OUTLINE: Text = Text("提纲", "Outline");
pub const WEIGHT_COLUMN: Text = Text("权重", "weight");
pub const PLANNED_COLUMN: Text = Text(" 提纲草稿 {n}/{of} ", " planned {n} of {of} ");
pub const DRAFT: Text = Text("我的作答", "My essay");
pub const MODEL: Text = Text("范文：{title}", "Model essay: {title}");
pub const NO_MODEL: Text = Text("这道题没有范文", "this question has no model essay");
pub const NO_MISSING: Text = Text("没有遗漏的要点", "no point is missing");
pub const NO_REPORT: Text = Text(
    "没有对照结果：交卷时没有保存，题目也不在题库中",
    "no comparison: none was kept at hand-in and the question is not in the library",
);
pub const FRESH: Text = Text("对照结果为现在重新生成", "compared anew just now");

pub const EXPORTED: Text = Text("已导出：{path}", "exported: {path}");

pub const COVERAGE: Text = Text("覆盖率", "Coverage");
pub const COUNT: Text = Text("{n}{unit}", "{n} {unit}");
pub const COUNT_OF: Text = Text("{n}/{limit}{unit}", "{n}/{limit} {unit}");
pub const DISPUTED: Text = Text("按{unit}计{n}，{verdict}", "{n} {unit}: {verdict}");
pub const USED: Text = Text("用时 {time} / {minutes}分钟", "{time} of {minutes} min");
pub const OVERTIME: Text = Text("超时 {time}", "{time} overtime");
pub const PAUSED: Text = Text("暂停 {time}", "{time} paused");
pub const NOT_OPENED: Text = Text("未看提纲", "outline not read");
pub const OPENED: Text = Text("交卷前看过提纲", "outline read before hand-in");
pub const MOVED_MATTERS: Text = Text("{n}个要点移位（有先后之分）", "{n} out of order (it matters here)");
pub const UNREADABLE_VERDICTS: Text = Text("自判记录无法读取", "your verdicts cannot be read");

pub const WEIGHT: Text = Text("权重 {n}（{share}）", "weight {n} ({share})");
pub const SHARE: Text = Text("篇幅 {share}", "{share} of the text");
pub const CONFIDENCE: Text = Text("把握 {share}", "{share} sure");
pub const LITTLE_ROOM: Text = Text("篇幅偏少", "little room");
pub const MUCH_ROOM: Text = Text("篇幅偏多", "much room");
pub const JUDGE: Text =
    Text("请自判：1 写到了 · 2 写到一半 · 3 没写到", "Please judge: 1 given · 2 half given · 3 missing");
pub const BARE_HEADING: Text = Text("只有标题，没有展开。", "Only a heading, with no text below it.");
pub const REPEATED: Text = Text("另有{n}处再次写到。", "Said again in {n} more place(s).");
pub const NEAREST: Text = Text("最接近的文字已标出：", "The nearest passage is marked: ");
pub const OTHER_POINT: Text = Text("它说的是另一个要点。", "it says another point.");
pub const OTHER_POINT_NAMED: Text = Text("它说的是“{point}”。", "it says “{point}”.");
pub const OTHER_SECTION: Text = Text(
    "它所在的部分另有用处（如写的是对策，不是问题）。",
    "its section is for something else (a remedy, say, where a problem is asked for).",
);
pub const ONLY_TOPIC: Text =
    Text("它只提到各要点共有的话题。", "it only names the topic that all points share.");
pub const TOO_LITTLE: Text = Text("它只写到一点边，不足以得分。", "too little of the point is said.");
pub const EARLY: Text = Text("位置提前", "stands early");
pub const LATE: Text = Text("位置靠后", "stands late");
pub const PLANNED: Text = Text("提纲草稿已列", "in your plan");
pub const HALF_PLANNED: Text = Text("提纲草稿略有提及", "half in your plan");
pub const NOT_PLANNED: Text = Text("提纲草稿未列", "not in your plan");
pub const CUES: Text = Text("可得分的表述：", "Expressions that count: ");
pub const CUE_SEPARATOR: Text = Text("、", ", ");
pub const NOTHING_FOUND: Text = Text("作答中没有找到对应的内容。", "Nothing in the essay corresponds to it.");
pub const OWN: Text = Text(
    "自判：{verdict}（程序判为{status}；0 撤销）",
    "your verdict: {verdict} (program: {status}; 0 takes it back)",
);
pub const OWN_MARK: Text = Text("自判", "own");
pub const GIVEN: Text = Text("写到了", "given");
pub const HALF: Text = Text("写到一半", "half given");
pub const NOT_GIVEN: Text = Text("没写到", "missing");
pub const JUDGED: Text = Text("自判：{verdict}", "your verdict: {verdict}");
pub const UNJUDGED: Text = Text("已撤销自判", "your verdict is taken back");
pub const JUDGE_LEAVES: Text = Text("请对下级要点逐个自判", "judge the points beneath one by one");
