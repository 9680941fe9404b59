//! What a terminal sends, as events: bytes in pieces of any size, and silence, which also says something.
//!
//! Keys and mouse as in xterm's "Control Sequences" and the legacy part of kitty's keyboard protocol; events are those
//! of crossterm, whose own reader waits for ever for the end of a paste, takes two Esc for one and goes round and round
//! when the terminal is gone.
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::{mem, time::Duration};

/// The row, from 1, from which the cursor's place is asked: an answer from row 1 could not be told from a key (F3).
pub const PROBE_ROW: u16 = 2;

/// So long the rest of a sequence may take; then what is there of it was typed, such as Esc.
const SEQUENCE: Duration = Duration::from_millis(50);
/// So long a paste may pause; then what came of it is handed over.
const PASTE: Duration = Duration::from_secs(1);
/// More bytes at once than a keyboard or an input method sends: a paste that paused goes on.
const BURST: usize = 64;
/// A longer paste is handed over in pieces. Bytes.
const PIECE: usize = 16 << 20;
/// A longer control sequence is none.
const LONGEST: usize = 64;
/// A longer answer of the terminal (OSC, DCS, APC) is none.
const LONGEST_ANSWER: usize = 4096;

const PASTE_END: &[u8] = b"\x1b[201~";

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key, a click, a paste.
    Event(Event),
    /// The answer to the question that was asked from [`PROBE_ROW`]: the cursor's column, from 0.
    Column(u16),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Keys,
    /// Between the brackets of a paste.
    Paste,
    /// Of a paste what came was handed over after a silence; its end has not come.
    Overdue,
}

/// Reads the bytes of a terminal.
#[derive(Debug, Default)]
pub struct Parser {
    buffer: Vec<u8>,
    mode: Mode,
    /// Bytes of the buffer in which no end of a paste begins.
    searched: usize,
}

/// What the buffer begins with.
enum Step {
    /// So many bytes, and what they say.
    Took(usize, Option<Input>),
    /// So many bytes; a paste begins behind them.
    Paste(usize),
    /// Too few bytes to tell.
    More,
}

impl Parser {
    /// Takes what was read; what it says is appended to `out`.
    pub fn take(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.buffer.extend_from_slice(bytes);
        if self.mode == Mode::Overdue {
            let goes_on = bytes.len() > BURST || find(&self.buffer, PASTE_END).is_some();
            self.mode = if goes_on { Mode::Paste } else { Mode::Keys };
        }
        self.run(out);
    }

    /// Reads what is whole.
    fn run(&mut self, out: &mut Vec<Input>) {
        while match self.mode {
            Mode::Keys => self.keys(out),
            Mode::Paste | Mode::Overdue => self.paste(out),
        } {}
    }

    /// How long a silence means something now; `None`: nothing is unfinished.
    pub fn patience(&self) -> Option<Duration> {
        match self.mode {
            Mode::Keys => unfinished(&self.buffer).map(|_| SEQUENCE),
            Mode::Paste => Some(PASTE),
            Mode::Overdue => None,
        }
    }

    /// Nothing came for [`Parser::patience`].
    pub fn silence(&mut self, out: &mut Vec<Input>) {
        match self.mode {
            Mode::Keys => {
                while self.mode == Mode::Keys
                    && let Some((len, input)) = unfinished(&self.buffer)
                {
                    out.extend(input);
                    self.buffer.drain(..len);
                    // Behind it stands what was typed next.
                    self.run(out);
                }
            }
            Mode::Paste => {
                self.hand_over(out);
                self.mode = Mode::Overdue;
            }
            Mode::Overdue => {}
        }
    }

    /// Reads keys; true if a paste begins.
    fn keys(&mut self, out: &mut Vec<Input>) -> bool {
        let mut at = 0;
        let mut paste = false;
        while let Some(rest) = self.buffer.get(at..).filter(|rest| !rest.is_empty()) {
            match step(rest) {
                Step::Took(len, input) => {
                    at += len;
                    out.extend(input);
                }
                Step::Paste(len) => {
                    at += len;
                    paste = true;
                    break;
                }
                Step::More => break,
            }
        }
        self.buffer.drain(..at);
        if paste {
            (self.mode, self.searched) = (Mode::Paste, 0);
        }
        paste
    }

    /// Reads a paste; true if it has ended.
    fn paste(&mut self, out: &mut Vec<Input>) -> bool {
        let from = self.searched.min(self.buffer.len());
        let Some(end) = self.buffer.get(from..).and_then(|rest| find(rest, PASTE_END)) else {
            self.searched = self.buffer.len().saturating_sub(PASTE_END.len() - 1);
            if self.buffer.len() > PIECE {
                self.hand_over(out);
            }
            return false;
        };
        let rest = self.buffer.split_off(from + end);
        pasted(&mem::take(&mut self.buffer), out);
        self.buffer = rest.get(PASTE_END.len()..).unwrap_or_default().to_vec();
        self.mode = Mode::Keys;
        true
    }

    /// Hands over what came of a paste, up to what may be a part of a character or of the paste's end.
    fn hand_over(&mut self, out: &mut Vec<Input>) {
        let len = self.buffer.len();
        let begun = (1..PASTE_END.len()).rev().find(|n| self.buffer.ends_with(&PASTE_END[..*n])).unwrap_or(0);
        let begun = begun.max(cut_char(&self.buffer));
        let rest = self.buffer.split_off(len - begun);
        pasted(&mem::replace(&mut self.buffer, rest), out);
        self.searched = 0;
    }
}

fn pasted(bytes: &[u8], out: &mut Vec<Input>) {
    if !bytes.is_empty() {
        out.push(Input::Event(Event::Paste(String::from_utf8_lossy(bytes).into_owned())));
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// How many bytes at the end are the beginning of a character.
fn cut_char(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(3)..).unwrap_or_default();
    let lead = tail.iter().rposition(|b| *b >= 0xc0);
    lead.and_then(|at| tail.get(at..)).filter(|cut| cut.len() < char_len(cut[0])).map_or(0, <[u8]>::len)
}

/// Bytes of the character whose first byte this is; 1 for one that begins none.
fn char_len(lead: u8) -> usize {
    match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    }
}

fn key(code: KeyCode) -> Input {
    with(code, KeyModifiers::NONE)
}

fn with(code: KeyCode, mods: KeyModifiers) -> Input {
    Input::Event(Event::Key(KeyEvent::new(code, mods)))
}

fn typed(c: char) -> Option<Input> {
    let mods = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    // Control characters beyond ASCII are sent by no key.
    (!c.is_control()).then(|| with(KeyCode::Char(c), mods))
}

fn with_alt(input: Input) -> Input {
    match input {
        Input::Event(Event::Key(k)) => with(k.code, k.modifiers | KeyModifiers::ALT),
        other => other,
    }
}

/// What stands at the beginning of `bytes`, which are not empty.
fn step(bytes: &[u8]) -> Step {
    let [first, rest @ ..] = bytes else { return Step::More };
    let took = |input| Step::Took(1, Some(input));
    match *first {
        0x1b => escape(bytes, rest),
        b'\r' => took(key(KeyCode::Enter)),
        b'\t' => took(key(KeyCode::Tab)),
        0x7f => took(key(KeyCode::Backspace)),
        0 => took(with(KeyCode::Char(' '), KeyModifiers::CONTROL)),
        c @ 1..=0x1a => took(with(KeyCode::Char(char::from(c - 1 + b'a')), KeyModifiers::CONTROL)),
        c @ 0x1c..=0x1f => took(with(KeyCode::Char(char::from(c - 0x1c + b'4')), KeyModifiers::CONTROL)),
        lead => {
            let len = char_len(lead);
            match bytes.get(..len) {
                Some(bytes) => match std::str::from_utf8(bytes).ok().and_then(|s| s.chars().next()) {
                    Some(c) => Step::Took(len, typed(c)),
                    None => Step::Took(1, None),
                },
                None if rest.iter().all(|b| (0x80..0xc0).contains(b)) => Step::More,
                None => Step::Took(1, None),
            }
        }
    }
}

fn escape(bytes: &[u8], rest: &[u8]) -> Step {
    let Some(second) = rest.first() else { return Step::More };
    match *second {
        0x1b => Step::Took(1, Some(key(KeyCode::Esc))),
        b'[' => csi(bytes),
        b'O' => match bytes.get(2).map(|b| (*b, letter(*b))) {
            None => Step::More,
            Some((b'M', _)) => Step::Took(3, Some(key(KeyCode::Enter))),
            Some((_, Some(code))) => Step::Took(3, Some(key(code))),
            Some(_) => Step::Took(2, typed('O').map(with_alt)),
        },
        b']' | b'P' | b'^' | b'_' | b'X' => match answer(bytes) {
            Some(step) => step,
            None => Step::Took(2, typed(char::from(*second)).map(with_alt)),
        },
        _ => match step(rest) {
            Step::Took(len, input) => Step::Took(len + 1, input.map(with_alt)),
            other => other,
        },
    }
}

/// An answer of the terminal that nobody asked for; `None` if it is none.
fn answer(bytes: &[u8]) -> Option<Step> {
    let end = bytes.iter().take(LONGEST_ANSWER).skip(2).position(|b| matches!(b, 0x07 | 0x1b)).map(|n| n + 2);
    match end {
        None => (bytes.len() <= LONGEST_ANSWER).then_some(Step::More),
        Some(at) if bytes[at] == 7 => Some(Step::Took(at + 1, None)),
        Some(at) => match bytes.get(at + 1) {
            None => Some(Step::More),
            Some(b'\\') => Some(Step::Took(at + 2, None)),
            Some(_) => None,
        },
    }
}

/// A control sequence: `ESC [`, parameters, a final byte.
fn csi(bytes: &[u8]) -> Step {
    if bytes.get(2) == Some(&b'[') {
        // The Linux console's F1 to F5.
        return bytes.get(3).map_or(Step::More, |b| {
            let code = matches!(b, b'A'..=b'E').then(|| key(KeyCode::F(1 + b.saturating_sub(b'A'))));
            Step::Took(if code.is_some() { 4 } else { 3 }, code)
        });
    }
    let end = bytes.iter().take(LONGEST).skip(2).position(|b| !(0x20..0x40).contains(b));
    let Some(at) = end.map(|n| n + 2) else {
        return if bytes.len() > LONGEST { Step::Took(LONGEST, None) } else { Step::More };
    };
    let last = bytes[at];
    if !(0x40..0x7f).contains(&last) {
        // Something else begins within it.
        return Step::Took(at, None);
    }
    let params = std::str::from_utf8(&bytes[2..at]).unwrap_or_default();
    if (last, params) == (b'~', "200") {
        return Step::Paste(at + 1);
    }
    if (last, params) == (b'M', "") {
        let Some([button, x, y]) = bytes.get(at + 1..at + 4) else { return Step::More };
        let place = |b: &u8| u16::from(*b).saturating_sub(32);
        return Step::Took(at + 4, mouse(u16::from(*button).saturating_sub(32), place(x), place(y), false));
    }
    Step::Took(at + 1, sequence(params, last))
}

/// A control sequence that is whole.
fn sequence(params: &str, last: u8) -> Option<Input> {
    if let Some(params) = params.strip_prefix('<') {
        let [button, x, y] = numbers(params)[..] else { return None };
        return matches!(last, b'M' | b'm').then(|| mouse(button, x, y, last == b'm')).flatten();
    }
    let fields = numbers(params);
    let (first, second) = (fields.first().copied().unwrap_or(0), fields.get(1).copied().unwrap_or(0));
    let code = match last {
        b'M' => {
            let [button, x, y] = fields[..] else { return None };
            return mouse(button.saturating_sub(32), x, y, false);
        }
        b'R' if first == PROBE_ROW && fields.len() == 2 => {
            return Some(Input::Column(second.saturating_sub(1)));
        }
        b'R' if first > 1 => return None,
        b'Z' => return Some(with(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'~' if first == 27 => {
            return fields.get(2).and_then(|code| pressed(*code, modifiers(second), ""));
        }
        b'~' => tilde(first)?,
        b'u' => return pressed(first, modifiers(second), params),
        letter_ => letter(letter_)?,
    };
    Some(event(code, modifiers(second), params))
}

/// The numbers of the parameters, parts behind a colon left out; one that is none counts as 0.
fn numbers(params: &str) -> Vec<u16> {
    if params.is_empty() {
        return Vec::new();
    }
    params.split(';').map(|p| p.split(':').next().and_then(|p| p.parse().ok()).unwrap_or(0)).collect()
}

/// A key; whether it was let go stands behind the modifiers' colon.
fn event(code: KeyCode, mods: KeyModifiers, params: &str) -> Input {
    let kind = params.split(';').nth(1).and_then(|p| p.split_once(':')).map_or("1", |(_, kind)| kind);
    let kind = match kind {
        "2" => KeyEventKind::Repeat,
        "3" => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Input::Event(Event::Key(KeyEvent::new_with_kind(code, mods, kind)))
}

/// A key that is told by its character's number.
fn pressed(code: u16, mods: KeyModifiers, params: &str) -> Option<Input> {
    let code = match code {
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        9 if mods.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        8 | 127 => KeyCode::Backspace,
        code => {
            let c = char::from_u32(u32::from(code)).filter(|c| !c.is_control())?;
            KeyCode::Char(if mods.contains(KeyModifiers::SHIFT) { c.to_ascii_uppercase() } else { c })
        }
    };
    Some(event(code, mods, params))
}

/// The modifiers' parameter: 1 and a sum of bits.
fn modifiers(param: u16) -> KeyModifiers {
    let bits = param.saturating_sub(1);
    let all = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ];
    all.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, m)| m).collect()
}

fn letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        _ => return None,
    })
}

fn tilde(number: u16) -> Option<KeyCode> {
    let f = |less: u16| Some(KeyCode::F((number - less) as u8));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => f(10),
        17..=21 => f(11),
        23..=26 => f(12),
        28..=29 => f(15),
        31..=34 => f(17),
        _ => None,
    }
}

/// `button`: two bits of the button, shift, alt, control, moved, two more bits of the button. Places are from 1.
fn mouse(button: u16, x: u16, y: u16, up: bool) -> Option<Input> {
    let number = button & 3 | (button & 0b1100_0000) >> 4;
    let one = match number & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (number, button & 32 != 0) {
        (0..=2, _) if up => MouseEventKind::Up(one),
        (0..=2, false) => MouseEventKind::Down(one),
        (0..=2, true) => MouseEventKind::Drag(one),
        (3, false) => MouseEventKind::Up(MouseButton::Left),
        (3..=5, true) => MouseEventKind::Moved,
        (4, false) => MouseEventKind::ScrollUp,
        (5, false) => MouseEventKind::ScrollDown,
        (6, false) => MouseEventKind::ScrollLeft,
        (7, false) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let modifiers = modifiers((button >> 2 & 1 | button >> 2 & 2 | button >> 2 & 4) + 1);
    let (column, row) = (x.saturating_sub(1), y.saturating_sub(1));
    Some(Input::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers })))
}

/// What an unfinished sequence is when nothing follows: bytes and what they say. `None`: there is none; the rest of a
/// character is waited for however long it takes.
fn unfinished(bytes: &[u8]) -> Option<(usize, Option<Input>)> {
    match bytes {
        [0x1b] => Some((1, Some(key(KeyCode::Esc)))),
        // A sequence that lost its end says nothing.
        [0x1b, b'[', _, ..] => Some((bytes.len(), None)),
        [0x1b, second, ..] if second.is_ascii() => Some((2, typed(char::from(*second)).map(with_alt))),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
