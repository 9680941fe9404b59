//! What is said of how an attempt went.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const COURSE: Text = Text("过程", "How it went");
pub const HINT_COURSE: Text = Text("过程", "Time");
pub const DO_COURSE: Text = Text("时间用在哪里、字数怎样增长", "where the time went and how the essay grew");
pub const READING: Text = Text("读题读资料", "Reading");
pub const PLANNING: Text = Text("列提纲", "Planning");
pub const WRITING: Text = Text("写作", "Writing");
pub const REVISING: Text = Text("修改", "Revising");
pub const AWAY: Text = Text("离开", "Away");
pub const GROWTH: Text =
    Text("每分钟末的字数，占字数要求的比例", "Count at the end of each minute, as a share of the limit");
pub const NOT_KEPT: Text = Text("这次作答没有记录过程", "how this attempt went was not recorded");
