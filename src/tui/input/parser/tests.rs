use super::*;
use proptest::prelude::*;

/// What pieces of input say; `~` stands for a silence.
fn read(pieces: &[&str]) -> Vec<Input> {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for piece in pieces {
        if *piece == "~" {
            parser.silence(&mut out);
        } else {
            parser.take(piece.as_bytes(), &mut out);
        }
    }
    out
}

/// In a tiny notation: characters, `<Esc>`, `<C-a>`, `[pasted]`.
fn told(pieces: &[&str]) -> String {
    let mods = |m: KeyModifiers| {
        let all = [(KeyModifiers::CONTROL, "C-"), (KeyModifiers::ALT, "A-"), (KeyModifiers::SHIFT, "S-")];
        all.iter().filter(|(bit, _)| m.contains(*bit)).map(|(_, name)| *name).collect::<String>()
    };
    let one = |input: Input| match input {
        Input::Column(n) => format!("<column {n}>"),
        Input::Event(Event::Paste(text)) => format!("[{text}]"),
        Input::Event(Event::Mouse(m)) => {
            format!("<{}{:?} {},{}>", mods(m.modifiers), m.kind, m.column, m.row)
        }
        Input::Event(Event::Key(k)) => match k.code {
            KeyCode::Char(c) if (k.modifiers - KeyModifiers::SHIFT).is_empty() => c.to_string(),
            KeyCode::Char(c) => format!("<{}{c}>", mods(k.modifiers)),
            code => format!("<{}{code:?}>", mods(k.modifiers)),
        },
        Input::Event(other) => format!("{other:?}"),
    };
    read(pieces).into_iter().map(one).collect()
}

#[test]
fn keys() {
    for (bytes, expected) in [
        ("依法A\r\t\x7f", "依法A<Enter><Tab><Backspace>"),
        ("\x01\x08\0\x1c\n", "<C-a><C-h><C- ><C-4><C-j>"),
        ("\x1b[A\x1b[B\x1bOC\x1bOD\x1b[H\x1b[F", "<Up><Down><Right><Left><Home><End>"),
        ("\x1b[1;5A\x1b[1;2C\x1b[1;3D\x1b[3;5~", "<C-Up><S-Right><A-Left><C-Delete>"),
        ("\x1bOP\x1b[[A\x1b[15~\x1b[24~\x1b[1;2R\x1b[R", "<F(1)><F(1)><F(5)><F(12)><S-F(3)><F(3)>"),
        ("\x1b[Z\x1b[5~\x1b[6~\x1b[2~", "<S-BackTab><PageUp><PageDown><Insert>"),
        ("\x1bx\x1b\r\x1b法\x1b\x01", "<A-x><A-Enter><A-法><C-A-a>"),
        ("\x1b[97;5u\x1b[27;5;98~\x1b[13;2u\x1b[9;2u", "<C-a><C-b><S-Enter><S-BackTab>"),
        ("\x1b[2;2R\x1b[9;9R", "<column 1>"),
        ("\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;1;1M", "<Down(Left) 2,3><Up(Left) 2,3><ScrollUp 0,0>"),
        ("\x1b[<36;0;65535M\x1b[32;3;4M\x1b[M !\"", "<S-Drag(Left) 0,65534><Down(Left) 2,3><Down(Left) 0,1>"),
        // What is unknown goes as a whole, without its letters becoming text.
        ("\x1b[?1;2c\x1b[I\x1b[200;5~\x1b[99999999999z\x1b]0;t\x07\x1bP1$r\x1b\\甲", "甲"),
        ("\x1b[12\u{9b}\u{85}甲", "甲"),
    ] {
        assert_eq!(told(&[bytes]), expected, "{bytes:?}");
    }
}

#[test]
fn escape_alone_twice_and_before_others() {
    assert_eq!(told(&["\x1b"]), "");
    assert_eq!(told(&["\x1b", "~"]), "<Esc>");
    assert_eq!(told(&["\x1b\x1b", "~"]), "<Esc><Esc>");
    assert_eq!(told(&["\x1b\x1b[A"]), "<Esc><Up>");
    assert_eq!(told(&["\x1b", "[A"]), "<Up>");
    assert_eq!(told(&["\x1b]", "~", "甲"]), "<A-]>甲");
    assert_eq!(told(&["\x1bP甲乙", "~"]), "<A-S-P>甲乙");
    assert_eq!(told(&["\x1bO", "~", "\x1b[", "~", "甲"]), "<A-S-O><A-[>甲");
    assert_eq!(told(&["\x1b[1;", "~", "甲"]), "甲");
}

#[test]
fn a_character_that_comes_in_parts_is_waited_for() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for part in "法".as_bytes().chunks(1) {
        parser.take(part, &mut out);
        assert_eq!(parser.patience(), None);
        parser.silence(&mut out);
    }
    parser.take(&[0xe6, 0xb3, b'a'], &mut out);
    assert_eq!(out, [typed('法').unwrap(), typed('a').unwrap()]);
}

#[test]
fn pastes() {
    assert_eq!(told(&["甲\x1b[200~一\x1b[A二\r\x1b[201~乙"]), "甲[一\x1b[A二\r]乙");
    assert_eq!(told(&["\x1b[200~\x1b[201~甲\x1b[201~乙"]), "甲乙");
    assert_eq!(told(&["\x1b[20", "0~一", "二\x1b[2", "01", "~三"]), "[一二]三");
}

#[test]
fn a_paste_without_an_end_is_handed_over_after_a_silence() {
    let burst = "三".repeat(30);
    assert_eq!(told(&["\x1b[200~一二", "~", "甲\r\x1b", "~"]), "[一二]甲<Enter><Esc>");
    assert_eq!(told(&["\x1b[200~", "~", "\x1b[A"]), "<Up>");
    // One that only paused goes on: its end comes, or more at once than is typed.
    assert_eq!(told(&["\x1b[200~一", "~", "二\x1b[201~甲"]), "[一][二]甲");
    assert_eq!(told(&["\x1b[200~一", "~", &burst, "\r二\x1b[201~"]), format!("[一][{burst}\r二]"));
    assert_eq!(told(&["\x1b[200~一\x1b[20", "~", "1~甲"]), "[一]甲");
}

#[test]
fn a_paste_without_end_does_not_fill_the_memory() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.take(b"\x1b[200~", &mut out);
    let piece = "文".repeat(100_000);
    for _ in 0..100 {
        parser.take(piece.as_bytes(), &mut out);
        assert!(parser.buffer.len() <= PIECE + piece.len());
    }
    parser.take(PASTE_END, &mut out);
    let chars: usize = out
        .iter()
        .map(|i| match i {
            Input::Event(Event::Paste(text)) => text.chars().filter(|c| *c == '文').count(),
            _ => 0,
        })
        .sum();
    assert_eq!(chars, 100 * 100_000);
    assert!(out.len() > 1);
}

#[test]
fn what_is_too_long_for_a_sequence_is_none_however_it_comes() {
    let (csi, answer) =
        (format!("\x1b[{}~甲", "0".repeat(LONGEST)), format!("\x1b]{}\x07", "0".repeat(LONGEST_ANSWER)));
    for (long, said) in
        [(csi, "00~甲".to_owned()), (answer, format!("<A-]>{}<C-g>", "0".repeat(LONGEST_ANSWER)))]
    {
        let (first, rest) = long.split_at(long.len() - 5);
        assert_eq!(told(&[&long]), said);
        assert_eq!(told(&[first, rest]), said);
    }
}

/// Bytes as terminals send them, or not.
const BYTES: &str =
    "(\x1b\\[[<?0-9;:]{0,8}[A-Za-z~]|\x1b\\[20[01]~|\x1b[O\\[\\]P]|\x1b|[\\PC\r\t\x07]|[\u{0}-\u{ff}]){0,24}";

proptest! {
    #[test]
    fn pieces_of_any_size_say_the_same(text in BYTES, cuts in prop::collection::vec(0usize..80, 0..8)) {
        let said = |cuts: &[usize]| {
            let (mut parser, mut out) = (Parser::default(), Vec::new());
            for cut in cuts.windows(2) {
                parser.take(&text.as_bytes()[cut[0]..cut[1]], &mut out);
            }
            parser.silence(&mut out);
            parser.silence(&mut out);
            out
        };
        let mut pieces: Vec<usize> = cuts.into_iter().map(|c| c.min(text.len())).collect();
        pieces.extend([0, text.len()]);
        pieces.sort_unstable();
        prop_assert_eq!(said(&pieces), said(&[0, text.len()]));
    }

    #[test]
    fn any_bytes_and_silences_are_survived(pieces in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..20), any::<bool>()), 0..12)) {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for (bytes, silence) in pieces {
            parser.take(&bytes, &mut out);
            if silence {
                parser.silence(&mut out);
                prop_assert!(parser.mode != Mode::Keys || unfinished(&parser.buffer).is_none());
            }
        }
    }
}
