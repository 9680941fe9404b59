//! From decisions to the report: passages, order, balance, what no point claims.
use super::features::{self, Prepared};
use super::stand::Stand;
use super::weights::Weights;
use super::{
    Balance, Evidence, Input, Order, Placement, PointReport, Report, Span, Status, decide, figures, matches,
    reference, remarks, segment, stand,
};

/// An evidence passage longer than this is narrowed to the clauses that matter; a lead is shown with what follows it.
const LONGEST: usize = 160;

/// Compares a draft with an outline.
pub fn compare(input: &Input) -> Report {
    let known = Input { references: reference::aligned(input), ..input.clone() };
    decided(&known, &features::prepare(&known), decide::weights())
}

/// Decides a prepared comparison with the given weights.
pub fn decided(input: &Input, c: &Prepared, w: &Weights) -> Report {
    let scores = stand::scores(c, w);
    let placed = stand::place(c, &scores);
    let mut stands = stand::stand(c, &placed, w);
    let mut chances = decide::decide(c, &placed, &stands, w);
    for (p, chances) in chances.iter_mut().enumerate() {
        if c.points[p].leaf && stands[p].unit.is_some_and(|u| contradicted(input, c, p, u)) {
            *chances = [0.0, chances[0] + chances[1], chances[2]];
        }
    }
    // A parent is shown where its surest child stands.
    for p in (0..c.points.len()).rev() {
        if let Some(parent) = c.points[p].parent
            && !c.points[parent].leaf
        {
            let (a, b) = (stands[parent], stands[p]);
            if b.given > a.given {
                stands[parent].unit = b.unit;
                stands[parent].given = b.given;
            }
        }
    }
    let statuses: Vec<Status> = chances.iter().map(|c| decide::likeliest(*c)).collect();
    let placements = placements(c, &statuses, &stands);
    let pairs = remarks::pairs_of_sentences(c);
    let points: Vec<PointReport> = input
        .points
        .iter()
        .enumerate()
        .map(|(p, point)| {
            let given = statuses[p] != Status::Missing;
            let unit = stands[p].unit.filter(|_| given);
            let span = unit.map(|u| passage(c, input, p, u));
            PointReport {
                id: point.id.clone(),
                text: point.text.to_owned(),
                depth: point.depth,
                weight: point.weight,
                status: statuses[p],
                score: round(chances[p][0] + 0.5 * chances[p][1]),
                span,
                evidence: unit.map(|u| evidence(c, input, p, u)).into_iter().collect(),
                order: placements[p],
                chances: chances[p].map(round),
                confidence: round(chances[p].into_iter().fold(0.0, f32::max)),
                unsure: c.points[p].leaf && remarks::unsure(chances[p]),
                said: stands[p].unit.map(|u| remarks::said(c, p, u)).unwrap_or_default(),
                repeated: unit
                    .filter(|_| c.points[p].leaf)
                    .map(|u| remarks::repeated(c, &scores, &pairs, p, u))
                    .unwrap_or_default(),
                nearest: (!given).then(|| remarks::nearest(c, &scores, input, p, &stands[p])),
                bare_heading: unit.is_some_and(|u| remarks::bare_heading(c, u)),
            }
        })
        .collect();
    let moved: Vec<String> = points
        .iter()
        .filter(|p| matches!(p.order, Some(Placement::Early | Placement::Late)))
        .map(|p| p.id.clone())
        .collect();
    let placed_points = points.iter().filter(|p| p.order.is_some()).count();
    let order = Order {
        score: if placed_points == 0 { 1.0 } else { 1.0 - moved.len() as f64 / placed_points as f64 },
        moved,
        matters: remarks::in_sequence(input),
    };
    let claims = claims(c, &scores, &stands, &statuses);
    Report {
        schema: "celun.compare/1".into(),
        title: input.title.to_owned(),
        coverage: coverage(input, c, &statuses),
        balance: balance(input, c, &claims),
        unclaimed: unclaimed(c, &claims),
        points,
        order,
    }
}

fn round(x: f32) -> f64 {
    (f64::from(x) * 1000.0).round() / 1000.0
}

/// Whether the passage gives other figures than the point.
fn contradicted(input: &Input, c: &Prepared, point: usize, unit: usize) -> bool {
    let here = c.draft.units[unit].paragraph;
    let mut paragraph = c.draft.units.iter().filter(|u| u.paragraph == here).map(|u| u.span);
    let Some(first) = paragraph.next() else { return false };
    let end = paragraph.next_back().unwrap_or(first).1;
    let (s, e) = sentence(c, unit);
    figures::contradict(input.points[point].text, &c.draft.chars[s..e], &c.draft.chars[first.0..end])
}

/// Share of the leaves' weight that is given; all leaves alike if none has a weight.
fn coverage(input: &Input, c: &Prepared, statuses: &[Status]) -> f64 {
    let (mut got, mut all) = (0.0, 0.0);
    for (p, point) in input.points.iter().enumerate().filter(|(p, _)| c.points[*p].leaf) {
        let weight = if point.weight > 0.0 { point.weight } else { 1.0 };
        all += weight;
        got += weight
            * match statuses[p] {
                Status::Covered => 1.0,
                Status::Partial => 0.5,
                Status::Missing => 0.0,
            };
    }
    if all > 0.0 { got / all } else { 0.0 }
}

/// The sentence of the unit.
pub fn sentence(c: &Prepared, unit: usize) -> Span {
    let units = &c.draft.units;
    let sentence = &c.draft.sentences[units[unit].sentence];
    (units[sentence.start].span.0, units[sentence.end - 1].span.1)
}

/// The passage shown for a point that stands on `unit`.
fn passage(c: &Prepared, input: &Input, point: usize, unit: usize) -> Span {
    let units = &c.draft.units;
    let here = &units[unit];
    let mut span = sentence(c, unit);
    if here.lead || here.heading {
        for next in units[unit + 1..].iter().take(6) {
            let together =
                next.paragraph == here.paragraph || (here.heading && next.paragraph == here.paragraph + 1);
            let body = !next.heading && !remarks::concludes(c, next);
            if !together || !body || next.span.1 - span.0 > LONGEST {
                break;
            }
            span.1 = next.span.1;
        }
    } else if span.1 - span.0 > LONGEST {
        let marks = matches::matches(c, input, point, unit);
        let clauses = segment::clauses(&c.draft.chars, span);
        let hits =
            |s: &Span| marks.iter().filter(|m| m.0 >= s.0 && m.1 <= s.1).map(|m| m.1 - m.0).sum::<usize>();
        let mut best = (0, (span.0, span.0 + LONGEST));
        for (i, first) in clauses.iter().enumerate() {
            for last in &clauses[i..] {
                let window = (first.0, last.1);
                if window.1 - window.0 > LONGEST {
                    break;
                }
                let n = hits(&window);
                if n > best.0 {
                    best = (n, window);
                }
            }
        }
        span = best.1;
    }
    span
}

pub fn evidence(c: &Prepared, input: &Input, point: usize, unit: usize) -> Evidence {
    let mut terms: Vec<String> = Vec::new();
    for (s, e) in matches::matches(c, input, point, unit) {
        let term: String = c.draft.chars[s..e].iter().collect();
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    Evidence { span: passage(c, input, point, unit), terms }
}

/// Where the given leaves stand against the outline's order: those outside the longest run in order have moved.
fn placements(c: &Prepared, statuses: &[Status], stands: &[Stand]) -> Vec<Option<Placement>> {
    let mut out = vec![None; c.points.len()];
    let given: Vec<(usize, usize)> = (0..c.points.len())
        .filter(|&p| c.points[p].leaf && statuses[p] != Status::Missing)
        .filter_map(|p| stands[p].unit.map(|u| (p, u)))
        .collect();
    // Neighbouring sentences of a paragraph stand together: which of them comes first is no order.
    let units = &c.draft.units;
    let follows = |a: usize, b: usize| {
        let beside = units[a].paragraph == units[b].paragraph && units[a].sentence <= units[b].sentence + 1;
        a <= b || beside
    };
    // Longest run of units that never goes back.
    let mut length = vec![1_usize; given.len()];
    let mut from: Vec<Option<usize>> = vec![None; given.len()];
    for i in 0..given.len() {
        for j in 0..i {
            if follows(given[j].1, given[i].1) && length[j] + 1 > length[i] {
                length[i] = length[j] + 1;
                from[i] = Some(j);
            }
        }
    }
    let mut kept = vec![false; given.len()];
    let mut at = (0..given.len()).max_by_key(|&i| (length[i], std::cmp::Reverse(i)));
    while let Some(i) = at {
        kept[i] = true;
        at = from[i];
    }
    for (i, &(p, u)) in given.iter().enumerate() {
        out[p] = Some(if kept[i] {
            Placement::In
        } else if given[..i].iter().enumerate().any(|(j, g)| kept[j] && g.1 > u) {
            Placement::Early
        } else {
            Placement::Late
        });
    }
    out
}

/// The top-level point that claims each unit.
fn claims(c: &Prepared, scores: &[Vec<f32>], stands: &[Stand], statuses: &[Status]) -> Vec<Option<usize>> {
    let top = |mut p: usize| {
        while let Some(parent) = c.points[p].parent {
            p = parent;
        }
        p
    };
    let mut out: Vec<Option<usize>> = (0..c.units.len())
        .map(|u| {
            (0..c.points.len())
                .filter(|&p| c.points[p].leaf && statuses[p] != Status::Missing && scores[p][u] > 0.0)
                .max_by(|&a, &b| scores[a][u].total_cmp(&scores[b][u]))
        })
        .collect();
    for p in (0..c.points.len()).filter(|&p| c.points[p].leaf && statuses[p] != Status::Missing) {
        if let Some(u) = stands[p].unit {
            out[u].get_or_insert(p);
        }
    }
    // A sentence that nothing claims belongs to what its paragraph's other sentences say, unless it is of something else.
    let direct = out.clone();
    for u in 0..out.len() {
        if out[u].is_none() {
            let same = |v: usize| c.draft.units[v].paragraph == c.draft.units[u].paragraph;
            let before = (0..u).rev().take_while(|&v| same(v)).find_map(|v| direct[v]);
            let near = before.or_else(|| (u + 1..out.len()).take_while(|&v| same(v)).find_map(|v| direct[v]));
            out[u] = near.filter(|_| !remarks::beside_the_point(c, u, &direct));
        }
    }
    // A heading, and a line that announces what follows, belong to that.
    for u in (0..out.len()).rev() {
        if out[u].is_none() && remarks::announces(c, u) {
            out[u] = out[u + 1..].iter().find_map(|claim| *claim);
        }
    }
    out.into_iter().map(|o| o.map(top)).collect()
}

fn balance(input: &Input, c: &Prepared, claims: &[Option<usize>]) -> Vec<Balance> {
    let size = |u: usize| c.draft.units[u].span.1 - c.draft.units[u].span.0;
    let all: usize = (0..c.units.len()).map(size).sum();
    (0..c.points.len())
        .filter(|&p| c.points[p].parent.is_none())
        .map(|p| {
            let own: usize = (0..c.units.len()).filter(|&u| claims[u] == Some(p)).map(size).sum();
            Balance { id: input.points[p].id.clone(), share: round(own as f32 / all.max(1) as f32) }
        })
        .collect()
}

fn unclaimed(c: &Prepared, claims: &[Option<usize>]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut last_unclaimed = false;
    for (u, (unit, claim)) in c.draft.units.iter().zip(claims).enumerate() {
        if claim.is_some() || remarks::is_form(c, u) {
            last_unclaimed = false;
            continue;
        }
        match out.last_mut() {
            Some(span) if last_unclaimed => span.1 = unit.span.1,
            _ => out.push(unit.span),
        }
        last_unclaimed = true;
    }
    out
}
