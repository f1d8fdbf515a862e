//! Which tables of a file could be the plan: sheets, tables below one another that start anew,
//! and sheets that go on in one another.

use std::ops::Range;

use cells::{CellRemark, Grid, MergedCells, RowMark};
use plan::{Column, IdSource, Period};
use values::FindingKind;
use words::{has_word, key, squeeze};

use crate::draft::TableDraft;
use crate::drafting::find_plan;
use crate::found::Columns;
use crate::reading::Candidate;
use crate::sections::section;
use crate::shapes::{Shaped, gather};
use crate::shown::cut;
use crate::table::{SourceShape, SourceTable, row_number, tables};
use crate::titles::{TableTitles, titles};

/// The most tables that are offered: nobody chooses among more, and each takes memory.
const MOST_CANDIDATES: usize = 24;

/// The longest name of a table, in characters.
const MAX_NAME: usize = 80;

/// A table that could be the plan.
struct TableChoice {
    name: String,
    /// The names of the sheets that it stands in.
    sheets: Vec<usize>,
    found: TableDraft,
    /// It is made of others; whether those go on in one another.
    joined: Option<bool>,
}

impl TableChoice {
    fn known(&self) -> usize {
        self.found.roles.iter().filter(|role| role.is_known()).count()
    }

    /// Whether it is one to choose from beside a table of so many columns of the form.
    fn is_like(&self, most: usize) -> bool {
        self.known() * 10 >= most * 6 && !self.found.draft.plan.actions.is_empty()
    }

    fn period(&self) -> Option<Period> {
        let plan = &self.found.draft.plan;
        plan.header.period.or_else(|| values::period(&self.name).map(|it| it.0))
    }

    fn is_hidden(&self) -> bool {
        let grid = &self.found.draft.grid;
        grid.hidden.len() >= grid.rows.len()
    }

    /// The numbers of the first and of the last action.
    fn numbers(&self) -> Option<(u32, u32)> {
        let number = |cells: &crate::RowSource| row_number(cells.cells.get(&Column::Number)?);
        let sources = &self.found.draft.sources;
        Some((number(sources.first()?)?, number(sources.last()?)?))
    }

    /// The first and the last criterion.
    fn criteria(&self) -> Option<(u8, u8)> {
        let of = self.found.draft.plan.actions.iter().filter_map(|it| it.criterion);
        let (first, last) = (of.clone().min()?, of.max()?);
        Some((first.number(), last.number()))
    }
}

/// The tables of `grids` that could be the plan, the likeliest first: those that go on in one
/// another joined; of more columns of the form (ten say all that a plan says); shown rather than
/// hidden; of later years, where all name years; of more actions; further ahead in the file. Beside them the
/// columns that were named where there are none.
pub(crate) fn candidates(grids: Vec<Grid>, ids: &mut dyn IdSource) -> (Vec<Candidate>, Columns) {
    let mut named = Columns::default();
    let shaped = gather(grids);
    let names: Vec<String> = shaped
        .iter()
        .map(|shaped| &shaped.grid)
        .map(|grid| if is_said(grid) { grid.name.clone() } else { String::new() })
        .collect();
    let mut choices = Vec::new();
    for (sheet, shaped) in shaped.into_iter().enumerate() {
        let timeline = is_timeline(&shaped.grid);
        let found = match apart(&shaped, sheet, ids) {
            Some(parts) => parts,
            None => match choice(shaped, sheet, ids) {
                Ok(choice) => vec![choice],
                Err(found) => {
                    named = named.or_more(found);
                    continue;
                }
            },
        };
        let room = MOST_CANDIDATES - choices.len();
        choices.extend(found.into_iter().filter(|it| !(timeline && it.known() < 6)).take(room));
    }
    let most = choices.iter().map(TableChoice::known).max().unwrap_or(0);
    let acts = |it: &TableChoice| !it.found.draft.plan.actions.is_empty();
    let any = choices.iter().any(acts);
    choices.retain(|it| it.is_like(most) || (!any && it.known() * 10 >= most * 6));
    if !any {
        choices.truncate(1);
    }
    choices.extend(joined(&choices, ids));
    let dated = choices.iter().all(|it| it.period().is_some());
    choices.sort_by_key(|it| {
        let year = it.period().filter(|_| dated).map_or(0, Period::last);
        let actions = it.found.draft.plan.actions.len();
        let rank = match it.joined {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        (rank, 99 - it.known().min(10), it.is_hidden(), -year, usize::MAX - actions)
    });
    let used: Vec<usize> = choices.iter().flat_map(|it| it.sheets.clone()).collect();
    let others =
        names.iter().enumerate().filter(|(at, name)| !used.contains(at) && !name.is_empty());
    let others = others.map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ");
    (choices.into_iter().map(|choice| candidate(choice, &others)).collect(), named)
}

fn choice(shaped: Shaped, sheet: usize, ids: &mut dyn IdSource) -> Result<TableChoice, Columns> {
    let name = name_of(&shaped.grid);
    let found = find_plan(shaped, ids)?;
    Ok(TableChoice { name, sheets: vec![sheet], found, joined: None })
}

/// The tables of a sheet that start anew, where there are several and each could be the plan:
/// what stands in a part that is none would be lost, so that such a sheet is read as one.
fn apart(shaped: &Shaped, sheet: usize, ids: &mut dyn IdSource) -> Option<Vec<TableChoice>> {
    if shaped.made.is_some() {
        return None;
    }
    let parts = parts(&shaped.grid);
    if parts.len() < 2 || parts.len() > MOST_CANDIDATES {
        return None;
    }
    let choices: Option<Vec<TableChoice>> =
        parts.into_iter().map(|part| choice(part.into(), sheet, ids).ok()).collect();
    let choices = choices?;
    let most = choices.iter().map(TableChoice::known).max().unwrap_or(0);
    choices.iter().all(|it| it.is_like(most)).then_some(choices)
}

fn candidate(choice: TableChoice, others: &str) -> Candidate {
    let mut draft = choice.found.draft;
    if !others.is_empty() {
        draft.tell(FindingKind::OtherSheets).read = others.to_owned();
    }
    Candidate { name: choice.name, draft }
}

/// Whether a sheet says something that is not made from the plan.
fn is_said(grid: &Grid) -> bool {
    let says = grid.rows.iter().flatten().any(|cell| has_word(&cell.text));
    says && !grid.name.trim().is_empty() && !is_timeline(grid)
}

/// Whether a sheet is the timeline that goes with a plan.
fn is_timeline(grid: &Grid) -> bool {
    matches!(key(&grid.name).as_str(), "cronograma" | "timeline")
}

/// The name of a table: of its sheet, and what stands above it where the sheet has none.
fn name_of(grid: &Grid) -> String {
    let above = || {
        let texts = grid.rows.iter().flatten().map(|cell| squeeze(&cell.text));
        texts.into_iter().find(|text| has_word(text)).unwrap_or_default()
    };
    let name = match grid.name.trim() {
        "" => above(),
        name => name.to_owned(),
    };
    name.chars().take(MAX_NAME).collect()
}

/// The tables of the same columns as one, where there are several and none names other years
/// than the others. Whether they go on in one another decides where it comes.
fn joined(choices: &[TableChoice], ids: &mut dyn IdSource) -> Option<TableChoice> {
    let first = choices.first()?;
    let alike: Vec<&TableChoice> =
        choices.iter().filter(|it| it.found.roles == first.found.roles).collect();
    let years: Vec<Period> = alike.iter().filter_map(|it| it.period()).collect();
    if alike.len() < 2 || years.iter().any(|it| *it != years[0]) {
        return None;
    }
    let pairs = || alike.iter().zip(&alike[1..]);
    let counts = pairs().all(|(one, next)| {
        one.numbers().zip(next.numbers()).is_some_and(|(one, next)| one.1 + 1 == next.0)
    });
    let ascends = pairs().all(|(one, next)| {
        one.criteria().zip(next.criteria()).is_some_and(|(one, next)| one.1 < next.0)
    });
    let named = alike.iter().all(|it| section(&it.found.draft.grid.name).is_some());
    let grid = join(alike.iter().map(|it| &it.found.draft.grid));
    let name = match alike.as_slice() {
        [first, .., last] if alike.len() > 3 => format!("{} – {}", first.name, last.name),
        _ => alike.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", "),
    };
    let mut sheets: Vec<usize> = alike.iter().flat_map(|it| it.sheets.clone()).collect();
    sheets.dedup();
    let found = find_plan(grid, ids).ok()?;
    Some(TableChoice { name: cut(&name), sheets, found, joined: Some(counts || ascends || named) })
}

/// The rows of several grids below one another. A sheet that is named after a criterion gives
/// its name as a heading.
fn join<'a>(grids: impl Iterator<Item = &'a Grid>) -> Grid {
    let mut all = Grid::default();
    for grid in grids {
        if section(&grid.name).is_some() {
            all.push(grid.line(0), vec![cells::Cell::new(grid.name.clone())]);
        }
        let offset = all.rows.len();
        all.rows.extend(grid.rows.iter().cloned());
        all.lines.extend((0..grid.rows.len()).map(|row| grid.line(row)));
        all.spans.extend(grid.spans.iter().map(|it| MergedCells { row: it.row + offset, ..*it }));
        all.hidden.extend(grid.hidden.iter().map(|row| row + offset));
        let mark = |it: &RowMark| RowMark { row: it.row + offset, name: it.name.clone() };
        all.marks.extend(grid.marks.iter().map(mark));
        let remark = |it: &CellRemark| CellRemark { row: it.row + offset, ..it.clone() };
        all.remarks.extend(grid.remarks.iter().map(remark));
        all.cut |= grid.cut;
        all.epoch = grid.epoch;
    }
    all
}

/// The parts of a grid, each with a table that starts anew: its numbers begin again at 1 below
/// another title or with other columns, or its title names other years.
fn parts(grid: &Grid) -> Vec<Grid> {
    let found = tables(grid, SourceShape::Cells, false);
    let tables = found.tables;
    if tables.len() < 2 || !found.marked.is_empty() {
        return Vec::new();
    }
    let mut starts = vec![0];
    let mut above = titles(lines(grid, 0..tables[0].header.start));
    let mut counted = is_numbered(grid, &tables[0], tables[1].header.start);
    for (at, pair) in tables.windows(2).enumerate() {
        let end = tables.get(at + 2).map_or(grid.rows.len(), |next| next.header.start);
        let between = after_rows(grid, pair[0].header.end, pair[1].header.start);
        let title = titles(lines(grid, between.clone()));
        let roles = |table: &SourceTable| table.slots.iter().map(|it| it.role).collect::<Vec<_>>();
        let anew = counted && first_number(grid, &pair[1], end) == Some(1);
        let titled = differs(&above, &title);
        let years =
            title.period.is_some() && above.period.is_some() && title.period != above.period;
        if years || anew && (titled || roles(&pair[0]) != roles(&pair[1])) {
            starts.push(if titled {
                title_row(grid, between, &above)
            } else {
                pair[1].header.start
            });
            above = title;
            counted = false;
        }
        counted |= is_numbered(grid, &pair[1], end);
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    starts.iter().zip(ends).map(|(start, end)| part(grid, *start..end)).collect()
}

/// The rows of a grid as a grid of their own.
fn part(grid: &Grid, rows: Range<usize>) -> Grid {
    let inside = |row: &usize| rows.contains(row);
    let spans = grid.spans.iter().filter(|it| inside(&it.row));
    let marks = grid.marks.iter().filter(|it| inside(&it.row));
    Grid {
        name: grid.name.clone(),
        rows: grid.rows[rows.clone()].to_vec(),
        lines: rows.clone().map(|row| grid.line(row)).collect(),
        spans: spans
            .map(|it| MergedCells {
                row: it.row - rows.start,
                rows: it.rows.min(rows.end - it.row),
                ..*it
            })
            .collect(),
        hidden: grid.hidden.iter().filter(|it| inside(it)).map(|it| it - rows.start).collect(),
        marks: marks
            .map(|it| RowMark { row: it.row - rows.start, name: it.name.clone() })
            .collect(),
        remarks: grid
            .remarks
            .iter()
            .filter(|it| inside(&it.row) || (it.row >= grid.rows.len() && rows.start == 0))
            .map(|it| CellRemark { row: it.row - rows.start, ..it.clone() })
            .collect(),
        epoch: grid.epoch,
        cut: grid.cut && rows.end == grid.rows.len(),
    }
}

fn lines(grid: &Grid, rows: Range<usize>) -> Vec<(usize, String)> {
    let text = |row: usize| {
        let texts = grid.rows[row].iter().map(|cell| squeeze(&cell.text));
        texts.filter(|text| has_word(text)).collect::<Vec<_>>().join(" ")
    };
    rows.map(|row| (row, text(row))).filter(|it| has_word(&it.1)).collect()
}

/// The rows between the last full row of a table and the next header.
fn after_rows(grid: &Grid, from: usize, to: usize) -> Range<usize> {
    let full = |row: &usize| grid.rows[*row].iter().filter(|cell| has_word(&cell.text)).count() > 2;
    let last = (from..to).rev().find(full).map_or(from, |row| row + 1);
    last..to
}

fn differs(above: &TableTitles, title: &TableTitles) -> bool {
    let other = |one: &str, next: &str| !next.is_empty() && key(one) != key(next);
    other(&above.institution, &title.institution)
        || other(&above.title, &title.title)
        || title.period.is_some_and(|it| above.period != Some(it))
}

/// The row of the first line that says another title.
fn title_row(grid: &Grid, between: Range<usize>, above: &TableTitles) -> usize {
    let says = |row: &usize| differs(above, &titles(lines(grid, *row..row + 1)));
    between.clone().find(says).unwrap_or(between.end)
}

fn numbers(grid: &Grid, table: &SourceTable, end: usize) -> impl Iterator<Item = u32> {
    let column = table.column(Column::Number);
    let rows = table.header.end..end;
    rows.filter_map(move |row| row_number(grid.text(row, column?)))
}

fn first_number(grid: &Grid, table: &SourceTable, end: usize) -> Option<u32> {
    numbers(grid, table, end).next()
}

/// Whether a table has a numbered row.
fn is_numbered(grid: &Grid, table: &SourceTable, end: usize) -> bool {
    numbers(grid, table, end).next().is_some()
}
