//! The hidden column in which our workbooks keep the ids of the actions.

use crate::grid::{Grid, RowMark};

/// Whether a text is the 16 digits of an id.
fn is_id(text: &str) -> bool {
    let text = text.trim();
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Turns the ids in a column into marks. Their cells are then no cells any more.
pub(super) fn take(grid: &mut Grid, column: usize) {
    for (row, cells) in grid.rows.iter_mut().enumerate() {
        let Some(cell) = cells.get_mut(column).filter(|cell| is_id(&cell.text)) else { continue };
        let name = std::mem::take(cell).text.trim().to_ascii_lowercase();
        grid.marks.push(RowMark { row, name });
        while cells.last().is_some_and(|cell| cell.text.is_empty()) && cells.len() > column {
            cells.pop();
        }
    }
}

/// Takes the column of the ids where no name tells which it is: its cells say nothing else, or,
/// in a file that is `ours` for sure, for the most part nothing else.
pub(super) fn find(grid: &mut Grid, ours: bool) {
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let count = |column: usize, is: fn(&str) -> bool| {
        (0..grid.rows.len()).filter(|row| is(grid.text(*row, column))).count()
    };
    let is_ids = |column: &usize| {
        let (ids, all) = (count(*column, is_id), count(*column, |text| !text.trim().is_empty()));
        ids > 0 && (ids == all || (ours && ids * 2 > all))
    };
    if let Some(column) = (0..width).rev().find(is_ids) {
        take(grid, column);
        grid.marks.sort_by_key(|mark| mark.row);
    }
}
