//! What every start pays for: the bundled packs, and the answers of the command line that need them.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
use celun::study::{Library, limit, prompt};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn start(c: &mut Criterion) {
    c.bench_function("load the bundled packs", |b| b.iter(Library::builtin));
    let library = Library::builtin();
    let prompts: Vec<&str> =
        library.packs().iter().flat_map(|p| &p.questions).map(|q| q.prompt.as_str()).collect();
    c.bench_function("read the limits and demands of all prompts", |b| {
        b.iter(|| {
            for text in &prompts {
                black_box((limit::read(text), prompt::marks(text, None)));
            }
        });
    });
}

criterion_group!(benches, start);
criterion_main!(benches);
