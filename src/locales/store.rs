//! What the store says: files, journals, attempts, settings.
#![expect(missing_docs, reason = "each text says itself")]
use super::Text;

pub const NO_HOME: Text = Text(
    "找不到用户主目录，不知道把作答存在哪里；请设置环境变量 CELUN_HOME 指定一个文件夹",
    "no home directory to keep attempts in; set CELUN_HOME to a folder",
);
pub const IO: Text = Text("无法{doing} {path}：{why}", "cannot {doing} {path}: {why}");
pub const MAKE: Text = Text("创建", "create");
pub const WRITE: Text = Text("写入", "write");
pub const SYNC: Text = Text("落盘", "flush to disk");
pub const READ: Text = Text("读取", "read");
pub const MOVE: Text = Text("移动", "move");
pub const LOCK: Text = Text("锁定", "lock");
pub const DISK_FULL: Text =
    Text("磁盘已满，请腾出空间，程序会继续重试", "the disk is full; free some space, saving is tried again");
pub const QUOTA: Text = Text(
    "超出磁盘配额或文件大小限制，请放宽限制，程序会继续重试",
    "over the quota or the file size limit; raise it, saving is tried again",
);
pub const DENIED: Text =
    Text("没有权限，请检查文件夹的归属和权限", "permission denied; check who owns the folder and its mode");
pub const READ_ONLY: Text = Text(
    "所在磁盘是只读的，请换一个文件夹（CELUN_HOME）",
    "the file system is read-only; choose another folder (CELUN_HOME)",
);
pub const GONE: Text = Text("文件或文件夹不见了", "the file or folder is gone");
pub const HELD: Text = Text(
    "作答 {name} 正由另一个 celun（{holder}）书写；请先在那边退出，这里只能阅读",
    "attempt {name} is being written by another celun ({holder}); quit it there first, here it can only be read",
);
pub const HOLDER_PID: Text = Text("进程 {pid}", "process {pid}");
pub const HOLDER_HOST: Text = Text("，主机 {value}", ", host {value}");
pub const HOLDER_SINCE: Text = Text("，始于 {value}", ", since {value}");
pub const HOLDER_UNKNOWN: Text = Text("进程号不明", "process unknown");
pub const NEWER: Text = Text(
    "{path} 由更新版本的 celun 写成（{schema}），只读；请升级 celun 后再改动",
    "{path} was written by a newer celun ({schema}) and is read-only; update celun to change it",
);
pub const DAMAGED: Text = Text(
    "{path} 已损坏（{why}）；原文件保持不动，可用 celun doctor 检查",
    "{path} is damaged ({why}); it is left as it is, celun doctor looks into it",
);
pub const NOT_OPEN: Text =
    Text("作答 {name} 已经交卷，不能再改", "attempt {name} is handed in and cannot be changed");
pub const STILL_OPEN: Text = Text("作答 {name} 尚未交卷", "attempt {name} is not handed in yet");
pub const NO_ATTEMPT: Text = Text("没有名为 {name} 的作答", "there is no attempt named {name}");
pub const BAD_NAME: Text = Text("不是作答的名字：{name}", "not the name of an attempt: {name}");
pub const BACK_DIFFERS: Text = Text("读回的内容与写入的不一致", "what was read back is not what was written");
pub const DROPPED: Text = Text("恢复时略过了{list}", "left out while recovering: {list}");
pub const DROPPED_TORN: Text = Text("没写完的记录{n}条", "{n} record(s) cut short");
pub const DROPPED_DAMAGED: Text = Text("损坏的记录{n}条", "{n} damaged record(s)");
pub const DROPPED_FOREIGN: Text = Text("别的作答的记录{n}条", "{n} record(s) of another attempt");
pub const DROPPED_DUPLICATE: Text = Text("重复的记录{n}条", "{n} repeated record(s)");
pub const DROPPED_UNREACHABLE: Text =
    Text("前文缺失而接不上的记录{n}条", "{n} record(s) whose predecessor is missing");
pub const DROPPED_UNKNOWN: Text = Text("看不懂的记录{n}条", "{n} record(s) of an unknown kind");
pub const SEPARATOR: Text = Text("、", ", ");
