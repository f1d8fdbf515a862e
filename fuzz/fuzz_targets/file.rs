//! Any bytes: text, JSON, CSV, HTML, XLS and packed files, told apart by their content.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| common::read(bytes));
