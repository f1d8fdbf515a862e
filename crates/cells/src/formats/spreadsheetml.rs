//! Workbooks of Excel 2003 in one XML text (SpreadsheetML, "XML Spreadsheet Reference") as cells.

use crate::formats::source::Source;
use crate::meter::Progress;
use std::rc::Rc;

use keyed::Map;
use words::dates::iso_day;

use super::decimal::Decimal;
use super::notes::{signed, words};
use super::number_format::{CellStyle, Epoch, MAX_STYLES, NumberFormat, date_text};
use super::paint;
use super::sheet::{Book, MAX_LINE, MAX_SHEETS, MAX_SPANS, MergedRange, broken};
use super::xml::{Element, XmlError, XmlEvent, XmlReader};
use crate::grid::{Cell, Grid, MAX_CELLS, RemarkKind};
use crate::kind::FileKind;
use crate::meter::Meter;
use crate::unreadable::Unreadable;

const KIND: FileKind = FileKind::Excel;

/// Whether a text is such a workbook: its root is in the namespace of Excel 2003.
pub(crate) fn is_workbook(text: &str) -> bool {
    let start = text.trim_start();
    let head: String = start.chars().take(4000).collect();
    start.starts_with('<')
        && head.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && (head.contains("<Workbook") || head.contains(":Workbook"))
}

/// The sheets of a workbook.
///
/// # Errors
/// [`Unreadable::Damaged`] or [`Unreadable::TooMuch`].
pub(crate) fn read(text: &str, progress: Progress) -> Result<Source, Unreadable> {
    let mut meter = Meter::new(progress);
    meter.part(100);
    let mut reader = SpreadsheetMlReader {
        book: Book::new(),
        styles: Map::new(),
        open: String::new(),
        epoch: Epoch::default(),
        sheets: 0,
    };
    let ended = reader.workbook(&mut XmlReader::new(text), &mut meter).map_err(broken(KIND))?;
    if !ended || reader.sheets == 0 {
        return Err(Unreadable::Damaged { kind: KIND });
    }
    let epoch = reader.epoch.days();
    let grids = reader.book.finish().into_iter().map(|grid| Grid { epoch, ..grid });
    Ok(Source { grids: grids.collect(), ..Source::default() })
}

struct SpreadsheetMlReader {
    book: Book,
    styles: Map<String, CellStyle>,
    /// The name of the style that is being read.
    open: String,
    epoch: Epoch,
    sheets: usize,
}

/// The sheet that is being read.
#[derive(Default)]
struct SpreadsheetMlSheet {
    merges: Vec<MergedRange>,
    /// The styles of the columns.
    columns: Vec<String>,
    line: usize,
    hidden_row: bool,
    row_style: String,
    column: usize,
    hidden: bool,
}

/// An attribute that counts.
fn number(element: &Element, name: &str) -> Option<usize> {
    element.get(name).and_then(|it| it.parse::<u32>().ok()).map(|it| (it as usize).min(MAX_LINE))
}

impl SpreadsheetMlReader {
    /// Whether the workbook is read to its end.
    fn workbook(&mut self, xml: &mut XmlReader, meter: &mut Meter) -> Result<bool, XmlError> {
        while let Some(piece) = xml.next()? {
            match piece {
                XmlEvent::Start(element) => match element.name.as_str() {
                    "Date1904" => self.epoch = Epoch::Of1904,
                    "Worksheet" if self.sheets < MAX_SHEETS => {
                        self.sheets += 1;
                        let name = element.get("Name").unwrap_or_default().to_owned();
                        self.sheet(xml, name, meter)?;
                    }
                    _ => self.style(&element),
                },
                XmlEvent::End(name) if name == "Workbook" => return Ok(true),
                _ => {}
            }
        }
        Ok(false)
    }

    fn style(&mut self, element: &Element) {
        let get = |name| element.get(name).unwrap_or_default();
        if element.name == "Style" && self.styles.len() < MAX_STYLES {
            get("ID").clone_into(&mut self.open);
            let parent = self.styles.get(get("Parent")).cloned().unwrap_or_default();
            self.styles.insert(self.open.clone(), parent);
        }
        let Some(style) = self.styles.get_mut(&self.open) else { return };
        match element.name.as_str() {
            "Font" => style.bold = element.get("Bold").map_or(style.bold, |it| it == "1"),
            "NumberFormat" => style.format = Rc::new(NumberFormat::new(code(get("Format")))),
            "Interior" => {
                let painted = !matches!(get("Pattern"), "" | "None");
                style.fill = paint::hex(get("Color")).filter(|_| painted);
            }
            _ => {}
        }
    }

    fn sheet(
        &mut self,
        xml: &mut XmlReader,
        name: String,
        meter: &mut Meter,
    ) -> Result<(), XmlError> {
        let mut sheet = SpreadsheetMlSheet::default();
        let mut visibility = false;
        loop {
            match xml.next()?.ok_or(XmlError::Malformed)? {
                XmlEvent::Start(element) => match element.name.as_str() {
                    "Column" => sheet.take_column(&element),
                    "Row" => sheet.begin_row(&element),
                    "Cell" => self.cell(xml, &element, &mut sheet)?,
                    "Visible" => visibility = true,
                    _ => {}
                },
                XmlEvent::Text(text) if visibility => sheet.hidden = text.ends_with("Hidden"),
                XmlEvent::End(name) => match name.as_str() {
                    "Row" => self.book.end_row(sheet.line, sheet.hidden_row),
                    "Worksheet" => break,
                    _ => visibility = false,
                },
                XmlEvent::Text(_) => {}
            }
            meter.at(xml.percent());
        }
        self.book.end_sheet(name, sheet.hidden, &sheet.merges);
        Ok(())
    }

    /// Reads a cell whose start has just been read, to its end.
    fn cell(
        &mut self,
        xml: &mut XmlReader,
        start: &Element,
        sheet: &mut SpreadsheetMlSheet,
    ) -> Result<(), XmlError> {
        let column = number(start, "Index").map_or(sheet.column, |it| it.saturating_sub(1));
        let more = ["MergeAcross", "MergeDown"].map(|name| number(start, name).unwrap_or(0));
        let lines = (sheet.line, sheet.line + more[1]);
        let columns = (column, column + more[0]);
        if more != [0, 0] && sheet.merges.len() < MAX_SPANS {
            sheet.merges.push(MergedRange { lines, columns });
        }
        sheet.column = columns.1 + 1;
        let of_column = sheet.columns.get(column).filter(|_| sheet.row_style.is_empty());
        let style = start.get("StyleID").or(of_column.map(String::as_str));
        let style = self.styles.get(style.unwrap_or(&sheet.row_style)).cloned().unwrap_or_default();
        let mut cell = Cell::default();
        loop {
            match xml.next()?.ok_or(XmlError::Malformed)? {
                XmlEvent::Start(element) if element.name == "Data" => {
                    let kind = element.get("Type").unwrap_or_default().to_owned();
                    let text = inner(xml, "Data")?;
                    cell = self.shown(&kind, text, &style);
                }
                XmlEvent::Start(element) if element.name == "Comment" => {
                    let (_, text) = words(xml, "Comment", &["Data"])?;
                    let text = signed(element.get("Author").unwrap_or_default(), &text);
                    self.book.remark(sheet.line, column, RemarkKind::Comment, text);
                }
                XmlEvent::End(name) if name == "Cell" => break,
                _ => {}
            }
        }
        if let Some(formula) = start.get("Formula").filter(|_| cell.text.is_empty()) {
            cell = Cell::new(formula);
            self.book.remark(sheet.line, column, RemarkKind::Formula, formula.to_owned());
        }
        cell.bold = style.bold && !cell.text.is_empty();
        cell.fill = style.fill;
        self.book.put(column, cell);
        Ok(())
    }

    fn shown(&self, kind: &str, text: String, style: &CellStyle) -> Cell {
        match kind {
            "Number" => match Decimal::parse(&text) {
                Some(number) => style.format.cell(number, self.epoch),
                None => Cell::new(text),
            },
            "DateTime" => match text.get(..10).and_then(iso_day) {
                // A time of day stands on the day before all others.
                Some(day) if chrono::Datelike::year(&day) < 1900 => {
                    Cell::new(text.get(11..16).unwrap_or_default())
                }
                Some(day) => {
                    let shown = date_text(day, style.format.is_month());
                    Cell { date: Some(day), ..Cell::new(shown) }
                }
                None => Cell::new(text),
            },
            "Boolean" => Cell::new(if text.trim() == "1" { "VERDADERO" } else { "FALSO" }),
            "String" => Cell::new(style.format.text(text)),
            _ => Cell::new(text),
        }
    }
}

impl SpreadsheetMlSheet {
    fn take_column(&mut self, element: &Element) {
        let first = number(element, "Index").map_or(self.columns.len(), |it| it.saturating_sub(1));
        let end = (first + 1 + number(element, "Span").unwrap_or(0)).min(MAX_CELLS);
        if self.columns.len() < end {
            self.columns.resize(first.min(end), String::new());
            self.columns.resize(end, element.get("StyleID").unwrap_or_default().to_owned());
        }
    }

    fn begin_row(&mut self, element: &Element) {
        self.line = number(element, "Index").unwrap_or(self.line + 1);
        self.hidden_row = element.get("Hidden") == Some("1");
        self.row_style = element.get("StyleID").unwrap_or_default().to_owned();
        self.column = 0;
    }
}

/// The text of the element `end`, whose start has just been read, whatever markup is in it.
fn inner(xml: &mut XmlReader, end: &str) -> Result<String, XmlError> {
    let mut text = String::new();
    loop {
        match xml.next()?.ok_or(XmlError::Malformed)? {
            XmlEvent::Text(part) => text.push_str(&part),
            XmlEvent::End(name) if name == end => return Ok(text.replace("\r\n", "\n")),
            _ => {}
        }
    }
}

/// The code of a format that is named by words.
fn code(name: &str) -> &str {
    match name {
        "General Number" => "General",
        "General Date" | "Long Date" | "Medium Date" | "Short Date" => "d/m/y",
        "Long Time" | "Medium Time" | "Short Time" => "h:mm",
        "Currency" => "\"$\"#,##0.00",
        "Euro Currency" => "\"€\"#,##0.00",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Yes/No" => "\"Sí\";\"Sí\";\"No\"",
        "True/False" => "\"Verdadero\";\"Verdadero\";\"Falso\"",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::samples::{fills, lines, remarks, spans};
    use super::*;

    const STYLES: &str = r##"<Styles><Style ss:ID="Default"><Font ss:Bold="0"/></Style>
        <Style ss:ID="b" ss:Parent="Default"><Font ss:Bold="1"/><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style>
        <Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
        <Style ss:ID="m"><NumberFormat ss:Format="mmm\-yy"/></Style>
        <Style ss:ID="n"><NumberFormat ss:Format="&quot;RD$&quot;#,##0.0,,&quot;M&quot;"/></Style></Styles>"##;

    fn source(more: &str, sheets: &str) -> Result<Vec<Grid>, Unreadable> {
        let text = format!(
            r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{more}{STYLES}{sheets}</Workbook>"#
        );
        assert!(is_workbook(&text));
        read(&text, &mut |_| {}).map(|source| source.grids)
    }

    fn sheet(more: &str, rows: &str) -> Grid {
        let sheets = format!(
            r#"<Worksheet ss:Name="Plan"><Table><Column ss:StyleID="d"/>{rows}</Table></Worksheet>"#
        );
        source(more, &sheets).map(|mut it| it.remove(0)).unwrap_or_default()
    }

    #[test]
    fn cells_of_every_type() {
        let grid = sheet(
            "",
            r##"<Row><Cell ss:StyleID="b"><Data ss:Type="String">Acción</Data></Cell><Cell ss:StyleID="b"/></Row>
            <Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="DateTime">2026-03-15T00:00:00.000</Data></Cell>
            <Cell ss:Index="3" ss:StyleID="m"><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell>
            <Cell ss:StyleID="n"><Data ss:Type="Number">2500000</Data></Cell>
            <Cell><Data ss:Type="DateTime">1899-12-31T14:30:00.000</Data></Cell>
            <Cell><Data ss:Type="Boolean">1</Data></Cell>
            <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">uno <B>dos</B>&#10;tres</ss:Data></Cell>
            <Cell ss:Formula="=RC[-1]"/></Row>"##,
        );
        assert_eq!(
            lines(&grid),
            [
                "*Acción*¦",
                "",
                "",
                "15/03/2026¦¦mar-26¦RD$2.5M¦14:30¦VERDADERO¦uno dos/tres¦=RC[-1]"
            ]
        );
        assert_eq!((&grid.name, grid.hidden.as_slice()), (&"Plan".to_owned(), &[3][..]));
        assert_eq!(fills(&grid)[0], [0xff_ff00, 0xff_ff00]);
        assert_eq!(grid.rows[3][0].date, NaiveDate::from_ymd_opt(2026, 3, 15));
        assert_eq!(remarks(&grid), [(3, 7, "=RC[-1]")]);
    }

    #[test]
    fn merged_cells_comments_and_the_epoch() {
        let grid = sheet(
            "<ExcelWorkbook><Date1904/></ExcelWorkbook>",
            r#"<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">a</Data>
            <Comment ss:Author="Ana"><ss:Data><B>Ana:</B>&#10;Falta</ss:Data></Comment></Cell><Cell><Data ss:Type="String">b</Data></Cell></Row>
            <Row><Cell ss:Index="3" ss:StyleID="d"><Data ss:Type="Number">44620</Data></Cell></Row>"#,
        );
        assert_eq!(lines(&grid), ["a¦¦b", "¦¦01/03/2026"]);
        assert_eq!(spans(&grid), [[0, 0, 2, 2]]);
        assert_eq!(remarks(&grid), [(0, 0, "Ana:\nFalta")]);
        assert_eq!(grid.epoch, 1462);
    }

    #[test]
    fn hidden_sheets_are_last_and_what_is_cut_off_is_damaged() {
        let one = |name: &str, more: &str| {
            format!(
                r#"<Worksheet ss:Name="{name}"><Table><Row><Cell><Data ss:Type="String">{name}</Data></Cell></Row></Table><WorksheetOptions>{more}</WorksheetOptions></Worksheet>"#
            )
        };
        let sheets = one("Lista", "<Visible>SheetHidden</Visible>") + &one("Plan", "");
        let names = source("", &sheets).unwrap_or_default();
        assert_eq!(names.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Plan", "Lista"]);
        let cut = read("<Workbook><Worksheet><Table><Row>", &mut |_| {});
        assert_eq!(cut, Err(Unreadable::Damaged { kind: KIND }));
        assert!(!is_workbook("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"));
    }
}
