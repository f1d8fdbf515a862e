//! The JSON Schema of the plan file, made from the table of its fields.

use serde_json::{Map, Value, json};

use super::dates::PRECISIONS;
use super::record::FileRecord;
use super::words::Word;
use super::{FORMAT, SCHEMA, flat};
use crate::column::Column;
use crate::field::FieldValue;
use crate::id::Id;
use crate::model::{
    Action, CatalogueVersion, Indicator, Member, OpenArea, Paper, Plan, PlanState, Role, Signatory,
    Task,
};

/// The JSON Schema (2020-12) of the plan file as this version writes it. [`super::read`] takes
/// more than that.
pub fn schema() -> Value {
    let plan = record::<Plan>("An improvement plan.");
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mejora plan file",
        "description": "An institutional improvement plan. Keys beyond those named here are kept.",
        "type": "object",
        "required": ["format", "schema", "plan", "lineage"],
        "properties": {
            "format": { "const": FORMAT, "description": "What kind of file this is." },
            "schema": { "const": SCHEMA, "description": "The version of this format." },
            "app": { "type": "string", "description": "The program that wrote the file." },
            "plan": plan,
            "lineage": lineage(),
        },
        "$defs": {
            "id": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
            "action": record::<Action>("An improvement action: a row of the table."),
            "task": record::<Task>("A task of an action."),
            "indicator": record::<Indicator>("How one sees whether an action worked."),
            "signatory": record::<Signatory>("Who signs the plan."),
            "member": record::<Member>("A member of the quality committee."),
            "open_area": record::<OpenArea>("An área de mejora without an action."),
            "date": date(),
        },
    })
}

/// The lineage, of which `plan::lineage` has the whole description.
fn lineage() -> Value {
    json!({
        "type": "object",
        "description": "Who wrote which field when, for merging copies. Not for hand edits: whoever \
                        changes the plan by hand leaves the lineage as it is, and the change is \
                        found when the file is opened. Empty in a file that nobody merged yet.",
        "properties": {
            "records": {
                "type": "array",
                "description": "A line for each record, also for deleted ones: its id; its place; a \
                                code for the stamps of place, presence and each field, for a field \
                                also the sum of its value; the stamps, as place of the replica in \
                                the table and number of the change. Beside a line, as a second \
                                element, the values that the plan does not show.",
                "items": { "type": ["string", "array"] },
            },
            "replicas": {
                "type": "array",
                "description": "The editing sessions: each an id, the number from which its changes \
                                are counted, and the name of its person, where it is known.",
                "items": { "type": "array" },
            },
        },
    })
}

fn record<R: FileRecord>(about: &str) -> Value {
    let mut properties = Map::new();
    let mut always = Vec::new();
    let empty: R = flat::read(Id::from_bits(0), Map::new());
    empty.fields(&mut |key, value| {
        let mut property = values(value);
        property["description"] = key.about.into();
        properties.insert(key.name.to_owned(), property);
        always.extend(key.always.then_some(key.name));
    });
    json!({
        "type": "object",
        "description": about,
        "required": always,
        "properties": properties,
    })
}

/// The values that a field takes, whatever it holds now.
fn values(field: FieldValue<'_>) -> Value {
    match field {
        FieldValue::Id(_) => json!({ "$ref": "#/$defs/id" }),
        FieldValue::Text(_) | FieldValue::Line(_) | FieldValue::Logo(_) => {
            json!({ "type": "string" })
        }
        FieldValue::Texts(_) => json!({ "type": "array", "items": { "type": "string" } }),
        FieldValue::Period(_) => nullable("string", "^[0-9]+(-[0-9]+)?$"),
        FieldValue::State(_) => words::<PlanState>(),
        FieldValue::Paper(_) => words::<Paper>(),
        FieldValue::PrintSize(_) => json!({ "type": "integer", "minimum": 16, "maximum": 24 }),
        FieldValue::Catalogue(_) => words::<CatalogueVersion>(),
        FieldValue::Role(_) => words::<Role>(),
        FieldValue::Criterion(_) => {
            json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 9 })
        }
        FieldValue::Subcriterion(_) => nullable("string", "^[1-9]\\.[1-9][0-9]?$"),
        FieldValue::Start(_) | FieldValue::End(_) => {
            json!({ "anyOf": [list_item("date"), { "type": "null" }] })
        }
        FieldValue::Originals(_) => originals(),
        FieldValue::Indicator(_) => list_item("indicator"),
        FieldValue::Signatories(_) => list("signatory"),
        FieldValue::Committee(_) => list("member"),
        FieldValue::Tasks(_) => list("task"),
        FieldValue::Actions(_) => list("action"),
        FieldValue::Areas(_) => list("open_area"),
        FieldValue::Extra(_) => Value::Null,
    }
}

fn nullable(kind: &str, pattern: &str) -> Value {
    json!({ "type": [kind, "null"], "pattern": pattern })
}

fn words<W: Word>() -> Value {
    let words: Vec<&str> = W::WORDS.iter().map(|(_, word)| *word).collect();
    json!({ "enum": words, "default": W::default().word() })
}

fn list_item(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(name: &str) -> Value {
    json!({ "type": "array", "items": list_item(name) })
}

fn originals() -> Value {
    let keys = Column::ALL.map(|column| (column.key().to_owned(), json!({ "type": "string" })));
    json!({ "type": "object", "properties": Map::from_iter(keys) })
}

fn date() -> Value {
    json!({
        "type": "object",
        "description": "A date, as precisely as it was written.",
        "required": ["precision", "written"],
        "properties": {
            "month": {
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}$",
                "description": "The first month of a start, the last of an end. Absent where the \
                                date is open or unclear.",
            },
            "day": {
                "type": "integer",
                "minimum": 1,
                "maximum": 31,
                "description": "The day of the month, where the date names one.",
            },
            "precision": { "enum": PRECISIONS, "description": "What the words name." },
            "written": {
                "type": "string",
                "minLength": 1,
                "description": "The words that the person wrote.",
            },
        },
    })
}
