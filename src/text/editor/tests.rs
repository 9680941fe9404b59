//! `|` is the caret, `[` or `]` the other end of the selection; keys as in `press`.
use super::*;
use crate::text::width::graphemes;
use proptest::prelude::*;

fn press(e: &mut Editor, key: &str) -> Option<Edit> {
    let (name, select) = key.strip_prefix("s-").map_or((key, false), |k| (k, true));
    let motion = |name: &str| match name {
        "left" => Some(Motion::Left),
        "right" => Some(Motion::Right),
        "up" => Some(Motion::Up),
        "down" => Some(Motion::Down),
        "pgup" => Some(Motion::PageUp),
        "pgdn" => Some(Motion::PageDown),
        "home" => Some(Motion::RowStart),
        "end" => Some(Motion::RowEnd),
        "wleft" => Some(Motion::WordLeft),
        "wright" => Some(Motion::WordRight),
        "cleft" => Some(Motion::ClauseLeft),
        "cright" => Some(Motion::ClauseRight),
        "pleft" => Some(Motion::ParagraphUp),
        "pright" => Some(Motion::ParagraphDown),
        "top" => Some(Motion::Start),
        "bottom" => Some(Motion::End),
        _ => None,
    };
    match name {
        "bs" => e.delete(Motion::Left),
        "del" => e.delete(Motion::Right),
        "enter" => e.enter(),
        "undo" => e.undo(),
        "redo" => e.redo(),
        "cut" => e.cut().map(|(_, edit)| edit),
        "all" => {
            e.select_all();
            None
        }
        "para" => {
            e.select_paragraph();
            None
        }
        "word" => {
            e.select_word();
            None
        }
        _ => {
            if let Some(rest) = name.strip_prefix("d-") {
                return e.delete(motion(rest).unwrap());
            }
            if let Some(rest) = name.strip_prefix("paste:") {
                return e.paste(rest);
            }
            if let Some(rest) = name.strip_prefix("find:") {
                e.find_next(rest);
                return None;
            }
            if let Some(rest) = name.strip_prefix("back:") {
                e.find_previous(rest);
                return None;
            }
            match motion(name) {
                Some(motion) => {
                    e.go(motion, select);
                    None
                }
                None => e.insert(name),
            }
        }
    }
}

fn editor(shown: &str, width: u16) -> Editor {
    let mut e = Editor::new(&shown.replace('|', ""), 0);
    e.resize(width, 5);
    e.set_caret(shown.find('|').unwrap());
    e
}

fn shown(e: &Editor) -> String {
    let mut out = e.text().to_owned();
    let mut marks = vec![(e.caret(), '|')];
    if let Some(range) = e.selection() {
        marks.push(if range.start == e.caret() { (range.end, ']') } else { (range.start, '[') });
    }
    marks.sort_unstable();
    for (at, mark) in marks.into_iter().rev() {
        out.insert(at, mark);
    }
    out
}

/// Keys are separated by spaces.
#[track_caller]
fn t(before: &str, keys: &str, after: &str) {
    at_width(40, before, keys, after);
}

#[track_caller]
fn at_width(width: u16, before: &str, keys: &str, after: &str) {
    let mut e = editor(before, width);
    for key in keys.split(' ') {
        press(&mut e, key);
    }
    assert_eq!(shown(&e), after, "{before} {keys}");
}

#[test]
fn types_and_deletes_whole_graphemes() {
    t("甲|丙", "乙", "甲乙|丙");
    t("甲|丙", "enter", "甲\n|丙");
    t("甲乙|丙", "bs", "甲|丙");
    t("甲|乙丙", "del", "甲|丙");
    t("e\u{301}👨\u{200D}👩\u{200D}👧|", "bs", "e\u{301}|");
    t("e\u{301}|", "bs", "|");
    t("|", "bs del", "|");
    t("甲\n|乙", "bs", "甲|乙");
}

#[test]
fn deletes_words_clauses_and_row_ends() {
    t("依法行政，建设法治|政府", "d-wleft", "依法行政，建设|政府");
    t("依法行政，建设法治|政府", "d-cleft", "依法行政，|政府");
    t("依法行政，|建设法治。政府", "d-cright", "依法行政，|政府");
    t("依法|行政\n建设", "d-end", "依法|\n建设");
    t("依法|行政\n建设", "d-end d-end", "依法|建设");
    at_width(9, "依法|行政建设", "d-end", "依法|建设");
}

#[test]
fn keeps_the_column_over_short_rows() {
    let text = "依法行政\n法\n依法行政";
    t(&format!("依法行|政{}", &text[12..]), "down down", "依法行政\n法\n依法行|政");
    t("依法行|政\n法\n依法行政", "down left down", "依法行政\n法\n|依法行政");
    t("依|法", "up", "|依法");
    t("依|法", "down", "依法|");
    // Rows of 8 columns: 依法行政 / 建设.
    at_width(9, "依法|行政建设", "down", "依法行政建设|");
    at_width(9, "依|法行政建设", "down up", "依|法行政建设");
}

#[test]
fn home_and_end_are_of_the_visual_row() {
    at_width(9, "依|法行政建设", "end", "依法行政|建设");
    at_width(9, "依|法行政建设", "end home", "|依法行政建设");
    at_width(9, "依法行政建|设", "home", "依法行政|建设");
    at_width(9, "依法行政建|设", "home end", "依法行政建设|");
    let mut e = editor("依|法行政建设", 9);
    e.go(Motion::RowEnd, false);
    assert_eq!(e.caret_cell(), (8, 0));
    e.go(Motion::Left, false);
    e.go(Motion::Right, false);
    assert_eq!(e.caret_cell(), (0, 1));
}

#[test]
fn caret_after_a_full_row_stands_in_the_spare_column() {
    let mut e = editor("依法行政|", 9);
    assert_eq!(e.caret_cell(), (8, 0));
    e.insert(" ");
    assert_eq!(e.caret_cell(), (8, 0));
    e.insert(" ");
    assert_eq!(e.caret_cell(), (1, 1));
}

#[test]
fn selects() {
    t("依|法行政", "s-right s-right", "依[法行|政");
    t("依|法行政", "s-right s-right left", "依|法行政");
    t("依法行|政", "s-left s-left", "依|法行]政");
    t("依法行|政", "s-left s-left right", "依法行|政");
    t("依法行|政", "s-left s-left 治", "依治|政");
    t("依法行|政", "s-left bs", "依法|政");
    t("依|法\n行政", "all", "[依法\n行政|");
    t("依|法\n行政", "para", "[依法|\n行政");
    t("依法 go|od", "word", "依法 [good|");
    t("依|法\n行政", "s-down cut", "依|政");
    t("法治|政府法治", "find:法治", "法治政府[法治|");
    t("法治|政府法治", "find:法治 find:法治", "[法治|政府法治");
    t("法治|政府法治", "find:法治 back:法治", "[法治|政府法治");
}

#[test]
fn undoes_by_clause() {
    t("|", "依 法 ， 行 政 undo", "依法，|");
    t("|", "依 法 ， 行 政 undo undo", "|");
    t("|", "依 法 ， 行 政 undo undo redo", "依法，|");
    t("|", "依 法 left 行 undo", "依|法");
    t("依法行政|", "bs bs 治 undo", "依法|");
    t("依法行政|", "bs bs 治 undo undo", "依法行政|");
    t("依|法行政", "del del undo", "依|法行政");
    t("|", "依 paste:法行 政 undo", "依法行|");
    t("|", "依 paste:法行 政 undo undo", "依|");
    t("|", "依 enter 法 undo", "依\n|");
    t("依|法行政", "s-right 德 undo", "依法|行政");
    t("|", "依 undo redo redo", "依|");
    t("|", "依 undo 德 redo", "德|");
}

#[test]
fn what_comes_in_is_clean() {
    let mut e = Editor::new("甲\r\n乙\u{1b}", 0);
    assert_eq!(e.text(), "甲\n乙");
    assert_eq!(e.insert("\u{200B}"), None);
    let edit = e.paste("一\r二\u{202E}").unwrap();
    assert_eq!(edit, Edit { at: 0, removed: 0, inserted: "一\n二".to_owned(), caret: 3 });
}

#[test]
fn lives_in_a_pane_of_any_size() {
    for (width, height) in [(0, 0), (1, 1), (2, 1), (3, 200)] {
        let mut e = Editor::new("依法行政，“建设”。\n好", 4);
        e.resize(width, height);
        for motion in
            [Motion::Down, Motion::RowEnd, Motion::PageDown, Motion::End, Motion::PageUp, Motion::Up]
        {
            e.go(motion, false);
            e.insert("字");
            let (column, row) = e.caret_cell();
            assert!(column < width.max(1) && row < height.max(1));
        }
    }
}

#[derive(Debug, Clone)]
enum Op {
    Key(&'static str),
    Type(String),
    Paste(String),
    Replace(usize, usize, String),
    Click(u16, u16, bool),
    Scroll(isize),
    Resize(u16, u16),
}

fn op() -> impl Strategy<Value = Op> {
    let piece =
        "([一-龥]{1,4}|[，。！？；、“”\n]|[a-z]{1,5} ?|👍|👨\u{200D}👩|\u{301}|\u{200D}|\r\n|🇨🇳|\u{1b}|\t)";
    let key = prop::sample::select(
        "left right up down pgup pgdn home end wleft wright cleft cright pleft pright top bottom s-left s-right s-up \
         s-down s-end s-wright s-cleft bs bs bs del del enter undo undo redo cut all para word d-wleft d-wright d-cleft \
         d-cright d-end d-pleft find:， back:法"
            .split_whitespace()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        6 => key.prop_map(Op::Key),
        6 => piece.prop_map(Op::Type),
        1 => "([一-龥，。\n]|👍|\r\n){0,30}".prop_map(Op::Paste),
        1 => (0usize..60, 0usize..10, piece).prop_map(|(a, n, s)| Op::Replace(a, n, s)),
        1 => (0u16..40, 0u16..12, any::<bool>()).prop_map(|(c, r, s)| Op::Click(c, r, s)),
        1 => (-9isize..9).prop_map(Op::Scroll),
        1 => (0u16..40, 0u16..12).prop_map(|(w, h)| Op::Resize(w, h)),
    ]
}

/// The naive model: the graphemes before and after the caret.
#[derive(Debug, Default)]
struct Model {
    before: Vec<String>,
    after: Vec<String>,
    anchor: Option<usize>,
    /// Texts that have been.
    been: Vec<String>,
}

impl Model {
    fn text(&self) -> String {
        self.before.concat() + &self.after.concat()
    }

    fn caret(&self) -> usize {
        self.before.concat().len()
    }

    fn set(&mut self, text: &str, caret: usize) {
        let of = |keep: &dyn Fn(usize) -> bool| {
            graphemes(text).filter(|(at, _)| keep(*at)).map(|(_, g)| g.to_owned()).collect()
        };
        self.before = of(&|at| at < caret);
        self.after = of(&|at| at >= caret);
    }

    fn range(&self) -> Option<(usize, usize)> {
        let (a, b) = (self.anchor?, self.caret());
        (a != b).then_some((a.min(b), a.max(b)))
    }

    fn replace(&mut self, from: usize, to: usize, with: &str) {
        let text = self.text();
        let with = clean(with);
        self.set(&format!("{}{with}{}", &text[..from], &text[to..]), from + with.len());
        self.anchor = None;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]
    #[test]
    fn agrees_with_the_model(start in "([一-龥，。\n]|[a-z ]){0,60}", ops in prop::collection::vec(op(), 1..60)) {
        let mut e = Editor::new(&start, 4);
        let mut model = Model::default();
        model.set(&start, 0);
        let mut replayed = start.clone();
        for op in ops {
            let old = e.text().to_owned();
            let old_caret = e.caret();
            let edit = match &op {
                Op::Key(key) => press(&mut e, key),
                Op::Type(s) => e.insert(s),
                Op::Paste(s) => e.paste(s),
                Op::Replace(a, n, s) => e.replace_range(byte_of(&old, *a)..byte_of(&old, a + n), s),
                Op::Click(c, r, s) => { e.click(*c, *r, *s); None }
                Op::Scroll(n) => { e.scroll(*n); None }
                Op::Resize(w, h) => { e.resize(*w, *h); None }
            };
            let boundaries: Vec<usize> = graphemes(&old).map(|(at, _)| at).chain([old.len()]).collect();
            match &op {
                Op::Type(s) | Op::Paste(s) => {
                    if !clean(s).is_empty() {
                        let (from, to) = model.range().unwrap_or((model.caret(), model.caret()));
                        model.replace(from, to, s);
                    }
                }
                Op::Key("enter") => {
                    let (from, to) = model.range().unwrap_or((model.caret(), model.caret()));
                    model.replace(from, to, "\n");
                }
                Op::Key("bs" | "del" | "cut") if model.range().is_some() => {
                    let (from, to) = model.range().unwrap();
                    model.replace(from, to, "");
                }
                Op::Key("bs") => {
                    let to = model.caret();
                    let from = to - model.before.last().map_or(0, String::len);
                    if from < to { model.replace(from, to, ""); }
                }
                Op::Key("del") => {
                    let from = model.caret();
                    let to = from + model.after.first().map_or(0, String::len);
                    if from < to { model.replace(from, to, ""); }
                }
                Op::Key("left") => {
                    let at = model.range().map_or_else(|| model.before[..model.before.len().saturating_sub(1)].concat().len(), |r| r.0);
                    model.set(&old, at);
                    model.anchor = None;
                }
                Op::Key("right") => {
                    let at = model.range().map_or_else(|| model.caret() + model.after.first().map_or(0, String::len), |r| r.1);
                    model.set(&old, at);
                    model.anchor = None;
                }
                Op::Key("undo") if edit.is_some() => {
                    // A group leads back to a text that has been there.
                    prop_assert!(model.been.iter().any(|text| text == e.text()));
                    model.set(e.text(), e.caret());
                    model.anchor = None;
                }
                _ => {
                    // Rows, words and clauses have their own tests: here the text and the selection must be right.
                    if edit.is_none() { prop_assert_eq!(e.text(), old.as_str()); }
                    model.set(e.text(), e.caret());
                    model.anchor = e.selection().map(|r| if r.start == e.caret() { r.end } else { r.start });
                }
            }
                        model.been.push(old.clone());

            prop_assert_eq!(e.text(), model.text());
            prop_assert_eq!(e.caret(), model.caret(), "{:?}", op);
            prop_assert_eq!(e.selection().map(|r| (r.start, r.end)), model.range());
            // The edit tells what happened.
            if let Some(edit) = &edit {
                prop_assert!(edit.apply(&mut replayed));
                prop_assert_eq!(edit.caret, e.caret_chars());
            }
            prop_assert_eq!(&replayed, e.text());
            // Vertical movement and scrolling stay on boundaries; the caret is in view and in the pane.
            prop_assert!(e.text() != old || boundaries.contains(&e.caret()) && boundaries.contains(&old_caret));
            let row = e.layout().row_of(e.caret);
            prop_assert!(e.top() <= row && row < e.top() + e.height());
            let (column, line) = e.caret_cell();
            prop_assert!(column < e.width.max(1) && line < e.height.max(1));
            prop_assert!(e.visible().count() <= usize::from(e.height));
            let fresh = Layout::new(e.text(), e.layout().width(), 4);
            prop_assert_eq!(format!("{:?}", e.layout()), format!("{:?}", fresh));
        }
        // All undone, the text is what it was; all redone, what it became.
        let last = e.text().to_owned();
        let mut undone = 0;
        while let Some(edit) = e.undo() {
            prop_assert!(edit.apply(&mut replayed));
            undone += 1;
        }
        prop_assert_eq!(e.text(), start.as_str());
        for _ in 0..undone {
            e.redo();
        }
        prop_assert!(e.redo().is_some() || e.text() == last);
    }
}
