//! The columns of a grid that hold labels: each group of them makes one form.

use std::ops::Range;

use cells::Grid;
use words::has_word;

use super::labels::{NUMBER, known, sure};
use crate::table::row_number;

/// Columns of labels whose values make one form.
pub(super) struct LabelGroup {
    /// The columns of labels, the first of them that of the most.
    pub labels: Vec<usize>,
    /// All of its columns.
    pub columns: Range<usize>,
}

impl LabelGroup {
    /// Whether a row numbers the actions of a turned table: 1, 2 and so on beside its label.
    pub fn counts(&self, cells: &[cells::Cell]) -> bool {
        let [label] = self.labels[..] else { return false };
        let own = cells.get(label).is_some_and(|cell| known(&cell.text) == Some(NUMBER));
        let beside = cells.iter().take(self.columns.end).skip(label + 1);
        let said: Vec<_> = beside.filter(|it| has_word(&it.text)).collect();
        own && said.len() > 1 && said.iter().zip(1..).all(|it| row_number(&it.0.text) == Some(it.1))
    }

    /// Whether most labels have values in several columns: each of them is an action then.
    pub fn is_turned(&self, grid: &Grid) -> bool {
        let [label] = self.labels[..] else { return false };
        let values = |cells: &Vec<cells::Cell>| {
            let beside = cells.iter().take(self.columns.end).skip(label + 1);
            beside.filter(|cell| has_word(&cell.text)).count()
        };
        let rows = grid.rows.iter().filter(|cells| {
            cells.get(label).is_some_and(|cell| known(&cell.text).is_some()) && values(cells) > 0
        });
        let (all, several) = rows.fold((0, 0), |(all, several), cells| {
            (all + 1, several + usize::from(values(cells) > 1))
        });
        // Many actions lack most fields: a row that counts them tells them apart all the same.
        several >= 3 && (several * 2 >= all || grid.rows.iter().any(|cells| self.counts(cells)))
    }
}

/// What a column says of itself as one of labels.
#[derive(Default)]
struct LabelColumn {
    filled: usize,
    labels: usize,
    sure: usize,
    roles: u32,
    all: usize,
}

impl LabelColumn {
    /// The cells of a column that have a value beside them, from its first sure label to its last.
    fn of(grid: &Grid, column: usize) -> Self {
        let says = |cell: &&cells::Cell| has_word(&cell.text);
        let text = |cells: &Vec<cells::Cell>| {
            let own = &cells.get(column).filter(says)?.text;
            let beside = cells.iter().skip(column + 1).find(says)?;
            let (label, known) = (sure(own), known(own));
            // A row of labels stands above its values.
            let above = label.is_some() && sure(&beside.text).is_some();
            Some((label.filter(|_| !above), known.filter(|_| !above)))
        };
        let rows: Vec<_> = grid.rows.iter().filter_map(text).collect();
        let first = rows.iter().position(|it| it.0.is_some());
        let last = rows.iter().rposition(|it| it.0.is_some());
        let mut stat = Self::default();
        let (Some(first), Some(last)) = (first, last) else { return stat };
        for (sure, known) in &rows[first..=last] {
            stat.filled += 1;
            stat.sure += usize::from(sure.is_some());
            if let Some(number) = known {
                stat.labels += 1;
                stat.roles |= 1 << number;
            }
        }
        let own = |cells: &&Vec<cells::Cell>| {
            cells.get(column).filter(says).is_some() && cells.iter().filter(says).count() > 1
        };
        stat.all = grid.rows.iter().filter(own).count();
        stat
    }

    /// Whether most of its cells are labels; of the first such column a quarter is enough, for
    /// other tables may stand above and below the forms.
    fn is_main(&self, first: bool) -> bool {
        let least = if first { self.all / 4 } else { self.all * 6 / 10 };
        let labels = self.labels * 10 >= self.filled * 6 && self.filled >= least;
        match self.roles.count_ones() {
            0 | 1 => false,
            2 => self.sure == self.all,
            _ => labels,
        }
    }

    fn is_side(&self, roles: u32) -> bool {
        self.filled > 0 && self.sure == self.all && self.roles & roles == 0
    }
}

/// The columns of labels of a grid, those apart that have the same labels: forms side by side.
pub(super) fn groups(grid: &Grid) -> Vec<LabelGroup> {
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<LabelColumn> = (0..width).map(|at| LabelColumn::of(grid, at)).collect();
    let mut groups: Vec<(LabelGroup, u32)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if !column.is_main(groups.is_empty()) {
            continue;
        }
        match groups.last_mut() {
            Some((group, roles)) if (*roles & column.roles).count_ones() < 2 => {
                group.labels.push(at);
                *roles |= column.roles;
            }
            last => {
                let from = if let Some((group, _)) = last {
                    group.columns.end = at;
                    at
                } else {
                    0
                };
                groups.push((LabelGroup { labels: vec![at], columns: from..width }, column.roles));
            }
        }
    }
    for (group, roles) in &mut groups {
        let first = group.labels[0];
        for at in (first + 1..group.columns.end).filter(|at| columns[*at].is_side(*roles)) {
            if !group.labels.contains(&at) {
                group.labels.push(at);
            }
        }
    }
    groups.into_iter().map(|it| it.0).collect()
}
