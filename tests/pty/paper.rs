//! A mock paper from its making to its report.
use crate::harness::{Setup, Term};

/// In a paper of the drill pack's two questions, by own choice.
fn sitting(start: &str) -> Term {
    let mut term = Setup::new().size(100, 30).start();
    term.see("题库").keys("m").see("标准卷").see("随机数").keys("<Down><Down>").see("至少两道").keys("<Tab>");
    // The last questions of the list are the drill pack's.
    term.raw("\x1b[F").keys("<Up><Up> <Down> <Down> ").see("3 题 · ").keys(start);
    term
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
    let folder = std::fs::read_dir(term.home().join("papers")).unwrap().next().unwrap().unwrap().path();
    let paper = std::fs::read_to_string(folder.join("paper.json")).unwrap();
    assert!(paper.contains("\"ended\""), "{paper}");
    let handed_in = std::fs::read_dir(term.home().join("attempts")).unwrap();
    assert_eq!(handed_in.filter(|a| a.as_ref().unwrap().path().join("attempt.json").exists()).count(), 3);
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
    let attempts = std::fs::read_dir(term.home().join("attempts")).unwrap();
    let mut essays: Vec<String> =
        attempts.filter_map(|a| std::fs::read_to_string(a.unwrap().path().join("essay.md")).ok()).collect();
    essays.sort();
    assert_eq!(essays, ["", "乙文", "甲文"]);
}
