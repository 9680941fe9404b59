//! Collections: a page that holds several texts, each with numbers of its own.
use super::{
    document::{Level, Unit, style, value},
    mark::Style,
    title,
};
use std::{collections::HashMap, ops::Range};

/// A first sentence of at most this many characters can be a heading without a number.
const MAX_RUN_IN: usize = 26;

/// In a collection 一、 begins again within a part of the page whose own numbers go on later (四、 … 一、二、三、 … 五、). The texts in
/// it get their titles as headings.
pub(super) fn collections(units: &mut [Unit<'_>]) {
    let han: Vec<(usize, u32)> = (0..units.len())
        .filter(|&i| style(&units[i]) == Some(Style::Han))
        .filter_map(|i| value(&units[i]).map(|v| (i, v)))
        .collect();
    // Where a number comes that does not go on from the one before it: there an interrupted count may resume.
    let mut jumps: HashMap<u32, Vec<usize>> = HashMap::new();
    for at in 1..han.len() {
        if han[at - 1].1 + 1 != han[at].1 {
            jumps.entry(han[at].1).or_default().push(at);
        }
    }
    let resumes = |value: u32, from: usize| {
        let places = jumps.get(&value)?;
        places.get(places.partition_point(|at| *at < from)).copied()
    };
    // Where the page's own numbers stand in `han`, and whether a part holds texts.
    let (mut own, mut parts): (Vec<usize>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < han.len() {
        let (unit, found) = han[at];
        let last = own.last().map(|&i| han[i].1);
        if found > 1 || last.is_none() {
            own.push(at);
            at += 1;
            continue;
        }
        let last_value = last.unwrap_or(0);
        let resume = resumes(last_value + 1, at + 1);
        let begin = own.last().map_or(unit, |&i| han[i].0) + 1;
        match resume {
            Some(next) => {
                parts.push(begin..han[next].0);
                at = next;
            }
            // The last part of a page that holds collections.
            None if !parts.is_empty() => {
                parts.push(begin..units.len());
                break;
            }
            None => {
                own.push(at);
                at += 1;
            }
        }
    }
    for part in parts {
        // Below the page's last paragraph its furniture begins.
        let paragraph =
            |u: &Unit<'_>| u.text.chars().count() > 60 && u.text.ends_with(['。', '”', '）', ')']);
        let end = match units[part.clone()].iter().rposition(|u| u.level.is_some() || paragraph(u)) {
            Some(last) if part.end == units.len() => part.start + last + 1,
            _ => part.end,
        };
        texts_of(&mut units[part.start..end]);
    }
}

/// The texts of one part of a collection: labels, titles, numbers on a level of their own.
fn texts_of(units: &mut [Unit<'_>]) {
    for unit in units.iter_mut() {
        if let Some(Level::Numbered { inner, .. }) = &mut unit.level {
            *inner = true;
        }
    }
    for at in 0..units.len() {
        if units[at].level.is_some() || leads_in(units, at) {
            continue;
        }
        let text = units[at].text;
        if is_label(text) {
            units[at].level = Some(Level::Label);
            continue;
        }
        let after_label = at > 0 && units[at - 1].level == Some(Level::Label);
        let body_first =
            title::is_body(text) && units.get(at + 1).is_some_and(|u| u.text.starts_with("关于"));
        if body_first {
            units[at].level = Some(Level::Part);
        } else if title::may_be_title(text)
            && text.chars().count() >= 8
            && (after_label || units[at].gap > 1 || at > 0 && units[at - 1].level == Some(Level::Part))
        {
            units[at].level = Some(Level::Title);
        }
    }
    let mut from = 0;
    for at in 0..=units.len() {
        if at == units.len() || matches!(units[at].level, Some(Level::Title | Level::Label)) {
            let part = &mut units[from..at];
            if part.iter().all(|u| u.level.is_none()) {
                run_ins(part);
            }
            from = at + 1;
        }
    }
}

/// `讲话稿：`, `情况报告：`; not `同志们：` or `各单位：`.
fn is_label(text: &str) -> bool {
    let Some(name) = text.strip_suffix(['：', ':']) else { return false };
    let greeting = ["各", "们", "政府", "单位", "部门", "公司", "同志", "尊敬", "如下", "局", "委"];
    (2..=12).contains(&name.chars().count())
        && !name.contains(['，', ',', '。', '、', '：', ':'])
        && !greeting.iter().any(|w| name.contains(w))
}

/// Whether the unit is part of a paragraph with a list in it.
fn leads_in(units: &[Unit<'_>], at: usize) -> bool {
    units[at].inner || units.get(at + 1).is_some_and(|next| next.inner)
}

/// Three paragraphs or more that open with a short sentence have it as their heading.
pub(super) fn run_ins(units: &mut [Unit<'_>]) {
    let opens = |u: &Unit<'_>| {
        u.text.split_once('。').is_some_and(|(first, rest)| {
            let rest = rest.chars().count();
            (4..=MAX_RUN_IN).contains(&first.chars().count()) && (rest == 0 || rest > 20)
        })
    };
    let heads: Vec<usize> = (0..units.len()).filter(|&i| opens(&units[i]) && !leads_in(units, i)).collect();
    if heads.len() >= 3 {
        for at in heads {
            units[at].level = Some(Level::RunIn);
        }
    }
}
