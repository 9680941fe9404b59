//! Where the lines of a document stand: title, addressee, signature and date beside its paragraphs.
//!
//! Sources: GB/T 9704-2012, 7.3 (title centred, 主送机关 flush left with a colon, paragraphs indented by two, signature two
//! characters from the right with the date's first character two to the right of its own); the same is taught for the
//! answer sheets of 申论.
use super::{
    INDENT, Profile,
    fill::{Filled, fill},
    token::{Kind, Tokens, tokens},
};

/// Cells that stay blank after a signature and its date.
const MARGIN: usize = 2;
/// More characters than this are no date.
const LONGEST_DATE: usize = 16;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    Addressee,
    Paragraph,
    /// Signature or date: so many cells before it.
    Right(usize),
}

/// What each of these lines (with their byte offsets) is.
pub(super) fn places(lines: &[(usize, &str)], profile: &Profile) -> Vec<Place> {
    let mut places = vec![Place::Paragraph; lines.len()];
    let mut first = 0;
    if profile.title {
        let subtitles = lines.iter().skip(1).take_while(|(_, line)| line.starts_with("——")).count();
        first = (1 + subtitles).min(lines.len());
        places[..first].fill(Place::Title);
    }
    let written = |n: &usize| !lines[*n].1.trim().is_empty();
    if profile.addressee
        && let Some(n) = (first..lines.len()).find(written)
        && lines[n].1.trim_end().ends_with(['：', ':'])
    {
        places[n] = Place::Addressee;
        first = n + 1;
    }
    if profile.signature
        && let Some(date) = (first..lines.len()).rev().find(written)
        && is_date(lines[date].1)
    {
        let width = |n: usize| width(lines[n].1, profile);
        let row = profile.row();
        let signs = |n: &usize| !ends_sentence(lines[*n].1) && width(*n) + 2 * MARGIN <= row;
        let signature = date.checked_sub(1).filter(|n| *n >= first && written(n) && signs(n));
        // The signature so far to the left that the date, two cells further in, keeps the margin too.
        let start = row.saturating_sub(MARGIN + width(date));
        match signature {
            Some(n) => {
                let at = row.saturating_sub(MARGIN + width(n)).min(start.saturating_sub(MARGIN));
                places[n] = Place::Right(at);
                places[date] = Place::Right(at + MARGIN);
            }
            None => places[date] = Place::Right(start),
        }
    }
    places
}

/// Whether a line is nothing but a date: `2026年3月1日`, `二〇二六年三月一日`, `××年×月×日`.
fn is_date(line: &str) -> bool {
    let figure = |c: char| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇○零一二三四五六七八九十廿×XxＸ*".contains(c)
    };
    let line = line.trim();
    let in_order = line.find('年').zip(line.find('月')).is_some_and(|(year, month)| year < month);
    in_order
        && line.ends_with('日')
        && line.chars().count() <= LONGEST_DATE
        && line.chars().all(|c| figure(c) || matches!(c, '年' | '月' | '日' | ' '))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .ends_with(['。', '！', '？', '；', '：', '，', '…', '.', '!', '?', ';', ':', ',', '”', '）'])
}

/// Cells that a line takes in one row.
fn width(line: &str, profile: &Profile) -> usize {
    tokens(line, 0, profile, true).tokens.iter().map(|token| token.len).sum()
}

impl Place {
    /// The rows of `line`, which starts at byte `start` of the text.
    pub(super) fn fill(self, line: &str, start: usize, profile: &Profile) -> Vec<Filled> {
        let strip = profile.indent || self != Self::Paragraph;
        let tokens = tokens(line, start, profile, strip);
        match self {
            Self::Title => title_lines(tokens).into_iter().flat_map(|line| centred(line, profile)).collect(),
            Self::Addressee => fill(tokens, profile, 0),
            Self::Paragraph => fill(tokens, profile, if profile.indent { INDENT } else { 0 }),
            Self::Right(pad) => fill(tokens, profile, pad),
        }
    }
}

/// The tokens of a title line: the title, and the subtitle from `——` on.
fn title_lines(line: Tokens) -> Vec<Tokens> {
    match line.tokens.iter().skip(1).position(|token| token.kind == Kind::Dash) {
        Some(i) => {
            let subtitle = line.tokens[i + 1..].to_vec();
            let title = line.tokens[..=i].to_vec();
            vec![
                Tokens { tokens: title, parts: line.parts.clone() },
                Tokens { tokens: subtitle, parts: line.parts },
            ]
        }
        None => vec![line],
    }
}

fn centred(line: Tokens, profile: &Profile) -> Vec<Filled> {
    let width: usize = line.tokens.iter().map(|token| token.len).sum();
    fill(line, profile, profile.row().saturating_sub(width) / 2)
}
