//! Cells emptied, and cells that get one text; the texts of cells for the clipboard.

use plan::{Column, Id, IdSource, Label, Sequence};

use super::draft::RangeDraft;
use super::{CellRange, Grid, RangeEdit, RangeNote, RangeOperation, ShownCells};
use crate::fields::TextField;

/// The texts of the cells, row by row, as they are typed; the number of an action in its column.
pub fn copied(grid: &Grid<'_>, range: CellRange<'_>) -> Vec<Vec<String>> {
    let ShownCells { rows, columns } = grid.cells(range);
    let place = |id: Id| grid.plan.position(id);
    let text = |at: usize, column: &Column| match column {
        Column::Number => (at + 1).to_string(),
        column => TextField::Column(*column).text(&grid.plan.actions[at]),
    };
    let row = |at: usize| columns.iter().map(|column| text(at, column)).collect();
    rows.into_iter().filter_map(place).map(row).collect()
}

/// Empties the cells; `None` where they are empty.
pub fn emptied(grid: &Grid<'_>, range: CellRange<'_>) -> Option<RangeEdit> {
    without_text(grid, range, RangeOperation::Emptied)
}

/// Empties the cells whose texts ([`copied`]) the clipboard has; `None` where they are empty.
pub fn cut(grid: &Grid<'_>, range: CellRange<'_>) -> Option<RangeEdit> {
    without_text(grid, range, RangeOperation::Cut)
}

fn without_text(
    grid: &Grid<'_>,
    range: CellRange<'_>,
    operation: RangeOperation,
) -> Option<RangeEdit> {
    // No text, no task: nothing asks for an id.
    one_text(grid, range, "", operation, &mut Sequence::new(0))
}

/// Writes one text into all cells, as if it were typed into each; `None` where they say it already.
pub fn written(
    grid: &Grid<'_>,
    range: CellRange<'_>,
    text: &str,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let is_empty = text.trim().is_empty();
    let operation = if is_empty { RangeOperation::Emptied } else { RangeOperation::Filled };
    one_text(grid, range, text, operation, ids)
}

pub(super) fn one_text(
    grid: &Grid<'_>,
    range: CellRange<'_>,
    text: &str,
    operation: RangeOperation,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let cells = grid.cells(range);
    let mut draft = RangeDraft::of(grid.plan, ids);
    for id in &cells.rows {
        let Some(mut row) = draft.row(*id) else { break };
        cells.fields().for_each(|field| draft.write(&mut row, field, text));
        draft.end(row);
    }
    let count = draft.cells;
    let note = RangeNote {
        cells: count,
        unclear: draft.unclear,
        unseen_actions: grid.unseen_actions(&cells.rows),
        unseen_columns: grid.unseen_columns(&cells.columns),
        ..RangeNote::of(operation)
    };
    let label = match operation {
        RangeOperation::Emptied => Label::EmptyCells { count },
        RangeOperation::Cut => Label::CutCells { count },
        RangeOperation::PastedCells => Label::PasteCells { count },
        _ => Label::FillCells { count },
    };
    cells.edit(draft.finish(), label, note)
}

/// Gives fields of all these actions these values, each text as if it were typed (*Cambiar en
/// todas*); `None` where they say so already.
pub fn set_in_all(
    grid: &Grid<'_>,
    rows: &[Id],
    values: &[(TextField, &str)],
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let columns: Vec<Column> = values.iter().filter_map(|(field, _)| column(*field)).collect();
    let cells = ShownCells { rows: grid.shown(rows), columns };
    let mut draft = RangeDraft::of(grid.plan, ids);
    for id in &cells.rows {
        let Some(mut row) = draft.row(*id) else { break };
        values.iter().for_each(|(field, text)| draft.write(&mut row, *field, text));
        draft.end(row);
    }
    let only = match values {
        [(field, _)] => column(*field),
        _ => None,
    };
    let count = draft.changed;
    let note = RangeNote {
        cells: draft.cells,
        actions: count,
        unclear: draft.unclear,
        unseen_actions: grid.unseen_actions(&cells.rows),
        ..RangeNote::of(RangeOperation::ChangedInAll(only))
    };
    cells.edit(draft.finish(), Label::ChangeInAll { column: only, count }, note)
}

fn column(field: TextField) -> Option<Column> {
    match field {
        TextField::Column(column) => Some(column),
        TextField::Example | TextField::Apart(_) => None,
    }
}
