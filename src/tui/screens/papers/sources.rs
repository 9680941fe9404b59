//! The list of papers that can be sat.
use super::{
    super::super::{desk::Desk, parts::draw},
    Pane, Papers,
};
use crate::{
    locales::{Say, paper as say},
    store::PaperKind,
};
use ratatui::{Frame, layout::Rect, text::Line};

/// Where a paper comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// One that was sat before.
    Again,
    Standard,
    Random,
    Chosen,
    /// Indices of a pack and one of its papers.
    Given(usize, usize),
}

impl Papers {
    /// What a paper is called in the list.
    pub(super) fn name_of(&self, source: Source, desk: &Desk) -> String {
        match source {
            Source::Again => {
                let title = self.again.as_ref().map_or_else(String::new, |plan| {
                    if plan.title.is_empty() { plan.kind.say(desk.lang) } else { plan.title.clone() }
                });
                desk.fill(say::AGAIN, &[("title", &title)])
            }
            Source::Standard => PaperKind::Standard.say(desk.lang),
            Source::Random => PaperKind::Random.say(desk.lang),
            Source::Chosen => PaperKind::Chosen.say(desk.lang),
            Source::Given(p, n) => {
                let paper = desk.library.packs().get(p).and_then(|pack| pack.papers.get(n));
                paper.map_or_else(String::new, |paper| paper.title.clone())
            }
        }
    }

    pub(super) fn draw_sources(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        if area.height < 2 {
            return self.list.hide();
        }
        let theme = &desk.theme;
        let buf = frame.buffer_mut();
        let focused = self.pane == Pane::Sources;
        draw::heading(buf, area, desk.say(say::PAPERS), focused, theme);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        self.list.place(self.sources.len(), below);
        for (i, row) in self.list.rows() {
            let selected = i == self.list.selected;
            let text =
                draw::fit(&self.name_of(self.sources[i], desk), usize::from(row.width).saturating_sub(3));
            let style = match (selected, focused) {
                (true, true) => theme.selected,
                (true, false) => theme.strong,
                _ => theme.text,
            };
            if selected && focused {
                buf.set_style(row, theme.selected);
            }
            if selected {
                let mark = if focused { theme.mark } else { theme.accent };
                buf.set_line(row.x, row.y, &Line::styled("▌", mark), row.width);
            }
            buf.set_line(row.x + 2, row.y, &Line::styled(text, style), row.width.saturating_sub(2));
        }
    }
}
