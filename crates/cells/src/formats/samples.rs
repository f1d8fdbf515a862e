//! What the tests of the readers share: packages made of a few parts, and a look at a grid.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::grid::{Cell, Grid};

/// A packed file with these parts.
pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a new entry");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// The rows of a grid as lines, their cells parted by `¦`, breaks as `/`, bold cells between
/// asterisks.
pub(super) fn lines(grid: &Grid) -> Vec<String> {
    let cell = |cell: &Cell| {
        let text = cell.text.replace('\n', "/");
        if cell.bold { format!("*{text}*") } else { text }
    };
    let row = |row: &Vec<_>| row.iter().map(cell).collect::<Vec<_>>().join("¦");
    grid.rows.iter().map(row).collect()
}

/// The spans of a grid as row, column, rows, columns; in their order.
pub(super) fn spans(grid: &Grid) -> Vec<[usize; 4]> {
    let mut spans: Vec<_> =
        grid.spans.iter().map(|it| [it.row, it.column, it.rows, it.columns]).collect();
    spans.sort_unstable();
    spans
}

/// The marks of a grid.
pub(super) fn marks(grid: &Grid) -> Vec<(usize, &str)> {
    grid.marks.iter().map(|mark| (mark.row, mark.name.as_str())).collect()
}

/// The colours of the cells of a grid, row by row; zero for none.
pub(super) fn fills(grid: &Grid) -> Vec<Vec<u32>> {
    let row = |row: &Vec<Cell>| row.iter().map(|it| it.fill.unwrap_or(0)).collect();
    grid.rows.iter().map(row).collect()
}

/// The remarks of a grid.
pub(super) fn remarks(grid: &Grid) -> Vec<(usize, usize, &str)> {
    grid.remarks.iter().map(|it| (it.row, it.column, it.text.as_str())).collect()
}

/// What the tests take for the headings of a plan.
pub(super) fn topics(cells: &[Cell]) -> u32 {
    const HEADINGS: [&str; 13] = [
        "no.",
        "criterio",
        "subcriterio",
        "área de mejora",
        "acción de mejora",
        "objetivo",
        "tareas",
        "inicio",
        "fin",
        "recursos necesarios",
        "indicador",
        "responsable de seguimiento",
        "comentarios",
    ];
    let bit = |cell: &Cell| {
        let text = cell.text.trim().to_lowercase();
        HEADINGS
            .iter()
            .position(|it| text.len() > 2 && it.starts_with(&text))
            .map_or(0, |at| 1 << at)
    };
    cells.iter().map(bit).fold(0, |all, bit| all | bit)
}
