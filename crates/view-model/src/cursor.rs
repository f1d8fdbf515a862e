//! Cells of the table, and the ways from one to another (W3C ARIA Authoring Practices, grid).

use plan::{Column, Id};

/// A cell: the row of an action and a column.
pub type Cell = (Id, Column);

/// A way from one cell to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// The next cell, going on to the next row.
    Next,
    /// The cell before, going back to the row above.
    Previous,
    /// The first column.
    RowStart,
    /// The last column.
    RowEnd,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
}

/// The cell that a step leads to among the shown rows; `None` at the edge of the table.
pub fn step(from: Cell, step: Step, ids: &[Id]) -> Option<Cell> {
    let row = ids.iter().position(|id| *id == from.0)?;
    let column = from.1.index();
    let last = Column::ALL.len() - 1;
    let (row, column) = match step {
        Step::Up => (row.checked_sub(1)?, column),
        Step::Down => (row + 1, column),
        Step::Left => (row, column.checked_sub(1)?),
        Step::Right => (row, column + 1),
        Step::Next if column == last => (row + 1, 0),
        Step::Next => (row, column + 1),
        Step::Previous if column == 0 => (row.checked_sub(1)?, last),
        Step::Previous => (row, column - 1),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last),
        Step::Top => (0, column),
        Step::Bottom => (ids.len() - 1, column),
    };
    Some((*ids.get(row)?, *Column::ALL.get(column)?))
}

/// The first cell from `cell` on, going by `by`, that holds a text: the number is none, and Tab
/// passes over it. `None` where the table ends before.
pub fn with_text(cell: Cell, by: Step, ids: &[Id]) -> Option<Cell> {
    if cell.1 == Column::Number { step(cell, by, ids) } else { Some(cell) }
}

/// The row that a step up, down, to the top or to the bottom leads to; the same at the ends.
pub fn beside(from: Id, step: Step, ids: &[Id]) -> Option<Id> {
    let at = ids.iter().position(|id| *id == from)?;
    let last = ids.len() - 1;
    let to = match step {
        Step::Up => at.saturating_sub(1),
        Step::Down => (at + 1).min(last),
        Step::Top => 0,
        Step::Bottom => last,
        _ => at,
    };
    ids.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: (u64, Column), by: Step, expect: Option<(u64, Column)>) {
        let ids = [1, 2, 3].map(Id::from_bits);
        let cell = |(id, column)| (Id::from_bits(id), column);
        assert_eq!(step(cell(from), by, &ids), expect.map(cell), "{from:?} {by:?}");
    }

    #[test]
    fn steps_stay_in_the_table() {
        check((2, Column::Area), Step::Up, Some((1, Column::Area)));
        check((1, Column::Area), Step::Up, None);
        check((3, Column::Area), Step::Down, None);
        check((1, Column::Number), Step::Left, None);
        check((1, Column::Comments), Step::Right, None);
        check((1, Column::Comments), Step::Next, Some((2, Column::Number)));
        check((3, Column::Comments), Step::Next, None);
        check((2, Column::Number), Step::Previous, Some((1, Column::Comments)));
        check((2, Column::Tasks), Step::Bottom, Some((3, Column::Tasks)));
        check((2, Column::Tasks), Step::RowEnd, Some((2, Column::Comments)));
    }

    #[test]
    fn the_number_is_passed_over() {
        let ids = [1, 2].map(Id::from_bits);
        let cell = |id, column| (Id::from_bits(id), column);
        let next = |from, by| with_text(from, by, &ids);
        let number = cell(2, Column::Number);
        assert_eq!(next(number, Step::Next), Some(cell(2, Column::Criterion)));
        assert_eq!(next(number, Step::Previous), Some(cell(1, Column::Comments)));
        assert_eq!(next(cell(1, Column::Number), Step::Previous), None);
        assert_eq!(next(cell(1, Column::Tasks), Step::Next), Some(cell(1, Column::Tasks)));
    }

    #[test]
    fn rows_are_left_at_neither_end() {
        let ids = [1, 2, 3].map(Id::from_bits);
        let to = |from, by| beside(Id::from_bits(from), by, &ids).map(Id::bits);
        assert_eq!([to(1, Step::Up), to(1, Step::Down), to(3, Step::Down)], [1, 2, 3].map(Some));
        assert_eq!([to(2, Step::Top), to(2, Step::Bottom)], [1, 3].map(Some));
        assert_eq!(to(9, Step::Up), None);
    }
}
