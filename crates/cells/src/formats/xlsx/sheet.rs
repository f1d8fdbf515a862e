//! A worksheet part.

use words::dates::iso_day;

use super::formulas::Formulas;
use super::saved::{At, Saved, SheetContext};
use super::text::clean;
use super::workbook::is_true;
use crate::formats::decimal::Decimal;
use crate::formats::number_format::{CellStyle, date_text};
use crate::formats::sheet::{Book, MAX_SPANS, MergedRange, range};
use crate::formats::strings::Weight;
use crate::formats::xml::{XmlError, XmlEvent, XmlReader};
use crate::grid::Cell;
use crate::meter::Meter;

/// Reads a worksheet into the sheet at hand, and gives its merged ranges. What a limit leaves out
/// marks the sheet as cut.
pub(super) fn read(
    text: &str,
    context: &SheetContext,
    book: &mut Book,
    formulas: &mut Formulas,
    meter: &mut Meter,
) -> Result<Vec<MergedRange>, XmlError> {
    let mut xml = XmlReader::new(text);
    let mut merges = Vec::new();
    let mut at = At::default();
    let mut ended = false;
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) => match element.name.as_str() {
                "row" => {
                    at.begin_row(&element);
                    meter.at(xml.percent());
                }
                "c" => {
                    let (line, column) = at.cell(&element);
                    let mut saved = Saved::read(&mut xml, &element, meter)?;
                    if let Some(text) = formulas.take(&mut saved, (line, column)) {
                        saved.inline = Some((text, Weight::OfCell));
                    }
                    match context.cell(saved) {
                        Some(cell) => book.put(column, cell),
                        None if context.strings.is_cut() => book.cut(),
                        None => {}
                    }
                }
                "mergeCell" if merges.len() < MAX_SPANS => {
                    merges.extend(element.get("ref").and_then(range));
                }
                _ => {}
            },
            XmlEvent::End(name) => match name.as_str() {
                "row" => book.end_row(at.line, at.hidden),
                "worksheet" => ended = true,
                _ => {}
            },
            XmlEvent::Text(_) => {}
        }
        if book.is_cut() {
            return Ok(merges);
        }
    }
    if ended { Ok(merges) } else { Err(XmlError::Malformed) }
}

impl SheetContext<'_> {
    /// What a cell shows; `None` where it refers to a text that there is not.
    fn cell(&self, saved: Saved) -> Option<Cell> {
        let style = self.styles.get(saved.style);
        let bold = style.is_some_and(|style| style.bold);
        let fill = style.and_then(|style| style.fill);
        let (text, weight) = match (saved.kind.as_str(), saved.inline) {
            (_, Some((text, weight))) => (text, weight),
            ("s", None) => {
                let (text, weight) = self.strings.get(saved.value.trim().parse().ok()?)?;
                (text.to_owned(), weight)
            }
            (kind, None) => {
                let cell = self.value(kind, &saved.value, style);
                return Some(Cell { bold: bold && !cell.text.is_empty(), fill, ..cell });
            }
        };
        let text = match style {
            Some(style) => style.format.text(text),
            None => text,
        };
        let bold = weight.is_bold(bold) && !text.is_empty();
        Some(Cell { bold, fill, ..Cell::new(text) })
    }

    /// What a value shows that stands in its cell.
    fn value(&self, kind: &str, value: &str, style: Option<&CellStyle>) -> Cell {
        match kind {
            "str" | "e" => Cell::new(clean(value)),
            "b" => Cell::new(if is_true(value.trim()) { "VERDADERO" } else { "FALSO" }),
            "d" => {
                let day = value.get(..10).and_then(iso_day);
                let months = style.is_some_and(|style| style.format.is_month());
                let text = day.map_or_else(|| value.to_owned(), |day| date_text(day, months));
                Cell { date: day, ..Cell::new(text) }
            }
            _ => match (Decimal::parse(value), style) {
                (Some(number), Some(style)) => style.format.cell(number, self.epoch),
                (Some(number), None) => Cell::new(number.general()),
                (None, _) => Cell::new(clean(value)),
            },
        }
    }
}
