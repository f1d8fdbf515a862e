//! The styles part, as far as it says how a cell reads: number formats, bold, and its colour.

use super::workbook::is_true;
use crate::formats::number_format::{CellStyle, Formats, MAX_STYLES};
use crate::formats::paint;
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader};

/// What a pattern looks like from afar.
const PATTERN: u32 = 0x80_8080;

#[derive(Default)]
struct XlsxStylesReader {
    formats: Formats,
    fonts: Vec<bool>,
    fills: Vec<Option<u32>>,
    styles: Vec<CellStyle>,
    in_fonts: bool,
    in_fills: bool,
    in_cells: bool,
}

/// The styles that cells name by their place.
pub(super) fn parse(text: &str) -> Result<Vec<CellStyle>, XmlError> {
    let mut reader = XlsxStylesReader::default();
    let mut xml = XmlReader::new(text);
    while let Some(piece) = xml.next()? {
        match piece {
            XmlEvent::Start(element) => reader.begin(&element),
            XmlEvent::End(name) if name == "fonts" => reader.in_fonts = false,
            XmlEvent::End(name) if name == "fills" => reader.in_fills = false,
            XmlEvent::End(name) if name == "cellXfs" => reader.in_cells = false,
            _ => {}
        }
    }
    Ok(reader.styles)
}

impl XlsxStylesReader {
    fn begin(&mut self, element: &Element) {
        let number = |name| element.get(name).and_then(|it| it.parse::<u32>().ok());
        match element.name.as_str() {
            "numFmt" => {
                if let Some(id) = number("numFmtId") {
                    self.formats.add(id, element.get("formatCode").unwrap_or_default());
                }
            }
            "fonts" => self.in_fonts = true,
            "fills" => self.in_fills = true,
            "cellXfs" => self.in_cells = true,
            "fill" if self.in_fills && self.fills.len() < MAX_STYLES => self.fills.push(None),
            "patternFill" | "fgColor" | "color" if self.in_fills => self.paint(element),
            "font" if self.in_fonts && self.fonts.len() < MAX_STYLES => self.fonts.push(false),
            "b" if self.in_fonts => {
                if let Some(bold) = self.fonts.last_mut() {
                    *bold = element.get("val").is_none_or(is_true);
                }
            }
            "xf" if self.in_cells && self.styles.len() < MAX_STYLES => {
                let style = self.style(["numFmtId", "fontId", "fillId"].map(number));
                self.styles.push(style);
            }
            _ => {}
        }
    }

    /// A pattern is as dark as its name says or has a colour of its own; of the colours of a
    /// gradient, the first that is seen is its own.
    fn paint(&mut self, element: &Element) {
        let Some(fill) = self.fills.last_mut() else { return };
        let number = |name| element.get(name).and_then(|it| it.parse::<usize>().ok());
        let color = || {
            let rgb = || element.get("rgb").map(paint::hex);
            let theme =
                || Some(paint::theme(number("theme")?, element.get("tint").unwrap_or_default()));
            rgb().or_else(theme).or_else(|| number("indexed").map(paint::indexed))
        };
        match (element.name.as_str(), element.get("patternType")) {
            ("patternFill", None | Some("none" | "solid")) => {}
            ("patternFill", Some(_)) => *fill = Some(PATTERN),
            ("color", _) => *fill = fill.or(color().flatten()),
            _ => *fill = color().unwrap_or(*fill),
        }
    }

    fn style(&mut self, [format, font, fill]: [Option<u32>; 3]) -> CellStyle {
        let bold = font.and_then(|font| self.fonts.get(font as usize));
        let bold = bold.is_some_and(|bold| *bold);
        let fill = fill.and_then(|fill| self.fills.get(fill as usize)).copied().flatten();
        CellStyle { format: self.formats.get(format.unwrap_or(0)), bold, fill }
    }
}
