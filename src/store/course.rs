//! How an attempt went: where its minutes went, how the essay grew, what the candidate noted beside it.
use serde::{Deserialize, Serialize};

/// 阶段: what the candidate is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// 读题读资料
    #[default]
    Reading,
    /// 列提纲
    Planning,
    /// 写作
    Writing,
    /// 修改
    Revising,
}

impl Phase {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Planning, Self::Writing, Self::Revising];
}

/// How far an attempt is, as each clock record of the journal tells it. Times are milliseconds of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The phase at that moment.
    pub phase: Phase,
    /// Spent in [`Phase::Reading`].
    pub reading: u64,
    /// Spent in [`Phase::Planning`].
    pub planning: u64,
    /// Spent in [`Phase::Writing`].
    pub writing: u64,
    /// Spent in [`Phase::Revising`].
    pub revising: u64,
    /// Counted while the program was closed or the computer slept.
    pub away: u64,
    /// What a pen would have taken beyond all that.
    pub pen: u64,
    /// The essay's count in the unit of its limit.
    pub count: u32,
}

impl Progress {
    /// Time spent in a phase.
    pub const fn spent(&self, phase: Phase) -> u64 {
        match phase {
            Phase::Reading => self.reading,
            Phase::Planning => self.planning,
            Phase::Writing => self.writing,
            Phase::Revising => self.revising,
        }
    }

    /// All of the working time.
    pub fn total(&self) -> u64 {
        Phase::ALL.into_iter().map(|phase| self.spent(phase)).fold(self.away, u64::saturating_add)
    }
}

/// How the candidate marked a passage of the prompt or the material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ink {
    /// First colour.
    Yellow,
    /// Second colour.
    Green,
    /// Third colour.
    Blue,
    /// Underlined and collected as an own point.
    Line,
}

/// A passage that the candidate marked. The words are kept too, so that it is found again when the material has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The text, by its place among those in the room.
    #[serde(default)]
    pub text: String,
    /// Its first character (Unicode scalar value) in the text as it was shown.
    pub start: usize,
    /// Its words.
    pub quote: String,
    /// How it is marked.
    pub ink: Ink,
}

/// What is noted beside the essay while it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Aids {
    /// The scratch outline 提纲, as plain text; a ticked line begins with `✓ `.
    pub scratch: String,
    /// Marked passages.
    pub highlights: Vec<Highlight>,
}

/// How an attempt went, kept with its result.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Where the minutes went.
    #[serde(flatten)]
    pub progress: Progress,
    /// The count at the end of each minute of working time.
    pub pace: Vec<u32>,
    /// The scratch outline 提纲, as plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scratch: String,
    /// Marked passages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<Highlight>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_empty_and_what_is_there_is_read_back() {
        assert_eq!(serde_json::from_str::<Course>("{}").unwrap(), Course::default());
        let course = Course {
            progress: Progress { phase: Phase::Revising, writing: 3, away: 4, pen: 9, ..Progress::default() },
            pace: vec![0, 12],
            scratch: "一、甲".into(),
            highlights: vec![Highlight { text: "m".into(), start: 2, quote: "乙".into(), ink: Ink::Line }],
        };
        assert_eq!(course.progress.total(), 7, "a pen's time is not the candidate's");
        let json = serde_json::to_string(&course).unwrap();
        assert_eq!(serde_json::from_str::<Course>(&json).unwrap(), course);
    }
}
