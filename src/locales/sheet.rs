//! What printed answer sheets say.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const TITLE: Text = Text("答题卡", "Answer sheet");
pub const HEAD: Text =
    Text("答题卡 · 每行{columns}格 · {rows}行", "Answer sheet · {columns} cells a row · {rows} rows");
pub const HTML: Text = Text(
    "输出可打印的方格页面（HTML）；空文件得空白答题卡",
    "a printable page of ruled sheets (HTML); an empty file gives empty sheets",
);
pub const CELLS: Text = Text("字数上限的格数，标在页面上", "the most cells allowed, marked on the page");
