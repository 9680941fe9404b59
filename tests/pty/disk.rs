//! A disk that takes nothing for a while, seen from every screen that keeps something: it is told, nothing that was
//! typed is lost, the program goes on, and what could not be written is written when it can.
use crate::{
    harness::{Setup, Term},
    paper::sitting,
};
use celun::store::Stage;
use std::{fs, process::Command};

/// No file may be written any more, as on a full disk.
fn fill(term: &Term) {
    limit(term, "0");
}

fn free(term: &Term) {
    limit(term, "unlimited");
}

fn limit(term: &Term, size: &str) {
    let (pid, limit) = (term.pid().to_string(), format!("--fsize={size}:"));
    assert!(Command::new("prlimit").args(["--pid", &pid, &limit]).status().unwrap().success());
}

fn studying() -> Term {
    let mut term = Setup::new().pack("plaza.json", include_str!("../data/screens/plaza.json")).start();
    term.see("题库").keys("t").see("提纲室");
    term
}

/// The model essay in the reader.
fn reading() -> Term {
    let mut term = studying();
    term.keys("/环境整治<Enter><Enter>").see("▌  一、整治时间").keys("r").see("阅读");
    term
}

/// The report of an essay that is handed in.
fn handed_in() -> Term {
    let mut term = Setup::new().start();
    term.enter_room()
        .keys("关于整治广场的通知")
        .see("广场的通知")
        .keys("<C-d>")
        .see("交卷？")
        .keys("<Enter>");
    term.see("覆盖率").see("整治时间");
    term
}

#[test]
fn notes_are_kept_in_memory_and_written_when_the_disk_takes_them() {
    let mut term = reading();
    fill(&term);
    term.keys("m<Down>m").see("无法").see("标记 1").keys("e首句点题<Enter>").see("首句点题").see("无法");
    // Left and opened again, it is still there.
    term.keys("<Esc>").see("▌  一、整治时间").keys("r").see("标记 1");
    // Quitting would lose it: that is told once.
    term.keys("<C-q>").see("再退出一次").keys("<Down>").see("标记 1");
    free(&term);
    term.clock(9_000).until("the notes on the disk", |t| {
        t.store().notes("plaza").is_ok_and(|all| format!("{all:?}").contains("首句点题"))
    });
    term.keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_data_folder_that_is_read_only_for_a_while_takes_notes_grades_and_settings_later() {
    use std::os::unix::fs::PermissionsExt;
    let setup = Setup::new().pack("plaza.json", include_str!("../data/screens/plaza.json"));
    let mut term = setup.powerless().start();
    term.see("题库")
        .keys("t")
        .see("提纲室")
        .keys("/环境整治<Enter><Enter>")
        .see("▌  一、整治时间")
        .keys("r")
        .see("阅读");
    let mode = |t: &Term, m| fs::set_permissions(t.home(), fs::Permissions::from_mode(m)).unwrap();
    mode(&term, 0o500);
    term.keys("m<Down>m").see("没有权限").see("标记 1").keys("<Esc>").see("▌  一、整治时间");
    term.keys("m")
        .see("怎样默写")
        .keys("<Down><Enter>")
        .see("一、＿＿")
        .keys("整治时间<Enter>")
        .see("建议：");
    term.keys("3").see("没有权限").raw("\x1b[20~").see("主题 ").keys("<Down><Enter>").see("没有权限");
    mode(&term, 0o700);
    term.clock(9_000).until("notes and grades on the disk", |t| {
        t.store().notes("plaza").is_ok_and(|all| all.documents.len() == 1)
            && t.store().reviews().is_ok_and(|(reviews, _)| reviews.len() == 1)
    });
    term.keys("<Enter>").until("the settings on the disk", |t| t.home().join("config.toml").exists());
}

#[test]
fn notes_that_no_disk_took_are_told_when_the_program_ends() {
    let mut term = reading();
    fill(&term);
    term.keys("m<Down>m").see("标记 1").see("无法").keys("<C-q>").see("再退出一次").keys("<C-q>");
    assert_eq!(term.end().exit_code(), 1);
    term.assert_restored();
    assert!(term.seen().text().contains("没能保存"), "{}", term.seen().text());
}

#[test]
fn grades_are_kept_in_memory_and_written_when_the_disk_takes_them() {
    let mut term = studying();
    term.keys("/环境整治<Enter>m").see("怎样默写").keys("<Down><Enter>").see("一、＿＿");
    fill(&term);
    term.keys("整治时间<Enter>").see("建议：熟练").keys("3").see("无法").see("二、＿＿");
    term.keys("整治<Enter>").see("建议：").keys("2").see("（一）＿＿");
    free(&term);
    term.clock(9_000)
        .until("both reviews on the disk", |t| t.store().reviews().is_ok_and(|(r, _)| r.len() == 2));
    term.see("刚才没能保存的都已保存");
}

#[test]
fn a_verdict_that_is_not_kept_is_told_and_can_be_given_again() {
    let mut term = handed_in();
    let name = |t: &Term| t.store().attempts().unwrap().remove(0).name;
    let kept = |t: &Term| t.store().verdicts(&name(t)).unwrap().points.len();
    fill(&term);
    term.keys("1").see("无法");
    assert_eq!(kept(&term), 0);
    free(&term);
    term.keys("1").until("the verdict on the disk", |t| kept(t) == 1);
}

#[test]
fn settings_that_are_not_kept_hold_until_the_end() {
    let mut term = Setup::new().start();
    term.see("题库");
    fill(&term);
    term.raw("\x1b[20~").see("设置").keys("<Enter>").see("无法");
    assert!(!term.home().join("config.toml").exists());
    free(&term);
    term.keys("<Enter>").until("the settings on the disk", |t| t.home().join("config.toml").exists());
    term.keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
}

#[test]
fn a_hand_in_that_fails_is_told_and_tried_again() {
    let mut term = Setup::new().start();
    term.enter_room().keys("关于整治广场的通知").see("广场的通知");
    fill(&term);
    term.keys("<C-d>").see("交卷？").keys("<Enter>").see("没有交上");
    term.keys("，还在写").see("还在写").see("! 未保存");
    assert!(matches!(term.store().attempts().unwrap()[0].stage, Stage::Open(_)));
    free(&term);
    term.clock(5_000).see_gone("! 未保存").keys("<C-d>").see("交卷？").keys("<Enter>").see("覆盖率");
    let folder = fs::read_dir(term.home().join("attempts")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read_to_string(folder.join("essay.md")).unwrap(), "关于整治广场的通知，还在写");
}

#[test]
fn a_paper_that_cannot_be_handed_in_is_told_and_handed_in_later() {
    let mut term = sitting("<Enter>");
    term.see("第1/3题").keys("甲文").see("甲文");
    fill(&term);
    term.keys("<C-d>").see("未写").keys("<Enter>").see("无法").keys("，接着写").see("甲文，接着写");
    free(&term);
    term.clock(5_000).see_gone("! 未保存").keys("<C-d>").see("未写").keys("<Enter>").see("套卷报告");
    let works: Vec<_> = term.store().attempts().unwrap();
    assert!(works.iter().all(|e| matches!(e.stage, Stage::HandedIn(_))) && works.len() == 3);
}

#[test]
fn an_export_that_cannot_be_written_is_told() {
    let mut term = handed_in();
    fill(&term);
    term.keys("x").see("无法");
    free(&term);
    term.keys("x").see("exports");
}

#[test]
fn the_scratch_outline_on_a_full_disk_is_told_and_caught_up_with() {
    let mut term = Setup::new().args(&["write", "--exam", "square"]).start();
    term.see("在此作答");
    fill(&term);
    term.raw("\x1bOQ").see("提纲草稿").keys("一、清理摊点").see("一、清理摊点").see("! 未保存");
    free(&term);
    term.clock(5_000).see_gone("! 未保存");
    term.kill();
    assert_eq!(term.store().unfinished().unwrap().pop().unwrap().replay.aids.scratch, "一、清理摊点");
}

#[test]
fn the_place_of_the_reading_survives_a_kill() {
    let mut term =
        Setup::new().size(60, 14).pack("plaza.json", include_str!("../data/screens/plaza.json")).start();
    term.see("题库")
        .keys("t")
        .see("提纲室")
        .keys("/环境整治<Enter><Enter>r")
        .see("阅读")
        .keys("<Down><Down>");
    let place = |t: &Term| {
        t.store().notes("plaza").unwrap().documents.values().map(|notes| notes.position).max().unwrap_or(0)
    };
    term.clock(2_500).until("the place on the disk", |t| place(t) > 0);
    let kept = place(&term);
    term.kill();
    assert!(place(&term) == kept && kept > 0);
}
