//! Outlines on the screen: a plain text of one.
use crate::{study::model::Point, text::numbering::number};

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
