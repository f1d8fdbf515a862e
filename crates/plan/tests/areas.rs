//! *Áreas sin acción*: they come with a guide, become actions, and are never lost to an undo.

use plan::template::with_new_ids;
use plan::{
    Action, Command, Document, Header, HeaderChange, History, Id, IdSource, Label, OpenArea, Plan,
    Rejected, Sequence, apply, areas, format,
};

use crate::common::assert_sound;

fn area(id: u64, text: &str) -> OpenArea {
    let subcriterion = "1.4".parse().ok();
    OpenArea { subcriterion, example: "3".into(), ..OpenArea::new(Id::from_bits(id), text) }
}

/// A plan with the actions 10 and 11 and the áreas 20 and 21, which came from a guide.
fn plan() -> Plan {
    let actions = [10, 11].map(|id| Action::new(Id::from_bits(id))).to_vec();
    let areas = vec![area(20, "No hay buzón"), area(21, "Falta orden")];
    let empty = Plan::new(Id::from_bits(1));
    let guide = areas::from_guide(&empty, actions, areas);
    assert_eq!(guide.label(&empty), Label::Add { count: 2 });
    apply(&empty, guide).expect("applied")
}

fn texts(plan: &Plan) -> Vec<&str> {
    plan.header.areas.iter().map(|area| area.text.as_str()).collect()
}

fn adopt(plan: &Plan, area: u64, id: u64) -> Command {
    areas::adopt(plan, Id::from_bits(area), Id::from_bits(id)).expect("an área")
}

/// The plan after a command, which the history keeps.
fn commit(history: &mut History, plan: &Plan, command: Command) -> Plan {
    let (label, merge) = (command.label(plan), command.merge_key());
    let after = apply(plan, command).expect("applied");
    assert_sound(&after);
    history.record(plan, &after, label, merge);
    after
}

#[test]
fn an_area_becomes_an_action_at_the_end_in_one_step() {
    let mut history = History::default();
    let before = plan();
    let after = commit(&mut history, &before, adopt(&before, 20, 30));
    let action = after.actions.last().expect("three actions");
    assert_eq!(action.area, "No hay buzón");
    assert_eq!(action.subcriterion.map(|it| it.to_string()).as_deref(), Some("1.4"));
    assert_eq!(action.criterion.map(|it| it.number()), Some(1));
    assert_eq!(action.example, "3");
    assert_eq!(texts(&after), ["Falta orden"]);
    assert_eq!(history.can_undo(), Some(Label::Add { count: 1 }));
    let undone = history.undo(&after).expect("a step");
    assert_eq!(undone.plan, before);
    assert_eq!(history.redo(&before).expect("a step").plan, after);
}

#[test]
fn an_undo_loses_no_area_when_others_went_since() {
    let mut history = History::default();
    let before = plan();
    let after = commit(&mut history, &before, adopt(&before, 20, 30));
    let elsewhere = apply(&after, adopt(&after, 21, 31)).expect("applied");
    let undone = history.undo(&elsewhere).expect("a step");
    assert_eq!(texts(&undone.plan), ["No hay buzón"]);
    assert_eq!(undone.plan.actions.len(), 3);
    assert_sound(&undone.plan);
}

#[test]
fn areas_alone_are_a_change_of_the_header() {
    let before = plan();
    let command = areas::from_guide(&before, Vec::new(), vec![area(22, "Otra")]);
    assert_eq!(command.label(&before), Label::Header);
    let after = apply(&before, command).expect("applied");
    assert_eq!(texts(&after), ["No hay buzón", "Falta orden", "Otra"]);
    let change = HeaderChange::Areas(after.header.areas[1..].to_vec());
    let fewer = apply(&after, Command::Header(change)).expect("applied");
    assert_eq!(texts(&fewer), ["Falta orden", "Otra"]);
}

#[test]
fn ids_are_never_given_twice() {
    let before = plan();
    let twice = |command| assert_eq!(apply(&before, command), Err(Rejected::DuplicateId));
    twice(adopt(&before, 20, 10));
    twice(adopt(&before, 20, 21));
    twice(areas::from_guide(&before, Vec::new(), vec![area(11, "")]));
    let action = Action::new(Id::from_bits(40));
    twice(areas::from_guide(&before, vec![action], vec![area(40, "")]));
    twice(Command::Header(HeaderChange::Areas(vec![area(10, "")])));
    let insert = vec![Action::new(Id::from_bits(20))];
    twice(Command::Insert { actions: insert, before: None, duplicate: false, areas: None });
    assert_eq!(areas::adopt(&before, Id::from_bits(99), Id::from_bits(50)), None);
    let long = vec![area(60, &"x".repeat(plan::MAX_TEXT + 1))];
    let command = areas::from_guide(&before, Vec::new(), long);
    assert_eq!(apply(&before, command), Err(Rejected::TextTooLong));
}

#[test]
fn a_copy_has_new_ids_and_the_same_areas() {
    let before = plan();
    let copy = with_new_ids(&before, &mut Sequence::new(3));
    assert_sound(&copy);
    assert_eq!(texts(&copy), texts(&before));
    let old = before.header.areas.iter().map(|area| area.id);
    assert!(old.zip(&copy.header.areas).all(|(old, new)| old != new.id));
}

#[test]
fn a_file_keeps_areas_and_what_it_does_not_know_of_them() {
    let file = r#"{ "format": "mejora-plan", "schema": 1, "plan": {
        "id": "01", "actions": [{ "id": "02" }],
        "open_areas": [
            { "id": "02", "subcriterion": "9.9.9", "text": 7, "why": [1] }, "Sin luz", [null]
        ] }, "lineage": {} }"#;
    let mut ids = Sequence::new(5);
    let document = format::read(file, &mut ids).expect("a plan file");
    assert_sound(&document.plan);
    assert_eq!(texts(&document.plan), ["7", "Sin luz"]);
    let written = format::write(&document, "a");
    for kept in ["\"9.9.9\"", "\"why\"", "null"] {
        assert!(written.contains(kept), "{kept}");
    }
    let again = format::read(&written, &mut ids).expect("a plan file");
    assert_eq!(again.plan.header.areas, document.plan.header.areas);
    let none = Document::new(Plan::new(ids.next_id()));
    assert_eq!(none.plan.header.areas, Header::default().areas);
    assert!(!format::write(&none, "a").contains("open_areas"));
}
