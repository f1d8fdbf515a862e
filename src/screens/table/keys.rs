//! The keyboard and the clipboard on the table while no cell is being edited.

use leptos::ev;
use view_model::keys::{self, CellKey, RangeKey};
use view_model::selection::Selection;

use super::ranges::{self, Pick, RangeRequest};
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
    let answered = match keys::on_cell(&stroke, cell.1) {
        Some(CellKey::StepMonth(months)) => {
            state.step_month(cell, months);
            true
        }
        Some(CellKey::Edit) => {
            state.edit(cell, Caret::End);
            true
        }
        Some(CellKey::Clear) => {
            ranges::send(state, RangeRequest::Empty);
            true
        }
        Some(CellKey::Go(by)) => state.go(by, false),
        Some(CellKey::GiveUp) => state.give_up_range(),
        Some(CellKey::Range(key)) => on_range_key(state, key),
        None => keys::letter(&stroke).is_some_and(|letter| {
            state.type_into(cell, letter);
            true
        }),
    };
    if answered {
        event.prevent_default();
    }
}

fn on_range_key(state: TableState, key: RangeKey) -> bool {
    match key {
        RangeKey::Extend(by) => return state.go(by, true),
        RangeKey::Rows => ranges::pick(state, Pick::Whole(Selection::whole_rows)),
        RangeKey::Columns => ranges::pick(state, Pick::Whole(Selection::whole_columns)),
        RangeKey::All => ranges::pick(state, Pick::Whole(Selection::whole_table)),
        RangeKey::FillDown => ranges::send(state, RangeRequest::FillDown),
    }
    true
}

/// Copies what is selected, unless the person has marked a text; gives whether it did. Until the part
/// with the ranges is there, the text of one cell, and of a range nothing rather than a piece of it.
pub fn on_copy(state: TableState, event: &ev::ClipboardEvent) -> bool {
    if dom::is_typing(event) || dom::has_selection() {
        return false;
    }
    if let Some(clipboard) = ranges::copied_now(state) {
        return files::copy_both(event, &clipboard.text, &clipboard.html);
    }
    if !state.range_is_one_cell() {
        let ui = state.workspace.ui;
        ui.done(ui.texts().shell().fetching);
        return false;
    }
    let Some((id, column)) = state.cursor.get() else { return false };
    let Some(action) = state.workspace.editor.now().action(id).cloned() else { return false };
    files::copy_both(event, &TextField::Column(column).text(&action), "")
}

/// Copies what is selected and takes it away: whole actions once they are pasted elsewhere, cells at
/// once.
pub fn on_cut(state: TableState, event: &ev::ClipboardEvent) {
    if on_copy(state, event) {
        ranges::send(state, RangeRequest::Cut);
    }
}

/// Pastes over what is selected. Files are for the screen.
pub fn on_paste(state: TableState, event: &ev::ClipboardEvent) {
    if dom::is_typing(event) || state.cursor.get().is_none() {
        return;
    }
    if let Some(pasted) = files::pasted_texts(event) {
        ranges::send(state, RangeRequest::Paste(pasted.html, pasted.text));
    }
}
