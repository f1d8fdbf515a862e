//! What is done with all that is selected: empty, fill, copy, cut, paste; and how it is shown. All of
//! it is fetched after the table, and asked for here.

use clipboard::Clipboard;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_model::cursor::CursorMove;
use view_model::selection::{PointerTarget, Selection};

use super::state::TableState;
use super::{deeds, marks};
use crate::browser::{clock, page};
use crate::editing::shown::ShownLine;
use crate::erased::piece;
use crate::widgets::chunks::{at_once, in_part};

/// How long after the table the part is fetched that nobody has asked for, in milliseconds.
const SOON: u64 = 1_000;

/// What is asked for.
pub enum RangeRequest {
    /// Empties the cells.
    Empty,
    /// Fills down from the first row; one cell gets what the one above says.
    FillDown,
    /// Writes a text into all cells.
    Write(String),
    /// Takes away what was copied.
    Cut,
    /// Pastes what came as a page and as a text.
    Paste(Option<String>, String),
    /// Changes what is selected.
    Pick(Pick),
}

/// What becomes of the selection; what a press on a cell and a step from one make of it needs no more
/// than the table.
pub enum Pick {
    /// A press, with Shift or without.
    Press(PointerTarget, bool),
    /// The pointer that is pressed has come here.
    Drag(PointerTarget),
    /// A menu opens here.
    Menu(PointerTarget),
    /// A key that goes to another cell, or takes the head there.
    Move(CursorMove, bool),
    /// An editing has ended, and goes on within the range.
    GoOn(CursorMove),
    /// All of its rows, its columns, or of the table.
    Whole(fn(Selection) -> Selection),
}

in_part! {
    ranges, load: pub fn answer(state: TableState, request: RangeRequest) -> () {
        deeds::run(state, request);
    }
}

in_part! {
    ranges, load_copying: fn copy(state: TableState) -> Option<Clipboard> { deeds::copied(state) }
}

in_part! {
    ranges, load_marks: fn marked(state: TableState, visible: Memo<Vec<ShownLine>>) -> AnyView {
        marks::marks(state, visible)
    }
}

in_part! {
    ranges, load_line: fn line(state: TableState) -> AnyView { deeds::line(state) }
}

/// Asks for something; where the part cannot be fetched, that is said.
pub fn send(state: TableState, request: RangeRequest) {
    spawn_local(async move {
        if answer(state, request).await.is_err() {
            let ui = state.workspace.ui;
            ui.problem(ui.texts().shell().not_fetched);
        }
    });
}

/// Changes the selection, likewise.
pub fn pick(state: TableState, pick: Pick) {
    fetch(state);
    send(state, RangeRequest::Pick(pick));
}

/// What a copy of the selection leaves on the clipboard, which waits for nothing: `None` while the
/// part is not there.
pub fn copied_now(state: TableState) -> Option<Clipboard> {
    at_once(copy(state)).flatten()
}

/// Has the part fetched, unless it is there.
pub fn fetch(state: TableState) {
    if state.ranges.try_get_untracked() == Some(false) {
        spawn_local(async move {
            // Each function asks the loader for itself; the file is fetched once.
            let there = load().await.is_ok()
                && load_copying().await.is_ok()
                && load_marks().await.is_ok()
                && load_line().await.is_ok()
                && page::later_styles().await;
            if there {
                state.ranges.try_set(true);
            }
        });
    }
}

/// What shows the selection in the table, as soon as the part is there.
pub fn shown(state: TableState, visible: Memo<Vec<ShownLine>>) -> AnyView {
    clock::after(SOON, move || fetch(state));
    piece(move || state.ranges.get().then(|| at_once(marked(state, visible))).flatten()).into_any()
}

/// What is told of the selection and can be done with it, once the part is there.
pub fn offered(state: TableState) -> Option<AnyView> {
    state.ranges.get().then(|| at_once(line(state))).flatten()
}
