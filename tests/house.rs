//! The plan of the house holds: no terminal types below the screens, imports point downward only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use std::{fs, path::Path};

/// Floors, lowest first; a room may import rooms of lower floors and itself.
const FLOORS: [&[&str]; 6] = [
    &["locales"],
    &["text"],
    &["study", "compare", "store"],
    &["marking", "practice", "recall", "import"],
    &["export"],
    &["cli", "tui"],
];

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|f| f.contains(&room)).unwrap_or_else(|| panic!("room {room} stands on no floor"))
}

fn sources(dir: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Lines of code without comments, with their 1-based numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, l)| (i + 1, l.split("//").next().unwrap_or("")))
        .filter(|(_, l)| !l.trim().is_empty())
}

fn rooms() -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<_> = fs::read_dir(src)
        .unwrap()
        .filter(|e| e.as_ref().unwrap().path().is_dir())
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    rooms
}

fn violations(room: &str, text: &str, all: &[String]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (n, line) in code(text) {
        if room != "tui" && (line.contains("ratatui") || line.contains("crossterm")) {
            found.push((n, "a terminal type outside tui".to_owned()));
        }
        for other in all.iter().filter(|o| *o != room) {
            let named = line.contains(&format!("crate::{other}::"))
                || line.contains(&format!("crate::{other};"))
                || line.contains(&format!("crate::{{{other}"));
            if named && floor(other) >= floor(room) && !(room == "cli" && other == "tui") {
                found.push((n, format!("imports {other}, which is not on a lower floor")));
            }
        }
    }
    found
}

#[test]
fn imports_point_downward_and_only_the_screens_know_a_terminal() {
    let all = rooms();
    let mut found = Vec::new();
    for room in &all {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut files);
        for (path, text) in files {
            found.extend(
                violations(room, &text, &all).into_iter().map(|(n, why)| format!("{path}:{n}: {why}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_check_can_fail() {
    let all: Vec<String> = ["text", "study", "tui"].map(str::to_owned).to_vec();
    assert_eq!(violations("text", "use crate::study::Pack;", &all).len(), 1);
    assert_eq!(violations("study", "use ratatui::Frame;", &all).len(), 1);
    assert_eq!(violations("tui", "use crate::study::Pack;\nuse ratatui::Frame;", &all).len(), 0);
}
