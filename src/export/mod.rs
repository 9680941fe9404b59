//! Attempts as files for others to read. No terminal types.
mod html;
mod markdown;
mod report;

use crate::{locales::Lang, store::HandedIn};
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

/// The attempt `name` as text; times in `zone`.
pub fn export(name: &str, attempt: &HandedIn, format: Format, zone: &TimeZone, lang: Lang) -> String {
    match format {
        Format::Markdown => markdown::page(attempt, zone, lang),
        Format::Html => html::page(attempt, zone, lang),
        Format::Json => json(name, attempt),
        Format::Text => {
            let end = if attempt.essay.ends_with('\n') { "" } else { "\n" };
            format!("{}{end}", attempt.essay)
        }
    }
}

fn json(name: &str, attempt: &HandedIn) -> String {
    let mut value = serde_json::to_value(&attempt.summary).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("schema".to_owned(), json!("celun.export/1"));
        fields.insert("id".to_owned(), json!(name));
        fields.insert("essay".to_owned(), json!(attempt.essay));
        fields.insert("report".to_owned(), Value::clone(&attempt.report));
    }
    format!("{value}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Course, Summary, Task, attempt::timestamp},
        text::count::Counts,
    };

    fn attempt() -> HandedIn {
        HandedIn {
            summary: Summary {
                schema: "celun.attempt/1".into(),
                task: Task { title: "会议<通知>".into(), genre: "notice".into(), ..Task::default() },
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
                {"id": "1.1", "text": "人员", "depth": 2, "status": "partial"},
                {"id": "2", "text": "要求", "depth": 1, "status": "missing"}]}),
            essay: "# 通知\n一、<script>&".into(),
        }
    }

    fn exported(format: Format) -> String {
        export("a", &attempt(), format, &TimeZone::UTC, Lang::Zh)
    }

    #[test]
    fn text_is_the_essay_and_json_is_everything() {
        assert_eq!(exported(Format::Text), "# 通知\n一、<script>&\n");
        let value: Value = serde_json::from_str(&exported(Format::Json)).unwrap();
        assert_eq!((&value["schema"], &value["id"]), (&json!("celun.export/1"), &json!("a")));
        assert_eq!(value["report"]["points"][2]["status"], "missing");
    }

    #[test]
    fn markdown_keeps_the_essay_as_it_stands() {
        assert_eq!(
            exported(Format::Markdown),
            "# 会议\\<通知\\>\n\n- 交卷：1970-01-01 00:25\n- 文种：通知\n- 方式：练习\n- 用时：25分钟\n\
             - 字数：占格210，字数（含标点）200，汉字180\n- 覆盖率：75%\n- 提纲：作答时看过\n\n\
             ## 答卷\n\n# 通知\n一、<script>&\n\n\
             ## 对照\n\n- [已覆盖] 1 时间\\*地点\n  - [部分] 1.1 人员\n- [遗漏] 2 要求\n"
        );
    }

    #[test]
    fn html_escapes_what_was_written() {
        let page = exported(Format::Html);
        assert!(page.contains("会议&lt;通知&gt;") && page.contains("&lt;script&gt;&amp;"), "{page}");
        assert!(!page.contains("<script>"));
        assert!(page.contains("<li class=\"partial\""));
    }

    #[test]
    fn an_attempt_without_a_report_is_exported_as_well() {
        let plain = HandedIn { report: Value::Null, ..attempt() };
        for format in Format::ALL {
            assert!(export("a", &plain, format, &TimeZone::UTC, Lang::En).contains("通知"));
        }
    }
}
