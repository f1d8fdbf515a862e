//! What merged cells say of the rows that they cover: a value that several actions share, or one
//! action over several rows.

use std::ops::Range;

use cells::{Grid, MAX_GRID_TEXT, MergedCells};
use plan::keyed::{Map, Set};
use plan::{Column, Edge};
use values::{DateContext, Signs};
use words::has_word;

use crate::header::ColumnRole;
use crate::shapes::{marks, paint};
use crate::table::{SourceTable, row_number};

/// The merged cells below a header.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// Empty cells that a merged cell covers, with the row whose text they show.
    fills: Map<(usize, usize), (usize, usize)>,
    /// The rows of actions that take several: first and end.
    actions: Map<usize, usize>,
    /// Cells of a calendar that are painted.
    painted: Set<(usize, usize)>,
    /// Rows whose first text stands in a cell over most columns.
    wide: Map<usize, usize>,
}

/// The cells of rows that make one action, and the dates of its tasks, which the form has no
/// place for: their column and text.
pub(crate) struct ActionCells {
    pub cells: Vec<String>,
    pub dates: Vec<(usize, String)>,
}

impl Merged {
    /// The merged cells among `rows`, which stand below the header of `table`. No row that is
    /// `marked` goes with the one above.
    pub fn new(grid: &Grid, table: &SourceTable, rows: &Range<usize>, marked: &Set<usize>) -> Self {
        let painted = paint::painted(grid, table, rows.clone());
        let mut merged = Self { painted, ..Self::default() };
        let inside =
            |span: &&MergedCells| rows.contains(&span.row) && (span.rows > 1 || span.columns > 1);
        let mut spans: Vec<&MergedCells> = grid.spans.iter().filter(inside).collect();
        // Sound cells never lie over each other; those that do would take the same rows again
        // and again.
        spans.sort_by_key(|span| (span.column, span.row));
        let mut last = (usize::MAX, 0);
        spans.retain(|span| {
            let apart = span.column != last.0 || span.row >= last.1;
            if apart {
                last = (span.column, span.row.saturating_add(span.rows));
            }
            apart
        });
        let end = |span: &MergedCells| span.row.saturating_add(span.rows).min(rows.end);
        for span in &spans {
            if span.columns * 2 > table.slots.len() && span.columns > 2 {
                merged.wide.insert(span.row, span.column);
            }
        }
        let number = table.column(Column::Number);
        let action = table.column(Column::Action);
        for (at, other) in [(action, number), (number, action)] {
            for span in spans.iter().filter(|it| Some(it.column) == at && it.rows > 1) {
                let covered = span.row..end(span);
                if is_one_action(grid, &covered, number, other.filter(|_| at == number))
                    && marked
                        .from_key(&(covered.start + 1))
                        .next()
                        .is_none_or(|row| *row >= covered.end)
                    && !merged.touches(&covered)
                {
                    merged.actions.insert(covered.start, covered.end);
                }
            }
        }
        let mut room = MAX_GRID_TEXT;
        for span in spans {
            merged.fill(grid, table, span, end(span), &mut room);
        }
        merged
    }

    fn touches(&self, rows: &Range<usize>) -> bool {
        let before = self.actions.before(&rows.end);
        before.is_some_and(|(_, end)| rows.start < *end)
    }

    /// Lets the cells that a span covers show its text, in rows that say something themselves.
    fn fill(
        &mut self,
        grid: &Grid,
        table: &SourceTable,
        span: &MergedCells,
        end: usize,
        room: &mut usize,
    ) {
        let text = grid.text(span.row, span.column);
        let role = |column: usize| table.slots.get(column).map(|slot| slot.role);
        let is_mark = |column: usize| matches!(role(column), Some(ColumnRole::Mark(_)));
        let says = has_word(text) || is_mark(span.column) && !text.trim().is_empty();
        if !says || self.wide.get(&span.row) == Some(&span.column) && !is_mark(span.column) {
            return;
        }
        let both = role(span.column) == Some(ColumnRole::Column(Column::Start))
            && span.columns == 2
            && role(span.column + 1) == Some(ColumnRole::Column(Column::End));
        let number = table.column(Column::Number);
        let speaks = |row: usize| {
            let cells = grid.rows[row].iter().enumerate();
            cells.into_iter().any(|(at, cell)| Some(at) != number && has_word(&cell.text))
        };
        // A mark over several months stands in each of them.
        let months = (span.column..table.slots.len().min(span.column.saturating_add(span.columns)))
            .take_while(|at| is_mark(*at));
        let width = months.count().max(1 + usize::from(both));
        for row in span.row..end {
            for column in span.column..span.column + width {
                let own = (row, column) == (span.row, span.column);
                if own || has_word(grid.text(row, column)) || !speaks(row) {
                    continue;
                }
                // A long text merged over thousands of rows must not fill the memory.
                let Some(left) = room.checked_sub(text.len()) else { return };
                *room = left;
                self.fills.insert((row, column), (span.row, span.column));
            }
        }
    }

    /// Where the rows end that make one action from `row` on.
    pub fn action_end(&self, row: usize) -> usize {
        self.actions.get(&row).copied().unwrap_or(row + 1)
    }

    /// Whether the text of a row stands in a cell over most columns, as titles do.
    pub fn is_wide(&self, row: usize, column: usize) -> bool {
        self.wide.get(&row) == Some(&column)
    }

    /// What the cells of a row say, with what merged cells say of it.
    pub fn cells(&self, grid: &Grid, row: usize) -> Vec<String> {
        let mut cells: Vec<String> = grid.rows[row].iter().map(|cell| cell.text.clone()).collect();
        for ((_, column), (from, at)) in
            self.fills.from_key(&(row, 0)).take_while(|it| it.0.0 == row)
        {
            if cells.len() <= *column {
                cells.resize(column + 1, String::new());
            }
            cells[*column] = grid.text(*from, *at).to_owned();
        }
        for (_, column) in self.painted.from_key(&(row, 0)).take_while(|it| it.0 == row) {
            cells[*column] = marks::PAINT.to_owned();
        }
        cells
    }

    /// The cells of `rows`, which make one action.
    pub fn joined(&self, grid: &Grid, table: &SourceTable, rows: Range<usize>) -> ActionCells {
        let mut joined = ActionCells { cells: self.cells(grid, rows.start), dates: Vec::new() };
        let width = rows.clone().map(|row| grid.rows[row].len()).max().unwrap_or(0);
        joined.cells.resize(width.max(joined.cells.len()), String::new());
        for column in 0..joined.cells.len() {
            let role = table.slots.get(column).map_or(ColumnRole::Other, |slot| slot.role);
            let mut texts = vec![std::mem::take(&mut joined.cells[column])];
            texts.extend(rows.clone().skip(1).map(|row| grid.text(row, column).to_owned()));
            if let ColumnRole::Mark(_) = role {
                let own =
                    |row: usize| self.cells(grid, row).get(column).cloned().unwrap_or_default();
                texts = rows.clone().map(own).filter(|text| !text.trim().is_empty()).collect();
            }
            texts.retain(|text| has_word(text) || matches!(role, ColumnRole::Mark(_)));
            joined.cells[column] = match role {
                ColumnRole::Column(Column::Tasks) => list(&texts),
                ColumnRole::Column(Column::Start) => joined.outermost(column, texts, Edge::Start),
                ColumnRole::Column(Column::End) => joined.outermost(column, texts, Edge::End),
                _ => each_once(texts).join("\n"),
            };
        }
        let tasks = table.column(Column::Tasks).filter(|_| table.has_calendar());
        let of_row = |row: usize| marks::of_row(table, &self.cells(grid, row));
        let marks: Vec<String> = tasks.map_or(Vec::new(), |_| rows.filter_map(of_row).collect());
        if let Some(column) = tasks.filter(|_| marks.len() > 1) {
            joined.dates.extend(marks.into_iter().map(|text| (column, text)));
        }
        joined
    }
}

impl ActionCells {
    /// The first of the starts, or the last of the ends; the others are kept apart.
    fn outermost(&mut self, column: usize, texts: Vec<String>, edge: Edge) -> String {
        let texts = each_once(texts);
        // One task may prove the order of day and month for the others.
        let read = |text: &String, order| {
            values::when(text, edge, DateContext { order, ..DateContext::default() })
        };
        let signs = texts.iter().map(|text| read(text, None).signs);
        let order = signs.fold(Signs::default(), Signs::and).proves();
        let place = |text: &String| {
            let read = read(text, order);
            let day = read.value.and_then(|it| it.day(edge))?;
            Some(if edge == Edge::Start {
                chrono::NaiveDate::MAX - day
            } else {
                day - chrono::NaiveDate::MIN
            })
        };
        let best = (0..texts.len()).rev().max_by_key(|at| place(&texts[*at])).unwrap_or(0);
        let mut chosen = String::new();
        for (at, text) in texts.into_iter().enumerate() {
            if at == best {
                chosen = text;
            } else {
                self.dates.push((column, text));
            }
        }
        chosen
    }
}

/// Whether the rows that a merged cell covers make one action: no second row has a number of its
/// own, and where the merged cell is the number, there is one text of an action at most.
fn is_one_action(
    grid: &Grid,
    rows: &Range<usize>,
    number: Option<usize>,
    action: Option<usize>,
) -> bool {
    let numbered = number
        .is_some_and(|at| rows.clone().skip(1).any(|row| row_number(grid.text(row, at)).is_some()));
    let actions =
        action.map_or(0, |at| rows.clone().filter(|row| has_word(grid.text(*row, at))).count());
    !numbered && actions <= 1
}

fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::with_capacity(texts.len());
    for text in texts {
        if !once.iter().any(|it| it.trim() == text.trim()) {
            once.push(text);
        }
    }
    once
}

/// The tasks of several rows, one a line; a row with several keeps its lines.
fn list(texts: &[String]) -> String {
    if texts.len() < 2 {
        return texts.concat();
    }
    let line = |text: &String| match values::tasks(text).len() {
        0 | 1 => words::squeeze(text),
        _ => text.trim().to_owned(),
    };
    texts.iter().map(line).collect::<Vec<_>>().join("\n")
}
