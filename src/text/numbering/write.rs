//! Outlines as text: the number of each level, one point a line.
use super::{Heading, Skeleton};

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The number of the `n`th point (from 1) at `depth` (from 1): 一、 → （一） → 1. → （1） → ①, the order of official documents.
pub fn number(depth: usize, n: usize) -> String {
    match depth {
        1 => format!("{}、", hanzi(n)),
        2 => format!("（{}）", hanzi(n)),
        3 => format!("{n}."),
        4 => format!("（{n}）"),
        _ => circled(n).map_or_else(|| format!("{n}）"), String::from),
    }
}

/// As [`number`] in a text of letters: I. → A. → 1. → a.
pub fn latin(depth: usize, n: usize) -> String {
    let letter = |first: u8| match u8::try_from(n) {
        Ok(n @ 1..=26) => format!("{}. ", char::from(first + n - 1)),
        _ => format!("{n}. "),
    };
    match depth {
        1 => format!("{}. ", roman(n)),
        2 => letter(b'A'),
        3 => format!("{n}. "),
        _ => letter(b'a'),
    }
}

/// 1–99 in hanzi, beyond in digits.
fn hanzi(n: usize) -> String {
    let (tens, ones) = (n / 10, n % 10);
    match (tens, ones) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, 0) => format!("{}十", DIGITS[tens]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => n.to_string(),
    }
}

/// 1–39 in Roman figures, beyond in digits.
fn roman(n: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    match (n / 10, ONES.get(n % 10)) {
        (tens @ 0..=3, Some(ones)) if n > 0 => format!("{}{ones}", "X".repeat(tens)),
        _ => n.to_string(),
    }
}

/// ① … ⑳
fn circled(n: usize) -> Option<char> {
    u32::try_from(n).ok().filter(|n| (1..=20).contains(n)).and_then(|n| char::from_u32(0x2460 + n - 1))
}

impl Skeleton {
    /// The outline as a plain text that [`super::read_outline`] reads again: `# title`, then one numbered point a line,
    /// indented by level.
    pub fn to_text(&self) -> String {
        fn add(headings: &[Heading], out: &mut String) {
            for (index, heading) in headings.iter().enumerate() {
                out.extend(std::iter::repeat_n("  ", heading.depth - 1));
                *out += &number(heading.depth, index + 1);
                *out += &heading.text;
                out.push('\n');
                add(&heading.children, out);
            }
        }
        let mut out = self.title.as_ref().map_or_else(String::new, |title| format!("# {title}\n"));
        add(&self.points, &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::{read_outline, shown};
    use super::*;

    #[test]
    fn numbers_follow_the_levels_of_official_documents() {
        let shown = [(1, 1), (1, 10), (1, 12), (2, 20), (2, 34), (3, 2), (4, 3), (5, 2), (5, 21), (1, 120)]
            .map(|(d, n)| number(d, n));
        assert_eq!(
            shown,
            ["一、", "十、", "十二、", "（二十）", "（三十四）", "2.", "（3）", "②", "21）", "120、"]
        );
    }

    #[test]
    fn numbers_in_letters_follow_the_levels_of_an_outline() {
        let shown: Vec<_> = [(1, 4), (1, 19), (2, 2), (3, 5), (4, 26), (4, 27), (1, 40), (1, 0)]
            .map(|(d, n)| latin(d, n))
            .to_vec();
        assert_eq!(shown, ["IV. ", "XIX. ", "B. ", "5. ", "z. ", "27. ", "40. ", "0. "]);
    }

    proptest::proptest! {
        #[test]
        fn an_outline_as_text_is_read_again(rows in proptest::collection::vec((0_usize..5, "[甲乙丙丁]{1,4}"), 1..30)) {
            let lines: Vec<String> = rows.iter().map(|(d, t)| "  ".repeat(*d) + t).collect();
            let text = lines.join("\n");
            let first = read_outline(&text);
            let titled = Skeleton { title: Some("题".to_owned()), ..first };
            let again = read_outline(&titled.to_text());
            proptest::prop_assert_eq!(shown(&again), shown(&titled));
        }
    }
}
