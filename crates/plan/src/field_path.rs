//! One place in a plan that a person writes a text into.

use std::sync::Arc;

use crate::field::{ACTION, ActionField, HEADER, HeaderField, copy_field};
use crate::id::Id;
use crate::model::{Action, Plan};

/// A field of one record of a plan, whether the plan has that record or not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FieldPath {
    /// A field of *Datos del plan*.
    Header(HeaderField),
    /// A field of an action; of [`ActionField::Tasks`] all tasks as one text.
    Action(Id, ActionField),
    /// The text of one task.
    Task {
        /// The action.
        action: Id,
        /// The task.
        task: Id,
    },
}

impl FieldPath {
    /// The action that it belongs to; `None` in *Datos del plan*.
    pub const fn action(self) -> Option<Id> {
        match self {
            Self::Header(_) => None,
            Self::Action(action, _) | Self::Task { action, .. } => Some(action),
        }
    }

    /// `to` with what `from` says here, and nothing else of it. Rows that stay as they are keep
    /// their allocations. An action that one of them lacks is left as it is in `to`; a task that
    /// `from` lacks goes, one that only `from` has comes in its place.
    pub fn copied(self, from: &Plan, to: &Plan) -> Plan {
        let mut plan = to.clone();
        match self {
            Self::Header(field) => {
                copy_field(HEADER, field, &from.header, Arc::make_mut(&mut plan.header));
            }
            Self::Action(id, field) => {
                self.change(from, &mut plan, id, |from, to| copy_field(ACTION, field, from, to));
            }
            Self::Task { action, task } => {
                self.change(from, &mut plan, action, |from, to| copy_task(task, from, to));
            }
        }
        plan
    }

    fn change(self, from: &Plan, to: &mut Plan, id: Id, copy: impl FnOnce(&Action, &mut Action)) {
        if let (Some(from), Some(at)) = (from.action(id), to.position(id))
            && !Arc::ptr_eq(from, &to.actions[at])
        {
            let mut action = Action::clone(&to.actions[at]);
            copy(from, &mut action);
            if action != *to.actions[at] {
                to.actions[at] = Arc::new(action);
            }
        }
    }

    /// Whether both plans say the same here.
    pub fn is_same(self, one: &Plan, other: &Plan) -> bool {
        self.copied(one, other) == *other
    }

    /// Whether the step from `before` to `after` takes the record away that holds it.
    pub fn is_lost(self, before: &Plan, after: &Plan) -> bool {
        let Some((id, was)) = self.action().and_then(|id| Some((id, before.action(id)?))) else {
            return false;
        };
        let has = |action: &Action, task: Id| action.tasks.iter().any(|it| it.id == task);
        match (self, after.action(id)) {
            (_, None) => true,
            (Self::Task { task, .. }, Some(is)) => has(was, task) && !has(is, task),
            (Self::Header(_) | Self::Action(..), Some(_)) => false,
        }
    }
}

fn copy_task(id: Id, from: &Action, to: &mut Action) {
    let position = |action: &Action| action.tasks.iter().position(|task| task.id == id);
    match (position(from), position(to)) {
        (Some(source), Some(at)) => to.tasks[at].text.clone_from(&from.tasks[source].text),
        (Some(source), None) => {
            to.tasks.insert(source.min(to.tasks.len()), from.tasks[source].clone());
        }
        (None, Some(at)) => drop(to.tasks.remove(at)),
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Task;

    const ROW: Id = Id::from_bits(7);
    const FIRST: Id = Id::from_bits(8);
    const SECOND: Id = Id::from_bits(9);

    fn plan(area: &str, tasks: &[(Id, &str)]) -> Plan {
        let mut plan = Plan::new(Id::from_bits(1));
        let tasks = tasks.iter().map(|(id, text)| Task::new(*id, *text)).collect();
        let action = Action { area: area.into(), tasks, ..Action::new(ROW) };
        plan.actions.push(Arc::new(action));
        plan
    }

    #[test]
    fn only_the_named_field_is_copied() {
        let from = plan("nueva", &[(FIRST, "otra")]);
        let to = plan("vieja", &[(FIRST, "una")]);
        let area = FieldPath::Action(ROW, ActionField::Area);
        assert_eq!(area.copied(&from, &to), plan("nueva", &[(FIRST, "una")]));
        let tasks = FieldPath::Action(ROW, ActionField::Tasks);
        assert_eq!(tasks.copied(&from, &to), plan("vieja", &[(FIRST, "otra")]));
        let task = FieldPath::Task { action: ROW, task: FIRST };
        assert_eq!(task.copied(&from, &to), plan("vieja", &[(FIRST, "otra")]));
        let mut header = plan("vieja", &[]);
        Arc::make_mut(&mut header.header).title = "Plan".into();
        let title = FieldPath::Header(HeaderField::Title);
        assert_eq!(title.copied(&header, &to).header.title, "Plan");
    }

    #[test]
    fn a_task_comes_and_goes_with_its_record() {
        let (both, one) = (plan("", &[(FIRST, "a"), (SECOND, "b")]), plan("", &[(FIRST, "a")]));
        let second = FieldPath::Task { action: ROW, task: SECOND };
        assert_eq!(second.copied(&both, &one), both);
        assert_eq!(second.copied(&one, &both), one);
        assert!(second.is_lost(&both, &one) && !second.is_lost(&one, &both));
        let gone = Plan::new(Id::from_bits(1));
        assert!(FieldPath::Action(ROW, ActionField::Area).is_lost(&both, &gone));
        assert!(!FieldPath::Header(HeaderField::Title).is_lost(&both, &gone));
    }

    #[test]
    fn rows_that_say_the_same_are_shared() {
        let from = plan("igual", &[]);
        let to = plan("igual", &[]);
        let area = FieldPath::Action(ROW, ActionField::Area);
        assert!(Arc::ptr_eq(&area.copied(&from, &to).actions[0], &to.actions[0]));
        assert!(area.is_same(&from, &to));
    }
}
