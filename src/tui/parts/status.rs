//! How the status of a point is shown: by shape, colour and word.
use super::super::theme::{Role, Theme};
use crate::{
    compare::Status,
    locales::{Text, report as say},
};
use ratatui::style::Style;

/// Its shape: full, half, empty.
pub const fn icon(status: Status) -> &'static str {
    match status {
        Status::Covered => "●",
        Status::Partial => "◐",
        Status::Missing => "○",
    }
}

/// Its colour.
pub fn style(status: Status, theme: &Theme) -> Style {
    match status {
        Status::Covered => theme.good,
        Status::Partial => theme.fair,
        Status::Missing => theme.bad,
    }
}

/// Its colour over a passage of a text.
pub const fn role(status: Status) -> Role {
    match status {
        Status::Covered => Role::Good,
        Status::Partial => Role::Fair,
        Status::Missing => Role::Bad,
    }
}

/// Its name.
pub const fn name(status: Status) -> Text {
    match status {
        Status::Covered => say::COVERED,
        Status::Partial => say::PARTIAL,
        Status::Missing => say::MISSING,
    }
}
