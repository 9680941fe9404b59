//! Genres (文种) of questions, outlines and essays.
use crate::locales::Text;
use serde::{Deserialize, Serialize};

/// A genre; in packs written as in [`Genre::key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is named by `Genre::name`")]
pub enum Genre {
    Summary,
    Analysis,
    Advice,
    Notice,
    Report,
    SelfReview,
    Opinion,
    Plan,
    Ideas,
    Speech,
    TalkingPoints,
    Experience,
    Survey,
    Info,
    Bulletin,
    Interpretation,
    Letter,
    Essay,
    Other,
}

impl Genre {
    /// Every genre, in the order of lists.
    pub const ALL: [Self; 19] = [
        Self::Summary,
        Self::Analysis,
        Self::Advice,
        Self::Notice,
        Self::Report,
        Self::SelfReview,
        Self::Opinion,
        Self::Plan,
        Self::Ideas,
        Self::Speech,
        Self::TalkingPoints,
        Self::Experience,
        Self::Survey,
        Self::Info,
        Self::Bulletin,
        Self::Interpretation,
        Self::Letter,
        Self::Essay,
        Self::Other,
    ];

    /// The name that a pack uses.
    pub const fn key(self) -> &'static str {
        self.row().0
    }

    /// The name that the user reads.
    pub const fn name(self) -> Text {
        self.row().1
    }

    const fn row(self) -> (&'static str, Text) {
        match self {
            Self::Summary => ("summary", Text("概括", "Summary")),
            Self::Analysis => ("analysis", Text("综合分析", "Analysis")),
            Self::Advice => ("advice", Text("问题与对策", "Problems and advice")),
            Self::Notice => ("notice", Text("通知", "Notice")),
            Self::Report => ("report", Text("报告", "Report")),
            Self::SelfReview => ("self-review", Text("自查报告", "Self-review")),
            Self::Opinion => ("opinion", Text("意见", "Opinion")),
            Self::Plan => ("plan", Text("实施方案", "Plan")),
            Self::Ideas => ("ideas", Text("工作思路", "Work ideas")),
            Self::Speech => ("speech", Text("讲话稿", "Speech")),
            Self::TalkingPoints => ("talking-points", Text("发言提纲", "Talking points")),
            Self::Experience => ("experience", Text("经验材料", "Experience report")),
            Self::Survey => ("survey", Text("调研报告", "Survey report")),
            Self::Info => ("info", Text("信息稿", "Information brief")),
            Self::Bulletin => ("bulletin", Text("工作简报", "Bulletin")),
            Self::Interpretation => ("interpretation", Text("政策解读", "Policy explainer")),
            Self::Letter => ("letter", Text("倡议书", "Open letter")),
            Self::Essay => ("essay", Text("策论文", "Essay")),
            Self::Other => ("other", Text("其他", "Other")),
        }
    }
}
