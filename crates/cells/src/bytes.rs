//! From bytes to text: decodes UTF-8, UTF-16 and the encodings of older machines, and tells a text
//! from a web page.

use crate::encoding::{self, Encoding};
use crate::kind::{FileKind, kind};
use crate::unreadable::Unreadable;

/// The text that `bytes` hold, and how they held it.
///
/// # Errors
/// [`Unreadable::NotText`] where they are no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Unreadable> {
    if let Some(kind) = kind(bytes) {
        return Err(Unreadable::NotText { kind });
    }
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8_or_page(rest).0, Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        _ => match zero_parity(bytes) {
            Some(1) => (utf16(bytes, u16::from_le_bytes), Encoding::Utf16),
            Some(_) => (utf16(bytes, u16::from_be_bytes), Encoding::Utf16),
            None => utf8_or_page(bytes),
        },
    };
    // Letters that were saved twice hold such characters: "Á" is "Ã" and one of them.
    let mended = |text: &str| encoding::mended(text).is_some_and(|it| !looks_binary(&it));
    if looks_binary(&text) && !mended(&text) {
        return Err(Unreadable::NotText { kind: FileKind::Other });
    }
    Ok((compose(text), encoding))
}

/// Where the zero bytes of UTF-16 text without a mark stand: 0 for even, 1 for odd places.
fn zero_parity(bytes: &[u8]) -> Option<usize> {
    let sample = &bytes[..bytes.len().min(1024) / 2 * 2];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |parity| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let mostly = |parity: usize| zeros(parity) * 10 >= half * 4 && zeros(1 - parity) * 20 <= half;
    [0, 1].into_iter().find(|parity| mostly(*parity))
}

pub(crate) fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf8_or_page(bytes: &[u8]) -> (String, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => encoding::of_page(bytes),
    }
}

/// Whether more than one in a hundred characters is a control character that no text has.
fn looks_binary(text: &str) -> bool {
    let odd = |c: char| c.is_control() && !matches!(c, '\t'..='\r' | '\x07' | '\x1e' | '\x1f');
    let controls = text.chars().filter(|c| odd(*c)).count();
    controls > 0 && controls * 100 > text.chars().count()
}

/// Whether a text is a web page, or what a program put on the clipboard as one. Markup alone
/// makes none: people's texts hold some that leaked in.
pub fn is_web_page(text: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta ",
        "<style",
        "<table",
        "<tbody",
        "<tr",
        "<colgroup",
        "<?xml",
        "<!--startfragment",
        "<!--[if ",
        "<google-sheets-html-origin",
    ];
    const ANYWHERE: [&str; 4] = ["<html", "<table", "<!--startfragment", "docs-internal-guid-"];
    let start = visible(text);
    let head: String = start.chars().take(1000).flat_map(char::to_lowercase).collect();
    let begins = |tag: &str| {
        let after = head.strip_prefix(tag).and_then(|after| after.chars().next());
        after.is_some_and(|c| tag.ends_with(' ') || !c.is_alphanumeric())
    };
    // Windows puts a header of offsets before the page.
    let offered = head.starts_with("version:") && head.contains("starthtml:");
    let starts = head.starts_with('<') || offered;
    starts && (BEGINNINGS.into_iter().any(begins) || ANYWHERE.iter().any(|it| head.contains(it)))
}

/// Whether bytes begin a web page in UTF-8 or Windows-1252, or one in one file.
pub fn begins_web_page(bytes: &[u8]) -> bool {
    is_web_page(&String::from_utf8_lossy(&bytes[..bytes.len().min(4096)])) || is_mhtml(bytes)
}

/// Whether bytes are a web page in one file, or an e-mail: they begin with fields, among them the
/// version of MIME and a type that holds a page.
pub fn is_mhtml(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let head = visible(&head);
    let first = head.split(':').next().unwrap_or_default();
    let is_field = |name: &str| head.lines().any(|line| line.starts_with(name));
    let named = first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let holds = ["multipart/", "text/html"].iter().any(|it| head.contains(it));
    named && holds && is_field("mime-version:") && is_field("content-type:")
}

/// Letters written as letter and accent apart, as Apple machines do, become one character.
fn compose(text: String) -> String {
    let accent = |c| ('\u{300}'..='\u{308}').contains(&c) || c == '\u{327}';
    if !text.contains(accent) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = out.chars().next_back().filter(|_| accent(c)).and_then(|last| join(last, c));
        match joined {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(c),
        }
    }
    out
}

fn join(letter: char, accent: char) -> Option<char> {
    let (from, to) = match accent {
        '\u{301}' => ("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        '\u{300}' => ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        '\u{308}' => ("aeiouAEIOU", "äëïöüÄËÏÖÜ"),
        '\u{302}' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        '\u{303}' => ("nNaoAO", "ñÑãõÃÕ"),
        '\u{327}' => ("cC", "çÇ"),
        _ => return None,
    };
    from.chars().position(|c| c == letter).and_then(|at| to.chars().nth(at))
}

/// The start of a text without white space and byte order marks.
pub fn visible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<(String, Encoding)> {
        decode(bytes).ok()
    }

    #[test]
    fn encodings_are_told_by_content() {
        let expect = |encoding| Some(("Año ñandú".to_owned(), encoding));
        let utf16: Vec<u16> = "Año ñandú".encode_utf16().collect();
        let le: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(text("Año ñandú".as_bytes()), expect(Encoding::Utf8));
        assert_eq!(text("\u{feff}Año ñandú".as_bytes()), expect(Encoding::Utf8));
        assert_eq!(text(&le), expect(Encoding::Utf16));
        assert_eq!(text(&be), expect(Encoding::Utf16));
        assert_eq!(text(&[&[0xff, 0xfe][..], &le].concat()), expect(Encoding::Utf16));
        assert_eq!(text(&[&[0xfe, 0xff][..], &be].concat()), expect(Encoding::Utf16));
        assert_eq!(text(b"A\xf1o \xf1and\xfa"), expect(Encoding::Windows1252));
        assert_eq!(text("An\u{303}o n\u{303}andu\u{301}".as_bytes()), expect(Encoding::Utf8));
        let twice = "Ã\u{81}rea Ã\u{8d}tem Ã\u{9a}til";
        assert_eq!(text(twice.as_bytes()), Some((twice.to_owned(), Encoding::Utf8)));
        assert_eq!(text(b"\x93uno\x94 \x96 dos\xe9").map(|t| t.0), Some("“uno” – dosé".into()));
    }

    #[test]
    fn web_pages_are_told_from_texts_with_markup() {
        let check = |text, expect| assert_eq!(is_web_page(text), expect, "{text}");
        check("<!DOCTYPE html><p>a", true);
        check("<meta charset='utf-8'><b>a</b>", true);
        check("  <TABLE border=0><tr>", true);
        check("\u{feff}<html>", true);
        check("Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\n<html><body>", true);
        check("<!--StartFragment--><p>a", true);
        check("<div dir=ltr><table><tr><td>a", true);
        check("<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\">a", true);
        check("<b>No se evidencia</b> un plan\tOtro", false);
        check("<tráfico>", false);
        check("<trámites> <html", true);
        check("Version: 2 del plan\tNo.", false);
        check("No.\t<table>", false);
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        let check = |bytes: &[u8], kind| {
            assert_eq!(decode(bytes), Err(Unreadable::NotText { kind }), "{bytes:?}");
        };
        check(b"%PDF-1.7 ...", FileKind::Pdf);
        check(b"PK\x03\x04....word/document.xml...", FileKind::Word);
        check(b"PK\x03\x04....xl/workbook.xml...", FileKind::Excel);
        check(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.textPK", FileKind::OpenText);
        check(b"PK\x03\x04something", FileKind::Zip);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice);
        check(b"{\\rtf1\\ansi", FileKind::RichText);
        check(b"\x89PNG\r\n", FileKind::Picture);
        check(&[0, 1, 2, 3, 4, 5, 200, 201], FileKind::Other);
    }
}
