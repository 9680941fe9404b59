//! What a key press costs: wrap, layout, editor, counts, sheet.
use std::hint::black_box;

use celun::text::{
    count::Counts,
    editor::Editor,
    layout::Layout,
    motion::Motion,
    sheet::{Profile, Sheet},
    wrap::wrap,
};
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

/// Two keys (one typed, one deleted) in the middle of the text, each with the change, its rows, the caret's cell, the visible rows.
fn key(c: &mut Criterion) {
    for n in [1_500, 10_000] {
        for (name, text) in [("", essay(n)), (", one paragraph", essay(n).replace('\n', "，"))] {
            let mut editor = Editor::new(&text, 4);
            editor.resize(60, 40);
            editor.set_caret_chars(n / 2);
            c.bench_function(&format!("two keys at {n} characters{name}"), |b| {
                b.iter(|| {
                    black_box((editor.insert("法"), editor.caret_cell(), editor.visible().count()));
                    black_box((editor.delete(Motion::Left), editor.caret_cell(), editor.visible().count()));
                });
            });
        }
    }
}

fn counting(c: &mut Criterion) {
    let profile = Profile::shenlun();
    let text = essay(1_200);
    c.bench_function("sheet of 1200 characters", |b| {
        b.iter(|| {
            black_box(Sheet::new(black_box(&text), &profile));
        });
    });
    let text = essay(5_000);
    c.bench_function("counts of 5000 characters", |b| b.iter(|| Counts::of(black_box(&text), &profile)));
}

criterion_group!(benches, wrapping, key, counting);
criterion_main!(benches);
