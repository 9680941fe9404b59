//! Files of packs: from the program itself or from a folder on disk, never from outside that folder.
use super::problem::Reason;
use crate::text::sanitise::clean;
use std::{
    borrow::Cow,
    fs::{self, File},
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

/// Largest file of a pack, in bytes.
pub const MAX_FILE: u64 = 8 * 1024 * 1024;

/// A folder of pack files.
#[derive(Debug, Clone)]
pub enum Folder {
    /// On disk.
    Disk(PathBuf),
    /// In the program: the files' paths begin with this prefix (`questions`).
    Embedded(&'static [(&'static str, &'static str)], &'static str),
}

impl Folder {
    /// The text of the file at `path` (relative, `/` between its parts): UTF-8, without byte order mark, `\n` line ends.
    ///
    /// # Errors
    /// The reason why the file cannot be used: it is missing, too big, not UTF-8, or not inside the folder.
    pub fn read(&self, path: &str) -> Result<String, Reason> {
        let relative = checked(path).ok_or_else(|| Reason::Outside { path: path.to_owned() })?;
        match self {
            Self::Embedded(content, prefix) => content
                .iter()
                .find(|(name, _)| {
                    name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/')) == Some(path)
                })
                .map(|(_, text)| tidy((*text).to_owned()))
                .ok_or(Reason::MissingFile),
            Self::Disk(root) => {
                let target = root.join(relative).canonicalize().map_err(|e| io_reason(&e))?;
                let root = root.canonicalize().map_err(|e| io_reason(&e))?;
                // A symbolic link may lead anywhere; what counts is where the file really lies.
                if !target.starts_with(&root) {
                    return Err(Reason::Outside { path: path.to_owned() });
                }
                read_file(&target)
            }
        }
    }

    /// The file's name as the user knows it.
    pub fn shown(&self, path: &str) -> String {
        match self {
            Self::Embedded(_, prefix) => format!("{prefix}/{path}"),
            Self::Disk(root) => root.join(path).display().to_string(),
        }
    }
}

/// A relative path that stays inside its folder.
fn checked(path: &str) -> Option<&Path> {
    let relative = Path::new(path);
    let plain = !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| !matches!(part, "" | "."))
        && relative.components().all(|c| matches!(c, Component::Normal(_)));
    plain.then_some(relative)
}

/// Reads a regular file of at most [`MAX_FILE`] bytes.
pub(super) fn read_file(path: &Path) -> Result<String, Reason> {
    // Opening a pipe would wait for ever, hence the look at the kind of file first.
    if !fs::metadata(path).map_err(|e| io_reason(&e))?.is_file() {
        return Err(Reason::NotAFile);
    }
    let file = File::open(path).map_err(|e| io_reason(&e))?;
    let size = file.metadata().map_err(|e| io_reason(&e))?.len();
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|e| io_reason(&e))?;
    if size > MAX_FILE || bytes.len() as u64 > MAX_FILE {
        return Err(Reason::TooBig { size: size.max(bytes.len() as u64), max: MAX_FILE });
    }
    String::from_utf8(bytes).map(tidy).map_err(|e| Reason::NotUtf8 { byte: e.utf8_error().valid_up_to() })
}

/// What could harm a terminal and byte order marks go, line ends become `\n`.
fn tidy(text: String) -> String {
    match clean(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => text,
    }
}

fn io_reason(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::MissingFile,
        _ => Reason::Io { what: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_folder_are_taken() {
        for good in ["a.json", "a/b.md", "甲/乙.md", "a..b", ".hidden"] {
            assert!(checked(good).is_some(), "{good}");
        }
        for bad in
            ["", "/etc/passwd", "..", "../a", "a/../b", "a/./b", "./a", "a//b", "a/", "c:\\x", "a\\b", "a\nb"]
        {
            assert!(checked(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_go() {
        assert_eq!(tidy("\u{feff}甲\r\n乙\r丙\u{1b}[2J".to_owned()), "甲\n乙\n丙[2J");
    }

    #[test]
    fn files_on_disk_are_bounded_and_stay_inside() {
        let home = tempfile::tempdir().unwrap();
        let inside = home.path().join("in");
        fs::create_dir(&inside).unwrap();
        fs::write(home.path().join("secret.md"), "x").unwrap();
        fs::write(inside.join("a.md"), "甲").unwrap();
        fs::write(inside.join("bad.md"), b"ab\xff").unwrap();
        File::create(inside.join("big.md")).unwrap().set_len(MAX_FILE + 1).unwrap();
        let folder = Folder::Disk(inside.clone());
        assert_eq!(folder.read("a.md"), Ok("甲".to_owned()));
        assert_eq!(folder.read("none.md"), Err(Reason::MissingFile));
        assert_eq!(folder.read("bad.md"), Err(Reason::NotUtf8 { byte: 2 }));
        assert_eq!(folder.read("big.md"), Err(Reason::TooBig { size: MAX_FILE + 1, max: MAX_FILE }));
        assert_eq!(folder.read("../secret.md"), Err(Reason::Outside { path: "../secret.md".to_owned() }));
        fs::create_dir(inside.join("dir")).unwrap();
        assert_eq!(folder.read("dir"), Err(Reason::NotAFile));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("secret.md"), inside.join("link.md")).unwrap();
            assert_eq!(folder.read("link.md"), Err(Reason::Outside { path: "link.md".to_owned() }));
        }
    }

    #[test]
    fn embedded_files_are_found_by_their_whole_path() {
        let folder = Folder::Embedded(&[("questions/a.json", "甲"), ("materials/b/c.md", "乙")], "materials");
        assert_eq!(folder.read("b/c.md"), Ok("乙".to_owned()));
        assert_eq!(folder.read("c.md"), Err(Reason::MissingFile));
        assert_eq!(folder.read("a.json"), Err(Reason::MissingFile));
    }
}
