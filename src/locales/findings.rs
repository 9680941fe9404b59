//! What is found on an answer beside its points.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const LENGTH: Text = Text("字数", "Length");
pub const FORM: Text = Text("格式", "Form");
pub const COPIED: Text = Text("抄材料", "Copied");
pub const BARE: Text = Text("空标题", "Bare headings");
pub const REPEATED: Text = Text("重复", "Repeated");
pub const UNCLAIMED: Text = Text("提纲以外", "Off the outline");
pub const ORDER: Text = Text("顺序", "Order");
pub const ROOM: Text = Text("篇幅", "Balance");
pub const GLANCE: Text = Text("第一眼", "First look");

pub const SCORE: Text = Text("估分", "Score");
pub const SCORE_RANGE: Text = Text("{low}—{high} / {full}分", "{low}–{high} of {full}");
pub const SCORE_CONTENT: Text = Text(
    "要点得分 {range}：已覆盖给全分，部分给一半上下，遗漏不给；程序越拿不准，区间越宽，自判会收窄它。",
    "Points: {range}. Covered earns all, partial about half, missing nothing; the less sure the program, the wider \
     the range. Your own verdicts narrow it.",
);
pub const SCORE_BANDS: Text =
    Text("大作文按档给分，两头各放宽半档。", "Essays are marked by bands: half a band wider on both sides.");
pub const SCORE_DOUBT: Text = Text(
    "只供参考：评卷人看的是意思和文字，各地标准也不同。",
    "An estimate only: markers judge sense and style, and their standards differ.",
);

pub const NONE: Text = Text("没有", "none");
pub const SEPARATOR: Text = Text("、", ", ");
pub const SIGNATURE: Text = Text("落款", "signature");
pub const DATE: Text = Text("日期", "date");

pub const NO_LIMIT: Text =
    Text("题目没有字数要求，或写法读不懂", "the question has no limit that is understood");
pub const COUNTED: Text = Text("{n}{unit}，要求{limit}", "{n} {unit}; limit {limit}");
pub const COUNTED_OTHERWISE: Text = Text("按{unit}计是{n}，{verdict}", "counted in {unit}: {n}, {verdict}");
pub const AT_LEAST: Text = Text("不少于{least}", "at least {least}");
pub const AT_MOST: Text = Text("不超过{most}", "at most {most}");
pub const BETWEEN: Text = Text("{least}—{most}", "{least}–{most}");

pub const FORM_WHOLE: Text = Text("齐全", "complete");
pub const FORM_LACKS: Text = Text("缺{parts}", "no {parts}");
pub const FORM_NOT_ASKED: Text = Text("题目没有要求", "not asked for");
pub const FORM_WAIVED: Text = Text("题目说不必写", "the prompt waives it");
pub const PART_THERE: Text = Text("{part}：有", "{part}: there");
pub const PART_COSTS: Text = Text(
    "{part}：没有。题目要求格式，可能扣分。",
    "{part}: missing. The prompt asks for form; it may cost points.",
);
pub const PART_USUAL: Text = Text(
    "{part}：没有。{genre}通常要有，题目没有提，不扣分。",
    "{part}: missing. Usual in this genre ({genre}), but the prompt does not ask: nothing taken off.",
);
pub const PART_WAIVED: Text =
    Text("{part}：题目说不必写，不扣分。", "{part}: the prompt says that it need not be written.");
pub const PART_NEEDLESS: Text = Text(
    "{part}：题目说不必写，可以省下。",
    "{part}: written though the prompt waives it; it could be left out.",
);
pub const CLOSING_WRONG: Text = Text("结语不合文种", "closing of another genre");
pub const CLOSING_WRONG_WHY: Text = Text(
    "结语“{found}”不是{genre}的，应当用“{proper}”或不写。",
    "The closing “{found}” is not that of this genre ({genre}): “{proper}”, or none.",
);

pub const COPIED_VERDICT: Text =
    Text("{n}处{chars}字，最长{longest}字", "{n} run(s), {chars} characters or words, longest {longest}");
pub const COPIED_UNKNOWN: Text = Text("资料不在题库中，未查", "material not in the library: not checked");
pub const COPIED_NONE_WHY: Text = Text(
    "没有照抄资料20字以上的地方。",
    "Nowhere are 20 or more characters of the material taken over word for word.",
);
pub const COPIED_RUN: Text =
    Text("“{text}”与{source}相同（{n}字）", "“{text}” stands in {source} ({n} characters or words)");
pub const COPIED_WHY: Text = Text(
    "照抄不等于概括：换成自己的话，字数会省下来。",
    "Copying is not summing up: your own words are shorter.",
);
pub const COPIED_BAND: Text = Text(
    "连续{n}字与资料相同：大作文连抄50字以上，有的地方降一档。",
    "{n} characters or words in a row stand in the material: 50 or more put an essay a band lower in some places.",
);

pub const BARE_VERDICT: Text = Text("{n}个", "{n}");
pub const BARE_WHY: Text = Text(
    "“{heading}”下面没有内容：光有标题最多得一部分，补一句谁来做、怎么做。",
    "Nothing stands below “{heading}”: a heading alone earns a part at most. Say who does what.",
);
pub const BARE_NONE: Text = Text("每个标题下面都有内容。", "Every heading has text below it.");

pub const REPEATED_VERDICT: Text = Text("{n}处", "{n} place(s)");
pub const REPEATED_WHY: Text = Text(
    "要点“{point}”写了不止一遍：同一个意思只得一次分。",
    "“{point}” is said more than once: it earns its points once.",
);
pub const REPEATED_NONE: Text = Text("没有把同一要点写两遍。", "No point is said twice.");

pub const UNCLAIMED_VERDICT: Text =
    Text("{n}处{chars}字（{share}%）", "{n} passage(s), {chars} characters ({share}%)");
pub const UNCLAIMED_WHY: Text = Text(
    "这些文字没有对应到要点。换了说法的，到要点处自判；真在提纲以外的不得分，把字数留给遗漏的要点。",
    "No point claims these passages. Where one does say a point in other words, judge that point; what is really off \
     the outline earns nothing: give its room to what is missing.",
);
pub const PASSAGE: Text = Text("“{text}”", "“{text}”");
pub const UNCLAIMED_NONE: Text = Text("全文都对应到了要点。", "Every passage belongs to a point.");

pub const ORDER_SAME: Text = Text("与提纲一致", "as in the outline");
pub const ORDER_MOVED: Text = Text("{n}个要点移位", "{n} point(s) elsewhere");
pub const ORDER_EARLY: Text = Text("“{point}”写得比提纲靠前", "“{point}” stands earlier than in the outline");
pub const ORDER_LATE: Text = Text("“{point}”写得比提纲靠后", "“{point}” stands later than in the outline");
pub const ORDER_MATTERS: Text = Text(
    "这份提纲有先后（步骤、阶段），次序乱了会影响得分。",
    "This outline is a sequence (steps, stages): its order matters.",
);
pub const ORDER_NO_MATTER: Text =
    Text("各点并列，次序不同不影响得分。", "The points stand side by side: another order costs nothing.");

pub const ROOM_EVEN: Text = Text("与权重相称", "in proportion");
pub const ROOM_UNEVEN: Text = Text("{n}个部分失衡", "{n} part(s) out of proportion");
pub const ROOM_PART: Text =
    Text("{point}：权重{weight}%，篇幅{share}%", "{point}: weight {weight}%, {share}% of the text");
pub const ROOM_LITTLE: Text = Text("，偏少", ", little");
pub const ROOM_MUCH: Text = Text("，偏多", ", much");

pub const PLAN: Text = Text("提纲草稿", "Scratch outline");
pub const PLAN_VERDICT: Text =
    Text("列到{whole}个，略有{half}个，没列{none}个", "{whole} planned, {half} in part, {none} not");
pub const PLAN_NOT_WRITTEN: Text = Text("列了没写：{points}", "Planned, not written: {points}");
pub const PLAN_NEITHER: Text = Text("没列也没写：{points}", "Neither planned nor written: {points}");
pub const PLAN_WRITTEN: Text = Text("没列但写了：{points}", "Written without being planned: {points}");
pub const LIST: Text = Text("；", "; ");

pub const GLANCE_VERDICT: Text = Text("{n}处看得见要点，共{all}处", "{n} of {all} places name a point");
pub const GLANCE_WHY: Text = Text(
    "评卷人先看标题、开头、各段首句和结尾，约八秒，心里就有了档次：要点的关键词应当出现在这些地方。",
    "A marker first reads title, opening, the first sentence of each paragraph and the ending, in about eight \
     seconds: the words of the points should stand there.",
);

pub const COST_MOST: Text = Text("失分", "Lost");
pub const NEXT: Text = Text("下一步", "Next");
pub const LOST: Text = Text("{point} −{points}", "{point} −{points}");
pub const NOTHING_LOST: Text = Text("要点都写到了", "every point is given");
pub const JUDGE_FIRST: Text = Text("先自判{n}个要点", "judge {n} point(s) yourself");
pub const WRITE_POINT: Text = Text("补写“{point}”", "write “{point}”");
pub const WRITE_CUES: Text = Text("补写“{point}”：{cues}", "write “{point}”: {cues}");
pub const FILL_HEADING: Text = Text("给“{heading}”补上内容", "put text below “{heading}”");
pub const OWN_WORDS: Text = Text("把照抄的{n}字换成自己的话", "say what is copied in your own words");
pub const SHORTEN: Text = Text("字数{verdict}", "length: {verdict}");
pub const ADD_PART: Text = Text("加上{parts}", "add {parts}");
pub const RECITE: Text = Text("默写这份提纲", "recite this outline");
