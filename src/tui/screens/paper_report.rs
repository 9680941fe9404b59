//! The report of a mock paper: each question's score range, coverage, limit and time; where the minutes went.
use super::{
    super::{
        desk::Desk,
        keys::{Action, Keys, LIST, ch, hinted, key},
        parts::{draw, facts, list::List},
        screen::{Click, Mouse, Request, Requests, Screen, Tone},
    },
    report::Report,
};
use crate::{
    locales::{Say, exam, paper as say},
    marking::{
        Review,
        score::{Score, points},
    },
    store::{HandedIn, Paper, Phase, StoreError},
};
use ratatui::{
    Frame,
    crossterm::event::KeyCode,
    layout::{Constraint, Layout, Rect},
    text::Line,
};

/// Keys of the screen.
pub static KEYS: Keys = Keys {
    name: say::KEYS_REPORT,
    rows: &[
        hinted(&[key(KeyCode::Enter)], Action::Open, say::HINT_OPEN, say::DO_OPEN),
        hinted(
            &[key(KeyCode::Esc), ch('q')],
            Action::Back,
            crate::locales::shell::HINT_BACK,
            crate::locales::shell::DO_BACK,
        ),
    ],
};

/// A question as it came out.
struct Answer {
    title: String,
    attempt: String,
    score: Score,
    coverage: Option<f64>,
    limit: String,
    spent: u64,
    budget: u32,
    phases: [u64; 4],
    away: u64,
}

/// The screen.
pub struct PaperReport {
    paper: Paper,
    answers: Vec<Answer>,
    list: List,
}

impl PaperReport {
    /// The report of a paper that was handed in.
    ///
    /// # Errors
    /// The paper or one of its attempts cannot be read.
    pub fn open(name: &str, desk: &Desk) -> Result<Self, StoreError> {
        let paper = desk.store.paper(name)?;
        let mut answers = Vec::with_capacity(paper.questions.len());
        for question in &paper.questions {
            let work = desk.store.read(&question.attempt)?;
            answers.push(answer(&work, question.points, &question.attempt, desk));
        }
        Ok(Self { paper, answers, list: List::default() })
    }
}

fn answer(work: &HandedIn, full: f64, attempt: &str, desk: &Desk) -> Answer {
    let summary = &work.summary;
    // Verdicts that cannot be read are told by the report of that attempt.
    let own = desk.store.verdicts(attempt).unwrap_or_default();
    let review = Review::of(work, &own, &desk.library).out_of(full);
    let blank = review.essay.trim().is_empty();
    let anything = Score { full, content: (0.0, if blank { 0.0 } else { full }), deductions: Vec::new() };
    let progress = summary.course.progress;
    Answer {
        title: summary.task.title.clone(),
        attempt: attempt.to_owned(),
        score: review.score.unwrap_or(anything),
        coverage: summary.coverage.map(|_| review.coverage),
        limit: match review.limit {
            _ if blank => desk.say(say::UNTOUCHED).to_owned(),
            Some(measured) => measured.say(desk.lang),
            None => String::new(),
        },
        spent: progress.total(),
        budget: summary.task.minutes,
        phases: Phase::ALL.map(|phase| progress.spent(phase)),
        away: progress.away,
    }
}

impl Screen for PaperReport {
    fn name(&self, desk: &Desk) -> String {
        desk.say(say::REPORT).to_owned()
    }

    fn status(&self, _: &Desk) -> (String, Tone) {
        (self.paper.title.clone(), Tone::Plain)
    }

    fn keys(&self) -> Vec<&'static Keys> {
        vec![&KEYS, &LIST]
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Requests {
        match action {
            Action::Back => vec![Request::Pop],
            Action::Move(motion) => {
                self.list.step(motion);
                Requests::new()
            }
            Action::Open => {
                match self.answers.get(self.list.selected).map(|a| Report::open(&a.attempt, desk)) {
                    Some(Ok(report)) => vec![Request::Push(Box::new(report))],
                    Some(Err(error)) => vec![Request::Say(error.say(desk.lang))],
                    None => Requests::new(),
                }
            }
            _ => Requests::new(),
        }
    }

    fn mouse(&mut self, mouse: Mouse, desk: &mut Desk) -> Requests {
        match (mouse.what, self.list.row_at(mouse.at)) {
            (Click::Press, Some(row)) if row == self.list.selected => self.act(Action::Open, desk),
            (Click::Press, Some(row)) => {
                self.list.selected = row;
                Requests::new()
            }
            _ => Requests::new(),
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, desk: &Desk) {
        let theme = &desk.theme;
        let buf = frame.buffer_mut();
        let count = self.answers.len() as u16;
        let [head, body, total, rest] = Layout::vertical([
            Constraint::Length(2),
            Constraint::Length(count),
            Constraint::Length(2),
            Constraint::Min(0),
        ])
        .areas(area);
        let wide = area.width >= 70;
        let line = |cells: [&str; 5]| {
            let [title, score, coverage, limit, time] = cells;
            let width = usize::from(area.width).saturating_sub(if wide { 56 } else { 20 });
            let mut text = format!(" {} {}", draw::pad(title, width), draw::pad_left(score, 13));
            if wide {
                for (cell, width) in [(coverage, 8), (limit, 14), (time, 15)] {
                    text.push(' ');
                    text += &draw::pad_left(cell, width);
                }
            }
            text
        };
        let columns = [say::COL_QUESTION, say::COL_SCORE, say::COL_COVERAGE, say::COL_LIMIT, say::COL_TIME];
        let columns = columns.map(|c| desk.say(c));
        buf.set_line(head.x, head.y, &Line::styled(line(columns), theme.dim), head.width);
        draw::rule_row(buf, Rect { y: head.y + 1, height: 1, ..head }.intersection(head), theme.rule);
        self.list.place(self.answers.len(), body);
        for (i, row) in self.list.rows() {
            let a = &self.answers[i];
            let budget = facts::clock(u64::from(a.budget) * 60);
            let time = format!("{}/{budget}", facts::clock(a.spent / 1000));
            let score = format!("{}/{}", a.score.say(desk.lang), points(a.score.full));
            let coverage = a.coverage.map_or_else(|| "–".to_owned(), facts::percent);
            let text = line([&a.title, &score, &coverage, &a.limit, &time]);
            let over = a.spent > u64::from(a.budget) * 60_000;
            let style = match (i == self.list.selected, over) {
                (true, _) => theme.selected,
                (false, true) => theme.fair,
                (false, false) => theme.text,
            };
            buf.set_line(
                row.x,
                row.y,
                &Line::styled(draw::pad(&text, usize::from(row.width)), style),
                row.width,
            );
        }
        let sum = |f: &dyn Fn(&Answer) -> f64| self.answers.iter().map(f).sum::<f64>();
        let (low, high) = (sum(&|a| a.score.low()), sum(&|a| a.score.high()));
        let spent: u64 = self.answers.iter().map(|a| a.spent).sum();
        let score = format!("{}–{}/{}", points(low), points(high), points(sum(&|a| a.score.full)));
        let time =
            format!("{}/{}", facts::clock(spent / 1000), facts::clock(u64::from(self.paper.minutes) * 60));
        let text = line([desk.say(say::TOTAL), &score, "", "", &time]);
        draw::rule_row(buf, total, theme.rule);
        let below = Rect { y: total.y + 1, height: 1, ..total }.intersection(total);
        buf.set_line(below.x, below.y, &Line::styled(text, theme.strong), below.width);
        let names = [exam::READING, exam::PLANNING, exam::WRITING, exam::REVISING];
        let mut went: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(i, name)| {
                let ms: u64 = self.answers.iter().map(|a| a.phases[i]).sum();
                format!("{} {}", desk.say(*name), facts::clock(ms / 1000))
            })
            .collect();
        let away: u64 = self.answers.iter().map(|a| a.away).sum();
        if away > 0 {
            went.push(format!("{} {}", desk.say(say::AWAY), facts::clock(away / 1000)));
        }
        let mut lines = vec![
            Line::default(),
            Line::styled(format!(" {}：{}", desk.say(say::MINUTES_WENT), went.join(" · ")), theme.text),
            Line::default(),
            Line::styled(format!(" {}", desk.say(say::ESTIMATE)), theme.dim),
        ];
        for answer in &self.answers {
            for deduction in &answer.score.deductions {
                let text = format!(" {} · {}", answer.title, deduction.say(desk.lang));
                lines.push(Line::styled(text, theme.fair));
            }
        }
        for (row, line) in rest.rows().zip(&lines) {
            buf.set_line(row.x, row.y, line, row.width);
        }
    }
}
