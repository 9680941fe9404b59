//! The essay on its answer sheet 答题卡, as it is written: the caret in its cell, milestones, the limit's last cell.
//!
//! ```text
//! 　│　│关│于│开│展│…│…│的│通│知│　│　│       a cell is two columns and a thin rule, 25 of them 75 columns;
//! 各│科│室│：│　│　│　│　│　│　│　│　│　│100   where that is too wide, two columns each, every other one shaded
//! ```
//!
//! Cells beyond the limit, as it is counted, are of the colour for what is over; cells that lie beyond it on paper, where
//! blank cells take room too, of the colour for what is near it.
use super::{super::theme::Theme, pane::Mark, scroll::Scroll};
use crate::text::{
    editor::Editor,
    motion::Motion,
    sheet::{Profile, Sheet},
    width::{drawn, graphemes},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

/// Columns for a milestone beside a row; the first of four digits takes the place of the last rule.
const GUTTER: u16 = 3;

/// State of the view.
#[derive(Debug, Default)]
pub struct LiveSheet {
    /// `None`: the text has changed since.
    sheet: Option<Sheet>,
    /// First row in sight.
    top: usize,
    /// First column in sight, where not all of them fit.
    first: usize,
    /// The column that vertical movement keeps.
    column: Option<usize>,
    area: Rect,
    /// Terminal columns of a cell.
    step: u16,
}

/// What is drawn.
pub struct View<'a> {
    /// The essay with its caret and selection.
    pub essay: &'a Editor,
    /// How text falls into cells.
    pub profile: &'a Profile,
    /// The most cells that are allowed.
    pub limit: Option<usize>,
    /// Marked passages.
    pub marks: &'a [Mark],
    /// Styles.
    pub theme: &'a Theme,
}

/// Terminal columns that a sheet needs at least, without scrolling sideways.
pub fn least_width(columns: usize) -> u16 {
    (2 * columns) as u16 + GUTTER + 1
}

impl LiveSheet {
    /// The text has changed.
    pub fn forget(&mut self) {
        self.sheet = None;
        self.column = None;
    }

    /// The sheet of the essay as it stands.
    pub fn sheet(&mut self, essay: &Editor, profile: &Profile) -> &Sheet {
        self.sheet.get_or_insert_with(|| Sheet::new(essay.text(), profile))
    }

    fn height(&self) -> usize {
        usize::from(self.area.height).max(1)
    }

    /// Where a motion leads that goes by the rows of the sheet; `None`: it does not.
    pub fn target(&mut self, essay: &Editor, profile: &Profile, motion: Motion) -> Option<usize> {
        let page = self.height().saturating_sub(1).max(1);
        let kept = self.column;
        let sheet = self.sheet(essay, profile);
        let (row, column) = sheet.position(essay.caret());
        let column = kept.unwrap_or(column);
        let last = sheet.rows().len().saturating_sub(1);
        let to = match motion {
            Motion::Up if row == 0 => return Some(0),
            Motion::Up => row - 1,
            Motion::PageUp => row.saturating_sub(page),
            Motion::Down if row >= last => return Some(essay.text().len()),
            Motion::Down => row + 1,
            Motion::PageDown => (row + page).min(last),
            Motion::RowStart | Motion::RowEnd => {
                let at =
                    sheet.rows().get(row).map(|r| if motion == Motion::RowStart { r.start } else { r.end });
                self.column = None;
                return at;
            }
            _ => {
                self.column = None;
                return None;
            }
        };
        let at = sheet.offset(to, column);
        self.column = Some(column);
        Some(at)
    }

    /// The caret moved otherwise than up and down.
    pub fn moved(&mut self) {
        self.column = None;
    }

    /// The place in the text of a cell on the screen.
    pub fn at(&self, at: Position) -> Option<usize> {
        if !self.area.contains(at) || self.step == 0 {
            return None;
        }
        let column = self.first + usize::from((at.x - self.area.x) / self.step);
        Some(self.sheet.as_ref()?.offset(self.top + usize::from(at.y - self.area.y), column))
    }

    /// Scrolls; the place for the caret if it would leave the view.
    pub fn scroll(&mut self, rows: isize, essay: &Editor, profile: &Profile) -> Option<usize> {
        let height = self.height();
        let sheet = self.sheet(essay, profile);
        let count = sheet.rows().len();
        let (row, column) = sheet.position(essay.caret());
        self.top = self.top.saturating_add_signed(rows).min(count.saturating_sub(height));
        let seen = row.clamp(self.top, self.top + height - 1);
        let at = self.sheet.as_ref().map(|sheet| sheet.offset(seen, column));
        at.filter(|_| seen != row)
    }

    /// Draws it; returns where the caret stands.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, view: &View) -> Position {
        let View { essay, profile, limit, marks, theme } = *view;
        let columns = self.sheet(essay, profile).columns();
        let ruled = usize::from(area.width) >= 3 * columns + usize::from(GUTTER);
        self.step = if ruled { 3 } else { 2 };
        let gutter = if least_width(columns) <= area.width { GUTTER + u16::from(!ruled) } else { 0 };
        let room = usize::from(area.width.saturating_sub(gutter));
        let shown = columns.min(room / usize::from(self.step)).max(1);
        // In the middle of what is wider than it.
        let used = (shown * usize::from(self.step)) as u16 + gutter;
        let area = Rect { x: area.x + area.width.saturating_sub(used) / 2, ..area }.intersection(area);
        self.area = area;
        let height = self.height();
        let sheet = self.sheet(essay, profile);
        let (row, column) = sheet.position(essay.caret());
        let rows = sheet.rows().len();
        self.top = self.top.clamp((row + 1).saturating_sub(height), row).min(rows.saturating_sub(1));
        self.first = self.first.clamp((column + 1).saturating_sub(shown), column).min(columns - shown);
        let (top, first, step) = (self.top, self.first, self.step);
        let Some(sheet) = &self.sheet else { return area.as_position() };
        let selection = essay.selection();
        let text = essay.text();
        let milestones = sheet.milestones();
        let mut filled: usize = sheet.rows()[..top].iter().map(|row| row.cells.len()).sum();
        // Some empty rows below the text show how much paper is left.
        let paper = limit.map_or(rows, |limit| limit.div_ceil(columns) + 1).max(rows + 1);
        // The bar stands beside the sheet; where there is no room for it, in the gutter, under the milestones.
        let width = if area.width > used { used } else { used.saturating_sub(1) };
        let scroll = Scroll { top, rows: paper, shown: height };
        scroll.draw(buf, Rect { width: width.min(area.width), ..area }, theme);
        for (n, line) in (top..paper).zip(area.rows()) {
            let here = sheet.rows().get(n);
            for c in first..first + shown {
                let x = line.x + ((c - first) as u16) * step;
                if x + 1 >= buf.area.right() {
                    break;
                }
                let cell = here.and_then(|row| Some((row, row.cells.get(c.checked_sub(row.pad)?)?)));
                let position = n * columns + c + 1;
                let mut style = theme.text;
                if !ruled && c % 2 == 1 {
                    style = style.patch(theme.selected_elsewhere);
                }
                if let Some((row, cell)) = cell {
                    let beyond = |count: usize| limit.is_some_and(|limit| count > limit);
                    if beyond(filled + c - row.pad + 1) {
                        style = ink(style, theme.bad);
                    } else if beyond(position) {
                        style = ink(style, theme.fair);
                    }
                    for (_, role) in
                        marks.iter().filter(|(range, _)| range.start < cell.end && cell.start < range.end)
                    {
                        style = style.patch(theme.role(*role));
                    }
                    if selection.as_ref().is_some_and(|s| s.start < cell.end && cell.start < s.end) {
                        style = style.patch(theme.selection);
                    }
                }
                buf.set_stringn(x, line.y, "  ", 2, style);
                if let Some((_, cell)) = cell {
                    let shown = sheet.shown(text, *cell);
                    let shown: String =
                        graphemes(&shown).map(|(_, g)| if g == "\t" { " " } else { drawn(g) }).collect();
                    let shown = if matches!(shown.as_str(), "—" | "…") { shown.repeat(2) } else { shown };
                    // Two full-width marks share a cell: the first stands for both where there is no room.
                    buf.set_stringn(x, line.y, &shown, 2, style);
                }
                if limit == Some(position) {
                    buf.set_style(
                        Rect { x, y: line.y, width: 2, height: 1 }.intersection(buf.area),
                        theme.demand,
                    );
                }
                if ruled && x + 2 < buf.area.right() {
                    let (symbol, style) =
                        if limit == Some(position) { ("┃", theme.fair) } else { ("│", theme.rule) };
                    buf.set_string(x + 2, line.y, symbol, style);
                }
            }
            filled += here.map_or(0, |row| row.cells.len());
            let last = milestone(n, columns, profile.milestone, &milestones);
            let x = line.x + shown as u16 * step;
            if let Some(value) = last.filter(|_| gutter > 0) {
                let style = match limit {
                    Some(limit) if value > limit => theme.rule,
                    Some(limit) if value == limit => theme.fair,
                    _ => theme.dim,
                };
                let value = value.to_string();
                let x = (x + gutter).saturating_sub(value.len().max(3) as u16);
                buf.set_stringn(x, line.y, value, usize::from(area.right().saturating_sub(x)), style);
            }
        }
        let cell = sheet.rows().get(row).and_then(|r| r.cells.get(column.checked_sub(r.pad)?));
        let within = match cell {
            Some(cell) if essay.caret() >= cell.end => step.min(2),
            Some(cell) if essay.caret() > cell.start => 1,
            _ => 0,
        };
        let x = area.x + (column - first) as u16 * step + within;
        Position::new(x.min(area.right().saturating_sub(1)), area.y + (row - top) as u16)
    }
}

/// `style` with the ink of another, not its ground.
fn ink(style: Style, of: Style) -> Style {
    Style { fg: of.fg.or(style.fg), ..style }.add_modifier(of.add_modifier)
}

/// The milestone printed at row `n`: those of the sheet, and of the empty paper below the text.
fn milestone(n: usize, columns: usize, step: usize, known: &[(usize, usize)]) -> Option<usize> {
    if step == 0 {
        return None;
    }
    let of_sheet = known.iter().rev().find(|(row, _)| *row == n).map(|(_, value)| *value);
    of_sheet.or_else(|| {
        let value = (n + 1) * columns / step * step;
        (value > n * columns && value > 0).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Kind;

    const PROFILE: Profile = Profile { columns: 10, indent: false, milestone: 20, ..Profile::shenlun() };

    fn rows(buf: &Buffer) -> Vec<String> {
        (0..buf.area.height)
            .map(|y| {
                let mut row = String::new();
                let mut x = 0;
                while x < buf.area.width {
                    let symbol = buf[(x, y)].symbol();
                    row += symbol;
                    x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
                }
                row.trim_end().to_owned()
            })
            .collect()
    }

    fn draw(essay: &Editor, width: u16, limit: Option<usize>) -> (Vec<String>, Position, Buffer) {
        let theme = Theme::new(Kind::Dark, true);
        let mut live = LiveSheet::default();
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 4));
        let view = View { essay, profile: &PROFILE, limit, marks: &[], theme: &theme };
        let caret = live.draw(&mut buf, Rect::new(0, 0, width, 4), &view);
        (rows(&buf), caret, buf)
    }

    #[test]
    fn cells_rules_milestones_and_the_caret() {
        let mut essay = Editor::new("依法行政，2026年建设法治政府。", 0);
        essay.set_caret("依法".len());
        let (rows, caret, _) = draw(&essay, 34, Some(15));
        assert_eq!(rows[0], "依│法│行│政│，│20│26│年│建│设│");
        assert_eq!(rows[1], "法│治│政│府│。┃  │  │  │  │  │20");
        assert_eq!(rows[2], "  │  │  │  │  │  │  │  │  │  │");
        assert_eq!(caret, Position::new(6, 0));
        essay.set_caret("依法行政，2".len());
        assert_eq!(draw(&essay, 34, None).1, Position::new(16, 0), "in the middle of a cell");
    }

    #[test]
    fn what_is_over_the_limit_has_another_colour() {
        let essay = Editor::new("一二三四五六", 0);
        let (_, _, buf) = draw(&essay, 34, Some(4));
        let theme = Theme::new(Kind::Dark, true);
        assert_eq!(buf[(6, 0)].fg, theme.text.fg.unwrap());
        assert_eq!(buf[(12, 0)].fg, theme.bad.fg.unwrap());
        let essay = Editor::new("一\n二三四五", 0);
        let (_, _, buf) = draw(&essay, 34, Some(12));
        assert_eq!(
            [buf[(0, 1)].fg, buf[(6, 1)].fg],
            [theme.text.fg.unwrap(), theme.fair.fg.unwrap()],
            "on paper"
        );
    }

    #[test]
    fn a_narrow_pane_has_no_rules_and_a_narrower_one_follows_the_caret() {
        let mut essay = Editor::new("一二三四五六七八九十", 0);
        essay.set_caret(0);
        assert_eq!(draw(&essay, 24, None).0[0], "一二三四五六七八九十");
        essay.set_caret("一二三四五六七八".len());
        let (rows, caret, _) = draw(&essay, 8, None);
        assert!(rows[0].contains('九'), "{rows:?}");
        assert!(caret.x < 8);
    }

    #[test]
    fn movement_goes_by_the_rows_of_the_sheet_and_keeps_its_column() {
        let mut essay = Editor::new("一二三四五六七八九十甲乙丙\n短\n一二三四五六", 0);
        essay.set_caret("一二三四".len());
        let mut live = LiveSheet::default();
        let mut go = |essay: &mut Editor, motion| {
            let at = live.target(essay, &PROFILE, motion).unwrap();
            essay.go_to(at, false);
            essay.text()[..essay.caret()].chars().count()
        };
        let places: Vec<usize> = (0..4).map(|_| go(&mut essay, Motion::Down)).collect();
        assert_eq!(places, [13, 15, 20, 22]);
        assert_eq!(go(&mut essay, Motion::RowStart), 16);
        assert_eq!(go(&mut essay, Motion::Up), 14);
    }

    #[test]
    fn any_size_lives() {
        let essay = Editor::new("一2026，“引”——《书》\n\n\tabc", 0);
        for width in 0..40 {
            for height in 0..4 {
                let theme = Theme::new(Kind::Mono, true);
                let mut buf = Buffer::empty(Rect::new(0, 0, 40, 4));
                let view =
                    View { essay: &essay, profile: &PROFILE, limit: Some(3), marks: &[], theme: &theme };
                LiveSheet::default().draw(&mut buf, Rect::new(0, 0, width, height), &view);
            }
        }
    }
}
