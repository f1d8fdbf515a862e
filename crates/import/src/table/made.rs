//! The table of a grid that was made ordinary, and what a calendar adds to one.

use std::ops::Range;

use plan::Column;
use plan::keyed::Set;

use super::columns::table;
use super::{Candidate, Shape, Slot, Table, Tables, label, score};
use crate::header::Role;
use crate::shapes::months::{self, Stretch};
use cells::Grid;

impl Table {
    /// The heading of the tasks.
    pub fn tasks(&self) -> &str {
        self.column(Column::Tasks).map_or("", |at| &self.slots[at].text)
    }

    /// Whether it has columns of a calendar.
    pub fn has_calendar(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot.role, Role::Mark(_)))
    }
}

/// The columns of the calendar in a header, which takes in its rows and has a text for each.
pub(super) fn calendar(
    grid: &Grid,
    header: &mut Range<usize>,
    texts: &mut Vec<String>,
    from: usize,
    marked: &Set<usize>,
) -> Vec<(usize, Slot)> {
    let Some(found) = months::find(grid, header, texts, from, marked) else { return Vec::new() };
    *header = found.header;
    let width = found.columns.iter().map(|it| it.0 + 1).max().unwrap_or(0);
    texts.resize(texts.len().max(width), String::new());
    let slot = |stretch: Option<Stretch>, text| {
        let role = stretch.map_or(Role::Other, Role::Mark);
        Slot { role, guessed: found.guessed, text, year: None }
    };
    found.columns.into_iter().map(|(at, stretch, text)| (at, slot(stretch, text))).collect()
}

/// The table whose headings stand in the row `header`, where the rows that are `marked` are actions.
pub(crate) fn only(grid: &Grid, header: usize, marked: Set<usize>) -> Tables {
    let cells: Vec<String> = grid.rows[header].iter().map(|cell| label(&cell.text)).collect();
    let named = score(cells.iter().map(String::as_str)).named;
    let candidate = Candidate { rows: header..header + 1, cells, columns: 0 };
    let tables = vec![table(grid, candidate, header, &marked)];
    Tables { tables, foreign: Set::new(), marked, named, shape: Shape::Cells, exact: true }
}
