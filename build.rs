//! Embeds the study content: lists every file under `questions/` and `materials/` so that
//! `study::builtin` can `include_str!` them; and compiles the lexicon of the comparison into one table,
//! its weights into one row of numbers.
//! Cargo runs this again when one of the files changes.
use std::{
    env,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

#[path = "src/compare/lexicon/layout.rs"]
#[expect(dead_code, reason = "what only the reader needs")]
mod layout;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "src/compare/lexicon/source.rs"]
mod source;
#[path = "src/compare/symbols.rs"]
#[expect(dead_code, reason = "what only the comparison needs")]
mod symbols;
#[path = "src/compare/trees.rs"]
#[expect(dead_code, reason = "what only the comparison needs")]
mod trees;
#[path = "src/compare/weights.rs"]
mod weights;

fn walk(dir: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "json" || e == "md") {
            out.push(path);
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut files = Vec::new();
    for folder in ["questions", "materials"] {
        println!("cargo:rerun-if-changed={folder}");
        if root.join(folder).is_dir() {
            walk(&root.join(folder), &mut files)?;
        }
    }
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string())
            .map_err(io::Error::other)?;
    }
    code.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("content.rs"), code)?;
    fs::write(out.join("weights.bin"), weights(&root)?)?;
    fs::write(out.join("lexicon.bin"), lexicon(&root)?)
}

fn weights(root: &Path) -> io::Result<Vec<u8>> {
    for source in ["src/compare/weights.json", "src/compare/weights.rs", "src/compare/trees.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let text = fs::read_to_string(root.join("src/compare/weights.json"))?;
    let weights: weights::Weights = serde_json::from_str(&text).map_err(io::Error::other)?;
    Ok(weights.to_bytes())
}

fn lexicon(root: &Path) -> io::Result<Vec<u8>> {
    let folder = root.join("src/compare/lexicon");
    for source in ["build", "src/compare/lexicon", "src/compare/symbols.rs"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut texts = Vec::new();
    for name in source::FILES {
        let text = fs::read_to_string(folder.join(name))
            .map_err(|e| io::Error::other(format!("{}: {e}", folder.join(name).display())))?;
        texts.push((name, text));
    }
    lexicon::compile(&texts).map_err(io::Error::other)
}
