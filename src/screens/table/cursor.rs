//! The cell that the keyboard is on: one tab stop for the whole table, moved by arrows (W3C
//! ARIA Authoring Practices, grid).

use leptos::prelude::*;
use plan::{Column, Id};
use view_model::cursor::CellPosition;

use super::cell_selector;
use crate::browser::dom;

/// The keyboard's cell. Its row is the chosen action, which has no other owner: what is marked,
/// where the keyboard is and what the form shows cannot differ.
#[derive(Clone, Copy)]
pub struct Cursor {
    row: RwSignal<Option<Id>>,
    column: StoredValue<Column>,
    /// The one tab stop of the table.
    stop: StoredValue<Option<CellPosition>>,
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
    pub fn get(self) -> Option<CellPosition> {
        Some((self.row.try_get_untracked()??, self.column.try_get_value()?))
    }

    /// Chooses a cell, and with it the action of its row.
    pub fn set(self, cell: CellPosition) {
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
    pub fn go(self, cell: CellPosition) {
        self.set(cell);
        dom::focus(&cell_selector(cell.0, cell.1));
    }
}
