//! OpenDocument spreadsheets (ODS, and the flat FODS; OASIS ODF 1.2 part 1) as cells.
//!
//! A number is given as its cell shows it, for the file says that. Shapes and what
//! was deleted under change tracking are not read.

mod cell;
mod formulas;
mod styles;

use crate::formats::source::Source;
use crate::meter::Progress;
use chrono::NaiveDate;
use words::dates::iso_day;

use self::cell::{Covered, OdsSheet};
use self::styles::OdsStyles;
use super::ids;
use super::package::Package;
use super::sheet::{Book, broken};
use super::xml::{Element, XmlError, XmlEvent, XmlReader, skip};
use crate::kind::FileKind;
use crate::meter::Meter;
use crate::unreadable::Unreadable;

const KIND: FileKind = FileKind::OpenSheet;

/// The sheets of a packed spreadsheet.
///
/// # Errors
/// [`Unreadable::Damaged`], [`Unreadable::Encrypted`] or [`Unreadable::TooMuch`].
pub(crate) fn read(bytes: &[u8], progress: Progress) -> Result<Source, Unreadable> {
    let mut package = Package::open(bytes, KIND)?;
    if is_encrypted(&mut package)? {
        return Err(Unreadable::Encrypted { kind: KIND });
    }
    let mut styles = OdsStyles::default();
    if let Some(text) = package.text("styles.xml")? {
        styles.read(&text).map_err(broken(KIND))?;
    }
    flat(&package.needed("content.xml")?, styles, progress)
}

/// Whether the list of parts says how any of them was encrypted (ODF 1.2 part 3, 4.8.1).
fn is_encrypted(package: &mut Package) -> Result<bool, Unreadable> {
    let Some(text) = package.text("META-INF/manifest.xml")? else { return Ok(false) };
    let mut xml = XmlReader::new(&text);
    while let Some(piece) = xml.next().map_err(broken(KIND))? {
        if matches!(piece, XmlEvent::Start(element) if element.name == "encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The sheets of a spreadsheet that is one XML text.
///
/// # Errors
/// [`Unreadable::Damaged`] or [`Unreadable::TooMuch`].
pub(crate) fn read_flat(text: &str, progress: Progress) -> Result<Source, Unreadable> {
    flat(text, OdsStyles::default(), progress)
}

fn flat(text: &str, styles: OdsStyles, progress: Progress) -> Result<Source, Unreadable> {
    let mut meter = Meter::new(progress);
    meter.part(100);
    let mut grids = content(text, styles, &mut meter).map_err(broken(KIND))?;
    grids.iter_mut().for_each(|grid| ids::find(grid, false));
    Ok(Source { grids, ..Source::default() })
}

fn content(
    text: &str,
    mut styles: OdsStyles,
    meter: &mut Meter,
) -> Result<Vec<crate::grid::Grid>, XmlError> {
    let mut xml = XmlReader::new(text);
    let mut book = Book::new();
    let mut ended = false;
    let mut epoch = 0;
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) => match element.name.as_str() {
                "tracked-changes" => skip(&mut xml)?,
                "null-date" => epoch = days(element.get("date-value")),
                "table" => sheet(&mut xml, &element, &styles, &mut book, meter)?,
                _ => styles.begin(&element),
            },
            XmlEvent::End(name) => {
                ended |= name == "document-content" || name == "document";
                styles.end(&name);
            }
            XmlEvent::Text(_) => {}
        }
    }
    if !ended {
        return Err(XmlError::Malformed);
    }
    let mut grids = book.finish();
    grids.iter_mut().for_each(|grid| grid.epoch = epoch);
    formulas::work_out(&mut grids);
    Ok(grids)
}

/// From when a spreadsheet counts, as [`crate::grid::Grid::epoch`] says it (ODF 1.2 part 1, 9.4.3).
fn days(date: Option<&str>) -> u16 {
    let usual = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let date = date.and_then(|it| iso_day(it.get(..10)?)).unwrap_or(usual);
    u16::try_from((date - usual).num_days()).unwrap_or(0)
}

/// Reads the table whose start has just been read, to its end.
fn sheet(
    xml: &mut XmlReader,
    start: &Element,
    styles: &OdsStyles,
    book: &mut Book,
    meter: &mut Meter,
) -> Result<(), XmlError> {
    let mut sheet = OdsSheet::new(styles, book);
    // A copy of a sheet of another file, for the formulas that refer to it.
    let mut foreign = false;
    loop {
        match xml.next()?.ok_or(XmlError::Malformed)? {
            XmlEvent::Start(element) => match element.name.as_str() {
                "table-column" => sheet.column(&element),
                "table-row" => sheet.begin_row(&element),
                "table-cell" => sheet.cell(xml, &element, Covered::No)?,
                "covered-table-cell" => sheet.cell(xml, &element, Covered::Yes)?,
                "table-source" => foreign = true,
                "table" | "shapes" | "forms" | "named-expressions" => skip(xml)?,
                _ => {}
            },
            XmlEvent::End(name) => match name.as_str() {
                "table-row" => sheet.end_row(),
                "table" => break,
                _ => {}
            },
            XmlEvent::Text(_) => {}
        }
        meter.at(xml.percent());
    }
    let merges = sheet.merges;
    if foreign {
        book.drop_sheet();
        return Ok(());
    }
    let name = start.get("name").unwrap_or_default().to_owned();
    book.end_sheet(name, styles.is_hidden(start.get("style-name")), &merges);
    Ok(())
}

#[cfg(test)]
mod tests;
