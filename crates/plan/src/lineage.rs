//! The lineage: who wrote which field when, and the merge of copies that ran apart.
//!
//! A copy of a plan in a mail attachment, in another tab or in an office file that came back is one
//! and the same problem, and [`Traced::merge`] is the one answer to it: no clocks, no server.
//!
//! # What is held
//!
//! A **record** is the plan's header, an action, a task or an open área, found by its id. Its
//! **fields** are single keys of its JSON (`format/flat.rs`), its **place** (the list that
//! it stands in and a key that orders it, `lineage/keys.rs`) and its **presence** (whether it is in the
//! plan). A field holds entries: values, each under the stamp of the change that wrote it; nearly
//! always one. A record has besides, for each replica, the last `n` whose change is in it (`seen`).
//!
//! - A change replaces all entries of a field that it writes by one of its own, and adds its stamp
//!   to what the record has seen. It also writes the presence of every record that it changes, and
//!   of the action above a changed task; a new place in the same list is no change in this sense.
//! - Of several entries the greatest stamp is shown. Two different values are a conflict, which is
//!   part of the document until someone writes the field; of places the greatest stamp just wins.
//! - A record is in the plan if the shown presence says so, a task only if its action is, too. A
//!   deleted record keeps its fields. Deleting an action writes nothing into its tasks.
//! - Absence says nothing: a record that a copy lacks is one of which it has seen nothing. A part of
//!   a plan (fewer records) merges like the whole.
//!
//! # The merge, and why it can be done in any order
//!
//! For every field: an entry is kept if the other copy of the record holds its stamp, too, or has
//! not seen it. `seen` becomes the maximum of both, replica by replica.
//!
//! Look at one field of one record and one stamp. A copy is in one of three states there:
//! *unknown* (holds no entry under the stamp and has not seen it), *held* with a set of values (none,
//! where the value is lost), or *replaced* (has seen it and holds no entry). Order them: unknown < held(V) < replaced, and
//! held(V) <= held(W) where V is part of W. Any two states have a least upper bound: the greater
//! one, or held(V with W). The merge takes exactly this bound, at each field and stamp: an entry
//! survives unless one side is in *replaced*; and the joined `seen` tells unknown from replaced
//! just as before, because a stamp is seen afterwards if and only if one side had seen it. A copy
//! as a whole is the family of these states, so copies form a join-semilattice and the merge is
//! its join. A least upper bound is
//!
//! - idempotent, commutative and associative, whatever the states are: also those of files that
//!   were edited by hand, rolled back or cut, and with two values under one stamp (V has two then);
//! - convergent: who has merged the same copies, in any order and over any chain, holds the least
//!   upper bound of the same set. What is shown, the conflicts, and the file are functions of it.
//!
//! A change only goes up in this order (unknown to held for its own stamp, held to replaced for the
//! entries that it saw), so merging a copy with its own past gives the copy. Nothing that one side
//! made alone is lost: an entry leaves only where a change that had seen it replaced it, which is
//! also why a decision, being such a change, sticks everywhere. The names of persons and the
//! unknown keys of the document take the greater of two values, which is such a bound as well.
//!
//! For this a stamp must name one change: a replica is a random id of one editing session, and is
//! never used again. What a foreign program changed is stamped by a replica that is derived from
//! the plan, its lineage and the changes: wherever the same file is read, it is one change.
//!
//! # In the file
//!
//! A field that the readable plan shows is written without its value, with 18 bits of its hash
//! (`lineage/line.rs`): enough to find, field by field, what was edited by hand. One edit in 262,144
//! is missed; it is then two values under one stamp, of which none is lost. Where an edit by hand
//! removes a record, its values are gone from the file, and only there: the entry is kept as lost,
//! and finds its value again in the next copy that holds it.

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
use place::RecordList;
use record::RecordTrace;
use shape::RecordTraces;

use crate::id::Id;
use crate::model::{Document, Extra, Lineage, Plan};

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
    records: Arc<RecordTraces>,
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
        let file::ReadLineage { records, people, rest, intact } = file::read(plan, &lineage.kept);
        let before = shape::outline(plan, &records, &|id| intact.contains(&id));
        let mut traced = Self {
            plan: before,
            records: Arc::new(records),
            people: Arc::new(people),
            rest: Arc::new(rest),
            extra: Arc::new(extra),
        };
        if shape::shares_all_rows(&traced.plan, plan) {
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

    /// Takes over what a file says of which nobody knows from which state of the plan it was made:
    /// a field that it says otherwise has two versions from then on, and nothing is replaced. What
    /// is not in `after` is removed. A record that knows of `replica` stays as it is, so that the
    /// same file brings nothing a second time.
    pub fn record_apart(&mut self, after: &Plan, replica: Id) {
        let stamp = Stamp { replica, n: 1 };
        let (known, before) = (Arc::clone(&self.records), self.plan.clone());
        self.record(after, stamp);
        let records = Arc::make_mut(&mut self.records);
        let mut changed = std::collections::BTreeSet::new();
        for (id, record) in records.iter_mut() {
            let Some(old) = known.get(id).filter(|old| !Arc::ptr_eq(old, record)) else { continue };
            let knows = old.seen.covers(stamp);
            *record = if knows { Arc::clone(old) } else { Arc::new(record.beside(old)) };
            changed.insert(*id);
        }
        self.plan = shape::plan(&self.records, [&before, &self.plan], &|id| changed.contains(&id));
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
        let less = |one: &Value, other: &Value| hash::of_value(one) < hash::of_value(other);
        Self {
            plan,
            records,
            people,
            rest: union(&self.rest, &other.rest, less),
            extra: union(&self.extra, &other.extra, less),
        }
    }

    /// Whether both copies know the same of a record: the header under the id of the plan, an action,
    /// a task or an open área.
    pub fn agrees_on(&self, other: &Self, record: Id) -> bool {
        self.records.get(&record) == other.records.get(&record)
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

    /// Names the person of all replicas that are unsigned, but for those of `others`. Whether there
    /// were any.
    pub fn sign_all(&mut self, person: &str, others: &[Id]) -> bool {
        let mut unsigned = self.unsigned();
        unsigned.retain(|replica| !others.contains(replica));
        unsigned.iter().for_each(|replica| self.sign(*replica, person));
        !unsigned.is_empty()
    }

    /// The replicas whose persons are known.
    pub fn people(&self) -> impl Iterator<Item = (Id, &str)> {
        self.people.iter().map(|(replica, signature)| (*replica, signature.name.as_str()))
    }

    /// The person of a replica.
    pub fn person(&self, replica: Id) -> Option<&str> {
        self.people.get(&replica).map(|signature| signature.name.as_str())
    }

    /// The replicas that have changed something here, and whose persons are not known.
    pub fn unsigned(&self) -> Vec<Id> {
        let all = self.records.values().flat_map(|record| record.seen.stamps());
        let all: std::collections::BTreeSet<Id> = all.map(|stamp| stamp.replica).collect();
        all.into_iter().filter(|replica| !self.people.contains_key(replica)).collect()
    }

    /// Changes the traces of one record, which is then in the plan, unless the change is about that.
    fn write(
        &mut self,
        id: Id,
        stamp: Stamp,
        presence: bool,
        write: impl FnOnce(&mut RecordTrace),
    ) {
        let records = Arc::make_mut(&mut self.records);
        let record = Arc::make_mut(records.entry(id).or_default());
        write(record);
        let above = match record.place().map(|place| place.list) {
            Some(RecordList::Tasks(action)) => Some(action),
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
fn join(mine: Option<&Arc<RecordTrace>>, theirs: &Arc<RecordTrace>) -> Option<Arc<RecordTrace>> {
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
