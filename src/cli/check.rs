//! `celun check FILE…`: validates packs. Problems go to standard output, one a line: file, field, reason.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, Say, cli as say},
    study::{
        load::load_file,
        model::Pack,
        problem::{Problem, Reason},
    },
};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    problems: Vec<ProblemRow>,
}

#[derive(Serialize)]
struct ProblemRow {
    file: String,
    field: String,
    reason: String,
}

/// What was found in one file.
enum Finding {
    Good(Box<Pack>),
    /// The format's own schema, which lies beside the packs.
    Schema,
    Bad(Vec<Problem>),
}

/// Some packs have problems.
#[derive(Debug)]
struct Found(usize);

impl Say for Found {
    fn say(&self, lang: Lang) -> String {
        say::CHECK_FOUND.fill(lang, &[("n", &self.0)])
    }
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("check").about(say::CHECK_ABOUT.get(lang)).args([
        Arg::new("FILE")
            .required(true)
            .num_args(1..)
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf))
            .help(say::CHECK_FILE.get(lang)),
        file::json(lang),
    ])
}

/// Checks the files.
///
/// # Errors
/// A pack has problems, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let files: Vec<&PathBuf> = matches.get_many("FILE").into_iter().flatten().collect();
    let findings: Vec<(&PathBuf, Finding)> = files.into_iter().map(|path| (path, look(path))).collect();
    let bad = |f: &Finding| if let Finding::Bad(problems) = f { problems.len() } else { 0 };
    let count: usize = findings.iter().map(|(_, finding)| bad(finding)).sum();
    if matches.get_flag("json") {
        let problems = findings.iter().flat_map(|(_, f)| if let Finding::Bad(p) = f { &p[..] } else { &[] });
        let problems = problems.map(|p| ProblemRow {
            file: p.file.clone(),
            field: p.field.clone(),
            reason: p.reason.say(context.lang),
        });
        file::print_json(&Report { schema: "celun.check/1", problems: problems.collect() })?;
    } else {
        let lines: Vec<String> =
            findings.iter().map(|(path, finding)| text(path, finding, context.lang)).collect();
        file::print(&lines.concat())?;
    }
    if count > 0 { Err(Found(count).into()) } else { Ok(()) }
}

fn look(path: &Path) -> Finding {
    #[derive(Deserialize)]
    struct Schema {
        #[serde(rename = "$schema")]
        _dialect: String,
        #[serde(rename = "$defs")]
        _definitions: IgnoredAny,
    }
    match load_file(path) {
        Ok(pack) => Finding::Good(Box::new(pack)),
        Err(problems) => {
            let no_pack = problems.iter().any(|p| p.reason == Reason::NotAPack);
            let text =
                if no_pack { std::fs::read_to_string(path).unwrap_or_default() } else { String::new() };
            if serde_json::from_str::<Schema>(&text).is_ok() {
                Finding::Schema
            } else {
                Finding::Bad(problems)
            }
        }
    }
}

fn text(path: &Path, finding: &Finding, lang: Lang) -> String {
    let file = path.display();
    match finding {
        Finding::Good(pack) => {
            let numbers: [(&str, &dyn std::fmt::Display); 7] = [
                ("file", &file),
                ("title", &pack.title),
                ("questions", &pack.questions.len()),
                ("outlines", &pack.outlines.len()),
                ("theory", &pack.theory.len()),
                ("materials", &pack.materials.len()),
                ("essays", &pack.essays.len()),
            ];
            say::CHECK_GOOD.fill(lang, &numbers) + "\n"
        }
        Finding::Schema => say::CHECK_SCHEMA.fill(lang, &[("file", &file)]) + "\n",
        Finding::Bad(problems) => problems.iter().map(|p| p.say(lang) + "\n").collect(),
    }
}
