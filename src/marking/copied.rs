//! Copied from the material 抄材料: the longest runs that an essay shares with its material.
//!
//! Marks and blanks do not count; a hanzi counts one, a Latin word two, a number one. Titles of documents 《…》 are
//! names: they do not make a run. Markers of essays put one with 50 consecutive characters of the material a band lower.
use crate::text::{count::Counts, marks::is_hanzi, sheet::Profile};
use std::{collections::HashMap, ops::Range};

/// A shorter run is nothing: names, times and terms of the trade have to be the same.
const SHORTEST: usize = 20;
/// Words of a run that are looked up together.
const TOGETHER: usize = 8;
/// So many consecutive characters cost an essay a band.
pub const BAND: usize = 50;

/// A run of the essay that stands in the material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where in the essay (bytes).
    pub essay: Range<usize>,
    /// Which of the sources.
    pub source: usize,
    /// Where it begins there (bytes).
    pub from: usize,
    /// Its 字数: hanzi and full-width marks count one each, a Latin word one.
    pub chars: usize,
}

/// What is copied.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Copied {
    /// The runs in the essay's order.
    pub runs: Vec<Run>,
    /// Their share of the essay, 0–1.
    pub share: f64,
}

impl Copied {
    /// Characters of the longest run.
    pub fn longest(&self) -> usize {
        self.runs.iter().map(|r| r.chars).max().unwrap_or(0)
    }

    /// Characters of all runs.
    pub fn chars(&self) -> usize {
        self.runs.iter().map(|r| r.chars).sum()
    }
}

/// What a place of a material is called: the last heading before it, else none.
pub fn section(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let heading = before.lines().rev().find(|line| line.starts_with("##"))?;
    Some(heading.trim_start_matches('#').trim())
}

/// A hanzi or a word, its place and what it counts.
struct Token {
    word: usize,
    range: Range<usize>,
    counts: usize,
}

/// The tokens of a text; each word has one number in all texts.
fn tokens(text: &str, words: &mut HashMap<String, usize>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut titles = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        match c {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            '\n' => titles = 0,
            _ => {}
        }
        if !is_hanzi(c) && !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut counts = 1;
        if !is_hanzi(c) {
            while let Some((at, next)) = chars.next_if(|(_, n)| n.is_alphanumeric() && !is_hanzi(*n)) {
                end = at + next.len_utf8();
            }
            counts = if c.is_alphabetic() { 2 } else { 1 };
        }
        let next = words.len();
        let word = *words.entry(text[start..end].to_lowercase()).or_insert(next);
        out.push(Token { word, range: start..end, counts: if titles > 0 { 0 } else { counts } });
    }
    out
}

/// The runs that an essay shares with its sources.
pub fn copied(essay: &str, sources: &[&str]) -> Copied {
    let mut words = HashMap::new();
    let own = tokens(essay, &mut words);
    let tokenised: Vec<Vec<Token>> = sources.iter().map(|s| tokens(s, &mut words)).collect();
    let theirs: Vec<Vec<usize>> = tokenised.iter().map(|row| row.iter().map(|t| t.word).collect()).collect();
    let mut places: HashMap<&[usize], Vec<(usize, usize)>> = HashMap::new();
    for (source, row) in theirs.iter().enumerate() {
        for (at, window) in row.windows(TOGETHER).enumerate() {
            places.entry(window).or_default().push((source, at));
        }
    }
    let line: Vec<usize> = own.iter().map(|t| t.word).collect();
    let counts = |range: Range<usize>| own[range].iter().map(|t| t.counts).sum::<usize>();
    let mut out = Copied::default();
    let (mut at, mut shared) = (0, 0);
    while at + TOGETHER <= line.len() {
        let here = places.get(&line[at..at + TOGETHER]).into_iter().flatten();
        let longest = here
            .map(|&(source, from)| {
                let same = line[at..].iter().zip(&theirs[source][from..]).take_while(|(a, b)| a == b).count();
                (same, source, from)
            })
            .max_by_key(|(same, source, _)| (*same, std::cmp::Reverse(*source)));
        match longest {
            Some((same, source, from)) if counts(at..at + same) >= SHORTEST => {
                let range = own[at].range.start..own[at + same - 1].range.end;
                let chars = Counts::of(&essay[range.clone()], &Profile::shenlun()).chars;
                let from = tokenised[source][from].range.start;
                out.runs.push(Run { essay: range, source, from, chars });
                shared += counts(at..at + same);
                at += same;
            }
            _ => at += 1,
        }
    }
    let all = counts(0..own.len());
    out.share = if all > 0 { shared as f64 / all as f64 } else { 0.0 };
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MATERIAL: &str =
        "去年冬天，村里的水管冻裂了三次，修的人来了又走，谁也说不清该归哪一家管，账却一直记在村里。";

    fn runs<'a>(essay: &'a str, sources: &[&str]) -> Vec<&'a str> {
        copied(essay, sources).runs.into_iter().map(|r| &essay[r.essay]).collect()
    }

    #[test]
    fn a_long_run_is_found_though_its_marks_differ() {
        let essay = "问题是：村里的水管冻裂了三次。修的人来了又走、谁也说不清该归哪一家管！要改。";
        assert_eq!(
            runs(essay, &["无关的资料。", MATERIAL]),
            ["村里的水管冻裂了三次。修的人来了又走、谁也说不清该归哪一家管"]
        );
        let copied = copied(essay, &["无关的资料。", MATERIAL]);
        assert_eq!((copied.runs[0].source, copied.longest()), (1, 30));
        assert!(MATERIAL[copied.runs[0].from..].starts_with("村里的水管"));
        assert!(copied.share > 0.7 && copied.share < 1.0);
    }

    #[test]
    fn short_runs_and_titles_of_documents_are_none() {
        assert_eq!(runs("村里的水管冻裂了三次，没人修。", &[MATERIAL]), [""; 0]);
        let title = "印发《关于加强农村供水管网改造和维护管理工作的实施意见（2021—2025年）》。";
        assert_eq!(runs(title, &[title]), [""; 0]);
        assert_eq!(copied("", &[MATERIAL]), Copied::default());
        assert_eq!(copied("甲", &[]), Copied::default());
    }

    #[test]
    fn a_place_is_called_by_the_heading_above_it() {
        let text = "# 给定资料\n前言\n## 资料1\n甲\n## 资料2\n乙";
        assert_eq!(section(text, text.find('甲').unwrap()), Some("资料1"));
        assert_eq!(section(text, text.find('乙').unwrap()), Some("资料2"));
        assert_eq!(section(text, text.find("前言").unwrap()), None);
    }

    #[test]
    fn ten_english_words_are_a_run() {
        let source = "A parking permit that used to take twelve days is now issued in four.";
        let essay = "Now a parking permit that used to take twelve days is fast.";
        assert_eq!((runs(essay, &[source]).len(), copied(essay, &[source]).longest()), (1, 10));
        assert_eq!(runs("A parking permit that used to take ages is fast.", &[source]).len(), 0);
    }

    proptest! {
        #[test]
        fn runs_lie_in_the_essay_one_after_the_other(essay in "[甲乙丙，《》 a1\n]{0,80}", source in "[甲乙丙，《》 a1\n]{0,80}") {
            let copied = copied(&essay, &[&source]);
            let mut last = 0;
            for run in &copied.runs {
                prop_assert!(last <= run.essay.start && run.essay.start < run.essay.end);
                prop_assert!(essay.get(run.essay.clone()).is_some());
                last = run.essay.end;
            }
            prop_assert!((0.0..=1.0).contains(&copied.share));
        }
    }
}
