//! The readable difference of two versions of a plan, for whoever shows it to a person.

use std::sync::Arc;

use crate::field::{ACTION, ActionField, HEADER, HeaderField, differing};
use crate::id::Id;
use crate::id_index::IdIndex;
use crate::model::{Action, Header, OpenArea, Plan, Task};
use crate::rows::{Keyed, moved};

/// All that tells one version of a plan from another.
///
/// - It is empty exactly where both plans have equal headers and equal actions in one order. Their
///   own ids are not compared: a copy under another id says the same.
/// - Every record that differs is named once: as added, as removed, or with its fields. One that
///   also stands elsewhere is named as moved besides.
/// - From `after` to `before`, added and removed change places, the values of each pair too, and
///   as many records have moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changes {
    /// *Datos del plan*, where they differ.
    pub header: Option<HeaderChanges>,
    /// The actions.
    pub actions: ListDiff<Arc<Action>>,
}

/// What differs in *Datos del plan*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeaderChanges {
    /// As they were.
    pub before: Arc<Header>,
    /// As they are.
    pub after: Arc<Header>,
    /// The fields that differ, in their order; at least one.
    pub fields: Vec<HeaderField>,
}

/// What differs between two lists of records with identities.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListDiff<R> {
    /// The records that only the second list has, in its order.
    pub added: Vec<NumberedRecord<R>>,
    /// The records that only the first list has, in its order.
    pub removed: Vec<NumberedRecord<R>>,
    /// The records of both that differ in themselves, in the order of the second list.
    pub changed: Vec<Pair<R>>,
    /// The fewest records that explain the order of the second list, in its order.
    pub moved: Vec<Pair<R>>,
}

/// A record and its place in its list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberedRecord<R> {
    /// The place, from 1: the number of an action or a task.
    pub number: usize,
    /// The record.
    pub record: R,
}

/// A record of both lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair<R> {
    /// As it was, where it was.
    pub before: NumberedRecord<R>,
    /// As it is, where it is.
    pub after: NumberedRecord<R>,
}

/// What tells `after` from `before`.
pub fn changes(before: &Plan, after: &Plan) -> Changes {
    Changes {
        header: header_changes(&before.header, &after.header),
        actions: rows(&before.actions, &after.actions),
    }
}

impl Changes {
    /// Whether both plans say the same.
    pub fn is_empty(&self) -> bool {
        self.header.is_none() && self.actions.is_empty()
    }

    /// How many changes a person would count: each field, each record that came or went, each
    /// that moved. 0 exactly where [`Self::is_empty`].
    pub fn count(&self) -> usize {
        let fields = |pair: &Pair<Arc<Action>>| pair.fields().len();
        self.header.as_ref().map_or(0, |header| header.fields.len())
            + self.actions.changed.iter().map(fields).sum::<usize>()
            + self.actions.added.len()
            + self.actions.removed.len()
            + self.actions.moved.len()
    }
}

impl HeaderChanges {
    /// What differs in the *áreas sin acción*.
    pub fn areas(&self) -> ListDiff<OpenArea> {
        rows(&self.before.areas, &self.after.areas)
    }
}

impl<R> ListDiff<R> {
    /// Whether both lists are equal.
    pub fn is_empty(&self) -> bool {
        let Self { added, removed, changed, moved } = self;
        added.is_empty() && removed.is_empty() && changed.is_empty() && moved.is_empty()
    }
}

impl Pair<Arc<Action>> {
    /// The fields in which the two differ, in the order of the form; none where the action has
    /// only moved.
    pub fn fields(&self) -> Vec<ActionField> {
        let (before, after) = (&self.before.record, &self.after.record);
        let mut fields = differing::<Action, _>(ACTION, before, after);
        fields.sort_unstable();
        fields
    }

    /// What differs in the tasks.
    pub fn tasks(&self) -> ListDiff<Task> {
        rows(&self.before.record.tasks, &self.after.record.tasks)
    }
}

fn header_changes(before: &Arc<Header>, after: &Arc<Header>) -> Option<HeaderChanges> {
    if before == after {
        return None;
    }
    let mut fields = differing::<Header, _>(HEADER, before, after);
    fields.sort_unstable();
    Some(HeaderChanges { before: Arc::clone(before), after: Arc::clone(after), fields })
}

fn rows<R: Keyed>(before: &[R], after: &[R]) -> ListDiff<R> {
    let [was, is] = [before, after].map(|rows| IdIndex::of(rows.iter().map(R::id)));
    let numbered =
        |rows: &[R], at: usize| NumberedRecord { number: at + 1, record: rows[at].clone() };
    let lone = |rows: &[R], other: &IdIndex| -> Vec<NumberedRecord<R>> {
        let is_lone = |at: &usize| !other.contains(rows[*at].id());
        (0..rows.len()).filter(is_lone).map(|at| numbered(rows, at)).collect()
    };
    let common = |rows: &[R]| -> Vec<Id> {
        let both = |id: &Id| was.contains(*id) && is.contains(*id);
        rows.iter().map(R::id).filter(both).collect()
    };
    let moved = IdIndex::of(moved(&common(before), &common(after)).into_iter());
    let pairs = |wanted: &dyn Fn(&R, &R) -> bool| -> Vec<Pair<R>> {
        let pair = |at: usize| {
            let from = was.get(after[at].id())?;
            wanted(&before[from], &after[at])
                .then(|| Pair { before: numbered(before, from), after: numbered(after, at) })
        };
        (0..after.len()).filter_map(pair).collect()
    };
    ListDiff {
        added: lone(after, &was),
        removed: lone(before, &is),
        changed: pairs(&|old, new| old != new),
        moved: pairs(&|_, row| moved.contains(row.id())),
    }
}
