//! Cells of the table, and the ways from one to another (W3C ARIA Authoring Practices, grid).

use plan::{Column, Id};

/// A cell: the row of an action and a column.
pub type CellPosition = (Id, Column);

/// A way from one cell to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CursorMove {
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
pub fn step(from: CellPosition, step: CursorMove, ids: &[Id]) -> Option<CellPosition> {
    let row = ids.iter().position(|id| *id == from.0)?;
    let column = from.1.index();
    let last = Column::ALL.len() - 1;
    let (row, column) = match step {
        CursorMove::Up => (row.checked_sub(1)?, column),
        CursorMove::Down => (row + 1, column),
        CursorMove::Left => (row, column.checked_sub(1)?),
        CursorMove::Right => (row, column + 1),
        CursorMove::Next if column == last => (row + 1, 0),
        CursorMove::Next => (row, column + 1),
        CursorMove::Previous if column == 0 => (row.checked_sub(1)?, last),
        CursorMove::Previous => (row, column - 1),
        CursorMove::RowStart => (row, 0),
        CursorMove::RowEnd => (row, last),
        CursorMove::Top => (0, column),
        CursorMove::Bottom => (ids.len() - 1, column),
    };
    Some((*ids.get(row)?, *Column::ALL.get(column)?))
}

/// The first cell from `cell` on, going by `by`, that holds a text: the number is none, and Tab
/// passes over it. `None` where the table ends before.
pub fn with_text(cell: CellPosition, by: CursorMove, ids: &[Id]) -> Option<CellPosition> {
    if cell.1 == Column::Number { step(cell, by, ids) } else { Some(cell) }
}

/// The row that a step up, down, to the top or to the bottom leads to; the same at the ends.
pub fn beside(from: Id, step: CursorMove, ids: &[Id]) -> Option<Id> {
    let at = ids.iter().position(|id| *id == from)?;
    let last = ids.len() - 1;
    let to = match step {
        CursorMove::Up => at.saturating_sub(1),
        CursorMove::Down => (at + 1).min(last),
        CursorMove::Top => 0,
        CursorMove::Bottom => last,
        _ => at,
    };
    ids.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: (u64, Column), by: CursorMove, expect: Option<(u64, Column)>) {
        let ids = [1, 2, 3].map(Id::from_bits);
        let cell = |(id, column)| (Id::from_bits(id), column);
        assert_eq!(step(cell(from), by, &ids), expect.map(cell), "{from:?} {by:?}");
    }

    #[test]
    fn steps_stay_in_the_table() {
        check((2, Column::Area), CursorMove::Up, Some((1, Column::Area)));
        check((1, Column::Area), CursorMove::Up, None);
        check((3, Column::Area), CursorMove::Down, None);
        check((1, Column::Number), CursorMove::Left, None);
        check((1, Column::Comments), CursorMove::Right, None);
        check((1, Column::Comments), CursorMove::Next, Some((2, Column::Number)));
        check((3, Column::Comments), CursorMove::Next, None);
        check((2, Column::Number), CursorMove::Previous, Some((1, Column::Comments)));
        check((2, Column::Tasks), CursorMove::Bottom, Some((3, Column::Tasks)));
        check((2, Column::Tasks), CursorMove::RowEnd, Some((2, Column::Comments)));
    }

    #[test]
    fn the_number_is_passed_over() {
        let ids = [1, 2].map(Id::from_bits);
        let cell = |id, column| (Id::from_bits(id), column);
        let next = |from, by| with_text(from, by, &ids);
        let number = cell(2, Column::Number);
        assert_eq!(next(number, CursorMove::Next), Some(cell(2, Column::Criterion)));
        assert_eq!(next(number, CursorMove::Previous), Some(cell(1, Column::Comments)));
        assert_eq!(next(cell(1, Column::Number), CursorMove::Previous), None);
        assert_eq!(next(cell(1, Column::Tasks), CursorMove::Next), Some(cell(1, Column::Tasks)));
    }

    #[test]
    fn rows_are_left_at_neither_end() {
        let ids = [1, 2, 3].map(Id::from_bits);
        let to = |from, by| beside(Id::from_bits(from), by, &ids).map(Id::bits);
        assert_eq!(
            [to(1, CursorMove::Up), to(1, CursorMove::Down), to(3, CursorMove::Down)],
            [1, 2, 3].map(Some)
        );
        assert_eq!([to(2, CursorMove::Top), to(2, CursorMove::Bottom)], [1, 3].map(Some));
        assert_eq!(to(9, CursorMove::Up), None);
    }
}
