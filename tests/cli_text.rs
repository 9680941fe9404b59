//! `celun count` and `celun sheet` as a user or a script runs them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn celun(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_celun"))
        .args(args)
        .env("CELUN_LANG", "zh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn json(args: &[&str], input: &str) -> Value {
    let output = celun(args, input.as_bytes());
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn count_prints_every_reading() {
    let expected = json!({"schema": "celun.count/1",
        "hanzi": 1, "chars": 3, "words": 1, "cells": 4, "paper_cells": 6, "paragraphs": 1});
    assert_eq!(json(&["count", "-", "--json"], "2026年，"), expected);
    let output = celun(&["count", "-"], "2026年，".as_bytes());
    assert!(String::from_utf8(output.stdout).unwrap().contains("     4  占格\n"));
}

#[test]
fn sheet_prints_rows_of_cells() {
    let expected = json!({"schema": "celun.sheet/1", "columns": 5, "cells": 6, "paper_cells": 9, "milestones": [],
        "rows": [["", "", "依", "法", "行，"], ["20", "25", "年"]]});
    let got = json(&["sheet", "-", "--columns", "5", "--json"], "依法行，2025年");
    assert_eq!(got["rows"], expected["rows"]);
    assert_eq!(got["schema"], "celun.sheet/1");
    let flush =
        json(&["sheet", "-", "--columns", "5", "--no-indent", "--profile", "plain", "--json"], "依2025");
    assert_eq!(flush["rows"], json!([["依", "2", "0", "2", "5"]]));
    let paper = json(&["sheet", "-", "--json"], &"法".repeat(98));
    assert_eq!((&paper["paper_cells"], &paper["milestones"]), (&json!(100), &json!([[3, 100]])));
    let output = celun(&["sheet", "-", "--columns", "5"], "依法行政".as_bytes());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "│  │  │依│法│行│\n│政│  │  │  │  │\n");
}

#[test]
fn what_is_wrong_is_said_on_one_line() {
    let missing = celun(&["count", "no/such/file.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
    let said = String::from_utf8(missing.stderr).unwrap();
    assert!(said.starts_with("celun: no/such/file.txt：无法读取") && said.lines().count() == 1, "{said}");
    let gbk = celun(&["sheet", "-"], b"abc\xb7\xa8");
    assert_eq!(gbk.status.code(), Some(1));
    assert!(String::from_utf8(gbk.stderr).unwrap().contains("第 3 字节"));
    assert_eq!(celun(&["sheet", "-", "--columns", "0"], b"").status.code(), Some(2));
    assert_eq!(celun(&["--help"], b"").status.code(), Some(0));
}
