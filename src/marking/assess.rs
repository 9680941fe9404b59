//! An essay held against its question: comparison with the reference outline, limit, counts.
use super::limit::{Measured, measure};
use crate::{
    compare::{self, Input, Report},
    study::model::{Essay, Outline, Pack, Question, walk},
    text::count::Counts,
};
use std::collections::HashMap;

/// What is assessed.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// The pack, which has the question's outline and model essays.
    pub pack: &'a Pack,
    /// The question.
    pub question: &'a Question,
    /// The essay as it stands.
    pub draft: &'a str,
    /// Its counts.
    pub counts: Counts,
}

/// An essay held against its question.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Outline ↔ draft.
    pub report: Report,
    /// By the limit; `None`: the question has none that is understood.
    pub limit: Option<Measured>,
    /// The counts.
    pub counts: Counts,
}

/// Assesses an essay. A question without an outline (a pack is not loaded with one) compares with nothing.
pub fn assess(work: Work<'_>) -> Assessment {
    let outline = work.pack.outline(&work.question.outline);
    let essays = work.pack.essays_of(work.question);
    let input = input(outline, essays, Some(&work.question.prompt), work.draft);
    Assessment {
        report: compare::compare(&input),
        limit: work.question.limit.map(|limit| measure(limit, &work.counts)),
        counts: work.counts,
    }
}

/// The comparison's input: the outline's points with their 1-based paths as ids, and the passages of the model
/// essays that follow this outline.
pub fn input<'a>(
    outline: Option<&'a Outline>,
    essays: impl Iterator<Item = &'a Essay>,
    prompt: Option<&'a str>,
    draft: &'a str,
) -> Input<'a> {
    let Some(outline) = outline else { return Input { draft, prompt, ..Input::default() } };
    let points: Vec<compare::Point> = walk(&outline.points)
        .into_iter()
        .map(|placed| compare::Point {
            id: placed.path,
            text: &placed.point.text,
            depth: placed.depth,
            weight: placed.point.weight,
            cues: placed.point.cues.iter().map(String::as_str).collect(),
        })
        .collect();
    let index: HashMap<&str, usize> = points.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let references = essays
        .filter(|essay| essay.outline == outline.id)
        .map(|essay| compare::Reference {
            text: &essay.text,
            passages: essay
                .passages
                .iter()
                .filter_map(|(path, span)| Some((*index.get(path.as_str())?, span.clone())))
                .collect(),
        })
        .collect();
    Input { title: &outline.title, points, draft, references, prompt }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::Status,
        marking::limit::Verdict,
        study::{
            genre::Genre,
            model::{Limit, Point, Unit},
        },
    };

    fn point(text: &str, cues: &[&str], children: Vec<Point>) -> Point {
        let weight = if children.is_empty() { 1.0 } else { children.iter().map(|c| c.weight).sum() };
        let cues = cues.iter().map(|&c| c.to_owned()).collect();
        Point { id: format!("own-{text}"), text: text.into(), weight, cues, children }
    }

    fn pack() -> Pack {
        let points = vec![
            point(
                "会议安排",
                &[],
                vec![
                    point("会议时间", &["上午9时", "9月1日"], vec![]),
                    point("会议地点", &["会议室", "地点"], vec![]),
                ],
            ),
            point("乘车路线", &["接驳车", "停车场"], vec![]),
        ];
        let outline = Outline {
            id: "o".into(),
            title: "会议通知".into(),
            genre: Genre::Notice,
            topic: None,
            source: vec![],
            note: None,
            points,
        };
        let text = "会议定于9月1日上午9时召开。地点在三楼会议室。".to_owned();
        let first = 0..text.find("地点").unwrap();
        let second = first.end..text.len();
        let passages =
            vec![("1.1".to_owned(), first), ("1.2".to_owned(), second.clone()), ("9".to_owned(), second)];
        let essay = |id: &str, outline: &str| Essay {
            id: id.into(),
            title: id.into(),
            genre: Genre::Notice,
            outline: outline.into(),
            source: vec![],
            text: text.clone(),
            passages: passages.clone(),
        };
        let question = Question {
            id: "q".into(),
            title: "通知".into(),
            prompt: "请拟写一份会议通知，不超过30字。".into(),
            genre: Genre::Notice,
            limit: Some(Limit { min: None, max: Some(30), about: None, unit: Unit::Cells }),
            minutes: 10,
            score: 20.0,
            role: None,
            addressee: None,
            directive: None,
            materials: vec![],
            outline: "o".into(),
            essays: vec!["e".into(), "f".into()],
            source: vec![],
        };
        Pack {
            id: "p".into(),
            title: "p".into(),
            topic: "p".into(),
            language: "zh-CN".into(),
            source: vec![],
            questions: vec![question],
            outlines: vec![outline],
            theory: vec![],
            materials: vec![],
            essays: vec![essay("e", "o"), essay("f", "another")],
            papers: vec![],
            builtin: false,
        }
    }

    #[test]
    fn points_keep_their_paths_and_passages_their_points() {
        let pack = pack();
        let input = input(pack.outlines.first(), pack.essays.iter(), None, "草稿");
        let ids: Vec<_> = input.points.iter().map(|p| (p.id.as_str(), p.depth)).collect();
        assert_eq!(ids, [("1", 1), ("1.1", 2), ("1.2", 2), ("2", 1)]);
        assert_eq!(input.references.len(), 1, "an essay of another outline is no reference");
        let passages: Vec<_> = input.references[0]
            .passages
            .iter()
            .map(|(i, span)| (*i, &input.references[0].text[span.clone()]))
            .collect();
        assert_eq!(passages, [(1, "会议定于9月1日上午9时召开。"), (2, "地点在三楼会议室。")]);
    }

    #[test]
    fn an_essay_is_compared_measured_and_counted() {
        let pack = pack();
        let draft = "关于召开会议的通知\n会议定于9月1日上午9时召开，地点为机关三楼会议室。";
        let counts = Counts { cells: 33, ..Counts::default() };
        let a = assess(Work { pack: &pack, question: &pack.questions[0], draft, counts });
        assert_eq!(a.report.points.len(), 4);
        assert_eq!(a.report.points[3].status, Status::Missing);
        assert_eq!(a.limit.unwrap().verdict, Verdict::Over(3));
        let missing: Vec<_> = a.report.points.iter().filter(|p| p.status == Status::Missing).collect();
        assert_eq!(missing.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["2"]);
        let json = serde_json::to_value(&a.report).unwrap();
        let back: Report = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(back).unwrap(), json, "a stored report is read as it was");
    }

    #[test]
    fn a_question_without_outline_compares_with_nothing() {
        let mut pack = pack();
        pack.outlines.clear();
        let a = assess(Work {
            pack: &pack,
            question: &pack.questions[0],
            draft: "甲",
            counts: Counts::default(),
        });
        assert!(a.report.points.is_empty());
    }
}
