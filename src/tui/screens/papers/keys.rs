//! The rows of the key table for putting a paper together.
use super::super::super::keys::{Action, Keys, ch, ctrl, hinted, key, row};
use crate::{
    locales::{exam, paper as say, shell, table as list},
    text::motion::Motion,
};
use ratatui::crossterm::event::KeyCode;

/// Keys of the list of papers.
pub static KEYS: Keys = Keys {
    name: say::KEYS_BUILD,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Start, say::HINT_PRACTICE, say::DO_PRACTICE),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[key(KeyCode::Tab)], Action::NextPane, say::HINT_FIELDS, say::DO_FIELDS),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_FIELDS_BACK),
        hinted(&[ch('r')], Action::Random, say::HINT_REDRAW, say::DO_REDRAW),
        hinted(&[ch('#')], Action::EnterSeed, say::HINT_SEED, say::DO_SEED),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Keys of what a paper that is drawn by lot is to be like.
pub static WISH: Keys = Keys {
    name: say::KEYS_WISH,
    rows: &[
        hinted(&[key(KeyCode::Right), ch('+')], Action::More, say::HINT_MORE, say::DO_MORE),
        hinted(&[key(KeyCode::Left), ch('-')], Action::Fewer, say::HINT_FEWER, say::DO_FEWER),
        hinted(&[key(KeyCode::Enter), ch('='), ch(' ')], Action::Edit, say::HINT_EDIT, say::DO_EDIT),
        hinted(&[key(KeyCode::Tab)], Action::NextPane, say::HINT_FIELDS, say::DO_FIELDS),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_FIELDS_BACK),
        hinted(&[ch('r')], Action::Random, say::HINT_REDRAW, say::DO_REDRAW),
        row(&[ch('#')], Action::EnterSeed, say::DO_SEED),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, say::DO_TO_LIST),
    ],
};

/// Keys of the genres to choose from.
pub static GENRES: Keys = Keys {
    name: say::KEYS_GENRES,
    rows: &[
        hinted(&[ch(' ')], Action::Confirm, say::HINT_TOGGLE, say::DO_GENRE),
        hinted(&[ch('x'), key(KeyCode::Delete)], Action::ClearFilter, say::HINT_ANY, say::DO_ANY),
        hinted(
            &[key(KeyCode::Enter), key(KeyCode::Esc), ch('q')],
            Action::Back,
            shell::HINT_CLOSE,
            shell::DO_CLOSE,
        ),
    ],
};

/// Keys of the questions to choose from.
pub static PICK: Keys = Keys {
    name: say::KEYS_PICK,
    rows: &[
        hinted(&[ch(' ')], Action::Confirm, say::HINT_TOGGLE, say::DO_TOGGLE),
        hinted(&[ch('/')], Action::Filter, list::HINT_FILTER, crate::locales::library::DO_FILTER),
        hinted(&[key(KeyCode::Enter)], Action::Start, say::HINT_PRACTICE, say::DO_PRACTICE),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[key(KeyCode::Tab)], Action::NextPane, say::HINT_FIELDS, say::DO_FIELDS),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_FIELDS_BACK),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, shell::HINT_BACK, say::DO_TO_LIST),
        row(&[ch('q')], Action::Back, say::DO_TO_LIST),
    ],
};

/// Keys of the paper's points and minutes.
pub static SHEET: Keys = Keys {
    name: say::KEYS_SHEET,
    rows: &[
        hinted(&[ch('+')], Action::More, say::HINT_MORE, say::DO_MORE_OF),
        hinted(&[ch('-')], Action::Fewer, say::HINT_FEWER, say::DO_FEWER_OF),
        hinted(&[ch('=')], Action::Edit, say::HINT_EDIT, say::DO_EDIT),
        row(&[key(KeyCode::Left), key(KeyCode::Right)], Action::NextChoice, say::DO_COLUMN),
        hinted(&[ch('b')], Action::Divide, say::HINT_DIVIDE, say::DO_DIVIDE),
        hinted(&[key(KeyCode::Enter)], Action::Start, say::HINT_PRACTICE, say::DO_PRACTICE),
        hinted(&[ch('e')], Action::StartExam, exam::HINT_EXAM, exam::DO_EXAM),
        hinted(&[key(KeyCode::Tab)], Action::NextPane, say::HINT_FIELDS, say::DO_FIELDS),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_FIELDS_BACK),
        row(&[ch('r')], Action::Random, say::DO_REDRAW),
        row(&[ch('#')], Action::EnterSeed, say::DO_SEED),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, say::DO_TO_LIST),
    ],
};

/// Keys while a figure is typed.
pub static FIGURE: Keys = Keys {
    name: say::KEYS_FIGURE,
    rows: &[
        hinted(&[key(KeyCode::Enter), key(KeyCode::Tab)], Action::Confirm, say::HINT_TAKE, say::DO_TAKE),
        hinted(&[key(KeyCode::Esc)], Action::ClearFilter, shell::HINT_CANCEL, shell::DO_CANCEL),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), list::DO_DELETE),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), list::DO_EMPTY),
    ],
};
