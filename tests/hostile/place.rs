//! Where the program is run on hostile input, and what must hold of what it says.
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_celun");
/// As much address space as the program may take, in KiB: its binary and threads, and some times the largest input.
pub const SPACE: u32 = 2_500_000;
/// What a terminal would act on, and what would turn its text around.
pub const POISON: &str = "甲\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}乙\u{2066}\u{200b}\u{0}\u{8}丙";

/// A data folder, and beside it a file that nobody may touch.
pub struct Place {
    pub dir: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir_all(dir.path().join("home/packs")).unwrap();
        fs::write(dir.path().join("secret.md"), "不可外传的内容").unwrap();
        Self { dir }
    }

    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn pack(&self, name: &str, pack: &Value) -> PathBuf {
        self.file(&format!("home/packs/{name}"), pack.to_string())
    }

    /// Runs the program with its memory bounded; it must not be killed nor panic, and says one line at most.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Output {
        let output = Command::new("/bin/sh")
            .args(["-c", &format!("ulimit -v {SPACE}; exec \"$0\" \"$@\""), PROGRAM])
            .args(args)
            .env("CELUN_HOME", self.home())
            .env("CELUN_LANG", "zh")
            .env("TZ", "UTC")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.signal(), None, "{told}");
        assert!(matches!(output.status.code(), Some(0..=2)), "{:?} {told}", output.status);
        assert!(!told.contains("panicked"), "{told}");
        harmless(&told);
        output
    }

    /// It fails with one line that has all of these.
    #[track_caller]
    pub fn refused(&self, args: &[&str], said: &[&str]) {
        let output = self.run(args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.lines().count()), (Some(1), 1), "{told}");
        assert!(told.len() < 2_000, "{} bytes of error", told.len());
        let all = told + &String::from_utf8_lossy(&output.stdout);
        for word in said {
            assert!(all.contains(word), "no {word:?} in {all}");
        }
    }

    /// What the program writes to a terminal.
    #[track_caller]
    pub fn on_terminal(&self, args: &[&str]) -> String {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(args);
        command.env("CELUN_HOME", self.home());
        command.env("CELUN_LANG", "zh");
        command.env("TERM", "xterm-256color");
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let (mut reader, mut all) = (pty.master.try_clone_reader().unwrap(), Vec::new());
        // Linux ends the reading with an error when the program is gone.
        let _ = reader.read_to_end(&mut all);
        child.wait().unwrap();
        String::from_utf8(all).unwrap()
    }

    /// Every file outside the data folder with its content.
    pub fn outside(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path == self.home() {
                    continue;
                }
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else {
                    found.insert(path.clone(), fs::read(&path).unwrap_or_default());
                }
            }
        }
        found
    }
}

/// Nothing in it moves a cursor, sets a title or turns text around.
#[track_caller]
pub fn harmless(text: &str) {
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "{text:?}");
}

pub fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A small valid pack, to be spoilt.
pub fn pack() -> Value {
    json!({"schema": "celun.pack/1", "id": "p", "title": "包",
        "questions": [{"id": "q", "title": "题", "prompt": "写一份通知，不超过200字。", "genre": "notice", "minutes": 10,
            "score": 10, "materials": ["m"], "outline": "o"}],
        "outlines": [{"id": "o", "title": "提纲", "genre": "notice", "points": [{"text": "时间"}, {"text": "地点"}]}],
        "materials": [{"id": "m", "title": "资料", "kind": "given", "text": "会议周五开。"}]})
}

/// A sparse file of 100 MB.
pub fn huge(place: &Place, name: &str) -> PathBuf {
    let file = place.file(name, "");
    fs::File::options().write(true).open(&file).unwrap().set_len(100 << 20).unwrap();
    file
}
