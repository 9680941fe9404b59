//! Attempts as files for others to read. No terminal types.
mod html;
mod markdown;
mod report;
pub mod sheet;

use crate::{locales::Lang, marking::Review, store::HandedIn};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// What an attempt is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Essay and report, Markdown.
    #[default]
    Markdown,
    /// The same as a page that stands alone.
    Html,
    /// Everything that is kept.
    Json,
    /// The essay alone.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Json, Self::Text];

    /// The name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }
}

/// The attempt `name` as text, gone over in `review`; times in `zone`.
pub fn export(
    name: &str,
    attempt: &HandedIn,
    review: &Review,
    format: Format,
    zone: &TimeZone,
    lang: Lang,
) -> String {
    match format {
        Format::Markdown => markdown::page(review, zone, lang),
        Format::Html => html::page(review, zone, lang),
        Format::Json => json(name, attempt, review),
        Format::Text => {
            let end = if attempt.essay.ends_with('\n') { "" } else { "\n" };
            format!("{}{end}", attempt.essay)
        }
    }
}

fn json(name: &str, attempt: &HandedIn, review: &Review) -> String {
    let mut value = serde_json::to_value(&attempt.summary).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("schema".to_owned(), json!("celun.export/1"));
        fields.insert("id".to_owned(), json!(name));
        fields.insert("essay".to_owned(), json!(attempt.essay));
        fields.insert("report".to_owned(), Value::clone(&attempt.report));
        let own = review.verdicts();
        if !own.points.is_empty() {
            fields.insert("verdicts".to_owned(), json!(own.points));
            fields.insert("coverage".to_owned(), json!(own.coverage));
        }
        if let Some(score) = &review.score {
            let score = json!({ "low": score.low(), "high": score.high(), "full": score.full });
            fields.insert("score".to_owned(), score);
        }
        // The statuses that count, beside the program's in the report.
        let points = review.points.iter().map(|p| (p.id.clone(), json!(p.status)));
        fields.insert("statuses".to_owned(), Value::Object(points.collect()));
    }
    format!("{value}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Course, Own, Summary, Task, Verdict, Verdicts, attempt::timestamp},
        study::Library,
        text::count::Counts,
    };

    fn attempt() -> HandedIn {
        HandedIn {
            summary: Summary {
                schema: "celun.attempt/1".into(),
                task: Task {
                    title: "会议<通知>".into(),
                    genre: "notice".into(),
                    limit: json!({"max": 200}),
                    minutes: 20,
                    ..Task::default()
                },
                started: timestamp(0),
                ended: timestamp(1_500_000),
                active_ms: 1_500_000,
                paused_ms: 0,
                counts: Counts { cells: 210, chars: 200, hanzi: 180, ..Counts::default() },
                outline_opened: true,
                coverage: Some(0.75),
                course: Course::default(),
            },
            report: json!({"schema": "celun.compare/1", "coverage": 0.75, "points": [
                {"id": "1", "text": "时间*地点", "depth": 1, "status": "covered"},
                {"id": "1.1", "text": "人员", "depth": 2, "status": "partial", "span": [5, 15], "order": "early",
                    "evidence": [{"span": [5, 15], "terms": ["<script>"]}]},
                {"id": "2", "text": "要求", "depth": 1, "status": "missing"}], "unclaimed": [[0, 4]]}),
            essay: "# 通知\n一、<script>&".into(),
        }
    }

    fn exported(format: Format, own: &Verdicts) -> String {
        let attempt = attempt();
        let review = Review::of(&attempt, own, &Library::default());
        export("a", &attempt, &review, format, &TimeZone::UTC, Lang::Zh)
    }

    fn none() -> Verdicts {
        Verdicts::default()
    }

    fn half() -> Verdicts {
        let own = Own { verdict: Verdict::Half, text: "要求".into() };
        Verdicts { points: [("2".to_owned(), own)].into(), ..none() }
    }

    #[test]
    fn text_is_the_essay_and_json_is_everything() {
        assert_eq!(exported(Format::Text, &none()), "# 通知\n一、<script>&\n");
        let value: Value = serde_json::from_str(&exported(Format::Json, &half())).unwrap();
        assert_eq!((&value["schema"], &value["id"]), (&json!("celun.export/1"), &json!("a")));
        assert_eq!(value["report"]["points"][2]["status"], "missing", "the report stays as it was");
        assert_eq!((&value["verdicts"]["2"]["verdict"], &value["coverage"]), (&json!("half"), &json!(0.5)));
        assert_eq!(value["statuses"], json!({"1": "covered", "1.1": "partial", "2": "partial"}));
    }

    #[test]
    fn markdown_keeps_the_essay_as_it_stands_and_shows_passages() {
        let page = exported(Format::Markdown, &none());
        let (report, paper) = page.split_once("\n## 卷面\n\n").unwrap();
        assert_eq!(
            report,
            "# 会议\\<通知\\>\n\n- 交卷：1970-01-01 00:25\n- 文种：通知\n- 方式：练习\n- 用时：25分钟，超时5分钟\n\
             - 字数：占格210，字数（含标点）200，汉字180\n- 字数要求：210格，超出10格\n\
             - 覆盖率：75%，已覆盖0，部分1，遗漏1\n- 提纲：作答时看过\n\n\
             ## 答卷\n\n# 通知\n一、<script>&\n\n\
             ## 对照\n\n- ● 一、时间\\*地点（已覆盖，权重1）\n  - ◐ （一）人员（部分，权重1，位置提前）\n\
             \x20   > 一、\\<script\\>\n- ○ 二、要求（遗漏，权重1）\n  - 作答中没有找到对应的内容。\n"
        );
        for told in
            ["- 字数：超出10格\n", "- 顺序：1个要点移位\n", "“\\# 通知”\n", "\n## 下一步\n\n1. 补写“要求”\n"]
        {
            assert!(paper.contains(told), "{told} in {paper}");
        }
    }

    #[test]
    fn the_candidates_verdict_wins_on_the_page() {
        let page = exported(Format::Markdown, &half());
        assert!(
            page.contains("- ◐ 二、要求（部分，权重1，自判，程序判为遗漏）") && page.contains("部分2"),
            "{page}"
        );
    }

    #[test]
    fn html_escapes_what_was_written() {
        let page = exported(Format::Html, &none());
        assert!(page.contains("会议&lt;通知&gt;") && page.contains("&lt;script&gt;&amp;"), "{page}");
        assert!(!page.contains("<script>"));
        assert!(
            page.contains("class=\"point partial\"") && page.contains("<q>一、<u>&lt;script&gt;</u></q>"),
            "{page}"
        );
    }

    #[test]
    fn an_attempt_without_a_report_is_exported_as_well() {
        let plain = HandedIn { report: Value::Null, ..attempt() };
        let review = Review::of(&plain, &none(), &Library::default());
        for format in Format::ALL {
            assert!(export("a", &plain, &review, format, &TimeZone::UTC, Lang::En).contains("通知"));
        }
    }
}
