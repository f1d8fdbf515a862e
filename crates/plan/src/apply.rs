//! The one way for a plan to change: a command in, a new plan out.

use std::sync::Arc;

use keyed::Set;

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
    let mut draft = PlanDraft { plan: plan.clone(), ids: None, near: 0 };
    draft.make(command)?;
    Ok(draft.plan)
}

/// A plan that commands are made in, one after another, without a copy of its rows for each. After
/// one that was rejected it is worth nothing.
struct PlanDraft {
    plan: Plan,
    /// All ids of the plan, once a command brought new ones.
    ids: Option<Set<Id>>,
    /// Where the last action was found: the next one of a range mostly stands there or below.
    near: usize,
}

impl PlanDraft {
    fn make(&mut self, command: Command) -> Result<(), Rejected> {
        match command {
            Command::Header(change) => self.change_header(change),
            Command::Edit { id, change } => self.edit(id, change),
            Command::Reschedule { id, start, end } => self.reschedule(id, start, end),
            Command::Insert { actions, before, areas, .. } => self.insert(actions, before, areas),
            Command::Remove { id } => self.remove(id),
            Command::Move { id, before } => self.move_before(id, before),
            Command::Replace { plan, .. } => self.replace(plan),
            Command::Together { commands, .. } => self.make_all(commands),
        }
    }

    fn make_all(&mut self, commands: Vec<Command>) -> Result<(), Rejected> {
        let before = self.plan.clone();
        commands.into_iter().try_for_each(|command| self.make(command))?;
        // What was changed and changed back is as it was.
        share(&before.actions, &mut self.plan.actions);
        if self.plan.header == before.header {
            self.plan.header = before.header;
        }
        Ok(())
    }

    fn find(&mut self, id: Id) -> Result<usize, Rejected> {
        let is_at = |at: &usize| self.plan.actions.get(*at).is_some_and(|it| it.id == id);
        let near = [self.near, self.near + 1].into_iter().find(is_at);
        self.near = near.or_else(|| self.plan.position(id)).ok_or(Rejected::NoSuchAction)?;
        Ok(self.near)
    }

    /// Where an action goes that is to stand before another one, or at the end.
    fn place(&mut self, before: Option<Id>) -> Result<usize, Rejected> {
        before.map_or(Ok(self.plan.actions.len()), |id| self.find(id))
    }

    /// Notes that records went and others came, whose ids no other record may have. Takes iterators
    /// of any kind behind one type, so that it is compiled once.
    fn renew_ids(
        &mut self,
        gone: &mut dyn Iterator<Item = Id>,
        mut new: &mut dyn Iterator<Item = Id>,
    ) -> Result<(), Rejected> {
        let ids = self.ids.get_or_insert_with(|| all_ids(&self.plan));
        for id in gone {
            ids.remove(&id);
        }
        let all_new = Iterator::all(&mut new, |id| ids.insert(id));
        if all_new { Ok(()) } else { Err(Rejected::DuplicateId) }
    }

    fn change_header(&mut self, change: HeaderChange) -> Result<(), Rejected> {
        limits::header_change(&change)?;
        if let HeaderChange::Areas(areas) = &change {
            self.renew_areas(areas)?;
        }
        let mut header = Header::clone(&self.plan.header);
        set_header(&mut header, change);
        self.set_header(header);
        Ok(())
    }

    fn renew_areas(&mut self, areas: &[OpenArea]) -> Result<(), Rejected> {
        let header = Arc::clone(&self.plan.header);
        self.renew_ids(&mut area_ids(&header.areas), &mut area_ids(areas))
    }

    fn set_header(&mut self, header: Header) {
        if *self.plan.header != header {
            self.plan.header = Arc::new(header);
        }
    }

    fn edit(&mut self, id: Id, change: ActionChange) -> Result<(), Rejected> {
        let position = self.find(id)?;
        limits::action_change(&change)?;
        let mut action = Action::clone(&self.plan.actions[position]);
        if let ActionChange::Tasks(tasks) = &change {
            self.renew_ids(&mut task_ids(&action.tasks), &mut task_ids(tasks))?;
        }
        set_action(&mut action, change);
        self.set_action(position, action);
        Ok(())
    }

    fn set_action(&mut self, position: usize, action: Action) {
        let there = &mut self.plan.actions[position];
        if **there != action {
            *there = Arc::new(action);
        }
    }

    fn reschedule(
        &mut self,
        id: Id,
        start: Option<When>,
        end: Option<When>,
    ) -> Result<(), Rejected> {
        let position = self.find(id)?;
        limits::date(&start)?;
        limits::date(&end)?;
        let mut action = Action::clone(&self.plan.actions[position]);
        action.start = start.and_then(When::sound);
        action.end = end.and_then(When::sound);
        self.set_action(position, action);
        Ok(())
    }

    fn insert(
        &mut self,
        actions: Vec<Action>,
        before: Option<Id>,
        areas: Option<Vec<OpenArea>>,
    ) -> Result<(), Rejected> {
        let position = self.place(before)?;
        limits::count(self.plan.actions.len() + actions.len())?;
        if let Some(areas) = &areas {
            self.renew_areas(areas)?;
        }
        self.renew_ids(&mut std::iter::empty(), &mut actions.iter().flat_map(record_ids))?;
        actions.iter().try_for_each(limits::action)?;
        let actions = actions.into_iter().map(|action| Arc::new(sound(action)));
        self.plan.actions.splice(position..position, actions);
        if let Some(areas) = areas {
            let header = Header { areas, ..Header::clone(&self.plan.header) };
            limits::header(&header)?;
            self.set_header(header);
        }
        Ok(())
    }

    fn remove(&mut self, id: Id) -> Result<(), Rejected> {
        let position = self.find(id)?;
        let action = self.plan.actions.remove(position);
        if let Some(ids) = &mut self.ids {
            for id in record_ids(&action) {
                ids.remove(&id);
            }
        }
        Ok(())
    }

    fn move_before(&mut self, id: Id, before: Option<Id>) -> Result<(), Rejected> {
        let from = self.find(id)?;
        let to = self.place(before)?;
        let action = self.plan.actions.remove(from);
        self.plan.actions.insert(if from < to { to - 1 } else { to }, action);
        Ok(())
    }

    fn replace(&mut self, content: Plan) -> Result<(), Rejected> {
        limits::count(content.actions.len())?;
        let content = Plan { id: self.plan.id, ..content };
        self.ids = Some(Set::new());
        let actions = content.actions.iter().flat_map(|action| record_ids(action));
        let all = actions.chain(area_ids(&content.header.areas)).chain([content.id]);
        self.renew_ids(&mut std::iter::empty(), &mut { all })?;
        limits::header(&content.header)?;
        content.actions.iter().try_for_each(|action| limits::action(action))?;
        self.set_header(Arc::unwrap_or_clone(content.header));
        let old = std::mem::take(&mut self.plan.actions);
        let new = content.actions.into_iter();
        self.plan.actions = new.map(|it| Arc::new(sound(Arc::unwrap_or_clone(it)))).collect();
        share(&old, &mut self.plan.actions);
        Ok(())
    }
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

/// Gives `new` the allocations of `old` wherever a row did not change.
fn share(old: &[Arc<Action>], new: &mut [Arc<Action>]) {
    let places = IdIndex::of(old.iter().map(|action| action.id));
    for action in new {
        let there = places.get(action.id).map(|place| &old[place]);
        if let Some(same) = there.filter(|there| *there == action) {
            *action = Arc::clone(same);
        }
    }
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

/// The ids of the plan and of all its records.
fn all_ids(plan: &Plan) -> Set<Id> {
    let actions = plan.actions.iter().flat_map(|action| record_ids(action));
    actions.chain(area_ids(&plan.header.areas)).chain([plan.id]).collect()
}
