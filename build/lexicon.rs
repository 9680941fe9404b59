//! Compiles the lexicon into the table that `src/compare/lexicon/layout.rs` describes.
use crate::{
    layout::{FUNCTION, FUNCTION_HEADING, GENERIC, INSTEAD, LAST, NAMED, slot},
    source::{self, File, Kind},
    symbols::{self, Symbol, gram},
};
use std::collections::HashMap;

/// How sure an expression is that names its class, and one that only stands for it, by its length in hanzi (2, 3, more).
const NAME: [f32; 3] = [0.9, 0.95, 1.0];
const STANDS_FOR: [f32; 3] = [0.5, 0.62, 0.72];
/// The same in the dictionary, whose entries are finer.
const STANDS_FOR_WORD: [f32; 3] = [0.7, 0.87, 1.0];
/// A word for an act or a thing says less than the name of a matter.
const WORD: f32 = 0.7;
/// An expression that stands in several classes, alone or inside a longer expression, is a common word: how sure it is
/// falls with this power of their number, counted in so many.
const SHARED: f32 = 0.35;
const FEW: f32 = 3.0;
/// Longer expressions are looked for inside others no further.
const LONGEST: usize = 8;

struct Expression {
    row: Vec<Symbol>,
    head: usize,
    kind: u8,
    code: u16,
    /// How sure it would be if it stood in this class alone.
    alone: f32,
}

/// The symbols of `text`, punctuation inside it too; an underscore stands for the space inside an English expression.
fn spell(text: &str) -> Vec<Symbol> {
    let chars: Vec<char> = text.chars().map(|c| if c == '_' { ' ' } else { c }).collect();
    let mut row: Vec<Symbol> = symbols::symbols(&chars, 0).iter().map(|p| p.symbol).collect();
    while row.last() == Some(&symbols::BREAK) {
        row.pop();
    }
    row
}

fn list(out: &mut Vec<Expression>, expressions: &str, kind: u8, code: u16, sure: &dyn Fn(usize) -> f32) {
    for text in expressions.split_whitespace() {
        let (head, tail) = text.split_once('…').unwrap_or((text, ""));
        let (head, tail) = (spell(head), spell(tail));
        if head.is_empty() {
            continue;
        }
        let row = [&head[..], &tail[..]].concat();
        let word = row.iter().any(|s| symbols::is_word(*s));
        let long = if word { 2 } else { row.len().saturating_sub(2).min(2) };
        out.push(Expression { row, head: head.len(), kind, code, alone: sure(long) });
    }
}

fn key_of(e: &Expression) -> u64 {
    gram(&e.row[..e.head.min(2)])
}

/// In how many classes an expression stands.
#[derive(Default)]
struct Spread {
    classes: u32,
    /// The class counted last.
    last: Option<u16>,
}

/// In how many classes each expression stands, alone or inside another.
fn spread(expressions: &[Expression]) -> HashMap<Vec<Symbol>, Spread> {
    let mut out: HashMap<Vec<Symbol>, Spread> = HashMap::new();
    let of_classes = || expressions.iter().filter(|e| e.kind <= INSTEAD);
    for e in of_classes().filter(|e| e.row.len() == e.head) {
        out.entry(e.row.clone()).or_default();
    }
    let mut by_class: Vec<&Expression> = of_classes().collect();
    by_class.sort_by_key(|e| e.code);
    for e in by_class {
        for part in [&e.row[..e.head], &e.row[e.head..]] {
            for from in 0..part.len() {
                for to in from + 1..=part.len().min(from + LONGEST) {
                    if let Some(spread) = out.get_mut(&part[from..to])
                        && spread.last != Some(e.code)
                    {
                        spread.classes += 1;
                        spread.last = Some(e.code);
                    }
                }
            }
        }
    }
    out
}

fn narrow<T: TryFrom<usize>>(n: usize, what: &str) -> Result<T, String> {
    T::try_from(n).map_err(|_| format!("too many {what}: {n}"))
}

/// The table of all files, given as name and text.
///
/// # Errors
/// What in which file cannot be read, or does not fit the table.
pub fn compile(texts: &[(&str, String)]) -> Result<Vec<u8>, String> {
    let mut expressions = Vec::new();
    let (mut names, mut ends, mut files) = (String::new(), Vec::new(), Vec::new());
    for (index, (name, text)) in texts.iter().enumerate() {
        let File { classes, generic, functions, dictionary } = source::read(name, text)?;
        for class in classes {
            let code = narrow(ends.len(), "classes")?;
            let scale = if matches!(class.kind, Kind::Verb | Kind::Noun) { WORD } else { 1.0 };
            let stands_for = if dictionary { STANDS_FOR_WORD } else { STANDS_FOR };
            list(&mut expressions, &class.same, NAMED, code, &|long| NAME[long] * scale);
            list(&mut expressions, &class.also, INSTEAD, code, &|long| stands_for[long] * scale);
            names.push_str(&class.id);
            ends.push(names.len());
            files.push(narrow::<u8>(index, "files")?);
        }
        list(&mut expressions, &generic, GENERIC, 0, &|_| 1.0);
        for f in functions {
            let code = source::FUNCTIONS.iter().position(|n| *n == f.function);
            let code =
                narrow(code.ok_or_else(|| format!("{name}: no function {}", f.function))?, "functions")?;
            list(&mut expressions, &f.heading, FUNCTION_HEADING, code, &|_| 1.0);
            list(&mut expressions, &f.sentence, FUNCTION, code, &|_| 1.0);
        }
    }
    let spread = spread(&expressions);
    expressions.sort_by_key(key_of);
    let groups = expressions.chunk_by(|a, b| key_of(a) == key_of(b)).count();
    let slots = (2 * groups).next_power_of_two();
    let mut table = vec![0_u32; slots];
    let (mut records, mut row, mut index) = (Vec::<u8>::new(), Vec::<u8>::new(), 0_usize);
    let mut symbols_before = 0_usize;
    for group in expressions.chunk_by(|a, b| key_of(a) == key_of(b)) {
        let mut at = slot(key_of(&group[0]), slots);
        while table[at] != 0 {
            at = (at + 1) & (slots - 1);
        }
        table[at] = narrow(index + 1, "expressions")?;
        for (i, e) in group.iter().enumerate() {
            let n = spread.get(&e.row).map_or(1.0, |s| s.classes as f32);
            let shared = (1.0 + (n - 1.0).max(0.0) / FEW).powf(SHARED);
            let sure = if e.kind <= INSTEAD { (e.alone / shared).min(1.0) } else { 1.0 };
            let last = if i + 1 == group.len() { LAST } else { 0 };
            records.extend(narrow::<u32>(symbols_before, "symbols")?.to_le_bytes());
            records.push(narrow(e.head, "symbols in an expression")?);
            records.push(narrow(e.row.len() - e.head, "symbols in an expression")?);
            records.extend(e.code.to_le_bytes());
            records.extend(((sure * 65_535.0).round() as u16).to_le_bytes());
            records.push(e.kind | last);
            e.row.iter().for_each(|s| row.extend(&s.to_le_bytes()[..3]));
            symbols_before += e.row.len();
            index += 1;
        }
    }
    let mut out = Vec::new();
    for n in [ends.len(), expressions.len(), slots, symbols_before] {
        out.extend(narrow::<u32>(n, "entries")?.to_le_bytes());
    }
    out.extend(table.iter().flat_map(|s| s.to_le_bytes()));
    out.extend(records);
    out.extend(row);
    for end in ends {
        out.extend(narrow::<u32>(end, "letters in names")?.to_le_bytes());
    }
    out.extend(files);
    out.extend(names.as_bytes());
    Ok(out)
}
