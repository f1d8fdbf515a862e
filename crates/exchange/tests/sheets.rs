//! Spreadsheets as cells.
#![cfg(feature = "readers")]

#[path = "common/mutate.rs"]
mod mutate;

#[test]
fn pack_and_unpack() {
    let packed = mutate::pack(&[("a.xml", "<a/>")]);
    assert_eq!(mutate::unpack(&packed), [("a.xml".to_owned(), b"<a/>".to_vec())]);
}
