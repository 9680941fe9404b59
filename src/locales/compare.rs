//! The comparison of an outline with a draft.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const ABOUT: Text = Text("逐点对照提纲和作文", "compare a draft with an outline, point by point");
pub const OUTLINE: Text = Text(
    "提纲文件，或题目编号（如 q4）；- 为标准输入",
    "outline file, or a question's id such as q4; - for standard input",
);
pub const DRAFT: Text = Text("作文文件，- 为标准输入", "draft, - for standard input");
pub const REFERENCE: Text =
    Text("按这份提纲写的范文，可写多次", "an essay that follows the outline; may be repeated");
pub const PROMPT: Text = Text("题干文件", "the prompt");
pub const EXPLAIN: Text = Text("说明要点 ID 是怎样判定的", "say how the point ID was decided");
pub const BATCH: Text = Text(
    "成批对照：每行一个 JSON 对象，含 id、outline、draft（文字或路径）",
    "compare many: one JSON object a line with id, outline and draft (texts or paths)",
);

pub const TOO_LONG: Text = Text(
    "有一篇文字长达{chars}字，最多比较{most}字；请确认给的是作文",
    "a text of {chars} characters; at most {most} are compared: is it an essay?",
);
pub const TOO_MANY: Text = Text(
    "提纲有{points}条要点，最多比较{most}条；请确认给的是提纲",
    "an outline of {points} points; at most {most} are compared: is it an outline?",
);
pub const NO_POINTS: Text = Text(
    "{file}：没有要点，请检查提纲（每行一个要点）",
    "{file}: no points; check the outline (one point a line)",
);
pub const NO_SUCH_POINT: Text = Text("没有要点 {id}，可选：{ids}", "no point {id}; there are: {ids}");
pub const JOBS: Text = Text(
    "同时对照几份，默认与处理器核数相同",
    "how many to compare at a time; as many as there are cores if not given",
);
pub const LONG_LINE: Text = Text("超过{max} MB，未读", "longer than {max} MB, not read");
pub const NOT_UTF8: Text = Text("第{byte}字节起不是 UTF-8", "not UTF-8 from byte {byte} on");
pub const BAD_JSON: Text = Text("不是所要的 JSON：{why}", "not the JSON that is asked for: {why}");
pub const BAD_LINE: Text = Text("第{line}行：{why}", "line {line}: {why}");

pub const COVERED: Text = Text("已覆盖", "covered");
pub const PARTIAL: Text = Text("部分", "partial");
pub const MISSING: Text = Text("遗漏", "missing");
pub const UNSURE: Text = Text("请自判", "judge yourself");
pub const COVERAGE: Text = Text("覆盖率 {n}%", "coverage {n}%");
pub const NEAREST: Text = Text("最近：", "nearest: ");
pub const PASSAGE: Text = Text("写在：", "stands in: ");
pub const WHY_NOT: Text = Text("为什么不算：{why}", "why it does not count: {why}");
pub const SAID: Text = Text("要点里说到的：{words}", "said of the point: {words}");
pub const NOT_SAID: Text =
    Text("要点里没见到原话或同义词的：{words}", "not found in these or like words: {words}");
pub const CUES_THERE: Text = Text("可得分的表述，文中有：{words}", "expressions that count, there: {words}");
pub const CUES_NOT: Text =
    Text("可得分的表述，文中没有：{words}", "expressions that count, not there: {words}");
pub const CHANCES: Text = Text(
    "判定：已覆盖 {covered}%，部分 {partial}%，遗漏 {missing}%，取最大的一项：{status}",
    "decided: covered {covered}%, partial {partial}%, missing {missing}%; the likeliest counts: {status}",
);
pub const UNSURE_WHY: Text =
    Text("没有一项到 60%，把握不够，请自判", "none of them reaches 60%: not sure enough, judge yourself");
pub const BY_THOSE_BENEATH: Text = Text("上级要点，由下级要点得出：", "follows from the points beneath:");
pub const REPEATED: Text = Text("又写了一遍：", "said again: ");
pub const SEPARATOR: Text = Text("、", ", ");
pub const MOVED_MATTERS: Text =
    Text("顺序不同（有先后之分）：{ids}", "stand elsewhere (the order matters): {ids}");
pub const MOVED: Text = Text("顺序不同：{ids}", "stand elsewhere: {ids}");
pub const UNCLAIMED: Text = Text("提纲以外：", "off the outline: ");
pub const SURE: Text = Text("把握 {n}%", "{n}% sure");
pub const WORDS: Text = Text("相合：{words}", "matched: {words}");

pub const NOTHING_LIKE_IT: Text = Text("全文没有相近的内容", "nothing in the draft is like it");
pub const OTHER_POINT: Text = Text("这段说的是要点 {id}", "this passage is about point {id}");
pub const ONLY_TOPIC: Text = Text("只提到话题，没有说到要点本身", "names the topic, not the point itself");
pub const BARE_HEADING: Text = Text("只有标题，没有内容", "a heading without a body");
pub const OTHER_SECTION: Text = Text(
    "词相近，说的是另一回事（如问题与对策）",
    "the words are near, the matter is another (such as a problem for a remedy)",
);
pub const TOO_LITTLE: Text = Text("相合的内容太少", "too little of it matches");
