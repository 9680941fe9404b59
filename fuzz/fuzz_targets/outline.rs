//! Any text as an outline and as a document: headings lie in the text, in order, with dense ids.
#![no_main]
use celun::text::numbering::{Heading, Skeleton, is_outline, read, read_document, read_outline};
use libfuzzer_sys::fuzz_target;

fn check(skeleton: &Skeleton, text: &str) {
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
        assert!(heading.span.start >= end, "{heading:?} begins before {end}");
        assert!(text.get(heading.span.clone()).is_some(), "{heading:?}");
        end = heading.span.end;
    }
}

fuzz_target!(|text: &str| {
    let _ = is_outline(text);
    for reader in [read_outline, read_document, read] {
        let skeleton = reader(text);
        check(&skeleton, text);
        assert_eq!(skeleton, reader(text));
        let _ = read(&skeleton.to_text());
    }
});
