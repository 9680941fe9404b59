//! Several texts to read in one pane, one in sight.
use super::{
    super::{
        desk::Desk,
        keys::Action,
        screen::{Mouse, Requests},
    },
    draw,
    reading::Reading,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

/// State of the pane.
#[derive(Default)]
pub struct Tabs {
    readings: Vec<Reading>,
    at: usize,
}

impl Tabs {
    /// These texts, the first in sight.
    pub fn new(readings: Vec<Reading>) -> Self {
        Self { readings, at: 0 }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// Adds a text and shows it.
    pub fn push(&mut self, reading: Reading) {
        self.readings.push(reading);
        self.show(self.readings.len() - 1);
    }

    /// Shows the `n`th text, the last if there are fewer.
    pub fn show(&mut self, n: usize) {
        self.at = n.min(self.readings.len().saturating_sub(1));
    }

    /// Shows the last text.
    pub fn show_last(&mut self) {
        self.show(usize::MAX);
    }

    /// Shows the next or the previous text, around the end.
    pub fn turn(&mut self, action: Action) {
        let count = self.readings.len().max(1);
        self.at = (self.at + if action == Action::PreviousTab { count - 1 } else { 1 }) % count;
    }

    /// Whether the first text is in sight.
    pub fn is_first(&self) -> bool {
        self.at == 0
    }

    /// The text in sight.
    pub fn shown(&self) -> Option<&Reading> {
        self.readings.get(self.at)
    }

    /// The name of the text in sight, by its place: the first is `0`.
    pub fn shown_id(&self) -> String {
        self.at.to_string()
    }

    /// Shows the text of this name, as [`Tabs::shown_id`] gives it.
    pub fn show_named(&mut self, name: &str) {
        if let Ok(n) = name.parse() {
            self.show(n);
        }
    }

    /// It is not drawn now: no place on the screen is in it.
    pub fn hide(&mut self) {
        if let Some(reading) = self.shown_mut() {
            reading.hide();
        }
    }

    /// Does something with every text; each comes with its name, as [`Tabs::shown_id`] gives it.
    pub fn for_each(&mut self, mut with: impl FnMut(&str, &mut Reading)) {
        self.readings.iter_mut().enumerate().for_each(|(i, reading)| with(&i.to_string(), reading));
    }

    /// The text in sight.
    pub fn shown_mut(&mut self) -> Option<&mut Reading> {
        self.readings.get_mut(self.at)
    }

    /// Does with the text in sight what a key asked for.
    pub fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        self.shown_mut().map_or_else(Requests::new, |r| r.act(action, desk))
    }

    /// Whether a place on the screen is in the text in sight.
    pub fn contains(&self, at: Position) -> bool {
        self.shown().is_some_and(|r| r.contains(at))
    }

    /// Takes a click into the text in sight.
    pub fn mouse(&mut self, mouse: Mouse) {
        if let Some(reading) = self.shown_mut() {
            reading.mouse(mouse);
        }
    }

    /// Draws the text in sight, with its place among the others in the heading.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, desk: &Desk) {
        let (at, count) = (self.at, self.readings.len());
        let Some(reading) = self.shown_mut().filter(|_| !area.is_empty()) else { return };
        if count < 2 {
            return reading.draw(buf, area, focused, desk);
        }
        let place = format!(" ‹{}/{count}› ", at + 1);
        let style = if focused { desk.theme.accent } else { desk.theme.dim };
        reading.draw(buf, area, focused, desk);
        draw::right(buf, Rect { width: area.width.saturating_sub(1), ..area }, &Line::styled(place, style));
    }
}
