//! The plan that the traces show: which records are in it, in which order, and what they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::place::RecordList;
use super::record::RecordTrace;
use crate::format::flat;
use crate::id::Id;
use crate::id_index::IdIndex;
use crate::model::{Action, Header, OpenArea, Plan, Task};

/// The traces of all records by their ids; those of the header under the id of the plan.
pub(super) type RecordTraces = BTreeMap<Id, Arc<RecordTrace>>;

/// The records that are shown, in order. A task is shown if it and its action are.
#[derive(Default)]
pub(super) struct ShownRecords {
    pub actions: Vec<Id>,
    pub areas: Vec<Id>,
    tasks: BTreeMap<Id, Vec<Id>>,
}

impl ShownRecords {
    /// What these records show in the plan `plan`.
    pub fn of(plan: Id, records: &RecordTraces) -> Self {
        let mut rows = Vec::with_capacity(records.len());
        for (id, record) in records {
            if *id != plan
                && record.is_present()
                && let Some(place) = record.place()
            {
                rows.push((place, *id));
            }
        }
        rows.sort_unstable();
        let mut shape = Self::default();
        for (place, id) in rows {
            match place.list {
                RecordList::Actions => shape.actions.push(id),
                RecordList::Areas => shape.areas.push(id),
                RecordList::Tasks(action) => shape.tasks.entry(action).or_default().push(id),
            }
        }
        shape
    }

    /// The tasks of an action that is shown.
    pub fn tasks(&self, action: Id) -> &[Id] {
        self.tasks.get(&action).map_or(&[], Vec::as_slice)
    }
}

/// An action as its traces show it, with these tasks.
pub(super) fn action(records: &RecordTraces, id: Id, tasks: &[Id]) -> Action {
    let none = RecordTrace::default();
    let own = records.get(&id).map_or(&none, |record| record);
    flat::to_action(id, own.values(), below(records, tasks))
}

/// *Datos del plan* as its traces show it, with these open áreas.
pub(super) fn header(records: &RecordTraces, plan: Id, areas: &[Id]) -> Header {
    let none = RecordTrace::default();
    let own = records.get(&plan).map_or(&none, |record| record);
    flat::to_header(plan, own.values(), below(records, areas))
}

fn below(records: &RecordTraces, ids: &[Id]) -> Vec<Map<String, Value>> {
    let record = |id: &Id| records.get(id).map(|record| flat::object(*id, record.values()));
    ids.iter().filter_map(record).collect()
}

/// The plan that `records` show. A row is taken from the first of `known` that has it as it
/// should be; `changed` says which rows may be other than in the first.
pub(super) fn plan(
    records: &RecordTraces,
    known: [&Plan; 2],
    changed: &dyn Fn(Id) -> bool,
) -> Plan {
    let [mine, theirs] = known;
    let shape = ShownRecords::of(mine.id, records);
    let places = known.map(|plan| IdIndex::of(plan.actions.iter().map(|it| it.id)));
    let actions = shape.actions.iter().map(|id| {
        let tasks = shape.tasks(*id);
        let [own, foreign] = [0, 1].map(|at| {
            let place = places[at].get(*id)?;
            Some(&known[at].actions[place])
        });
        if let Some(own) = own
            && !changed(*id)
            && own.tasks.iter().map(|task| task.id).eq(tasks.iter().copied())
            && !tasks.iter().any(|task| changed(*task))
        {
            return Arc::clone(own);
        }
        let action = action(records, *id, tasks);
        let same = [own, foreign].into_iter().flatten().find(|row| ***row == action);
        same.cloned().unwrap_or_else(|| Arc::new(action))
    });
    let actions = actions.collect();
    let header = if changed(mine.id)
        || !mine.header.areas.iter().map(|area| area.id).eq(shape.areas.iter().copied())
        || shape.areas.iter().any(|area| changed(*area))
    {
        let header = header(records, mine.id, &shape.areas);
        let same = [&mine.header, &theirs.header].into_iter().find(|known| ***known == header);
        same.cloned().unwrap_or_else(|| Arc::new(header))
    } else {
        Arc::clone(&mine.header)
    };
    Plan { id: mine.id, header, actions }
}

/// Whether two plans consist of the same allocations.
pub(super) fn shares_all_rows(one: &Plan, other: &Plan) -> bool {
    let mut pairs = one.actions.iter().zip(&other.actions);
    Arc::ptr_eq(&one.header, &other.header)
        && one.actions.len() == other.actions.len()
        && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}

/// The records that the traces show, without what they say; but the rows that `plan` has exactly
/// so are those of `plan`.
pub(super) fn outline(plan: &Plan, records: &RecordTraces, intact: &dyn Fn(Id) -> bool) -> Plan {
    let shape = ShownRecords::of(plan.id, records);
    let mut outline = Plan::new(plan.id);
    let rows = IdIndex::of(plan.actions.iter().map(|action| action.id));
    for id in &shape.actions {
        let tasks = shape.tasks(*id);
        let row = rows.get(*id).map(|place| &plan.actions[place]).filter(|row| {
            intact(*id)
                && row.tasks.iter().map(|task| task.id).eq(tasks.iter().copied())
                && tasks.iter().all(|task| intact(*task))
        });
        outline.actions.push(row.cloned().unwrap_or_else(|| {
            let mut action = Action::new(*id);
            action.tasks = tasks.iter().map(|task| Task::new(*task, "")).collect();
            Arc::new(action)
        }));
    }
    let areas = plan.header.areas.iter().map(|area| area.id);
    if intact(plan.id)
        && areas.eq(shape.areas.iter().copied())
        && shape.areas.iter().all(|area| intact(*area))
    {
        outline.header = Arc::clone(&plan.header);
    } else {
        let area = |id: &Id| OpenArea::new(*id, "");
        Arc::make_mut(&mut outline.header).areas = shape.areas.iter().map(area).collect();
    }
    outline
}
