//! Documents on the command line: drafts, outlines, batches.
use crate::place::{POISON, Place, arg, harmless, huge};
use encoding_rs::GB18030;
use serde_json::{Value, json};

#[test]
fn nothing_of_a_document_acts_on_a_terminal() {
    let place = Place::new();
    let draft = place.file("draft.txt", format!("# {}\n一、{0}\n（一）二\n", POISON.replace('\0', "")));
    for command in ["count", "sheet", "outline"] {
        let told = place.on_terminal(&[command, arg(&draft)]);
        harmless(&told);
        assert!(!told.is_empty());
        harmless(&place.on_terminal(&[command, arg(&draft), "--json"]));
    }
    let name = place.dir.path().join("no\u{1b}[2J such\u{202e}");
    harmless(&place.on_terminal(&["count", arg(&name)]));
}

#[test]
fn documents_of_any_kind_are_read_or_refused() {
    let place = Place::new();
    let text = "一、加强领导\n（一）明确责任\n二、强化保障\n";
    let outline = |name: &str, bytes: &[u8]| {
        let file = place.file(name, bytes);
        let output = place.run(&["outline", arg(&file), "--json"]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        value["points"].as_array().unwrap().len()
    };
    assert_eq!(outline("plain.txt", text.as_bytes()), 2);
    assert_eq!(outline("marked.txt", format!("\u{feff}{text}").as_bytes()), 2);
    assert_eq!(outline("dos.txt", text.replace('\n', "\r\n").as_bytes()), 2);
    assert_eq!(outline("gb.txt", &GB18030.encode(text).0), 2);
    assert_eq!(outline("hidden.txt", text.replace('、', "\u{200b}、").as_bytes()), 2);
    for command in ["count", "sheet", "outline"] {
        let refused = |name: &str, bytes: &[u8], said: &str| {
            let file = place.file(name, bytes);
            place.refused(&[command, arg(&file)], &[name, said]);
        };
        refused("nul.txt", b"\xe7\x94\xb2\0\xe4\xb9\x99", "");
        refused("bytes.txt", b"\xe7\x94\xb2\xff\xfe\xe4\xb9\x99\xe7\x94\xb2\xe7\x94\xb2", "UTF-8");
        let huge = huge(&place, "huge.txt");
        place.refused(&[command, arg(&huge)], &["huge.txt", "MB"]);
        place.refused(&[command, arg(&place.home())], &["home"]);
    }
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let place = Place::new();
    let chars = 10 * (1 << 20) / 3;
    let line = place.file("line.txt", "长".repeat(chars));
    let output = place.run(&["count", arg(&line), "--json"]);
    let counts: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(counts["hanzi"], json!(chars));
    assert!(place.run(&["outline", arg(&line)]).status.success());
    for args in [&["sheet"][..], &["sheet", "--json"], &["sheet", "--html"]] {
        let args: Vec<&str> = args.iter().copied().chain([arg(&line)]).collect();
        let output = place.run(&args);
        assert!(output.status.success() && output.stdout.len() > chars * 3, "{args:?}");
    }
    // The same as headings: numbers within numbers, marks of all kinds, nothing but marks.
    let nested = place.file("nested.txt", "一是（一）1.（1）①".repeat(100_000));
    assert!(place.run(&["outline", arg(&nested)]).status.success());
    let deep: String = (0..20_000).map(|n| " ".repeat(n % 1_000) + "- 点\n").collect();
    let deep = place.file("deep.txt", deep);
    assert!(place.run(&["outline", arg(&deep)]).status.success());
}

#[test]
fn what_nobody_sees_is_in_no_cell_and_no_count() {
    let place = Place::new();
    let plain = "关于2026年整治的通知\n各科室：\n";
    let hidden = "\u{feff}关\u{200b}于20\u{2060}26年\u{202e}整\u{ad}治的\u{200f}通知\r\n\u{200b}\r\n各\u{1b}科室：\u{200d}\n";
    let told = |command: &str, bytes: &[u8]| {
        let file = place.file("text.txt", bytes);
        String::from_utf8(place.run(&[command, arg(&file), "--json"]).stdout).unwrap()
    };
    let utf16 = format!("\u{feff}{plain}").encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    for command in ["count", "sheet"] {
        let expected = told(command, plain.as_bytes());
        assert_eq!(told(command, &GB18030.encode(plain).0), expected);
        assert_eq!(told(command, &utf16), expected);
        let blank = plain.replace("知\n", "知\n\n");
        assert_eq!(told(command, hidden.as_bytes()), told(command, blank.as_bytes()));
    }
    assert!(told("count", hidden.as_bytes()).contains("\"paragraphs\":2"));
}

#[test]
fn drafts_of_any_kind_are_compared_or_refused() {
    let place = Place::new();
    let outline = place.file("outline.txt", "一、清理占道摊点\n二、修补地砖和路灯\n");
    let text = "街道办清理了占道摊点，\n并且修补地砖和路灯。\n";
    let coverage = |name: &str, bytes: &[u8]| {
        let file = place.file(name, bytes);
        let output = place.run(&["compare", arg(&outline), arg(&file), "--json"]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        harmless(&place.on_terminal(&["compare", arg(&outline), arg(&file)]));
        harmless(&place.on_terminal(&["compare", arg(&outline), arg(&file), "--json"]));
        value["coverage"].as_f64().unwrap()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    for (name, bytes) in [
        ("plain.txt", text.as_bytes().to_vec()),
        ("marked.txt", format!("\u{feff}{text}").into()),
        ("dos.txt", text.replace('\n', "\r\n").into()),
        ("gb.txt", GB18030.encode(text).0.to_vec()),
        ("utf16.txt", utf16(&format!("\u{feff}{text}"))),
        ("hidden.txt", text.replace('占', "占\u{200b}").replace('地', "\u{202e}地\u{2060}").into()),
        ("poison.txt", format!("{}{text}", POISON.replace('\0', "")).into()),
    ] {
        assert!((coverage(name, &bytes) - 1.0).abs() < 1e-9, "{name}");
    }
    let refused = |bytes: &[u8], said: &str| {
        let file = place.file("bad.txt", bytes);
        place.refused(&["compare", arg(&outline), arg(&file)], &["bad.txt", said]);
        place.refused(&["compare", arg(&file), arg(&outline)], &["bad.txt", said]);
        place.refused(
            &["compare", arg(&outline), arg(&outline), "--reference", arg(&file)],
            &["bad.txt", said],
        );
        place.refused(&["compare", arg(&outline), arg(&outline), "--prompt", arg(&file)], &["bad.txt", said]);
    };
    refused(b"\xe7\x94\xb2\0\xe4\xb9\x99", "");
    refused(&utf16(text), "");
    refused(b"\xe7\x94\xb2\xff\xfe\xe4\xb9\x99\xe7\x94\xb2\xe7\x94\xb2", "UTF-8");
    let long = place.file("long.txt", "清理占道摊点，".repeat(10 * (1 << 20) / 21));
    place.refused(&["compare", arg(&outline), arg(&long)], &["100000"]);
    place.refused(&["compare", arg(&outline), arg(&outline), "--reference", arg(&long)], &["100000"]);
    let wide = place.file("wide.txt", "一、清理占道摊点\n".repeat(5_000));
    place.refused(&["compare", arg(&wide), arg(&outline)], &["500"]);
    let huge = huge(&place, "huge.txt");
    place.refused(&["compare", arg(&outline), arg(&huge)], &["huge.txt", "MB"]);
}

#[test]
fn lines_of_a_batch_of_any_kind_are_compared_or_told() {
    let place = Place::new();
    let huge = huge(&place, "huge.txt");
    let line = |draft: &str| json!({"id": draft.chars().take(3).collect::<String>(), "outline": "一、清理摊点", "draft": draft});
    let good = line(&format!("清理了摊点。{POISON}")).to_string();
    let mut bytes = Vec::new();
    for line in [
        good.as_bytes(),
        b"\xff\xfe\0",
        "[".repeat(100_000).as_bytes(),
        ("{\"id\":".repeat(100_000) + "1").as_bytes(),
        POISON.as_bytes(),
        format!("{{\"{POISON}\": 1}}").as_bytes(),
        line(&"清理摊点，".repeat(3 * (1 << 20) / 15)).to_string().as_bytes(),
        line(&"清理摊点，".repeat(10 * (1 << 20) / 15)).to_string().as_bytes(),
        line(arg(&huge)).to_string().as_bytes(),
        line(arg(&place.home())).to_string().as_bytes(),
        line("").to_string().as_bytes(),
        format!("{good}\r").as_bytes(),
    ] {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    }
    let file = place.file("batch.jsonl", &bytes);
    let output = place.run(&["compare", "--batch", arg(&file)]);
    assert!(output.status.success());
    let records: Vec<Value> = output
        .stdout
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    assert_eq!(records.len(), 12);
    let told: Vec<bool> = records.iter().map(|r| r["error"].is_string()).collect();
    let compared: Vec<usize> = (0..12).filter(|n| !told[*n]).collect();
    // The one that names a folder is a draft of these words.
    assert_eq!(compared, [0, 9, 10, 11]);
    assert!(records.iter().filter_map(|r| r["error"].as_str()).all(|e| e.len() < 2_000 && !e.contains('\n')));
    harmless(&place.on_terminal(&["compare", "--batch", arg(&file)]));
    let huge = place.dir.path().join("huge.txt");
    let output = place.run(&["compare", "--batch", arg(&huge)]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("error"));
}
