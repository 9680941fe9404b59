//! `celun outline FILE [--json]`: the outline skeleton of any document.
use super::{Context, Failure, file};
use crate::{
    locales::{Lang, cli as say},
    text::{
        numbering::{Heading, read},
        sanitise,
    },
};
use clap::{ArgMatches, Command};
use serde::Serialize;
use std::ffi::OsString;

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    title: Option<&'a str>,
    points: Vec<PointView<'a>>,
}

#[derive(Serialize)]
struct PointView<'a> {
    id: &'a str,
    text: &'a str,
    depth: usize,
    children: Vec<PointView<'a>>,
}

/// The subcommand's arguments.
pub(super) fn command(lang: Lang) -> Command {
    Command::new("outline").about(say::OUTLINE_ABOUT.get(lang)).args([
        file::arg(lang),
        file::encoding_arg(lang),
        file::json(lang),
    ])
}

/// Prints the outline, as a plain-text outline that can be compared with.
///
/// # Errors
/// The file cannot be read or the result not be written.
pub(super) fn run(matches: &ArgMatches, context: &Context) -> Result<(), Failure> {
    // Invisible characters of web pages would part a number from its mark.
    let skeleton = read(&sanitise::clean(&file::read(matches, context.lang)?));
    if skeleton.points.is_empty() {
        let name = matches.get_one::<OsString>("FILE").cloned().unwrap_or_default();
        file::note(&say::OUTLINE_NONE.fill(context.lang, &[("file", &name.to_string_lossy())]));
    }
    if matches.get_flag("json") {
        let (title, points) = (skeleton.title.as_deref(), views(&skeleton.points));
        return Ok(file::print_json(&Report { schema: "celun.outline/1", title, points })?);
    }
    Ok(file::print(&skeleton.to_text())?)
}

fn views(headings: &[Heading]) -> Vec<PointView<'_>> {
    headings
        .iter()
        .map(|h| PointView { id: &h.id, text: &h.text, depth: h.depth, children: views(&h.children) })
        .collect()
}
