//! Knowledge of the field as data: classes of expressions of official language that say the same, what a concrete draft
//! would say instead, generic words that say nothing by themselves, and the words by which a section tells its function.
//!
//! The files under `lexicon/` hold it; lists are strings with spaces between expressions; `…` stands for a gap of up to
//! eight symbols inside one clause (`对…开展督察`).
use super::symbols::{self, GramMap, Placed, Symbol, gram};
use serde::Deserialize;
use std::sync::LazyLock;

const FILES: [&str; 9] = [
    include_str!("lexicon/general.json"),
    include_str!("lexicon/common.json"),
    include_str!("lexicon/act.json"),
    include_str!("lexicon/problem.json"),
    include_str!("lexicon/rule.json"),
    include_str!("lexicon/party.json"),
    include_str!("lexicon/society.json"),
    include_str!("lexicon/rural.json"),
    include_str!("lexicon/economy.json"),
];
const GAP: usize = 8;

/// A file of the lexicon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    classes: Vec<ClassRow>,
    #[serde(default)]
    generic: String,
    #[serde(default)]
    functions: Vec<FunctionRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow {
    /// Unique name, for explanations and tests.
    id: String,
    /// Expressions that name the thing.
    same: String,
    /// What a concrete draft says instead of the name: acts, actors, objects, figures.
    #[serde(default)]
    also: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionRow {
    function: Function,
    /// In a heading or point.
    heading: String,
    /// In any sentence.
    #[serde(default)]
    sentence: String,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Names of the classes.
    pub classes: Vec<String>,
    /// Expressions by their first two symbols (one, if it has only one).
    first: GramMap<Vec<Expression>>,
}

#[derive(Debug)]
struct Expression {
    head: Vec<Symbol>,
    /// What follows after a gap.
    tail: Vec<Symbol>,
    entry: Entry,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for file in FILES {
        // The shipped files are read by a test; a file that cannot be read would only mean less knowledge.
        if let Ok(file) = serde_json::from_str::<File>(file) {
            lexicon.add(&file);
        }
    }
    lexicon
});

/// The built-in lexicon.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn row(text: &str) -> Vec<Symbol> {
    let chars: Vec<char> = text.chars().collect();
    symbols::symbols(&chars, 0).into_iter().map(|p| p.symbol).filter(|s| *s != symbols::BREAK).collect()
}

impl Lexicon {
    fn add(&mut self, file: &File) {
        for class in &file.classes {
            let index = self.classes.len();
            self.classes.push(class.id.clone());
            self.list(&class.same, Entry::Class(index, true));
            self.list(&class.also, Entry::Class(index, false));
        }
        self.list(&file.generic, Entry::Generic);
        for f in &file.functions {
            self.list(&f.heading, Entry::Function(f.function, true));
            self.list(&f.sentence, Entry::Function(f.function, false));
        }
    }

    fn list(&mut self, expressions: &str, entry: Entry) {
        for expression in expressions.split_whitespace() {
            let (head, tail) = expression.split_once('…').unwrap_or((expression, ""));
            // An underscore stands for the space inside an English expression.
            let (head, tail) = (row(&head.replace('_', " ")), row(&tail.replace('_', " ")));
            if !head.is_empty() {
                let key = gram(&head[..head.len().min(2)]);
                self.first.entry(key).or_default().push(Expression { head, tail, entry });
            }
        }
    }

    /// Every expression in `text`.
    pub fn find(&self, text: &[Placed]) -> Vec<Found> {
        let row: Vec<Symbol> = text.iter().map(|p| p.symbol).collect();
        let mut found = Vec::new();
        for start in 0..row.len() {
            for length in 1..=2 {
                let Some(first) = row.get(start..start + length) else { break };
                for e in self.first.get(&gram(first)).into_iter().flatten() {
                    if row[start..].starts_with(&e.head)
                        && let Some(end) = tail_end(&row, start + e.head.len(), &e.tail)
                    {
                        found.push(Found { entry: e.entry, start, end });
                    }
                }
            }
        }
        found
    }
}

/// Where an expression ends whose head ends at `from`: at once without a tail, else after the tail within the gap.
fn tail_end(row: &[Symbol], from: usize, tail: &[Symbol]) -> Option<usize> {
    if tail.is_empty() {
        return Some(from);
    }
    for start in from..=from + GAP {
        if row.get(start..)?.starts_with(tail) {
            return Some(start + tail.len());
        }
        if row.get(start) == Some(&symbols::BREAK) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn files() -> Vec<File> {
        FILES.iter().map(|f| serde_json::from_str(f).unwrap()).collect()
    }

    fn classes() -> Vec<ClassRow> {
        files().into_iter().flat_map(|f| f.classes).collect()
    }

    #[test]
    fn every_file_is_read_and_the_lexicon_is_large() {
        assert!(classes().len() >= 350, "{}", classes().len());
        let expressions: usize =
            classes().iter().map(|c| c.same.split(' ').count() + c.also.split(' ').count()).sum();
        assert!(expressions >= 4000, "{expressions}");
    }

    #[test]
    fn a_class_has_one_name_and_says_nothing_twice() {
        let mut names = BTreeSet::new();
        for class in classes() {
            assert!(names.insert(class.id.clone()), "two classes are called {}", class.id);
            let all: Vec<&str> = class.same.split_whitespace().chain(class.also.split_whitespace()).collect();
            let once: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(all.len(), once.len(), "{} repeats an expression", class.id);
            assert!(!class.same.trim().is_empty(), "{} has no name", class.id);
        }
    }

    #[test]
    fn no_expression_is_a_single_hanzi_or_names_many_classes() {
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for class in classes() {
            for e in class.same.split_whitespace().chain(class.also.split_whitespace()) {
                let mut chars = e.chars();
                let single = chars.next().is_some_and(symbols::is_hanzi) && chars.next().is_none();
                assert!(!single, "{}: {e}", class.id);
            }
            for e in class.same.split_whitespace() {
                named.entry(e.to_owned()).or_default().push(class.id.clone());
            }
        }
        let vague: Vec<_> = named.iter().filter(|(_, classes)| classes.len() > 4).collect();
        assert!(vague.is_empty(), "{vague:?}");
    }

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let lexicon = lexicon();
        lexicon
            .find(&symbols::symbols(&chars, 0))
            .into_iter()
            .filter_map(|f| {
                if let Entry::Class(c, _) = f.entry { Some(lexicon.classes[c].clone()) } else { None }
            })
            .collect()
    }

    #[test]
    fn expressions_are_found_with_and_without_a_gap() {
        assert!(found("推行轻微违法免罚清单").contains(&"soft-enforcement".to_owned()));
        assert!(found("以“放管服”为抓手").contains(&"shift-functions".to_owned()));
        assert!(found("材料从12份减到3份").iter().any(|c| c == "cut-time"), "从…减到 is not the same clause");
        assert!(!found("材料很多，后来在城里找到三份工").contains(&"cut-time".to_owned()));
    }
}
