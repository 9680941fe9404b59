//! What a candidate does, from the library to the hand-in.
use crate::harness::Setup;

#[test]
fn a_question_is_read_written_and_handed_in() {
    let mut term = Setup::new().start();
    term.enter_room();
    term.keys("关于整治中心广场环境的通知<Enter>各科室：<Enter>定于5月6日至5月20日清理占道摊点，");
    term.keys("修补地砖和路灯，由中心街道办牵头。").see("格 52").see("✓ 已保存");
    term.clock(5_000).see("剩余 19:55");
    term.keys("<C-d>")
        .see("交卷？")
        .see("不超过200字")
        .see("用时 00:05")
        .keys("<Enter>")
        .see("覆盖率")
        .see("对照");
    term.see("整治时间").see("我的作答");
    let attempts = term.home().join("attempts");
    let folder = std::fs::read_dir(attempts).unwrap().next().unwrap().unwrap().path();
    let essay = std::fs::read_to_string(folder.join("essay.md")).unwrap();
    assert!(essay.starts_with("关于整治中心广场环境的通知\n各科室：\n定于5月6日"), "{essay}");
    assert!(std::fs::read_to_string(folder.join("attempt.json")).unwrap().contains("\"coverage\""));
    // Back to the library, where the attempt counts; the history opens its report again.
    term.keys("<Esc>").see_gone("对照").keys("<Esc>").see("/ 筛选").keys("h").see("1 次作答").see("练习");
    term.keys("<Enter>").see("对照").see("我的作答").keys("q").see_gone("对照").keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
    term.assert_restored();
}

#[test]
fn the_clock_pauses_and_goes_into_overtime() {
    let mut term = Setup::new().start();
    term.enter_room().see("剩余 20:00");
    term.clock(8_000).see("剩余 19:52").keys("<C-p>").see("已暂停");
    term.clock(500_000).keys("<Enter>").see_gone("已暂停").see("剩余 19:52");
    // A computer that slept is asked about: this counts, and the time is over.
    term.clock(500_000 + 1_200_000).see("计时中断").keys("<Enter>").see("超时 00:08");
}

#[test]
fn the_outline_is_shown_on_confirmation_only() {
    let mut term = Setup::new().start();
    term.see("题库").keys("/广场<Enter><Enter>").see("题干").keys("o").see("现在看参考提纲");
    term.keys("<Esc>").see_gone("现在看参考提纲").see_gone("责任分工");
    term.keys("oy").see("责任分工");
}

#[test]
fn language_and_theme_change_at_once_and_are_kept() {
    let mut term = Setup::new().env("CELUN_LANG", "").start();
    term.keys("<F9>").see("设置").keys("<Right><Right>").see("Settings").keys("<Down><Right><Right>");
    term.see("‹Light›").keys("<Esc>").see("Library");
    let settings = std::fs::read_to_string(term.home().join("config.toml")).unwrap();
    assert!(
        settings.contains("\nlanguage = \"en\"\n") && settings.contains("\ntheme = \"light\"\n"),
        "{settings}"
    );
    let mut term = term.kill_and_start_again();
    term.see("Library").keys("q").end();
}
