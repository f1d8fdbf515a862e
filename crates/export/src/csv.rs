//! Text table (RFC 4180) that Excel opens by double click.
//!
//! It is the bare table: one row of headings, one row an action, nothing above or below. A title
//! over it would be taken for headings by whatever reads tables (databases, pivot tables, scripts),
//! and Excel shows it all the same under the name of the file.
//!
//! Dates stand as they were written. Excel in Spanish makes of `mar-26` the first of March 2026
//! and shows `mar-26`: the right month, in the same words. As `2026-03-01` the words of the plan
//! would be lost, and an English Excel, which takes `mar-26` for March 26 or leaves it as text,
//! is the rarer reader. What must stay exactly as it is travels as a workbook.

use cells::guard::guarded;
use plan::Column;
use values::form;

use super::plain::plain;
use crate::writing::WriterInput;

/// The table: UTF-8 with a byte order mark, without which Excel takes it for Windows-1252.
pub(crate) fn write(writing: &WriterInput<'_>, separator: char) -> Vec<u8> {
    let words = writing.words;
    let mut out = String::from("\u{feff}");
    record(Column::ALL.map(|column| words.heading(column)), separator, &mut out);
    for (at, action) in writing.document.plan.actions.iter().enumerate() {
        let cells = Column::ALL.map(|column| form::cell(action, at + 1, column, words));
        record(cells, separator, &mut out);
    }
    out.into_bytes()
}

fn record(cells: [String; 13], separator: char, out: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        let cell = guarded(&plain(&cell));
        if cell.contains([separator, '"', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}
