//! The mouse and the finger on the table: a press selects, a press on what is selected edits, a
//! drag selects a range. Text is marked by the browser while Alt is held.

use leptos::ev;
use leptos::prelude::*;
use plan::Column;
use view_model::selection::{PointerTarget, Selection, SelectionKind};

use super::ranges::{self, Pick};
use super::state::TableState;
use crate::browser::dom::Caret;
use crate::browser::{caret, dom};
use crate::editing::{Overlay, Undecided};

/// A press that goes on, or has just ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// What it began on.
    on: PointerTarget,
    /// Whether that was all that was selected before, and the pointer has not left it since.
    again: bool,
}

/// What an event of a pointer is on.
fn target(event: &ev::MouseEvent) -> Option<PointerTarget> {
    if let Some(cell) = dom::grid_cell(event) {
        return Some(match cell.1 {
            Column::Number => PointerTarget::Number(cell.0),
            _ => PointerTarget::Cell(cell),
        });
    }
    Some(match dom::grid_head(event)? {
        Column::Number => PointerTarget::Corner,
        column => PointerTarget::Head(column),
    })
}

/// The field with two versions whose mark an event is on.
fn marked_as_two(
    state: TableState,
    on: PointerTarget,
    event: &ev::MouseEvent,
) -> Option<Undecided> {
    let PointerTarget::Cell(cell) = on else { return None };
    let here = |it: &&Undecided| (it.action, it.column) == (cell.0, Some(cell.1));
    let two = state.workspace.two.with_untracked(|two| two.iter().find(here).copied());
    two.filter(|_| dom::on_mark(event))
}

/// Whether this is all that is selected.
fn is_alone(selection: Selection, on: PointerTarget) -> bool {
    match on {
        PointerTarget::Cell(cell) => selection.is_one_cell() && selection.active() == cell,
        PointerTarget::Number(id) => {
            let ends = [selection.anchor().0, selection.head().0];
            selection.kind() == SelectionKind::Rows && ends == [id, id]
        }
        PointerTarget::Head(_) | PointerTarget::Corner => false,
    }
}

/// A press begins: it selects, with Shift from the anchor on.
pub fn on_press(state: TableState, event: &ev::MouseEvent) {
    state.press.set_value(None);
    // The keyboard stays where it is when the title of a group is pressed.
    if dom::within(event, ".title") {
        return event.prevent_default();
    }
    if event.button() != 0 || event.alt_key() || dom::within(event, ".see-more") {
        return;
    }
    let Some(on) = target(event).filter(|on| marked_as_two(state, *on, event).is_none()) else {
        return;
    };
    event.prevent_default();
    let before = state.cursor.selection();
    let again = !event.shift_key()
        && state.cursor.is_held()
        && before.is_some_and(|before| is_alone(before, on));
    state.press.set_value(Some(Press { on, again }));
    if !again {
        match on {
            PointerTarget::Cell(cell) if !event.shift_key() => state.choose(cell),
            // A second press follows soon, which opens the form.
            PointerTarget::Number(id) if !event.shift_key() => {
                let row = state.with_shown(|shown| Selection::row(id, shown));
                row.into_iter().for_each(|row| state.cursor.go(row));
            }
            _ => ranges::pick(state, Pick::Press(on, event.shift_key())),
        }
    }
}

/// The pointer comes to another cell while it is pressed.
pub fn on_drag(state: TableState, event: &ev::MouseEvent) {
    let Some(press) = state.press.get_value().filter(|_| event.buttons() & 1 == 1) else { return };
    let Some(on) = target(event).filter(|on| *on != press.on || !press.again) else { return };
    state.press.set_value(Some(Press { again: false, ..press }));
    ranges::pick(state, Pick::Drag(on));
}

/// A press ends where it began: on what was selected before it edits, and on a number it opens the
/// form.
pub fn on_click(state: TableState, event: &ev::MouseEvent) {
    let press = state.press.get_value();
    state.press.set_value(None);
    let Some(on) = target(event) else { return };
    if let Some(two) = marked_as_two(state, on, event) {
        return state.workspace.over.set(Some(Overlay::Deciding(Some(two))));
    }
    // What is no press of a pointer comes from a screen reader, which has no second one.
    let read_out = event.detail() == 0;
    let again = press.is_some_and(|press| press.again && press.on == on);
    if !(again || read_out || dom::within(event, ".see-more")) {
        return;
    }
    match on {
        PointerTarget::Number(id) => state.workspace.open_ficha(id),
        PointerTarget::Cell(cell) if event.detail() > 1 => {
            state.edit(cell, caret::at(event).of_word());
        }
        PointerTarget::Cell(cell) => state.edit(cell, caret::at(event)),
        PointerTarget::Head(_) | PointerTarget::Corner => {
            ranges::pick(state, Pick::Press(on, false));
        }
    }
}

/// The right button, a long press and the menu key select first what they are on, unless that is
/// selected: whatever is done then is done to it.
pub fn on_context(state: TableState, event: &ev::MouseEvent) {
    match target(event) {
        Some(PointerTarget::Cell(cell)) if state.range_is_one_cell() => state.choose(cell),
        Some(on) => ranges::pick(state, Pick::Menu(on)),
        None => (),
    }
}

impl Caret {
    /// The word at it.
    fn of_word(self) -> Self {
        match self {
            Self::At(at) => Self::Word(at),
            other => other,
        }
    }
}
