//! Several whole actions removed, copied and moved.

use std::sync::Arc;

use plan::{Column, Label, Plan, Task};
use view_model::range::{RangeEdit, duplicated, moved, removed, shifted};

use crate::ranges::{after, fresh, grouped, id, ids, label, on_screen, order, plan, sentence};
use crate::ranges::{whole, with};

fn four() -> Plan {
    plan(&["a", "b", "c", "d"])
}

fn check(plan: &Plan, edit: Option<RangeEdit>, expect: &[u64]) {
    assert_eq!(order(&after(plan, &edit)), expect, "{edit:?}");
}

#[test]
fn actions_are_removed() {
    let plan = four();
    let edit = whole(&plan, |grid| removed(grid, &ids(&[1, 3])));
    assert_eq!(sentence(&edit), "Se quitaron 2 acciones.");
    assert_eq!(label(&edit), Some(Label::RemoveSeveral { count: 2 }));
    assert!(edit.as_ref().is_some_and(|edit| edit.rows.is_empty()));
    check(&plan, edit, &[2, 4]);
    let edit = whole(&plan, |grid| removed(grid, &ids(&[3])));
    assert_eq!(edit.map(|edit| edit.command.label(&plan)), Some(Label::Remove { number: 3 }));
    let edit = on_screen(&plan, &ids(&[1, 4]), |grid| removed(grid, &ids(&[1, 2, 3, 4])));
    assert_eq!(
        sentence(&edit),
        "Se quitaron 2 acciones; 2 acciones que no se ven quedaron como estaban."
    );
    check(&plan, edit, &[2, 3]);
    assert!(whole(&plan, |grid| removed(grid, &ids(&[9]))).is_none());
}

#[test]
fn copies_stand_below_what_follows_each_other() {
    let mut plan = four();
    Arc::make_mut(&mut plan.actions[0]).tasks.push(Task::new(id(20), "Medir"));
    let edit = whole(&plan, |grid| duplicated(grid, &ids(&[1, 2, 4]), &mut fresh()));
    let made = after(&plan, &edit);
    let areas: Vec<&str> = made.actions.iter().map(|action| action.area.as_str()).collect();
    assert_eq!(areas, ["a", "b", "a", "b", "c", "d", "d"]);
    assert_ne!(made.actions[2].tasks[0].id, id(20));
    assert_eq!(sentence(&edit), "Se duplicaron 3 acciones.");
    let copies: Vec<_> = [2, 3, 6].iter().map(|at| made.actions[*at].id).collect();
    assert_eq!(edit.map(|edit| edit.rows), Some(copies));
}

#[test]
fn actions_are_moved_together() {
    let plan = four();
    let to = |rows: &[u64], before: Option<u64>| {
        whole(&plan, |grid| moved(grid, &ids(rows), before.map(id)))
    };
    check(&plan, to(&[1, 3], Some(4)), &[2, 1, 3, 4]);
    check(&plan, to(&[3, 4], Some(1)), &[3, 4, 1, 2]);
    check(&plan, to(&[1, 2], None), &[3, 4, 1, 2]);
    check(&plan, to(&[4, 2], Some(2)), &[1, 2, 4, 3]);
    assert!(to(&[2, 3], Some(4)).is_none(), "they stand there");
    assert!(to(&[2, 3], Some(2)).is_none(), "they stand there");
    assert!(to(&[2], Some(9)).is_none(), "it has gone");
    assert_eq!(sentence(&to(&[1, 2], None)), "Se movieron 2 acciones.");
    assert_eq!(label(&to(&[1, 2], None)), Some(Label::MoveSeveral { count: 2 }));
}

#[test]
fn an_action_that_is_moved_before_one_of_another_group_stays_in_its_own() {
    let plan = with(&four(), Column::Criterion, &["1", "1", "4", "4"]);
    let edit = grouped(&plan, |grid| moved(grid, &ids(&[1, 3]), Some(id(4))));
    let said = sentence(&edit);
    assert!(said.contains("; 1 sigue en su grupo"), "{said}");
    check(&plan, edit, &[2, 1, 3, 4]);
}

#[test]
fn a_block_of_actions_steps_past_its_neighbour() {
    let plan = four();
    let step = |rows: &[u64], up| whole(&plan, |grid| shifted(grid, &ids(rows), up));
    check(&plan, step(&[2, 3], true), &[2, 3, 1, 4]);
    check(&plan, step(&[2, 3], false), &[1, 4, 2, 3]);
    check(&plan, step(&[1, 3], false), &[2, 1, 4, 3]);
    check(&plan, step(&[2, 4], true), &[2, 1, 4, 3]);
    check(&plan, step(&[1, 3], true), &[1, 3, 2, 4]);
    assert!(step(&[1, 2], true).is_none() && step(&[3, 4], false).is_none());
    let edit = step(&[2, 3], true);
    assert_eq!(edit.map(|edit| edit.rows), Some(ids(&[2, 3])));
}

#[test]
fn among_what_is_filtered_it_steps_past_what_is_shown() {
    let plan = four();
    let rows = ids(&[1, 3, 4]);
    let step = |of: &[u64], up| on_screen(&plan, &rows, |grid| shifted(grid, &ids(of), up));
    check(&plan, step(&[3, 4], true), &[3, 4, 1, 2]);
    check(&plan, step(&[1], false), &[2, 3, 1, 4]);
}

#[test]
fn in_groups_it_steps_within_each() {
    let plan = with(&four(), Column::Criterion, &["4", "1", "4", "1"]);
    let step = |of: &[u64], up| grouped(&plan, |grid| shifted(grid, &ids(of), up));
    // Shown: 2 and 4 of the first criterion, 1 and 3 of the fourth.
    check(&plan, step(&[4, 1], true), &[1, 4, 2, 3]);
    check(&plan, step(&[4, 1], false), &[2, 3, 1, 4]);
    assert!(step(&[2], true).is_none() && step(&[1], true).is_none());
}
