//! What a key press costs: wrap, layout, editor, counts, sheet.
use std::hint::black_box;

use celun::text::{layout::Layout, wrap::wrap};
use criterion::{Criterion, criterion_group, criterion_main};

/// `n` characters of essay-like text in paragraphs of about 250.
fn essay(n: usize) -> String {
    let sentence =
        "推进法治政府建设，要坚持“放管服”改革——把权力关进制度的笼子；2025年，全市办件满意率达到98.6%。";
    let mut text = String::new();
    for (i, c) in sentence.chars().cycle().take(n).enumerate() {
        text.push(if i % 250 == 249 { '\n' } else { c });
    }
    text
}

fn wrapping(c: &mut Criterion) {
    for n in [1_500, 10_000] {
        let text = essay(n);
        let one = text.replace('\n', "，");
        c.bench_function(&format!("wrap {n} characters"), |b| {
            b.iter(|| Layout::new(black_box(&text), 60, 4));
        });
        c.bench_function(&format!("wrap {n} characters, one paragraph"), |b| {
            b.iter(|| wrap(black_box(&one), 60, 4));
        });
    }
}

criterion_group!(benches, wrapping);
criterion_main!(benches);
