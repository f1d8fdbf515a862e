//! The form of a plan as the cells that a writer would make of it.

use cells::{Cell, Grid, MergedCells, RowMark};
use plan::{Action, Column, Document, Edge, Moment, When};
use values::form::{self, FormWords};

/// The cells of the form with the marks of our writers, dates of months and days as real ones
/// where `dates` says so.
pub fn form_grid(document: &Document, words: &FormWords, dates: bool) -> Grid {
    let plan = &document.plan;
    let header = &plan.header;
    let mut grid = Grid { name: words.plan_sheet.to_owned(), ..Grid::default() };
    let period = header.period.map_or(String::new(), |it| it.to_string());
    let fields = [
        ("motto", header.motto.as_str()),
        ("institution", header.institution.as_str()),
        ("title", form::title(header, words)),
        ("period", &period),
        ("state", words.state_of(header.state)),
    ];
    for (name, text) in fields {
        if !text.trim().is_empty() {
            let row = grid.rows.len();
            grid.marks.push(RowMark { row, name: name.to_owned() });
            grid.spans.push(MergedCells { row, column: 0, rows: 1, columns: 13 });
            grid.push(row + 1, vec![bold(text)]);
        }
    }
    let first = grid.rows.len();
    let mut upper: Vec<Cell> =
        Column::ALL.iter().map(|column| bold(&words.heading(*column))).collect();
    let mut lower = vec![Cell::default(); 13];
    for column in [Column::Start, Column::End] {
        lower[column.index()] = std::mem::take(&mut upper[column.index()]);
    }
    upper[Column::Start.index()] = bold(words.time);
    for column in 0..13 {
        let edges = [Column::Start.index(), Column::End.index()];
        if !edges.contains(&column) {
            grid.spans.push(MergedCells { row: first, column, rows: 2, columns: 1 });
        }
    }
    let column = Column::Start.index();
    grid.spans.push(MergedCells { row: first, column, rows: 1, columns: 2 });
    grid.push(first + 1, upper);
    grid.push(first + 2, lower);
    for (at, action) in plan.actions.iter().enumerate() {
        let row = grid.rows.len();
        grid.marks.push(RowMark { row, name: action.id.to_string() });
        grid.push(row + 1, cells(action, at + 1, words, dates));
    }
    let signs = header.signatories.iter().map(|it| {
        let lines = [words.role_of(it.role), &it.name, &it.post];
        Cell::new(lines.join("\n"))
    });
    grid.push(grid.rows.len() + 1, signs.collect());
    grid
}

fn bold(text: &str) -> Cell {
    let mut cell = Cell::new(text);
    cell.bold = true;
    cell
}

fn cells(action: &Action, number: usize, words: &FormWords, dates: bool) -> Vec<Cell> {
    let cell = |column| {
        let when = match column {
            Column::Start => action.start.as_ref().map(|it| (it, Edge::Start)),
            Column::End => action.end.as_ref().map(|it| (it, Edge::End)),
            _ => None,
        };
        let real = when.filter(|_| dates).and_then(|(when, edge)| real_date(when, edge));
        real.unwrap_or_else(|| Cell::new(form::cell(action, number, column, words)))
    };
    Column::ALL.into_iter().map(cell).collect()
}

/// A cell with a real date, as a spreadsheet shows it.
fn real_date(when: &When, edge: Edge) -> Option<Cell> {
    const SHORT: [&str; 12] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];
    let text = match when.moment {
        Moment::Month(month) => {
            let year = month.year() % 100;
            // Two digits name only the years around ours.
            (2000..2069).contains(&month.year()).then_some(())?;
            format!("{}-{year:02}", SHORT[month.number() as usize - 1])
        }
        Moment::Day(day) => day.format("%d/%m/%Y").to_string(),
        _ => return None,
    };
    let mut cell = Cell::new(text);
    cell.date = when.day(edge);
    Some(cell)
}
