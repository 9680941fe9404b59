//! The reader's rows of the key table.
use super::super::super::keys::{Action, Keys, ch, hinted, key, row, with};
use crate::{
    locales::{reader as say, study_room},
    text::motion::Motion,
};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// Keys while the text has the keyboard.
pub static TEXT: Keys = Keys {
    name: say::KEYS_READER,
    rows: &[
        hinted(&[ch('c')], Action::Contents, say::HINT_CONTENTS, say::DO_CONTENTS),
        hinted(&[ch('m')], Action::MarkText, say::HINT_MARK, say::DO_MARK),
        hinted(&[ch('e')], Action::WriteNote, say::HINT_WRITE, say::DO_WRITE),
        hinted(&[ch('l')], Action::Notes, say::HINT_NOTES, say::DO_NOTES),
        hinted(&[ch('f')], Action::Figures, say::HINT_FIGURES, say::DO_FIGURES),
        hinted(&[ch('p')], Action::Names, say::HINT_NAMES, say::DO_NAMES),
        row(&[key(KeyCode::Tab), key(KeyCode::BackTab)], Action::NextPane, say::DO_SIDE),
        row(&[ch(']')], Action::NextMark, say::DO_NEXT_MARK),
        row(&[ch('[')], Action::PreviousMark, say::DO_PREVIOUS_MARK),
        row(&[ch('x')], Action::Export, say::DO_EXPORT),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// Keys of an essay that follows an outline.
pub static ESSAY: Keys = Keys {
    name: say::KEYS_READER,
    rows: &[hinted(&[ch('o')], Action::OpenOutline, say::HINT_OUTLINE, say::DO_OUTLINE)],
};

/// Keys while contents or notes have the keyboard, above those of the text.
pub static SIDE: Keys = Keys {
    name: say::KEYS_SIDE,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_JUMP, say::DO_JUMP),
        row(&[key(KeyCode::Left), ch('h')], Action::Fold, study_room::DO_FOLD),
        row(&[key(KeyCode::Right)], Action::Unfold, study_room::DO_UNFOLD),
        row(&[ch('z')], Action::FoldAll, study_room::DO_FOLD_ALL),
        hinted(&[key(KeyCode::Delete), ch('d')], Action::DeleteMark, say::HINT_DELETE, say::DO_DELETE),
    ],
};

/// Keys while sentences are picked.
pub static PICK: Keys = Keys {
    name: say::KEYS_PICK,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch('m')], Action::MarkText, say::HINT_MARK, say::DO_MARK_PICKED),
        hinted(&[ch('e')], Action::WriteNote, say::HINT_WRITE, say::DO_WRITE),
        row(
            &[key(KeyCode::Down), key(KeyCode::Right), ch('j')],
            Action::Move(Motion::Down),
            say::DO_NEXT_SENTENCE,
        ),
        row(
            &[key(KeyCode::Up), key(KeyCode::Left), ch('k')],
            Action::Move(Motion::Up),
            say::DO_PREVIOUS_SENTENCE,
        ),
        row(
            &[with(SHIFT, KeyCode::Down), with(SHIFT, KeyCode::Right), ch('J')],
            Action::Extend(Motion::Down),
            say::DO_EXTEND,
        ),
        row(
            &[with(SHIFT, KeyCode::Up), with(SHIFT, KeyCode::Left), ch('K')],
            Action::Extend(Motion::Up),
            say::DO_SHRINK,
        ),
        row(&[ch('y')], Action::Copy, crate::locales::reading::DO_COPY),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_PICK_END, say::DO_PICK_END),
    ],
};

/// Keys while a note is written.
pub static NOTE: Keys = Keys {
    name: say::KEYS_NOTE,
    rows: &[hinted(&[key(KeyCode::Enter), key(KeyCode::Esc)], Action::Confirm, say::HINT_KEEP, say::DO_KEEP)],
};
