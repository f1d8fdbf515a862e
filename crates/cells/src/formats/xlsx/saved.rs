//! A cell of a worksheet part as it is saved, and where it stands.

use super::text::rich;
use super::workbook::is_true;
use crate::formats::number_format::{CellStyle, Epoch};
use crate::formats::sheet::{MAX_LINE, place};
use crate::formats::strings::{SharedStrings, Weight};
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader};
use crate::meter::Meter;

/// A formula as it is saved; one that is shared may stand only in the first of its cells.
pub(super) struct Formula {
    pub text: String,
    pub shared: Option<u32>,
}

/// What the cells of a sheet refer to.
pub(super) struct SheetContext<'a> {
    pub styles: &'a [CellStyle],
    pub strings: &'a SharedStrings,
    pub epoch: Epoch,
}

/// Where reading stands in a sheet.
#[derive(Default)]
pub(super) struct At {
    pub line: usize,
    pub hidden: bool,
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
    pub fn read(xml: &mut XmlReader, start: &Element, meter: &mut Meter) -> Result<Self, XmlError> {
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
                XmlEvent::Start(element) if element.name == "is" => {
                    saved.inline = Some(rich(xml, "is")?);
                    saved.has_value = true;
                }
                XmlEvent::Start(element) => {
                    in_value = element.name == "v";
                    in_formula = element.name == "f";
                    saved.has_value |= in_value && saved.kind == "str";
                    if in_formula {
                        let shared = element.get("si").and_then(|it| it.parse().ok());
                        saved.formula = Some(Formula { text: String::new(), shared });
                    }
                }
                XmlEvent::Text(text) if in_value => {
                    saved.value.push_str(&text);
                    saved.has_value |= !text.trim().is_empty();
                }
                XmlEvent::Text(text) if in_formula => {
                    if let Some(formula) = &mut saved.formula {
                        formula.text.push_str(&text);
                    }
                }
                XmlEvent::Text(_) => {}
                XmlEvent::End(name) if name == "c" => return Ok(saved),
                XmlEvent::End(_) => (in_value, in_formula) = (false, false),
            }
        }
        Err(XmlError::Malformed)
    }
}
