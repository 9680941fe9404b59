//! A pseudo-terminal with the real program in it. Tests type, wait for what they expect on the screen, and never sleep.
use celun::store::{Paths, Store};
use jiff::tz::TimeZone;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use std::{
    fs,
    io::{Read, Write},
    num::NonZeroU16,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long something expected may take. Generous: a busy machine is not a failure.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the terminal shows and has received.
pub struct Seen {
    parser: vt100::Parser,
    /// Every byte that the program wrote.
    pub raw: Vec<u8>,
    closed: bool,
    /// The reader is to let go of the terminal.
    hang_up: bool,
}

impl Seen {
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// The text on the screen, rows joined by line feeds.
    pub fn text(&self) -> String {
        self.screen().contents()
    }
}

/// With what the program is started.
#[derive(Clone)]
pub struct Setup {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    size: (u16, u16),
    wide_dash: bool,
    mute: bool,
    home: Arc<TempDir>,
}

impl Setup {
    /// The program in a home of its own with the drill pack, 80x24, in Chinese, at a clock that stands still.
    pub fn new() -> Self {
        let home = TempDir::new().unwrap();
        let packs = home.path().join("packs");
        fs::create_dir(&packs).unwrap();
        fs::write(packs.join("drill.json"), include_str!("../data/screens/drill.json")).unwrap();
        let clock = home.path().join("clock");
        fs::write(&clock, "1772000000000 0").unwrap();
        let env = [
            ("CELUN_HOME", home.path().to_str().unwrap()),
            ("CELUN_CLOCK", clock.to_str().unwrap()),
            ("CELUN_LANG", "zh"),
            ("CELUN_SEED", "1"),
            ("HOME", home.path().to_str().unwrap()),
            ("LANG", "C.UTF-8"),
            ("TERM", "xterm-256color"),
            ("TZ", "UTC"),
        ];
        let env = env.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec();
        Self {
            program: env!("CARGO_BIN_EXE_celun").into(),
            args: Vec::new(),
            env,
            size: (80, 24),
            wide_dash: false,
            mute: false,
            home: Arc::new(home),
        }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.retain(|(n, _)| n != name);
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a pack of this name beside the drill pack.
    pub fn pack(self, name: &str, text: &str) -> Self {
        fs::write(self.home.path().join("packs").join(name), text).unwrap();
        self
    }

    /// With a file in the data folder.
    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The data folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// A terminal that gives ambiguous-width characters two columns.
    pub fn wide_dash(mut self) -> Self {
        self.wide_dash = true;
        self
    }

    /// A terminal that answers no question.
    pub fn mute(mut self) -> Self {
        self.mute = true;
        self
    }

    /// Another program than celun.
    pub fn program(mut self, program: PathBuf, args: &[&str]) -> Self {
        self.program = program;
        self.args = args.iter().map(|a| (*a).to_owned()).collect();
        self
    }

    /// The program's arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.args = args.iter().map(|a| (*a).to_owned()).collect();
        self
    }

    /// The program behind some commands of a shell (limits, traps).
    pub fn behind(self, commands: &str) -> Self {
        let program = self.program.to_str().unwrap().to_owned();
        let args = self.args.clone();
        let script = format!("{commands} exec \"$0\" \"$@\"");
        let all: Vec<&str> =
            ["-c", &script, &program].into_iter().chain(args.iter().map(String::as_str)).collect();
        self.program("/bin/sh".into(), &all)
    }

    /// Without the powers of an administrator, who may write where nobody may.
    #[cfg(target_os = "linux")]
    pub fn powerless(self) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let closed = TempDir::new().unwrap();
        fs::set_permissions(closed.path(), fs::Permissions::from_mode(0o500)).unwrap();
        if fs::write(closed.path().join("probe"), "").is_err() {
            return self;
        }
        let bare = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"].join(" ");
        self.behind(&format!("set -- \"$0\" \"$@\"; exec {bare} \"$@\";"))
    }

    /// Another program in the same home.
    pub fn beside(mut self, term: &Term) -> Self {
        self.home = Arc::clone(&term.setup.home);
        for name in ["CELUN_HOME", "CELUN_CLOCK", "HOME"] {
            let value = term.setup.env.iter().find(|(n, _)| n == name).unwrap().1.clone();
            self = self.env(name, &value);
        }
        self
    }

    pub fn start(self) -> Term {
        Term::start(self)
    }
}

/// The terminal.
pub struct Term {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    /// `None`: the terminal has gone away.
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, so that the terminal's modes can be asked after the program has ended.
    slave: Option<Box<dyn SlavePty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    setup: Setup,
    /// The terminal's modes before the program began.
    pub modes_before: String,
}

/// vt100 knows no empty screen; the program is told the true size.
fn at_least_one(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n.max(1)).unwrap()
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Term {
    fn start(setup: Setup) -> Self {
        let pty = native_pty_system().openpty(pty_size(setup.size)).unwrap();
        let modes_before = format!("{:?}", pty.master.get_termios().unwrap());
        let mut command = CommandBuilder::new(&setup.program);
        command.env_clear();
        command.args(&setup.args);
        for (name, value) in &setup.env {
            command.env(name, value);
        }
        let child = pty.slave.spawn_command(command).unwrap();
        let parser = vt100::Parser::new(at_least_one(setup.size.1), at_least_one(setup.size.0), 0);
        let seen = Arc::new((
            Mutex::new(Seen { parser, raw: Vec::new(), closed: false, hang_up: false }),
            Condvar::new(),
        ));
        let mut reader = pty.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&seen);
        let writer = Arc::new(Mutex::new(pty.master.take_writer().unwrap()));
        let (answers, wide_dash, mute) = (Arc::clone(&writer), setup.wide_dash, setup.mute);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                if read == 0 || seen.hang_up {
                    seen.closed = true;
                    shared.1.notify_all();
                    return;
                }
                for byte in &buffer[..read] {
                    seen.parser.process(&[*byte]);
                    seen.raw.push(*byte);
                    // The cursor is asked for.
                    if *byte == b'n' && !mute && seen.raw.ends_with(b"\x1b[6n") {
                        let (row, column) = seen.screen().cursor_position();
                        let column = column + 1 + u16::from(wide_dash);
                        let _ = write!(answers.lock().unwrap(), "\x1b[{};{column}R", row + 1);
                    }
                }
                shared.1.notify_all();
            }
        });
        Self { seen, writer, master: Some(pty.master), slave: Some(pty.slave), child, setup, modes_before }
    }

    /// Ends this one hard (kill -9) if it still runs and starts the program again in the same home.
    pub fn kill_and_start_again(mut self) -> Self {
        if self.child.try_wait().unwrap().is_none() {
            self.signal("KILL");
            self.child.wait().unwrap();
        }
        Self::start(self.setup.clone())
    }

    /// The program's data folder.
    pub fn home(&self) -> &Path {
        self.setup.home.path()
    }

    /// What is seen now.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Types: text as it is, keys in angle brackets such as `<Enter>` or `<C-d>`, `<lt>` for a bracket.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some((before, after)) = rest.split_once('<') {
            self.raw(before);
            let (name, after) = after.split_once('>').unwrap();
            let code = match name {
                "Enter" => "\r",
                "Esc" => "\x1b",
                "Tab" => "\t",
                "BS" => "\x7f",
                "Up" => "\x1b[A",
                "Down" => "\x1b[B",
                "Right" => "\x1b[C",
                "Left" => "\x1b[D",
                "C-Home" => "\x1b[1;5H",
                "C-End" => "\x1b[1;5F",
                "F1" => "\x1bOP",
                "F9" => "\x1b[20~",
                "lt" => "<",
                _ => {
                    let c = name.strip_prefix("C-").and_then(|c| c.bytes().next()).unwrap();
                    let code = [c.to_ascii_uppercase() & 0x1f];
                    self.raw(std::str::from_utf8(&code).unwrap());
                    ""
                }
            };
            self.raw(code);
            rest = after;
        }
        self.raw(rest);
        self
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &str) -> &mut Self {
        let mut writer = self.writer.lock().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
        drop(writer);
        self
    }

    /// Sends bytes to a program that may be gone.
    pub fn try_raw(&mut self, bytes: &str) -> &mut Self {
        let mut writer = self.writer.lock().unwrap();
        let _ = writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush());
        drop(writer);
        self
    }

    /// Waits until `what` holds of what is seen; panics with the screen if it does not in time.
    #[track_caller]
    pub fn wait(&mut self, what: &str, holds: impl Fn(&Seen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().unwrap();
        while !holds(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.closed, "never: {what}\n{}", seen.text());
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        drop(seen);
        self
    }

    /// Waits until this text stands on the screen.
    #[track_caller]
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(text, |seen| seen.text().contains(text))
    }

    /// Waits until this text is gone from the screen.
    #[track_caller]
    pub fn see_gone(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("no {text}"), |seen| !seen.text().contains(text))
    }

    /// Goes into the writing room of the drill pack's first question.
    #[track_caller]
    pub fn enter_room(&mut self) -> &mut Self {
        self.see("题库").keys("/广场<Enter>").see("广场整治通知").keys("<Enter>").see("题干").keys("<Enter>");
        self.see("在此作答")
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let mut seen = self.seen.0.lock().unwrap();
        seen.parser.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
        drop(seen);
        self
    }

    /// Sets the program's clocks: milliseconds since its start.
    pub fn clock(&mut self, ms: u64) -> &mut Self {
        self.clocks(ms.cast_signed(), ms)
    }

    /// Sets the wall clock and the monotonic clock apart.
    pub fn clocks(&mut self, wall: i64, ms: u64) -> &mut Self {
        let file = self.home().join("clock");
        let fresh = self.home().join("clock.new");
        fs::write(&fresh, format!("{} {ms}", 1_772_000_000_000_i64.saturating_add(wall))).unwrap();
        fs::rename(fresh, file).unwrap();
        self
    }

    /// What is on the program's disk, as another process sees it.
    pub fn store(&self) -> Store {
        Store::new(Paths::in_folder(self.home()), TimeZone::UTC)
    }

    /// The text of the only attempt that was not handed in.
    #[track_caller]
    pub fn recovered(&self) -> String {
        let found = self.store().unfinished().unwrap();
        let [only] = &found[..] else { panic!("{} attempts", found.len()) };
        only.replay.text.clone()
    }

    /// The program's process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Ends the program hard and reads what it showed last.
    pub fn kill(&mut self) -> &mut Self {
        self.signal("KILL").end();
        self
    }

    /// Sends a signal by its name.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
        self
    }

    /// Waits until `what` holds of something other than the screen.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(Instant::now() < end, "never: {what}\n{}", self.seen().text());
            thread::yield_now();
        }
        self
    }

    /// The terminal goes away, as when its window is closed.
    pub fn hang_up(&mut self) {
        self.seen.0.lock().unwrap().hang_up = true;
        // The next thing that the program draws lets the reader see it.
        self.clock(1_000);
        let mut seen = self.seen.0.lock().unwrap();
        while !seen.closed {
            seen = self.seen.1.wait(seen).unwrap();
        }
        drop(seen);
        self.slave = None;
        self.master = None;
        *self.writer.lock().unwrap() = Box::new(std::io::sink());
    }

    /// The modes of the terminal's line discipline.
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap())
    }

    /// Waits for the program to end.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it wrote last is read to its end: the reader stops when the last holder of the terminal is gone.
                self.slave = None;
                let mut seen = self.seen.0.lock().unwrap();
                while !seen.closed && self.master.is_some() {
                    seen = self.seen.1.wait_timeout(seen, PATIENCE).unwrap().0;
                }
                return status;
            }
            assert!(Instant::now() < end, "never ended\n{}", self.seen().text());
            thread::yield_now();
        }
    }

    /// Asserts that the terminal is as it was before the program.
    #[track_caller]
    pub fn assert_restored(&self) {
        let seen = self.seen();
        let screen = seen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen stays");
        assert!(!screen.hide_cursor(), "the cursor stays hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste stays on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse stays captured");
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
