//! Tables that only lay out the page. Where one holds the table of a plan in a cell, its rows are
//! the lines of the document: what stands in its cells, one below the other, and the rows of the
//! plan among them. A table with the headings of a plan is no layout: what is nested in it belongs
//! to its cells.

use super::Flow;
use super::named::{LayoutPiece, NamedColumns};
use super::table::FlowRow;
use crate::grid::{Cell, Grid};

impl Flow {
    /// Whether the open table, which holds the one that ends now, is that of a plan itself.
    pub(super) fn is_in_plan(&mut self) -> bool {
        let topics = self.topics;
        let level = self.level();
        let Some(table) = &mut level.table else { return false };
        let open = table.row.as_ref().map_or(&[][..], |row| &row.cells);
        let mut row = NamedColumns::default();
        row.take(open, topics);
        table.named.is_plan(&level.grid.rows, topics) || row.is_plan
    }

    /// Gives the rows of the table of a plan to the layout around it, as rows of its own.
    pub(super) fn hoist(&mut self, grid: Grid) {
        self.need_row();
        if self.row().is_some_and(|row| row.cell.is_none()) {
            self.open_cell(1, 1);
        }
        self.level().holds_plan = true;
        let Some(row) = self.row() else { return };
        row.gather();
        if let Some(cell) = &mut row.cell {
            let text = std::mem::take(&mut cell.text);
            let bold = std::mem::take(&mut cell.bold).all();
            cell.begun = false;
            row.pieces.push(LayoutPiece::Lines(Cell { bold, ..Cell::new(text) }));
        }
        row.pieces.push(LayoutPiece::Table(grid));
    }

    /// Adds what a row of a layout holds to the open grid, as rows of its own.
    pub(super) fn push_layout(&mut self, mut row: FlowRow) {
        row.gather();
        let level = self.level();
        let at = level.grid.rows.len();
        if let Some(table) = &mut level.table {
            // No cell reaches into these rows, or from them.
            table.above.clear();
            let from = table.spans.min(level.grid.spans.len());
            let mut spans = level.grid.spans.split_off(from);
            spans.retain(|it| it.row < at);
            spans.iter_mut().for_each(|it| it.rows = it.rows.min(at - it.row));
            level.grid.spans.append(&mut spans);
        }
        let mut marks = row.marks;
        let mut first = true;
        for piece in row.pieces {
            match piece {
                LayoutPiece::Lines(cell) => {
                    for line in cell.text.split('\n').filter(|it| !it.trim().is_empty()) {
                        self.line += usize::from(self.levels.len() == 1 && !first);
                        first = false;
                        let cell = Cell { bold: cell.bold, ..Cell::new(line) };
                        self.push(vec![cell], std::mem::take(&mut marks), row.hidden);
                    }
                }
                LayoutPiece::Table(grid) => {
                    first = false;
                    self.append(grid);
                }
            }
        }
        let level = self.level();
        level.marks.append(&mut marks);
        let seen = level.grid.rows.len();
        if let Some(table) = &mut level.table {
            table.named.seen = seen;
        }
    }
}

impl FlowRow {
    /// Makes pieces of the cells that say something.
    fn gather(&mut self) {
        for cell in self.cells.iter_mut().filter(|cell| !cell.text.trim().is_empty()) {
            self.pieces.push(LayoutPiece::Lines(std::mem::take(cell)));
        }
    }
}
