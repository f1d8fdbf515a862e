//! Which cells of a calendar are painted so that it says something, and not for decoration.

use std::ops::Range;

use cells::Grid;
use plan::keyed::{Map, Set};

use crate::header::ColumnRole;
use crate::table::SourceTable;

/// The painted cells among `rows` that mark their column: those without any text, in a row without
/// other marks, whose colour is neither that of the row nor that of the whole calendar.
pub(crate) fn painted(grid: &Grid, table: &SourceTable, rows: Range<usize>) -> Set<(usize, usize)> {
    let is_mark =
        |at: &usize| matches!(table.slots.get(*at).map(|it| it.role), Some(ColumnRole::Mark(_)));
    let calendar: Vec<usize> = (0..table.slots.len()).filter(is_mark).collect();
    if calendar.is_empty() {
        return Set::new();
    }
    let fill = |row: usize, at: usize| grid.rows[row].get(at).and_then(|cell| cell.fill);
    let says = |row: &usize| grid.rows[*row].iter().any(|cell| !cell.text.trim().is_empty());
    let mut counts: Map<Option<u32>, usize> = Map::new();
    for row in rows.clone().filter(says) {
        for at in &calendar {
            *counts.or_default(fill(row, *at)) += 1;
        }
    }
    // A calendar without any plain cell has a colour of its own.
    let ground = counts.iter().max_by_key(|it| it.1).map(|it| *it.0);
    let ground = ground.filter(|_| counts.len() > 1 && !counts.contains_key(&None)).flatten();
    let mut painted = Set::new();
    for row in rows.filter(says) {
        if calendar.iter().any(|at| !grid.text(row, *at).trim().is_empty()) {
            continue;
        }
        let others = (0..table.slots.len()).filter(|at| !is_mark(at)).map(|at| fill(row, at));
        let own = most(others.collect());
        let marks =
            |at: &&usize| fill(row, **at).is_some_and(|it| Some(it) != own && Some(it) != ground);
        painted.extend(calendar.iter().filter(marks).map(|at| (row, *at)));
    }
    // A painted cell that was merged over several months stands in each of them.
    for span in &grid.spans {
        if !painted.contains(&(span.row, span.column)) {
            continue;
        }
        let covered = calendar
            .iter()
            .filter(|at| (span.column..span.column.saturating_add(span.columns)).contains(at));
        painted.extend(covered.map(|at| (span.row, *at)).collect::<Vec<_>>());
    }
    painted
}

/// The colour that more than half of the cells have.
fn most(fills: Vec<Option<u32>>) -> Option<u32> {
    let count = |it: &Option<u32>| fills.iter().filter(|other| *other == it).count();
    fills.iter().find(|it| count(it) * 2 > fills.len()).copied().flatten()
}
