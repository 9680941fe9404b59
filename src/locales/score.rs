//! What is said of a score range.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const OVER_LIMIT: Text = Text("超出字数要求", "over the limit");
pub const SHORT_OF_LIMIT: Text = Text("字数不足", "short of the limit");
pub const LACKS: Text = Text("缺{part}", "no {part}");
pub const COPIED: Text = Text("连抄资料50字以上", "50 or more copied in a row");
pub const POINTS: Text = Text("{why}：扣{points}分", "{why}: −{points}");
pub const POINTS_RANGE: Text =
    Text("{why}：扣{low}—{high}分（字数口径不一）", "{why}: −{low} to −{high} (counts disagree)");
pub const POINTS_SOMEWHERE: Text =
    Text("{why}：扣{low}—{high}分（各地不一）", "{why}: −{low} to −{high} (markers differ)");
