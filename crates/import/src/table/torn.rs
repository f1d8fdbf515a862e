//! Headers that line breaks in their cells have torn into several rows of a text.

use cells::{Cell, Grid};
use words::{key, words};

use super::score::{HeaderCandidate, MOST_TRIED, is_number, label, score};
use crate::header::heading;

/// Adds to the headers `found` what line breaks had torn off them, and the best of those that
/// they had torn into several rows.
pub(super) fn torn(grid: &Grid, found: &mut Vec<HeaderCandidate>, near: &[usize]) {
    let most = found.iter().map(|candidate| candidate.columns).max().unwrap_or(2);
    if most < 8 {
        let starts = near.iter().chain(found.iter().map(|it| &it.rows.start).take(MOST_TRIED));
        // A row that heads another table as well, below other rows, is whole.
        let holds_whole = |it: &HeaderCandidate| {
            let above = |row: usize| grid.rows.get(row.checked_sub(1)?);
            let whole = |row: usize| {
                let mut same = found.iter().map(|it| it.rows.start);
                same.any(|other| {
                    !it.rows.contains(&other)
                        && grid.rows[other] == grid.rows[row]
                        && above(other) != above(row)
                })
            };
            it.rows.clone().skip(1).any(whole)
        };
        let best = starts
            .filter_map(|row| mended(grid, *row, most + 2))
            .filter(|it| !holds_whole(it))
            .max_by_key(|it| it.columns);
        found.extend(best);
    }
    for candidate in found {
        tail(grid, candidate);
    }
}

/// The most lines that the line breaks in one header are taken to make.
const MOST_LINES: usize = 16;

/// A header that line breaks in its cells had torn into several rows from `row` on, if joining
/// them makes one of at least `least` columns.
fn mended(grid: &Grid, row: usize, least: usize) -> Option<HeaderCandidate> {
    let mut cells: Vec<String> = Vec::new();
    let mut best: Option<HeaderCandidate> = None;
    for (offset, next) in grid.rows[row..].iter().take(MOST_LINES).enumerate() {
        let first = next.first().map_or("", |cell| cell.text.trim());
        // No number is the beginning of a heading, and none goes on as one.
        let whole = cells.last().is_some_and(|last| is_number(last));
        if whole || first.is_empty() || first.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        if let Some(last) = cells.last_mut() {
            last.push(' ');
            last.push_str(first);
            cells.extend(next[1..].iter().map(|cell| label(&cell.text)));
        } else {
            cells.extend(next.iter().map(|cell| label(&cell.text)));
        }
        let score = score(cells.iter().map(String::as_str));
        let columns = score.columns;
        let better = best.as_ref().is_none_or(|best| columns > best.columns);
        if offset > 0 && columns >= least && better && score.is_enough(true) {
            let rows = row..row + offset + 1;
            best = Some(HeaderCandidate { rows, cells: cells.clone(), columns });
        }
    }
    best
}

/// The words that headings of the form end with.
const ENDINGS: [&str; 8] =
    ["seguimiento", "mejora", "necesarios", "ejecucion", "de", "la", "no", "accion"];

/// Adds to a header the lines that a line break in its last cell had torn off, as the second
/// one of "Responsable de / seguimiento".
fn tail(grid: &Grid, candidate: &mut HeaderCandidate) {
    for row in candidate.rows.end..grid.rows.len().min(candidate.rows.end + 3) {
        let cells = &grid.rows[row];
        let first = cells.first().map_or("", |cell| cell.text.trim());
        let goes_on = words(first).all(|word| ENDINGS.contains(&key(word).as_str()));
        let named = |cell: &Cell| heading(&cell.text).is_some();
        if !goes_on || first.is_empty() || cells.len() > 4 || !cells[1..].iter().all(named) {
            break;
        }
        if let Some(last) = candidate.cells.last_mut() {
            last.push(' ');
            last.push_str(first);
        }
        candidate.cells.extend(cells[1..].iter().map(|cell| label(&cell.text)));
        candidate.columns = score(candidate.cells.iter().map(String::as_str)).columns;
        candidate.rows.end = row + 1;
    }
}
