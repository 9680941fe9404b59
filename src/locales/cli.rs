//! The command line.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const ABOUT: Text = Text(
    "策论：在终端里练遴选、申论写作的考场",
    "celun: an exam room in the terminal for people who practise exam essays",
);
pub const FILE: Text = Text("文本文件，- 为标准输入", "text file, - for standard input");
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
pub const SHEET_PROFILE: Text =
    Text("排格规则，或设置里自己的规则", "habits to follow, or rules of your own from the settings");
pub const NO_PROFILE: Text =
    Text("没有排格规则“{name}”，可用：{known}", "no habits called `{name}`; use one of {known}");

pub const UNREADABLE: Text = Text("{file}：无法读取，{why}", "{file}: cannot be read: {why}");
pub const NOT_FOUND: Text = Text("文件不存在，请检查路径", "no such file; check the path");
pub const DENIED: Text = Text("没有权限，请检查文件权限", "permission denied; check its permissions");
pub const FOLDER: Text = Text("这是文件夹，请指定文件", "it is a folder; name a file");
pub const TOO_BIG: Text = Text("{file}：超过 {max} MB，太大了", "{file}: too big, more than {max} MB");
pub const NOT_UTF8: Text = Text(
    "{file}：第 {byte} 字节处不是 UTF-8 文本，请转换编码或用 --encoding 指明",
    "{file}: not UTF-8 text at byte {byte}; convert it or name its encoding with --encoding",
);
pub const NOT_ENCODED: Text = Text(
    "{file}：不是有效的 {encoding} 文本，请换一种 --encoding",
    "{file}: not valid {encoding}; name another --encoding",
);
pub const BINARY: Text = Text("{file}：不是文本文件", "{file}: not a text file");
pub const GUESSED: Text = Text(
    "{file}：按 {encoding} 编码读取（可用 --encoding 另行指定）",
    "{file}: read as {encoding} (--encoding overrides this)",
);
pub const ENCODING: Text = Text("文件编码；不写则自动识别", "encoding of the file; left out: detected");
pub const UNWRITABLE: Text =
    Text("标准输出：无法写入（{why}）", "standard output: cannot be written ({why})");

pub const LIST_ABOUT: Text = Text("列出资料包和题目", "list packs and questions");
pub const LIST_PACK: Text = Text(
    "{title}（{id}）：题目{questions}，提纲{outlines}，范文{essays}",
    "{title} ({id}): {questions} questions, {outlines} outlines, {essays} model essays",
);
pub const LIST_BEST: Text = Text("作答{n}次，最高{best}%", "{n} attempts, best {best}%");

pub const SHOW_ABOUT: Text =
    Text("显示题目、资料、提纲、理论要点或范文", "show a question, material, outline, theory or model essay");
pub const SHOW_ID: Text =
    Text("编号，如 q4；重名时写 资料包/编号", "id such as q4; PACK/ID if several packs have it");
pub const SHOW_OUTLINE: Text = Text("题目连同参考提纲一起显示", "show a question with its reference outline");

pub const WRITE_ABOUT: Text = Text("直接进入考场作答", "straight into the writing room");
pub const WRITE_ID: Text =
    Text("题目编号，如 q4；重名时写 资料包/编号", "question id such as q4; PACK/ID if several packs have it");
pub const WRITE_EXAM: Text =
    Text("模考：到点自动交卷，不能暂停", "an exam: no pause, handed in when the time is up");
pub const WRITE_MINUTES: Text = Text("时限（分钟，1—600）", "minutes allowed (1-600)");

pub const CHECK_ABOUT: Text = Text("检查资料包", "validate packs");
pub const CHECK_FILE: Text = Text("资料包的总文件（JSON）", "heads of packs (JSON)");
pub const CHECK_GOOD: Text = Text(
    "{file}：正确。{title}：题目{questions}，提纲{outlines}，理论{theory}，资料{materials}，范文{essays}",
    "{file}: good. {title}: {questions} questions, {outlines} outlines, {theory} theory trees, {materials} materials, {essays} model essays",
);
pub const CHECK_SCHEMA: Text =
    Text("{file}：格式说明，不是资料包", "{file}: the format's schema, not a pack");
pub const CHECK_FOUND: Text = Text("发现{n}处问题", "{n} problem(s) found");

pub const OUTLINE_ABOUT: Text = Text("提取文档的提纲", "read the outline of a document");
pub const OUTLINE_NONE: Text =
    Text("{file}：没有找到编号或标题，提不出提纲", "{file}: no numbers or headings to make an outline of");

pub const HISTORY_ABOUT: Text = Text("列出作答记录", "list attempts");
pub const HISTORY_NONE: Text = Text("还没有作答记录", "there are no attempts yet");
pub const HISTORY_COVERAGE: Text = Text("覆盖{n}%", "covers {n}%");
pub const HISTORY_CELLS: Text = Text("{n}格", "{n} cells");
pub const HISTORY_MINUTES: Text = Text("{n}分钟", "{n} min");
pub const HISTORY_OPEN: Text = Text("未交卷", "not handed in");

pub const EXPORT_ABOUT: Text = Text("导出一次作答", "export an attempt");
pub const EXPORT_ATTEMPT: Text = Text("作答名，见 celun history", "name of the attempt, see celun history");
pub const EXPORT_FORMAT: Text = Text("格式", "format");

pub const COMPLETIONS_ABOUT: Text = Text("输出命令行补全脚本", "print a completion script");
pub const COMPLETIONS_SHELL: Text = Text("命令行外壳", "shell");

pub const MAN_ABOUT: Text = Text("输出手册页（roff）", "print the manual page (roff)");
pub const MAN_COMMANDS: Text = Text("命令", "COMMANDS");
pub const MAN_FILES: Text = Text("文件与环境变量", "FILES AND ENVIRONMENT");
pub const MAN_FILES_TEXT: Text = Text(
    "CELUN_HOME：数据文件夹，默认为XDG数据目录下的celun；其中attempts为作答，packs为自己的资料包。\nCELUN_LANG：界面语言，zh或en。\nNO_COLOR：不用颜色。",
    "CELUN_HOME: the data folder, by default celun in the XDG data directory; attempts holds the attempts, packs your own packs.\nCELUN_LANG: language, zh or en.\nNO_COLOR: no colours.",
);
pub const MAN_EXIT: Text = Text("退出码", "EXIT STATUS");
pub const MAN_EXIT_TEXT: Text = Text(
    "0：完成。\n1：失败，原因见标准错误。\n2：用法不对。",
    "0: done.\n1: failed; standard error says why.\n2: wrong usage.",
);

pub const AFTER_HELP: Text = Text(
    "不带命令则打开界面。数据在 CELUN_HOME（默认为 XDG 数据目录），语言由 CELUN_LANG 或系统决定。",
    "Without a command the screens open. Data is in CELUN_HOME (default: the XDG data directory); CELUN_LANG or the system sets the language.",
);
pub const HELP_TEMPLATE: Text = Text(
    "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
    "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
);
pub const HELP_ARGUMENTS: Text = Text("参数", "Arguments");
pub const HELP_OPTIONS: Text = Text("选项", "Options");
pub const HELP_COMMANDS: Text = Text("命令", "Commands");
pub const HELP_COMMAND: Text = Text("命令", "COMMAND");
pub const HELP_FLAG: Text = Text("显示帮助", "print help");
pub const VERSION_FLAG: Text = Text("显示版本", "print version");

pub const WRONG_USAGE: Text = Text("{what}；用法见 celun --help", "{what}; see celun --help");
pub const UNKNOWN_ARGUMENT: Text = Text("不认识的参数“{arg}”", "unknown argument `{arg}`");
pub const UNKNOWN_COMMAND: Text = Text("没有“{arg}”这个命令", "no such command: `{arg}`");
pub const MISSING_ARGUMENT: Text = Text("缺少参数{arg}", "missing argument {arg}");
pub const MISSING_VALUE: Text = Text("{arg}后面缺少值", "{arg} needs a value");
pub const BAD_VALUE: Text = Text("{arg}的值“{value}”不对", "bad value `{value}` for {arg}");
pub const VALID_VALUES: Text = Text("，可用：{values}", "; use one of {values}");
pub const CONFLICT: Text = Text("{arg}不能与其他参数同用", "{arg} cannot be used with the others");
