//! The library 题库: packs and their questions.
//!
//! ```text
//!   题目                              文种        字数       时限     header
//!   法治政府建设                                            12 题     a pack (in pack order only)
//! ▌ 关于召开常务会议的通知            通知        ≤300       25分     the selected question
//!   ……
//! ```
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, ch, hinted, key, row},
        parts::{
            draw, facts,
            reading::Reading,
            table::{Did, Table, put_all, with_preview},
        },
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    history::History,
    papers::Papers,
    question::{self, Question},
    recall::Recall,
    recovery::Recovery,
    study::Study,
};
use crate::{
    locales::{Lang, Say, Text, library as say, paper, table as list},
    store::history::Standing,
    study::model::{Pack, Question as Model},
};
use rand::seq::IndexedRandom;
use ratatui::{
    Frame,
    buffer::Buffer,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
};

/// Keys of the list.
pub static KEYS: Keys = Keys {
    name: say::KEYS_LIBRARY,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(&[ch('/')], Action::Filter, list::HINT_FILTER, say::DO_FILTER),
        hinted(&[ch('s')], Action::Sort, list::HINT_SORT, list::DO_SORT),
        hinted(&[ch('r')], Action::Random, say::HINT_RANDOM, say::DO_RANDOM),
        hinted(&[ch('u')], Action::Unfinished, say::HINT_UNFINISHED, say::DO_UNFINISHED),
        hinted(&[ch('h')], Action::History, say::HINT_HISTORY, say::DO_HISTORY),
        hinted(&[ch('m')], Action::Papers, paper::HINT_PAPERS, paper::DO_PAPERS),
        row(&[ch('M')], Action::StandardPaper, paper::DO_STANDARD),
        hinted(&[ch('t')], Action::Study, say::HINT_STUDY, say::DO_STUDY),
        hinted(&[ch('d')], Action::RecallDue, say::HINT_RECALL, say::DO_RECALL),
        row(&[key(KeyCode::Esc)], Action::ClearFilter, list::DO_CLEAR),
        hinted(&[ch('q')], Action::Quit, say::HINT_QUIT, say::DO_QUIT),
    ],
};

/// Order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Pack,
    Genre,
    Limit,
    Minutes,
    Attempts,
    Best,
}

impl Order {
    const fn next(self) -> Self {
        match self {
            Self::Pack => Self::Genre,
            Self::Genre => Self::Limit,
            Self::Limit => Self::Minutes,
            Self::Minutes => Self::Attempts,
            Self::Attempts => Self::Best,
            Self::Best => Self::Pack,
        }
    }

    const fn name(self) -> Text {
        match self {
            Self::Pack => say::ORDER_PACK,
            Self::Genre => say::ORDER_GENRE,
            Self::Limit => say::ORDER_LIMIT,
            Self::Minutes => say::ORDER_MINUTES,
            Self::Attempts => say::ORDER_ATTEMPTS,
            Self::Best => say::ORDER_BEST,
        }
    }
}

/// A row of the list: indices into the packs and their questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A pack and how many of its questions are listed.
    Pack(usize, usize),
    Question(usize, usize),
}

/// The screen.
pub struct Library {
    table: Table<Row>,
    order: Order,
    /// The prompt of the selected question, which is the row's.
    preview: Option<(Row, Reading)>,
}

impl Library {
    /// The library with everything in it.
    pub fn new(desk: &Desk) -> Self {
        let table = Table::new(|row| matches!(row, Row::Pack(..)));
        let mut library = Self { table, order: Order::default(), preview: None };
        library.refill(desk);
        library
    }

    /// Makes the rows anew; the selection stays on its question if that is still there.
    fn refill(&mut self, desk: &Desk) {
        let kept = self.table.selected().copied();
        let packs = desk.library.packs();
        let words = self.table.words();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (p, pack) in packs.iter().enumerate() {
            for (q, question) in pack.questions.iter().enumerate() {
                if matches(pack, question, &words, desk) {
                    found.push((p, q));
                }
            }
        }
        let question = |(p, q): &(usize, usize)| packs.get(*p).and_then(|pack| pack.questions.get(*q));
        let standing = |i: &(usize, usize)| match (packs.get(i.0), question(i)) {
            (Some(pack), Some(q)) => desk.records.standing(&pack.id, &q.id),
            _ => Standing::default(),
        };
        match self.order {
            // Packs in the user's language first.
            Order::Pack => found.sort_by_key(|(p, _)| {
                packs.get(*p).is_none_or(|pack| Lang::from_tag(&pack.language) != Some(desk.lang))
            }),
            Order::Genre => found.sort_by_key(|i| question(i).map(|q| q.genre)),
            Order::Limit => {
                found.sort_by_key(|i| {
                    question(i).and_then(|q| q.limit).and_then(|l| l.max.or(l.about).or(l.min))
                });
            }
            Order::Attempts => found.sort_by_key(|i| standing(i).handed_in),
            // What went worst first, then what was never tried.
            Order::Best => found.sort_by(|a, b| {
                let best = |i| standing(i).best.unwrap_or(2.0);
                best(a).total_cmp(&best(b))
            }),
            Order::Minutes => found.sort_by_key(|i| question(i).map(|q| q.minutes)),
        }
        let mut rows = Vec::with_capacity(found.len());
        let mut last = None;
        for (p, q) in &found {
            if self.order == Order::Pack && last != Some(p) {
                rows.push(Row::Pack(*p, found.iter().filter(|(of, _)| of == p).count()));
                last = Some(p);
            }
            rows.push(Row::Question(*p, *q));
        }
        self.table.fill(rows, |row| kept == Some(*row));
    }

    fn selected<'a>(&self, desk: &'a Desk) -> Option<(&'a Pack, &'a Model)> {
        let Row::Question(p, q) = *self.table.selected()? else { return None };
        let pack = desk.library.packs().get(p)?;
        Some((pack, pack.questions.get(q)?))
    }

    fn open(&self, desk: &Desk) -> Requests {
        match self.selected(desk) {
            Some((pack, question)) => vec![Request::Push(Box::new(Question::new(pack, question, desk)))],
            None => Requests::new(),
        }
    }

    fn drawn_at_random(&mut self, desk: &mut Desk) -> Requests {
        let rows = self.table.rows();
        let questions: Vec<usize> =
            (0..rows.len()).filter(|i| matches!(rows.get(*i), Some(Row::Question(..)))).collect();
        if let Some(drawn) = questions.choose(&mut desk.rng) {
            self.table.select(*drawn);
        }
        match self.selected(desk) {
            Some((_, question)) => vec![Request::Say(desk.fill(say::DRAWN, &[("title", &question.title)]))],
            None => Requests::new(),
        }
    }

    /// Does what is left of an action once the table has had it.
    fn done(&mut self, did: Did, desk: &Desk) -> Requests {
        match did {
            Did::Open => return self.open(desk),
            Did::Filtered => self.refill(desk),
            Did::Done | Did::Leave | Did::Nothing => {}
        }
        Requests::new()
    }

    /// Draws the prompt of the selected question where there is room for it; returns the room that is left.
    fn draw_preview(&mut self, buf: &mut Buffer, area: Rect, desk: &Desk) -> Rect {
        let (list, preview) = with_preview(area);
        let found = self.table.selected().copied().zip(self.selected(desk));
        let Some((row, (_, question))) = found.filter(|_| !preview.is_empty()) else {
            self.preview = None;
            return area;
        };
        if self.preview.as_ref().is_none_or(|(of, _)| *of != row) {
            let mut prompt = Reading::plain(question.title.as_str(), &question.prompt, 0);
            prompt.mark(question::marks(question));
            self.preview = Some((row, prompt));
        }
        if let Some((_, prompt)) = &mut self.preview {
            prompt.draw(buf, preview, false, desk);
        }
        list
    }
}

fn draw_row(buf: &mut Buffer, area: Rect, row: Row, selected: bool, desk: &Desk) {
    let theme = &desk.theme;
    let packs = desk.library.packs();
    match row {
        Row::Pack(p, count) => {
            let Some(pack) = packs.get(p) else { return };
            let title = draw::fit(&pack.title, usize::from(area.width));
            let width = area.width.saturating_sub(2);
            buf.set_line(area.x + 2, area.y, &Line::styled(title, theme.strong), width);
            draw::right(buf, area, &Line::styled(desk.fill(say::PACK_COUNT, &[("n", &count)]), theme.dim));
        }
        Row::Question(p, q) => {
            let Some((pack, question)) = packs.get(p).and_then(|pack| Some((pack, pack.questions.get(q)?)))
            else {
                return;
            };
            let (main, side) =
                if selected { (theme.selected, theme.selected) } else { (theme.text, theme.dim) };
            let standing = desk.records.standing(&pack.id, &question.id);
            let attempts = match (standing.handed_in, standing.open) {
                (0, 0) => "–".to_owned(),
                (n, 0) => n.to_string(),
                (0, _) => desk.say(say::OPEN_MARK).to_owned(),
                (n, _) => format!("{n}{}", desk.say(say::OPEN_MARK)),
            };
            let best = standing.best.map_or_else(|| "–".to_owned(), facts::percent);
            let good = if selected || standing.best.is_none() { side } else { theme.good };
            let cells = [
                (question.title.clone(), main),
                (desk.say(question.genre.name()).to_owned(), side),
                (facts::limit_short(question.limit), side),
                (facts::minutes(question.minutes, desk), side),
                (attempts, side),
                (best, good),
            ];
            put_all(buf, &columns(area, desk.lang), cells);
        }
    }
}

/// Whether a question has every word somewhere.
fn matches(pack: &Pack, question: &Model, words: &[String], desk: &Desk) -> bool {
    if words.is_empty() {
        return true;
    }
    let genre = desk.say(question.genre.name());
    let text = [&question.id, &question.title, genre, question.genre.key(), &question.prompt, &pack.title]
        .join("\n")
        .to_lowercase();
    words.iter().all(|w| text.contains(w.as_str()))
}

/// The columns of a row (title, genre, limit, minutes, attempts, best); narrow rows have fewer.
fn columns(area: Rect, lang: Lang) -> [Rect; 6] {
    let genre = match lang {
        Lang::Zh => 13,
        Lang::En => 21,
    };
    let from = |width: u16, column: u16| Constraint::Length(if area.width >= width { column } else { 0 });
    let [_, columns @ ..] = Layout::horizontal([
        Constraint::Length(2),
        Constraint::Min(10),
        from(60, genre),
        Constraint::Length(11),
        from(66, 8),
        from(74, 6),
        from(48, 6),
    ])
    .areas::<7>(area);
    columns
}

impl Screen for Library {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::LIBRARY).to_owned()
    }

    fn status(&self, desk: &Desk) -> (String, Tone) {
        let count = self.table.count();
        let mut facts = vec![desk.fill(say::COUNT, &[("n", &count)]), desk.say(self.order.name()).to_owned()];
        let due = desk.memory.due_count(&desk.library, desk.now.wall);
        if due > 0 {
            facts.insert(0, desk.fill(say::DUE, &[("n", &due)]));
        }
        (facts.join(" · "), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        self.table.keys(&KEYS)
    }

    fn takes_text(&self) -> bool {
        self.table.takes_text()
    }

    fn insert(&mut self, text: &str, desk: &mut Desk) -> Requests {
        let did = self.table.insert(text);
        self.done(did, desk)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Sort => {
                self.order = self.order.next();
                self.refill(desk);
                let order = desk.say(self.order.name());
                vec![Request::Say(desk.fill(list::SORTED, &[("order", &order)]))]
            }
            Action::Papers => vec![Request::Push(Box::new(Papers::new(desk)))],
            Action::StandardPaper => {
                let papers = Papers::new(desk);
                let asked = papers.ask_exam(desk);
                std::iter::once(Request::Push(Box::new(papers))).chain(asked).collect()
            }
            Action::Unfinished if desk.records.left().is_empty() => {
                vec![Request::Say(desk.say(say::NOTHING_UNFINISHED).to_owned())]
            }
            Action::History => {
                vec![match History::open(desk) {
                    Ok(history) => Request::Push(Box::new(history)),
                    Err(error) => Request::Say(error.say(desk.lang)),
                }]
            }
            Action::Unfinished => vec![Request::Push(Box::new(Recovery::new()))],
            Action::Random => self.drawn_at_random(desk),
            Action::Study => vec![Request::Push(Box::new(Study::new(desk)))],
            Action::RecallDue => Recall::due(desk),
            other => {
                let did = self.table.act(other);
                self.done(did, desk)
            }
        }
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        if let Some((_, preview)) = &mut self.preview
            && preview.contains(mouse.at)
            && matches!(mouse.what, Click::WheelUp | Click::WheelDown)
        {
            preview.mouse(mouse);
            return Requests::new();
        }
        let did = self.table.mouse(mouse);
        self.done(did, desk)
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let buf = frame.buffer_mut();
        let area = self.draw_preview(buf, area, desk);
        let heads = [
            say::COL_TITLE,
            say::COL_GENRE,
            say::COL_LIMIT,
            say::COL_MINUTES,
            say::COL_ATTEMPTS,
            say::COL_BEST,
        ];
        self.table.draw(
            buf,
            area,
            (say::NOTHING_HERE, say::NOTHING_FOUND),
            |buf, at| {
                let heads = heads.map(|c| (desk.say(c).to_owned(), desk.theme.dim));
                put_all(buf, &columns(at, desk.lang), heads);
            },
            |buf, at, row, selected| draw_row(buf, at, *row, selected, desk),
            desk,
        );
    }

    fn caret(&self) -> Option<Position> {
        self.table.caret()
    }

    fn resume(&mut self, desk: &mut Desk) {
        self.refill(desk);
    }
}
