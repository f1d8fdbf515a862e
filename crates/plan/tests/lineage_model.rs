//! The lineage against a model that remembers every single write: what is left of a field are the
//! writes that one knows and that no known write has replaced.

use std::collections::{BTreeMap, BTreeSet};

use plan::{Document, Id, IdSource, Plan, Sequence, Stamp, Traced, apply, format};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common;
use crate::common::{Step, step};

/// A record of the plan: the action that it is or belongs to, and its fields.
type Rows = BTreeMap<Id, (Option<Id>, BTreeMap<String, Value>)>;

/// The records of a plan, taken apart without the code under test.
fn rows(plan: &Plan) -> Rows {
    let mut rows = Rows::new();
    let Value::Object(mut header) = format::plan_value(plan) else { panic!("an object") };
    let actions = header.remove("actions").unwrap();
    let areas = header.remove("open_areas").unwrap_or(json!([]));
    add(&mut rows, header, None);
    for area in areas.as_array().unwrap() {
        add(&mut rows, area.as_object().unwrap().clone(), None);
    }
    for action in actions.as_array().unwrap() {
        let mut action = action.as_object().unwrap().clone();
        let id = action["id"].as_str().unwrap().parse().unwrap();
        for task in action.remove("tasks").unwrap().as_array().unwrap() {
            add(&mut rows, task.as_object().unwrap().clone(), Some(id));
        }
        add(&mut rows, action, Some(id));
    }
    rows
}

fn add(rows: &mut Rows, mut object: Map<String, Value>, action: Option<Id>) {
    let id = object.remove("id").unwrap().as_str().unwrap().parse().unwrap();
    let mut fields = BTreeMap::new();
    let code: Map<String, Value> = ["criterion", "subcriterion", "example"]
        .into_iter()
        .filter_map(|key| Some((key.to_owned(), object.remove(key)?)))
        .collect();
    if !code.is_empty() {
        fields.insert("criterion/example".to_owned(), Value::Object(code));
    }
    if let Some(Value::Object(indicator)) = object.remove("indicator") {
        fields
            .extend(indicator.into_iter().map(|(key, value)| (format!("indicator/{key}"), value)));
    }
    fields.extend(object);
    rows.insert(id, (action, fields));
}

/// One write of one field, and the writes that it replaced.
struct Write {
    field: String,
    value: Option<Value>,
    stamp: Stamp,
    replaced: BTreeSet<usize>,
}

/// All writes that ever happened.
#[derive(Default)]
struct Log(Vec<Write>);

/// The writes that a copy knows, by their records.
#[derive(Clone, Default)]
struct Known(BTreeMap<Id, BTreeSet<usize>>);

const PRESENT: &str = "/present";

impl Log {
    /// The writes that are left of each field of a record, the greatest stamp first.
    fn left(&self, known: &Known, record: Id) -> BTreeMap<&str, Vec<usize>> {
        let mut left: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let none = BTreeSet::new();
        let known = known.0.get(&record).unwrap_or(&none);
        let replaced: BTreeSet<usize> =
            known.iter().flat_map(|write| self.0[*write].replaced.iter().copied()).collect();
        for write in known.difference(&replaced) {
            left.entry(&self.0[*write].field).or_default().push(*write);
        }
        for writes in left.values_mut() {
            writes.sort_by_key(|write| std::cmp::Reverse(self.0[*write].stamp));
        }
        left
    }

    fn shown(&self, known: &Known, record: Id, field: &str) -> Option<&Value> {
        let left = self.left(known, record);
        self.0[*left.get(field)?.first()?].value.as_ref()
    }

    fn is_present(&self, known: &Known, record: Id) -> bool {
        self.shown(known, record, PRESENT) == Some(&Value::Bool(true))
    }

    fn write(
        &mut self,
        known: &mut Known,
        record: Id,
        field: &str,
        value: Option<Value>,
        stamp: Stamp,
    ) {
        let replaced = self.left(known, record).remove(field).unwrap_or_default();
        let replaced = replaced.into_iter().collect();
        known.0.entry(record).or_default().insert(self.0.len());
        self.0.push(Write { field: field.to_owned(), value, stamp, replaced });
    }

    /// What a change writes, as the design says it.
    fn record(&mut self, known: &mut Known, [before, after]: [&Rows; 2], plan: Id, stamp: Stamp) {
        let mut present = BTreeSet::new();
        for (id, (action, _)) in before.iter().filter(|(id, _)| !after.contains_key(id)) {
            let above = action.filter(|action| action != id);
            if above.is_none_or(|above| after.contains_key(&above)) {
                self.write(known, *id, PRESENT, Some(false.into()), stamp);
                present.extend(above);
            }
        }
        for (id, (action, fields)) in after {
            let left = self.left(known, *id);
            let gone = left.keys().filter(|name| **name != PRESENT && !fields.contains_key(**name));
            let gone = gone.map(|name| ((*name).to_owned(), None));
            let mut new: Vec<(String, Option<Value>)> = gone.collect();
            new.extend(fields.iter().map(|(name, value)| (name.clone(), Some(value.clone()))));
            new.retain(|(name, value)| self.shown(known, *id, name) != value.as_ref());
            let back = *id != plan && !self.is_present(known, *id);
            if back || !new.is_empty() {
                present.extend(Some(*id).filter(|id| *id != plan));
                present.extend(*action);
            }
            for (name, value) in new {
                self.write(known, *id, &name, value, stamp);
            }
        }
        for id in present {
            self.write(known, id, PRESENT, Some(true.into()), stamp);
        }
    }
}

struct Session {
    replica: Id,
    traced: Traced,
    known: Known,
}

struct World {
    log: Log,
    /// The action that each record ever was or belonged to.
    actions: BTreeMap<Id, Option<Id>>,
    ids: Sequence,
    sessions: Vec<Session>,
}

impl World {
    fn new(plan: Plan, count: usize) -> Self {
        let mut ids = Sequence::new(3);
        let mut traced = Traced::of(&Document::new(Plan::new(plan.id)));
        let (mut log, mut known) = (Log::default(), Known::default());
        let [nothing, empty, all] = [Rows::new(), rows(traced.plan()), rows(&plan)];
        let stamp = |replica: Id| Stamp { replica, n: 2 };
        log.record(&mut known, [&nothing, &empty], plan.id, stamp(Id::from_bits(0)));
        log.record(&mut known, [&empty, &all], plan.id, stamp(Id::from_bits(1)));
        traced.record(&plan, stamp(Id::from_bits(1)));
        let session =
            |_| Session { replica: ids.next_id(), traced: traced.clone(), known: known.clone() };
        let sessions = (0..count).map(session).collect();
        let actions = all.iter().map(|(id, (action, _))| (*id, *action)).collect();
        Self { log, actions, ids, sessions }
    }

    fn run(&mut self, step: &Step) {
        let count = self.sessions.len();
        let (who, other) = (step.who % count, step.other % count);
        match step.kind % 8 {
            0..=3 => {
                let session = &mut self.sessions[who];
                let before = session.traced.plan().clone();
                let command = step.seed.clone().command(&before, &mut self.ids);
                let Ok(after) = apply(&before, command) else { return };
                let stamp = session.traced.next_stamp(session.replica);
                session.traced.record(&after, stamp);
                let rows = [&rows(&before), &rows(&after)];
                self.actions.extend(rows[1].iter().map(|(id, (action, _))| (*id, *action)));
                self.log.record(&mut session.known, rows, before.id, stamp);
            }
            4 => {
                let session = &mut self.sessions[who];
                let conflicts = session.traced.conflicts();
                let Some(conflict) = conflicts.get(step.other % conflicts.len().max(1)) else {
                    return;
                };
                let version = step.other / 8 % conflict.versions.len();
                let stamp = session.traced.next_stamp(session.replica);
                assert!(session.traced.decide(conflict, version, stamp));
                let value = conflict.versions[version].value.clone();
                let (log, known) = (&mut self.log, &mut session.known);
                log.write(known, conflict.record, &conflict.field, value, stamp);
                let plan = session.traced.plan().id;
                let own =
                    Some(conflict.record).filter(|id| *id != plan && conflict.field != PRESENT);
                let above = conflict.action.filter(|action| *action != conflict.record);
                for id in own.into_iter().chain(above) {
                    log.write(known, id, PRESENT, Some(true.into()), stamp);
                }
            }
            _ => {
                let (theirs, known) = {
                    let other = &self.sessions[other];
                    (other.traced.clone(), other.known.clone())
                };
                let session = &mut self.sessions[who];
                session.traced = session.traced.merge(&theirs);
                for (record, writes) in known.0 {
                    session.known.0.entry(record).or_default().extend(writes);
                }
            }
        }
        self.check(who);
    }

    /// The plan, and every version of every conflict, are what the model says.
    fn check(&self, who: usize) {
        let Session { traced, known, .. } = &self.sessions[who];
        let plan = traced.plan();
        let actual = rows(plan);
        let actions: BTreeMap<Id, Option<Id>> =
            known.0.keys().map(|id| (*id, self.action_of(*id))).collect();
        let mut conflicts = BTreeMap::new();
        for (id, action) in &actions {
            let above = action.filter(|action| action != id);
            let shown = *id == plan.id
                || self.log.is_present(known, *id)
                    && above.is_none_or(|above| self.log.is_present(known, above));
            assert_eq!(actual.contains_key(id), shown, "{id} is shown");
            for (field, writes) in self.log.left(known, *id) {
                let value = self.log.shown(known, *id, field);
                if shown && field != PRESENT {
                    assert_eq!(actual[id].1.get(field), value, "{field} of {id}");
                }
                let values: Vec<&Option<Value>> =
                    writes.iter().map(|write| &self.log.0[*write].value).collect();
                if values.iter().any(|value| *value != values[0])
                    && self.may_show(known, *id, above)
                {
                    let texts: BTreeSet<String> =
                        values.iter().map(|it| format!("{it:?}")).collect();
                    conflicts.insert((*id, field.to_owned()), texts);
                }
            }
        }
        let listed = traced.conflicts().into_iter().map(|conflict| {
            let values = conflict.versions.iter().map(|it| format!("{:?}", it.value)).collect();
            ((conflict.record, conflict.field), values)
        });
        assert_eq!(listed.collect::<BTreeMap<_, _>>(), conflicts);
    }

    fn action_of(&self, id: Id) -> Option<Id> {
        self.actions.get(&id).copied().flatten()
    }

    fn may_show(&self, known: &Known, id: Id, above: Option<Id>) -> bool {
        let may = |id: Id| {
            let left = self.log.left(known, id);
            let mut writes = left.get(PRESENT).into_iter().flatten();
            writes.any(|write| self.log.0[*write].value == Some(true.into()))
        };
        self.sessions[0].traced.plan().id == id || may(id) && above.is_none_or(may)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_left_is_what_nobody_replaced(
        plan in common::plan(), count in 2..=5usize, steps in vec(step(), 4..40)
    ) {
        let mut world = World::new(plan, count);
        steps.iter().for_each(|step| world.run(step));
    }
}
