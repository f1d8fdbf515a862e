//! From the rows of a table to the actions that they tell of: rows that go together are joined,
//! and rows that are no actions are told apart.

use std::ops::Range;

use cells::Grid;
use plan::Column;
use plan::keyed::Set;
use words::{has_word, key, squeeze};

use crate::entry::{ActionEntry, Other};
use crate::merged::Merged;
use crate::sections::{SectionHeading, is_continuation, is_footer, is_list_heading, section};
use crate::shapes::marks;
use crate::table::{SourceShape, SourceTable, Tables, row_number};

/// What the rows below a header say.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub entries: Vec<ActionEntry>,
    /// Headings between the rows: their row, text and meaning.
    pub sections: Vec<(usize, String, SectionHeading)>,
    /// Texts that belong to no action, with their rows.
    pub around: Vec<(usize, String)>,
    /// Numbers of rows without any text, with their rows.
    pub empty: Vec<(usize, String)>,
}

/// A row after the lines of torn cells were joined.
struct JoinedRow {
    rows: Range<usize>,
    cells: Vec<String>,
    /// The dates of the tasks of one action, by column.
    dates: Vec<(usize, String)>,
    /// All of its texts are bold.
    bold: bool,
    /// It is one text over most columns, or a paragraph between tables.
    lone: bool,
}

impl JoinedRow {
    /// Its cells with the dates that were kept apart, for a row that is no action after all.
    fn whole(&self) -> Vec<String> {
        let mut cells = self.cells.clone();
        for (at, text) in &self.dates {
            cells[*at].push('\n');
            cells[*at].push_str(text);
        }
        cells
    }
}

/// Reads the rows below the headers of `tables`. Lines in `known` (folded) are repeated titles;
/// `above` is the heading of a section over the first header.
pub(crate) fn parse(
    grid: &Grid,
    tables: &Tables,
    known: &[String],
    above: Option<(usize, String, SectionHeading)>,
) -> Parsed {
    let section = above.as_ref().map(|_| 0);
    let mut reader = RowReader {
        grid,
        known,
        parsed: Parsed { sections: above.into_iter().collect(), ..Parsed::default() },
        footer: false,
        gap: false,
        apart: false,
        adrift: false,
        section,
        last: 0,
        numbered: false,
        whole: tables.shape == SourceShape::Cells,
        foreign: &tables.foreign,
        marked: &tables.marked,
        exact: tables.exact,
    };
    let all = &tables.tables;
    for (at, table) in all.iter().enumerate() {
        let end = all.get(at + 1).map_or(grid.rows.len(), |next| next.header.start);
        let rows = table.header.end..end;
        let number = table.column(Column::Number);
        reader.numbered |= number.is_some_and(|column| {
            rows.clone().any(|row| row_number(grid.text(row, column)).is_some())
        });
        reader.footer = false;
        let lines = match tables.shape {
            SourceShape::Text => torn_lines(grid, table, rows),
            SourceShape::Cells => whole_lines(grid, table, rows, &tables.marked),
        };
        for line in lines {
            reader.line(table, line);
        }
    }
    reader.parsed
}

/// The most lines that the line breaks in one row's cells are taken to make.
const MOST_LINES: usize = 80;

/// The rows of a table, those joined that line breaks in cells without quotation marks had torn
/// apart.
fn torn_lines(grid: &Grid, table: &SourceTable, rows: Range<usize>) -> Vec<JoinedRow> {
    let width = table.slots.len();
    let by_number = table.column(Column::Number) == Some(0);
    let mut lines = Vec::new();
    let mut row = rows.start;
    while row < rows.end {
        let end = torn_until(grid, row..rows.end, width, by_number);
        let mut cells: Vec<String> = Vec::with_capacity(width);
        for next in row..end {
            let mut texts = grid.rows[next].iter().map(|cell| cell.text.clone());
            if let Some(last) = cells.last_mut() {
                last.push('\n');
                last.push_str(&texts.next().unwrap_or_default());
            }
            cells.extend(texts);
        }
        let dates = Vec::new();
        lines.push(JoinedRow { rows: row..end, cells, dates, bold: false, lone: false });
        row = end;
    }
    lines
}

/// The rows of a table whose cells are sure, those joined that merged cells make one action.
fn whole_lines(
    grid: &Grid,
    table: &SourceTable,
    rows: Range<usize>,
    marked: &Set<usize>,
) -> Vec<JoinedRow> {
    let merged = Merged::new(grid, table, &rows, marked);
    let mut lines = Vec::new();
    let mut row = rows.start;
    while row < rows.end {
        let end = merged.action_end(row);
        let texts = || grid.rows[row].iter().filter(|cell| has_word(&cell.text));
        let bold = texts().all(|cell| cell.bold);
        let first = grid.rows[row].iter().position(|cell| has_word(&cell.text));
        let alone = texts().count() == 1;
        let lone =
            alone && (grid.rows[row].len() == 1 || first.is_some_and(|at| merged.is_wide(row, at)));
        let (cells, dates) = if end > row + 1 {
            let joined = merged.joined(grid, table, row..end);
            (joined.cells, joined.dates)
        } else {
            (merged.cells(grid, row), Vec::new())
        };
        lines.push(JoinedRow { rows: row..end, cells, dates, bold, lone });
        row = end;
    }
    lines
}

/// Where the rows end that make one row of `width` cells with the first of `rows`.
fn torn_until(grid: &Grid, rows: Range<usize>, width: usize, by_number: bool) -> usize {
    let cells = |row: usize| grid.rows[row].len();
    let alone = rows.start + 1;
    let first = grid.text(rows.start, 0);
    let mut total = cells(rows.start);
    if total >= width || total < 2 || (by_number && row_number(first).is_none()) {
        return alone;
    }
    let mut end = alone;
    for row in alone..rows.end.min(alone + MOST_LINES) {
        let text = grid.text(row, 0).trim();
        let begins = by_number && row_number(text).is_some() && cells(row) > 2;
        total += cells(row).saturating_sub(1);
        if !has_word(text) || begins || total > width || is_footer(text) {
            break;
        }
        // Only a line that goes on with further cells shows that a cell was torn.
        if cells(row) > 1 && (by_number || total == width) {
            end = row + 1;
        }
        if !by_number && total == width {
            break;
        }
    }
    end
}

struct RowReader<'a> {
    grid: &'a Grid,
    known: &'a [String],
    parsed: Parsed,
    /// Below the plan, among totals and signatures.
    footer: bool,
    /// A blank line stands before this one.
    gap: bool,
    /// A blank line or a text outside the table stands before this one.
    apart: bool,
    /// After a text that belongs to no action: what follows belongs to none either.
    adrift: bool,
    section: Option<usize>,
    /// The number of the last action.
    last: u32,
    /// Some row of the table has a number.
    numbered: bool,
    /// The cells of the source are sure: no line break tore them apart.
    whole: bool,
    /// Headers of tables that are no plan's.
    foreign: &'a Set<usize>,
    /// Rows that our own writers left an id at: each is an action, whatever it says.
    marked: &'a Set<usize>,
    /// No other row is an action.
    exact: bool,
}

impl RowReader<'_> {
    fn line(&mut self, table: &SourceTable, line: JoinedRow) {
        let cells = &line.cells;
        let row = line.rows.start;
        if self.marked.contains(&row) {
            self.last += 1;
            return self.begin(table, &line, false);
        }
        let filled: Vec<usize> = (0..cells.len()).filter(|at| has_word(&cells[*at])).collect();
        let Some(first) = filled.first().copied() else {
            self.gap = true;
            self.apart = true;
            return;
        };
        let gap = std::mem::take(&mut self.gap);
        let apart = std::mem::replace(&mut self.apart, line.lone);
        let number_at = table.column(Column::Number);
        let number = number_at.and_then(|at| cells.get(at)).and_then(|text| row_number(text));
        let only = filled.iter().all(|at| cells[*at].trim() == cells[first].trim());
        if only && number.is_none() && self.is_heading(table, row, first, &cells[first]) {
            return;
        }
        if self.exact {
            return self.around(&line.rows);
        }
        let heads = line.dates.is_empty() && filled.len() > 1;
        if heads && filled.iter().all(|at| table.is_heading(&cells[*at])) {
            // What is left of a header that was repeated.
            return;
        }
        if filled.len() == 1 && is_continuation(&cells[first]) {
            return self.around(&line.rows);
        }
        let list = apart && number.is_none() && filled.len() > 1 && {
            let texts: Vec<&str> = filled.iter().map(|at| cells[*at].as_str()).collect();
            is_list_heading(&texts, line.bold)
        };
        if self.foreign.contains(&row) || (self.whole && list) {
            self.footer = true;
        }
        if number.is_none() && is_footer(&cells[first]) && filled.len() <= 6 {
            self.footer = true;
        }
        if self.footer {
            let least = table.slots.len().saturating_sub(1).min(5);
            let next = number.is_some_and(|number| number == self.last + 1);
            let action = next && filled.len() >= least;
            if !action {
                return self.around(&line.rows);
            }
            self.footer = false;
        }
        if let Some(number) = number {
            if filled.len() == 1 {
                self.parsed.empty.push((row, cells[first].trim().to_owned()));
            } else {
                self.last = number;
                self.begin(table, &line, false);
            }
        } else if self.is_action(table, cells, &filled, number_at) {
            let unnumbered = number_at.is_some() && self.numbered;
            self.begin(table, &line, unnumbered);
        } else {
            let cells = line.whole();
            self.attach(table, &JoinedRow { cells, ..line }, &filled, gap);
        }
    }

    /// Takes a row of one text that is a heading or a repeated title.
    fn is_heading(&mut self, table: &SourceTable, row: usize, at: usize, text: &str) -> bool {
        if self.known.contains(&key(text)) {
            return true;
        }
        let in_criterion = table.column(Column::Criterion) == Some(at);
        let found = section(text).or_else(|| {
            let cell = in_criterion && !self.footer;
            let criterion = values::criterion(text).value.filter(|_| cell)?;
            Some(SectionHeading { criterion, subcriterion: None })
        });
        let Some(found) = found else { return false };
        self.section = Some(self.parsed.sections.len());
        self.parsed.sections.push((row, squeeze(text), found));
        self.footer = false;
        true
    }

    /// Whether a row without a number is an action of its own.
    fn is_action(
        &self,
        table: &SourceTable,
        cells: &[String],
        filled: &[usize],
        number_at: Option<usize>,
    ) -> bool {
        let text = |column| {
            table.column(column).and_then(|at| cells.get(at)).map_or("", |text| text.trim())
        };
        let core = [Column::Area, Column::Action, Column::Objective, Column::Tasks];
        // A row of tasks alone, whatever its dates, belongs to the action above.
        let named = core.into_iter().filter(|column| table.column(*column).is_some()).take(2);
        if named.into_iter().all(|column| !has_word(text(column))) {
            return false;
        }
        let least = table.slots.len().min(4) - 1;
        if filled.len() < least.max(1) {
            return false;
        }
        let marked = values::subcriterion(text(Column::Subcriterion)).value.is_some()
            || values::is_date(text(Column::Start))
            || values::is_date(text(Column::End));
        if marked || number_at.is_some_and(|at| has_word(cells.get(at).map_or("", |text| text))) {
            return true;
        }
        let begins = |column| text(column).chars().find(|c| c.is_alphanumeric());
        let small = core.into_iter().filter_map(begins).any(char::is_lowercase);
        let enough = if number_at.is_some() && self.numbered { 5 } else { least };
        !small && filled.len() >= enough
    }

    fn begin(&mut self, table: &SourceTable, line: &JoinedRow, unnumbered: bool) {
        self.adrift = false;
        let torn = line.rows.len() > 1 && !self.whole;
        let section = self.section;
        let mut entry = ActionEntry {
            rows: line.rows.clone().collect(),
            section,
            years: table.years(),
            unnumbered,
            torn,
            ..ActionEntry::default()
        };
        for (at, text) in line.cells.iter().enumerate() {
            entry.add(table, at, text);
        }
        for (at, text) in &line.dates {
            let heading = table.slots.get(*at).map(|slot| slot.text.clone()).unwrap_or_default();
            entry.others.push((Other::Heading(heading), squeeze(text)));
            entry.dates.push(squeeze(text));
        }
        self.parsed.entries.push(entry);
    }

    /// Gives the texts of a row that is no action to the action above, or to the plan.
    fn attach(&mut self, table: &SourceTable, line: &JoinedRow, filled: &[usize], gap: bool) {
        let row = line.rows.start;
        let cells = &line.cells;
        let small =
            |text: &str| text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        let Some(entry) = self.parsed.entries.last_mut() else {
            return self.around(&line.rows);
        };
        // The rows of our own files hold all of their text.
        let ours = !self.marked.is_empty();
        if ours || self.adrift || (self.whole && (line.lone || filled == [0])) {
            self.adrift = true;
            return self.around(&line.rows);
        }
        let text = cells[filled[0]].trim();
        // A text at the beginning of a line, without cells around it, stands in no column.
        let loose = filled == [0] && (cells.len() == 1 || table.column(Column::Number) == Some(0));
        if loose {
            let last = table.slots.last().map(|slot| slot.role);
            let open = last.is_some_and(|role| has_word(entry.text(role)));
            let capitals = !text.chars().any(char::is_lowercase);
            if gap || capitals || !(small(text) || open) {
                self.adrift = true;
                return self.around(&line.rows);
            }
            entry.extend(table, text);
        } else if gap && !filled.iter().any(|at| small(&cells[*at])) {
            self.adrift = true;
            return self.around(&line.rows);
        } else {
            for at in filled {
                entry.add(table, *at, &cells[*at]);
            }
            if let Some(text) = marks::of_row(table, cells) {
                entry.others.push((Other::Heading(table.tasks().to_owned()), text.clone()));
                entry.dates.push(text);
            }
        }
        let read = filled.iter().map(|at| squeeze(&cells[*at])).collect::<Vec<_>>().join(" · ");
        entry.rows.extend(line.rows.clone());
        entry.wrapped.push((row, read));
    }

    /// Keeps what rows say that belong to no action, each by itself: some may be taken for those
    /// who sign, though others that a merged cell joins with them are not.
    fn around(&mut self, rows: &Range<usize>) {
        for row in rows.clone() {
            let texts = self.grid.rows[row].iter().filter(|cell| has_word(&cell.text));
            let text = texts.map(|cell| squeeze(&cell.text)).collect::<Vec<_>>().join(" · ");
            if has_word(&text) && !self.known.contains(&key(&text)) {
                self.parsed.around.push((row, text));
            }
        }
    }
}
