//! Cells that get the values of others: down, from above, and on from a range.

use plan::{Column, Criterion, Label, Plan};
use view_model::range::{CellRange, continued, filled_down, from_above};

use crate::ranges::{after, fresh, id, ids, label, plan, sentence, texts, whole, with};

fn check_continued(
    plan: &Plan,
    (source, targets): (&[u64], &[u64]),
    column: Column,
    expect: &[&str],
) {
    let range = CellRange { rows: &ids(source), columns: &[column] };
    let edit = whole(plan, |grid| continued(grid, range, &ids(targets), &mut fresh()));
    assert_eq!(texts(&after(plan, &edit), column), expect, "{source:?} to {targets:?}");
}

#[test]
fn the_first_row_fills_the_others() {
    let plan = with(&plan(&["a", "b", "c"]), Column::Tasks, &["1. uno\n2. dos", "tres", ""]);
    let range = CellRange { rows: &ids(&[1, 2, 3]), columns: &[Column::Area, Column::Tasks] };
    let edit = whole(&plan, |grid| filled_down(grid, range, &mut fresh()));
    let made = after(&plan, &edit);
    assert_eq!(texts(&made, Column::Area), ["a"; 3]);
    assert_eq!(texts(&made, Column::Tasks), ["uno\ndos"; 3]);
    assert_eq!(made.actions[1].tasks[0].id, plan.actions[1].tasks[0].id);
    assert_eq!(label(&edit), Some(Label::FillCells { count: 4 }));
    assert_eq!(sentence(&edit), "Se llenaron 4 casillas.");
    let one = CellRange { rows: &ids(&[2]), columns: &[Column::Area] };
    assert!(whole(&plan, |grid| filled_down(grid, one, &mut fresh())).is_none());
}

#[test]
fn a_cell_takes_the_value_above() {
    let plan = with(&plan(&["a", "b"]), Column::Subcriterion, &["1.4 (7)", "por ver"]);
    let columns = [Column::Subcriterion];
    let second = CellRange { rows: &[id(2)], columns: &columns };
    let edit = whole(&plan, |grid| from_above(grid, second, &mut fresh()));
    let made = after(&plan, &edit);
    assert_eq!(texts(&made, Column::Subcriterion), ["1.4 (7)"; 2]);
    assert_eq!(made.actions[1].criterion, Criterion::new(1), "as if it were typed");
    assert_eq!(sentence(&edit), "Se llenó 1 casilla.");
    let first = CellRange { rows: &[id(1)], columns: &columns };
    assert!(whole(&plan, |grid| from_above(grid, first, &mut fresh())).is_none());
}

#[test]
fn units_are_copied_and_not_read_again() {
    let mut plan = plan(&["a", "b"]);
    let units = vec!["Aseo, ornato y parques".to_owned()];
    std::sync::Arc::make_mut(&mut plan.actions[0]).responsible = units.clone();
    let range = CellRange { rows: &ids(&[1, 2]), columns: &[Column::Responsible] };
    let edit = whole(&plan, |grid| filled_down(grid, range, &mut fresh()));
    assert_eq!(after(&plan, &edit).actions[1].responsible, units);
}

#[test]
fn values_repeat_in_both_directions() {
    let plan = plan(&["a", "b", "", "", ""]);
    check_continued(&plan, (&[1, 2], &[3, 4, 5]), Column::Area, &["a", "b", "a", "b", "a"]);
    check_continued(&plan, (&[1], &[2, 3]), Column::Area, &["a", "a", "a", "", ""]);
    let plan = crate::ranges::plan(&["", "", "", "a", "b"]);
    check_continued(&plan, (&[4, 5], &[1, 2, 3]), Column::Area, &["b", "a", "b", "a", "b"]);
}

#[test]
fn months_go_on_by_the_step_of_the_first_two() {
    let plan = plan(&["", "", "", "", ""]);
    let dates = |texts: &[&str]| with(&plan, Column::Start, texts);
    let down = (&[1, 2][..], &[3, 4, 5][..]);
    let check = |plan: &Plan, rows, expect: &[&str]| {
        check_continued(plan, rows, Column::Start, expect);
    };
    let expect = ["oct-26", "dic-26", "feb-27", "abr-27", "jun-27"];
    check(&dates(&["oct-26", "dic-26"]), down, &expect);
    let expect = ["15/03/2026", "15/02/2026", "15/01/2026", "15/12/2025", "15/11/2025"];
    check(&dates(&["15/03/2026", "15/02/2026"]), down, &expect);
    let expect = ["1/2026", "2/2026", "8/2026", "9/2026", "10/2026"];
    check(&dates(&["1/2026", "2/2026", "8/2026"]), (&[1, 2, 3], &[4, 5]), &expect);
    let expect = ["ene-26", "feb-26", "mar-26", "abr-26", "may-26"];
    check(&dates(&["", "", "", "abr-26", "may-26"]), (&[4, 5], &[1, 2, 3]), &expect);
}

#[test]
fn one_month_and_what_is_no_month_repeat() {
    let plan = plan(&["", "", "", ""]);
    let check = |texts: &[&str], source: &[u64], expect: &[&str]| {
        let plan = with(&plan, Column::End, texts);
        let targets: Vec<u64> = (source.len() as u64 + 1..=4).collect();
        check_continued(&plan, (source, &targets), Column::End, expect);
    };
    check(&["oct-26"], &[1], &["oct-26"; 4]);
    check(&["oct-26", "oct-26"], &[1, 2], &["oct-26"; 4]);
    let expect = ["oct-26", "Permanente", "oct-26", "Permanente"];
    check(&["oct-26", "Permanente"], &[1, 2], &expect);
}
