//! Undo and redo: all the way back and forth, and beside changes that come from elsewhere.

use std::sync::Arc;

use plan::history::STEPS;
use plan::{
    Action, ActionChange, ActionField, Command, HeaderChange, HeaderField, History, Id, IdSource,
    Label, LeftAlone, Month, Plan, Sequence, Task, When, apply,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common;

fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

fn three() -> Plan {
    let mut plan = Plan::new(id(100));
    plan.actions = (1..=3).map(|bits| Arc::new(Action::new(id(bits)))).collect();
    Arc::make_mut(&mut plan.actions[0]).tasks =
        vec![Task::new(id(11), "a"), Task::new(id(12), "b"), Task::new(id(13), "c")];
    plan
}

fn area(bits: u64, text: &str) -> Command {
    Command::Edit { id: id(bits), change: ActionChange::Text(ActionField::Area, text.to_owned()) }
}

fn tasks(list: &[(u64, &str)]) -> Command {
    let tasks = list.iter().map(|(bits, text)| Task::new(id(*bits), *text)).collect();
    Command::Edit { id: id(1), change: ActionChange::Tasks(tasks) }
}

fn step(bits: u64, before: Option<u64>) -> Command {
    Command::Move { id: id(bits), before: before.map(id) }
}

fn insert(bits: u64, before: Option<u64>) -> Command {
    let actions = vec![Action::new(id(bits))];
    Command::Insert { actions, before: before.map(id), duplicate: false, areas: None }
}

fn all(plan: &Plan, commands: &[Command]) -> Plan {
    commands.iter().fold(plan.clone(), |plan, command| apply(&plan, command.clone()).unwrap())
}

/// Does `own`, lets `foreign` happen, and undoes `own`: what is there then is what `same` alone
/// would have come to.
fn check(own: Command, foreign: &[Command], same: &[Command], left: &[LeftAlone]) {
    let first = three();
    let mine = apply(&first, own.clone()).unwrap();
    let now = all(&mine, foreign);
    let mut history = History::default();
    history.record(&first, &mine, own.label(&first), own.merge_key());
    let undone = history.undo(&now).unwrap();
    assert_eq!(undone.plan, all(&first, same), "{own:?} undone after {foreign:?}");
    assert_eq!(undone.left_alone, left, "{own:?} undone after {foreign:?}");
    match history.redo(&undone.plan) {
        Some(redone) => assert_eq!(redone.plan, now),
        None => assert_eq!(undone.plan, now),
    }
}

#[test]
fn an_edit_is_undone_where_it_still_stands() {
    let field = |bits, field| LeftAlone::Field { id: id(bits), field };
    check(area(1, "mine"), &[area(2, "theirs")], &[area(2, "theirs")], &[]);
    check(
        area(1, "mine"),
        &[area(1, "theirs")],
        &[area(1, "theirs")],
        &[field(1, ActionField::Area)],
    );
    check(area(1, "mine"), &[area(1, "")], &[], &[]);
    let gone = [Command::Remove { id: id(1) }];
    check(area(1, "mine"), &gone, &gone, &[LeftAlone::Gone(id(1))]);
    let title =
        |text: &str| Command::Header(HeaderChange::Text(HeaderField::Title, text.to_owned()));
    let motto = Command::Header(HeaderChange::Text(HeaderField::Motto, "m".to_owned()));
    let other = std::slice::from_ref(&motto);
    check(title("mine"), other, other, &[]);
    let left = [LeftAlone::Header(HeaderField::Title)];
    check(title("mine"), &[title("theirs")], &[title("theirs")], &left);
}

#[test]
fn the_code_is_undone_as_one() {
    let code = |code: Option<&str>| Command::Edit {
        id: id(1),
        change: ActionChange::Subcriterion(code.and_then(|it| it.parse().ok()), "5".to_owned()),
    };
    let left = [LeftAlone::Field { id: id(1), field: ActionField::Subcriterion }];
    check(code(Some("1.1")), &[code(Some("1.2"))], &[code(Some("1.2"))], &left);
    check(code(Some("1.1")), &[area(1, "x")], &[area(1, "x")], &[]);
}

#[test]
fn tasks_are_undone_one_by_one() {
    let mine = tasks(&[(11, "A"), (12, "b"), (13, "c")]);
    let theirs = tasks(&[(11, "A"), (12, "B"), (13, "c"), (14, "d")]);
    check(mine.clone(), &[theirs], &[tasks(&[(11, "a"), (12, "B"), (13, "c"), (14, "d")])], &[]);
    let left = [LeftAlone::Field { id: id(1), field: ActionField::Tasks }];
    let theirs = tasks(&[(11, "Z"), (12, "b"), (13, "c")]);
    let theirs = std::slice::from_ref(&theirs);
    check(mine, theirs, theirs, &left);
    let removed = tasks(&[(11, "a"), (13, "c")]);
    let theirs = tasks(&[(13, "c"), (11, "z")]);
    check(removed, &[theirs], &[tasks(&[(13, "c"), (11, "z"), (12, "b")])], &[]);
}

#[test]
fn rows_come_back_at_their_place_and_go_only_as_they_were() {
    let remove = |bits| Command::Remove { id: id(bits) };
    check(remove(2), &[], &[], &[]);
    check(remove(1), &[insert(9, Some(2))], &[insert(9, Some(1))], &[]);
    check(remove(2), &[step(1, None)], &[step(1, None), step(2, None)], &[]);
    check(remove(3), &[remove(1), remove(2)], &[remove(1), remove(2)], &[]);
    check(insert(9, None), &[area(1, "x")], &[area(1, "x")], &[]);
    let both = [insert(9, None), area(9, "x")];
    check(insert(9, None), &[area(9, "x")], &both, &[LeftAlone::Added(id(9))]);
    check(insert(9, None), &[remove(9)], &[], &[]);
}

#[test]
fn the_order_is_undone_if_nobody_changed_it_since() {
    check(step(1, None), &[insert(9, Some(3))], &[insert(9, Some(3))], &[]);
    check(step(1, None), &[step(2, None)], &[step(1, None), step(2, None)], &[LeftAlone::Order]);
    check(step(1, None), &[step(1, Some(2))], &[], &[]);
}

#[test]
fn commands_of_one_gesture_are_one_step() {
    let drag = |month| Command::Reschedule {
        id: id(1),
        start: Some(When::of_month(Month::new(2026, month).unwrap())),
        end: None,
    };
    let first = three();
    let mut history = History::default();
    let mut plan = first.clone();
    let mut record = |history: &mut History, command: Command| {
        let after = apply(&plan, command.clone()).unwrap();
        history.record(&plan, &after, command.label(&plan), command.merge_key());
        plan = after;
        plan.clone()
    };
    record(&mut history, drag(1));
    record(&mut history, drag(2));
    history.seal();
    let sealed = record(&mut history, drag(3));
    assert_eq!(history.can_undo(), Some(Label::Reschedule { number: 1 }));
    let undone = history.undo(&sealed).unwrap().plan;
    assert_eq!(undone, apply(&first, drag(2)).unwrap());
    assert_eq!(history.can_redo(), Some(Label::Reschedule { number: 1 }));
    assert_eq!(history.undo(&undone).unwrap().plan, first);
    assert!(history.undo(&first).is_none() && history.can_undo().is_none());
}

#[test]
fn a_gesture_that_comes_back_is_no_step() {
    let first = three();
    let moved = apply(&first, step(1, None)).unwrap();
    let mut history = History::default();
    let label = Label::Move { number: 1 };
    let key = step(1, None).merge_key();
    history.record(&first, &moved, label, key);
    history.record(&moved, &first, label, key);
    assert_eq!(history.can_undo(), None);
    history.record(&first, &first, label, key);
    assert_eq!(history.can_undo(), None);
}

#[test]
fn a_step_does_not_swallow_a_change_from_elsewhere() {
    let first = three();
    let moved = apply(&first, step(1, None)).unwrap();
    let foreign = apply(&moved, area(2, "theirs")).unwrap();
    let again = apply(&foreign, step(1, Some(2))).unwrap();
    let mut history = History::default();
    let key = step(1, None).merge_key();
    history.record(&first, &moved, Label::Replace, key);
    history.record(&foreign, &again, Label::Replace, key);
    let once = history.undo(&again).unwrap();
    let twice = history.undo(&once.plan).unwrap();
    assert_eq!(twice.plan, apply(&first, area(2, "theirs")).unwrap());
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut history = History::default();
    let mut plan = three();
    for number in 0..STEPS + 5 {
        let after = apply(&plan, area(1, &number.to_string())).unwrap();
        history.record(&plan, &after, Label::Replace, None);
        plan = after;
    }
    while let Some(undone) = history.undo(&plan) {
        plan = undone.plan;
    }
    assert_eq!(plan.actions[0].area, "4");
}

/// Applies the commands and records each as a step of its own.
fn record_all(first: &Plan, seeds: Vec<common::Seed>, ids: &mut Sequence) -> (Plan, History) {
    let mut history = History::default();
    let mut plan = first.clone();
    for seed in seeds {
        let command = seed.command(&plan, ids);
        let (label, key) = (command.label(&plan), command.merge_key());
        if let Ok(after) = apply(&plan, command) {
            history.record(&plan, &after, label, key);
            plan = after;
        }
    }
    (plan, history)
}

fn undo_all(history: &mut History, mut plan: Plan) -> Plan {
    while let Some(undone) = history.undo(&plan) {
        assert_eq!(undone.left_alone, []);
        plan = undone.plan;
    }
    plan
}

fn redo_all(history: &mut History, mut plan: Plan) -> Plan {
    while let Some(redone) = history.redo(&plan) {
        assert_eq!(redone.left_alone, []);
        plan = redone.plan;
    }
    plan
}

/// The fields of an action as JSON, those that belong together as one.
fn fields(action: &Action) -> Vec<Value> {
    let mut plan = Plan::new(id(0));
    plan.actions.push(Arc::new(action.clone()));
    let value = plan::format::plan_value(&plan)["actions"][0].take();
    let group =
        |keys: &[&str]| json!(keys.iter().map(|key| value[*key].clone()).collect::<Vec<_>>());
    let mut fields = vec![
        group(&["criterion", "subcriterion", "example"]),
        value["indicator"]["text"].clone(),
        value["indicator"]["target"].clone(),
    ];
    let single = ["area", "action", "objective", "start", "end", "resources", "responsible"];
    fields.extend(single.map(|key| value[key].clone()));
    fields.extend(["comments", "internal_note", "original"].map(|key| value[key].clone()));
    fields
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn all_undone_is_the_first_plan_and_all_redone_the_last(
        first in common::plan(),
        seeds in vec(common::seed(), 0..20),
    ) {
        let (last, mut history) = record_all(&first, seeds, &mut Sequence::new(3));
        for _ in 0..2 {
            prop_assert_eq!(&undo_all(&mut history, last.clone()), &first);
            prop_assert_eq!(&redo_all(&mut history, first.clone()), &last);
        }
    }

    #[test]
    fn undo_never_overwrites_what_came_from_elsewhere(
        first in common::plan(),
        own in common::seed(),
        foreign in vec(common::seed(), 1..5),
    ) {
        let mut ids = Sequence::new(ids_seed(&first));
        let (mine, mut history) = record_all(&first, vec![own], &mut ids);
        let (now, _) = record_all(&mine, foreign, &mut ids);
        let Some(undone) = history.undo(&now) else { return Ok(()) };
        common::assert_sound(&undone.plan);
        for row in &now.actions {
            let Some(before) = mine.action(row.id) else {
                prop_assert_eq!(undone.plan.action(row.id), Some(row), "a foreign row");
                continue;
            };
            let Some(result) = undone.plan.action(row.id) else {
                prop_assert_eq!(row, before, "a row that somebody changed is gone");
                prop_assert!(first.action(row.id).is_none());
                continue;
            };
            let old = first.action(row.id).map(|old| fields(old));
            let (before, row, result) = (fields(before), fields(row), fields(result));
            for place in 0..row.len() {
                let untouched = before[place] == row[place];
                let expect = old.as_ref().filter(|_| untouched).map_or(&row, |old| old);
                prop_assert_eq!(&result[place], &expect[place]);
            }
        }
        for row in &undone.plan.actions {
            let was = mine.action(row.id).is_some() && now.action(row.id).is_none();
            prop_assert!(!was, "a row that somebody removed came back");
        }
    }
}

fn ids_seed(plan: &Plan) -> u64 {
    Sequence::new(plan.id.bits() ^ 0x5555).next_id().bits()
}

#[test]
fn a_plan_that_was_left_can_be_undone_when_it_is_opened_again() {
    let before = three();
    let edited = apply(&before, area(1, "mine")).unwrap();
    let mut history = History::default();
    history.record(&before, &edited, area(1, "mine").label(&before), None);
    let mut left = plan::history::Left::default();
    left.keep(id(100), history);
    for other in 200..203 {
        left.keep(id(other), History::default());
    }
    assert!(left.take(id(99)).can_undo().is_none());
    let mut history = left.take(id(100));
    assert!(left.take(id(100)).can_undo().is_none(), "it is taken once");
    // Meanwhile another tab has changed another field, and the plan was read from its text again.
    let now = apply(&edited, area(2, "theirs")).unwrap();
    let text = plan::format::write_compact(&plan::Document::new(now), "test");
    let now = plan::format::read(&text, &mut Sequence::new(900)).unwrap().plan;
    let undone = history.undo(&now).unwrap();
    assert!(undone.left_alone.is_empty());
    assert_eq!(undone.plan.actions[0].area, before.actions[0].area);
    assert_eq!(undone.plan.actions[1].area, "theirs");
}
