//! Texts pasted onto cells.

use plan::{Column, Criterion, Label, Plan, apply};
use view_model::range::{CellRange, Grid, RangeEdit, pasted};

use crate::ranges::{after, fresh, grouped, ids, label, on_screen, order, plan, sentence, texts};
use crate::ranges::{whole, with};

fn block<const N: usize>(lines: &[[&str; N]]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.map(str::to_owned).to_vec()).collect()
}

/// Pastes from a cell on.
fn paste(plan: &Plan, at: (u64, Column), block: &[Vec<String>]) -> Option<RangeEdit> {
    let range = CellRange { rows: &ids(&[at.0]), columns: &[at.1] };
    whole(plan, |grid| pasted(grid, block, range, &mut fresh()))
}

#[test]
fn one_text_goes_into_the_whole_range() {
    let plan = plan(&["a", "b", "c"]);
    let range =
        CellRange { rows: &ids(&[1, 2]), columns: &[Column::Number, Column::Area, Column::Action] };
    let edit = whole(&plan, |grid| pasted(grid, &block(&[["x"]]), range, &mut fresh()));
    assert_eq!(texts(&after(&plan, &edit), Column::Area), ["x", "x", "c"]);
    assert_eq!(texts(&after(&plan, &edit), Column::Action), ["x", "x", ""]);
    assert_eq!(label(&edit), Some(Label::PasteCells { count: 4 }));
    assert_eq!(sentence(&edit), "Se pegó en 4 casillas.");
}

#[test]
fn a_block_keeps_its_size_whatever_is_selected() {
    let plan = plan(&["a", "b", "c", "d"]);
    let two = block(&[["x", "1"], ["y", "2"]]);
    for rows in [&[2, 3, 4][..], &[2]] {
        let range = CellRange { rows: &ids(rows), columns: &[Column::Area] };
        let edit = whole(&plan, |grid| pasted(grid, &two, range, &mut fresh()));
        assert_eq!(texts(&after(&plan, &edit), Column::Area), ["a", "x", "y", "d"]);
        assert_eq!(texts(&after(&plan, &edit), Column::Action), ["", "1", "2", ""]);
        assert_eq!(label(&edit), Some(Label::PasteBlock { actions: 2, columns: 2 }));
        assert_eq!(sentence(&edit), "Se pegaron 2 acciones de 2 columnas.");
        let edit = edit.expect("a change");
        assert_eq!((edit.rows, edit.columns), (ids(&[2, 3]), vec![Column::Area, Column::Action]));
    }
}

#[test]
fn rows_past_the_end_are_new_actions_but_empty_ones() {
    let plan = plan(&["a", "b"]);
    let lines =
        block(&[["x", "ene-26"], ["y", "feb-26"], ["", ""], ["z", "nunca jamás"], ["", ""]]);
    let range = CellRange { rows: &ids(&[2]), columns: &[Column::Tasks] };
    let edit = whole(&plan, |grid| pasted(grid, &lines, range, &mut fresh()));
    let made = after(&plan, &edit);
    assert_eq!(texts(&made, Column::Tasks), ["", "x", "y", "z"]);
    assert_eq!(texts(&made, Column::Start), ["", "ene-26", "feb-26", "nunca jamás"]);
    assert_eq!(
        sentence(&edit),
        "Se pegaron 3 acciones de 2 columnas; 2 son nuevas; 1 texto no se entendió y quedó marcado."
    );
    assert_eq!(edit.map(|edit| edit.rows.len()), Some(3));
}

#[test]
fn an_empty_plan_takes_a_block() {
    let plan = plan(&[]);
    let range = CellRange { rows: &[], columns: &[Column::Area] };
    let edit = whole(&plan, |grid| pasted(grid, &block(&[["x"], ["y"]]), range, &mut fresh()));
    assert_eq!(texts(&after(&plan, &edit), Column::Area), ["x", "y"]);
}

#[test]
fn what_has_no_room_to_the_right_is_counted_and_the_number_is_passed_over() {
    let plan = plan(&["a"]);
    let edit = paste(&plan, (1, Column::Responsible), &block(&[["RRHH", "x", "y", ""]]));
    assert_eq!(texts(&after(&plan, &edit), Column::Comments), ["x"]);
    assert_eq!(sentence(&edit), "Se pegó 1 acción de 2 columnas; 1 columna no cupo a la derecha.");
    let edit = paste(&plan, (1, Column::Number), &block(&[["7", "4"], ["8", "5"], ["9", ""]]));
    let made = after(&plan, &edit);
    assert_eq!(texts(&made, Column::Criterion), ["4", "5"], "a number alone is no action");
    assert_eq!(sentence(&edit), "Se pegaron 2 acciones de 1 columna; 1 es nueva.");
}

#[test]
fn hidden_columns_and_rows_are_passed_over() {
    let plan = plan(&["a", "b", "c"]);
    let columns = [Column::Area, Column::Objective];
    let rows = ids(&[1, 3]);
    let grid = Grid { plan: &plan, rows: &rows, columns: &columns, grouped: false };
    let range = CellRange { rows: &rows, columns: &[Column::Area] };
    let edit = pasted(&grid, &block(&[["x", "1"], ["y", "2"]]), range, &mut fresh());
    let made = after(&plan, &edit);
    assert_eq!(texts(&made, Column::Area), ["x", "b", "y"]);
    assert_eq!(texts(&made, Column::Action), ["", "", ""]);
    assert_eq!(texts(&made, Column::Objective), ["1", "", "2"]);
    let said = sentence(&edit);
    assert!(said.contains("1 acción que no se ve quedó como estaba"), "{said}");
    assert!(said.contains("10 columnas que no se ven quedaron como estaban"), "{said}");
}

#[test]
fn an_empty_cell_of_a_block_empties_and_a_missing_one_does_not() {
    let plan = with(&plan(&["a", "b"]), Column::Action, &["1", "2"]);
    let lines = vec![vec![String::new(), String::new()], vec!["x".to_owned()]];
    let edit = paste(&plan, (1, Column::Area), &lines);
    assert_eq!(texts(&after(&plan, &edit), Column::Area), ["", "x"]);
    assert_eq!(texts(&after(&plan, &edit), Column::Action), ["", "2"]);
}

#[test]
fn new_actions_stand_under_the_title_above_unless_the_block_says_one() {
    let plan = with(&plan(&["a", "b"]), Column::Criterion, &["7", "2"]);
    let columns = [Column::Criterion, Column::Subcriterion, Column::Area];
    let lines = [["", "", "b"], ["", "", "x"], ["4", "", "y"], ["", "5.1", "z"], ["", "", "w"]];
    let check = |edit: Option<RangeEdit>, expect: [Option<u8>; 6]| {
        let made = after(&plan, &edit);
        let found: Vec<Option<Criterion>> = made.actions.iter().map(|it| it.criterion).collect();
        assert_eq!(found, expect.map(|number| number.and_then(Criterion::new)));
    };
    // The last of the screen is the first of the plan, which the block leaves without criterion.
    let first = CellRange { rows: &ids(&[1]), columns: &columns };
    let lines = block(&lines);
    let edit = grouped(&plan, |grid| pasted(grid, &lines, first, &mut fresh()));
    check(edit, [None, Some(2), None, Some(4), Some(5), Some(5)]);
    let area = CellRange { rows: &ids(&[1]), columns: &[Column::Area] };
    let lines = block(&[["b"], ["x"], ["y"], ["z"], ["w"]]);
    let edit = grouped(&plan, |grid| pasted(grid, &lines, area, &mut fresh()));
    check(edit, [Some(7), Some(2), Some(7), Some(7), Some(7), Some(7)]);
    let last = CellRange { rows: &ids(&[2]), columns: &[Column::Area] };
    let edit = whole(&plan, |grid| pasted(grid, &lines, last, &mut fresh()));
    check(edit, [Some(7), Some(2), None, None, None, None]);
}

#[test]
fn a_unit_that_an_earlier_row_names_alone_is_parted_in_a_later_one() {
    let lines = block(&[["División de Cómputos"], ["División de Cómputos y Mesa Local"]]);
    let plan = plan(&["a", "b"]);
    let edit = paste(&plan, (1, Column::Responsible), &lines);
    let made = after(&plan, &edit);
    assert_eq!(made.actions[1].responsible, ["División de Cómputos", "Mesa Local"]);
}

#[test]
fn more_actions_than_a_plan_can_have_are_refused() {
    let plan = plan(&["a"]);
    let lines = vec![vec!["x".to_owned(), "y".to_owned()]; plan::MAX_ACTIONS + 9];
    let edit = paste(&plan, (1, Column::Area), &lines).expect("a change");
    assert_eq!(apply(&plan, edit.command), Err(plan::Rejected::TooManyActions));
}

#[test]
fn nothing_is_pasted_where_no_cell_is_shown() {
    let plan = plan(&["a", "b"]);
    let range = CellRange { rows: &ids(&[2]), columns: &[Column::Area] };
    let lines = block(&[["x", "y"]]);
    assert!(
        on_screen(&plan, &ids(&[1]), |grid| pasted(grid, &lines, range, &mut fresh())).is_none()
    );
    assert!(paste(&plan, (1, Column::Area), &[]).is_none());
    assert_eq!(order(&plan), [1, 2]);
}
