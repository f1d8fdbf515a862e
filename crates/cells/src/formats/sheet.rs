//! What the readers of spreadsheets share: the sheets of a workbook as they fill, within limits.

use super::xml::XmlError;
use crate::grid::{
    Cell, CellRemark, Grid, MAX_CELLS, MAX_GRID_TEXT, MAX_ROWS, MergedCells, RemarkKind,
};
use crate::kind::FileKind;
use crate::unreadable::Unreadable;

/// The most cells and rows of all sheets together. A full form of 20,000 rows has a third of it;
/// each takes some 60 bytes.
pub(crate) const MAX_BOOK_CELLS: usize = 1_000_000;

/// The most sheets that are read; a workbook of a sheet a department has some twenty.
pub(crate) const MAX_SHEETS: usize = 200;

/// The most merged ranges of a sheet: one for each row.
pub(crate) const MAX_SPANS: usize = MAX_ROWS;

/// The highest number of a line; a sheet has a million. Numbers beyond it are no lines.
pub(crate) const MAX_LINE: usize = 1 << 24;

/// The most blank rows between two others that are kept as rows. A larger gap becomes one.
const MAX_BLANKS: usize = 20;

/// A range of cells that were merged. Lines count from 1, columns from 0, all inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MergedRange {
    pub lines: (usize, usize),
    pub columns: (usize, usize),
}

/// The sheets of a workbook. All of their text stays within [`MAX_GRID_TEXT`], and their cells
/// within a million.
pub(crate) struct Book {
    shown: Vec<Grid>,
    hidden: Vec<Grid>,
    grid: Grid,
    row: Vec<Cell>,
    text: usize,
    cells: usize,
}

impl Book {
    /// A workbook without sheets.
    pub fn new() -> Self {
        Self {
            shown: Vec::new(),
            hidden: Vec::new(),
            grid: Grid::default(),
            row: Vec::new(),
            text: MAX_GRID_TEXT,
            cells: MAX_BOOK_CELLS,
        }
    }

    /// Puts a cell into the row at hand. One right of the last column joins the cell there. One
    /// without text says something only by its colour.
    pub fn put(&mut self, column: usize, cell: Cell) {
        if cell.text.is_empty() && (cell.fill.is_none() || column >= MAX_CELLS) {
            return;
        }
        let Some(left) = self.text.checked_sub(cell.text.len() + 1) else {
            self.grid.cut = true;
            return;
        };
        self.text = left;
        let column = column.min(MAX_CELLS - 1);
        if column >= self.row.len() {
            self.row.resize(column + 1, Cell::default());
        }
        let there = &mut self.row[column];
        if there.text.is_empty() {
            *there = cell;
        } else if !cell.text.is_empty() {
            there.text.push('\t');
            there.text.push_str(&cell.text);
        }
    }

    /// Ends the row at hand, which is at `line` of the sheet, from 1. A line that is not below
    /// the last one comes right after it. A row without text is only a gap.
    pub fn end_row(&mut self, line: usize, hidden: bool) {
        let cells = std::mem::take(&mut self.row);
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return;
        }
        let next = self.next_line();
        let line = line.min(MAX_LINE).max(next);
        let blanks = if line - next > MAX_BLANKS { 1 } else { line - next };
        let rows = self.grid.rows.len() + blanks + 1;
        let Some(left) = self.cells.checked_sub(cells.len() + blanks + 1) else {
            self.grid.cut = true;
            return;
        };
        if rows > MAX_ROWS {
            self.grid.cut = true;
            return;
        }
        self.cells = left;
        for blank in 0..blanks {
            self.grid.push(next + blank, Vec::new());
        }
        if hidden {
            self.grid.hidden.push(self.grid.rows.len());
        }
        self.grid.push(line, cells);
    }

    /// The line after the last row.
    pub fn next_line(&self) -> usize {
        self.grid.lines.last().map_or(1, |line| line + 1)
    }

    /// Keeps what is to be said of a cell of the sheet at hand, at a line from 1.
    pub fn remark(&mut self, line: usize, column: usize, kind: RemarkKind, text: String) {
        match self.text.checked_sub(text.len() + 64) {
            Some(left) => self.text = left,
            None => return self.cut(),
        }
        let column = column.min(MAX_CELLS - 1);
        self.grid.remarks.push(CellRemark { row: line, column, kind, text });
    }

    /// Whether the sheet goes on beyond a limit, so that there is no use in reading on.
    pub fn is_cut(&self) -> bool {
        self.grid.cut
    }

    /// Says that the sheet at hand was not read to its end.
    pub fn cut(&mut self) {
        self.grid.cut = true;
    }

    /// Ends the sheet at hand.
    pub fn end_sheet(&mut self, name: String, hidden: bool, merges: &[MergedRange]) {
        self.row.clear();
        let mut grid = std::mem::take(&mut self.grid);
        grid.name = name;
        let rows = grid.rows.len();
        for remark in &mut grid.remarks {
            remark.row = grid.lines.binary_search(&remark.row).unwrap_or(rows);
        }
        self.merge(&mut grid, merges);
        if hidden {
            // Nobody sees any of its rows.
            grid.hidden = (0..grid.rows.len()).collect();
            self.hidden.push(grid);
        } else {
            self.shown.push(grid);
        }
    }

    /// Leaves the sheet at hand out.
    pub fn drop_sheet(&mut self) {
        self.row.clear();
        self.grid = Grid::default();
    }

    /// Keeps of the merged ranges what lies in the rows that were read, and gives their rows all
    /// the cells that they cover.
    fn merge(&mut self, grid: &mut Grid, merges: &[MergedRange]) {
        for merge in merges {
            let Ok(row) = grid.lines.binary_search(&merge.lines.0) else { continue };
            let end = grid.lines.partition_point(|line| *line <= merge.lines.1);
            let right = merge.columns.1.saturating_add(1).min(MAX_CELLS);
            let columns = right.saturating_sub(merge.columns.0);
            let rows = end.saturating_sub(row);
            let missing = |cells: &Vec<Cell>| right.saturating_sub(cells.len());
            let new = grid.rows[row..row + rows].iter().map(missing).sum::<usize>();
            // Ranges that lie over each other would take the same work again and again.
            let Some(left) = self.cells.checked_sub(new + rows / 8) else { break };
            if rows == 0 || columns == 0 || rows * columns == 1 {
                continue;
            }
            self.cells = left;
            for cells in &mut grid.rows[row..end] {
                cells.resize(right.max(cells.len()), Cell::default());
            }
            grid.spans.push(MergedCells { row, column: merge.columns.0, rows, columns });
        }
    }

    /// The sheets, hidden ones last.
    pub fn finish(self) -> Vec<Grid> {
        let mut grids = self.shown;
        grids.extend(self.hidden);
        grids
    }
}

/// What a broken part makes of its file.
pub(crate) fn broken(kind: FileKind) -> impl Fn(XmlError) -> Unreadable {
    move |why| match why {
        XmlError::Malformed => Unreadable::Damaged { kind },
        XmlError::TooDeep => Unreadable::TooMuch { kind },
    }
}

/// Column from 0 and line from 1 of a reference such as `N12`, `$B$2`, `N` or `$7`, as far as it
/// names them.
pub(crate) fn place(reference: &str) -> (Option<usize>, Option<usize>) {
    let mut column = 0;
    let mut line = 0;
    for byte in reference.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if line == 0 && column < 100_000 => {
                column = column * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1;
            }
            b'0'..=b'9' if line < 10_000_000 => line = line * 10 + usize::from(byte - b'0'),
            b'$' => {}
            _ => return (None, None),
        }
    }
    (column.checked_sub(1), (line > 0).then_some(line))
}

/// A range such as `A2:B7`; a single cell is one as well.
pub(crate) fn range(reference: &str) -> Option<MergedRange> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let ((left, top), (right, bottom)) = (place(first), place(last));
    let (left, right, top, bottom) = (left?, right?, top?, bottom?);
    Some(MergedRange {
        lines: (top.min(bottom), top.max(bottom)),
        columns: (left.min(right), left.max(right)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_columns_and_lines() {
        assert_eq!(place("A1"), (Some(0), Some(1)));
        assert_eq!(place("$N$12"), (Some(13), Some(12)));
        assert_eq!(place("XFD1048576"), (Some(16_383), Some(1_048_576)));
        assert_eq!(place("n"), (Some(13), None));
        assert_eq!(place("$7"), (None, Some(7)));
        assert_eq!(place("#REF!"), (None, None));
        assert_eq!(place(&"9".repeat(50)), (None, None));
        assert_eq!(place(&"Z".repeat(50)), (None, None));
        assert_eq!(range("B7:A2"), Some(MergedRange { lines: (2, 7), columns: (0, 1) }));
        assert_eq!(range("A:B"), None);
    }

    #[test]
    fn few_blank_rows_are_kept_and_many_are_one() {
        let mut book = Book::new();
        for line in [3, 1_048_576] {
            book.put(0, Cell::new("x"));
            book.end_row(line, line > 3);
        }
        book.end_row(1_048_580, false);
        for line in [usize::MAX, usize::MAX, 1] {
            book.put(0, Cell::new("x"));
            book.end_row(line, false);
        }
        book.end_sheet("Hoja".into(), false, &[]);
        let grid = book.finish().remove(0);
        let last = [MAX_LINE, MAX_LINE + 1, MAX_LINE + 2];
        assert_eq!(grid.lines[..6], [1, 2, 3, 4, 1_048_576, 1_048_577]);
        assert_eq!(grid.lines[6..], last);
        assert_eq!(grid.hidden, [4]);
        assert!(!grid.cut);
    }

    #[test]
    fn far_cells_join_the_last_one() {
        let mut book = Book::new();
        for column in [62, 63, 64, 16_383] {
            book.put(column, Cell::new("x"));
        }
        book.end_row(1, false);
        book.end_sheet(String::new(), false, &[]);
        let grid = book.finish().remove(0);
        assert_eq!((grid.rows[0].len(), grid.text(0, 62), grid.text(0, 63)), (64, "x", "x\tx\tx"));
    }

    #[test]
    fn limits_cut_a_sheet() {
        let mut book = Book::new();
        for line in 1..=MAX_ROWS + 1 {
            book.put(0, Cell::new("x"));
            book.end_row(line, false);
        }
        assert!(book.is_cut());
        book.end_sheet(String::new(), true, &[]);
        book.put(0, Cell::new("y".repeat(MAX_GRID_TEXT)));
        book.end_row(1, false);
        assert!(book.is_cut());
        book.end_sheet(String::new(), false, &[]);
        let grids = book.finish();
        assert_eq!((grids[0].rows.len(), grids[1].rows.len()), (0, MAX_ROWS));
    }

    #[test]
    fn merged_ranges_cover_the_rows_that_are_there() {
        let mut book = Book::new();
        for line in [2, 3, 50] {
            book.put(0, Cell::new("x"));
            book.end_row(line, false);
        }
        let merges = ["A2:B3", "A3:A1048576", "B2:XFD2", "A2:A2", "C1:A1", "ZZ2:ZZ3", "A10:A12"];
        let merges: Vec<_> = merges.into_iter().filter_map(range).collect();
        book.end_sheet(String::new(), false, &merges);
        let grid = book.finish().remove(0);
        let span = |row, column, rows, columns| MergedCells { row, column, rows, columns };
        let expect = [span(1, 0, 2, 2), span(2, 0, 3, 1), span(1, 1, 1, 63), span(0, 0, 1, 3)];
        assert_eq!(grid.spans, expect);
        assert_eq!(grid.rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 64, 2, 1, 1]);
    }
}
