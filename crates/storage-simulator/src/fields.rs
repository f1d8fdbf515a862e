//! The fields that people write here: what a plan says in each, and what writes into it.

use plan::{
    Action, ActionChange, ActionField, Command, FieldPath, HeaderChange, HeaderField, Id, Plan,
    Task,
};

use crate::places::{FIELDS, HEADER};

/// The place that a row and a field name in a plan.
pub fn path(plan: &Plan, row: u8, field: u8) -> FieldPath {
    let header = FieldPath::Header(HEADER[usize::from(field) % HEADER.len()]);
    let Some(at) = usize::from(row).checked_rem(plan.actions.len()) else { return header };
    let action = &plan.actions[at];
    match field % 6 {
        0 => FieldPath::Action(action.id, FIELDS[0]),
        1 => FieldPath::Action(action.id, FIELDS[1]),
        2 | 3 => FieldPath::Action(action.id, ActionField::Tasks),
        4 => match usize::from(row).checked_rem(action.tasks.len()) {
            Some(task) => FieldPath::Task { action: action.id, task: action.tasks[task].id },
            None => FieldPath::Action(action.id, ActionField::Tasks),
        },
        _ => header,
    }
}

/// What a plan says at a place.
pub fn said(plan: &Plan, path: FieldPath) -> Option<String> {
    let of = |action: &Action, field| match field {
        ActionField::Tasks => {
            action.tasks.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("\n")
        }
        ActionField::Area => action.area.clone(),
        _ => action.objective.clone(),
    };
    match path {
        FieldPath::Header(HeaderField::Title) => Some(plan.header.title.clone()),
        FieldPath::Header(_) => Some(plan.header.institution.clone()),
        FieldPath::Action(action, field) => Some(of(plan.action(action)?, field)),
        FieldPath::Task { action, task } => {
            let tasks = &plan.action(action)?.tasks;
            let task = tasks.iter().find(|it| it.id == task);
            Some(task.map_or_else(String::new, |it| it.text.clone()))
        }
    }
}

/// The command that writes a text at a place; none where the action is not there. Lines of tasks
/// are told from those of `opened`.
pub fn command(
    plan: &Plan,
    opened: &Plan,
    path: FieldPath,
    text: &str,
    new: &mut dyn FnMut() -> Id,
) -> Option<Command> {
    let text = text.to_owned();
    let (id, change) = match path {
        FieldPath::Header(HeaderField::Title) => {
            return Some(Command::Header(HeaderChange::Text(HeaderField::Title, text)));
        }
        FieldPath::Header(_) => {
            return Some(Command::Header(HeaderChange::Text(HeaderField::Institution, text)));
        }
        FieldPath::Action(id, ActionField::Tasks) => {
            let old = opened.action(id).or(plan.action(id))?;
            (id, ActionChange::Tasks(tasks(&old.tasks, &text, new)))
        }
        FieldPath::Action(id, ActionField::Area) => {
            (id, ActionChange::Text(ActionField::Area, text))
        }
        FieldPath::Action(id, _) => (id, ActionChange::Text(ActionField::Objective, text)),
        FieldPath::Task { action, task } => {
            let mut tasks = plan.action(action)?.tasks.clone();
            match tasks.iter_mut().find(|it| it.id == task) {
                Some(there) => there.text = text,
                None => tasks.push(Task::new(task, text)),
            }
            (action, ActionChange::Tasks(tasks))
        }
    };
    plan.action(id)?;
    Some(Command::Edit { id, change })
}

/// The tasks of a text with one a line, as the app makes them: a line that was a task before keeps
/// its identity, and otherwise the task at the same place does.
fn tasks(old: &[Task], text: &str, new: &mut dyn FnMut() -> Id) -> Vec<Task> {
    let mut left: Vec<Option<&Task>> = old.iter().map(Some).collect();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut same = Vec::new();
    for line in &lines {
        let at = left.iter().position(|task| task.is_some_and(|task| task.text == *line));
        same.push(at.and_then(|at| left[at].take().cloned()));
    }
    let mut made = Vec::new();
    for (at, (line, same)) in lines.into_iter().zip(same).enumerate() {
        made.push(same.unwrap_or_else(|| match left.get_mut(at).and_then(Option::take) {
            Some(task) => Task { text: line.to_owned(), ..task.clone() },
            None => Task::new(new(), line),
        }));
    }
    made
}
