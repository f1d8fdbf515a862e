//! Web pages in one file (MHTML, RFC 2557), as Word, Excel and browsers save them, and e-mails:
//! each page of the file as a grid.

use crate::formats::source::{Source, Topics};
use crate::meter::Progress;
use std::borrow::Cow;

use super::html;
use super::sheet::{MAX_BOOK_CELLS, MAX_SHEETS};
use crate::bytes;
use crate::encoding::Encoding;
use crate::kind::FileKind;
use crate::markup::escaped;
use crate::unreadable::Unreadable;

/// How deep parts stand in parts: alternatives within what is related within what is mixed.
const MOST_DEPTH: usize = 6;

/// The pages of a file, each with its address.
type MhtmlPages = Vec<(String, String)>;

/// Reads the pages that hold anything, as far as their cells are not too many.
///
/// # Errors
/// [`Unreadable::Damaged`] where there is no page in it.
pub(crate) fn read(bytes: &[u8], topics: Topics, progress: Progress) -> Result<Source, Unreadable> {
    let (mut pages, mut texts) = (Vec::new(), Vec::new());
    collect(bytes, 0, &mut pages, &mut texts);
    // What an e-mail says as plain text too, its page says better.
    let plain = texts.into_iter().map(|(at, text)| (at, format!("<pre>{}", escaped(&text))));
    if pages.is_empty() {
        pages.extend(plain);
    }
    if pages.is_empty() {
        return Err(Unreadable::Damaged { kind: FileKind::WebPage });
    }
    let names: MhtmlPages = pages.iter().flat_map(|(_, page)| sheets(page)).collect();
    let mut source = Source { encoding: Some(Encoding::Utf8), ..Source::default() };
    let count = pages.len();
    let mut left = MAX_BOOK_CELLS;
    for (at, (address, page)) in pages.into_iter().enumerate() {
        let read = html::read(&page, topics, &mut |part| {
            let all = (at * 100 + usize::from(part)) / count;
            progress(u8::try_from(all).unwrap_or(100));
        });
        let name = names.iter().find(|(sheet, _)| is_at(&address, sheet));
        for mut grid in read.grids.into_iter().filter(|grid| !grid.rows.is_empty()) {
            name.map_or("", |(_, name)| name).clone_into(&mut grid.name);
            let cells = grid.rows.iter().map(|row| row.len() + 1).sum::<usize>();
            grid.cut |= cells > left;
            left = left.saturating_sub(cells);
            source.grids.push(grid);
        }
        source.inner = source.inner.or(read.inner);
        if left == 0 {
            break;
        }
    }
    Ok(source)
}

/// Whether a page stands at the place that another refers to.
fn is_at(address: &str, place: &str) -> bool {
    !place.is_empty() && (address == place || address.ends_with(&format!("/{place}")))
}

/// The sheets of a workbook, which its first page names: where each stands, and its name.
fn sheets(page: &str) -> MhtmlPages {
    let mut sheets = Vec::new();
    for part in page.split("<x:ExcelWorksheet>").skip(1).take(MAX_SHEETS) {
        let between = |begin: &str, end: char| {
            let text = part.split_once(begin)?.1;
            Some(text.split(end).next().unwrap_or_default().trim())
        };
        if let (Some(place), Some(name)) = (between("HRef=\"", '"'), between("<x:Name>", '<')) {
            let place = place.rsplit('/').next().unwrap_or_default();
            sheets.push((place.to_owned(), html::decoded(name).into_owned()));
        }
    }
    sheets
}

/// The pages and plain texts of a part and of those in it.
fn collect(part: &[u8], depth: usize, pages: &mut MhtmlPages, texts: &mut MhtmlPages) {
    let (head, body) = parted(part);
    let get = |name: &str| field(&head, name).unwrap_or_default();
    let kind = get("content-type");
    let of_kind =
        |name: &str| kind.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    if of_kind("multipart/") {
        let Some(boundary) = parameter(kind, "boundary").filter(|_| depth < MOST_DEPTH) else {
            return;
        };
        for part in between(body, &format!("--{boundary}")) {
            collect(part, depth + 1, pages, texts);
        }
    } else if (of_kind("text/html") || of_kind("text/plain") || of_kind("application/xhtml"))
        && pages.len() + texts.len() < MAX_SHEETS
    {
        let body = transferred(body, get("content-transfer-encoding"));
        let text = bytes::decode(&body).map(|it| it.0);
        let text = text.unwrap_or_else(|_| String::from_utf8_lossy(&body).into_owned());
        let into = if of_kind("text/plain") { texts } else { pages };
        into.push((get("content-location").to_owned(), text));
    }
}

/// The fields of a part, one a line, and its body.
fn parted(part: &[u8]) -> (String, &[u8]) {
    let start = part.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(part.len());
    let part = &part[start..];
    let ends = (0..part.len()).find_map(|at| {
        let rest = &part[at..];
        let breaks: [&[u8]; 2] = [b"\n\r\n", b"\n\n"];
        breaks.into_iter().find(|it| rest.starts_with(it)).map(|it| (at, at + it.len()))
    });
    let (end, body) = ends.unwrap_or((part.len(), part.len()));
    let head = String::from_utf8_lossy(&part[..end]).replace('\r', "");
    // A field goes on in lines that begin with white space.
    (head.replace("\n ", " ").replace("\n\t", " "), &part[body..])
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let named = |(key, _): &(&str, &str)| key.trim().eq_ignore_ascii_case(name);
    head.lines().filter_map(|line| line.split_once(':')).find(named).map(|(_, value)| value.trim())
}

fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let pairs = value.split(';').filter_map(|pair| pair.split_once('='));
    let mut named = pairs.filter(|(key, _)| key.trim().eq_ignore_ascii_case(name));
    named.next().map(|(_, value)| value.trim().trim_matches('"'))
}

/// The pieces of a body between lines that begin with `mark`; what stands before the first is
/// for nobody.
fn between<'a>(body: &'a [u8], mark: &str) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let (mut at, mut begin) = (0, None);
    while at < body.len() {
        let line = body[at..].iter().position(|byte| *byte == b'\n');
        let end = line.map_or(body.len(), |end| at + end + 1);
        let after = body[at..end].strip_prefix(mark.as_bytes()).map(<[u8]>::trim_ascii);
        if matches!(after, Some(b"" | b"--")) {
            pieces.extend(begin.map(|begin| &body[begin..at]));
            begin = Some(end);
        }
        at = end;
    }
    // A file that was cut off has no last mark.
    pieces.extend(begin.filter(|begin| *begin < body.len()).map(|begin| &body[begin..]));
    pieces
}

/// A body as it was before it was made fit for the way (RFC 2045, 6).
fn transferred<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        "base64" => Cow::Owned(base64(body)),
        _ => Cow::Borrowed(body),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |at: usize| body.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        let is_mark = body[at] == b'=';
        let ends = |length: usize| body.get(at + length) == Some(&b'\n');
        match (digit(at + 1), digit(at + 2)) {
            (Some(high), Some(low)) if is_mark => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ if is_mark && ends(1) => at += 2,
            _ if is_mark && ends(2) => at += 3,
            _ => {
                out.push(body[at]);
                at += 1;
            }
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        (bits, count) = (bits << 6 | u32::from(value), count + 6);
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::samples::lines;
    use super::*;

    fn file(parts: &[(&str, &str)]) -> String {
        let part = |(head, body): &(&str, &str)| format!("--=_b\r\n{head}\r\n\r\n{body}\r\n");
        let parts: String = parts.iter().map(part).collect();
        format!(
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"=_b\"\r\n\r\nThis is a page.\r\n\r\n{parts}--=_b--\r\n"
        )
    }

    fn all(file: &[u8]) -> Vec<(String, Vec<String>)> {
        assert!(bytes::is_mhtml(file));
        let grids = read(file, |_| 0, &mut |_| {}).map(|it| it.grids).unwrap_or_default();
        grids.iter().map(|grid| (grid.name.clone(), lines(grid))).collect()
    }

    #[test]
    fn parts_are_decoded() {
        let check = |head: &str, body: &str, expect: &[&str]| {
            let read = all(file(&[(head, body)]).as_bytes());
            assert_eq!(read, [(String::new(), expect.iter().map(|it| (*it).to_owned()).collect())]);
        };
        let quoted = "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: Quoted-Printable";
        check(
            quoted,
            "<p>Acci=C3=B3n de=\r\n mejora =3D 1</p><p>=\r\n=?x=",
            &["Acción de mejora = 1", "=?x"],
        );
        check(&quoted.replace("utf-8", "windows-1252"), "<table><tr><td>A=F1o<td>b", &["Año¦b"]);
        check(
            "content-type: TEXT/HTML\r\ncontent-transfer-encoding: base64",
            "PHA+QcOx\r\nbzwvcD4=",
            &["Año"],
        );
        check("Content-Type: text/html", "<p>Año", &["Año"]);
        check("Content-Type: text/plain", "uno < dos\r\ntres", &["uno < dos/tres"]);
    }

    #[test]
    fn sheets_are_grids_with_their_names() {
        let first = "<html><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Plan &amp; metas</x:Name>\
            <x:WorksheetSource HRef=\"plan_archivos/sheet001.htm\"/></x:ExcelWorksheet><x:ExcelWorksheet><x:Name>Lista</x:Name>\
            <x:WorksheetSource HRef=\"plan_archivos/sheet002.htm\"/></x:ExcelWorksheet></xml><frameset></frameset></html>";
        let page = |name: &str| {
            format!(
                "Content-Location: file:///C:/plan_archivos/{name}.htm\r\nContent-Type: text/html"
            )
        };
        let (one, two, none) = (page("sheet001"), page("sheet002"), page("x"));
        let picture = ("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "AAAA");
        let parts = [
            (none.as_str(), first),
            picture,
            (&two, "<table><tr><td>b"),
            (&one, "<table><tr><td>a"),
        ];
        let name = |name: &str, line: &str| (name.to_owned(), vec![line.to_owned()]);
        assert_eq!(all(file(&parts).as_bytes()), [name("Lista", "b"), name("Plan & metas", "a")]);
    }

    #[test]
    fn messages_in_messages_are_read_and_what_is_none_is_not() {
        let inside = "Content-Type: multipart/alternative; boundary=c";
        let body = "--c\r\nContent-Type: text/plain\r\n\r\nno\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>sí\r\n--c--";
        assert_eq!(all(file(&[(inside, body)]).as_bytes())[0].1, ["sí"]);
        let alone = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>uno";
        assert_eq!(all(alone.as_bytes())[0].1, ["uno"]);
        let empty = file(&[]);
        assert!(matches!(
            read(empty.as_bytes(), |_| 0, &mut |_| {}),
            Err(Unreadable::Damaged { .. })
        ));
        assert!(!bytes::is_mhtml(b"No.\tMIME-Version: 1.0\tContent-Type: text/html"));
        assert!(!bytes::is_mhtml(b"<html>MIME-Version: Content-Type: multipart/"));
    }
}
