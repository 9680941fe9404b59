//! A file system in memory that keeps what is written apart from what is durable, fails on demand, and shows what a
//! killed program or a power cut leaves.
//!
//! - [`SimDisk::killed`]: everything written is there, no lock is held.
//! - [`SimDisk::power_cut`]: of everything that was not made durable any part may be there; what comes after a lost
//!   piece of a file stands after a hole of zeros.
//! - A failed flush of a file marks its pages clean: a later flush succeeds and they are lost all the same.
use super::disk::{Disk, Item, Lock, OpenFile};
use std::{
    collections::{BTreeMap, HashSet},
    fmt, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

/// Which call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Number of the first call that fails, from 0.
    pub at: usize,
    /// So do all calls after it.
    pub lasting: bool,
    /// If it is a write, it takes the first half and does not fail (the next one may).
    pub short: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Pending,
    Durable,
    Lost,
}

#[derive(Debug, Clone)]
enum Change {
    Append { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

#[derive(Debug, Clone)]
enum Naming {
    Dir(PathBuf),
    File(PathBuf, usize),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

impl Naming {
    fn touches(&self, dir: &Path) -> bool {
        match self {
            Self::Dir(p) | Self::File(p, _) | Self::Remove(p) => p.parent() == Some(dir),
            Self::Rename(a, b) => a.parent() == Some(dir) || b.parent() == Some(dir),
        }
    }
}

/// Paths and the number of the file under each; `None`: a folder.
type Names = BTreeMap<PathBuf, Option<usize>>;

#[derive(Debug, Clone, Default)]
struct World {
    files: Vec<Vec<(Change, Fate)>>,
    namings: Vec<(Naming, Fate)>,
    names: Names,
    locked: HashSet<usize>,
    calls: usize,
    fault: Option<Fault>,
}

/// Something to be done in the middle of the next flush, as by another thread.
#[derive(Default)]
struct Meanwhile(Mutex<Option<Box<dyn FnOnce() + Send>>>);

impl fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meanwhile")
    }
}

/// The file system.
#[derive(Debug, Clone, Default)]
pub struct SimDisk(Arc<Mutex<World>>, Arc<Meanwhile>);

impl SimDisk {
    /// Empty, with a durable folder `dir`.
    pub fn with_folder(dir: &str) -> Self {
        let disk = Self::default();
        {
            let mut world = disk.world();
            for path in Path::new(dir).ancestors() {
                world.namings.insert(0, (Naming::Dir(path.to_owned()), Fate::Durable));
            }
            world.rebuild();
        }
        disk
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap()
    }

    /// From now on calls are counted from 0 and fail as told.
    pub fn fail(&self, fault: Option<Fault>) {
        let mut world = self.world();
        (world.calls, world.fault) = (0, fault);
    }

    /// Does `this` in the middle of the next flush of a file: what it writes is too late for that flush.
    pub fn during_flush(&self, this: impl FnOnce() + Send + 'static) {
        *self.1.0.lock().unwrap() = Some(Box::new(this));
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.world().calls
    }

    /// How many changes are not durable: the choices of a power cut.
    pub fn pending(&self) -> usize {
        let world = self.world();
        let changes = world.files.iter().flatten().filter(|(_, fate)| *fate == Fate::Pending).count();
        changes + world.namings.iter().filter(|(_, fate)| *fate == Fate::Pending).count()
    }

    /// What a new process finds after the program was killed.
    pub fn killed(&self) -> Self {
        let world = self.world();
        let world = World { locked: HashSet::new(), fault: None, calls: 0, ..world.clone() };
        Self(Arc::new(Mutex::new(world)), Arc::default())
    }

    /// What a new process finds after a power cut: `keep` is asked for each change that is not durable.
    pub fn power_cut(&self, mut keep: impl FnMut() -> bool) -> Self {
        let mut world = self.killed().world().clone();
        let mut decide = |fate: &mut Fate| {
            let kept = *fate == Fate::Durable || (*fate == Fate::Pending && keep());
            *fate = if kept { Fate::Durable } else { Fate::Lost };
        };
        world.namings.iter_mut().for_each(|(_, fate)| decide(fate));
        world.files.iter_mut().flatten().for_each(|(_, fate)| decide(fate));
        world.namings.retain(|(_, fate)| *fate == Fate::Durable);
        for file in &mut world.files {
            let bytes = image(file.iter().filter(|(_, fate)| *fate == Fate::Durable).map(|(c, _)| c));
            *file = vec![(Change::Append { at: 0, bytes }, Fate::Durable)];
        }
        world.rebuild();
        Self(Arc::new(Mutex::new(world)), Arc::default())
    }
}

fn image<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<u8> {
    let mut image = Vec::new();
    for change in changes {
        match change {
            Change::Cut(len) => image.truncate(*len),
            Change::Append { at, bytes } => {
                let end = at + bytes.len();
                image.resize(image.len().max(end), 0);
                image[*at..end].copy_from_slice(bytes);
            }
        }
    }
    image
}

impl World {
    /// Counts a call; an error if it is one that fails.
    fn call(&mut self) -> io::Result<()> {
        let number = self.calls;
        self.calls += 1;
        match self.fault {
            Some(f) if number == f.at || (f.lasting && number > f.at) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }

    fn content(&self, file: usize) -> Vec<u8> {
        image(self.files[file].iter().map(|(c, _)| c))
    }

    fn name(&mut self, naming: Naming) {
        apply(&mut self.names, &naming);
        self.namings.push((naming, Fate::Pending));
    }

    fn rebuild(&mut self) {
        self.names.clear();
        for (naming, _) in &self.namings {
            apply(&mut self.names, naming);
        }
    }

    fn parent_exists(&self, path: &Path) -> io::Result<()> {
        let there = path.parent().is_some_and(|p| self.names.get(p) == Some(&None));
        if there { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().flatten().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn new_file(&mut self, path: &Path) -> usize {
        self.files.push(Vec::new());
        let file = self.files.len() - 1;
        self.name(Naming::File(path.to_owned(), file));
        file
    }
}

/// Applies a change of names; one whose folder or source is not there has no effect.
fn apply(names: &mut Names, naming: &Naming) {
    let parent = |names: &Names, path: &Path| path.parent().is_none_or(|p| names.get(p) == Some(&None));
    match naming {
        Naming::Dir(path) if parent(names, path) => {
            names.insert(path.clone(), None);
        }
        Naming::File(path, file) if parent(names, path) => {
            names.insert(path.clone(), Some(*file));
        }
        Naming::Remove(path) => {
            names.remove(path);
        }
        Naming::Rename(from, to) if names.contains_key(from) && parent(names, to) => {
            let moved: Vec<PathBuf> = names.keys().filter(|p| p.starts_with(from)).cloned().collect();
            for path in moved {
                let rest = path.strip_prefix(from).unwrap();
                let target = if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) };
                let node = names.remove(&path).unwrap();
                names.insert(target, node);
            }
        }
        _ => {}
    }
}

impl Disk for SimDisk {
    fn make_dirs(&self, dir: &Path) -> io::Result<bool> {
        let mut world = self.world();
        world.call()?;
        let missing: Vec<&Path> = dir.ancestors().take_while(|p| !world.names.contains_key(*p)).collect();
        for path in missing.iter().rev() {
            world.name(Naming::Dir((*path).to_owned()));
        }
        Ok(!missing.is_empty())
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        world.parent_exists(dir)?;
        if world.names.contains_key(dir) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        world.name(Naming::Dir(dir.to_owned()));
        Ok(())
    }

    fn is_dir(&self, dir: &Path) -> io::Result<bool> {
        let mut world = self.world();
        world.call()?;
        Ok(world.names.get(dir) == Some(&None))
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Item>> {
        let mut world = self.world();
        world.call()?;
        if world.names.get(dir) != Some(&None) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = world.names.iter().filter(|(path, _)| path.parent() == Some(dir));
        Ok(inside
            .map(|(path, node)| Item {
                name: path.file_name().unwrap().to_str().unwrap().to_owned(),
                is_dir: node.is_none(),
            })
            .collect())
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        let mut world = self.world();
        world.call()?;
        let file = world.file(file)?;
        Ok(world.content(file))
    }

    fn create(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>> {
        let mut world = self.world();
        world.call()?;
        world.parent_exists(file)?;
        if world.names.contains_key(file) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let number = world.new_file(file);
        Ok(Arc::new(SimFile { disk: self.clone(), number, path: file.to_owned() }))
    }

    fn append(&self, file: &Path) -> io::Result<Arc<dyn OpenFile>> {
        let mut world = self.world();
        world.call()?;
        let number = if let Ok(number) = world.file(file) {
            number
        } else {
            world.parent_exists(file)?;
            world.new_file(file)
        };
        Ok(Arc::new(SimFile { disk: self.clone(), number, path: file.to_owned() }))
    }

    fn modified(&self, file: &Path) -> io::Result<i64> {
        let mut world = self.world();
        world.call()?;
        world.file(file).map(|_| 0)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        if !world.names.contains_key(from) {
            return Err(io::ErrorKind::NotFound.into());
        }
        world.parent_exists(to)?;
        world.name(Naming::Rename(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        world.file(file)?;
        world.name(Naming::Remove(file.to_owned()));
        Ok(())
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.call()?;
        for (naming, fate) in &mut world.namings {
            if *fate == Fate::Pending && naming.touches(dir) {
                *fate = Fate::Durable;
            }
        }
        Ok(())
    }

    fn is_private(&self, _dir: &Path) -> io::Result<bool> {
        self.world().call()?;
        Ok(true)
    }

    fn make_private(&self, _dir: &Path) -> io::Result<()> {
        self.world().call()
    }

    fn lock(&self, file: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        let mut world = self.world();
        world.call()?;
        let number = if let Ok(number) = world.file(file) {
            number
        } else {
            world.parent_exists(file)?;
            world.new_file(file)
        };
        if !world.locked.insert(number) {
            return Ok(None);
        }
        Ok(Some(Box::new(SimLock { disk: self.clone(), number })))
    }
}

#[derive(Debug)]
struct SimFile {
    disk: SimDisk,
    number: usize,
    path: PathBuf,
}

impl OpenFile for SimFile {
    fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut world = self.disk.world();
        let short = world.fault.is_some_and(|f| f.short && f.at == world.calls);
        let taken = match world.call() {
            Err(_) if short => bytes.len() / 2,
            Err(error) => return Err(error),
            Ok(()) => bytes.len(),
        };
        let at = world.content(self.number).len();
        let change = Change::Append { at, bytes: bytes[..taken].to_vec() };
        world.files[self.number].push((change, Fate::Pending));
        Ok(taken)
    }

    fn truncate(&self, len: u64) -> io::Result<()> {
        let mut world = self.disk.world();
        world.call()?;
        world.files[self.number].push((Change::Cut(usize::try_from(len).unwrap()), Fate::Pending));
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        let mut world = self.disk.world();
        let result = world.call();
        let fate = if result.is_ok() { Fate::Durable } else { Fate::Lost };
        for (_, f) in world.files[self.number].iter_mut().filter(|(_, f)| *f == Fate::Pending) {
            *f = fate;
        }
        drop(world);
        let this = self.disk.1.0.lock().unwrap().take();
        if let Some(this) = this {
            this();
        }
        result
    }

    fn in_place(&self) -> io::Result<bool> {
        let mut world = self.disk.world();
        world.call()?;
        Ok(world.names.get(&self.path) == Some(&Some(self.number)))
    }
}

#[derive(Debug)]
struct SimLock {
    disk: SimDisk,
    number: usize,
}

impl Lock for SimLock {
    fn tell(&self, who: &[u8]) -> io::Result<()> {
        let mut world = self.disk.world();
        world.call()?;
        let changes = [Change::Cut(0), Change::Append { at: 0, bytes: who.to_vec() }];
        world.files[self.number].extend(changes.map(|c| (c, Fate::Pending)));
        Ok(())
    }
}

impl Drop for SimLock {
    fn drop(&mut self) {
        self.disk.world().locked.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const F: &str = "/d/f";

    fn read(disk: &SimDisk) -> Option<Vec<u8>> {
        disk.read(Path::new(F)).ok()
    }

    #[test]
    fn only_what_was_flushed_is_sure_to_survive() {
        let disk = SimDisk::with_folder("/d");
        let file = disk.create(Path::new(F)).unwrap();
        file.write(b"ab").unwrap();
        assert_eq!(read(&disk.killed()).unwrap(), b"ab");
        assert_eq!(read(&disk.power_cut(|| false)), None);
        disk.sync_dir(Path::new("/d")).unwrap();
        assert_eq!(read(&disk.power_cut(|| false)).unwrap(), b"");
        file.sync().unwrap();
        file.write(b"cd").unwrap();
        file.write(b"e").unwrap();
        let mut turn = [false, true].into_iter();
        assert_eq!(read(&disk.power_cut(|| turn.next().unwrap())).unwrap(), b"ab\0\0e");
        assert_eq!(disk.pending(), 2);
    }

    #[test]
    fn a_failed_flush_loses_the_pages_though_the_next_one_succeeds() {
        let disk = SimDisk::with_folder("/d");
        let file = disk.create(Path::new(F)).unwrap();
        disk.sync_dir(Path::new("/d")).unwrap();
        file.write(b"ab").unwrap();
        disk.fail(Some(Fault { at: 0, lasting: false, short: false }));
        assert!(file.sync().is_err() && file.sync().is_ok());
        assert_eq!(read(&disk.killed()).unwrap(), b"ab");
        assert_eq!(read(&disk.power_cut(|| true)).unwrap(), b"");
    }
}
