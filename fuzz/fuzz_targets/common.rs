//! What every target does with the bytes that it made.

use std::io::{Cursor, Write};

use exchange::{MAX_ROWS, Reading};
use plan::Sequence;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads `bytes` as a person's file: never panics, and what is read is bounded.
pub fn read(bytes: &[u8]) {
    let reading = exchange::read_file(bytes, &mut Sequence::new(1), &mut |_| ());
    if let Ok(Reading::Table(draft)) = reading {
        assert!(draft.grid.rows.len() <= MAX_ROWS, "more rows than the limit");
        assert!(draft.plan.actions.len() <= plan::MAX_ACTIONS, "more actions than the limit");
    }
}

/// A packed file of these parts, unpacked inside, so that the fuzzer sees through it.
#[allow(dead_code, reason = "Not every target packs.")]
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a name");
        zip.write_all(bytes).expect("room");
    }
    zip.finish().expect("room").into_inner()
}
