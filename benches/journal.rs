//! What an edit costs until it is with the operating system, and how fast past attempts are read.
#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]
use celun::{
    store::{Course, Edit, Outcome, Paths, Saved, Store, Task},
    text::count::Counts,
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use serde_json::json;
use std::hint::black_box;

fn task() -> Task {
    Task {
        question: "q1".into(),
        title: "法治政府建设情况的报告".into(),
        prompt: "根据给定资料，拟写一份情况报告。".repeat(12),
        minutes: 60,
        ..Task::default()
    }
}

/// Types at the end of an essay of `len` characters and takes it back, so that the length stays.
fn append(c: &mut Criterion) {
    for len in [1_500, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(Paths::in_folder(folder.path()), TimeZone::UTC);
        let attempt = store.begin(task(), 0).unwrap();
        let essay = "法治是治国理政的基本方式，".repeat(len / 13 + 1).chars().take(len).collect::<String>();
        let edit =
            |at, removed, inserted: &str, caret| Edit { at, removed, inserted: inserted.into(), caret };
        attempt.edit(&edit(0, 0, &essay, len), &essay, 0);
        let longer = format!("{essay}政府");
        c.bench_function(&format!("journal: two edits at the end of {len} characters"), |b| {
            b.iter(|| {
                black_box(attempt.edit(&edit(len, 0, "政府", len + 2), &longer, 1));
                black_box(attempt.edit(&edit(len, 2, "", len), &essay, 1));
            });
        });
        assert!(!matches!(attempt.saved(), Saved::Failing { .. }));
    }
}

fn list(c: &mut Criterion) {
    const ATTEMPTS: usize = 10_000;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(Paths::in_folder(folder.path()), TimeZone::UTC);
    let point = json!({"id": "1.1", "text": "坚持党的领导", "depth": 2, "status": "covered", "score": 0.9, "span": [0, 80],
        "evidence": [{"span": [0, 80], "terms": ["党委", "第一责任人", "述法"]}], "order": "in"});
    let outcome = Outcome {
        ended: 1,
        active_ms: 1,
        paused_ms: 0,
        counts: Counts::default(),
        outline_opened: false,
        report: json!({"schema": "celun.compare/1", "coverage": 0.5, "points": vec![point; 16]}),
        course: Course { pace: vec![0; 60], ..Course::default() },
    };
    let attempt = store.begin(task(), 0).unwrap();
    attempt.hand_in("法治", outcome).unwrap();
    let from = store.dir(attempt.name()).unwrap();
    for n in 1..ATTEMPTS {
        let to = store.dir(&format!("{n:05}-q1")).unwrap();
        std::fs::create_dir(&to).unwrap();
        for file in ["attempt.json", "essay.md", "journal.jsonl"] {
            std::fs::copy(from.join(file), to.join(file)).unwrap();
        }
    }
    let mut group = c.benchmark_group("store");
    group.sample_size(10);
    group.bench_function("list 10,000 attempts", |b| {
        b.iter_batched(
            || (),
            |()| assert_eq!(store.attempts().unwrap().len(), ATTEMPTS),
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, append, list);
criterion_main!(benches);
