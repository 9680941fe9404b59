//! The promises of the store, held against every fault and every power cut of the simulated disk.
use super::{
    disk::Disk,
    simulated::{Fault, SimDisk},
    *,
};
use crate::text::count::Counts;
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

const HOME: &str = "/d/celun";

fn store(disk: &SimDisk) -> Store {
    Store::on(Arc::new(disk.clone()), Paths::in_folder(HOME))
}

fn task() -> Task {
    Task { question: "q".into(), ..Task::default() }
}

/// What the candidate was told, and the texts that stood on the screen.
struct Writer {
    attempt: Attempt,
    /// Every text so far, oldest first; all different.
    texts: Vec<String>,
    /// The last text that was said to be with the system.
    written: usize,
    /// The last text that was said to be durable.
    durable: usize,
}

impl Writer {
    fn begin(store: &Store) -> Option<Self> {
        let attempt = store.begin(task(), 0).ok()?;
        Some(Self { attempt, texts: vec![String::new()], written: 0, durable: 0 })
    }

    fn note(&mut self, saved: &Saved) {
        let last = self.texts.len() - 1;
        match saved {
            Saved::Durable => (self.written, self.durable) = (last, last),
            Saved::Written => self.written = last,
            Saved::Failing { .. } => {}
        }
    }

    /// Inserts a char that was never used before, or removes one if that gives a text that never stood there.
    fn edit(&mut self, place: usize, remove: bool) {
        let text = self.texts.last().unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        let at = place % (chars.len() + 1);
        let fresh = char::from_u32(0x4e00 + self.texts.len() as u32).unwrap();
        let removed = usize::from(remove && at < chars.len());
        chars.splice(at..at + removed, [fresh]);
        let edit = Edit { at, removed, inserted: fresh.into(), caret: at + 1 };
        let text: String = chars.iter().collect();
        self.texts.push(text.clone());
        let saved = self.attempt.edit(&edit, &text, self.texts.len() as u64);
        self.note(&saved);
    }

    fn flush(&mut self) {
        if self.attempt.keeper().keep().is_ok() {
            self.note(&Saved::Durable);
        }
        let saved = self.attempt.saved();
        self.note(&saved);
    }

    /// The index of the text that a new process finds.
    fn found(&self, disk: &SimDisk) -> Option<usize> {
        let all = store(disk).unfinished().unwrap();
        let found = all.iter().find(|u| u.name == self.attempt.name())?;
        assert_eq!(found.held, None);
        let text = &found.replay.text;
        Some(
            self.texts
                .iter()
                .rposition(|t| t == text)
                .unwrap_or_else(|| panic!("{text:?} never stood there")),
        )
    }

    fn check_killed(&self, disk: &SimDisk) {
        let found = self.found(&disk.killed());
        assert!(found >= Some(self.written), "found {found:?}, was told {}", self.written);
    }

    fn check_cut(&self, disk: &SimDisk, keep: impl FnMut() -> bool) {
        let found = self.found(&disk.power_cut(keep));
        assert!(found >= Some(self.durable), "found {found:?}, was told {}", self.durable);
    }

    fn hand_in(&self) -> bool {
        let outcome = Outcome {
            ended: 9,
            active_ms: 8,
            paused_ms: 0,
            counts: Counts::default(),
            outline_opened: false,
            report: json!({"coverage": 1.0}),
            course: Course::default(),
        };
        self.attempt.hand_in(self.texts.last().unwrap(), outcome).is_ok()
    }
}

/// Writes an essay from start to hand-in while `fault` holds, checking every promise after every step.
fn write_an_essay(fault: Option<Fault>) -> (SimDisk, Option<Writer>, bool) {
    let disk = SimDisk::with_folder("/d");
    disk.fail(fault);
    let Some(mut writer) = Writer::begin(&store(&disk)) else { return (disk, None, false) };
    for step in 0..10 {
        writer.edit(step * 5, step % 3 == 2);
        writer.check_killed(&disk);
        if step % 4 == 3 {
            writer.flush();
            writer.check_killed(&disk);
        }
        writer.check_cut(&disk, || false);
        writer.check_cut(&disk, || true);
        writer.check_cut(&disk, alternating());
    }
    let handed_in = writer.hand_in();
    (disk, Some(writer), handed_in)
}

fn alternating() -> impl FnMut() -> bool {
    let mut turn = false;
    move || {
        turn = !turn;
        turn
    }
}

#[test]
fn without_faults_everything_is_handed_in_and_durable() {
    let (disk, writer, handed_in) = write_an_essay(None);
    let writer = writer.unwrap();
    assert!(handed_in);
    for found in [disk.killed(), disk.power_cut(|| false), disk.power_cut(|| true)] {
        let read = store(&found).read(writer.attempt.name()).unwrap();
        assert_eq!(Some(&read.essay), writer.texts.last());
    }
}

#[test]
fn whichever_call_fails_once_nothing_is_lost_and_writing_goes_on() {
    let calls = write_an_essay(None).0.calls();
    assert!(calls > 40, "{calls}");
    for at in 0..calls {
        for short in [false, true] {
            let (disk, writer, handed_in) = write_an_essay(Some(Fault { at, lasting: false, short }));
            let Some(mut writer) = writer else { continue };
            if !handed_in {
                writer.flush();
                assert_eq!(writer.durable, writer.texts.len() - 1, "call {at}: it goes on");
                assert!(writer.hand_in(), "call {at}: a second try succeeds");
            }
            let read = store(&disk.power_cut(|| false)).read(writer.attempt.name()).unwrap();
            assert_eq!(Some(&read.essay), writer.texts.last(), "call {at}");
        }
    }
}

#[test]
fn whichever_call_is_the_first_of_many_to_fail_the_text_comes_back_when_the_disk_does() {
    let calls = write_an_essay(None).0.calls();
    for at in 0..calls {
        for short in [false, true] {
            let (disk, writer, handed_in) = write_an_essay(Some(Fault { at, lasting: true, short }));
            let Some(mut writer) = writer else { continue };
            if !handed_in {
                // A result that can neither be made durable nor taken back stands there, and holds the whole text.
                match store(&disk.killed()).read(writer.attempt.name()) {
                    Ok(read) => assert_eq!(Some(&read.essay), writer.texts.last()),
                    Err(_) => writer.check_killed(&disk),
                }
            }
            disk.fail(None);
            writer.flush();
            writer.edit(0, false);
            writer.flush();
            assert_eq!(writer.durable, writer.texts.len() - 1, "call {at}");
            assert!(matches!(writer.attempt.saved(), Saved::Durable));
            if !handed_in {
                // Told that it is not handed in, the candidate wrote on: so it is not, whatever stands there.
                writer.check_killed(&disk);
                writer.check_cut(&disk, || false);
                let (resumed, replay) = store(&disk.killed()).resume(writer.attempt.name()).unwrap();
                assert_eq!(Some(&replay.text), writer.texts.last(), "call {at}");
                assert!(resumed.disk.read(&resumed.dir.join(attempt::RESULT)).is_err(), "call {at}");
            }
            assert!(writer.hand_in());
            let read = store(&disk.power_cut(|| false)).read(writer.attempt.name()).unwrap();
            assert_eq!(Some(&read.essay), writer.texts.last(), "call {at}");
        }
    }
}

#[test]
fn a_failing_disk_is_told_and_since_when() {
    let disk = SimDisk::with_folder("/d");
    let mut writer = Writer::begin(&store(&disk)).unwrap();
    writer.edit(0, false);
    disk.fail(Some(Fault { at: 0, lasting: true, short: true }));
    for _ in 0..3 {
        writer.edit(0, false);
    }
    match writer.attempt.saved() {
        Saved::Failing { since, why } => {
            assert_eq!(since, 3, "working time of the first edit that failed");
            assert!(matches!(*why, StoreError::Io { doing: Doing::Write, .. }), "{why:?}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(writer.written, 1);
    disk.fail(None);
    writer.edit(0, false);
    assert_eq!(writer.written, 5, "the next edit brings all that was pending");
    writer.check_killed(&disk);
}

#[test]
fn a_failed_flush_is_never_tried_again_on_the_same_file() {
    let disk = SimDisk::with_folder("/d");
    let mut writer = Writer::begin(&store(&disk)).unwrap();
    writer.edit(0, false);
    disk.fail(Some(Fault { at: 0, lasting: false, short: false }));
    writer.flush();
    assert_eq!(writer.durable, 1, "a new file took over within the call");
    let dir = store(&disk).dir(writer.attempt.name()).unwrap();
    let names: Vec<String> = disk.list(&dir).unwrap().into_iter().map(|i| i.name).collect();
    assert_eq!(names, ["journal-2.jsonl", "journal.jsonl", "lock"]);
    writer.check_cut(&disk, || false);
    writer.edit(0, false);
    writer.flush();
    writer.check_cut(&disk, || false);
}

#[test]
fn what_is_written_during_a_flush_is_not_called_durable() {
    let disk = SimDisk::with_folder("/d");
    let attempt = Arc::new(store(&disk).begin(task(), 0).unwrap());
    let edit = |at: usize| Edit { at, removed: 0, inserted: "甲".into(), caret: at + 1 };
    attempt.edit(&edit(0), "甲", 1);
    let other = Arc::clone(&attempt);
    disk.during_flush(move || assert!(matches!(other.edit(&edit(1), "甲甲", 2), Saved::Written)));
    attempt.keeper().keep().unwrap();
    assert!(matches!(attempt.saved(), Saved::Written));
    attempt.keeper().keep().unwrap();
    assert!(matches!(attempt.saved(), Saved::Durable));
    assert_eq!(store(&disk.power_cut(|| false)).unfinished().unwrap()[0].replay.text, "甲甲");
}

#[test]
fn every_subset_of_what_is_not_durable_may_be_lost() {
    let disk = SimDisk::with_folder("/d");
    let mut writer = Writer::begin(&store(&disk)).unwrap();
    writer.edit(0, false);
    writer.flush();
    for step in 0..7 {
        writer.edit(step, step % 2 == 0);
    }
    let pending = disk.pending();
    assert!((7..12).contains(&pending), "{pending}");
    for subset in 0..1u32 << pending {
        let mut bits = (0..pending).map(|bit| subset >> bit & 1 == 1);
        writer.check_cut(&disk, || bits.next().unwrap());
    }
}

#[test]
fn a_power_cut_during_hand_in_leaves_the_attempt_open_or_handed_in() {
    let calls = write_an_essay(None).0.calls();
    for at in 0..calls {
        let (disk, writer, handed_in) = write_an_essay(Some(Fault { at, lasting: true, short: false }));
        let Some(writer) = writer else { continue };
        for keep in [false, true] {
            let found = disk.power_cut(|| keep);
            match store(&found).read(writer.attempt.name()) {
                Ok(read) => assert_eq!(Some(&read.essay), writer.texts.last()),
                Err(StoreError::StillOpen(_)) if !handed_in => {
                    assert!(writer.found(&found) >= Some(writer.durable));
                }
                Err(error) => panic!("call {at}: {error}"),
            }
        }
    }
}

/// A step of a random session.
#[derive(Debug, Clone)]
enum Step {
    Edit(usize, bool),
    Flush,
    Clock,
    Fail(Fault),
    Heal,
    /// The program is killed or the power cut, and the attempt resumed.
    Killed,
    Cut(Vec<bool>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let fault = (0usize..6, any::<bool>(), any::<bool>())
        .prop_map(|(at, lasting, short)| Step::Fail(Fault { at, lasting, short }));
    let step = prop_oneof![
        12 => (any::<usize>(), any::<bool>()).prop_map(|(at, remove)| Step::Edit(at, remove)),
        3 => Just(Step::Flush),
        1 => Just(Step::Clock),
        2 => fault,
        3 => Just(Step::Heal),
        1 => Just(Step::Killed),
        1 => prop::collection::vec(any::<bool>(), 1..20).prop_map(Step::Cut),
    ];
    prop::collection::vec(step, 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn through_any_session_of_faults_kills_and_power_cuts_no_promise_is_broken(steps in steps()) {
        let mut disk = SimDisk::with_folder("/d");
        let mut writer = Writer::begin(&store(&disk)).unwrap();
        for step in steps {
            match step {
                Step::Edit(at, remove) => writer.edit(at, remove),
                Step::Flush => writer.flush(),
                Step::Clock => { writer.attempt.clock(Clock::default(), 0); }
                Step::Fail(fault) => disk.fail(Some(fault)),
                Step::Heal => disk.fail(None),
                Step::Killed | Step::Cut(_) => {
                    let (next, promised) = match &step {
                        Step::Cut(keep) => {
                            let mut keep = keep.iter().cycle();
                            (disk.power_cut(|| *keep.next().unwrap()), writer.durable)
                        }
                        _ => (disk.killed(), writer.written),
                    };
                    let (attempt, replay) = store(&next).resume(writer.attempt.name()).unwrap();
                    let found = writer.texts.iter().rposition(|t| *t == replay.text);
                    prop_assert!(found >= Some(promised), "found {found:?}, was told {promised}");
                    // The new process goes on with what it found, which is durable by now. A text of its own keeps
                    // the following ones apart from those that were lost.
                    writer.texts.push(replay.text);
                    let last = writer.texts.len() - 1;
                    (disk, writer) = (next, Writer { attempt, texts: writer.texts, written: last, durable: last });
                }
            }
            writer.check_killed(&disk);
            writer.check_cut(&disk, || false);
            writer.check_cut(&disk, alternating());
        }
    }
}
