//! Any text on every kind of sheet: cells lie in the text, in order, and places lead there and back.
#![no_main]
use celun::text::{
    count::Counts,
    sheet::{Profile, Sheet},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, bool, &str)| {
    let (columns, indent, text) = input;
    for name in Profile::NAMES {
        let Some(named) = Profile::named(name) else { continue };
        let profile = Profile { columns: usize::from(columns), indent, ..named };
        let sheet = Sheet::new(text, &profile);
        let mut end = 0;
        for row in sheet.rows() {
            for cell in &row.cells {
                assert!(cell.start >= end && cell.start <= cell.end, "{cell:?} after {end}");
                assert!(text.get(cell.start..cell.end).is_some(), "{cell:?}");
                let _ = sheet.shown(text, *cell);
                end = cell.end;
            }
        }
        let _ = (sheet.texts(text), sheet.milestones(), sheet.wasted());
        assert!(sheet.cells() <= sheet.paper_cells());
        for (at, _) in text.char_indices().take(200) {
            let (row, column) = sheet.position(at);
            assert!(text.is_char_boundary(sheet.offset(row, column)));
        }
        let _ = Counts::of(text, &profile);
    }
});
