//! How points are numbered when they are shown.

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
    match (DIGITS.get(tens), DIGITS.get(ones)) {
        _ if n == 0 => "〇".to_owned(),
        (Some(_), Some(o)) if tens == 0 => (*o).to_owned(),
        (Some(_), Some(o)) if tens == 1 => format!("十{o}"),
        (Some(t), Some(o)) => format!("{t}十{o}"),
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

    #[test]
    fn numbers_in_letters_follow_the_levels_of_an_outline() {
        let shown: Vec<_> = [(1, 4), (1, 19), (2, 2), (3, 5), (4, 26), (4, 27), (1, 40), (1, 0)]
            .map(|(d, n)| latin(d, n))
            .to_vec();
        assert_eq!(shown, ["IV. ", "XIX. ", "B. ", "5. ", "z. ", "27. ", "40. ", "0. "]);
    }
}
