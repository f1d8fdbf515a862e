//! Grids written as lines, and what is read from them.

use exchange::formats::Source;
use exchange::{Cell, Draft, Grid, Reading, Span, read_source};
use plan::{Column, Sequence};

use super::value;

/// A grid of lines whose cells are parted by `|`; a line `-` is blank, `\n` a line break, a cell
/// `#` painted, a cell `<` covered by the one to its left, a cell `^` by the one above.
pub fn grid(text: &str) -> Grid {
    let mut grid = Grid::default();
    for (row, line) in text.lines().enumerate() {
        let mut cells = Vec::new();
        for (column, text) in line.trim_start().split('|').enumerate() {
            let mut cell = Cell::new(match text.trim() {
                "-" | "#" | "<" | "^" => String::new(),
                text => text.replace("\\n", "\n"),
            });
            cell.fill = (text.trim() == "#").then_some(0x0070_c0f0);
            let before = grid.spans.iter_mut().find(|it| match text.trim() {
                "<" => it.row == row && it.column + it.columns == column,
                _ => it.column == column && it.row + it.rows == row,
            });
            match (text.trim(), before) {
                ("<", Some(span)) => span.columns += 1,
                ("^", Some(span)) => span.rows += 1,
                ("<", None) => {
                    grid.spans.push(Span { row, column: column - 1, rows: 1, columns: 2 });
                }
                ("^", None) => {
                    grid.spans.push(Span { row: row - 1, column, rows: 2, columns: 1 });
                }
                _ => {}
            }
            cells.push(cell);
        }
        grid.push(row + 1, cells);
    }
    grid
}

/// The one table of some grids.
pub fn read(grids: Vec<Grid>) -> Draft {
    let source = Source { grids, ..Source::default() };
    match read_source(source, &mut Sequence::new(3)).expect("a plan") {
        Reading::Table(draft) => *draft,
        other => panic!("no table: {other:?}"),
    }
}

/// What a draft holds of some columns, an action a line.
pub fn said(draft: &Draft, columns: &[Column]) -> String {
    let action = |it: &plan::Action| {
        let values: Vec<String> = columns.iter().map(|column| value(it, *column)).collect();
        values.join(" | ")
    };
    draft.plan.actions.iter().map(|it| action(it)).collect::<Vec<_>>().join("\n")
}
