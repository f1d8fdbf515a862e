//! The plan file. Nothing outside this module knows its JSON.
//!
//! What is written and what is read come from one table of fields (`format/fields.rs`), and so
//! does the published schema. A file is read whatever its content: what cannot be used of a
//! field is kept under its key in the `extra` of its record, and written back beside what could.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::id::{Id, IdSource};
use crate::model::{Document, Plan};
use crate::template::fresh;

mod dates;
mod fields;
pub(crate) mod flat;
mod indent;
mod migrations;
mod reading;
mod record;
mod schema;
mod words;

pub use migrations::SCHEMA;
use record::{Json, read_record};
pub use schema::schema;

/// What a file holds that this version does not know.
pub type UnknownValue = Value;

/// What the key `format` holds.
const FORMAT: &str = "mejora-plan";

/// Why writing cannot fail: there is no reader behind it, and every key is a text.
const WRITABLE: &str = "a plan is always JSON";

/// Why a text is not a plan file that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAPlanFile {
    /// It is no JSON from this place on.
    NotJson {
        /// The line, from 1; 0 for an empty text.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but not ours.
    NotAPlan,
    /// It was written by a newer version of the app.
    NewerSchema {
        /// The schema of the file.
        found: u64,
    },
}

/// The file of `document`, written by `app`: pretty, in a stable order of keys.
pub fn write(document: &Document, app: &str) -> String {
    let mut text = indent::indented(&write_compact(document, app));
    text.push('\n');
    text
}

/// The file of `document` on one line, for storage.
pub fn write_compact(document: &Document, app: &str) -> String {
    serde_json::to_string(&SerializedFile { document, app }).expect(WRITABLE)
}

/// A plan as it stands under `plan` in the file, as a value for serde, in the order of the file.
pub struct PlanJson<'a>(pub &'a Plan);

impl Serialize for PlanJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json(self.0).serialize(serializer)
    }
}

/// A plan as it stands under `plan` in the file.
pub fn plan_value(plan: &Plan) -> Value {
    serde_json::to_value(PlanJson(plan)).expect(WRITABLE)
}

/// Reads a plan file. Records without an id, or with that of another record, get one from `ids`.
pub fn read(text: &str, ids: &mut dyn IdSource) -> Result<Document, NotAPlanFile> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = serde_json::from_str(text)
        .map_err(|error| NotAPlanFile::NotJson { line: error.line(), column: error.column() })?;
    read_value(value, ids)
}

/// Reads the JSON of a plan file, as [`read`] does; never says [`NotAPlanFile::NotJson`].
pub fn read_value(mut value: Value, ids: &mut dyn IdSource) -> Result<Document, NotAPlanFile> {
    if value["format"] != FORMAT {
        return Err(NotAPlanFile::NotAPlan);
    }
    migrations::migrate(&mut value)?;
    let Value::Object(mut file) = value else { return Err(NotAPlanFile::NotAPlan) };
    let mut ids = Ids::new(&file, ids);
    let plan = match file.remove("plan") {
        Some(Value::Object(plan)) => read_record(plan, &mut ids),
        _ => return Err(NotAPlanFile::NotAPlan),
    };
    let mut document = Document::new(plan);
    if let Some(Value::Object(lineage)) = file.get_mut("lineage") {
        document.lineage.kept.extend(std::mem::take(lineage));
        file.remove("lineage");
    }
    file.retain(|key, _| !["format", "schema", "app"].contains(&key.as_str()));
    document.extra.extend(file);
    Ok(document)
}

/// The whole file, as a value for serde.
struct SerializedFile<'a> {
    document: &'a Document,
    app: &'a str,
}

/// The keys of the file, in order.
const KEYS: [&str; 5] = ["format", "schema", "app", "plan", "lineage"];

impl Serialize for SerializedFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Document { plan, lineage, extra } = self.document;
        let mut file = serializer.serialize_map(None)?;
        file.serialize_entry("format", FORMAT)?;
        file.serialize_entry("schema", &SCHEMA)?;
        file.serialize_entry("app", self.app)?;
        file.serialize_entry("plan", &Json(plan))?;
        match extra.get("lineage").filter(|_| lineage.kept.is_empty()) {
            Some(odd) => file.serialize_entry("lineage", odd)?,
            None => file.serialize_entry("lineage", &lineage.kept)?,
        }
        for (key, value) in extra.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
            file.serialize_entry(key, value)?;
        }
        file.end()
    }
}

/// The ids of a file while it is read: none is given to two records.
struct Ids<'a> {
    source: &'a mut dyn IdSource,
    /// All ids that the file names, so that no new one anticipates a later one.
    named: keyed::Set<Id>,
    given: keyed::Set<Id>,
}

impl<'a> Ids<'a> {
    fn new(file: &Map<String, Value>, source: &'a mut dyn IdSource) -> Self {
        let mut named = keyed::Set::new();
        if let Some(plan) = file.get("plan") {
            named.extend(id_of(plan));
            named.extend(plan["open_areas"].as_array().into_iter().flatten().filter_map(id_of));
            for action in plan["actions"].as_array().into_iter().flatten() {
                named.extend(id_of(action));
                named.extend(action["tasks"].as_array().into_iter().flatten().filter_map(id_of));
            }
        }
        Self { source, named, given: keyed::Set::new() }
    }

    /// The id that a record names, if it is one and no record has it yet; otherwise a new one.
    fn claim(&mut self, record: &mut Map<String, Value>) -> Id {
        match record.remove("id").as_ref().and_then(parse_id) {
            Some(id) if self.given.insert(id) => id,
            _ => self.new_id(),
        }
    }

    fn new_id(&mut self) -> Id {
        let id = fresh(self.source, &mut self.named);
        self.given.insert(id);
        id
    }
}

fn id_of(record: &Value) -> Option<Id> {
    parse_id(record.get("id")?)
}

fn parse_id(value: &Value) -> Option<Id> {
    value.as_str()?.parse().ok()
}
