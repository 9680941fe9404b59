//! What is found on the paper 卷面, in the outline's place.
use super::{Pane, Report};
use crate::{
    locales::report as say,
    marking::findings::{Grade, shape},
    tui::{
        desk::Desk,
        parts::{draw, reading::Reading},
        theme::Theme,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// The colour of a grade.
fn style(grade: Grade, theme: &Theme) -> Style {
    match grade {
        Grade::Good => theme.good,
        Grade::Fair => theme.fair,
        Grade::Bad => theme.bad,
        Grade::Plain => theme.dim,
    }
}

impl Report {
    pub(super) fn draw_findings(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let Some(list) = self.found.as_mut().filter(|_| !area.is_empty()) else { return };
        let (theme, focused) = (&desk.theme, self.pane == Pane::Points);
        draw::heading(buf, area, desk.say(say::FINDINGS), focused, theme);
        let rows = Rect { y: area.y + 1, height: area.height - 1, width: area.width - 1, ..area };
        list.place(self.findings.len(), rows);
        let name_width = self.findings.iter().map(|f| f.name.width()).max().unwrap_or(0);
        for (item, row) in list.rows() {
            let Some(finding) = self.findings.get(item) else { break };
            let here = item == list.selected;
            if here {
                buf.set_style(row, if focused { theme.selected } else { theme.selected_elsewhere });
            }
            // The ground of a selected row is set by the row; ink alone keeps it.
            let ink = |style: Style| if here { Style { bg: None, ..style } } else { style };
            let room = usize::from(row.width).saturating_sub(name_width + 6);
            let line = Line::from(vec![
                Span::styled(if here { "▌" } else { " " }, ink(theme.accent)),
                Span::styled(shape(finding.grade), ink(style(finding.grade, theme))),
                Span::styled(format!(" {}  ", draw::pad(finding.name, name_width)), ink(theme.text)),
                Span::styled(draw::fit(&finding.verdict, room), ink(style(finding.grade, theme))),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        list.scroll.draw(buf, rows, theme);
    }

    /// How many findings are to be looked at.
    pub(super) fn to_look_at(&self) -> usize {
        self.findings.iter().filter(|f| matches!(f.grade, Grade::Fair | Grade::Bad)).count()
    }

    /// The reasons of the selected finding.
    pub(super) fn reasons(&self) -> Reading {
        let text = self.finding().map(|f| f.detail.join("\n")).unwrap_or_default();
        Reading::plain("", &text, 0)
    }

    /// Name and verdict of the selected finding, as a heading.
    pub(super) fn finding_heading(&self, width: u16, theme: &Theme) -> Vec<Span<'static>> {
        let Some(finding) = self.finding() else { return Vec::new() };
        let text = format!("{}  {}", finding.name, finding.verdict);
        vec![Span::styled(draw::fit(&text, usize::from(width).saturating_sub(4)), theme.strong)]
    }
}
