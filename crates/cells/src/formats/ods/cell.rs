//! The rows and cells of a table.

use chrono::Datelike;
use words::dates::iso_day;

use super::formulas;
use super::styles::OdsStyles;
use crate::formats::decimal::Decimal;
use crate::formats::notes::{signed, words};
use crate::formats::number_format::{Epoch, NumberFormat, date_text};
use crate::formats::sheet::{Book, MAX_SPANS, MergedRange};
use crate::formats::strings::Weight;
use crate::formats::xml::{Element, XmlError, XmlEvent, XmlReader, skip};
use crate::grid::{Cell, MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS, RemarkKind};

/// Whether a cell lies under another that spans it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Covered {
    Yes,
    No,
}

/// A table as it is read into the sheet at hand.
pub(super) struct OdsSheet<'a> {
    styles: &'a OdsStyles,
    book: &'a mut Book,
    /// The merged ranges so far.
    pub merges: Vec<MergedRange>,
    /// The styles of the cells of each column that have none of their own.
    columns: Vec<String>,
    /// The line after those of all rows so far, and what the row at hand says.
    line: usize,
    times: usize,
    hidden: bool,
    row_style: String,
    /// The cells of the row at hand, and the column of the next.
    cells: Vec<(usize, Cell)>,
    column: usize,
    /// The bytes of their texts.
    text: usize,
}

/// How often something repeats, or how far it spans: at least once, and no more than there are
/// rows in a sheet.
fn count(element: &Element, name: &str) -> usize {
    let count = element.get(name).and_then(|it| it.parse::<u32>().ok()).unwrap_or(1);
    count.clamp(1, 1 << 24) as usize
}

impl<'a> OdsSheet<'a> {
    /// An empty table.
    pub fn new(styles: &'a OdsStyles, book: &'a mut Book) -> Self {
        Self {
            styles,
            book,
            merges: Vec::new(),
            columns: Vec::new(),
            line: 1,
            times: 1,
            hidden: false,
            row_style: String::new(),
            cells: Vec::new(),
            column: 0,
            text: 0,
        }
    }

    /// Takes in columns.
    pub fn column(&mut self, element: &Element) {
        let style = element.get("default-cell-style-name").unwrap_or_default();
        let room = MAX_CELLS.saturating_sub(self.columns.len());
        let times = count(element, "number-columns-repeated").min(room);
        self.columns.extend(std::iter::repeat_n(style.to_owned(), times));
    }

    /// Begins a row.
    pub fn begin_row(&mut self, element: &Element) {
        self.times = count(element, "number-rows-repeated");
        self.hidden = element.get("visibility").is_some_and(|it| it != "visible");
        self.row_style = element.get("default-cell-style-name").unwrap_or_default().to_owned();
        self.column = 0;
        self.text = 0;
    }

    /// Ends a row, which stands as often as it repeats.
    pub fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let line = self.line;
        self.line = self.line.saturating_add(self.times);
        // Colours alone make no row, however often it repeats.
        if cells.iter().all(|(_, cell)| cell.text.is_empty()) {
            return;
        }
        for time in 0..self.times.min(MAX_ROWS + 1) {
            if self.book.is_cut() {
                return;
            }
            for (column, cell) in &cells {
                self.book.put(*column, cell.clone());
            }
            self.book.end_row(line.saturating_add(time), self.hidden);
        }
    }

    /// Reads a cell whose start has just been read, to its end.
    pub fn cell(
        &mut self,
        xml: &mut XmlReader,
        element: &Element,
        covered: Covered,
    ) -> Result<(), XmlError> {
        let times = count(element, "number-columns-repeated");
        let column = self.column;
        self.column = column.saturating_add(times);
        self.span(element, column, covered);
        let style = match element.get("style-name") {
            Some(style) => style,
            None if self.row_style.is_empty() => {
                self.columns.get(column).map_or("", String::as_str)
            }
            None => &self.row_style,
        };
        let mut comments = Vec::new();
        let mut cell = self.shown(xml, element, style, &mut comments)?;
        let formula = element.get("formula").filter(|_| {
            cell.text.is_empty() && covered == Covered::No && element.get("value-type").is_none()
        });
        if let Some(formula) = formula {
            cell.text = formulas::plain(formula);
            self.book.remark(self.line, column, RemarkKind::Formula, cell.text.clone());
        }
        for text in comments {
            self.book.remark(self.line, column, RemarkKind::Comment, text);
        }
        if (cell.text.is_empty() && cell.fill.is_none()) || self.book.is_cut() {
            return Ok(());
        }
        // Copies beyond the last column would only join the one there.
        let least = column.saturating_add(usize::from(!cell.text.is_empty()));
        let last = column.saturating_add(times).min(MAX_CELLS).max(least);
        self.text += cell.text.len() * (last - column);
        if self.text > MAX_GRID_TEXT {
            self.book.cut();
            return Ok(());
        }
        self.cells.extend((column..last).map(|column| (column, cell.clone())));
        Ok(())
    }

    fn span(&mut self, element: &Element, column: usize, covered: Covered) {
        let columns = count(element, "number-columns-spanned");
        let rows = count(element, "number-rows-spanned");
        if (columns > 1 || rows > 1) && covered == Covered::No && self.merges.len() < MAX_SPANS {
            let lines = (self.line, self.line.saturating_add(rows - 1));
            let columns = (column, column.saturating_add(columns - 1));
            self.merges.push(MergedRange { lines, columns });
        }
    }

    fn shown(
        &self,
        xml: &mut XmlReader,
        element: &Element,
        style: &str,
        comments: &mut Vec<String>,
    ) -> Result<Cell, XmlError> {
        let (text, weight) = self.paragraphs(xml, &element.name, comments)?;
        let bold = weight.is_bold(self.styles.bold("table-cell", Some(style)) == Some(true));
        let get = |name| element.get(name).unwrap_or_default();
        let mut cell = match get("value-type") {
            "date" => match get("date-value").get(..10).and_then(iso_day) {
                Some(day) => {
                    let shown = date_text(day, self.styles.is_month(Some(style)));
                    Cell { date: Some(day), ..Cell::new(shown) }
                }
                None => Cell::new(text),
            },
            "boolean" => Cell::new(match get("boolean-value") {
                "true" => "VERDADERO",
                _ => "FALSO",
            }),
            "float" if text.contains('E') => Cell::new(match Decimal::parse(&text) {
                Some(number) => number.general(),
                None => text,
            }),
            "float" if text.contains('/') => {
                american_date(get("value"), &text).unwrap_or_else(|| Cell::new(text))
            }
            _ if !text.is_empty() => Cell::new(text),
            "string" => Cell::new(get("string-value")),
            "" => Cell::default(),
            _ => Cell::new(match Decimal::parse(get("value")) {
                Some(number) => number.general(),
                None => get("value").to_owned(),
            }),
        };
        cell.bold = bold && !cell.text.is_empty();
        cell.fill = self.styles.fill(Some(style));
        Ok(cell)
    }

    /// The paragraphs of the cell `end`, one a line. A text too long to be kept is not read on.
    fn paragraphs(
        &self,
        xml: &mut XmlReader,
        end: &str,
        comments: &mut Vec<String>,
    ) -> Result<(String, Weight), XmlError> {
        let mut text = String::new();
        let mut weight = None;
        let mut first = true;
        loop {
            match xml.next()?.ok_or(XmlError::Malformed)? {
                XmlEvent::Start(element) if matches!(element.name.as_str(), "p" | "h") => {
                    if !first {
                        text.push('\n');
                    }
                    first = false;
                    self.paragraph(xml, &element.name, &mut text, &mut weight)?;
                }
                XmlEvent::Start(element) if element.name == "annotation" => {
                    let (author, text) = words(xml, "annotation", &["p", "h"])?;
                    comments.push(signed(&author, &text));
                }
                XmlEvent::Start(_) => skip(xml)?,
                XmlEvent::End(name) if name == end => {
                    return Ok((text, weight.unwrap_or_default()));
                }
                XmlEvent::End(_) | XmlEvent::Text(_) => {}
            }
        }
    }

    fn paragraph(
        &self,
        xml: &mut XmlReader,
        end: &str,
        text: &mut String,
        weight: &mut Option<Weight>,
    ) -> Result<(), XmlError> {
        let begin = text.len();
        let mut spans = vec![Weight::OfCell];
        loop {
            match xml.next()?.ok_or(XmlError::Malformed)? {
                XmlEvent::Start(element) => match element.name.as_str() {
                    "s" if text.len() > MAX_GRID_TEXT => {}
                    "s" => text.extend(std::iter::repeat_n(' ', count(&element, "c").min(1000))),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    "span" => {
                        spans.push(match self.styles.bold("text", element.get("style-name")) {
                            Some(true) => Weight::Bold,
                            Some(false) => Weight::Plain,
                            None => spans.last().copied().unwrap_or_default(),
                        })
                    }
                    "a" | "ruby" | "ruby-base" | "meta" => {}
                    _ => skip(xml)?,
                },
                XmlEvent::End(name) if name == end => return Ok(()),
                XmlEvent::End(name) => {
                    if name == "span" && spans.len() > 1 {
                        spans.pop();
                    }
                }
                XmlEvent::Text(part) => {
                    let span = spans.last().copied().unwrap_or_default();
                    if !part.trim().is_empty() {
                        *weight = Some(weight.map_or(span, |weight| weight.and(span)));
                    }
                    if text.len() <= MAX_GRID_TEXT {
                        collapse(text, begin, &part);
                    }
                }
            }
        }
    }
}

/// The date of a number that is shown in the American order. SheetJS writes all dates so, with
/// neither their type nor a style, and the text alone would be read as another day.
fn american_date(value: &str, text: &str) -> Option<Cell> {
    let cell = NumberFormat::new("d/m/y").cell(Decimal::parse(value)?, Epoch::Of1900);
    let day = cell.date?;
    let shown = format!("{}/{}/{:02}", day.month(), day.day(), day.year() % 100);
    (shown == text).then_some(cell)
}

/// Adds a text in which any white space is one space, and none at the beginning of a paragraph
/// (ODF 1.2 part 1, 6.1.2).
fn collapse(text: &mut String, begin: usize, part: &str) {
    for c in part.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            text.push(c);
        } else if text.len() > begin && !text.ends_with([' ', '\n', '\t']) {
            text.push(' ');
        }
    }
}
