//! A worksheet part.

use words::dates::iso_day;

use super::formulas::{Formula, Formulas};
use super::text::{clean, rich};
use super::workbook::is_true;
use crate::formats::decimal::Decimal;
use crate::formats::number_format::{Epoch, Style, date_text};
use crate::formats::sheet::{Book, MAX_LINE, MAX_SPANS, Merge, place, range};
use crate::formats::strings::{Strings, Weight};
use crate::formats::xml::{Broken, Element, Piece, Xml};
use crate::grid::Cell;
use crate::meter::Meter;

/// What the cells of a sheet refer to.
pub(super) struct Context<'a> {
    pub styles: &'a [Style],
    pub strings: &'a Strings,
    pub epoch: Epoch,
}

/// Reads a worksheet into the sheet at hand, and gives its merged ranges. What a limit leaves out
/// marks the sheet as cut.
pub(super) fn read(
    text: &str,
    context: &Context,
    book: &mut Book,
    formulas: &mut Formulas,
    meter: &mut Meter,
) -> Result<Vec<Merge>, Broken> {
    let mut xml = Xml::new(text);
    let mut merges = Vec::new();
    let mut at = At::default();
    let mut ended = false;
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start(element) => match element.name.as_str() {
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
            Piece::End(name) => match name.as_str() {
                "row" => book.end_row(at.line, at.hidden),
                "worksheet" => ended = true,
                _ => {}
            },
            Piece::Text(_) => {}
        }
        if book.is_cut() {
            return Ok(merges);
        }
    }
    if ended { Ok(merges) } else { Err(Broken::Malformed) }
}

/// Where reading stands in a sheet.
#[derive(Default)]
pub(super) struct At {
    line: usize,
    hidden: bool,
    /// The column of the next cell that does not say its own.
    column: usize,
}

impl At {
    /// Begins a row. One that does not say its line follows the last.
    pub fn begin_row(&mut self, element: &Element) {
        let line = element.get("r").and_then(|it| it.parse::<u32>().ok());
        self.hidden = element.get("hidden").is_some_and(is_true);
        self.line = line.map_or(self.line + 1, |line| (line as usize).min(MAX_LINE));
        self.column = 0;
    }

    /// The line and column of a cell.
    pub fn cell(&mut self, element: &Element) -> (usize, usize) {
        let named = element.get("r").and_then(|it| place(it).0);
        let column = named.unwrap_or(self.column);
        self.column = column + 1;
        (self.line, column)
    }
}

/// A cell as it is saved.
pub(super) struct Saved {
    /// Its type (ECMA-376 part 1, 18.18.11).
    pub kind: String,
    pub style: usize,
    pub value: String,
    pub inline: Option<(String, Weight)>,
    pub formula: Option<Formula>,
    /// It has a value, even if that is an empty text.
    pub has_value: bool,
}

impl Saved {
    /// Reads the cell whose start has just been read, to its end.
    pub fn read(xml: &mut Xml, start: &Element, meter: &mut Meter) -> Result<Self, Broken> {
        let style = start.get("s").and_then(|it| it.parse().ok()).unwrap_or(0);
        let kind = start.get("t").unwrap_or_default().to_owned();
        let mut saved = Self {
            kind,
            style,
            value: String::new(),
            inline: None,
            formula: None,
            has_value: false,
        };
        let (mut in_value, mut in_formula) = (false, false);
        while let Some(piece) = xml.next()? {
            meter.at(xml.percent());
            match piece {
                Piece::Start(element) if element.name == "is" => {
                    saved.inline = Some(rich(xml, "is")?);
                    saved.has_value = true;
                }
                Piece::Start(element) => {
                    in_value = element.name == "v";
                    in_formula = element.name == "f";
                    saved.has_value |= in_value && saved.kind == "str";
                    if in_formula {
                        let shared = element.get("si").and_then(|it| it.parse().ok());
                        saved.formula = Some(Formula { text: String::new(), shared });
                    }
                }
                Piece::Text(text) if in_value => {
                    saved.value.push_str(&text);
                    saved.has_value |= !text.trim().is_empty();
                }
                Piece::Text(text) if in_formula => {
                    if let Some(formula) = &mut saved.formula {
                        formula.text.push_str(&text);
                    }
                }
                Piece::Text(_) => {}
                Piece::End(name) if name == "c" => return Ok(saved),
                Piece::End(_) => (in_value, in_formula) = (false, false),
            }
        }
        Err(Broken::Malformed)
    }
}

impl Context<'_> {
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
    fn value(&self, kind: &str, value: &str, style: Option<&Style>) -> Cell {
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
