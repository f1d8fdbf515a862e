//! What one change of the plan writes into the traces.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Stamp;
use super::hash;
use super::keys::between;
use super::place::{ListPlace, RecordList};
use super::record::{RecordTrace, TraceContent, TraceEntry};
use super::shape::RecordTraces;
use crate::format::flat::{self, FieldName, FlatFields};
use crate::id::Id;
use crate::id_index::IdIndex;
use crate::model::{Action, Plan};
use crate::rows::moved;

/// Stamps what `after` has otherwise than `before`. Rows of one allocation are not looked at.
///
/// Gives the actions that came back into the plan, whose tasks others may have changed.
pub(super) fn record(
    records: &mut RecordTraces,
    before: &Plan,
    after: &Plan,
    stamp: Stamp,
) -> BTreeSet<Id> {
    let mut writing =
        ChangeWriter { records, stamp, back: BTreeSet::new(), touched: BTreeSet::new() };
    writing.header(before, after);
    writing.actions(before, after);
    for id in std::mem::take(&mut writing.touched) {
        writing.write(id, |record| record.set_present(true, stamp));
    }
    writing.back
}

/// What a record holds otherwise than `fields`: the new entries of its fields.
///
/// An empty field of which the record knows no value is none: it may have been lost, and whoever
/// has it still is right.
pub(super) fn differences(
    record: &RecordTrace,
    fields: FlatFields,
    stamp: Stamp,
) -> Vec<(FieldName, TraceEntry)> {
    let gone = |(name, field): &(FieldName, super::record::FieldTrace)| {
        let there = field.value().is_some();
        let kept = fields.binary_search_by(|(known, _)| known.cmp(name)).is_ok();
        (there && !kept).then(|| (name.clone(), TraceEntry::new(stamp, TraceContent::Absent)))
    };
    let mut written: Vec<_> = record.fields.iter().filter_map(gone).collect();
    for (name, value) in fields {
        let entry = TraceEntry::new(stamp, TraceContent::Is(value));
        let shown = record.field(&name).and_then(|field| field.shown());
        let unknown = shown.is_none() && !record.seen.is_empty();
        let nothing = |value| unknown && flat::is_empty(&name, value);
        if entry.content.value().is_some_and(nothing) {
            continue;
        }
        if shown.is_none_or(|shown| shown.hash != entry.hash) {
            written.push((name, entry));
        }
    }
    written
}

struct ChangeWriter<'a> {
    records: &'a mut RecordTraces,
    stamp: Stamp,
    /// The actions that were not in the plan, but had been once.
    back: BTreeSet<Id>,
    /// The actions that changed, or below which something changed.
    touched: BTreeSet<Id>,
}

impl ChangeWriter<'_> {
    fn write(&mut self, id: Id, write: impl FnOnce(&mut RecordTrace)) {
        write(Arc::make_mut(self.records.entry(id).or_default()));
    }

    fn header(&mut self, before: &Plan, after: &Plan) {
        if Arc::ptr_eq(&before.header, &after.header) {
            return;
        }
        let family = flat::header(after);
        self.fields(before.id, family.own);
        let ids: Vec<Id> = family.below.iter().map(|(id, _)| *id).collect();
        let there = IdIndex::of(ids.iter().copied());
        for area in before.header.areas.iter().filter(|area| !there.contains(area.id)) {
            self.remove(area.id);
        }
        for (id, fields) in family.below {
            self.row(id, fields, RecordList::Areas);
        }
        self.order(RecordList::Areas, &ids);
    }

    fn actions(&mut self, before: &Plan, after: &Plan) {
        let was = IdIndex::of(before.actions.iter().map(|action| action.id));
        let is = IdIndex::of(after.actions.iter().map(|action| action.id));
        let changed = |action: &&Arc<Action>| {
            let old = was.get(action.id).map(|place| &before.actions[place]);
            old.is_none_or(|old| !Arc::ptr_eq(old, action))
        };
        let changed: Vec<&Arc<Action>> = after.actions.iter().filter(changed).collect();
        self.gone(before, after, &is, &changed);
        for action in changed {
            let known = self.records.contains_key(&action.id);
            if known && !was.contains(action.id) {
                self.back.insert(action.id);
            }
            self.action(action);
        }
        let ids = |plan: &Plan| -> Vec<Id> { plan.actions.iter().map(|it| it.id).collect() };
        let (old, new) = (ids(before), ids(after));
        if old != new {
            self.order(RecordList::Actions, &new);
        }
    }

    /// Marks the actions and tasks of `before` that are not in the plan any more. The tasks of a
    /// removed action stay what they are.
    fn gone(&mut self, before: &Plan, after: &Plan, is: &IdIndex, changed: &[&Arc<Action>]) {
        let tasks = changed.iter().flat_map(|action| action.tasks.iter().map(|task| task.id));
        let tasks: BTreeSet<Id> = tasks.collect();
        for action in &before.actions {
            let Some(place) = is.get(action.id) else {
                self.remove(action.id);
                continue;
            };
            if Arc::ptr_eq(action, &after.actions[place]) {
                continue;
            }
            for task in action.tasks.iter().filter(|task| !tasks.contains(&task.id)) {
                self.remove(task.id);
                self.touched.insert(action.id);
            }
        }
    }

    fn action(&mut self, action: &Action) {
        let family = flat::action(action);
        let mut changed = self.row(action.id, family.own, RecordList::Actions);
        let list = RecordList::Tasks(action.id);
        for (id, fields) in family.below {
            changed |= self.row(id, fields, list);
        }
        if changed {
            self.touched.insert(action.id);
        }
        let ids: Vec<Id> = action.tasks.iter().map(|task| task.id).collect();
        self.order(list, &ids);
    }

    fn remove(&mut self, id: Id) {
        let stamp = self.stamp;
        self.write(id, |record| record.set_present(false, stamp));
    }

    /// Writes what a row in `list` says otherwise; whether it does, or was not in the list.
    fn row(&mut self, id: Id, fields: FlatFields, list: RecordList) -> bool {
        let record = self.records.get(&id);
        let from = record.and_then(|record| record.place()).map(|place| place.list);
        let there = record.is_some_and(|record| record.is_present());
        if let Some(RecordList::Tasks(action)) = from.filter(|from| *from != list && there) {
            self.touched.insert(action);
        }
        let changed = self.fields(id, fields) || !there || from != Some(list);
        if changed {
            let stamp = self.stamp;
            self.write(id, |record| record.set_present(true, stamp));
        }
        changed
    }

    fn fields(&mut self, id: Id, fields: FlatFields) -> bool {
        let none = RecordTrace::default();
        let record = self.records.get(&id).map_or(&none, |record| record);
        let written = differences(record, fields, self.stamp);
        let changed = !written.is_empty();
        if changed {
            self.write(id, |record| {
                written.into_iter().for_each(|(name, entry)| record.write(name, entry));
            });
        }
        changed
    }

    /// Gives new keys to the fewest rows that explain the order `ids` of a list.
    fn order(&mut self, list: RecordList, ids: &[Id]) {
        let key = |id: &Id| {
            let place = self.records.get(id)?.place()?;
            (place.list == list).then_some((place.key, *id))
        };
        let mut known: Vec<(String, Id)> = ids.iter().filter_map(key).collect();
        known.sort_unstable();
        let sorted: Vec<Id> = known.iter().map(|(_, id)| *id).collect();
        let mut kept: BTreeMap<Id, String> = known.into_iter().map(|(key, id)| (id, key)).collect();
        let new: Vec<Id> = ids.iter().copied().filter(|id| kept.contains_key(id)).collect();
        if sorted != new {
            moved(&sorted, &new).iter().for_each(|id| drop(kept.remove(id)));
        }
        let mut left: Option<String> = None;
        let mut run: Vec<Id> = Vec::new();
        for id in ids {
            match kept.remove(id) {
                Some(key) if run.is_empty() || left.as_ref().is_none_or(|left| *left < key) => {
                    self.place(list, &run, left.as_deref(), Some(&key));
                    run.clear();
                    left = Some(key);
                }
                // Between two equal keys there is no room: the row behind gets a new one, too.
                _ => run.push(*id),
            }
        }
        self.place(list, &run, left.as_deref(), None);
    }

    /// Gives a run of rows keys between two others.
    fn place(&mut self, list: RecordList, run: &[Id], left: Option<&str>, right: Option<&str>) {
        let [first, ..] = run else { return };
        let stamp = self.stamp;
        let tail = hash::of_numbers(&[stamp.replica.bits(), stamp.n, first.bits()]);
        for (id, key) in run.iter().zip(between(left, right, run.len(), tail)) {
            self.write(*id, |record| record.set_place(&ListPlace { list, key }, stamp));
        }
    }
}
