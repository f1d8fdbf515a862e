//! Cells that get the values of others, as they are: nothing is read again.

use plan::remark::unclear;
use plan::{
    Action, ActionChange, ActionField, Column, Command, Edge, Id, IdSource, Label, Task, When,
};

use super::draft::{RangeDraft, RowDraft};
use super::{CellRange, Grid, RangeEdit, RangeNote, RangeOperation, ShownCells, written_columns};
use crate::fields::TextField;

/// Gives all rows of the range the values of its first row; `None` where they have them.
pub fn filled_down(
    grid: &Grid<'_>,
    range: CellRange<'_>,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let cells = grid.cells(range);
    let (first, rest) = cells.rows.split_first()?;
    let source = [grid.action(*first)?];
    fill(grid, (&source, rest), false, cells.rows.clone(), cells.columns, ids)
}

/// Gives the cells the values of the shown row above them; `None` where they have them, and at the
/// top of the table.
pub fn from_above(
    grid: &Grid<'_>,
    range: CellRange<'_>,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let ShownCells { rows, columns } = grid.cells(range);
    let at = grid.rows.iter().position(|id| Some(id) == rows.first())?;
    let source = [grid.action(*grid.rows.get(at.checked_sub(1)?)?)?];
    fill(grid, (&source, &rows.clone()), false, rows, columns, ids)
}

/// Goes on with the values of `source` in the rows below or above it, as the fill handle does: they
/// are repeated, and months go on by the step of the first two.
pub fn continued(
    grid: &Grid<'_>,
    source: CellRange<'_>,
    targets: &[Id],
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let ShownCells { rows: from, columns } = grid.cells(source);
    let mut targets = grid.shown(targets);
    targets.retain(|id| !from.contains(id));
    let place = |id: Option<&Id>| grid.rows.iter().position(|other| Some(other) == id);
    let up = place(targets.first())? < place(from.first())?;
    let all = if up { [&targets[..], &from].concat() } else { [&from[..], &targets].concat() };
    if up {
        targets.reverse();
    }
    let source: Option<Vec<&Action>> = from.iter().map(|id| grid.action(*id)).collect();
    fill(grid, (&source?, &targets), up, all, columns, ids)
}

/// Fills the targets, which go on from the last row of the source, or `up` from its first.
fn fill(
    grid: &Grid<'_>,
    (source, targets): (&[&Action], &[Id]),
    up: bool,
    rows: Vec<Id>,
    columns: Vec<Column>,
    ids: &mut dyn IdSource,
) -> Option<RangeEdit> {
    let series: Vec<(Column, Option<Series<'_>>)> =
        written_columns(&columns).map(|column| (column, Series::of(source, column, up))).collect();
    let mut draft = RangeDraft::of(grid.plan, ids);
    for (at, target) in targets.iter().enumerate() {
        let Some(mut row) = draft.row(*target) else { break };
        let turn = at % source.len();
        let from = source[if up { source.len() - 1 - turn } else { turn }];
        for (column, series) in &series {
            match series {
                Some(series) => {
                    let change = series.date(at + 1);
                    draft.make(&mut row, Command::Edit { id: *target, change });
                }
                None => copy(&mut draft, &mut row, *column, from),
            }
        }
        draft.end(row);
    }
    let count = draft.cells;
    let note = RangeNote {
        cells: count,
        unseen_actions: grid.unseen_actions(&rows),
        unseen_columns: grid.unseen_columns(&columns),
        ..RangeNote::of(RangeOperation::Filled)
    };
    super::edit((rows, columns), draft.finish(), Label::FillCells { count }, note)
}

/// The dates of a column that go on by months.
struct Series<'a> {
    from: &'a When,
    edge: Edge,
    step: i32,
}

impl<'a> Series<'a> {
    /// `None` where the values of the column are repeated.
    fn of(source: &[&'a Action], column: Column, up: bool) -> Option<Self> {
        let edge = match column {
            Column::Start => Edge::Start,
            Column::End => Edge::End,
            _ => return None,
        };
        let date = |action: &&'a Action| TextField::Column(column).date(action);
        let month = |action: &&'a Action| date(action)?.month(edge);
        let [first, second, ..] = source else { return None };
        let step = month(second)? - month(first)?;
        let from = date(if up { first } else { source.last()? })?;
        from.month(edge)?;
        (step != 0).then_some(Self { from, edge, step: if up { -step } else { step } })
    }

    fn date(&self, place: usize) -> ActionChange {
        let place = i32::try_from(place).unwrap_or(i32::MAX);
        let date = Some(self.from.shifted(self.step.saturating_mul(place), self.edge));
        match self.edge {
            Edge::Start => ActionChange::Start(date),
            Edge::End => ActionChange::End(date),
        }
    }
}

/// Gives a cell the value that another action has in its column.
fn copy(draft: &mut RangeDraft<'_>, row: &mut RowDraft, column: Column, from: &Action) {
    let change = match column {
        Column::Number => return,
        Column::Criterion | Column::Subcriterion => code(column, from),
        Column::Tasks => ActionChange::Tasks(tasks(from, row.action(), draft.ids)),
        Column::Start => ActionChange::Start(from.start.clone()),
        Column::End => ActionChange::End(from.end.clone()),
        Column::Responsible => ActionChange::Responsible(from.responsible.clone()),
        Column::Area
        | Column::Action
        | Column::Objective
        | Column::Resources
        | Column::Indicator
        | Column::Comments => {
            let Some(field) = ActionField::of_column(column) else { return };
            ActionChange::Text(field, TextField::Column(column).text(from))
        }
    };
    let id = row.action().id;
    draft.make(row, Command::Edit { id, change });
}

fn code(column: Column, from: &Action) -> ActionChange {
    match (unclear(from, column), column) {
        (Some(text), _) => ActionChange::Unclear(column, text.to_owned()),
        (None, Column::Criterion) => ActionChange::Criterion(from.criterion),
        (None, _) => ActionChange::Subcriterion(from.subcriterion, from.example.clone()),
    }
}

/// The tasks of `from` for another action, whose own tasks at the same places get their texts.
fn tasks(from: &Action, to: &Action, ids: &mut dyn IdSource) -> Vec<Task> {
    let text = |task: &Task| task.text.clone();
    let same = |at: usize, text| to.tasks.get(at).map(|task| Task { text, ..task.clone() });
    let tasks = from.tasks.iter().enumerate();
    tasks
        .map(|(at, task)| {
            same(at, text(task)).unwrap_or_else(|| Task::new(ids.next_id(), text(task)))
        })
        .collect()
}
