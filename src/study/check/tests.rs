//! What validation finds.
use super::*;
use crate::study::{files::Folder, load::load};

const FILES: &[(&str, &str)] = &[
    ("materials/e.md", "# 题目\n\n甲甲。<!-- 1 -->乙乙。<!-- 2.1 -->\n丙丙。<!-- 3 -->"),
    ("materials/m.md", "一、甲"),
];

/// Loads a pack of these arrays.
fn pack(arrays: &str) -> Result<Pack, Vec<String>> {
    let place = Place {
        folder: Folder::Embedded(FILES, "questions"),
        materials: vec![Folder::Embedded(FILES, "materials")],
        builtin: false,
    };
    let text = format!(r#"{{"schema":"celun.pack/1","id":"p","title":"包",{arrays}}}"#);
    load(&place, "p.json".to_owned(), &text).map_err(|p| p.iter().map(ToString::to_string).collect())
}

fn problems(arrays: &str) -> Vec<String> {
    pack(arrays).expect_err("the pack has problems")
}

fn question(more: &str) -> String {
    format!(
        r#""questions":[{{"id":"q","title":"甲","prompt":"写500字","genre":"notice","minutes":9,"score":20,"outline":"o"{more}}}],
            "outlines":[{{"id":"o","title":"乙","genre":"notice","points":[{{"text":"丙"}}]}}]"#
    )
}

#[test]
fn a_good_pack_is_built_with_defaults() {
    let p = pack(
            r#""outlines":[{"id":"o","title":"乙","genre":"notice","points":[
                {"text":" 甲 "},{"text":"乙","children":[{"text":"丙","weight":3},{"text":"丁"}]},{"text":"戊","id":"end"}]}],
               "essays":[{"id":"e","title":"题目","genre":"notice","outline":"o","file":"e.md"}]"#,
        )
        .unwrap();
    let points: Vec<String> = super::super::model::walk(&p.outlines[0].points)
        .iter()
        .map(|w| format!("{} {} {} {}", w.path, w.point.id, w.point.text, w.point.weight))
        .collect();
    assert_eq!(points, ["1 1 甲 1", "2 2 乙 4", "2.1 2.1 丙 3", "2.2 2.2 丁 1", "3 end 戊 1"]);
    let essay = &p.essays[0];
    assert_eq!(essay.text, "甲甲。乙乙。\n丙丙。");
    let passages: Vec<_> = essay.passages.iter().map(|(p, r)| (p.as_str(), &essay.text[r.clone()])).collect();
    assert_eq!(passages, [("1", "甲甲。"), ("2.1", "乙乙。"), ("3", "丙丙。")]);
    assert_eq!(p.outlines[0].point("2.1").unwrap().text, "丙");
    assert!(p.outlines[0].point("2.3").is_none() && p.outlines[0].point("").is_none());
}

#[test]
fn papers_are_of_questions_of_the_pack() {
    let papers = |items: &str| {
        question("") + &format!(r#","papers":[{{"id":"m","title":"卷","minutes":60,"questions":[{items}]}}]"#)
    };
    let p = pack(&papers(r#"{"question":"q","points":40,"minutes":30}"#)).unwrap();
    assert_eq!((p.papers[0].minutes, p.papers[0].questions[0].minutes), (60, Some(30)));
    assert_eq!(
        problems(&papers(
            r#"{"question":"o","points":40},{"question":"q","points":0},{"question":"q","points":1}"#
        )),
        [
            "p.json: papers[0].questions[0].question (m): the pack has no question with id `o`",
            "p.json: papers[0].questions[1].points (m): 0 should lie between 0.5 and 1000",
            "p.json: papers[0].questions[2].question (m): duplicate id `q`, already used by questions[1]",
        ]
    );
    assert_eq!(problems(&papers("")), ["p.json: papers[0].questions (m): 0 should lie between 1 and 20"]);
}

#[test]
fn limits_must_be_possible() {
    let limit = |limit: &str| problems(&question(&format!(r#","limit":{limit}"#)));
    assert_eq!(
        limit(r#"{"min":600,"max":500}"#),
        ["p.json: questions[0].limit (q): min 600 is more than max 500"]
    );
    assert_eq!(
        limit(r#"{"max":0}"#),
        ["p.json: questions[0].limit.max (q): 0 should lie between 1 and 100000"]
    );
    assert_eq!(limit("{}").len(), 1);
    assert_eq!(limit(r#"{"min":1,"max":9,"about":10}"#).len(), 1);
    assert_eq!(pack(&question("")).unwrap().questions[0].limit.unwrap().about, Some(500));
}

#[test]
fn references_and_ids_are_checked() {
    let found = problems(&question(r#","materials":["m","o"],"essays":["../e"]"#));
    assert_eq!(
        found,
        [
            "p.json: questions[0].materials[0] (q): the pack has no material with id `m`",
            "p.json: questions[0].materials[1] (q): the pack has no material with id `o`",
            "p.json: questions[0].essays[0] (q): the pack has no model essay with id `../e`",
        ]
    );
    let found = problems(
        r#""theory":[{"id":"T/1","title":"甲\n乙","points":[]},{"id":"t","title":" ","points":[{"text":""}]},
                        {"id":"t","title":"乙","points":[{"text":"a","id":"2"},{"text":"b"}]}]"#,
    );
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn ranges_of_minutes_score_and_weight() {
    let found = problems(&question("").replace("\"minutes\":9,\"score\":20", "\"minutes\":0,\"score\":0"));
    assert_eq!(found.len(), 2, "{found:?}");
    let found =
        problems(&question("").replace("\"text\":\"丙\"", "\"text\":\"丙\",\"weight\":-1,\"cues\":[\"\"]"));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn materials_have_a_text_or_a_file_inside_the_folder() {
    let material = |fields: &str| {
        problems(&format!(r#""materials":[{{"id":"m","title":"甲","kind":"given"{fields}}}]"#))
    };
    assert_eq!(material("").len(), 1);
    assert_eq!(material(r#","text":"甲","file":"m.md""#).len(), 1);
    assert_eq!(material(r#","file":"none.md""#), ["p.json: materials[0].file (m: none.md): no such file"]);
    assert!(material(r#","file":"../m.md""#)[0].contains("leaves the pack's folder"));
    assert!(material(r#","text":" ""#)[0].ends_with("must not be empty"));
}

#[test]
fn a_problem_of_the_form_does_not_hide_the_others() {
    let found =
        problems(&question(r#","colour":1"#).replace("\"genre\":\"notice\",\"minutes\":9", "\"minutes\":0"));
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn points_are_not_nested_without_end() {
    let mut point = r#"{"text":"甲"}"#.to_owned();
    for _ in 0..8 {
        point = format!(r#"{{"text":"甲","children":[{point}]}}"#);
    }
    let theory = format!(r#""theory":[{{"id":"t","title":"甲","points":[{point}]}}]"#);
    assert!(problems(&theory)[0].contains("deeper than 8"));
}

#[test]
fn newer_and_foreign_files_are_told() {
    let of = |text: &str| {
        let place = Place { folder: Folder::Embedded(FILES, ""), materials: Vec::new(), builtin: false };
        load(&place, "f".to_owned(), text).expect_err("no pack")[0].to_string()
    };
    assert!(of(r#"{"schema":"celun.pack/2","id":"a","title":"b","new":1}"#).contains("newer"));
    assert!(of(r#"{"schema":"other","id":"a","title":"b"}"#).contains("unknown pack version"));
    assert!(of(r#"{"questions":[]}"#).contains("not a pack"));
}
