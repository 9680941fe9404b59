//! Printable answer sheets: a page that stands alone, ruled in cells, empty for practice by hand or with an essay on them.
use super::html::escaped;
use crate::{
    locales::{Lang, sheet as say},
    text::sheet::{Profile, Sheet},
};

/// Cells of an empty sheet.
const EMPTY: usize = 1_000;
/// Most cells of a page; more would be no sheet but an attack on the browser.
const MOST: usize = 20_000;

const STYLE: &str = "@page{size:A4;margin:15mm 12mm}body{margin:0;font:15pt/1 serif;color:#222}\
header{font:10pt sans-serif;color:#777;margin:0 0 4mm}\
.row{display:flex;width:max-content;margin:0 auto 1.6mm;border:.2mm solid #8a8;border-right:0;break-inside:avoid;position:relative}\
.row span{width:6.6mm;height:7.4mm;border-right:.2mm solid #8a8;display:flex;align-items:center;justify-content:center;\
white-space:pre;letter-spacing:-.08em}\
.row span.two{font-size:11pt}.row span.last{border-right:.8mm solid #b55}\
.row i{position:absolute;right:0;bottom:-1.7mm;font:6pt/1 sans-serif;color:#777;background:#fff}";

/// The essay on its sheet; `limit`: the most cells that are allowed. Without a text, `limit` cells or a thousand, empty.
pub fn page(text: &str, profile: &Profile, limit: Option<usize>, lang: Lang) -> String {
    let sheet = Sheet::new(text, profile);
    let columns = sheet.columns();
    let asked = limit.unwrap_or(if text.trim().is_empty() { EMPTY } else { 0 }).min(MOST);
    // Sheets usually have room for the limit and one row more.
    let rows = (asked.div_ceil(columns) + 1).max(sheet.rows().len());
    let texts = sheet.texts(text);
    let mut lines = vec![
        "<!DOCTYPE html>".to_owned(),
        format!("<html lang=\"{}\">", if lang == Lang::Zh { "zh-CN" } else { "en" }),
        format!(
            "<head><meta charset=\"utf-8\"><title>{}</title><style>{STYLE}</style></head>",
            say::TITLE.get(lang)
        ),
        "<body>".to_owned(),
        format!("<header>{}</header>", say::HEAD.fill(lang, &[("columns", &columns), ("rows", &rows)])),
    ];
    for n in 0..rows {
        let cells = texts.get(n).map_or(&[][..], Vec::as_slice);
        let mut row = "<div class=\"row\">".to_owned();
        for c in 0..columns {
            let shown = cells.get(c).map_or("", String::as_str);
            let two = if shown.chars().count() > 1 { "two" } else { "" };
            let last = if limit == Some(n * columns + c + 1) { "last" } else { "" };
            let class = format!("{two} {last}");
            match class.trim() {
                "" => row += "<span>",
                class => row.extend(["<span class=\"", class, "\">"]),
            }
            row += &escaped(shown);
            row += "</span>";
        }
        if let Some(value) = milestone(n, columns, profile.milestone) {
            row.extend(["<i>", &value.to_string(), "</i>"]);
        }
        lines.push(row + "</div>");
    }
    lines.extend(["</body>".to_owned(), "</html>".to_owned()]);
    lines.join("\n") + "\n"
}

/// The count printed at row `n`.
fn milestone(n: usize, columns: usize, step: usize) -> Option<usize> {
    let value = ((n + 1) * columns).checked_div(step)? * step;
    (value > n * columns).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_essay_stands_in_its_cells() {
        let profile = Profile { columns: 5, milestone: 10, ..Profile::shenlun() };
        let page = page("依法<b>“治国”。", &profile, Some(12), Lang::Zh);
        assert_eq!(page.matches("<div class=\"row\">").count(), 4);
        assert_eq!(page.matches("<span").count(), 20);
        assert!(page.contains("<span>依</span><span>法</span>") && page.contains("”。</span>"));
        assert!(page.contains("&lt;") && !page.contains("<b>"), "{page}");
        assert!(page.contains("<i>10</i>") && page.contains("<i>20</i>") && !page.contains("<i>5</i>"));
        assert_eq!(page.matches("class=\"last\"").count(), 1);
    }

    #[test]
    fn an_empty_sheet_has_a_thousand_cells_or_as_many_as_are_asked_for() {
        let count = |limit| page("", &Profile::shenlun(), limit, Lang::En).matches("<span").count();
        assert_eq!([count(None), count(Some(300)), count(Some(usize::MAX))], [1_025, 325, 20_025]);
    }
}
