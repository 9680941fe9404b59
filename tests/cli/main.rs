//! The command line as a user or a script runs it: the real program in a data folder of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
mod attempts;
mod compare;
mod doctor;
mod documents;
mod help;
mod packs;
mod text;

use serde_json::Value;
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A data folder that goes with the test.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs `celun` in Chinese with these arguments and standard input.
    fn run(&self, args: &[&str], input: &[u8]) -> Output {
        self.run_in("zh", args, input)
    }

    fn run_in(&self, lang: &str, args: &[&str], input: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_celun"))
            .args(args)
            .env("CELUN_HOME", self.path())
            .env("CELUN_LANG", lang)
            .env("TZ", "UTC")
            .env_remove("COLUMNS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends before it has read everything closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// The object that `celun ARGS --json` prints.
    fn json(&self, args: &[&str], input: &str) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let output = self.run(&args, input.as_bytes());
        assert!(output.status.success(), "{}", err(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of `tests/data`.
fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// A failure: exit code and the one line of standard error.
#[track_caller]
fn fails(output: &Output, code: i32, said: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", err(output));
    assert_eq!(err(output).trim_end(), said);
}
