//! A sheet as it is built up, and its part of the workbook (ECMA-376 part 1, 18.3).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::style::{WorkbookStyle, WorkbookStyles};
use super::text::{MAIN, XML, cell_escaped, clean};
use crate::markup::escaped;

/// What a cell holds. There are no formulas: what a person wrote is always a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum WorksheetValue {
    Empty,
    /// A whole number; a date is the number of its day.
    Number(i64),
    Text(String),
}

impl WorksheetValue {
    /// A text, as a cell can hold it.
    pub fn text(text: &str) -> Self {
        match clean(text) {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }
}

/// A number of at most four digits behind the point. The general way to write one would be a
/// tenth of the code of the workbook.
fn decimal(value: f64) -> String {
    let whole = (value * 10_000.0).round() as i64;
    let text = format!("{}.{:04}", whole / 10_000, whole % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A rectangle of cells; rows and columns from 0, the last ones within.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

impl Area {
    /// One cell.
    pub fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Some cells of one row.
    pub fn row(row: u32, left: u32, right: u32) -> Self {
        Self { top: row, left, bottom: row, right }
    }

    /// Some cells of one column.
    pub fn column(column: u32, top: u32, bottom: u32) -> Self {
        Self { top, left: column, bottom, right: column }
    }

    /// `A1:B2`, or `A1` for one cell.
    pub fn name(self) -> String {
        let first = format!("{}{}", letters(self.left), self.top + 1);
        if self == Self::cell(self.top, self.left) {
            return first;
        }
        format!("{first}:{}{}", letters(self.right), self.bottom + 1)
    }

    /// `$A$1:$B$2`, or `$A$1` for one cell.
    pub fn fixed_name(self) -> String {
        let first = format!("${}${}", letters(self.left), self.top + 1);
        if self == Self::cell(self.top, self.left) {
            return first;
        }
        format!("{first}:${}${}", letters(self.right), self.bottom + 1)
    }
}

/// The letters of a column: `A` to `Z`, `AA` and on.
fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// How a sheet is printed. Always in landscape, all columns on one page.
#[derive(Clone, Debug)]
pub(super) struct Print {
    /// The number of the paper (ECMA-376 part 1, 18.3.1.63).
    pub paper: u32,
    /// The rows that stand on top of each page, first and last.
    pub repeated: (u32, u32),
    /// The footer, in the codes of Excel.
    pub footer: String,
}

/// A sheet.
pub(super) struct Worksheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), (WorksheetValue, WorkbookStyle)>,
    /// The widths of the columns in pixels.
    pub widths: Vec<f64>,
    /// A column that is not shown.
    pub hidden: Option<u32>,
    /// The heights of the rows in points.
    pub heights: BTreeMap<u32, f64>,
    pub merged: Vec<Area>,
    /// Drop-downs, each with what it offers.
    pub lists: Vec<(Area, Vec<String>)>,
    /// How many rows and columns stay in place.
    pub frozen: (u32, u32),
    /// Cells whose texts may look like numbers without a warning.
    pub texts: Option<Area>,
    /// How large it is shown, in hundredths.
    pub zoom: u32,
    pub print: Print,
}

/// The greatest height of a row in points (Excel specifications and limits).
pub(super) const MAX_HEIGHT: f64 = 409.0;

impl Worksheet {
    pub fn new(name: &str, print: Print) -> Self {
        Self {
            name: sheet_name(name),
            cells: BTreeMap::new(),
            widths: Vec::new(),
            hidden: None,
            heights: BTreeMap::new(),
            merged: Vec::new(),
            lists: Vec::new(),
            frozen: (0, 0),
            texts: None,
            zoom: 100,
            print,
        }
    }

    /// Puts a value into a cell.
    pub fn put(&mut self, row: u32, column: u32, value: WorksheetValue, style: WorkbookStyle) {
        self.cells.insert((row, column), (value, style));
    }

    /// Puts a text into a cell.
    pub fn text(&mut self, row: u32, column: u32, text: &str, style: WorkbookStyle) {
        self.put(row, column, WorksheetValue::text(text), style);
    }

    /// Makes one cell of an area.
    pub fn merge(&mut self, area: Area, value: WorksheetValue, style: WorkbookStyle) {
        for row in area.top..=area.bottom {
            for column in area.left..=area.right {
                self.put(row, column, WorksheetValue::Empty, style);
            }
        }
        self.put(area.top, area.left, value, style);
        if area != Area::cell(area.top, area.left) {
            self.merged.push(area);
        }
    }

    /// The height of a row in points.
    pub fn height(&mut self, row: u32, points: f64) {
        self.heights.insert(row, points.min(MAX_HEIGHT));
    }

    /// The width of some columns together, in pixels.
    pub fn width(&self, left: u32, right: u32) -> f64 {
        self.widths.iter().take(right as usize + 1).skip(left as usize).sum()
    }

    /// The part of the sheet; `first` for the one that is shown at first.
    pub fn part(
        &self,
        first: bool,
        strings: &mut SharedStringsPart,
        styles: &mut WorkbookStyles,
    ) -> String {
        let mut out = format!(
            "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        );
        let bottom = self.cells.last_key_value().map_or(0, |((row, _), _)| *row);
        let right = self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0);
        let all = Area { top: 0, left: 0, bottom, right };
        let _ = write!(out, "<dimension ref=\"{}\"/>", all.name());
        self.view(first, &mut out);
        out.push_str("<sheetFormatPr defaultRowHeight=\"15\"/>");
        self.columns(&mut out);
        self.rows(strings, styles, &mut out);
        self.behind(&mut out);
        out.push_str("</worksheet>");
        out
    }

    fn view(&self, first: bool, out: &mut String) {
        let selected = if first { " tabSelected=\"1\"" } else { "" };
        let (rows, columns) = self.frozen;
        let corner = Area::cell(rows, columns).name();
        let _ = write!(
            out,
            "<sheetViews><sheetView showGridLines=\"0\"{selected} zoomScale=\"{0}\" \
             zoomScaleNormal=\"{0}\" workbookViewId=\"0\"><pane xSplit=\"{columns}\" \
             ySplit=\"{rows}\" topLeftCell=\"{corner}\" activePane=\"bottomRight\" \
             state=\"frozen\"/><selection pane=\"topRight\"/><selection pane=\"bottomLeft\"/>\
             <selection pane=\"bottomRight\" activeCell=\"{corner}\" sqref=\"{corner}\"/>\
             </sheetView></sheetViews>",
            self.zoom
        );
    }

    fn columns(&self, out: &mut String) {
        out.push_str("<cols>");
        for (at, pixels) in (1..).zip(&self.widths) {
            // A digit of Calibri 11, the unit of widths, is 7 pixels wide.
            let width = decimal(pixels.round() / 7.0);
            let hidden = if self.hidden == Some(at - 1) { " hidden=\"1\"" } else { "" };
            let _ = write!(
                out,
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}\"{hidden} customWidth=\"1\"/>"
            );
        }
        out.push_str("</cols>");
    }

    fn rows(&self, strings: &mut SharedStringsPart, styles: &mut WorkbookStyles, out: &mut String) {
        out.push_str("<sheetData>");
        let mut open = None;
        for ((row, column), (value, style)) in &self.cells {
            if open != Some(*row) {
                if open.is_some() {
                    out.push_str("</row>");
                }
                let height = self.heights.get(row);
                let height =
                    height.map(|it| format!(" ht=\"{}\" customHeight=\"1\"", decimal(*it)));
                let _ = write!(out, "<row r=\"{}\"{}>", row + 1, height.unwrap_or_default());
                open = Some(*row);
            }
            let (place, style) = (Area::cell(*row, *column).name(), styles.number(style));
            let _ = match value {
                WorksheetValue::Empty => write!(out, "<c r=\"{place}\" s=\"{style}\"/>"),
                WorksheetValue::Number(number) => {
                    write!(out, "<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>")
                }
                WorksheetValue::Text(text) => {
                    let text = strings.number(text);
                    write!(out, "<c r=\"{place}\" s=\"{style}\" t=\"s\"><v>{text}</v></c>")
                }
            };
        }
        out.push_str(if open.is_some() { "</row></sheetData>" } else { "</sheetData>" });
    }

    /// What stands behind the cells, in the order that the standard asks for.
    fn behind(&self, out: &mut String) {
        if !self.merged.is_empty() {
            let _ = write!(out, "<mergeCells count=\"{}\">", self.merged.len());
            for area in &self.merged {
                let _ = write!(out, "<mergeCell ref=\"{}\"/>", area.name());
            }
            out.push_str("</mergeCells>");
        }
        if !self.lists.is_empty() {
            let _ = write!(out, "<dataValidations count=\"{}\">", self.lists.len());
            for (area, items) in &self.lists {
                // Without showErrorMessage the list is an offer, and anything can be typed.
                let _ = write!(
                    out,
                    "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{}\"><formula1>\
                     {}</formula1></dataValidation>",
                    area.name(),
                    escaped(&format!("\"{}\"", items.join(",")))
                );
            }
            out.push_str("</dataValidations>");
        }
        let side = decimal(SIDE);
        let _ = write!(
            out,
            "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"{side}\" \
             right=\"{side}\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"{}\" fitToHeight=\"0\" orientation=\"landscape\"/>\
             <headerFooter><oddFooter>{}</oddFooter></headerFooter>",
            self.print.paper,
            escaped(&self.print.footer)
        );
        if let Some(area) = self.texts {
            let _ = write!(
                out,
                "<ignoredErrors><ignoredError sqref=\"{}\" twoDigitTextYear=\"1\" \
                 numberStoredAsText=\"1\"/></ignoredErrors>",
                area.name()
            );
        }
    }
}

/// The margins at the left and right of a page, in inches.
pub(super) const SIDE: f64 = 0.4;

/// A name as Excel allows it: at most 31 characters, none of `[]:*?/\`, no apostrophe.
fn sheet_name(name: &str) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c);
    clean(name).chars().filter(allowed).take(31).collect()
}

/// The texts of a workbook, each once.
#[derive(Default)]
pub(super) struct SharedStringsPart {
    places: BTreeMap<String, usize>,
    list: Vec<String>,
    used: usize,
}

impl SharedStringsPart {
    fn number(&mut self, text: &str) -> usize {
        self.used += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        self.places.insert(text.to_owned(), self.list.len());
        self.list.push(text.to_owned());
        self.list.len() - 1
    }

    /// The part `sharedStrings.xml`.
    pub fn part(&self) -> String {
        let (used, count) = (self.used, self.list.len());
        let mut out =
            format!("{XML}<sst xmlns=\"{MAIN}\" count=\"{used}\" uniqueCount=\"{count}\">");
        for text in &self.list {
            let _ = write!(out, "<si><t xml:space=\"preserve\">{}</t></si>", cell_escaped(text));
        }
        out.push_str("</sst>");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_have_names() {
        assert_eq!(Area::cell(0, 0).name(), "A1");
        assert_eq!(Area::column(27, 4, 9).name(), "AB5:AB10");
        assert_eq!(Area::row(9, 2, 3).fixed_name(), "$C$10:$D$10");
        assert_eq!([0.0, 3.0, 15.25, 20.571_428].map(decimal), ["0", "3", "15.25", "20.5714"]);
        assert_eq!(letters(25), "Z");
        assert_eq!(letters(16_383), "XFD");
        assert_eq!(
            sheet_name("a/b'c: 12345678901234567890123456789"),
            "abc 123456789012345678901234567"
        );
    }
}
