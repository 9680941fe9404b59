//! Figures, dates and times: a passage that gives another figure than the point contradicts it.

/// A figure with what it counts: `8月20日上午9:30` is 8 月, 20 日, 9.5 时.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Figure {
    value: f64,
    unit: char,
}

/// The figures of a text. Clock times count in hours of the day.
fn figures(text: &[char]) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut afternoon = false;
    let mut i = 0;
    while i < text.len() {
        match text[i] {
            '上' | '下' | '晚' if matches!(text.get(i + 1), Some('午' | '上')) => {
                afternoon = text[i] != '上';
                i += 2;
            }
            c if c.is_ascii_digit() => {
                let digits = |from: usize| text.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
                let number = |from: usize, n: usize| {
                    text[from..from + n].iter().collect::<String>().parse::<f64>().unwrap_or(0.0)
                };
                let n = digits(i);
                let (start, mut value) = (i, number(i, n));
                i += n;
                let mut clock = false;
                if let Some(mark @ ('.' | ':' | '：')) = text.get(i)
                    && digits(i + 1) > 0
                {
                    let m = digits(i + 1);
                    clock = *mark != '.';
                    value = if clock { value + number(i + 1, m) / 60.0 } else { number(start, n + 1 + m) };
                    i += 1 + m;
                }
                let unit = text.get(i).copied().unwrap_or(' ');
                let unit = if clock || matches!(unit, '时' | '点') { '时' } else { unit };
                if unit == '时' && afternoon && value < 12.0 {
                    value += 12.0;
                }
                if unit == '时' || unit == '%' || super::symbols::is_hanzi(unit) {
                    out.push(Figure { value, unit });
                }
            }
            _ => i += 1,
        }
    }
    out
}

/// Whether the passage gives another figure of the same kind where the point gives one, and its paragraph never the right one.
pub fn contradict(point: &str, passage: &[char], paragraph: &[char]) -> bool {
    let asked = figures(&point.chars().collect::<Vec<_>>());
    if asked.is_empty() {
        return false;
    }
    let (said, around) = (figures(passage), figures(paragraph));
    asked.iter().any(|a| said.iter().any(|f| f.unit == a.unit) && !around.contains(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(point: &str, passage: &str) -> bool {
        let chars: Vec<char> = passage.chars().collect();
        contradict(point, &chars, &chars)
    }

    #[test]
    fn another_time_contradicts_and_the_same_written_otherwise_does_not() {
        assert!(t("时间：8月20日上午9时", "定于8月20日下午2:30召开"));
        assert!(t("时间：8月20日上午9时", "定于8月23日上午9:00召开"));
        assert!(!t("时间：8月20日上午9时", "定于8月20日（星期五）上午9:00召开"));
        assert!(!t("时间：8月20日下午2点半", "定于8月20日下午召开"));
    }

    #[test]
    fn figures_of_another_kind_do_not_matter() {
        assert!(!t("增长12%", "新增企业36家，增长12%"));
        assert!(!t("建成36个卫生室", "投入500万元建卫生室"));
        assert!(t("建成36个卫生室", "建成卫生室20个"));
        assert!(!t("落实三项制度", "培训120人"));
        assert!(!t("", "5个"));
    }
}
