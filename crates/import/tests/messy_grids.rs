//! No word is lost, whatever tables hold: merged cells, hidden rows, marks and damaged headers in
//! any place. The seeds are fresh; one that failed is kept beside this file.

use std::collections::BTreeSet;

use cells::{Cell, Grid, MergedCells, RowMark, Source};
use import::{Reading, read_source};
use plan::{Column, Sequence};
use proptest::prelude::*;

use crate::common::cells::{HEADER, SHORT, grid, lost_words};
use crate::common::samples::{cell, phrase};
use crate::common::value;

#[test]
fn rows_that_a_merged_cell_joins_are_told_apart_where_they_are_no_action() {
    // The signatures are taken from the rows of their labels and names, and from no other.
    let mut grid = grid(
        "",
        &format!(
            "{SHORT}\nElaborado por:|Aprobado por:\n1.1 (3)\nNombre|Cargo\nAna Pérez|Luis de la Cruz"
        ),
    );
    grid.spans.push(MergedCells { row: 1, column: 4, rows: 3, columns: 1 });
    let draft = import::read_grid(grid, &mut Sequence::new(7)).expect("a plan");
    assert_eq!(lost_words(&draft), [""; 0]);
}

/// Any rows with any merged cells, hidden rows and marks.
fn messy() -> BoxedStrategy<Grid> {
    let row = prop_oneof![
        5 => (0..9u8, prop::collection::vec(cell(), 4..14)).prop_map(|(number, mut cells)| {
            cells.insert(0, number.to_string());
            cells
        }),
        2 => prop::collection::vec(cell(), 0..14),
        1 => phrase().prop_map(|text| vec![text]),
        1 => Just(HEADER.lines().next().unwrap().split('|').map(|it| it.replace('<', "")).collect()),
        1 => Just(["Nombre", "Cargo"].map(str::to_owned).to_vec()),
        1 => Just(["Elaborado por:", "Aprobado por:"].map(str::to_owned).to_vec()),
        1 => Just(["Ana Pérez", "Luis de la Cruz"].map(str::to_owned).to_vec()),
        1 => Just(vec!["Comité de Calidad".to_owned()]),
        1 => Just(vec!["Plan de mejora 2026 (continuación)".to_owned()]),
    ];
    let spans = prop::collection::vec((0..16usize, 0..14usize, 1..6usize, 1..14usize), 0..8);
    let marks = prop::collection::vec((0..16usize, 0..4u64), 0..3);
    let parts = (
        prop::collection::vec(row, 1..14),
        0..3usize,
        spans,
        prop::collection::vec(0..16usize, 0..4),
        marks,
        any::<bool>(),
    );
    parts
        .prop_map(|(rows, header, spans, hidden, marks, bold)| {
            let mut grid = Grid::default();
            let mut rows = rows;
            let at = header.min(rows.len());
            rows.insert(at, SHORT.split('|').map(str::to_owned).collect());
            for (row, cells) in rows.into_iter().enumerate() {
                // Covered cells are empty: step one leaves them so.
                let covered = |column: usize| {
                    spans.iter().any(|(top, left, height, width)| {
                        (*top..top + height).contains(&row)
                            && (*left..left + width).contains(&column)
                            && (row, column) != (*top, *left)
                            && row != at
                    })
                };
                let cell = |(column, text): (usize, String)| {
                    let mut cell = Cell::new(if covered(column) { String::new() } else { text });
                    cell.bold = bold;
                    cell
                };
                grid.push(row + 1, cells.into_iter().enumerate().map(cell).collect());
            }
            let span = |(row, column, rows, columns)| MergedCells { row, column, rows, columns };
            grid.spans = spans.into_iter().map(span).collect();
            grid.hidden = hidden;
            let marks = marks.into_iter().filter(|it| it.0 != at);
            grid.marks =
                marks.map(|(row, id)| RowMark { row, name: format!("{id:016x}") }).collect();
            grid
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_messy_grid_is_lost(grid in messy()) {
        if let Some(draft) = import::read_grid(grid, &mut Sequence::new(7)) {
            prop_assert_eq!(lost_words(&draft), Vec::<String>::new());
            prop_assert_eq!(draft.sources.len(), draft.plan.actions.len());
            for source in &draft.sources {
                prop_assert!(source.rows.iter().all(|row| *row < draft.grid.rows.len()));
            }
        }
    }

    #[test]
    fn every_row_is_in_some_table(grid in messy()) {
        let texts = |grid: &Grid| {
            let cells = grid.rows.iter().flatten();
            cells.map(|cell| cell.text.clone()).collect::<BTreeSet<_>>()
        };
        let all = texts(&grid);
        let source = Source { grids: vec![grid], ..Source::default() };
        let have: BTreeSet<_> = match read_source(source, &mut Sequence::new(7)) {
            Ok(Reading::Tables(tables)) => tables.iter().flat_map(|it| texts(&it.draft.grid)).collect(),
            Ok(Reading::Table(draft)) => texts(&draft.grid),
            _ => return Ok(()),
        };
        prop_assert_eq!(all.difference(&have).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn several_messy_grids_never_panic(grids in prop::collection::vec(messy(), 0..4)) {
        let cells: usize = grids.iter().map(|it| it.rows.len()).sum();
        let source = Source { grids, ..Source::default() };
        match read_source(source, &mut Sequence::new(7)) {
            Ok(Reading::Tables(tables)) => {
                prop_assert!((2..=25).contains(&tables.len()));
                let read: usize = tables.iter().map(|it| it.draft.grid.rows.len()).sum();
                prop_assert!(read <= 2 * cells + 8);
                for table in &tables {
                    prop_assert_eq!(lost_words(&table.draft), Vec::<String>::new());
                }
            }
            Ok(Reading::Table(draft)) => {
                prop_assert_eq!(lost_words(&draft), Vec::<String>::new());
                let _ = draft.plan.actions.first().map(|it| value(it, Column::Area));
            }
            _ => {}
        }
    }
}
