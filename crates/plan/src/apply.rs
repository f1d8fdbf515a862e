//! The one way for a plan to change: a command in, a new plan out.

use std::sync::Arc;

use crate::column::Column;
use crate::command::{ActionChange, Command, HeaderChange, Rejected};
use crate::id::Id;
use crate::id_index::IdIndex;
use crate::limits;
use crate::model::{Action, Criterion, Header, OpenArea, Plan, Subcriterion, Task};
use crate::when::When;

/// The plan after `command`, or why it cannot be.
///
/// The new plan holds every invariant of [`Plan`] and [`Action`] if the old one did. Rows that
/// the command does not change are the same allocation as before, and a command that changes
/// nothing gives an equal plan.
pub fn apply(plan: &Plan, command: Command) -> Result<Plan, Rejected> {
    match command {
        Command::Header(change) => change_header(plan, change),
        Command::Edit { id, change } => edit(plan, id, change),
        Command::Reschedule { id, start, end } => reschedule(plan, id, start, end),
        Command::Insert { actions, before, areas, .. } => insert(plan, actions, before, areas),
        Command::Remove { id } => remove(plan, id),
        Command::Move { id, before } => move_before(plan, id, before),
        Command::Replace { plan: content, .. } => replace(plan, content),
    }
}

fn find(plan: &Plan, id: Id) -> Result<usize, Rejected> {
    plan.position(id).ok_or(Rejected::NoSuchAction)
}

/// Where an action goes that is to stand before another one, or at the end.
fn place(plan: &Plan, before: Option<Id>) -> Result<usize, Rejected> {
    before.map_or(Ok(plan.actions.len()), |id| find(plan, id))
}

fn change_header(plan: &Plan, change: HeaderChange) -> Result<Plan, Rejected> {
    limits::header_change(&change)?;
    if let HeaderChange::Areas(areas) = &change {
        let others = plan.actions.iter().flat_map(|action| record_ids(action));
        limits::all_new(&mut area_ids(areas), &mut others.chain([plan.id]))?;
    }
    let mut header = Header::clone(&plan.header);
    set_header(&mut header, change);
    Ok(with_header(plan, header))
}

fn with_header(plan: &Plan, header: Header) -> Plan {
    let mut plan = plan.clone();
    if *plan.header != header {
        plan.header = Arc::new(header);
    }
    plan
}

fn set_header(header: &mut Header, change: HeaderChange) {
    match change {
        HeaderChange::Text(field, text) => {
            if let Some(into) = field.text_mut(header) {
                *into = text;
            }
        }
        HeaderChange::Period(period) => header.period = period,
        HeaderChange::Logo(address) => header.logo = address,
        HeaderChange::Signatories(list) => header.signatories = list,
        HeaderChange::Committee(list) => header.committee = list,
        HeaderChange::Areas(list) => header.areas = list,
        HeaderChange::State(state) => header.state = state,
        HeaderChange::Paper(paper) => header.paper = paper,
        HeaderChange::PrintSize(size) => header.print_size = size,
        HeaderChange::Catalogue(version) => header.catalogue = version,
    }
}

fn edit(plan: &Plan, id: Id, change: ActionChange) -> Result<Plan, Rejected> {
    let position = find(plan, id)?;
    limits::action_change(&change)?;
    if let ActionChange::Tasks(tasks) = &change {
        limits::all_new(&mut tasks.iter().map(|task| task.id), &mut ids_around(plan, id))?;
    }
    let mut action = Action::clone(&plan.actions[position]);
    set_action(&mut action, change);
    Ok(with_action(plan, position, action))
}

fn with_action(plan: &Plan, position: usize, action: Action) -> Plan {
    let mut plan = plan.clone();
    if *plan.actions[position] != action {
        plan.actions[position] = Arc::new(action);
    }
    plan
}

fn set_action(action: &mut Action, change: ActionChange) {
    match change {
        ActionChange::Criterion(criterion) => set_criterion(action, criterion),
        ActionChange::Subcriterion(subcriterion, example) => {
            set_subcriterion(action, subcriterion, example);
            follow_subcriterion(action);
        }
        ActionChange::Code(criterion, subcriterion) => {
            let example = std::mem::take(&mut action.example);
            set_criterion(action, criterion);
            set_subcriterion(action, subcriterion, example);
        }
        ActionChange::Unclear(column, text) => set_unclear(action, column, text),
        ActionChange::Text(field, text) => {
            if let Some(into) = field.text_mut(action) {
                *into = text;
            }
        }
        ActionChange::Tasks(tasks) => action.tasks = tasks,
        ActionChange::Start(start) => action.start = start.and_then(When::sound),
        ActionChange::End(end) => action.end = end.and_then(When::sound),
        ActionChange::Responsible(units) => action.responsible = units,
    }
}

/// What stood in place of a value goes when the value comes, and what an import read beside one when
/// the value goes: it must not come to stand in its place.
fn set_criterion(action: &mut Action, criterion: Option<Criterion>) {
    if action.criterion.is_none() || criterion.is_none() {
        action.original.remove(&Column::Criterion);
    }
    action.criterion = criterion;
}

fn set_subcriterion(action: &mut Action, subcriterion: Option<Subcriterion>, example: String) {
    // An example alone is no answer to a text that was not understood.
    let settled = subcriterion.is_some() || example.is_empty();
    if settled && (action.subcriterion.is_none() || subcriterion.is_none()) {
        action.original.remove(&Column::Subcriterion);
    }
    action.subcriterion = subcriterion;
    action.example = example;
}

fn set_unclear(action: &mut Action, column: Column, text: String) {
    match column {
        Column::Criterion => set_criterion(action, None),
        Column::Subcriterion => set_subcriterion(action, None, String::new()),
        _ => return,
    }
    action.original.insert(column, text);
}

fn follow_subcriterion(action: &mut Action) {
    if let Some(code) = action.subcriterion.filter(|_| action.criterion.is_none()) {
        set_criterion(action, Some(code.criterion()));
    }
}

fn reschedule(
    plan: &Plan,
    id: Id,
    start: Option<When>,
    end: Option<When>,
) -> Result<Plan, Rejected> {
    let position = find(plan, id)?;
    limits::date(&start)?;
    limits::date(&end)?;
    let mut action = Action::clone(&plan.actions[position]);
    action.start = start.and_then(When::sound);
    action.end = end.and_then(When::sound);
    Ok(with_action(plan, position, action))
}

fn insert(
    plan: &Plan,
    actions: Vec<Action>,
    before: Option<Id>,
    areas: Option<Vec<OpenArea>>,
) -> Result<Plan, Rejected> {
    let position = place(plan, before)?;
    limits::count(plan.actions.len() + actions.len())?;
    let kept = areas.as_deref().unwrap_or(&plan.header.areas);
    let there = plan.actions.iter().flat_map(|action| record_ids(action));
    let new = actions.iter().flat_map(record_ids).chain(area_ids(kept));
    limits::all_new(&mut { new }, &mut there.chain([plan.id]))?;
    actions.iter().try_for_each(limits::action)?;
    let mut plan = plan.clone();
    plan.actions.splice(position..position, actions.into_iter().map(|it| Arc::new(sound(it))));
    if let Some(areas) = areas {
        let header = Header { areas, ..Header::clone(&plan.header) };
        limits::header(&header)?;
        plan = with_header(&plan, header);
    }
    Ok(plan)
}

fn remove(plan: &Plan, id: Id) -> Result<Plan, Rejected> {
    let position = find(plan, id)?;
    let mut plan = plan.clone();
    plan.actions.remove(position);
    Ok(plan)
}

fn move_before(plan: &Plan, id: Id, before: Option<Id>) -> Result<Plan, Rejected> {
    let from = find(plan, id)?;
    let to = place(plan, before)?;
    let mut plan = plan.clone();
    let action = plan.actions.remove(from);
    plan.actions.insert(if from < to { to - 1 } else { to }, action);
    Ok(plan)
}

fn replace(plan: &Plan, content: Plan) -> Result<Plan, Rejected> {
    limits::count(content.actions.len())?;
    let actions = content.actions.iter().flat_map(|action| record_ids(action));
    let areas = area_ids(&content.header.areas);
    limits::all_new(&mut actions.chain(areas), &mut [plan.id].into_iter())?;
    limits::header(&content.header)?;
    content.actions.iter().try_for_each(|action| limits::action(action))?;
    let mut replaced = with_header(plan, Arc::unwrap_or_clone(content.header));
    replaced.actions = share(&plan.actions, content.actions);
    Ok(replaced)
}

/// `new` with the allocations of `old` wherever a row did not change.
fn share(old: &[Arc<Action>], new: Vec<Arc<Action>>) -> Vec<Arc<Action>> {
    let places = IdIndex::of(old.iter().map(|action| action.id));
    new.into_iter()
        .map(|action| Arc::new(sound(Arc::unwrap_or_clone(action))))
        .map(|action| match places.get(action.id).map(|place| &old[place]) {
            Some(same) if **same == *action => Arc::clone(same),
            _ => action,
        })
        .collect()
}

/// `action` with the invariants of [`When`].
fn sound(mut action: Action) -> Action {
    action.start = action.start.and_then(When::sound);
    action.end = action.end.and_then(When::sound);
    action
}

/// The ids of an action and of its tasks.
fn record_ids(action: &Action) -> impl Iterator<Item = Id> {
    std::iter::once(action.id).chain(task_ids(&action.tasks))
}

fn task_ids(tasks: &[Task]) -> impl Iterator<Item = Id> {
    tasks.iter().map(|task| task.id)
}

fn area_ids(areas: &[OpenArea]) -> impl Iterator<Item = Id> {
    areas.iter().map(|area| area.id)
}

/// All ids of the plan but those of the tasks of the action `id`.
fn ids_around(plan: &Plan, id: Id) -> impl Iterator<Item = Id> {
    let tasks = move |action: &Arc<Action>| action.id != id;
    let others = plan.actions.iter().filter(move |action| tasks(action));
    let others = others.flat_map(|action| record_ids(action));
    others.chain(area_ids(&plan.header.areas)).chain([plan.id, id])
}
