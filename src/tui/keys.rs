//! The key table: which key means which [`Action`] where. Screens receive actions; the hint bar, the help and the
//! dispatch in `app` all read the same rows, so none of them can go stale.
//!
//! A [`Keys`] is one context (a screen, a pane, a dialog); the contexts that apply are asked of the screen on top, most
//! particular first, and [`ANYWHERE`] comes last. Text fields get what no row claims.
use super::screens;
use crate::{
    locales::{Text, shell as say},
    recall::Grade,
    store::Verdict,
    text::motion::Motion,
};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key or a click asks for. One list for the whole program; a screen acts on those in its own contexts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described by its rows in the key tables")]
pub enum Action {
    Quit,
    Back,
    Help,
    Settings,
    /// In a list or a text.
    Move(Motion),
    /// With the selection.
    Extend(Motion),
    /// The selection, or from the caret to there.
    Delete(Motion),
    Copy,
    Search,
    SearchNext,
    SearchPrevious,
    SearchEnd,
    Open,
    Start,
    NextPane,
    PreviousPane,
    NextTab,
    PreviousTab,
    OpenOutline,
    OutlineOpened,
    Resume,
    StartAnew,
    SetAside,
    SetAsideNow,
    Unfinished,
    History,
    NewLine,
    SelectAll,
    Cut,
    Paste,
    Undo,
    Redo,
    ScrollMaterial(Motion),
    Pause,
    GoOn,
    CountGap,
    LeaveGap,
    Save,
    Sheet,
    PrintSheet,
    Scratch,
    Tick,
    Source,
    Widen,
    ShowMark(usize),
    DropMark(usize),
    Indent,
    Calibrate,
    Highlight(crate::store::Ink),
    NextPhase,
    Narrower,
    Wider,
    StartExam,
    StartExamNow,
    Papers,
    StandardPaper,
    EnterSeed,
    More,
    Fewer,
    Edit,
    Divide,
    Again,
    NextQuestion,
    PreviousQuestion,
    Overview,
    Zoom,
    HandIn,
    HandInNow,
    NextMissing,
    PreviousMissing,
    NextUnsure,
    FoldToggle,
    Fold,
    Unfold,
    FoldAll,
    /// The candidate's own verdict on a point; none takes it back.
    Judge(Option<Verdict>),
    ModelEssay,
    Findings,
    Export,
    Versus,
    Course,
    Filter,
    ClearFilter,
    Sort,
    Random,
    Study,
    Read,
    Drills,
    RecallDue,
    BeginDrill,
    Check,
    TakeGrade,
    Grade(Grade),
    Skip,
    OtherDrill,
    Lift,
    Sink,
    Reveal,
    HideMore,
    HideLess,
    NextPassage,
    PreviousPassage,
    Contents,
    Notes,
    MarkText,
    NextMark,
    PreviousMark,
    WriteNote,
    DeleteMark,
    DeleteMarkNow,
    Figures,
    Names,
    Confirm,
    NextChoice,
    PreviousChoice,
}

/// A key with its modifiers, in one spelling: shift is part of a character, Ctrl-H is Backspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    mods: KeyModifiers,
}

/// A plain key.
pub const fn key(code: KeyCode) -> Key {
    Key { code, mods: KeyModifiers::NONE }
}

/// A character key.
pub const fn ch(c: char) -> Key {
    key(KeyCode::Char(c))
}

/// A function key.
pub const fn f(n: u8) -> Key {
    key(KeyCode::F(n))
}

/// A character (lower case) with Ctrl.
pub const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), mods: KeyModifiers::CONTROL }
}

/// A key with modifiers.
pub const fn with(mods: KeyModifiers, code: KeyCode) -> Key {
    Key { code, mods }
}

impl Key {
    /// The key that an event of the terminal stands for.
    pub fn of(event: KeyEvent) -> Self {
        let mut mods = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let mut code = event.code;
        if let KeyCode::Char(c) = code {
            mods -= KeyModifiers::SHIFT;
            if mods.contains(KeyModifiers::CONTROL) {
                code = KeyCode::Char(c.to_ascii_lowercase());
            }
        }
        if code == KeyCode::BackTab {
            mods -= KeyModifiers::SHIFT;
        }
        // Some terminals send Backspace as 0x08, which reads as Ctrl-H.
        if code == KeyCode::Char('h') && mods == KeyModifiers::CONTROL {
            return key(KeyCode::Backspace);
        }
        Self { code, mods }
    }

    /// The character that this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.mods.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
            _ => None,
        }
    }

    /// The key's name as hint bar and help print it, such as `Ctrl-S` or `↑`.
    pub fn name(self) -> String {
        let mut out = String::new();
        for (bit, name) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.mods.contains(bit) {
                out += name;
            }
        }
        match self.code {
            KeyCode::Char(' ') => out += "Space",
            KeyCode::Char(c) if self.mods.is_empty() => out.push(c),
            KeyCode::Char(c) => out.extend(c.to_uppercase()),
            KeyCode::F(n) => {
                out.push('F');
                out += &n.to_string();
            }
            other => {
                out += match other {
                    KeyCode::Enter => "Enter",
                    KeyCode::Esc => "Esc",
                    KeyCode::Tab => "Tab",
                    KeyCode::BackTab => "Shift-Tab",
                    KeyCode::Backspace => "Backspace",
                    KeyCode::Delete => "Del",
                    KeyCode::Up => "↑",
                    KeyCode::Down => "↓",
                    KeyCode::Left => "←",
                    KeyCode::Right => "→",
                    KeyCode::Home => "Home",
                    KeyCode::End => "End",
                    KeyCode::PageUp => "PgUp",
                    KeyCode::PageDown => "PgDn",
                    _ => "?",
                }
            }
        }
        out
    }
}

/// One row of the table.
pub struct Row {
    /// The keys; the first is shown in the hint bar.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// What it does, for the help.
    pub what: Text,
    /// A word or two for the hint bar; rows without are found in the help only.
    pub hint: Option<Text>,
}

/// A row that the hint bar shows.
pub const fn hinted(keys: &'static [Key], action: Action, hint: Text, what: Text) -> Row {
    Row { keys, action, what, hint: Some(hint) }
}

/// A row that only the help shows.
pub const fn row(keys: &'static [Key], action: Action, what: Text) -> Row {
    Row { keys, action, what, hint: None }
}

/// One context of the table.
pub struct Keys {
    /// Heading in the help.
    pub name: Text,
    /// Its rows, in the order of hint bar and help.
    pub rows: &'static [Row],
}

/// Holds on every screen.
pub static ANYWHERE: Keys = Keys {
    name: say::KEYS_ANYWHERE,
    rows: &[
        hinted(&[f(1), ch('?')], Action::Help, say::HINT_HELP, say::DO_HELP),
        row(&[f(9)], Action::Settings, say::DO_SETTINGS),
        row(&[ctrl('q')], Action::Quit, say::DO_QUIT),
    ],
};

/// Moves in a list.
pub static LIST: Keys = Keys {
    name: say::KEYS_LIST,
    rows: &[
        row(&[key(KeyCode::Up), ch('k')], Action::Move(Motion::Up), say::DO_UP),
        row(&[key(KeyCode::Down), ch('j')], Action::Move(Motion::Down), say::DO_DOWN),
        row(&[key(KeyCode::PageUp)], Action::Move(Motion::PageUp), say::DO_PAGE_UP),
        row(&[key(KeyCode::PageDown)], Action::Move(Motion::PageDown), say::DO_PAGE_DOWN),
        row(&[key(KeyCode::Home), ch('g')], Action::Move(Motion::Start), say::DO_TOP),
        row(&[key(KeyCode::End), ch('G')], Action::Move(Motion::End), say::DO_BOTTOM),
    ],
};

/// Every context, for the checks of the table.
pub static TABLE: &[&Keys] = &[
    &ANYWHERE,
    &LIST,
    &super::help::KEYS,
    &super::parts::confirm::KEYS,
    &super::parts::field::KEYS,
    &screens::library::KEYS,
    &screens::papers::keys::KEYS,
    &screens::papers::keys::WISH,
    &screens::papers::keys::GENRES,
    &screens::papers::keys::PICK,
    &screens::papers::keys::SHEET,
    &screens::papers::keys::FIGURE,
    &screens::paper::KEYS,
    &screens::paper::OVERVIEW,
    &screens::paper_report::KEYS,
    &screens::drills::KEYS,
    &screens::outline::KEYS,
    &screens::outline::BESIDE,
    &screens::outline::TREE,
    &screens::outline::ESSAY,
    &screens::reader::keys::TEXT,
    &screens::reader::keys::ESSAY,
    &screens::reader::keys::SIDE,
    &screens::reader::keys::PICK,
    &screens::reader::keys::NOTE,
    &screens::recall::TYPING,
    &screens::recall::FILLING,
    &screens::recall::ORDERING,
    &screens::recall::GRADES,
    &screens::recall::OVER,
    &screens::reveal::KEYS,
    &screens::study::KEYS,
    &screens::question::KEYS,
    &screens::recovery::KEYS,
    &screens::elsewhere::KEYS,
    &screens::report::KEYS,
    &screens::report::POINTS,
    &screens::course::KEYS,
    &screens::history::KEYS,
    &screens::history::PAPER,
    &screens::pen::READY,
    &screens::pen::RUNNING,
    &screens::pen::DONE,
    &screens::room::keys::EXAM,
    &screens::room::keys::EXAM_READING,
    &screens::room::keys::SCRATCH,
    &screens::room::keys::PICK,
    &screens::room::keys::MARKS,
    &screens::room::keys::WRITING,
    &screens::room::keys::READING,
    &screens::room::keys::PAUSED,
    &screens::settings::KEYS,
    &screens::versus::KEYS,
    &screens::versus::READING,
    &super::parts::reading::KEYS,
    &super::parts::search::KEYS,
    &super::parts::table::FILTER,
];

/// The action of `key` in the first of `contexts` that claims it.
pub fn lookup(contexts: &[&Keys], key: Key) -> Option<Action> {
    contexts.iter().flat_map(|k| k.rows).find(|r| r.keys.contains(&key)).map(|r| r.action)
}

/// The rows that hold where `contexts` do, with the keys that reach them: those that no earlier row claims and, where
/// characters are `text`, that type none. Rows that no key reaches are left out.
pub fn in_force(contexts: &[&'static Keys], text: bool) -> Vec<(&'static Keys, &'static Row, Vec<Key>)> {
    let mut claimed = Vec::new();
    let mut rows = Vec::new();
    for context in contexts {
        for row in context.rows {
            let reach = |k: &Key| !(claimed.contains(k) || text && k.typed().is_some());
            let keys: Vec<Key> = row.keys.iter().copied().filter(reach).collect();
            claimed.extend_from_slice(row.keys);
            if !keys.is_empty() {
                rows.push((*context, row, keys));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_context_claims_a_key_twice_and_every_row_has_one() {
        for context in TABLE {
            let mut seen = HashSet::new();
            for row in context.rows {
                assert!(!row.keys.is_empty(), "{:?} has no key", row.action);
                for k in row.keys {
                    assert!(seen.insert(*k), "{} means two things in {}", k.name(), context.name.1);
                }
            }
        }
    }

    #[test]
    fn input_methods_keep_their_switch() {
        for context in TABLE {
            assert!(context.rows.iter().all(|r| !r.keys.contains(&ctrl(' '))), "{}", context.name.1);
        }
    }

    #[test]
    fn backspace_may_arrive_as_ctrl_h_and_shift_is_part_of_the_character() {
        let event = |c, m| KeyEvent::new(KeyCode::Char(c), m);
        assert_eq!(Key::of(event('h', KeyModifiers::CONTROL)), key(KeyCode::Backspace));
        assert_eq!(Key::of(event('G', KeyModifiers::SHIFT)), ch('G'));
        assert_eq!(Key::of(event('S', KeyModifiers::CONTROL | KeyModifiers::SHIFT)), ctrl('s'));
        assert_eq!(Key::of(event('法', KeyModifiers::NONE)).typed(), Some('法'));
        assert_eq!(Key::of(event('x', KeyModifiers::ALT)).typed(), None);
    }

    #[test]
    fn what_is_shown_is_what_a_key_does() {
        for text in [false, true] {
            let contexts: Vec<&Keys> = vec![&super::super::help::KEYS, &LIST, &ANYWHERE];
            let rows = in_force(&contexts, text);
            for (_, row, keys) in &rows {
                for k in keys {
                    assert_eq!(lookup(&contexts, *k), Some(row.action), "{}", k.name());
                    assert!(!text || k.typed().is_none());
                }
            }
            assert!(!rows.iter().any(|(_, r, _)| r.action == Action::Help), "F1 closes the help");
        }
    }

    #[test]
    fn keys_are_named_as_users_say_them() {
        let names: Vec<_> =
            [ctrl('s'), f(1), key(KeyCode::Up), ch('?'), with(KeyModifiers::ALT, KeyCode::Left), ch(' ')]
                .map(Key::name)
                .to_vec();
        assert_eq!(names, ["Ctrl-S", "F1", "↑", "?", "Alt-←", "Space"]);
    }
}
