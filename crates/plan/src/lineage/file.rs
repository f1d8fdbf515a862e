//! The lineage as the file holds it: a table of replicas, and a line for each record.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::line::{self, LineContext, RecordKind};
use super::place::RecordList;
use super::shape::RecordTraces;
use super::{Signature, hash};
use crate::format::flat::{self, Family, FlatFields};
use crate::id::Id;
use crate::id_index::IdIndex;
use crate::model::{Extra, Plan};

/// The key of the table of replicas.
const REPLICAS: &str = "replicas";
/// The key of the lines.
const RECORDS: &str = "records";

/// What the file holds under `lineage`.
pub(super) fn write(
    plan: &Plan,
    records: &RecordTraces,
    people: &BTreeMap<Id, Signature>,
    rest: &Extra,
) -> Extra {
    let context = LineContext { replicas: replicas(records, people) };
    let mut lineage = rest.clone();
    let replicas = context.replicas.iter();
    let replicas = replicas.map(|(replica, first)| signed(*replica, *first, people.get(replica)));
    lineage.insert(REPLICAS.to_owned(), replicas.collect());
    lineage.insert(RECORDS.to_owned(), lines(&context, plan, records));
    lineage
}

/// All replicas, each with the least `n` of its stamps.
fn replicas(records: &RecordTraces, people: &BTreeMap<Id, Signature>) -> Vec<(Id, u64)> {
    let mut first: BTreeMap<Id, u64> = BTreeMap::new();
    let mut last = None;
    for stamp in records.values().flat_map(|record| record.stamps()) {
        // Most stamps are the one before: a record is created by one change.
        if last.replace(stamp) != Some(stamp) {
            let first = first.entry(stamp.replica).or_insert(stamp.n);
            *first = stamp.n.min(*first);
        }
    }
    for replica in people.keys() {
        first.entry(*replica).or_default();
    }
    first.into_iter().collect()
}

/// A replica in the table: its id; the `n` from which its stamps are counted; the name of its
/// person; how often that was another.
fn signed(replica: Id, first: u64, signature: Option<&Signature>) -> Value {
    let mut entry = vec![Value::from(replica.to_string()), first.into()];
    if let Some(Signature { revision, name }) = signature {
        entry.push(name.as_str().into());
        entry.extend((*revision > 0).then(|| Value::from(*revision)));
    }
    Value::Array(entry)
}

/// The lines: the plan, the actions each with its tasks, the áreas; what the readable plan shows
/// before what it does not.
fn lines(context: &LineContext, plan: &Plan, records: &RecordTraces) -> Value {
    let shown = shown(plan);
    let mut rest: BTreeMap<RecordList, Vec<Id>> = BTreeMap::new();
    for (id, record) in records.iter().filter(|(id, _)| !shown.contains(**id)) {
        if let Some(place) = record.place() {
            rest.entry(place.list).or_default().push(*id);
        }
    }
    let key = context.replicas.iter().flat_map(|(replica, first)| [replica.bits(), *first]);
    let key = hash::of_numbers(&key.collect::<Vec<_>>());
    let mut lines = Vec::with_capacity(records.len());
    let mut line = |id: Id, above: Option<Id>| {
        let Some(record) = records.get(&id) else { return };
        let readable = shown.contains(id);
        let parts = [key, u64::from(readable), above.map_or(0, Id::bits)];
        let write = || line::write(context, id, record, readable, above);
        lines.push(record.line.get_or(hash::of_numbers(&parts), write));
    };
    line(plan.id, None);
    for action in &plan.actions {
        line(action.id, None);
        action.tasks.iter().for_each(|task| line(task.id, Some(action.id)));
        let hidden = rest.remove(&RecordList::Tasks(action.id)).into_iter().flatten();
        hidden.for_each(|task| line(task, Some(action.id)));
    }
    for action in rest.remove(&RecordList::Actions).into_iter().flatten() {
        line(action, None);
        let tasks = rest.remove(&RecordList::Tasks(action)).into_iter().flatten();
        tasks.for_each(|task| line(task, Some(action)));
    }
    plan.header.areas.iter().for_each(|area| line(area.id, None));
    rest.into_values().flatten().for_each(|id| line(id, None));
    lines.into()
}

/// The records that the readable plan shows.
fn shown(plan: &Plan) -> IdIndex {
    let mut shown = vec![plan.id];
    shown.extend(plan.header.areas.iter().map(|area| area.id));
    for action in &plan.actions {
        shown.push(action.id);
        shown.extend(action.tasks.iter().map(|task| task.id));
    }
    IdIndex::of(shown.into_iter())
}

/// A lineage that was read.
#[derive(Default)]
pub(super) struct ReadLineage {
    pub records: RecordTraces,
    pub people: BTreeMap<Id, Signature>,
    /// Unknown keys.
    pub rest: Extra,
    /// The records of which the readable plan says exactly what the lineage does.
    pub intact: BTreeSet<Id>,
}

/// Reads the lineage of `plan`, whatever it holds: a line that cannot be read is none.
pub(super) fn read(plan: &Plan, kept: &Extra) -> ReadLineage {
    let mut read = ReadLineage { rest: kept.clone(), ..ReadLineage::default() };
    for key in [REPLICAS, RECORDS] {
        read.rest.remove(key);
    }
    let Some(Value::Array(lines)) = kept.get(RECORDS) else { return read };
    let mut context = LineContext { replicas: Vec::new() };
    for replica in kept.get(REPLICAS).and_then(Value::as_array).into_iter().flatten() {
        let Some((id, first, signature)) = replica_of(replica) else { return read };
        context.replicas.push((id, first));
        read.people.extend(signature.map(|signature| (id, signature)));
    }
    let readable = readable(plan);
    let mut above = None;
    for line in lines {
        let Some(line) = line::read(&context, line, above, &readable) else {
            continue;
        };
        let kind = line.record.place().map(|place| RecordKind::of(place.list));
        if kind.is_none() != (line.id == plan.id) || read.records.contains_key(&line.id) {
            continue;
        }
        if kind == Some(RecordKind::Action) {
            above = Some(line.id);
        }
        if line.intact {
            read.intact.insert(line.id);
        }
        read.records.insert(line.id, line.record.into());
    }
    read
}

fn replica_of(entry: &Value) -> Option<(Id, u64, Option<Signature>)> {
    let entry = entry.as_array()?;
    let id = entry.first()?.as_str()?.parse().ok()?;
    let first = entry.get(1)?.as_u64()?;
    let revision = entry.get(3).and_then(Value::as_u64).unwrap_or(0);
    let name = entry.get(2).and_then(Value::as_str).map(str::to_owned);
    Some((id, first, name.map(|name| Signature { revision, name })))
}

/// The fields of all records that the plan shows.
fn readable(plan: &Plan) -> BTreeMap<Id, FlatFields> {
    let mut fields = BTreeMap::new();
    let mut add = |id: Id, Family { own, below }: Family| {
        fields.insert(id, own);
        fields.extend(below);
    };
    add(plan.id, flat::header(plan));
    plan.actions.iter().for_each(|action| add(action.id, flat::action(action)));
    fields
}
