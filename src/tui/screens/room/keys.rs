//! The writing room's rows of the key table.
use super::{
    super::super::keys::{Action, Keys, ch, ctrl, f, hinted, key, row, with},
    say,
};
use crate::{
    locales::{exam, shell},
    store::Ink,
    text::motion::Motion,
};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// Keys while the essay has the keyboard.
pub static WRITING: Keys = Keys {
    name: say::KEYS_ROOM,
    rows: &[
        hinted(&[key(KeyCode::Tab)], Action::NextPane, say::HINT_MATERIAL, say::DO_MATERIAL),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_PANE_BACK),
        hinted(&[ctrl('d'), f(10)], Action::HandIn, say::HINT_HAND_IN, say::DO_HAND_IN),
        hinted(&[ctrl('p')], Action::Pause, say::HINT_PAUSE, say::DO_PAUSE),
        hinted(&[ctrl('z')], Action::Undo, say::HINT_UNDO, say::DO_UNDO),
        row(&[ctrl('y')], Action::Redo, say::DO_REDO),
        row(&[key(KeyCode::Enter)], Action::NewLine, say::DO_NEW_LINE),
        row(&[ctrl('o')], Action::OpenOutline, say::DO_OUTLINE),
        hinted(&[f(8)], Action::Sheet, exam::HINT_SHEET, exam::DO_SHEET),
        hinted(&[f(2)], Action::Scratch, exam::HINT_SCRATCH, exam::DO_SCRATCH),
        row(&[with(ALT, KeyCode::Char('i'))], Action::Indent, exam::DO_INDENT),
        row(&[f(12)], Action::PrintSheet, exam::DO_PRINT),
        row(&[f(6)], Action::Zoom, say::DO_ZOOM),
        row(&[f(3)], Action::Narrower, exam::DO_NARROWER),
        row(&[f(4)], Action::Wider, exam::DO_WIDER),
        row(&[f(7)], Action::NextPhase, exam::DO_PHASE),
        row(&[with(ALT, KeyCode::Char('p'))], Action::Calibrate, exam::DO_CALIBRATE),
        row(&[ctrl('f')], Action::Search, say::DO_SEARCH),
        row(
            &[with(ALT, KeyCode::Up), with(ALT, KeyCode::PageUp)],
            Action::ScrollMaterial(Motion::PageUp),
            say::DO_SCROLL_UP,
        ),
        row(
            &[with(ALT, KeyCode::Down), with(ALT, KeyCode::PageDown)],
            Action::ScrollMaterial(Motion::PageDown),
            say::DO_SCROLL_DOWN,
        ),
        row(&[ctrl('t')], Action::NextTab, say::DO_TAB),
        row(&[key(KeyCode::Backspace)], Action::Delete(Motion::Left), say::DO_BACKSPACE),
        row(&[key(KeyCode::Delete)], Action::Delete(Motion::Right), say::DO_DELETE),
        row(
            &[ctrl('w'), with(ALT, KeyCode::Backspace), with(CTRL, KeyCode::Backspace)],
            Action::Delete(Motion::WordLeft),
            say::DO_DELETE_WORD,
        ),
        row(&[ctrl('u')], Action::Delete(Motion::RowStart), say::DO_DELETE_CLAUSE),
        row(&[ctrl('k')], Action::Delete(Motion::RowEnd), say::DO_DELETE_REST),
        row(&[ctrl('a')], Action::SelectAll, say::DO_SELECT_ALL),
        row(&[ctrl('c')], Action::Copy, say::DO_COPY),
        row(&[ctrl('x')], Action::Cut, say::DO_CUT),
        row(&[ctrl('v')], Action::Paste, say::DO_PASTE),
        row(&[ctrl('s')], Action::Save, say::DO_SAVE),
        row(&[key(KeyCode::Left)], Action::Move(Motion::Left), say::DO_LEFT),
        row(&[key(KeyCode::Right)], Action::Move(Motion::Right), say::DO_RIGHT),
        row(&[key(KeyCode::Up)], Action::Move(Motion::Up), say::DO_UP),
        row(&[key(KeyCode::Down)], Action::Move(Motion::Down), say::DO_DOWN),
        row(
            &[with(CTRL, KeyCode::Left), with(ALT, KeyCode::Left)],
            Action::Move(Motion::WordLeft),
            say::DO_WORD_LEFT,
        ),
        row(
            &[with(CTRL, KeyCode::Right), with(ALT, KeyCode::Right)],
            Action::Move(Motion::WordRight),
            say::DO_WORD_RIGHT,
        ),
        row(&[key(KeyCode::Home)], Action::Move(Motion::RowStart), say::DO_ROW_START),
        row(&[key(KeyCode::End)], Action::Move(Motion::RowEnd), say::DO_ROW_END),
        row(&[with(CTRL, KeyCode::Up)], Action::Move(Motion::ParagraphUp), say::DO_PARAGRAPH_UP),
        row(&[with(CTRL, KeyCode::Down)], Action::Move(Motion::ParagraphDown), say::DO_PARAGRAPH_DOWN),
        row(&[key(KeyCode::PageUp)], Action::Move(Motion::PageUp), say::DO_PAGE_UP),
        row(&[key(KeyCode::PageDown)], Action::Move(Motion::PageDown), say::DO_PAGE_DOWN),
        row(&[with(CTRL, KeyCode::Home)], Action::Move(Motion::Start), say::DO_START),
        row(&[with(CTRL, KeyCode::End)], Action::Move(Motion::End), say::DO_END),
        row(&[with(SHIFT, KeyCode::Left)], Action::Extend(Motion::Left), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Right)], Action::Extend(Motion::Right), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Up)], Action::Extend(Motion::Up), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Down)], Action::Extend(Motion::Down), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Home)], Action::Extend(Motion::RowStart), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::End)], Action::Extend(Motion::RowEnd), say::DO_EXTEND),
        hinted(&[key(KeyCode::Esc)], Action::Back, say::HINT_LEAVE, say::DO_ESCAPE),
    ],
};

/// Keys while the material has the keyboard, above those of reading.
pub static READING: Keys = Keys {
    name: say::KEYS_READING,
    rows: &[
        hinted(&[key(KeyCode::Tab), key(KeyCode::Enter)], Action::NextPane, say::HINT_ESSAY, say::DO_ESSAY),
        row(&[key(KeyCode::BackTab)], Action::PreviousPane, say::DO_PANE_BACK),
        row(&[key(KeyCode::Right), ch(']'), ctrl('t')], Action::NextTab, say::DO_TAB),
        row(&[key(KeyCode::Left), ch('[')], Action::PreviousTab, say::DO_TAB_BACK),
        hinted(&[ch('o'), ctrl('o')], Action::OpenOutline, say::HINT_OUTLINE, say::DO_OUTLINE),
        hinted(&[ch('p'), ctrl('p')], Action::Pause, say::HINT_PAUSE, say::DO_PAUSE),
        hinted(&[ctrl('d'), f(10)], Action::HandIn, say::HINT_HAND_IN, say::DO_HAND_IN),
        row(&[f(8)], Action::Sheet, exam::DO_SHEET),
        row(&[f(2)], Action::Scratch, exam::DO_SCRATCH),
        hinted(&[ch('v')], Action::MarkText, exam::HINT_PICK, exam::DO_PICK),
        hinted(&[ch('1')], Action::Highlight(Ink::Yellow), exam::HINT_COLOUR, exam::DO_MARK),
        row(&[ch('2')], Action::Highlight(Ink::Green), exam::DO_MARK),
        row(&[ch('3')], Action::Highlight(Ink::Blue), exam::DO_MARK),
        hinted(&[ch('c')], Action::Highlight(Ink::Line), exam::HINT_COLLECT, exam::DO_COLLECT),
        hinted(&[ch('m')], Action::Notes, exam::HINT_MARKS, exam::DO_MARKS),
        row(&[ch('.'), ch('>')], Action::NextMark, exam::DO_NEXT_MARK),
        row(&[ch(','), ch('<')], Action::PreviousMark, exam::DO_PREVIOUS_MARK),
        row(&[f(7)], Action::NextPhase, exam::DO_PHASE),
        row(&[f(3)], Action::Narrower, exam::DO_NARROWER),
        row(&[f(4)], Action::Wider, exam::DO_WIDER),
        row(&[f(6)], Action::Zoom, say::DO_ZOOM),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_LEAVE, say::DO_LEAVE),
    ],
};

/// What an exam takes away: the keys say so, and no hint offers them.
pub static EXAM: Keys = Keys {
    name: exam::HINT_EXAM,
    rows: &[
        row(&[ctrl('p')], Action::Pause, exam::NO_PAUSE),
        row(&[ctrl('o')], Action::OpenOutline, exam::LOCKED),
    ],
};

/// As [`EXAM`], while the material has the keyboard.
pub static EXAM_READING: Keys = Keys {
    name: exam::HINT_EXAM,
    rows: &[
        row(&[ctrl('p'), ch('p')], Action::Pause, exam::NO_PAUSE),
        row(&[ctrl('o'), ch('o')], Action::OpenOutline, exam::LOCKED),
    ],
};

/// Keys while the scratch outline has the keyboard, above those of writing.
pub static SCRATCH: Keys = Keys {
    name: exam::KEYS_SCRATCH,
    rows: &[
        hinted(&[ctrl('l')], Action::Tick, exam::HINT_TICK, exam::DO_TICK),
        hinted(&[ctrl('e')], Action::Source, exam::HINT_SOURCE, exam::DO_SOURCE),
        hinted(&[f(2), key(KeyCode::Esc)], Action::Scratch, say::HINT_ESSAY, say::DO_ESSAY),
        // Neither sheet nor search is of the scratch outline.
        row(&[key(KeyCode::Tab)], Action::NextPane, say::DO_ESSAY),
    ],
};

/// Keys while a passage of the material is picked, above those of reading.
pub static PICK: Keys = Keys {
    name: exam::KEYS_PICK,
    rows: &[
        hinted(&[ch('s'), key(KeyCode::Enter)], Action::Widen, exam::HINT_WIDEN, exam::DO_WIDEN),
        hinted(&[ch('1')], Action::Highlight(Ink::Yellow), exam::HINT_COLOUR, exam::DO_MARK),
        hinted(&[ch('c')], Action::Highlight(Ink::Line), exam::HINT_COLLECT, exam::DO_COLLECT),
        hinted(
            &[with(SHIFT, KeyCode::Right)],
            Action::Extend(Motion::Right),
            exam::HINT_EXTEND,
            say::DO_EXTEND,
        ),
        row(&[with(SHIFT, KeyCode::Left)], Action::Extend(Motion::Left), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Up)], Action::Extend(Motion::Up), say::DO_EXTEND),
        row(&[with(SHIFT, KeyCode::Down)], Action::Extend(Motion::Down), say::DO_EXTEND),
        row(&[key(KeyCode::Left)], Action::Move(Motion::Left), say::DO_LEFT),
        row(&[key(KeyCode::Right)], Action::Move(Motion::Right), say::DO_RIGHT),
        row(&[with(CTRL, KeyCode::Left)], Action::Move(Motion::ClauseLeft), exam::DO_CLAUSE_LEFT),
        row(&[with(CTRL, KeyCode::Right)], Action::Move(Motion::ClauseRight), exam::DO_CLAUSE_RIGHT),
        row(&[key(KeyCode::Home)], Action::Move(Motion::RowStart), say::DO_ROW_START),
        row(&[key(KeyCode::End)], Action::Move(Motion::RowEnd), say::DO_ROW_END),
        hinted(&[key(KeyCode::Esc)], Action::Back, exam::HINT_PICK_END, exam::DO_PICK_END),
    ],
};

/// Keys of the list of own marks.
pub static MARKS: Keys = Keys {
    name: exam::MARKS,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, exam::HINT_JUMP, exam::DO_JUMP),
        hinted(&[key(KeyCode::Delete), ch('d')], Action::DeleteMark, exam::HINT_DROP, exam::DO_DROP),
        hinted(&[key(KeyCode::Esc), ch('q'), ch('m')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Keys of a pause.
pub static PAUSED: Keys = Keys {
    name: say::KEYS_PAUSED,
    rows: &[
        hinted(
            &[key(KeyCode::Enter), ch(' '), ch('p'), ctrl('p')],
            Action::GoOn,
            say::HINT_GO_ON,
            say::DO_GO_ON,
        ),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_LEAVE, say::DO_LEAVE),
    ],
};
