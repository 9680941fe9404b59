//! What is said of sessions and their clocks.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const NO_CLOCK: Text = Text(
    "CELUN_CLOCK：{file} 不能当时钟用（{why}）；文件里应是两个整数，墙上时钟与单调时钟的毫秒数",
    "CELUN_CLOCK: {file} is no clock ({why}); it holds two whole numbers, wall and monotonic milliseconds",
);
