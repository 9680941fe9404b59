//! The habits on which guides to the answer sheet differ, as data.
use serde::{Deserialize, Serialize};

/// How text falls into cells. User settings may change any field; fields left out are those of [`Profile::shenlun`].
#[expect(clippy::struct_excessive_bools, reason = "each is one habit that guides teach or reject")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Cells of a row, 1 to 200.
    pub columns: usize,
    /// Two empty cells before each paragraph; the question's genre decides.
    pub indent: bool,
    /// The first line is a title, centred; a subtitle after `——` stands in the next row.
    pub title: bool,
    /// A line before the first paragraph that ends in a colon (称谓, 主送机关) stands flush left; the question's genre decides.
    pub addressee: bool,
    /// A date in the last line, and a short line before it (落款), stand at the right; the question's genre decides.
    pub signature: bool,
    /// Digits or letters that share a cell.
    pub per_cell: usize,
    /// A percent sign (or ‰ ° ℃) shares the cell of an odd last digit.
    pub sign_shares: bool,
    /// A number or word stays in one row.
    pub whole_runs: bool,
    /// Marks may not start a row (点号, second halves) or end it (first halves).
    pub avoid: bool,
    /// Two marks that meet share a cell: `：“`, `。”`, `？！`.
    pub compounds: bool,
    /// Quotes and 《》 that meet share a cell.
    pub title_quotes: bool,
    /// A mark that may not start a row goes into the last cell of the row before.
    pub squeeze: bool,
    /// `——` or `……` with one cell left goes into that cell.
    pub squeeze_dashes: bool,
    /// `——` or `……` may start a row.
    pub dash_may_start: bool,
    /// Printed counts: one each so many cells. 0: none.
    pub milestone: usize,
}

impl Profile {
    /// 申论: the habits taught for 申论 and 遴选 answer sheets, 25 cells a row.
    pub const fn shenlun() -> Self {
        Self {
            columns: 25,
            indent: true,
            title: false,
            addressee: false,
            signature: false,
            per_cell: 2,
            sign_shares: true,
            whole_runs: true,
            avoid: true,
            compounds: true,
            title_quotes: true,
            squeeze: true,
            squeeze_dashes: true,
            dash_may_start: true,
            milestone: 100,
        }
    }

    /// GB/T 15834-2011 §5.1 without the habits of the exam: every mark has its cell, none is squeezed.
    pub const fn strict_gb() -> Self {
        Self {
            compounds: false,
            title_quotes: false,
            squeeze: false,
            squeeze_dashes: false,
            ..Self::shenlun()
        }
    }

    /// One character a cell, row by row.
    pub const fn plain() -> Self {
        Self { per_cell: 1, sign_shares: false, whole_runs: false, avoid: false, ..Self::strict_gb() }
    }

    /// Cells of a row, whatever was set.
    pub(super) fn row(&self) -> usize {
        self.columns.clamp(1, 200)
    }

    /// The profile called `name`: `shenlun`, `strict-gb` or `plain`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "shenlun" => Some(Self::shenlun()),
            "strict-gb" => Some(Self::strict_gb()),
            "plain" => Some(Self::plain()),
            _ => None,
        }
    }

    /// Names that [`named`](Self::named) knows.
    pub const NAMES: [&'static str; 3] = ["shenlun", "strict-gb", "plain"];
}

impl Default for Profile {
    fn default() -> Self {
        Self::shenlun()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_change_single_fields() {
        let profile: Profile = toml::from_str("columns = 20\nsqueeze = false").unwrap();
        assert_eq!(profile, Profile { columns: 20, squeeze: false, ..Profile::shenlun() });
        assert!(toml::from_str::<Profile>("colums = 20").is_err());
    }

    #[test]
    fn every_name_is_known() {
        assert!(Profile::NAMES.iter().all(|name| Profile::named(name).is_some()));
        assert_eq!(Profile::named("other"), None);
    }
}
