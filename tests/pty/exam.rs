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

#[test]
fn an_exam_is_begun_from_the_command_line() {
    let mut term = Setup::new().args(&["write", "square", "--exam", "--minutes", "10"]).start();
    term.see("模考 剩余 10:00").keys("甲乙").see("甲乙").clock(600_000).see("时间到");
    assert_eq!(essays(&term), ["甲乙"]);
}

#[test]
fn what_an_exam_locks_is_locked_outside_the_room_too_until_it_is_over() {
    let mut term = exam();
    term.keys("甲").see("甲").keys("<Esc><Esc>").see("题干").see_gone("模考 剩余");
    term.keys("o").see("不能看提纲").see_gone("现在看参考提纲");
    term.keys("<Esc>").see("/ 筛选").keys("t").see("不能看提纲").keys("h").see("不能看提纲");
    term.keys("u").see("广场整治通知").keys("<Enter>").see("模考 剩余").see("甲");
    term.keys("<C-d>").see("交卷？").keys("<Enter>").see("覆盖率");
    term.keys("<Esc>").see_gone("对照").see("/ 筛选").keys("h").see("1 次作答");
}

#[test]
fn an_exam_lets_keys_be_read_and_short_pastes_pass_in_the_scratch_outline_too() {
    let mut term = exam();
    term.keys("<F1>").see("提纲草稿").keys("<Esc>").see_gone("PgUp").raw("\x1bOQ").see("一行一个要点");
    let long = "长".repeat(51);
    term.raw(&format!("\x1b[200~{long}\x1b[201~")).see("不能一次粘贴");
    term.raw("\x1b[200~一、清理\x1b[201~")
        .see("· 一、清理")
        .see("一、清理")
        .clock(1_140_000)
        .see("还剩 01:00");
    term.keys("摊点").see("一、清理摊点").see("还剩 01:00");
}

#[test]
fn the_pace_chart_shows_past_attempts() {
    let mut term = Setup::new().start();
    let flat = "⠉".repeat(12);
    term.enter_room().see("⣀").see_gone(&flat);
    let text = "法".repeat(200);
    term.raw(&format!("\x1b[200~{text}\x1b[201~")).see("格 200").clock(9_000).see("19:51");
    term.keys("<C-d>")
        .see("交卷？")
        .keys("<Enter>")
        .see("覆盖率")
        .keys("<Esc>")
        .see_gone("对照")
        .keys("<Esc>");
    // All of it stood there in the first minute, so the line of the past is at the limit from the start.
    term.see("/ 筛选")
        .keys("<Enter>")
        .see("题干")
        .keys("<Enter>")
        .see("在此作答")
        .see(&flat)
        .see("比往次慢 200");
}

#[test]
fn what_a_pen_took_is_known_after_a_crash() {
    let mut term = Setup::new().start();
    term.enter_room().keys(&"字".repeat(27)).see("格 27").see("笔 19:00").clock(9_000).see("笔 18:51");
    term.clock(11_000).see("剩余 19:49");
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Enter>").see("字字字").see("笔 18:49 · 剩余 19:49");
}

#[test]
fn the_pen_is_calibrated_by_the_clock() {
    let mut term = Setup::new().start();
    term.see("题库")
        .keys("<F9>")
        .see("手写速度")
        .keys("<Up>")
        .raw("\x1b[F")
        .keys("<Enter>")
        .see("照抄下面这段话");
    term.keys("<Enter>").see("照抄中").clock(1_000).see("00:01").keys("<Enter>").see("不像手写的速度");
    term.keys("<Enter>").see("照抄中").clock(241_000).see("04:00").keys("<Enter>").see("每分钟 25 字");
    term.keys("<Enter>").see("手写速度已记为每分钟 25 字");
    let settings = std::fs::read_to_string(term.home().join("config.toml")).unwrap();
    assert!(settings.contains("\npen_speed = 25\n"), "{settings}");
}

#[test]
fn highlights_and_collected_points_survive_a_crash() {
    let mut term = exam();
    term.keys("<Tab>")
        .see("v 选文字")
        .keys("vs")
        .see("s 选分句")
        .keys("c")
        .see("已摘到提纲草稿")
        .keys("<Esc>");
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Enter>").see("模考").keys("<Tab>m").see("我的标记 1 处");
    term.keys("<Enter>").see_gone("我的标记 1 处").raw("\x1bOQ").see("已写 0/1");
}
