//! Files that are either wholly there or not at all.
use super::{
    disk::{Disk, Item, OpenFile},
    error::{Doing, StoreError},
};
use crate::locales::store as t;
use std::{
    io,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

const PREFIX: &str = ".celun-";
const SUFFIX: &str = ".tmp";

/// Writes all of `bytes`, in one `write` unless the system takes less.
///
/// # Errors
/// As the system says; a part may have been written.
pub fn write_all(file: &dyn OpenFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Replaces `path` by `bytes` so that a crash or a power cut leaves the old content or the new, and a success means
/// that the new one is durable: temp file in the same folder, fsync, rename, fsync of the folder, read back.
/// Missing folders are created.
///
/// # Errors
/// Any step failed; the old content stands, except that a failure of the last two steps may leave the new.
pub fn write_atomic(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    static SERIAL: AtomicU64 = AtomicU64::new(0);
    let dir = path.parent().unwrap_or(Path::new("."));
    disk.make_dirs(dir).map_err(StoreError::io(Doing::Make, dir))?;
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let temp = dir.join(format!("{PREFIX}{}-{serial}{SUFFIX}", std::process::id()));
    let file = disk.create(&temp).map_err(StoreError::io(Doing::Make, &temp))?;
    let written = fill(disk, file.as_ref(), &temp, path, bytes);
    if written.is_err() {
        // The error that is reported is the first one; a temp file that stays is swept at the next start.
        let _ = disk.remove(&temp);
    }
    written?;
    disk.sync_dir(dir).map_err(StoreError::io(Doing::Sync, dir))?;
    let back = disk.read(path).map_err(StoreError::io(Doing::Read, path))?;
    if back != bytes {
        return Err(StoreError::io(Doing::Write, path)(io::Error::other(t::BACK_DIFFERS.1)));
    }
    Ok(())
}

fn fill(
    disk: &dyn Disk,
    file: &dyn OpenFile,
    temp: &Path,
    path: &Path,
    bytes: &[u8],
) -> Result<(), StoreError> {
    // Tells `sweep` of another process that the file is in use.
    let _lock = disk.lock(temp).map_err(StoreError::io(Doing::Lock, temp))?;
    write_all(file, bytes).map_err(StoreError::io(Doing::Write, path))?;
    file.sync().map_err(StoreError::io(Doing::Sync, path))?;
    disk.rename(temp, path).map_err(StoreError::io(Doing::Move, path))
}

/// Whether this is a temp file of [`write_atomic`].
pub(super) fn is_temp(item: &Item) -> bool {
    !item.is_dir && item.name.starts_with(PREFIX) && item.name.ends_with(SUFFIX)
}

/// Removes temp files in `dir` that a killed process left; returns how many. Files in use by another process stay.
pub fn sweep(disk: &dyn Disk, dir: &Path) -> usize {
    let mut swept = 0;
    for item in disk.list(dir).unwrap_or_default() {
        if !is_temp(&item) {
            continue;
        }
        let path = dir.join(&item.name);
        if matches!(disk.lock(&path), Ok(Some(_))) && disk.remove(&path).is_ok() {
            swept += 1;
        }
    }
    swept
}
