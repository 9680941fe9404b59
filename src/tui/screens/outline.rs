//! An outline 提纲 beside the model essay that follows it; the selection is linked both ways.
//!
//! ```text
//!  全市法治政府建设会议讲话提纲            讲话稿 · 12 点 · 已学 5 · 待默写 2
//!  ─ 提纲 ──────────────────── 权重 ─      ┊  ─ 范文 在全市……推进会上的讲话 ‹1/2› ─
//!    一、统一思想，增强……       2  ✓       ┊    同志们：
//!  ▌▾二、抓住重点，落实六项任务  10         ┊    ……（the passage of the selected point is marked）……
//!      （一）争创全国……示范市    2  ↻       ┊
//!  ─ 要点 ─────── 权重 2，占 14% ─         ┊
//!    争创全国法治政府建设示范市              ┊
//!    采分词 示范市 · 创建指标 · 创建方案      ┊
//! ```
mod essay;

use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key, row},
        parts::{draw, facts, reading::Reading, standing, tree::Tree},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    drills::Drills,
    reader::Reader,
};
use crate::{
    locales::{Text, recall as recall_say, study_room as say},
    recall::{cards, memory::Standing},
    study::{genre::Genre, model::walk},
    text::{motion::Motion, numbering},
};
use essay::Essays;
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_OUTLINE,
    rows: &[
        hinted(&[ch('m')], Action::Drills, say::HINT_DRILLS, say::DO_DRILLS),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// Keys where a model essay stands beside the outline.
pub static BESIDE: Keys = Keys {
    name: say::KEYS_BESIDE,
    rows: &[
        hinted(&[key(KeyCode::Tab), key(KeyCode::BackTab)], Action::NextPane, say::HINT_PANE, say::DO_PANE),
        hinted(&[ch('r')], Action::Read, say::HINT_READ, say::DO_READ),
        row(&[ch(']')], Action::NextTab, say::DO_NEXT_ESSAY),
        row(&[ch('[')], Action::PreviousTab, say::DO_PREVIOUS_ESSAY),
    ],
};

/// Keys while the tree has the keyboard.
pub static TREE: Keys = Keys {
    name: say::KEYS_TREE,
    rows: &[
        hinted(&[key(KeyCode::Enter), ch(' ')], Action::FoldToggle, say::HINT_FOLD, say::DO_FOLD_TOGGLE),
        row(&[key(KeyCode::Left), ch('h')], Action::Fold, say::DO_FOLD),
        row(&[key(KeyCode::Right), ch('l')], Action::Unfold, say::DO_UNFOLD),
        row(&[ch('z')], Action::FoldAll, say::DO_FOLD_ALL),
    ],
};

/// Keys while the essay has the keyboard.
pub static ESSAY: Keys = Keys {
    name: say::KEYS_ESSAY,
    rows: &[
        row(&[key(KeyCode::Down), ch('j'), key(KeyCode::Right)], Action::NextPassage, say::DO_PASSAGE_NEXT),
        row(
            &[key(KeyCode::Up), ch('k'), key(KeyCode::Left)],
            Action::PreviousPassage,
            say::DO_PASSAGE_PREVIOUS,
        ),
        row(&[key(KeyCode::Enter)], Action::Read, say::DO_READ),
    ],
};

/// A point with what its row shows.
struct Node {
    card: String,
    path: String,
    depth: usize,
    number: String,
    text: String,
    weight: f64,
    cues: Vec<String>,
}

/// The screen.
pub struct Outline {
    pack: String,
    id: String,
    title: String,
    genre: Option<Genre>,
    topic: Option<String>,
    notes: Vec<(Text, String)>,
    nodes: Vec<Node>,
    /// Weight of all top-level points.
    whole: f64,
    tree: Tree,
    essays: Essays,
    on_essay: bool,
}

impl Outline {
    /// The outline or theory `id` of the pack `pack`.
    pub fn open(pack: &str, id: &str, desk: &Desk) -> Option<Self> {
        let found = cards::deck(&desk.library, pack, id)?;
        let places = walk(found.points);
        let nodes: Vec<Node> = places
            .iter()
            .map(|place| {
                let n = place.path.rsplit('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
                Node {
                    card: found.point_id(place.point),
                    path: place.path.clone(),
                    depth: place.depth,
                    number: numbering::number(place.depth, n),
                    text: place.point.text.clone(),
                    weight: place.point.weight,
                    cues: place.point.cues.clone(),
                }
            })
            .collect();
        let note = found.note.map(|n| (say::NOTE, n.to_owned()));
        let source = (!found.source.is_empty()).then(|| (say::SOURCE, found.source.join("；")));
        let mut screen = Self {
            pack: pack.to_owned(),
            id: id.to_owned(),
            title: found.title.to_owned(),
            genre: found.genre,
            topic: found.topic.map(str::to_owned),
            notes: note.into_iter().chain(source).collect(),
            whole: found.points.iter().map(|p| p.weight).sum(),
            tree: Tree::new(nodes.iter().map(|n| n.depth).collect()),
            nodes,
            essays: Essays::of(&found),
            on_essay: false,
        };
        screen.link();
        Some(screen)
    }

    fn selected(&self) -> Option<&Node> {
        self.nodes.get(self.tree.selected())
    }

    /// Marks the passage of the selected point and brings it into sight.
    fn link(&mut self) {
        if let Some(node) = self.nodes.get(self.tree.selected()) {
            self.essays.show(&node.path, &node.cues);
        }
    }

    /// Selects the point that a passage of the essay carries.
    fn follow(&mut self, path: Option<String>) {
        if let Some(item) = path.and_then(|path| self.nodes.iter().position(|n| n.path == path)) {
            self.tree.select(item);
            self.link();
        }
    }

    fn facts(&self, desk: &Desk) -> String {
        let now = desk.now.wall;
        let mut facts = vec![desk.say(self.genre.map_or(say::THEORY, Genre::name)).to_owned()];
        facts.extend(self.topic.clone());
        facts.push(desk.fill(recall_say::POINTS, &[("n", &self.nodes.len())]));
        if let Some(found) = cards::deck(&desk.library, &self.pack, &self.id) {
            let (known, due) = (desk.memory.known_in(&found), desk.memory.due_in(&found, now));
            if known > 0 {
                facts.push(desk.fill(recall_say::LEARNED, &[("n", &known)]));
            }
            if due > 0 {
                facts.push(desk.fill(recall_say::DUE, &[("n", &due)]));
            }
        }
        facts.join(" · ")
    }

    fn draw_head(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let width = usize::from(area.width).saturating_sub(2);
        let facts = self.facts(desk);
        let title = Line::styled(draw::fit(&self.title, width), desk.theme.strong);
        buf.set_line(area.x + 1, area.y, &title, area.width.saturating_sub(1));
        let below = area.height > 1;
        if below || self.title.width() + facts.width() + 3 <= width {
            let row = Rect { y: area.y + u16::from(below), height: 1, ..area };
            let line = Line::styled(draw::fit(&facts, width), desk.theme.dim);
            if below {
                buf.set_line(row.x + 1, row.y, &line, row.width.saturating_sub(1));
            } else {
                draw::right(buf, Rect { width: row.width.saturating_sub(1), ..row }, &line);
            }
        }
    }

    fn draw_tree(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        let focused = !self.on_essay;
        let theme = &desk.theme;
        let name = desk.say(if self.genre.is_some() { say::OUTLINE } else { say::THEORY });
        draw::heading(buf, area, name, focused, theme);
        let weight = format!(" {} ", desk.say(say::WEIGHT));
        let right = Rect { width: area.width.saturating_sub(4), ..area };
        draw::right(buf, right, &Line::styled(weight, theme.dim));
        let body = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            width: area.width.saturating_sub(1),
            ..area
        };
        self.tree.place(body.intersection(area));
        let rows: Vec<(usize, Rect)> = self.tree.rows().collect();
        for (item, row) in rows {
            self.draw_node(buf, row, item, focused, desk);
        }
        self.tree.list.scroll.draw(buf, Rect { y: body.y, ..body }.intersection(area), theme);
    }

    fn draw_node(&self, buf: &mut Buffer, row: Rect, item: usize, focused: bool, desk: &Desk) {
        let theme = &desk.theme;
        let Some(node) = self.nodes.get(item) else { return };
        let selected = item == self.tree.selected();
        let branch = self.tree.is_branch(item);
        let mut style = if branch { theme.strong } else { theme.text };
        let mut side = theme.dim;
        if selected {
            let over = if focused { theme.selected } else { theme.selected_elsewhere };
            buf.set_style(row, over);
            (style, side) = (style.patch(over), side.patch(over));
        }
        let ground = Style::new().bg(style.bg.unwrap_or_default());
        let fold = match (branch, self.tree.is_folded(item)) {
            (false, _) => " ",
            (true, true) => "▸",
            (true, false) => "▾",
        };
        let indent = " ".repeat(2 * (node.depth - 1));
        let head = Line::from(vec![
            Span::styled(if selected { "▌" } else { " " }, theme.accent.patch(ground)),
            Span::styled(format!("{indent}{fold} "), side),
        ]);
        buf.set_line(row.x, row.y, &head, row.width);
        let x = row.x + head.width() as u16;
        let room = usize::from(row.right().saturating_sub(x)).saturating_sub(9);
        let text = draw::fit(&format!("{}{}", node.number, node.text), room);
        buf.set_line(x, row.y, &Line::styled(text, style), room as u16);
        let standing = desk.memory.standing(&node.card, desk.now.wall);
        let tail = Line::from(vec![
            Span::styled(draw::pad_left(&number(node.weight), 4), side),
            Span::styled(
                format!("  {} ", standing::icon(standing)),
                standing::style(standing, theme).patch(ground),
            ),
        ]);
        draw::right(buf, row, &tail);
    }

    /// The rows of the selected point: its words, its cues, how it stands.
    fn details(&self, width: usize, desk: &Desk) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let Some(node) = self.selected() else { return Vec::new() };
        let styled = |style: Style| move |row: String| Line::styled(row, style);
        let mut rows: Vec<Line> =
            draw::wrapped(&node.text, width).into_iter().map(styled(theme.text)).collect();
        rows.extend(cues(&node.cues, width, desk));
        rows
    }

    fn draw_details(&self, buf: &mut Buffer, area: Rect, desk: &Desk) {
        if area.height < 2 {
            return;
        }
        let theme = &desk.theme;
        draw::heading(buf, area, desk.say(say::POINT), false, theme);
        if let Some(node) = self.selected() {
            let share = if self.whole > 0.0 { node.weight / self.whole } else { 0.0 };
            let mut facts = desk
                .fill(say::WEIGHT_SHARE, &[("n", &number(node.weight)), ("share", &facts::percent(share))]);
            let standing = desk.memory.standing(&node.card, desk.now.wall);
            if standing != Standing::New {
                facts = format!("{} · {facts}", desk.say(standing::name(standing)));
            }
            let place = Rect { width: area.width.saturating_sub(2), ..area };
            draw::right(buf, place, &Line::styled(format!(" {facts} "), theme.dim));
        }
        let inner = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(3),
            height: area.height - 1,
        };
        let mut rows = self.details(usize::from(inner.width), desk);
        if rows.len() + 2 < usize::from(inner.height) {
            for (label, note) in &self.notes {
                rows.push(Line::default());
                let label = desk.say(*label);
                let note = draw::wrapped(note, draw::beside(label, usize::from(inner.width)));
                let note = note.into_iter().map(|row| Line::styled(row, theme.dim)).collect();
                rows.extend(draw::labelled(label, theme.dim, note));
            }
        }
        for (row, line) in inner.rows().zip(&rows) {
            buf.set_line(row.x, row.y, line, row.width);
        }
    }

    /// Where tree, details and essay are drawn.
    fn panes(&self, body: Rect, desk: &Desk) -> [Rect; 3] {
        let with_essay = !self.essays.is_empty();
        if body.width >= 100 {
            let left = if with_essay { 47 } else { 58 };
            let [left, _, right] =
                Layout::horizontal([Constraint::Percentage(left), Constraint::Length(2), Constraint::Min(0)])
                    .areas(body);
            if !with_essay {
                return [left, right, Rect::ZERO];
            }
            let needed = self.details(usize::from(left.width).saturating_sub(3), desk).len() as u16 + 1;
            let below = needed.max(9).min(left.height / 2);
            let [tree, _, details] =
                Layout::vertical([Constraint::Min(0), Constraint::Length(1), Constraint::Length(below)])
                    .areas(left);
            return [tree, details, right];
        }
        let needed = self.details(usize::from(body.width).saturating_sub(3), desk).len() as u16 + 1;
        if !with_essay {
            let [tree, details] = Layout::vertical([
                Constraint::Min(0),
                Constraint::Length(needed.max(5).min(body.height / 2)),
            ])
            .areas(body);
            return [tree, details, Rect::ZERO];
        }
        let details = needed.clamp(3, 5).min(body.height / 4);
        let rest = body.height - details;
        let tree = if self.on_essay { rest / 3 } else { rest / 2 };
        Layout::vertical([Constraint::Length(tree), Constraint::Length(details), Constraint::Min(0)])
            .areas(body)
    }
}

/// The expressions that a marker would accept, in rows.
pub fn cues(cues: &[String], width: usize, desk: &Desk) -> Vec<Line<'static>> {
    if cues.is_empty() {
        return Vec::new();
    }
    let label = desk.say(say::CUES);
    let cues = cues.iter().map(|cue| (cue.clone(), desk.theme.dim)).collect();
    draw::labelled(label, desk.theme.accent, draw::flow(cues, draw::beside(label, width), &desk.theme))
}

/// A weight without needless figures.
fn number(weight: f64) -> String {
    let rounded = (weight * 10.0).round() / 10.0;
    format!("{rounded}")
}

impl Screen for Outline {
    fn name(&self, desk: &Desk) -> String {
        desk.say(if self.genre.is_some() { say::OUTLINE } else { say::THEORY }).to_owned()
    }

    fn keys(&self) -> Vec<&'static Keys> {
        match self.essays.shown() {
            Some(essay) if self.on_essay && essay.takes_text() => vec![essay.keys()],
            Some(essay) if self.on_essay => vec![&BESIDE, &ESSAY, &KEYS, essay.keys()],
            Some(_) => vec![&TREE, &BESIDE, &KEYS, &LIST],
            None => vec![&TREE, &KEYS, &LIST],
        }
    }

    fn takes_text(&self) -> bool {
        self.on_essay && self.essays.shown().is_some_and(Reading::takes_text)
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        self.essays.shown_mut().map_or_else(Requests::new, |e| e.insert(text, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => return vec![Request::Pop],
            Action::Drills => return vec![Request::Push(Box::new(Drills::new(&self.pack, &self.id, desk)))],
            Action::NextPane => self.on_essay = !self.on_essay && !self.essays.is_empty(),
            Action::NextTab | Action::PreviousTab => {
                self.essays.turn(action);
                self.link();
            }
            Action::Read => {
                let reader = self.essays.id().and_then(|id| Reader::open(&self.pack, id, desk));
                return reader.map(|r| Request::Push(Box::new(r) as Box<dyn Screen>)).into_iter().collect();
            }
            Action::NextPassage | Action::PreviousPassage => {
                let path = self.essays.step(action == Action::NextPassage);
                self.follow(path);
            }
            action if self.on_essay => {
                return self.essays.shown_mut().map_or_else(Requests::new, |e| e.act(action, desk));
            }
            action => {
                match action {
                    Action::Move(motion) => self.tree.step(motion),
                    Action::FoldToggle => self.tree.toggle(),
                    Action::Fold => self.tree.fold(true),
                    Action::Unfold => self.tree.fold(false),
                    Action::FoldAll => self.tree.toggle_all(),
                    _ => return Requests::new(),
                }
                self.link();
            }
        }
        Requests::new()
    }

    fn mouse(&mut self, mouse: Mouse, _desk: &mut Desk) -> Requests {
        if let Some(essay) = self.essays.shown_mut().filter(|e| e.contains(mouse.at)) {
            essay.mouse(mouse);
            if mouse.what == Click::Press {
                self.on_essay = true;
                let path = self.essays.clicked();
                self.follow(path);
            }
            return Requests::new();
        }
        match mouse.what {
            Click::WheelUp | Click::WheelDown if self.tree.list.contains(mouse.at) => {
                self.tree.step(if mouse.what == Click::WheelUp { Motion::Up } else { Motion::Down });
                self.link();
            }
            Click::Press => {
                if let Some(item) = self.tree.item_at(mouse.at) {
                    self.on_essay = false;
                    if item == self.tree.selected() {
                        self.tree.toggle();
                    } else {
                        self.tree.select(item);
                    }
                    self.link();
                }
            }
            _ => {}
        }
        Requests::new()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let pack = desk.library.pack(&self.pack).map_or("", |p| p.title.as_str());
        (pack.to_owned(), Tone::Plain)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let roomy = area.height >= 30;
        let [head, _, body] = Layout::vertical([
            Constraint::Length(if roomy { 2 } else { 1 }),
            Constraint::Length(u16::from(roomy)),
            Constraint::Min(0),
        ])
        .areas(area);
        self.draw_head(buf, head, desk);
        let [tree, details, essay] = self.panes(body, desk);
        self.draw_tree(buf, tree, desk);
        self.draw_details(buf, details, desk);
        self.essays.draw(buf, essay, self.on_essay, desk);
    }

    fn caret(&self) -> Option<Position> {
        self.essays.shown().filter(|_| self.on_essay).and_then(Reading::caret)
    }
}
