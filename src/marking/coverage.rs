//! Figures drawn from a comparison's report.
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
