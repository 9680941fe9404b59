//! Any bytes as a journal, and any lines with the right sums: a text comes out whose caret stands in it; more bytes at
//! the end, cut short, take nothing away.
#![no_main]
use celun::store::replay::{Replay, replay};
use libfuzzer_sys::fuzz_target;

const MARK: &str = "0a0b0c0d";

fn check(files: &[Vec<u8>]) -> Replay {
    let read = replay(files, MARK);
    assert!(read.caret <= read.text.chars().count());
    assert_eq!(read, replay(files, MARK));
    read
}

fuzz_target!(|bytes: &[u8]| {
    check(&[bytes.to_vec()]);
    // Lines with their sums: the fuzzer would not find those by itself. A zero byte begins another file.
    let files: Vec<Vec<u8>> = bytes
        .split(|b| *b == 0)
        .map(|file| {
            let mut out = Vec::new();
            for (n, line) in file.split(|b| *b == b'\n').enumerate() {
                // Most lines go on where the one before ended.
                let mut body = match line.first() {
                    Some(b'{') => line.to_vec(),
                    _ => [format!("{{\"n\":{n},\"j\":\"{MARK}\",\"t\":{n},").as_bytes(), line].concat(),
                };
                let sum = crc32fast::hash(&body);
                body.extend_from_slice(format!(",\"crc\":\"{sum:08x}\"}}\n").as_bytes());
                out.extend_from_slice(&body);
            }
            out
        })
        .collect();
    let whole = check(&files);
    let mut torn = files.clone();
    if let Some(last) = torn.last_mut() {
        last.extend_from_slice(b"{\"n\":9");
    }
    assert_eq!(check(&torn).text, whole.text);
});
