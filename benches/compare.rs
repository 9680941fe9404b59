//! What a comparison costs: 1,200 characters against 30 points.
use std::hint::black_box;

use celun::compare::{Input, Point, compare};
use criterion::{Criterion, criterion_group, criterion_main};

const POINTS: [&str; 10] = [
    "完善议事协商机制",
    "建强网格员队伍",
    "推行清单管理，压实责任",
    "改善老旧小区环境",
    "发展特色产业，促进增收",
    "整治形式主义，减轻基层负担",
    "畅通投诉举报渠道",
    "加大资金投入，统筹使用",
    "培育文明乡风，抵制陈规陋习",
    "开展隐患排查，限期整改",
];

const SENTENCES: [&str; 8] = [
    "县里每月在院坝里开一次恳谈会，村民点题，干部当场答复，去年议定的87件事办结82件。",
    "126名专职网格员每天走一遍片区，发现问题拍照上传，小事半小时内到场；",
    "把该办的事一条一条列出来，谁负责、哪天完，全都写在墙上，完不成的要说明原因。",
    "外墙刷新了，雨污管网分开了，还加装了电梯47部，晚上路灯也亮了。",
    "合作社带着316户种菌菇，签了保底订单，户均多收入8600元。",
    "报表从43张减到9张，检查合并成一次，干部有时间下田了。",
    "财政拿出3000万元，银行再贷一部分，钱往最急的地方用。",
    "红白事不超过十桌，礼金有上限，违反的由理事会上门劝。",
];

fn costs(c: &mut Criterion) {
    let texts: Vec<String> =
        (0..30).map(|i| POINTS[i % 10].to_owned() + if i < 10 { "" } else { "，常抓不懈" }).collect();
    let points: Vec<Point> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| Point {
            id: i.to_string(),
            text,
            depth: if i % 4 == 0 { 1 } else { 2 },
            weight: 1.0,
            cues: Vec::new(),
        })
        .collect();
    let mut draft = String::new();
    for (i, sentence) in SENTENCES.iter().cycle().enumerate() {
        if draft.chars().count() >= 1200 {
            break;
        }
        draft += sentence;
        if i % 3 == 2 {
            draft.push('\n');
        }
    }
    let input = Input { points, draft: &draft, ..Input::default() };
    c.bench_function("compare 1,200 characters with 30 points", |b| b.iter(|| compare(black_box(&input))));
}

criterion_group!(benches, costs);
criterion_main!(benches);
