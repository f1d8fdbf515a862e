//! The bytes of any file as cells: what a file is is told from its content, never from its name.

use super::package::Package;
use super::source::{Source, Topics};
use super::{docx, html, mhtml, ods, odt, spreadsheetml, xls, xlsx};
use crate::bytes;
use crate::encoding::Encoding;
use crate::kind::{FileKind, kind};
use crate::meter::Progress;
use crate::unreadable::{MAX_BYTES, MAX_PACKED_BYTES, Unreadable};

/// What a file holds: cells, or a text whose cells are still to be parted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileContent {
    /// Its cells.
    Cells(Source),
    /// A mere text, and how it was encoded.
    Text(String, Encoding),
}

/// Reads `bytes` as far as its format is known.
///
/// # Errors
/// [`Unreadable`] says why there are no cells in them.
pub fn open(bytes: &[u8], topics: Topics, progress: Progress) -> Result<FileContent, Unreadable> {
    if bytes.len() > MAX_PACKED_BYTES {
        return Err(Unreadable::TooBig { bytes: bytes.len() });
    }
    if bytes::is_mhtml(bytes) {
        return mhtml::read(bytes, topics, progress).map(FileContent::Cells);
    }
    let kind = match kind(bytes) {
        Some(kind) => kind,
        None if bytes.len() > MAX_BYTES && !bytes::begins_web_page(bytes) => {
            return Err(Unreadable::TooBig { bytes: bytes.len() });
        }
        None => return text(bytes, topics, progress),
    };
    let kind = if kind == FileKind::Zip { unpacked(bytes)? } else { kind };
    let source = match kind {
        FileKind::Excel => xlsx::read(bytes, progress),
        FileKind::OpenSheet => ods::read(bytes, progress),
        FileKind::Word => docx::read(bytes, topics, progress),
        FileKind::OpenText => odt::read(bytes, topics, progress),
        FileKind::OldOffice => xls::read(bytes, progress),
        _ => Err(Unreadable::NotText { kind }),
    };
    source.map(FileContent::Cells)
}

fn text(bytes: &[u8], topics: Topics, progress: Progress) -> Result<FileContent, Unreadable> {
    let (text, encoding) = bytes::decode(bytes)?;
    if odt::is_flat(&text) {
        return odt::read_flat(&text, topics, progress).map(FileContent::Cells);
    }
    if spreadsheetml::is_workbook(&text) {
        return spreadsheetml::read(&text, progress).map(FileContent::Cells);
    }
    if docx::is_xml(&text) {
        return docx::read_xml(&text, topics, progress).map(FileContent::Cells);
    }
    if is_flat_sheet(&text) {
        return ods::read_flat(&text, progress).map(FileContent::Cells);
    }
    if bytes::is_web_page(&text) {
        let source = html::read(&text, topics, progress);
        return Ok(FileContent::Cells(Source { encoding: Some(encoding), ..source }));
    }
    Ok(FileContent::Text(text, encoding))
}

/// What a packed file is whose names of parts do not say it: the list of content types does
/// (ECMA-376 part 2, 10.1.2), or the part `mimetype` (OpenDocument 1.3 part 2, 3.3), which some
/// programs pack with compression although it is to stand first and plain.
///
/// # Errors
/// [`Unreadable::Damaged`] where it was cut off, before that list or after it.
fn unpacked(bytes: &[u8]) -> Result<FileKind, Unreadable> {
    const TYPES: [(&str, FileKind); 4] = [
        ("spreadsheetml.sheet.main+xml", FileKind::Excel),
        ("ms-excel.sheet.macroenabled.main+xml", FileKind::Excel),
        ("wordprocessingml.document.main+xml", FileKind::Word),
        ("ms-word.document.macroenabled.main+xml", FileKind::Word),
    ];
    const MIME_TYPES: [(&str, FileKind); 2] = [
        ("application/vnd.oasis.opendocument.spreadsheet", FileKind::OpenSheet),
        ("application/vnd.oasis.opendocument.text", FileKind::OpenText),
    ];
    let mut package = Package::open(bytes, FileKind::Zip)?;
    let types = package.text("[Content_Types].xml")?.unwrap_or_default().to_lowercase();
    if let Some((_, kind)) = TYPES.iter().find(|(name, _)| types.contains(name)) {
        return Ok(*kind);
    }
    const PARTS: [(&str, FileKind); 2] =
        [("xl/workbook.xml", FileKind::Excel), ("word/document.xml", FileKind::Word)];
    if let Some((_, kind)) = PARTS.iter().find(|(name, _)| package.has(name)) {
        return Ok(*kind);
    }
    let mime_type = package.text("mimetype")?.unwrap_or_default();
    let kind = MIME_TYPES.iter().find(|(name, _)| mime_type.trim() == *name);
    Ok(kind.map_or(FileKind::Zip, |(_, kind)| *kind))
}

/// Whether a text is an OpenDocument spreadsheet that was not packed. Its root says so, after a
/// long list of namespaces.
fn is_flat_sheet(text: &str) -> bool {
    let start = text.trim_start();
    let head: String = start.chars().take(12_000).collect();
    (start.starts_with("<?xml") || start.starts_with("<office:document"))
        && head.contains("mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"")
}
