//! Finds the plan's table in a grid by the words of its header, and tells its columns.

mod columns;
mod halves;
mod score;
mod slots;
mod torn;

use cells::{Cell, Grid};
use plan::Id;
use plan::keyed::Set;
use words::has_word;

pub(crate) use halves::is_ordinals;
#[cfg(feature = "readers")]
pub(crate) use score::named;
pub(crate) use score::row_number;
use score::{HeaderCandidate, MOST_TRIED, Score, is_number, label, score};
pub(crate) use slots::{SourceColumn, SourceShape, SourceTable, Tables};

use crate::found::Columns;
use crate::header::heading;

/// The most headers of a plan: more pages than any has. Further ones are left out like rows
/// that repeat the header.
const MOST_TABLES: usize = 500;

/// The tables in `grid`.
pub(crate) fn tables(grid: &Grid, shape: SourceShape, strict: bool) -> Tables {
    let marked: Set<usize> =
        grid.marks.iter().filter(|it| it.name.parse::<Id>().is_ok()).map(|it| it.row).collect();
    let mut found = Vec::new();
    let mut near = Vec::new();
    let mut named = Columns::default();
    for (row, cells) in grid.rows.iter().enumerate() {
        let short = cells.len() < 3 && near.len() == MOST_TRIED;
        if short || is_data(cells) || marked.contains(&row) {
            continue;
        }
        if found.len() > 2 * MOST_TABLES {
            break;
        }
        let texts = || cells.iter().map(|cell| label(&cell.text)).collect::<Vec<_>>();
        let score = score(cells.iter().map(|cell| cell.text.as_str()));
        let prose = strict && is_prose(cells);
        if !prose {
            named = named.or_more(score.named);
        }
        let columns = score.columns;
        let regular = || !prose && score.is_enough(false) && is_regular(grid, row);
        if score.is_enough(strict) || (strict && regular()) {
            found.push(HeaderCandidate { rows: row..row + 1, cells: texts(), columns });
        } else if columns > 0 && near.len() < MOST_TRIED {
            near.push(row);
        }
    }
    if shape == SourceShape::Text {
        torn::torn(grid, &mut found, &near);
    }
    let most = found.iter().map(|candidate| candidate.columns).max().unwrap_or(0);
    let (mut own, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|candidate| candidate.columns * 10 >= most * 6);
    own.sort_by_key(|candidate| (candidate.rows.start, usize::MAX - candidate.rows.len()));
    let mut tables: Vec<SourceTable> = Vec::new();
    for candidate in own {
        let end = tables.last().map_or(0, |table| table.header.end);
        if candidate.rows.start >= end && tables.len() < MOST_TABLES {
            tables.push(columns::table(grid, candidate, end, &marked));
        }
    }
    let inside = |row: &usize| tables.iter().any(|table| table.header.contains(row));
    let mut foreign: Set<usize> = others.iter().map(|it| it.rows.start).collect();
    foreign.retain(|row| shape == SourceShape::Cells && !inside(row));
    Tables { tables, foreign, marked, named, shape, exact: false }
}

/// Whether a row holds a number alone in a cell, as headers do only beside headings of the form:
/// over the columns of a calendar.
fn is_data(cells: &[Cell]) -> bool {
    cells.len() < 2 || cells.iter().any(|cell| is_number(&cell.text)) && !is_headed(cells)
}

/// Whether most cells of a row that are no numbers are headings of the form, its first one too.
fn is_headed(cells: &[Cell]) -> bool {
    let said = |cell: &&Cell| !cell.text.trim().is_empty() && !is_number(&cell.text);
    let first = cells.iter().find(said);
    if first.is_none_or(|cell| heading(&cell.text).is_none()) {
        return false;
    }
    let Score { columns, sure, filled, .. } = score(cells.iter().map(|cell| cell.text.as_str()));
    sure >= 3 && columns * 10 >= filled * 6
}

/// Whether a row is a line of prose that its commas have parted: a small letter after a space
/// begins no cell.
pub(crate) fn is_prose(cells: &[Cell]) -> bool {
    let small = |cell: &Cell| {
        let rest = cell.text.strip_prefix(' ');
        rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
    };
    cells.iter().any(small)
}

/// Whether the row below has as many cells as this one, as the lines of a table have and those of
/// prose do not.
fn is_regular(grid: &Grid, row: usize) -> bool {
    let width = grid.rows[row].len();
    let says = |cells: &&Vec<Cell>| cells.iter().any(|cell| has_word(&cell.text));
    width > 2 && grid.rows[row + 1..].iter().find(says).is_some_and(|next| next.len() == width)
}

/// The table whose headings stand in the row `header`, where the rows that are `marked` are actions.
pub(crate) fn only(grid: &Grid, header: usize, marked: Set<usize>) -> Tables {
    let cells: Vec<String> = grid.rows[header].iter().map(|cell| label(&cell.text)).collect();
    let named = score(cells.iter().map(String::as_str)).named;
    let candidate = HeaderCandidate { rows: header..header + 1, cells, columns: 0 };
    let tables = vec![columns::table(grid, candidate, header, &marked)];
    Tables { tables, foreign: Set::new(), marked, named, shape: SourceShape::Cells, exact: true }
}

#[cfg(test)]
mod tests;
