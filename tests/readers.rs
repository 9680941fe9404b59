//! The readers of what comes from outside, on anything: they end in a reading or in problems, and the same each time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use celun::{
    locales::{Lang, Say},
    study::{
        files::Folder,
        load::{Place, load},
    },
    text::numbering::{Heading, Skeleton, read, read_document, read_outline},
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

/// A pack with everything in it, so that anything can be spoilt.
fn pack() -> Value {
    json!({"schema": "celun.pack/1", "id": "p", "title": "包", "topic": "题", "language": "zh-CN", "source": ["自编"],
        "parts": [],
        "questions": [{"id": "q", "title": "题", "prompt": "写一份通知，不超过200字。", "genre": "notice", "minutes": 10,
            "score": 10, "limit": {"min": 100, "max": 200, "about": null, "unit": "cells"}, "role": "工作人员",
            "materials": ["m"], "outline": "o", "essays": ["e"], "source": []}],
        "outlines": [{"id": "o", "title": "提纲", "genre": "notice", "topic": "会", "note": "注", "points": [
            {"text": "时间", "weight": 2, "cues": ["周五"], "children": [{"text": "上午", "id": "a"}]}, {"text": "地点"}]}],
        "theory": [{"id": "t", "title": "意义", "points": [{"text": "一句话。"}]}],
        "materials": [{"id": "m", "title": "资料", "kind": "given", "text": "会议周五开。"}],
        "essays": [{"id": "e", "title": "范文", "genre": "notice", "outline": "o", "text": "周五上午开会。<!-- 1.1 -->"}],
        "papers": [{"id": "w", "title": "卷", "minutes": 60, "questions": [{"question": "q", "points": 100}]}]})
}

/// All places in a value.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(k, v)| places(v, &format!("{at}/{k}"), out)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| places(v, &format!("{at}/{i}"), out));
        }
        _ => {}
    }
}

/// What is put in some place.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}|[\u{0}-\u{ff}]{0,8}|\\.\\./[a-z/]{0,8}|[a-z]{1,3}".prop_map(Value::from),
        Just(json!("周五上午。<!-- 1.1 9.9 0 -->")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,8}|id|text|points|children", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn check(text: &str) {
    let place = Place { folder: Folder::Embedded(&[], ""), materials: Vec::new(), builtin: false };
    let read = || load(&place, "f.json".to_owned(), text);
    match read() {
        Ok(pack) => {
            for question in &pack.questions {
                assert!(pack.outline(&question.outline).is_some(), "{text}");
                assert_eq!(pack.materials_of(question).count(), question.materials.len(), "{text}");
            }
            assert!(read().is_ok_and(|again| format!("{again:?}") == format!("{pack:?}")));
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "{text}");
            for problem in &problems {
                let told = problem.say(Lang::Zh);
                assert!(told.starts_with("f.json") && !told.contains('\n'), "{told}");
            }
            assert_eq!(read().unwrap_err(), problems);
        }
    }
}

#[test]
fn the_pack_to_be_spoilt_is_good() {
    let place = Place { folder: Folder::Embedded(&[], ""), materials: Vec::new(), builtin: false };
    assert_eq!(load(&place, "f.json".to_owned(), &pack().to_string()).map(|p| p.id), Ok("p".to_owned()));
}

/// Headings lie in the text, in order; ids are dense.
fn lies_in(skeleton: &Skeleton, text: &str) {
    fn level(headings: &[Heading], parent: &str, depth: usize) {
        for (index, heading) in headings.iter().enumerate() {
            let dot = if parent.is_empty() { "" } else { "." };
            assert_eq!(heading.id, format!("{parent}{dot}{}", index + 1));
            assert_eq!(heading.depth, depth);
            level(&heading.children, &heading.id, depth + 1);
        }
    }
    level(&skeleton.points, "", 1);
    let mut end = 0;
    for heading in skeleton.walk() {
        assert!(
            heading.span.start >= end && text.get(heading.span.clone()).is_some(),
            "{heading:?} in {text:?}"
        );
        end = heading.span.end;
    }
}

/// A line as documents have them, or not.
const LINE: &str = "[ \u{3000}\t]{0,3}([一二三十]{1,2}[、是要]|（[一二]）|\\([0-9]{1,4}\\)|[0-9]{1,3}[.．、)]|[①②⑩]|第[一二]章|#{1,7} |- |[IVX]{1,3}\\.|[Aa][).])?\
    (附件：?|资料|[甲乙丙丁]{0,6}[：；。，、？]?|\\PC{0,10}|[\u{0}-\u{ff}]{0,6})[\r\u{feff}\u{200b}]?";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_spoilt_pack_is_a_pack_or_problems(
        changes in prop::collection::vec((any::<Index>(), anything(), any::<bool>()), 1..4),
    ) {
        let mut spoilt = pack();
        for (index, value, remove) in changes {
            let mut all = Vec::new();
            places(&spoilt, "", &mut all);
            let at = index.get(&all);
            let parent = at.rsplit_once('/');
            match (remove, parent.and_then(|(p, k)| Some((spoilt.pointer_mut(p)?, k)))) {
                (true, Some((Value::Object(map), key))) => {
                    map.remove(key);
                }
                _ => *spoilt.pointer_mut(at).unwrap() = value,
            }
        }
        check(&spoilt.to_string());
    }

    #[test]
    fn any_text_is_a_pack_or_problems(text in "\\PC{0,40}|[{}\\[\\]:,\"a-z0-9\\\\u.-]{0,60}", cut in any::<Index>()) {
        check(&text);
        let whole = pack().to_string();
        let cut = whole.char_indices().nth(cut.index(whole.chars().count())).map_or(0, |(i, _)| i);
        check(&whole[..cut]);
        check(&(whole[..cut].to_owned() + &text + &whole[cut..]));
    }

    #[test]
    fn headings_of_any_text_lie_in_it(lines in prop::collection::vec(LINE, 0..16)) {
        let text = lines.join("\n");
        for reader in [read_outline, read_document, read] {
            let skeleton = reader(&text);
            lies_in(&skeleton, &text);
            prop_assert_eq!(&skeleton, &reader(&text));
            let again = skeleton.to_text();
            lies_in(&read(&again), &again);
        }
    }
}
