//! Figures and names of documents in a text: what one has to have ready in an exam.
use crate::text::marks::is_hanzi;
use std::ops::Range;

/// What follows a number and belongs to it, longest first.
const UNITS: [&str; 62] = [
    "个工作日",
    "个百分点",
    "平方公里",
    "平方米",
    "立方米",
    "百分点",
    "工作日",
    "个小时",
    "小时",
    "分钟",
    "公里",
    "千米",
    "公顷",
    "万元",
    "亿元",
    "万亿元",
    "台次",
    "人次",
    "批次",
    "场次",
    "万人",
    "万户",
    "个月",
    "年度",
    "周年",
    "%",
    "％",
    "‰",
    "℃",
    "个",
    "件",
    "项",
    "条",
    "名",
    "人",
    "户",
    "元",
    "年",
    "月",
    "日",
    "号",
    "时",
    "天",
    "次",
    "家",
    "部",
    "份",
    "处",
    "起",
    "册",
    "场",
    "类",
    "种",
    "级",
    "倍",
    "分",
    "岁",
    "亩",
    "吨",
    "米",
    "辆",
    "万",
];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    "〇零一二两三四五六七八九十百千万亿".contains(c)
}

/// The figures of a text: numbers with their units, shares such as 三分之二; byte ranges in order, none over another.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let Some(start) = rest.find(|c: char| is_digit(c) || is_numeral(c)).map(|i| from + i) else { break };
        let end = number_end(text, start).or_else(|| share_end(text, start));
        match end {
            Some(end) if is_number_of_heading(text, start, end) => from = end,
            Some(end) => {
                out.push(start..end);
                from = end;
            }
            None => from = skip(text, start, is_numeral),
        }
    }
    out
}

/// Whether the digits number a heading or an item: `1.` or `1、` at the start of a line, `（1）`.
fn is_number_of_heading(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    matches!(
        (before, after),
        (Some('（' | '('), Some('）' | ')')) | (None | Some('\n'), Some('.' | '．' | '、'))
    )
}

fn skip(text: &str, from: usize, inside: impl Fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(|c| !inside(c)).unwrap_or(rest.len())
}

/// The end of the digits at `start` with separators within and the unit behind them.
fn number_end(text: &str, start: usize) -> Option<usize> {
    let mut end = skip(text, start, is_digit);
    if end == start {
        return None;
    }
    while let Some(c) = text.get(end..)?.chars().next().filter(|c| ".,．，:：".contains(*c)) {
        let next = end + c.len_utf8();
        let after = skip(text, next, is_digit);
        // A comma in running text groups thousands only.
        if after == next || (c == '，' && after - next != 3) {
            break;
        }
        end = after;
    }
    let rest = text.get(end..)?;
    let more = rest.strip_prefix("余").or_else(|| rest.strip_prefix("多")).unwrap_or(rest);
    let unit = UNITS.iter().filter(|u| more.starts_with(**u)).map(|u| u.len()).max();
    Some(unit.map_or(end, |len| end + rest.len() - more.len() + len))
}

/// The end of 百分之三十, 三分之二 at `start`.
fn share_end(text: &str, start: usize) -> Option<usize> {
    let whole = skip(text, start, is_numeral);
    let after = whole + text.get(whole..)?.strip_prefix("分之").map(|_| "分之".len())?;
    let end = skip(text, after, is_numeral);
    (end > after).then_some(end)
}

/// The names of documents in a text: 《…》 and numbers of documents such as 国办发〔2019〕5号; byte ranges in order, none
/// over another.
pub fn names(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.push(start..at + c.len_utf8());
                }
            }
            '\n' => depth = 0,
            '〔' if depth == 0 => out.extend(document_number(text, at)),
            _ => {}
        }
    }
    out
}

/// The document number around the `〔` at `at`.
fn document_number(text: &str, at: usize) -> Option<Range<usize>> {
    let year = at + '〔'.len_utf8();
    let close = skip(text, year, is_digit);
    let digits = close + text.get(close..)?.strip_prefix('〕').map(|_| '〕'.len_utf8())?;
    let number = skip(text, digits, |c| is_digit(c) || c == '第');
    let end = number + text.get(number..)?.strip_prefix('号').map(|_| '号'.len_utf8())?;
    if number == digits || close == year {
        return None;
    }
    let before = text.get(..at)?;
    // The agency's sign: at most five hanzi such as 国办发, after the agency's name if that stands before it.
    let sign = before.chars().rev().take(5).take_while(|c| is_hanzi(*c) && !"厅局院".contains(*c));
    let sign: usize = sign.map(char::len_utf8).sum();
    Some(at - sign..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn f(text: &str, expected: &[&str]) {
        assert_eq!(figures(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn numbers_come_with_their_units() {
        f("共105672家，罚款804.6万元，压减29.96%。", &["105672家", "804.6万元", "29.96%"]);
        f("60个工作日内办结，9:30到场，1,200余件", &["60个工作日", "9:30", "1,200余件"]);
        f("在2020年，3部门", &["2020年", "3部"]);
        f("占三分之二，完成百分之九十五；一些人", &["三分之二", "百分之九十五"]);
        f("共１２件，1，2，3", &["１２件", "1", "2", "3"]);
        f("1.措施\n2、办法（3）其他 4.5%", &["4.5%"]);
        f("", &[]);
    }

    #[test]
    fn names_of_documents() {
        let n = |text: &str| names(text).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            n("印发《关于〈纲要〉的通知》（昭府办发〔2017〕10号）。"),
            ["《关于〈纲要〉的通知》", "昭府办发〔2017〕10号"]
        );
        assert_eq!(n("按省政府办公厅鄂政办发〔2019〕25号文"), ["鄂政办发〔2019〕25号"]);
        assert_eq!(n("《甲《乙》丙》和《未完\n丁》〔2017〕"), ["《甲《乙》丙》"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(s in "[0-9０-９，,.:：%余百分之三《》〔〕号件\n法a]{0,40}") {
            for found in [figures(&s), names(&s)] {
                let mut end = 0;
                for range in found {
                    proptest::prop_assert!(range.start >= end && s.get(range.clone()).is_some_and(|t| !t.is_empty()));
                    end = range.end;
                }
            }
        }
    }
}
