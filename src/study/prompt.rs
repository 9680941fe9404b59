//! What a prompt 题干 asks for, as marked passages: directive words, genre, limit, role, requirements, materials.
use super::limit;
use std::ops::Range;

/// What a marked passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// The directive verb 作答动词: 概括, 评析, 撰写.
    Directive,
    /// The genre 文种 that is to be written.
    Genre,
    /// The limit 字数要求.
    Limit,
    /// Who the candidate writes as 身份: 假如你是…, 以…名义.
    Role,
    /// The materials to be used 给定资料.
    Materials,
    /// A requirement 作答要求.
    Requirement,
}

/// A marked passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Byte range of the prompt.
    pub range: Range<usize>,
    /// What it is.
    pub demand: Demand,
}

const DIRECTIVES: [&str; 45] = [
    "概括",
    "归纳",
    "概述",
    "梳理",
    "总结",
    "提炼",
    "列举",
    "综合分析",
    "分析",
    "评析",
    "评价",
    "评论",
    "阐述",
    "论述",
    "阐释",
    "谈谈",
    "谈一谈",
    "说明",
    "解释",
    "提出建议",
    "提出对策",
    "提出意见",
    "提出",
    "撰写",
    "拟写",
    "代拟",
    "草拟",
    "起草",
    "拟定",
    "拟订",
    "拟一份",
    "编写",
    "编制",
    "写出",
    "写一篇",
    "写一份",
    "写一则",
    "写一封",
    "补充",
    "补写",
    "改写",
    "续写",
    "比较",
    "制定",
    "整理",
];
const ENGLISH_DIRECTIVES: [&str; 27] = [
    "to what extent do you agree",
    "how far do you agree",
    "do you agree or disagree",
    "discuss both views",
    "discuss",
    "give your opinion",
    "give your own opinion",
    "give reasons",
    "explain",
    "evaluate",
    "assess",
    "compare",
    "contrast",
    "describe",
    "summarise",
    "summarize",
    "analyse",
    "analyze",
    "outline",
    "argue",
    "defend",
    "develop",
    "present",
    "respond",
    "justify",
    "suggest",
    "support",
];
const GENRES: [&str; 42] = [
    "工作情况报告",
    "自查报告",
    "情况报告",
    "调研报告",
    "调查报告",
    "工作报告",
    "报告",
    "会议通知",
    "通知",
    "通报",
    "指导意见",
    "实施意见",
    "意见",
    "实施方案",
    "工作方案",
    "活动方案",
    "方案",
    "工作思路",
    "讲话稿",
    "发言稿",
    "演讲稿",
    "发言提纲",
    "汇报提纲",
    "讲话提纲",
    "提纲",
    "经验材料",
    "汇报材料",
    "信息稿",
    "工作简报",
    "简报",
    "政策解读",
    "倡议书",
    "公开信",
    "建议书",
    "策论文",
    "议论文",
    "短评",
    "时评",
    "编者按",
    "提案",
    "启事",
    "文章",
];

/// The marked passages of a prompt in its order, none over another. `directive` is the directive verb that the pack names.
pub fn marks(prompt: &str, directive: Option<&str>) -> Vec<Marked> {
    let mut out = Marks(Vec::new());
    if let Some(span) = limit::read(prompt).span() {
        out.add(span, Demand::Limit);
    }
    let task_end =
        ["要求：", "要求:", "作答要求"].iter().filter_map(|w| prompt.find(w)).min().unwrap_or(prompt.len());
    let task = &prompt[..task_end];
    roles(task, &mut out);
    materials(prompt, &mut out);
    let quoted = quotations(task);
    let outside = |range: &Range<usize>| !quoted.iter().any(|q| q.start < range.end && range.start < q.end);
    if let Some(verb) = directive {
        for range in occurrences(task, verb).filter(outside).take(1) {
            out.add(range, Demand::Directive);
        }
    }
    for genre in GENRES {
        for range in occurrences(task, genre).filter(outside).filter(|r| ends_clause(task, r.end)) {
            out.add(range, Demand::Genre);
        }
    }
    for verb in DIRECTIVES {
        for range in occurrences(task, verb).filter(outside) {
            out.add(range, Demand::Directive);
        }
    }
    english_directives(task, &mut out);
    for range in requirements(prompt, task_end) {
        out.add(range, Demand::Requirement);
    }
    let mut marks = out.0;
    for mark in &mut marks {
        let joint = |c: char| "，、；,;".contains(c) || c.is_whitespace();
        let text = &prompt[mark.range.clone()];
        mark.range.start += text.len() - text.trim_start_matches(joint).len();
        mark.range.end = mark.range.start + text.trim_matches(joint).len();
    }
    marks.retain(|m| !m.range.is_empty());
    marks.sort_by_key(|m| m.range.start);
    marks
}

/// Passages so far; what comes later gets what is left.
struct Marks(Vec<Marked>);

impl Marks {
    fn add(&mut self, range: Range<usize>, demand: Demand) {
        let mut pieces = vec![range.clone()];
        for taken in &self.0 {
            let cut = |piece: Range<usize>| {
                let (a, b) = (
                    piece.start..piece.end.min(taken.range.start),
                    piece.start.max(taken.range.end)..piece.end,
                );
                [a, b].into_iter().filter(|p| p.start < p.end).collect::<Vec<_>>()
            };
            pieces = pieces.into_iter().flat_map(cut).collect();
        }
        // Half a word says nothing: only long passages may be cut by others.
        let word = matches!(demand, Demand::Directive | Demand::Genre | Demand::Limit);
        if word && pieces != [range] {
            return;
        }
        self.0.extend(pieces.into_iter().map(|range| Marked { range, demand }));
    }
}

fn occurrences(text: &str, word: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(word).map(|(i, w)| i..i + w.len())
}

/// Titles and quotations: what stands in them is no demand.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (open, close) in [('《', '》'), ('“', '”'), ('「', '」')] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|i| from + i) {
            let Some(end) = text[start..].find(close).map(|i| start + i + close.len_utf8()) else { break };
            out.push(start..end);
            from = end;
        }
    }
    out
}

fn ends_clause(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| "，。；、：（(；,;.！ \n部".contains(c))
}

fn is_stop(c: char) -> bool {
    "，。；！？,;.!?\n".contains(c)
}

fn roles(task: &str, out: &mut Marks) {
    let stop = |from: usize| task[from..].find(is_stop).map_or(task.len(), |i| from + i);
    for opening in ["假如你是", "假设你是", "假定你是", "如果你是", "假如你", "你作为", "作为"]
    {
        for (at, _) in task.match_indices(opening) {
            let begins = task[..at].chars().next_back().is_none_or(|c| is_stop(c) || c == '请' || c == '：');
            if begins {
                out.add(at..stop(at), Demand::Role);
            }
        }
    }
    for closing in ["的身份", "的名义", "名义", "的口吻"] {
        for (at, word) in task.match_indices(closing) {
            let clause = task[..at]
                .rfind(is_stop)
                .map_or(0, |i| i + task[i..].chars().next().map_or(0, char::len_utf8));
            if let Some(start) = task[clause..at].rfind('以').map(|i| clause + i) {
                out.add(start..at + word.len(), Demand::Role);
            }
        }
    }
    let lower = task.to_ascii_lowercase();
    for opening in ["imagine that you are", "imagine you are", "you are a ", "you are an ", "you are the "] {
        for (at, _) in lower.match_indices(opening) {
            out.add(at..stop(at), Demand::Role);
        }
    }
}

/// `给定资料`, `“给定资料1—4”`, `资料2和资料3`.
fn materials(prompt: &str, out: &mut Marks) {
    for word in ["给定资料", "给定材料", "给出的资料", "资料", "材料"] {
        for (at, _) in prompt.match_indices(word) {
            let after = at + word.len();
            let number = |c: char| {
                c.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十—-－～~、和至及".contains(c)
            };
            let tail: usize = prompt[after..].chars().take_while(|&c| number(c)).map(char::len_utf8).sum();
            let tail = prompt[after..after + tail].trim_end_matches(['、', '和', '及', '—', '至']).len();
            // A bare 材料 may be 经验材料 or any other.
            if !word.starts_with('给') && tail == 0 {
                continue;
            }
            out.add(at..after + tail, Demand::Materials);
        }
    }
}

fn english_directives(task: &str, out: &mut Marks) {
    let lower = task.to_ascii_lowercase();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    for verb in ENGLISH_DIRECTIVES {
        for range in occurrences(&lower, verb) {
            if !letter(lower[..range.start].chars().next_back()) && !letter(lower[range.end..].chars().next())
            {
                out.add(range, Demand::Directive);
            }
        }
    }
}

/// The clauses after `要求：`, each without its number and its stop.
fn requirements(prompt: &str, from: usize) -> Vec<Range<usize>> {
    let Some(colon) = prompt[from..].find(['：', ':']).map(|i| from + i) else { return Vec::new() };
    let start = colon + prompt[colon..].chars().next().map_or(1, char::len_utf8);
    let mut out = Vec::new();
    let mut begin = start;
    for (i, c) in prompt[start..].char_indices().map(|(i, c)| (start + i, c)) {
        if matches!(c, '；' | ';' | '。' | '\n') {
            out.push(begin..i);
            begin = i + c.len_utf8();
        }
    }
    out.push(begin..prompt.len());
    out.into_iter()
        .map(|r| {
            let text = &prompt[r.clone()];
            let body = text.trim_start_matches(|c: char| {
                c.is_whitespace() || "（）()①②③④⑤⑥、.．".contains(c) || c.is_numeric()
            });
            let start = r.end - body.len();
            start..start + body.trim_end().len()
        })
        .filter(|r| r.start < r.end)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked passages as `D:撰写 G:通知 …`.
    fn shown(prompt: &str, directive: Option<&str>) -> String {
        let letter = |d: Demand| format!("{d:?}").remove(0);
        let all = marks(prompt, directive);
        let words: Vec<_> =
            all.iter().map(|m| format!("{}:{}", letter(m.demand), &prompt[m.range.clone()])).collect();
        words.join(" ")
    }

    fn t(prompt: &str, expected: &str) {
        assert_eq!(shown(prompt, None), expected);
    }

    #[test]
    fn a_task_of_official_writing() {
        t(
            "假如你是县政府办公室工作人员，请根据“给定资料1—2”，撰写一份会议通知。（20分）\n要求：（1）要素齐全；（2）不超过300字。",
            "R:假如你是县政府办公室工作人员 M:给定资料1—2 D:撰写 G:会议通知 R:要素齐全 L:不超过300字",
        );
        t(
            "请以甲市人民政府名义起草关于上年工作的报告，1000字左右。",
            "R:以甲市人民政府名义 D:起草 G:报告 L:1000字左右",
        );
    }

    #[test]
    fn short_questions() {
        t(
            "根据给定资料3，概括乙县的做法。（15分）要求：全面、准确，不超过200字。",
            "M:给定资料3 D:概括 R:全面、准确 L:不超过200字",
        );
        t("结合材料二和材料四，评析丙的观点。", "M:材料二 M:材料四 D:评析");
        t("请围绕“坚持分析总结”写一篇文章。", "D:写一篇 G:文章");
    }

    #[test]
    fn the_packs_directive_and_english() {
        assert_eq!(
            shown("Weigh the two positions in at least 250 words.", Some("Weigh")),
            "D:Weigh L:at least 250 words"
        );
        t("To what extent do you agree? Explain.", "D:To what extent do you agree D:Explain");
    }

    proptest::proptest! {
        #[test]
        fn marks_are_in_order_and_apart(s in "[要求：；（1）假如你是，以的身份名义给定资料—撰写报告《》“”概括不超过0字。\n a-z]{0,60}") {
            let mut end = 0;
            for mark in marks(&s, Some("概括")) {
                proptest::prop_assert!(mark.range.start >= end && mark.range.start < mark.range.end);
                proptest::prop_assert!(s.get(mark.range.clone()).is_some());
                end = mark.range.end;
            }
        }
    }
}
