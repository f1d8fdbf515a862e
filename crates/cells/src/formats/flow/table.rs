//! The tables of a document: rows, cells, and what they cover.

use super::named::{LayoutPiece, NamedColumns};
use super::{Bold, Flow, FlowParagraph, Level};
use crate::grid::{Cell, MAX_CELLS, MAX_ROWS, MergedCells};

/// What a cell or paragraph costs of the text of a grid besides its own, so that empty ones end
/// as well.
pub(super) const CELL_COST: usize = 16;

pub(super) struct FlowTable {
    /// The number of spans before its own.
    pub spans: usize,
    pub row: Option<FlowRow>,
    /// What each column has above the open row.
    pub above: Vec<Above>,
    /// What its rows have named.
    pub named: NamedColumns,
}

/// A cell that reaches down, or may yet, into the row that is open.
#[derive(Clone, Copy, Default)]
pub(super) struct Above {
    /// The rows that it is still to cover.
    rows: usize,
    /// Its first row and how many columns it covers, where rows below may continue it.
    origin: Option<(usize, usize)>,
    /// Its place in the list of spans.
    span: Option<usize>,
}

#[derive(Default)]
pub(super) struct FlowRow {
    pub cells: Vec<Cell>,
    pub marks: Vec<String>,
    pub hidden: bool,
    pub cell: Option<OpenCell>,
    /// What it holds, if it is one of a layout.
    pub pieces: Vec<LayoutPiece>,
}

#[derive(Default)]
pub(super) struct OpenCell {
    pub column: usize,
    /// The row of the cell that it continues.
    pub above: Option<usize>,
    pub text: String,
    pub bold: Bold,
    /// It has a paragraph.
    pub begun: bool,
}

impl Flow {
    /// Begins a table; inside a cell a nested one.
    pub fn open_table(&mut self) {
        self.settle();
        if self.level().table.is_some() {
            self.levels.push(Level::default());
        }
        let level = self.level();
        let spans = level.grid.spans.len();
        let named = NamedColumns::from(level.grid.rows.len());
        level.table = Some(FlowTable { spans, row: None, above: Vec::new(), named });
    }

    /// Ends the table that was opened last.
    pub fn close_table(&mut self) {
        self.close_row();
        let level = self.level();
        if let Some(table) = level.table.take() {
            let grid = &mut level.grid;
            let end = grid.rows.len();
            let spans = grid.spans.split_off(table.spans.min(grid.spans.len()));
            let clamped = spans.into_iter().filter(|it| it.row < end).map(|it| {
                let rows = it.rows.min(end - it.row);
                MergedCells { rows, ..it }
            });
            let mut spans: Vec<MergedCells> =
                clamped.filter(|it| it.rows > 1 || it.columns > 1).collect();
            spans.sort_unstable_by_key(|it| (it.row, it.column));
            grid.spans.append(&mut spans);
            if self.levels.len() > 1 && !self.level().is_box {
                self.leave();
            }
        }
    }

    /// Begins a row, where none is open.
    pub fn need_row(&mut self) {
        if self.row().is_none() {
            self.open_row();
        }
    }

    /// Begins a row of the open table, or of a new one.
    pub fn open_row(&mut self) {
        self.close_row();
        if self.level().table.is_none() {
            self.open_table();
        }
        self.line += usize::from(self.levels.len() == 1);
        let level = self.level();
        let marks = std::mem::take(&mut level.marks);
        if let Some(table) = &mut level.table {
            table.row = Some(FlowRow { marks, ..FlowRow::default() });
        }
    }

    /// Forgets the open row.
    pub fn drop_row(&mut self) {
        let level = self.level();
        level.paragraph = FlowParagraph::default();
        if let Some(table) = &mut level.table {
            table.row = None;
        }
    }

    /// Paints the last cells of the open row, as many as the open cell covers. Cells that its
    /// number of rows covers below keep no colour.
    pub fn paint(&mut self, fill: Option<u32>) {
        if let Some(row) = self.row()
            && let Some(cell) = &row.cell
            && fill.is_some()
        {
            let first = cell.column.min(row.cells.len());
            row.cells[first..].iter_mut().for_each(|it| it.fill = fill);
        }
    }

    /// The number of columns that the open row has so far.
    pub fn column(&mut self) -> usize {
        self.row().map_or(0, |row| row.cells.len())
    }

    /// The source does not show the open row.
    pub fn hide_row(&mut self) {
        if let Some(row) = self.row() {
            row.hidden = true;
        }
    }

    /// Ends the open row.
    pub fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = &mut self.level().table else { return };
        let Some(row) = table.row.take() else { return };
        if !row.pieces.is_empty() {
            return self.push_layout(row);
        }
        let width = row.cells.len();
        for above in table.above.iter_mut().skip(width) {
            above.rows = above.rows.saturating_sub(1);
        }
        self.push(row.cells, row.marks, row.hidden);
    }

    /// Begins a cell of the open row, or of a new one, that covers so many columns and rows.
    pub fn open_cell(&mut self, columns: usize, rows: usize) {
        self.close_cell();
        self.need_row();
        if !self.spend(CELL_COST * columns.clamp(1, MAX_CELLS)) {
            return;
        }
        let level = self.level();
        let at = level.grid.rows.len();
        let spans = &mut level.grid.spans;
        let Some(table) = &mut level.table else { return };
        let Some(row) = &mut table.row else { return };
        let column = row.cells.len();
        if column >= MAX_CELLS {
            // What stands further right is kept in the last cell.
            row.cell = Some(OpenCell { column: MAX_CELLS - 1, ..OpenCell::default() });
            return;
        }
        let columns = columns.clamp(1, MAX_CELLS - column);
        let rows = rows.clamp(1, MAX_ROWS);
        let span = (columns > 1 || rows > 1).then_some(spans.len());
        spans.extend(span.map(|_| MergedCells { row: at, column, rows, columns }));
        row.cells.resize(column + columns, Cell::default());
        row.cell = Some(OpenCell { column, ..OpenCell::default() });
        let origin = Some((at, columns));
        table.reach(column, columns, Above { rows: rows - 1, origin, span });
    }

    /// Ends the open cell.
    pub fn close_cell(&mut self) {
        self.settle();
        let level = self.level();
        let Some(row) = level.table.as_mut().and_then(|table| table.row.as_mut()) else { return };
        let Some(said) = row.cell.take() else { return };
        let text = said.text.trim_matches('\n');
        let (cells, apart) = match said.above {
            Some(above) => (level.grid.rows.get_mut(above), '\n'),
            None => (Some(&mut row.cells), ' '),
        };
        let Some(cell) = cells.and_then(|cells| cells.get_mut(said.column)) else { return };
        if cell.text.is_empty() {
            cell.bold = said.bold.all();
        } else if said.above.is_some() && cell.text == text {
            return;
        } else if !text.is_empty() {
            cell.text.push(apart);
        }
        cell.text.push_str(text);
    }

    /// Leaves cells empty: what stands above or left of them covers them, or nothing is there.
    pub fn skip(&mut self, columns: usize) {
        self.close_cell();
        self.need_row();
        let room = MAX_CELLS - self.row().map_or(MAX_CELLS, |row| row.cells.len().min(MAX_CELLS));
        let columns = columns.min(room);
        if self.spend(CELL_COST * columns)
            && let Some(row) = self.row()
        {
            row.cells.resize(row.cells.len() + columns, Cell::default());
        }
    }

    /// Leaves the cells of the open row empty that a cell above covers by its number of rows.
    pub fn skip_covered(&mut self) {
        loop {
            let Some(table) = &mut self.level().table else { return };
            let Some(column) = table.row.as_ref().map(|row| row.cells.len()) else { return };
            match table.above.get_mut(column) {
                Some(above) if above.rows > 0 => above.rows -= 1,
                _ => return,
            }
            self.skip(1);
            if self.cut {
                return;
            }
        }
    }

    /// Adds columns to the cell that was begun last, and opens it again.
    pub fn widen(&mut self, columns: usize) {
        self.close_cell();
        let Some(last) = self.column().checked_sub(1) else {
            return self.open_cell(columns, 1);
        };
        self.skip(columns);
        let end = self.column();
        let level = self.level();
        let (row, spans) = (level.grid.rows.len(), &mut level.grid.spans);
        let reaches = |it: &MergedCells| it.row == row && it.column + it.columns == last + 1;
        let column = match spans.last_mut().filter(|it| reaches(it)) {
            Some(span) => {
                span.columns = end - span.column;
                span.column
            }
            None => {
                spans.push(MergedCells { row, column: last, rows: 1, columns: end - last });
                last
            }
        };
        if let Some(row) = self.row() {
            row.cell = Some(OpenCell { column, ..OpenCell::default() });
        }
    }

    /// Begins a cell that continues the one above it; what it says itself is added to that one.
    /// Where nothing stands above, it is a cell like others.
    pub fn open_continued(&mut self, columns: usize) {
        self.close_cell();
        self.need_row();
        let level = self.level();
        let at = level.grid.rows.len();
        let Some(table) = &mut level.table else { return };
        let column = table.row.as_ref().map_or(0, |row| row.cells.len());
        let above = table.above.get_mut(column);
        let Some((above, (first, its))) = above.and_then(|it| it.origin.map(|o| (it, o))) else {
            return self.open_cell(columns, 1);
        };
        let spans = &mut level.grid.spans;
        let place = *above.span.get_or_insert_with(|| {
            spans.push(MergedCells { row: first, column, rows: 1, columns: its });
            spans.len() - 1
        });
        if let Some(span) = spans.get_mut(place) {
            span.rows = at + 1 - span.row;
        }
        self.skip(columns);
        if let Some(row) = self.row() {
            row.cell = Some(OpenCell { column, above: Some(first), ..OpenCell::default() });
        }
    }
}

impl FlowTable {
    fn reach(&mut self, column: usize, columns: usize, above: Above) {
        if self.above.len() < column + columns {
            self.above.resize(column + columns, Above::default());
        }
        let (first, others) = self.above[column..column + columns].split_at_mut(1);
        first[0] = above;
        others.fill(Above { rows: above.rows, ..Above::default() });
    }
}
