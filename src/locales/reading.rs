//! What a text that is read says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const KEYS_READING: Text = Text("阅读", "Reading");
pub const KEYS_SEARCH: Text = Text("查找", "Search");
pub const DO_UP: Text = Text("上滚一行", "a row up");
pub const DO_DOWN: Text = Text("下滚一行", "a row down");
pub const DO_PAGE_UP: Text = Text("上一屏", "a page up");
pub const DO_PAGE_DOWN: Text = Text("下一屏", "a page down");
pub const DO_START: Text = Text("开头", "the beginning");
pub const DO_END: Text = Text("结尾", "the end");
pub const DO_SEARCH: Text = Text("查找", "search");
pub const DO_SEARCH_NEXT: Text = Text("下一处", "next find");
pub const DO_SEARCH_PREVIOUS: Text = Text("上一处", "previous find");
pub const DO_SEARCH_END: Text = Text("结束查找", "end the search");
pub const DO_COPY: Text = Text("复制选中的文字（用鼠标拖选）", "copy what is selected (drag with the mouse)");
pub const DO_DELETE: Text = Text("删去一个字", "delete a character");
pub const DO_DELETE_ALL: Text = Text("全部删去", "delete all");
pub const HINT_SEARCH_NEXT: Text = Text("下一处", "Next");
pub const HINT_SEARCH_PREVIOUS: Text = Text("上一处", "Previous");
pub const HINT_SEARCH_END: Text = Text("结束", "End");
pub const SEARCH_LABEL: Text = Text("查找 ", "Search ");
pub const NOT_FOUND: Text = Text("没有找到“{what}”", "“{what}” not found");
