//! Columns are counted as the screen library counts them, so that no caret stands beside its character.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]
use celun::text::width::{drawn, graphemes, text_width, width};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn a_text_takes_the_columns_it_is_drawn_on(text in "([\\PC\\pC\t]|[一-龥，。“”—…]|[👍🏽👨👩\u{200D}\u{FE0F}\u{301}\u{202E}ｶﾞ]){0,20}") {
        let safe: String = graphemes(&text).map(|(_, g)| drawn(g)).collect();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
        let (end, _) = buffer.set_stringn(0, 0, &safe, 400, Style::default());
        prop_assert_eq!(text_width(&safe), usize::from(end));
        prop_assert_eq!(text_width(&text.replace('\n', "")), usize::from(end));
    }
}

#[test]
fn every_character_alone() {
    for c in (' '..=char::MAX).filter(|c| !c.is_control()) {
        let text = c.to_string();
        assert_eq!(width(drawn(&text)), usize::from(drawn(&text).cell_width()), "{c:?}");
    }
}
