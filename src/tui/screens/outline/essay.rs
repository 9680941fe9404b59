//! The model essays beside an outline: the passages that carry its points.
use super::super::super::{
    desk::Desk,
    keys::Action,
    parts::{draw, reading::Reading},
    theme::Role,
};
use super::{super::question, say};
use crate::{
    recall::cards::Deck,
    study::model::Essay,
    text::{find, numbering},
};
use ratatui::{buffer::Buffer, layout::Rect, text::Line};
use std::ops::Range;

/// An essay that is read.
struct Shown {
    id: String,
    reading: Reading,
    /// (path of a point, bytes of the text), in the order of the text.
    passages: Vec<(String, Range<usize>)>,
    /// The passage that is at hand.
    at: usize,
}

/// The essays, one in sight.
pub struct Essays {
    essays: Vec<Shown>,
    at: usize,
}

/// Where the text of an essay begins: after the line of its title, which the pane says.
pub fn body(text: &str) -> usize {
    match text.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => text.len() - rest.trim_start_matches('\n').len(),
        _ => 0,
    }
}

impl Essays {
    /// The essays that follow a deck.
    pub fn of(deck: &Deck<'_>) -> Self {
        let indent = question::indent_of(deck.pack);
        Self { essays: deck.essays().map(|e| Shown::of(e, indent)).collect(), at: 0 }
    }

    pub fn is_empty(&self) -> bool {
        self.essays.is_empty()
    }

    /// Id of the essay in sight.
    pub fn id(&self) -> Option<&str> {
        self.essays.get(self.at).map(|e| e.id.as_str())
    }

    pub fn shown(&self) -> Option<&Reading> {
        self.essays.get(self.at).map(|e| &e.reading)
    }

    pub fn shown_mut(&mut self) -> Option<&mut Reading> {
        self.essays.get_mut(self.at).map(|e| &mut e.reading)
    }

    /// Shows the next or the previous essay, around the end.
    pub fn turn(&mut self, action: Action) {
        let count = self.essays.len().max(1);
        self.at = (self.at + if action == Action::PreviousTab { count - 1 } else { 1 }) % count;
    }

    /// Marks the passages of a point, those of the points under it included, with its cues in them.
    pub fn show(&mut self, path: &str, cues: &[String]) {
        let Some(essay) = self.essays.get_mut(self.at) else { return };
        let under = format!("{path}.");
        let mine: Vec<usize> = (0..essay.passages.len())
            .filter(|i| essay.passages.get(*i).is_some_and(|(p, _)| p == path || p.starts_with(&under)))
            .collect();
        let mut marks = Vec::new();
        for (_, range) in mine.iter().filter_map(|i| essay.passages.get(*i)) {
            marks.push((range.clone(), Role::Evidence));
            let text = essay.reading.text().get(range.clone()).unwrap_or_default();
            let terms = cues.iter().flat_map(|cue| find::matches(text, cue));
            marks.extend(terms.map(|t| (range.start + t.start..range.start + t.end, Role::Term)));
        }
        // The passage at hand stays if it is one of the point's.
        if let Some(first) = mine.first().filter(|_| !mine.contains(&essay.at)) {
            essay.at = *first;
        }
        if let Some((_, range)) = essay.passages.get(essay.at).filter(|_| !mine.is_empty()) {
            essay.reading.show(range);
        }
        essay.reading.mark(marks);
    }

    /// Goes to the next or the previous passage; the path of its point.
    pub fn step(&mut self, on: bool) -> Option<String> {
        let essay = self.essays.get_mut(self.at)?;
        let last = essay.passages.len().checked_sub(1)?;
        essay.at = if on { (essay.at + 1).min(last) } else { essay.at.saturating_sub(1) };
        essay.passages.get(essay.at).map(|(path, _)| path.clone())
    }

    /// The path of the point whose passage was clicked.
    pub fn clicked(&mut self) -> Option<String> {
        let essay = self.essays.get_mut(self.at)?;
        let place = essay.reading.place();
        essay.at = essay.passages.iter().position(|(_, range)| range.contains(&place))?;
        essay.passages.get(essay.at).map(|(path, _)| path.clone())
    }

    /// Draws the essay in sight, with its place among the others in the heading.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, desk: &Desk) {
        let (at, count) = (self.at, self.essays.len());
        let Some(essay) = self.essays.get_mut(at) else { return };
        if area.is_empty() {
            return essay.reading.hide();
        }
        essay.reading.draw(buf, area, focused, desk);
        let mut place = if count > 1 { format!(" ‹{}/{count}› ", at + 1) } else { String::new() };
        if !essay.reading.has_marks() {
            place = format!(" {} {}", desk.say(say::NO_PASSAGE), place.trim_start());
        }
        let style = if focused { desk.theme.accent } else { desk.theme.dim };
        draw::right(buf, Rect { width: area.width.saturating_sub(1), ..area }, &Line::styled(place, style));
    }
}

impl Shown {
    fn of(essay: &Essay, indent: usize) -> Self {
        let from = body(&essay.text);
        let text = essay.text.get(from..).unwrap_or_default();
        let mut reading = Reading::plain(essay.title.as_str(), text, indent);
        let headings = numbering::read_document(text).points.into_iter().map(|h| h.span);
        reading.mark_headings(headings);
        let mut passages: Vec<_> = essay
            .passages
            .iter()
            .filter(|(_, range)| range.start >= from)
            .map(|(path, range)| (path.clone(), range.start - from..range.end - from))
            .collect();
        passages.sort_by_key(|(_, range)| range.start);
        Self { id: essay.id.clone(), reading, passages, at: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn the_title_is_not_said_twice() {
        let t = |text: &str| text[body(text)..].to_owned();
        assert_eq!(t("# 题\n甲\n乙"), "甲\n乙");
        assert_eq!(t("# 题\n\n甲"), "甲");
        assert_eq!(t("甲\n# 乙"), "甲\n# 乙");
        assert_eq!(t("# 题"), "# 题");
    }
}
