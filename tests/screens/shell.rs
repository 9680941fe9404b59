//! How the shell behaves: keys and text, mouse, notices, sizes, the loop.
use crate::stage::{Stage, events};
use celun::{
    locales::Lang,
    practice::clock::{Clock, Moment},
    tui::{
        driver::{self, Beyond},
        input::{Events, Wake},
    },
};
use ratatui::{
    crossterm::event::{Event, MouseButton, MouseEventKind},
    style::Modifier,
};
use std::{cell::Cell, collections::VecDeque, time::Duration};

const SIZE: (u16, u16) = (80, 24);

fn stage() -> Stage {
    Stage::new(Lang::Zh, SIZE)
}

#[test]
fn a_question_mark_is_help_except_where_text_is_typed() {
    let mut s = Stage::new(Lang::Zh, (80, 30));
    assert!(s.keys("?").text().contains("本界面的全部按键"));
    s.keys("?");
    assert!(!s.text().contains("打开题目"), "the key that opens it closes it");
    s.keys("<Enter><Enter>你好?");
    assert!(s.text().contains("你好?"));
    assert!(s.keys("<F1>").text().contains("另起一段"));
}

#[test]
fn every_state_that_takes_text_has_the_cursor() {
    let mut s = stage();
    assert_eq!(s.caret(), None);
    s.keys("/夜");
    assert!(s.caret().is_some(), "filter");
    s.keys("<Enter><Enter><Enter>");
    assert!(s.caret().is_some(), "empty essay");
    s.keys("甲乙丙<S-Left>");
    assert!(s.caret().is_some(), "selection");
    s.keys("<C-f>乙");
    let row = s.caret().unwrap().y;
    assert!(s.rows()[usize::from(row)].contains("查找 乙"), "search");
    s.keys("<Esc><Tab>");
    assert_eq!(s.caret(), None, "reading takes no text");
    s.keys("/");
    assert!(s.caret().is_some(), "search in the material");
    s.keys("<Esc><Tab><C-p>");
    assert_eq!(s.caret(), None, "a pause takes no text");
}

#[test]
fn what_an_input_method_commits_at_once_is_typed_even_as_a_paste() {
    let mut s = stage();
    s.keys("<Enter><Enter>");
    s.app.handle(Event::Paste("依法行政".to_owned()));
    s.app.handle(Event::Paste("，\r\n建设".to_owned()));
    s.keys("好");
    assert!(s.text().contains("依法行政，") && s.text().contains("建设好"), "{}", s.text());
}

#[test]
fn the_mouse_works_where_keys_do() {
    let mut s = stage();
    let (x, y) = s.find("夜市管理的问题");
    s.click(x, y).click(x, y);
    assert!(s.text().contains("题干"), "a click on the selected question opens it");
    let (x, y) = s.find("开始作答");
    s.click(x, y);
    assert!(s.text().contains("在此作答"), "hints can be clicked");
    s.keys("甲乙丙丁");
    let (x, y) = s.find("丙丁");
    s.click(x, y).keys("中");
    assert!(s.text().contains("甲乙中丙丁"), "a click sets the caret");
    let (x, y) = s.find("甲乙中");
    s.click(x, y).mouse(MouseEventKind::Drag(MouseButton::Left), x + 4, y).keys("新");
    assert!(s.text().contains("新中丙丁"), "dragging selects");
    let (x, y) = s.find("丙丁");
    s.click(x, y).click(x, y).keys("<BS>");
    assert!(!s.text().contains("中丙丁"), "a double click selects the word");
    s.keys("<C-z>");
    let (x, y) = s.find("一位老住户");
    let panes = |s: &Stage| s.rows()[1..20].to_vec();
    let before = panes(&s);
    s.mouse(MouseEventKind::ScrollDown, x, y);
    assert!(s.text().contains("新中丙丁"));
    s.mouse(MouseEventKind::ScrollUp, x, y);
    assert_eq!(panes(&s), before);
}

#[test]
fn a_selection_is_copied_to_the_terminals_clipboard_and_pasted() {
    let mut s = stage();
    s.keys("<Enter><Enter>甲乙<S-Left><S-Left><C-c>");
    assert_eq!(s.app.take_copied().as_deref(), Some("甲乙"));
    s.keys("<End><C-v><C-v>");
    assert!(s.text().contains("甲乙甲乙甲乙"));
}

#[test]
fn undo_takes_back_and_redo_makes_again() {
    let mut s = stage();
    s.keys("<Enter><Enter>第一句。第二句。<C-z>");
    assert!(s.text().contains("第一句。") && !s.text().contains("第二句。"));
    s.keys("<C-y>");
    assert!(s.text().contains("第一句。第二句。"));
}

#[test]
fn a_window_too_small_says_so_and_any_size_draws() {
    let mut s = Stage::new(Lang::Zh, (39, 12));
    assert!(s.text().contains("窗口太小"));
    s.keys("<Enter><Enter>甲");
    for (w, h) in [(0, 0), (1, 1), (2, 50), (300, 1), (40, 12), (41, 13), (76, 12), (100, 17), (250, 80)] {
        s.terminal.backend_mut().resize(w, h);
        s.keys("乙<Tab><Tab>");
    }
    for dialog in ["<F1>", "<F9>", "<C-d>", "<C-p>"] {
        s.terminal.backend_mut().resize(40, 12);
        s.keys(dialog);
        for (w, h) in [(0, 0), (1, 1), (40, 12), (80, 24)] {
            s.terminal.backend_mut().resize(w, h);
            s.keys("<F6>");
        }
        s.keys("<Esc>");
    }
}

#[test]
fn a_notice_gives_way_to_the_hints_after_a_while() {
    let mut s = stage();
    s.keys("s");
    assert!(s.text().contains("排序：按文种"));
    s.wait(4_999);
    assert!(s.text().contains("排序：按文种"));
    s.wait(1);
    assert!(!s.text().contains("排序：") && s.text().contains("Enter 审题"));
}

#[test]
fn the_order_and_the_draw_are_those_of_the_seed() {
    let drawn: Vec<String> = (0..2)
        .map(|_| {
            let mut s = stage();
            s.keys("rrr");
            s.rows().pop().unwrap()
        })
        .collect();
    assert_eq!(drawn[0], drawn[1]);
    assert!(drawn[0].contains("抽到"));
}

#[test]
fn without_colour_the_selected_row_is_reversed() {
    let mut s = stage();
    s.keys("<F9><Down><Left>");
    assert!(s.text().contains("‹单色›"));
    s.keys("<Esc>");
    let (x, y) = s.find("广场整治通知");
    let cell = &s.terminal.backend().buffer()[(x, y)];
    assert!(cell.modifier.contains(Modifier::REVERSED));
}

/// Events from a list, then a click of the timer for each wait, and the clock that they move.
struct Script<'a> {
    events: VecDeque<Event>,
    clock: &'a Cell<u64>,
    waits: Vec<Duration>,
    ticks: usize,
}

impl Events for Script<'_> {
    fn next(&mut self, wait: Duration) -> Option<Wake> {
        if let Some(event) = self.events.pop_front() {
            return Some(Wake::Event(event));
        }
        if wait > Duration::ZERO {
            self.waits.push(wait);
            self.clock.set(self.clock.get() + u64::try_from(wait.as_millis()).unwrap());
            if self.ticks == 0 {
                return Some(Wake::Event(events("<C-q>").remove(0)));
            }
            self.ticks -= 1;
        }
        None
    }
}

struct TestClock<'a>(&'a Cell<u64>);

impl Clock for TestClock<'_> {
    fn now(&self) -> Moment {
        Moment { wall: 1_772_000_000_000 + self.0.get().cast_signed(), mono: self.0.get() }
    }
}

/// Runs the loop over `keys` and then `ticks` clicks of its timer; the number of frames and the waits.
fn run(keys: &str, ticks: usize) -> (usize, Vec<Duration>) {
    let mut s = stage();
    let clock = Cell::new(0);
    let mut script = Script { events: events(keys).into(), clock: &clock, waits: Vec::new(), ticks };
    let before = s.terminal.get_frame().count();
    let beyond = Beyond { alive: &|| true, copy: &|_| {} };
    let ended = driver::run(&mut s.terminal, &mut script, &TestClock(&clock), &mut s.app, &beyond);
    assert!(ended.is_ok());
    (s.terminal.get_frame().count() - before, script.waits)
}

#[test]
fn many_events_make_one_frame_and_an_idle_screen_none() {
    assert_eq!(run("<Down><Up><Down><Up>", 5).0, 2, "the first frame and one after the keys");
}

#[test]
fn the_clock_wakes_the_loop_once_a_second() {
    let (frames, waits) = run("<Enter><Enter>甲", 4);
    assert!(waits.iter().all(|w| *w == Duration::from_secs(1)), "{waits:?}");
    assert_eq!(frames, 2 + 4);
}

#[test]
fn a_terminal_that_is_gone_ends_the_loop() {
    let mut s = stage();
    let clock = Cell::new(0);
    let mut script = Script { events: VecDeque::new(), clock: &clock, waits: Vec::new(), ticks: 9 };
    let beyond = Beyond { alive: &|| false, copy: &|_| {} };
    assert!(driver::run(&mut s.terminal, &mut script, &TestClock(&clock), &mut s.app, &beyond).is_err());
}
