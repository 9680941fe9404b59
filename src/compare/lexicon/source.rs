//! The files of the lexicon as they are written: classes in JSON, the dictionary in lines. Read by the build script, and
//! by the tests that hold the files to their rules.
use serde::Deserialize;
use std::{borrow::Cow, path::Path};

/// Every file, in the order in which classes are numbered.
pub const FILES: [&str; 42] = [
    "general.json",
    "common.json",
    "act.json",
    "problem.json",
    "rule.json",
    "party.json",
    "society.json",
    "rural.json",
    "economy.json",
    "topic-actors.json",
    "topic-business.json",
    "topic-city.json",
    "topic-credit.json",
    "topic-culture.json",
    "topic-defense.json",
    "topic-digital.json",
    "topic-ecology.json",
    "topic-economy.json",
    "topic-grassroots.json",
    "topic-headings.json",
    "topic-health.json",
    "topic-law.json",
    "topic-livelihood.json",
    "topic-market.json",
    "topic-media.json",
    "topic-methods.json",
    "topic-nouns.json",
    "topic-party.json",
    "topic-problems.json",
    "topic-rhetoric.json",
    "topic-rural.json",
    "topic-safety.json",
    "topic-significance.json",
    "topic-spirit.json",
    "topic-talent.json",
    "topic-verbs.json",
    "things-a.txt",
    "things-b.txt",
    "acts-a.txt",
    "acts-b.txt",
    "points-a.txt",
    "points-b.txt",
];

/// Names of the functions of a section, in the order of `Function::ALL`.
pub const FUNCTIONS: [&str; 6] = ["problem", "cause", "remedy", "result", "plan", "meaning"];

/// A file of the lexicon; lists are strings with spaces between expressions, `…` in one stands for a gap.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File<'a> {
    /// Its classes.
    #[serde(default, borrow)]
    pub classes: Vec<Class<'a>>,
    /// Words that say nothing by themselves.
    #[serde(default, borrow)]
    pub generic: Cow<'a, str>,
    /// Words that tell what a section is for.
    #[serde(default, borrow)]
    pub functions: Vec<FunctionWords<'a>>,
    /// Whether it is a part of the dictionary.
    #[serde(skip)]
    pub dictionary: bool,
}

/// A class of expressions that say the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class<'a> {
    /// Unique name.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Expressions that name the thing.
    #[serde(borrow)]
    pub same: Cow<'a, str>,
    /// What a concrete draft says instead of the name: acts, actors, objects, figures.
    #[serde(default, borrow)]
    pub also: Cow<'a, str>,
    /// What the expressions are.
    #[serde(default)]
    pub kind: Kind,
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

/// Words by which a section tells its function.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionWords<'a> {
    /// One of [`FUNCTIONS`].
    #[serde(borrow)]
    pub function: Cow<'a, str>,
    /// In a heading or point.
    #[serde(borrow)]
    pub heading: Cow<'a, str>,
    /// In any sentence.
    #[serde(default, borrow)]
    pub sentence: Cow<'a, str>,
}

/// Reads a file: JSON, or a dictionary of lines `name name … | expression expression …`.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read<'a>(name: &str, text: &'a str) -> Result<File<'a>, String> {
    if Path::new(name).extension().is_some_and(|e| e == "json") {
        return serde_json::from_str(text).map_err(|e| format!("{name}: {e}"));
    }
    let mut file = File { dictionary: true, ..File::default() };
    for (i, line) in text.lines().enumerate() {
        let (same, also) = line
            .split_once('|')
            .ok_or_else(|| format!("{name}, line {}: no | between names and expressions", i + 1))?;
        let id = same.split_whitespace().next().ok_or_else(|| format!("{name}, line {}: no name", i + 1))?;
        file.classes.push(Class {
            id: Cow::Borrowed(id),
            same: Cow::Borrowed(same),
            also: Cow::Borrowed(also),
            kind: Kind::Concept,
        });
    }
    Ok(file)
}
