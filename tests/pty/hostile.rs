//! Packs, attempts, notes, settings and folders that were made to do harm, opened in the full screens: nothing of them
//! acts on the terminal, and nothing is written outside the data folder.
use crate::harness::{Setup, Term};
use celun::{
    store::{
        Edit, Outcome, Paths, Store, Task,
        notes::{Mark, Notes},
    },
    text::count::Counts,
};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

/// What a terminal would act on, and what would turn its text around.
const POISON: &str =
    "甲\u{1b}[31;7;5m\u{1b}]0;title\u{7}\u{9b}31m\u{1b}P1$r\u{202e}乙\u{2066}\u{200b}\u{8}\r丙";

/// A file that nobody may touch, and the place that it stands in.
struct Outside(tempfile::TempDir);

impl Outside {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("secret"), "{}").unwrap();
        Self(dir)
    }

    fn secret(&self) -> PathBuf {
        self.0.path().join("secret")
    }

    fn assert_untouched(&self) {
        assert_eq!(fs::read_dir(self.0.path()).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(self.secret()).unwrap(), "{}");
    }
}

/// Poison behind every text that is shown.
fn poisoned(value: &mut Value, key: &str) {
    const SHOWN: [&str; 11] = [
        "title",
        "text",
        "prompt",
        "note",
        "topic",
        "cues",
        "source",
        "role",
        "directive",
        "audience",
        "name",
    ];
    match value {
        Value::Object(map) => map.iter_mut().for_each(|(k, v)| poisoned(v, k)),
        Value::Array(items) => items.iter_mut().for_each(|v| poisoned(v, key)),
        Value::String(text) if SHOWN.contains(&key) => *text += POISON,
        _ => {}
    }
}

fn store(home: &Path) -> Store {
    Store::new(Paths::in_folder(home), TimeZone::UTC)
}

/// A home in which everything that is shown is poisoned.
fn setup() -> Setup {
    let mut pack: Value = serde_json::from_str(include_str!("../data/screens/plaza.json")).unwrap();
    poisoned(&mut pack, "");
    let setup = Setup::new().size(120, 40).file("packs/plaza.json", pack.to_string());
    let task = Task {
        pack: "plaza".into(),
        question: "square".into(),
        title: format!("整治通知{POISON}"),
        genre: POISON.into(),
        prompt: format!("写一份通知。{POISON}"),
        minutes: 20,
        ..Task::default()
    };
    let store = store(setup.home());
    for (now, hand_in) in [(1_771_000_000_000, true), (1_771_100_000_000, true), (1_771_200_000_000, false)] {
        let attempt = store.begin(task.clone(), now).unwrap();
        let text = format!("关于整治的通知{POISON}\n整治自5月6日起。写到这里{POISON}");
        attempt.edit(&Edit { at: 0, removed: 0, inserted: text.clone(), caret: 3 }, &text, 10);
        attempt.scratch(&Edit { at: 0, removed: 0, inserted: POISON.into(), caret: 0 }, POISON, 10);
        if hand_in {
            let point = json!({"id": "1", "text": format!("整治时间{POISON}"), "depth": 1, "status": "covered",
                "score": 0.9, "weight": 1.0, "span": [0, 9], "order": "in",
                "evidence": [{"span": [0, 9], "terms": [POISON], "quote": POISON}]});
            let report = json!({"schema": "celun.compare/1", "title": POISON, "coverage": 0.5, "points": [point],
                "unclaimed": [[9, 20]], "remarks": [POISON]});
            let outcome = Outcome {
                ended: now + 9_000,
                active_ms: 9_000,
                counts: Counts::default(),
                report,
                ..Outcome::default()
            };
            attempt.hand_in(&text, outcome).unwrap();
        }
    }
    let mark = Mark { start: 3, quote: format!("整治{POISON}"), note: POISON.into(), made: 5 };
    let notes = Notes { position: 1, marks: vec![mark.clone(), Mark { quote: "整治".into(), ..mark }] };
    store.keep_notes("plaza", "square-essay", &notes).unwrap();
    store.keep_notes("plaza", &format!("no {POISON}"), &notes).unwrap();
    setup
}

/// Strips what the program itself sends to a terminal; what is left must be harmless.
#[track_caller]
fn assert_harmless(term: &Term) {
    let raw = String::from_utf8(term.seen().raw.clone()).unwrap();
    let mut text = String::new();
    let mut rest = raw.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        text += before;
        let Some(body) = after.strip_prefix('[') else {
            panic!("{:?}", after.chars().take(40).collect::<String>())
        };
        // The last frame may still be on its way.
        let Some(end) = body.find(|c: char| c.is_ascii_alphabetic()) else {
            rest = "";
            break;
        };
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let modes = ["?1049", "?2004", "?1000", "?1002", "?1003", "?1015", "?1006", "?25", "?2026"];
        let own = match last {
            "h" | "l" => modes.contains(&parameters),
            "m" => {
                parameters != "31;7;5"
                    && parameters.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':')
            }
            "H" | "K" | "J" => parameters.chars().all(|c| c.is_ascii_digit() || c == ';'),
            "n" => parameters == "6",
            _ => false,
        };
        assert!(own, "\\e[{parameters}{last}");
        rest = &body[end + 1..];
    }
    text += rest;
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\r' | '\n'))
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{text:?}");
    assert!(!raw.contains("title\u{7}") && text.contains('丙'), "the content was in sight");
}

#[test]
fn attempts_and_journals_act_on_no_terminal() {
    let mut term = setup().start();
    term.see("未交卷的作答").see("写到这里").keys("<Enter>").see("考场").see("关于整治的通知");
    term.keys("<Tab>")
        .see("Tab 作答")
        .keys("<Tab>")
        .raw("\x1bOQ")
        .see("提纲草稿")
        .raw("\x1b[19~")
        .see("答题卡");
    term.keys("<C-d>").see("交卷？").keys("<Enter>").see("对照").see("整治时间");
    assert_harmless(&term);
    let mut term = term.kill_and_start_again();
    term.see("题库").keys("h").see("记录").see("整治通知").keys("<Down><Enter>").see("对照").see("整治时间");
    term.keys("<Down>").keys("m").see("范文").keys("t").see("过程");
    term.keys("<Esc>").see_gone("过程").keys("f").keys("c").see("整治通知").keys("<C-q>").end();
    assert_harmless(&term);
}

#[test]
fn packs_and_notes_act_on_no_terminal() {
    let mut term = setup().start();
    term.see("未交卷的作答")
        .keys("<Esc>")
        .see_gone("未交卷的作答")
        .keys("/广场<Enter><Down><Enter>")
        .see("题干");
    term.see("城管局")
        .keys("]")
        .see("区城管局定于")
        .keys("o")
        .see("╭")
        .keys("<Esc>")
        .see_gone("╭")
        .keys("<Esc>");
    term.see_gone("题干")
        .keys("t")
        .see("环境整治")
        .keys("<Tab>")
        .see("公共空间")
        .keys("<Tab>")
        .see("给定资料1");
    term.keys("<Tab>")
        .see("环境整治甲")
        .keys("/环境整治<Enter><Enter>")
        .see("阅读")
        .see("丙")
        .keys("l")
        .see("笔记")
        .keys("f")
        .keys("p");
    term.keys("x").see("笔记已导出");
    assert_harmless(&term);
    let mut term = term.kill_and_start_again();
    term.see("未交卷的作答").keys("<Esc>").see_gone("未交卷的作答").keys("t").see("环境整治");
    term.keys("/环境整治<Enter><Enter>")
        .see("整治时间")
        .keys("<Tab><Down>")
        .see("整治自")
        .keys("m")
        .see("怎样默写");
    term.keys("<Enter>").see("还盖着").keys("<Enter>1<Enter>").see("整治内容").keys("<C-q>").end();
    assert_harmless(&term);
}

#[test]
fn settings_names_and_broken_files_act_on_no_terminal() {
    let setup = setup()
        .file(
            "config.toml",
            format!("theme = \"甲\\u001b[31;7;5m\\u202e丙\"\n\"{}\" = 1\n", "丙\u{9b}\u{202e}"),
        )
        .file(
            "packs/bad\u{1b}[31;7;5m\u{202e}丙.json",
            format!(
                "{{\"schema\": \"celun.pack/1\", \"{}\": 1}}",
                POISON.replace(['\r', '\u{7}', '\u{8}', '\u{1b}'], "")
            ),
        )
        .file("attempts/20260101-000000-\u{1b}[31;7;5m丙/journal.jsonl", POISON)
        .file("attempts/20260101-000000-broken/attempt.json", json!({"schema": POISON}).to_string())
        .file("attempts/20260101-000001-broken/attempt.json", POISON)
        .file(
            "papers/20260101-000001-x/paper.json",
            json!({"schema": "celun.paper/1", "title": POISON}).to_string(),
        )
        .file("reviews.jsonl", POISON);
    let mut term = setup.start();
    term.see("未交卷的作答")
        .see("整治通知")
        .keys("<Esc>")
        .see_gone("未交卷的作答")
        .see("丙")
        .keys("h")
        .see("记录");
    term.keys("<Down><Down><Enter>")
        .raw("\x1b[20~")
        .see("手写速度")
        .keys("<Esc>")
        .see_gone("主题")
        .keys("<C-q>")
        .end();
    assert_harmless(&term);
}

#[test]
fn who_writes_an_attempt_is_told_without_harm() {
    let setup = setup();
    let name = store(setup.home()).unfinished().unwrap().remove(0).name;
    let (_attempt, _) = store(setup.home()).resume(&name).unwrap();
    let told = json!({"pid": 7, "host": format!("主机{POISON}")}).to_string();
    let mut term = setup.file(&format!("attempts/{name}/lock"), told).start();
    term.see("未交卷的作答")
        .keys("<Enter>")
        .see("另一个 celun 正在写")
        .see("主机甲")
        .see("关于整治的通知")
        .keys("<C-q>")
        .end();
    assert_harmless(&term);
}

#[test]
fn nothing_is_written_outside_the_data_folder() {
    let outside = Outside::new();
    let mut pack: Value = serde_json::from_str(include_str!("../data/screens/plaza.json")).unwrap();
    let setup =
        Setup::new().file("packs/plaza.json", pack.to_string()).file("attempts/x", "").file("notes/x", "");
    pack["id"] = json!("../outside");
    let setup = setup.file("packs/up.json", pack.to_string());
    let home = setup.home().to_owned();
    for link in ["reviews.jsonl", "notes/plaza.json", "notes/plaza.md", "config.toml"] {
        symlink(outside.secret(), home.join(link)).unwrap();
    }
    symlink(outside.0.path(), home.join("attempts/20260101-000000-link")).unwrap();
    symlink(outside.0.path(), home.join("packs/link")).unwrap();
    let mut term = setup.start();
    term.see("题库").raw("\x1b[20~").see("主题 ").keys("<Down><Enter><Esc>").see_gone("语言 Language");
    term.keys("t").see("提纲室").keys("/环境整治<Enter><Enter>").see("整治时间").keys("r").see("阅读");
    term.keys("m<Down>m").see("标记").keys("x").see("已损坏").keys("<Esc>").see("▌  一、整治时间");
    term.keys("m")
        .see("怎样默写")
        .keys("<Down><Enter>")
        .see("一、＿＿")
        .keys("整治时间<Enter>")
        .see("建议：")
        .keys("3");
    term.see("二、＿＿").keys("<C-q>").keys("<C-q>").end();
    outside.assert_untouched();
    let mut term = Setup::beside(Setup::new(), &term).args(&["write", "plaza/square"]).start();
    term.see("在此作答")
        .keys("写了")
        .see("写了")
        .keys("<C-d>")
        .see("交卷？")
        .keys("<Enter>")
        .see("覆盖率")
        .keys("x")
        .see("export");
    term.keys("<C-q>").end();
    outside.assert_untouched();
}
