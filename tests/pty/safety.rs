//! Nothing that stood on the screen is lost, and the terminal is given back, whatever happens.
use crate::harness::Setup;
use celun::tui::guard::Guard;

#[test]
fn what_was_on_the_screen_survives_kill_9() {
    let mut term = Setup::new().start();
    term.enter_room().keys("第一段。<Enter>第二段写到这里<Left><Left>").see("写到这里");
    term.clock(9_000).see("剩余 19:51").keys("还").see("写到还这里");
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").see("广场整治通知").see("剩余 19:5").keys("<Enter>").see("第二段写到还这里");
    // The caret stands where it stood: before 这里.
    term.keys("继续").see("写到还继续这里");
}

#[test]
fn signals_end_the_program_with_the_terminal_restored_and_the_text_kept() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut term = Setup::new().start();
        let modes = term.modes_before.clone();
        term.enter_room().keys("写了一半").see("写了一半").signal(signal);
        assert_eq!(term.end().exit_code(), code, "{signal}");
        term.assert_restored();
        assert_eq!(term.modes(), modes, "{signal}");
        term.kill_and_start_again().see("未交卷的作答").keys("<Enter>").see("写了一半");
    }
}

#[test]
fn quitting_and_leaving_keep_the_attempt() {
    let mut term = Setup::new().start();
    let modes = term.modes_before.clone();
    term.enter_room().keys("留着").see("留着").keys("<Esc>").see("Tab 作答").keys("<Esc>");
    term.see("作答已保留").keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
    term.assert_restored();
    assert_eq!(term.modes(), modes);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let mut term = Setup::new().start();
    term.enter_room().keys("停一下").see("停一下").signal("TSTP");
    term.wait("the normal screen", |seen| !seen.screen().alternate_screen());
    term.assert_restored();
    term.signal("CONT").see("停一下").keys("再写").see("停一下再写");
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let mut term = Setup::new().start();
    term.enter_room().keys("断线").see("断线");
    term.hang_up();
    term.end();
}

#[test]
fn a_file_that_may_not_grow_is_told_and_the_text_stays_in_memory() {
    let limited = format!("ulimit -f 8; exec {}", env!("CARGO_BIN_EXE_celun"));
    let mut term = Setup::new().program("/bin/sh".into(), &["-c", &limited]).start();
    term.enter_room();
    for i in 0..60 {
        term.keys(&format!("第{i}句写得很长很长很长。"));
    }
    term.see("! 未保存").see("第59句").keys("还能写").see("还能写").signal("TERM");
    assert_eq!(term.end().exit_code(), 143);
    term.assert_restored();
}

#[test]
fn one_attempt_is_written_by_one_program_and_read_by_others() {
    let mut first = Setup::new().start();
    first.enter_room().keys("甲").see("甲");
    let mut second = Setup::new().size(120, 24).beside(&first).start();
    // Told who, on which machine and since when; what is there is shown, and what comes.
    second
        .see("未交卷的作答")
        .keys("<Enter>")
        .see("另一个 celun 正在写")
        .see(&format!("进程 {}", first.pid()));
    second.see("主机 ").see("始于 2").see("只读").see("甲");
    first.keys("乙丙").see("甲乙丙");
    second.clock(2_000).see("甲乙丙").keys("丁<Enter>").see("请先在那边退出").see("甲乙丙");
    first.keys("丁").see("甲乙丙丁").kill();
    second
        .clock(4_000)
        .see("按 Enter 可以接着写")
        .see("甲乙丙丁")
        .keys("<Enter>")
        .see("考场")
        .keys("戊")
        .see("丁戊");
    second.kill();
    assert_eq!(second.recovered(), "甲乙丙丁戊");
}

#[test]
fn an_attempt_of_a_newer_version_is_read_only() {
    let mut term = Setup::new().start();
    term.enter_room().keys("从前写的").see("从前写的").kill();
    let folder = std::fs::read_dir(term.home().join("attempts")).unwrap().next().unwrap().unwrap().path();
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    let seal = |body: String| format!("{},\"crc\":\"{:08x}\"}}\n", body, crc32fast::hash(body.as_bytes()));
    let mark = celun::store::record::mark(&name);
    let head = seal(format!(
        "{{\"n\":0,\"j\":\"{mark}\",\"t\":0,\"head\":{{\"schema\":\"celun.journal/9\",\"task\":{{\"pack\":\"\",\
         \"question\":\"q\",\"title\":\"明天的题\",\"genre\":\"\",\"prompt\":\"\",\"mode\":\"practice\",\"minutes\":1}},\
         \"started\":0}}"
    ));
    let text =
        seal(format!("{{\"n\":1,\"j\":\"{mark}\",\"t\":0,\"text\":{{\"text\":\"明天写的\",\"caret\":0}}"));
    let journal = folder.join("journal.jsonl");
    std::fs::write(&journal, format!("{head}{text}")).unwrap();
    let before = std::fs::read(&journal).unwrap();
    let mut term = Setup::new().size(120, 24).beside(&term).start();
    term.see("题库")
        .keys("h")
        .see("记录")
        .keys("<Enter>")
        .see("更新版本")
        .see("明天写的")
        .keys("<Enter>")
        .see("只读");
    term.keys("<C-q>").end();
    assert_eq!(std::fs::read(&journal).unwrap(), before);
}

/// Not a test by itself: the next one runs it in a terminal.
#[test]
#[ignore = "run by a_panic_gives_the_terminal_back"]
fn panics_on_the_screen() {
    let guard = Guard::enter(|| println!("kept"), "notice".to_owned()).unwrap();
    assert_eq!(1, 2, "on purpose");
    drop(guard);
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let this = std::env::current_exe().unwrap();
    let args = ["--exact", "safety::panics_on_the_screen", "--ignored", "--nocapture", "--test-threads=1"];
    let mut term = Setup::new().program(this, &args).start();
    let modes = term.modes_before.clone();
    assert_ne!(term.end().exit_code(), 0);
    term.assert_restored();
    let raw = String::from_utf8_lossy(&term.seen().raw).into_owned();
    let order: Vec<_> = ["\x1b[?1049h", "kept", "\x1b[?1049l", "notice", "on purpose"]
        .iter()
        .map(|s| raw.find(s).unwrap_or_else(|| panic!("{s:?} is missing in {raw:?}")))
        .collect();
    assert!(order.is_sorted(), "{raw:?}");
    assert_eq!(term.modes(), modes);
}
