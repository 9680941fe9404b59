//! Form 格式: title, addressee, signature and date, and the closing formula.
//!
//! Which parts a genre has: `study::form`. A missing part costs points only where the prompt asks for form (格式, 文种) or
//! names the part, and never where it says that the part need not be written. Closing formulas each belong to some
//! genres (党政机关公文处理工作条例, 2012, and usage).
use crate::{
    compare::segment::number,
    locales::{Text, findings as t, form as parts},
    study::{form, genre::Genre},
};
use std::ops::Range;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 40;
/// Longest addressee, in characters.
const LONGEST_ADDRESSEE: usize = 60;
/// Longest name under a text, in characters.
const LONGEST_NAME: usize = 30;
/// How many of the last lines may hold the end of a document.
const LAST_LINES: usize = 4;

/// A part of a document's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// 标题
    Title,
    /// 称谓、主送机关
    Addressee,
    /// 落款
    Signature,
    /// 成文日期
    Date,
}

impl Part {
    /// The name that the user reads.
    pub const fn name(self) -> Text {
        match self {
            Self::Title => parts::TITLE,
            Self::Addressee => parts::ADDRESSEE,
            Self::Signature => t::SIGNATURE,
            Self::Date => t::DATE,
        }
    }

    /// What prompts call it.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["标题", "自拟题目", "题目自拟", "拟定题目", "title", "headline"],
            Self::Addressee => &["称谓", "称呼", "主送", "抬头", "salutation", "addressee"],
            Self::Signature => &["落款", "署名", "signature"],
            Self::Date => &["落款", "日期", "date at the end"],
        }
    }
}

/// Whether a part is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The prompt asks for it.
    Asked,
    /// The genre has it, the prompt says nothing of form.
    Usual,
    /// The prompt says that it need not be written.
    Waived,
}

/// A part of the form and where the essay has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formal {
    /// Which part.
    pub part: Part,
    /// Whether it is wanted.
    pub wanted: Wanted,
    /// Where it stands (bytes of the essay).
    pub found: Option<Range<usize>>,
}

impl Formal {
    /// Whether its absence costs points.
    pub fn costs(&self) -> bool {
        self.wanted == Wanted::Asked && self.found.is_none()
    }
}

/// A closing formula in an essay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Where it stands (bytes of the essay).
    pub range: Range<usize>,
    /// It belongs to the genre.
    pub fits: bool,
    /// The genre's own formula, if it has one.
    pub proper: Option<&'static str>,
}

/// Formulas and the genres that they belong to.
const FORMULAS: [(&str, &[Genre]); 8] = [
    ("特此通知", &[Genre::Notice]),
    ("特此报告", &[Genre::Report, Genre::SelfReview]),
    ("特此通报", &[]),
    ("特此批复", &[]),
    ("特此函", &[]),
    ("此复", &[]),
    ("妥否，请批示", &[]),
    ("请遵照执行", &[Genre::Notice, Genre::Opinion, Genre::Plan]),
];

/// The parts of the form that the genre has, in the order in which they stand.
pub fn form(genre: Genre, prompt: &str, essay: &str) -> Vec<Formal> {
    let has = form::parts(genre);
    let mut wanted: Vec<Part> = Vec::new();
    wanted.extend(has.contains(&parts::TITLE).then_some(Part::Title));
    wanted.extend(has.contains(&parts::ADDRESSEE).then_some(Part::Addressee));
    if has.contains(&parts::SIGNATURE) {
        wanted.extend([Part::Signature, Part::Date]);
    }
    let (signature, date) = end(essay);
    wanted
        .into_iter()
        .map(|part| Formal {
            part,
            wanted: wanted_in(prompt, part),
            found: match part {
                Part::Title => title(essay),
                Part::Addressee => addressee(essay),
                Part::Signature => signature.clone(),
                Part::Date => date.clone(),
            },
        })
        .collect()
}

fn wanted_in(prompt: &str, part: Part) -> Wanted {
    const NEED_NOT: [&str; 16] = [
        "不必",
        "不用",
        "无需",
        "不需",
        "无须",
        "不要求",
        "不作要求",
        "不写",
        "不要写",
        "免写",
        "省略",
        "可略",
        "no ",
        "not ",
        "without ",
        "omit",
    ];
    let prompt = prompt.to_lowercase();
    let clauses = || prompt.split(['，', '。', '；', ',', '.', ';', '\n', '（', '）', '(', ')']);
    let names = |clause: &str| part.words().iter().any(|w| clause.contains(w));
    if clauses().any(|clause| names(clause) && NEED_NOT.iter().any(|w| clause.contains(w))) {
        Wanted::Waived
    } else if ["格式", "文种"].iter().any(|w| prompt.contains(w)) || clauses().any(names) {
        Wanted::Asked
    } else {
        Wanted::Usual
    }
}

/// The lines of a text that are not blank, trimmed, as byte ranges.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            out.push(start..start + trimmed.len());
        }
        at += line.len();
    }
    out
}

fn is_numbered(line: &str) -> bool {
    number(&line.chars().take(8).collect::<Vec<_>>()).is_some()
}

/// The title: a short first line of its own that is no sentence.
pub fn title(essay: &str) -> Option<Range<usize>> {
    let lines = lines(essay);
    let first = lines.first().filter(|_| lines.len() > 1)?;
    let line = &essay[first.clone()];
    let sentence = line.ends_with(['。', '；', '，', '：', '.', ';', ',', ':']);
    (!sentence && line.chars().count() <= LONGEST_TITLE && !is_numbered(line)).then(|| first.clone())
}

/// The addressee: a line of its own before the body that ends with a colon and announces nothing.
fn addressee(essay: &str) -> Option<Range<usize>> {
    let announces =
        |line: &str| ["如下", "以下", "下列", "问题", "对策", "措施"].iter().any(|w| line.contains(w));
    lines(essay).into_iter().take(3).find(|range| {
        let line = &essay[range.clone()];
        line.ends_with(['：', ':'])
            && line.chars().count() <= LONGEST_ADDRESSEE
            && !line.contains('。')
            && !announces(line)
            && !is_numbered(line)
    })
}

/// Signature and date at the end, on lines of their own or together on one.
fn end(essay: &str) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let lines = lines(essay);
    let mut rest = lines.iter().skip(1).rev();
    let Some(mut last) = rest.next() else { return (None, None) };
    let mut date = None;
    if let Some(at) = date_in(&essay[last.clone()]) {
        let start = last.start + at;
        date = Some(start..last.end);
        let before = essay[last.start..start].trim_end();
        if !before.is_empty() {
            let range = last.start..last.start + before.len();
            return (is_name(before).then_some(range), date);
        }
        let Some(above) = rest.next() else { return (None, date) };
        last = above;
    }
    (is_name(&essay[last.clone()]).then(|| last.clone()), date)
}

/// Where a date that ends the line begins: `2021年8月17日`, `×年×月×日`, `二〇二一年八月`.
fn date_in(line: &str) -> Option<usize> {
    const FIGURES: &str = "0123456789０１２３４５６７８９〇零一二三四五六七八九十×xX某";
    if line.chars().count() > LONGEST_NAME + 12 || !line.ends_with(['日', '月']) {
        return None;
    }
    let year = line.rfind('年')?;
    let figure = |c: char| FIGURES.contains(c);
    let after = line[year..].chars().skip(1).filter(|c| !c.is_whitespace());
    let known =
        after.clone().any(|c| c == '月') && after.clone().all(|c| figure(c) || c == '月' || c == '日');
    let begin = line[..year].trim_end_matches(|c: char| figure(c) || c.is_whitespace()).len();
    let begin = begin + (line[begin..].len() - line[begin..].trim_start().len());
    (known && begin < year).then_some(begin)
}

/// Whether a line may be the name of who signs.
fn is_name(line: &str) -> bool {
    let ends = line.ends_with(['。', '；', '！', '？', '，', '：', '.', ';', '!', '?', ',', ':', '”']);
    !ends && (2..=LONGEST_NAME).contains(&line.chars().count()) && !is_numbered(line) && !line.contains('，')
}

/// The closing formula, if the essay has one.
pub fn closing(genre: Genre, essay: &str) -> Option<Closing> {
    let lines = lines(essay);
    let from = lines.get(lines.len().saturating_sub(LAST_LINES))?.start;
    let (at, (formula, genres)) = FORMULAS
        .iter()
        .filter_map(|f| Some((from + essay[from..].rfind(f.0)?, *f)))
        .max_by_key(|(at, _)| *at)?;
    let proper = FORMULAS.iter().find(|(_, genres)| genres.first() == Some(&genre)).map(|(f, _)| *f);
    // Only where the genre's own formula is known can another be called wrong.
    proper.map(|_| Closing { range: at..at + formula.len(), fits: genres.contains(&genre), proper })
}

#[cfg(test)]
mod tests {
    use super::Wanted::{Asked, Usual, Waived};
    use super::*;

    const NOTICE: &str =
        "关于开会的通知\n各科室：\n定于九月一日开会。\n特此通知。\n县政府办公室\n2026年8月17日";

    fn found(genre: Genre, prompt: &str, essay: &str) -> Vec<(Part, Wanted, Option<String>)> {
        let told = |f: Formal| (f.part, f.wanted, f.found.map(|r| essay[r].to_owned()));
        form(genre, prompt, essay).into_iter().map(told).collect()
    }

    #[test]
    fn the_parts_of_a_notice_are_found() {
        let some = |s: &str| Some(s.to_owned());
        assert_eq!(
            found(Genre::Notice, "格式规范", NOTICE),
            [
                (Part::Title, Asked, some("关于开会的通知")),
                (Part::Addressee, Asked, some("各科室：")),
                (Part::Signature, Asked, some("县政府办公室")),
                (Part::Date, Asked, some("2026年8月17日")),
            ]
        );
        let one_line = form(Genre::Notice, "", "通知\n开会。\n县政府办公室 二〇二六年八月一日");
        assert!(one_line[2].found.is_some() && one_line[3].found.is_some(), "{one_line:?}");
    }

    #[test]
    fn what_looks_like_a_part_is_none() {
        let bare = form(Genre::Notice, "", "现将有关事项通知如下：\n一、时间\n九月一日上午。\n二、地点");
        assert!(bare.iter().all(|f| f.found.is_none()), "{bare:?}");
        assert_eq!(title("一、问题\n人少。"), None);
        assert_eq!(title("关于开会的通知"), None, "a line alone is a text");
        let dated = form(Genre::Notice, "", "通知\n会期为2026年8月17日至18日。");
        assert!(dated[2].found.is_none() && dated[3].found.is_none());
    }

    #[test]
    fn a_part_costs_only_where_the_prompt_asks_for_it() {
        let wanted = |prompt: &str| {
            let all = form(Genre::Opinion, prompt, "正文。\n再写一段。");
            all.iter().map(|f| f.wanted).collect::<Vec<_>>()
        };
        assert_eq!(wanted("符合意见的文种特点，不必写标题、主送机关和落款；"), [Waived; 4]);
        assert_eq!(wanted("写一份意见。"), [Usual; 4]);
        assert_eq!(wanted("要求：自拟题目，条理清晰。"), [Asked, Usual, Usual, Usual]);
        assert_eq!(wanted("Give your text a title."), [Asked, Usual, Usual, Usual]);
        assert_eq!(wanted("Write without a title."), [Waived, Usual, Usual, Usual]);
        assert!(form(Genre::Summary, "格式规范", "概括。").is_empty(), "a summary has no form");
    }

    #[test]
    fn a_closing_formula_belongs_to_its_genre() {
        let fits = |genre, essay| closing(genre, essay).map(|c| c.fits);
        assert_eq!(fits(Genre::Notice, NOTICE), Some(true));
        assert_eq!(fits(Genre::Notice, "开会。\n特此报告。"), Some(false));
        assert_eq!(fits(Genre::Report, "情况如上。\n妥否，请批示。"), Some(false));
        assert_eq!(fits(Genre::Essay, "特此通知"), None);
        assert_eq!(fits(Genre::Notice, ""), None);
    }
}
