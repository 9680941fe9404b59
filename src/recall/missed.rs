//! Points that an attempt missed: they are due first.
//!
//! Of a question only the newest attempt counts: what a later one gave is not missed any more.
use super::cards;
use crate::{
    compare::{Report, Status},
    store::{Entry, Stage, Store, Verdict, Verdicts},
    study::{Library, model::walk},
};
use std::collections::{HashMap, HashSet};

/// Ids of the cards that were missed, and when (milliseconds since the Unix epoch).
pub type Missed = HashMap<String, i64>;

/// The cards of the points that a report calls missing. A point is known again by its words, else by its place.
pub fn of_report(library: &Library, pack: &str, question: &str, report: &Report) -> Vec<String> {
    let found = library.pack(pack).and_then(|p| Some((p, p.question(question)?)));
    let Some(deck) = found.and_then(|(p, q)| cards::deck(library, &p.id, &q.outline)) else {
        return Vec::new();
    };
    let places = walk(deck.points);
    report
        .points
        .iter()
        .filter(|p| p.status == Status::Missing)
        .filter_map(|missed| {
            let by_words = places.iter().find(|p| p.point.text == missed.text);
            by_words.or_else(|| places.iter().find(|p| p.path == missed.id))
        })
        // Of a part that is missing as a whole its points are asked for, not its heading as well.
        .filter(|place| place.point.children.is_empty())
        .map(|place| deck.point_id(place.point))
        .collect()
}

/// What the newest attempts of all questions missed. An attempt that cannot be read misses nothing.
pub fn of_attempts(entries: &[Entry], store: &Store, library: &Library) -> Missed {
    let mut newest = HashSet::new();
    let mut missed = Missed::new();
    let mut handed_in: Vec<_> = entries
        .iter()
        .filter_map(|entry| match &entry.stage {
            Stage::HandedIn(summary) => Some((&entry.name, summary)),
            _ => None,
        })
        .collect();
    handed_in.sort_by_key(|(_, summary)| std::cmp::Reverse(summary.ended));
    for (name, summary) in handed_in {
        let task = &summary.task;
        if !newest.insert((task.pack.clone(), task.question.clone())) || summary.coverage.is_none() {
            continue;
        }
        let Ok(attempt) = store.read(name) else { continue };
        let Ok(mut report) = serde_json::from_value::<Report>(attempt.report) else { continue };
        // The candidate's own verdicts win; if they cannot be read, the report of the attempt tells.
        overrule(&mut report, &store.verdicts(name).unwrap_or_default());
        let ended = summary.ended.as_millisecond();
        missed
            .extend(of_report(library, &task.pack, &task.question, &report).into_iter().map(|c| (c, ended)));
    }
    missed
}

fn overrule(report: &mut Report, own: &Verdicts) {
    for point in &mut report.points {
        if let Some(own) = own.points.get(&point.id).filter(|own| own.text == point.text) {
            point.status = match own.verdict {
                Verdict::Given => Status::Covered,
                Verdict::Half => Status::Partial,
                Verdict::Missing => Status::Missing,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recall::cards::tests::{library, point},
        store::{Outcome, Own, Paths, Task},
        study::{
            genre::Genre,
            model::{Pack, Question},
        },
        text::count::Counts,
    };
    use jiff::tz::TimeZone;
    use serde_json::json;

    /// The pack `p` with a question `q` on its outline.
    fn with_question() -> Library {
        let points = vec![
            point("甲", &[], vec![point("子", &[], vec![]), point("own=丑", &[], vec![])]),
            point("乙", &[], vec![]),
        ];
        let pack = library(points).packs()[0].clone();
        let question = Question {
            id: "q".into(),
            title: "q".into(),
            prompt: String::new(),
            genre: Genre::Notice,
            limit: None,
            minutes: 1,
            score: 1.0,
            role: None,
            addressee: None,
            directive: None,
            materials: vec![],
            outline: "o".into(),
            essays: vec![],
            source: vec![],
        };
        Library::of(vec![Pack { questions: vec![question], ..pack }])
    }

    /// A report of points as `id text status`.
    fn report(points: &[&str]) -> serde_json::Value {
        let point = |line: &str| {
            let [id, text, status] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            json!({"id": id, "text": text, "depth": 1, "status": status, "score": 0.0, "span": null, "evidence": [], "order": null})
        };
        json!({"schema": "celun.compare/1", "title": "t", "coverage": 0.5, "points": points.iter().map(|p| point(p)).collect::<Vec<_>>(),
               "order": {"score": 1.0, "moved": []}, "balance": [], "unclaimed": []})
    }

    #[test]
    fn leaves_that_are_missing_are_missed_and_known_again_by_words_or_place() {
        let library = with_question();
        let report: Report = serde_json::from_value(report(&[
            "1 甲 missing",
            "1.1 子 covered",
            "9 丑 missing",
            "2 旧的说法 missing",
            "7 无此要点 missing",
        ]))
        .unwrap();
        assert_eq!(of_report(&library, "p", "q", &report), ["p/o/own", "p/o/2"]);
        assert!(of_report(&library, "p", "x", &report).is_empty());
        assert!(of_report(&library, "x", "q", &report).is_empty());
    }

    #[test]
    fn the_newest_attempt_of_a_question_counts() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::new(Paths::in_folder(dir.path()), TimeZone::UTC);
        let library = with_question();
        let read = || of_attempts(&store.attempts().unwrap(), &store, &library);
        assert!(read().is_empty());
        let hand_in = |at: i64, points: &[&str]| {
            let task = Task { pack: "p".into(), question: "q".into(), ..Task::default() };
            let outcome = Outcome {
                ended: at,
                active_ms: 1,
                paused_ms: 0,
                counts: Counts::default(),
                outline_opened: false,
                report: report(points),
                ..Outcome::default()
            };
            store.begin(task, at).unwrap().hand_in("文", outcome).unwrap();
        };
        hand_in(9_000, &["1.1 子 covered", "2 乙 missing"]);
        hand_in(5_000, &["1.1 子 missing", "2 乙 covered"]);
        assert_eq!(read(), Missed::from([("p/o/2".to_owned(), 9_000)]));
        let own = |verdict, text: &str| Own { verdict, text: text.into() };
        let points = [("1.1", own(Verdict::Missing, "子")), ("2", own(Verdict::Given, "乙"))];
        let points = points.into_iter().map(|(id, own)| (id.to_owned(), own)).collect();
        let newest = store.attempts().unwrap()[0].name.clone();
        store.keep_verdicts(&newest, &Verdicts { points, ..Verdicts::default() }).unwrap();
        let missed: Vec<_> = read().into_keys().collect();
        assert_eq!(missed, ["p/o/1.1"], "the candidate's own verdicts win");
    }
}
