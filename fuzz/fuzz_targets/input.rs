//! Any bytes from a terminal, in any pieces, with silences: nothing panics, pieces do not change what is said, and a
//! silence leaves nothing behind but the rest of a paste.
#![no_main]
use celun::tui::input::parser::{Input, Parser};
use libfuzzer_sys::fuzz_target;

fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Input> {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for piece in pieces {
        parser.take(piece, &mut out);
    }
    while parser.patience().is_some() {
        parser.silence(&mut out);
    }
    out
}

fuzz_target!(|bytes: &[u8]| {
    let Some((size, bytes)) = bytes.split_first() else { return };
    let whole = read(std::iter::once(bytes));
    assert_eq!(read(bytes.chunks(1 + usize::from(*size))), whole);
    // The same with a silence after each piece.
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for piece in bytes.chunks(1 + usize::from(*size % 16)) {
        parser.take(piece, &mut out);
        // The first may show that a paste has begun.
        for _ in 0..2 {
            if parser.patience().is_some() {
                parser.silence(&mut out);
            }
        }
        assert_eq!(parser.patience(), None);
    }
});
