//! The user's settings, `config.toml`. What is wrong in it is told with its line; everything else still counts.
use super::record::Mode;
use crate::{
    locales::{Lang, Say, settings as t},
    text::sheet::Profile,
};
use serde::Deserialize;
use std::{collections::BTreeMap, io};
use toml::{
    Spanned,
    de::{DeInteger, DeTable, DeValue, ValueDeserializer},
};

/// A commented sample with every setting at its default.
pub const SAMPLE: &str = include_str!("config.sample.toml");

/// The profile of the sheet without a choice.
const SHEET: &str = "shenlun";
/// A larger file, in bytes, is not a settings file.
const LARGEST: usize = 1 << 20;

/// A colour theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// What suits the terminal.
    #[default]
    Auto,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// No colours.
    Mono,
}

/// The user's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language of the interface; `None`: the system's.
    pub language: Option<Lang>,
    /// Colours.
    pub theme: Theme,
    /// Mode that the writing room starts in.
    pub mode: Mode,
    /// Cells in a row of the answer sheet, 15–40.
    pub columns: usize,
    /// Habits of the answer sheet: a bundled profile or one of `sheets`.
    pub sheet: String,
    /// The user's own profiles.
    pub sheets: BTreeMap<String, Profile>,
    /// Share of the width that the material takes in the writing room, in per cent, 20–80.
    pub split: u16,
    /// The candidate's handwriting, characters a minute, 5–100.
    pub pen_speed: u32,
}

impl Default for Settings {
    /// A sheet row is 25 cells and a pen writes 24–30 characters a minute in 申论.
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::Auto,
            mode: Mode::Practice,
            columns: 25,
            sheet: SHEET.to_owned(),
            sheets: BTreeMap::new(),
            split: 50,
            pen_speed: 27,
        }
    }
}

impl Settings {
    /// The sheet profile called `name`: a bundled one or the user's own.
    pub fn sheet_named(&self, name: &str) -> Option<Profile> {
        Profile::named(name).or_else(|| self.sheets.get(name).cloned())
    }

    /// Names of all sheet profiles, the bundled ones first.
    pub fn sheet_names(&self) -> Vec<&str> {
        Profile::NAMES.into_iter().chain(self.sheets.keys().map(String::as_str)).collect()
    }

    /// The sheet of the writing room. A profile of the user's says itself how many cells a row has.
    pub fn profile(&self) -> Profile {
        match self.sheets.get(&self.sheet) {
            Some(own) => own.clone(),
            None => Profile { columns: self.columns, ..Profile::named(&self.sheet).unwrap_or_default() },
        }
    }
}

/// Something wrong in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    line: Option<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Unreadable(String),
    TooLarge,
    Syntax(String),
    Unknown(String),
    Wrong { key: &'static str, found: String, allowed: String },
    Sheet { name: String, why: String },
}

impl Problem {
    /// The file is there but cannot be read.
    pub fn unreadable(error: &io::Error) -> Self {
        Self { line: None, kind: Kind::Unreadable(error.to_string()) }
    }
}

impl Say for Problem {
    fn say(&self, lang: Lang) -> String {
        let told = match &self.kind {
            Kind::Unreadable(why) => t::UNREADABLE.fill(lang, &[("why", why)]),
            Kind::TooLarge => t::TOO_LARGE.get(lang).to_owned(),
            Kind::Syntax(why) => t::SYNTAX.fill(lang, &[("why", why)]),
            Kind::Unknown(key) => t::UNKNOWN.fill(lang, &[("key", key)]),
            Kind::Wrong { key, found, allowed } => {
                t::WRONG.fill(lang, &[("key", key), ("found", found), ("allowed", allowed)])
            }
            Kind::Sheet { name, why } => t::BAD_SHEET.fill(lang, &[("name", name), ("why", why)]),
        };
        match self.line {
            Some(line) => format!("config.toml:{line}: {told}"),
            None => format!("config.toml: {told}"),
        }
    }
}

/// The settings file `text` with these settings: the values of those that differ from what it says are changed or, where
/// the sample has them or else at the top, added; all else, comments too, stays as it is. `None` if `text` is no TOML:
/// then it is for the user to mend.
pub fn update(text: &str, settings: &Settings) -> Option<String> {
    let (now, _) = read(text.as_bytes());
    let changes = [
        (now.language != settings.language, "language", name(&LANGUAGES, settings.language)),
        (now.theme != settings.theme, "theme", name(&THEMES, settings.theme)),
        (now.mode != settings.mode, "mode", name(&MODES, settings.mode)),
        (now.columns != settings.columns, "columns", settings.columns.to_string()),
        (now.sheet != settings.sheet, "sheet", format!("\"{}\"", settings.sheet)),
        (now.split != settings.split, "split", settings.split.to_string()),
        (now.pen_speed != settings.pen_speed, "pen_speed", settings.pen_speed.to_string()),
    ];
    let changes = changes.into_iter().filter(|(differs, ..)| *differs);
    changes.into_iter().try_fold(text.to_owned(), |text, (_, key, value)| with(&text, key, &value))
}

fn with(text: &str, key: &str, value: &str) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    if let Some(old) = table.get_ref().get(key) {
        return Some(format!("{}{value}{}", text.get(..old.span().start)?, text.get(old.span().end..)?));
    }
    let sample = format!("#:{key} =");
    // Within a table it would be a setting of that table.
    let before_tables = || text.lines().take_while(|line| !line.trim_start().starts_with('['));
    match before_tables().find(|line| line.starts_with(&sample)) {
        Some(line) => Some(text.replacen(line, &format!("{key} = {value}"), 1)),
        // At the top it stands before any table.
        None => Some(format!("{key} = {value}\n{text}")),
    }
}

/// Reads settings; what is missing or wrong keeps its default.
pub fn read(bytes: &[u8]) -> (Settings, Vec<Problem>) {
    let mut settings = Settings::default();
    if bytes.len() > LARGEST {
        return (settings, vec![Problem { line: None, kind: Kind::TooLarge }]);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(e) => return (settings, vec![Problem { line: None, kind: Kind::Syntax(e.to_string()) }]),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let line = |at: usize| Some(text.get(..at).map_or(1, |before| before.matches('\n').count() + 1));
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|e| Problem {
            line: e.span().and_then(|s| line(s.start)),
            kind: Kind::Syntax(plain(e.message())),
        })
        .collect();
    for (key, value) in table.get_ref() {
        if key.get_ref() == "sheets"
            && let Some(sheets) = value.get_ref().as_table()
        {
            for (name, value) in sheets {
                match own_sheet(name.get_ref(), value) {
                    Ok(profile) => {
                        settings.sheets.insert(name.get_ref().clone().into_owned(), profile);
                    }
                    Err(why) => {
                        let kind = Kind::Sheet { name: plain(name.get_ref()), why };
                        problems.push(Problem { line: line(name.span().start), kind });
                    }
                }
            }
        } else if let Err(kind) = set(&mut settings, key.get_ref(), value) {
            problems.push(Problem { line: line(key.span().start), kind });
        }
    }
    // Own profiles may stand after it.
    if settings.sheet_named(&settings.sheet).is_none() {
        let at = table.get_ref().get_key_value("sheet").map_or(0, |(key, _)| key.span().start);
        let allowed = settings.sheet_names().join(" | ");
        let found = plain(&std::mem::replace(&mut settings.sheet, SHEET.to_owned()));
        // That its own rules are wrong says enough.
        let told = |p: &Problem| matches!(&p.kind, Kind::Sheet { name, .. } if *name == found);
        if !problems.iter().any(told) {
            problems.push(Problem { line: line(at), kind: Kind::Wrong { key: "sheet", found, allowed } });
        }
    }
    problems.sort_by_key(|p| p.line);
    (settings, problems)
}

/// A sheet profile of the user's; what is wrong with it.
fn own_sheet(name: &str, value: &Spanned<DeValue<'_>>) -> Result<Profile, String> {
    let fits = |c: char| !c.is_control() && !matches!(c, '"' | '\\');
    if name.is_empty()
        || name.chars().count() > 20
        || !name.chars().all(fits)
        || Profile::named(name).is_some()
    {
        return Err(t::SHEET_NAME.to_owned());
    }
    let read = Profile::deserialize(ValueDeserializer::from(value.clone()));
    let profile = read.map_err(|error| plain(error.message()))?;
    let bounds = [
        ("columns", profile.columns, 5..=100),
        ("per_cell", profile.per_cell, 1..=4),
        ("milestone", profile.milestone, 0..=1_000),
    ];
    match bounds.into_iter().find(|(_, value, range)| !range.contains(value)) {
        Some((key, value, range)) => Err(format!("{key} = {value} ({}–{})", range.start(), range.end())),
        None => Ok(profile),
    }
}

fn set(settings: &mut Settings, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Kind> {
    let value = value.get_ref();
    match key {
        "language" => settings.language = word("language", value, &LANGUAGES)?,
        "theme" => settings.theme = word("theme", value, &THEMES)?,
        "mode" => settings.mode = word("mode", value, &MODES)?,
        "columns" => settings.columns = number("columns", value, 15, 40)? as usize,
        "sheet" => value.as_str().ok_or_else(|| wrong_sheet(value))?.clone_into(&mut settings.sheet),
        "split" => settings.split = number("split", value, 20, 80)? as u16,
        "pen_speed" => settings.pen_speed = number("pen_speed", value, 5, 100)?,
        other => return Err(Kind::Unknown(other.chars().take(40).collect())),
    }
    Ok(())
}

fn wrong_sheet(value: &DeValue<'_>) -> Kind {
    Kind::Wrong { key: "sheet", found: told(value), allowed: Profile::NAMES.join(" | ") }
}

const LANGUAGES: [(&str, Option<Lang>); 3] = [("auto", None), ("zh", Some(Lang::Zh)), ("en", Some(Lang::En))];
const THEMES: [(&str, Theme); 4] =
    [("auto", Theme::Auto), ("dark", Theme::Dark), ("light", Theme::Light), ("mono", Theme::Mono)];
const MODES: [(&str, Mode); 2] = [("practice", Mode::Practice), ("exam", Mode::Exam)];

/// The quoted word for a value.
fn name<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> String {
    let word = words.iter().find(|(_, v)| *v == value).map_or("", |(w, _)| *w);
    format!("\"{word}\"")
}

fn word<T: Copy>(key: &'static str, value: &DeValue<'_>, words: &[(&str, T)]) -> Result<T, Kind> {
    let found = value.as_str();
    words.iter().find(|(w, _)| found == Some(*w)).map(|(_, v)| *v).ok_or_else(|| Kind::Wrong {
        key,
        found: told(value),
        allowed: words.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(" | "),
    })
}

fn number(key: &'static str, value: &DeValue<'_>, min: u32, max: u32) -> Result<u32, Kind> {
    let found = value.as_integer().filter(|i| i.radix() == 10).and_then(|i| i.as_str().parse().ok());
    found.filter(|n| (min..=max).contains(n)).ok_or_else(|| Kind::Wrong {
        key,
        found: told(value),
        allowed: format!("{min}–{max}"),
    })
}

/// A value as a message may quote it.
fn told(value: &DeValue<'_>) -> String {
    let text = value.as_str().or_else(|| value.as_integer().map(DeInteger::as_str));
    text.map_or_else(|| value.type_str().to_owned(), plain)
}

/// On one line, short, and with nothing that a terminal would act on.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Settings and messages of a text.
    fn r(text: &str) -> (Settings, Vec<String>) {
        let (settings, problems) = read(text.as_bytes());
        (settings, problems.iter().map(|p| p.say(Lang::En)).collect())
    }

    #[test]
    fn the_sample_names_every_setting_at_its_default() {
        assert_eq!(r(SAMPLE), (Settings::default(), vec![]));
        let active: String = SAMPLE
            .lines()
            .map(|l| l.strip_prefix("#:").unwrap_or(l))
            .flat_map(|l| [l.trim(), "\n"])
            .collect();
        assert_eq!(r(&active), (Settings::default(), vec![]));
        for key in ["language", "theme", "mode", "columns", "sheet", "split", "pen_speed"] {
            assert!(active.contains(&format!("\n{key} = ")), "{key}");
        }
    }

    #[test]
    fn every_setting_is_read() {
        let (settings, problems) =
            r("language='en'\ntheme='mono'\nmode='exam'\ncolumns=20\nsheet='plain'\nsplit=33\npen_speed=30");
        assert_eq!(problems, [""; 0]);
        let expected = Settings {
            language: Some(Lang::En),
            theme: Theme::Mono,
            mode: Mode::Exam,
            columns: 20,
            sheet: "plain".into(),
            sheets: BTreeMap::new(),
            split: 33,
            pen_speed: 30,
        };
        assert_eq!(settings, expected);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_counts() {
        let (settings, problems) =
            r("theme = 'blue'\nmode = 'exam'\n\ncolumns = 900\ncolour = 1\nsplit = '5'\n");
        assert_eq!(settings, Settings { mode: Mode::Exam, ..Settings::default() });
        assert_eq!(
            problems,
            [
                "config.toml:1: theme: \"blue\" does not fit, allowed: auto | dark | light | mono; the default is used",
                "config.toml:4: columns: \"900\" does not fit, allowed: 15–40; the default is used",
                "config.toml:5: unknown setting colour, left out",
                "config.toml:6: split: \"5\" does not fit, allowed: 20–80; the default is used",
            ]
        );
    }

    #[test]
    fn an_update_changes_only_what_differs() {
        let mine = Settings { theme: Theme::Light, language: Some(Lang::En), ..Settings::default() };
        let written = update(SAMPLE, &mine).unwrap();
        assert_eq!(r(&written), (mine.clone(), vec![]));
        let changed: Vec<_> = SAMPLE.lines().zip(written.lines()).filter(|(a, b)| a != b).collect();
        let expected =
            [("#:language = \"auto\"", "language = \"en\""), ("#:theme = \"auto\"", "theme = \"light\"")];
        assert_eq!(changed, expected);
        assert_eq!(update(&written, &mine).unwrap(), written);
        assert_eq!(
            update("# 我的\ntheme='dark' # 夜里\ncolumns = 20", &Settings { columns: 20, split: 60, ..mine })
                .unwrap(),
            "split = 60\nlanguage = \"en\"\n# 我的\ntheme=\"light\" # 夜里\ncolumns = 20"
        );
        assert_eq!(update("theme = = 1\n", &Settings { split: 60, ..Settings::default() }), None);
    }

    #[test]
    fn own_sheets_are_read_and_bad_ones_told() {
        let (settings, problems) = r(
            "sheet = '本省'\ncolumns = 20\n[sheets.'本省']\ncolumns = 28\nsqueeze = false\n\
            [sheets.'宽']\ncolumns = 500\n[sheets.'新']\ncolor = 1\n[sheets.plain]\n[sheets.'整']\ncolumns = '多'",
        );
        let own = Profile { columns: 28, squeeze: false, ..Profile::shenlun() };
        assert_eq!(settings.profile(), own);
        assert_eq!(settings.sheet_names(), ["shenlun", "strict-gb", "plain", "本省"]);
        assert_eq!(problems[0], "config.toml:6: sheet rules 宽: columns = 500 (5–100); left out");
        assert!(
            problems[1].starts_with("config.toml:8: sheet rules 新: unknown field `color`"),
            "{problems:?}"
        );
        assert!(problems[2].starts_with("config.toml:10: sheet rules plain: "), "{problems:?}");
        assert!(problems[3].starts_with("config.toml:11: sheet rules 整: "), "{problems:?}");
        assert_eq!(Settings { sheet: "plain".into(), columns: 30, ..settings }.profile().columns, 30);
        let (settings, problems) = r("sheet = 'mine'\n[sheets.mine]\ncolumns = 3");
        assert_eq!((settings, problems.len()), (Settings::default(), 1), "{problems:?}");
        let (settings, problems) = r("sheet = 'mine'");
        assert_eq!(settings, Settings::default());
        assert_eq!(
            problems,
            [
                "config.toml:1: sheet: \"mine\" does not fit, allowed: shenlun | strict-gb | plain; the default is used"
            ]
        );
        assert_eq!(r("sheet = 3").1.len(), 1);
    }

    #[test]
    fn the_sample_has_a_whole_sheet() {
        let (_, own) = SAMPLE.split_once("# [sheets.").unwrap();
        let own: Vec<&str> = own.lines().skip(1).map(|l| l.strip_prefix("# ").unwrap()).collect();
        let (settings, problems) = r(&format!("[sheets.a]\n{}", own.join("\n")));
        assert_eq!((settings.sheets["a"].clone(), problems), (Profile::shenlun(), vec![]));
        let fields = serde_json::to_value(Profile::shenlun()).unwrap();
        let genre_decides = ["title", "addressee", "signature"];
        for field in fields.as_object().unwrap().keys().filter(|f| !genre_decides.contains(&f.as_str())) {
            assert!(own.iter().any(|l| l.starts_with(&format!("{field} = "))), "{field}");
        }
    }

    #[test]
    fn an_update_goes_before_the_tables() {
        let text = "[sheets.a]\n#:split = 50\n";
        let written = update(text, &Settings { split: 60, ..r(text).0 }).unwrap();
        assert_eq!(written, format!("split = 60\n{text}"));
    }

    #[test]
    fn hostile_settings_end_in_messages() {
        let deep = format!("a = {}", "[".repeat(100_000));
        for text in
            [deep.as_str(), "\0", "theme = \"\u{1b}[31m\"", "columns = 99999999999999999999999", "split = -1"]
        {
            let (settings, problems) = r(text);
            assert_eq!(settings, Settings::default(), "{text:.20}");
            assert!(!problems.is_empty() && problems.iter().all(|p| !p.contains('\u{1b}')), "{problems:?}");
        }
        assert_eq!(read(&vec![b'#'; LARGEST + 1]).1.len(), 1);
    }

    #[test]
    fn a_broken_file_gives_messages_and_defaults_for_what_is_broken() {
        let (settings, problems) = r("mode = 'exam'\ntheme = = 'dark'\n");
        assert_eq!(settings.mode, Mode::Exam);
        assert!(problems[0].starts_with("config.toml:2: "), "{problems:?}");
        assert_eq!(read(b"\xff\xfe").0, Settings::default());
        assert_eq!(read(b"\xff\xfe").1.len(), 1);
    }
}
