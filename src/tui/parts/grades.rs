//! The four grades in a row, to be clicked: each with its key, its name and what it leads to.
use super::{super::desk::Desk, standing};
use crate::recall::Grade;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

/// Columns between two grades.
const GAP: u16 = 2;

/// Where each grade was drawn last.
#[derive(Debug, Clone, Default)]
pub struct Grades(Vec<(Rect, Grade)>);

impl Grades {
    /// They are not drawn now: no place on the screen is in them.
    pub fn hide(&mut self) {
        self.0.clear();
    }

    /// The grade at a place on the screen.
    pub fn at(&self, place: Position) -> Option<Grade> {
        self.0.iter().find(|(area, _)| area.contains(place)).map(|(_, grade)| *grade)
    }

    /// Draws them in the first row of `area`, the chosen one selected, each with what it leads to where all have room.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        later: &[String],
        chosen: Option<Grade>,
        desk: &Desk,
    ) {
        self.hide();
        let room = usize::from(area.width);
        let width = |row: &[Line]| row.iter().map(Line::width).sum::<usize>() + 3 * usize::from(GAP);
        let mut row = buttons(later, chosen, desk);
        if width(&row) > room {
            row = buttons(&[], chosen, desk);
        }
        let gap = if width(&row) > room { 0 } else { GAP };
        let mut x = area.x;
        for (button, grade) in row.iter().zip(Grade::ALL) {
            let place = Rect { x, width: button.width() as u16, height: 1, ..area }.intersection(area);
            buf.set_line(place.x, place.y, button, place.width);
            self.0.push((place, grade));
            x += button.width() as u16 + gap;
        }
    }
}

fn buttons(later: &[String], chosen: Option<Grade>, desk: &Desk) -> Vec<Line<'static>> {
    let theme = &desk.theme;
    let button = |(n, grade): (usize, Grade)| {
        let over = |style| if chosen == Some(grade) { theme.selected } else { style };
        let later = later.get(n).map_or(String::new(), |text| format!("{text} "));
        Line::from(vec![
            Span::styled(format!(" {} ", n + 1), over(theme.accent)),
            Span::styled(
                format!("{} ", desk.say(standing::grade(grade))),
                over(standing::grade_style(grade, theme)),
            ),
            Span::styled(later, over(theme.dim)),
        ])
    };
    Grade::ALL.into_iter().enumerate().map(button).collect()
}
