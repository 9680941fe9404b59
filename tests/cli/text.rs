//! `celun count` and `celun sheet`.
use super::{Home, err, fails, out};
use serde_json::{Value, json};

fn celun(args: &[&str], input: &[u8]) -> std::process::Output {
    Home::new().run(args, input)
}

fn json(args: &[&str], input: &str) -> Value {
    Home::new().json(args, input)
}

#[test]
fn count_prints_every_reading() {
    let expected = json!({"schema": "celun.count/1",
        "hanzi": 1, "chars": 3, "words": 1, "cells": 4, "paper_cells": 6, "paragraphs": 1});
    assert_eq!(json(&["count", "-"], "2026年，"), expected);
    let output = celun(&["count", "-"], "2026年，".as_bytes());
    assert!(String::from_utf8(output.stdout).unwrap().contains("     4  占格\n"));
}

#[test]
fn sheet_prints_rows_of_cells() {
    let expected = json!({"schema": "celun.sheet/1", "columns": 5, "cells": 6, "paper_cells": 9, "milestones": [],
        "rows": [["", "", "依", "法", "行，"], ["20", "25", "年"]]});
    let got = json(&["sheet", "-", "--columns", "5"], "依法行，2025年");
    assert_eq!(got["rows"], expected["rows"]);
    assert_eq!(got["schema"], "celun.sheet/1");
    let flush = json(&["sheet", "-", "--columns", "5", "--no-indent", "--profile", "plain"], "依2025");
    assert_eq!(flush["rows"], json!([["依", "2", "0", "2", "5"]]));
    let paper = json(&["sheet", "-"], &"法".repeat(98));
    assert_eq!((&paper["paper_cells"], &paper["milestones"]), (&json!(100), &json!([[3, 100]])));
    let output = celun(&["sheet", "-", "--columns", "5"], "依法行政".as_bytes());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "│  │  │依│法│行│\n│政│  │  │  │  │\n");
}

#[test]
fn a_sheet_follows_the_users_own_rules() {
    let home = Home::new();
    let config = "[sheets.mine]\ncolumns = 5\nper_cell = 1\n[sheets.bad]\ncolumns = 0\n";
    std::fs::write(home.path().join("config.toml"), config).unwrap();
    let mine = home.run(&["sheet", "-", "--profile", "mine", "--json"], "依2025".as_bytes());
    let rows = serde_json::from_slice::<Value>(&mine.stdout).unwrap()["rows"].clone();
    assert_eq!(rows, json!([["", "", "依"], ["2", "0", "2", "5"]]));
    assert!(err(&mine).contains("config.toml:4: 答题卡规则 bad：columns = 0"), "{}", err(&mine));
    let none = home.run(&["sheet", "-", "--profile", "none"], b"");
    assert_eq!(none.status.code(), Some(2));
    assert!(err(&none).contains("没有排格规则“none”，可用：shenlun|strict-gb|plain|mine"), "{}", err(&none));
}

#[test]
fn files_in_other_encodings_are_read() {
    let gbk = celun(&["count", "-"], b"\xd2\xc0\xb7\xa8\xd0\xd0\xd5\xfe");
    assert!(out(&gbk).contains("     4  占格\n"));
    assert_eq!(err(&gbk), "celun: -：按 gb18030 编码读取（可用 --encoding 另行指定）\n");
    let named = celun(&["count", "-", "--encoding", "GBK"], b"\xb7\xa8");
    assert_eq!((named.status.code(), err(&named).as_str()), (Some(0), ""));
    let damaged = celun(&["count", "-"], "依法行政\u{0}".as_bytes());
    fails(&damaged, 1, "celun: -：不是文本文件");
    let torn = &"依法行政依法行政".as_bytes()[..22];
    fails(
        &celun(&["sheet", "-"], torn),
        1,
        "celun: -：第 21 字节处不是 UTF-8 文本，请转换编码或用 --encoding 指明",
    );
}

#[test]
fn what_is_wrong_is_said_on_one_line() {
    fails(
        &celun(&["count", "no/such/file.txt"], b""),
        1,
        "celun: no/such/file.txt：无法读取，文件不存在，请检查路径",
    );
    fails(
        &celun(&["sheet", "-", "--columns", "0"], b""),
        2,
        "celun: --columns <N>的值“0”不对；用法见 celun --help",
    );
    let big = vec![b'a'; (64 << 20) + 1];
    fails(&celun(&["count", "-"], &big), 1, "celun: -：超过 64 MB，太大了");
}

#[test]
fn sheet_prints_a_page_of_cells() {
    let output = celun(&["sheet", "--html", "--cells", "50", "-"], "依法行政".as_bytes());
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<span>依</span><span>法</span>"), "{page}");
    assert_eq!(page.matches("<span").count(), 75);
    assert_eq!(celun(&["sheet", "--html", "--json", "-"], b"").status.code(), Some(2));
}
