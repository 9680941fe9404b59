//! Texts about study packs: what is wrong with a file, and look-ups that fail.
#![expect(missing_docs, reason = "the texts speak for themselves")]
use super::Text;

pub const MISSING_FILE: Text = Text("文件不存在", "no such file");
pub const NOT_A_FILE: Text = Text("不是普通文件", "not a regular file");
pub const TOO_BIG: Text =
    Text("文件有{size}字节，超过上限{max}字节", "the file has {size} bytes, more than the {max} allowed");
pub const OUTSIDE: Text = Text(
    "路径“{path}”越出资料包所在文件夹，只能写其中的相对路径",
    "path `{path}` leaves the pack's folder; write a relative path inside it",
);
pub const NOT_UTF8: Text =
    Text("第{byte}字节起不是UTF-8编码，请转存为UTF-8", "not UTF-8 from byte {byte} on; save it as UTF-8");
pub const IO: Text = Text("读取失败：{what}", "cannot be read: {what}");

pub const SYNTAX: Text = Text(
    "第{line}行第{column}列：不是有效的JSON（{what}）",
    "line {line}, column {column}: not valid JSON ({what})",
);
pub const NOT_A_PACK: Text = Text(
    "不是资料包：缺schema（应为“celun.pack/1”）；若是分册文件，请检查引用它的总文件",
    "not a pack: no schema (it should be `celun.pack/1`); if this is a part, check the file that names it",
);
pub const SCHEMA_NEWER: Text = Text(
    "资料包版本“{found}”比本程序新（支持“celun.pack/1”），请升级程序",
    "pack version `{found}` is newer than this program (which knows `celun.pack/1`); update the program",
);
pub const SCHEMA_UNKNOWN: Text = Text(
    "资料包版本“{found}”不认识，应为“celun.pack/1”",
    "unknown pack version `{found}`; it should be `celun.pack/1`",
);
pub const UNKNOWN_FIELD: Text =
    Text("没有这个字段，可用字段：{known}", "no such field; the fields are {known}");
pub const MISSING_FIELD: Text = Text("缺少此字段", "the field is missing");
pub const UNKNOWN_VALUE: Text =
    Text("不认识“{found}”，可用：{known}", "unknown value `{found}`; use one of {known}");
pub const WRONG_TYPE: Text = Text("类型不对：{what}", "wrong type: {what}");
pub const BAD_ID: Text = Text(
    "编号“{id}”不合规：1—64个小写字母、数字、“.”“_”“-”，以字母或数字开头",
    "bad id `{id}`: 1 to 64 lower-case letters, digits, `.`, `_`, `-`, beginning with a letter or digit",
);
pub const DUPLICATE_ID: Text =
    Text("编号“{id}”重复，已用于{first}", "duplicate id `{id}`, already used by {first}");
pub const UNKNOWN_REFERENCE: Text =
    Text("包内没有编号为“{id}”的{kind}", "the pack has no {kind} with id `{id}`");
pub const EMPTY: Text = Text("不能为空", "must not be empty");
pub const LINE_BREAK: Text = Text("只能写一行，不能换行", "must be one line");
pub const NO_POINTS: Text = Text("提纲没有要点", "the outline has no points");
pub const TOO_DEEP: Text = Text("要点超过{max}层", "points are nested deeper than {max} levels");
pub const OUT_OF_RANGE: Text =
    Text("数值{found}应在{low}—{high}之间", "{found} should lie between {low} and {high}");
pub const NO_LIMIT: Text = Text(
    "min、max、about都没有给；若由题干决定，请省去limit",
    "none of min, max, about is given; leave `limit` out to have it read from the prompt",
);
pub const MIN_OVER_MAX: Text = Text("下限{min}大于上限{max}", "min {min} is more than max {max}");
pub const ABOUT_OUTSIDE: Text =
    Text("about（{about}）不在min与max之间", "about ({about}) does not lie between min and max");
pub const TEXT_OR_FILE: Text =
    Text("file和text须给且只给一个", "give either `file` or `text`, not both and not none");
pub const COMMENT_OPEN: Text = Text(
    "第{line}行：要点标注“<!--”没有以“-->”结束",
    "line {line}: the point mark `<!--` is not closed by `-->`",
);
pub const COMMENT_POINT: Text = Text(
    "第{line}行：标注的要点“{path}”不在提纲“{outline}”中",
    "line {line}: outline `{outline}` has no point `{path}`",
);
pub const COMMENT_EMPTY: Text = Text(
    "第{line}行：要点标注前没有文字，或没有写要点",
    "line {line}: the point mark marks no text, or names no point",
);
pub const DUPLICATE_PART: Text = Text("分册“{path}”重复列出", "part `{path}` is listed twice");
pub const TOO_MANY: Text = Text("问题太多，后面的从略", "too many problems; the rest is left out");

pub const QUESTION: Text = Text("题目", "question");
pub const OUTLINE: Text = Text("提纲", "outline");
pub const MATERIAL: Text = Text("资料", "material");
pub const ESSAY: Text = Text("范文", "model essay");
pub const PAPER: Text = Text("套卷", "paper");
pub const THEORY: Text = Text("理论要点", "theory");
pub const ANY: Text =
    Text("题目、提纲、资料、范文或理论要点", "question, outline, material, model essay or theory");

pub const NOT_FOUND: Text = Text(
    "没有编号为“{id}”的{kind}；运行celun list查看",
    "there is no {kind} `{id}`; run `celun list` to see what there is",
);
pub const AMBIGUOUS: Text =
    Text("“{id}”不止一个，请写明：{choices}", "`{id}` is ambiguous; write one of {choices}");
