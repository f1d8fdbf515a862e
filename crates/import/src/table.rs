//! Finds the plan's table in a grid by the words of its header, and tells its columns.

mod columns;
mod halves;
mod made;
mod torn;

use std::ops::Range;

use plan::keyed::Set;
use plan::{Column, Id};

pub(crate) use halves::is_ordinals;
pub(crate) use made::only;

use crate::found::Columns;
use crate::header::{Role, Sure, heading};
use crate::shapes::months;
use cells::{Cell, Grid};
use words::{has_word, key, squeeze};

/// A column of a source table.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub role: Role,
    /// The heading was misspelt, or could stand for another thing.
    pub guessed: bool,
    /// What the heading says.
    pub text: String,
    /// The year that the heading gives its dates, and the text that names it.
    pub year: Option<(i32, String)>,
}

/// A table with the header of a plan. A page's repeated header begins a new one.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The rows of the header.
    pub header: Range<usize>,
    /// The columns, left to right.
    pub slots: Vec<Slot>,
}

impl Slot {
    /// The column of the form that this is, or that *Tiempo* and *Meta* go with.
    pub fn column(&self) -> Option<Column> {
        match self.role {
            Role::Column(column) => Some(column),
            Role::Time => Some(Column::Start),
            Role::Target => Some(Column::Indicator),
            Role::Activities | Role::Mark(_) | Role::Other => None,
        }
    }
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

    /// The years that the headings give the start and the end of each action.
    pub fn years(&self) -> [Option<i32>; 2] {
        [Column::Start, Column::End].map(|column| {
            let slot = self.column(column).or(self.slot(Role::Time))?;
            self.slots[slot].year.as_ref().map(|it| it.0)
        })
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
    pub foreign: Set<usize>,
    /// The rows that our own writers left the id of an action at.
    pub marked: Set<usize>,
    /// The columns that the row names which names most of them, header or not.
    pub named: Columns,
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

/// What the cells of a row say of the columns of the form.
#[derive(Clone, Copy, Default)]
struct Score {
    /// The columns that they name.
    named: Columns,
    /// How many those are, *Meta* among them; 0 where none tells what is to be done or why.
    columns: usize,
    /// How many of them are named by words of the form.
    sure: usize,
    /// How many cells are not empty.
    filled: usize,
}

impl Score {
    /// Whether the row is a header, where `strict` asks for more because the cells may have been
    /// cut from prose. A plan of many columns may have as many of its own.
    fn is_enough(self, strict: bool) -> bool {
        let Self { columns, sure, filled, .. } = self;
        let (least, of_ten) = if strict { (4, 6) } else { (3, 4) };
        let many = columns >= 6 && columns * 10 >= filled * (of_ten - 2);
        sure >= 2 && columns >= least && (many || columns * 10 >= filled * of_ten)
    }
}

/// The most headers of a plan: more pages than any has. Further ones are left out like rows
/// that repeat the header.
const MOST_TABLES: usize = 500;

/// How many rows are tried as the beginning of a torn header.
const MOST_TRIED: usize = 50;

/// The tables in `grid`.
pub(crate) fn tables(grid: &Grid, shape: Shape, strict: bool) -> Tables {
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
            found.push(Candidate { rows: row..row + 1, cells: texts(), columns });
        } else if columns > 0 && near.len() < MOST_TRIED {
            near.push(row);
        }
    }
    if shape == Shape::Text {
        torn::torn(grid, &mut found, &near);
    }
    let most = found.iter().map(|candidate| candidate.columns).max().unwrap_or(0);
    let (mut own, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|candidate| candidate.columns * 10 >= most * 6);
    own.sort_by_key(|candidate| (candidate.rows.start, usize::MAX - candidate.rows.len()));
    let mut tables: Vec<Table> = Vec::new();
    for candidate in own {
        let end = tables.last().map_or(0, |table| table.header.end);
        if candidate.rows.start >= end && tables.len() < MOST_TABLES {
            tables.push(columns::table(grid, candidate, end, &marked));
        }
    }
    let inside = |row: &usize| tables.iter().any(|table| table.header.contains(row));
    let mut foreign: Set<usize> = others.iter().map(|it| it.rows.start).collect();
    foreign.retain(|row| shape == Shape::Cells && !inside(row));
    Tables { tables, foreign, marked, named, shape, exact: false }
}

/// The text of a heading, without the soft hyphens that say where a narrow column may break it.
fn label(text: &str) -> String {
    squeeze(&text.replace('\u{ad}', "").replace("-\n", ""))
}

/// Whether a row holds a number alone in a cell, as headers do only beside headings of the form:
/// over the columns of a calendar.
fn is_data(cells: &[Cell]) -> bool {
    cells.len() < 2 || cells.iter().any(|cell| is_number(&cell.text)) && !is_headed(cells)
}

/// Whether a text is a number alone, but no year, which may head a column.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !text.is_empty() && number && values::period(text).is_none()
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

/// The columns of the form that the cells of a row name.
#[cfg(feature = "readers")]
pub(crate) fn named(cells: &[Cell]) -> Columns {
    score(cells.iter().map(|cell| cell.text.as_str())).named
}

/// What these cells say of the columns of the form.
fn score<'a>(cells: impl Iterator<Item = &'a str>) -> Score {
    let mut score = Score::default();
    let mut core = false;
    let mut seen = 0_u32;
    let mut months = 0;
    for text in cells {
        let mark = months::mark_heading(text);
        months += usize::from(mark == Some(true));
        score.filled += usize::from(!text.trim().is_empty() && mark.is_none() && !is_number(text));
        let Some(found) = heading(text) else { continue };
        use Column as C;
        let bit = match found.role {
            Role::Column(column) => {
                core |=
                    !matches!(column, C::Number | C::Start | C::End | C::Comments | C::Resources);
                score.named.add(column);
                column.index()
            }
            Role::Time => {
                score.named.add(C::Start);
                score.named.add(C::End);
                13
            }
            Role::Target => 14,
            Role::Activities => {
                core = true;
                score.named.add(C::Action);
                15
            }
            Role::Mark(_) | Role::Other => continue,
        };
        score.sure += usize::from(found.sure >= Sure::Guess && seen & 1 << bit == 0);
        seen |= 1 << bit;
    }
    if months > 1 {
        // Columns of months say the time.
        score.named.add(Column::Start);
        score.named.add(Column::End);
        score.sure += usize::from(seen & 1 << 13 == 0);
        seen |= 1 << 13;
    }
    score.columns = if core { seen.count_ones() as usize } else { 0 };
    score
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
