//! How a card stands, shown by shape, colour and word.
use super::super::theme::Theme;
use crate::{
    locales::{Text, recall as say},
    recall::{Grade, memory::Standing},
};
use ratatui::style::Style;

/// Its shape.
pub const fn icon(standing: Standing) -> &'static str {
    match standing {
        Standing::Missed => "!",
        Standing::Due => "↻",
        Standing::Known => "✓",
        Standing::New => " ",
    }
}

/// Its colour.
pub const fn style(standing: Standing, theme: &Theme) -> Style {
    match standing {
        Standing::Missed => theme.bad,
        Standing::Due => theme.fair,
        Standing::Known => theme.good,
        Standing::New => theme.dim,
    }
}

/// Its name.
pub const fn name(standing: Standing) -> Text {
    match standing {
        Standing::Missed => say::IS_MISSED,
        Standing::Due => say::IS_DUE,
        Standing::Known => say::IS_KNOWN,
        Standing::New => say::IS_NEW,
    }
}

/// Name of a grade.
pub const fn grade(grade: Grade) -> Text {
    match grade {
        Grade::Again => say::AGAIN,
        Grade::Hard => say::HARD,
        Grade::Good => say::GOOD,
        Grade::Easy => say::EASY,
    }
}

/// Colour of a grade.
pub const fn grade_style(grade: Grade, theme: &Theme) -> Style {
    match grade {
        Grade::Again => theme.bad,
        Grade::Hard => theme.fair,
        Grade::Good | Grade::Easy => theme.good,
    }
}
