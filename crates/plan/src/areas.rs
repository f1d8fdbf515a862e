//! *Áreas sin acción*: how a guide brings them, and how one becomes an action. Both are a
//! [`Command::Insert`], so that each is one step that can be undone.

use crate::command::Command;
use crate::id::Id;
use crate::model::{Action, OpenArea, Plan, Subcriterion};

/// Adds what was chosen from a guide, at the end: actions, and the áreas that no action is about.
pub fn from_guide(plan: &Plan, actions: Vec<Action>, areas: Vec<OpenArea>) -> Command {
    let areas = plan.header.areas.iter().cloned().chain(areas).collect();
    Command::Insert { actions, before: None, duplicate: false, areas: Some(areas) }
}

/// Makes an action with this id at the end of the table of an área, which leaves their list;
/// `None` where there is no such área any more.
pub fn adopt(plan: &Plan, area: Id, id: Id) -> Option<Command> {
    let mut areas = plan.header.areas.clone();
    let area = areas.remove(areas.iter().position(|it| it.id == area)?);
    let action = Action {
        criterion: area.subcriterion.map(Subcriterion::criterion),
        subcriterion: area.subcriterion,
        example: area.example,
        area: area.text,
        extra: area.extra,
        ..Action::new(id)
    };
    Some(Command::Insert {
        actions: vec![action],
        before: None,
        duplicate: false,
        areas: Some(areas),
    })
}
