//! What is said of the settings file.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const UNREADABLE: Text =
    Text("无法读取（{why}），改用默认设置", "cannot be read ({why}); the defaults are used");
pub const TOO_LARGE: Text = Text("文件过大，改用默认设置", "the file is too large; the defaults are used");
pub const SYNTAX: Text = Text("不是合格的 TOML：{why}", "not valid TOML: {why}");
pub const UNKNOWN: Text = Text("不认识的设置 {key}，已忽略", "unknown setting {key}, left out");
pub const WRONG: Text = Text(
    "{key}：“{found}”不合要求，可用 {allowed}；已用默认值",
    "{key}: \"{found}\" does not fit, allowed: {allowed}; the default is used",
);
pub const BAD_SHEET: Text = Text("答题卡规则 {name}：{why}；已忽略", "sheet rules {name}: {why}; left out");
/// As plain text in both languages: it stands within [`BAD_SHEET`].
pub const SHEET_NAME: &str = "名字要另取，20 字以内 (another name, up to 20 characters)";
