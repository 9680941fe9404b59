//! A text to read: scrolls, searches, selects; passages of it can be marked and brought into sight.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ch, ctrl, key, row},
        screen::{Click, Mouse, Request, Requests},
        theme::Role,
    },
    draw,
    pane::{self, Mark},
    scroll::Scroll,
    search::{self, Search},
};
use crate::{
    locales::reading as say,
    text::{
        editor::Editor,
        marks::{ends_clause, is_closing},
        motion::Motion,
    },
};
use ratatui::{
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Position, Rect},
};
use std::ops::Range;

/// Columns before a paragraph of a Chinese text.
pub const INDENT: usize = 4;
/// Rows that the wheel scrolls.
const WHEEL: isize = 3;

/// Keys of a text that is read.
pub static KEYS: Keys = Keys {
    name: say::KEYS_READING,
    rows: &[
        row(&[key(KeyCode::Up), ch('k')], Action::Move(Motion::Up), say::DO_UP),
        row(&[key(KeyCode::Down), ch('j')], Action::Move(Motion::Down), say::DO_DOWN),
        row(&[key(KeyCode::PageUp)], Action::Move(Motion::PageUp), say::DO_PAGE_UP),
        row(&[key(KeyCode::PageDown), ch(' ')], Action::Move(Motion::PageDown), say::DO_PAGE_DOWN),
        row(&[key(KeyCode::Home), ch('g')], Action::Move(Motion::Start), say::DO_START),
        row(&[key(KeyCode::End), ch('G')], Action::Move(Motion::End), say::DO_END),
        row(&[ch('/'), ctrl('f')], Action::Search, say::DO_SEARCH),
        row(&[ch('n')], Action::SearchNext, say::DO_SEARCH_NEXT),
        row(&[ch('N')], Action::SearchPrevious, say::DO_SEARCH_PREVIOUS),
        row(&[ctrl('c'), ch('y')], Action::Copy, say::DO_COPY),
    ],
};

/// State of a text that is read.
pub struct Reading {
    /// What the pane is headed with.
    pub title: String,
    surface: Editor,
    /// Headings of the text.
    headings: Vec<Mark>,
    /// Passages marked by the screen.
    marks: Vec<Mark>,
    search: Search,
    /// Passages marked by the candidate.
    own: Vec<Mark>,
    /// To be brought into sight at the next drawing.
    reveal: Option<Range<usize>>,
    area: Rect,
    /// The byte that the next drawing begins with.
    start: Option<usize>,
    /// A caret stands in the text, to pick a passage by keys.
    picking: bool,
    caret: Option<Position>,
}

impl Reading {
    /// A plain text; `indent`: columns before each paragraph.
    pub fn plain(title: impl Into<String>, text: &str, indent: usize) -> Self {
        Self {
            title: title.into(),
            surface: Editor::new(text, indent),
            headings: Vec::new(),
            marks: Vec::new(),
            own: Vec::new(),
            search: Search::default(),
            reveal: None,
            area: Rect::ZERO,
            start: None,
            picking: false,
            caret: None,
        }
    }

    /// A material: lines that begin with `#` are headings and shown without it; a title in the first line (`# …`) and
    /// blank lines at the start are left out, for the pane has a title.
    pub fn material(title: &str, markdown: &str, indent: usize) -> Self {
        let mut text = String::with_capacity(markdown.len());
        let mut headings = Vec::new();
        for line in markdown.lines() {
            let heading = line.trim_start_matches('#');
            let is_heading = heading.len() < line.len() && heading.starts_with(' ');
            let shown = if is_heading { heading.trim() } else { line };
            if text.is_empty() && (shown.is_empty() || line.starts_with("# ")) {
                continue;
            }
            let start = text.len();
            text += shown;
            if is_heading {
                headings.push((start..text.len(), Role::Heading));
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        Self { headings, ..Self::plain(title, &text, indent) }
    }

    /// The text as it is shown.
    pub fn text(&self) -> &str {
        self.surface.text()
    }

    /// Marks these passages and no others.
    pub fn mark(&mut self, marks: Vec<Mark>) {
        self.marks = marks;
    }

    /// Whether the screen has marked anything.
    pub fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Marks these passages as the candidate's own and no others.
    pub fn mark_own(&mut self, marks: Vec<Mark>) {
        self.own = marks;
    }

    /// Brings a passage (bytes) into sight, with some rows around it if there is room.
    pub fn show(&mut self, range: &Range<usize>) {
        let layout = self.surface.layout();
        let (first, last) = (layout.row_of(range.start.into()), layout.row_of(range.end.into()));
        let mut scroll = self.scroll();
        scroll.centre(first, last.max(first));
        self.scroll_to(scroll.top);
    }

    /// Brings a passage (bytes) into sight when the text is next drawn: only then is it laid out in its room.
    pub fn reveal(&mut self, range: Range<usize>) {
        self.reveal = Some(range);
    }

    /// Rows that the text takes at `width` columns.
    pub fn rows_at(&mut self, width: u16) -> usize {
        self.surface.resize(width + 1, self.area.height);
        self.surface.layout().rows_len()
    }

    /// Whether characters are text now.
    pub fn takes_text(&self) -> bool {
        self.search.is_active()
    }

    /// The contexts that hold while it has the keyboard.
    pub fn keys(&self) -> &'static Keys {
        if self.search.is_active() { &search::KEYS } else { &KEYS }
    }

    /// Where the caret stands: in the search field, or in the text while a passage is picked.
    pub fn caret(&self) -> Option<Position> {
        self.search.caret().or(self.caret.filter(|_| self.picking))
    }

    /// Puts a caret into the text: at what is selected, else where it was if that is in sight, else at the first row.
    pub fn pick(&mut self) {
        let seen = self.in_sight();
        if self.surface.selection().is_none() && !seen.contains(&self.surface.caret()) {
            self.surface.go_to(seen.start, false);
        }
        self.picking = true;
    }

    /// Whether a passage is being picked.
    pub fn is_picking(&self) -> bool {
        self.picking && !self.search.is_active()
    }

    /// Takes the caret out of the text again.
    pub fn end_pick(&mut self) {
        self.picking = false;
        self.surface.unselect();
    }

    /// Selects a passage (bytes) and brings it into sight when it is next drawn.
    pub fn select(&mut self, range: Range<usize>) {
        self.surface.select(range.clone());
        self.reveal = Some(range);
    }

    /// Selects the clause around the caret; then the sentence, then the paragraph.
    fn widen(&mut self) {
        let now = self.selection().unwrap_or(self.surface.caret()..self.surface.caret());
        let paragraph = self.surface.layout().paragraph(now.start);
        let wider = around(self.surface.text(), &paragraph, &now)
            .into_iter()
            .find(|range| range.start <= now.start && now.end <= range.end && range.len() > now.len());
        if let Some(range) = wider {
            self.surface.select(range);
        }
    }

    /// It is not drawn now: no place on the screen is in it.
    pub fn hide(&mut self) {
        self.area.width = 0;
    }

    /// The byte of the text that was clicked last.
    pub fn place(&self) -> usize {
        self.surface.caret()
    }

    /// What is selected (bytes).
    pub fn selection(&self) -> Option<Range<usize>> {
        self.surface.selection()
    }

    /// Drops the selection.
    pub fn unselect(&mut self) {
        self.surface.unselect();
    }

    /// The bytes in sight.
    pub fn in_sight(&self) -> Range<usize> {
        let mut rows = self.surface.visible();
        let Some(first) = rows.next() else { return 0..0 };
        first.start..rows.last().map_or(first.end, |row| row.end)
    }

    /// Scrolls so that the row of byte `at` is the first in sight, as far as there is text beneath.
    pub fn show_first(&mut self, at: usize) {
        let row = self.surface.layout().row_of(at.into());
        self.scroll_to(row);
    }

    /// Has the next drawing, which knows the rows, begin with byte `at`.
    pub fn start_at(&mut self, at: usize) {
        self.start = Some(at);
    }

    /// Marks headings: passages that stand out in any case.
    pub fn mark_headings(&mut self, headings: impl IntoIterator<Item = Range<usize>>) {
        self.headings.extend(headings.into_iter().map(|range| (range, Role::Heading)));
    }

    /// Whether a place on the screen is in the text.
    pub fn contains(&self, at: Position) -> bool {
        self.area.contains(at)
    }

    fn scroll(&self) -> Scroll {
        Scroll {
            top: self.surface.top(),
            rows: self.surface.layout().rows_len(),
            shown: usize::from(self.area.height),
        }
    }

    fn scroll_to(&mut self, top: usize) {
        let by = top.cast_signed() - self.surface.top().cast_signed();
        if by != 0 {
            self.surface.scroll(by);
        }
    }

    /// Takes typed text while a search is typed: what is found is shown at once.
    pub fn insert(&mut self, text: &str, desk: &Desk) -> Requests {
        let requests = self.search.insert(text, &mut self.surface, desk);
        self.show_selection();
        requests
    }

    fn show_selection(&mut self) {
        if let Some(range) = self.surface.selection() {
            self.show(&range);
        }
    }

    /// Does what a key asked for.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Move(motion) if self.picking => self.surface.go(motion, false),
            Action::Extend(motion) => {
                self.pick();
                self.surface.go(motion, true);
            }
            Action::Widen => {
                self.pick();
                self.widen();
            }
            Action::Move(motion) => {
                let mut scroll = self.scroll();
                scroll.step(motion);
                self.scroll_to(scroll.top);
            }
            Action::Search => self.search.open(),
            Action::SearchNext | Action::SearchPrevious | Action::SearchEnd | Action::Delete(_) => {
                let requests = self.search.act(action, &mut self.surface, desk);
                self.show_selection();
                return requests;
            }
            Action::Copy => {
                if let Some(text) = self.surface.selected() {
                    return vec![Request::Copy(text.to_owned())];
                }
            }
            _ => {}
        }
        Requests::new()
    }

    /// Takes a click: the wheel scrolls, dragging selects.
    pub fn mouse(&mut self, mouse: Mouse) {
        let (x, y) = (mouse.at.x.saturating_sub(self.area.x), mouse.at.y.saturating_sub(self.area.y));
        match mouse.what {
            Click::WheelUp => self.surface.scroll(-WHEEL),
            Click::WheelDown => self.surface.scroll(WHEEL),
            Click::Press if mouse.double => self.surface.select_word(),
            Click::Press => self.surface.click(x, y, false),
            Click::Drag => self.surface.click(x, y, true),
        }
    }

    /// Draws a heading rule, the text beneath and, while a search is typed, its field in the last row.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, desk: &Desk) {
        if area.is_empty() {
            return;
        }
        let theme = &desk.theme;
        draw::heading(buf, area, &self.title, focused, theme);
        self.draw_text(buf, Rect { y: area.y + 1, height: area.height - 1, ..area }, desk);
    }

    /// Draws the text without a heading.
    pub fn draw_text(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let inner = Rect { width: area.width.saturating_sub(2), x: area.x + 1, ..area }.intersection(area);
        let inner = self.search.draw(buf, draw::column(inner), desk);
        self.area = inner;
        // One column more than is drawn: nothing is written here, so no column is needed for a caret after a full row.
        self.surface.resize(inner.width + 1, inner.height);
        if let Some(at) = self.start.take() {
            self.show_first(at);
        }
        if let Some(range) = self.reveal.take() {
            self.show(&range);
        }
        let marks = self.all_marks();
        self.caret = Some(pane::draw(buf, inner, &self.surface, &marks, theme));
        self.scroll().draw(buf, inner, theme);
    }

    fn all_marks(&self) -> Vec<Mark> {
        let mut marks = [self.headings.as_slice(), &self.marks, &self.own].concat();
        marks.extend(self.search.marks(self.surface.text()));
        marks
    }
}

/// Clause, sentence and paragraph around `now`, which lies in `paragraph`, without the marks that end them.
fn around(text: &str, paragraph: &Range<usize>, now: &Range<usize>) -> [Range<usize>; 3] {
    let cut = |ends: fn(char) -> bool| {
        let (before, after) = (&text[paragraph.start..now.start], &text[now.end..paragraph.end]);
        let start =
            before.char_indices().rev().find(|(_, c)| ends(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let end = after.char_indices().find(|(_, c)| ends(*c)).map_or(after.len(), |(at, _)| at);
        // A quote or bracket that closed the sentence before, and blanks, belong to no passage.
        let shown = &text[paragraph.start + start..now.end + end];
        let lead = shown.len() - shown.trim_start_matches(|c: char| is_closing(c) || c.is_whitespace()).len();
        let start = (paragraph.start + start + lead).min(now.start);
        start..now.end + end
    };
    let sentence = |c| matches!(c, '。' | '！' | '？' | '!' | '?');
    [cut(ends_clause), cut(sentence), paragraph.clone()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_hashes_and_the_title_is_not_said_twice() {
        let r = Reading::material("给定资料（通知）", "# 给定资料\n\n## 资料1\n甲。\n#不是标题\n", 4);
        assert_eq!(r.text(), "资料1\n甲。\n#不是标题");
        assert_eq!(r.headings, [(0.."资料1".len(), Role::Heading)]);
    }

    #[test]
    fn a_passage_is_brought_into_sight() {
        let text = (0..60).map(|i| format!("第{i}段")).collect::<Vec<_>>().join("\n");
        let mut r = Reading::plain("", &text, 0);
        r.area = Rect::new(0, 0, 20, 10);
        r.surface.resize(21, 10);
        let at = text.find("第40段").unwrap();
        r.show(&(at..at + "第40段".len()));
        assert!((r.surface.top()..r.surface.top() + 10).contains(&40), "{}", r.surface.top());
        r.show(&(0..3));
        assert_eq!(r.surface.top(), 0);
    }

    #[test]
    fn a_passage_is_widened_from_clause_to_sentence_to_paragraph() {
        let text = "甲乙。“丙丁，戊己。”庚辛！\n壬";
        let mut reading = Reading::plain("", text, 0);
        reading.surface.set_caret("甲乙。“丙丁，戊".len());
        let mut wider = || {
            reading.widen();
            reading.surface.selected().unwrap_or_default().to_owned()
        };
        assert_eq!(
            [wider(), wider(), wider(), wider()],
            ["戊己", "“丙丁，戊己", &text[..text.len() - 4], &text[..text.len() - 4]]
        );
        reading.surface.set_caret("甲乙。“丙丁，戊己。”庚".len());
        reading.widen();
        assert_eq!(reading.surface.selected(), Some("庚辛"));
    }
}
