//! Files → raw items with their places → the checked pack.
use super::{
    check,
    files::{Folder, read_file},
    model::Pack,
    parse::parse,
    problem::{Problem, Reason},
    raw,
};
use std::path::Path;

/// The version of the pack format.
pub const SCHEMA: &str = "celun.pack/1";

/// An item, and where it stands.
#[derive(Debug)]
pub(super) struct Placed<T> {
    /// Index into [`Raw::files`].
    pub file: usize,
    /// `questions[3]`.
    pub field: String,
    pub item: T,
}

/// A pack with its parts joined, before validation.
#[derive(Debug)]
pub(super) struct Raw {
    pub files: Vec<String>,
    pub head: raw::Head,
    pub questions: Vec<Placed<raw::Question>>,
    pub outlines: Vec<Placed<raw::Outline>>,
    pub theory: Vec<Placed<raw::Theory>>,
    pub materials: Vec<Placed<raw::Material>>,
    pub essays: Vec<Placed<raw::Essay>>,
    pub papers: Vec<Placed<raw::Paper>>,
}

/// Where the files of a pack are.
#[derive(Debug, Clone)]
pub struct Place {
    /// Folder of the head and its parts.
    pub folder: Folder,
    /// Folders of the Markdown files; the first that has a file gives it.
    pub materials: Vec<Folder>,
    /// Bundled with the program.
    pub builtin: bool,
}

/// Loads the pack whose head is the file at `path`; its Markdown files lie in `materials/` beside it or beside its folder.
///
/// # Errors
/// Every problem that was found, in all files of the pack.
pub fn load_file(path: &Path) -> Result<Pack, Vec<Problem>> {
    let text = read_file(path).map_err(|reason| vec![whole(path.display().to_string(), reason)])?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join("materials");
    let above = folder.join("..").join("materials");
    let place = Place {
        folder: Folder::Disk(folder.to_owned()),
        materials: vec![Folder::Disk(beside), Folder::Disk(above)],
        builtin: false,
    };
    load(&place, path.display().to_string(), &text)
}

/// Loads the pack whose head is `text`, shown to the user as `name`.
///
/// # Errors
/// Every problem that was found, in all files of the pack.
pub fn load(place: &Place, name: String, text: &str) -> Result<Pack, Vec<Problem>> {
    let mut problems = Vec::new();
    let (head, found) = parse::<raw::Head>(text);
    if found.iter().any(|(field, reason)| field == "schema" && *reason == Reason::MissingField) {
        return Err(vec![whole(name, Reason::NotAPack)]);
    }
    problems.extend(found.into_iter().map(|(field, reason)| Problem { file: name.clone(), field, reason }));
    let Some(mut head) = head else { return Err(problems) };
    if let Some(reason) = schema_problem(&head.schema) {
        // A newer program's pack may hold anything: say only that.
        return Err(vec![Problem { file: name, field: "schema".to_owned(), reason }]);
    }
    let parts = std::mem::take(&mut head.parts);
    let first = raw::Part {
        questions: std::mem::take(&mut head.questions),
        outlines: std::mem::take(&mut head.outlines),
        theory: std::mem::take(&mut head.theory),
        materials: std::mem::take(&mut head.materials),
        essays: std::mem::take(&mut head.essays),
        papers: std::mem::take(&mut head.papers),
    };
    let mut raw = Raw {
        files: vec![name.clone()],
        head,
        questions: Vec::new(),
        outlines: Vec::new(),
        theory: Vec::new(),
        materials: Vec::new(),
        essays: Vec::new(),
        papers: Vec::new(),
    };
    raw.join(0, first);
    for (index, path) in parts.iter().enumerate() {
        let field = format!("parts[{index}]");
        if parts[..index].contains(path) {
            let reason = Reason::DuplicatePart { path: path.clone() };
            problems.push(Problem { file: name.clone(), field, reason });
            continue;
        }
        match place.folder.read(path) {
            Ok(text) => {
                let shown = place.folder.shown(path);
                let (part, found) = parse::<raw::Part>(&text);
                problems.extend(found.into_iter().map(|(field, reason)| Problem {
                    file: shown.clone(),
                    field,
                    reason,
                }));
                raw.files.push(shown);
                raw.join(raw.files.len() - 1, part.unwrap_or_default());
            }
            Err(reason) => {
                let field = format!("{field} ({path})");
                problems.push(Problem { file: name.clone(), field, reason });
            }
        }
    }
    check::check(raw, place, problems)
}

/// The parts that a head names, as far as it can be read: they are no packs of their own.
pub fn parts_of(text: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Parts {
        #[serde(default)]
        parts: Vec<String>,
    }
    serde_json::from_str::<Parts>(text).map(|head| head.parts).unwrap_or_default()
}

fn whole(file: String, reason: Reason) -> Problem {
    Problem { file, field: String::new(), reason }
}

fn schema_problem(found: &str) -> Option<Reason> {
    if found == SCHEMA {
        return None;
    }
    let version = found.strip_prefix("celun.pack/").and_then(|v| v.parse::<u32>().ok());
    let found = found.to_owned();
    Some(if version.is_some_and(|v| v > 1) {
        Reason::SchemaNewer { found }
    } else {
        Reason::SchemaUnknown { found }
    })
}

impl Raw {
    fn join(&mut self, file: usize, part: raw::Part) {
        place(&mut self.questions, file, "questions", part.questions);
        place(&mut self.outlines, file, "outlines", part.outlines);
        place(&mut self.theory, file, "theory", part.theory);
        place(&mut self.materials, file, "materials", part.materials);
        place(&mut self.essays, file, "essays", part.essays);
        place(&mut self.papers, file, "papers", part.papers);
    }
}

fn place<T>(all: &mut Vec<Placed<T>>, file: usize, name: &str, items: Vec<T>) {
    all.extend(items.into_iter().enumerate().map(|(i, item)| Placed {
        file,
        field: format!("{name}[{i}]"),
        item,
    }));
}
