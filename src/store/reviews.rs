//! What was recalled and how well: `reviews.jsonl`, format `celun.reviews/1`, appended to for ever.
//!
//! ```text
//! {"head":{"schema":"celun.reviews/1"},"crc":"0a1b2c3d"}
//! {"review":{"t":1785576605000,"card":"fazhi/q4-outline/2.1","grade":"good","drill":"type"},"crc":"4e5f6071"}
//! ```
//!
//! Each review is one checksummed line (see [`record`](super::record)), written and flushed before the call returns.
//! A line that a crash cut short is passed over by the reader, and the next writer begins a new line. After a failed
//! flush the file is never flushed again: `reviews-2.jsonl` and so on take the reviews that may be lost and what comes.
//! A review that stands there twice counts once, so nothing is harmed by writing one again. Two processes may append
//! to one file: each line is one `write` at its end.
use super::{
    atomic::write_all,
    disk::{Disk, OpenFile},
    error::{Doing, StoreError},
    record::{seal, unseal},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The format that this program writes.
pub const SCHEMA: &str = "celun.reviews/1";
/// So many files there may be: a new one is begun only after a failed flush.
const MOST_FILES: u32 = 1_000;

/// How well something was recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// 忘了
    Again,
    /// 困难
    Hard,
    /// 记得
    Good,
    /// 熟练
    Easy,
}

impl Grade {
    /// Every grade, the worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];
}

/// How it was recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Drill {
    /// 揭示: thought of, then looked at.
    Reveal,
    /// 默写: typed from memory.
    Type,
    /// 排序: shuffled points put in order.
    Order,
    /// 填空: key words filled in.
    Cloze,
}

/// One recall of one card.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Review {
    /// Wall clock, milliseconds since the Unix epoch.
    pub t: i64,
    /// `pack/outline` or `pack/outline/point`.
    pub card: String,
    /// How well.
    pub grade: Grade,
    /// How.
    pub drill: Drill,
}

/// One of them stands in a line.
#[derive(Default, Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head: Option<Head>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    review: Option<Review>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    schema: String,
}

impl Line {
    fn head(schema: &str) -> Self {
        Self { head: Some(Head { schema: schema.to_owned() }), review: None }
    }
}

/// Takes reviews.
#[derive(Debug)]
pub struct ReviewLog {
    disk: Arc<dyn Disk>,
    /// The first file; the others are named after it.
    first: PathBuf,
    /// Number of the file that is appended to.
    number: u32,
    file: Option<Arc<dyn OpenFile>>,
    /// The file's name may not be durable yet.
    new_name: bool,
    /// The file may end within a line.
    ragged: bool,
    /// Lines that are not in the file yet.
    pending: Vec<u8>,
    /// Lines that are in the file and may not be durable.
    undurable: Vec<u8>,
}

impl ReviewLog {
    /// Reads all reviews, in the order of their times, and makes ready to take more.
    ///
    /// # Errors
    /// A file cannot be read, or is of a newer version: then nothing may be added.
    pub fn open(disk: Arc<dyn Disk>, first: PathBuf) -> Result<(Vec<Review>, Self), StoreError> {
        let mut reviews = Vec::new();
        let mut seen = HashSet::new();
        let (mut number, mut ragged, mut empty) = (1, false, true);
        for n in 1..=MOST_FILES {
            let path = file_name(&first, n);
            let bytes = match disk.read(&path) {
                Ok(bytes) => bytes,
                Err(e) if e.kind() == io::ErrorKind::NotFound && n > 1 => break,
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(StoreError::io(Doing::Read, path)(e)),
            };
            (number, ragged, empty) = (n, !bytes.is_empty() && !bytes.ends_with(b"\n"), bytes.is_empty());
            for line in bytes.split(|&b| b == b'\n').filter(|l| !l.is_empty()) {
                // A power cut may leave a hole of zeros in the place of what was never flushed.
                let whole = line.iter().position(|&b| b != 0).unwrap_or(line.len());
                let line = line.get(whole..).unwrap_or_default();
                // What is cut short, damaged or of a kind to come is left out.
                let Line { head, review } = unseal(line).unwrap_or_default();
                if let Some(Head { schema }) = head.filter(|h| h.schema != SCHEMA) {
                    return Err(StoreError::Newer { path, schema });
                }
                reviews.extend(review.filter(|r| seen.insert(r.clone())));
            }
        }
        reviews.sort_by_key(|r| r.t);
        let mut log = Self {
            disk,
            first,
            number,
            file: None,
            new_name: true,
            ragged,
            pending: Vec::new(),
            undurable: Vec::new(),
        };
        if empty {
            log.pending = log.head()?;
        }
        Ok((reviews, log))
    }

    fn path(&self) -> PathBuf {
        file_name(&self.first, self.number)
    }

    fn head(&self) -> Result<Vec<u8>, StoreError> {
        self.line(&Line::head(SCHEMA))
    }

    fn line(&self, line: &Line) -> Result<Vec<u8>, StoreError> {
        seal(line).map_err(|e| StoreError::io(Doing::Write, self.path())(e.into()))
    }

    /// Adds a review; on return it is durable. After an error it stays in memory and goes with the next one.
    ///
    /// # Errors
    /// The file cannot be written or flushed.
    pub fn add(&mut self, review: &Review) -> Result<(), StoreError> {
        let line = self.line(&Line { head: None, review: Some(review.clone()) })?;
        self.pending.extend(line);
        self.flush()
    }

    /// Writes what an error has left in memory; on return everything is durable.
    ///
    /// # Errors
    /// The file cannot be written or flushed.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        self.write()?;
        let first = match self.sync() {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        // The kernel has marked the old file's pages clean: what may be lost goes into a new one.
        if self.number >= MOST_FILES {
            return Err(first);
        }
        self.number += 1;
        (self.file, self.new_name, self.ragged) = (None, true, false);
        let lines = std::mem::take(&mut self.undurable);
        self.pending = [self.head()?, lines].concat();
        self.write()?;
        self.sync()
    }

    fn write(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let path = self.path();
        let file = if let Some(file) = &self.file {
            Arc::clone(file)
        } else {
            let dir = path.parent().unwrap_or(Path::new("."));
            self.disk.make_dirs(dir).map_err(StoreError::io(Doing::Make, dir))?;
            let file = self.disk.append(&path).map_err(StoreError::io(Doing::Make, &path))?;
            Arc::clone(self.file.insert(file))
        };
        let start: &[u8] = if self.ragged { b"\n" } else { b"" };
        if let Err(error) = write_all(file.as_ref(), &[start, &self.pending].concat()) {
            self.ragged = true;
            return Err(StoreError::io(Doing::Write, path)(error));
        }
        self.ragged = false;
        self.undurable.append(&mut self.pending);
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StoreError> {
        let path = self.path();
        let Some(file) = self.file.as_ref().filter(|_| !self.undurable.is_empty()) else { return Ok(()) };
        file.sync().map_err(StoreError::io(Doing::Sync, &path))?;
        if self.new_name {
            let dir = path.parent().unwrap_or(Path::new("."));
            for dir in [Some(dir), dir.parent()].into_iter().flatten() {
                self.disk.sync_dir(dir).map_err(StoreError::io(Doing::Sync, dir))?;
            }
            self.new_name = false;
        }
        self.undurable.clear();
        Ok(())
    }
}

/// The `number`th file, from 1.
fn file_name(first: &Path, number: u32) -> PathBuf {
    if number <= 1 {
        return first.to_owned();
    }
    let stem = first.file_stem().unwrap_or_default().to_string_lossy();
    first.with_file_name(format!("{stem}-{number}.jsonl"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        disk::RealDisk,
        simulated::{Fault, SimDisk},
    };
    use proptest::prelude::*;
    use std::fs;

    fn review(n: i64) -> Review {
        let (grade, drill) = (Grade::Good, Drill::Type);
        Review { t: 1_785_576_605_000 + n, card: format!("p/o/{n}"), grade, drill }
    }

    fn reviews(of: std::ops::Range<i64>) -> Vec<Review> {
        of.map(review).collect()
    }

    fn open(path: &Path) -> (Vec<Review>, ReviewLog) {
        ReviewLog::open(Arc::new(RealDisk), path.to_owned()).unwrap()
    }

    /// A file with the reviews of `of`.
    fn written(of: std::ops::Range<i64>) -> Vec<u8> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reviews.jsonl");
        let (_, mut log) = open(&path);
        for review in reviews(of) {
            log.add(&review).unwrap();
        }
        fs::read(path).unwrap()
    }

    #[test]
    fn lines_are_as_documented() {
        let text = String::from_utf8(written(0..1)).unwrap();
        let bodies: Vec<_> = text.lines().map(|l| l.split_once(",\"crc\"").unwrap().0).collect();
        assert_eq!(
            bodies,
            [
                r#"{"head":{"schema":"celun.reviews/1"}"#,
                r#"{"review":{"t":1785576605000,"card":"p/o/0","grade":"good","drill":"type"}"#
            ]
        );
    }

    #[test]
    fn reviews_come_back_by_time_and_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("home/reviews.jsonl");
        let (none, mut log) = open(&path);
        assert!(none.is_empty());
        log.add(&review(2)).unwrap();
        drop(log);
        let (_, mut log) = open(&path);
        log.add(&review(1)).unwrap();
        log.add(&review(2)).unwrap();
        assert_eq!(open(&path).0, reviews(1..3));
        fs::copy(&path, dir.path().join("home/reviews-2.jsonl")).unwrap();
        assert_eq!(open(&path).0, reviews(1..3));
        assert_eq!(open(&path).1.number, 2);
    }

    #[test]
    fn a_file_cut_at_any_byte_gives_the_whole_reviews_before_the_cut_and_takes_more() {
        let whole = written(0..4);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reviews.jsonl");
        let line_ends: Vec<usize> =
            (0..whole.len()).filter(|&i| whole.get(i) == Some(&b'\n')).map(|i| i + 1).collect();
        for cut in 0..=whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            // A line that lacks its line feed only is whole.
            let kept: i64 =
                line_ends.iter().filter(|end| **end <= cut + 1).count().saturating_sub(1).try_into().unwrap();
            let (before, mut log) = open(&path);
            assert_eq!(before, reviews(0..kept), "cut at {cut}");
            log.add(&review(9)).unwrap();
            log.add(&review(10)).unwrap();
            assert_eq!(open(&path).0, [reviews(0..kept), reviews(9..11)].concat(), "cut at {cut}");
        }
    }

    #[test]
    fn damaged_lines_are_passed_over() {
        let mut bytes = written(0..4);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reviews.jsonl");
        fs::write(&path, bytes).unwrap();
        assert_eq!(open(&path).0.len(), 3);
    }

    #[test]
    fn a_newer_file_is_told_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("reviews.jsonl");
        let head = seal(&Line::head("celun.reviews/2")).unwrap();
        fs::write(&path, &head).unwrap();
        let error = ReviewLog::open(Arc::new(RealDisk), path.clone()).unwrap_err();
        assert!(matches!(&error, StoreError::Newer { schema, .. } if schema == "celun.reviews/2"));
        assert_eq!(fs::read(path).unwrap(), head);
    }

    const HOME: &str = "/d/celun/reviews.jsonl";

    fn simulated(disk: &SimDisk) -> Result<(Vec<Review>, ReviewLog), StoreError> {
        ReviewLog::open(Arc::new(disk.clone()), PathBuf::from(HOME))
    }

    proptest! {
        /// Runs of the program, each with a fault somewhere, a kill or a power cut after each.
        #[test]
        fn what_was_said_to_be_kept_survives_every_fault_kill_and_power_cut(
            runs in prop::collection::vec((1_i64..5, prop::option::of((0_usize..24, any::<bool>(), any::<bool>())), prop::option::of(any::<u64>())), 1..4)
        ) {
            let mut disk = SimDisk::with_folder("/d");
            let (mut kept, mut added) = (HashSet::new(), HashSet::new());
            let mut n = 0;
            for (count, fault, cut) in runs {
                disk.fail(fault.map(|(at, lasting, short)| Fault { at, lasting, short }));
                if let Ok((_, mut log)) = simulated(&disk) {
                    let mut waiting = Vec::new();
                    for _ in 0..count {
                        n += 1;
                        waiting.push(review(n));
                        added.insert(review(n));
                        if log.add(&review(n)).is_ok() {
                            kept.extend(waiting.drain(..));
                        }
                    }
                }
                disk = match cut {
                    None => disk.killed(),
                    Some(mut bits) => disk.power_cut(|| {
                        bits = bits.rotate_left(1);
                        bits & 1 == 1
                    }),
                };
                disk.fail(None);
                let found: HashSet<Review> = simulated(&disk).unwrap().0.into_iter().collect();
                prop_assert!(found.is_superset(&kept), "lost {:?}", kept.difference(&found).collect::<Vec<_>>());
                prop_assert!(found.is_subset(&added));
            }
        }
    }
}
