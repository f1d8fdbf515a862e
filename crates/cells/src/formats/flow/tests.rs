//! The flow of lines and tables, called in every order.

use proptest::prelude::*;

use super::super::samples::{lines, spans, topics};
use super::*;

#[test]
fn white_space_is_collapsed_at_its_edges() {
    let mut flow = Flow::new(topics);
    for text in ["  uno\n", "\t dos", " ", "\u{a0}tres  "] {
        flow.collapsed(text, false);
    }
    flow.line_break();
    flow.collapsed(" cuatro ", true);
    assert_eq!(lines(&flow.finish()), ["uno dos tres/cuatro"]);
}

#[test]
fn text_boxes_with_tables_are_rows_of_their_own() {
    let mut flow = Flow::new(topics);
    flow.text("antes", false);
    flow.open_box();
    flow.open_cell(2, 1);
    flow.text("a", false);
    flow.open_cell(1, 1);
    flow.mark("period");
    flow.text("b", false);
    flow.close_box();
    flow.text(" y después", false);
    flow.end_paragraph("1. ");
    let grid = flow.finish();
    assert_eq!(lines(&grid), ["1. antes y después", "a¦¦b"]);
    assert_eq!(spans(&grid), [[1, 0, 1, 2]]);
    assert_eq!(grid.marks, [RowMark { row: 1, name: "period".into() }]);
    assert_eq!(grid.lines, [1, 2]);
}

#[test]
fn running_lines_are_said_once() {
    let grid = |rows: &[&str]| {
        let mut grid = Grid::default();
        rows.iter().for_each(|row| grid.push(1, vec![Cell::new(*row), Cell::default()]));
        grid
    };
    let all = running([grid(&["a", " "]), grid(&["b ", "a"])]);
    assert_eq!(lines(&all), ["a¦", "b ¦"]);
}

#[test]
fn a_document_without_end_is_cut() {
    let mut flow = Flow::new(topics);
    let long = "x".repeat(1_000_000);
    let taken = (0..100).take_while(|_| {
        flow.text(&long, false);
        !flow.is_full()
    });
    assert_eq!(taken.count(), MAX_GRID_TEXT / long.len());
    let grid = flow.finish();
    assert!(grid.cut);
}

/// A table of the rows of `text`, one a line, their cells parted by `|`.
fn table(flow: &mut Flow, text: &str) {
    flow.open_table();
    for line in text.lines() {
        flow.open_row();
        for cell in line.split('|') {
            flow.open_cell(1, 1);
            flow.text(cell, false);
            flow.close_cell();
        }
        flow.close_row();
    }
    flow.close_table();
}

#[test]
fn a_plan_in_a_layout_is_rows_of_their_own() {
    let plan = "Acción|Responsable|Indicador\na|b|c";
    let mut flow = Flow::new(topics);
    flow.text("Título", false);
    flow.end_paragraph("");
    for depth in 0..3 {
        flow.open_table();
        flow.open_row();
        flow.open_cell(1, 3);
        flow.text(&format!("lado {depth}"), false);
        flow.open_cell(2, 1);
        flow.text("antes", false);
        flow.end_paragraph("");
    }
    table(&mut flow, plan);
    flow.text("después", false);
    flow.close_cell();
    flow.close_row();
    flow.open_row();
    flow.skip_covered();
    flow.open_cell(1, 1);
    flow.text("abajo", false);
    for _ in 0..3 {
        flow.close_table();
    }
    let grid = flow.finish();
    assert_eq!(
        lines(&grid),
        [
            "Título",
            "lado 0",
            "antes",
            "lado 1",
            "antes",
            "lado 2",
            "antes",
            "Acción¦Responsable¦Indicador",
            "a¦b¦c",
            "después",
            "abajo",
        ]
    );
    assert!(grid.lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", grid.lines);
}

#[test]
fn a_table_in_a_cell_of_a_plan_stays_there() {
    let mut flow = Flow::new(topics);
    flow.open_table();
    for row in ["Acción|Tareas|Indicador", "a||c"] {
        flow.open_row();
        for (at, cell) in row.split('|').enumerate() {
            flow.open_cell(1, 1);
            flow.text(cell, false);
            if at == 1 && cell.is_empty() {
                table(&mut flow, "Tarea|Responsable|Inicio\nMedir|RRHH|mar-26");
            }
            flow.close_cell();
        }
        flow.close_row();
    }
    flow.close_table();
    let grid = flow.finish();
    assert_eq!(
        lines(&grid),
        ["Acción¦Tareas¦Indicador", "a¦Tarea | Responsable | Inicio/Medir | RRHH | mar-26¦c"]
    );
}

/// Calls in any order.
fn call(flow: &mut Flow, call: u8) {
    let count = usize::from(call) % 7;
    match call % 16 {
        0 | 1 => flow.text("a\nb", true),
        2 => flow.collapsed(" c ", false),
        3 => flow.end_paragraph("1. "),
        4 => flow.open_table(),
        5 => flow.close_table(),
        6 => flow.open_row(),
        7 => flow.close_row(),
        8 => flow.open_cell(count * 11, count * 2),
        9 => flow.close_cell(),
        10 => flow.open_continued(count),
        11 => flow.widen(count),
        12 => flow.skip(count),
        13 => {
            flow.skip_covered();
            flow.open_cell(1, 2);
        }
        14 if call > 127 => table(flow, "Acción|Tareas|Fin\na|b|c"),
        14 => flow.open_box(),
        _ => flow.close_box(),
    }
}

proptest! {
    #[test]
    fn any_order_of_calls_gives_a_sound_grid(calls in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut flow = Flow::new(topics);
        calls.iter().for_each(|it| call(&mut flow, *it));
        let grid = flow.finish();
        prop_assert_eq!(grid.rows.len(), grid.lines.len());
        prop_assert!(grid.lines.is_sorted());
        prop_assert!(grid.rows.iter().all(|row| row.len() <= crate::MAX_CELLS));
        for span in &grid.spans {
            prop_assert!(span.row + span.rows <= grid.rows.len());
            prop_assert!(span.column + span.columns <= grid.rows[span.row].len());
            prop_assert!(span.rows * span.columns > 1);
        }
    }
}
