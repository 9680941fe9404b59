//! What the screens of mock papers say.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const PAPERS: Text = Text("套卷", "Mock papers");
pub const KEYS_BUILD: Text = Text("组卷", "Putting a paper together");
pub const HINT_PAPERS: Text = Text("套卷", "Papers");
pub const DO_PAPERS: Text = Text("套卷：几道题、一个时钟", "mock papers: several questions, one clock");
pub const HINT_PRACTICE: Text = Text("练习", "Practice");
pub const DO_PRACTICE: Text = Text("按练习开始（可暂停）", "start as practice (can be paused)");
pub const DO_REDRAW: Text = Text("换一个随机数，重新抽题", "another seed: draw again");
pub const HINT_REDRAW: Text = Text("重抽", "Redraw");
pub const HINT_FIELDS: Text = Text("题目", "Questions");
pub const DO_FIELDS: Text = Text("在来源与题目之间切换", "between sources and questions");
pub const DO_MORE: Text = Text("增：题数，或该题分钟", "more: questions, or this question's minutes");
pub const DO_FEWER: Text = Text("减：题数，或该题分钟", "fewer: questions, or this question's minutes");
pub const DO_LONGER: Text = Text("总时长加10分钟", "10 minutes more for all");
pub const DO_SHORTER: Text = Text("总时长减10分钟", "10 minutes less for all");
pub const DO_GENRE: Text = Text("随机组卷：限定文种", "drawn by lot: only this genre");
pub const DO_TOGGLE: Text = Text("自选：选上或去掉这道题", "own choice: take this question or not");
pub const STANDARD: Text = Text("标准卷", "Standard paper");
pub const RANDOM: Text = Text("随机卷", "Random paper");
pub const CHOSEN: Text = Text("自选卷", "Own paper");
pub const PAPER: Text = Text("套卷", "Mock paper");
pub const FACTS: Text = Text(
    "{count} 题 · {points} 分 · {minutes} 分钟，其中通览读题 {read}",
    "{count} questions · {points} points · {minutes} min, {read} of them for reading",
);
pub const SEED: Text = Text("随机数 {seed}", "seed {seed}");
pub const ONLY: Text = Text("文种：{genre}", "genre: {genre}");
pub const ANY_GENRE: Text = Text("文种不限", "any genre");
pub const POINTS: Text = Text("{n}分", "{n} pt");
pub const MINUTES: Text = Text("{n}分钟", "{n} min");
pub const FEW: Text =
    Text("合适的题目只有 {found} 道，要 {wanted} 道", "only {found} questions fit, {wanted} are wanted");
pub const NO_ESSAY: Text = Text("没有够长的大作文题", "no question is long enough for the essay");
pub const CHOOSE_SOME: Text =
    Text("按空格选题，至少两道", "choose at least two questions with the space bar");
pub const TOO_LONG: Text =
    Text("各题分钟加起来超过了总时长", "the questions' minutes are more than there are");
pub const ASK_EXAM: Text = Text("开始套卷模考？", "Start the paper as an exam?");
pub const ASK_EXAM_1: Text = Text(
    "{count} 道题，共 {n} 分钟，不能暂停，到点整卷交。",
    "{count} questions, {n} minutes, no pause; all is handed in when the time is up.",
);

pub const KEYS_PAPER: Text = Text("套卷", "Mock paper");
pub const HINT_NEXT: Text = Text("下一题", "Next");
pub const DO_NEXT: Text = Text("下一题", "next question");
pub const DO_PREVIOUS: Text = Text("上一题", "previous question");
pub const HINT_OVERVIEW: Text = Text("总览", "Overview");
pub const DO_OVERVIEW: Text =
    Text("全卷总览：各题进度与用时", "overview of the paper: state and time of each question");
pub const HINT_HAND_IN: Text = Text("交整卷", "Hand in all");
pub const DO_HAND_IN: Text = Text("交整卷（会先确认）", "hand in the whole paper (asks first)");
pub const QUESTION_OF: Text = Text("第{n}/{of}题 {spent}/{budget} · ", "Q{n}/{of} {spent}/{budget} · ");
pub const OVERVIEW: Text = Text("全卷总览", "Overview");
pub const KEYS_OVERVIEW: Text = Text("全卷总览", "Overview of the paper");
pub const HINT_GO: Text = Text("去这题", "Go there");
pub const DO_GO: Text = Text("去这道题", "go to this question");
pub const HINT_DONE: Text = Text("标记完成", "Done");
pub const DO_DONE: Text = Text("标记为已完成，或取消", "mark as done, or not");
pub const UNTOUCHED: Text = Text("未作答", "untouched");
pub const OPEN: Text = Text("进行中", "open");
pub const DONE: Text = Text("已完成", "done");
pub const OVER_BY: Text = Text("这题超时 {time}", "this question: {time} over");
pub const USED_LEFT: Text = Text("全卷用去 {used} · 剩余 {left}", "{used} used · {left} left");
pub const USED_OVER: Text = Text("全卷用去 {used} · 超时 {left}", "{used} used · {left} over");
pub const NOT_WRITTEN: Text = Text("这道题还没有作答", "nothing is written for this question yet");
pub const COL_STATE: Text = Text("状态", "state");
pub const COL_COUNT: Text = Text("字数", "count");
pub const ASK_HAND_IN: Text = Text("交整卷？", "Hand in the paper?");
pub const ASK_LEFT: Text = Text("还剩 {time}。", "{time} left.");
pub const ASK_WRITTEN: Text = Text("已写 {n} 题，未写 {none} 题。", "{n} questions written, {none} not.");

pub const REPORT: Text = Text("套卷报告", "Paper report");
pub const KEYS_REPORT: Text = Text("套卷报告", "Paper report");
pub const HINT_OPEN: Text = Text("看这题", "This question");
pub const DO_OPEN: Text = Text("打开这道题的对照报告", "open this question's report");
pub const TOTAL: Text = Text("合计", "total");
pub const COL_QUESTION: Text = Text("题目", "question");
pub const COL_SCORE: Text = Text("估分", "score");
pub const COL_COVERAGE: Text = Text("覆盖率", "coverage");
pub const COL_LIMIT: Text = Text("字数", "limit");
pub const COL_TIME: Text = Text("用时/预算", "time/budget");
pub const MINUTES_WENT: Text = Text("时间去向", "Where the minutes went");
pub const AWAY: Text = Text("离开", "away");
pub const ESTIMATE: Text = Text(
    "估分是区间，供参考；每项扣分都列在下面。",
    "Scores are ranges to go by; every deduction is named below.",
);
