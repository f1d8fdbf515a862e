//! A grid whose table is ordinary, and how it came to be so.

use cells::{CellRemark, Grid};
use plan::keyed::Set;
use values::FindingKind;

/// A grid whose table is ordinary, and how it came to be so.
pub(crate) struct Shaped {
    pub grid: Grid,
    /// What was done to it; `None` for one that is as it came.
    pub made: Option<Reshaping>,
}

impl From<Grid> for Shaped {
    fn from(grid: Grid) -> Self {
        Self { grid, made: None }
    }
}

/// How an ordinary grid was made of another.
pub(crate) struct Reshaping {
    /// What is to be said of it.
    pub kind: FindingKind,
    /// The row of its headings.
    pub header: usize,
    /// The rows that begin an action, whatever they say.
    pub rows: Set<usize>,
}

/// The remarks of `grid` in another that was made of it, where each is `at` its row and column; those
/// of no cell there stand in the row `outside`.
pub(super) fn remarks_at(
    grid: &Grid,
    at: impl Fn(&CellRemark) -> Option<(usize, usize)>,
    outside: usize,
) -> Vec<CellRemark> {
    let remark = |it: &CellRemark| {
        let (row, column) = at(it).unwrap_or((outside, 0));
        CellRemark { row, column, ..it.clone() }
    };
    grid.remarks.iter().map(remark).collect()
}
