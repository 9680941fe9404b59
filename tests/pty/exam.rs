//! Exam mode: a deadline that nothing stops, and a hand-in at zero.
use crate::harness::{Setup, Term};

/// In the writing room, in an exam of 20 minutes.
fn exam() -> Term {
    let mut term = Setup::new().start();
    term.see("题库").keys("/广场<Enter>").see("广场整治通知").keys("<Enter>").see("题干").keys("e");
    term.see("开始模考？").keys("<Enter>").see("在此作答").see("模考 剩余 20:00");
    term
}

fn essays(term: &Term) -> Vec<String> {
    let folders = std::fs::read_dir(term.home().join("attempts")).unwrap();
    folders.filter_map(|f| std::fs::read_to_string(f.unwrap().path().join("essay.md")).ok()).collect()
}

#[test]
fn what_stands_there_is_handed_in_at_zero_even_under_a_dialog() {
    let mut term = exam();
    term.keys("关于整治广场的通知").see("通知").clock(1_199_000).see("剩余 00:01");
    term.keys("<C-d>").see("交卷？").clock(1_200_000).see("时间到").see("覆盖率");
    assert_eq!(essays(&term), ["关于整治广场的通知"]);
}

#[test]
fn warnings_are_said_and_typing_goes_on() {
    let mut term = exam();
    term.clock(300_000).see("还剩 15:00").keys("照常").see("照常");
    term.clock(900_000).see("还剩 05:00").clock(1_140_000).see("还剩 01:00").keys("书写").see("照常书写");
}

#[test]
fn the_deadline_holds_across_a_crash() {
    let mut term = exam();
    term.keys("甲乙丙").see("甲乙丙").clock(300_000).see("剩余 15:00");
    term.clock(600_000);
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Enter>").see("模考 剩余 10:00").see("甲乙丙");
    term.clock(2_000_000);
    let mut term = term.kill_and_start_again();
    term.see("上次").keys("<Enter>").see("时间到");
    assert_eq!(essays(&term), ["甲乙丙"]);
}

#[test]
fn a_suspend_counts_on_and_is_not_asked_about() {
    let mut term = exam();
    term.clocks(600_000, 2_000).see("剩余 10:00").see_gone("计时中断");
}

#[test]
fn a_clock_set_back_gives_no_time() {
    let mut term = exam();
    term.clock(300_000).see("剩余 15:00").clocks(-3_600_000, 600_000).see("剩余 10:00");
    term.clock(660_000).see("剩余 09:00");
}

#[test]
fn an_exam_has_no_pause_no_outline_and_no_long_paste() {
    let mut term = exam();
    term.keys("<C-p>").see("模考不能暂停").keys("<C-o>").see("不能看提纲");
    let long = "长".repeat(51);
    term.raw(&format!("\x1b[200~{long}\x1b[201~")).see("不能一次粘贴").see("在此作答");
    term.raw("\x1b[200~输入法一次提交\x1b[201~").see("输入法一次提交");
}

#[test]
fn the_sheet_shows_what_is_typed_in_cells() {
    let mut term = exam();
    term.keys("关于整治的通知<Enter>各科室：").raw("\x1b[19~").see("答题卡 25格").see("关│于│整│治│的│通│知");
    term.keys("请于9月").see("各│科│室│：│请│于│9 │月").keys("<Up>新").see("关│新│于");
}

#[test]
fn a_scratch_outline_is_ticked_and_survives_a_crash() {
    let mut term = exam();
    term.raw("\x1bOQ")
        .see("提纲草稿")
        .keys("一、清理摊点")
        .see("一、清理摊点")
        .raw("\x0c")
        .see("✓ 一、清理摊点");
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Enter>").see("模考").raw("\x1bOQ").see("✓ 一、清理摊点");
}
