//! Knowledge of the field as data: classes of expressions of official language that say the same, what a concrete draft
//! would say instead, generic words that say nothing by themselves, and the words by which a section tells its function.
//!
//! The files under `lexicon/` hold it; lists are strings with spaces between expressions; `…` stands for a gap of up to
//! eight symbols inside one clause (`对…开展督察`).
use super::symbols::{self, GramHasher, GramMap, Placed, Symbol, gram};
use serde::Deserialize;
use std::{borrow::Cow, hash::Hasher, sync::LazyLock};

const FILES: [&str; 36] = [
    include_str!("lexicon/general.json"),
    include_str!("lexicon/common.json"),
    include_str!("lexicon/act.json"),
    include_str!("lexicon/problem.json"),
    include_str!("lexicon/rule.json"),
    include_str!("lexicon/party.json"),
    include_str!("lexicon/society.json"),
    include_str!("lexicon/rural.json"),
    include_str!("lexicon/economy.json"),
    include_str!("lexicon/topic-actors.json"),
    include_str!("lexicon/topic-business.json"),
    include_str!("lexicon/topic-city.json"),
    include_str!("lexicon/topic-credit.json"),
    include_str!("lexicon/topic-culture.json"),
    include_str!("lexicon/topic-defense.json"),
    include_str!("lexicon/topic-digital.json"),
    include_str!("lexicon/topic-ecology.json"),
    include_str!("lexicon/topic-economy.json"),
    include_str!("lexicon/topic-grassroots.json"),
    include_str!("lexicon/topic-headings.json"),
    include_str!("lexicon/topic-health.json"),
    include_str!("lexicon/topic-law.json"),
    include_str!("lexicon/topic-livelihood.json"),
    include_str!("lexicon/topic-market.json"),
    include_str!("lexicon/topic-media.json"),
    include_str!("lexicon/topic-methods.json"),
    include_str!("lexicon/topic-nouns.json"),
    include_str!("lexicon/topic-party.json"),
    include_str!("lexicon/topic-problems.json"),
    include_str!("lexicon/topic-rhetoric.json"),
    include_str!("lexicon/topic-rural.json"),
    include_str!("lexicon/topic-safety.json"),
    include_str!("lexicon/topic-significance.json"),
    include_str!("lexicon/topic-spirit.json"),
    include_str!("lexicon/topic-talent.json"),
    include_str!("lexicon/topic-verbs.json"),
];
const GAP: usize = 8;

/// A file of the lexicon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(default, borrow)]
    classes: Vec<ClassRow<'a>>,
    #[serde(default, borrow)]
    generic: Cow<'a, str>,
    #[serde(default, borrow)]
    functions: Vec<FunctionRow<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow<'a> {
    /// Unique name, for explanations and tests.
    #[serde(borrow)]
    id: Cow<'a, str>,
    /// Expressions that name the thing.
    #[serde(borrow)]
    same: Cow<'a, str>,
    /// What a concrete draft says instead of the name: acts, actors, objects, figures.
    #[serde(default, borrow)]
    also: Cow<'a, str>,
    #[serde(default)]
    kind: Kind,
}

/// What the expressions of a class are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Names of a matter.
    #[default]
    Concept,
    /// Words for one act, such as 提高, 提升.
    Verb,
    /// Words for one thing.
    Noun,
    /// Who acts.
    Actor,
    /// What is acted on.
    Object,
    /// Functional headings, such as 组织领导.
    Heading,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionRow<'a> {
    function: Function,
    /// In a heading or point.
    #[serde(borrow)]
    heading: Cow<'a, str>,
    /// In any sentence.
    #[serde(default, borrow)]
    sentence: Cow<'a, str>,
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
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Names of the classes.
    pub classes: Vec<Cow<'static, str>>,
    /// Their kinds.
    pub kinds: Vec<Kind>,
    /// The file of each class, in the order in which the files are read.
    pub files: Vec<usize>,
    /// The symbols of all expressions, one after the other.
    symbols: Vec<Symbol>,
    expressions: Vec<Expression>,
    /// The last expression that begins with these two symbols (or is this one).
    first: GramMap<usize>,
}

#[derive(Debug)]
struct Expression {
    /// Its first symbol in the row of all.
    at: usize,
    /// Symbols before and after its gap.
    head: usize,
    tail: usize,
    entry: Entry,
    sure: f32,
    /// Another expression that begins alike.
    next: Option<usize>,
}

/// Of an expression that stands in several classes each gets this power of its share.
const SHARED: f32 = 0.5;

/// How sure an expression is that names its class, and one that only stands for it, by its length in hanzi.
const NAME: [f32; 3] = [0.9, 0.95, 1.0];
const INSTEAD: [f32; 3] = [0.5, 0.62, 0.72];
/// A word for an act or a thing says less than the name of a matter.
const WORD: f32 = 0.7;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (index, file) in FILES.into_iter().enumerate() {
        // The shipped files are read by a test; a file that cannot be read would only mean less knowledge.
        if let Ok(file) = serde_json::from_str::<File>(file) {
            lexicon.add(index, file);
        }
    }
    lexicon.weigh();
    lexicon
});

/// The built-in lexicon.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn add(&mut self, file_index: usize, file: File<'static>) {
        for class in file.classes {
            let index = self.classes.len();
            self.classes.push(class.id);
            self.kinds.push(class.kind);
            self.files.push(file_index);
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
        for expression in expressions.split_ascii_whitespace() {
            let (head, tail) = expression.split_once('…').unwrap_or((expression, ""));
            let at = self.symbols.len();
            let head = self.spell(head);
            let tail = self.spell(tail);
            if head > 0 {
                let key = gram(&self.symbols[at..at + head.min(2)]);
                let next = self.first.insert(key, self.expressions.len());
                self.expressions.push(Expression { at, head, tail, entry, sure: 1.0, next });
            }
        }
    }

    /// Puts the symbols of `text` into the row; how many. An underscore stands for the space inside an English expression.
    fn spell(&mut self, text: &str) -> usize {
        let before = self.symbols.len();
        if text.chars().all(symbols::is_hanzi) {
            self.symbols.extend(text.chars().map(|c| c as Symbol));
        } else {
            let chars: Vec<char> = text.chars().map(|c| if c == '_' { ' ' } else { c }).collect();
            let row = symbols::symbols(&chars, 0);
            self.symbols.extend(row.iter().map(|p| p.symbol).filter(|s| *s != symbols::BREAK));
        }
        self.symbols.len() - before
    }

    fn row(&self, e: &Expression) -> &[Symbol] {
        &self.symbols[e.at..e.at + e.head + e.tail]
    }

    /// Says how sure every expression is: less if it is short, only stands for its class, or stands in many classes.
    fn weigh(&mut self) {
        let key = |row: &[Symbol]| {
            let mut hasher = GramHasher::default();
            for s in row {
                hasher.write_u32(*s);
            }
            hasher.finish()
        };
        let keys: Vec<u64> = self.expressions.iter().map(|e| key(self.row(e))).collect();
        let mut classes: GramMap<u32> = GramMap::default();
        for key in &keys {
            *classes.entry(*key).or_default() += 1;
        }
        for i in 0..self.expressions.len() {
            let row = self.row(&self.expressions[i]);
            let long =
                if row.iter().any(|s| symbols::is_word(*s)) { 2 } else { row.len().saturating_sub(2).min(2) };
            let shared = (classes[&keys[i]] as f32).powf(SHARED);
            if let Entry::Class(class, named) = self.expressions[i].entry {
                let word = matches!(self.kinds[class], Kind::Verb | Kind::Noun);
                let base = if named { NAME[long] } else { INSTEAD[long] };
                self.expressions[i].sure = base / shared * if word { WORD } else { 1.0 };
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
                let mut next = self.first.get(&gram(first)).copied();
                while let Some(e) = next.map(|i| &self.expressions[i]) {
                    let (head, tail) = self.row(e).split_at(e.head);
                    if row[start..].starts_with(head)
                        && let Some(end) = tail_end(&row, start + e.head, tail)
                    {
                        found.push(Found { entry: e.entry, start, end, sure: e.sure });
                    }
                    next = e.next;
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

    fn files() -> Vec<File<'static>> {
        FILES.iter().map(|f| serde_json::from_str(f).unwrap()).collect()
    }

    fn classes() -> Vec<ClassRow<'static>> {
        files().into_iter().flat_map(|f| f.classes).collect()
    }

    #[test]
    fn every_file_is_read_and_the_lexicon_is_large() {
        assert!(classes().len() >= 1200, "{}", classes().len());
        let expressions: usize =
            classes().iter().map(|c| c.same.split(' ').count() + c.also.split(' ').count()).sum();
        assert!(expressions >= 12_000, "{expressions}");
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
                named.entry(e.to_owned()).or_default().push(class.id.to_string());
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
                if let Entry::Class(c, _) = f.entry { Some(lexicon.classes[c].to_string()) } else { None }
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
