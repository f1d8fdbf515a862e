//! What is selected in the table, and the cell in it that the keyboard is on: one tab stop for the
//! whole table, moved by arrows (W3C ARIA Authoring Practices, grid).

use leptos::prelude::*;
use plan::{Column, Id};
use view_model::cursor::CellPosition;
use view_model::selection::Selection;

use super::cell_selector;
use crate::browser::dom;

/// The selection with its active cell, which has the keyboard. The row of that is the chosen action,
/// which has no other owner: what is marked, where the keyboard is and what the form shows cannot
/// differ.
#[derive(Clone, Copy)]
pub struct Cursor {
    row: RwSignal<Option<Id>>,
    /// As it was made; it counts only while its active cell is in the row of the chosen action.
    selection: RwSignal<Option<Selection>>,
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
            selection: RwSignal::new(None),
            column: StoredValue::new(Column::Criterion),
            stop: StoredValue::new(None),
            held: StoredValue::new(false),
        }
    }

    /// The cell; none while no action is chosen.
    pub fn get(self) -> Option<CellPosition> {
        self.selection().map(Selection::active)
    }

    /// The selection; none while no action is chosen.
    pub fn selection(self) -> Option<Selection> {
        untrack(|| self.followed())
    }

    /// The same, for a view that follows it.
    pub fn followed(self) -> Option<Selection> {
        let row = self.row.try_get()??;
        let made = self.selection.try_get()?.filter(|it| it.active().0 == row);
        made.or_else(|| Some(Selection::cell((row, self.column.try_get_value()?))))
    }

    /// Selects, and chooses the action of the active cell.
    pub fn select(self, selection: Selection) {
        let cell = selection.active();
        // The table may have gone since the frame was asked for.
        if self.column.try_set_value(cell.1).is_some() {
            return;
        }
        if self.selection.try_get_untracked() != Some(Some(selection)) {
            self.selection.set(Some(selection));
        }
        if self.row.try_get_untracked().is_some_and(|row| row != Some(cell.0)) {
            self.row.set(Some(cell.0));
        }
        self.reach(cell.0);
    }

    /// Selects a cell, unless it is the active one of what is selected.
    pub fn set(self, cell: CellPosition) {
        match self.selection().filter(|it| it.active() == cell) {
            Some(selection) => self.select(selection),
            None => self.select(Selection::cell(cell)),
        }
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

    /// Whether the keyboard is in the table.
    pub fn is_held(self) -> bool {
        self.held.try_get_value() == Some(true)
    }

    /// Takes the keyboard back to its cell where the page has lost it: a row that goes to another
    /// place loses the focus.
    pub fn keep(self) {
        let cell = self.get().filter(|_| self.is_held());
        if let Some(cell) = cell.filter(|_| dom::nothing_focused()) {
            dom::focus(&cell_selector(cell.0, cell.1));
        }
    }

    /// Selects, and takes the keyboard to the active cell; the head is seen.
    pub fn go(self, selection: Selection) {
        self.select(selection);
        let (active, head) = (selection.active(), selection.head());
        dom::focus(&cell_selector(active.0, active.1));
        if head != active {
            dom::scroll_to(&cell_selector(head.0, head.1));
        }
    }
}
