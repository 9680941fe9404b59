//! The candidate's own verdicts on points 自判, which win over the program's: `verdicts.json` in the attempt's folder.
//! The report in `attempt.json` stays as it was.
use super::{
    archive::Store,
    atomic::write_atomic,
    error::{Doing, StoreError},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io};

/// The format that this program writes.
pub const SCHEMA: &str = "celun.verdicts/1";
/// The file's name.
pub const FILE: &str = "verdicts.json";

/// What the candidate says of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// 写到了
    Given,
    /// 写到一半
    Half,
    /// 没写到
    Missing,
}

/// A verdict and the text of the point that it was given on: it counts for no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The verdict.
    pub verdict: Verdict,
    /// The point's text.
    pub text: String,
}

/// All verdicts on one attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdicts {
    /// [`SCHEMA`].
    pub schema: String,
    /// Coverage of the outline with them, 0–1: for lists, which read no reports.
    pub coverage: Option<f64>,
    /// By the point's id in the report.
    pub points: BTreeMap<String, Own>,
}

impl Default for Verdicts {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), coverage: None, points: BTreeMap::new() }
    }
}

#[derive(Deserialize)]
struct Schema {
    schema: String,
}

impl Store {
    /// The candidate's verdicts on an attempt; none if there is no file.
    ///
    /// # Errors
    /// The file cannot be read, is damaged or newer than this program.
    pub fn verdicts(&self, name: &str) -> Result<Verdicts, StoreError> {
        let path = self.dir(name)?.join(FILE);
        let bytes = match self.disk.read(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Verdicts::default()),
            bytes => bytes.map_err(StoreError::io(Doing::Read, &path))?,
        };
        let damaged =
            |why: serde_json::Error| StoreError::Damaged { path: path.clone(), why: why.to_string() };
        let Schema { schema } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if schema != SCHEMA {
            return Err(StoreError::Newer { path, schema });
        }
        serde_json::from_slice(&bytes).map_err(damaged)
    }

    /// Keeps the candidate's verdicts on an attempt in place of those before.
    ///
    /// # Errors
    /// The file cannot be written; or what stands there is damaged or newer than this program, and is left alone.
    pub fn keep_verdicts(&self, name: &str, verdicts: &Verdicts) -> Result<(), StoreError> {
        let path = self.dir(name)?.join(FILE);
        self.verdicts(name)?;
        let bytes = serde_json::to_vec_pretty(verdicts)
            .map_err(|e| StoreError::io(Doing::Write, &path)(io::Error::from(e)))?;
        write_atomic(self.disk.as_ref(), &path, &bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Outcome, Paths, Stage, Task, attempt::RESULT},
        text::count::Counts,
    };
    use jiff::tz::TimeZone;
    use serde_json::json;

    fn handed_in() -> (tempfile::TempDir, Store, String) {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
        let attempt = store.begin(Task { question: "q".into(), ..Task::default() }, 0).unwrap();
        let name = attempt.name().to_owned();
        let outcome = Outcome {
            ended: 1,
            active_ms: 1,
            paused_ms: 0,
            counts: Counts::default(),
            outline_opened: false,
            report: json!({ "coverage": 0.25 }),
            ..Outcome::default()
        };
        attempt.hand_in("甲", outcome).unwrap();
        (home, store, name)
    }

    fn verdicts() -> Verdicts {
        let own = Own { verdict: Verdict::Half, text: "会议时间".into() };
        Verdicts { coverage: Some(0.5), points: [("1.2".to_owned(), own)].into(), ..Verdicts::default() }
    }

    #[test]
    fn verdicts_are_read_as_they_were_kept_and_the_report_stays() {
        let (_home, store, name) = handed_in();
        let before = std::fs::read(store.dir(&name).unwrap().join(RESULT)).unwrap();
        assert_eq!(store.verdicts(&name).unwrap(), Verdicts::default());
        store.keep_verdicts(&name, &verdicts()).unwrap();
        assert_eq!(store.verdicts(&name).unwrap(), verdicts());
        let after = std::fs::read(store.dir(&name).unwrap().join(RESULT)).unwrap();
        assert_eq!(before, after);
        let file = std::fs::read_to_string(store.dir(&name).unwrap().join(FILE)).unwrap();
        assert!(file.contains(r#""verdict": "half""#), "{file}");
    }

    #[test]
    fn lists_show_the_coverage_with_the_verdicts() {
        let (_home, store, name) = handed_in();
        let coverage = || match &store.attempts().unwrap()[0].stage {
            Stage::HandedIn(summary) => summary.coverage,
            other => panic!("{other:?}"),
        };
        assert_eq!(coverage(), Some(0.25));
        store.keep_verdicts(&name, &verdicts()).unwrap();
        assert_eq!(coverage(), Some(0.5));
    }

    #[test]
    fn damaged_or_newer_verdicts_are_told_and_left_alone() {
        let (_home, store, name) = handed_in();
        let path = store.dir(&name).unwrap().join(FILE);
        for text in ["{", r#"{"schema":"celun.verdicts/2","points":[]}"#] {
            std::fs::write(&path, text).unwrap();
            assert!(store.keep_verdicts(&name, &verdicts()).is_err());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
            assert_eq!(store.attempts().unwrap().len(), 1);
        }
        assert!(matches!(store.verdicts(&name), Err(StoreError::Newer { .. })));
        assert!(matches!(store.keep_verdicts("../x", &verdicts()), Err(StoreError::BadName(_))));
    }
}
