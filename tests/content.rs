//! The study content that ships with the program: everything loads, everything is reached, every question can be answered.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use celun::study::{
    Library, limit,
    load::{load_file, parts_of},
    model::walk,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out.sort();
    out
}

/// The heads of packs: the files of `questions/` itself, the schema aside.
fn heads() -> Vec<PathBuf> {
    let questions = root().join("questions");
    files(&questions)
        .into_iter()
        .filter(|p| p.parent() == Some(&questions) && p.file_name().unwrap() != "schema.json")
        .collect()
}

#[test]
fn every_pack_loads_from_disk_and_from_the_program() {
    let library = Library::builtin();
    for head in heads() {
        let pack = load_file(&head).unwrap_or_else(|problems| {
            panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        let embedded = library.pack(&pack.id).expect("the pack is embedded");
        assert_eq!(embedded.questions.len(), pack.questions.len());
        assert!(embedded.builtin && !pack.builtin);
    }
    assert!(library.problems().is_empty());
    assert_eq!(library.packs().len(), heads().len());
    assert!(library.pack("fazhi").is_some_and(|p| p.questions.len() >= 7));
}

#[test]
fn every_file_belongs_to_a_pack() {
    let mut used = BTreeSet::from([root().join("questions/schema.json")]);
    for head in heads() {
        let mut texts = vec![fs::read_to_string(&head).unwrap()];
        for part in parts_of(&texts[0]) {
            let part = root().join("questions").join(part);
            texts.push(fs::read_to_string(&part).unwrap());
            used.insert(part);
        }
        for text in texts {
            for (_, rest) in text.split("\"file\"").skip(1).filter_map(|t| t.split_once('"')) {
                used.insert(root().join("materials").join(rest.split('"').next().unwrap()));
            }
        }
        used.insert(head);
    }
    let all: BTreeSet<_> = ["questions", "materials"].iter().flat_map(|f| files(&root().join(f))).collect();
    assert_eq!(all, used);
}

#[test]
fn limits_stand_in_the_prompts() {
    for pack in Library::builtin().packs() {
        for question in &pack.questions {
            assert!(question.limit.is_some(), "{} has no limit", question.id);
            assert_eq!(limit::read(&question.prompt).limit(), question.limit, "{}", question.id);
        }
    }
}

#[test]
fn everything_names_its_source_and_every_leaf_its_cues() {
    for pack in Library::builtin().packs() {
        for outline in &pack.outlines {
            assert!(!outline.source.is_empty(), "{}", outline.id);
            for placed in walk(&outline.points).iter().filter(|p| p.point.children.is_empty()) {
                assert!(!placed.point.cues.is_empty(), "{} {}", outline.id, placed.path);
            }
        }
        let sources = pack.questions.iter().map(|q| (&q.id, &q.source));
        let sources = sources.chain(pack.materials.iter().map(|m| (&m.id, &m.source)));
        let sources = sources.chain(pack.essays.iter().map(|e| (&e.id, &e.source)));
        for (id, source) in sources.chain(pack.theory.iter().map(|t| (&t.id, &t.source))) {
            assert!(!source.is_empty(), "{id} names no source");
        }
        for essay in &pack.essays {
            assert!(!essay.passages.is_empty(), "{} marks no points", essay.id);
        }
        let texts = pack
            .materials
            .iter()
            .map(|m| (&m.id, &m.text))
            .chain(pack.essays.iter().map(|e| (&e.id, &e.text)));
        for (id, text) in texts {
            assert!(!text.contains("<!--") && !text.contains('\t'), "{id}");
        }
    }
}
