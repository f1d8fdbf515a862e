//! The page that a copy of ours leaves. A mark on the table tells that it is one: then its texts
//! are taken letter by letter, where other pages collapse their white space.

use cells::markup::escaped;
use cells::page::{HtmlToken, Tokens, decoded, without_offsets};

use crate::block::Block;
use crate::page::MAX_PAGE;
use crate::pasted::PastedCells;

/// A cell that is text, whatever it looks like, so that neither `1.4` nor `mar-26` becomes a date:
/// Excel reads the format of cells from their style, LibreOffice from `sdnum`.
const CELL: &str =
    "<td sdnum=\"0;0;@\" style=\"mso-number-format:'\\@';white-space:pre-wrap;vertical-align:top\"";

/// A break without this property begins another row in Excel.
const BREAK: &str = "<br style=\"mso-data-placement:same-cell\">";

/// The longest text that a program may take for a number, a date or a formula.
const LONGEST_VALUE: usize = 60;

pub(crate) fn write(block: &Block, columns: &[&str]) -> String {
    let mut out = String::from("<meta charset=\"utf-8\"><table data-mejora=\"1\"");
    if !columns.is_empty() {
        out.push_str(" data-columns=\"");
        out.push_str(&escaped(&columns.join(" ")));
        out.push('"');
    }
    out.push('>');
    for row in block.rows() {
        out.push_str("<tr>");
        for cell in row {
            out.push_str(CELL);
            put_kind(cell, &mut out);
            out.push('>');
            put_text(cell, &mut out);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>");
    out
}

/// Says to Google Sheets, and to LibreOffice from 24.2 on, that a text is no value. They have no
/// format for it, so the text stands there again; what no program mistakes goes without.
fn put_kind(cell: &str, out: &mut String) {
    let likely = cell.len() <= LONGEST_VALUE
        && (cell.contains(|c: char| c.is_ascii_digit()) || cell.starts_with(['=', '+', '-', '@']));
    if likely && !cell.contains(|c: char| c.is_control() || matches!(c, '"' | '\\')) {
        out.push_str(" data-sheets-value=\"");
        out.push_str(&escaped("{\"1\":2,\"2\":\""));
        out.push_str(&escaped(cell));
        out.push_str(&escaped("\"}"));
        out.push('"');
    }
}

fn put_text(cell: &str, out: &mut String) {
    let apart = |c: char| c.is_ascii_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    let mut rest = cell;
    while let Some(at) = rest.find(apart) {
        out.push_str(&escaped(&rest[..at]));
        let mut after = rest[at..].chars();
        match after.next() {
            Some('\n') => out.push_str(BREAK),
            Some(c) => {
                out.push_str("&#");
                out.push_str(&u32::from(c).to_string());
                out.push(';');
            }
            None => {}
        }
        rest = after.as_str();
    }
    out.push_str(&escaped(rest));
}

/// The cells of a page of ours. `None` for any other, and for one that somebody changed so that
/// it is no longer of the shape that is written here: a mail program puts paragraphs into cells.
pub(crate) fn read(html: &str) -> Option<PastedCells> {
    if html.len() > MAX_PAGE || !html.contains("data-mejora") {
        return None;
    }
    let mut reader = OwnReader::default();
    for token in Tokens::new(without_offsets(html)) {
        reader.take(token)?;
    }
    reader.finish()
}

#[derive(Default)]
struct OwnReader {
    place: Place,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Before,
    Table,
    Cell,
    After,
}

impl OwnReader {
    /// Takes a piece; `None` where it has no place in a page of ours.
    fn take(&mut self, token: HtmlToken<'_>) -> Option<()> {
        match (self.place, token) {
            (Place::Cell, HtmlToken::Text(text)) => self.cell()?.push_str(&decoded(text)),
            (_, HtmlToken::Text(text)) => return text.trim().is_empty().then_some(()),
            (Place::Before, HtmlToken::Open(tag)) if tag.name == "table" => {
                tag.get("data-mejora").filter(|version| *version == "1")?;
                let columns = tag.get("data-columns").map(decoded).unwrap_or_default();
                self.columns = columns.split_whitespace().map(str::to_owned).collect();
                self.place = Place::Table;
            }
            (Place::Table, HtmlToken::Open(tag)) => match tag.name.as_str() {
                "tr" => self.rows.push(Vec::new()),
                "td" if tag.get("colspan").or(tag.get("rowspan")).is_none() => {
                    self.rows.last_mut()?.push(String::new());
                    self.place = Place::Cell;
                }
                "tbody" | "colgroup" | "col" => {}
                _ => return None,
            },
            (Place::Cell, HtmlToken::Open(tag)) if tag.name == "br" => self.cell()?.push('\n'),
            (Place::Cell, HtmlToken::Close(name)) if name == "td" => self.place = Place::Table,
            (Place::Table, HtmlToken::Close(name)) if name == "table" => self.place = Place::After,
            (Place::Cell, _) => return None,
            (Place::After, HtmlToken::Open(tag)) if tag.name == "table" => return None,
            (_, HtmlToken::Open(_) | HtmlToken::Close(_)) => {}
        }
        Some(())
    }

    fn cell(&mut self) -> Option<&mut String> {
        self.rows.last_mut()?.last_mut()
    }

    fn finish(self) -> Option<PastedCells> {
        let width = self.rows.first()?.len();
        let even = self.rows.iter().all(|row| row.len() == width);
        let named = self.columns.is_empty() || self.columns.len() == width;
        let columns = self.columns;
        let whole = self.place == Place::After && even && named;
        let block = Block::new(self.rows).filter(|_| whole)?;
        Some(PastedCells { columns, ..PastedCells::new(block) })
    }
}
