//! What a file is, as its first bytes tell: never its name.

/// What a file that is no text is, as far as its first bytes tell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileKind {
    /// A Word document (DOCX).
    Word,
    /// An Excel workbook (XLSX).
    Excel,
    /// An OpenDocument text (ODT).
    OpenText,
    /// An OpenDocument spreadsheet (ODS).
    OpenSheet,
    /// A Word or Excel file of before 2007 (DOC, XLS).
    OldOffice,
    /// A PDF.
    Pdf,
    /// Rich text (RTF).
    RichText,
    /// A web page (HTML).
    WebPage,
    /// A calendar (iCalendar).
    Calendar,
    /// A picture: PNG, JPEG, GIF or WebP.
    Picture,
    /// Another packed file.
    Zip,
    /// Something else that is no text.
    Other,
}

/// What a file is that is no text, as its first bytes tell.
pub fn kind(bytes: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(&[u8], FileKind); 8] = [
        (b"%PDF", FileKind::Pdf),
        (b"\xd0\xcf\x11\xe0", FileKind::OldOffice),
        (b"{\\rtf", FileKind::RichText),
        (b"BEGIN:VCALENDAR", FileKind::Calendar),
        (b"\x89PNG", FileKind::Picture),
        (b"\xff\xd8\xff", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"RIFF", FileKind::Picture),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(packed(bytes));
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// Tells office files apart by the names that a packed file lists unpacked.
fn packed(bytes: &[u8]) -> FileKind {
    const NAMES: [(&[u8], FileKind); 4] = [
        (b"word/document", FileKind::Word),
        (b"xl/workbook.xml", FileKind::Excel),
        (b"application/vnd.oasis.opendocument.text", FileKind::OpenText),
        (b"application/vnd.oasis.opendocument.spreadsheet", FileKind::OpenSheet),
    ];
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    NAMES.iter().find(|(name, _)| holds(name)).map_or(FileKind::Zip, |(_, kind)| *kind)
}

/// Whether a file that begins with these bytes is packed, as office files are: it may then be as
/// large as [`crate::MAX_PACKED_BYTES`], and is no text.
pub fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"PK") || start.starts_with(b"\xd0\xcf\x11\xe0")
}
