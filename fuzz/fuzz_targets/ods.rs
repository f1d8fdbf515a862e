//! The content of a LibreOffice spreadsheet. The fuzzer writes the XML; the package around it is sound.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    common::read(&common::packed(&[
        ("mimetype", br#"application/vnd.oasis.opendocument.spreadsheet"#),
        ("content.xml", bytes),
    ]));
});
