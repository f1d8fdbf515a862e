//! Finds forms: headings that stand in a column beside their values, in a row above them, or before
//! them in one text.

use std::ops::Range;

use plan::keyed::Set;

use super::events::{Event, events};
use super::labels::{NUMBER, inline, is_core, known, sure};
use crate::table::row_number;
use cells::Grid;
use words::has_word;

/// The forms of a grid.
pub(super) struct Form {
    /// Its fields and the texts around them, in the order in which they are read.
    pub events: Vec<Event>,
    /// Each column of values from this one on is an action; else each column or row of labels
    /// begins one.
    pub turned: Option<usize>,
    /// The rows that hold fields that the form knows, from 0.
    pub claimed: Set<usize>,
}

/// The fewest fields that make a form.
const FEWEST: u32 = 4;

/// The forms of a grid; `None` where it has none. Where `strict`, the cells were cut from a text,
/// and only a column of labels makes a form.
pub(super) fn read(grid: &Grid, strict: bool) -> Option<Form> {
    if !grid.marks.is_empty() {
        return None;
    }
    if has_header(grid) || !has_labels(grid) {
        return None;
    }
    let groups = groups(grid);
    if strict && groups.is_empty() {
        return None;
    }
    let turned = groups.iter().find(|group| group.is_turned(grid));
    let turned = turned.and_then(|group| Some(group.labels.first()? + 1));
    let mut form = Form { events: Vec::new(), turned, claimed: Set::new() };
    let whole = Group { labels: Vec::new(), columns: 0..usize::MAX };
    for group in if groups.is_empty() { vec![whole] } else { groups } {
        events(grid, &group, turned.is_some(), &mut form.events);
    }
    form.is_sound().then_some(form)
}

/// Whether a row names so many columns that it is the header of an ordinary table, whatever stands
/// around it. Most plans have one near their beginning, and need no further look.
fn has_header(grid: &Grid) -> bool {
    const PLENTY: u32 = 6;
    grid.rows.iter().any(|cells| {
        let filled = cells.iter().filter(|cell| has_word(&cell.text)).count();
        if filled < PLENTY as usize {
            return false;
        }
        let known = cells.iter().filter_map(|cell| known(&cell.text));
        let bits = known.fold(0_u32, |bits, number| bits | 1 << number);
        let core = (0..16).filter(|at| bits & (1 << at) != 0 && is_core(*at)).count();
        bits.count_ones() >= PLENTY && core > 1
    })
}

/// Whether enough labels stand at the beginning of rows or cells that a closer look is worth it.
fn has_labels(grid: &Grid) -> bool {
    let mut seen = 0_u32;
    for cells in &grid.rows {
        let filled = cells.iter().map(|cell| cell.text.as_str()).filter(|text| has_word(text));
        for (at, text) in filled.enumerate() {
            let label = if at == 0 { known(text) } else { sure(text) };
            let label = label.or_else(|| inline(text).and_then(|it| known(it.0)));
            seen |= label.map_or(0, |number| 1 << number);
        }
        if seen.count_ones() >= FEWEST {
            return true;
        }
    }
    false
}

impl Form {
    /// Whether there are enough fields, not too much else between them, and most of them do not
    /// stand in one row, as those of an ordinary table do.
    fn is_sound(&mut self) -> bool {
        let mut seen = 0_u32;
        let mut filled = 0_u32;
        let mut rows: Vec<(usize, u32)> = Vec::new();
        let mut fields = 0;
        let mut above: Vec<usize> = Vec::new();
        for event in &self.events {
            let Event::Field(field) = event else { continue };
            let Some(number) = field.key.known() else { continue };
            let bit = 1 << number;
            seen |= bit;
            if field.values.iter().any(|cell| has_word(&cell.text)) {
                filled |= bit;
            }
            fields += 1;
            if field.above && above.last() != field.rows.first() {
                above.extend(field.rows.first());
            }
            self.claimed.extend(field.rows.iter().copied());
            let row = field.rows.first().copied().unwrap_or(0);
            match rows.last_mut().filter(|it| it.0 == row) {
                Some((_, bits)) => *bits |= bit,
                None => rows.push((row, bit)),
            }
        }
        let widest = rows.iter().map(|it| it.1.count_ones()).max().unwrap_or(0);
        // One row of headings above one of values is a table of one action, whatever its cover says.
        let heads = |row: &usize| {
            let bits = rows.iter().find(|it| it.0 == *row).map_or(0, |it| it.1);
            let core = (0..16).filter(|at| bits & (1 << at) != 0 && is_core(*at)).count();
            bits.count_ones() >= FEWEST && core > 1
        };
        if above.len() == 1 && above.iter().all(heads) {
            return false;
        }
        let known =
            |event: &&Event| matches!(event, Event::Field(field) if field.key.known().is_some());
        let inside = self.events.iter().rposition(|it| known(&it)).unwrap_or(0);
        let inside = self.events[..inside].iter().skip_while(|it| !known(it));
        let texts = inside.filter(|it| matches!(it, Event::Text { .. })).count();
        let core = (0..16).any(|at| filled & (1 << at) != 0 && is_core(at));
        core && filled.count_ones() >= FEWEST
            && widest * 10 < seen.count_ones() * 6
            && texts <= 2 * fields
    }
}

/// Columns of labels whose values make one form.
pub(super) struct Group {
    /// The columns of labels, the first of them that of the most.
    pub labels: Vec<usize>,
    /// All of its columns.
    pub columns: Range<usize>,
}

impl Group {
    /// Whether a row numbers the actions of a turned table: 1, 2 and so on beside its label.
    fn counts(&self, cells: &[cells::Cell]) -> bool {
        let [label] = self.labels[..] else { return false };
        let own = cells.get(label).is_some_and(|cell| known(&cell.text) == Some(NUMBER));
        let beside = cells.iter().take(self.columns.end).skip(label + 1);
        let said: Vec<_> = beside.filter(|it| has_word(&it.text)).collect();
        own && said.len() > 1 && said.iter().zip(1..).all(|it| row_number(&it.0.text) == Some(it.1))
    }

    /// Whether most labels have values in several columns: each of them is an action then.
    fn is_turned(&self, grid: &Grid) -> bool {
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
struct Column {
    filled: usize,
    labels: usize,
    sure: usize,
    roles: u32,
    all: usize,
}

impl Column {
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
fn groups(grid: &Grid) -> Vec<Group> {
    let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<Column> = (0..width).map(|at| Column::of(grid, at)).collect();
    let mut groups: Vec<(Group, u32)> = Vec::new();
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
                groups.push((Group { labels: vec![at], columns: from..width }, column.roles));
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
