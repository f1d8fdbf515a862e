//! The cells that a selection covers, as places among those that are shown.

use plan::{Column, Id};

use crate::cursor::ShownCells;

/// A block of shown cells, of one at least: from its first row and column to its last ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CellRange {
    /// The place of its first row among the shown ones.
    pub first_row: usize,
    /// The place of its last row.
    pub last_row: usize,
    /// The place of its first column among the visible ones.
    pub first_column: usize,
    /// The place of its last column.
    pub last_column: usize,
}

impl CellRange {
    /// The cells between two, which are a row and a column each.
    pub(super) fn between(one: (usize, usize), other: (usize, usize)) -> Self {
        Self {
            first_row: one.0.min(other.0),
            last_row: one.0.max(other.0),
            first_column: one.1.min(other.1),
            last_column: one.1.max(other.1),
        }
    }

    pub(super) const fn with_all_rows(self, shown: ShownCells<'_>) -> Self {
        Self { first_row: 0, last_row: shown.ids.len().saturating_sub(1), ..self }
    }

    pub(super) const fn with_all_columns(self, shown: ShownCells<'_>) -> Self {
        Self { first_column: 0, last_column: shown.columns.len().saturating_sub(1), ..self }
    }

    /// The ids of its rows, among the shown ones that it was asked of.
    pub fn rows(self, ids: &[Id]) -> &[Id] {
        ids.get(self.first_row..=self.last_row).unwrap_or_default()
    }

    /// Its columns, among the visible ones that it was asked of.
    pub fn columns(self, visible: &[Column]) -> &[Column] {
        visible.get(self.first_column..=self.last_column).unwrap_or_default()
    }

    /// Whether a row belongs to it.
    pub const fn has_row(self, row: usize) -> bool {
        self.first_row <= row && row <= self.last_row
    }

    /// Whether a column belongs to it.
    pub const fn has_column(self, column: usize) -> bool {
        self.first_column <= column && column <= self.last_column
    }

    /// How many actions it touches.
    pub const fn row_count(self) -> usize {
        self.last_row - self.first_row + 1
    }

    /// How many columns it touches.
    pub const fn column_count(self) -> usize {
        self.last_column - self.first_column + 1
    }

    /// How many cells it has.
    pub const fn cell_count(self) -> usize {
        self.row_count() * self.column_count()
    }

    /// Whether it is a single cell.
    pub const fn is_one_cell(self) -> bool {
        self.cell_count() == 1
    }
}
