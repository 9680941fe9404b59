//! Where a caret goes in a text: by grapheme, word, clause, paragraph. Movement by row is the editor's, which has the rows.
use super::{
    marks::{ends_clause, is_closing, is_hanzi},
    width::{graphemes, next_boundary, previous_boundary},
};

/// One movement of the caret; for a deletion, the stretch to delete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// One visual row up, keeping the column.
    Up,
    /// One visual row down, keeping the column.
    Down,
    /// One screenful up.
    PageUp,
    /// One screenful down.
    PageDown,
    /// Start of the visual row.
    RowStart,
    /// End of the visual row.
    RowEnd,
    /// Start of the word before.
    WordLeft,
    /// Start of the next word.
    WordRight,
    /// Start of the clause, or of the one before.
    ClauseLeft,
    /// Start of the next clause.
    ClauseRight,
    /// Start of the paragraph, or of the one before.
    ParagraphUp,
    /// Start of the next paragraph.
    ParagraphDown,
    /// Start of the text.
    Start,
    /// End of the text.
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Newline,
    Hanzi,
    /// A character that stands alone among hanzi (的, 了, 和 …).
    Particle,
    Word,
    Mark,
}

fn kind(grapheme: &str) -> Kind {
    match grapheme.chars().next() {
        Some('\n') | None => Kind::Newline,
        Some(c) if c.is_whitespace() => Kind::Space,
        Some(c) if "的了在和与及或是对把被将为以之而并也都就等".contains(c) => {
            Kind::Particle
        }
        Some(c) if is_hanzi(c) => Kind::Hanzi,
        Some(c) if c.is_alphanumeric() => Kind::Word,
        Some(_) => Kind::Mark,
    }
}

/// Byte offsets where the words of `line` start, spaces joined to the word before them.
///
/// Without a dictionary a word among hanzi is a guess: most words of official Chinese have two characters, so a run of
/// hanzi is cut into pairs from its start, and particles stand alone.
fn words(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = None;
    let mut run = 0;
    for (at, g) in graphemes(line) {
        let now = kind(g);
        run = if before == Some(now) { run + 1 } else { 0 };
        let starts_word = match now {
            Kind::Space => before.is_none(),
            Kind::Hanzi => run % 2 == 0,
            Kind::Particle => true,
            _ => run == 0,
        };
        if starts_word {
            starts.push(at);
        }
        before = Some(now);
    }
    starts
}

/// Byte offsets where the clauses of `line` start: after a mark that ends a clause and what closes with it.
fn clauses(line: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut ended = false;
    let mut chars = graphemes(line).filter_map(|(at, g)| g.chars().next().map(|c| (at, c))).peekable();
    while let Some((at, c)) = chars.next() {
        let stop = c == '.' && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        // A separator between digits (1,000, 10:30) ends nothing.
        let inside = c.is_ascii_punctuation() && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if (ends_clause(c) && !inside) || stop {
            ended = true;
        } else if ended && !is_closing(c) && c != ' ' {
            starts.push(at);
            ended = false;
        }
    }
    starts
}

/// Start and end of the line (paragraph) around `at`.
fn line(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    (start, end)
}

fn step_left(text: &str, at: usize, starts: fn(&str) -> Vec<usize>) -> usize {
    let (start, end) = line(text, at);
    if at == start {
        return previous_boundary(text, at);
    }
    starts(&text[start..end]).into_iter().rev().map(|s| start + s).find(|s| *s < at).unwrap_or(start)
}

fn step_right(text: &str, at: usize, starts: fn(&str) -> Vec<usize>) -> usize {
    let (start, end) = line(text, at);
    if at == end {
        return next_boundary(text, at);
    }
    starts(&text[start..end]).into_iter().map(|s| start + s).find(|s| *s > at).unwrap_or(end)
}

/// Where `motion` leads from byte `at` of `text`; `None` for a movement that needs rows.
pub fn target(text: &str, at: usize, motion: Motion) -> Option<usize> {
    Some(match motion {
        Motion::Left => previous_boundary(text, at),
        Motion::Right => next_boundary(text, at),
        Motion::WordLeft => step_left(text, at, words),
        Motion::WordRight => step_right(text, at, words),
        Motion::ClauseLeft => step_left(text, at, clauses),
        Motion::ClauseRight => step_right(text, at, clauses),
        Motion::ParagraphUp => match line(text, at).0 {
            start if start < at => start,
            start => start.checked_sub(1).map_or(0, |end| line(text, end).0),
        },
        Motion::ParagraphDown => (line(text, at).1 + 1).min(text.len()),
        Motion::Start => 0,
        Motion::End => text.len(),
        Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown | Motion::RowStart | Motion::RowEnd => {
            return None;
        }
    })
}

/// The word around byte `at`: start and end.
pub fn word_at(text: &str, at: usize) -> (usize, usize) {
    let (start, end) = line(text, at);
    let starts = words(&text[start..end]);
    let from = starts.iter().rev().map(|s| start + s).find(|s| *s <= at).unwrap_or(start);
    let to = starts.iter().map(|s| start + s).find(|s| *s > at).unwrap_or(end);
    (from, from + text[from..to].trim_end_matches([' ', '\u{3000}']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All stops of `motion` through `text`, as `|`.
    fn stops(text: &str, motion: Motion, from: usize) -> String {
        let mut out = text.to_owned();
        let mut at = from;
        let mut all = Vec::new();
        while let Some(next) = target(text, at, motion).filter(|next| *next != at) {
            all.push(next);
            at = next;
        }
        all.sort_unstable();
        for stop in all.into_iter().rev() {
            out.insert(stop, '|');
        }
        out
    }

    #[test]
    fn words_of_both_scripts() {
        let text = "坚持党的领导，use the 法治AI\n好";
        assert_eq!(stops(text, Motion::WordRight, 0), "坚持|党|的|领导|，|use |the |法治|AI|\n|好|");
        assert_eq!(stops(text, Motion::WordLeft, text.len()), "|坚持|党|的|领导|，|use |the |法治|AI|\n|好");
    }

    #[test]
    fn clauses_end_after_what_closes_with_them() {
        let text = "他说：“依法行政，很好。”共1,000件，Mr. Li.\n再说";
        assert_eq!(
            stops(text, Motion::ClauseRight, 0),
            "他说：|“依法行政，|很好。”|共1,000件，|Mr. |Li.|\n|再说|"
        );
        assert_eq!(
            stops(text, Motion::ClauseLeft, text.len()),
            "|他说：|“依法行政，|很好。”|共1,000件，|Mr. |Li.|\n|再说"
        );
    }

    #[test]
    fn paragraphs() {
        let text = "甲乙\n\n丙";
        assert_eq!(stops(text, Motion::ParagraphDown, 0), "甲乙\n|\n|丙|");
        assert_eq!(stops(text, Motion::ParagraphUp, text.len()), "|甲乙\n|\n|丙");
    }

    #[test]
    fn the_word_around() {
        assert_eq!(word_at("依法 行政", 3), (0, 6));
        assert_eq!(word_at("", 0), (0, 0));
    }
}
