//! The actions by criterion: their order, where a new one goes, and moves among them.

use std::sync::Arc;

use plan::groups::{behind, by_criterion, step};
use plan::{Action, Criterion, Id, Plan, apply};
use proptest::prelude::*;

use crate::common;

/// Actions 1, 2, … of these criteria; 0 stands for none.
fn plan(criteria: &[u8]) -> Plan {
    let mut plan = Plan::new(Id::from_bits(100));
    for (bits, criterion) in (1..).zip(criteria) {
        let mut action = Action::new(Id::from_bits(bits));
        action.criterion = Criterion::new(*criterion);
        plan.actions.push(Arc::new(action));
    }
    plan
}

/// Of each group its criterion, and the ids of its actions.
fn groups(plan: &Plan) -> Vec<(u8, Vec<Id>)> {
    let ids = |members: &[usize]| members.iter().map(|at| plan.actions[*at].id).collect();
    let number = |criterion: Option<Criterion>| criterion.map_or(0, Criterion::number);
    by_criterion(plan).iter().map(|it| (number(it.criterion), ids(&it.members))).collect()
}

fn check_groups(criteria: &[u8], expect: &[(u8, &[u64])]) {
    let found: Vec<(u8, Vec<u64>)> = groups(&plan(criteria))
        .into_iter()
        .map(|(criterion, ids)| (criterion, ids.into_iter().map(Id::bits).collect()))
        .collect();
    let expect: Vec<_> = expect.iter().map(|(criterion, ids)| (*criterion, ids.to_vec())).collect();
    assert_eq!(found, expect, "{criteria:?}");
}

/// The order of the plan after a step; `None` where the action stays.
fn check_step(criteria: &[u8], (id, up): (u64, bool), expect: Option<&[u64]>) {
    let plan = plan(criteria);
    let id = Id::from_bits(id);
    let together = groups(&plan).into_iter().find(|(_, ids)| ids.contains(&id)).unwrap().1;
    let moved = step(&plan, &together, id, up).map(|command| apply(&plan, command).unwrap());
    let order = moved.map(|plan| plan.actions.iter().map(|it| it.id.bits()).collect::<Vec<_>>());
    assert_eq!(order.as_deref(), expect, "{criteria:?} {id:?} {up}");
}

#[test]
fn groups_follow_the_criteria_and_not_their_first_appearance() {
    check_groups(&[6, 2, 0, 6], &[(2, &[2]), (6, &[1, 4]), (0, &[3])]);
    check_groups(&[], &[]);
    check_groups(&[9, 1], &[(1, &[2]), (9, &[1])]);
}

#[test]
fn a_new_action_stands_last_in_its_group() {
    let check = |criteria: &[u8], criterion: u8, expect: Option<u64>| {
        let found = behind(&plan(criteria), Criterion::new(criterion));
        assert_eq!(found.map(Id::bits), expect, "{criteria:?} {criterion}");
    };
    check(&[1, 2, 1, 3], 1, Some(4));
    check(&[1, 2, 1, 3], 3, None);
    check(&[1, 0, 2], 0, Some(3));
    check(&[1, 2], 7, None);
}

#[test]
fn an_action_moves_among_those_of_its_group() {
    check_step(&[1, 2, 1], (3, true), Some(&[3, 1, 2]));
    check_step(&[1, 2, 1], (1, false), Some(&[2, 3, 1]));
    check_step(&[1, 2, 1], (1, true), None);
    check_step(&[1, 2, 1], (3, false), None);
    check_step(&[1, 2, 1], (2, true), None);
    check_step(&[0, 0], (2, true), Some(&[2, 1]));
}

proptest! {
    #[test]
    fn every_action_is_in_one_group_in_order(plan in common::plan()) {
        let groups = by_criterion(&plan);
        let mut all: Vec<usize> = groups.iter().flat_map(|it| it.members.clone()).collect();
        for group in &groups {
            prop_assert!(group.members.is_sorted() && !group.members.is_empty());
            let same = |at: &usize| plan.actions[*at].criterion == group.criterion;
            prop_assert!(group.members.iter().all(same));
        }
        let order = |it: &plan::groups::Group| it.criterion.map_or(u8::MAX, Criterion::number);
        prop_assert!(groups.is_sorted_by_key(order));
        all.sort_unstable();
        prop_assert_eq!(all, (0..plan.actions.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_step_changes_two_neighbours_of_a_group_and_their_numbers_alike(
        plan in common::plan(), row: prop::sample::Index, up: bool, hidden in 0..4usize,
    ) {
        prop_assume!(!plan.actions.is_empty());
        let id = plan.actions[row.index(plan.actions.len())].id;
        let shown = |plan: &Plan| -> Vec<(u8, Vec<Id>)> {
            // A search hides some of them.
            let stays = |it: &Id| *it == id || it.bits() % 4 != hidden as u64;
            let keep = |ids: Vec<Id>| ids.into_iter().filter(stays).collect();
            groups(plan).into_iter().map(|(criterion, ids)| (criterion, keep(ids))).collect()
        };
        let before = shown(&plan);
        let own = before.iter().position(|(_, ids)| ids.contains(&id)).unwrap();
        let at = before[own].1.iter().position(|it| *it == id).unwrap();
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        let other = other.filter(|other| *other < before[own].1.len());
        let moved = step(&plan, &before[own].1, id, up);
        prop_assert_eq!(moved.is_some(), other.is_some());
        if let (Some(command), Some(other)) = (moved, other) {
            let after = apply(&plan, command).unwrap();
            let mut expect = before;
            expect[own].1.swap(at, other);
            prop_assert_eq!(shown(&after), expect);
            let (was, is) = (plan.position(id).unwrap(), after.position(id).unwrap());
            prop_assert_eq!(is < was, up);
            prop_assert_ne!(is, was);
        }
    }
}
