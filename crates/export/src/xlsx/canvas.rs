//! The sheet of the form while it is written from top to bottom.

use values::form::FormWords;

use super::layout::WorksheetLayout;
use super::parts::HiddenName;
use super::sheet::{Area, Worksheet, WorksheetValue};
use super::style::{BorderLine, WorkbookStyle};
use super::text::{clean, line_height, lines};

/// The last column of the form, and the hidden one behind it that holds the ids.
pub(super) const LAST: u32 = 12;

pub(super) const INK: u32 = 0x00_0000;

pub(super) const LIGHT: u32 = 0xDC_E6F1;

/// The sheet while it is written from top to bottom.
pub(super) struct FormCanvas<'a> {
    pub sheet: Worksheet,
    pub names: Vec<HiddenName>,
    pub layout: WorksheetLayout,
    /// The next row.
    pub row: u32,
    pub words: &'a FormWords,
}

impl FormCanvas<'_> {
    /// A row of one merged cell over all columns, as high as its text.
    pub(super) fn line(&mut self, text: &str, style: WorkbookStyle) -> u32 {
        let (row, size) = (self.row, f64::from(style.size) / 10.0);
        let text = clean(text);
        let count = lines(&text, self.sheet.width(0, LAST), size);
        self.sheet.height(row, count as f64 * line_height(size) + 1.0);
        self.sheet.merge(Area::row(row, 0, LAST), WorksheetValue::text(&text), style);
        self.row += 1;
        row
    }
}

/// A line at the bottom, to sign on.
pub(super) fn line_below(style: WorkbookStyle) -> WorkbookStyle {
    let [left, right, top, _] = style.lines;
    WorkbookStyle { lines: [left, right, top, Some(BorderLine::Thin(INK))], ..style }
}
