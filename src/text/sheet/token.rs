//! What may not be divided on the sheet: characters, pairs of digits and letters, doubled and compound marks.
use unicode_width::UnicodeWidthChar;

use super::{Cell, Profile};
use crate::text::{
    marks::{is_closing, is_opening, is_point},
    sanitise::{is_dangerous, is_invisible},
};

/// Something that is placed as a whole: one or more cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Index of the first cell in [`Tokens::parts`].
    pub(super) first: usize,
    /// Number of cells.
    pub(super) len: usize,
    pub(super) kind: Kind,
    /// May not start a row.
    pub(super) barred: bool,
    /// Ends in an opening mark, which may not end a row.
    pub(super) opens: bool,
}

/// What matters when a token does not simply fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character, mark or space of its own.
    Single,
    /// Marks that share a cell; the number is the byte offset of the second mark.
    Compound(usize),
    /// A number or word.
    Run,
    /// `——` or `……`.
    Dash,
}

/// One cell of a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) cell: Cell,
    /// A joiner of a number in a cell of its own (`:` of `10:30`).
    pub(super) joiner: bool,
}

/// The tokens of one paragraph.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) tokens: Vec<Token>,
    pub(super) parts: Vec<Part>,
}

/// A scalar that counts, with the bytes it covers (combining marks included).
#[derive(Debug, Clone, Copy)]
struct Scalar {
    c: char,
    start: usize,
    end: usize,
}

/// Whether `c` leaves no trace on the sheet.
pub(super) fn is_ignored(c: char) -> bool {
    is_invisible(c) || (is_dangerous(c) && c != '\n')
}

/// `c` as it stands on the sheet: exotic spaces are plain spaces.
pub(super) fn normal(c: char) -> char {
    if c.is_whitespace() && !matches!(c, ' ' | '\t' | '\u{3000}') { ' ' } else { c }
}

fn scalars(line: &str, offset: usize) -> Vec<Scalar> {
    let mut out: Vec<Scalar> = Vec::with_capacity(line.len() / 2);
    for (at, c) in line.char_indices() {
        let (start, end) = (offset + at, offset + at + c.len_utf8());
        if matches!(c, '\u{20}'..='\u{7E}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF60}') {
            out.push(Scalar { c, start, end });
        } else if !is_ignored(c) {
            match out.last_mut() {
                Some(last) if c.width() == Some(0) => last.end = end,
                _ => out.push(Scalar { c: normal(c), start, end }),
            }
        }
    }
    out
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Marks of §5.1.6 and 5.1.7 and the slash: single cells that may not start a row.
fn is_barred_single(c: char) -> bool {
    matches!(c, '／' | '/' | '·' | '・' | '～' | '–' | '.' | '．')
}

/// Whether `c` takes part in compounds; 〝〞 and 〖〗 do not.
fn pairs(c: char) -> bool {
    !matches!(c, '〝' | '〞' | '〖' | '〗')
}

/// Reads one paragraph.
struct Reader<'a> {
    scalars: &'a [Scalar],
    at: usize,
    profile: &'a Profile,
    out: Tokens,
    /// Whether the next straight double or single quote closes.
    closes: [bool; 2],
}

/// The tokens of `line`, which starts at byte `offset` of its text. With `strip`, spaces typed as an indent are left out.
pub(super) fn tokens(line: &str, offset: usize, profile: &Profile, strip: bool) -> Tokens {
    let scalars = scalars(line, offset);
    // A space that carries a combining mark is something to be read, not an indent.
    let is_plain = |s: &Scalar| line[s.start - offset..s.end - offset].chars().nth(1).is_none();
    let typed = scalars.iter().take_while(|s| s.c.is_whitespace() && s.c != '\t' && is_plain(s)).count();
    let skip = if strip && typed >= 2 && typed < scalars.len() { typed } else { 0 };
    let mut reader =
        Reader { scalars: &scalars[skip..], at: 0, profile, out: Tokens::default(), closes: [false; 2] };
    while reader.at < reader.scalars.len() {
        reader.read();
    }
    reader.out
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.scalars.get(self.at + ahead).map(|s| s.c)
    }

    /// Whether scalar `ahead` is an apostrophe: a straight single quote between letters or digits.
    fn is_apostrophe(&self, ahead: usize) -> bool {
        let alnum = |i: usize| self.scalars.get(i).is_some_and(|s| s.c.is_ascii_alphanumeric());
        let i = self.at + ahead;
        i > 0 && alnum(i - 1) && alnum(i + 1)
    }

    /// The full-width form of the mark `ahead` from here, half-width marks and straight quotes included. Straight quotes
    /// alternate; `seen` holds how many of each stand between here and there.
    fn form(&self, ahead: usize, seen: &mut [bool; 2]) -> Option<char> {
        let mut quote = |which: usize, open, close| {
            let closes = self.closes[which] ^ seen[which];
            seen[which] = !seen[which];
            if closes { close } else { open }
        };
        Some(match self.peek(ahead)? {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '(' => '（',
            ')' => '）',
            '[' => '［',
            ']' => '］',
            '{' => '｛',
            '}' => '｝',
            '"' => quote(0, '“', '”'),
            '\'' if self.is_apostrophe(ahead) => '\'',
            '\'' => quote(1, '‘', '’'),
            c => c,
        })
    }

    /// Adds a cell of `n` scalars from here on and goes past them.
    fn cell(&mut self, n: usize) {
        let (Some(first), Some(last)) = (self.scalars.get(self.at), self.scalars.get(self.at + n - 1)) else {
            return;
        };
        let cell = Cell { start: first.start, end: last.end };
        self.out.parts.push(Part { cell, joiner: false });
        self.at += n;
    }

    /// Ends a token that started at cell `first`.
    fn token(&mut self, first: usize, kind: Kind, barred: bool, opens: bool) {
        let len = self.out.parts.len() - first;
        if kind == Kind::Run && !self.profile.whole_runs {
            self.out.tokens.extend((first..first + len).map(|first| Token {
                first,
                len: 1,
                kind: Kind::Single,
                barred: false,
                opens,
            }));
        } else {
            self.out.tokens.push(Token { first, len, kind, barred, opens });
        }
    }

    fn read(&mut self) {
        let Some(c) = self.peek(0) else { return };
        let first = self.out.parts.len();
        if is_digit(c) {
            self.number();
            self.token(first, Kind::Run, false, false);
        } else if c.is_ascii_alphabetic() {
            self.word();
            self.token(first, Kind::Run, false, false);
        } else if c == '⸺' {
            self.cell(1);
            self.out.parts.extend_from_within(first..);
            self.token(first, Kind::Dash, !self.profile.dash_may_start, false);
        } else if matches!(c, '—' | '―' | '…' | '⋯') && self.peek(1) == Some(c) && self.profile.whole_runs
        {
            self.cell(1);
            self.cell(1);
            self.token(first, Kind::Dash, !self.profile.dash_may_start, false);
        } else {
            self.mark();
        }
    }

    /// Digits two a cell on each side of a joiner; the joiner shares the cell of an odd digit before it or stands alone.
    fn number(&mut self) {
        let per_cell = self.profile.per_cell.max(1);
        loop {
            let mut digits = self.scalars[self.at..].iter().take_while(|s| is_digit(s.c)).count();
            let group = digits;
            while digits > 0 {
                let n = digits.min(per_cell);
                self.cell(n);
                digits -= n;
            }
            let shares = group % per_cell != 0;
            let Some(c) = self.peek(0) else { return };
            let thousands = matches!(c, ',')
                && group <= 3
                && (1..=3).all(|i| self.peek(i).is_some_and(is_digit))
                && !self.peek(4).is_some_and(is_digit);
            if thousands || (matches!(c, '.' | '-' | '/' | ':' | '．') && self.peek(1).is_some_and(is_digit))
            {
                self.join(shares);
            } else {
                let wide = self.scalars[self.at - 1].c > '\u{FF00}';
                if matches!(c, '%' | '‰' | '°' | '℃') || (wide && c == '％') {
                    self.join(shares && self.profile.sign_shares);
                }
                return;
            }
        }
    }

    /// Puts one scalar into the last cell, or into one of its own.
    fn join(&mut self, shares: bool) {
        self.cell(1);
        if shares {
            if let Some(joined) = self.out.parts.pop()
                && let Some(last) = self.out.parts.last_mut()
            {
                last.cell.end = joined.cell.end;
            }
        } else if let Some(last) = self.out.parts.last_mut() {
            last.joiner = true;
        }
    }

    /// Letters, and the digits and joiners among them, two a cell.
    fn word(&mut self) {
        let alnum = |s: Option<&Scalar>| s.is_some_and(|s| s.c.is_ascii_alphanumeric());
        let mut n = 0;
        while let Some(s) = self.scalars.get(self.at + n) {
            let joins = matches!(s.c, '.' | '-' | '/' | ':' | '\'');
            if !(alnum(Some(s)) || joins && n > 0 && alnum(self.scalars.get(self.at + n + 1))) {
                break;
            }
            n += 1;
        }
        while n > 0 {
            let take = n.min(self.profile.per_cell.max(1));
            self.cell(take);
            n -= take;
        }
    }

    /// A mark or any other character, alone or sharing its cell with the marks after it.
    fn mark(&mut self) {
        let first = self.out.parts.len();
        let mut seen = [false; 2];
        let Some(a) = self.form(0, &mut seen) else { return };
        let after_a = seen;
        let b = self.form(1, &mut seen).filter(|b| pairs(*b));
        let after_b = seen;
        let c = self.form(2, &mut seen).filter(|c| pairs(*c));
        let barred = is_point(a) || is_closing(a) || is_barred_single(a);
        let emphatic = |c: Option<char>| matches!(c, Some('！' | '？'));
        if self.profile.compounds && pairs(a) && (is_point(a) || is_closing(a)) {
            if emphatic(Some(a)) && b == Some(a) && c == Some(a) {
                self.cell(2);
                self.cell(1);
                return self.token(first, Kind::Single, true, false);
            }
            let paired = |a: char, b: char| {
                let quotes = |c| matches!(c, '“' | '”' | '‘' | '’');
                let titles = |c| matches!(c, '《' | '》' | '〈' | '〉');
                let allowed =
                    self.profile.title_quotes || !(quotes(a) && titles(b) || titles(a) && quotes(b));
                match (is_point(a), is_closing(a)) {
                    (true, _) => is_closing(b) || is_opening(b),
                    (_, true) => is_point(b) || is_opening(b) && allowed,
                    _ => false,
                }
            };
            let (n, seen) = if emphatic(Some(a)) && emphatic(b) {
                if c.is_some_and(is_closing) { (3, seen) } else { (2, after_b) }
            } else if b.is_some_and(|b| paired(a, b)) {
                (2, after_b)
            } else {
                (1, after_a)
            };
            let second = self.scalars.get(self.at + 1).map_or(0, |s| s.start);
            self.quotes(seen);
            self.cell(n);
            let kind = if n > 1 { Kind::Compound(second) } else { Kind::Single };
            return self.token(first, kind, true, n > 1 && b.is_some_and(is_opening));
        }
        self.quotes(after_a);
        self.cell(1);
        self.token(first, Kind::Single, barred, is_opening(a));
    }

    fn quotes(&mut self, seen: [bool; 2]) {
        self.closes[0] ^= seen[0];
        self.closes[1] ^= seen[1];
    }
}
