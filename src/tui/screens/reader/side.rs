//! What stands beside a text that is read: its contents, or the marks and notes in it.
use super::super::super::{
    desk::Desk,
    keys::Action,
    parts::{draw, list::List, tree::Tree},
    screen::{Click, Mouse},
};
use crate::{
    locales::reader as say,
    recall::notes,
    store::notes::Notes,
    text::{motion::Motion, numbering},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

/// Contents with more headings than this begin with the deeper levels folded.
const MANY: usize = 24;
/// From this width on there is room for contents beside a text.
const ROOMY: u16 = 100;
/// The first level that is folded then.
const DEEP: usize = 2;

/// A heading.
struct Heading {
    depth: usize,
    text: String,
    /// Where it stands in the text (bytes).
    at: usize,
}

/// A mark as the list shows it.
struct Noted {
    quote: String,
    note: String,
    gone: bool,
}

/// State of the pane.
pub struct Side {
    headings: Vec<Heading>,
    tree: Tree,
    noted: Vec<Noted>,
    list: List,
    /// `None`: shown if there is room.
    open: Option<bool>,
    notes: bool,
    area: Rect,
}

/// The headings of a document, found in the text as it is shown.
fn headings(markdown: &str, shown: &str) -> Vec<Heading> {
    let mut from = 0;
    let mut out = Vec::new();
    for heading in numbering::read_document(markdown).walk() {
        let line =
            markdown.get(heading.span.clone()).unwrap_or_default().trim_start_matches(['#', ' ']).trim_end();
        if let Some(at) = shown.get(from..).and_then(|rest| rest.find(line)).map(|i| from + i) {
            from = at + line.len();
            out.push(Heading { depth: heading.depth, text: line.to_owned(), at });
        }
    }
    out
}

impl Side {
    /// Beside the document `markdown`, which is shown as `text`.
    pub fn of(markdown: &str, text: &str) -> Self {
        let headings = headings(markdown, text);
        let mut tree = Tree::new(headings.iter().map(|h| h.depth).collect());
        if headings.len() > MANY {
            tree.fold_from(DEEP);
        }
        Self {
            open: None,
            headings,
            tree,
            noted: Vec::new(),
            list: List::default(),
            notes: false,
            area: Rect::ZERO,
        }
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.open == Some(true)
    }

    /// Tells how wide the window is: contents that nobody asked for are shown in a wide one only.
    pub fn settle(&mut self, width: u16) {
        if self.open.is_none() {
            self.open = Some(width >= ROOMY && self.headings.len() > 1);
        }
    }

    /// Shows it, with the notes or the contents, or not.
    pub fn open(&mut self, open: bool, notes: bool) {
        (self.open, self.notes) = (Some(open), notes);
    }

    /// Whether the notes are shown, not the contents.
    pub fn shows_notes(&self) -> bool {
        self.notes
    }

    /// Tells which marks there are.
    pub fn list_notes(&mut self, notes: &Notes, text: &str) {
        self.noted = notes
            .marks
            .iter()
            .map(|m| Noted {
                quote: m.quote.replace('\n', " "),
                note: m.note.replace('\n', " "),
                gone: notes::place(m, text).is_none(),
            })
            .collect();
    }

    /// The selected mark.
    pub fn selected_note(&self) -> usize {
        self.list.selected
    }

    /// Where the selected heading stands.
    pub fn selected_heading(&self) -> Option<usize> {
        self.headings.get(self.tree.selected()).map(|h| h.at)
    }

    /// Selects the heading that byte `at` of the text stands under.
    pub fn follow(&mut self, at: usize) {
        if let Some(item) = self.headings.iter().rposition(|h| h.at <= at) {
            self.tree.select_open(item);
        }
    }

    /// Does what a key asked for.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Move(motion) if self.notes => self.list.step(motion),
            Action::Move(motion) => self.tree.step(motion),
            Action::Fold => self.tree.fold(true),
            Action::Unfold => self.tree.fold(false),
            Action::FoldAll => self.tree.toggle_all(),
            _ => {}
        }
    }

    /// Whether a place on the screen is in it.
    pub fn contains(&self, at: Position) -> bool {
        self.is_open() && self.area.contains(at)
    }

    /// Takes a click; true if it asks to go to what is selected.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        match mouse.what {
            Click::WheelUp => self.act(Action::Move(Motion::Up)),
            Click::WheelDown => self.act(Action::Move(Motion::Down)),
            Click::Press if self.notes => {
                if let Some(row) = self.list.row_at(mouse.at) {
                    self.list.selected = row;
                    return true;
                }
            }
            Click::Press => {
                if let Some(item) = self.tree.item_at(mouse.at) {
                    self.tree.select(item);
                    return true;
                }
            }
            Click::Drag => {}
        }
        false
    }

    /// Draws it.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, desk: &Desk) {
        self.area = area;
        if area.height < 2 || area.width < 4 || !self.is_open() {
            return;
        }
        let name = desk.say(if self.notes { say::HINT_NOTES } else { say::HINT_CONTENTS });
        draw::heading(buf, area, name, focused, &desk.theme);
        let body =
            Rect { y: area.y + 1, height: area.height - 1, width: area.width.saturating_sub(1), ..area };
        let empty = if self.notes {
            self.draw_notes(buf, body, focused, desk);
            self.noted.is_empty().then_some(say::NO_NOTES)
        } else {
            self.draw_contents(buf, body, focused, desk);
            self.headings.is_empty().then_some(say::NO_CONTENTS)
        };
        if let Some(text) = empty {
            let rows = draw::wrapped(desk.say(text), usize::from(body.width).saturating_sub(2));
            for (row, line) in body.rows().zip(rows) {
                buf.set_line(row.x + 1, row.y, &Line::styled(line, desk.theme.dim), row.width);
            }
        }
    }

    fn draw_contents(&mut self, buf: &mut Buffer, body: Rect, focused: bool, desk: &Desk) {
        let theme = &desk.theme;
        self.tree.place(body);
        for (item, row) in self.tree.rows() {
            let Some(heading) = self.headings.get(item) else { break };
            let selected = item == self.tree.selected();
            let style = row_style(buf, row, selected, focused, desk);
            let fold = match (self.tree.is_branch(item), self.tree.is_folded(item)) {
                (false, _) => " ",
                (true, true) => "▸",
                (true, false) => "▾",
            };
            let head = format!("{}{fold}", "  ".repeat(heading.depth.saturating_sub(1)));
            let text = draw::fit(&heading.text, usize::from(row.width).saturating_sub(head.len() + 2));
            let line = Line::from(vec![
                Span::styled(if selected { "▌" } else { " " }, theme.accent.patch(ground(style))),
                Span::styled(head, theme.dim.patch(ground(style))),
                Span::styled(text, style),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        self.tree.list.scroll.draw(buf, body, theme);
    }

    fn draw_notes(&mut self, buf: &mut Buffer, body: Rect, focused: bool, desk: &Desk) {
        let theme = &desk.theme;
        self.list.place(self.noted.len(), body);
        for (i, row) in self.list.rows() {
            let Some(noted) = self.noted.get(i) else { break };
            let selected = i == self.list.selected;
            let style = row_style(buf, row, selected, focused, desk);
            let room = usize::from(row.width).saturating_sub(2);
            let text = match (noted.gone, noted.note.is_empty()) {
                (true, _) => format!("{}{}", desk.say(say::GONE), noted.quote),
                (false, true) => noted.quote.clone(),
                (false, false) => format!("✎ {}", noted.note),
            };
            let line = Line::from(vec![
                Span::styled(if selected { "▌" } else { " " }, theme.accent.patch(ground(style))),
                Span::styled(
                    draw::fit(&text, room),
                    if noted.gone { theme.dim.patch(ground(style)) } else { style },
                ),
            ]);
            buf.set_line(row.x, row.y, &line, row.width);
        }
        self.list.scroll.draw(buf, body, theme);
    }
}

fn ground(style: Style) -> Style {
    Style::new().bg(style.bg.unwrap_or_default())
}

/// The style of a row's text; the row's ground is drawn.
fn row_style(buf: &mut Buffer, row: Rect, selected: bool, focused: bool, desk: &Desk) -> Style {
    let theme = &desk.theme;
    if !selected {
        return theme.text;
    }
    let over = if focused { theme.selected } else { theme.selected_elsewhere };
    buf.set_style(row, over);
    theme.text.patch(over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_where_they_are_shown() {
        let markdown = "# 标题\n\n开头。\n## 资料1\n一、甲\n正文提到一、甲。\n## 资料2\n一、甲\n";
        let shown = "开头。\n资料1\n一、甲\n正文提到一、甲。\n资料2\n一、甲";
        let found: Vec<(usize, String)> =
            headings(markdown, shown).into_iter().map(|h| (h.at, h.text)).collect();
        let texts: Vec<&str> = found.iter().map(|(_, t)| t.as_str()).collect();
        assert_eq!(texts, ["资料1", "一、甲", "资料2", "一、甲"]);
        assert!(found.iter().all(|(at, t)| shown[*at..].starts_with(t)));
        assert_eq!(found[3].0, shown.rfind("一、甲").unwrap());
    }
}
