//! The other half of the time: study and recall, and what is left of them after a kill.
use crate::harness::{Setup, Term};

const DAY: u64 = 86_400_000;

fn start() -> Term {
    let mut term = Setup::new().pack("plaza.json", include_str!("../data/screens/plaza.json")).start();
    term.see("题库").keys("t").see("提纲室");
    term
}

#[test]
fn an_outline_is_read_beside_its_essay_and_a_passage_is_noted() {
    let mut term = start();
    term.keys("/环境整治<Enter><Enter>").see("▌  一、整治时间").see("整治自5月6日起");
    term.keys("<Down><Down>").see("▌    （一）清理占道摊点").see("采分词  占道");
    term.keys("<Tab><Down>").see("▌    （二）修补地砖和路灯");
    term.keys("r")
        .see("阅读")
        .keys("fm<Down><Down><Down>m")
        .see("已标记")
        .keys("e首句点题<Enter>")
        .see("首句点题");
    // What is noted is on the disk before the program is asked to end.
    let mut term = term.kill_and_start_again();
    term.see("题库")
        .keys("t/环境整治<Enter><Enter>r")
        .see("标记 1")
        .keys("]")
        .see("首句点题")
        .keys("x")
        .see("笔记已导出");
    assert!(std::fs::read_to_string(term.home().join("notes/plaza.md")).unwrap().contains("首句点题"));
    term.keys("qqqq").end();
}

#[test]
fn what_is_recalled_survives_a_kill_and_comes_due() {
    let mut term = start();
    term.keys("/环境整治<Enter>m").see("怎样默写").keys("<Down><Enter>").see("一、＿＿");
    term.keys("整治时间<Enter>").see("建议：熟练").keys("3").see("二、＿＿");
    term.keys("整治<Enter>").see("建议：").keys("2").see("（一）＿＿");
    // A day later the hard one is due, two days later the good one too; the torn end of the file is passed over.
    term.kill();
    let file = term.home().join("reviews.jsonl");
    let mut text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    text.push_str("{\"review\":{\"t\":1772");
    std::fs::write(&file, text).unwrap();
    let mut term = term.kill_and_start_again();
    term.clock(DAY).see("题库").keys("<Down>").see("待默写 1");
    let mut term = term.kill_and_start_again();
    term.clock(2 * DAY + 1).see("题库").keys("<Down>").see("待默写 2").keys("d").see("一、＿＿");
    term.keys("<Enter>4")
        .see("二、＿＿")
        .keys("整治内容<Enter><Enter>")
        .see("这一轮完成了")
        .see("没有到期的卡片了");
    term.keys("q").see("审题").see_gone("待默写").keys("q").end();
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 6);
}

#[test]
fn the_other_drills() {
    let mut term = start();
    term.keys("/环境整治<Enter>m<Enter>")
        .see("还盖着 5 条")
        .keys("<Enter>1<Enter>")
        .see("二、整治内容")
        .see("忘了");
    term.keys("<Right>").see("盖住第 2 级起").keys("qm<Down><Down><Enter>").see("排回原来的次序");
    term.keys("<Enter>").see("在位").keys("3").see("二、整治内容").keys("q").see("提纲室");
    term.keys("m<Down><Down><Down><Enter>").see("第 1 空").keys("5月6日<Enter>").see("第 2 空");
    term.keys("<Enter>").see("填对 1/2").keys("<Enter>").see("（一）").keys("<Esc>").see("提纲室");
}
