//! The study content that is bundled with the program (`questions/`, `materials/`, embedded by `build.rs`).
use super::{
    files::Folder,
    load::{Place, SCHEMA, load},
    model::Pack,
    problem::Problem,
};

/// (path, text) of every embedded file, sorted by path.
const CONTENT: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The bundled packs, Chinese ones first, and what is wrong with them (a test keeps that empty).
pub(super) fn packs() -> (Vec<Pack>, Vec<Problem>) {
    let place = Place {
        folder: Folder::Embedded(CONTENT, "questions"),
        materials: vec![Folder::Embedded(CONTENT, "materials")],
        builtin: true,
    };
    let (mut packs, mut problems) = (Vec::<Pack>::new(), Vec::new());
    for (path, text) in CONTENT {
        // Heads lie in `questions/` itself, parts in folders below it.
        let Some(name) = path.strip_prefix("questions/").filter(|n| !n.contains('/')) else { continue };
        // The format's own schema lies beside the packs.
        if name == "schema.json" || !text.contains(SCHEMA) {
            continue;
        }
        match load(&place, (*path).to_owned(), text) {
            Ok(pack) => packs.push(pack),
            Err(found) => problems.extend(found),
        }
    }
    // Chinese first; within a language by file name.
    packs.sort_by_key(|pack| !pack.language.starts_with("zh"));
    (packs, problems)
}
