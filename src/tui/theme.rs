//! Themes: every style by the role it plays. Screens name roles, never colours.
use ratatui::style::{Color, Modifier, Style};

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Light ink on a dark ground.
    #[default]
    Dark,
    /// Dark ink on paper.
    Light,
    /// No colour at all: bold, reverse and underline carry the meaning (`NO_COLOR`).
    Mono,
}

impl Kind {
    /// The theme that suits the environment: none of colour under `NO_COLOR`, else the terminal's own ground where it
    /// tells it (`COLORFGBG`, last figure 7 or 15: light).
    pub fn suiting(env: &dyn Fn(&str) -> Option<String>) -> Self {
        if no_color(env) {
            Self::Mono
        } else if env("COLORFGBG").is_some_and(|v| matches!(v.rsplit(';').next(), Some("7" | "15"))) {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

/// Whether the user wants no colour from any program (<https://no-color.org>).
pub fn no_color(env: &dyn Fn(&str) -> Option<String>) -> bool {
    env("NO_COLOR").is_some_and(|v| !v.is_empty())
}

/// Styles by role. Each is complete (ground included) unless it says that it is laid over another.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Which theme this is.
    pub kind: Kind,
    /// Running text on the ground.
    pub text: Style,
    /// Secondary text: labels, units.
    pub dim: Style,
    /// Rules and borders.
    pub rule: Style,
    /// Border and heading of the pane that has the keyboard.
    pub focus: Style,
    /// The one accent: keys, the mark of the selected row.
    pub accent: Style,
    /// Headings.
    pub strong: Style,
    /// Title bar and hint bar.
    pub bar: Style,
    /// Secondary text in a bar.
    pub bar_dim: Style,
    /// The program's name and keys in a bar.
    pub bar_key: Style,
    /// Selected row where the keyboard is.
    pub selected: Style,
    /// The mark at the start of the selected row.
    pub mark: Style,
    /// A button that is not chosen; a chosen one is `selected`.
    pub button: Style,
    /// Selected row in a pane without the keyboard; laid over the row.
    pub selected_elsewhere: Style,
    /// Text selected in the editor; laid over.
    pub selection: Style,
    /// A find in a search; laid over.
    pub found: Style,
    /// Point covered, count in range, saved.
    pub good: Style,
    /// Point partly given, count short, time short.
    pub fair: Style,
    /// Point missing, count over, time over, an error.
    pub bad: Style,
    /// The passage that carries the selected point; laid over.
    pub evidence: Style,
    /// A matched expression in it; laid over.
    pub term: Style,
    /// The passage nearest to a missing point, or one that says a point again; laid over.
    pub near: Style,
    /// A passage that no point claims; laid over.
    pub unclaimed: Style,
    /// A directive word of a prompt; laid over.
    pub directive: Style,
    /// A demand of a prompt (limit, form, content); laid over.
    pub demand: Style,
    /// The candidate's own highlights in three colours, none of which is the selection's; laid over.
    pub inks: [Style; 3],
}

/// What a marked passage of a text is; its style is laid over the text's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a style of `Theme`")]
pub enum Role {
    Heading,
    Directive,
    Demand,
    Evidence,
    Term,
    Found,
    Selection,
    Yellow,
    Green,
    Blue,
    Line,
    Near,
    Unclaimed,
    Good,
    Fair,
    Bad,
    Dim,
}

impl Theme {
    /// The style to lay over a passage.
    pub fn role(&self, role: Role) -> Style {
        match role {
            Role::Heading => Style::new().add_modifier(Modifier::BOLD),
            Role::Directive => self.directive,
            Role::Demand => self.demand,
            Role::Evidence => self.evidence,
            Role::Yellow => self.inks[0],
            Role::Green => self.inks[1],
            Role::Blue => self.inks[2],
            Role::Term => self.term,
            Role::Found => self.found,
            Role::Selection => self.selection,
            Role::Line => Style::new().add_modifier(Modifier::UNDERLINED),
            Role::Near => self.near,
            Role::Unclaimed => self.unclaimed,
            Role::Good => self.good,
            Role::Fair => self.fair,
            Role::Bad => self.bad,
            Role::Dim => self.dim,
        }
    }
}

/// The colours of a theme with a ground.
struct Palette {
    ground: Color,
    raised: Color,
    ink: Color,
    pale: Color,
    rule: Color,
    accent: Color,
    selected: Color,
    elsewhere: Color,
    selection: Color,
    found: Color,
    good: Color,
    fair: Color,
    bad: Color,
    evidence: Color,
    near: Color,
    unclaimed: Color,
    violet: Color,
}

const DARK: Palette = Palette {
    ground: Color::Rgb(0x17, 0x1a, 0x21),
    raised: Color::Rgb(0x20, 0x25, 0x2f),
    ink: Color::Rgb(0xd6, 0xda, 0xe2),
    pale: Color::Rgb(0x8b, 0x94, 0xa5),
    rule: Color::Rgb(0x3a, 0x42, 0x52),
    accent: Color::Rgb(0x82, 0xb1, 0xe6),
    selected: Color::Rgb(0x2b, 0x3b, 0x54),
    elsewhere: Color::Rgb(0x24, 0x2a, 0x36),
    selection: Color::Rgb(0x33, 0x4d, 0x74),
    found: Color::Rgb(0x5c, 0x4d, 0x1e),
    good: Color::Rgb(0x86, 0xc1, 0x7f),
    fair: Color::Rgb(0xdd, 0xb1, 0x62),
    bad: Color::Rgb(0xe3, 0x80, 0x74),
    evidence: Color::Rgb(0x2a, 0x40, 0x38),
    near: Color::Rgb(0x40, 0x3a, 0x28),
    unclaimed: Color::Rgb(0x4a, 0x32, 0x30),
    violet: Color::Rgb(0x49, 0x37, 0x66),
};

const LIGHT: Palette = Palette {
    ground: Color::Rgb(0xfb, 0xfa, 0xf6),
    raised: Color::Rgb(0xf0, 0xed, 0xe4),
    ink: Color::Rgb(0x2a, 0x2e, 0x36),
    pale: Color::Rgb(0x6a, 0x70, 0x7c),
    rule: Color::Rgb(0xc9, 0xc5, 0xb8),
    accent: Color::Rgb(0x26, 0x5c, 0xa8),
    selected: Color::Rgb(0xd9, 0xe5, 0xf5),
    elsewhere: Color::Rgb(0xf1, 0xee, 0xe6),
    selection: Color::Rgb(0xc3, 0xd8, 0xf2),
    found: Color::Rgb(0xf6, 0xe3, 0xa4),
    good: Color::Rgb(0x2f, 0x76, 0x38),
    fair: Color::Rgb(0x92, 0x62, 0x00),
    bad: Color::Rgb(0xb0, 0x38, 0x2c),
    evidence: Color::Rgb(0xdd, 0xee, 0xd9),
    near: Color::Rgb(0xf7, 0xed, 0xcf),
    unclaimed: Color::Rgb(0xf8, 0xe0, 0xda),
    violet: Color::Rgb(0xe5, 0xda, 0xf5),
};

impl Theme {
    /// The theme; `truecolor`: the terminal shows 24-bit colours (else they are mapped to the 256 of xterm).
    pub fn new(kind: Kind, truecolor: bool) -> Self {
        match kind {
            Kind::Dark => Self::coloured(kind, &DARK, truecolor),
            Kind::Light => Self::coloured(kind, &LIGHT, truecolor),
            Kind::Mono => Self::mono(),
        }
    }

    fn coloured(kind: Kind, p: &Palette, truecolor: bool) -> Self {
        let c = |color: Color| if truecolor { color } else { nearest(color) };
        let over = |ground: Color| Style::new().bg(c(ground));
        let on = |ink: Color, ground: Color| Style::new().fg(c(ink)).bg(c(ground));
        let ink = |color: Color| on(color, p.ground);
        Self {
            kind,
            text: ink(p.ink),
            dim: ink(p.pale),
            rule: ink(p.rule),
            focus: ink(p.accent).add_modifier(Modifier::BOLD),
            accent: ink(p.accent),
            strong: ink(p.ink).add_modifier(Modifier::BOLD),
            bar: on(p.ink, p.raised),
            bar_dim: on(p.pale, p.raised),
            bar_key: on(p.accent, p.raised).add_modifier(Modifier::BOLD),
            selected: on(p.ink, p.selected).add_modifier(Modifier::BOLD),
            mark: on(p.accent, p.selected),
            button: on(p.ink, p.raised),
            selected_elsewhere: over(p.elsewhere),
            selection: over(p.selection),
            found: over(p.found),
            good: ink(p.good),
            fair: ink(p.fair),
            bad: ink(p.bad),
            evidence: over(p.evidence),
            near: over(p.near),
            unclaimed: over(p.unclaimed),
            term: Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            directive: Style::new().fg(c(p.accent)).add_modifier(Modifier::BOLD),
            demand: Style::new().fg(c(p.fair)).add_modifier(Modifier::UNDERLINED),
            inks: [over(p.found), over(p.evidence), over(p.violet)],
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reverse = plain.add_modifier(Modifier::REVERSED);
        let underline = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            kind: Kind::Mono,
            text: plain,
            dim: plain,
            rule: plain.add_modifier(Modifier::DIM),
            focus: bold,
            accent: bold,
            strong: bold,
            bar: reverse,
            bar_dim: reverse,
            bar_key: reverse.add_modifier(Modifier::BOLD),
            selected: reverse,
            mark: reverse,
            button: plain,
            selected_elsewhere: bold,
            selection: reverse,
            found: reverse,
            good: plain,
            fair: bold,
            bad: bold.add_modifier(Modifier::UNDERLINED),
            evidence: underline,
            near: underline,
            unclaimed: reverse,
            term: bold.add_modifier(Modifier::UNDERLINED),
            directive: bold,
            demand: underline,
            inks: [bold, plain.add_modifier(Modifier::ITALIC), bold.add_modifier(Modifier::ITALIC)],
        }
    }
}

/// The colour of xterm's 256 that is nearest to an RGB colour: of the 6×6×6 cube or of the 24 greys.
fn nearest(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else { return color };
    let level = |v: u8| match v {
        0..=47 => 0,
        48..=114 => 1,
        _ => (v - 35) / 40,
    };
    let value = |l: u8| if l == 0 { 0 } else { 55 + 40 * l };
    let far = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    let (cr, cg, cb) = (level(r), level(g), level(b));
    let cube = far(r, value(cr)) + far(g, value(cg)) + far(b, value(cb));
    let mean = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3) as u8;
    let step = mean.saturating_sub(3).min(233) / 10;
    let grey = 8 + 10 * step.min(23);
    if far(r, grey) + far(g, grey) + far(b, grey) < cube {
        Color::Indexed(232 + step.min(23))
    } else {
        Color::Indexed(16 + 36 * cr + 6 * cg + cb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        move |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
    }

    #[test]
    fn the_theme_suits_the_environment() {
        assert_eq!(Kind::suiting(&env(&[("NO_COLOR", "1"), ("COLORFGBG", "0;15")])), Kind::Mono);
        assert_eq!(Kind::suiting(&env(&[("NO_COLOR", ""), ("COLORFGBG", "0;15")])), Kind::Light);
        assert_eq!(Kind::suiting(&env(&[("COLORFGBG", "15;0")])), Kind::Dark);
        assert_eq!(Kind::suiting(&env(&[])), Kind::Dark);
    }

    #[test]
    fn monochrome_sets_no_colour_in_any_role() {
        let shown = format!("{:?}", Theme::new(Kind::Mono, true));
        assert!(!shown.contains("Rgb") && !shown.contains("Indexed"), "{shown}");
    }

    #[test]
    fn a_terminal_of_256_colours_gets_indexed_ones_only() {
        for kind in [Kind::Dark, Kind::Light] {
            let shown = format!("{:?}", Theme::new(kind, false));
            assert!(shown.contains("Indexed") && !shown.contains("Rgb"), "{shown}");
        }
    }

    #[test]
    fn the_nearest_colour_is_the_colour_itself_where_xterm_has_it() {
        assert_eq!(nearest(Color::Rgb(0, 0, 0)), Color::Indexed(16));
        assert_eq!(nearest(Color::Rgb(255, 255, 255)), Color::Indexed(231));
        assert_eq!(nearest(Color::Rgb(0x5f, 0x87, 0xaf)), Color::Indexed(67));
        assert_eq!(nearest(Color::Rgb(38, 38, 38)), Color::Indexed(235));
    }
}
