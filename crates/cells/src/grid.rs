//! The cells that every source format becomes, and text tables as the first of the formats.

use chrono::NaiveDate;

/// A cell of a source table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Cell {
    /// What the cell says, untouched; paragraphs and list items are lines of their own. A real
    /// date is written as its cell shows it: `mar-26` where it shows a month, else `30/06/2025`.
    pub text: String,
    /// The day of a cell that holds a real date.
    pub date: Option<NaiveDate>,
    /// All of its text is bold, as headings are.
    pub bold: bool,
    /// The colour that it is painted with, `0xRRGGBB`; `None` where it is white or not painted.
    /// That it is painted is sure; which colour may be only near where a theme names it.
    pub fill: Option<u32>,
}

impl Cell {
    /// A cell that says `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same cell with another text.
    pub fn saying(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self.clone() }
    }
}

/// Cells that were merged into one: the text stands in the first, the others are empty cells, so
/// that every column keeps its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MergedCells {
    /// The row of the first cell, from 0.
    pub row: usize,
    /// The column of the first cell, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
}

/// The names of marks that are no ids: those of fields, and of the heading of the timeline.
pub const PLACES: [&str; 6] = ["institution", "title", "period", "motto", "state", "timeline"];

/// What our own writers left at a row, so that it is known again when the file comes back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowMark {
    /// The row, from 0.
    pub row: usize,
    /// The 16 hexadecimal digits of the id of an action, the key of a field of *Datos del plan*
    /// (`institution`, `title`, `period`, `motto`, `state`), or `timeline` at its heading.
    pub name: String,
}

/// What is to be said of a cell besides what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellRemark {
    /// The row of the cell, from 0; that after the last one where it stands in none.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// What it is.
    pub kind: RemarkKind,
    /// A comment; the formula; what the cell said before it was mended.
    pub text: String,
}

/// What a [`CellRemark`] is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RemarkKind {
    /// Words at the cell that are not its own: a comment, a note, a note at the foot of the page.
    Comment,
    /// The cell says what its formula was worked out to, for its file has no result of it.
    Computed,
    /// The cell says its formula, which has no result.
    Formula,
    /// The cell says a text again whose letters a wrong encoding had broken.
    Recoded,
}

/// The rows of cells of a source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    /// The name of the sheet; empty where the format has none.
    pub name: String,
    /// The rows, each with as many cells as it came with.
    pub rows: Vec<Vec<Cell>>,
    /// The line of the source, from 1, in which each row begins: the row of a sheet, or the place
    /// of a row or paragraph in a document.
    pub lines: Vec<usize>,
    /// The merged cells.
    pub spans: Vec<MergedCells>,
    /// The rows that the source does not show, from 0, ascending.
    pub hidden: Vec<usize>,
    /// What our own writers left, in the order of the rows.
    pub marks: Vec<RowMark>,
    /// What is to be said of cells, in any order.
    pub remarks: Vec<CellRemark>,
    /// How many days after 30 December 1899 the source begins to count its dates: 1462 in a book
    /// of 1904, else 0. A plain number in a date column is a day by it.
    pub epoch: u16,
    /// The source goes on beyond what was read of it (see [`MAX_ROWS`], [`MAX_GRID_TEXT`]).
    pub cut: bool,
}

/// The most rows that are read of one source. The largest plan has 5,000 actions; with its blank
/// and wrapped rows four times as many is plenty, and a sheet of a million rows ends in time.
pub const MAX_ROWS: usize = 20_000;

/// The most bytes of text that are read of one source: a plan of 5,000 actions with long texts
/// has about 10 MB, and a draft of more would not fit the memory of a cheap tablet.
pub const MAX_GRID_TEXT: usize = 12_000_000;

/// The most cells of one row: five times those of the form. What stands further right is kept in
/// the last one.
pub const MAX_CELLS: usize = 64;

impl Grid {
    /// The line of the source, from 1, in which a row begins.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(row + 1)
    }

    /// What a cell says; nothing where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| &cell.text)
    }

    /// Adds a row.
    pub fn push(&mut self, line: usize, cells: Vec<Cell>) {
        self.rows.push(cells);
        self.lines.push(line);
    }

    /// The cells of a text whose rows are lines and whose cells are parted by `separator`. A cell
    /// in quotation marks may hold line breaks and doubled quotation marks, as the clipboard
    /// writes it.
    pub fn from_text(text: &str, separator: char) -> Self {
        Self::from_text_telling(text, separator, &mut |_| {})
    }

    /// [`Grid::from_text`]; `on_row` hears after each row how many bytes have been read.
    pub fn from_text_telling(text: &str, separator: char, on_row: &mut dyn FnMut(usize)) -> Self {
        let mut grid = Self::default();
        let mut rows = TextRows::new(text, separator);
        while let Some(TextRow { line, cells, .. }) = rows.next() {
            grid.push(line, cells);
            on_row(rows.read());
        }
        grid
    }
}

/// A row of a text.
pub struct TextRow {
    /// The line, from 1, in which it begins.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// One of them stood in quotation marks that it needed: it holds the separator, a line break
    /// or a quotation mark.
    pub quoted: bool,
}

/// The rows of a text one after the other, as [`Grid::from_text`] has them; the first is there even
/// where the text is empty. Nothing that follows is read before it is asked for.
pub struct TextRows<'a> {
    rest: Option<&'a str>,
    length: usize,
    separator: char,
    line: usize,
    strict: bool,
    sound: bool,
}

impl<'a> TextRows<'a> {
    /// Begins at the start of `text`.
    pub fn new(text: &'a str, separator: char) -> Self {
        let length = text.len();
        Self { rest: Some(text), length, separator, line: 1, strict: false, sound: true }
    }

    /// The same, for a text that a program wrote by the rules: a cell in quotation marks may hold
    /// the separator and any number of lines, and one that is not closed properly ends the rows.
    pub fn strict(text: &'a str, separator: char) -> Self {
        Self { strict: true, ..Self::new(text, separator) }
    }

    /// How many bytes have been read.
    pub fn read(&self) -> usize {
        self.length - self.rest.map_or(0, str::len)
    }

    /// Whether no cell broke the rules so far.
    pub fn is_sound(&self) -> bool {
        self.sound
    }
}

impl Iterator for TextRows<'_> {
    type Item = TextRow;

    fn next(&mut self) -> Option<TextRow> {
        let mut rest = self.rest.take()?;
        let separator = self.separator;
        let mut row = TextRow { line: self.line, cells: Vec::new(), quoted: false };
        loop {
            let (cell, used) = match quoted(rest, separator, self.strict) {
                Some((cell, used)) => {
                    row.quoted |= cell.contains([separator, '"', '\n', '\r']);
                    (cell, used)
                }
                None if self.strict && rest.starts_with('"') => {
                    self.sound = false;
                    return None;
                }
                None => {
                    let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
                    (rest[..end].to_owned(), end)
                }
            };
            self.line += breaks(&rest[..used]);
            push_cell(&mut row.cells, cell, separator);
            rest = &rest[used..];
            match rest.strip_prefix(separator) {
                Some(after) => rest = after,
                None => break,
            }
        }
        if !rest.is_empty() {
            self.rest = Some(rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..]));
            self.line += 1;
        }
        Some(row)
    }
}

fn push_cell(cells: &mut Vec<Cell>, text: String, separator: char) {
    if cells.len() < MAX_CELLS {
        cells.push(Cell::new(text));
    } else if let Some(last) = cells.last_mut().filter(|_| !text.trim().is_empty()) {
        last.text.push(separator);
        last.text.push_str(&text);
    }
}

fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let lone = |(at, byte): (usize, &u8)| {
        *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    };
    bytes.iter().enumerate().filter(|it| lone(*it)).count()
}

/// The most lines of one quoted cell. A mark that is not closed before is a mark of the text.
const MAX_QUOTED_LINES: usize = 200;

/// A quoted cell at the start of `text` and the bytes that it takes; `None` where the cell is
/// none, or its quotation mark is never properly closed.
fn quoted(text: &str, separator: char, strict: bool) -> Option<(String, usize)> {
    let inner = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut from = 0;
    let mut lines = 0;
    loop {
        let mark = from + inner[from..].find('"')?;
        let part = &inner[from..mark];
        lines += breaks(part);
        // Hardly any program puts a tab into a cell: a mark that runs over one opened no cell.
        if !strict && (lines > MAX_QUOTED_LINES || (separator == '\t' && part.contains('\t'))) {
            return None;
        }
        cell.push_str(part);
        let after = &inner[mark + 1..];
        if after.starts_with('"') {
            cell.push('"');
            from = mark + 2;
        } else if after.is_empty() || after.starts_with([separator, '\n', '\r']) {
            return Some((cell, mark + 2));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
        let grid = Grid::from_text(text, separator);
        grid.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn quoted_cells_hold_breaks_and_marks() {
        let check = |text, expect: &[&[&str]]| assert_eq!(rows(text, '\t'), expect, "{text:?}");
        check("a\tb\nc", &[&["a", "b"], &["c"]]);
        check("a\t\"b\nc\"\td\r\ne", &[&["a", "b\nc", "d"], &["e"]]);
        check("\"di \"\"hola\"\"\"\tx", &[&["di \"hola\"", "x"]]);
        check("\"nunca cierra\tb\nc\td", &[&["\"nunca cierra", "b"], &["c", "d"]]);
        check("\"Plan\" piloto\tb", &[&["\"Plan\" piloto", "b"]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("\"\"\tb", &[&["", "b"]]);
        check("a\t\"", &[&["a", "\""]]);
        check("\t\t", &[&["", "", ""]]);
        assert_eq!(rows("a;\"b;c\";d", ';'), [["a", "b;c", "d"]]);
    }

    #[test]
    fn rows_know_their_line() {
        let grid = Grid::from_text("a\n\"b\nc\"\t\n\nd", '\t');
        assert_eq!(grid.lines, [1, 2, 4, 5]);
        assert_eq!(grid.line(3), 5);
    }

    #[test]
    fn very_long_rows_are_folded_into_the_last_cell() {
        let text = vec!["x"; 100].join("\t");
        let grid = Grid::from_text(&text, '\t');
        assert_eq!(grid.rows[0].len(), MAX_CELLS);
        assert_eq!(
            grid.rows[0].iter().map(|cell| cell.text.matches('x').count()).sum::<usize>(),
            100
        );
    }
}
