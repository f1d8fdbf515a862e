//! Finds the plan's table in a grid by the words of its header, and tells its columns.

mod made;

use std::collections::BTreeSet;
use std::ops::Range;

use plan::{Column, Id};

use crate::grid::{Cell, Grid};
use crate::header::{Role, Sure, heading};
use crate::shapes::months;
use crate::words::{key, squeeze, words};

pub(crate) use made::only;

/// A column of a source table.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub role: Role,
    /// The heading was misspelt.
    pub guessed: bool,
    /// What the heading says.
    pub text: String,
}

/// A table with the header of a plan. A page's repeated header begins a new one.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The rows of the header.
    pub header: Range<usize>,
    /// The columns, left to right.
    pub slots: Vec<Slot>,
}

impl Table {
    /// The position of the column with this role.
    pub fn slot(&self, role: Role) -> Option<usize> {
        self.slots.iter().position(|slot| slot.role == role)
    }

    /// Whether a text is one of the headings, word for word.
    pub fn is_heading(&self, text: &str) -> bool {
        let text = key(text);
        text == "tiempo" || self.slots.iter().any(|slot| key(&slot.text) == text)
    }

    /// The position of a column of the form.
    pub fn column(&self, column: Column) -> Option<usize> {
        self.slot(Role::Column(column))
    }
}

/// How sure the cells of a source are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Cut from a text: line breaks may have torn rows apart.
    Text,
    /// Cells of a sheet or document.
    Cells,
}

/// The tables of a source.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    /// Those of a plan, top to bottom.
    pub tables: Vec<Table>,
    /// The rows of headers of other tables.
    pub foreign: BTreeSet<usize>,
    /// The rows that our own writers left the id of an action at.
    pub marked: BTreeSet<usize>,
    pub shape: Shape,
    /// No other row is an action.
    pub exact: bool,
}

/// A row that may be a header.
struct Candidate {
    rows: Range<usize>,
    /// The texts of its cells.
    cells: Vec<String>,
    /// How many columns of the form it names.
    columns: usize,
}

/// The fewest columns of the form that make a header, where `strict` asks for more because the
/// cells were cut from prose.
fn enough(columns: usize, filled: usize, strict: bool) -> bool {
    if strict {
        columns >= 4 && columns * 10 >= filled * 6
    } else {
        columns >= 3 && columns * 10 >= filled * 4
    }
}

/// The most headers of a plan: more pages than any has. Further ones are left out like rows
/// that repeat the header.
const MOST_TABLES: usize = 500;

/// How many rows are tried as the beginning of a torn header.
const MOST_TRIED: usize = 50;

/// The tables in `grid`.
pub(crate) fn tables(grid: &Grid, shape: Shape, strict: bool) -> Tables {
    let marked: BTreeSet<usize> =
        grid.marks.iter().filter(|it| it.name.parse::<Id>().is_ok()).map(|it| it.row).collect();
    let mut found = Vec::new();
    let mut near = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate() {
        let short = cells.len() < 3 && near.len() == MOST_TRIED;
        if short || is_data(cells) || marked.contains(&row) {
            continue;
        }
        if found.len() > 2 * MOST_TABLES {
            break;
        }
        let texts = || cells.iter().map(|cell| label(&cell.text)).collect::<Vec<_>>();
        let (columns, filled) = score(cells.iter().map(|cell| cell.text.as_str()));
        if enough(columns, filled, strict) {
            found.push(Candidate { rows: row..row + 1, cells: texts(), columns });
        } else if columns > 0 && near.len() < MOST_TRIED {
            near.push(row);
        }
    }
    if shape == Shape::Text {
        torn(grid, &mut found, &near);
    }
    let most = found.iter().map(|candidate| candidate.columns).max().unwrap_or(0);
    let (mut own, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|candidate| candidate.columns * 10 >= most * 6);
    own.sort_by_key(|candidate| (candidate.rows.start, usize::MAX - candidate.rows.len()));
    let mut tables: Vec<Table> = Vec::new();
    for candidate in own {
        let end = tables.last().map_or(0, |table| table.header.end);
        if candidate.rows.start >= end && tables.len() < MOST_TABLES {
            tables.push(table(grid, candidate, end, &marked));
        }
    }
    let inside = |row: &usize| tables.iter().any(|table| table.header.contains(row));
    let mut foreign: BTreeSet<usize> = others.iter().map(|it| it.rows.start).collect();
    foreign.retain(|row| shape == Shape::Cells && !inside(row));
    Tables { tables, foreign, marked, shape, exact: false }
}

/// Adds to the headers `found` what line breaks had torn off them, and the best of those that
/// they had torn into several rows.
fn torn(grid: &Grid, found: &mut Vec<Candidate>, near: &[usize]) {
    let most = found.iter().map(|candidate| candidate.columns).max().unwrap_or(2);
    if most < 8 {
        let starts = near.iter().chain(found.iter().map(|it| &it.rows.start).take(MOST_TRIED));
        // A row that heads another table as well, below other rows, is whole.
        let holds_whole = |it: &Candidate| {
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

/// The text of a heading, without the soft hyphens that say where a narrow column may break it.
fn label(text: &str) -> String {
    squeeze(&text.replace('\u{ad}', ""))
}

/// Whether a row holds a number alone in a cell, as no header does.
fn is_data(cells: &[Cell]) -> bool {
    cells.len() < 2
        || cells.iter().any(|cell| {
            let text = cell.text.trim();
            let year = text.len() == 4 && (text.starts_with("20") || text.starts_with("19"));
            !text.is_empty()
                && !year
                && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        })
}

/// How many columns of the form these cells name, and how many are not empty.
fn score<'a>(cells: impl Iterator<Item = &'a str>) -> (usize, usize) {
    let mut seen = 0_u32;
    let mut core = false;
    let mut filled = 0;
    let mut months = 0;
    for text in cells {
        let mark = months::mark_heading(text);
        months += usize::from(mark == Some(true));
        filled += usize::from(!text.trim().is_empty() && mark.is_none());
        let bit = match heading(text).map(|heading| heading.role) {
            Some(Role::Column(column)) => {
                use Column as C;
                core |=
                    !matches!(column, C::Number | C::Start | C::End | C::Comments | C::Resources);
                column.index()
            }
            Some(Role::Time) => 13,
            Some(Role::Target) => 14,
            Some(Role::Activities) => {
                core = true;
                15
            }
            Some(Role::Mark(_) | Role::Other) | None => continue,
        };
        seen |= 1 << bit;
    }
    // Columns of months say the time.
    seen |= u32::from(months > 1) << 13;
    (if core { seen.count_ones() as usize } else { 0 }, filled)
}

/// The most lines that the line breaks in one header are taken to make.
const MOST_LINES: usize = 16;

/// A header that line breaks in its cells had torn into several rows from `row` on, if joining
/// them makes one of at least `least` columns.
fn mended(grid: &Grid, row: usize, least: usize) -> Option<Candidate> {
    let mut cells: Vec<String> = Vec::new();
    let mut best: Option<Candidate> = None;
    for (offset, next) in grid.rows[row..].iter().take(MOST_LINES).enumerate() {
        let first = next.first().map_or("", |cell| cell.text.trim());
        if first.is_empty() || first.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        if let Some(last) = cells.last_mut() {
            last.push(' ');
            last.push_str(first);
            cells.extend(next[1..].iter().map(|cell| label(&cell.text)));
        } else {
            cells.extend(next.iter().map(|cell| label(&cell.text)));
        }
        let (columns, filled) = score(cells.iter().map(String::as_str));
        let better = best.as_ref().is_none_or(|best| columns > best.columns);
        if offset > 0 && columns >= least && better && enough(columns, filled, true) {
            let rows = row..row + offset + 1;
            best = Some(Candidate { rows, cells: cells.clone(), columns });
        }
    }
    best
}

/// The words that headings of the form end with.
const ENDINGS: [&str; 8] =
    ["seguimiento", "mejora", "necesarios", "ejecucion", "de", "la", "no", "accion"];

/// Adds to a header the lines that a line break in its last cell had torn off, as the second
/// one of "Responsable de / seguimiento".
fn tail(grid: &Grid, candidate: &mut Candidate) {
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
        candidate.columns = score(candidate.cells.iter().map(String::as_str)).0;
        candidate.rows.end = row + 1;
    }
}

/// Builds the table whose header the candidate is, with the rows around it that belong to the
/// header. No row before `from` does.
fn table(grid: &Grid, candidate: Candidate, from: usize, marked: &BTreeSet<usize>) -> Table {
    let Candidate { rows: mut header, cells: mut texts, .. } = candidate;
    let roles = |texts: &[String]| texts.iter().map(|text| heading(text)).collect::<Vec<_>>();
    let filled = |row: usize| grid.rows[row].iter().any(|cell| !cell.text.trim().is_empty());
    if header.start > from && is_upper_half(&grid.rows[header.start - 1]) {
        header.start -= 1;
    }
    let below = (header.end..grid.rows.len()).find(|row| filled(*row));
    let halves = |row: &usize| !marked.contains(row) && is_lower_half(&grid.rows[*row]);
    if let Some(row) = below.filter(halves) {
        let time = roles(&texts).iter().position(|it| it.is_some_and(|it| it.role == Role::Time));
        merge_halves(&mut texts, &grid.rows[row], time);
        header.end = row + 1;
    }
    let calendar = made::calendar(grid, &mut header, &mut texts, from, marked);
    let mut slots: Vec<(Slot, Sure)> = texts
        .into_iter()
        .map(|text| {
            let found = heading(&text);
            let role = found.map_or(Role::Other, |heading| heading.role);
            let sure = found.map_or(Sure::Weak, |heading| heading.sure);
            (Slot { role, guessed: sure == Sure::Guess, text }, sure)
        })
        .collect();
    for (at, slot) in calendar {
        slots[at] = (slot, Sure::Exact);
    }
    while slots.last().is_some_and(|(slot, _)| slot.text.is_empty() && slot.role == Role::Other) {
        slots.pop();
    }
    one_each(&mut slots);
    let mut table = Table { header, slots: slots.into_iter().map(|it| it.0).collect() };
    settle_time(&mut table);
    settle_activities(&mut table);
    settle_number(grid, &mut table);
    table
}

/// Whether a row above a header only groups its columns: "Tiempo" and nothing else.
fn is_upper_half(cells: &[Cell]) -> bool {
    let mut texts = cells.iter().filter(|cell| !cell.text.trim().is_empty()).peekable();
    let groups = |cell: &Cell| {
        is_label(&cell.text) && heading(&cell.text).is_some_and(|it| it.role == Role::Time)
    };
    texts.peek().is_some() && texts.all(groups)
}

/// Whether a row below a header is its second row: it names both Inicio and Fin, or one of them
/// and nothing else.
fn is_lower_half(cells: &[Cell]) -> bool {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    let names = |column| {
        let role = Role::Column(column);
        filled.iter().any(|cell| heading(&cell.text).is_some_and(|it| it.role == role))
    };
    let (start, end) = (names(Column::Start), names(Column::End));
    filled.iter().all(|cell| is_label(&cell.text))
        && ((start && end) || ((start || end) && filled.len() == 1))
}

/// Whether a text is as short as the parts of a heading are, and no number.
fn is_label(text: &str) -> bool {
    words(text).count() <= 3 && !text.contains(|c: char| c.is_ascii_digit())
}

/// Writes the second row of a header into the first.
fn merge_halves(texts: &mut Vec<String>, lower: &[Cell], time: Option<usize>) {
    let lower: Vec<String> = lower.iter().map(|cell| label(&cell.text)).collect();
    let role = |text: &str| heading(text).map(|heading| heading.role);
    let is = |text: &String, column| role(text) == Some(Role::Column(column));
    let start = lower.iter().position(|text| is(text, Column::Start));
    // Empty cells at the beginning of a line are easily lost on the way.
    let offset = match (time, start) {
        (Some(time), Some(start)) if start < time => time - start,
        _ => 0,
    };
    if let Some(time) = time {
        let ends = (time + 1).checked_sub(offset).and_then(|at| lower.get(at));
        let taken = texts.get(time + 1).is_some_and(|text| !text.is_empty());
        if taken && ends.is_some_and(|text| is(text, Column::End)) {
            texts.insert(time + 1, String::new());
        }
    }
    for (at, text) in lower.into_iter().enumerate() {
        let at = at + offset;
        if text.is_empty() {
            continue;
        }
        if texts.len() <= at {
            texts.resize(at + 1, String::new());
        }
        let upper = &mut texts[at];
        let replaces = matches!(role(upper), None | Some(Role::Time))
            && matches!(role(&text), Some(Role::Column(Column::Start | Column::End)));
        if replaces || upper.is_empty() {
            *upper = text;
        } else {
            upper.push(' ');
            upper.push_str(&text);
        }
    }
}

/// Leaves each role to the surest of the columns that claim it.
fn one_each(slots: &mut [(Slot, Sure)]) {
    for at in 0..slots.len() {
        let (role, sure) = (slots[at].0.role, slots[at].1);
        let beaten = slots.iter().enumerate().any(|(other, (slot, its))| {
            slot.role == role && (*its > sure || (*its == sure && other < at))
        });
        if role != Role::Other && beaten {
            slots[at].0.role = Role::Other;
            slots[at].0.guessed = false;
        }
    }
}

/// A *Tiempo* without a second header row: it lacks one edge, stands over two columns, or holds
/// both edges in each cell.
fn settle_time(table: &mut Table) {
    let Some(time) = table.slot(Role::Time) else { return };
    let (start, end) = (table.column(Column::Start), table.column(Column::End));
    table.slots[time].role = match (start, end) {
        (Some(_), Some(_)) => Role::Other,
        (Some(_), None) => Role::Column(Column::End),
        (None, Some(_)) => Role::Column(Column::Start),
        (None, None) => match table.slots.get_mut(time + 1) {
            Some(next) if next.text.is_empty() => {
                next.role = Role::Column(Column::End);
                Role::Column(Column::Start)
            }
            _ => return,
        },
    };
}

fn settle_activities(table: &mut Table) {
    let Some(at) = table.slot(Role::Activities) else { return };
    let role = [Column::Action, Column::Tasks].into_iter().find(|it| table.column(*it).is_none());
    table.slots[at].role = role.map_or(Role::Other, Role::Column);
}

/// A first column without a heading that counts the rows.
fn settle_number(grid: &Grid, table: &mut Table) {
    let unnamed = table.slots.first().is_some_and(|slot| slot.text.is_empty());
    if !unnamed || table.column(Column::Number).is_some() {
        return;
    }
    let mut firsts = (table.header.end..grid.rows.len()).map(|row| grid.text(row, 0).trim());
    if firsts.find(|text| !text.is_empty()).and_then(row_number).is_some() {
        table.slots[0].role = Role::Column(Column::Number);
    }
}

/// The number of an action as the first column writes it: `3`, `3.`, `03`, `#3`, `No. 3`.
pub(crate) fn row_number(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('#');
    let text = text.strip_prefix("No.").unwrap_or(text).trim_start();
    let text = text.trim_end_matches(['.', ')', '-', '°', 'º', ' ']);
    let digits =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests;
