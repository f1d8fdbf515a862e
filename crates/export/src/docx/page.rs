//! The sheet: its size and margins, in twips (twentieths of a point).

use plan::{Header, Paper};
use values::form::paper_size;

/// What a cell keeps free at its left and at its right.
pub(super) const CELL_MARGIN: u32 = 60;

/// Margins of 1.5 cm.
pub(super) const MARGIN: u32 = 850;
/// Where header and footer begin, from the edge of the sheet.
const EDGE: u32 = 400;
/// Twips in a point, of the sizes of letters.
pub(super) const POINT: u32 = 20;

/// A sheet in landscape.
pub(super) struct DocxPage {
    pub width: u32,
    pub height: u32,
    paper: Paper,
}

impl DocxPage {
    pub fn of(header: &Header) -> Self {
        let (width, height) = paper_size(header.paper);
        let twips = |tenths: u32| (tenths * 1440 + 127) / 254;
        Self { width: twips(width), height: twips(height), paper: header.paper }
    }

    /// The width between the margins.
    pub fn room(&self) -> u32 {
        self.width - 2 * MARGIN
    }

    /// What is surely free between the margins and below a header with a logo.
    pub fn free_height(&self) -> u32 {
        self.height - 2 * MARGIN - 500
    }

    /// The properties of the one section.
    pub fn section(&self, has_head: bool) -> String {
        let (width, height) = (self.width, self.height);
        // The number by which printers know the paper (DEVMODE).
        let code = match self.paper {
            Paper::Letter => 1,
            Paper::Legal => 5,
            Paper::A4 => 9,
        };
        let head = if has_head {
            "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
        } else {
            ""
        };
        format!(
            "<w:sectPr>{head}<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\" w:orient=\"landscape\" w:code=\"{code}\"/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"{EDGE}\" w:footer=\"{EDGE}\" w:gutter=\"0\"/></w:sectPr>"
        )
    }
}
