//! Names of the files in an attempt's folder.

/// The lock's file in an attempt's folder.
pub const LOCK: &str = "lock";

/// Name of the `number`th journal file, from 1.
pub fn file_name(number: u32) -> String {
    if number <= 1 { "journal.jsonl".to_owned() } else { format!("journal-{number}.jsonl") }
}

/// The number of a journal file's name; `None` if it is not one.
pub fn file_number(name: &str) -> Option<u32> {
    if name == "journal.jsonl" {
        return Some(1);
    }
    let number = name.strip_prefix("journal-")?.strip_suffix(".jsonl")?.parse().ok()?;
    (number > 1 && name == file_name(number)).then_some(number)
}
