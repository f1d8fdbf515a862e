//! The lineage: who wrote which field when, and the merge of copies that ran apart.
mod answer;
mod changes;
mod conflict;
mod file;
mod hash;
mod keys;
mod line;
mod place;
mod record;
mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

pub use answer::{both_lists, both_texts};
pub use conflict::{About, Conflict, Version};
use place::List;
use record::Record;
use shape::Records;

use crate::id::Id;
use crate::model::{Action, Document, Extra, Lineage, Plan, Task};

/// One change by one editing session. Ordered by `n`, then by the replica: "the greatest stamp".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Stamp {
    /// The editing session: a random id that no other session ever has.
    pub replica: Id,
    /// Greater in every later change of the session. One change of the plan has one `n`.
    pub n: u64,
}

impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.n, self.replica).cmp(&(other.n, other.replica))
    }
}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The name of the person of a replica; of two, the later and then the greater counts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Signature {
    /// How often the replica has been signed otherwise before.
    revision: u64,
    name: String,
}

/// A plan with the traces of its records: what merges.
///
/// The plan is always the one that the traces show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Traced {
    plan: Plan,
    records: Arc<Records>,
    people: Arc<BTreeMap<Id, Signature>>,
    /// Unknown keys of the lineage.
    rest: Arc<Extra>,
    /// Unknown keys of the document.
    extra: Arc<Extra>,
}

impl Traced {
    /// The traces of a document. Lineage that cannot be read is taken for none.
    ///
    /// What the readable plan says otherwise than its lineage (a file edited by hand, or one
    /// without lineage) is a change by a replica derived from both, so that it is one and the same
    /// change wherever it is read. A complete lineage is taken as it is, and nothing is stamped.
    pub fn of(document: &Document) -> Self {
        let Document { plan, lineage, extra } = document;
        let mut extra = extra.clone();
        if !lineage.kept.is_empty() {
            extra.remove("lineage");
        }
        let file::Read { records, people, rest, intact } = file::read(plan, &lineage.kept);
        let before = outline(plan, &records, &|id| intact.contains(&id));
        let mut traced = Self {
            plan: before,
            records: Arc::new(records),
            people: Arc::new(people),
            rest: Arc::new(rest),
            extra: Arc::new(extra),
        };
        if shares_all_rows(&traced.plan, plan) {
            traced.plan = plan.clone();
        } else {
            traced.take_apart(plan, &lineage.kept);
        }
        traced
    }

    /// The plan, its lineage as the file holds it, and the unknown keys of the document.
    pub fn document(&self) -> Document {
        let kept = file::write(&self.plan, &self.records, &self.people, &self.rest);
        Document {
            plan: self.plan.clone(),
            lineage: Lineage { kept },
            extra: Extra::clone(&self.extra),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Stamps what `after` has otherwise than the plan; rows of one allocation are not looked at.
    ///
    /// `stamp` is greater than every stamp of its replica here ([`Self::next_stamp`]). From then on
    /// the plan is `after`, and where a deleted action is in it again, holds the tasks that others
    /// gave to that action meanwhile.
    pub fn record(&mut self, after: &Plan, stamp: Stamp) {
        let after = Plan { id: self.plan.id, ..after.clone() };
        let before = std::mem::replace(&mut self.plan, after);
        let records = Arc::make_mut(&mut self.records);
        let back = changes::record(records, &before, &self.plan, stamp);
        if !back.is_empty() {
            let known = [&self.plan, &before];
            self.plan = shape::plan(&self.records, known, &|id| back.contains(&id));
        }
    }

    /// Takes over what was changed outside the app, as in an office file that came back: as
    /// [`Self::record`], by a replica derived from this plan, its traces and the changes.
    pub fn record_derived(&mut self, after: &Plan) {
        if self.plan != *after {
            let inner = self.document().lineage.kept;
            self.take_apart(after, &inner);
        }
    }

    fn take_apart(&mut self, after: &Plan, inner: &Extra) {
        let parts = [
            after.id.bits(),
            hash::of_value(&Value::Object(inner.clone().into_iter().collect())),
            hash::of_value(&crate::format::plan_value(after)),
        ];
        let replica = Id::from_bits(hash::of_numbers(&parts));
        self.record(after, Stamp { replica, n: 1 });
    }

    /// The stamp of the next change by `replica`: its `n` is greater than all here.
    pub fn next_stamp(&self, replica: Id) -> Stamp {
        let seen = self.records.values().flat_map(|record| record.seen.stamps());
        let last = seen.map(|stamp| stamp.n).max().unwrap_or(0);
        Stamp { replica, n: last.saturating_add(1).min(line::MAX_N) }
    }

    /// What both copies of a plan know; of another plan nothing is taken.
    ///
    /// Rows that are as they are here are the same allocations, so that a screen redraws only what
    /// changed. See the module for what holds of it.
    pub fn merge(&self, other: &Self) -> Self {
        if self.plan.id != other.plan.id {
            return self.clone();
        }
        let mut records = Arc::clone(&self.records);
        let mut changed = std::collections::BTreeSet::new();
        for (id, theirs) in other.records.iter() {
            let joined = join(self.records.get(id), theirs);
            if let Some(joined) = joined {
                Arc::make_mut(&mut records).insert(*id, joined);
                changed.insert(*id);
            }
        }
        let plan = if changed.is_empty() {
            self.plan.clone()
        } else {
            shape::plan(&records, [&self.plan, &other.plan], &|id| changed.contains(&id))
        };
        let people = union(&self.people, &other.people, |one, other| one < other);
        let less = |one: &Value, other: &Value| one.to_string() < other.to_string();
        Self {
            plan,
            records,
            people,
            rest: union(&self.rest, &other.rest, less),
            extra: union(&self.extra, &other.extra, less),
        }
    }

    /// Whether merging `other` would bring nothing.
    pub fn holds(&self, other: &Self) -> bool {
        self.plan.id != other.plan.id || self.merge(other) == *self
    }

    /// The fields with two values or more, in the order of the table.
    pub fn conflicts(&self) -> Vec<Conflict> {
        conflict::all(self)
    }

    /// Ends a conflict by the version at this place of its list, also by the one that is shown.
    ///
    /// Does nothing and says no, if the field has other versions by now than the conflict lists.
    pub fn decide(&mut self, conflict: &Conflict, version: usize, stamp: Stamp) -> bool {
        conflict.decide(self, version, stamp)
    }

    /// Names the person of a replica.
    pub fn sign(&mut self, replica: Id, person: &str) {
        let known = self.people.get(&replica);
        if known.is_some_and(|known| known.name == person) {
            return;
        }
        let revision = known.map_or(0, |known| known.revision.saturating_add(1));
        let signature = Signature { revision, name: person.to_owned() };
        Arc::make_mut(&mut self.people).insert(replica, signature);
    }

    /// The replicas whose persons are known.
    pub fn people(&self) -> impl Iterator<Item = (Id, &str)> {
        self.people.iter().map(|(replica, signature)| (*replica, signature.name.as_str()))
    }

    /// The person of a replica.
    pub fn person(&self, replica: Id) -> Option<&str> {
        self.people.get(&replica).map(|signature| signature.name.as_str())
    }

    /// Changes the traces of one record, which is then in the plan, unless the change is about that.
    fn write(&mut self, id: Id, stamp: Stamp, presence: bool, write: impl FnOnce(&mut Record)) {
        let records = Arc::make_mut(&mut self.records);
        let record = Arc::make_mut(records.entry(id).or_default());
        write(record);
        let above = match record.place().map(|place| place.list) {
            Some(List::Tasks(action)) => Some(action),
            _ => None,
        };
        let alive = [above, Some(id).filter(|_| !presence)];
        for id in alive.into_iter().flatten().filter(|id| *id != self.plan.id) {
            if let Some(record) = records.get_mut(&id) {
                Arc::make_mut(record).set_present(true, stamp);
            }
        }
        let known = [&self.plan, &self.plan];
        self.plan = shape::plan(&self.records, known, &|changed| changed == id);
    }
}

/// The traces of a record in both copies; `None` if `theirs` bring nothing.
fn join(mine: Option<&Arc<Record>>, theirs: &Arc<Record>) -> Option<Arc<Record>> {
    let Some(mine) = mine else { return Some(Arc::clone(theirs)) };
    if Arc::ptr_eq(mine, theirs) || mine == theirs {
        return None;
    }
    let joined = mine.merge(theirs);
    if joined == **mine {
        None
    } else if joined == **theirs {
        Some(Arc::clone(theirs))
    } else {
        Some(Arc::new(joined))
    }
}

/// All entries of both; of two under one key the greater.
fn union<K: Ord + Clone, V: Clone + PartialEq>(
    mine: &Arc<BTreeMap<K, V>>,
    theirs: &Arc<BTreeMap<K, V>>,
    less: impl Fn(&V, &V) -> bool,
) -> Arc<BTreeMap<K, V>> {
    let mut both = Arc::clone(mine);
    for (key, value) in theirs.iter() {
        if mine.get(key).is_none_or(|known| known != value && less(known, value)) {
            Arc::make_mut(&mut both).insert(key.clone(), value.clone());
        }
    }
    both
}

fn shares_all_rows(one: &Plan, other: &Plan) -> bool {
    let mut pairs = one.actions.iter().zip(&other.actions);
    Arc::ptr_eq(&one.header, &other.header)
        && one.actions.len() == other.actions.len()
        && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}

/// The records that the traces show, without what they say; but the rows that `plan` has exactly
/// so are those of `plan`.
fn outline(plan: &Plan, records: &Records, intact: &dyn Fn(Id) -> bool) -> Plan {
    let shape = shape::Shape::of(plan.id, records);
    let mut outline = Plan::new(plan.id);
    let rows = crate::places::Places::of(plan.actions.iter().map(|action| action.id));
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
        let area = |id: &Id| crate::model::OpenArea::new(*id, "");
        Arc::make_mut(&mut outline.header).areas = shape.areas.iter().map(area).collect();
    }
    outline
}
