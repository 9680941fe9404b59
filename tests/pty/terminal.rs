//! Floods, sizes, colours, and what is no terminal.
use crate::harness::Setup;
use std::process::{Command, Stdio};

/// More than 5,000 characters, each of its paragraphs different.
fn long_text() -> String {
    (0..200)
        .map(|i| format!("第{i:03}段：落实责任、细化措施、注重实效，久久为功。"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_long_paste_arrives_whole() {
    let text = long_text();
    let mut term = Setup::new().start();
    term.enter_room().raw(&format!("\x1b[200~{text}\x1b[201~")).see("第199段");
    // One paste is one step of undo.
    term.keys("<C-z>").see("在此作答");
    term.keys("<C-y>").see("第199段");
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Enter>").see("第199段").keys("<C-Home>").see("第000段");
}

#[test]
fn a_flood_of_unbracketed_input_arrives_whole() {
    let text = long_text().replace('\n', "\r");
    let mut term = Setup::new().start();
    assert!(text.chars().count() > 5_000);
    let cells = text.chars().filter(|c| *c != '\r').count() - 200;
    term.enter_room().raw(&text).see("第199段").see(&format!("格 {cells}"));
    term.keys("<C-Home>").see("第000段").keys("完").see("完第000段");
}

#[test]
fn an_unfinished_paste_neither_stops_the_clock_nor_the_signals() {
    let mut term = Setup::new().start();
    term.enter_room().keys("先写").see("先写").raw("\x1b[200~没有结尾的粘贴");
    term.clock(3_000).see("剩余 19:57").clock(6_000).see("剩余 19:54").signal("TERM");
    assert_eq!(term.end().exit_code(), 143);
    term.assert_restored();
}

#[test]
fn a_paste_that_never_ends_gives_its_text_and_then_the_keyboard_back() {
    let mut term = Setup::new().start();
    term.enter_room().keys("先写").see("先写").raw("\x1b[200~没有结尾的粘贴").see("先写没有结尾的粘贴");
    term.keys("照常").see("粘贴照常").keys("<Left><BS>").see("粘贴常").keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
    assert_eq!(term.recovered(), "先写没有结尾的粘贴常");
}

#[test]
fn escape_struck_twice_at_once_counts_twice() {
    let mut term = Setup::new().start();
    term.enter_room().keys("留着").see("留着").raw("\x1b\x1b").see("作答已保留");
}

#[test]
fn every_size_and_every_change_of_size_lives() {
    let mut term = Setup::new().start();
    term.enter_room().keys("换个大小").see("换个大小");
    for (columns, rows) in [(120, 36), (40, 12), (1, 1), (0, 0), (200, 50), (39, 12), (3, 40), (76, 18)] {
        term.resize(columns, rows);
    }
    term.resize(39, 11).see("窗口太小").resize(40, 12).see("换个大小").resize(160, 40).see("换个大小");
    term.keys("再写").see("换个大小再写");
    let mut term = Setup::new().size(0, 0).start();
    term.resize(80, 24).see("题库").keys("q");
    assert_eq!(term.end().exit_code(), 0);
}

#[test]
fn the_cursor_stands_at_the_caret() {
    let mut term = Setup::new().start();
    term.enter_room().keys("甲乙").wait("the cursor behind 甲乙", |seen| {
        let (row, column) = seen.screen().cursor_position();
        let before = seen.screen().contents_between(row, column.saturating_sub(4), row, column);
        before == "甲乙" && !seen.screen().hide_cursor()
    });
    term.keys("<Left>").wait("the cursor before 乙", |seen| {
        let (row, column) = seen.screen().cursor_position();
        seen.screen().contents_between(row, column, row, column + 2) == "乙" && !seen.screen().hide_cursor()
    });
}

#[test]
fn a_frame_is_one_synchronised_update() {
    let mut term = Setup::new().start();
    term.enter_room().keys("一").see("一");
    term.keys("<C-q>").end();
    let seen = term.seen();
    let raw = String::from_utf8_lossy(&seen.raw);
    let (begins, ends) = (raw.matches("\x1b[?2026h").count(), raw.matches("\x1b[?2026l").count());
    // The guard ends an update that might be open once more.
    assert_eq!(begins + 1, ends);
    let drawn_outside = raw.split("\x1b[?2026h").skip(1).any(|part| {
        let (_, after) = part.split_once("\x1b[?2026l").unwrap();
        after.contains("\x1b[38;") || after.contains("题")
    });
    assert!(!drawn_outside);
    // No keyboard protocol is asked for: under some, characters that an input method commits vanish.
    assert!(!raw.contains("\x1b[>") && !raw.contains("\x1b[="), "kitty or modifyOtherKeys");
}

#[test]
fn no_color_means_no_colour_but_bold_and_reverse() {
    let mut term = Setup::new().env("NO_COLOR", "1").start();
    term.enter_room()
        .keys("无色")
        .see("无色")
        .keys("<C-d>")
        .see("交卷？")
        .keys("<Esc>")
        .see_gone("交卷？")
        .keys("<C-q>")
        .end();
    let raw = String::from_utf8_lossy(&term.seen().raw).into_owned();
    for part in raw.split("\x1b[").skip(1) {
        let Some((codes, _)) = part.split_once('m') else { continue };
        if !codes.bytes().all(|b| b.is_ascii_digit() || b == b';') {
            continue;
        }
        let coloured = |c: &str| matches!(c.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
        assert!(!codes.split(';').any(coloured), "\\e[{codes}m");
    }
    assert!(raw.contains("\x1b[7m") && raw.contains("\x1b[1m"));
}

#[test]
fn no_terminal_is_told_in_a_sentence() {
    let run = |term: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_celun"))
            .env("TERM", term)
            .env("CELUN_LANG", "en")
            .env("CELUN_HOME", std::env::temp_dir().join("celun-none"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap(), output.stdout)
    };
    let (code, said, out) = run("xterm");
    assert_eq!((code, out.len(), said.lines().count()), (Some(1), 0, 1), "{said}");
    assert!(said.starts_with("celun: not a terminal"), "{said}");
    let mut term = Setup::new().env("TERM", "dumb").start();
    assert_eq!(term.end().exit_code(), 1);
    assert!(term.seen().text().contains("TERM=dumb"));
}

#[test]
fn tmux_without_utf8_is_warned_about() {
    let mut term = Setup::new().env("TMUX", "/tmp/tmux-0/default,1,0").env("LANG", "C").start();
    term.see("tmux -u");
}

#[test]
fn a_terminal_with_wide_ambiguous_characters_is_warned_about() {
    let mut term = Setup::new().wide_dash().start();
    term.see("按两格显示").keys("s").see_gone("按两格显示").see("策论");
    let mut term = Setup::new().start();
    term.see("策论").keys("s").see("排序");
    assert!(!String::from_utf8_lossy(&term.seen().raw).contains("按两格显示"));
}

#[test]
fn a_terminal_that_answers_nothing_is_drawn_and_ended_all_the_same() {
    let mut term = Setup::new().mute().start();
    term.see("题库").signal("TERM");
    assert_eq!(term.end().exit_code(), 143);
    term.assert_restored();
    let mut term = Setup::new().mute().start();
    term.see("题库").keys("/广场").see("/ 广场").keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
}
