//! `celun doctor [--repair] [--json]`: examines the data folder. Findings go to standard output, one a line.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, Say, doctor as say},
    store::doctor::Finding,
    study::Library,
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    folder: &'a Path,
    handed_in: usize,
    open: usize,
    set_aside: usize,
    findings: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// The file or folder.
    path: PathBuf,
    /// What is the matter, for people to read.
    what: String,
    /// Whether `--repair` can do something about it.
    can_be_mended: bool,
    /// Whether it has.
    mended: bool,
}

/// Some things are not as they should be.
#[derive(Debug)]
struct Found(usize);

impl Say for Found {
    fn say(&self, lang: Lang) -> String {
        say::FOUND.fill(lang, &[("n", &self.0)])
    }
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("doctor").about(say::ABOUT.get(lang)).args([
        Arg::new("repair").long("repair").action(ArgAction::SetTrue).help(say::REPAIR.get(lang)),
        file::json(lang),
    ])
}

/// Examines and, if asked, repairs.
///
/// # Errors
/// Something is not as it should be and was not mended, or the result cannot be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    let store = context.store()?;
    let found = store.examine()?;
    let repair = matches.get_flag("repair");
    let mend = |finding: Finding| {
        let mut what = finding.say(context.lang);
        let can_be_mended = finding.ill.can_be_mended();
        let mut mended = false;
        if repair && can_be_mended {
            match store.repair(&finding) {
                Ok(()) => mended = true,
                Err(error) => what = format!("{what} ({})", error.say(context.lang)),
            }
        }
        Row { path: finding.path, what, can_be_mended, mended }
    };
    let mut findings: Vec<Row> = found.findings.into_iter().map(mend).collect();
    let packs = store.paths().packs();
    findings.extend(Library::load(&packs).problems().iter().map(|problem| Row {
        path: PathBuf::from(&problem.file),
        what: problem.say(context.lang),
        can_be_mended: false,
        mended: false,
    }));
    let left = findings.iter().filter(|f| !f.mended).count();
    let folder = store.paths().home();
    if matches.get_flag("json") {
        file::print_json(&Report {
            schema: "celun.doctor/1",
            folder,
            handed_in: found.handed_in,
            open: found.open,
            set_aside: found.set_aside,
            findings,
        })?;
    } else {
        let numbers: [(&str, &dyn std::fmt::Display); 4] = [
            ("folder", &folder.display()),
            ("handed_in", &found.handed_in),
            ("open", &found.open),
            ("aside", &found.set_aside),
        ];
        let mut text = say::SUMMARY.fill(context.lang, &numbers) + "\n";
        for row in &findings {
            let state = match (row.mended, row.can_be_mended) {
                (true, _) => say::MENDED,
                (false, true) if !repair => say::CAN_BE_MENDED,
                _ => say::NOTED,
            };
            text.extend([state.get(context.lang), &row.what.replace('\n', " "), "\n"]);
        }
        file::print(&text)?;
    }
    if left > 0 { Err(Found(left).into()) } else { Ok(()) }
}
