//! Handing in 交卷: asked for by the candidate, or by the clock of an exam.
use super::{
    super::{
        super::{
            desk::Desk,
            keys::Action,
            parts::{confirm::Confirm, facts, gauge},
            screen::{Request, Requests},
        },
        report::Report,
    },
    Room, say,
};
use crate::{
    locales::{Lang, Say},
    marking::assess::{Work, assess},
    practice::session::State,
    store::{HandedIn, Outcome, StoreError},
};
use ratatui::text::Line;

impl Room {
    pub(super) fn ask_hand_in(&self, desk: &Desk) -> Requests {
        if self.essay.text().trim().is_empty() {
            return vec![Request::Say(desk.say(say::NOTHING_WRITTEN).to_owned())];
        }
        let theme = &desk.theme;
        let time = facts::clock(self.session.active() / 1000);
        let mut lines = vec![Line::styled(self.counts_in_words(desk), theme.text)];
        if let Some(measured) = self.measured() {
            let limit = facts::limit_long(self.model.limit, desk);
            let text = desk.fill(say::ASK_LIMIT, &[("limit", &limit), ("verdict", &measured.say(desk.lang))]);
            lines.push(Line::styled(text, gauge::style(measured.verdict, theme)));
        }
        let minutes = self.attempt.task().minutes;
        lines.push(Line::styled(
            desk.fill(say::ASK_TIME, &[("time", &time), ("minutes", &minutes)]),
            theme.text,
        ));
        lines.push(Line::styled(desk.say(say::ASK_FINAL), theme.dim));
        let dialog = Confirm::new(say::ASK_HAND_IN, lines, (say::HAND_IN, Action::HandInNow));
        vec![Request::Push(Box::new(dialog))]
    }

    /// Writes essay and result: the attempt is handed in.
    ///
    /// # Errors
    /// They cannot be written; the attempt goes on.
    pub fn file(&mut self, desk: &Desk) -> Result<HandedIn, StoreError> {
        self.recount();
        let draft = self.essay.text();
        let report = self.pack.as_ref().map(|pack| {
            let work = Work { pack, question: &self.model, draft, counts: self.counts };
            serde_json::to_value(assess(work).report).unwrap_or_default()
        });
        let outcome = Outcome {
            ended: desk.now.wall,
            active_ms: self.spent(),
            paused_ms: self.session.paused(),
            counts: self.counts,
            outline_opened: self.outline_opened,
            report: report.unwrap_or_default(),
            course: self.course(),
        };
        let name = self.attempt.name().to_owned();
        self.attempt.hand_in(draft, outcome)?;
        self.session.hand_in(desk.now);
        desk.store.read(&name)
    }

    pub(super) fn hand_in(&mut self, desk: &mut Desk) -> Requests {
        match self.file(desk) {
            Ok(handed_in) => {
                desk.refresh();
                let coverage = handed_in.summary.coverage.map_or_else(|| "–".to_owned(), facts::percent);
                let told = Request::Say(desk.fill(say::HANDED_IN, &[("coverage", &coverage)]));
                match Report::open(self.attempt.name(), desk) {
                    Ok(report) => vec![Request::Replace(Box::new(report)), told],
                    Err(error) => vec![Request::Pop, Request::Say(error.say(desk.lang))],
                }
            }
            // It is handed in, only that it cannot be read just now.
            Err(error) if self.session.state() == State::HandedIn => {
                desk.refresh();
                vec![Request::Pop, Request::Say(error.say(desk.lang))]
            }
            Err(error) => {
                vec![Request::Say(desk.fill(say::NOT_HANDED_IN, &[("why", &error.say(desk.lang))]))]
            }
        }
    }

    fn counts_in_words(&self, desk: &Desk) -> String {
        let c = &self.counts;
        if self.is_english() {
            desk.fill(say::ASK_COUNTS_WORDS, &[("words", &c.words)])
        } else {
            desk.fill(say::ASK_COUNTS, &[("cells", &c.cells), ("chars", &c.chars), ("hanzi", &c.hanzi)])
        }
    }

    /// Whether the essay is counted in words.
    pub(super) fn is_english(&self) -> bool {
        match (&self.pack, self.model.limit) {
            (_, Some(limit)) => limit.unit == crate::study::model::Unit::Words,
            (Some(pack), None) => Lang::from_tag(&pack.language) == Some(Lang::En),
            (None, None) => false,
        }
    }
}
