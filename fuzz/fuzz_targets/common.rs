//! What every target does with the bytes that it made.

use std::io::{Cursor, Write};

use cells::MAX_ROWS;
use import::{Draft, Reading, wire};
use plan::Sequence;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads `bytes` as a person's file: never panics, what is read is bounded, and it comes from a
/// worker to the page as it is.
pub fn read(bytes: &[u8]) {
    let reading = import::read_file(bytes, &mut Sequence::new(1), &mut |_| ());
    match &reading {
        Ok(Reading::Table(draft)) => bounded(draft),
        Ok(Reading::Tables(tables)) => tables.iter().for_each(|it| bounded(&it.draft)),
        Ok(Reading::Returned(returned)) => bounded(&returned.draft),
        Ok(Reading::PlanFile(_) | Reading::Guide(_)) => {}
        Err(error) => assert!(!import::sentence(*error).is_empty(), "nothing to say"),
    }
    let there = wire::decode(&wire::encode(&reading), &mut Sequence::new(2));
    assert_eq!(there, Some(reading), "changed on its way to the page");
}

fn bounded(draft: &Draft) {
    assert!(draft.grid.rows.len() <= MAX_ROWS, "more rows than the limit");
    assert!(draft.plan.actions.len() <= plan::MAX_ACTIONS, "more actions than the limit");
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
