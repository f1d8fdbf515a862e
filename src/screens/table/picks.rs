//! What keys and pointers make of the selection where it is more than a step from a cell to the next.

use view_model::cursor::CursorMove;
use view_model::selection::Selection;

use super::ranges::Pick;
use super::state::TableState;
use crate::browser::dom;

/// What a screen of rows is measured by.
const ROWS: (&str, &str) = (".scroller", ".row");

/// Changes the selection; where nothing is left to select it stays.
pub fn pick(state: TableState, pick: Pick) {
    let before = state.cursor.selection();
    let paged = matches!(pick, Pick::Move(CursorMove::PageUp | CursorMove::PageDown, _));
    let page = if paged { dom::rows_of_a_screen(ROWS.0, ROWS.1) } else { 1 };
    let picked = state.with_shown(|shown| match pick {
        Pick::Press(on, extend) => Selection::pressed(before, on, extend, shown),
        Pick::Drag(on) => Some(before?.dragged(on, shown)),
        Pick::Menu(on) => Selection::for_menu(before, on, shown),
        Pick::Move(by, extend) => before?.moved(by, extend, shown, page),
        Pick::GoOn(by) => before?.went_on(by, shown),
        Pick::Whole(whole) => Some(whole(before?)),
    });
    picked.into_iter().for_each(|it| state.cursor.go(it));
}
