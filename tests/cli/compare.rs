//! `celun compare`.
use super::{Home, err, out};
use serde_json::Value;

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
