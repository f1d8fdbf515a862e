//! The keyboard and the clipboard on the table while no cell is being edited.

use leptos::ev;
use view_model::cursor::CursorMove;
use view_model::keys::{self, CellKey};

use super::state::TableState;
use crate::browser::dom::{self, Caret};
use crate::browser::files;
use crate::editing::fields::TextField;

/// Answers a key as `view_model::keys` says; a letter begins to type.
pub fn on_key(state: TableState, event: &ev::KeyboardEvent) {
    let Some(cell) = state.cursor.get() else { return };
    if dom::is_typing(event) || event.is_composing() {
        return;
    }
    let stroke = dom::key_stroke(event);
    match keys::on_cell(&stroke, cell.1) {
        Some(CellKey::StepMonth(months)) => state.step_month(cell, months),
        Some(CellKey::Edit) => state.edit(cell, Caret::End),
        Some(CellKey::Clear) => state.clear(cell),
        // Tab leaves the table, and a screen of rows is scrolled by the browser.
        Some(CellKey::Go(
            CursorMove::Next | CursorMove::Previous | CursorMove::PageUp | CursorMove::PageDown,
        )) => return,
        Some(CellKey::Go(by)) => state.go(by),
        // The browser makes an event of the menu key, and a single cell is all that is selected.
        Some(CellKey::Menu | CellKey::GiveUp | CellKey::Range(_)) => return,
        None => match keys::letter(&stroke) {
            Some(letter) => state.type_into(cell, letter),
            None => return,
        },
    }
    event.prevent_default();
}

/// Copies the text of the cell, unless the person has marked a part of it.
pub fn on_copy(state: TableState, event: &ev::ClipboardEvent) {
    if dom::is_typing(event) || dom::has_selection() {
        return;
    }
    let Some((id, column)) = state.cursor.get() else { return };
    let Some(action) = state.workspace.editor.now().action(id).cloned() else { return };
    files::copy_text(event, &TextField::Column(column).text(&action));
}

/// Pastes into the cell: opens it with the text at its end, so that nothing is wiped and the
/// person sees what came.
pub fn on_paste(state: TableState, event: &ev::ClipboardEvent) {
    // A table is no text of a cell: it is asked what it is.
    if dom::is_typing(event) || files::pastes_table(event) {
        return;
    }
    let Some(cell) = state.cursor.get() else { return };
    if let Some(text) = files::pasted_now(event) {
        state.type_into(cell, text.trim_end_matches(['\r', '\n']));
    }
}
