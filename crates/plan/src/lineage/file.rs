//! The lineage as the file holds it: a table of replicas, and a line for each record.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Signature;
use super::line::{self, Context, Kind};
use super::place::List;
use super::shape::{Records, Shape};
use crate::format::flat::{self, Family, Fields, Name};
use crate::id::Id;
use crate::model::{Extra, Plan};

/// The key of the names of the columns, by kind of record.
const FIELDS: &str = "fields";
/// The key of the table of replicas.
const REPLICAS: &str = "replicas";
/// The key of the lines.
const RECORDS: &str = "records";

/// The kinds of records, by the names that they have under [`FIELDS`].
const KINDS: [&str; 4] = ["plan", "action", "task", "open_area"];

/// The columns that this version writes.
fn columns() -> [Vec<Name>; 4] {
    flat::names().map(|names| names.into_iter().map(Name::from).collect())
}

/// What the file holds under `lineage`.
pub(super) fn write(
    plan: &Plan,
    records: &Records,
    people: &BTreeMap<Id, Signature>,
    rest: &Extra,
) -> Extra {
    let mut replicas: BTreeSet<Id> = people.keys().copied().collect();
    for record in records.values() {
        replicas.extend(record.seen.stamps().map(|stamp| stamp.replica));
    }
    let context = Context { replicas: replicas.into_iter().collect(), columns: columns() };
    let fields = KINDS.iter().zip(&context.columns);
    let names = |names: &[Name]| names.iter().map(|name| Value::from(name.as_ref())).collect();
    let fields = fields.map(|(kind, columns)| ((*kind).to_owned(), Value::Array(names(columns))));
    let mut lineage = rest.clone();
    lineage.insert(FIELDS.to_owned(), Value::Object(fields.collect()));
    let replicas = context.replicas.iter().map(|replica| signed(*replica, people.get(replica)));
    lineage.insert(REPLICAS.to_owned(), replicas.collect());
    lineage.insert(RECORDS.to_owned(), lines(&context, plan, records));
    lineage
}

/// A replica in the table: its id; the name of its person; how often that was another.
fn signed(replica: Id, signature: Option<&Signature>) -> Value {
    let mut entry = vec![Value::from(replica.to_string())];
    if let Some(Signature { revision, name }) = signature {
        entry.push(name.as_str().into());
        entry.extend((*revision > 0).then(|| Value::from(*revision)));
    }
    Value::Array(entry)
}

/// The lines: the plan, the actions each with its tasks, the áreas; what is shown before what is
/// not.
fn lines(context: &Context, plan: &Plan, records: &Records) -> Value {
    let shape = Shape::of(plan.id, records);
    let mut rest: BTreeMap<List, Vec<Id>> = BTreeMap::new();
    let shown = shown(plan);
    for (id, record) in records.iter().filter(|(id, _)| !shown.contains(id)) {
        if let Some(place) = record.place() {
            rest.entry(place.list).or_default().push(*id);
        }
    }
    let mut lines = Vec::with_capacity(records.len());
    let mut line = |id: Id, above: Option<Id>| {
        if let Some(record) = records.get(&id) {
            lines.push(line::write(context, id, record, shown.contains(&id), above));
        }
    };
    line(plan.id, None);
    for action in
        shape.actions.iter().copied().chain(rest.remove(&List::Actions).into_iter().flatten())
    {
        line(action, None);
        if shown.contains(&action) {
            shape.tasks(action).iter().for_each(|task| line(*task, Some(action)));
        }
        let hidden = rest.remove(&List::Tasks(action)).into_iter().flatten();
        hidden.for_each(|task| line(task, Some(action)));
    }
    for area in shape.areas.iter().copied().chain(rest.remove(&List::Areas).into_iter().flatten()) {
        line(area, None);
    }
    rest.into_values().flatten().for_each(|task| line(task, None));
    lines.into()
}

/// The records that the readable plan shows.
fn shown(plan: &Plan) -> BTreeSet<Id> {
    let mut shown = BTreeSet::from([plan.id]);
    shown.extend(plan.header.areas.iter().map(|area| area.id));
    for action in &plan.actions {
        shown.insert(action.id);
        shown.extend(action.tasks.iter().map(|task| task.id));
    }
    shown
}

/// A lineage that was read.
#[derive(Default)]
pub(super) struct Read {
    pub records: Records,
    pub people: BTreeMap<Id, Signature>,
    /// Unknown keys.
    pub rest: Extra,
    /// The records of which the readable plan says exactly what the lineage does.
    pub intact: BTreeSet<Id>,
}

/// Reads the lineage of `plan`, whatever it holds: a line that cannot be read is none.
pub(super) fn read(plan: &Plan, kept: &Extra) -> Read {
    let mut read = Read { rest: kept.clone(), ..Read::default() };
    for key in [FIELDS, REPLICAS, RECORDS] {
        read.rest.remove(key);
    }
    let Some(Value::Array(lines)) = kept.get(RECORDS) else { return read };
    let mut context = Context { replicas: Vec::new(), columns: Default::default() };
    for replica in kept.get(REPLICAS).and_then(Value::as_array).into_iter().flatten() {
        let Some((id, signature)) = replica_of(replica) else { return read };
        context.replicas.push(id);
        read.people.extend(signature.map(|signature| (id, signature)));
    }
    for ((kind, columns), known) in KINDS.iter().zip(&mut context.columns).zip(columns()) {
        let names = kept.get(FIELDS).and_then(|fields| fields.get(kind)?.as_array());
        for name in names.into_iter().flatten() {
            let Some(name) = name.as_str() else { return read };
            let known = known.iter().find(|known| *known == name);
            columns.push(known.cloned().unwrap_or_else(|| name.to_owned().into()));
        }
    }
    let readable = readable(plan);
    let mut above = None;
    for line in lines {
        let Some(line) = line::read(&context, line, above, &readable) else {
            continue;
        };
        let kind = line.record.place().map(|place| Kind::of(place.list));
        if kind.is_none() != (line.id == plan.id) || read.records.contains_key(&line.id) {
            continue;
        }
        if kind == Some(Kind::Action) {
            above = Some(line.id);
        }
        if line.intact {
            read.intact.insert(line.id);
        }
        read.records.insert(line.id, line.record.into());
    }
    read
}

fn replica_of(entry: &Value) -> Option<(Id, Option<Signature>)> {
    let entry = entry.as_array()?;
    let id = entry.first()?.as_str()?.parse().ok()?;
    let revision = entry.get(2).and_then(Value::as_u64).unwrap_or(0);
    let name = entry.get(1).and_then(Value::as_str).map(str::to_owned);
    Some((id, name.map(|name| Signature { revision, name })))
}

/// The fields of all records that the plan shows.
fn readable(plan: &Plan) -> BTreeMap<Id, Fields> {
    let mut fields = BTreeMap::new();
    let mut add = |id: Id, Family { own, below }: Family| {
        fields.insert(id, own);
        fields.extend(below);
    };
    add(plan.id, flat::header(plan));
    plan.actions.iter().for_each(|action| add(action.id, flat::action(action)));
    fields
}
