//! Packs and their materials.
use crate::place::{POISON, Place, arg, harmless, pack};
use encoding_rs::GB18030;
use serde_json::{Value, json};
use std::{fs, os::unix::fs::symlink};

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
