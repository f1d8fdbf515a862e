//! Commands applied to plans, and what they are called.

use std::sync::Arc;

use chrono::NaiveDate;
use plan::{
    Action, ActionChange, ActionField, Column, Command, Criterion, HeaderChange, HeaderField, Id,
    Label, MAX_ACTIONS, MAX_LOGO, MAX_TEXT, MergeKey, Moment, Month, Plan, Rejected, Sequence,
    Subcriterion, Task, When, apply,
};
use proptest::prelude::*;

use crate::common;

fn id(bits: u64) -> Id {
    Id::from_bits(bits)
}

/// Actions 1, 2 and 3; action 2 is `1.4 (7)` and has the tasks 20 and 21.
fn three() -> Plan {
    let mut plan = Plan::new(id(100));
    plan.actions = (1..=3).map(|bits| Arc::new(Action::new(id(bits)))).collect();
    let second = Arc::make_mut(&mut plan.actions[1]);
    second.subcriterion = "1.4".parse().ok();
    second.criterion = Criterion::new(1);
    second.example = "7".to_owned();
    second.tasks = vec![Task::new(id(20), "a"), Task::new(id(21), "b")];
    plan
}

fn order(plan: &Plan) -> Vec<u64> {
    plan.actions.iter().map(|action| action.id.bits()).collect()
}

/// The order of the rows after the command, or why there is none.
fn check(command: Command, expect: Result<&[u64], Rejected>) {
    let plan = three();
    let found = apply(&plan, command.clone());
    assert_eq!(found.as_ref().map(order).map_err(|why| *why), expect.map(<[u64]>::to_vec));
    let Ok(found) = found else { return };
    common::assert_sound(&found);
    for action in &found.actions {
        let same = plan.action(action.id).is_none_or(|old| **old != **action)
            || plan.actions.iter().any(|old| Arc::ptr_eq(old, action));
        assert!(same, "{command:?} copied an untouched row");
    }
}

/// The code of action 2 after a change.
fn check_code(change: ActionChange, expect: (Option<u8>, &str, &str)) {
    let plan = apply(&three(), Command::Edit { id: id(2), change }).unwrap();
    let action = plan.action(id(2)).unwrap();
    let code = action.subcriterion.map_or(String::new(), |code| code.to_string());
    let found = (action.criterion.map(Criterion::number), code.as_str(), action.example.as_str());
    assert_eq!(found, expect);
}

fn check_edit(change: ActionChange, expect: Result<(), Rejected>) {
    let found = apply(&three(), Command::Edit { id: id(2), change });
    assert_eq!(found.map(|_| ()), expect);
}

fn check_label(command: Command, label: Label, key: Option<MergeKey>) {
    assert_eq!((command.label(&three()), command.merge_key()), (label, key));
}

fn insert(ids: &[u64], before: Option<u64>) -> Command {
    let actions = ids.iter().map(|bits| Action::new(id(*bits))).collect();
    Command::Insert { actions, before: before.map(id), duplicate: false, areas: None }
}

fn step(bits: u64, before: Option<u64>) -> Command {
    Command::Move { id: id(bits), before: before.map(id) }
}

#[test]
fn rows_are_added_removed_and_moved() {
    check(insert(&[4, 5], None), Ok(&[1, 2, 3, 4, 5]));
    check(insert(&[4, 5], Some(1)), Ok(&[4, 5, 1, 2, 3]));
    check(insert(&[4], Some(9)), Err(Rejected::NoSuchAction));
    check(Command::Remove { id: id(2) }, Ok(&[1, 3]));
    check(Command::Remove { id: id(9) }, Err(Rejected::NoSuchAction));
    check(step(1, Some(3)), Ok(&[2, 1, 3]));
    check(step(3, Some(1)), Ok(&[3, 1, 2]));
    check(step(1, None), Ok(&[2, 3, 1]));
    check(step(2, Some(2)), Ok(&[1, 2, 3]));
    check(step(2, Some(3)), Ok(&[1, 2, 3]));
    check(step(2, Some(9)), Err(Rejected::NoSuchAction));
    check(step(9, None), Err(Rejected::NoSuchAction));
}

#[test]
fn no_two_records_get_one_id() {
    for used in [1, 20, 100] {
        check(insert(&[used], None), Err(Rejected::DuplicateId));
    }
    check(insert(&[4, 4], None), Err(Rejected::DuplicateId));
    let tasks = |ids: &[u64]| {
        ActionChange::Tasks(ids.iter().map(|bits| Task::new(id(*bits), "t")).collect())
    };
    check_edit(tasks(&[21, 20, 22]), Ok(()));
    check_edit(tasks(&[22, 22]), Err(Rejected::DuplicateId));
    for used in [1, 2, 100] {
        check_edit(tasks(&[used]), Err(Rejected::DuplicateId));
    }
    let mut twice = three();
    twice.actions.push(Arc::clone(&twice.actions[0]));
    check(Command::Replace { plan: twice, version: None }, Err(Rejected::DuplicateId));
}

#[test]
fn neither_criterion_nor_subcriterion_takes_the_other_away() {
    let code = |text: &str| text.parse::<Subcriterion>().ok();
    check_code(ActionChange::Criterion(Criterion::new(1)), (Some(1), "1.4", "7"));
    check_code(ActionChange::Criterion(Criterion::new(2)), (Some(2), "1.4", "7"));
    check_code(ActionChange::Criterion(None), (None, "1.4", "7"));
    check_code(ActionChange::Subcriterion(code("3.1"), "a".into()), (Some(1), "3.1", "a"));
    check_code(ActionChange::Subcriterion(None, "9".into()), (Some(1), "", "9"));
    check_code(ActionChange::Code(Criterion::new(3), code("3.1")), (Some(3), "3.1", "7"));
    check_code(ActionChange::Code(None, None), (None, "", "7"));
    let change = ActionChange::Subcriterion(code("3.1"), String::new());
    let plan = apply(&three(), Command::Edit { id: id(1), change }).unwrap();
    assert_eq!(plan.actions[0].criterion, Criterion::new(3), "an empty one is filled");
}

#[test]
fn what_is_no_criterion_stays_as_it_was_typed() {
    let edit = |plan: &Plan, change| apply(plan, Command::Edit { id: id(2), change }).unwrap();
    let unclear = |column, text: &str| ActionChange::Unclear(column, text.to_owned());
    let plan = edit(&three(), unclear(Column::Subcriterion, "por ver"));
    let action = &plan.actions[1];
    assert_eq!((action.subcriterion, action.example.as_str()), (None, ""));
    assert_eq!(action.original[&Column::Subcriterion], "por ver");
    assert_eq!(action.criterion, Criterion::new(1));
    let plan = edit(&plan, ActionChange::Subcriterion("1.2".parse().ok(), String::new()));
    assert!(plan.actions[1].original.is_empty(), "the value took its place");
    let plan = edit(&plan, unclear(Column::Criterion, "el cuarto"));
    assert_eq!(plan.actions[1].subcriterion, "1.2".parse().ok());
    assert_eq!(plan.actions[1].original[&Column::Criterion], "el cuarto");
    assert!(edit(&plan, ActionChange::Criterion(None)).actions[1].original.is_empty());
}

#[test]
fn a_code_that_is_emptied_does_not_come_back_as_what_an_import_read() {
    let mut plan = three();
    let action = Arc::make_mut(&mut plan.actions[1]);
    action.original.insert(Column::Criterion, "I".to_owned());
    action.original.insert(Column::Subcriterion, "1.4 (7), 1.5".to_owned());
    let empty = |plan: &Plan, change| apply(plan, Command::Edit { id: id(2), change }).unwrap();
    let kept = empty(&plan, ActionChange::Criterion(Criterion::new(2)));
    assert_eq!(kept.actions[1].original[&Column::Criterion], "I", "beside another value it stays");
    let plan = empty(&plan, ActionChange::Criterion(None));
    let plan = empty(&plan, ActionChange::Subcriterion(None, String::new()));
    assert!(plan.actions[1].original.is_empty());
}

#[test]
fn limits_hold_for_the_sum_of_a_field() {
    let long = |count: usize| "ñ".repeat(count);
    check_edit(ActionChange::Text(ActionField::Area, long(MAX_TEXT)), Ok(()));
    check_edit(
        ActionChange::Text(ActionField::Area, long(MAX_TEXT + 1)),
        Err(Rejected::TextTooLong),
    );
    let halves = vec![long(MAX_TEXT / 2); 2];
    check_edit(ActionChange::Responsible(halves), Err(Rejected::TextTooLong));
    check_edit(ActionChange::Responsible(vec![String::new(); 9]), Ok(()));
    let many = vec![String::new(); MAX_TEXT + 2];
    check_edit(ActionChange::Responsible(many), Err(Rejected::TextTooLong));
    let logo = |count| Command::Header(HeaderChange::Logo(long(count)));
    check(logo(MAX_LOGO), Ok(&[1, 2, 3]));
    check(logo(MAX_LOGO + 1), Err(Rejected::TextTooLong));
    let rows: Vec<u64> = (1000..1000 + MAX_ACTIONS as u64 - 3).collect();
    assert!(apply(&three(), insert(&rows, None)).is_ok());
    let rows: Vec<u64> = (1000..1000 + MAX_ACTIONS as u64 - 2).collect();
    check(insert(&rows, None), Err(Rejected::TooManyActions));
}

#[test]
fn a_date_always_has_words() {
    let march = Month::new(2026, 3).unwrap();
    let bare = |moment| Some(When { moment, written: String::new() });
    let edit = |change| apply(&three(), Command::Edit { id: id(1), change }).unwrap();
    let start = |moment| edit(ActionChange::Start(bare(moment))).actions[0].start.clone();
    assert_eq!(start(Moment::Month(march)), Some(When::of_month(march)));
    assert_eq!(start(Moment::Unclear), None);
    let quarter = start(Moment::Quarter(march)).unwrap();
    assert_eq!(
        (quarter.moment, quarter.written.as_str()),
        (Moment::Quarter(march + -2), "T1-2026")
    );
}

#[test]
fn replacing_keeps_the_identity_and_shares_equal_rows() {
    let plan = three();
    let mut other = three();
    other.id = id(7);
    other.actions = other.actions.iter().map(|it| Arc::new(Action::clone(it))).collect();
    other.actions.remove(0);
    Arc::make_mut(&mut other.actions[1]).area = "new".into();
    let replaced = apply(&plan, Command::Replace { plan: other, version: None }).unwrap();
    assert_eq!((replaced.id, order(&replaced)), (id(100), vec![2, 3]));
    assert!(Arc::ptr_eq(&replaced.actions[0], &plan.actions[1]));
    assert!(Arc::ptr_eq(&replaced.header, &plan.header));
}

#[test]
fn commands_say_what_they_do() {
    let edit = |change| Command::Edit { id: id(2), change };
    let text = String::new;
    check_label(
        edit(ActionChange::Text(ActionField::Area, text())),
        Label::Edit { column: Column::Area, number: 2 },
        None,
    );
    check_label(
        edit(ActionChange::Criterion(None)),
        Label::Edit { column: Column::Criterion, number: 2 },
        None,
    );
    check_label(
        edit(ActionChange::Text(ActionField::Target, text())),
        Label::EditDetail { number: 2 },
        None,
    );
    check_label(
        edit(ActionChange::Start(None)),
        Label::Edit { column: Column::Start, number: 2 },
        Some(MergeKey::Edit(id(2), plan::ActionField::Start)),
    );
    check_label(
        Command::Reschedule { id: id(3), start: None, end: None },
        Label::Reschedule { number: 3 },
        Some(MergeKey::Reschedule(id(3))),
    );
    check_label(insert(&[4, 5], None), Label::Add { count: 2 }, None);
    let copy = |before: Option<u64>| Command::Insert {
        actions: vec![Action::new(id(4))],
        before: before.map(id),
        duplicate: true,
        areas: None,
    };
    check_label(copy(Some(3)), Label::Duplicate { number: 2 }, None);
    check_label(copy(None), Label::Duplicate { number: 3 }, None);
    check_label(Command::Remove { id: id(9) }, Label::Remove { number: 0 }, None);
    check_label(step(1, None), Label::Move { number: 1 }, Some(MergeKey::Move(id(1))));
    check_label(Command::Replace { plan: three(), version: None }, Label::Replace, None);
    let version = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap().and_hms_opt(10, 42, 0).unwrap();
    let back = Command::Replace { plan: three(), version: Some(version) };
    check_label(back, Label::Restore { version }, None);
    check_label(
        Command::Header(HeaderChange::Text(HeaderField::Title, text())),
        Label::Header,
        Some(MergeKey::Header(plan::HeaderField::Title)),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_command_leaves_a_sound_plan_and_shares_the_rest(
        plan in common::plan(),
        seeds in proptest::collection::vec(common::seed(), 1..12),
    ) {
        let mut ids = Sequence::new(77);
        let mut plan = plan;
        for seed in seeds {
            let command = seed.command(&plan, &mut ids);
            let Ok(after) = apply(&plan, command) else { continue };
            common::assert_sound(&after);
            prop_assert_eq!(after.id, plan.id);
            for action in &after.actions {
                if let Some(old) = plan.action(action.id).filter(|old| *old == action) {
                    prop_assert!(Arc::ptr_eq(old, action));
                }
            }
            plan = after;
        }
    }
}
