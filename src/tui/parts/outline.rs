//! Outlines on the screen: numbering by level, a plain text of one.
use crate::study::model::Point;

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The number of the `n`th point (from 1) at `depth` (from 1): 一、 → （一） → 1. → （1）, the order of official documents.
pub fn number(depth: usize, n: usize) -> String {
    match depth {
        1 => format!("{}、", hanzi(n)),
        2 => format!("（{}）", hanzi(n)),
        3 => format!("{n}."),
        _ => format!("（{n}）"),
    }
}

/// 1–99 in hanzi, beyond in digits.
fn hanzi(n: usize) -> String {
    let (tens, ones) = (n / 10, n % 10);
    match (DIGITS.get(tens), DIGITS.get(ones)) {
        _ if n == 0 => "〇".to_owned(),
        (Some(_), Some(o)) if tens == 0 => (*o).to_owned(),
        (Some(_), Some(o)) if tens == 1 => format!("十{o}"),
        (Some(t), Some(o)) => format!("{t}十{o}"),
        _ => n.to_string(),
    }
}

/// An outline as a text, one numbered point a line, indented by level.
pub fn text(points: &[Point]) -> String {
    fn walk(points: &[Point], depth: usize, out: &mut String) {
        for (i, point) in points.iter().enumerate() {
            out.extend(std::iter::repeat_n(' ', 4 * (depth - 1)));
            *out += &number(depth, i + 1);
            *out += &point.text;
            out.push('\n');
            walk(&point.children, depth + 1, out);
        }
    }
    let mut out = String::new();
    walk(points, 1, &mut out);
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_levels_of_official_documents() {
        let shown: Vec<_> = [(1, 1), (1, 10), (1, 12), (2, 20), (2, 34), (3, 2), (4, 3), (1, 120)]
            .map(|(d, n)| number(d, n))
            .to_vec();
        assert_eq!(shown, ["一、", "十、", "十二、", "（二十）", "（三十四）", "2.", "（3）", "120、"]);
    }
}
