//! Placing the tokens of a paragraph into rows of cells.
use super::{
    Cell, Profile,
    token::{Kind, Part, Token, Tokens},
};

/// One row as it is being filled, or filled.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Filled {
    /// Empty cells before the text.
    pub(super) pad: usize,
    pub(super) cells: Vec<Cell>,
}

/// A token that stands in the row being filled, and where.
#[derive(Debug, Clone, Copy)]
struct Placed {
    token: Token,
    /// Whether it was squeezed into the cell of the token before it.
    squeezed: bool,
}

struct Filler<'a> {
    profile: &'a Profile,
    columns: usize,
    parts: Vec<Part>,
    /// What is still to be placed, last first.
    todo: Vec<Token>,
    pad: usize,
    row: Vec<Cell>,
    placed: Vec<Placed>,
    rows: Vec<Filled>,
}

/// Fills rows of the profile's columns with `tokens`, the first one after `pad` empty cells. At least one row.
pub(super) fn fill(tokens: Tokens, profile: &Profile, pad: usize) -> Vec<Filled> {
    let columns = profile.row();
    let mut todo = tokens.tokens;
    todo.reverse();
    let mut filler = Filler {
        profile,
        columns,
        parts: tokens.parts,
        todo,
        pad: if pad < columns { pad } else { 0 },
        row: Vec::with_capacity(columns),
        placed: Vec::with_capacity(columns),
        rows: Vec::new(),
    };
    while let Some(token) = filler.todo.pop() {
        filler.step(token);
    }
    filler.end_row();
    filler.rows
}

impl Filler<'_> {
    fn left(&self) -> usize {
        self.columns.saturating_sub(self.pad + self.row.len())
    }

    fn cell(&self, n: usize) -> Cell {
        self.parts.get(n).map_or(Cell::default(), |part| part.cell)
    }

    fn end_row(&mut self) {
        let cells = std::mem::replace(&mut self.row, Vec::with_capacity(self.columns));
        self.rows.push(Filled { pad: self.pad, cells });
        self.pad = 0;
        self.placed.clear();
    }

    fn place(&mut self, token: Token) {
        self.row.extend(self.parts[token.first..token.first + token.len].iter().map(|part| part.cell));
        self.placed.push(Placed { token, squeezed: false });
    }

    /// One rule of docs "Filling a row" after the other; the first that applies.
    fn step(&mut self, token: Token) {
        let left = self.left();
        let fresh = self.placed.is_empty();
        if self.profile.avoid && token.opens && left == 1 && !fresh {
            // An opening mark may not stand in the last cell; a mark that shares its cell may.
            match self.halves(token) {
                Some((mark, opening)) => self.todo.extend([opening, mark]),
                None => self.next_row(token),
            }
        } else if token.len <= left {
            self.place(token);
        } else if token.kind == Kind::Dash && left == 1 && self.profile.squeeze_dashes {
            let (start, end) = (self.cell(token.first).start, self.cell(token.first + token.len - 1).end);
            self.row.push(Cell { start, end });
            self.placed.push(Placed { token, squeezed: false });
        } else if token.barred && self.profile.avoid && !fresh {
            self.keep_off_row_start(token, left);
        } else if token.len > self.columns {
            self.split(token, left);
        } else if fresh && self.pad > 0 {
            self.pad = 0;
            self.todo.push(token);
        } else {
            self.next_row(token);
        }
    }

    fn next_row(&mut self, token: Token) {
        self.end_row();
        self.todo.push(token);
    }

    /// The two marks of a compound that ends in an opening mark.
    fn halves(&mut self, token: Token) -> Option<(Token, Token)> {
        let Kind::Compound(middle) = token.kind else { return None };
        let Cell { start, end } = self.cell(token.first);
        let first = self.parts.len();
        let halves = [Cell { start, end: middle }, Cell { start: middle, end }];
        self.parts.extend(halves.map(|cell| Part { cell, joiner: false }));
        let half = |first, barred, opens| Token { first, len: 1, kind: Kind::Single, barred, opens };
        Some((half(first, true, false), half(first + 1, false, true)))
    }

    /// Whether the last cell of the full row takes one more mark.
    fn takes_mark(&self) -> bool {
        let Some(last) = self.placed.last() else { return false };
        // A run's last cell holds two characters at most; a compressed dash shows two.
        self.profile.squeeze && !last.squeezed && !matches!(last.token.kind, Kind::Compound(_))
    }

    /// Places `token`, which may not start a row, when it does not fit: squeezed into the last cell, or together with what
    /// stands before it in the next row.
    fn keep_off_row_start(&mut self, token: Token, left: usize) {
        if left == 0 && token.len == 1 && self.takes_mark() {
            let squeezed = match (token.opens, self.halves(token)) {
                (true, Some((mark, opening))) => {
                    self.todo.push(opening);
                    mark
                }
                _ => token,
            };
            let end = self.cell(squeezed.first).end;
            if let Some(cell) = self.row.last_mut() {
                cell.end = end;
            }
            self.placed.push(Placed { token: squeezed, squeezed: true });
            return;
        }
        self.todo.push(token);
        self.pull_down();
        self.end_row();
    }

    /// Takes the end of the row back so that the next row starts with something that may start it. Nothing can be done
    /// when the row consists of marks.
    fn pull_down(&mut self) {
        let startable = |i: usize| !self.placed[i].token.barred;
        let best = (1..self.placed.len())
            .rev()
            .find(|&i| startable(i) && !self.placed[i - 1].token.opens)
            .or_else(|| (1..self.placed.len()).rev().find(|&i| startable(i)));
        if let Some(from) = best {
            self.take_back(from);
            return;
        }
        // Rather divide a number or word than let a mark start the row.
        let divisible = |p: &Placed| p.token.kind == Kind::Run && p.token.len > 1;
        if let Some(i) = self.placed.iter().rposition(divisible) {
            let Token { first, len, .. } = self.placed[i].token;
            let Some(keep) = (1..len).rev().find(|&k| !self.is_joiner(first + k)) else { return };
            self.take_back(i);
            self.todo.pop();
            let part = |first, len| Token { first, len, kind: Kind::Run, barred: false, opens: false };
            self.todo.push(part(first + keep, len - keep));
            self.place(part(first, keep));
        }
    }

    /// Takes the tokens from `from` on out of the row and puts them back among those to be placed.
    fn take_back(&mut self, from: usize) {
        while self.placed.len() > from {
            let Some(Placed { token, squeezed }) = self.placed.pop() else { return };
            self.todo.push(token);
            let start = self.cell(token.first).start;
            if squeezed {
                if let Some(cell) = self.row.last_mut() {
                    cell.end = start;
                }
            } else {
                // A compressed dash stands in one cell.
                let keep = self.row.partition_point(|cell| cell.start < start);
                self.row.truncate(keep);
            }
        }
    }

    /// Whether part `n` is a joiner in a cell of its own, which does not start a row.
    fn is_joiner(&self, n: usize) -> bool {
        self.parts.get(n).is_some_and(|part| part.joiner)
    }

    /// Divides a token wider than a whole row at cell borders.
    fn split(&mut self, token: Token, left: usize) {
        if left == 0 {
            return self.next_row(token);
        }
        let mut keep = left;
        while keep > 1 && self.is_joiner(token.first + keep) {
            keep -= 1;
        }
        self.place(Token { len: keep, ..token });
        self.todo.push(Token { first: token.first + keep, len: token.len - keep, barred: false, ..token });
        self.end_row();
    }
}
