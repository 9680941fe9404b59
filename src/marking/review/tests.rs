//! Attempts gone over: passages, figures, verdicts, the scratch outline.
use super::*;
use crate::store::{Summary, attempt};
use Status::{Covered, Missing, Partial};
use serde_json::{Value, json};

const ESSAY: &str = "各部门：\n会议定于9月1日召开，请准时参会。";

fn point(id: &str, status: &str, weight: f64, span: &Value, terms: &[&str]) -> Value {
    json!({ "id": id, "text": format!("要点{id}"), "depth": id.split('.').count(), "status": status,
        "score": 0.7, "weight": weight, "span": span, "order": null,
        "evidence": if span.is_null() { json!([]) } else { json!([{ "span": span, "terms": terms }]) } })
}

fn report(points: &[Value]) -> Value {
    json!({ "schema": "celun.compare/1", "title": "通知", "coverage": 0.4, "points": points,
        "order": { "score": 1.0, "moved": [] }, "balance": [{ "id": "1", "share": 0.9 }],
        "unclaimed": [[0, 4], [99, 120]] })
}

fn handed_in(report: Value) -> HandedIn {
    let limit = json!({ "min": null, "max": 20, "about": null, "unit": "cells" });
    let task = Task { pack: "p".into(), question: "q".into(), limit, minutes: 10, ..Task::default() };
    let summary = Summary {
        schema: attempt::SCHEMA.into(),
        task,
        started: attempt::timestamp(0),
        ended: attempt::timestamp(700_000),
        active_ms: 630_000,
        paused_ms: 70_000,
        counts: Counts { cells: 24, ..Counts::default() },
        outline_opened: true,
        coverage: Some(0.4),
        course: crate::store::Course::default(),
    };
    HandedIn { summary, report, essay: ESSAY.into() }
}

fn review(report: Value, own: &[(&str, Verdict)]) -> Review {
    let own = own.iter().map(|(id, verdict)| {
        let own = Own { verdict: *verdict, text: format!("要点{id}") };
        ((*id).to_owned(), own)
    });
    let own = Verdicts { points: own.collect(), ..Verdicts::default() };
    Review::of(&handed_in(report), &own, &Library::default())
}

fn tree() -> Value {
    report(&[
        point("1", "partial", 3.0, &json!([5, 16]), &[]),
        point("1.1", "covered", 2.0, &json!([5, 16]), &["会议", "定于", "9月1日", "9月"]),
        point("1.2", "missing", 1.0, &Value::Null, &[]),
        point("2", "missing", 2.0, &Value::Null, &[]),
    ])
}

fn statuses(review: &Review) -> Vec<Status> {
    review.points.iter().map(|p| p.status).collect()
}

#[test]
fn passages_and_expressions_are_found_in_the_essay() {
    let r = review(tree(), &[]);
    let point = &r.points[1];
    assert_eq!(&r.essay[point.span.clone().unwrap()], "会议定于9月1日召开，");
    let terms: Vec<_> = point.terms.iter().map(|t| &r.essay[t.clone()]).collect();
    assert_eq!(terms, ["会议定于9月1日"], "those that touch are one");
    let unclaimed: Vec<_> = r.unclaimed.iter().map(|t| &r.essay[t.clone()]).collect();
    assert_eq!(unclaimed, ["各部门："], "a span beyond the text is none");
    let numbers: Vec<_> = r.points.iter().map(|p| p.number.as_str()).collect();
    assert_eq!(numbers, ["一、", "（一）", "（二）", "二、"]);
    assert_eq!(r.points.iter().map(|p| p.leaf).collect::<Vec<_>>(), [false, true, true, true]);
    assert_eq!((r.points[0].share, r.points[1].share), (Some(0.9), None));
}

#[test]
fn figures_are_those_of_the_attempt() {
    let r = review(tree(), &[]);
    assert_eq!((r.time.over(), r.time.paused), (30_000, 70_000));
    assert_eq!(r.limit.as_ref().unwrap().verdict, crate::marking::limit::Verdict::Over(4));
    assert_eq!(r.tally, Tally { covered: 1, partial: 0, missing: 2 });
    assert!((r.coverage - 0.4).abs() < 1e-9, "as stored");
    assert!((r.weight_share(&r.points[0]) - 0.6).abs() < 1e-9);
}

#[test]
fn the_candidates_verdict_wins_in_all_figures_and_can_be_taken_back() {
    let mut r = review(tree(), &[("1.2", Verdict::Given)]);
    assert_eq!(statuses(&r), [Covered, Covered, Covered, Missing]);
    assert_eq!((r.points[2].judged, r.points[2].own), (Missing, Some(Verdict::Given)));
    assert!((r.coverage - 0.6).abs() < 1e-9, "{}", r.coverage);
    assert!(r.judge(1, Some(Verdict::Half)));
    assert_eq!(statuses(&r), [Partial, Partial, Covered, Missing]);
    assert!((r.coverage - 0.4).abs() < 1e-9);
    let kept = r.verdicts();
    assert_eq!(kept.points.keys().collect::<Vec<_>>(), ["1.1", "1.2"]);
    assert!(!r.judge(0, Some(Verdict::Given)), "only leaves are judged");
    r.judge(1, None);
    r.judge(2, None);
    assert_eq!(statuses(&r), [Partial, Covered, Missing, Missing]);
    assert_eq!(r.verdicts(), Verdicts::default());
}

#[test]
fn a_verdict_on_another_text_does_not_count() {
    let own = Own { verdict: Verdict::Given, text: "从前的要点".into() };
    let own = Verdicts { points: [("2".to_owned(), own)].into(), ..Verdicts::default() };
    let r = Review::of(&handed_in(tree()), &own, &Library::default());
    assert_eq!(r.points[3].status, Missing);
}

#[test]
fn the_scratch_outline_is_held_against_the_reference_too() {
    let library = Library::builtin();
    let (pack, question) = library.packs().iter().find_map(|p| Some((p, p.questions.first()?))).unwrap();
    let outline = pack.outline(&question.outline).unwrap();
    let first = walk(&outline.points).into_iter().find(|p| p.point.children.is_empty()).unwrap();
    let mut work = handed_in(Value::Null);
    (work.summary.task.pack, work.summary.task.question) = (pack.id.clone(), question.id.clone());
    let planned = |work: &HandedIn| {
        let r = Review::of(work, &Verdicts::default(), &library);
        r.points.iter().find(|p| p.id == first.path).unwrap().planned
    };
    assert_eq!(planned(&work), None);
    work.summary.course.scratch = "一、食堂饭菜\n二、职工文体活动".into();
    assert_eq!(planned(&work), Some(Missing));
    work.summary.course.scratch = format!("一、{}\n二、其他", first.point.text);
    assert_ne!(planned(&work), Some(Missing));
}

#[test]
fn without_a_stored_report_the_library_is_asked() {
    let mut work = handed_in(Value::Null);
    let r = Review::of(&work, &Verdicts::default(), &Library::builtin());
    assert_eq!((r.source, r.points.len()), (Source::Nowhere, 0));
    let library = Library::builtin();
    let (pack, question) = library.packs().iter().find_map(|p| Some((p, p.questions.first()?))).unwrap();
    (work.summary.task.pack, work.summary.task.question) = (pack.id.clone(), question.id.clone());
    let r = Review::of(&work, &Verdicts::default(), &library);
    assert_eq!(r.source, Source::Fresh);
    assert!(r.points.iter().any(|p| !p.cues.is_empty()), "the pack's outline tells the cues");
}

#[test]
fn a_missing_point_stands_nowhere() {
    let mut value = tree();
    value["points"][1]["order"] = json!("late");
    let mut r = review(value, &[]);
    assert_eq!(r.moved(), 1);
    r.judge(1, Some(Verdict::Missing));
    assert_eq!(r.moved(), 0);
}
