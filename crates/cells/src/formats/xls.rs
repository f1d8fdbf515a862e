//! Excel workbooks of before 2007 (XLS: BIFF8 in an OLE container; MS-XLS, MS-CFB) as cells.
//! Older ones, of 1995, are named and not read.

mod cells;
mod container;
mod globals;
mod records;

use crate::formats::source::Source;
use crate::meter::Progress;
use std::io::{Cursor, Read as _};

use self::globals::Globals;
use self::records::KIND;
use super::ids;
use super::limits::MAX_PART;
use super::sheet::Book;
use crate::meter::Meter;
use crate::unreadable::Unreadable;

/// The sheets of a workbook.
///
/// # Errors
/// [`Unreadable::NotText`] where the container holds something else, such as a Word document;
/// [`Unreadable::Damaged`], [`Unreadable::Encrypted`] or [`Unreadable::TooMuch`].
pub(crate) fn read(bytes: &[u8], progress: Progress) -> Result<Source, Unreadable> {
    let mut meter = Meter::new(progress);
    let workbook = stream(bytes)?;
    let globals = Globals::read(&workbook)?;
    let mut book = Book::new();
    let count = globals.sheets.len();
    // Sheets that all begin at the same place would take the same work again and again.
    let mut work = workbook.len() * 2;
    for (at, sheet) in globals.sheets.iter().enumerate() {
        meter.part(u8::try_from(100 * (at + 1) / count).unwrap_or(100));
        let merges =
            cells::read(&workbook, sheet.offset, &globals, &mut book, &mut work, &mut meter)?;
        book.end_sheet(sheet.name.clone(), sheet.hidden, &merges);
    }
    let mut grids = book.finish();
    for grid in &mut grids {
        grid.epoch = globals.epoch.days();
        ids::find(grid, false);
    }
    Ok(Source { grids, ..Source::default() })
}

/// The workbook's stream out of its container.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let damaged = Unreadable::Damaged { kind: KIND };
    let bytes = container::without_chains_beyond_the_end(bytes);
    let mut container = cfb::CompoundFile::open(Cursor::new(&*bytes)).map_err(|_| damaged)?;
    // A workbook or document of today, whole and encrypted (MS-OFFCRYPTO, 2.3.4.4).
    if container.is_stream("/EncryptedPackage") {
        return Err(Unreadable::Encrypted { kind: KIND });
    }
    if !container.is_stream("/Workbook") {
        return Err(Unreadable::NotText { kind: KIND });
    }
    let stream = container.open_stream("/Workbook").map_err(|_| damaged)?;
    let length = usize::try_from(stream.len()).unwrap_or(usize::MAX);
    if length > MAX_PART {
        return Err(Unreadable::Unpacks { kind: KIND, bytes: length, most: MAX_PART });
    }
    let mut workbook = Vec::new();
    stream.take(MAX_PART as u64).read_to_end(&mut workbook).map_err(|_| damaged)?;
    if workbook.len() < length { Err(damaged) } else { Ok(workbook) }
}

#[cfg(test)]
mod tests;
