//! The tests of the writers, in one program: linking one takes as long as most of them run. Those that
//! read again what was written stand in `crates/import/tests`.

#[path = "../../plan/tests/common/mod.rs"]
mod plans;
mod samples;
mod write_docx;
mod write_html;
mod write_ics;
mod write_xlsx;
mod written;
