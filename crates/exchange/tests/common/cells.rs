//! Tables as sheets and documents have them.

use exchange::{Cell, Draft, Grid, Span};

use super::lost;

/// A grid of lines whose cells are parted by `|`. A cell `^` is covered by the one above, a cell
/// `<` by the one to its left; a line `-` is blank.
pub fn grid(name: &str, text: &str) -> Grid {
    let mut grid = Grid { name: name.into(), ..Grid::default() };
    for (row, line) in text.lines().enumerate() {
        let mut cells = Vec::new();
        for (column, cell) in line.split('|').enumerate() {
            match cell.trim() {
                "^" => {
                    let span = grid.spans.iter().rposition(|it| it.column == column);
                    let span = span.filter(|at| grid.spans[*at].row + grid.spans[*at].rows == row);
                    match span {
                        Some(at) => grid.spans[at].rows += 1,
                        None => {
                            grid.spans.push(Span { row: row - 1, column, rows: 2, columns: 1 });
                        }
                    }
                    cells.push(Cell::default());
                }
                "<" => {
                    match grid
                        .spans
                        .iter_mut()
                        .find(|it| it.row == row && it.column + it.columns == column)
                    {
                        Some(span) => span.columns += 1,
                        None => {
                            grid.spans.push(Span { row, column: column - 1, rows: 1, columns: 2 });
                        }
                    }
                    cells.push(Cell::default());
                }
                "-" => {}
                text => cells.push(Cell::new(text.replace("\\n", "\n"))),
            }
        }
        grid.push(row + 1, cells);
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
