//! Knowledge of the field as data: classes of expressions of official language that say the same, what a concrete draft
//! would say instead, generic words that say nothing by themselves, and the words by which a section tells its function.
//!
//! The files under `lexicon/` hold it: classes of whole matters (JSON), and a dictionary of acts, things and points with
//! what drafts say instead of them (lines). `…` in an expression stands for a gap of up to eight symbols inside one clause
//! (`对…开展督察`). The build script compiles them into a table that is read where it lies (`lexicon/layout.rs`).
use super::symbols::{self, Placed, Symbol, gram};
use layout::{HEADER, LAST, RECORD, SLOT, SYMBOL};

mod layout;
#[cfg(test)]
#[expect(dead_code, reason = "what only the build script needs")]
mod source;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
const GAP: usize = 8;

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// What is wrong 存在问题.
    Problem,
    /// Why 原因.
    Cause,
    /// What to do about it 对策.
    Remedy,
    /// What was done and reached 做法、成效.
    Result,
    /// What comes next 下一步打算.
    Plan,
    /// Why it matters 意义.
    Meaning,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 6] =
        [Self::Problem, Self::Cause, Self::Remedy, Self::Result, Self::Plan, Self::Meaning];
}

/// An expression found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// What it stands for.
    pub entry: Entry,
    /// First symbol.
    pub start: usize,
    /// One past its last symbol.
    pub end: usize,
    /// How surely it stands for that, 0–1.
    pub sure: f32,
}

/// What an expression stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry {
    /// A class (index); `true` if the expression names it, `false` if it only stands for it in a concrete draft.
    Class(usize, bool),
    /// A word that says nothing by itself.
    Generic,
    /// The function of a section; `true` only in headings.
    Function(Function, bool),
}

/// The lexicon, ready to search.
#[derive(Debug)]
pub struct Lexicon {
    table: &'static [u8],
    classes: usize,
    slots: usize,
    /// Where the records, the symbols, the ends of the names, the files and the names begin.
    records: usize,
    symbols: usize,
    ends: usize,
    files: usize,
    names: usize,
}

static LEXICON: Lexicon = Lexicon::new(TABLE);

/// The built-in lexicon.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

const fn number(bytes: &[u8], at: usize) -> usize {
    bytes[at] as usize
        | (bytes[at + 1] as usize) << 8
        | (bytes[at + 2] as usize) << 16
        | (bytes[at + 3] as usize) << 24
}

impl Lexicon {
    const fn new(table: &'static [u8]) -> Self {
        let (classes, expressions, slots, length) =
            (number(table, 0), number(table, 4), number(table, 8), number(table, 12));
        let records = HEADER + slots * SLOT;
        let symbols = records + expressions * RECORD;
        let ends = symbols + length * SYMBOL;
        let files = ends + classes * 4;
        Self { table, classes, slots, records, symbols, ends, files, names: files + classes }
    }

    /// How many classes there are.
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// The name of a class.
    pub fn name(&self, class: usize) -> &'static str {
        let end = |class: usize| number(self.table, self.ends + 4 * class);
        let from = if class == 0 { 0 } else { end(class - 1) };
        let bytes = self.table.get(self.names + from..self.names + end(class)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The file of a class: its place among the files, in the order in which the classes are numbered.
    pub fn file(&self, class: usize) -> usize {
        usize::from(self.table[self.files + class])
    }

    fn symbol(&self, at: usize) -> Symbol {
        let at = self.symbols + at * SYMBOL;
        let b = &self.table[at..at + SYMBOL];
        u32::from_le_bytes([b[0], b[1], b[2], 0])
    }

    fn begins(&self, row: &[Symbol], at: usize, length: usize) -> bool {
        row.len() >= length && (0..length).all(|i| self.symbol(at + i) == row[i])
    }

    /// The record of the first expression that begins with `first`.
    fn group(&self, first: &[Symbol]) -> Option<usize> {
        let mut at = layout::slot(gram(first), self.slots);
        loop {
            let index = number(self.table, HEADER + at * SLOT).checked_sub(1)?;
            let record = self.records + index * RECORD;
            let (symbols, head) = (number(self.table, record), usize::from(self.table[record + 4]));
            if head.min(2) == first.len() && self.begins(first, symbols, first.len()) {
                return Some(record);
            }
            at = (at + 1) & (self.slots - 1);
        }
    }

    /// Every expression in `text`.
    pub fn find(&self, text: &[Placed]) -> Vec<Found> {
        let row: Vec<Symbol> = text.iter().map(|p| p.symbol).collect();
        let mut found = Vec::new();
        for start in 0..row.len() {
            for length in 1..=2 {
                let Some(first) = row.get(start..start + length) else { break };
                let Some(mut record) = self.group(first) else { continue };
                loop {
                    let kind = self.table[record + 10];
                    if let Some(end) = self.end(&row, start, record) {
                        let code =
                            usize::from(u16::from_le_bytes([self.table[record + 6], self.table[record + 7]]));
                        let sure = u16::from_le_bytes([self.table[record + 8], self.table[record + 9]]);
                        if let Some(entry) = entry(kind & !LAST, code) {
                            found.push(Found { entry, start, end, sure: f32::from(sure) / 65_535.0 });
                        }
                    }
                    if kind & LAST != 0 {
                        break;
                    }
                    record += RECORD;
                }
            }
        }
        found
    }

    /// Where the expression of `record` ends if it stands at `start`.
    fn end(&self, row: &[Symbol], start: usize, record: usize) -> Option<usize> {
        let at = number(self.table, record);
        let (head, tail) = (usize::from(self.table[record + 4]), usize::from(self.table[record + 5]));
        // The group tells the first two symbols already.
        let known = head.min(2);
        if !self.begins(row.get(start + known..)?, at + known, head - known) {
            return None;
        }
        let from = start + head;
        if tail == 0 {
            return Some(from);
        }
        for start in from..=from + GAP {
            if self.begins(row.get(start..)?, at + head, tail) {
                return Some(start + tail);
            }
            if row.get(start) == Some(&symbols::BREAK) {
                return None;
            }
        }
        None
    }
}

fn entry(kind: u8, code: usize) -> Option<Entry> {
    Some(match kind {
        layout::NAMED => Entry::Class(code, true),
        layout::INSTEAD => Entry::Class(code, false),
        layout::GENERIC => Entry::Generic,
        layout::FUNCTION => Entry::Function(*Function::ALL.get(code)?, false),
        layout::FUNCTION_HEADING => Entry::Function(*Function::ALL.get(code)?, true),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::source::{Class, FILES, FUNCTIONS, File, read};
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// The files' texts, kept for the length of the tests.
    fn files() -> Vec<File<'static>> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/compare/lexicon");
        FILES
            .iter()
            .map(|name| {
                let text = std::fs::read_to_string(folder.join(name)).unwrap();
                read(name, Box::leak(text.into_boxed_str())).unwrap()
            })
            .collect()
    }

    fn classes() -> Vec<(bool, Class<'static>)> {
        files().into_iter().flat_map(|f| f.classes.into_iter().map(move |c| (f.dictionary, c))).collect()
    }

    fn expressions(c: &Class) -> Vec<String> {
        c.same.split_whitespace().chain(c.also.split_whitespace()).map(str::to_owned).collect()
    }

    #[test]
    fn every_class_is_in_the_table_under_its_name_and_file() {
        let lexicon = lexicon();
        let all = classes();
        assert_eq!(all.len(), lexicon.classes());
        assert!(all.len() > 7_000, "{}", all.len());
        assert!(all.iter().enumerate().all(|(i, (_, c))| lexicon.name(i) == c.id));
        let ends: Vec<usize> = files().iter().map(|f| f.classes.len()).collect();
        let numbered: Vec<usize> =
            ends.iter().enumerate().flat_map(|(file, n)| std::iter::repeat_n(file, *n)).collect();
        assert!(numbered.iter().enumerate().all(|(class, file)| lexicon.file(class) == *file));
        assert_eq!(FUNCTIONS.len(), Function::ALL.len());
        for (name, function) in FUNCTIONS.iter().zip(Function::ALL) {
            assert_eq!(*name, format!("{function:?}").to_lowercase());
        }
    }

    #[test]
    fn every_expression_is_found_for_its_class() {
        let lexicon = lexicon();
        for (class, (_, c)) in classes().iter().enumerate() {
            for e in expressions(c) {
                let text: Vec<char> = e.replace('_', " ").replace('…', "某").chars().collect();
                let found = lexicon.find(&symbols::symbols(&text, 0));
                assert!(
                    found.iter().any(|f| matches!(f.entry, Entry::Class(c, _) if c == class)),
                    "{} has {e}, which is not found",
                    c.id
                );
            }
        }
    }

    #[test]
    fn a_class_has_one_name_and_says_nothing_twice() {
        let mut names = BTreeSet::new();
        for (dictionary, class) in classes() {
            assert!(names.insert((dictionary, class.id.clone())), "two classes are called {}", class.id);
            let all = expressions(&class);
            let once: BTreeSet<&String> = all.iter().collect();
            assert_eq!(all.len(), once.len(), "{} repeats an expression", class.id);
            assert!(!class.same.trim().is_empty(), "{} has no name", class.id);
        }
    }

    #[test]
    fn no_expression_is_a_single_hanzi_or_names_many_classes() {
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, class) in classes() {
            for e in expressions(&class) {
                let mut chars = e.chars();
                let single = chars.next().is_some_and(symbols::is_hanzi) && chars.next().is_none();
                assert!(!single, "{}: {e}", class.id);
            }
            for e in class.same.split_whitespace() {
                named.entry(e.to_owned()).or_default().push(class.id.to_string());
            }
        }
        let vague: Vec<_> = named.iter().filter(|(_, classes)| classes.len() > 8).collect();
        assert!(vague.is_empty(), "{vague:?}");
    }

    fn found(text: &str) -> Vec<&'static str> {
        let chars: Vec<char> = text.chars().collect();
        let lexicon = lexicon();
        lexicon
            .find(&symbols::symbols(&chars, 0))
            .into_iter()
            .filter_map(|f| if let Entry::Class(c, _) = f.entry { Some(lexicon.name(c)) } else { None })
            .collect()
    }

    #[test]
    fn expressions_are_found_with_and_without_a_gap() {
        assert!(found("推行轻微违法免罚清单").contains(&"soft-enforcement"));
        assert!(found("以“放管服”为抓手").contains(&"shift-functions"));
        assert!(found("材料从12份减到3份").contains(&"cut-time"), "从…减到 is not the same clause");
        assert!(!found("材料很多，后来在城里找到三份工").contains(&"cut-time"));
    }

    #[test]
    fn an_expression_of_many_classes_is_less_sure_than_one_of_its_own() {
        let sure = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let found = lexicon().find(&symbols::symbols(&chars, 0));
            found.iter().map(|f| f.sure).fold(0.0, f32::max)
        };
        assert!(sure("排队") < 0.5 && sure("行政复议") > 0.6, "{} {}", sure("排队"), sure("行政复议"));
    }
}
