//! Typing a figure of the paper: seed, count, points, minutes.
use super::{super::super::desk::Desk, Papers, Source};
use crate::{
    locales::paper as say,
    practice::paper,
    tui::{
        parts::input::Input,
        screen::{Request, Requests},
    },
};

/// A figure that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Seed,
    Count,
    Length,
    Points(usize),
    Minutes(usize),
    Total,
}

impl Papers {
    /// Begins to type a figure.
    pub(super) fn enter(&mut self, figure: Figure, desk: &Desk) -> Requests {
        if figure == Figure::Seed && !matches!(self.source(), Source::Standard | Source::Random) {
            return vec![Request::Say(desk.say(say::NOT_DRAWN).to_owned())];
        }
        self.typing = Some((figure, Input::default()));
        Requests::new()
    }

    /// Takes the figure that was typed; what is out of its range becomes the nearest that is not.
    pub(super) fn take(&mut self, desk: &Desk) {
        let Some((figure, input)) = self.typing.take() else { return };
        let Ok(typed) = input.text().parse::<u64>() else { return };
        let whole = u32::try_from(typed).unwrap_or(u32::MAX);
        match (figure, &mut self.plan) {
            (Figure::Seed, _) => {
                self.seed = typed;
                self.make(desk);
            }
            (Figure::Count, _) => {
                self.wish.count = (whole as usize).clamp(*paper::COUNT.start(), *paper::COUNT.end());
                self.make(desk);
            }
            (Figure::Length, _) => {
                self.wish.minutes = whole.clamp(*paper::MINUTES.start(), *paper::MINUTES.end());
                self.make(desk);
            }
            (Figure::Points(i), Ok(plan)) => plan.set_points(i, whole),
            (Figure::Minutes(i), Ok(plan)) => plan.set_minutes(i, whole),
            (Figure::Total, Ok(plan)) => plan.set_total(whole),
            (_, Err(_)) => {}
        }
    }

    /// What is typed for a figure just now.
    pub(super) fn typed(&self, figure: Figure) -> Option<&str> {
        self.typing.as_ref().filter(|(f, _)| *f == figure).map(|(_, input)| input.text())
    }
}

/// The digits of what was typed, full-width ones too, as many as a figure takes after `there`.
pub(super) fn digits(text: &str, there: usize) -> String {
    const MOST: usize = 18;
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        c => Some(c).filter(char::is_ascii_digit),
    };
    text.chars().filter_map(plain).take(MOST.saturating_sub(there)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_digits_are_typed_into_a_figure() {
        assert_eq!(super::digits("1２a.３-4", 0), "1234");
        assert_eq!(super::digits("12345", 16), "12");
    }
}
