//! What tells a table that lays out the page from one of content, and what a row of the first holds.

use crate::formats::source::Topics;
use crate::grid::{Cell, Grid};

/// What a row of a layout holds, in its order.
pub(super) enum LayoutPiece {
    Lines(Cell),
    Table(Grid),
}

/// How many columns of the form a table names in one row, or one below the other, that is one of
/// a plan.
const LEAST: u32 = 3;

/// What the rows of a table have named so far.
#[derive(Default)]
pub(super) struct NamedColumns {
    /// The rows up to this one have been looked at, or belong to another table.
    pub seen: usize,
    first: u32,
    pub is_plan: bool,
}

impl NamedColumns {
    /// Of a table whose first row will be this.
    pub fn from(row: usize) -> Self {
        Self { seen: row, ..Self::default() }
    }

    /// Whether the rows from the last call on, or any before, name the columns of a plan.
    pub fn is_plan(&mut self, rows: &[Vec<Cell>], topics: Topics) -> bool {
        for cells in rows.get(self.seen..).unwrap_or_default() {
            self.take(cells, topics);
        }
        self.seen = rows.len();
        self.is_plan
    }

    pub fn take(&mut self, cells: &[Cell], topics: Topics) {
        if self.is_plan {
            return;
        }
        self.is_plan = topics(cells).count_ones() >= LEAST;
        if let Some(first) = cells.get(..1) {
            self.first |= topics(first);
            self.is_plan |= self.first.count_ones() >= LEAST;
        }
    }
}
