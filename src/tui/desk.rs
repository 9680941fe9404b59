//! What every screen works with: language, theme, time, chance, the packs.
use super::{
    records::Records,
    safe::Safe,
    theme::{Kind, Theme},
    unkept::Unkept,
};
use crate::{
    locales::{Lang, Text},
    practice::clock::Moment,
    recall::{Memory, missed},
    store::{
        Store,
        settings::{self, Settings},
    },
    study::Library,
};
use jiff::tz::TimeZone;
use rand::rngs::StdRng;
use std::fmt::Display;

/// Handed to every call of a screen.
pub struct Desk {
    /// Language of the texts.
    pub lang: Lang,
    /// Styles by role.
    pub theme: Theme,
    /// What language and theme are without a choice of the user.
    pub surroundings: Surroundings,
    /// The user's settings.
    pub settings: Settings,
    /// Both clocks, read before each round of the loop.
    pub now: Moment,
    /// Chance, seeded by the program.
    pub rng: StdRng,
    /// The packs.
    pub library: Library,
    /// What is on disk.
    pub store: Store,
    /// The attempts on disk.
    pub records: Records,
    /// What was learned by heart.
    pub memory: Memory,
    /// Notes that the disk has not taken.
    pub(super) unkept: Unkept,
    /// Time zone of dates.
    pub zone: TimeZone,
    /// What must be durable before the program ends.
    pub safe: Safe,
    /// What was copied last, for pasting within the program.
    pub clipboard: String,
}

/// What the environment says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings {
    /// Language of the locale.
    pub lang: Lang,
    /// Theme that suits the terminal.
    pub theme: Kind,
    /// Whether the terminal shows 24-bit colours.
    pub truecolor: bool,
}

impl Desk {
    /// A desk with language and theme as the settings say. `CELUN_LANG` and `NO_COLOR` stand against them: see `start`.
    pub fn new(
        surroundings: Surroundings,
        settings: Settings,
        now: Moment,
        rng: StdRng,
        library: Library,
        store: Store,
    ) -> Self {
        let (lang, theme) = (settings.language, settings.theme);
        let blank = Theme::new(surroundings.theme, surroundings.truecolor);
        let mut desk = Self {
            lang: surroundings.lang,
            theme: blank,
            surroundings,
            settings,
            now,
            rng,
            library,
            store,
            records: Records::default(),
            memory: Memory::blank(),
            unkept: Unkept::default(),
            zone: TimeZone::UTC,
            safe: Safe::default(),
            clipboard: String::new(),
        };
        desk.speak(lang);
        desk.wear(theme);
        desk
    }

    /// Reads the attempts on disk anew; if that fails, what is known stays.
    pub fn refresh(&mut self) {
        if let Ok(entries) = self.store.attempts() {
            self.memory.set_missed(missed::of_attempts(&entries, &self.store, &self.library));
            self.records = Records::of(entries, self.store.papers().unwrap_or_default());
        }
    }

    /// Changes the language; `None`: that of the locale.
    pub fn speak(&mut self, lang: Option<Lang>) {
        self.settings.language = lang;
        self.lang = lang.unwrap_or(self.surroundings.lang);
    }

    /// Changes the theme.
    pub fn wear(&mut self, theme: settings::Theme) {
        self.settings.theme = theme;
        let kind = match theme {
            settings::Theme::Auto => self.surroundings.theme,
            settings::Theme::Dark => Kind::Dark,
            settings::Theme::Light => Kind::Light,
            settings::Theme::Mono => Kind::Mono,
        };
        self.theme = Theme::new(kind, self.surroundings.truecolor);
    }

    /// A text in the user's language.
    pub const fn say(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// A text in the user's language with its places filled.
    pub fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.fill(self.lang, values)
    }
}
