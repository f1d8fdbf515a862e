//! Cells of the table, and the ways from one to another (W3C ARIA Authoring Practices, grid).

use plan::{Column, Id};

/// A cell: the row of an action and a column.
pub type CellPosition = (Id, Column);

/// The cells that are shown: where a person can go, and all that a key or a pointer may reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShownCells<'a> {
    /// The ids of the shown rows, top to bottom.
    pub ids: &'a [Id],
    /// The columns that are not hidden, in the order of the form.
    pub columns: &'a [Column],
}

impl ShownCells<'_> {
    /// The place of a row among the shown ones.
    pub fn row(self, id: Id) -> Option<usize> {
        self.ids.iter().position(|other| *other == id)
    }

    /// The place of a column among the visible ones; that of its neighbour where it is hidden.
    pub fn column(self, column: Column) -> Option<usize> {
        let beside = self.columns.iter().position(|other| other.index() >= column.index());
        beside.or(self.columns.len().checked_sub(1))
    }

    /// The row and the column of a cell; `None` where its row is not shown.
    pub fn place(self, cell: CellPosition) -> Option<(usize, usize)> {
        Some((self.row(cell.0)?, self.column(cell.1)?))
    }

    /// The cell in a row and a column.
    pub fn cell(self, (row, column): (usize, usize)) -> Option<CellPosition> {
        Some((*self.ids.get(row)?, *self.columns.get(column)?))
    }
}

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
    /// The first cell of the table.
    FirstCell,
    /// The last cell of the table.
    LastCell,
    /// A screen of rows up.
    PageUp,
    /// A screen of rows down.
    PageDown,
}

/// The cell that a step leads to. Every step but [`CursorMove::Next`] and [`CursorMove::Previous`]
/// stays at the edge of the table; these two lead out of it, which is `None`, as is a step from a
/// row that is not shown. `page` is how many rows a screen holds.
pub fn step(
    from: CellPosition,
    by: CursorMove,
    shown: ShownCells<'_>,
    page: usize,
) -> Option<CellPosition> {
    let (row, column) = shown.place(from)?;
    let (bottom, end) = (shown.ids.len() - 1, shown.columns.len() - 1);
    let rows = match by {
        CursorMove::PageUp | CursorMove::PageDown => page.max(1),
        _ => 1,
    };
    shown.cell(match by {
        CursorMove::Up | CursorMove::PageUp => (row.saturating_sub(rows), column),
        CursorMove::Down | CursorMove::PageDown => (row.saturating_add(rows).min(bottom), column),
        CursorMove::Left => (row, column.saturating_sub(1)),
        CursorMove::Right => (row, (column + 1).min(end)),
        CursorMove::Next if column == end => (row + 1, 0),
        CursorMove::Next => (row, column + 1),
        CursorMove::Previous if column == 0 => (row.checked_sub(1)?, end),
        CursorMove::Previous => (row, column - 1),
        CursorMove::RowStart => (row, 0),
        CursorMove::RowEnd => (row, end),
        CursorMove::Top => (0, column),
        CursorMove::Bottom => (bottom, column),
        CursorMove::FirstCell => (0, 0),
        CursorMove::LastCell => (bottom, end),
    })
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
        let shown = ShownCells { ids: &ids, columns: &Column::ALL };
        let cell = |(id, column)| (Id::from_bits(id), column);
        assert_eq!(step(cell(from), by, shown, 2), expect.map(cell), "{from:?} {by:?}");
    }

    #[test]
    fn steps_stay_in_the_table() {
        check((2, Column::Area), CursorMove::Up, Some((1, Column::Area)));
        check((1, Column::Area), CursorMove::Up, Some((1, Column::Area)));
        check((3, Column::Area), CursorMove::Down, Some((3, Column::Area)));
        check((1, Column::Number), CursorMove::Left, Some((1, Column::Number)));
        check((1, Column::Comments), CursorMove::Right, Some((1, Column::Comments)));
        check((2, Column::Tasks), CursorMove::Bottom, Some((3, Column::Tasks)));
        check((2, Column::Tasks), CursorMove::RowEnd, Some((2, Column::Comments)));
        check((2, Column::Tasks), CursorMove::FirstCell, Some((1, Column::Number)));
        check((2, Column::Tasks), CursorMove::LastCell, Some((3, Column::Comments)));
        check((3, Column::Tasks), CursorMove::PageUp, Some((1, Column::Tasks)));
        check((2, Column::Tasks), CursorMove::PageDown, Some((3, Column::Tasks)));
        check((9, Column::Tasks), CursorMove::Up, None);
    }

    #[test]
    fn what_follows_the_last_cell_is_no_cell() {
        check((1, Column::Comments), CursorMove::Next, Some((2, Column::Number)));
        check((3, Column::Comments), CursorMove::Next, None);
        check((2, Column::Number), CursorMove::Previous, Some((1, Column::Comments)));
        check((1, Column::Number), CursorMove::Previous, None);
    }

    #[test]
    fn a_hidden_column_gives_way_to_its_neighbour() {
        let ids = [1].map(Id::from_bits);
        let shown = ShownCells { ids: &ids, columns: &[Column::Area, Column::Tasks] };
        let to = |column| shown.column(column).map(|at| shown.columns[at]);
        assert_eq!(to(Column::Criterion), Some(Column::Area));
        assert_eq!(to(Column::Action), Some(Column::Tasks));
        assert_eq!(to(Column::Comments), Some(Column::Tasks));
        assert_eq!(ShownCells { ids: &ids, columns: &[] }.column(Column::Area), None);
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
