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
pub const KEYS_WISH: Text = Text("抽题条件", "What to draw");
pub const KEYS_GENRES: Text = Text("选文种", "Genres");
pub const KEYS_PICK: Text = Text("自选题目", "Choosing questions");
pub const KEYS_SHEET: Text = Text("分值与分钟", "Points and minutes");
pub const KEYS_FIGURE: Text = Text("输入数值", "Typing a figure");
pub const HINT_STANDARD: Text = Text("标准卷", "Standard");
pub const DO_STANDARD: Text =
    Text("标准卷模考：180分钟（会先确认）", "the standard paper as an exam: 180 minutes (asks first)");
pub const HINT_FIELDS: Text = Text("下一栏", "Next pane");
pub const DO_FIELDS: Text =
    Text("套卷、条件（或选题）、试卷之间切换", "papers, conditions or questions, the paper");
pub const DO_FIELDS_BACK: Text = Text("上一栏", "the pane before");
pub const DO_TO_LIST: Text = Text("回到套卷列表", "back to the list of papers");
pub const HINT_SEED: Text = Text("随机数", "Seed");
pub const DO_SEED: Text = Text(
    "输入随机数：同样的条件和随机数抽出同一份卷",
    "enter a seed: the same conditions and seed give the same paper",
);
pub const HINT_MORE: Text = Text("增", "More");
pub const HINT_FEWER: Text = Text("减", "Less");
pub const DO_MORE: Text = Text("增加，或下一个选项", "more, or the next choice");
pub const DO_FEWER: Text = Text("减少，或上一个选项", "less, or the choice before");
pub const DO_MORE_OF: Text = Text("加分、加分钟", "more points or minutes");
pub const DO_FEWER_OF: Text = Text("减分、减分钟", "fewer points or minutes");
pub const HINT_EDIT: Text = Text("输入", "Type");
pub const DO_EDIT: Text = Text("直接输入数值，或打开选项", "type the figure, or open the choices");
pub const DO_COLUMN: Text = Text("在分值与分钟之间切换", "between points and minutes");
pub const HINT_DIVIDE: Text = Text("重分", "Divide");
pub const DO_DIVIDE: Text =
    Text("按分值和字数重新分配全部分钟", "divide all minutes anew, by points and lengths");
pub const HINT_TAKE: Text = Text("确定", "Take");
pub const DO_TAKE: Text = Text("用这个数值", "take this figure");
pub const HINT_TOGGLE: Text = Text("选/去", "Choose");
pub const DO_GENRE: Text = Text("选上或去掉这个文种", "choose this genre or not");
pub const DO_TOGGLE: Text =
    Text("选上或去掉这道题（按选的先后排）", "choose this question or not (in the order of choosing)");
pub const HINT_ANY: Text = Text("不限", "Any");
pub const DO_ANY: Text = Text("文种不限", "any genre");
pub const HINT_REDRAW: Text = Text("重抽", "Redraw");
pub const STANDARD: Text = Text("标准卷", "Standard paper");
pub const RANDOM: Text = Text("随机卷", "Random paper");
pub const CHOSEN: Text = Text("自选卷", "Own paper");
pub const PAPER: Text = Text("套卷", "Mock paper");
pub const FACTS: Text = Text("{count} 题 · {minutes} 分钟", "{count} questions · {minutes} min");
pub const SEED: Text = Text("随机数 {seed}", "seed {seed}");
pub const STANDARD_IS: Text = Text(
    "通览读题 40（先通览 3）· 小题 70 · 大作文 70",
    "scan 3 and read: 40 · short questions 70 · essay 70",
);
pub const FIXED: Text = Text("= 已定的分钟；其余按分值和字数分", "= set; the others by points and length");
pub const WISH: Text = Text("抽题条件", "What to draw");
pub const PICK: Text = Text("选题", "Questions");
pub const SHEET: Text = Text("试卷", "The paper");
pub const GENRES: Text = Text("文种", "Genres");
pub const FIELD_COUNT: Text = Text("题数", "Questions");
pub const FIELD_LENGTH: Text = Text("总时长", "Length");
pub const FIELD_GENRES: Text = Text("文种", "Genres");
pub const FIELD_PACK: Text = Text("资料包", "Pack");
pub const FIELD_SEED: Text = Text("随机数", "Seed");
pub const ANY: Text = Text("不限", "any");
pub const COMMA: Text = Text("、", ", ");
pub const ANY_GENRE: Text = Text("一个都不选：文种不限", "none chosen: any genre");
pub const EACH_GENRE: Text = Text("题数够时，每个文种至少一道", "at least one of each, if the count allows");
pub const QUESTIONS: Text = Text("{n}题", "{n}");
pub const MINUTES: Text = Text("{n} 分钟", "{n} min");
pub const COL_POINTS: Text = Text("分值", "points");
pub const COL_MINUTES: Text = Text("分钟", "min");
pub const READING: Text = Text("通览、读资料", "scanning and reading");
pub const READ: Text = Text("读题", "read");
pub const NOT_DRAWN: Text = Text("这份卷不是抽出来的", "this paper is not drawn by lot");
pub const CHOOSE_SOME: Text = Text(
    "按 Tab 到选题栏，用空格选题，至少两道",
    "Tab to the questions; choose at least two with the space bar",
);
pub const TOO_LONG: Text = Text(
    "各题分钟加起来超过了总时长：减几分钟，或按 b 重分",
    "the questions' minutes are more than there are: take some off, or press b to divide anew",
);
pub const FEW: Text =
    Text("合适的题目只有 {found} 道，要 {wanted} 道", "only {found} questions fit, {wanted} are wanted");
pub const NO_ESSAY: Text = Text("没有够长的大作文题", "no question is long enough for the essay");
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
pub const PLANNED: Text = Text("预算", "meant");
pub const SPENT: Text = Text("实际", "spent");
pub const WHOLE: Text = Text("全卷", "in all");
pub const NOTHING_OFF: Text = Text("没有扣分项", "nothing is taken off");
pub const HINT_AGAIN: Text = Text("再考", "Again");
pub const DO_AGAIN: Text = Text("同样的题目再考一次", "the same questions once more");
pub const AGAIN: Text = Text("再考：{title}", "Again: {title}");
pub const GONE: Text =
    Text("这份卷的题目已不在资料包里", "questions of this paper are no longer in the packs");
pub const NO_TIME: Text = Text("没有用时", "no time spent");
pub const AWAY: Text = Text("离开", "away");
pub const ESTIMATE: Text = Text("估分是区间，供参考", "scores are ranges to go by");
