//! From the rows of a header to the columns of its table.

use std::ops::Range;

use cells::Grid;
use plan::keyed::Set;
use plan::{Column, Edge};
use words::has_word;

use super::halves::{is_lower_half, is_ordinals, is_upper_half, merge_halves};
use super::score::{HeaderCandidate, row_number};
use super::slots::{SourceColumn, SourceTable};
use crate::header::{ColumnRole, Stretch, Sure, counted, heading, is_other_date};
use crate::months::{self, is_group};

/// Builds the table whose header the candidate is, with the rows around it that belong to the
/// header. No row before `from` does.
pub(super) fn table(
    grid: &Grid,
    candidate: HeaderCandidate,
    from: usize,
    marked: &Set<usize>,
) -> SourceTable {
    let HeaderCandidate { rows: mut header, cells: mut texts, .. } = candidate;
    let roles = |texts: &[String]| texts.iter().map(|text| heading(text)).collect::<Vec<_>>();
    let filled = |row: usize| grid.rows[row].iter().any(|cell| !cell.text.trim().is_empty());
    let goes_with = |row: usize| is_upper_half(&grid.rows[row]) || is_ordinals(&grid.rows[row]);
    // What stands over the columns of a calendar alone is looked at with them.
    let over = |row: usize| {
        let mut said = grid.rows[row].iter().filter(|cell| has_word(&cell.text));
        said.all(|cell| is_group(&cell.text))
    };
    while header.start > from && goes_with(header.start - 1) && !over(header.start - 1) {
        header.start -= 1;
    }
    let below = |end: usize| {
        let row = (end..grid.rows.len()).find(|row| filled(*row))?;
        (!marked.contains(&row)).then_some(row)
    };
    if let Some(row) = below(header.end).filter(|row| is_lower_half(&grid.rows[*row])) {
        let time =
            roles(&texts).iter().position(|it| it.is_some_and(|it| it.role == ColumnRole::Time));
        merge_halves(&mut texts, &grid.rows[row], time);
        header.end = row + 1;
    }
    let calendar = calendar(grid, &mut header, &mut texts, from, marked);
    while header.start > from && goes_with(header.start - 1) {
        header.start -= 1;
    }
    if let Some(row) = below(header.end).filter(|row| is_ordinals(&grid.rows[*row])) {
        header.end = row + 1;
    }
    let mut slots: Vec<(SourceColumn, Sure)> = texts
        .into_iter()
        .map(|text| {
            let found = heading(&text);
            let role = found.map_or(ColumnRole::Other, |heading| heading.role);
            let sure = found.map_or(Sure::Weak, |heading| heading.sure);
            let guessed = matches!(sure, Sure::Guess | Sure::Maybe);
            (SourceColumn { role, guessed, text, year: None }, sure)
        })
        .collect();
    for (at, slot) in calendar {
        slots[at] = (slot, Sure::Exact);
    }
    while slots
        .last()
        .is_some_and(|(slot, _)| slot.text.is_empty() && slot.role == ColumnRole::Other)
    {
        slots.pop();
    }
    let sample = Sample::new(grid, header.end);
    for (at, (slot, sure)) in slots.iter_mut().enumerate() {
        // "No. conformidad" over numbers counts them.
        if counted(&slot.text).is_some() && sample.is_numbers(at) {
            (slot.role, *sure) = (ColumnRole::Column(Column::Number), Sure::Weak);
        }
    }
    one_each(&mut slots);
    let mut table = SourceTable { header, slots: slots.into_iter().map(|it| it.0).collect() };
    settle_time(&mut table);
    settle_activities(&mut table);
    settle_dates(&sample, &mut table);
    settle_number(&sample, &mut table);
    years(grid, &mut table);
    table
}

/// Leaves each role to the surest of the columns that claim it. Two dates without a name of their
/// own are settled later.
fn one_each(slots: &mut [(SourceColumn, Sure)]) {
    for at in 0..slots.len() {
        let (role, sure) = (slots[at].0.role, slots[at].1);
        let beaten = slots.iter().enumerate().any(|(other, (slot, its))| {
            slot.role == role && (*its > sure || (*its == sure && other < at))
        });
        if !matches!(role, ColumnRole::Other | ColumnRole::Time) && beaten {
            slots[at].0.role = ColumnRole::Other;
            slots[at].0.guessed = false;
        }
    }
}

/// A *Tiempo* without a second header row: it lacks one edge, stands over two columns, is the
/// first of two dates, or holds both edges in each cell.
fn settle_time(table: &mut SourceTable) {
    let times: Vec<usize> =
        (0..table.slots.len()).filter(|at| table.slots[*at].role == ColumnRole::Time).collect();
    let Some(first) = times.first().copied() else { return };
    let (start, end) = (table.column(Column::Start), table.column(Column::End));
    let after = |edge: usize| times.iter().copied().find(|at| *at > edge).unwrap_or(first);
    let before = |edge: usize| times.iter().copied().rfind(|at| *at < edge).unwrap_or(first);
    let mut taken = Vec::new();
    match (start, end) {
        (Some(_), Some(_)) => {}
        (Some(start), None) => taken.push((after(start), Column::End)),
        (None, Some(end)) => taken.push((before(end), Column::Start)),
        (None, None) => {
            let over_two = table.slots.get(first + 1).is_some_and(|next| next.text.is_empty());
            match times.get(1) {
                _ if over_two => taken.extend([(first, Column::Start), (first + 1, Column::End)]),
                Some(second) => {
                    taken.extend([(first, Column::Start), (*second, Column::End)]);
                    table.slots[first].guessed = true;
                    table.slots[*second].guessed = true;
                }
                None => return,
            }
        }
    }
    for at in times {
        table.slots[at].role = ColumnRole::Other;
    }
    for (at, column) in taken {
        table.slots[at].role = ColumnRole::Column(column);
    }
}

fn settle_activities(table: &mut SourceTable) {
    let Some(at) = table.slot(ColumnRole::Activities) else { return };
    let role = [Column::Action, Column::Tasks].into_iter().find(|it| table.column(*it).is_none());
    table.slots[at].role = role.map_or(ColumnRole::Other, ColumnRole::Column);
}

/// How many rows below a header tell what its columns hold.
const MOST_SAMPLED: usize = 20;

/// The first rows below a header.
struct Sample<'a> {
    grid: &'a Grid,
    rows: Vec<usize>,
}

impl<'a> Sample<'a> {
    fn new(grid: &'a Grid, from: usize) -> Self {
        let full = |row: &usize| grid.rows[*row].iter().filter(|it| has_word(&it.text)).count() > 2;
        let rows = (from..grid.rows.len()).filter(full).take(MOST_SAMPLED).collect();
        Self { grid, rows }
    }

    /// Whether a column says something, and all that it says is so.
    fn all(&self, column: usize, is: impl Fn(usize, &str) -> bool) -> bool {
        let texts = self.rows.iter().map(|row| (*row, self.grid.text(*row, column).trim()));
        let mut said = texts.filter(|(_, text)| has_word(text)).peekable();
        said.peek().is_some() && said.all(|(row, text)| is(row, text))
    }

    fn is_dates(&self, column: usize) -> bool {
        self.all(column, |row, text| {
            let real = self.grid.rows[row].get(column).is_some_and(|cell| cell.date.is_some());
            // A number alone may be anything.
            let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
            real || (!plain && values::is_date(text))
        })
    }

    fn is_numbers(&self, column: usize) -> bool {
        self.all(column, |_, text| row_number(text).is_some())
    }
}

/// Start and end where no heading names them but two columns hold dates, or one does beside the
/// edge that is named.
fn settle_dates(sample: &Sample<'_>, table: &mut SourceTable) {
    let (start, end) = (table.column(Column::Start), table.column(Column::End));
    if start.is_some() && end.is_some() || table.slot(ColumnRole::Time).is_some() {
        return;
    }
    let open = |at: &usize| {
        let slot = &table.slots[*at];
        slot.role == ColumnRole::Other && has_word(&slot.text) && !is_other_date(&slot.text)
    };
    let dates: Vec<usize> =
        (0..table.slots.len()).filter(open).filter(|at| sample.is_dates(*at)).collect();
    let taken = match (start, end) {
        (Some(start), _) => dates.iter().find(|at| **at > start).map(|at| (*at, Column::End)),
        (_, Some(end)) => dates.iter().rfind(|at| **at < end).map(|at| (*at, Column::Start)),
        _ => None,
    };
    let pair = match dates.as_slice() {
        [first, second, ..] if start.is_none() && end.is_none() => {
            vec![(*first, Column::Start), (*second, Column::End)]
        }
        _ => taken.into_iter().collect(),
    };
    for (at, column) in pair {
        table.slots[at].role = ColumnRole::Column(column);
        table.slots[at].guessed = true;
    }
}

/// A column whose heading counts another word, as `Acción No.`, but that holds texts is what it
/// counts. A first column without a heading counts the rows where it holds their numbers.
fn settle_number(sample: &Sample<'_>, table: &mut SourceTable) {
    for at in 0..table.slots.len() {
        let Some(role) = counted(&table.slots[at].text) else { continue };
        let its = table.slots[at].role;
        if its != role && !sample.is_numbers(at) && sample.all(at, |_, _| true) {
            table.slots[at].role =
                if table.slot(role).is_none() { role } else { ColumnRole::Other };
        }
    }
    let unnamed = table.slots.first().is_some_and(|slot| slot.text.is_empty());
    if !unnamed || table.column(Column::Number).is_some() {
        return;
    }
    let grid = sample.grid;
    let mut firsts = (table.header.end..grid.rows.len()).map(|row| grid.text(row, 0).trim());
    if firsts.find(|text| !text.is_empty()).and_then(row_number).is_some() {
        table.slots[0].role = ColumnRole::Column(Column::Number);
    }
}

/// Gives the columns of dates the years that stand in their headings, or in the cell over them.
fn years(grid: &Grid, table: &mut SourceTable) {
    let mut rows = table.header.start.saturating_sub(1)..table.header.end;
    let names_year = |text: &str| values::period(text).is_some();
    if !rows.any(|row| grid.rows[row].iter().any(|cell| names_year(&cell.text))) {
        return;
    }
    for at in 0..table.slots.len() {
        let edge = match table.slots[at].role {
            ColumnRole::Column(Column::Start) | ColumnRole::Time => Edge::Start,
            ColumnRole::Column(Column::End) => Edge::End,
            _ => continue,
        };
        let own = Some(table.slots[at].text.as_str());
        let rows = table.header.start.saturating_sub(1)..table.header.end;
        let over = rows.rev().filter_map(|row| over(grid, table, row, at));
        let found = own.into_iter().chain(over).find_map(|text| {
            let (years, _) = values::period(text)?;
            Some((if edge == Edge::Start { years.first() } else { years.last() }, text.to_owned()))
        });
        table.slots[at].year = found;
    }
}

/// The heading in a row that stands over a column: in its place, or in a cell that reaches over
/// it but not over the whole table, as titles do.
fn over<'a>(grid: &'a Grid, table: &SourceTable, row: usize, column: usize) -> Option<&'a str> {
    let covers = |it: &&cells::MergedCells| {
        (it.row..it.row + it.rows).contains(&row)
            && (it.column..it.column.saturating_add(it.columns)).contains(&column)
    };
    let span = grid.spans.iter().find(covers);
    if let Some(span) = span {
        let narrow = span.columns * 2 <= table.slots.len();
        return narrow.then(|| grid.text(span.row, span.column));
    }
    let text = grid.text(row, column);
    let inside = table.header.contains(&row);
    if inside && text.is_empty() {
        // A text has no merged cells.
        let left = grid.text(row, column.checked_sub(1)?);
        return heading(left).is_some_and(|it| it.role == ColumnRole::Time).then_some(left);
    }
    (inside || heading(text).is_some_and(|it| it.role == ColumnRole::Time)).then_some(text)
}

/// The columns of the calendar in a header, which takes in its rows and has a text for each.
fn calendar(
    grid: &Grid,
    header: &mut Range<usize>,
    texts: &mut Vec<String>,
    from: usize,
    marked: &Set<usize>,
) -> Vec<(usize, SourceColumn)> {
    let Some(found) = months::find(grid, header, texts, from, marked) else { return Vec::new() };
    *header = found.header;
    let width = found.columns.iter().map(|it| it.0 + 1).max().unwrap_or(0);
    texts.resize(texts.len().max(width), String::new());
    let slot = |stretch: Option<Stretch>, text| {
        let role = stretch.map_or(ColumnRole::Other, ColumnRole::Mark);
        SourceColumn { role, guessed: found.guessed, text, year: None }
    };
    found.columns.into_iter().map(|(at, stretch, text)| (at, slot(stretch, text))).collect()
}
