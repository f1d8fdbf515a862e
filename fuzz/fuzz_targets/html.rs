//! Web pages and what the clipboard holds.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    common::read(&[b"<!DOCTYPE html><html>", bytes].concat());
});
