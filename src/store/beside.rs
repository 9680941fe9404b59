//! What is kept beside the attempts: reviews, notes, settings.
use super::{
    archive::Store,
    atomic::write_atomic,
    error::{Doing, StoreError},
    notes::{self, Notes, PackNotes},
    reviews::{Review, ReviewLog},
    settings::{self, Settings},
};
use std::{io, path::PathBuf, sync::Arc};

impl Store {
    /// What was recalled so far, and the log that takes what comes.
    ///
    /// # Errors
    /// The file cannot be read, or is of a newer version: then nothing may be added.
    pub fn reviews(&self) -> Result<(Vec<Review>, ReviewLog), StoreError> {
        ReviewLog::open(Arc::clone(&self.disk), self.paths.reviews())
    }

    /// Marks, notes and reading positions in the documents of a pack.
    ///
    /// # Errors
    /// The file cannot be read, is damaged or of a newer version.
    pub fn notes(&self, pack: &str) -> Result<PackNotes, StoreError> {
        notes::read(self.disk.as_ref(), &self.notes_file(pack)?)
    }

    /// Keeps the notes of one document; those of the others stay as they are on disk.
    ///
    /// # Errors
    /// As [`Store::notes`], or the file cannot be written.
    pub fn keep_notes(&self, pack: &str, document: &str, notes: &Notes) -> Result<(), StoreError> {
        notes::write(self.disk.as_ref(), &self.notes_file(pack)?, document, notes)
    }

    /// Writes all notes of a pack, as a text to be read, beside their file; returns where.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn export_notes(&self, pack: &str, markdown: &str) -> Result<PathBuf, StoreError> {
        let path = self.notes_file(pack)?.with_extension("md");
        write_atomic(self.disk.as_ref(), &path, markdown.as_bytes())?;
        Ok(path)
    }

    fn notes_file(&self, pack: &str) -> Result<PathBuf, StoreError> {
        let name = self.dir(pack)?.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(self.paths.notes().join(format!("{name}.json")))
    }

    /// The user's settings; what is wrong with them is told and replaced by defaults.
    pub fn settings(&self) -> (Settings, Vec<settings::Problem>) {
        match self.disk.read(self.paths.settings()) {
            Ok(bytes) => settings::read(&bytes),
            Err(e) if e.kind() == io::ErrorKind::NotFound => (Settings::default(), Vec::new()),
            Err(e) => (Settings::default(), vec![settings::Problem::unreadable(&e)]),
        }
    }

    /// Writes the settings into their file, which keeps everything else that stands in it; a new file begins as the
    /// commented sample.
    ///
    /// # Errors
    /// The file is no TOML, which only the user can mend, or cannot be read or written; it is then as it was.
    pub fn keep_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let path = self.paths.settings();
        let damaged = |why: String| StoreError::Damaged { path: path.to_owned(), why };
        let text = match self.disk.read(path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|e| damaged(e.utf8_error().to_string()))?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => settings::SAMPLE.to_owned(),
            Err(e) => return Err(StoreError::io(Doing::Read, path)(e)),
        };
        let text = settings::update(&text, settings).ok_or_else(|| damaged("TOML".to_owned()))?;
        write_atomic(self.disk.as_ref(), path, text.as_bytes())
    }
}
