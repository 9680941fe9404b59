//! What a field to type into says.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const KEYS_FIELD: Text = Text("输入", "Typing");
pub const DO_LEFT: Text = Text("左移", "left");
pub const DO_RIGHT: Text = Text("右移", "right");
pub const DO_UP: Text = Text("上移一行", "a row up");
pub const DO_DOWN: Text = Text("下移一行", "a row down");
pub const DO_START: Text = Text("行首", "start of the row");
pub const DO_END: Text = Text("行尾", "end of the row");
pub const DO_BACKSPACE: Text = Text("删去前一个字", "delete the character before");
pub const DO_DELETE: Text = Text("删去后一个字", "delete the character after");
pub const DO_DELETE_BEFORE: Text = Text("删到行首", "delete to the start of the row");
pub const DO_NEW_LINE: Text = Text("换行", "new line");
pub const DO_UNDO: Text = Text("撤销", "undo");
