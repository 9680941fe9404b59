//! The program on a backend in memory: fixed clock, seed and packs, a home of its own.
use celun::{
    locales::Lang,
    practice::clock::Moment,
    store::{Paths, Store, settings::Settings},
    study::{Library, load::load_file},
    tui::{
        app::App,
        desk::{Desk, Surroundings},
        screens::library,
        theme::Kind,
    },
};
use jiff::tz::TimeZone;
use rand::{SeedableRng, rngs::StdRng};
use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind},
    layout::Position,
};
use std::path::Path;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// 2026-02-25 06:13:20 UTC.
const START: Moment = Moment { wall: 1_772_000_000_000, mono: 0 };

/// The program at one size and in one language.
pub struct Stage {
    pub app: App,
    pub terminal: Terminal<TestBackend>,
    _home: TempDir,
}

impl Stage {
    /// The library of the drill pack, light theme.
    pub fn new(lang: Lang, (width, height): (u16, u16)) -> Self {
        let home = TempDir::new().unwrap();
        let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/screens/drill.json");
        let library = Library::of(vec![load_file(&pack).unwrap()]);
        let store = Store::new(Paths::in_folder(home.path()), TimeZone::UTC);
        let surroundings = Surroundings { lang, theme: Kind::Light, truecolor: true };
        let rng = StdRng::seed_from_u64(7);
        let desk = Desk::new(surroundings, Settings::default(), START, rng, library, store);
        let first = Box::new(library::Library::new(&desk));
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut stage = Self { app: App::new(desk, first), terminal, _home: home };
        stage.draw();
        stage
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
    }

    /// Types text and keys in angle brackets, such as `<Enter>` or `<C-d>`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for event in events(keys) {
            self.app.handle(event);
            self.draw();
        }
        self
    }

    /// Lets time pass, in milliseconds, by steps of a second as the loop does.
    pub fn wait(&mut self, ms: u64) -> &mut Self {
        let end = self.app.desk.now.mono + ms;
        while self.app.desk.now.mono < end {
            let step = (end - self.app.desk.now.mono).min(1_000);
            self.app.desk.now.mono += step;
            self.app.desk.now.wall += step.cast_signed();
            self.app.tick();
        }
        self.draw();
        self
    }

    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.app.handle(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self.draw();
        self
    }

    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Where a text stands on the screen: column and row.
    #[track_caller]
    pub fn find(&self, text: &str) -> (u16, u16) {
        for (row, line) in self.rows().iter().enumerate() {
            if let Some(at) = line.find(text) {
                return (line[..at].width() as u16, row as u16);
            }
        }
        panic!("no {text} on\n{}", self.rows().join("\n"));
    }

    /// The rows, wide characters whole.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.terminal.backend().buffer();
        let row = |y| {
            let mut out = String::new();
            let mut x = buffer.area.left();
            while x < buffer.area.right() {
                let symbol = buffer[(x, y)].symbol();
                out += symbol;
                x += (symbol.width() as u16).max(1);
            }
            out
        };
        (buffer.area.top()..buffer.area.bottom()).map(row).collect()
    }

    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The caret, if it is shown.
    pub fn caret(&self) -> Option<Position> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// The screen as a picture: blanks at row ends cut, `‸` before the character at the caret.
    pub fn picture(&self) -> String {
        let caret = self.caret();
        let mut out = String::new();
        for (y, row) in self.rows().iter().enumerate() {
            let mut x = 0;
            let mut line = String::new();
            for c in row.chars() {
                if caret == Some(Position::new(x, y as u16)) {
                    line.push('‸');
                }
                line.push(c);
                x += c.to_string().width() as u16;
            }
            out += line.trim_end();
            out.push('\n');
        }
        out
    }
}

/// The key events of text and of names in angle brackets.
pub fn events(keys: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let (code, mods) = if let Some((name, after)) = rest.strip_prefix('<').and_then(|r| r.split_once('>'))
        {
            rest = after;
            named(name)
        } else {
            rest = &rest[c.len_utf8()..];
            (KeyCode::Char(c), KeyModifiers::NONE)
        };
        events.push(Event::Key(KeyEvent::new(code, mods)));
    }
    events
}

fn named(name: &str) -> (KeyCode, KeyModifiers) {
    let (mods, name) = match name.split_once('-') {
        Some(("C", rest)) => (KeyModifiers::CONTROL, rest),
        Some(("A", rest)) => (KeyModifiers::ALT, rest),
        Some(("S", rest)) => (KeyModifiers::SHIFT, rest),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BS" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        _ if name.starts_with('F') && name.len() > 1 => KeyCode::F(name[1..].parse().unwrap()),
        _ => KeyCode::Char(name.chars().next().unwrap()),
    };
    (code, mods)
}
