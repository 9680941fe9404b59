//! Every text that a user sees, in Chinese and English. One file an area; a text is a constant, so a missing one does not compile.
//!
//! ```
//! use celun::locales::{Lang, Text};
//! const LEFT: Text = Text("还剩{n}分钟", "{n} min left");
//! assert_eq!(LEFT.fill(Lang::Zh, &[("n", &3)]), "还剩3分钟");
//! ```
pub mod cli;
pub mod compare;
pub mod course;
pub mod doctor;
pub mod exam;
pub mod export;
pub mod facts;
pub mod field;
pub mod findings;
pub mod form;
pub mod history;
pub mod library;
pub mod marking;
pub mod paper;
pub mod pen;
pub mod practice;
pub mod question;
pub mod reader;
pub mod reading;
pub mod recall;
pub mod recovery;
pub mod report;
pub mod room;
pub mod score;
pub mod settings;
pub mod sheet;
pub mod shell;
pub mod store;
pub mod study;
pub mod study_room;
pub mod table;
pub mod versus;

use std::fmt::Display;

/// Language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 简体中文 (zh-CN), the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that a locale tag such as `zh_CN.UTF-8` or `en` asks for; `None` for a tag of neither language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        if tag.starts_with("zh") {
            Some(Self::Zh)
        } else if tag.starts_with("en") {
            Some(Self::En)
        } else {
            None
        }
    }
}

/// One text in both languages: (zh-CN, en). Places to fill are written `{name}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(pub &'static str, pub &'static str);

impl Text {
    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }

    /// The text in `lang` with each `{name}` replaced by its value.
    pub fn fill(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + close];
            out += &rest[..open];
            match values.iter().find(|(n, _)| *n == name) {
                Some((_, v)) => out += &v.to_string(),
                None => out += &rest[open..=open + close],
            }
            rest = &rest[open + close + 1..];
        }
        out + rest
    }
}

/// Something that can tell the user about itself in either language; every error type of the program does.
pub trait Say {
    /// What is to be said, without a full stop, on one line.
    fn say(&self, lang: Lang) -> String;
}
