//! Help, completions, manual page and wrong usage.
use super::{Home, err, fails, out};

const COMMANDS: [&str; 13] = [
    "list",
    "show",
    "write",
    "compare",
    "count",
    "sheet",
    "outline",
    "check",
    "history",
    "export",
    "doctor",
    "completions",
    "man",
];

#[test]
fn help_in_both_languages() {
    let home = Home::new();
    for lang in ["zh", "en"] {
        let mut all = out(&home.run_in(lang, &["--help"], b""));
        for command in COMMANDS {
            all += "\n────────\n";
            all += &out(&home.run_in(lang, &[command, "--help"], b""));
        }
        insta::assert_snapshot!(format!("help_{lang}"), all);
    }
}

#[test]
fn every_command_is_in_the_help() {
    let help = out(&Home::new().run(&["--help"], b""));
    let listed: Vec<&str> = help
        .lines()
        .filter_map(|l| l.strip_prefix("  ")?.split_whitespace().next())
        .filter(|w| !w.starts_with('-'))
        .collect();
    assert_eq!(listed, COMMANDS);
}

#[test]
fn the_manual_page() {
    let home = Home::new();
    for lang in ["zh", "en"] {
        insta::assert_snapshot!(format!("man_{lang}"), out(&home.run_in(lang, &["man"], b"")));
    }
}

#[test]
fn completions_for_every_shell() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(&home.run(&["completions", shell], b""));
        assert!(script.contains("celun") && script.contains("outline"), "{shell}");
    }
    insta::assert_snapshot!("completions_fish", out(&home.run(&["completions", "fish"], b"")));
}

#[test]
fn wrong_usage_is_said_on_one_line() {
    let home = Home::new();
    let wrong = |args: &[&str], said: &str| fails(&home.run(args, b""), 2, said);
    wrong(&["--bogus"], "celun: 不认识的参数“--bogus”；用法见 celun --help");
    wrong(&["frob"], "celun: 没有“frob”这个命令；用法见 celun --help");
    wrong(&["count"], "celun: 缺少参数<FILE>；用法见 celun --help");
    wrong(
        &["completions", "sh"],
        "celun: <SHELL>的值“sh”不对，可用：bash|elvish|fish|powershell|zsh；用法见 celun --help",
    );
    wrong(&["sheet", "-", "--columns"], "celun: --columns <N>后面缺少值；用法见 celun --help");
    let english = home.run_in("en", &["show"], b"");
    fails(&english, 2, "celun: missing argument <ID>; see celun --help");
}

#[test]
fn version_and_language() {
    let home = Home::new();
    let version = home.run(&["--version"], b"");
    assert_eq!(out(&version), format!("celun {}\n", env!("CARGO_PKG_VERSION")));
    std::fs::write(home.path().join("config.toml"), "language = \"en\"\n").unwrap();
    // A tag of neither language: the settings decide.
    assert!(out(&home.run_in("xx", &["--help"], b"")).contains("Usage:"));
    assert!(out(&home.run_in("zh_CN.UTF-8", &["--help"], b"")).contains("用法："));
}

#[test]
fn without_a_terminal_the_screens_say_so() {
    let output = Home::new().run(&[], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output).lines().count(), 1);
    let room = Home::new().run(&["write", "q4", "--minutes", "10"], b"");
    assert_eq!((room.status.code(), err(&room)), (Some(1), err(&output)));
    fails(
        &Home::new().run(&["write", "q4-given"], b""),
        1,
        "celun: 没有编号为“q4-given”的题目；运行celun list查看",
    );
}
