//! Fits the weights of the comparison on labelled drafts and prints held-out figures.
//!
//! usage: `cargo run --release --example fit -- [--write FILE] [--folds N] [--show SET] FOLDER[:WEIGHT[:FROM-TO][:helped]]…`
//!
//! A folder holds, at any depth, questions: a folder with `outline.txt`, drafts `d*.txt` and labels `d*.gold.json`
//! (`{"points":{"2.1":{"status":"covered","spans":[[start,end]]}}}`), or drafts `d*.mark` with the labels inline.
//! FROM-TO: files of the lexicon that were written after these drafts were read; the fit does not see them there.
//! helped: with `reference.txt` as a model essay, or the bundled question of `question.id` with its cues and essays.
//! Questions are left out in folds: no figure printed has seen its own question. With `--write` the weights fitted on
//! everything are written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a tool of the developers")]
mod cases;
mod learn;
mod tally;

use cases::{Case, DULL, class, load, strangers};
use celun::compare::decide;
use celun::compare::doubt;
use celun::compare::features::{PAIR, Prepared};
use celun::compare::leaf;
use celun::compare::stand::{self, Stand};
use celun::compare::weights::Weights;
use celun::compare::{Report, decided};
use learn::{Choice, boost, choose, classify};
use std::collections::BTreeMap;
use tally::Tally;

fn single(w: &[f64]) -> Vec<f32> {
    w.iter().map(|x| ((x * 1e4).round() / 1e4) as f32).collect()
}

/// What covered, partial and missing points weigh: half-given points are few.
const BALANCE: [f64; 3] = [1.0, 2.2, 1.0];
/// Trees that choose a point's place, and that tell given from missing.
const SPOTS: usize = 100;
const TREES: usize = 500;
/// Trees that tell a draft off the point.
const WHOLE_TREES: usize = 80;

/// A half of the questions.
fn half(c: &View) -> bool {
    c.case.group.bytes().fold(7_u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) / 7 % 2 == 0
}

/// A labelled draft as it is prepared once.
#[derive(Clone, Copy)]
struct View<'a> {
    case: &'a Case,
    prepared: &'a Prepared,
    weight: f64,
}

fn fit(cases: &[&Case]) -> Weights {
    let views: Vec<View> = cases
        .iter()
        .flat_map(|c| {
            std::iter::once(View { case: c, prepared: &c.honest, weight: c.weight })
                .chain(c.duller.iter().map(|d| View { case: c, prepared: d, weight: DULL * c.weight }))
        })
        .collect();
    let cases = &views[..];
    let leaves =
        |c: &View| (0..c.prepared.points.len()).filter(|&p| c.prepared.points[p].leaf).collect::<Vec<_>>();
    let one = [1.0_f32];
    let zero = [0.0_f32];
    let mut w = Weights::default();
    // Scores of pairs; the constant is minus the weight of none.
    let mut choices = Vec::new();
    for c in cases {
        for p in leaves(c) {
            let gold = c.case.gold(p);
            let held = c.case.held(p);
            let Some(class) = class(&gold.status) else { continue };
            if class < 2 && !held.contains(&true) {
                continue;
            }
            let right = if class == 2 { vec![false; held.len()] } else { held };
            let units = (0..right.len()).map(|u| &c.prepared.pair(p, u)[..]).collect();
            choices.push(Choice { weight: c.weight, units, none: &one, right });
        }
    }
    let raw = choose(&choices, PAIR.len(), 1, 0.002, 400);
    w.pair = single(&raw[..PAIR.len()]);
    w.pair.push(-raw[PAIR.len()] as f32);
    let _ = zero;
    // Places.
    let placed: Vec<_> =
        cases.iter().map(|c| stand::place(c.prepared, &stand::scores(c.prepared, &w))).collect();
    let mut choices = Vec::new();
    for (c, placed) in cases.iter().zip(&placed) {
        for p in leaves(c) {
            let held = c.case.held(p);
            let Some(class) = class(&c.case.gold(p).status) else { continue };
            if class < 2 && !held.contains(&true) {
                continue;
            }
            let right = if class == 2 { vec![false; held.len()] } else { held };
            let units = placed.place[p].iter().map(|f| &f[..]).collect();
            choices.push(Choice { weight: c.weight, units, none: &placed.absent[p], right });
        }
    }
    let raw = choose(&choices, stand::PLACE, stand::ABSENT, 0.003, 400);
    w.place = single(&raw[..stand::PLACE]);
    w.absent = single(&raw[stand::PLACE..]);
    // Where a point stands among the likeliest.
    let mut rows = Vec::new();
    for (c, placed) in cases.iter().zip(&placed) {
        for p in leaves(c) {
            let held = c.case.held(p);
            if class(&c.case.gold(p).status).is_some_and(|k| k < 2) && held.contains(&true) {
                for k in stand::candidates(&stand::placing(placed, &w, p)) {
                    let figures = stand::spot(c.prepared, placed, p, &k);
                    rows.push((c.weight, figures, held[k.unit], half(c)));
                }
            }
        }
    }
    let spots = |which: &dyn Fn(bool) -> bool| {
        let rows: Vec<_> = rows.iter().filter(|r| which(r.3)).map(|r| (r.0, &r.1[..], r.2)).collect();
        boost(&rows, SPOTS)
    };
    // What follows must see places as unsure as those of drafts that nobody has seen.
    let halves = [true, false].map(|kept| Weights { spot: spots(&|half| half == kept), ..w.clone() });
    w.spot = spots(&|_| true);
    let stands: Vec<Vec<Stand>> = placed
        .iter()
        .zip(cases)
        .map(|(placed, c)| stand::stand(c.prepared, placed, &halves[usize::from(half(c))]))
        .collect();
    // Drafts off the point.
    let rows: Vec<_> = cases
        .iter()
        .zip(&stands)
        .zip(&placed)
        .map(|((c, stands), placed)| {
            let leaves = leaves(c);
            let given =
                leaves.iter().filter(|&&p| class(&c.case.gold(p).status).is_some_and(|k| k < 2)).count();
            (c.weight, doubt::whole(c.prepared, placed, stands), 10 * given <= leaves.len())
        })
        .collect();
    w.off = boost(&rows.iter().map(|r| (r.0, &r.1[..], r.2)).collect::<Vec<_>>(), WHOLE_TREES);
    // Statuses of leaves.
    let mut rows = Vec::new();
    for ((c, stands), placed) in cases.iter().zip(&stands).zip(&placed) {
        for p in leaves(c) {
            if let Some(k) = class(&c.case.gold(p).status) {
                rows.push((c.weight * BALANCE[k], leaf::status(c.prepared, placed, p, stands).to_vec(), k));
            }
        }
    }
    w.status = single(&classify(&rows, leaf::LEAF, 0.002, 400));
    // The same by trees.
    {
        let mut rows = Vec::new();
        for ((c, stands), placed) in cases.iter().zip(&stands).zip(&placed) {
            for p in leaves(c) {
                if let Some(k) = class(&c.case.gold(p).status) {
                    rows.push((c.weight * BALANCE[k], leaf::everything(c.prepared, placed, p, stands), k));
                }
            }
        }
        let given: Vec<_> = rows.iter().map(|r| (r.0, &r.1[..], r.2 < 2)).collect();
        w.given = boost(&given, TREES);
        let whole: Vec<_> = rows.iter().filter(|r| r.2 < 2).map(|r| (r.0, &r.1[..], r.2 == 0)).collect();
        w.whole = boost(&whole, TREES / 2);
    }
    // Statuses of parents.
    let mut rows = Vec::new();
    for ((c, stands), placed) in cases.iter().zip(&stands).zip(&placed) {
        let chances = decide::decide(c.prepared, placed, stands, &w);
        for p in (0..c.prepared.points.len()).filter(|&p| !c.prepared.points[p].leaf) {
            if let Some(k) = class(&c.case.gold(p).status) {
                let children: Vec<_> = (0..c.prepared.points.len())
                    .filter(|&q| c.prepared.points[q].parent == Some(p))
                    .map(|q| chances[q])
                    .collect();
                rows.push((c.weight * BALANCE[k], decide::parent(&children, &stands[p]).to_vec(), k));
            }
        }
    }
    w.parent = single(&classify(&rows, decide::ABOVE, 0.005, 400));
    w
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut folders, mut write, mut folds, mut show) = (Vec::new(), None, 7, None);
    while let Some(a) = args.next() {
        match a.as_str() {
            "--write" => write = args.next(),
            "--folds" => folds = args.next().unwrap().parse().unwrap(),
            "--show" => show = args.next(),
            _ => folders.push(a),
        }
    }
    let mut cases = Vec::new();
    for (set, folder) in folders.iter().enumerate() {
        let mut parts = folder.split(':');
        let path = parts.next().unwrap();
        let weight = parts.next().map_or(1.0, |w| w.parse().unwrap());
        let mut helped = false;
        let mut hide = None;
        for part in parts {
            match part.split_once('-') {
                Some((from, to)) => hide = Some((from.parse().unwrap(), to.parse().unwrap())),
                None => helped = part == "helped",
            }
        }
        cases.extend(load(path, set, weight, hide, helped));
    }
    cases.extend(strangers(&cases, folders.len()));
    folders.push("strangers".to_owned());
    let mut groups: Vec<String> = cases.iter().map(|c| c.group.clone()).collect();
    groups.sort();
    groups.dedup();
    println!("{} drafts, {} groups", cases.len(), groups.len());
    let fold = |c: &Case| groups.iter().position(|g| *g == c.group).unwrap() % folds;
    let mut sets: BTreeMap<String, Tally> = BTreeMap::new();
    let results: Vec<Vec<(usize, Report, Report)>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..folds)
            .map(|k| {
                let (cases, fold) = (&cases, &fold);
                scope.spawn(move || {
                    let train: Vec<&Case> = cases.iter().filter(|c| c.weight > 0.0 && fold(c) != k).collect();
                    let w = fit(&train);
                    (0..cases.len())
                        .filter(|&i| fold(&cases[i]) == k)
                        .map(|i| {
                            let input = cases[i].input();
                            (
                                i,
                                decided(&input, &cases[i].prepared, &w),
                                decided(&input, &cases[i].honest, &w),
                            )
                        })
                        .collect()
                })
            })
            .collect();
        handles.into_iter().map(|h| h.join().unwrap()).collect()
    });
    for (i, report, dull) in results.iter().flatten() {
        let case = &cases[*i];
        let shown = show.as_ref().is_some_and(|s| case.name.contains(s.as_str()));
        let folder = folders[case.set].split(':').next().unwrap().trim_end_matches('/');
        let set = format!("{} {}", case.set, folder.rsplit('/').next().unwrap());
        sets.entry(set.clone()).or_default().add(case, report, shown);
        sets.entry(format!("{set}, lexicon written without it")).or_default().add(case, dull, false);
        if case.name.contains('_') {
            let kind = case.name.split('/').next().unwrap();
            sets.entry(format!("{set} {kind}")).or_default().add(case, report, false);
        }
        if case.gold.values().all(|g| g.status == "missing") {
            sets.entry(format!("{set} off the topic")).or_default().add(case, report, false);
        }
    }
    for (name, tally) in &sets {
        tally.print(name);
    }
    if let Some(file) = write {
        let all: Vec<&Case> = cases.iter().filter(|c| c.weight > 0.0).collect();
        let w = fit(&all);
        let rows = |names: &[&str], w: &[f32]| {
            for (n, w) in names.iter().zip(w) {
                println!("  {n:16} {w:7.3}");
            }
        };
        rows(&PAIR, &w.pair);
        println!("{w:?}");
        let text = serde_json::to_string(&w).unwrap().replace("],\"", "],\n\"").replace("},{", "},\n{");
        std::fs::write(file, text + "\n").unwrap();
    }
}
