//! The traces of one record, and the merge of two copies of them.

use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::Stamp;
use super::hash;
use super::place::ListPlace;
use crate::format::flat::FieldName;
use crate::id::Id;

/// What a field holds under one stamp.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum TraceContent {
    /// Something that this copy does not have: its file lost it to an edit by hand.
    Lost,
    /// Nothing: the key does not stand in the file.
    Absent,
    /// A value.
    Is(Value),
}

/// What a field holds under one stamp, with its hash. Values of one hash are taken for equal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TraceEntry {
    pub stamp: Stamp,
    pub hash: u64,
    pub content: TraceContent,
}

impl TraceEntry {
    pub fn new(stamp: Stamp, content: TraceContent) -> Self {
        Self { stamp, hash: content.hash(), content }
    }
}

impl TraceContent {
    pub fn hash(&self) -> u64 {
        match self {
            Self::Lost => 0,
            Self::Absent => 1,
            Self::Is(value) => hash::of_value(value),
        }
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Lost => None,
        }
    }
}

/// The entries of a field: the greatest stamp first, of equal stamps the greatest hash. A stamp has
/// an entry [`TraceContent::Lost`] only where it has no other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct FieldTrace(Vec<TraceEntry>);

impl FieldTrace {
    pub fn of(mut entries: Vec<TraceEntry>) -> Self {
        let key =
            |entry: &TraceEntry| (entry.stamp, entry.content != TraceContent::Lost, entry.hash);
        entries.sort_by_key(|entry| std::cmp::Reverse(key(entry)));
        entries.dedup_by(|next, kept| {
            let lost = next.content == TraceContent::Lost;
            next.stamp == kept.stamp && (lost || next.hash == kept.hash)
        });
        Self(entries)
    }

    pub fn entries(&self) -> &[TraceEntry] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What every copy shows: the entry of the greatest stamp that this copy has the value of.
    pub fn shown(&self) -> Option<&TraceEntry> {
        self.0.iter().find(|entry| entry.content != TraceContent::Lost)
    }

    /// The value that is shown.
    pub fn value(&self) -> Option<&Value> {
        self.shown()?.content.value()
    }

    /// Whether two different values are left.
    pub fn is_conflict(&self) -> bool {
        let mut known = self.0.iter().filter(|entry| entry.content != TraceContent::Lost);
        let first = known.next().map(|entry| entry.hash);
        known.any(|entry| Some(entry.hash) != first)
    }

    fn holds(&self, stamp: Stamp) -> bool {
        self.0.iter().any(|entry| entry.stamp == stamp)
    }

    fn merge(&self, seen: &Seen, other: &Self, other_seen: &Seen) -> Self {
        let kept = |own: &Self, there: &Self, seen: &Seen| -> Vec<TraceEntry> {
            let kept = |it: &&TraceEntry| there.holds(it.stamp) || !seen.covers(it.stamp);
            own.0.iter().filter(kept).cloned().collect()
        };
        let mut entries = kept(self, other, other_seen);
        entries.append(&mut kept(other, self, seen));
        Self::of(entries)
    }
}

/// Up to which n the changes of each replica are in a record, in the order of the replicas.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Seen(Vec<(Id, u64)>);

impl Seen {
    pub fn covers(&self, stamp: Stamp) -> bool {
        let place = self.0.binary_search_by_key(&stamp.replica, |(replica, _)| *replica);
        place.is_ok_and(|place| self.0[place].1 >= stamp.n)
    }

    pub fn add(&mut self, stamp: Stamp) {
        match self.0.binary_search_by_key(&stamp.replica, |(replica, _)| *replica) {
            Ok(place) => self.0[place].1 = self.0[place].1.max(stamp.n),
            Err(place) => self.0.insert(place, (stamp.replica, stamp.n)),
        }
    }

    /// Whether no change is in the record.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last stamp of each replica.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.0.iter().map(|(replica, n)| Stamp { replica: *replica, n: *n })
    }
}

/// The traces of a record: the plan's header, an action, a task or an open área.
///
/// Every stamp of an entry is covered by `seen`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct RecordTrace {
    /// Where it stands: texts as [`ListPlace`] writes them. Empty in the header.
    pub place: FieldTrace,
    /// Whether it is in the plan: yes and no. Empty in the header.
    pub present: FieldTrace,
    /// The fields that were ever written, in the order of their names; none is empty.
    pub fields: Vec<(FieldName, FieldTrace)>,
    /// Whose changes are in it.
    pub seen: Seen,
    /// Its line in the file, when it was last written.
    pub line: CachedLine,
}

/// The line of a record in the file, as it came out of what the key is a hash of. It belongs to one
/// state of a record: no copy of the record has it, and no two records differ by it.
#[derive(Default, Debug)]
pub(super) struct CachedLine(Mutex<Option<(u64, Value)>>);

impl CachedLine {
    /// The line for this key, written anew where the last one was for another.
    pub fn get_or(&self, key: u64, write: impl FnOnce() -> Value) -> Value {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((known, line)) if *known == key => line.clone(),
            _ => last.insert((key, write())).1.clone(),
        }
    }
}

impl Clone for CachedLine {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for CachedLine {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CachedLine {}

impl RecordTrace {
    /// A field; `None`, if it was never written.
    pub fn field(&self, name: &str) -> Option<&FieldTrace> {
        let place = self.fields.binary_search_by(|(known, _)| known.as_ref().cmp(name));
        place.ok().map(|place| &self.fields[place].1)
    }

    /// The name of a field that was ever written.
    pub fn name(&self, name: &str) -> Option<FieldName> {
        self.fields.iter().find(|(known, _)| known == name).map(|(known, _)| known.clone())
    }

    /// Notes a change by this stamp; the line is that of the record before it.
    fn changes(&mut self, stamp: Stamp) {
        self.seen.add(stamp);
        self.line = CachedLine::default();
    }

    /// Writes a field, which ends any conflict in it.
    pub fn write(&mut self, name: FieldName, entry: TraceEntry) {
        self.changes(entry.stamp);
        let field = FieldTrace(vec![entry]);
        match self.fields.binary_search_by(|(known, _)| known.cmp(&name)) {
            Ok(place) => self.fields[place].1 = field,
            Err(place) => self.fields.insert(place, (name, field)),
        }
    }

    /// Says whether the record is in the plan.
    pub fn set_present(&mut self, present: bool, stamp: Stamp) {
        self.changes(stamp);
        self.present = FieldTrace(vec![TraceEntry::new(stamp, TraceContent::Is(present.into()))]);
    }

    /// Gives the record a place.
    pub fn set_place(&mut self, place: &ListPlace, stamp: Stamp) {
        self.changes(stamp);
        let content = TraceContent::Is(place.to_string().into());
        self.place = FieldTrace(vec![TraceEntry::new(stamp, content)]);
    }

    /// This record with what stood in its fields before, as if whoever changed it had not seen that.
    /// Its place is the new one.
    pub fn beside(&self, before: &Self) -> Self {
        let both = |own: &FieldTrace, old: Option<&FieldTrace>| {
            let old = old.map_or(&[][..], FieldTrace::entries);
            FieldTrace::of(own.entries().iter().chain(old).cloned().collect())
        };
        let fields = self
            .fields
            .iter()
            .map(|(name, field)| (name.clone(), both(field, before.field(name.as_ref()))));
        Self {
            place: self.place.clone(),
            present: both(&self.present, Some(&before.present)),
            fields: fields.collect(),
            seen: self.seen.clone(),
            line: CachedLine::default(),
        }
    }

    /// All stamps in the record; some more than once.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        let fields = self.fields.iter().map(|(_, field)| field);
        let fields = [&self.place, &self.present].into_iter().chain(fields);
        fields.flat_map(|it| it.entries().iter().map(|entry| entry.stamp)).chain(self.seen.stamps())
    }

    /// Whether its greatest stamp says that it is in the plan.
    pub fn is_present(&self) -> bool {
        self.present.value() == Some(&Value::Bool(true))
    }

    /// Whether any version says that it is in the plan.
    pub fn may_be_present(&self) -> bool {
        let yes = Value::Bool(true);
        self.present.entries().iter().any(|entry| entry.content.value() == Some(&yes))
    }

    /// Whether two different values are left of its presence or of any field.
    pub fn has_conflict(&self) -> bool {
        self.present.is_conflict() || self.fields.iter().any(|(_, field)| field.is_conflict())
    }

    /// Where it stands.
    pub fn place(&self) -> Option<ListPlace> {
        self.place.value()?.as_str()?.parse().ok()
    }

    /// The values that are shown, by the names of their fields.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.fields.iter().filter_map(|(name, field)| Some((name.as_ref(), field.value()?)))
    }

    /// What both copies know, as the documentation of [`crate::lineage`] says.
    pub fn merge(&self, other: &Self) -> Self {
        let join = |own: &FieldTrace, there: &FieldTrace| own.merge(&self.seen, there, &other.seen);
        let mut fields = Vec::with_capacity(self.fields.len());
        let (mut mine, mut theirs) =
            (self.fields.iter().peekable(), other.fields.iter().peekable());
        let none = FieldTrace::default();
        loop {
            let order = match (mine.peek(), theirs.peek()) {
                (Some((mine, _)), Some((theirs, _))) => mine.cmp(theirs),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            let mine = if order.is_le() { mine.next() } else { None };
            let theirs = if order.is_ge() { theirs.next() } else { None };
            let joined = join(mine.map_or(&none, |it| &it.1), theirs.map_or(&none, |it| &it.1));
            if let Some((name, _)) = mine.or(theirs).filter(|_| !joined.is_empty()) {
                fields.push((name.clone(), joined));
            }
        }
        let mut seen = self.seen.clone();
        other.seen.stamps().for_each(|stamp| seen.add(stamp));
        let place = join(&self.place, &other.place);
        Self {
            place,
            present: join(&self.present, &other.present),
            fields,
            seen,
            line: CachedLine::default(),
        }
    }
}
