//! `celun list`, `celun show`, `celun check`: the bundled packs, the user's own, and bad ones.
use super::{Home, data, err, fails, out};
use serde_json::json;
use std::{fs, path::Path};

/// A home with the valid packs of the test data as the user's own.
fn home() -> Home {
    let home = Home::new();
    copy(&data("valid"), &home.path().join("packs"));
    home
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

#[test]
fn list_has_the_bundled_packs_and_the_users() {
    let list = home().json(&["list"], "");
    let packs = list["packs"].as_array().unwrap();
    let ids: Vec<&str> = packs.iter().map(|p| p["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["fazhi", "essays-en", "in-parts", "small"]);
    assert_eq!(
        packs[3]["questions"],
        json!([{"id": "s1", "title": "读书会通知", "genre": "notice", "minutes": 15, "score": 20.0,
            "limit": {"min": null, "max": 200, "about": null, "unit": "cells"},
            "materials": ["s1-given", "s1-inline"], "attempts": 0, "best": null}])
    );
    assert_eq!(
        packs[3]["outlines"],
        json!([{"id": "s1-outline", "title": "关于举办读书会的通知", "genre": "notice", "points": 4}])
    );
    assert_eq!(
        (&packs[2]["language"], packs[2]["questions"][0]["limit"]["unit"].as_str()),
        (&json!("en"), Some("words"))
    );
    let text = out(&home().run(&["list"], b""));
    assert!(text.contains("小资料包（small）：题目1，提纲1，范文1\n  s1  读书会通知  通知  不超过200字（按答题卡格数）  15分\n"), "{text}");
}

#[test]
fn show_keeps_the_outline_back_until_it_is_asked_for() {
    let home = home();
    let question = out(&home.run(&["show", "s1"], b""));
    assert!(question.contains("拟写一份读书会通知") && question.contains("读书会定在周六上午"), "{question}");
    assert!(!question.contains("报名办法"));
    let all = out(&home.run(&["show", "small/s1", "--outline"], b""));
    assert!(
        all.ends_with("# 关于举办读书会的通知\n一、时间和地点\n  （一）时间\n  （二）地点\n二、报名办法\n"),
        "{all}"
    );
    assert!(home.json(&["show", "s1"], "")["outline"].is_null());
    assert_eq!(
        home.json(&["show", "s1", "--outline"], "")["outline"]["points"][0]["children"][1]["id"],
        "1.2"
    );
}

#[test]
fn show_has_every_kind_of_item() {
    let home = home();
    let outline = home.json(&["show", "s1-outline"], "");
    assert_eq!((&outline["kind"], &outline["points"][0]["weight"]), (&json!("outline"), &json!(2.0)));
    let essay = home.json(&["show", "s1-essay"], "");
    assert_eq!(essay["text"], "读书会周六上午在图书馆举办。\n请打电话报名。");
    assert_eq!(out(&home.run(&["show", "s1-inline"], b"")), "# 资料二\n\n报名请打电话。\n");
    assert_eq!(out(&home.run(&["show", "in-parts/o"], b"")), "# Reading\nI. Why we read\n");
    assert_eq!(home.json(&["show", "fazhi-significance"], "")["kind"], "theory");
    assert_eq!(home.json(&["show", "s1-given"], "")["type"], "given");
}

#[test]
fn ids_that_name_nothing_or_too_much() {
    let home = home();
    fails(
        &home.run(&["show", "none"], b""),
        1,
        "celun: 没有编号为“none”的题目、提纲、资料、范文或理论要点；运行celun list查看",
    );
    let small = fs::read_to_string(home.path().join("packs/small.json")).unwrap();
    fs::write(home.path().join("packs/twin.json"), small.replace("\"id\": \"small\"", "\"id\": \"twin\""))
        .unwrap();
    fails(&home.run(&["show", "s1"], b""), 1, "celun: “s1”不止一个，请写明：small/s1、twin/s1");
    assert!(home.run(&["show", "twin/s1"], b"").status.success());
}

#[test]
fn a_bad_pack_is_told_and_keeps_nothing_from_working() {
    let home = home();
    fs::write(home.path().join("packs/bad.json"), "{").unwrap();
    let output = home.run(&["list"], b"");
    assert!(output.status.success() && out(&output).contains("法治政府建设"));
    assert_eq!(err(&output).lines().count(), 1);
    assert!(err(&output).contains("bad.json: 第1行第1列：不是有效的JSON"), "{}", err(&output));
}

#[test]
fn good_packs_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![data("valid/small.json"), data("valid/parts/head.json")];
    files.extend(
        fs::read_dir(root.join("questions")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()),
    );
    let args: Vec<&str> = std::iter::once("check").chain(files.iter().map(|p| p.to_str().unwrap())).collect();
    let output = Home::new().run(&args, b"");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "{}", out(&output));
    assert!(out(&output).contains("small.json：正确。小资料包：题目1，提纲1，理论0，资料2，范文1\n"));
    assert!(out(&output).contains("schema.json：格式说明，不是资料包\n"));
}

#[test]
fn what_is_wrong_with_bad_packs() {
    let folder = data("invalid");
    let mut all = String::new();
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect();
    files.sort();
    for file in files {
        let output = Home::new().run_in("en", &["check", file.to_str().unwrap()], b"");
        assert_eq!(output.status.code(), Some(1), "{}", file.display());
        assert_eq!(err(&output).lines().count(), 1);
        all += &out(&output).replace(&format!("{}/", folder.display()), "");
        all += &err(&output);
        all.push('\n');
    }
    insta::assert_snapshot!(all);
    let file = folder.join("limits.json");
    let json = Home::new().run(&["check", "--json", file.to_str().unwrap()], b"");
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((&value["schema"], value["problems"].as_array().unwrap().len()), (&json!("celun.check/1"), 7));
    assert_eq!(value["problems"][2]["field"], "questions[1].limit (q2)");
}
