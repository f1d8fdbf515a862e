//! The workbook of Excel before 2007. The fuzzer writes its stream; the container around it is sound.
#![no_main]

mod common;

use std::io::{Cursor, Write};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    let mut stream = container.create_stream("/Workbook").expect("a stream");
    stream.write_all(bytes).expect("room");
    drop(stream);
    common::read(&container.into_inner().into_inner());
});
