//! Kills, full disks, vanished folders, clocks that jump, floods: what stood on the screen is on the disk.
use crate::harness::{Seen, Setup, Term};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::{
    env, fs,
    process::Command,
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

/// In the writing room of the drill pack's first question at once.
fn room() -> Setup {
    Setup::new().args(&["write", "square"])
}

/// The `n`th character that is typed: rare ones, so that none of them stands elsewhere on the screen.
fn nth(n: usize) -> char {
    if n % 40 == 39 { '\n' } else { char::from_u32(0x3400 + n as u32).unwrap() }
}

fn typed(n: usize) -> String {
    (0..n).map(nth).collect()
}

/// How many characters have been typed at least, from what stands on the screen.
fn shown(seen: &Seen) -> usize {
    let text = seen.text();
    let numbers = text.chars().map(u32::from).filter(|c| (0x3400..0x4dc0).contains(c));
    numbers.map(|c| (c - 0x3400) as usize + 1).max().unwrap_or(0)
}

/// Types characters `from` to `to`, as keys.
fn type_on(term: &mut Term, from: usize, to: usize) {
    let keys: String = (from..to).map(nth).map(|c| if c == '\n' { '\r' } else { c }).collect();
    term.raw(&keys);
}

/// One session: typed in bursts, killed at a moment when the program keeps up, lags behind, or saves.
fn typed_and_killed(round: u64, random: &mut StdRng) {
    let mut term = room().start();
    term.see("在此作答");
    let (total, mut at) = (random.random_range(5..160), 0);
    while at < total {
        let to = at + random.random_range(1..40);
        type_on(&mut term, at, to);
        at = to;
        if random.random_range(0..3) == 0 {
            // The last one may be a line feed, which is not seen.
            let near = at.saturating_sub(random.random_range(2..=20));
            term.wait("what was typed", |seen| shown(seen) > near);
        }
    }
    if random.random_range(0..4) > 0 {
        let some = random.random_range(0..at).saturating_sub(1);
        term.wait("some of it", |seen| shown(seen) > some);
    }
    term.kill();
    let shown = shown(&term.seen());
    let text = term.recovered();
    let len = text.chars().count();
    assert_eq!(text, typed(len), "round {round}");
    assert!(len <= at && len >= shown, "round {round}: {at} typed, {shown} shown, {len} found");
}

#[test]
fn what_was_shown_survives_a_kill_at_any_moment() {
    let number = |name: &str, usual: u64| env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (number("CELUN_PTY_KILL_ROUNDS", 200), number("CELUN_KILL_SEED", 20_260_802));
    let next = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    if round >= rounds {
                        return;
                    }
                    typed_and_killed(round, &mut StdRng::seed_from_u64(seed + round));
                }
            });
        }
    });
}

#[test]
fn a_deleted_folder_is_made_again() {
    let mut term = room().start();
    type_on(term.see("在此作答"), 0, 10);
    term.wait("ten", |s| shown(s) == 10);
    fs::remove_dir_all(term.home().join("attempts")).unwrap();
    type_on(&mut term, 10, 20);
    term.wait("twenty", |s| shown(s) == 20);
    // Within a second the journal notices; from then on a kill loses nothing again.
    term.until("a new journal", |t| t.store().unfinished().is_ok_and(|found| !found.is_empty()));
    type_on(&mut term, 20, 30);
    term.wait("thirty", |s| shown(s) == 30).kill();
    assert_eq!(term.recovered(), typed(30));
}

#[test]
fn a_signal_after_the_folder_was_deleted_still_saves() {
    let mut term = room().start();
    type_on(term.see("在此作答"), 0, 10);
    term.wait("ten", |s| shown(s) == 10);
    fs::remove_dir_all(term.home().join("attempts")).unwrap();
    term.signal("TERM");
    assert_eq!(term.end().exit_code(), 143);
    assert_eq!(term.recovered(), typed(10));
}

/// A place where nothing can be made, whoever runs the test: a file where a folder should be.
#[test]
fn without_a_place_to_write_it_is_told_and_nothing_is_begun() {
    let mut term = Setup::new().start();
    fs::write(term.home().join("attempts"), "in the way").unwrap();
    term.see("题库").keys("/广场<Enter><Enter>").see("题干").keys("<Enter>").see("无法");
    term.keys("<C-q>");
    assert_eq!(term.end().exit_code(), 0);
    term.assert_restored();
    assert_eq!(fs::read_to_string(term.home().join("attempts")).unwrap(), "in the way");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_read_only_for_a_while_is_told_and_caught_up_with() {
    use std::os::unix::fs::PermissionsExt;
    let mut term = room().powerless().start();
    type_on(term.see("在此作答"), 0, 10);
    term.wait("ten", |s| shown(s) == 10);
    let attempts = term.home().join("attempts");
    let mode = |m| fs::set_permissions(&attempts, fs::Permissions::from_mode(m)).unwrap();
    let folder = fs::read_dir(&attempts).unwrap().next().unwrap().unwrap().path();
    fs::remove_dir_all(folder).unwrap();
    mode(0o500);
    type_on(&mut term, 10, 20);
    term.see("! 未保存").see("没有权限");
    type_on(&mut term, 20, 30);
    term.wait("thirty", |s| shown(s) == 30);
    mode(0o700);
    term.see_gone("! 未保存");
    term.kill();
    assert_eq!(term.recovered(), typed(30));
}

/// The largest file that the program may write; both limits of the shell's, so that one can be lifted.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_caught_up_with() {
    let mut term = room().behind("ulimit -S -f 24;").start();
    term.see("在此作答");
    let mut at = 0;
    while !term.seen().text().contains("! 未保存") {
        type_on(&mut term, at, at + 10);
        at += 10;
        term.wait("what was typed", |s| shown(s) >= at - 1);
        assert!(at < 2_000);
    }
    assert!(at > 20);
    type_on(&mut term, at, at + 30);
    term.wait("more", |s| shown(s) >= at + 29).see("! 未保存");
    // What was there before the disk was full still is.
    let kept = term.recovered().chars().count();
    assert!(kept > 10 && term.recovered() == typed(kept));
    let pid = term.pid().to_string();
    let lifted = Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited:"]).status().unwrap();
    assert!(lifted.success());
    term.see_gone("! 未保存").kill();
    assert_eq!(term.recovered(), typed(at + 30));
}

#[test]
fn two_programs_write_two_attempts() {
    let mut first = room().start();
    first.see("在此作答").keys("甲").see("甲");
    let mut second = Setup::new().beside(&first).args(&["write", "market"]).start();
    second.see("在此作答").keys("乙").see("乙");
    first.keys("甲甲").see("甲甲甲");
    first.kill();
    second.kill();
    let mut texts: Vec<String> =
        first.store().unfinished().unwrap().into_iter().map(|f| f.replay.text).collect();
    texts.sort();
    assert_eq!(texts, ["乙", "甲甲甲"]);
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_and_keeps_the_text() {
    let mut term = room().start();
    type_on(term.see("在此作答"), 0, 30);
    term.wait("thirty", |s| shown(s) == 30).hang_up();
    assert_eq!(term.end().exit_code(), 129);
    assert_eq!(term.recovered(), typed(30));
}

#[test]
fn a_program_deaf_to_hang_ups_ends_with_its_terminal() {
    // It was started with the signals ignored, as `nohup` does.
    let mut term = room().behind("trap '' HUP INT TERM QUIT;").start();
    type_on(term.see("在此作答"), 0, 30);
    term.wait("thirty", |s| shown(s) == 30).hang_up();
    assert_eq!(term.end().exit_code(), 129);
    assert_eq!(term.recovered(), typed(30));
}

/// Nobody sends a signal: only reading and writing tell that the terminal is gone.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_goes_away_unannounced_is_noticed_at_once() {
    let script =
        "trap '' HUP INT TERM QUIT; \"$0\" write square; echo $? > \"$HOME/code\"; times > \"$HOME/times\"";
    let mut term =
        Setup::new().program("/bin/sh".into(), &["-c", script, env!("CARGO_BIN_EXE_celun")]).start();
    type_on(term.see("在此作答"), 0, 30);
    term.wait("thirty", |s| shown(s) == 30);
    let pid = term.store().unfinished().unwrap().remove(0).held.unwrap().pid.unwrap();
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let ticks: Vec<f64> = stat.split(' ').skip(13).take(2).map(|n| n.parse().unwrap()).collect();
    term.hang_up();
    term.end();
    assert_eq!(fs::read_to_string(term.home().join("code")).unwrap().trim(), "129");
    let times = fs::read_to_string(term.home().join("times")).unwrap();
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
    };
    let used: f64 = times.lines().nth(1).unwrap().split(' ').map(seconds).sum();
    let after = used - (ticks[0] + ticks[1]) / 100.0;
    assert!(after < 0.3, "{after} seconds of the processor to notice it");
    assert_eq!(term.recovered(), typed(30));
}

#[test]
fn job_control_of_a_shell_stops_and_continues() {
    let program = env!("CARGO_BIN_EXE_celun");
    let mut term = Setup::new().env("PS1", "ready> ").program("/bin/sh".into(), &["-i"]).start();
    term.see("ready> ").raw(&format!("{program} write square\r")).see("在此作答").keys("写一").see("写一");
    let holder = term.store().unfinished().unwrap().remove(0).held.unwrap().pid.unwrap();
    assert!(Command::new("kill").args(["-TSTP", &holder.to_string()]).status().unwrap().success());
    // Its prompt, not only the end of the alternate screen: until then the program may still take what is typed.
    let prompt =
        |text: String| text.lines().rfind(|l| !l.trim().is_empty()).is_some_and(|l| l.trim() == "ready>");
    term.wait("the shell's prompt", |s| !s.screen().alternate_screen() && prompt(s.text()));
    term.assert_restored();
    term.raw("fg\r").see("考场").see("写一").keys("二").see("写一二").keys("<C-q>");
    term.wait("the shell's prompt again", |s| !s.screen().alternate_screen() && prompt(s.text()));
    term.raw("exit\r").end();
    assert_eq!(term.recovered(), "写一二");
}

#[test]
fn a_storm_of_sizes_while_writing() {
    let mut random = StdRng::seed_from_u64(7);
    let mut term = room().start();
    term.see("在此作答");
    for n in 0..200 {
        type_on(&mut term, n, n + 1);
        let (columns, rows) = (random.random_range(0..160), random.random_range(0..60));
        term.resize(columns, rows);
    }
    term.resize(100, 30).wait("all", |s| shown(s) == 199).kill();
    assert_eq!(term.recovered(), typed(200));
}

#[test]
fn an_unfinished_paste_takes_nothing_with_it() {
    let mut term = room().start();
    term.see("在此作答").keys("先写").see("先写").raw("\x1b[200~没有结尾的粘贴");
    term.kill();
    assert!(["先写", "先写没有结尾的粘贴"].contains(&term.recovered().as_str()));
    // The other way round: an end without a beginning.
    let mut term = room().start();
    term.see("在此作答").raw("\x1b[201~").keys("照写").see("照写").kill();
    assert_eq!(term.recovered(), "照写");
}

#[test]
fn a_megabyte_is_pasted_at_once() {
    let line = "落实责任、细化措施、注重实效，久久为功。\n";
    let text = line.repeat(1_000_000 / line.len()) + "完";
    let mut term = room().start();
    term.see("在此作答").raw(&format!("\x1b[200~{text}\x1b[201~")).see("完");
    term.keys("了").see("完了").kill();
    assert!(term.recovered() == text + "了", "the paste and what came after it");
}

#[test]
fn a_plain_locale_changes_nothing() {
    let mut term = room().env("LANG", "C").env("LC_ALL", "C").start();
    term.see("在此作答").keys("依法行政").see("依法行政").kill();
    assert_eq!(term.recovered(), "依法行政");
}

#[test]
fn clocks_that_jump_cost_and_give_nothing() {
    const START: i64 = 1_772_000_000_000;
    const DAY: i64 = 86_400_000;
    let mut term = room().start();
    term.see("剩余 20:00").keys("甲").see("甲").clock(5_000).see("剩余 19:55");
    // A day back: the working time goes on as the other clock says.
    term.clocks(-DAY, 8_000).see("剩余 19:52").keys("乙").see("甲乙");
    // To the end of time and before its beginning.
    for (wall, mono, left) in [(i64::MAX, 9_000, ""), (-START, 10_000, "19:51"), (i64::MIN, 11_000, "19:50")]
    {
        term.clocks(wall, mono);
        if wall == i64::MAX {
            // That looks like a long sleep; it is asked about, and here it does not count, its one second included.
            term.see("计时中断").keys("<Esc>").see_gone("计时中断").keys("丙");
        } else {
            term.see(&format!("剩余 {left}")).keys("丙");
        }
    }
    term.see("甲乙丙丙丙");
    let mut term = term.kill_and_start_again();
    term.kill();
    assert_eq!(term.recovered(), "甲乙丙丙丙");
}
