//! Pasted text: plan files, and tables in any encoding whose cells are parted by tabs, commas or
//! semicolons.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if cells::file_kind(bytes).is_none() {
        common::read(bytes);
    }
});
