//! `celun compare`.
use super::{Home, err, out};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};

const OUTLINE: &str =
    "# 健康乡村\n一、医疗\n（一）建强乡村医生队伍\n（二）改善卫生室条件\n二、教育\n（一）改善学校食堂\n";
const DRAFT: &str = "县里建强乡村医生队伍，定向培养乡村医生120名，每季度请专家带教。\n\
    改善村卫生室条件，新建标准化卫生室36个，配齐心电图机。\n广场舞大赛热闹非凡，冠军来自河东镇。";

/// A home with the outline and the draft as files in it.
fn home() -> (Home, String, String) {
    let home = Home::new();
    let path = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let (outline, draft) = (path("outline.txt", OUTLINE), path("draft.txt", DRAFT));
    (home, outline, draft)
}

#[test]
fn a_report_has_every_point_once_and_its_passage() {
    let (home, outline, draft) = home();
    let report = home.json(&["compare", &outline, &draft], "");
    assert_eq!((&report["schema"], &report["title"]), (&"celun.compare/1".into(), &"健康乡村".into()));
    let points = report["points"].as_array().unwrap();
    let ids: Vec<&str> = points.iter().map(|p| p["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["1", "1.1", "1.2", "2", "2.1"]);
    assert_eq!((&points[1]["status"], &points[4]["status"]), (&"covered".into(), &"missing".into()));
    let span = &points[2]["span"];
    let (start, end) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
    let shown: String = DRAFT.chars().skip(start).take(end - start).collect();
    assert!(shown.contains("新建标准化卫生室"), "{shown}");
    assert!(points[4]["nearest"]["reason"].is_string());
    assert_eq!(report["unclaimed"].as_array().unwrap().len(), 1);
}

#[test]
fn a_draft_from_standard_input_and_a_questions_own_outline() {
    let home = Home::new();
    let report =
        home.json(&["compare", "q4", "-"], "定于8月20日上午9时在市行政中心301会议室召开市政府常务会议。");
    assert_eq!(report["points"][0]["id"], "1");
    assert!(report["coverage"].as_f64().unwrap() < 0.7);
}

#[test]
fn people_read_marks_and_one_point_is_explained() {
    let (home, outline, draft) = home();
    let text = out(&home.run(&["compare", &outline, &draft], b""));
    assert!(text.starts_with("健康乡村\n覆盖率 "), "{text}");
    assert!(text.contains("✗ 2.1 改善学校食堂 [遗漏"), "{text}");
    let one = out(&home.run(&["compare", &outline, &draft, "--explain", "1.1"], b""));
    assert!(one.starts_with("✓ 1.1 建强乡村医生队伍 [已覆盖") && one.contains("相合："), "{one}");
    let output = home.run(&["compare", &outline, &draft, "--explain", "9"], b"");
    assert_eq!(
        (output.status.code(), err(&output)),
        (Some(1), "celun: 没有要点 9，可选：1 1.1 1.2 2 2.1\n".to_owned())
    );
}

#[test]
fn what_cannot_be_compared_is_said_on_one_line() {
    let (home, outline, draft) = home();
    let missing = home.run(&["compare", "no-such-file", &draft], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(err(&missing).starts_with("celun: no-such-file："), "{}", err(&missing));
    let empty = home.run(&["compare", "-", &draft], b"");
    assert_eq!((empty.status.code(), err(&empty).lines().count()), (Some(1), 1), "{}", err(&empty));
    assert_eq!(home.run(&["compare", &outline], b"").status.code(), Some(2));
}

#[test]
fn a_batch_keeps_the_order_and_goes_on_after_a_bad_line() {
    let (home, outline, draft) = home();
    let good = serde_json::json!({"id": "a", "outline": outline, "draft": draft}).to_string();
    let inline = serde_json::json!({"id": "c", "outline": OUTLINE, "draft": DRAFT}).to_string();
    let lines = format!("{good}\n{{\"id\":\"b\",\"outline\":1}}\n\n{inline}\n");
    let output = home.run(&["compare", "--batch", "-"], lines.as_bytes());
    assert!(output.status.success(), "{}", err(&output));
    let records: Vec<Value> = out(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(records.iter().map(|r| r["id"].as_str().unwrap()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!((&records[1]["line"], records[1]["error"].is_string()), (&2.into(), true));
    assert_eq!(records[0]["points"], records[2]["points"]);
}

#[test]
fn an_explanation_says_what_was_found_and_why() {
    let home = Home::new();
    let draft = "定于8月20日上午9时在市行政中心301会议室召开市政府常务会议。请按时参会。";
    let explain = |id: &str| out(&home.run(&["compare", "q4", "-", "--explain", id], draft.as_bytes()));
    let leaf = explain("2.1");
    assert!(leaf.contains("写在：") && leaf.contains("判定：已覆盖 "), "{leaf}");
    assert!(leaf.contains("可得分的表述，文中有：") || leaf.contains("可得分的表述，文中没有："), "{leaf}");
    let missing = explain("5.1");
    assert!(missing.contains("为什么不算："), "{missing}");
    let parent = explain("2");
    assert!(
        parent.contains("由下级要点得出") && parent.contains(" 2.1 ") && parent.contains(" 2.2 "),
        "{parent}"
    );
}

#[test]
fn a_batch_survives_every_kind_of_bad_line_with_any_number_of_workers() {
    let home = Home::new();
    let good = |id: usize| serde_json::json!({"id": id, "outline": OUTLINE, "draft": DRAFT}).to_string();
    let huge = format!("{{\"id\":2,\"draft\":\"{}\"}}", "x".repeat(9 << 20));
    let mut input = Vec::new();
    for line in
        [good(0).as_bytes(), b"{no json", huge.as_bytes(), b"{\"id\":\"\xff\xfe\"}", good(4).as_bytes()]
    {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    for i in 5..60 {
        input.extend_from_slice(good(i).as_bytes());
        input.push(b'\n');
    }
    let file = home.path().join("lines.jsonl");
    std::fs::write(&file, &input).unwrap();
    let file = file.to_str().unwrap();
    for jobs in ["1", "3"] {
        let output = home.run(&["compare", "--batch", file, "--jobs", jobs], b"");
        assert!(output.status.success(), "{}", err(&output));
        let records: Vec<Value> = out(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(records.len(), 60);
        for (at, record) in records.iter().enumerate() {
            if (1..4).contains(&at) {
                assert_eq!(
                    (&record["line"], record["error"].is_string()),
                    (&(at + 1).into(), true),
                    "{record}"
                );
            } else {
                assert_eq!((&record["id"], &record["points"]), (&at.into(), &records[0]["points"]));
            }
        }
    }
    assert_eq!(home.run(&["compare", "--batch", file, "--jobs", "0"], b"").status.code(), Some(2));
}

#[test]
fn a_questions_draft_is_looked_at_as_a_marker_does() {
    let home = Home::new();
    let draft = "各部门：\n定于8月20日上午9时召开市政府常务会议。\n特此报告。";
    let report = home.json(&["compare", "q4", "-"], draft);
    let form = report["findings"].as_array().unwrap().iter().find(|f| f["kind"] == "form").unwrap();
    assert_eq!((&form["grade"], &form["verdict"]), (&"bad".into(), &"缺标题、落款、日期".into()));
    assert_eq!(form["passages"], serde_json::json!([[0, 4], [27, 31]]));
    assert_eq!(report["score"]["full"], 15.0);
    assert!(report["score"]["low"].as_f64() <= report["score"]["high"].as_f64());
    let text = out(&home.run(&["compare", "q4", "-"], draft.as_bytes()));
    assert!(text.contains("✗ 格式：缺标题、落款、日期") && text.contains("下一步："), "{text}");
    let (home, outline, draft) = self::home();
    let plain = home.json(&["compare", &outline, &draft], "");
    assert!(plain.get("findings").is_none() && plain.get("score").is_none());
}

#[test]
fn a_batch_ends_when_nobody_reads_it_any_more() {
    let home = Home::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_celun"))
        .args(["compare", "--batch", "-"])
        .env("CELUN_HOME", home.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let line = serde_json::json!({"id": 1, "outline": OUTLINE, "draft": DRAFT}).to_string() + "\n";
    // Lines without end: only the program can end this.
    let feeder = std::thread::spawn(move || while input.write_all(line.as_bytes()).is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":1,"), "answered before the input ends: {first}");
    assert!(child.wait().unwrap().success());
    feeder.join().unwrap();
}
