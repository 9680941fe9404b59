//! The user's own marks and notes in what is read, and where the reading stopped: `notes/PACK.json`, format
//! `celun.notes/1`, indented to be read without the program.
//!
//! A mark keeps the words that it marks, so that it is found again when the pack's text has changed.
use super::{
    atomic::write_atomic,
    disk::Disk,
    error::{Doing, StoreError},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io, path::Path};

/// The format that this program writes.
pub const SCHEMA: &str = "celun.notes/1";

/// The notes in the documents of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackNotes {
    /// [`SCHEMA`].
    pub schema: String,
    /// By the document's id.
    pub documents: BTreeMap<String, Notes>,
}

impl Default for PackNotes {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), documents: BTreeMap::new() }
    }
}

/// The notes in one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    /// Where the reading stopped: the first character in sight.
    #[serde(default)]
    pub position: usize,
    /// Marks, in the order of the text.
    #[serde(default)]
    pub marks: Vec<Mark>,
}

/// A marked passage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its first character (Unicode scalar values) when it was marked.
    pub start: usize,
    /// Its words.
    pub quote: String,
    /// What the user says about it; may be empty.
    #[serde(default)]
    pub note: String,
    /// When it was marked: milliseconds since the Unix epoch.
    pub made: i64,
}

#[derive(Deserialize)]
struct Schema {
    schema: String,
}

/// Reads the notes of a pack; none if there is no file.
///
/// # Errors
/// The file cannot be read, is damaged or of a newer version.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<PackNotes, StoreError> {
    let bytes = match disk.read(path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(PackNotes::default()),
        Err(e) => return Err(StoreError::io(Doing::Read, path)(e)),
    };
    match serde_json::from_slice::<Schema>(&bytes) {
        Ok(Schema { schema }) if schema != SCHEMA => {
            return Err(StoreError::Newer { path: path.to_owned(), schema });
        }
        _ => {}
    }
    serde_json::from_slice(&bytes)
        .map_err(|e| StoreError::Damaged { path: path.to_owned(), why: e.to_string() })
}

/// Writes the notes of one document into the file of its pack. What the file says of other documents stays, for
/// another process may have written it.
///
/// # Errors
/// As [`read`], or the file cannot be written.
pub fn write(disk: &dyn Disk, path: &Path, document: &str, notes: &Notes) -> Result<(), StoreError> {
    let mut all = read(disk, path)?;
    if all.documents.get(document).unwrap_or(&Notes::default()) == notes {
        return Ok(());
    }
    all.documents.insert(document.to_owned(), notes.clone());
    let mut bytes =
        serde_json::to_vec_pretty(&all).map_err(|e| StoreError::io(Doing::Write, path)(e.into()))?;
    bytes.push(b'\n');
    write_atomic(disk, path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;
    use std::fs;

    fn notes(quote: &str) -> Notes {
        let mark = Mark { start: 3, quote: quote.into(), note: "记".into(), made: 5 };
        Notes { position: 7, marks: vec![mark] }
    }

    #[test]
    fn notes_of_one_document_leave_the_others_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes/p.json");
        assert_eq!(read(&RealDisk, &path).unwrap(), PackNotes::default());
        write(&RealDisk, &path, "d", &Notes::default()).unwrap();
        assert!(!path.exists(), "nothing to keep");
        write(&RealDisk, &path, "d", &notes("法治")).unwrap();
        write(&RealDisk, &path, "e", &notes("德治")).unwrap();
        write(&RealDisk, &path, "e", &notes("自治")).unwrap();
        let all = read(&RealDisk, &path).unwrap();
        assert_eq!(all.documents["d"], notes("法治"));
        assert_eq!(all.documents["e"], notes("自治"));
        assert!(fs::read_to_string(&path).unwrap().contains("\"quote\": \"法治\""));
    }

    #[test]
    fn a_damaged_or_newer_file_is_never_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("p.json");
        for bad in ["{", r#"{"schema":"celun.notes/1"}"#, r#"{"schema":"celun.notes/2","x":1}"#] {
            fs::write(&path, bad).unwrap();
            let error = write(&RealDisk, &path, "d", &notes("法治")).unwrap_err();
            assert_eq!(matches!(error, StoreError::Newer { .. }), bad.contains("/2"), "{error:?}");
            assert_eq!(fs::read_to_string(&path).unwrap(), bad);
        }
    }
}
