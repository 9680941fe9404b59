//! What a candidate asks about a verdict: how sure it is, what is nearest to a missing point and why it does not count,
//! what is said twice, which heading has no text, whether the order matters.
use super::features::{self, Prepared};
use super::report::{evidence, sentence};
use super::segment::Unit;
use super::stand::Stand;
use super::{Input, Nearest, Reason, Span};
use std::{cmp::Ordering, ops::Range};

/// A status whose chance is lower is left to the candidate.
const SURE: f32 = 0.6;
/// Less of a point than this in its nearest passage is nothing like it.
const LIKE: f32 = 0.15;
/// Another point's score must be so much higher for the passage to be about it.
const RIVAL: f32 = 0.5;
/// Less of what sets a point apart from the others is only the topic.
const DISTINCT: f32 = 0.3;
/// A symbol of a point is said from this degree on.
const SAID: f32 = 0.5;
/// A score from which a passage says the point again.
const AGAIN: f32 = 2.0;
/// Two sentences that share so much of the longer one say the same…
const REPEATED: f32 = 0.33;
/// …if it is at least so many pairs of symbols.
const REPEATED_LEAST: usize = 9;
/// A sentence in a paragraph of a point that is nothing like any point to this degree…
const UNLIKE: f32 = 0.1;
/// …and has so many characters is of something else.
const BESIDE: usize = 18;
/// A paragraph that begins so sums up.
const CONCLUSIONS: [&str; 6] = ["总之", "综上", "总而言之", "In conclusion", "To conclude", "In short"];
/// Closing formulas of official documents.
const FORMULAS: [&str; 7] = ["特此", "专此", "此复", "妥否", "以上报告", "当否", "请予"];

/// Whether the candidate should judge.
pub fn unsure(chances: [f32; 3]) -> bool {
    chances.into_iter().all(|c| c < SURE)
}

/// What of the point's text its passage says, in characters of the point.
pub fn said(c: &Prepared, point: usize, unit: usize) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let row = &c.points[point].terms.row;
    for (placed, _) in row.iter().zip(c.said_by_sentence(point, unit)).filter(|(_, s)| **s >= SAID) {
        match out.last_mut() {
            Some(last) if last.1 == placed.start => last.1 = placed.end,
            _ => out.push((placed.start, placed.end)),
        }
    }
    out
}

/// The nearest passage to a missing point.
pub fn nearest(c: &Prepared, scores: &[Vec<f32>], input: &Input, point: usize, stand: &Stand) -> Nearest {
    let nothing = Nearest { passage: None, reason: Reason::NothingLikeIt, about: None };
    let Some(unit) = stand.unit else { return nothing };
    let figure = |name: &str| features::figure(c.pair(point, unit), name);
    if figure("cover") + figure("cover_sentence") + figure("cues") + figure("reference") < LIKE {
        return nothing;
    }
    let rival = (0..c.points.len())
        .filter(|&q| c.points[q].leaf && !c.related(point, q))
        .max_by(|&a, &b| scores[a][unit].total_cmp(&scores[b][unit]))
        .filter(|&q| scores[q][unit] > scores[point][unit] + RIVAL);
    let (reason, about) = if figure("function_other") > 0.0 {
        (Reason::OtherSection, None)
    } else if let Some(q) = rival {
        (Reason::OtherPoint, Some(input.points[q].id.clone()))
    } else if figure("distinct") < DISTINCT {
        (Reason::OnlyTopic, None)
    } else {
        (Reason::TooLittle, None)
    };
    Nearest { passage: Some(evidence(c, input, point, unit)), reason, about }
}

/// Other sentences that say the point again, or nearly repeat the one that carries it. `pairs`: see [`pairs_of_sentences`].
pub fn repeated(
    c: &Prepared,
    scores: &[Vec<f32>],
    pairs: &[Vec<u64>],
    point: usize,
    unit: usize,
) -> Vec<Span> {
    let units = &c.draft.units;
    let mut out: Vec<Span> = Vec::new();
    for (v, other) in units.iter().enumerate() {
        if other.paragraph == units[unit].paragraph || other.heading {
            continue;
        }
        let strong = scores[point][v] > AGAIN && features::figure(c.pair(point, v), "best_here") > 0.0;
        if strong || alike(&pairs[units[unit].sentence], &pairs[other.sentence]) {
            let span = sentence(c, v);
            if out.last() != Some(&span) {
                out.push(span);
            }
        }
    }
    out
}

/// The pairs of symbols in each sentence, sorted, each once.
pub fn pairs_of_sentences(c: &Prepared) -> Vec<Vec<u64>> {
    let pairs = |units: &Range<usize>| {
        let grams = units.clone().flat_map(|u| c.units[u].grams().filter(|g| g.2 == 2).map(|g| g.0));
        let mut pairs: Vec<u64> = grams.collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    c.draft.sentences.iter().map(pairs).collect()
}

/// Whether two sentences say nearly the same in the same words. The longer one is the measure: a sentence that
/// announces all points is not a repetition of each.
fn alike(a: &[u64], b: &[u64]) -> bool {
    let needed = ((REPEATED * a.len().max(b.len()) as f32).ceil() as usize).max(REPEATED_LEAST);
    if a.len().min(b.len()) < needed {
        return false;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared >= needed
}

/// Whether the unit is a heading without text below it; a closing paragraph is none of its.
pub fn bare_heading(c: &Prepared, unit: usize) -> bool {
    let units = &c.draft.units;
    let body = |other: &Unit| !other.heading && other.under.contains(&unit) && !concludes(c, other);
    units[unit].heading && !units.iter().any(body)
}

/// Whether the unit begins, or stands in, a paragraph that sums the draft up.
pub fn concludes(c: &Prepared, unit: &Unit) -> bool {
    let first = c.draft.units.iter().find(|u| u.paragraph == unit.paragraph).unwrap_or(unit);
    let text = &c.draft.chars[first.text..first.span.1];
    CONCLUSIONS
        .iter()
        .any(|w| text.len() > w.chars().count() && text.iter().copied().zip(w.chars()).all(|(a, b)| a == b))
}

/// Whether the unit announces what follows: a heading with a body, or a line that ends with a colon.
pub fn announces(c: &Prepared, unit: usize) -> bool {
    let units = &c.draft.units;
    let last = units[unit].span.1.checked_sub(1).and_then(|at| c.draft.chars.get(at));
    let ends_paragraph = units.get(unit + 1).is_none_or(|next| next.paragraph != units[unit].paragraph);
    units[unit].heading && !bare_heading(c, unit) || ends_paragraph && matches!(last, Some('：' | ':'))
}

/// Whether the unit is form, not content: title, salutation, closing formula, signature and date.
pub fn is_form(c: &Prepared, unit: usize) -> bool {
    let units = &c.draft.units;
    let text = &c.draft.chars[units[unit].text..units[unit].span.1];
    let closing =
        text.len() <= 12 && FORMULAS.iter().any(|w| text.iter().copied().zip(w.chars()).all(|(a, b)| a == b));
    let last_body = units.iter().rposition(|u| !u.heading).unwrap_or(0);
    let signature = units[unit].heading && unit > last_body && units[unit].text == units[unit].span.0;
    let title = units[unit].heading && units[unit].paragraph == 0 && units[unit].text == units[unit].span.0;
    closing || signature || title || announces(c, unit)
}

/// Whether the unit's sentence is of something else than its paragraph: nothing claims it, no point is like it, and it
/// is long enough to say something.
pub fn beside_the_point(c: &Prepared, unit: usize, claims: &[Option<usize>]) -> bool {
    let sentence = c.draft.sentences[c.draft.units[unit].sentence].clone();
    let length: usize = sentence.clone().map(|u| c.draft.units[u].span.1 - c.draft.units[u].text).sum();
    let like = |p: usize, u: usize| {
        ["cover", "cover_sentence", "cues", "reference"]
            .iter()
            .map(|name| features::figure(c.pair(p, u), name))
            .sum::<f32>()
    };
    // What opens a paragraph leads to what it says.
    let opens = sentence
        .start
        .checked_sub(1)
        .is_none_or(|before| c.draft.units[before].paragraph != c.draft.units[unit].paragraph);
    length >= BESIDE
        && !opens
        && sentence.clone().all(|u| claims[u].is_none())
        && sentence.clone().all(|u| (0..c.points.len()).all(|p| like(p, u) < UNLIKE))
}

/// Whether the outline is a sequence.
pub fn in_sequence(input: &Input) -> bool {
    const STAGES: [&str; 12] =
        ["会前", "会中", "会后", "阶段", "步骤", "首先", "第一步", "事前", "事后", "before", "after", "step"];
    let staged = |text: &str| STAGES.iter().any(|s| text.to_lowercase().contains(s));
    input.points.iter().filter(|p| staged(p.text)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::super::{Point, Report, compare};
    use super::*;

    fn report(points: &[&str], draft: &str) -> Report {
        let points = points
            .iter()
            .enumerate()
            .map(|(i, text)| Point { id: (i + 1).to_string(), text, depth: 1, weight: 1.0, cues: Vec::new() })
            .collect();
        compare(&Input { points, draft, ..Input::default() })
    }

    #[test]
    fn a_missing_point_names_the_nearest_passage_and_the_reason() {
        let draft = "建强乡村医生队伍，定向培养乡村医生120名，每季度请专家带教。\n推进医保异地结算，跨省住院直接结算率达九成。";
        let r = report(&["建强乡村医生队伍", "推进医保异地结算", "疏浚航道码头"], draft);
        let nearest = r.points[2].nearest.as_ref().unwrap();
        assert_eq!(nearest.reason, Reason::NothingLikeIt);
        assert!(r.points[0].nearest.is_none() && r.points[0].confidence > 0.5);
    }

    #[test]
    fn what_is_said_of_a_point_is_marked_in_its_text() {
        let r = report(
            &["建强乡村医生队伍", "改善办学条件"],
            "县里建强乡村医生队伍，定向培养120名。\n另外修了路。",
        );
        assert_eq!(r.points[0].said, [(0, 8)]);
    }

    #[test]
    fn a_heading_without_text_is_told() {
        let r = report(
            &["建强乡村医生队伍", "改善办学条件"],
            "一、建强乡村医生队伍\n二、改善办学条件\n新建教学楼三栋，改善办学条件，食堂和宿舍全部翻新。",
        );
        assert!(r.points[0].bare_heading && !r.points[1].bare_heading, "{r:?}");
    }

    fn texts<'a>(draft: &'a str, spans: &[super::super::Span]) -> Vec<&'a str> {
        let at: Vec<usize> = draft.char_indices().map(|c| c.0).chain([draft.len()]).collect();
        spans.iter().map(|&(s, e)| &draft[at[s]..at[e]]).collect()
    }

    #[test]
    fn a_heading_has_a_body_if_text_stands_below_it_before_the_conclusion() {
        let points = ["建强乡村医生队伍", "改善办学条件"];
        let r = report(
            &points,
            "一、主要做法\n（一）建强乡村医生队伍\n定向培养乡村医生120名。\n二、改善办学条件\n总之，全县群众都很满意，下一步再接再厉。",
        );
        assert!(!r.points[0].bare_heading && r.points[1].bare_heading, "{r:?}");
        let passage = r.points[1].span.unwrap();
        assert_eq!(
            passage.1 - passage.0,
            "二、改善办学条件".chars().count(),
            "the conclusion is not its passage"
        );
    }

    #[test]
    fn only_a_leaf_asks_for_the_candidates_verdict() {
        let draft = "县里建强乡村医生队伍，定向培养120名。另有一批教学楼动工。";
        let point =
            |id: &str, text, depth| Point { id: id.into(), text, depth, weight: 1.0, cues: Vec::new() };
        let points =
            vec![point("1", "补齐短板", 1), point("1.1", "建强队伍", 2), point("1.2", "改善条件", 2)];
        let r = compare(&Input { points, draft, ..Input::default() });
        assert!(!r.points[0].unsure);
    }

    #[test]
    fn a_sentence_that_nearly_repeats_the_passage_is_told() {
        let draft = "定向培养乡村医生120名，每季度请县医院专家带教。\n新建教学楼三栋。\n县里每季度请县医院专家带教，定向培养乡村医生。";
        let r = report(&["定向培养乡村医生，请专家带教", "改善办学条件"], draft);
        assert_eq!(r.points[0].repeated.len(), 1, "{r:?}");
    }

    #[test]
    fn headings_with_a_body_salutations_and_closings_are_not_off_the_outline() {
        let draft = "关于办好几件实事的通知\n各部门：\n一、队伍\n建强乡村医生队伍，定向培养乡村医生120名。\n昨晚电影院放映了两部新片，观众排起了长队。\n特此通知。\n县政府办公室\n2026年3月1日";
        let r = report(&["建强乡村医生队伍", "改善办学条件"], draft);
        assert_eq!(texts(draft, &r.unclaimed), ["昨晚电影院放映了两部新片，观众排起了长队。"]);
    }

    #[test]
    fn a_sentence_of_something_else_within_a_paragraph_is_off_the_outline() {
        let odd = "周末球赛踢成平局，看台上的歌声直到深夜。";
        let draft = format!(
            "县里建强乡村医生队伍，定向培养乡村医生120名，每季度请县医院的专家来带教。{odd}\n新建教学楼三栋，改善办学条件。"
        );
        let r = report(&["建强乡村医生队伍", "改善办学条件"], &draft);
        assert_eq!(texts(&draft, &r.unclaimed), [odd]);
    }

    #[test]
    fn the_expressions_of_a_cue_are_named() {
        let points = vec![Point {
            id: "1".into(),
            text: "决策程序走过场",
            depth: 1,
            weight: 1.0,
            cues: vec!["末位表态", "无人发言"],
        }];
        let draft = "方案念完无人发言，八分钟就通过了。";
        let r = compare(&Input { points, draft, ..Input::default() });
        assert_eq!(r.points[0].evidence[0].terms, ["无人发言"]);
    }

    #[test]
    fn stages_are_a_sequence() {
        let point = |text| Point { text, ..Point::default() };
        let input =
            |texts: [&'static str; 2]| Input { points: texts.map(point).to_vec(), ..Input::default() };
        assert!(in_sequence(&input(["会前充分准备", "会后抓好落实"])));
        assert!(!in_sequence(&input(["存在问题", "对策建议"])));
    }
}
