//! Input that was made to do harm, or came to harm: the real program answers with one clear line or a correct reading,
//! keeps its memory bounded, sends nothing to a terminal that it would act on, and writes nowhere else.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use celun::store::{Edit, Paths, Store, Task};
use encoding_rs::GB18030;
use jiff::tz::TimeZone;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    os::unix::{fs::symlink, process::ExitStatusExt},
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_celun");
/// As much address space as the program may take, in KiB: its binary and threads, and some times the largest input.
const SPACE: u32 = 2_500_000;
/// What a terminal would act on, and what would turn its text around.
const POISON: &str = "甲\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}乙\u{2066}\u{200b}\u{0}\u{8}丙";

/// A data folder, and beside it a file that nobody may touch.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir_all(dir.path().join("home/packs")).unwrap();
        fs::write(dir.path().join("secret.md"), "不可外传的内容").unwrap();
        Self { dir }
    }

    fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn pack(&self, name: &str, pack: &Value) -> PathBuf {
        self.file(&format!("home/packs/{name}"), pack.to_string())
    }

    /// Runs the program with its memory bounded; it must not be killed nor panic, and says one line at most.
    #[track_caller]
    fn run(&self, args: &[&str]) -> Output {
        let output = Command::new("/bin/sh")
            .args(["-c", &format!("ulimit -v {SPACE}; exec \"$0\" \"$@\""), PROGRAM])
            .args(args)
            .env("CELUN_HOME", self.home())
            .env("CELUN_LANG", "zh")
            .env("TZ", "UTC")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.signal(), None, "{told}");
        assert!(matches!(output.status.code(), Some(0..=2)), "{:?} {told}", output.status);
        assert!(!told.contains("panicked"), "{told}");
        harmless(&told);
        output
    }

    /// It fails with one line that has all of these.
    #[track_caller]
    fn refused(&self, args: &[&str], said: &[&str]) {
        let output = self.run(args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.lines().count()), (Some(1), 1), "{told}");
        assert!(told.len() < 2_000, "{} bytes of error", told.len());
        let all = told + &String::from_utf8_lossy(&output.stdout);
        for word in said {
            assert!(all.contains(word), "no {word:?} in {all}");
        }
    }

    /// What the program writes to a terminal.
    #[track_caller]
    fn on_terminal(&self, args: &[&str]) -> String {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(args);
        command.env("CELUN_HOME", self.home());
        command.env("CELUN_LANG", "zh");
        command.env("TERM", "xterm-256color");
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut reader, mut all) = (pty.master.try_clone_reader().unwrap(), Vec::new());
        // Linux ends the reading with an error when the program is gone.
        let _ = reader.read_to_end(&mut all);
        child.wait().unwrap();
        String::from_utf8(all).unwrap()
    }

    /// Every file outside the data folder with its content.
    fn outside(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path == self.home() {
                    continue;
                }
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else {
                    found.insert(path.clone(), fs::read(&path).unwrap_or_default());
                }
            }
        }
        found
    }
}

/// Nothing in it moves a cursor, sets a title or turns text around.
#[track_caller]
fn harmless(text: &str) {
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{text:?}");
}

fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A small valid pack, to be spoilt.
fn pack() -> Value {
    json!({"schema": "celun.pack/1", "id": "p", "title": "包",
        "questions": [{"id": "q", "title": "题", "prompt": "写一份通知，不超过200字。", "genre": "notice", "minutes": 10,
            "score": 10, "materials": ["m"], "outline": "o"}],
        "outlines": [{"id": "o", "title": "提纲", "genre": "notice", "points": [{"text": "时间"}, {"text": "地点"}]}],
        "materials": [{"id": "m", "title": "资料", "kind": "given", "text": "会议周五开。"}]})
}

#[test]
fn packs_in_other_encodings_and_forms() {
    let place = Place::new();
    let good = pack().to_string();
    let check = |name: &str, bytes: &[u8], said: &[&str]| {
        let file = place.file(name, bytes);
        place.refused(&["check", arg(&file)], said);
    };
    check("gb.json", &GB18030.encode(&good).0, &["gb.json", "UTF-8"]);
    check("bytes.json", b"{\"schema\": \"celun.pack/1\", \xff\xfe", &["bytes.json", "UTF-8"]);
    check("empty.json", b"", &["empty.json", "JSON"]);
    check("deep.json", "[".repeat(100_000).as_bytes(), &["deep.json", "JSON"]);
    check("nested.json", ("{\"parts\":".repeat(100_000) + "1").as_bytes(), &["nested.json", "JSON"]);
    let points = "{\"text\":\"点\",\"children\":[".repeat(100_000);
    let deep = good.replace("{\"text\":\"时间\"}", &points);
    check("points.json", deep.as_bytes(), &["points.json"]);
    check("utf16.json", &good.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), &["utf16.json"]);
    // What only looks odd is read; a zero byte is left out.
    let file = place.file("nul.json", good.replace("\"包\"", "\"包\0\""));
    assert!(place.run(&["check", arg(&file)]).status.success());
    let spaced = serde_json::to_string_pretty(&pack()).unwrap().replace('\n', "\r\n");
    let file = place.file("marked.json", format!("\u{feff}{spaced}"));
    assert!(place.run(&["check", arg(&file)]).status.success());
}

#[test]
fn packs_too_large_end_in_an_error() {
    let place = Place::new();
    let big = place.file("big.json", "");
    fs::File::options().write(true).open(&big).unwrap().set_len(100 << 20).unwrap();
    place.refused(&["check", arg(&big)], &["big.json", "上限"]);
    // One line of 10 MB, and one that is just let in.
    let mut long = pack();
    long["materials"][0]["text"] = json!("长".repeat(10 << 20));
    let file = place.file("long.json", long.to_string());
    place.refused(&["check", arg(&file)], &["long.json", "上限"]);
    long["materials"][0]["text"] = json!("长".repeat(2 << 20));
    let file = place.file("fits.json", long.to_string());
    assert!(place.run(&["check", arg(&file)]).status.success());
    // A material's file is bounded as the pack is.
    let mut by_file = pack();
    by_file["materials"][0] = json!({"id": "m", "title": "资料", "kind": "given", "file": "m.md"});
    let file = place.file("by-file.json", by_file.to_string());
    let material = place.file("materials/m.md", "");
    fs::File::options().write(true).open(material).unwrap().set_len(100 << 20).unwrap();
    place.refused(&["check", arg(&file)], &["by-file.json", "上限"]);
}

#[test]
fn ids_paths_and_links_lead_nowhere() {
    let place = Place::new();
    let before = place.outside();
    for id in
        ["../p", "/etc/passwd", "p/../../x", "..", "", ".", "CON\u{0}", "甲", "a\nb", &"a".repeat(1_000)]
    {
        let mut bad = pack();
        bad["id"] = json!(id);
        let file = place.pack("bad.json", &bad);
        place.refused(&["check", arg(&file)], &["bad.json"]);
        let mut bad = pack();
        bad["questions"][0]["id"] = json!(id);
        let file = place.pack("bad.json", &bad);
        place.refused(&["check", arg(&file)], &["bad.json"]);
        // As a name given on the command line.
        for command in ["show", "write", "export"] {
            if !id.contains('\0') {
                let output = place.run(&[command, "--", id]);
                assert!(!output.status.success(), "{command} {id}");
            }
        }
    }
    let secret = place.dir.path().join("secret.md");
    symlink(&secret, place.home().join("packs/link.md")).unwrap();
    fs::create_dir(place.home().join("packs/materials")).unwrap();
    symlink(&secret, place.home().join("packs/materials/link.md")).unwrap();
    for path in ["../../secret.md", arg(&secret), "link.md", "../secret.md", "", "..", "/"] {
        for field in ["file", "part"] {
            let mut bad = pack();
            if field == "file" {
                bad["materials"][0] = json!({"id": "m", "title": "资料", "kind": "given", "file": path});
            } else {
                bad["parts"] = json!([path]);
            }
            let file = place.pack("bad.json", &bad);
            place.refused(&["check", arg(&file)], &["bad.json"]);
            let output = place.run(&["show", "p/q"]);
            let all = [output.stdout, output.stderr].concat();
            assert!(!String::from_utf8(all).unwrap().contains("不可外传"), "{path}");
        }
    }
    fs::remove_file(place.home().join("packs/bad.json")).unwrap();
    // A folder of packs that leads back to itself.
    symlink(place.home().join("packs"), place.home().join("packs/loop")).unwrap();
    assert!(place.run(&["list"]).status.success());
    assert_eq!(place.outside(), before);
}

#[test]
fn figures_and_doubles_are_refused() {
    let place = Place::new();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut bad = pack();
        change(&mut bad);
        let file = place.file("bad.json", bad.to_string());
        place.refused(&["check", arg(&file)], &["bad.json"]);
    };
    for figure in [json!(-1), json!(0), json!(u64::MAX), json!(1e308), json!("1"), json!(1.5), json!(null)] {
        refused(&|p| p["questions"][0]["minutes"] = figure.clone());
    }
    for score in [json!(-1), json!(1e308), json!("20")] {
        refused(&|p| p["questions"][0]["score"] = score.clone());
        refused(&|p| p["outlines"][0]["points"][0]["weight"] = score.clone());
    }
    refused(&|p| p["questions"][0]["limit"] = json!({"max": u64::MAX}));
    refused(&|p| p["questions"][0]["limit"] = json!({"min": 900, "max": 800}));
    for kind in ["questions", "outlines", "materials"] {
        refused(&|p| {
            let again = p[kind][0].clone();
            p[kind].as_array_mut().unwrap().push(again);
        });
    }
    // Figures that no number can hold, and a field that stands twice.
    for (from, to) in
        [("\"minutes\":10", "\"minutes\":1e999"), ("\"minutes\":10", "\"minutes\":10,\"minutes\":9")]
    {
        let file = place.file("bad.json", pack().to_string().replace(from, to));
        place.refused(&["check", arg(&file)], &["bad.json"]);
    }
    // Two packs with one id: the first is taken, the other is told.
    place.pack("a.json", &pack());
    place.pack("b.json", &pack());
    let output = place.run(&["list"]);
    assert!(output.status.success() && String::from_utf8(output.stderr).unwrap().contains("b.json"));
}

#[test]
fn nothing_of_a_pack_acts_on_a_terminal() {
    let place = Place::new();
    let mut poisoned = pack();
    for field in [
        "/title",
        "/questions/0/title",
        "/questions/0/prompt",
        "/outlines/0/title",
        "/outlines/0/points/0/text",
        "/materials/0/title",
        "/materials/0/text",
    ] {
        *poisoned.pointer_mut(field).unwrap() = json!(POISON);
    }
    place.pack("poison.json", &poisoned);
    let mut broken = pack();
    broken[POISON] = json!(POISON);
    broken["questions"][0]["genre"] = json!(POISON);
    let bad = place.pack("broken.json", &broken);
    let shown = POISON.replace('\0', "");
    let mut all = String::new();
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["show", "p/q", "--outline"],
        &["show", "p/q", "--outline", "--json"],
        &["show", "p/o"],
        &["check", arg(&bad)],
        &["check", "--json", arg(&bad)],
        &["show", &shown],
        &["doctor"],
    ] {
        let told = place.on_terminal(args);
        harmless(&told);
        assert!(!told.contains("panicked"), "{args:?} {told}");
        all += &told;
    }
    assert!(all.contains('丙'), "{all}");
}

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
fn materials_in_other_encodings_and_forms() {
    let place = Place::new();
    let mut by_file = pack();
    by_file["materials"][0] = json!({"id": "m", "title": "资料", "kind": "given", "file": "m.md"});
    place.pack("by-file.json", &by_file);
    let pack = place.home().join("packs/by-file.json");
    let text = "# 资料\n会议周五开，地点在礼堂。\n";
    let write = |bytes: &[u8]| place.file("home/packs/materials/m.md", bytes);
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into(),
        text.replace('\n', "\r\n").into(),
        GB18030.encode(text).0.to_vec(),
        text.replace('会', "会\u{200b}\u{202e}").into(),
        format!("{text}{}", POISON.replace('\0', "")).into(),
        format!("{text}{}", "长".repeat(2 << 20)).into(),
    ] {
        write(&bytes);
        let output = place.run(&["check", arg(&pack)]);
        let told =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            let shown = String::from_utf8(place.run(&["show", "p/q", "--json"]).stdout).unwrap();
            assert!(shown.contains("地点在礼堂"), "{told}");
            harmless(&shown);
            harmless(&place.on_terminal(&["show", "p/q"]));
        } else {
            assert!(told.contains("m.md") || told.contains("by-file.json"), "{told}");
        }
    }
    for bytes in
        [&b"\xe7\x94\xb2\0\xe4\xb9\x99"[..], b"\xe7\x94\xb2\xff\xfe\xe4\xb9\x99\xe7\x94\xb2\xe7\x94\xb2", b""]
    {
        write(bytes);
        let output = place.run(&["check", arg(&pack)]);
        let all = [output.stdout, output.stderr].concat();
        assert!(output.status.success() || String::from_utf8_lossy(&all).contains("by-file.json"));
    }
}

/// A sparse file of 100 MB.
fn huge(place: &Place, name: &str) -> PathBuf {
    let file = place.file(name, "");
    fs::File::options().write(true).open(&file).unwrap().set_len(100 << 20).unwrap();
    file
}

#[test]
fn what_nobody_sees_is_in_no_cell_and_no_count() {
    let place = Place::new();
    let plain = "关于2026年整治的通知\n各科室：\n";
    let hidden = "\u{feff}关\u{200b}于20\u{2060}26年\u{202e}整\u{ad}治的\u{200f}通知\r\n\u{200b}\r\n各\u{1b}科室：\u{200d}\n";
    let told = |name: &str, text: &str, args: &[&str]| {
        let file = place.file(name, text);
        let args: Vec<&str> = args.iter().copied().chain([arg(&file), "--json"]).collect();
        String::from_utf8(place.run(&args).stdout).unwrap()
    };
    assert_eq!(
        told("hidden.txt", hidden, &["count"]),
        told("plain.txt", &plain.replace("知\n", "知\n\n"), &["count"])
    );
    assert_eq!(
        told("hidden.txt", hidden, &["sheet"]),
        told("plain.txt", &plain.replace("知\n", "知\n\n"), &["sheet"])
    );
    assert!(told("hidden.txt", hidden, &["count"]).contains("\"paragraphs\":2"));
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

#[test]
fn settings_of_any_kind_leave_the_program_working() {
    let place = Place::new();
    let deep = format!("a = {}", "[".repeat(100_000));
    let huge = format!("columns = {}", "9".repeat(100_000));
    let cases: [Vec<u8>; 9] = [
        b"\xff\xfe\0".to_vec(),
        GB18030.encode("language = \"中文\"").0.to_vec(),
        "\u{feff}columns = 20\r\n".into(),
        format!("{POISON:?} = 1\ntheme = \"\\u001b[2J\"").into(),
        deep.into(),
        huge.into(),
        "x".repeat(10 << 20).into(),
        b"theme = \"dark\"\ntheme = \"light\"\n".to_vec(),
        b"columns = -5\nsplit = 1e9\npen_speed = nan\nunknown = true".to_vec(),
    ];
    for bytes in cases {
        place.file("home/config.toml", &bytes);
        let output = place.run(&["list"]);
        assert!(output.status.success(), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
        harmless(&place.on_terminal(&["doctor"]));
        assert_eq!(fs::read(place.home().join("config.toml")).unwrap(), bytes, "it is left as it was");
    }
    fs::remove_file(place.home().join("config.toml")).unwrap();
    fs::create_dir(place.home().join("config.toml")).unwrap();
    assert!(place.run(&["list"]).status.success());
}

/// A home with an open attempt; the attempt's folder.
fn with_attempt(place: &Place) -> PathBuf {
    let store = Store::new(Paths::in_folder(place.home()), TimeZone::UTC);
    let task = Task { question: "q4".into(), title: POISON.into(), ..Task::default() };
    let attempt = store.begin(task, 1_600_000_000_000).unwrap();
    let text = format!("写到这里{}", POISON.replace('\0', ""));
    let edit = Edit { at: 0, removed: 0, inserted: text.clone(), caret: 0 };
    attempt.edit(&edit, &text, 10);
    store.dir(attempt.name()).unwrap()
}

#[test]
fn journals_of_any_kind_are_told_and_left_alone() {
    let place = Place::new();
    let folder = with_attempt(&place);
    let good = fs::read(folder.join("journal.jsonl")).unwrap();
    let line = good.split(|b| *b == b'\n').next().unwrap().to_vec();
    let before = place.outside();
    let cases: [Vec<u8>; 9] = [
        good.clone(),
        Vec::new(),
        vec![0; 1 << 20],
        b"\xff\xfe\xfd\n".repeat(10_000),
        "x".repeat(10 << 20).into(),
        "[".repeat(100_000).into(),
        [&line[..], b"\n"].concat().repeat(1_000),
        String::from_utf8_lossy(&good).replace('\n', "\r\n").into(),
        [good.clone(), format!("{POISON}\n").into()].concat(),
    ];
    for bytes in &cases {
        fs::write(folder.join("journal.jsonl"), bytes).unwrap();
        for args in [&["history"][..], &["history", "--json"], &["doctor"], &["doctor", "--json"]] {
            place.run(args);
            harmless(&place.on_terminal(args));
        }
        assert_eq!(&fs::read(folder.join("journal.jsonl")).unwrap(), bytes, "reading changes nothing");
    }
    // Larger than any journal is: not read into memory.
    fs::File::options().write(true).open(folder.join("journal.jsonl")).unwrap().set_len(8 << 30).unwrap();
    place.run(&["history"]);
    place.run(&["doctor"]);
    // A journal and a lock that lead elsewhere.
    fs::remove_file(folder.join("journal.jsonl")).unwrap();
    symlink(place.dir.path().join("secret.md"), folder.join("journal.jsonl")).unwrap();
    fs::remove_file(folder.join("lock")).unwrap();
    symlink(place.dir.path().join("secret.md"), folder.join("lock")).unwrap();
    place.run(&["history"]);
    place.run(&["doctor", "--repair"]);
    assert_eq!(place.outside(), before);
}

#[test]
fn results_of_any_kind_are_told() {
    let place = Place::new();
    let folder = with_attempt(&place);
    let deep = "[".repeat(100_000);
    let poisoned =
        json!({"schema": "celun.attempt/1", "task": {"question": POISON, "title": POISON}}).to_string();
    for text in ["", "{}", "null", "\u{0}", &deep, &poisoned, "{\"schema\":\"celun.attempt/999\"}"] {
        fs::write(folder.join("attempt.json"), text).unwrap();
        for args in [&["history"][..], &["doctor"], &["list"]] {
            place.run(args);
            harmless(&place.on_terminal(args));
        }
    }
    // What is kept beside attempts.
    let huge = "9".repeat(10 << 20);
    for file in ["verdicts.json", "essay.md"].map(|f| folder.join(f)).into_iter().chain(
        ["notes/plaza.json", "reviews.jsonl", "papers/20260101-000000-x/paper.json"]
            .map(|f| place.home().join(f)),
    ) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        for text in ["", "null", "\u{0}", POISON, &deep, &huge, "{\"schema\":\"celun.notes/999\"}"] {
            fs::write(&file, text).unwrap();
            for args in [&["history"][..], &["doctor"], &["list"]] {
                place.run(args);
            }
            harmless(&place.on_terminal(&["doctor"]));
            assert_eq!(fs::read_to_string(&file).unwrap(), *text, "it is left as it was");
        }
        fs::remove_file(file).unwrap();
    }
    // Folders that are no attempts, with names that say so loudly.
    let attempts = folder.parent().unwrap();
    for name in ["\u{1b}[2J", "..\u{202e}", "a b", "-rf"] {
        fs::create_dir(attempts.join(name)).unwrap();
        fs::write(attempts.join(name).join("attempt.json"), "{}").unwrap();
    }
    for args in [&["history"][..], &["doctor"]] {
        harmless(&place.on_terminal(args));
    }
}
