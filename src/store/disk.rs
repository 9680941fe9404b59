//! The file operations that the store needs, behind a trait so that tests can make each of them fail.
#![expect(clippy::missing_errors_doc, reason = "they are those of the file system")]
use std::{
    fmt::Debug,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};

/// Files larger than this are refused: nothing that celun writes comes near.
pub const LARGEST: u64 = 256 << 20;

/// A file system.
pub trait Disk: Debug + Send + Sync {
    /// Creates `dir` (mode 0700) and its missing parents; true if `dir` was missing.
    fn make_dirs(&self, dir: &Path) -> io::Result<bool>;
    /// Creates the folder `dir` (mode 0700); an error if something of that name is there.
    fn make_dir(&self, dir: &Path) -> io::Result<()>;
    /// Whether `dir` is a folder itself, not a link to one; false if nothing is there.
    fn is_dir(&self, dir: &Path) -> io::Result<bool>;
    /// What stands in `dir`, in no order; symbolic links are left out.
    fn list(&self, dir: &Path) -> io::Result<Vec<Item>>;
    /// The bytes of the regular file `file`, at most [`LARGEST`].
    fn read(&self, file: &Path) -> io::Result<Vec<u8>>;
    /// When `file` was written last: milliseconds since the Unix epoch.
    fn modified(&self, file: &Path) -> io::Result<i64>;
    /// Creates `file` (mode 0600) for appending; an error if something of that name is there.
    fn create(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>>;
    /// Opens `file` for appending; created (mode 0600) if it is missing, an error if it is a link.
    fn append(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>>;
    /// Renames a file over `to`, or a folder to a free name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, file: &Path) -> io::Result<()>;
    /// Makes the names in `dir` durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Whether only the user may look into the folder `dir`.
    fn is_private(&self, dir: &Path) -> io::Result<bool>;
    /// Makes it so (mode 0700).
    fn make_private(&self, dir: &Path) -> io::Result<()>;
    /// Locks `file` (created 0600 if missing) until the guard is dropped or the process ends; `None`: held by another.
    fn lock(&self, file: &Path) -> io::Result<Option<Box<dyn Lock>>>;
}

/// A file open for appending. All calls may come from several threads.
pub trait OpenFile: Debug + Send + Sync {
    /// One `write` at the end of the file; returns how many bytes went in.
    fn write(&self, bytes: &[u8]) -> io::Result<usize>;
    /// Cuts the file to `len` bytes.
    fn truncate(&self, len: u64) -> io::Result<()>;
    /// Makes the content durable.
    fn sync(&self) -> io::Result<()>;
    /// Whether the file still stands under the name that it was created by.
    fn in_place(&self) -> io::Result<bool>;
}

/// A lock that is held.
pub trait Lock: Debug + Send + Sync {
    /// Writes into the lock's file who holds it.
    fn tell(&self, who: &[u8]) -> io::Result<()>;
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its name; one that is not Unicode has replacement characters, so it cannot be opened by it.
    pub name: String,
    /// A folder, not a file.
    pub is_dir: bool,
}

/// The machine's file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

fn make(dir: &Path, recursive: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(recursive);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Refuses a link, which would have the writing done elsewhere, and whatever else is no file.
fn is_own(file: &Path) -> io::Result<()> {
    if fs::symlink_metadata(file).is_ok_and(|m| !m.is_file()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(())
}

impl Disk for RealDisk {
    fn make_dirs(&self, dir: &Path) -> io::Result<bool> {
        let missing = !dir.is_dir();
        if missing {
            make(dir, true)?;
        }
        Ok(missing)
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        make(dir, false)
    }

    fn is_dir(&self, dir: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(dir) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
            there => Ok(there?.is_dir()),
        }
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Item>> {
        let mut items = Vec::new();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() || kind.is_file() {
                let name = entry.file_name().to_string_lossy().into_owned();
                items.push(Item { name, is_dir: kind.is_dir() });
            }
        }
        Ok(items)
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        // A pipe in the place of a file would block for ever.
        if !fs::metadata(file)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let mut bytes = Vec::new();
        File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn modified(&self, file: &Path) -> io::Result<i64> {
        let since = fs::metadata(file)?.modified()?.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
        i64::try_from(since.as_millis()).map_err(io::Error::other)
    }

    fn create(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>> {
        let open = private(OpenOptions::new().append(true).create_new(true)).open(file)?;
        Ok(Arc::new(RealFile { open, path: file.to_owned() }))
    }

    fn append(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>> {
        is_own(file)?;
        let open = private(OpenOptions::new().append(true).create(true)).open(file)?;
        Ok(Arc::new(RealFile { open, path: file.to_owned() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    #[cfg(unix)]
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        match File::open(dir)?.sync_all() {
            // Some network and user-space file systems cannot do this for folders and need not.
            Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    /// Only Unix can flush a folder; elsewhere the system orders renames itself.
    #[cfg(not(unix))]
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn is_private(&self, dir: &Path) -> io::Result<bool> {
        use std::os::unix::fs::PermissionsExt;
        Ok(matches!(fs::metadata(dir)?.permissions().mode() & 0o077, 0))
    }

    #[cfg(unix)]
    fn make_private(&self, dir: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
    }

    /// Elsewhere a user's folders are private by where they are.
    #[cfg(not(unix))]
    fn is_private(&self, _dir: &Path) -> io::Result<bool> {
        Ok(true)
    }

    #[cfg(not(unix))]
    fn make_private(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, file: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        is_own(file)?;
        let open =
            private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(file)?;
        match open.try_lock() {
            Ok(()) => Ok(Some(Box::new(RealLock(open)))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[derive(Debug)]
struct RealFile {
    open: File,
    path: PathBuf,
}

impl OpenFile for RealFile {
    fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        (&self.open).write(bytes)
    }

    fn truncate(&self, len: u64) -> io::Result<()> {
        self.open.set_len(len)
    }

    fn sync(&self) -> io::Result<()> {
        self.open.sync_data()
    }

    #[cfg(unix)]
    fn in_place(&self) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt;
        let mine = self.open.metadata()?;
        match fs::metadata(&self.path) {
            Ok(there) => Ok((there.dev(), there.ino()) == (mine.dev(), mine.ino())),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(e) => Err(e),
        }
    }

    #[cfg(not(unix))]
    fn in_place(&self) -> io::Result<bool> {
        self.path.try_exists()
    }
}

#[derive(Debug)]
struct RealLock(File);

impl Lock for RealLock {
    fn tell(&self, who: &[u8]) -> io::Result<()> {
        self.0.set_len(0)?;
        (&self.0).rewind()?;
        (&self.0).write_all(who)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn files_are_appended_to_cut_and_known_by_name() {
        let dir = there();
        let path = dir.path().join("f");
        let file = RealDisk.create(&path).unwrap();
        assert_eq!(file.write("甲乙".as_bytes()).unwrap(), 6);
        file.truncate(3).unwrap();
        file.write(b"c").unwrap();
        file.sync().unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), "甲c".as_bytes());
        assert!(file.in_place().unwrap());
        RealDisk.remove(&path).unwrap();
        assert!(!file.in_place().unwrap());
        RealDisk.create(&path).unwrap();
        assert!(!file.in_place().unwrap(), "another file of that name is not this one");
        assert_eq!(RealDisk.create(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        for part in ["a", "b"] {
            RealDisk.append(&path).unwrap().write(part.as_bytes()).unwrap();
        }
        assert_eq!(RealDisk.read(&path).unwrap(), b"ab");
    }

    #[test]
    fn a_lock_is_held_once_tells_its_holder_and_is_freed() {
        let dir = there();
        let path = dir.path().join("lock");
        let held = RealDisk.lock(&path).unwrap().unwrap();
        held.tell(b"first and long").unwrap();
        held.tell(b"me").unwrap();
        assert!(RealDisk.lock(&path).unwrap().is_none());
        assert_eq!(RealDisk.read(&path).unwrap(), b"me");
        drop(held);
        assert!(RealDisk.lock(&path).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_and_links_and_pipes_are_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = there();
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        let inner = dir.path().join("a/b");
        assert!(RealDisk.make_dirs(&inner).unwrap());
        assert!(!RealDisk.make_dirs(&inner).unwrap());
        assert_eq!(mode(&inner), 0o700);
        RealDisk.create(&inner.join("f")).unwrap();
        assert_eq!(mode(&inner.join("f")), 0o600);
        drop(RealDisk.lock(&inner.join("lock")).unwrap());
        assert_eq!(mode(&inner.join("lock")), 0o600);
        std::os::unix::fs::symlink("/", inner.join("link")).unwrap();
        std::os::unix::fs::symlink(inner.join("f"), inner.join("link-to-file")).unwrap();
        assert!(RealDisk.lock(&inner.join("link-to-file")).is_err());
        assert!(RealDisk.append(&inner.join("link-to-file")).is_err());
        assert!(RealDisk.is_dir(&inner).unwrap() && !RealDisk.is_dir(&inner.join("link")).unwrap());
        let mut items = RealDisk.list(&inner).unwrap();
        items.sort();
        assert_eq!(items.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["f", "lock"]);
        assert!(RealDisk.read(&inner).is_err());
    }
}
