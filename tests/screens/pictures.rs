//! Pictures of every screen: 80x24, 120x40 and 40x12, in both languages.
use crate::stage::Stage;
use celun::locales::Lang;
use std::fmt::Write;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// The pictures of a scene in one file a language.
pub fn pictures(name: &str, scene: impl Fn(&mut Stage)) {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let mut all = String::new();
        for (width, height) in SIZES {
            let mut stage = Stage::new(lang, (width, height));
            scene(&mut stage);
            writeln!(all, "── {width}x{height} ──\n{}", stage.picture().trim_end()).unwrap();
        }
        insta::assert_snapshot!(format!("{name}_{tag}"), all);
    }
}

/// An essay begun, five and a half minutes in.
fn writing(stage: &mut Stage) {
    stage.keys("<Enter><Enter>").keys("关于整治中心广场环境的通知<Enter>各科室：<Enter>");
    stage.keys("定于5月6日至5月20日清理占道摊点，").wait(333_000);
}

#[test]
fn library() {
    pictures("library", |_| {});
}

#[test]
fn library_filtered() {
    pictures("library_filtered", |stage| {
        stage.keys("/夜市");
    });
}

#[test]
fn question() {
    pictures("question", |stage| {
        stage.keys("<Enter>");
    });
}

#[test]
fn question_with_its_outline() {
    pictures("question_outline", |stage| {
        stage.keys("<Enter>oy");
    });
}

#[test]
fn room_at_first() {
    pictures("room_empty", |stage| {
        stage.keys("<Enter><Enter>");
    });
}

#[test]
fn room() {
    pictures("room", writing);
}

#[test]
fn room_reading() {
    pictures("room_reading", |stage| {
        writing(stage);
        stage.keys("<Tab>/广场");
    });
}

#[test]
fn room_paused() {
    pictures("room_paused", |stage| {
        writing(stage);
        stage.keys("<C-p>");
    });
}

#[test]
fn hand_in() {
    pictures("hand_in", |stage| {
        writing(stage);
        stage.keys("<C-d>");
    });
}

#[test]
fn unfinished() {
    pictures("unfinished", |stage| {
        writing(stage);
        stage.keys("<Esc><Esc><Esc>u");
    });
}

#[test]
fn written_elsewhere() {
    pictures("elsewhere", |stage| {
        writing(stage);
        stage.keys("<Esc><Esc><Esc>");
        let store = &stage.app.desk.store;
        let name = store.unfinished().unwrap().remove(0).name;
        // Another program, of which the lock's file tells.
        std::mem::forget(store.resume(&name).unwrap());
        let lock = store.dir(&name).unwrap().join("lock");
        std::fs::write(&lock, r#"{"pid":4711,"host":"desk"}"#).unwrap();
        let since = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_772_000_000);
        std::fs::File::options().append(true).open(lock).unwrap().set_modified(since).unwrap();
        stage.keys("u<Enter>");
    });
}

#[test]
fn settings() {
    pictures("settings", |stage| {
        stage.keys("<F9>");
    });
}

#[test]
fn help() {
    pictures("help", |stage| {
        stage.keys("?");
    });
}
