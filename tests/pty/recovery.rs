//! The list of what was not handed in, at start: last words, count, time left; go on, hand in as it stands, set aside.
use crate::harness::{Setup, Term};
use celun::store::Stage;
use std::fs;

/// Started again after two attempts were cut off by a kill.
fn after_a_crash() -> Term {
    let mut first = Setup::new().args(&["write", "market"]).start();
    first.see("在此作答").keys("夜市的油烟要管").see("油烟要管").kill();
    let mut second = Setup::new().beside(&first).args(&["write", "square"]).start();
    second
        .see("在此作答")
        .keys("关于整治的通知<Enter>写到这里为止")
        .see("为止")
        .clock(9_000)
        .see("剩余 19:51")
        .keys("。")
        .see("为止。")
        .kill();
    let mut term = Setup::new().size(100, 30).beside(&second).start();
    term.see("未交卷的作答");
    term
}

/// Names of the attempts and whether they are handed in.
fn stages(term: &Term) -> Vec<(String, bool)> {
    let all = term.store().attempts().unwrap();
    all.into_iter().map(|e| (e.name, matches!(e.stage, Stage::HandedIn(_)))).collect()
}

#[test]
fn last_words_count_and_time_left_are_shown() {
    let mut term = after_a_crash();
    term.see("广场整治通知").see("14 字").see("剩余 19:51").see("写到这里为止。").see_gone("夜市的油烟要管");
    term.keys("<Down>").see("夜市的油烟要管").see("7 字").see_gone("写到这里为止。");
}

#[test]
fn any_of_them_is_taken_up_where_it_stood() {
    let mut term = after_a_crash();
    term.keys("<Down>")
        .see("夜市的油烟要管")
        .keys("<Enter>")
        .see("考场")
        .see("夜市的油烟要管")
        .keys("住")
        .see("要管住");
    term.kill();
    let texts: Vec<_> = term.store().unfinished().unwrap().into_iter().map(|u| u.replay.text).collect();
    assert!(
        texts.contains(&"夜市的油烟要管住".to_owned())
            && texts.contains(&"关于整治的通知\n写到这里为止。".to_owned())
    );
}

#[test]
fn what_stands_there_is_handed_in_as_it_stands() {
    let mut term = after_a_crash();
    term.keys("<C-d>").see("14").keys("<Left><Enter>").see("对照");
    let stages = stages(&term);
    assert_eq!(stages.iter().filter(|(_, handed_in)| *handed_in).count(), 1);
    let name = &stages.iter().find(|(_, handed_in)| *handed_in).unwrap().0;
    let work = term.store().read(name).unwrap();
    assert_eq!(work.essay, "关于整治的通知\n写到这里为止。");
    assert_eq!(work.summary.active_ms / 1000, 9);
    // The other one is still offered.
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").see("夜市的油烟要管").see_gone("写到这里为止。");
}

#[test]
fn one_that_is_set_aside_is_listed_no_more_and_kept() {
    let mut term = after_a_crash();
    term.keys("d").see("搁置这次作答？").keys("<Left><Enter>").see("已移到").see_gone("写到这里为止。");
    assert_eq!(stages(&term).len(), 1);
    let aside =
        fs::read_dir(term.home().join("attempts/.set-aside")).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read_to_string(aside.join("journal.jsonl")).unwrap().contains("整治"));
}

#[test]
fn later_means_later() {
    let mut term = after_a_crash();
    term.keys("<Esc>")
        .see_gone("未交卷的作答")
        .keys("u")
        .see("未交卷的作答")
        .see("写到这里为止。")
        .keys("<Esc>");
    term.see_gone("写到这里为止。").keys("<C-q>").end();
    assert_eq!(stages(&term).iter().filter(|(_, handed_in)| *handed_in).count(), 0);
}
