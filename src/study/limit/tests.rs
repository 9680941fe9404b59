//! Limits read from prompts.
use super::*;

/// The limit as `min-max~about unit`, and the phrase.
fn shown(prompt: &str) -> String {
    match read(prompt) {
        Reading::Absent => "absent".to_owned(),
        Reading::Unclear(span) => format!("unclear [{}]", &prompt[span]),
        Reading::Clear(limit, span) => {
            let n = |n: Option<u32>| n.map_or(String::new(), |n| n.to_string());
            let about = limit.about.map_or(String::new(), |n| format!("~{n}"));
            format!("{}-{}{about} {:?} [{}]", n(limit.min), n(limit.max), limit.unit, &prompt[span])
        }
    }
}

fn t(prompt: &str, expected: &str) {
    assert_eq!(shown(prompt), expected, "{prompt}");
}

#[test]
fn ceilings_floors_and_ranges() {
    t("要求：全面、准确，不超过300字。（20分）", "-300 Cells [不超过300字]");
    t("字数不多于 500 字", "-500 Cells [字数不多于 500 字]");
    t("简明扼要，400字以内", "-400 Cells [400字以内]");
    t("不得超过４００个字", "-400 Cells [不得超过４００个字]");
    t("限200字", "-200 Cells [限200字]");
    t("不少于800字", "800- Cells [不少于800字]");
    t("写800字以上", "800- Cells [800字以上]");
    for sign in ["—", "-", "～", "至", "–", "——", " - ", "~", "到"] {
        t(&format!("总字数1000{sign}1200字。"), &format!("1000-1200 Cells [总字数1000{sign}1200字]"));
    }
    t("字数在1000字—1200字之间", "1000-1200 Cells [字数在1000字—1200字之间]");
    t("不少于800字，不超过1000字", "800-1000 Cells [不少于800字，不超过1000字]");
    t("1000字左右，不超过1,200字", "-1200~1000 Cells [1000字左右，不超过1,200字]");
    t("300个汉字以内", "-300 Hanzi [300个汉字以内]");
}

#[test]
fn about_a_figure() {
    t("字数1000字左右。", "-~1000 Cells [字数1000字左右]");
    t("篇幅800字", "-~800 Cells [篇幅800字]");
    t("撰写一份会议通知（300字）。", "-~300 Cells [300字]");
    t("写出工作思路(250字)", "-~250 Cells [250字]");
    t("约600字", "-~600 Cells [约600字]");
    t("写一篇1000余字的文章", "-~1000 Cells [1000余字]");
    t("总字数：1200", "-~1200 Cells [总字数：1200]");
    t("字数不超过800。", "-800 Cells [字数不超过800]");
}

#[test]
fn numerals() {
    t("写一篇一千字左右的文章", "-~1000 Cells [一千字左右]");
    t("不超过一千二百字", "-1200 Cells [不超过一千二百字]");
    t("不超过一千二字", "-1200 Cells [不超过一千二字]");
    t("八百至一千字", "800-1000 Cells [八百至一千字]");
    t("不超过1，000字", "-1000 Cells [不超过1，000字]");
}

#[test]
fn english() {
    t("Write at least 250 words.", "250- Words [at least 250 words]");
    t("in 250–300 words", "250-300 Words [250–300 words]");
    t("Use no more than 1,000 words.", "-1000 Words [no more than 1,000 words]");
    t("Write no less than 300 words", "300- Words [no less than 300 words]");
    t("an essay of about 500 words", "-~500 Words [about 500 words]");
    t("between 250 and 300 words", "250-300 Words [between 250 and 300 words]");
    t("Write a 300-word essay", "-~300 Words [300-word]");
    t("Word limit: 400", "-~400 Words [Word limit: 400]");
}

#[test]
fn the_essays_limit_is_the_largest() {
    t("标题不超过20字，全文1000字左右", "-~1000 Cells [1000字左右]");
}

#[test]
fn what_is_no_limit_is_not_guessed() {
    t("给定资料1—4，2021—2025年，谈谈你的看法。（20分）", "absent");
    t("一字一句读完", "absent");
    t("解释这5字词", "absent");
    t("条理清楚，篇幅适中。", "unclear [篇幅适中]");
    t("字数不限", "unclear [字数不限]");
    t("", "absent");
}

#[test]
fn a_limit_says_what_it_counts() {
    let limit = |min, max, about| Limit { min, max, about, unit: Unit::Words }.say(Lang::En);
    assert_eq!(limit(Some(250), Some(300), None), "250–300 (words)");
    assert_eq!(limit(Some(250), None, None), "at least 250 (words)");
    assert_eq!(
        read("不超过300字").limit().map(|l| l.say(Lang::Zh)).as_deref(),
        Some("不超过300字（按答题卡格数）")
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_harm(s in "[0-9０-９一千百万,，字words不超过左右—\\-至 约（）数篇幅a]{0,40}") {
        if let Some(span) = read(&s).span() {
            proptest::prop_assert!(s.get(span).is_some());
        }
    }
}
