//! The command line.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const ABOUT: Text = Text(
    "策论：在终端里练遴选、申论写作的考场",
    "celun: an exam room in the terminal for people who practise exam essays",
);
pub const FILE: Text = Text("文件（UTF-8 文本），- 为标准输入", "file (UTF-8 text), - for standard input");
pub const JSON: Text = Text("输出 JSON", "print JSON");

pub const COUNT_ABOUT: Text = Text("计字数：格数、字数、汉字数", "count cells, characters and hanzi");
pub const COUNT_CELLS: Text = Text("占格", "cells");
pub const COUNT_PAPER: Text = Text("纸面格数（含空格）", "cells on paper, blank ones included");
pub const COUNT_CHARS: Text = Text("字数（含标点）", "characters, marks included");
pub const COUNT_HANZI: Text = Text("汉字", "hanzi");
pub const COUNT_WORDS: Text = Text("英文词数", "words");
pub const COUNT_PARAGRAPHS: Text = Text("段落", "paragraphs");

pub const SHEET_ABOUT: Text = Text("按答题卡方格排版", "lay a text out on the answer sheet");
pub const SHEET_COLUMNS: Text = Text("每行格数（5—100）", "cells of a row (5-100)");
pub const SHEET_NO_INDENT: Text = Text("段首不空两格", "no two empty cells before a paragraph");
pub const SHEET_PROFILE: Text = Text("排格规则", "habits to follow");

pub const UNREADABLE: Text = Text(
    "{file}：无法读取（{why}），请检查路径和权限",
    "{file}: cannot be read ({why}); check the path and its permissions",
);
pub const NOT_UTF8: Text = Text(
    "{file}：第 {byte} 字节处不是 UTF-8 文本，请先转换编码",
    "{file}: not UTF-8 text at byte {byte}; convert its encoding first",
);
pub const UNWRITABLE: Text =
    Text("标准输出：无法写入（{why}）", "standard output: cannot be written ({why})");
