//! The actions by criterion, as every screen that groups them shows them, and moves among those
//! that stand together there.

use crate::command::Command;
use crate::id::Id;
use crate::model::{Criterion, Plan};

/// How many groups there can be: the nine criteria, and none.
const GROUPS: usize = 10;

/// The actions of one criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The criterion; `None` for the actions without one.
    pub criterion: Option<Criterion>,
    /// Where its actions stand in the plan, from 0, in the order of the plan. Never empty.
    pub members: Vec<usize>,
}

/// The actions of `plan` by criterion, 1 to 9, those without one last. Each action is in one group.
pub fn by_criterion(plan: &Plan) -> Vec<Group> {
    let mut groups: [Vec<usize>; GROUPS] = Default::default();
    for (at, action) in plan.actions.iter().enumerate() {
        groups[place(action.criterion)].push(at);
    }
    let criterion = |members: &Vec<usize>| {
        members.first().and_then(|at| plan.actions.get(*at)).and_then(|action| action.criterion)
    };
    let groups = groups.into_iter().filter(|members| !members.is_empty());
    groups.map(|members| Group { criterion: criterion(&members), members }).collect()
}

fn place(criterion: Option<Criterion>) -> usize {
    criterion.map_or(GROUPS, |criterion| criterion.number().into()) - 1
}

/// The action before which a new one of this criterion stands, so that it is the last of its
/// group; `None` for the end of the plan.
pub fn behind(plan: &Plan, criterion: Option<Criterion>) -> Option<Id> {
    let last = plan.actions.iter().rposition(|action| action.criterion == criterion)?;
    plan.actions.get(last + 1).map(|action| action.id)
}

/// Moves an action past the one above or below it among those that are shown together, in order:
/// its number and its place on the screen change together. `None` at their edge.
pub fn step(plan: &Plan, together: &[Id], id: Id, up: bool) -> Option<Command> {
    let at = together.iter().position(|other| *other == id)?;
    if up {
        let before = Some(*together.get(at.checked_sub(1)?)?);
        return Some(Command::Move { id, before });
    }
    let below = plan.position(*together.get(at + 1)?)?;
    let before = plan.actions.get(below + 1).map(|action| action.id);
    Some(Command::Move { id, before })
}
