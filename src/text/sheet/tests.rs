//! Rows are joined with `/`, cells with `|`; `_` is an empty cell before the text.
use super::*;
use crate::text::marks::{is_closing, is_point};
use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

fn with(text: &str, profile: &Profile) -> String {
    let row = |row: Vec<String>| row.into_iter().map(|c| if c.is_empty() { "_".to_owned() } else { c });
    Sheet::new(text, profile)
        .texts(text)
        .into_iter()
        .map(|cells| row(cells).collect::<Vec<_>>().join("|"))
        .collect::<Vec<_>>()
        .join("/")
}

/// A flush text on rows of `columns` cells.
#[track_caller]
fn s(columns: usize, text: &str, expected: &str) {
    let profile = Profile { columns, indent: false, ..Profile::shenlun() };
    assert_eq!(with(text, &profile), expected, "{text}");
}

#[track_caller]
fn indented(columns: usize, text: &str, expected: &str) {
    assert_eq!(with(text, &Profile { columns, ..Profile::shenlun() }), expected, "{text}");
}

#[test]
fn digits_and_letters_pair() {
    s(9, "2024年", "20|24|年");
    s(9, "10500元", "10|50|0|元");
    s(9, "29.96%", "29|.|96|%");
    s(9, "3.5%", "3.|5%");
    s(9, "2021-2025", "20|21|-|20|25");
    s(9, "10:30", "10|:|30");
    s(9, "1,000件", "1,|00|0|件");
    s(9, "1,2件", "1|,|2|件");
    s(9, "２０２６年", "２０|２６|年");
    s(9, "AI与GDP", "AI|与|GD|P");
    s(9, "6G、b12", "6|G|、|b1|2");
    s(9, "a-b.cn", "a-|b.|cn");
    s(9, "don't", "do|n'|t");
}

#[test]
fn runs_stay_in_one_row() {
    s(5, "法治建设2024年", "法|治|建|设/20|24|年");
    s(4, "12345678901", "12|34|56|78/90|1");
    s(5, "11:11:11:11", "11|:|11|:/11|:|11");
    indented(4, "1234567", "12|34|56|7");
    indented(4, "123456789", "_|_|12|34/56|78|9");
}

#[test]
fn marks_share_cells() {
    s(9, "说：“好。”他", "说|：“|好|。”|他");
    s(9, "《甲》《乙》", "《|甲|》《|乙|》");
    s(9, "真？！”好", "真|？！”|好");
    s(9, "好！！！”", "好|！！|！|”");
    s(9, "“‘好’”，", "“|‘|好|’|”，");
    s(9, "好……。", "好|…|…|。");
    s(9, "说:\"好.\"", "说|:\"|好|.|\"");
    s(9, "一、好", "一|、|好");
}

#[test]
fn straight_quotes_alternate_within_a_paragraph() {
    s(3, "治国\"好\"", "治|国/\"|好|\"");
    s(2, "国\"好\"\n国\"", "国/\"|好\"/国/\"");
    s(4, "依法行政,好", "依|法|行|政,/好");
    s(4, "依法行(好)", "依|法|行/(|好|)");
}

#[test]
fn no_mark_starts_a_row() {
    s(4, "依法行政，好", "依|法|行|政，/好");
    s(4, "依法行24，好", "依|法|行|24，/好");
    s(4, "依法行政：“好", "依|法|行|政：/“|好");
    s(4, "依法行：“好", "依|法|行|：/“|好");
    s(4, "依法行政。”好", "依|法|行|政。”/好");
    s(4, "依法政》”，好", "依|法|政|》”，/好");
    s(4, "依法行政》”好", "依|法|行/政|》|”|好");
    s(4, "依法行政。”，好", "依|法|行/政|。”|，|好");
    s(4, "依法行！！！好", "依|法/行|！！|！|好");
    s(4, "依法行政·好", "依|法|行|政·/好");
    s(4, "依法行政～好", "依|法|行|政～/好");
    s(3, "（（甲）））", "（|（/甲|）|））");
}

#[test]
fn an_opening_mark_does_not_end_a_row() {
    s(4, "依法行“政", "依|法|行/“|政");
    s(4, "依法行》《政", "依|法|行|》/《|政");
}

#[test]
fn doubled_marks() {
    s(4, "依法——行", "依|法|—|—/行");
    s(4, "依法行——政", "依|法|行|——/政");
    s(4, "依法行……。政", "依|法|行|……。/政");
    s(4, "依法行政——好", "依|法|行|政/—|—|好");
    s(4, "依法行⸺好", "依|法|行|⸺/好");
    s(4, "法⸺好", "法|⸺|⸺|好");
    s(4, "依法行政—好", "依|法|行|政/—|好");
    s(4, "————好", "—|—|—|—/好");
}

#[test]
fn paragraphs_indent_once() {
    indented(6, "依法\n\n行政", "_|_|依|法//_|_|行|政");
    indented(6, "　　依法", "_|_|依|法");
    indented(6, "  依法", "_|_|依|法");
    indented(6, "　依法", "_|_|　|依|法");
    indented(6, "　　", "_|_|　|　");
    indented(6, "　　\u{1E026}", "_|_|　|　\u{1E026}");
    indented(6, "", "");
    s(6, "　　依法", "　|　|依|法");
    s(6, "依\r\n法\r行", "依/法/行");
    s(6, "依\u{200B}法\u{A0}行\u{FEFF}", "依|法| |行");
}

#[test]
fn titles_are_centred() {
    let profile = Profile { columns: 9, title: true, ..Profile::shenlun() };
    assert_eq!(with("依法行政\n建设", &profile), "_|_|依|法|行|政/_|_|建|设");
    assert_eq!(with("依法——建设\n——好\n说", &profile), "_|_|_|依|法/_|_|—|—|建|设/_|_|_|—|—|好/_|_|说");
    assert_eq!(with("依法行政建设法治政府", &profile), "依|法|行|政|建|设|法|治|政/府");
}

#[test]
fn other_profiles() {
    let gb = Profile { columns: 4, indent: false, ..Profile::strict_gb() };
    assert_eq!(with("依法行政，好", &gb), "依|法|行/政|，|好");
    assert_eq!(with("说：“好", &gb), "说|：|“|好");
    assert_eq!(with("依法行——好", &gb), "依|法|行/—|—|好");
    let plain = Profile { columns: 4, indent: false, ..Profile::plain() };
    assert_eq!(with("依法行政，24——“好", &plain), "依|法|行|政/，|2|4|—/—|“|好");
    let low = Profile { columns: 4, indent: false, dash_may_start: false, ..Profile::shenlun() };
    assert_eq!(with("依法行政——好", &low), "依|法|行/政|—|—|好");
    let apart = Profile { indent: false, title_quotes: false, sign_shares: false, ..Profile::shenlun() };
    assert_eq!(with("》“5%》《", &apart), "》|“|5|%|》《");
}

#[test]
fn counts_and_milestones() {
    let text = "法治".repeat(60);
    let sheet = Sheet::new(&text, &Profile::shenlun());
    assert_eq!((sheet.cells(), sheet.paper_cells(), sheet.blanks().total()), (120, 122, 2));
    assert_eq!(sheet.milestones(), [(3, 100)]);
    let sheet = Sheet::new(&text, &Profile { columns: 22, ..Profile::shenlun() });
    assert_eq!(sheet.milestones(), [(4, 100)]);
    let sheet = Sheet::new("法治2024\n", &Profile { columns: 3, indent: false, ..Profile::shenlun() });
    assert_eq!((sheet.cells(), sheet.paper_cells(), sheet.blanks().row_ends), (4, 5, 1));
}

#[test]
fn caret_and_cell() {
    let text = "　　依法：“好”\n行";
    let sheet = Sheet::new(text, &Profile { columns: 5, ..Profile::shenlun() });
    assert_eq!(with(text, &Profile { columns: 5, ..Profile::shenlun() }), "_|_|依|法|：/“|好|”/_|_|行");
    let at = |s: &str| text.find(s).unwrap();
    assert_eq!(sheet.position(0), (0, 2));
    assert_eq!(sheet.position(at("法")), (0, 3));
    assert_eq!(sheet.position(at("“")), (1, 0));
    assert_eq!(sheet.position(at("\n")), (1, 3));
    assert_eq!(sheet.position(text.len()), (2, 3));
    assert_eq!(sheet.offset(0, 0), at("依"));
    assert_eq!(sheet.offset(1, 1), at("好"));
    assert_eq!(sheet.offset(1, 4), at("\n"));
    assert_eq!(sheet.offset(9, 9), text.len());
}

const TEXT: &str = "([一-龥]{1,12}|[一-龥][，。！？、；：”’」』）】》·～–][“‘（《]?|[，。！？、；：“”‘’（）《》]{1,4}|—{1,4}|…{1,4}|⸺|[0-9]{1,6}(\\.[0-9]{1,3})?%?|[0-9]{60}|[a-zA-Z0-9./-]{1,9}|[,:!?()\"' ]|\n|　|👍|e\u{301}|\u{200B}|\\PC){0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn cells_hold_the_text_and_rows_keep_the_rules(text in TEXT, columns in 15usize..=40, indent in any::<bool>()) {
        let profile = Profile { columns, indent, ..Profile::shenlun() };
        let sheet = Sheet::new(&text, &profile);
        let mut joined = String::new();
        let mut end = 0;
        let mut before: Option<&Row> = None;
        for row in sheet.rows() {
            prop_assert!(row.pad + row.cells.len() <= columns);
            for cell in &row.cells {
                let shown = sheet.shown(&text, *cell);
                prop_assert!(!shown.is_empty());
                // `⸺` is shown by both of its cells.
                let start = cell.start.max(end);
                joined += &sheet.shown(&text, Cell { start, end: cell.end });
                end = cell.end;
            }
            let first = row.cells.first().and_then(|c| sheet.shown(&text, *c).chars().next());
            if let (Some(before), Some(c)) = (before.filter(|b| !b.ends_paragraph), first) {
                let barred = is_point(c) || is_closing(c) && !c.is_ascii() || matches!(c, '·' | '～' | '–' | '／');
                // Unless every cell of the row before, but its first, starts with a mark.
                let only_marks = before.cells.iter().skip(1).all(|cell| {
                    let c = text[cell.start..].chars().next().unwrap();
                    is_point(c) || is_closing(c) || matches!(c, '·' | '～' | '–' | '／' | '/' | '.' | ',' | ':' | '!' | '?' | '"' | '\'')
                });
                prop_assert!(!barred || only_marks, "{c} starts a row: {}", with(&text, &profile));
            }
            if row.pad + row.cells.len() == columns && columns > 1 && !row.ends_paragraph {
                let c = sheet.shown(&text, *row.cells.last().unwrap()).chars().next_back().unwrap();
                prop_assert!(!"“‘「『（〔［【｛《〈".contains(c), "{c} ends a row: {}", with(&text, &profile));
            }
            before = Some(row);
        }
        let normalised: String = text
            .lines()
            .map(|line| {
                let line: String = line.chars().filter(|c| !is_ignored(*c)).map(normal).collect();
                let next = line.chars().skip(1).chain(['。']);
                let marked = |c: char| !c.is_ascii() && c.width() == Some(0);
                let typed = line
                    .chars()
                    .zip(next)
                    .take_while(|(c, next)| c.is_whitespace() && *c != '\t' && !marked(*next))
                    .count();
                let strip = indent && typed >= 2 && typed < line.chars().count();
                line.chars().skip(if strip { typed } else { 0 }).collect::<String>()
            })
            .collect();
        prop_assert_eq!(joined, normalised);
        // Caret and cell: a cell leads to its start and back.
        for (n, row) in sheet.rows().iter().enumerate() {
            for (i, cell) in row.cells.iter().enumerate() {
                let (r, c) = sheet.position(sheet.offset(n, row.pad + i));
                prop_assert_eq!((r, sheet.rows()[r].cells[c - sheet.rows()[r].pad].start), (n, cell.start));
            }
        }
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let (r, c) = sheet.position(at);
            prop_assert!(r < sheet.rows().len() && c < columns);
        }
        prop_assert!(sheet.cells() <= sheet.paper_cells());
    }

    #[test]
    fn any_profile_lays_out_any_text(
        text in TEXT,
        columns in 0usize..12,
        per_cell in 0usize..4,
        habits in any::<[bool; 10]>(),
    ) {
        let [indent, title, sign_shares, whole_runs, avoid, compounds, title_quotes, squeeze, squeeze_dashes, dash_may_start] = habits;
        let profile = Profile {
            columns, indent, title, addressee: title, signature: title, per_cell, sign_shares, whole_runs, avoid,
            compounds, title_quotes, squeeze, squeeze_dashes, dash_may_start, milestone: per_cell,
        };
        let sheet = Sheet::new(&text, &profile);
        let mut end = 0;
        for row in sheet.rows() {
            prop_assert!(row.pad + row.cells.len() <= sheet.columns());
            for cell in &row.cells {
                prop_assert!(cell.start >= end || text[cell.start..].starts_with('⸺'));
                prop_assert!(cell.end > cell.start);
                end = cell.end;
            }
        }
        for (at, _) in text.char_indices() {
            let (r, c) = sheet.position(at);
            prop_assert!(r < sheet.rows().len() && c < sheet.columns());
            prop_assert!(text.is_char_boundary(sheet.offset(r, c)));
        }
        prop_assert_eq!(sheet.milestones().is_empty(), per_cell == 0 || sheet.rows().len() * sheet.columns() < per_cell);
    }
}

/// A document with title, addressee and signature, on rows of `columns` cells.
#[track_caller]
fn document(columns: usize, text: &str, expected: &str) {
    let profile = Profile { columns, title: true, addressee: true, signature: true, ..Profile::shenlun() };
    assert_eq!(with(text, &profile), expected, "{text}");
}

#[test]
fn an_addressee_stands_flush_left_and_only_before_the_first_paragraph() {
    document(6, "题\n各局：\n一是：\n二", "_|_|题/各|局|：/_|_|一|是|：/_|_|二");
    document(6, "题\n\n  各局：", "_|_|题//各|局|：");
    document(6, "题\n文。\n各局：", "_|_|题/_|_|文|。/_|_|各|局|：");
    indented(6, "各局：\n一", "_|_|各|局|：/_|_|一");
}

#[test]
fn a_date_at_the_end_stands_at_the_right_and_the_signature_over_it() {
    document(
        12,
        "题\n文。\n市府办\n2026年3月1日",
        "_|_|_|_|_|题/_|_|文|。/_|市|府|办/_|_|_|20|26|年|3|月|1|日",
    );
    document(
        12,
        "题\n文。\n  市政府办公厅\n×年×月×日",
        "_|_|_|_|_|题/_|_|文|。/_|_|市|政|府|办|公|厅/_|_|_|_|×|年|×|月|×|日",
    );
    document(12, "题\n文。\n×年×月×日\n", "_|_|_|_|_|题/_|_|文|。/_|_|_|_|×|年|×|月|×|日/");
    document(12, "题\n定于3月1日", "_|_|_|_|_|题/_|_|定|于|3|月|1|日");
    document(
        9,
        "题\n文。\n很长的一个单位\n×年×月×日",
        "_|_|_|_|题/_|_|文|。/_|_|很|长|的|一|个|单|位/_|×|年|×|月|×|日",
    );
}

#[test]
fn blanks_are_told_by_what_made_them() {
    let sheet = |text: &str| Sheet::new(text, &Profile { columns: 10, ..Profile::shenlun() });
    let blanks = |text: &str| {
        let b = sheet(text).blanks();
        (b.lead, b.short_lines, b.row_ends)
    };
    assert_eq!(blanks("一二三"), (2, 0, 0), "what follows the text is no blank");
    assert_eq!(blanks("一二三\n四"), (4, 5, 0));
    assert_eq!(blanks("一\n\n二"), (4, 17, 0));
    assert_eq!(blanks("一二三四五六七2026年"), (2, 0, 1));
    assert_eq!(blanks(""), (0, 0, 0));
}

proptest! {
    #[test]
    fn cells_and_blanks_are_what_stands_on_paper(
        text in "[法治。：“”《》2年a—\\n ]{0,80}", columns in 15usize..41, title: bool, signature: bool,
    ) {
        let profile = Profile { columns, title, addressee: title, signature, ..Profile::shenlun() };
        let sheet = Sheet::new(&text, &profile);
        prop_assert_eq!(sheet.cells() + sheet.blanks().total(), sheet.paper_cells());
    }
}

#[test]
fn the_caret_of_an_empty_row_stands_where_writing_begins() {
    let profile = Profile { columns: 9, title: true, ..Profile::shenlun() };
    assert_eq!(Sheet::new("", &profile).position(0), (0, 4));
    let sheet = Sheet::new("题\n\n文", &profile);
    assert_eq!([sheet.position(0), sheet.position(4), sheet.position(5)], [(0, 4), (1, 2), (2, 2)]);
}
