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

pub const SHEET: Text = Text("答题卡规则", "Sheet rules");
pub const SHEET_ABOUT: Text = Text(
    "标点和数字怎样占格。自己的规则写在 config.toml 的 [sheets.名字] 里。",
    "How marks and figures take cells. Rules of your own stand in config.toml under [sheets.NAME].",
);
pub const SHENLUN: Text = Text("申论", "Shenlun");
pub const STRICT: Text = Text("国标", "Strict GB");
pub const PLAIN: Text = Text("一字一格", "Plain");
pub const COLUMNS: Text = Text("每行格数", "Cells in a row");
pub const COLUMNS_ABOUT: Text = Text(
    "答题卡一行有几格；自己的规则以那里写的为准。",
    "Of the answer sheet; rules of your own say it themselves.",
);
pub const CELLS: Text = Text("{n} 格", "{n}");
pub const SPLIT: Text = Text("资料窗格", "Material pane");
pub const SPLIT_ABOUT: Text = Text(
    "考场里资料占的宽度；在考场里也可拖动分界，或按 F3、F4。",
    "Its share of the writing room; there the border can be dragged too, or F3 and F4 pressed.",
);
pub const PERCENT: Text = Text("{n}%", "{n}%");
pub const PEN: Text = Text("手写速度", "Handwriting");
pub const PEN_ABOUT: Text = Text(
    "考场的“笔”钟按它计时，打字才不显得时间宽裕。按 Enter 照抄一段百字短文实测。",
    "The pen clock goes by it, so that typing does not flatter. Enter measures it: copy a short passage.",
);
pub const A_MINUTE: Text = Text("每分钟 {n} 字", "{n} hanzi or {words} words a minute");
pub const DO_OPEN: Text = Text("下一个选项；手写速度：实测", "next choice; handwriting: measure it");
