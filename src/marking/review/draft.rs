//! A draft that is no attempt, gone over.
use super::Review;
use crate::{
    compare::Report,
    store::{Course, HandedIn, Summary, Task, Verdicts, attempt},
    study::model::{Pack, Question},
    text::count::Counts,
};
use jiff::Timestamp;

impl Review {
    /// Goes over a draft that is no attempt: nothing is known of its time, nothing judged.
    pub fn of_draft(pack: &Pack, question: &Question, draft: &str, counts: Counts, report: &Report) -> Self {
        let task = Task {
            pack: pack.id.clone(),
            question: question.id.clone(),
            title: question.title.clone(),
            genre: question.genre.key().to_owned(),
            prompt: question.prompt.clone(),
            limit: serde_json::to_value(question.limit).unwrap_or_default(),
            minutes: question.minutes,
            ..Task::default()
        };
        let summary = Summary {
            schema: attempt::SCHEMA.to_owned(),
            task,
            started: Timestamp::UNIX_EPOCH,
            ended: Timestamp::UNIX_EPOCH,
            active_ms: 0,
            paused_ms: 0,
            counts,
            outline_opened: false,
            coverage: None,
            course: Course::default(),
        };
        let report = serde_json::to_value(report).unwrap_or_default();
        let work = HandedIn { summary, report, essay: draft.to_owned() };
        Self::with(&work, &Verdicts::default(), Some((pack, question)))
    }
}
