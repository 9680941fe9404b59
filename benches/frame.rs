//! From a key to the frame that shows it, what the journal's record costs of that, and to the first frame.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros make undocumented items; a bench may panic"
)]
use celun::{
    locales::Lang,
    practice::clock::Moment,
    store::{Edit, Paths, Saved, Store, Task, settings::Settings},
    study::Library,
    tui::{
        app::App,
        desk::{Desk, Surroundings},
        screens::library,
        theme::Kind,
    },
};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use rand::{SeedableRng, rngs::StdRng};
use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers},
};

fn app(home: &tempfile::TempDir) -> App {
    let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
    let surroundings = Surroundings { lang: Lang::Zh, theme: Kind::Dark, truecolor: true };
    let now = Moment { wall: 1_772_000_000_000, mono: 0 };
    let rng = StdRng::seed_from_u64(1);
    let mut desk = Desk::new(surroundings, Settings::default(), now, rng, Library::builtin(), store);
    desk.refresh();
    let first = Box::new(library::Library::new(&desk));
    App::new(desk, first)
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// The same keys without screen and frame: only their records, which are with the system when the call returns.
fn of_that_the_journal(c: &mut Criterion) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
    let attempt = store.begin(Task { question: "q".into(), ..Task::default() }, 0).unwrap();
    let text = ("推进依法行政，建设法治政府。".repeat(11)[..450].to_owned() + "\n").repeat(10);
    let at = text.chars().count() - 76;
    let byte = text.char_indices().nth(at).map_or(0, |(byte, _)| byte);
    let longer = format!("{}法{}", &text[..byte], &text[byte..]);
    let edit = |at, removed, inserted: &str, caret| Edit { at, removed, inserted: inserted.into(), caret };
    attempt.edit(&edit(0, 0, &text, at), &text, 0);
    let mut back = false;
    c.bench_function("of that the journal's record at 1,500 characters", |b| {
        b.iter(|| {
            let saved = if back {
                attempt.edit(&edit(at, 1, "", at), &text, 1)
            } else {
                attempt.edit(&edit(at, 0, "法", at + 1), &longer, 1)
            };
            back = !back;
            saved
        });
    });
    assert!(!matches!(attempt.saved(), Saved::Failing { .. }));
}

fn frame(c: &mut Criterion) {
    // As text, and on the answer sheet.
    for ((width, height), sheet) in
        [((80, 24), false), ((200, 50), false), ((80, 24), true), ((200, 50), true)]
    {
        let home = tempfile::tempdir().unwrap();
        let mut app = app(&home);
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        app.handle(key(KeyCode::Enter));
        app.handle(key(KeyCode::Enter));
        // 1,500 characters in paragraphs of 150; the caret stands in the middle of the last.
        let text = ("推进依法行政，建设法治政府。".repeat(11)[..450].to_owned() + "\n").repeat(10);
        app.handle(Event::Paste(text));
        (0..75).for_each(|_| app.handle(key(KeyCode::Left)));
        if sheet {
            app.handle(key(KeyCode::F(8)));
        }
        terminal.draw(|frame| app.draw(frame)).unwrap();
        let mut back = false;
        let view = if sheet { "sheet view" } else { "text" };
        c.bench_function(&format!("key to frame at 1,500 characters, {view}, {width}x{height}"), |b| {
            b.iter(|| {
                app.handle(key(if back { KeyCode::Backspace } else { KeyCode::Char('法') }));
                back = !back;
                terminal.draw(|frame| app.draw(frame)).unwrap();
            });
        });
    }
    of_that_the_journal(c);
    let home = tempfile::tempdir().unwrap();
    c.bench_function("packs, library and first frame, 80x24", |b| {
        b.iter(|| {
            let mut app = app(&home);
            let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
            terminal.draw(|frame| app.draw(frame)).unwrap();
        });
    });
}

criterion_group!(benches, frame);
criterion_main!(benches);
