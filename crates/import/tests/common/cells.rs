//! Tables as sheets and documents have them, and what is read from them.

#[cfg(feature = "readers")]
use cells::Source;
use cells::{Cell, Grid, MergedCells};
use import::Draft;
#[cfg(feature = "readers")]
use import::{Reading, read_source};
use plan::Column;
#[cfg(feature = "readers")]
use plan::Sequence;

use super::{lost, value};

/// A grid of lines whose cells are parted by `|`; a line `-` is blank, `\n` a line break, a cell
/// `#` painted. A cell `^` is covered by the one above, a cell `<` by the one to its left.
pub fn grid(name: &str, text: &str) -> Grid {
    let mut grid = Grid { name: name.into(), ..Grid::default() };
    for (row, line) in text.lines().enumerate() {
        let mut cells = Vec::new();
        for (column, text) in line.split('|').enumerate() {
            let mut cell = Cell::new(match text.trim() {
                "-" | "<" | "^" => String::new(),
                "#" if row > 0 => String::new(),
                text => text.replace("\\n", "\n"),
            });
            cell.fill = (row > 0 && text.trim() == "#").then_some(0x0070_c0f0);
            let before = grid.spans.iter_mut().find(|it| match text.trim() {
                "<" => it.row == row && it.column + it.columns == column,
                _ => it.column == column && it.row + it.rows == row,
            });
            match (text.trim(), before) {
                ("<", Some(span)) => span.columns += 1,
                ("^", Some(span)) => span.rows += 1,
                ("<", None) => {
                    grid.spans.push(MergedCells { row, column: column - 1, rows: 1, columns: 2 });
                }
                ("^", None) => {
                    grid.spans.push(MergedCells { row: row - 1, column, rows: 2, columns: 1 });
                }
                _ => {}
            }
            cells.push(cell);
        }
        grid.push(row + 1, if line.trim() == "-" { Vec::new() } else { cells });
    }
    grid
}

/// The header of the form, in two rows.
pub const HEADER: &str = "No.|Criterio No.|Subcriterio No.|Área de Mejora|Acción de Mejora|Objetivo|Tareas|Tiempo|<|Recursos|Indicador|Responsable|Comentarios\n\
^|^|^|^|^|^|^|Inicio|Fin|^|^|^|^";

/// A header of eight columns.
pub const SHORT: &str = "No.|Criterio|Subcriterio|Área|Acción|Objetivo|Tareas|Responsable";

/// The words outside the headers that a draft has lost.
pub fn lost_words(draft: &Draft) -> Vec<String> {
    let header: Vec<usize> = draft.headers.iter().cloned().flatten().collect();
    lost(draft, |row| header.contains(&row))
}

/// The one table of some grids.
#[cfg(feature = "readers")]
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
