//! The styles part, as far as it says how a cell reads: number formats and bold.

use super::workbook::is_true;
use crate::formats::number_format::{Formats, MAX_STYLES, Style};
use crate::formats::xml::{Broken, Element, Piece, Xml};

#[derive(Default)]
struct Reader {
    formats: Formats,
    fonts: Vec<bool>,
    styles: Vec<Style>,
    in_fonts: bool,
    in_cells: bool,
}

/// The styles that cells name by their place.
pub(super) fn parse(text: &str) -> Result<Vec<Style>, Broken> {
    let mut reader = Reader::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start(element) => reader.begin(&element),
            Piece::End(name) if name == "fonts" => reader.in_fonts = false,
            Piece::End(name) if name == "cellXfs" => reader.in_cells = false,
            _ => {}
        }
    }
    Ok(reader.styles)
}

impl Reader {
    fn begin(&mut self, element: &Element) {
        let number = |name| element.get(name).and_then(|it| it.parse::<u32>().ok());
        match element.name.as_str() {
            "numFmt" => {
                if let Some(id) = number("numFmtId") {
                    self.formats.add(id, element.get("formatCode").unwrap_or_default());
                }
            }
            "fonts" => self.in_fonts = true,
            "cellXfs" => self.in_cells = true,
            "font" if self.in_fonts && self.fonts.len() < MAX_STYLES => self.fonts.push(false),
            "b" if self.in_fonts => {
                if let Some(bold) = self.fonts.last_mut() {
                    *bold = element.get("val").is_none_or(is_true);
                }
            }
            "xf" if self.in_cells && self.styles.len() < MAX_STYLES => {
                let style = self.style(number("numFmtId"), number("fontId"));
                self.styles.push(style);
            }
            _ => {}
        }
    }

    fn style(&mut self, format: Option<u32>, font: Option<u32>) -> Style {
        let bold = font.and_then(|font| self.fonts.get(font as usize));
        let bold = bold.is_some_and(|bold| *bold);
        Style { format: self.formats.get(format.unwrap_or(0)), bold }
    }
}
