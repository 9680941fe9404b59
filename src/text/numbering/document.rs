//! The headings of a document among its text: study pages, official documents, papers, with the page's own furniture around.
use super::{
    Flat, MAX_DEPTH, Skeleton,
    collection::{collections, run_ins},
    inline,
    mark::{Mark, Style, mark},
    nest, title,
};
use std::collections::HashMap;

/// A heading longer than this many characters ends at its first comma.
const MAX_SENTENCE: usize = 100;
/// The same for an item within a paragraph.
const MAX_ITEM: usize = 40;

/// Where the title of a text without headings may stand: among the first paragraphs.
const MAX_HEAD: usize = 12;

/// A paragraph, or an item of a list within one.
#[derive(Debug, Clone)]
pub(super) struct Unit<'a> {
    pub text: &'a str,
    /// Byte offset in the source.
    start: usize,
    /// Empty lines before it.
    pub gap: usize,
    /// Stands within a paragraph.
    pub inner: bool,
    pub level: Option<Level>,
}

/// What makes a unit a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Its number; `inner`: in a text within the text (a model essay on a study page), where numbers begin again.
    Numbered { mark: Mark, inner: bool },
    /// `情况报告：` above the texts of a collection.
    Label,
    /// Title of a text of a collection.
    Title,
    /// A first sentence that stands as a heading.
    RunIn,
    /// Joined to the title after it.
    Part,
}

/// Finds the title and the headings of a document. A heading is what is numbered at the start of a paragraph or in a list
/// within one; in a collection of texts also their titles. What follows `附件` is left out, and so are tables.
pub fn read_document(text: &str) -> Skeleton {
    let mut units = units(text);
    attachments_off(&mut units);
    drop_noise(&mut units);
    collections(&mut units);
    mend_gaps(&mut units);
    if !units.iter().any(|u| u.level.is_some()) {
        run_ins(&mut units[..]);
    }
    let first = units.iter().position(|u| u.level.is_some()).unwrap_or(units.len());
    let above: Vec<&str> = match units.get(first) {
        Some(_) => units[..first].iter().map(|u| u.text).collect(),
        // Without headings the title stands where the text begins.
        None => units.iter().take(MAX_HEAD).map(|u| u.text).collect(),
    };
    let (mut title, mut from) = (None, 0);
    if let Some(Unit { level: Some(Level::Numbered { mark, .. }), text, .. }) = units.get(first)
        && mark.style == Style::Hash(1)
    {
        title = text.get(mark.len..).map(|t| t.trim_end_matches('#').trim().to_owned());
        from = first + 1;
    }
    let title = title.or_else(|| title::title(&above));
    Skeleton { title, points: nest(flat(&units[from..])) }
}

/// The paragraphs with their numbers, lists within them taken apart.
fn units(text: &str) -> Vec<Unit<'_>> {
    let mut out: Vec<Unit<'_>> = Vec::new();
    let (mut start, mut gap) = (0, 0);
    for line in text.split('\n') {
        let body = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let at = start + line.find(body).unwrap_or(0);
        start += line.len() + 1;
        if body.is_empty() {
            gap += 1;
            continue;
        }
        // Rows of tables are no headings.
        let table = body.starts_with('|') || body.matches('\t').count() > 1;
        let cuts = if table { Vec::new() } else { inline::items(body) };
        let mut from = 0;
        for to in cuts.into_iter().chain([body.len()]) {
            let text = body[from..to].trim_end();
            let level = mark(text).filter(|_| !table).map(|mark| Level::Numbered { mark, inner: false });
            out.push(Unit {
                text,
                start: at + from,
                gap: if from == 0 { gap } else { 0 },
                inner: from > 0,
                level,
            });
            from = to;
        }
        gap = 0;
    }
    out
}

/// The text ends where its attachments begin.
fn attachments_off(units: &mut Vec<Unit<'_>>) {
    let begins = |u: &Unit<'_>| {
        u.text.strip_prefix("附件").is_some_and(|rest| {
            rest.chars().next().is_none_or(|c| "：: 　1234567890一二三四五".contains(c) || c.is_whitespace())
        })
    };
    let numbered = |units: &[Unit<'_>]| units.iter().filter(|u| u.level.is_some()).count() >= 2;
    if let Some(end) = (0..units.len()).find(|&i| begins(&units[i]) && numbered(&units[..i])) {
        units.truncate(end);
    }
}

pub(super) fn style(unit: &Unit<'_>) -> Option<Style> {
    match unit.level {
        Some(Level::Numbered { mark, .. }) => Some(mark.style),
        _ => None,
    }
}

pub(super) fn value(unit: &Unit<'_>) -> Option<u32> {
    match unit.level {
        Some(Level::Numbered { mark, .. }) => mark.value,
        _ => None,
    }
}

/// A number that stands alone of its kind, and dashes among numbered headings, are no headings.
fn drop_noise(units: &mut [Unit<'_>]) {
    let mut counts: HashMap<Style, usize> = HashMap::new();
    for style in units.iter().filter_map(style) {
        *counts.entry(style).or_default() += 1;
    }
    let ranked = counts.iter().any(|(s, n)| s.rank().is_some() && *n > 1);
    for unit in units.iter_mut() {
        let Some(style) = style(unit) else { continue };
        let dash = matches!(style, Style::Bullet(c) if "-*+·•–—".contains(c));
        let alone = counts.get(&style) == Some(&1) && !matches!(style, Style::Hash(_) | Style::Han);
        // 1. on a line of its own is the cell of a table.
        let bare = value(unit).is_some() && mark(unit.text).is_some_and(|m| m.len >= unit.text.len());
        if dash && ranked || alone || bare {
            unit.level = None;
        }
    }
}

/// A number that the page lost (六、…, an unnumbered heading, 八、…) is given back.
fn mend_gaps(units: &mut [Unit<'_>]) {
    for at in 0..units.len() {
        let Some(Level::Numbered { mark: found, inner }) = units[at].level else { continue };
        let Some(before) = last_of(&units[..at], found.style, inner) else { continue };
        let lacks_one = matches!((value(&units[before]), found.value), (Some(a), Some(b)) if a + 2 == b);
        let lost = (before + 1..at).find(|&i| lacks_one && may_be_lost(units, i, found.style));
        if let Some(lost) = lost {
            let len = match found.style {
                Style::Clause(word @ ('是' | '要')) => word.len_utf8(),
                _ => 0,
            };
            let mark = Mark { style: found.style, value: found.value.map(|v| v - 1), len };
            units[lost].level = Some(Level::Numbered { mark, inner });
        }
    }
}

/// The last unit of this style with no heading of a higher level after it.
fn last_of(units: &[Unit<'_>], kind: Style, inside: bool) -> Option<usize> {
    for (at, unit) in units.iter().enumerate().rev() {
        match unit.level {
            None | Some(Level::RunIn) => {}
            Some(Level::Numbered { mark, inner }) if inner == inside => {
                if mark.style == kind {
                    return Some(at);
                }
                if mark.style.rank().is_some_and(|r| kind.rank().is_none_or(|k| r < k)) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    None
}

/// Whether the unnumbered unit can be the heading that lost its number of this style.
fn may_be_lost(units: &[Unit<'_>], at: usize, kind: Style) -> bool {
    let unit = &units[at];
    if unit.level.is_some() || unit.inner {
        return false;
    }
    if let Style::Clause(word) = kind {
        return unit.text.starts_with(word);
    }
    let short =
        (4..=50).contains(&unit.text.chars().count()) && !unit.text.ends_with(['。', '；', '：', ':', ';']);
    // Its own list begins right after it.
    let begins = units.get(at + 1).is_some_and(|next| value(next) == Some(1) && style(next) != Some(kind));
    short && begins
}

/// An open heading while the levels are worked out.
struct Open {
    style: Option<Style>,
    value: Option<u32>,
    rank: Option<usize>,
}

/// Texts within the text stand below all levels of the page itself.
const INNER: usize = 100;

fn rank(level: Level) -> Option<usize> {
    match level {
        Level::Numbered { mark, inner } => mark.style.rank().map(|r| r + if inner { INNER } else { 0 }),
        Level::Label => Some(INNER),
        Level::Title => Some(INNER + 1),
        Level::RunIn => Some(INNER + 2),
        Level::Part => None,
    }
}

fn flat(units: &[Unit<'_>]) -> Vec<Flat> {
    let mut open: Vec<Open> = Vec::new();
    let mut out = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let Some(level) = unit.level.filter(|l| *l != Level::Part) else { continue };
        let (rank, style, value) = (rank(level), style(unit), value(unit));
        open.truncate(keep(&open, rank, style, value).min(MAX_DEPTH - 1));
        let (text, len) = heading(units, at, level);
        open.push(Open { style, value, rank });
        out.push(Flat { depth: open.len(), text, span: unit.start..unit.start + len });
    }
    out
}

/// How many of the open headings stay open above one of this level.
fn keep(open: &[Open], rank: Option<usize>, style: Option<Style>, value: Option<u32>) -> usize {
    let above =
        |rank: usize| open.iter().rposition(|o| o.rank.is_some_and(|r| r < rank)).map_or(0, |at| at + 1);
    let same = |o: &Open| style.is_some() && o.style == style && o.rank == rank;
    let next = |o: &Open| same(o) && matches!((o.value, value), (Some(a), Some(b)) if a + 1 == b);
    if let Some(at) = open.iter().rposition(next).or_else(|| open.iter().rposition(same)) {
        // 一是 within a point of 一是: a list of its own.
        let inner = rank.is_none() && value == Some(1) && at + 1 < open.len();
        return if inner { open.len() } else { at };
    }
    let Some(rank) = rank else { return open.len() };
    let at = above(rank);
    // A list that begins under ★ or 一是 belongs to it.
    let begins = value == Some(1) && open.get(at).is_some_and(|o| o.rank.is_none());
    if begins { open.iter().rposition(|o| o.rank.is_none()).map_or(at, |i| i + 1) } else { at }
}

/// The heading's text without number and final stop, and its length in the source from the number on.
fn heading(units: &[Unit<'_>], at: usize, level: Level) -> (String, usize) {
    let unit = &units[at];
    let start = match level {
        Level::Numbered { mark, .. } => mark.len.min(unit.text.len()),
        _ => 0,
    };
    let body = unit.text.get(start..).unwrap_or_default();
    if level == Level::Title {
        let lines: Vec<&str> = units[at.saturating_sub(3)..=at].iter().map(|u| u.text).collect();
        return (title::whole(&lines, lines.len() - 1), unit.text.len());
    }
    let hash = matches!(level, Level::Numbered { mark: Mark { style: Style::Hash(_), .. }, .. });
    let end = if hash { body.len() } else { first_sentence(body, unit.inner) };
    let text = body[..end].trim_end_matches(|c: char| "。；;：:，,".contains(c) || c.is_whitespace());
    let text = if hash { text.trim_end_matches('#').trim_end() } else { text };
    // The stop of an English sentence, not that of an abbreviation's dots.
    let text = text.strip_suffix('.').filter(|t| !t.contains('.')).unwrap_or(text);
    (text.to_owned(), start + text.len())
}

/// Bytes of the first sentence; of a very long one its first clause.
fn first_sentence(body: &str, inner: bool) -> usize {
    // A stop within brackets or quotation marks ends nothing.
    let mut depth = 0_usize;
    let mut end = body.len();
    for (i, c) in body.char_indices() {
        match c {
            '（' | '(' | '《' | '“' | '〔' => depth += 1,
            '）' | ')' | '》' | '”' | '〕' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' | '；' | ';' if depth == 0 => {
                end = i;
                break;
            }
            // English: a stop ends a sentence before a blank and a capital.
            '.' if depth == 0 && is_english_stop(&body[i + 1..]) => {
                end = i;
                break;
            }
            _ => {}
        }
    }
    let sentence = &body[..end];
    let longest = if inner { MAX_ITEM } else { MAX_SENTENCE };
    if sentence.chars().count() <= longest {
        return end;
    }
    let clause = sentence
        .char_indices()
        .find(|(i, c)| matches!(c, '，' | ',' | '：' | ':') && sentence[..*i].chars().count() >= 6)
        .map(|(i, _)| i);
    clause.unwrap_or(end)
}

fn is_english_stop(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some(' ') && chars.next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use super::*;

    fn t(text: &str, expected: &[&str]) {
        assert_eq!(shown(&read_document(text)), expected, "{text}");
    }

    #[test]
    fn run_in_headings_end_with_their_sentence() {
        t(
            "首页 > 公开\n甲县关于试点工作的报告\n发布时间：2020-01-02\n去年，甲县按要求推进试点，进展顺利。\n一、主要做法\n（一）健全机制。成立专班，每月调度。\n(二)压实责任。明确分工。\n二、存在不足\n人手不够。",
            &["# 甲县关于试点工作的报告", "1 主要做法", "1.1 健全机制", "1.2 压实责任", "2 存在不足"],
        );
    }

    #[test]
    fn lists_within_a_paragraph_are_points() {
        t(
            "一、要求\n（一）落实责任。一是建立台账。逐项销号。二是定期通报。\n（二）加强保障。经费列入预算。\n二、安排\n一要学。二要做。",
            &[
                "1 要求",
                "1.1 落实责任",
                "1.1.1 建立台账",
                "1.1.2 定期通报",
                "1.2 加强保障",
                "2 安排",
                "2.1 学",
                "2.2 做",
            ],
        );
        t(
            "一、情况：一是甲村修了路；二是乙村通了水。\n二、不足\n工作中还有差距，比如一是人少；二是钱紧。",
            &["1 情况", "1.1 甲村修了路", "1.2 乙村通了水", "2 不足", "2.1 人少", "2.2 钱紧"],
        );
    }

    #[test]
    fn a_lost_number_is_given_back() {
        t(
            "一、甲\n（一）乙乙乙乙\n1.丙。\n2.丁。\n戊戊戊戊戊\n1.己。\n2.庚。\n（三）辛辛\n1.壬。",
            &[
                "1 甲",
                "1.1 乙乙乙乙",
                "1.1.1 丙",
                "1.1.2 丁",
                "1.2 戊戊戊戊戊",
                "1.2.1 己",
                "1.2.2 庚",
                "1.3 辛辛",
                "1.3.1 壬",
            ],
        );
        t(
            "★对策\n一是甲。乙。\n是丙。丁。\n三是戊。己。\n★意义\n一是庚。\n二是辛。",
            &["1 对策", "1.1 甲", "1.2 丙", "1.3 戊", "2 意义", "2.1 庚", "2.2 辛"],
        );
    }

    #[test]
    fn a_page_that_holds_several_texts() {
        t(
            "一、热点\n二、范例\n讲话稿：\n在全县推进会上的讲话\n同志们：\n一、甲\n一要乙。二要丙。\n二、丁\n三、戊\n信息稿：\n甲县三措并举抓好落实\n抓好学习。县里组织干部集中学习了相关条例和办法文件。\n抓好检查。县里组织人员分片分组检查了各乡镇的台账资料。\n抓好整改。县里组织各单位对照问题清单逐条逐项进行整改。\n三、预测\n1.戊。\n2.己。",
            &[
                "1 热点",
                "2 范例",
                "2.1 讲话稿",
                "2.1.1 在全县推进会上的讲话",
                "2.1.1.1 甲",
                "2.1.1.1.1 乙",
                "2.1.1.1.2 丙",
                "2.1.1.2 丁",
                "2.1.1.3 戊",
                "2.2 信息稿",
                "2.2.1 甲县三措并举抓好落实",
                "2.2.1.1 抓好学习",
                "2.2.1.2 抓好检查",
                "2.2.1.3 抓好整改",
                "3 预测",
                "3.1 戊",
                "3.2 己",
            ],
        );
    }

    #[test]
    fn attachments_tables_and_figures_invent_nothing() {
        t(
            "一、甲\n1.乙。丙。\n2.丁。戊。\n附件：1.评分表\n2.名单\n附件1\n序号\n1\n一、考核\n1.台账（5分）",
            &["1 甲", "1.1 乙", "1.2 丁"],
        );
        t("一、甲\n| 1. 乙 | 5 |\n1\n1.12\n2021年，全县完成了任务。\n二、丙", &["1 甲", "2 丙"]);
    }

    #[test]
    fn markdown_and_english() {
        t(
            "# A plan\n\nSome words.\n\n## Aims\n\n1. Grow. We must.\n2. Last.\n\n## Means",
            &["# A plan", "1 Aims", "1.1 Grow", "1.2 Last", "2 Means"],
        );
        t(
            "The state of the town\nI. Where we stand. Long ago there was a town.\nII. What to do. Build.",
            &["# The state of the town", "1 Where we stand", "2 What to do"],
        );
    }

    #[test]
    fn texts_without_numbers() {
        t("甲县动态\n随便写的一段话，没有任何编号。", &[]);
        t("", &[]);
        t(
            "甲县三措并举推进改革的做法材料\n抓好学习。县里组织干部集中学习了相关条例和办法文件。\n抓好检查。县里组织人员分片分组检查了各乡镇的台账资料。\n抓好整改。县里组织各单位对照问题清单逐条逐项进行整改。",
            &["# 甲县三措并举推进改革的做法材料", "1 抓好学习", "2 抓好检查", "3 抓好整改"],
        );
    }

    proptest::proptest! {
        #[test]
        fn headings_lie_in_the_text_in_order(rows in proptest::collection::vec("[一二三、（）1. 2是要。；：甲乙丙附件#★]{0,14}", 0..20)) {
            let text = rows.join("\n");
            let skeleton = read_document(&text);
            let mut end = 0;
            for heading in skeleton.walk() {
                proptest::prop_assert!(heading.span.start >= end && heading.span.end <= text.len());
                proptest::prop_assert!(text.get(heading.span.clone()).is_some());
                end = heading.span.end;
            }
        }
    }
}
