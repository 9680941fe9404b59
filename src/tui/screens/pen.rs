//! Calibration of the pen clock: a passage is copied by hand on paper and timed.
//!
//! ```text
//! ╭ 手写速度 ──────────────────────────────╮
//! │ what the pen clock is and what to do   │
//! │                                        │
//! │ 清晨的政务大厅里，老人拿着材料……       │
//! │                                        │
//! │ 03:42   每分钟 27 字                   │
//! ╰────────────────────────────────────────╯
//! ```
use super::super::{
    desk::Desk,
    keys::{Action, Keys, ch, hinted, key},
    parts::{draw, facts, popup},
    screen::{Request, Requests, Screen},
};
use crate::{
    locales::{Lang, Say, Text, pen as say, shell},
    practice::pen::{self, PASSAGE_EN, PASSAGE_ZH, SPEEDS},
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::Rect,
    text::{Line, Span},
};
use std::time::Duration;

/// Keys before the copying.
pub static READY: Keys = Keys {
    name: say::PEN,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch(' ')], Action::Start, say::HINT_BEGIN, say::DO_BEGIN),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Keys while it is copied.
pub static RUNNING: Keys = Keys {
    name: say::PEN,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch(' ')], Action::Start, say::HINT_STOP, say::DO_STOP),
        hinted(&[ch('r')], Action::StartAnew, say::HINT_AGAIN, say::DO_AGAIN),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, shell::HINT_BACK, shell::DO_BACK),
    ],
};

/// Keys when a speed is measured.
pub static DONE: Keys = Keys {
    name: say::PEN,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Confirm, say::HINT_TAKE, say::DO_TAKE),
        hinted(&[ch('r')], Action::StartAnew, say::HINT_AGAIN, say::DO_AGAIN),
        hinted(&[key(KeyCode::Esc), ch('q')], Action::Back, say::HINT_LEAVE, say::DO_LEAVE),
    ],
};

/// The dialog.
#[derive(Default)]
pub struct Calibration {
    stage: Stage,
}

#[derive(Debug, Clone, Copy, Default)]
enum Stage {
    #[default]
    Ready,
    /// Since this monotonic time, in milliseconds.
    Running(u64),
    Measured {
        elapsed: u64,
        speed: u32,
    },
    /// Nobody writes so fast or so slowly.
    Unbelievable {
        elapsed: u64,
    },
}

/// A text that tells a speed in hanzi and in words a minute.
pub fn speed_in(text: Text, speed: u32, desk: &Desk) -> String {
    desk.fill(text, &[("n", &speed), ("words", &pen::words(speed))])
}

const fn passage(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => PASSAGE_ZH,
        Lang::En => PASSAGE_EN,
    }
}

impl Calibration {
    /// The time that is shown, in milliseconds.
    fn elapsed(&self, desk: &Desk) -> u64 {
        match self.stage {
            Stage::Ready => 0,
            Stage::Running(since) => desk.now.mono.saturating_sub(since),
            Stage::Measured { elapsed, .. } | Stage::Unbelievable { elapsed } => elapsed,
        }
    }

    fn stop(&mut self, since: u64, desk: &Desk) {
        let elapsed = desk.now.mono.saturating_sub(since);
        self.stage = match pen::measured(passage(desk.lang), elapsed) {
            Some(speed) => Stage::Measured { elapsed, speed },
            None => Stage::Unbelievable { elapsed },
        };
    }

    /// The clock and what it says.
    fn outcome(&self, desk: &Desk) -> Line<'static> {
        let theme = &desk.theme;
        let time = Span::styled(facts::clock(self.elapsed(desk) / 1000), theme.focus);
        let (text, style) = match self.stage {
            Stage::Ready => (speed_in(say::NOW, desk.settings.pen_speed, desk), theme.dim),
            Stage::Running(_) => (desk.say(say::COPYING).to_owned(), theme.text),
            Stage::Measured { speed, .. } => (speed_in(say::MEASURED, speed, desk), theme.good),
            Stage::Unbelievable { .. } => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("least", SPEEDS.start()), ("most", SPEEDS.end())];
                (desk.fill(say::UNBELIEVABLE, &values), theme.bad)
            }
        };
        Line::from(vec![time, Span::raw("   "), Span::styled(text, style)])
    }
}

impl Screen for Calibration {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::PEN).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        match self.stage {
            Stage::Ready | Stage::Unbelievable { .. } => vec![&READY],
            Stage::Running(_) => vec![&RUNNING],
            Stage::Measured { .. } => vec![&DONE],
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match (action, self.stage) {
            (Action::Start, Stage::Running(since)) => self.stop(since, desk),
            (Action::Start, _) => self.stage = Stage::Running(desk.now.mono),
            (Action::StartAnew, _) => self.stage = Stage::Ready,
            (Action::Confirm, Stage::Measured { speed, .. }) => {
                desk.settings.pen_speed = speed;
                let said = match desk.store.keep_settings(&desk.settings) {
                    Ok(()) => speed_in(say::KEPT, speed, desk),
                    Err(error) => error.say(desk.lang),
                };
                return vec![Request::Pop, Request::Say(said)];
            }
            (Action::Back, _) => return vec![Request::Pop],
            _ => {}
        }
        Requests::new()
    }

    fn wake(&self, desk: &Desk) -> Option<Duration> {
        matches!(self.stage, Stage::Running(_))
            .then(|| Duration::from_millis(1000 - self.elapsed(desk) % 1000))
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        const WIDTH: u16 = 68;
        let theme = &desk.theme;
        let width = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let styled = |text: &str, style| {
            let rows = draw::wrapped(text, width);
            rows.into_iter().map(move |row| Line::styled(row, style)).collect::<Vec<_>>()
        };
        let why = styled(desk.say(say::WHY), theme.dim);
        let how = styled(desk.say(say::HOW), theme.text);
        let passage = styled(passage(desk.lang), theme.strong);
        let needed = |parts: &[&Vec<Line>]| parts.iter().map(|p| p.len() + 1).sum::<usize>() + 1;
        // A small window keeps what is copied, then how; why is in the help of the settings too.
        let room = usize::from(area.height).saturating_sub(3);
        let mut parts = vec![why, how, passage];
        while parts.len() > 1 && needed(&parts.iter().collect::<Vec<_>>()) > room {
            parts.remove(0);
        }
        let mut lines: Vec<Line> = Vec::new();
        for part in parts {
            lines.extend(part);
            lines.push(Line::default());
        }
        let outcome = self.outcome(desk);
        let height = lines.len() as u16 + 4;
        let inner = popup::open(frame, area, WIDTH, height, desk.say(say::PEN), desk);
        let last = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }.intersection(inner);
        let buf = frame.buffer_mut();
        let above = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
        for (line, row) in lines.into_iter().zip(above.intersection(inner).rows()) {
            buf.set_line(row.x, row.y, &line, row.width);
        }
        buf.set_line(last.x, last.y, &outcome, last.width);
    }

    fn is_dialog(&self) -> bool {
        true
    }
}
