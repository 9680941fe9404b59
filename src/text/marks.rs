//! Punctuation marks and where they may stand in a row (避头尾, GB/T 15834-2011 §5.1).

/// Whether `c` is a hanzi: a CJK ideograph, `〇` or `々`.
pub fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3005}' | '\u{3007}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether `c` is written without spaces between words: hanzi, kana, bopomofo, hangul, and full-width forms and marks.
pub fn is_east_asian(c: char) -> bool {
    is_hanzi(c)
        || matches!(c, '\u{2E80}'..='\u{33FF}' | '\u{A000}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Point marks 点号, full-width.
pub fn is_point(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '，' | '、' | '；' | '：')
}

/// The first half of a paired mark.
pub fn is_opening(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '「'
            | '『'
            | '（'
            | '〔'
            | '［'
            | '【'
            | '｛'
            | '《'
            | '〈'
            | '〝'
            | '〖'
            | '('
            | '['
            | '{'
    )
}

/// The second half of a paired mark.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '）'
            | '〕'
            | '］'
            | '】'
            | '｝'
            | '》'
            | '〉'
            | '〞'
            | '〗'
            | ')'
            | ']'
            | '}'
    )
}

/// Whether `c` may not stand at the start of a row: point and closing marks, the connecting and separating marks of
/// §5.1.6, 5.1.7 and 5.1.9, and signs that belong to the number before them.
pub fn may_not_start(c: char) -> bool {
    is_point(c)
        || is_closing(c)
        || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '．' | '·' | '・' | '～' | '–' | '/' | '／')
        || matches!(c, '%' | '％' | '‰' | '℃' | '°')
}

/// Whether `c` may not stand at the end of a row: opening marks and currency signs.
pub fn may_not_end(c: char) -> bool {
    is_opening(c) || matches!(c, '￥' | '¥' | '$' | '€' | '£')
}

/// Whether `c` is one half of a two-cell mark that is never split: `——`, `……`.
pub fn is_doubled(c: char) -> bool {
    matches!(c, '—' | '―' | '…' | '⋯')
}

/// Whether `c` ends a clause, the unit of undo and of clause movement. A full stop `.` is judged by what follows it.
pub fn ends_clause(c: char) -> bool {
    is_point(c) || matches!(c, ',' | ';' | ':' | '!' | '?' | '…')
}
