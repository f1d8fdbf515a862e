//! Fields that two people wrote without knowing of each other.

use serde_json::Value;

use super::place::{ListPlace, RecordList};
use super::record::{FieldTrace, RecordTrace, TraceContent, TraceEntry};
use super::{Stamp, Traced};
use crate::field::{ACTION, ActionField, HEADER, HeaderField};
use crate::format::flat::CODE;
use crate::id::Id;

/// What a conflict is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum About {
    /// Whether the record is in the plan: one deleted it, another changed it.
    Presence,
    /// A field of *Datos del plan*.
    Header(HeaderField),
    /// A field of an action.
    Action(ActionField),
    /// The text of a task, or an unknown key of it.
    Task,
    /// A field of an open área.
    Area,
}

/// A field with two values or more, of which every copy of the plan shows the first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The record: an action, a task, an open área, or the plan itself.
    pub record: Id,
    /// The action that the record is or belongs to.
    pub action: Option<Id>,
    /// What it is about.
    pub about: About,
    /// The name of the field in the lineage.
    pub field: String,
    /// The values, no two equal, that of the greatest stamp first.
    pub versions: Vec<Version>,
}

/// One of several values of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The value as the file holds it; `None` where the field is empty or not in the file. Of
    /// [`About::Presence`] yes or no.
    pub value: Option<Value>,
    /// The greatest stamp under which the value was written.
    pub stamp: Stamp,
    /// Who wrote it, if the lineage knows a name.
    pub person: Option<String>,
}

impl Version {
    /// The value in words, as the person wrote it; one line for each element of a list.
    pub fn text(&self) -> String {
        self.value.as_ref().map(text).unwrap_or_default()
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("\n"),
        Value::Object(object) => {
            if let Some(written) = object.get("written") {
                return text(written);
            }
            let order = ["name", "post", "subcriterion", "example"];
            let known = order.iter().filter_map(|key| object.get(*key));
            let texts: Vec<String> = match known.map(text).filter(|it| !it.is_empty()).collect() {
                texts if !Vec::is_empty(&texts) => texts,
                _ => object.values().map(text).filter(|text| !text.is_empty()).collect(),
            };
            texts.join(" ")
        }
        other => other.to_string(),
    }
}

/// The name of the field that says whether a record is in the plan.
pub(super) const PRESENCE: &str = "/present";

pub(super) fn all(traced: &Traced) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut add = |id: Id, action: Option<Id>, list: Option<RecordList>| {
        let Some(record) = traced.records.get(&id) else { return };
        let fields = record.fields.iter().map(|(name, field)| (name.as_ref(), field));
        for (name, field) in [(PRESENCE, &record.present)].into_iter().chain(fields) {
            if field.is_conflict() {
                conflicts.push(Conflict {
                    record: id,
                    action,
                    about: about(name, list),
                    field: name.to_owned(),
                    versions: versions(traced, field),
                });
            }
        }
    };
    add(traced.plan.id, None, None);
    let undecided = traced.records.iter().filter(|(_, record)| record.has_conflict());
    let mut rows: Vec<ConflictOrder> =
        undecided.filter_map(|(id, record)| order(traced, *id, record)).collect();
    rows.sort_unstable();
    for ConflictOrder { action, list, id, .. } in rows {
        add(id, action.map(|(_, action)| action), Some(list));
    }
    conflicts
}

/// The order of conflicts: that of the table, each action before its tasks, then the open áreas.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ConflictOrder {
    area: bool,
    /// The key and the id of the action.
    action: Option<(String, Id)>,
    task: bool,
    key: String,
    id: Id,
    list: RecordList,
}

/// Where the conflicts of a record stand, if they matter: if it is in the plan, or would be if one
/// of its versions were chosen.
fn order(traced: &Traced, id: Id, record: &RecordTrace) -> Option<ConflictOrder> {
    let ListPlace { list, key } = record.place().filter(|_| record.may_be_present())?;
    let action = match list {
        _ if id == traced.plan.id => return None,
        RecordList::Areas => None,
        RecordList::Actions => Some((key.clone(), id)),
        RecordList::Tasks(action) => {
            let above = traced.records.get(&action).filter(|above| above.may_be_present())?;
            Some((above.place()?.key, action))
        }
    };
    let task = matches!(list, RecordList::Tasks(_));
    Some(ConflictOrder { area: list == RecordList::Areas, action, task, key, id, list })
}

fn versions(traced: &Traced, field: &FieldTrace) -> Vec<Version> {
    let mut versions: Vec<(u64, Version)> = Vec::new();
    for TraceEntry { stamp, hash, content } in field.entries() {
        if *content == TraceContent::Lost || versions.iter().any(|(known, _)| known == hash) {
            continue;
        }
        let person = traced.person(stamp.replica).map(str::to_owned);
        let version = Version { value: content.value().cloned(), stamp: *stamp, person };
        versions.push((*hash, version));
    }
    versions.into_iter().map(|(_, version)| version).collect()
}

fn about(name: &str, list: Option<RecordList>) -> About {
    match list {
        _ if name == PRESENCE => About::Presence,
        None => {
            let known = HEADER.iter().find(|row| row.key.name == name);
            About::Header(known.map_or(HeaderField::Extra, |row| row.of))
        }
        Some(RecordList::Actions) if name == CODE => About::Action(ActionField::Subcriterion),
        Some(RecordList::Actions) => {
            let known = ACTION.iter().find(|row| row.key.name == name);
            About::Action(known.map_or(ActionField::Extra, |row| row.of))
        }
        Some(RecordList::Tasks(_)) => About::Task,
        Some(RecordList::Areas) => About::Area,
    }
}

impl Conflict {
    /// Writes the version at this place into the traces of the record, if it still has the versions
    /// that this conflict lists. Whether it had.
    pub(super) fn decide(&self, traced: &mut Traced, version: usize, stamp: Stamp) -> bool {
        let Some(record) = traced.records.get(&self.record) else { return false };
        let field = match self.field.as_str() {
            PRESENCE => Some(&record.present),
            name => record.field(name),
        };
        let current = field.map(|field| versions(traced, field)).unwrap_or_default();
        let same =
            |one: &Version, other: &Version| one.value == other.value && one.stamp == other.stamp;
        let listed = current.len() == self.versions.len()
            && current.iter().zip(&self.versions).all(|(one, other)| same(one, other));
        let Some(chosen) = current.into_iter().nth(version).filter(|_| listed) else {
            return false;
        };
        let content = chosen.value.map_or(TraceContent::Absent, TraceContent::Is);
        let presence = self.field == PRESENCE;
        traced.write(self.record, stamp, presence, |record| {
            if presence {
                record.set_present(content == TraceContent::Is(true.into()), stamp);
            } else if let Some(name) = record.name(&self.field) {
                record.write(name, TraceEntry::new(stamp, content));
            }
        });
        true
    }
}
