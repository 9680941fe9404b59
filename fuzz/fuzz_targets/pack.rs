//! Any text as a pack: a pack, or problems that name file and reason, and the same each time.
#![no_main]
use celun::{
    locales::{Lang, Say},
    study::{
        files::Folder,
        load::{Place, load},
    },
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let place = Place { folder: Folder::Embedded(&[], ""), materials: Vec::new(), builtin: false };
    let read = || load(&place, "f.json".to_owned(), text);
    match read() {
        Ok(pack) => {
            for question in &pack.questions {
                assert!(pack.outline(&question.outline).is_some());
                assert!(pack.materials_of(question).count() <= question.materials.len());
            }
            assert!(read().is_ok_and(|again| format!("{again:?}") == format!("{pack:?}")));
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in &problems {
                let told = problem.say(Lang::Zh);
                assert!(told.starts_with("f.json") && !problem.say(Lang::En).is_empty());
            }
            assert!(read().is_err_and(|again| again == problems));
        }
    }
});
