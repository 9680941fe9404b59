//! The comparison as a whole, on small drafts written for it.
use super::{Input, Placement, Point, Report, Status, compare};
use proptest::prelude::*;

/// An outline, one point a line, levels by leading dots.
fn outline(text: &str) -> Vec<Point<'_>> {
    let mut path: Vec<usize> = Vec::new();
    text.lines()
        .map(|line| {
            let name = line.trim_start_matches('.');
            let depth = line.len() - name.len() + 1;
            path.truncate(depth);
            path.resize(depth, 0);
            path[depth - 1] += 1;
            let id = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
            Point { id, text: name, depth, weight: 1.0, cues: Vec::new() }
        })
        .collect()
}

fn report(points: &str, draft: &str) -> Report {
    compare(&Input { title: "", points: outline(points), draft, references: Vec::new(), prompt: None })
}

const OUTLINE: &str = "建强乡村医生队伍\n改善卫生室条件\n开展老年人健康体检\n推进医保异地结算";

fn statuses(draft: &str) -> String {
    report(OUTLINE, draft)
        .points
        .iter()
        .map(|p| match p.status {
            Status::Covered => '有',
            Status::Partial => '半',
            Status::Missing => '无',
        })
        .collect()
}

#[test]
fn what_is_said_is_found_and_what_is_not_said_is_missing() {
    let draft = "一是建强乡村医生队伍，定向培养大专层次乡村医生120名，县级医院每季度派专家带教。\n\
        二是改善村卫生室条件，新建标准化卫生室36个，配齐心电图机和远程会诊设备。\n\
        三是组织65岁以上老年人免费健康体检2.1万人次，建立慢病档案，家庭医生上门随访。";
    assert_eq!(statuses(draft), "有有有无");
    assert_eq!(
        statuses(
            "我们要弘扬劳动精神，讲好工匠故事。\n举办技能比武，让青年学有榜样。\n地铁站口设了书架，乘客随借随还，扫码即可。\n夜里十一点，路灯下的棋摊还坐着人，一局接着一局。"
        ),
        "无无无无"
    );
    assert_eq!(statuses(""), "无无无无");
}

#[test]
fn the_passage_and_its_expressions_are_shown() {
    let draft = "前言不表。\n二是改善村卫生室条件，新建标准化卫生室36个，配齐设备。";
    let r = report(OUTLINE, draft);
    let p = &r.points[1];
    let (s, e) = p.span.unwrap();
    let shown: String = draft.chars().skip(s).take(e - s).collect();
    assert!(shown.contains("新建标准化卫生室"), "{shown}");
    assert!(p.evidence[0].terms.iter().any(|t| t.contains("卫生室条件")), "{:?}", p.evidence);
}

#[test]
fn a_point_out_of_its_place_is_told() {
    let draft = "推进医保异地结算，跨省住院直接结算率达到九成。\n建强乡村医生队伍，定向培养乡村医生120名。\n\
        改善卫生室条件，新建卫生室36个。\n开展老年人健康体检，每年为老年人免费体检一次。";
    let r = report(OUTLINE, draft);
    assert_eq!(r.order.moved, ["4"]);
    assert_eq!(r.points[3].order, Some(Placement::Early));
    assert_eq!(r.points[0].order, Some(Placement::In));
}

#[test]
fn what_no_point_claims_is_told() {
    let draft = "建强乡村医生队伍，定向培养乡村医生120名。\n广场舞大赛热闹非凡，冠军来自河东镇。";
    let r = report(OUTLINE, draft);
    let chars: Vec<char> = draft.chars().collect();
    let texts: Vec<String> = r.unclaimed.iter().map(|&(s, e)| chars[s..e].iter().collect()).collect();
    assert_eq!(texts, ["广场舞大赛热闹非凡，冠军来自河东镇。"]);
}

#[test]
fn a_parent_follows_its_children() {
    let points = "保障医疗\n.建强乡村医生队伍\n.改善卫生室条件\n发展教育\n.改善农村学校食堂\n.选派支教老师";
    let draft = "建强乡村医生队伍，定向培养乡村医生120名。改善卫生室条件，新建标准化卫生室36个。";
    let s: Vec<Status> = report(points, draft).points.iter().map(|p| p.status).collect();
    assert_eq!((s[0], s[3]), (Status::Covered, Status::Missing));
}

#[test]
fn english_is_compared_by_words() {
    let points = "Train village doctors\nRepair rural roads\nLower the price of school meals";
    let draft = "First, the county trained 120 village doctors and paid for their courses. Rural roads were repaired in \
        every township, and two bridges reopened.";
    let s: Vec<Status> = report(points, draft).points.iter().map(|p| p.status).collect();
    assert_eq!(s, [Status::Covered, Status::Covered, Status::Missing]);
}

fn check(r: &Report, points: &[Point], draft: &str) {
    let length = draft.chars().count();
    let ids: Vec<&str> = r.points.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, points.iter().map(|p| p.id.as_str()).collect::<Vec<_>>());
    let spans = r.points.iter().flat_map(|p| p.span.into_iter().chain(p.evidence.iter().map(|e| e.span)));
    for (s, e) in spans.chain(r.unclaimed.iter().copied()) {
        assert!(s < e && e <= length, "{s}..{e} of {length}");
    }
    for p in &r.points {
        assert_eq!(p.span.is_some(), p.status != Status::Missing, "{p:?}");
        assert!((0.0..=1.0).contains(&p.score));
    }
    assert!((0.0..=1.0).contains(&r.coverage) && (0.0..=1.0).contains(&r.order.score));
    assert!(r.balance.iter().map(|b| b.share).sum::<f64>() <= 1.01);
}

proptest! {
    #[test]
    fn any_text_is_compared(
        texts in prop::collection::vec(("[ -~一二、（）乡村医生队伍建设，。；：\n\t\u{3000}]{0,30}|\\PC{0,12}", 1_usize..4), 0..12),
        draft in "([一二、（）乡村医生队伍建设0-9a-z.，。；：！\r\n]{0,200})|(\\PC{0,80})",
    ) {
        let points: Vec<Point> = texts
            .iter()
            .enumerate()
            .map(|(i, (text, depth))| Point { id: i.to_string(), text, depth: *depth, weight: i as f64, cues: vec!["医生", "", "a b"] })
            .collect();
        let input = Input { title: "t", points: points.clone(), draft: &draft, references: Vec::new(), prompt: None };
        let first = compare(&input);
        check(&first, &points, &draft);
        prop_assert_eq!(serde_json::to_string(&first).unwrap(), serde_json::to_string(&compare(&input)).unwrap());
    }
}
