//! Lists within a paragraph: `一要甲。二要乙。`, `（一）甲。（二）乙。`, `主要是：一是甲；二是乙。`
use super::mark::{Style, mark};
use std::collections::HashMap;

/// Where the items of the paragraph's lists begin (bytes), without one at its start. Only lists that count on from 1 or from
/// the paragraph's own number, with two items or more, are taken.
pub(super) fn items(paragraph: &str) -> Vec<usize> {
    let mut runs: HashMap<Style, Vec<(usize, u32)>> = HashMap::new();
    let mut starts = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in paragraph.char_indices() {
        let last = before.replace(c);
        if !begins_number(c) || at > 0 && !may_follow(c, last, &paragraph[..at]) {
            continue;
        }
        let Some(found) = mark(&paragraph[at..]) else { continue };
        let Some(value) = found.value.filter(|_| is_inline(found.style, &paragraph[..at])) else {
            continue;
        };
        let run = runs.entry(found.style).or_default();
        if run.last().is_some_and(|(_, v)| v + 1 == value) {
            run.push((at, value));
        } else if value == 1 || at == 0 {
            finish(std::mem::replace(run, vec![(at, value)]), &mut starts);
        }
    }
    for run in runs.into_values() {
        finish(run, &mut starts);
    }
    starts.sort_unstable();
    starts
}

fn finish(run: Vec<(usize, u32)>, starts: &mut Vec<usize>) {
    if run.len() > 1 {
        starts.extend(run.into_iter().map(|(at, _)| at).filter(|at| *at > 0));
    }
}

fn begins_number(c: char) -> bool {
    "一二三四五六七八九十第（(".contains(c) || c.is_ascii_digit() || matches!(c, '①'..='⒛' | '❶'..='❿')
}

/// Words that lead in a list: 比如一是….
const LEAD_INS: [&str; 9] = ["比如", "例如", "如", "主要", "在于", "体现在", "表现在", "表现为", "包括"];

/// Whether any number may begin with `c` after the text `before`, whose last character is `last`.
fn may_follow(c: char, last: Option<char>, before: &str) -> bool {
    let sign = !"一二三四五六七八九十第（(".contains(c) && !c.is_ascii_digit();
    sign || last.is_some_and(|l| "。；;！？：:，,” 　".contains(l))
        || LEAD_INS.iter().any(|w| before.ends_with(w))
}

/// Whether a number of this style may stand after the text `before`.
fn is_inline(style: Style, before: &str) -> bool {
    let Some(last) = before.trim_end().chars().next_back() else { return true };
    let stop = "。；;！？：:".contains(last);
    let comma = "，,".contains(last);
    match style {
        Style::Circled => true,
        Style::HanParen | Style::ArabicParen => stop || comma || last == '”',
        Style::Clause(_) => stop || comma || LEAD_INS.iter().any(|w| before.ends_with(w)),
        Style::Ordinal | Style::Arabic => stop,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraph cut at its items, joined by `|`.
    fn t(paragraph: &str, expected: &str) {
        let mut out = String::new();
        let mut from = 0;
        for at in items(paragraph) {
            out += &paragraph[from..at];
            out.push('|');
            from = at;
        }
        out += &paragraph[from..];
        assert_eq!(out, expected);
    }

    #[test]
    fn lists_are_cut_into_items() {
        t("一要甲。二要乙。三要丙。", "一要甲。|二要乙。|三要丙。");
        t("(一)甲。(二)乙。", "(一)甲。|(二)乙。");
        t("（二）甲。（三）乙。", "（二）甲。|（三）乙。");
        t("第一，甲。第二，乙。", "第一，甲。|第二，乙。");
        t("1.甲。一是乙。丙。二是丁。", "1.甲。|一是乙。丙。|二是丁。");
        t("不足不少，比如一是甲；二是乙。", "不足不少，比如|一是甲；|二是乙。");
        t("包括①甲②乙。", "包括|①甲|②乙。");
        t("一是甲：（1）乙；（2）丙。二是丁。", "一是甲：|（1）乙；|（2）丙。|二是丁。");
    }

    #[test]
    fn what_is_no_list_stays_whole() {
        for whole in [
            "目标统一是前提，二是甲。",
            "一是甲。",
            "增长3.5倍；2.1倍。",
            "（一）甲，见第（二）项。",
            "二是甲；三是乙。".trim_start_matches('二'),
            "十个一批；二十个重点。",
        ] {
            t(whole, whole);
        }
    }
}
