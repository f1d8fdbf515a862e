//! The cell that the keyboard is on: one tab stop for the whole table, moved by arrows (W3C
//! ARIA Authoring Practices, grid).

use leptos::prelude::*;
use plan::{Column, Id};

use super::cell_selector;
use crate::browser::dom;

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

/// The keyboard's cell. Its row is the chosen action, which has no other owner: what is marked,
/// where the keyboard is and what the form shows cannot differ.
#[derive(Clone, Copy)]
pub struct Cursor {
    row: RwSignal<Option<Id>>,
    column: StoredValue<Column>,
    /// The one tab stop of the table.
    stop: StoredValue<Option<Cell>>,
    /// Whether the keyboard is in the table, as far as the person has not taken it elsewhere.
    held: StoredValue<bool>,
}

impl Cursor {
    /// The cursor in the row of the chosen action.
    pub fn new(row: RwSignal<Option<Id>>) -> Self {
        Self {
            row,
            column: StoredValue::new(Column::Number),
            stop: StoredValue::new(None),
            held: StoredValue::new(false),
        }
    }

    /// The cell; none while no action is chosen.
    pub fn get(self) -> Option<Cell> {
        Some((self.row.try_get_untracked()??, self.column.try_get_value()?))
    }

    /// Chooses a cell, and with it the action of its row.
    pub fn set(self, cell: Cell) {
        // The table may have gone since the frame was asked for.
        if self.column.try_set_value(cell.1).is_some() {
            return;
        }
        if self.row.try_get_untracked().is_some_and(|row| row != Some(cell.0)) {
            self.row.set(Some(cell.0));
        }
        self.reach(cell.0);
    }

    /// Lets Tab reach the cell of this row, in the column that the keyboard was in last.
    pub fn reach(self, id: Id) {
        let Some((before, column)) = self.stop.try_get_value().zip(self.column.try_get_value())
        else {
            return;
        };
        let cell = (id, column);
        if let Some((id, column)) = before.filter(|before| *before != cell) {
            dom::set_attribute(&cell_selector(id, column), "tabindex", "-1");
        }
        self.stop.set_value(Some(cell));
        dom::set_attribute(&cell_selector(cell.0, cell.1), "tabindex", "0");
    }

    /// Notes whether the keyboard is in the table.
    pub fn hold(self, held: bool) {
        self.held.try_set_value(held);
    }

    /// Takes the keyboard back to its cell where the page has lost it: a row that goes to another
    /// place loses the focus.
    pub fn keep(self) {
        let cell = self.get().filter(|_| self.held.try_get_value() == Some(true));
        if let Some(cell) = cell.filter(|_| dom::nothing_focused()) {
            dom::focus(&cell_selector(cell.0, cell.1));
        }
    }

    /// Goes to `cell` and focuses it.
    pub fn go(self, cell: Cell) {
        self.set(cell);
        dom::focus(&cell_selector(cell.0, cell.1));
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

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
}
