//! The store between processes: a writer that is killed, one that meets a full disk, and two that want one attempt.
//! The test program starts itself again as the writer.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use celun::store::{Edit, Holder, Paths, Saved, Store, StoreError, Task};
use jiff::tz::TimeZone;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// The `n`th character that the writer types.
fn nth(n: usize) -> char {
    if n % 40 == 39 { '\n' } else { char::from_u32(0x4e00 + (n % 9_000) as u32).unwrap() }
}

fn typed(n: usize) -> String {
    (0..n).map(nth).collect()
}

fn store(home: &Path) -> Store {
    Store::new(Paths::in_folder(home), TimeZone::UTC)
}

/// Not a test of its own: the process that writes. After each edit it tells how many characters are with the system,
/// as a frame would show them.
#[test]
fn writer() {
    let Some(home) = env::var_os("CELUN_TEST_WRITER") else { return };
    let attempt = store(Path::new(&home)).begin(Task { question: "q".into(), ..Task::default() }, 0).unwrap();
    let mut text = String::new();
    let mut out = std::io::stdout();
    for at in 0.. {
        text.push(nth(at));
        let edit = Edit { at, removed: 0, inserted: nth(at).into(), caret: at + 1 };
        let line = match attempt.edit(&edit, &text, at as u64) {
            Saved::Failing { .. } => "failing\n".to_owned(),
            _ => format!("{}\n", at + 1),
        };
        if out.write_all(line.as_bytes()).is_err() {
            return;
        }
    }
}

/// Starts a writer, through `sh` with `before` if that is not empty.
fn start(home: &Path, before: &str) -> (Child, BufReader<ChildStdout>) {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{before} exec \"$0\" --exact writer --nocapture")])
        .arg(env::current_exe().unwrap());
    let command = command.env("CELUN_TEST_WRITER", home).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// The next thing that the writer tells: characters that are with the system, or `None` if saving fails.
fn told(out: &mut BufReader<ChildStdout>) -> Option<usize> {
    loop {
        let mut line = String::new();
        assert!(out.read_line(&mut line).unwrap() > 0, "the writer has ended");
        // The first one stands behind words of the test program's own.
        let word = line.trim().rsplit(' ').next().unwrap_or_default();
        if word == "failing" {
            return None;
        }
        if let Ok(n) = word.parse() {
            return Some(n);
        }
    }
}

/// Reads the rest of what the writer told before it died.
fn last_told(out: BufReader<ChildStdout>) -> Option<usize> {
    out.lines().map_while(Result::ok).filter_map(|line| line.trim().parse().ok()).last()
}

#[test]
fn what_was_shown_survives_a_kill_at_any_moment() {
    let rounds = env::var("CELUN_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let mut random = StdRng::seed_from_u64(20_260_801);
    for round in 0..rounds {
        let home = tempfile::tempdir().unwrap();
        let (mut child, mut out) = start(home.path(), "");
        let until = random.random_range(1..400);
        let mut shown = 0;
        while shown < until {
            shown = told(&mut out).unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let shown = last_told(out).unwrap_or(shown);
        let found = store(home.path()).unfinished().unwrap().remove(0);
        let len = found.replay.text.chars().count();
        assert_eq!(found.replay.text, typed(len), "round {round}");
        assert!(len >= shown, "round {round}: {shown} shown, {len} found");
        assert!(found.held.is_none() && found.replay.dropped.damaged == 0, "round {round}: {found:?}");
        assert_eq!((found.replay.caret, found.task.question.as_str()), (len, "q"));
    }
}

#[test]
fn a_file_size_limit_is_told_and_what_was_shown_stays() {
    let home = tempfile::tempdir().unwrap();
    // 16 blocks of 512 or 1024 bytes.
    let (mut child, mut out) = start(home.path(), "trap '' XFSZ; ulimit -f 16;");
    let mut shown = 0;
    while let Some(n) = told(&mut out) {
        shown = n;
    }
    for _ in 0..50 {
        assert_eq!(told(&mut out), None, "it goes on and never pretends");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let found = store(home.path()).unfinished().unwrap().remove(0);
    assert!(shown > 20);
    assert_eq!((found.replay.text, found.replay.dropped.damaged), (typed(shown), 0));
}

#[test]
fn a_second_process_is_told_who_writes_and_may_read() {
    let home = tempfile::tempdir().unwrap();
    let (mut child, mut out) = start(home.path(), "");
    let shown = told(&mut out).unwrap();
    let store = store(home.path());
    let found = store.unfinished().unwrap().remove(0);
    let writer =
        |holder: &Holder| holder.pid == Some(child.id()) && holder.host.is_some() && holder.since.is_some();
    assert!(found.held.as_ref().is_some_and(writer), "{:?}", found.held);
    assert!(found.replay.text.chars().count() >= shown);
    let refused = |error| matches!(error, StoreError::Held { holder, .. } if writer(&holder));
    assert!(store.resume(&found.name).is_err_and(refused));
    assert!(store.set_aside(&found.name).is_err_and(refused));
    child.kill().unwrap();
    child.wait().unwrap();
    let (attempt, replay) = store.resume(&found.name).expect("the lock frees itself");
    assert!(replay.text.starts_with(&found.replay.text));
    drop(attempt);
    assert!(fs::read_dir(store.dir(&found.name).unwrap()).unwrap().count() >= 2);
}
