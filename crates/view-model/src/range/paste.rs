//! Texts of the clipboard pasted onto cells.

use plan::{Column, Id, IdSource, Label};

use super::cells::one_text;
use super::draft::{RangeDraft, RowDraft};
use super::{CellRange, Grid, RangeEdit, RangeNote, RangeOperation, written_columns};
use crate::fields::TextField;

/// Pastes a block of texts, each as if it were typed; `None` where nothing changes.
///
/// One text goes into all cells of the range. A block goes onto its place from the first cell of the
/// range on, whatever the size of the range: rows past the last shown one become new actions at the
/// end of the plan, columns past the last visible one are left out, and what would stand in the
/// number is passed over. A line that is shorter than others leaves the cells of the rest as they are.
pub fn pasted(
    grid: &Grid<'_>,
    block: &[Vec<String>],
    range: CellRange<'_>,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    match block {
        [line] if line.len() == 1 => {
            one_text(grid, range, line.first()?, RangeOperation::PastedCells, ids)
        }
        _ => pasted_block(grid, block, range, ids),
    }
}

fn pasted_block(
    grid: &Grid<'_>,
    block: &[Vec<String>],
    range: CellRange<'_>,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let anchor = grid.cells(range);
    let top = match anchor.rows.first() {
        Some(first) => grid.rows.iter().position(|id| id == first)?,
        None if grid.rows.is_empty() => 0,
        None => return None,
    };
    let first = anchor.columns.first()?;
    let left = grid.columns.iter().position(|column| column == first)?;
    let columns: Vec<Column> = grid.columns.iter().skip(left).take(width(block)).copied().collect();
    let mut rows: Vec<Id> = grid.rows.iter().skip(top).take(block.len()).copied().collect();
    let there = rows.len();

    let mut draft = RangeDraft::of(grid.plan, ids);
    for (id, line) in rows.iter().zip(block) {
        let Some(mut row) = draft.row(*id) else { break };
        write(&mut draft, &mut row, &columns, line);
        draft.end(row);
    }
    let mut above = grid.rows.last().and_then(|id| draft.action(*id)).and_then(|it| it.criterion);
    let new = block.get(there..).unwrap_or_default();
    for line in new.iter().filter(|line| says_something(&columns, line)) {
        let Some(mut row) = draft.new_row() else { break };
        write(&mut draft, &mut row, &columns, line);
        if grid.grouped {
            draft.stand_below(&mut row, above);
            above = row.action().criterion;
        }
        rows.push(row.action().id);
        draft.end(row);
    }

    let added = rows.len() - there;
    let note = RangeNote {
        cells: draft.cells,
        actions: rows.len(),
        columns: written_columns(&columns).count(),
        added,
        unclear: draft.unclear,
        columns_left: said_behind(block, columns.len()),
        unseen_actions: grid.unseen_actions(&rows[..there]),
        unseen_columns: grid.unseen_columns(&columns),
        ..RangeNote::of(RangeOperation::PastedBlock)
    };
    let label = Label::PasteBlock { actions: note.actions, columns: note.columns };
    super::edit((rows, columns), draft.finish(), label, note)
}

/// How many columns a block has.
fn width(block: &[Vec<String>]) -> usize {
    block.iter().map(Vec::len).max().unwrap_or(0)
}

/// How many columns of a block behind the first ones say something.
fn said_behind(block: &[Vec<String>], columns: usize) -> usize {
    let says = |at: usize| {
        block.iter().any(|line| line.get(at).is_some_and(|text| !text.trim().is_empty()))
    };
    (columns..width(block)).filter(|at| says(*at)).count()
}

/// The cells of a line that can be written.
fn cells<'a>(columns: &[Column], line: &'a [String]) -> impl Iterator<Item = (Column, &'a str)> {
    let cells = columns.iter().copied().zip(line);
    cells.filter(|(column, _)| *column != Column::Number).map(|(column, text)| (column, &**text))
}

fn says_something(columns: &[Column], line: &[String]) -> bool {
    cells(columns, line).any(|(_, text)| !text.trim().is_empty())
}

fn write(draft: &mut RangeDraft<'_>, row: &mut RowDraft, columns: &[Column], line: &[String]) {
    for (column, text) in cells(columns, line) {
        draft.write(row, TextField::Column(column), text);
    }
}
