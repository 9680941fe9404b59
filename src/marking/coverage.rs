//! Figures drawn from a comparison's report.
use crate::compare::{PointReport, Report, Status};

/// How many points have which status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// 已覆盖
    pub covered: usize,
    /// 部分
    pub partial: usize,
    /// 遗漏
    pub missing: usize,
}

impl Tally {
    /// All of them.
    pub fn total(self) -> usize {
        self.covered + self.partial + self.missing
    }
}

/// Whether a point has no sub-points.
pub fn is_leaf(report: &Report, point: &PointReport) -> bool {
    !report.points.iter().any(|p| p.id.strip_prefix(&point.id).is_some_and(|rest| rest.starts_with('.')))
}

/// The statuses of the points that have no sub-points: what is given or missed is a leaf.
pub fn tally(report: &Report) -> Tally {
    let mut tally = Tally::default();
    for point in report.points.iter().filter(|p| is_leaf(report, p)) {
        match point.status {
            Status::Covered => tally.covered += 1,
            Status::Partial => tally.partial += 1,
            Status::Missing => tally.missing += 1,
        }
    }
    tally
}
