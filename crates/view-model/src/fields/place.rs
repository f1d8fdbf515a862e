//! Where a typed text goes, and the one way in which it becomes a change of the plan.

use plan::{
    Action, ActionChange, Command, FieldPath, FieldValue, Header, HeaderChange, HeaderField, Id,
    IdSource, Plan, Task,
};

use super::TextField;

/// Where a box's text goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextPlace {
    /// A field of an action.
    Action(Id, TextField),
    /// A task of an action.
    Task {
        /// The action.
        action: Id,
        /// The task, which the plan may not have yet.
        task: Id,
    },
    /// A text of *Datos del plan*.
    Header(HeaderField),
    /// The text of an *área sin acción*.
    Area(Id),
}

impl TextPlace {
    /// The field of the plan that the text is for.
    pub fn path(self) -> FieldPath {
        match self {
            Self::Task { action, task } => FieldPath::Task { action, task },
            Self::Header(field) => FieldPath::Header(field),
            Self::Area(_) => FieldPath::Header(HeaderField::Areas),
            Self::Action(action, field) => FieldPath::Action(action, field.action_field()),
        }
    }

    /// What the plan says here; a task that is not there yet says nothing.
    pub fn said(self, plan: &Plan) -> Option<String> {
        match self {
            Self::Action(action, field) => Some(field.text(plan.action(action)?)),
            Self::Task { action, task } => {
                let task = plan.action(action)?.tasks.iter().find(|it| it.id == task);
                Some(task.map_or_else(String::new, |task| task.text.clone()))
            }
            Self::Header(field) => field.text(&plan.header).cloned(),
            Self::Area(id) => {
                plan.header.areas.iter().find(|it| it.id == id).map(|it| it.text.clone())
            }
        }
    }

    /// The change that a finished text makes; `None` where the plan says it already, and where it
    /// has no such place. It is the only way from a text to a change: of the table, the form, the
    /// preview, a text that is recovered and one that ends a question.
    ///
    /// The action was as `begun` when the box was opened, where that is known. New tasks get their
    /// ids from `ids`.
    pub fn change(
        self,
        plan: &Plan,
        begun: Option<&Action>,
        text: &str,
        ids: &mut dyn IdSource,
    ) -> Option<Command> {
        match self {
            Self::Action(id, field) => {
                let action = plan.action(id)?;
                field.change([begun.unwrap_or(action), action], plan, text, ids)
            }
            Self::Task { action, task } => task_change(plan.action(action)?, task, text.trim()),
            Self::Header(field) => header_change(&plan.header, field, text),
            Self::Area(id) => area_change(&plan.header, id, text.trim_end()),
        }
    }

    /// The change that puts an unfinished text back into its place, where a person types on: in a
    /// text of *Datos del plan* with the blank at its end, which a finished text has not.
    pub fn resumed(self, plan: &Plan, text: &str, ids: &mut dyn IdSource) -> Option<Command> {
        let Self::Header(field) = self else { return self.change(plan, None, text, ids) };
        let is_new = field.text(&plan.header)? != text;
        is_new.then(|| Command::Header(HeaderChange::Text(field, text.to_owned())))
    }
}

fn task_change(action: &Action, task: Id, text: &str) -> Option<Command> {
    let mut tasks = action.tasks.clone();
    match tasks.iter_mut().find(|it| it.id == task) {
        Some(there) => there.text = text.to_owned(),
        None => tasks.push(Task::new(task, text)),
    }
    let change = ActionChange::Tasks(tasks);
    Some(Command::Edit { id: action.id, change })
}

fn header_change(header: &Header, field: HeaderField, text: &str) -> Option<Command> {
    let text = match field.value(header)? {
        FieldValue::Line(_) => text.trim(),
        FieldValue::Text(_) => text.trim_end(),
        _ => return None,
    };
    let is_new = field.text(header).is_none_or(|said| said != text);
    is_new.then(|| Command::Header(HeaderChange::Text(field, text.to_owned())))
}

fn area_change(header: &Header, id: Id, text: &str) -> Option<Command> {
    let mut areas = header.areas.clone();
    let area = areas.iter_mut().find(|area| area.id == id)?;
    if area.text == text {
        return None;
    }
    area.text = text.to_owned();
    Some(Command::Header(HeaderChange::Areas(areas)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use plan::{ActionField, OpenArea, Sequence};

    use super::*;

    fn plan() -> Plan {
        let mut plan = Plan::new(Id::from_bits(1));
        let mut action = Action::new(Id::from_bits(2));
        action.tasks.push(Task::new(Id::from_bits(3), "Medir"));
        plan.actions.push(Arc::new(action));
        let header = Arc::make_mut(&mut plan.header);
        header.areas.push(OpenArea::new(Id::from_bits(4), "Sin mapa"));
        plan
    }

    /// All kinds of places, and two that no column shows.
    fn places() -> [TextPlace; 8] {
        let row = Id::from_bits(2);
        let of = |field| TextPlace::Action(row, TextField::of(field).unwrap_or(TextField::Example));
        [
            of(ActionField::Area),
            of(ActionField::Target),
            of(ActionField::InternalNote),
            TextPlace::Action(row, TextField::Example),
            TextPlace::Task { action: row, task: Id::from_bits(3) },
            TextPlace::Header(HeaderField::Title),
            TextPlace::Header(HeaderField::InternalNote),
            TextPlace::Area(Id::from_bits(4)),
        ]
    }

    #[test]
    fn a_text_is_in_its_place_once_its_change_is_made() {
        for place in places() {
            let before = plan();
            let change = place.change(&before, None, "Otra cosa ", &mut Sequence::new(9));
            let after = plan::apply(&before, change.expect("a change")).expect("applied");
            assert_eq!(place.said(&after).as_deref(), Some("Otra cosa"), "{place:?}");
            let only = place.path().copied(&before, &after);
            assert_eq!(only, before, "{place:?} wrote elsewhere");
        }
    }

    #[test]
    fn a_text_that_is_said_already_changes_nothing() {
        let plan = plan();
        for place in places() {
            let said = place.said(&plan).expect("there");
            let change = place.change(&plan, None, &said, &mut Sequence::new(9));
            let after = change.map_or_else(|| plan.clone(), |it| plan::apply(&plan, it).unwrap());
            assert_eq!(after, plan, "{place:?}");
        }
    }

    #[test]
    fn an_unfinished_text_keeps_the_blank_after_which_one_types_on() {
        let before = plan();
        let place = TextPlace::Header(HeaderField::Motto);
        let change = place.resumed(&before, "Año de la ", &mut Sequence::new(9));
        let after = plan::apply(&before, change.expect("a change")).expect("applied");
        assert_eq!(place.said(&after).as_deref(), Some("Año de la "));
    }

    #[test]
    fn every_field_that_is_typed_is_found_by_its_name() {
        for row in plan::field::ACTION {
            if let Some(field) = TextField::of(row.of) {
                assert_eq!(TextField::from_key(field.key()), Some(field));
            }
        }
        assert_eq!(TextField::from_key("target"), Some(TextField::Apart(ActionField::Target)));
        assert_eq!(TextField::from_key("example"), Some(TextField::Example));
        assert_eq!(TextField::from_key("original"), None);
    }
}
