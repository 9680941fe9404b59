//! What a candidate asks about a verdict: how sure it is, what is nearest to a missing point and why it does not count,
//! what is said twice, which heading has no text, whether the order matters.
use super::decide::Stand;
use super::features::{self, Prepared};
use super::report::{evidence, sentence};
use super::{Input, Nearest, Reason, Span};

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
    Nearest { passage: Some(evidence(c, point, unit)), reason, about }
}

/// Other sentences that say the point again.
pub fn repeated(c: &Prepared, scores: &[Vec<f32>], point: usize, unit: usize) -> Vec<Span> {
    let paragraph = c.draft.units[unit].paragraph;
    let mut out: Vec<Span> = Vec::new();
    for (v, other) in c.draft.units.iter().enumerate() {
        let strong = scores[point][v] > AGAIN && features::figure(c.pair(point, v), "best_here") > 0.0;
        if strong && other.paragraph != paragraph && !other.heading {
            let span = sentence(c, v);
            if out.last() != Some(&span) {
                out.push(span);
            }
        }
    }
    out
}

/// Whether the unit is a heading without text below it.
pub fn bare_heading(c: &Prepared, unit: usize) -> bool {
    c.draft.units[unit].heading && c.draft.units.get(unit + 1).is_none_or(|next| next.heading)
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
        let r = report(&["建强乡村医生队伍", "推进医保异地结算", "整治校外培训机构"], draft);
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

    #[test]
    fn stages_are_a_sequence() {
        let point = |text| Point { text, ..Point::default() };
        let input =
            |texts: [&'static str; 2]| Input { points: texts.map(point).to_vec(), ..Input::default() };
        assert!(in_sequence(&input(["会前充分准备", "会后抓好落实"])));
        assert!(!in_sequence(&input(["存在问题", "对策建议"])));
    }
}
