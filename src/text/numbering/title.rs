//! The title of a document, found above its first heading.

/// What the title of an official document or study page ends in.
const ENDINGS: [&str; 33] = [
    "报告",
    "通知",
    "意见",
    "方案",
    "办法",
    "规定",
    "条例",
    "纲要",
    "规划",
    "计划",
    "总结",
    "要点",
    "安排",
    "讲话",
    "讲话稿",
    "简报",
    "提纲",
    "解读",
    "公告",
    "通报",
    "决定",
    "细则",
    "材料",
    "思路",
    "建设",
    "情况",
    "汇报",
    "倡议书",
    "建议",
    "请示",
    "批复",
    "函",
    "纪要",
];
/// What the name of a body ends in: a line of it alone is no title.
const BODIES: [&str; 16] = [
    "政府",
    "办公室",
    "委员会",
    "局",
    "厅",
    "文件",
    "公司",
    "网",
    "频道",
    "公众号",
    "中心",
    "部门",
    "办公厅",
    "省委",
    "市委",
    "县委",
];

/// How much a line of the text above the first heading looks like the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Weak(u8),
    Strong,
}

/// Whether the line may be a title at all: of a title's length, no sentence, no path or date of the page.
pub(super) fn may_be_title(line: &str) -> bool {
    let length = line.chars().count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    (6..=80).contains(&length)
        && letters * 2 >= length
        && !line.ends_with(|c: char| "。！？；：，、,;:".contains(c))
        && !line.starts_with(['(', '（', '|', '©'])
        && !line.contains(['>', '»', '|', '。'])
        && !is_metadata(line)
        && !is_body(line)
}

/// `发布时间：…`, `来源:…`, `2021-08-13 …`: about the page, not of the text.
fn is_metadata(line: &str) -> bool {
    let named = ["来源", "时间", "日期", "作者", "编辑", "访问", "浏览", "点击", "字号", "责任"];
    let colon = line.contains(['：', ':']);
    (colon && named.iter().any(|w| line.contains(w)))
        || line.ends_with('日') && line.chars().filter(char::is_ascii_digit).count() >= 4
        || line.starts_with("您") && line.contains("位置")
}

/// The name of a body.
pub(super) fn is_body(line: &str) -> bool {
    !line.contains("关于") && !line.contains(['，', ',']) && BODIES.iter().any(|e| line.ends_with(e))
}

fn likeness(line: &str, lines: &[&str]) -> Likeness {
    if ENDINGS.iter().any(|e| line.trim_end_matches(['》', '”', '）', ')']).ends_with(e)) {
        return Likeness::Strong;
    }
    let repeated = lines.iter().any(|other| other.len() > line.len() && other.contains(line));
    let about = line.contains("关于") || line.starts_with(['《', '【']);
    Likeness::Weak(u8::from(repeated) + u8::from(about))
}

/// Lines of a page's head that are looked at.
const HEAD: usize = 200;

/// The title among the lines above the first heading: of the likeliest ones the last.
pub(super) fn title(lines: &[&str]) -> Option<String> {
    let lines = &lines[lines.len().saturating_sub(HEAD)..];
    let (at, _) = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| may_be_title(l) || is_torn(l))
        .max_by_key(|(i, l)| (likeness(l, lines), *i))?;
    Some(whole(lines, at))
}

/// A line that closes a 《 of a line before it.
fn is_torn(line: &str) -> bool {
    line.matches('》').count() > line.matches('《').count()
}

/// The title at `at` with the lines before it that belong to it.
pub(super) fn whole(lines: &[&str], at: usize) -> String {
    let mut from = at;
    let text = |from: usize| lines[from..=at].concat();
    while from > 0 && at - from < 3 && is_torn(&text(from)) {
        from -= 1;
    }
    // 南通市人民政府 / 关于…的报告
    if from > 0
        && lines[from].starts_with("关于")
        && is_body(lines[from - 1])
        && lines[from - 1].chars().count() <= 30
    {
        from -= 1;
    }
    text(from).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(lines: &[&str], expected: &str) {
        assert_eq!(title(lines).as_deref(), Some(expected));
    }

    #[test]
    fn the_title_stands_nearest_above_the_text() {
        t(
            &["首页 > 公开", "甲市关于某事的报告", "发布时间：2021-01-01 来源：甲市", "甲市人民政府"],
            "甲市关于某事的报告",
        );
        t(&["关于印发某安排的通知", "各乡镇人民政府：", "2017年5月31日", "年度工作安排"], "年度工作安排");
        t(&["网站导航服务", "读书的三种境界", "读书的三种境界_某站"], "读书的三种境界");
        t(&["Skip to content", "On reading slowly"], "On reading slowly");
    }

    #[test]
    fn a_title_of_several_lines_is_joined() {
        t(&["甲市人民政府", "关于上年工作情况的报告"], "甲市人民政府关于上年工作情况的报告");
        t(
            &["关于印发《甲区年度", "建设工作安排》的通知", "各单位："],
            "关于印发《甲区年度建设工作安排》的通知",
        );
        assert_eq!(title(&["短", "各位同事：", "2021年1月1日"]), None);
    }
}
