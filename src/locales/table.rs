//! What lists with a filter say.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const KEYS_FILTER: Text = Text("筛选", "Filter");
pub const HINT_FILTER: Text = Text("筛选", "Filter");
pub const HINT_KEEP: Text = Text("保留", "Keep");
pub const HINT_DROP: Text = Text("取消", "Drop");
pub const DO_DONE: Text = Text("保留筛选，回到列表", "keep the filter, back to the list");
pub const DO_CLEAR: Text = Text("取消筛选", "drop the filter");
pub const DO_ESCAPE: Text = Text("取消筛选；返回", "drop the filter; back");
pub const DO_DELETE: Text = Text("删去一个字", "delete a character");
pub const DO_EMPTY: Text = Text("全部删去", "delete all");
pub const HINT_SORT: Text = Text("排序", "Sort");
pub const DO_SORT: Text = Text("换一种排序", "another order");
pub const SORTED: Text = Text("排序：{order}", "order: {order}");
