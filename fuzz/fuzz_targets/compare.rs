//! Any outline against any draft: every point once, spans in the draft, shares that are shares, the same each time.
#![no_main]
use celun::{
    compare::{Input, Point, Status, compare},
    text::numbering::read_outline,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (outline, draft) = input;
    let skeleton = read_outline(outline);
    let points: Vec<Point> = skeleton
        .walk()
        .into_iter()
        .take(60)
        .map(|h| Point { id: h.id.clone(), text: &h.text, depth: h.depth, weight: 1.0, cues: Vec::new() })
        .collect();
    let input = Input { title: "t", points, draft, references: Vec::new(), prompt: None };
    let report = compare(&input);
    let length = draft.chars().count();
    assert_eq!(report.points.len(), input.points.len());
    for (told, point) in report.points.iter().zip(&input.points) {
        assert_eq!(told.id, point.id);
        assert_eq!(told.span.is_some(), told.status != Status::Missing);
        let spans = told.span.into_iter().chain(told.evidence.iter().map(|e| e.span));
        for (start, end) in spans {
            assert!(start < end && end <= length, "{start}..{end} of {length}");
        }
    }
    assert!(report.unclaimed.iter().all(|(start, end)| start < end && *end <= length));
    assert!((0.0..=1.0).contains(&report.coverage));
    assert_eq!(format!("{report:?}"), format!("{:?}", compare(&input)));
});
