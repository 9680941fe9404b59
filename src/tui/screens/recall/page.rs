//! How each exercise is drawn.
use super::super::super::{
    desk::Desk,
    parts::{
        draw, facts,
        field::Field,
        list::List,
        pane::{self, Mark},
        standing,
    },
    theme::Role,
};
use super::{super::outline::cues, say};
use crate::{
    recall::{
        Grade,
        exercise::{Cloze, Exercise, Ordering, Place, Shown, Typing},
        session::Session,
    },
    text::{editor::Editor, numbering},
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// What stands for something that is to be recalled.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

fn indent(place: Place) -> usize {
    2 * (place.depth - 1)
}

fn number(place: Place) -> String {
    numbering::number(place.depth, place.n)
}

/// A point in rows, its number before the first.
fn rows(place: Place, text: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    let head = format!("{}{}", " ".repeat(indent(place)), number(place));
    let hang = " ".repeat(head.width());
    let room = width.saturating_sub(head.width()).max(8);
    let rows = draw::wrapped(text, room).into_iter().enumerate();
    rows.map(|(i, row)| Line::styled(format!("{}{row}", if i == 0 { &head } else { &hang }), style)).collect()
}

/// The points above and before what is asked for; of the earlier ones as many as `height` rows hold.
fn context(exercise: &Exercise, width: usize, height: usize, desk: &Desk) -> Vec<Line<'static>> {
    let theme = &desk.theme;
    let all = |points: &[Shown], style: Style| -> Vec<Line> {
        points.iter().flat_map(|p| rows(p.place, &p.text, style, width)).collect()
    };
    let above = all(&exercise.above, theme.strong);
    let before = all(&exercise.before, theme.dim);
    let room = height.saturating_sub(above.len());
    let mut out = above;
    if before.len() > room {
        let cut = before.len() - room.saturating_sub(1);
        let indent = exercise.place.map_or(0, indent);
        if room > 0 {
            out.push(Line::styled(format!("{}…", " ".repeat(indent)), theme.dim));
        }
        out.extend(before.into_iter().skip(cut));
    } else {
        out.extend(before);
    }
    out
}

fn put(buf: &mut Buffer, area: Rect, lines: &[Line]) -> Rect {
    let mut used = 0;
    for (row, line) in area.rows().zip(lines) {
        buf.set_line(row.x, row.y, line, row.width);
        used += 1;
    }
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Draws `text` with marked passages from the start of `area`; returns what is left of it.
fn marked(buf: &mut Buffer, area: Rect, text: &str, marks: &[Mark], desk: &Desk) -> Rect {
    let mut surface = Editor::new(text, 0);
    surface.resize(area.width + 1, area.height);
    let used = (surface.layout().rows_len() as u16).min(area.height);
    pane::draw(buf, area, &surface, marks, &desk.theme);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// A label and what it says, in rows.
fn labelled(label: &str, text: &str, style: Style, width: usize, desk: &Desk) -> Vec<Line<'static>> {
    let rows = draw::wrapped(text, draw::beside(label, width));
    let rows = rows.into_iter().map(|row| Line::styled(row, style)).collect();
    draw::labelled(label, desk.theme.accent, rows)
}

fn grade_name(grade: Grade, desk: &Desk) -> Span<'static> {
    let name = desk.say(standing::grade(grade));
    Span::styled(desk.fill(say::PROPOSED, &[("grade", &name)]), standing::grade_style(grade, &desk.theme))
}

/// 默写: what leads to the point, a field; then the point, what was typed, what it is worth.
pub fn typing(
    buf: &mut Buffer,
    area: Rect,
    exercise: &Exercise,
    typing: &Typing,
    field: &mut Field,
    desk: &Desk,
) -> Rect {
    let theme = &desk.theme;
    let width = usize::from(area.width);
    let Some(place) = exercise.place else { return area };
    let below = if typing.answer.is_some() { 9 } else { 6 };
    let lines = context(exercise, width, usize::from(area.height).saturating_sub(below), desk);
    let rest = put(buf, area, &lines);
    let head = format!("{}{}", " ".repeat(indent(place)), number(place));
    let x = head.width() as u16;
    let Some(answer) = &typing.answer else {
        let line = Line::from(vec![Span::styled(head, theme.accent), Span::styled(BLANK, theme.dim)]);
        let rest = put(buf, rest, &[line, Line::default()]);
        let ask = desk.fill(say::ASK_POINT, &[("n", &place.n)]);
        draw::heading(buf, rest, &ask, true, theme);
        let inner = Rect {
            x: rest.x + 1,
            y: rest.y + 1,
            width: rest.width.saturating_sub(2),
            height: rest.height.saturating_sub(1),
        };
        field.draw(buf, inner.intersection(area), desk.say(say::TYPE_HERE), theme);
        return Rect { y: area.bottom(), height: 0, ..area };
    };
    buf.set_line(rest.x, rest.y, &Line::styled(head, theme.accent), rest.width);
    let point = Rect { x: rest.x + x, width: rest.width.saturating_sub(x), ..rest };
    let mut marks: Vec<Mark> = vec![(0..typing.point.text.len(), Role::Heading)];
    marks.extend(answer.judgement.missed.iter().map(|r| (r.clone(), Role::Bad)));
    let left = marked(buf, point, &typing.point.text, &marks, desk);
    let rest = Rect { y: left.y, height: left.height, ..rest };
    let typed = if answer.typed.trim().is_empty() { desk.say(say::NOTHING_WRITTEN) } else { &answer.typed };
    let mut lines = vec![Line::default()];
    lines.extend(labelled(desk.say(say::YOU_WROTE), typed, theme.text, width, desk));
    let share = facts::percent(f64::from(answer.judgement.share));
    let mut verdict = vec![
        Span::styled(desk.fill(say::SHARE, &[("share", &share)]), theme.text),
        Span::styled(" · ", theme.dim),
        grade_name(answer.judgement.grade, desk),
    ];
    if let Some(other) = answer.mistaken_for {
        verdict.push(Span::styled(" · ", theme.dim));
        verdict.push(Span::styled(desk.fill(say::MISTAKEN, &[("n", &other.n)]), theme.fair));
    }
    lines.push(Line::from(verdict));
    lines.push(Line::default());
    lines.extend(cues(&typing.point.cues, width, desk));
    put(buf, rest, &lines)
}

/// 排序: the points as they are arranged; then which stand in order, and the right order.
pub fn ordering(
    buf: &mut Buffer,
    area: Rect,
    exercise: &Exercise,
    ordering: &Ordering,
    list: &mut List,
    desk: &Desk,
) -> Rect {
    let theme = &desk.theme;
    let width = usize::from(area.width);
    let rest = put(buf, area, &context_of_parent(exercise, width, desk));
    let ask = if ordering.checked {
        let kept = ordering.in_order();
        let n = kept.iter().filter(|k| **k).count();
        desk.fill(say::IN_PLACE, &[("n", &n), ("of", &kept.len())])
    } else {
        desk.say(say::ASK_ORDER).to_owned()
    };
    draw::heading(buf, rest, &ask, !ordering.checked, theme);
    if let Some(worth) = exercise.worth().filter(|_| ordering.checked) {
        let place = Rect { width: rest.width.saturating_sub(2), ..rest };
        let grade = grade_name(worth, desk);
        draw::right(buf, place, &Line::from(vec![Span::raw(" "), grade, Span::raw(" ")]));
    }
    let count = ordering.right().len() as u16;
    let [rows, _, right] = Layout::vertical([
        Constraint::Length(count.min(rest.height.saturating_sub(1))),
        Constraint::Length(u16::from(ordering.checked)),
        Constraint::Min(0),
    ])
    .areas(Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest }.intersection(area));
    list.place(usize::from(count), rows);
    let kept = ordering.in_order();
    let texts: Vec<&str> = ordering.texts().collect();
    for (i, row) in list.rows() {
        let Some(text) = texts.get(i) else { break };
        let selected = i == list.selected && !ordering.checked;
        if selected {
            buf.set_style(row, theme.selected);
        }
        let style = if selected { theme.selected } else { theme.text };
        let ground = Style::new().bg(style.bg.unwrap_or_default());
        let (mark, mark_style) = match (ordering.checked, kept.get(i)) {
            (true, Some(true)) => ("✓ ", theme.good),
            (true, _) => ("✗ ", theme.bad),
            (false, _) if selected => ("▌↕ ", theme.accent),
            (false, _) => ("   ", theme.dim),
        };
        let line = Line::from(vec![
            Span::styled(mark, mark_style.patch(ground)),
            Span::styled(draw::fit(text, width.saturating_sub(4)), style),
        ]);
        buf.set_line(row.x, row.y, &line, row.width);
    }
    list.scroll.draw(buf, rows, theme);
    if ordering.checked && !kept.iter().all(|k| *k) {
        draw::heading(buf, right, desk.say(say::RIGHT_ORDER), false, theme);
        let depth = exercise.place.map_or(1, |p| p.depth + 1);
        let lines: Vec<Line> = ordering
            .right()
            .iter()
            .enumerate()
            .map(|(i, text)| {
                let text = format!("{}{text}", numbering::number(depth, i + 1));
                Line::styled(draw::fit(&text, width), theme.text)
            })
            .collect();
        return put(
            buf,
            Rect { y: right.y + 1, height: right.height.saturating_sub(1), ..right }.intersection(area),
            &lines,
        );
    }
    Rect { y: rows.bottom(), height: area.bottom() - rows.bottom(), ..area }
}

/// The point whose sub-points are to be ordered, with those above it.
fn context_of_parent(exercise: &Exercise, width: usize, desk: &Desk) -> Vec<Line<'static>> {
    let mut out = Vec::new();
    for p in exercise.above.iter().chain(&exercise.own) {
        out.extend(rows(p.place, &p.text, desk.theme.strong, width));
    }
    if !out.is_empty() {
        out.push(Line::default());
    }
    out
}

/// 填空: the text with its blanks, a field; then the words, right ones and wrong ones.
pub fn cloze(
    buf: &mut Buffer,
    area: Rect,
    exercise: &Exercise,
    cloze: &Cloze,
    field: &mut Field,
    desk: &Desk,
) -> Rect {
    let theme = &desk.theme;
    let width = usize::from(area.width);
    let lines = context(exercise, width, usize::from(area.height) / 4, desk);
    let rest = put(buf, area, &lines);
    let mut rest = rest;
    if let Some(place) = exercise.place {
        let head = Line::styled(format!("{}{}", " ".repeat(indent(place)), number(place)), theme.accent);
        rest = put(buf, rest, &[head]);
    }
    let (text, marks) = filled(cloze);
    let below = 5.min(rest.height / 2);
    let inner =
        Rect { x: rest.x + 2, width: rest.width.saturating_sub(3), height: rest.height - below, ..rest };
    let left = marked(buf, inner, &text, &marks, desk);
    let rest = Rect { y: left.y, height: rest.bottom() - left.y, ..rest };
    let rest = put(buf, rest, &[Line::default()]);
    let of = cloze.blanks.len();
    if let Some(n) = cloze.current() {
        let ask = desk.fill(say::ASK_CLOZE, &[("n", &(n + 1)), ("of", &of)]);
        draw::heading(buf, rest, &ask, true, theme);
        let inner = Rect {
            x: rest.x + 1,
            y: rest.y + 1,
            width: rest.width.saturating_sub(2),
            height: rest.height.saturating_sub(1),
        };
        field.draw(buf, inner.intersection(area), desk.say(say::FILL_HERE), theme);
        return Rect { y: area.bottom(), height: 0, ..area };
    }
    let right = (0..of).filter(|i| cloze.is_right(*i)).count();
    let mut verdict = vec![
        Span::styled(desk.fill(say::RIGHT_BLANKS, &[("n", &right), ("of", &of)]), theme.text),
        Span::styled(" · ", theme.dim),
    ];
    verdict.extend(exercise.worth().map(|worth| grade_name(worth, desk)));
    let mut lines = vec![Line::from(verdict)];
    let wrong = (0..of).filter(|i| !cloze.is_right(*i)).map(|i| {
        let given = cloze.given.get(i).map_or("", |g| g.trim());
        let given = if given.is_empty() { desk.say(say::NOTHING_WRITTEN) } else { given };
        format!("{given} → {}", cloze.word(i))
    });
    let wrong: Vec<_> = wrong.map(|w| (w, theme.dim)).collect();
    if !wrong.is_empty() {
        let label = desk.say(say::YOU_FILLED);
        lines.extend(draw::labelled(
            label,
            theme.accent,
            draw::flow(wrong, draw::beside(label, width), theme),
        ));
    }
    put(buf, rest, &lines)
}

/// The text of a cloze with its blanks as they stand, and what of it is to stand out.
fn filled(cloze: &Cloze) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut from = 0;
    for (i, blank) in cloze.blanks.iter().enumerate() {
        text += cloze.text.get(from..blank.start).unwrap_or_default();
        let start = text.len();
        let word = cloze.word(i);
        let role = if i < cloze.given.len() {
            text += word;
            if cloze.is_right(i) { Role::Good } else { Role::Bad }
        } else {
            // As wide as the word, so that nothing moves when it is filled in.
            text.extend(std::iter::repeat_n('＿', (word.width() / 2).max(1)));
            if cloze.current() == Some(i) { Role::Found } else { Role::Demand }
        };
        marks.push((start..text.len(), role));
        marks.push((start..text.len(), Role::Heading));
        from = blank.end;
    }
    text += cloze.text.get(from..).unwrap_or_default();
    (text, marks)
}

/// The end: what was done, what is still due.
pub fn over(buf: &mut Buffer, area: Rect, session: &Session, desk: &Desk) {
    let theme = &desk.theme;
    let tally = session.tally;
    let mut grades = Vec::new();
    for (grade, n) in Grade::ALL.into_iter().zip(tally.first).filter(|(_, n)| *n > 0) {
        if !grades.is_empty() {
            grades.push(Span::styled(" · ", theme.dim));
        }
        let name = desk.say(standing::grade(grade));
        grades.push(Span::styled(format!("{name} {n}"), standing::grade_style(grade, theme)));
    }
    let due = desk.memory.due_count(&desk.library, desk.now.wall);
    let due = match due {
        0 => desk.say(say::OVER_NONE_DUE).to_owned(),
        n => desk.fill(say::OVER_DUE, &[("n", &n)]),
    };
    let lines = [
        Line::styled(desk.say(say::OVER), theme.strong),
        Line::default(),
        Line::styled(desk.fill(say::OVER_CARDS, &[("n", &tally.cards())]), theme.text),
        Line::from(grades),
        Line::default(),
        Line::styled(due, theme.dim),
    ];
    let top = area.y + area.height.saturating_sub(lines.len() as u16) / 3;
    for (line, y) in lines.iter().zip(top..area.bottom()) {
        let x = area.x + area.width.saturating_sub(line.width() as u16) / 2;
        buf.set_line(x, y, line, area.width);
    }
}
