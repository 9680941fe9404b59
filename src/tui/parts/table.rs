//! A table: rows of which one is selected, headings among them that are passed over, a filter that is typed above.
//!
//! ```text
//!   / 法治▏                                                the filter, while there is one
//!   题目                              文种        字数       the screen's own columns
//!   法治政府建设                                            a heading
//! ▌ 关于召开常务会议的通知            通知        ≤300       the selected row
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ctrl, hinted, key, row},
        screen::{Click, Mouse},
    },
    draw,
    input::Input,
    list::List,
};
use crate::{
    locales::{Text, table as say},
    text::motion::Motion,
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::{Line, Span},
};

/// Keys while the filter is typed.
pub static FILTER: Keys = Keys {
    name: say::KEYS_FILTER,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Confirm, say::HINT_KEEP, say::DO_DONE),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, say::HINT_DROP, say::DO_CLEAR),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), say::DO_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), say::DO_EMPTY),
    ],
};

/// What is left for the screen to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Nothing.
    Done,
    /// The filter changed: the rows are to be found anew.
    Filtered,
    /// Open the selected row.
    Open,
    /// Leave the screen: Esc without a filter.
    Leave,
    /// All of it: the action is none of the table's.
    Nothing,
}

/// State of a table.
pub struct Table<R> {
    rows: Vec<R>,
    is_heading: fn(&R) -> bool,
    list: List,
    filter: Input,
    typing: bool,
    caret: Option<Position>,
}

impl<R> Table<R> {
    /// An empty one; `is_heading`: rows that cannot be selected.
    pub fn new(is_heading: fn(&R) -> bool) -> Self {
        Self {
            rows: Vec::new(),
            is_heading,
            list: List::default(),
            filter: Input::default(),
            typing: false,
            caret: None,
        }
    }

    /// The words of the filter, lower case: a row has every one of them somewhere.
    pub fn words(&self) -> Vec<String> {
        self.filter.text().to_lowercase().split_whitespace().map(str::to_owned).collect()
    }

    /// Puts other rows in place of these; the selection goes to the row that is the `same` as the one before, to the
    /// first if there is none.
    pub fn fill(&mut self, rows: Vec<R>, same: impl Fn(&R) -> bool) {
        self.rows = rows;
        let first = self.rows.iter().position(|r| !(self.is_heading)(r)).unwrap_or(0);
        self.list.scroll.rows = self.rows.len();
        self.list.selected = self.rows.iter().position(same).unwrap_or(first);
    }

    /// All rows.
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// How many rows can be selected.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|r| !(self.is_heading)(r)).count()
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&R> {
        self.rows.get(self.list.selected).filter(|r| !(self.is_heading)(r))
    }

    /// Its place.
    pub fn place(&self) -> usize {
        self.list.selected
    }

    /// Selects the row at a place, or the last.
    pub fn select(&mut self, place: usize) {
        self.list.selected = place.min(self.rows.len().saturating_sub(1));
    }

    /// Back to the top.
    pub fn rewind(&mut self) {
        self.list = List::default();
    }

    /// The contexts of the key table: the filter's while it is typed, else the screen's own.
    pub fn keys(&self, own: &'static Keys) -> Vec<&'static Keys> {
        vec![if self.typing { &FILTER } else { own }, &LIST]
    }

    /// Whether the filter is being typed.
    pub fn takes_text(&self) -> bool {
        self.typing
    }

    /// Where the filter's caret stands.
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// Types into the filter.
    pub fn insert(&mut self, text: &str) -> Did {
        self.filter.insert(text);
        Did::Filtered
    }

    /// Does what a key asked for.
    pub fn act(&mut self, action: Action) -> Did {
        match action {
            Action::Move(motion) => self.step(motion),
            Action::Open => return Did::Open,
            Action::Filter => self.typing = true,
            Action::Confirm if self.typing => self.typing = false,
            Action::ClearFilter if !self.typing && self.filter.text().is_empty() => return Did::Leave,
            Action::ClearFilter => {
                self.typing = false;
                self.filter.clear();
                return Did::Filtered;
            }
            Action::Delete(motion) if self.typing => {
                if motion == Motion::Left {
                    self.filter.delete();
                } else {
                    self.filter.clear();
                }
                return Did::Filtered;
            }
            _ => return Did::Nothing,
        }
        Did::Done
    }

    /// Takes a click: the second on a row opens it.
    pub fn mouse(&mut self, mouse: Mouse) -> Did {
        match mouse.what {
            Click::WheelUp => self.step(Motion::Up),
            Click::WheelDown => self.step(Motion::Down),
            Click::Press => match self.list.row_at(mouse.at) {
                Some(i) if self.rows.get(i).is_none_or(self.is_heading) => {}
                Some(i) if i == self.list.selected => return Did::Open,
                Some(i) => self.list.selected = i,
                None => return Did::Nothing,
            },
            Click::Drag => return Did::Nothing,
        }
        Did::Done
    }

    /// Moves the selection, over headings.
    fn step(&mut self, motion: Motion) {
        self.list.step(motion);
        let down = !matches!(motion, Motion::Up | Motion::PageUp);
        while self.rows.get(self.list.selected).is_some_and(self.is_heading) {
            if !down && self.list.selected > 0 {
                self.list.selected -= 1;
            } else {
                self.list.selected += 1;
            }
        }
    }

    /// Draws filter, header and rows. `empty`: what is said where there is no row, and where the filter (`{filter}`)
    /// leaves none. Ground and mark of the selected row are drawn here, in its first two columns.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        empty: (Text, Text),
        header: impl FnOnce(&mut Buffer, Rect),
        mut row: impl FnMut(&mut Buffer, Rect, &R, bool),
        desk: &Desk,
    ) {
        let theme = &desk.theme;
        let filtering = self.typing || !self.filter.text().is_empty();
        let [filter, head, body] = Layout::vertical([
            Constraint::Length(u16::from(filtering)),
            Constraint::Length(1),
            Constraint::Min(0),
        ])
        .areas(area);
        self.caret = None;
        if filtering {
            let caret = self.filter.draw(buf, filter, "  / ", theme);
            self.caret = self.typing.then_some(caret);
        }
        header(buf, Rect { width: head.width.saturating_sub(1), ..head });
        let list = Rect { width: body.width.saturating_sub(1), ..body };
        self.list.place(self.rows.len(), list);
        for (i, at) in self.list.rows() {
            let Some(of) = self.rows.get(i) else { break };
            let selected = i == self.list.selected && !(self.is_heading)(of);
            if selected {
                buf.set_style(at, theme.selected);
                buf.set_line(at.x, at.y, &Line::styled("▌", theme.mark), at.width);
            }
            row(buf, at, of, selected);
        }
        self.list.scroll.draw(buf, list, theme);
        if self.rows.is_empty() {
            let (none, nothing) = empty;
            let text = match self.filter.text() {
                "" => desk.say(none).to_owned(),
                filter => desk.fill(nothing, &[("filter", &filter)]),
            };
            let at = Rect { x: body.x + 2, y: body.y + 1, ..body }.intersection(body);
            let text = draw::fit(&text, usize::from(at.width));
            buf.set_line(at.x, at.y, &Line::styled(text, theme.dim), at.width);
        }
    }
}

/// Room for a table and for what is known of its selected row: beside it, below it, or nowhere.
pub fn with_preview(area: Rect) -> (Rect, Rect) {
    if area.width >= 110 {
        let [list, _, preview] =
            Layout::horizontal([Constraint::Percentage(58), Constraint::Length(2), Constraint::Min(0)])
                .areas(area);
        (list, preview)
    } else if area.height >= 20 {
        let [list, preview] = Layout::vertical([Constraint::Min(0), Constraint::Percentage(40)]).areas(area);
        (list, preview)
    } else {
        (area, Rect::ZERO)
    }
}

/// Puts a cell into its column, a blank left free beside the next one; `at_right`: figures.
pub fn put(buf: &mut Buffer, column: Rect, text: &str, style: Style, at_right: bool) {
    let width = usize::from(column.width).saturating_sub(1);
    if width == 0 {
        return;
    }
    let text = if at_right { draw::pad_left(text, width + 1) } else { draw::fit(text, width) };
    buf.set_line(column.x, column.y, &Line::from(Span::styled(text, style)), column.width);
}

/// Puts cells into their columns.
pub fn put_all(buf: &mut Buffer, columns: &[Rect], cells: impl IntoIterator<Item = draw::Styled>) {
    for (column, (text, style)) in columns.iter().zip(cells) {
        put(buf, *column, &text, style, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of these rows; those in capitals are headings.
    fn table(rows: &str) -> Table<char> {
        let mut table = Table::new(|c: &char| c.is_uppercase());
        table.fill(rows.chars().collect(), |_| false);
        table
    }

    #[test]
    fn headings_are_passed_over() {
        let mut t = table("AbcDe");
        let mut steps = |motions: &[Motion]| {
            for motion in motions {
                t.step(*motion);
            }
            t.selected().copied()
        };
        assert_eq!(steps(&[]), Some('b'));
        assert_eq!(steps(&[Motion::Down, Motion::Down]), Some('e'));
        assert_eq!(steps(&[Motion::Down]), Some('e'));
        assert_eq!(steps(&[Motion::Up]), Some('c'));
        assert_eq!(steps(&[Motion::Up, Motion::Up]), Some('b'));
        assert_eq!(steps(&[Motion::End, Motion::Start]), Some('b'));
        assert_eq!(t.count(), 3);
        assert_eq!(table("").selected(), None);
        assert_eq!(table("A").selected(), None, "a heading is never selected");
    }

    #[test]
    fn the_selection_stays_on_its_row_or_goes_to_the_first() {
        let mut t = table("Abcd");
        t.select(3);
        t.fill("Ad".chars().collect(), |c| *c == 'd');
        assert_eq!(t.selected(), Some(&'d'));
        t.fill("Abc".chars().collect(), |c| *c == 'd');
        assert_eq!(t.selected(), Some(&'b'));
        t.select(99);
        assert_eq!(t.selected(), Some(&'c'));
    }

    #[test]
    fn esc_drops_the_filter_first_and_then_leaves() {
        let mut t = table("ab");
        assert_eq!(t.act(Action::Confirm), Did::Nothing, "a key of the screen's while nothing is typed");
        assert_eq!(t.act(Action::Filter), Did::Done);
        assert_eq!(t.insert("法 A"), Did::Filtered);
        assert_eq!(t.words(), ["法", "a"]);
        assert_eq!(t.act(Action::Delete(Motion::Left)), Did::Filtered);
        assert_eq!(
            (t.act(Action::Confirm), t.takes_text(), t.words()),
            (Did::Done, false, vec!["法".into()])
        );
        assert_eq!((t.act(Action::ClearFilter), t.words().len()), (Did::Filtered, 0));
        assert_eq!(t.act(Action::ClearFilter), Did::Leave);
        t.act(Action::Filter);
        assert_eq!(t.act(Action::ClearFilter), Did::Filtered, "the field is closed first");
        assert_eq!(t.act(Action::Open), Did::Open);
    }
}
