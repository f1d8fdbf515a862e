//! The keyboard and the clipboard on the table while no cell is being edited.

use leptos::ev;
use plan::Column;

use super::cursor::Step;
use super::sheet::Sheet;
use crate::browser::dom::{self, Caret};
use crate::browser::files;
use crate::editing::fields::Field;

/// Answers a key: arrows move, Enter and F2 edit, letters begin to type, Delete clears.
pub fn on_key(sheet: Sheet, event: &ev::KeyboardEvent) {
    let Some(cell) = sheet.cursor.get() else { return };
    if dom::is_typing(event) || event.alt_key() || event.is_composing() {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let date = matches!(cell.1, Column::Start | Column::End);
    let key = event.key();
    match key.as_str() {
        "ArrowUp" if control && date => sheet.step_month(cell, 1),
        "ArrowDown" if control && date => sheet.step_month(cell, -1),
        "Enter" if control => return,
        "Enter" | "F2" => sheet.edit(cell, Caret::End),
        "Delete" | "Backspace" if !control => sheet.clear(cell),
        _ => match movement(&key, control) {
            Some(step) => {
                sheet.go(step);
            }
            None if !control && key.chars().count() == 1 => sheet.type_into(cell, &key),
            None => return,
        },
    }
    event.prevent_default();
}

fn movement(key: &str, control: bool) -> Option<Step> {
    Some(match (key, control) {
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp" | "Home", true) => Step::Top,
        ("ArrowDown" | "End", true) => Step::Bottom,
        ("Home", false) | ("ArrowLeft", true) => Step::RowStart,
        ("End", false) | ("ArrowRight", true) => Step::RowEnd,
        _ => return None,
    })
}

/// Copies the text of the cell, unless the person has marked a part of it.
pub fn on_copy(sheet: Sheet, event: &ev::ClipboardEvent) {
    if dom::is_typing(event) || dom::has_selection() {
        return;
    }
    let Some((id, column)) = sheet.cursor.get() else { return };
    let Some(action) = sheet.desk.editor.now().action(id).cloned() else { return };
    files::copy_text(event, &Field::Column(column).text(&action));
}

/// Pastes into the cell: opens it with the text at its end, so that nothing is wiped and the
/// person sees what came.
pub fn on_paste(sheet: Sheet, event: &ev::ClipboardEvent) {
    // A table is no text of a cell: it is asked what it is.
    if dom::is_typing(event) || files::pastes_table(event) {
        return;
    }
    let Some(cell) = sheet.cursor.get() else { return };
    if let Some(text) = files::pasted_now(event) {
        sheet.type_into(cell, text.trim_end_matches(['\r', '\n']));
    }
}
