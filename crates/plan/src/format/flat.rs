//! Records as flat lists of fields, for the lineage: what merges is the JSON of single fields.
//!
//! A field is named by its key in the file. Three keys that could contradict each other are one
//! field ([`CODE`]), and an indicator is a field for each of its keys (`indicator/text`). A key
//! that itself has a `/` or a `~` in it is written as in a JSON Pointer (RFC 6901), so that no two
//! fields share a name.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde_json::{Map, Value};

use super::record::{FileRecord, Json, read_record};
use super::{Ids, WRITABLE};
use crate::field::ACTION;
use crate::id::{Id, Sequence};
use crate::model::{Action, Header, OpenArea, Plan, Task};

/// The name of a field: borrowed where this version knows it.
pub(crate) type FieldName = Cow<'static, str>;

/// The fields of a record in the order of their names, no name twice.
pub(crate) type FlatFields = Vec<(FieldName, Value)>;

/// Criterion, subcriterion and example, which are one field.
pub(crate) const CODE: &str = "criterion/example";

/// The keys that [`CODE`] holds.
const CODE_KEYS: [&str; 3] = ["criterion", "subcriterion", "example"];

/// A record with the records of the list in it: an action and its tasks, the plan and its open
/// áreas.
pub(crate) struct Family {
    /// The record itself.
    pub own: FlatFields,
    /// The records below it, in their order.
    pub below: Vec<(Id, FlatFields)>,
}

/// The fields of *Datos del plan*, and the open áreas.
pub(crate) fn header(plan: &Plan) -> Family {
    let bare = Plan { id: plan.id, header: plan.header.clone(), actions: Vec::new() };
    let mut object = object_of(&bare);
    if object.get("actions").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        object.remove("actions");
    }
    let ids = plan.header.areas.iter().map(|area| area.id);
    let below = take_list::<OpenArea>(&mut object, "open_areas", ids);
    Family { own: flatten::<Plan>(object), below }
}

/// The fields of an action, and its tasks.
pub(crate) fn action(action: &Action) -> Family {
    let mut object = object_of(action);
    let below = take_list::<Task>(&mut object, "tasks", action.tasks.iter().map(|task| task.id));
    Family { own: flatten::<Action>(object), below }
}

/// Whether a field holds what an empty record of some kind has in it, so that it says no more than
/// a field that was never written.
pub(crate) fn is_empty(name: &str, value: &Value) -> bool {
    static EMPTY: OnceLock<Vec<(FieldName, Value)>> = OnceLock::new();
    let empty = EMPTY.get_or_init(|| {
        let id = Id::from_bits(0);
        let (mut plan, mut action) = (Plan::new(id), Action::new(id));
        Arc::make_mut(&mut plan.header).areas.push(OpenArea::new(id, ""));
        action.tasks.push(Task::new(id, ""));
        let families = [header(&plan), self::action(&action)].into_iter();
        let records = families
            .flat_map(|it| [it.own].into_iter().chain(it.below.into_iter().map(|(_, own)| own)));
        records.flatten().collect()
    });
    empty.iter().any(|(known, empty)| known == name && empty == value)
}

fn object_of<R: FileRecord>(record: &R) -> Map<String, Value> {
    match serde_json::to_value(Json(record)).expect(WRITABLE) {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// Takes the records out of a list of `object`. What else the list holds stays in it.
fn take_list<R: FileRecord>(
    object: &mut Map<String, Value>,
    key: &str,
    ids: impl ExactSizeIterator<Item = Id>,
) -> Vec<(Id, FlatFields)> {
    let Some(Value::Array(list)) = object.get_mut(key) else { return Vec::new() };
    let rest = list.split_off(ids.len().min(list.len()));
    let records = std::mem::replace(list, rest);
    if list.is_empty() {
        object.remove(key);
    }
    let fields = |record| match record {
        Value::Object(object) => flatten::<R>(object),
        _ => FlatFields::new(),
    };
    ids.zip(records.into_iter().map(fields)).collect()
}

fn flatten<R: FileRecord>(mut object: Map<String, Value>) -> FlatFields {
    object.remove("id");
    let mut fields = FlatFields::with_capacity(object.len() + 1);
    let mut code = Map::new();
    for (key, value) in object {
        match value {
            value if CODE_KEYS.contains(&key.as_str()) => drop(code.insert(key, value)),
            Value::Object(indicator) if key == "indicator" && !indicator.is_empty() => {
                fields
                    .extend(indicator.into_iter().map(|(key, value)| (in_indicator(&key), value)));
            }
            value => {
                let known = R::known(&key);
                fields.push((known.map_or_else(|| escaped(&key).into(), FieldName::from), value));
            }
        }
    }
    if !code.is_empty() {
        fields.push((CODE.into(), Value::Object(code)));
    }
    fields.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    fields
}

fn in_indicator(key: &str) -> FieldName {
    let name = format!("indicator/{}", escaped(key));
    let known = ACTION.iter().map(|row| row.key.name).find(|known| *known == name);
    known.map_or_else(|| name.into(), FieldName::from)
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// The action of these fields, with the tasks `below`. Names that are fields of nothing are kept
/// as unknown keys.
pub(crate) fn to_action<'a>(
    id: Id,
    own: impl Iterator<Item = (&'a str, &'a Value)>,
    below: Vec<Map<String, Value>>,
) -> Action {
    read(id, with_list(object(id, own), "tasks", below))
}

/// *Datos del plan* of these fields, with the open áreas `below`.
pub(crate) fn to_header<'a>(
    id: Id,
    own: impl Iterator<Item = (&'a str, &'a Value)>,
    below: Vec<Map<String, Value>>,
) -> Header {
    let plan: Plan = read(id, with_list(object(id, own), "open_areas", below));
    Arc::unwrap_or_clone(plan.header)
}

/// The object in the file of a record with these fields.
pub(crate) fn object<'a>(
    id: Id,
    fields: impl Iterator<Item = (&'a str, &'a Value)>,
) -> Map<String, Value> {
    let mut object = Map::new();
    let mut indicator = Map::new();
    for (name, value) in fields {
        match (name.strip_prefix("indicator/"), value) {
            (Some(key), _) => drop(indicator.insert(unescaped(key), value.clone())),
            (None, Value::Object(code)) if name == CODE => object.extend(code.clone()),
            _ => drop(object.insert(unescaped(name), value.clone())),
        }
    }
    if !indicator.is_empty() {
        object.insert("indicator".to_owned(), indicator.into());
    }
    object.insert("id".to_owned(), id.to_string().into());
    object
}

/// `object` with these records in front of what its list holds.
fn with_list(
    mut object: Map<String, Value>,
    key: &str,
    below: Vec<Map<String, Value>>,
) -> Map<String, Value> {
    if below.is_empty() {
        return object;
    }
    let mut list: Vec<Value> = below.into_iter().map(Value::Object).collect();
    if let Some(Value::Array(rest)) = object.remove(key) {
        list.extend(rest);
    }
    object.insert(key.to_owned(), list.into());
    object
}

/// The record of this id that `object` is.
pub(super) fn read<R: FileRecord>(id: Id, object: Map<String, Value>) -> R {
    let source = &mut Sequence::new(id.bits());
    read_record(object, &mut Ids { source, named: keyed::Set::new(), given: keyed::Set::new() })
}
