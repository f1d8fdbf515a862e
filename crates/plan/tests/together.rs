//! Several changes made as one.

use std::sync::Arc;

use plan::{
    Action, ActionChange, ActionField, Command, Document, History, Id, IdSource, Label, LeftAlone,
    Plan, Rejected, Sequence, Task, Traced, apply,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common::{self, Seed};

const LABEL: Label = Label::FillCells { count: 2 };

fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

fn plan(rows: u64) -> Plan {
    let mut plan = Plan::new(id(0));
    plan.actions = (1..=rows).map(|bits| Arc::new(Action::new(id(bits)))).collect();
    plan
}

fn area(bits: u64, text: &str) -> Command {
    Command::Edit { id: id(bits), change: ActionChange::Text(ActionField::Area, text.to_owned()) }
}

fn tasks(bits: u64, tasks: &[u64]) -> Command {
    let tasks = tasks.iter().map(|bits| Task::new(id(*bits), "t")).collect();
    Command::Edit { id: id(bits), change: ActionChange::Tasks(tasks) }
}

fn insert(bits: u64) -> Command {
    let actions = vec![Action::new(id(bits))];
    Command::Insert { actions, before: None, duplicate: false, areas: None }
}

fn together(commands: &[Command]) -> Command {
    Command::Together { commands: commands.to_vec(), label: LABEL }
}

fn one_by_one(plan: &Plan, commands: &[Command]) -> Result<Plan, Rejected> {
    commands.iter().try_fold(plan.clone(), |plan, command| apply(&plan, command.clone()))
}

fn rejected(commands: &[Command]) -> Option<Rejected> {
    assert_eq!(apply(&plan(3), together(commands)), one_by_one(&plan(3), commands));
    apply(&plan(3), together(commands)).err()
}

#[test]
fn it_is_one_step_with_a_name_of_its_own_and_joins_no_other() {
    let command = together(&[area(1, "a"), area(2, "a")]);
    assert_eq!((command.label(&plan(3)), command.merge_key()), (LABEL, None));
}

#[test]
fn it_is_made_whole_or_not_at_all() {
    let gone = Some(Rejected::NoSuchAction);
    assert_eq!(rejected(&[area(1, "a"), area(9, "a")]), gone);
    assert_eq!(rejected(&[Command::Remove { id: id(1) }, area(1, "a")]), gone);
    assert_eq!(rejected(&[]), None);
}

#[test]
fn a_member_knows_the_ids_that_the_ones_before_it_brought_and_took() {
    let twice = Some(Rejected::DuplicateId);
    let remove = Command::Remove { id: id(1) };
    assert_eq!(rejected(&[insert(4), insert(4)]), twice);
    assert_eq!(rejected(&[tasks(1, &[5]), insert(5)]), twice);
    assert_eq!(rejected(&[tasks(1, &[5]), tasks(2, &[5])]), twice);
    assert_eq!(rejected(&[insert(4), tasks(2, &[4])]), twice);
    assert_eq!(rejected(&[tasks(1, &[5]), tasks(1, &[]), tasks(2, &[5])]), None);
    assert_eq!(rejected(&[tasks(1, &[5]), remove.clone(), tasks(2, &[1, 5])]), None);
    assert_eq!(rejected(&[insert(4), remove, insert(1)]), None);
}

#[test]
fn rows_that_end_as_they_began_are_the_same_rows() {
    let before = plan(4);
    let commands = [area(1, "a"), area(2, "a"), area(2, ""), insert(9)];
    let after = apply(&before, together(&commands)).unwrap();
    let same: Vec<bool> =
        (0..4).map(|at| Arc::ptr_eq(&before.actions[at], &after.actions[at])).collect();
    assert_eq!(same, [false, true, true, true]);
    assert!(Arc::ptr_eq(&before.header, &after.header));
}

#[test]
fn it_is_undone_field_by_field() {
    let before = plan(3);
    let own = together(&[area(1, "mine"), area(2, "mine"), Command::Remove { id: id(3) }]);
    let mine = apply(&before, own.clone()).unwrap();
    let now = apply(&mine, area(2, "theirs")).unwrap();
    let mut history = History::default();
    history.record(&before, &mine, own.label(&before), own.merge_key());
    let undone = history.undo(&now).unwrap();
    assert_eq!(undone.plan, apply(&before, area(2, "theirs")).unwrap());
    assert_eq!(undone.left_alone, [LeftAlone::Field { id: id(2), field: ActionField::Area }]);
    assert_eq!(undone.label, LABEL);
}

/// Commands for this plan, each for what the ones before it left; also some that are rejected.
fn commands(first: &Plan, seeds: &[Seed], ids: &mut Sequence) -> Vec<Command> {
    let mut plan = first.clone();
    let made = seeds.iter().map(|seed| {
        let command = seed.clone().command(&plan, ids);
        if let Ok(after) = apply(&plan, command.clone()) {
            plan = after;
        }
        command
    });
    made.collect()
}

/// The plan of another copy, in which others changed what `mine` left alone.
fn elsewhere(first: &Plan, mine: &Plan) -> Plan {
    let mut plan = first.clone();
    for action in &mut plan.actions {
        if mine.action(action.id).is_some_and(|after| Arc::ptr_eq(after, action)) {
            Arc::make_mut(action).comments.push_str("theirs");
        }
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn it_is_what_its_members_are_one_by_one(
        first in common::plan(),
        seeds in vec(common::seed(), 0..8),
    ) {
        let commands = commands(&first, &seeds, &mut Sequence::new(3));
        let after = apply(&first, together(&commands));
        prop_assert_eq!(&after, &one_by_one(&first, &commands));
        let Ok(after) = after else { return Ok(()) };
        common::assert_sound(&after);
        for action in &after.actions {
            let old = first.action(action.id).filter(|old| *old == action);
            prop_assert!(old.is_none_or(|old| Arc::ptr_eq(old, action)), "an equal row is the same");
        }
    }

    #[test]
    fn it_is_undone_and_done_again_whole(
        first in common::plan(),
        seeds in vec(common::seed(), 0..8),
    ) {
        let commands = commands(&first, &seeds, &mut Sequence::new(3));
        let Ok(after) = apply(&first, together(&commands)) else { return Ok(()) };
        let mut history = History::default();
        history.record(&first, &after, LABEL, None);
        let Some(undone) = history.undo(&after) else { return Ok(()) };
        prop_assert_eq!((&undone.plan, undone.left_alone), (&first, Vec::new()));
        prop_assert_eq!(history.redo(&undone.plan).unwrap().plan, after);
    }

    #[test]
    fn a_copy_that_made_it_merges_as_one_that_made_its_members(
        first in common::plan(),
        seeds in vec(common::seed(), 1..6),
    ) {
        let mut ids = Sequence::new(3);
        let commands = commands(&first, &seeds, &mut ids);
        let Ok(after) = apply(&first, together(&commands)) else { return Ok(()) };
        let traced = Traced::of(&Document::new(first.clone()));
        let [mine, other] = [ids.next_id(), ids.next_id()];
        let [mut at_once, mut in_sum, mut stepwise] = [(); 3].map(|()| traced.clone());
        let mut theirs = traced;
        at_once.record(&after, at_once.next_stamp(mine));
        in_sum.record(&one_by_one(&first, &commands).unwrap(), in_sum.next_stamp(mine));
        prop_assert_eq!(&at_once, &in_sum, "what is recorded is the same");
        theirs.record(&elsewhere(&first, &after), theirs.next_stamp(other));
        let merged = at_once.merge(&theirs);
        prop_assert_eq!(&merged, &theirs.merge(&at_once));
        // Recorded at each of its members, it has more stamps and shows the same plan.
        let mut plan = first.clone();
        for command in commands {
            plan = apply(&plan, command).unwrap();
            stepwise.record(&plan, stepwise.next_stamp(mine));
        }
        prop_assert_eq!(stepwise.plan(), at_once.plan());
        let stepwise = stepwise.merge(&theirs);
        prop_assert_eq!(stepwise.plan(), merged.plan());
    }
}
