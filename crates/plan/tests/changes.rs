//! The readable difference of two plans: nothing that differs is left out.

use std::sync::Arc;

use plan::common_affixes::{CommonAffixes, common_affixes};
use plan::diff::{Changes, ListDiff, changes};
use plan::{
    Action, ActionField, Header, HeaderField, Id, IdSource as _, Plan, Sequence, Task, apply,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common;

fn sample() -> Plan {
    let mut ids = Sequence::new(3);
    let mut plan = Plan::new(ids.next_id());
    Arc::make_mut(&mut plan.header).institution = "Ayuntamiento de Loma Clara".into();
    for text in ["Medir", "Publicar", "Capacitar", "Señalizar"] {
        let mut action = Action::new(ids.next_id());
        action.action = text.into();
        action.tasks = ["Preparar", "Aprobar"].map(|text| Task::new(ids.next_id(), text)).into();
        plan.actions.push(action.into());
    }
    plan
}

/// A change of the sample, told in words.
fn told(change: impl FnOnce(&mut Plan)) -> String {
    let before = sample();
    let mut after = before.clone();
    change(&mut after);
    tell(&changes(&before, &after))
}

fn tell(changes: &Changes) -> String {
    let mut lines = Vec::new();
    lines.extend(changes.header.iter().map(|header| format!("header {:?}", header.fields)));
    lines.extend(tell_rows(&changes.actions, |action| action.action.clone()));
    for pair in &changes.actions.changed {
        lines.push(format!("fields {:?}", pair.fields()));
        let tasks = tell_rows(&pair.tasks(), |task| task.text.clone());
        lines.extend(tasks.into_iter().map(|line| format!("task {line}")));
    }
    lines.push(format!("= {}", changes.count()));
    lines.join("; ")
}

fn tell_rows<R>(rows: &ListDiff<R>, text: impl Fn(&R) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    for added in &rows.added {
        lines.push(format!("+{} {}", added.number, text(&added.record)));
    }
    for removed in &rows.removed {
        lines.push(format!("-{} {}", removed.number, text(&removed.record)));
    }
    for pair in &rows.changed {
        let (before, after) = (&pair.before.record, &pair.after.record);
        lines.push(format!("{}: {} > {}", pair.after.number, text(before), text(after)));
    }
    for pair in &rows.moved {
        lines.push(format!("{}>{}", pair.before.number, pair.after.number));
    }
    lines
}

fn action(plan: &mut Plan, at: usize) -> &mut Action {
    Arc::make_mut(&mut plan.actions[at])
}

#[test]
fn each_kind_of_change_is_told() {
    assert_eq!(told(|_| ()), "= 0");
    assert_eq!(
        told(|plan| {
            let header = Arc::make_mut(&mut plan.header);
            header.motto = "Año de la lectura".into();
            header.areas.push(plan::OpenArea::new(Id::from_bits(9), "Sin buzón"));
        }),
        "header [Motto, Areas]; = 2"
    );
    assert_eq!(
        told(|plan| plan.actions.insert(1, Action::new(Id::from_bits(9)).into())),
        "+2 ; = 1"
    );
    assert_eq!(told(|plan| drop(plan.actions.remove(2))), "-3 Capacitar; = 1");
    assert_eq!(told(|plan| plan.actions.rotate_left(1)), "1>4; = 1");
    assert_eq!(
        told(|plan| {
            let first = action(plan, 0);
            first.action = "Medir y publicar".into();
            first.comments = "N/A".into();
            first.area = "Quejas".into();
        }),
        "1: Medir > Medir y publicar; fields [Area, Action, Comments]; = 3"
    );
}

#[test]
fn a_moved_and_changed_action_is_both() {
    assert_eq!(
        told(|plan| {
            plan.actions.rotate_right(1);
            action(plan, 0).objective = "Que se sepa".into();
        }),
        "1: Señalizar > Señalizar; 4>1; fields [Objective]; = 2"
    );
}

#[test]
fn tasks_are_told_one_by_one() {
    assert_eq!(
        told(|plan| {
            let tasks = &mut action(plan, 1).tasks;
            tasks.swap(0, 1);
            tasks[0].text = "Aprobar en sala".into();
            tasks.push(Task::new(Id::from_bits(9), "Divulgar"));
        }),
        "2: Publicar > Publicar; fields [Tasks]; task +3 Divulgar; \
         task 1: Aprobar > Aprobar en sala; task 1>2; = 1"
    );
}

#[test]
fn both_values_are_at_hand() {
    let before = sample();
    let mut after = before.clone();
    action(&mut after, 3).comments = "Nuevo".into();
    let found = changes(&before, &after);
    let pair = &found.actions.changed[0];
    assert_eq!((&*pair.before.record.comments, &*pair.after.record.comments), ("", "Nuevo"));
    assert_eq!(pair.fields(), [ActionField::Comments]);
    assert!(Arc::ptr_eq(&pair.after.record, &after.actions[3]), "rows are shared");
}

#[test]
fn texts_part_between_words() {
    let check = |before, after, expect: [&str; 4]| {
        let CommonAffixes { head, was, is, tail } = common_affixes(before, after);
        assert_eq!([head, was, is, tail], expect, "{before} > {after}");
    };
    check(
        "Medir cada mes la espera",
        "Medir cada trimestre la espera",
        ["Medir cada ", "mes", "trimestre", " la espera"],
    );
    check("Medir", "Medir y publicar", ["Medir", "", " y publicar", ""]);
    check("Medición", "Mediciones", ["", "Medición", "Mediciones", ""]);
    check("dos dos", "dos dos dos", ["dos dos", "", " dos", ""]);
    check("", "Nuevo", ["", "", "Nuevo", ""]);
    check("igual", "igual", ["igual", "", "", ""]);
}

/// The plan that the difference leads to, made from the first plan and the difference alone.
fn rebuilt(before: &Plan, changes: &Changes) -> Plan {
    let mut plan = before.clone();
    if let Some(header) = &changes.header {
        plan.header = Arc::clone(&header.after);
    }
    let gone: Vec<Id> = changes.actions.removed.iter().map(|it| it.record.id).collect();
    let moved: Vec<Id> = changes.actions.moved.iter().map(|it| it.after.record.id).collect();
    plan.actions.retain(|action| !gone.contains(&action.id) && !moved.contains(&action.id));
    for pair in &changes.actions.changed {
        let found = plan.actions.iter_mut().find(|action| action.id == pair.after.record.id);
        if let Some(action) = found {
            *action = Arc::clone(&pair.after.record);
        }
    }
    let mut placed: Vec<(usize, Arc<Action>)> = Vec::new();
    let moved = changes.actions.moved.iter().map(|pair| &pair.after);
    for row in changes.actions.added.iter().chain(moved) {
        placed.push((row.number, Arc::clone(&row.record)));
    }
    placed.sort_by_key(|(number, _)| *number);
    for (number, action) in placed {
        plan.actions.insert(number - 1, action);
    }
    plan
}

fn edited() -> impl Strategy<Value = (Plan, Plan)> {
    (common::plan(), vec(common::seed(), 0..8), any::<u64>()).prop_map(|(before, seeds, seed)| {
        let mut ids = Sequence::new(seed);
        let mut after = before.clone();
        for seed in seeds {
            if let Ok(next) = apply(&after, seed.command(&after, &mut ids)) {
                after = next;
            }
        }
        (before, after)
    })
}

/// The plan with every row and its header in an allocation of its own.
fn unshared(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.header = Arc::new(Header::clone(&plan.header));
    plan.actions = plan.actions.iter().map(|row| Arc::new(Action::clone(row))).collect();
    plan
}

proptest! {
    #[test]
    fn parts_make_both_texts(before in "[abñ \n]{0,12}", after in "[abñ \n]{0,12}") {
        let CommonAffixes { head, was, is, tail } = common_affixes(&before, &after);
        prop_assert_eq!(format!("{head}{was}{tail}"), &before[..]);
        prop_assert_eq!(format!("{head}{is}{tail}"), &after[..]);
        prop_assert_eq!(was.is_empty() && is.is_empty(), before == after);
    }

    #[test]
    fn a_plan_does_not_differ_from_itself(plan in common::plan()) {
        let found = changes(&plan, &unshared(&plan));
        prop_assert!(found.is_empty());
        prop_assert_eq!(found.count(), 0);
    }

    #[test]
    fn the_difference_leads_from_one_to_the_other((before, after) in edited()) {
        let found = changes(&before, &after);
        prop_assert_eq!(rebuilt(&before, &found), after.clone());
        prop_assert_eq!(found.is_empty(), before == after);
        prop_assert_eq!(found.count() == 0, found.is_empty());
    }

    #[test]
    fn of_two_unrelated_plans_everything_differs(before in common::plan(), after in common::plan()) {
        let found = changes(&before, &after);
        let there = Plan { id: after.id, ..before };
        prop_assert_eq!(rebuilt(&there, &found), after);
    }

    #[test]
    fn turned_round_it_says_the_reverse((before, after) in edited()) {
        let (there, back) = (changes(&before, &after), changes(&after, &before));
        prop_assert_eq!(&there.actions.added, &back.actions.removed);
        prop_assert_eq!(&there.actions.removed, &back.actions.added);
        prop_assert_eq!(there.actions.moved.len(), back.actions.moved.len());
        prop_assert_eq!(there.count(), back.count());
    }

    #[test]
    fn a_changed_action_names_its_fields((before, after) in edited()) {
        let found = changes(&before, &after);
        for pair in &found.actions.changed {
            let fields = pair.fields();
            prop_assert!(!fields.is_empty());
            prop_assert!(fields.windows(2).all(|two| two[0] < two[1]));
            prop_assert_eq!(fields.contains(&ActionField::Tasks), !pair.tasks().is_empty());
        }
        if let Some(header) = &found.header {
            prop_assert!(!header.fields.is_empty());
            prop_assert_eq!(header.fields.contains(&HeaderField::Areas), !header.areas().is_empty());
        }
    }
}
