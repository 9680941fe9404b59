//! Attempts written out for others to read: `exports/` in the data folder.
use super::{
    archive::Store,
    atomic::write_atomic,
    error::{Doing, StoreError},
};
use std::{io, path::PathBuf};

/// After so many files of one name something else is wrong.
const MOST: u32 = 1000;

impl Store {
    /// Writes `text` as `exports/NAME.EXTENSION`. A file of that name with another text (the user may have worked on it)
    /// stays; then the name gets a number.
    ///
    /// # Errors
    /// The name is not one of an attempt, or the file cannot be written.
    pub fn keep_export(&self, name: &str, extension: &str, text: &str) -> Result<PathBuf, StoreError> {
        // Checks the name as well.
        self.dir(name)?;
        let folder = self.paths().exports();
        let mut path = folder.join(format!("{name}.{extension}"));
        for serial in 2..MOST {
            match self.disk.read(&path) {
                Ok(bytes) if bytes == text.as_bytes() => return Ok(path),
                Err(e) if e.kind() == io::ErrorKind::NotFound => break,
                Err(e) => return Err(StoreError::io(Doing::Read, path)(e)),
                Ok(_) => path = folder.join(format!("{name}-{serial}.{extension}")),
            }
        }
        write_atomic(self.disk.as_ref(), &path, text.as_bytes())?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use crate::store::{Paths, Store};
    use jiff::tz::TimeZone;

    #[test]
    fn an_export_replaces_nothing() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
        let keep = |text| {
            let path = store.keep_export("a", "md", text).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
            path.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(
            [keep("一"), keep("一"), keep("二"), keep("三"), keep("二")],
            ["a.md", "a.md", "a-2.md", "a-3.md", "a-2.md"]
        );
        assert!(store.keep_export("../a", "md", "").is_err());
    }
}
