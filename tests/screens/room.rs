//! The writing room: the sheet, the pen clock, what an exam allows beside the essay, the split.
use crate::stage::Stage;
use celun::{locales::Lang, store::Mode};
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

fn stage(size: (u16, u16)) -> Stage {
    stage_in(Lang::Zh, size)
}

/// In the writing room of the first question, a notice of at most 300 characters in 20 minutes.
fn stage_in(lang: Lang, size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.keys("<Enter><Enter>");
    stage
}

const NOTICE: &str = "关于整治中心广场环境的通知<Enter>各科室：<Enter>定于5月6日至5月20日清理占道摊点，\
    请各科室于4月30日前报送名单。<Enter>特此通知。<Enter>市政府办公室<Enter>2026年4月20日";

#[track_caller]
fn sees(stage: &Stage, what: &str) {
    assert!(stage.text().contains(what), "no {what} on\n{}", stage.text());
}

fn settings(stage: &Stage) -> String {
    std::fs::read_to_string(stage.app.desk.store.paths().settings()).unwrap_or_default()
}

#[test]
fn pictures_of_the_sheet() {
    let mut zh = stage((80, 24));
    insta::assert_snapshot!("sheet_zh", zh.keys(NOTICE).keys("<F8>").picture());
    let mut en = stage_in(Lang::En, (120, 36));
    insta::assert_snapshot!("sheet_en", en.keys(NOTICE).keys("<F8>").picture());
}

#[test]
fn pictures_of_the_aids() {
    let mut zh = stage((80, 24));
    zh.keys("<Tab>v<Down>ssc<Down>s2<Esc>.").keys("<F2><C-l><Enter>二、保洁");
    insta::assert_snapshot!("scratch_zh", zh.picture());
    let mut en = stage_in(Lang::En, (120, 36));
    insta::assert_snapshot!("marks_en", en.keys("<Tab>v<Down>ssc<Down>s2<Esc>m").picture());
}

#[test]
fn twenty_five_columns_fit_eighty() {
    let mut stage = stage((80, 24));
    stage.keys("<F8>").keys(&"法".repeat(60));
    let rows = stage.rows();
    let full = rows.iter().find(|row| row.matches('法').count() == 25).expect("a row of 25 cells");
    assert_eq!(full.matches('│').count(), 25, "{full}");
    assert!(rows.iter().any(|row| row.ends_with("100 ")), "{}", rows.join("\n"));
}

#[test]
fn paragraphs_are_indented_by_genre_and_by_choice() {
    let mut stage = stage((80, 24));
    stage.keys("<F8>").keys("题<Enter>文");
    sees(&stage, "│  │文│");
    stage.keys("<A-i>");
    sees(&stage, "段首顶格");
    sees(&stage, " 文│");
    stage.keys("<A-i>");
    sees(&stage, "│  │文│");
}

#[test]
fn own_sheet_rules_hold_in_the_room() {
    let mut stage = Stage::new(Lang::Zh, (80, 24));
    let config = "sheet = 'mine'\n[sheets.mine]\ncolumns = 20\nindent = false\n";
    let path = stage.app.desk.store.paths().settings().to_owned();
    std::fs::write(path, config).unwrap();
    stage.app.desk.settings = stage.app.desk.store.settings().0;
    stage.keys("<Enter><Enter><F8>题<Enter>文");
    sees(&stage, "答题卡 20格");
    sees(&stage, " 文│");
    stage.keys("<F9><Down><Down><Left>");
    assert!(settings(&stage).starts_with("sheet = \"plain\""), "{}", settings(&stage));
    stage.keys("<Esc>");
    sees(&stage, "答题卡 25格");
}

#[test]
fn counts_that_disagree_about_the_limit_are_told() {
    let mut stage = stage((80, 24));
    // A number takes a cell for two digits, Word counts it once: 201 cells, 199 by Word.
    stage.keys(&"法".repeat(198)).keys("20262");
    sees(&stage, "超出1格");
    sees(&stage, "按字计合格、按汉字计合格");
    stage.keys("<BS>");
    assert!(!stage.text().contains("按字计"), "{}", stage.text());
}

#[test]
fn short_lines_that_pass_the_limit_on_paper_are_told_on_the_sheet() {
    let mut stage = stage((80, 24));
    stage.keys(&"文<Enter>".repeat(8)).keys("文");
    assert!(!stage.text().contains("卷面"), "{}", stage.text());
    stage.keys("<F8>");
    sees(&stage, "卷面已过200格");
}

#[test]
fn a_warning_stands_while_typing_goes_on_and_goes_by_itself() {
    let mut stage = stage((80, 24));
    stage.wait(5 * 60_000);
    sees(&stage, "◆ 还剩 15:00");
    stage.keys("照常");
    sees(&stage, "◆ 还剩 15:00");
    sees(&stage, "照常");
    stage.wait(13_000);
    assert!(!stage.text().contains('◆'));
}

#[test]
fn practice_goes_over_time_and_says_so() {
    let mut stage = stage((80, 24));
    stage.wait(20 * 60_000);
    sees(&stage, "◆ 时间到，可以接着写");
    stage.keys("接着写").wait(65_000);
    sees(&stage, "超时 01:05");
    stage.keys("<C-p>").wait(60_000);
    sees(&stage, "已暂停");
    stage.keys("<Enter>").wait(1_000);
    sees(&stage, "超时 01:06");
}

#[test]
fn the_pen_is_calibrated_from_the_room_and_the_settings() {
    let mut stage = stage((80, 24));
    stage.keys(&"字".repeat(27)).wait(1_000);
    sees(&stage, "笔 18:");
    stage.keys("<A-p>");
    sees(&stage, "照抄下面这段话");
    stage.keys("<Enter>").wait(2_000).keys("<Enter>");
    sees(&stage, "不像手写的速度");
    stage.keys("<Enter>").wait(200_000).keys("<Enter>");
    sees(&stage, "03:20   每分钟 30 字");
    stage.keys("<Enter>");
    sees(&stage, "手写速度已记为每分钟 30 字");
    assert!(settings(&stage).contains("\npen_speed = 30\n"), "{}", settings(&stage));
    sees(&stage, "已暂停");
    stage.keys("<Enter><F9><Up><Down><Down><Down><Down><Down>");
    sees(&stage, "‹ 每分钟 30 字 ›");
    stage.keys("<Right><Right><Left><Enter>");
    sees(&stage, "现在按每分钟 31 字计");
    stage.keys("<Esc><Esc>");
    let (x, y) = stage.find("笔 ");
    stage.click(x, y);
    sees(&stage, "照抄下面这段话");
}

#[test]
fn passages_are_marked_by_keys_and_jumped_between() {
    let mut stage = stage((80, 24));
    stage.keys("<Tab>1");
    sees(&stage, "按 s 选中分句");
    stage.keys("sc");
    sees(&stage, "已摘到提纲草稿");
    stage.keys("<Down><Down><Down>s3<Down><Down>s1<Esc>m");
    sees(&stage, "我的标记 3 处");
    stage.keys("d");
    sees(&stage, "我的标记 2 处");
    stage.keys("<Esc>..,");
    stage.keys("<F2>");
    let line = stage.rows().into_iter().find(|row| row.contains('·')).expect("a point");
    let point = line.trim_matches(|c: char| c.is_whitespace() || c == '·' || c == '│').to_owned();
    assert!(point.chars().count() > 2, "{line}");
    stage.keys("<C-e>");
    assert!(!stage.text().contains("看出处"), "the material has the keyboard\n{}", stage.text());
}

#[test]
fn the_mouse_works_in_the_scratch_outline() {
    let mut stage = stage((80, 24));
    stage.keys("<F2>一二三<Enter>四五六<Tab>");
    let (x, y) = stage.find("一二三");
    stage.click(x + 2, y).keys("新");
    sees(&stage, "一新二三");
    stage.click(x - 2, y);
    sees(&stage, "✓ 一新二三");
    sees(&stage, "已写 1/2");
    stage.click(x, y);
    stage.mouse(MouseEventKind::Drag(MouseButton::Left), x + 4, y).keys("<BS>");
    sees(&stage, "✓ 二三");
}

#[test]
fn a_high_window_shows_material_and_scratch_outline_at_once() {
    let mut high = stage((120, 36));
    high.keys("<F2>一、甲<Tab><Tab>");
    sees(&high, "─ 给定资料1 ");
    sees(&high, "─ 提纲草稿 ");
    let mut low = stage((80, 24));
    low.keys("<F2>一、甲<Tab><Tab>");
    sees(&low, "─ 给定资料1 ");
    assert!(!low.text().contains("提纲草稿"), "{}", low.text());
    low.keys("<F2>");
    sees(&low, "─ 提纲草稿 ");
}

#[test]
fn the_split_is_dragged_turned_and_kept() {
    let mut stage = stage((120, 36));
    let heading = |stage: &Stage| stage.find("─ 作答").0;
    let before = heading(&stage);
    stage.click(before - 1, 10).mouse(MouseEventKind::Drag(MouseButton::Left), 40, 10);
    assert_eq!(heading(&stage), 41);
    stage.wait(1_000);
    assert!(settings(&stage).contains("\nsplit = 33\n"), "{}", settings(&stage));
    stage.keys("<F4>").wait(1_000);
    assert!(settings(&stage).contains("\nsplit = 38\n"), "{}", settings(&stage));
    stage.mouse(MouseEventKind::Drag(MouseButton::Left), 2, 10).wait(1_000);
    assert!(settings(&stage).contains("\nsplit = 20\n"), "no narrower than a fifth: {}", settings(&stage));
}

#[test]
fn in_a_narrow_window_the_lower_heading_is_dragged() {
    let mut stage = stage((60, 24));
    let row = |stage: &Stage| stage.find("─ 作答").1;
    let before = row(&stage);
    stage.click(30, before).mouse(MouseEventKind::Drag(MouseButton::Left), 30, before - 4);
    assert_eq!(row(&stage), before - 4);
    stage.mouse(MouseEventKind::Drag(MouseButton::Left), 30, 23);
    assert!(row(&stage) <= before + 4, "the essay keeps its room\n{}", stage.text());
}

#[test]
fn focus_mode_leaves_one_pane_and_no_race() {
    let mut stage = stage((80, 24));
    stage.keys("文<F6>");
    assert!(!stage.text().contains("给定资料") && !stage.text().contains("手写"), "{}", stage.text());
    stage.keys("<F6>");
    sees(&stage, "手写");
}

#[test]
fn another_language_reaches_what_stands_in_the_room() {
    let mut stage = stage((120, 40));
    sees(&stage, "─ 题干 ");
    stage.keys("<F9><Right><Right>");
    sees(&stage, "─ Prompt ");
    stage.keys("<Esc>");
    assert!(!stage.text().contains("题干"), "{}", stage.text());
}

#[test]
fn the_sheet_is_printed_from_the_room() {
    let mut stage = stage((120, 36));
    stage.keys("题目<F12>");
    sees(&stage, "答题卡已写入");
    let folder = stage.app.desk.store.paths().exports();
    let page = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read_to_string(page).unwrap().contains("<span>题</span><span>目</span>"));
}

#[test]
fn an_exam_takes_up_its_scratch_outline_and_marks_again() {
    let mut stage = Stage::new(Lang::Zh, (80, 24));
    stage.keys("<Enter>e<Enter><F2>一、清理<C-l><Esc><Tab><Tab>").keys("<Esc><Esc><Esc><Enter><Enter><F2>");
    let unfinished = stage.app.desk.store.unfinished().unwrap();
    assert_eq!(unfinished[0].task.mode, Mode::Exam);
    sees(&stage, "✓ 一、清理");
}

#[test]
fn the_report_holds_the_scratch_outline_against_the_reference_beside_the_essay() {
    let mut stage = stage((120, 36));
    stage.keys("<F2>一、整治时间：5月6日至5月20日<Enter>二、清理占道摊点<Enter>三、天气<Esc>");
    stage.keys("关于整治的通知<Enter>请修补地砖和路灯，由中心街道办牵头。<C-d><Enter>");
    sees(&stage, "提纲草稿 2/");
    insta::assert_snapshot!("planned_zh", stage.picture());
}

#[test]
fn any_size_draws() {
    for size in [(40, 12), (41, 13), (60, 18), (75, 40), (76, 12), (79, 25), (200, 12), (200, 60)] {
        let mut stage = stage(size);
        stage
            .keys(NOTICE)
            .keys("<F8><F6><F8><F2>一、甲<C-l><Enter>二<F6><C-e><Tab>vssc<Esc>m<Esc>,.<A-p><Enter>");
        stage.wait(5_000).keys("<Enter><Enter><Esc><Enter><F9>").keys("<Down><Down><Down><Down><Right><Esc>");
        for (x, y) in [(0, 0), (size.0 - 1, 0), (size.0 / 2, size.1 / 2), (size.0 - 1, size.1 - 1)] {
            stage
                .click(x, y)
                .mouse(MouseEventKind::Drag(MouseButton::Left), size.0 - 1, size.1 - 1)
                .keys("<Esc>");
        }
    }
}
