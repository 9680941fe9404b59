//! The study room, the reader and recall: what they show, keys, mouse, what is kept.
use crate::{pictures::pictures, stage::Stage};
use celun::{
    locales::Lang,
    recall::{Drill, Memory},
    store::{Course, Outcome, Task},
    study::{Library, load::load_file},
    text::count::Counts,
};
use jiff::tz::TimeZone;
use ratatui::{
    crossterm::event::{MouseButton, MouseEventKind},
    style::{Color, Modifier},
};
use serde_json::json;
use std::path::Path;

const SIZE: (u16, u16) = (80, 24);
const DAY: u64 = 86_400_000;
/// The ground of a passage that carries the selected point, in the light theme.
const EVIDENCE: Color = Color::Rgb(0xdd, 0xee, 0xd9);

/// Puts the pack with theory and a marked essay in the place of the other.
fn furnish(stage: &mut Stage) -> &mut Stage {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/screens/plaza.json");
    stage.app.desk.library = Library::of(vec![load_file(&pack).unwrap()]);
    stage
}

/// A stage whose reviews are kept on disk.
fn stage(size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(Lang::Zh, size);
    stage.app.desk.memory = Memory::open(&stage.app.desk.store, TimeZone::UTC);
    furnish(&mut stage);
    stage
}

/// In the outline of the square.
fn outline(stage: &mut Stage) -> &mut Stage {
    stage.keys("t/广场<Enter><Enter>")
}

/// In the first material.
fn reader(stage: &mut Stage) -> &mut Stage {
    stage.keys("t<Tab><Tab><Enter>")
}

/// In a drill over the outline of the square: 0 revealing, 1 typing, 2 ordering, 3 filling in.
fn drill(stage: &mut Stage, n: usize) -> &mut Stage {
    stage.keys("t/广场<Enter>m").keys(&"<Down>".repeat(n)).keys("<Enter>")
}

/// The background of the cell where a text begins.
#[track_caller]
fn ground(stage: &Stage, text: &str) -> Color {
    let at = stage.find(text);
    stage.terminal.backend().buffer()[at].bg
}

#[test]
fn pictures_of_the_study_room() {
    pictures("study", |stage| {
        furnish(stage).keys("t");
    });
    pictures("study_materials", |stage| {
        furnish(stage).keys("t<Tab><Tab>");
    });
}

#[test]
fn pictures_of_an_outline() {
    pictures("outline", |stage| {
        outline(furnish(stage)).keys("<Down><Down>");
    });
    pictures("outline_theory", |stage| {
        furnish(stage).keys("t<Tab><Enter>");
    });
}

#[test]
fn pictures_of_the_reader() {
    pictures("reader", |stage| {
        reader(furnish(stage)).keys("m<Down><S-Down>");
    });
    pictures("reader_note", |stage| {
        reader(furnish(stage)).keys("m<Down>me记一笔<Enter>mmle，再记一笔");
    });
}

#[test]
fn pictures_of_recall() {
    pictures("drills", |stage| {
        furnish(stage).keys("t/广场<Enter>m");
    });
    pictures("recall_typing", |stage| {
        drill(furnish(stage), 1).keys("整治时间<Enter><Enter>整治");
    });
    pictures("recall_typed", |stage| {
        drill(furnish(stage), 1).keys("整治时间<Enter><Enter>整治内容<Enter><Enter>清理摊点<Enter>");
    });
    pictures("recall_ordering", |stage| {
        drill(furnish(stage), 2).keys("<Down><S-Down>");
    });
    pictures("recall_ordered", |stage| {
        drill(furnish(stage), 2).keys("<Enter>");
    });
    pictures("recall_cloze", |stage| {
        drill(furnish(stage), 3).keys("5月6日<Enter>五月");
    });
    pictures("recall_filled", |stage| {
        drill(furnish(stage), 3).keys("5月6日<Enter>五月<Enter>");
    });
    pictures("reveal", |stage| {
        drill(furnish(stage), 0).keys("<Enter>3<Enter><Enter>");
    });
    pictures("recall_over", |stage| {
        drill(furnish(stage), 2).keys("<Enter>4<Enter>2");
    });
}

#[test]
fn groups_tabs_and_filter() {
    let mut stage = stage(SIZE);
    stage.keys("t");
    assert!(stage.text().contains("通知") && stage.text().contains("问题与对策"));
    assert_eq!(stage.rows()[4].trim(), "问题与对策");
    stage.keys("s");
    assert_ne!(stage.rows()[4].trim(), "问题与对策");
    stage.find("环境整治");
    stage.keys("s");
    stage.find("城管资料包");
    stage.keys("<Left>");
    stage.find("（范文）");
    stage.keys("<Right><Right>");
    stage.find("公共空间治理");
    let (x, y) = stage.find("资料 2");
    stage.click(x, y);
    stage.find("给定资料1");
    stage.keys("/没有的<Enter>");
    stage.find("没有符合");
    stage.keys("<Esc>");
    stage.find("给定资料1");
}

#[test]
fn the_passage_follows_the_point_and_the_point_the_passage() {
    let mut stage = stage((120, 40));
    outline(&mut stage);
    assert_eq!(ground(&stage, "整治自5月6日起"), EVIDENCE);
    stage.keys("<Down><Down>");
    assert_ne!(ground(&stage, "整治自5月6日起"), EVIDENCE);
    assert_eq!(ground(&stage, "（一）清理占道摊点。"), EVIDENCE);
    let (x, y) = stage.find("占道摊点。32个");
    let cue = stage.terminal.backend().buffer()[(x, y)].modifier;
    assert!(cue.contains(Modifier::UNDERLINED), "a cue in the passage stands out");
    stage.keys("<Up>");
    assert_eq!(ground(&stage, "（一）清理占道摊点。"), EVIDENCE, "a branch has the passages of its points");
    assert_eq!(ground(&stage, "（二）修补地砖46处"), EVIDENCE);
    stage.keys("<Tab><Down>");
    stage.find("▌    （二）修补地砖和路灯");
    let (x, y) = stage.find("中心街道办牵头");
    stage.click(x, y);
    stage.find("▌  三、责任分工");
    let (x, y) = stage.find("一、整治时间      ");
    stage.click(x, y);
    assert_eq!(ground(&stage, "整治自5月6日起"), EVIDENCE);
}

#[test]
fn a_branch_folds_and_unfolds() {
    let mut stage = stage(SIZE);
    outline(&mut stage).keys("<Down>");
    stage.find("▾ 二、整治内容");
    stage.keys("<Enter>");
    stage.find("▸ 二、整治内容");
    assert!(!stage.text().contains("（一）清理占道摊点  "));
    stage.keys("<Right><Down><Left>");
    stage.find("▌▾ 二、整治内容");
    let (x, y) = stage.find("二、整治内容   ");
    stage.click(x, y);
    stage.find("▸ 二、整治内容");
}

#[test]
fn marks_notes_and_the_position_are_kept_and_written_out() {
    let mut stage = stage((40, 12));
    reader(&mut stage).keys("m<Down><Down>m");
    stage.find("已标记");
    stage.keys("e老住户的话可引用<Enter>");
    stage.find("老住户的话可引用");
    let store = stage.app.desk.store.clone();
    let notes = store.notes("plaza").unwrap().documents["square-1"].clone();
    assert_eq!(notes.marks[0].note, "老住户的话可引用");
    assert!(notes.marks[0].quote.starts_with("近来占道摊点"), "{notes:?}");
    stage.keys("<PgDn>q");
    assert!(store.notes("plaza").unwrap().documents["square-1"].position > 0);
    stage.keys("<Enter>");
    assert!(!stage.text().contains("W区中心广场建成"), "it goes on where it stopped\n{}", stage.text());
    stage.keys("x");
    stage.find("笔记已导出");
    let written = std::fs::read_to_string(store.paths().notes().join("plaza.md")).unwrap();
    assert!(written.contains("> 近来占道摊点增多") && written.contains("老住户的话可引用"), "{written}");
    stage.keys("l").keys("d");
    stage.find("它的笔记会一起删除");
    stage.keys("y");
    assert!(store.notes("plaza").unwrap().documents["square-1"].marks.is_empty());
}

#[test]
fn a_passage_that_is_dragged_over_is_marked() {
    let mut stage = stage(SIZE);
    reader(&mut stage);
    let (x, y) = stage.find("地砖破损");
    stage.click(x, y).mouse(MouseEventKind::Drag(MouseButton::Left), x + 8, y).keys("m");
    let notes = stage.app.desk.store.notes("plaza").unwrap();
    assert_eq!(notes.documents["square-1"].marks[0].quote, "地砖破损");
    assert_eq!(ground(&stage, "地砖破损"), EVIDENCE);
    // Later, or it would be a double click.
    stage.wait(2_000);
    stage.click(x, y).mouse(MouseEventKind::Drag(MouseButton::Left), x + 8, y).keys("m");
    assert_ne!(ground(&stage, "地砖破损"), EVIDENCE);
}

#[test]
fn figures_and_names_stand_out_on_a_key() {
    let mut stage = stage(SIZE);
    stage.keys("t<Left><Enter>");
    let style = |stage: &Stage, text: &str| {
        let at = stage.find(text);
        let cell = &stage.terminal.backend().buffer()[at];
        (cell.fg, cell.modifier)
    };
    let plain = (style(&stage, "46处"), style(&stage, "《城市道路"), style(&stage, "W城管〔2026〕"));
    stage.keys("f");
    stage.find("突出数字");
    assert_ne!(style(&stage, "46处"), plain.0);
    assert_eq!(style(&stage, "《城市道路"), plain.1);
    stage.keys("fp");
    assert_eq!(style(&stage, "46处"), plain.0);
    assert_ne!(style(&stage, "《城市道路"), plain.1);
    assert_ne!(style(&stage, "城管〔2026〕"), plain.2);
    stage.keys("o");
    stage.find("▌  一、整治时间");
}

#[test]
fn contents_lead_to_their_places() {
    let mut stage = stage((60, 12));
    stage.keys("t<Left><Enter>");
    assert!(!stage.text().contains("W区城管局"));
    stage.keys("c<End><Enter>");
    stage.find("W区城管局");
    stage.keys("g").keys("c").keys("c");
    let (x, y) = stage.find("三、责任分工");
    stage.click(x, y);
    stage.find("W区城管局");
}

#[test]
fn what_was_typed_is_compared_graded_and_due_again() {
    let mut stage = stage(SIZE);
    drill(&mut stage, 1).keys("整治的时间安排<Enter>");
    stage.find("建议：");
    stage.keys("3");
    stage.find("二、＿＿");
    stage.keys("<Enter>");
    stage.find("（没有写）");
    stage.keys("1").keys("<C-n><C-n>");
    stage.find("三、");
    stage.keys("责任分工<Enter>");
    stage.find("建议：熟练");
    stage.keys("<Enter>");
    // What was forgotten comes again at the end.
    stage.find("二、＿＿");
    stage.keys("整治内容<Enter><Enter>");
    stage.find("这一轮完成了");
    stage.find("默写了 3 张卡片");
    let kept: Vec<_> =
        stage.app.desk.store.reviews().unwrap().0.into_iter().map(|r| (r.card, r.drill)).collect();
    assert_eq!(kept.len(), 4);
    assert!(
        kept.iter().all(|(card, drill)| card.starts_with("plaza/square-outline/") && *drill == Drill::Type)
    );
    stage.keys("<Esc><Esc><Esc>");
    assert!(!stage.text().contains("待默写"));
    stage.keys("d");
    stage.find("现在没有到期的卡片");
    stage.wait(4 * DAY).keys("<Down>");
    stage.find("待默写 2");
    stage.keys("d");
    stage.find("一、＿＿");
}

#[test]
fn what_an_attempt_missed_is_asked_for_first() {
    let mut stage = stage(SIZE);
    drill(&mut stage, 1).keys("整治时间<Enter>3").keys("<Esc><Esc><Esc>");
    stage.wait(4 * DAY);
    let started = stage.app.desk.now.wall;
    let point = |id: &str, text: &str, status: &str| json!({"id": id, "text": text, "depth": 2, "status": status, "score": 0.0, "span": null, "evidence": [], "order": null});
    let report = json!({"schema": "celun.compare/1", "title": "", "coverage": 0.5,
        "points": [point("2.1", "清理占道摊点", "covered"), point("2.2", "修补地砖和路灯", "missing")],
        "order": {"score": 1.0, "moved": []}, "balance": [], "unclaimed": []});
    let task = Task { pack: "plaza".into(), question: "square".into(), ..Task::default() };
    let outcome = Outcome {
        ended: started + 60_000,
        active_ms: 1,
        paused_ms: 0,
        counts: Counts::default(),
        outline_opened: false,
        report,
        course: Course::default(),
    };
    stage.app.desk.store.begin(task, started).unwrap().hand_in("文", outcome).unwrap();
    stage.app.desk.refresh();
    stage.keys("<Down>");
    stage.find("待默写 2");
    stage.keys("d");
    stage.find("（二）＿＿");
    stage.keys("<Enter>3");
    stage.find("一、＿＿");
}

#[test]
fn points_are_moved_by_keys_and_by_mouse() {
    let mut stage = stage(SIZE);
    drill(&mut stage, 2);
    for text in ["整治时间", "整治内容", "责任分工"] {
        let (x, y) = stage.find(text);
        stage.click(x, y).mouse(MouseEventKind::Drag(MouseButton::Left), x, 23 - 4);
        let last = (0..24).rfind(|y| {
            ["整治时间", "整治内容", "责任分工"].iter().any(|t| stage.rows()[*y as usize].contains(t))
        });
        let last = last.unwrap();
        let (x, y) = stage.find(text);
        stage.click(x, y).mouse(MouseEventKind::Drag(MouseButton::Left), x, last);
    }
    stage.keys("<Enter>");
    stage.find("3/3 在位");
    let (x, y) = stage.find("3 记得");
    stage.click(x, y);
    stage.find("二、整治内容");
}

#[test]
fn hidden_levels_are_revealed_one_by_one_and_graded() {
    let mut stage = stage(SIZE);
    drill(&mut stage, 0);
    assert_eq!(stage.text().matches("＿＿＿＿＿＿＿＿").count(), 5);
    stage.keys("<Enter>2");
    stage.find("一、整治时间");
    stage.find("困难");
    stage.keys("<Right>");
    assert_eq!(stage.text().matches("＿＿＿＿＿＿＿＿").count(), 2, "{}", stage.text());
    stage.find("三、责任分工");
    stage.keys("<Enter>");
    stage.find("（一）清理占道摊点");
    let (x, y) = stage.find("1 忘了");
    stage.click(x, y);
    let reviews = stage.app.desk.store.reviews().unwrap().0;
    let cards: Vec<_> = reviews.iter().map(|r| r.card.as_str()).collect();
    assert_eq!(cards, ["plaza/square-outline/1", "plaza/square-outline/2.1"]);
    stage.keys("<Enter><Enter>");
    stage.find("全部揭示了");
}

#[test]
fn blanks_are_filled_and_another_drill_is_at_hand() {
    let mut stage = stage(SIZE);
    drill(&mut stage, 3).keys("5月6日<Enter>");
    stage.find("第 2 空");
    stage.keys("<C-t>");
    stage.find("凭记忆写出");
    stage.keys("<C-t>");
    stage.find("第 1 空");
    stage.keys("5月6日<Enter>5月20日<Enter>");
    stage.find("填对 2/2");
    stage.find("建议：记得");
}

#[test]
fn every_screen_lives_at_any_size() {
    for size in [(40, 12), (61, 13), (79, 23), (100, 12), (200, 60)] {
        let mut stage = stage(size);
        stage.keys("t<Tab><Tab><Tab><Tab>").keys("<Enter><Down><Tab><Down>r").keys("clm<Down>me记<Enter>");
        stage.keys("q").keys("q").keys("<Esc>");
        for n in 0..4 {
            drill(&mut stage, n).keys("甲<Enter><Enter>乙<Enter><Enter>").keys("<Esc><Esc><Esc><Esc>");
        }
        assert!(stage.text().contains("题库"), "{}", stage.text());
    }
}
