//! A mock paper from its making to its report.
use crate::harness::{Setup, Term};
use celun::store::{Outcome, Stage};
use std::fs;

/// In a paper of three questions by own choice, the drill pack's two the last of them.
pub fn sitting(start: &str) -> Term {
    let mut term = Setup::new().size(100, 30).start();
    term.see("题库").keys("m").see("标准卷").see("随机数").keys("<Down><Down>").see("至少两道").keys("<Tab>");
    // The last questions of the list are the drill pack's.
    term.raw("\x1b[F").keys("<Up><Up> <Down> <Down> ").see("3 题 · ").keys(start);
    term
}

#[test]
fn a_paper_that_another_program_writes_is_shown_and_taken_up_later() {
    let mut first = sitting("<Enter>");
    first.see("第1/3题").keys("甲文").see("甲文");
    let mut second = Setup::new().size(100, 30).beside(&first).start();
    second.see("未交卷的作答").keys("<Enter>").see("另一个 celun 正在写").see("甲文");
    first.keys("改").see("甲文改").kill();
    second.clock(3_000).see("按 Enter 可以接着写").see("甲文改").keys("<Enter>").see("第1/3题").see("甲文改");
}

/// The essays that are handed in, sorted.
fn handed_in(term: &Term) -> Vec<String> {
    let attempts = fs::read_dir(term.home().join("attempts")).unwrap();
    let mut essays: Vec<String> = attempts
        .map(|a| a.unwrap().path())
        .filter(|dir| dir.join("attempt.json").exists())
        .map(|dir| fs::read_to_string(dir.join("essay.md")).unwrap())
        .collect();
    essays.sort();
    essays
}

#[test]
fn three_questions_are_written_under_one_clock_and_handed_in_at_once() {
    let mut term = sitting("<Enter>");
    term.see("第1/3题").keys("甲文").see("甲文").clock(9_000).see("第1/3题 00:09");
    term.keys("<C-n>").see("第2/3题 00:00").see_gone("甲文").keys("乙文").see("乙文");
    term.clock(18_000)
        .see("第2/3题 00:09")
        .keys("<C-n>")
        .see("第3/3题")
        .keys("<C-n>")
        .see("甲文")
        .see("第1/3题 00:09");
    term.keys("改")
        .see("甲文改")
        .keys("<C-g>")
        .see("全卷总览")
        .see("未作答")
        .see("进行中")
        .keys(" ")
        .see("已完成");
    term.keys("<Down><Enter>").see("第2/3题").see("乙文");
    term.keys("<C-d>")
        .see("已写 2 题，未写 1 题")
        .keys("<Enter>")
        .see("套卷报告")
        .see("合计")
        .see("时间去向");
    let folder = fs::read_dir(term.home().join("papers")).unwrap().next().unwrap().unwrap().path();
    let paper = fs::read_to_string(folder.join("paper.json")).unwrap();
    assert!(paper.contains("\"ended\""), "{paper}");
    assert_eq!(handed_in(&term), ["", "乙文", "甲文改"]);
}

#[test]
fn a_killed_paper_goes_on_with_every_caret_time_and_mark_and_is_handed_in_once() {
    let mut term = sitting("<Enter>");
    term.see("第1/3题").keys("甲乙").see("甲乙").clock(8_000).see("第1/3题 00:08");
    // The caret is moved and nothing typed after it; another question is gone to.
    term.keys("<Left><C-n>").see("第2/3题").keys("丙").see("丙").clock(15_000).see("第2/3题 00:07");
    term.keys("<C-g>").see("全卷总览").keys(" ").see("已完成").keys("<C-g>").see_gone("全卷总览");
    term.keys("<C-n>").see("第3/3题 00:00").clock(18_000).see("第3/3题 00:03");
    term.keys("<C-b>").see("第2/3题 00:07");
    let mut term = term.kill_and_start_again();
    // One entry for the whole paper; the clock of a practice has stood still.
    term.see("未交卷的作答").see("套卷 自选卷").see("3题 3 字").see("第2题").see("丙");
    term.until("one entry", |t| t.seen().text().matches("剩余").count() == 1);
    term.keys("<Enter>").see("第2/3题 00:07").see("丙").keys("丁").see("丙丁");
    term.keys("<C-g>").see("已完成").keys("<C-g>").see_gone("全卷总览");
    term.keys("<C-b>").see("第1/3题 00:08").keys("中").see("甲中乙");
    term.keys("<C-d>").see("已写 2 题，未写 1 题").keys("<Enter>").see("套卷报告").see("合计");
    term.see("00:08/").see("00:07/").see("00:18/");
    assert_eq!(handed_in(&term), ["", "丙丁", "甲中乙"]);
    term.keys("<Esc>").see_gone("合计").keys("h").see("▸ 套卷 自选卷").keys("<Enter>").see("时间去向");
}

#[test]
fn a_hand_in_that_was_cut_off_is_brought_to_its_end() {
    let mut term = sitting("e");
    term.see("开始套卷模考？").keys("<Enter>").see("第1/3题").keys("甲文").see("甲文");
    term.keys("<C-n>").see("第2/3题").keys("乙文").see("乙文").clock(30_000).see("第2/3题 00:30").kill();
    // What a kill between the first question and the second leaves: the first is through, the paper is not.
    let store = term.store();
    let first = store.papers().unwrap().remove(0).1.questions.remove(0).attempt;
    let (attempt, replay) = store.resume(&first).unwrap();
    attempt
        .hand_in(&replay.text, Outcome { ended: 1_772_000_030_000, active_ms: 5_000, ..Outcome::default() })
        .unwrap();
    drop(attempt);
    let mut term = term.kill_and_start_again();
    term.see("套卷 自选卷").keys("<Enter>").see("套卷报告").see("合计").see("00:30/");
    assert_eq!(handed_in(&term), ["", "乙文", "甲文"]);
    let store = term.store();
    assert!(store.papers().unwrap()[0].1.ended.is_some());
    assert!(store.attempts().unwrap().iter().all(|a| matches!(a.stage, Stage::HandedIn(_))));
    term.keys("<Esc>").see("题库");
    let mut term = term.kill_and_start_again();
    term.see("题库").see_gone("未交卷的作答");
}

#[test]
fn a_paper_of_which_only_the_end_is_missing_ends() {
    let mut term = sitting("<Enter>");
    term.see("第1/3题").keys("甲文").see("甲文").kill();
    let store = term.store();
    for question in store.papers().unwrap().remove(0).1.questions {
        let (attempt, replay) = store.resume(&question.attempt).unwrap();
        attempt.hand_in(&replay.text, Outcome::default()).unwrap();
    }
    let mut term = term.kill_and_start_again();
    term.see("交卷时被中断").keys("<Enter>").see("套卷报告").see("合计");
    assert!(term.store().papers().unwrap()[0].1.ended.is_some());
}

#[test]
fn an_exam_paper_survives_a_crash_and_ends_at_zero() {
    let mut term = sitting("e");
    term.see("开始套卷模考？").keys("<Enter>").see("第1/3题").see("模考").keys("甲文").see("甲文");
    term.keys("<C-n>").see("第2/3题").keys("乙文").see("乙文");
    term.clock(60_000);
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答")
        .keys("<Enter>")
        .see("/3题")
        .see("模考")
        .keys("<C-n>")
        .keys("<C-n>")
        .keys("<C-n>");
    term.clock(20_000_000).see("套卷报告");
    assert_eq!(handed_in(&term), ["", "乙文", "甲文"]);
}
