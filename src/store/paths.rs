//! Where celun keeps its files.
use super::error::StoreError;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// The folders and files of one user. Folders are created (0700) when something is first written to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    home: PathBuf,
    settings: PathBuf,
}

impl Paths {
    /// Everything, settings too, in one folder: what `CELUN_HOME` asks for.
    pub fn in_folder(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        Self { settings: home.join("config.toml"), home }
    }

    /// `celun_home` (the value of `CELUN_HOME`) if it is given and not empty, made absolute; else the XDG data and
    /// config directories.
    ///
    /// # Errors
    /// The user has no home directory, or there is no current one to make a relative path absolute.
    pub fn choose(celun_home: Option<&Path>) -> Result<Self, StoreError> {
        if let Some(home) = celun_home.filter(|p| !p.as_os_str().is_empty()) {
            return Ok(Self::in_folder(std::path::absolute(home).map_err(|_| StoreError::NoHome)?));
        }
        let base = etcetera::choose_base_strategy().map_err(|_| StoreError::NoHome)?;
        Ok(Self::in_base(&base.data_dir(), &base.config_dir()))
    }

    fn in_base(data: &Path, config: &Path) -> Self {
        Self { home: data.join("celun"), settings: config.join("celun").join("config.toml") }
    }

    /// The data folder.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The user's settings, TOML.
    pub fn settings(&self) -> &Path {
        &self.settings
    }

    /// The user's own packs.
    pub fn packs(&self) -> PathBuf {
        self.home.join("packs")
    }

    /// What was recalled and how well: one line a review.
    pub fn reviews(&self) -> PathBuf {
        self.home.join("reviews.jsonl")
    }

    /// Marks, notes and reading positions, one file a pack.
    pub fn notes(&self) -> PathBuf {
        self.home.join("notes")
    }

    /// Attempts written out for others to read.
    pub fn exports(&self) -> PathBuf {
        self.home.join("exports")
    }

    /// One folder for each mock paper.
    pub fn papers(&self) -> PathBuf {
        self.home.join("papers")
    }

    /// One folder for each attempt.
    pub fn attempts(&self) -> PathBuf {
        self.home.join("attempts")
    }

    /// Attempts that the user has set aside.
    pub fn set_aside(&self) -> PathBuf {
        self.attempts().join(".set-aside")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_home_holds_everything_and_an_empty_one_counts_as_none() {
        let paths = Paths::choose(Some(Path::new("/data/c"))).unwrap();
        assert_eq!(paths, Paths::in_folder("/data/c"));
        assert_eq!(paths.settings(), Path::new("/data/c/config.toml"));
        assert_eq!(paths.set_aside(), Path::new("/data/c/attempts/.set-aside"));
        assert_eq!(Paths::choose(Some(Path::new(""))).ok(), Paths::choose(None).ok());
    }

    #[test]
    fn a_relative_home_is_made_absolute() {
        assert!(Paths::choose(Some(Path::new("here"))).unwrap().home().is_absolute());
    }

    #[test]
    fn data_and_settings_are_apart_in_the_standard_places() {
        let paths = Paths::in_base(Path::new("/u/share"), Path::new("/u/config"));
        assert_eq!(paths.packs(), Path::new("/u/share/celun/packs"));
        assert_eq!(paths.settings(), Path::new("/u/config/celun/config.toml"));
    }
}
