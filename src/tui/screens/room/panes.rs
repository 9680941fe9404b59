//! How the panes share the writing room: the split, what is drawn where, which pane the mouse means.
use super::{
    super::super::{
        desk::Desk,
        keys::Action,
        parts::sheet,
        screen::{Click, Mouse, Request, Requests},
    },
    Focus, Room,
};
use crate::{locales::Say, practice::phase::Pane};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};
use unicode_width::UnicodeWidthStr;

/// Columns from which on the panes stand side by side.
const BESIDE: u16 = 76;
/// Shares of the material, in per cent, that the candidate can choose.
const SHARES: std::ops::RangeInclusive<u16> = 20..=80;
/// The most that is left to the material where the panes stand one above the other.
const MOST_ABOVE: u16 = 60;

/// Where the panes are.
#[derive(Default)]
pub(super) struct Panes {
    /// All of the room.
    pub(super) room: Rect,
    /// Both panes.
    area: Rect,
    /// What can be dragged: between them, or the heading of the lower one.
    divider: Rect,
    upright: bool,
    /// What the last press of the mouse was on.
    pressed: Option<Pressed>,
    /// The share that the settings file has.
    kept: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Divider,
    Pane(Focus),
}

impl Panes {
    /// With the share that the settings have.
    pub(super) fn new(desk: &Desk) -> Self {
        Self { kept: desk.settings.split, ..Self::default() }
    }
}

impl Room {
    /// Draws the prompt above the material if that leaves the material two thirds of a high window; returns what is left.
    fn draw_pinned(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        let rows = self.pinned.rows_at(area.width.saturating_sub(2)) as u16 + 2;
        // The first text to read is the prompt itself.
        if self.readings.is_first() || area.height < 30 || rows > area.height / 3 {
            return area;
        }
        let [pinned, rest] = Layout::vertical([Constraint::Length(rows), Constraint::Min(0)]).areas(area);
        self.pinned.draw(buf, pinned, false, desk);
        rest
    }

    pub(super) fn draw_panes(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        self.caret = None;
        self.essay_area = Rect::ZERO;
        self.aids.area = Rect::ZERO;
        self.readings.hide();
        self.panes.divider = Rect::ZERO;
        self.panes.area = area;
        let share = desk.settings.split;
        let sheet = sheet::least_width(self.profile.columns) + 2;
        let beside = area.width >= BESIDE && area.width * (100 - share) / 100 >= sheet;
        // The sheet is wider than half of a narrow window: it has the window for itself.
        let alone = self.on_sheet && self.focus == Focus::Essay && !beside;
        if self.zoomed || alone || area.width < BESIDE && area.height < 18 {
            match self.focus {
                Focus::Essay => self.draw_essay(buf, area, desk),
                Focus::Scratch | Focus::Material => self.draw_one(buf, area, desk),
            }
        } else if area.width >= BESIDE {
            let [left, divider, right] = Layout::horizontal([
                Constraint::Percentage(share),
                Constraint::Length(1),
                Constraint::Min(0),
            ])
            .areas(area);
            // With the column of the scroll bar beside it: one column is hard to hit.
            let divider = Rect { x: divider.x.saturating_sub(1), width: 2, ..divider };
            (self.panes.divider, self.panes.upright) = (divider, true);
            let left = self.draw_pinned(buf, left, desk);
            self.draw_left(buf, left, desk);
            self.draw_essay(buf, right, desk);
        } else {
            let share = Constraint::Percentage(share.min(MOST_ABOVE));
            let [top, bottom] = Layout::vertical([share, Constraint::Min(0)]).areas(area);
            (self.panes.divider, self.panes.upright) = (Rect { height: 1, ..bottom }, false);
            self.draw_left(buf, top, desk);
            self.draw_essay(buf, bottom, desk);
        }
    }

    /// The material or the scratch outline, whichever has the keyboard, and nothing else.
    fn draw_one(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if self.on_scratch() {
            self.draw_scratch(buf, area, desk);
        } else {
            self.readings.draw(buf, area, true, desk);
        }
    }

    /// Gives the material `share` per cent.
    pub(super) fn split(share: u16, desk: &mut Desk) {
        desk.settings.split = share.clamp(*SHARES.start(), *SHARES.end());
    }

    /// Writes a changed split to the settings: not for every cell that it is dragged over.
    pub(super) fn keep_split(&mut self, desk: &Desk) -> Requests {
        let share = desk.settings.split;
        if std::mem::replace(&mut self.panes.kept, share) == share {
            return Requests::new();
        }
        match desk.store.keep_settings(&desk.settings) {
            Ok(()) => Requests::new(),
            Err(error) => vec![Request::Say(error.say(desk.lang))],
        }
    }

    /// What a place on the screen is.
    fn pressed_at(&self, at: Position) -> Option<Pressed> {
        if self.panes.divider.contains(at) {
            Some(Pressed::Divider)
        } else if self.essay_area.contains(at) {
            Some(Pressed::Pane(Focus::Essay))
        } else if self.aids.area.contains(at) {
            Some(Pressed::Pane(Focus::Scratch))
        } else if self.readings.contains(at) {
            Some(Pressed::Pane(Focus::Material))
        } else {
            None
        }
    }

    /// Whether a place on the screen is the clock in the title bar.
    fn is_clock(&self, at: Position, desk: &Desk) -> bool {
        let width = self.clock(desk).0.width() as u16;
        at.y + 1 == self.panes.room.y && at.x + width + 1 >= self.panes.room.right()
    }

    pub(super) fn point(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if self.is_paused() {
            if mouse.what == Click::Press {
                self.session.go_on(desk.now);
            }
            return Requests::new();
        }
        if mouse.what == Click::Press && self.is_clock(mouse.at, desk) {
            return self.calibrate(desk);
        }
        let here = match mouse.what {
            Click::Press => {
                self.panes.pressed = self.pressed_at(mouse.at);
                self.panes.pressed
            }
            // What is dragged goes on with the pane that it began in.
            Click::Drag => self.panes.pressed,
            Click::WheelUp | Click::WheelDown => self.pressed_at(mouse.at),
        };
        match here {
            Some(Pressed::Divider) if mouse.what == Click::Drag => self.drag(mouse.at, desk),
            Some(Pressed::Pane(pane)) => self.point_into(pane, mouse),
            _ => {}
        }
        Requests::new()
    }

    fn drag(&mut self, to: Position, desk: &mut Desk) {
        let area = self.panes.area;
        let (at, of) = if self.panes.upright {
            (to.x.saturating_sub(area.x), area.width)
        } else {
            (to.y.saturating_sub(area.y), area.height)
        };
        let of = u32::from(of.max(1));
        Self::split(((u32::from(at) * 100 + of / 2) / of) as u16, desk);
    }

    fn point_into(&mut self, pane: Focus, mouse: Mouse) {
        if mouse.what == Click::Press {
            self.focus = pane;
        }
        match pane {
            Focus::Essay => self.point_into_essay(mouse),
            Focus::Scratch => self.mouse_on_scratch(mouse),
            Focus::Material => {
                self.used(Pane::Material);
                self.readings.mouse(mouse);
            }
        }
    }

    fn point_into_essay(&mut self, mouse: Mouse) {
        if self.on_sheet {
            return self.mouse_on_sheet(mouse);
        }
        let (x, y) =
            (mouse.at.x.saturating_sub(self.essay_area.x), mouse.at.y.saturating_sub(self.essay_area.y));
        match mouse.what {
            Click::WheelUp => self.essay.scroll(-3),
            Click::WheelDown => self.essay.scroll(3),
            Click::Press => {
                self.essay.click(x, y, false);
                if mouse.double {
                    self.essay.select_word();
                }
            }
            Click::Drag => self.essay.click(x, y, true),
        }
    }

    /// Goes to the next pane that can be shown.
    pub(super) fn turn_pane(&mut self, action: Action) {
        let forward = action == Action::NextPane;
        self.focus = match (self.focus, forward) {
            (Focus::Material, true) | (Focus::Essay, false) if self.aids.shown => Focus::Scratch,
            (Focus::Essay, _) | (Focus::Scratch, false) => Focus::Material,
            _ => Focus::Essay,
        };
    }
}
