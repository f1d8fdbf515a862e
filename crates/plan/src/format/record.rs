//! Records of the file: written, read and described from the table of their fields.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::Ids;
use super::dates::WhenJson;
use crate::column::Column;
use crate::model::{Action, Extra, Indicator, Member, OpenArea, Signatory, Task};
use crate::when::{Edge, When};

/// A record that the file holds as an object.
pub(super) trait Record: Sized + 'static {
    /// Its fields, in the order of the file.
    const FIELDS: &'static [Field<Self>];

    /// An empty record. Takes its id from `object`, if records of its kind have one.
    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self;

    /// The record that a mere text in the place of the object stands for.
    fn from_text(text: String, ids: &mut Ids<'_>) -> Option<Self>;

    /// What the object holds beyond the fields, and under the key of a field what could not be
    /// used of it.
    fn extra(&self) -> &Extra;

    /// The same, to be filled.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// A field of a record.
pub(super) struct Field<R> {
    /// Its key.
    pub key: &'static str,
    /// What it means, for the schema.
    pub about: &'static str,
    /// What values it takes, for the schema.
    pub kind: Kind,
    /// Whether it is written even when it is empty.
    pub always: bool,
    /// Its value.
    pub get: fn(&R) -> Out<'_>,
    /// Sets it; gives back what cannot be used.
    pub set: fn(&mut R, Value, &mut Ids<'_>) -> Option<Value>,
}

/// The values that a field takes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Id,
    Text,
    Texts,
    Period,
    State,
    Paper,
    PrintSize,
    Catalogue,
    Role,
    Criterion,
    Subcriterion,
    Start,
    End,
    Originals,
    Indicator,
    Signatories,
    Committee,
    Tasks,
    Actions,
    Areas,
}

/// The value of a field on its way into the file.
pub(super) enum Out<'a> {
    Null,
    Text(&'a str),
    Shown(&'a dyn Display),
    Number { number: u8, default: bool },
    Word { word: &'static str, default: bool },
    Texts(&'a [String]),
    Originals(&'a BTreeMap<Column, String>),
    When(&'a When, Edge),
    Indicator(&'a Indicator),
    Signatories(&'a [Signatory]),
    Committee(&'a [Member]),
    Tasks(&'a [Task]),
    Actions(&'a [Arc<Action>]),
    Areas(&'a [OpenArea]),
}

impl Out<'_> {
    /// Whether the field holds what an empty record has in it.
    fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Shown(_) | Self::When(..) => false,
            Self::Number { default, .. } | Self::Word { default, .. } => *default,
            Self::Texts(list) => list.is_empty(),
            Self::Originals(map) => map.is_empty(),
            Self::Indicator(indicator) => **indicator == Indicator::default(),
            Self::Signatories(list) => list.is_empty(),
            Self::Committee(list) => list.is_empty(),
            Self::Tasks(list) => list.is_empty(),
            Self::Actions(list) => list.is_empty(),
            Self::Areas(list) => list.is_empty(),
        }
    }
}

/// A record as a value for serde.
pub(super) struct Json<'a, R>(pub &'a R);

impl<R: Record> Serialize for Json<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let extra = self.0.extra();
        let mut object = serializer.serialize_map(None)?;
        for field in R::FIELDS {
            let out = (field.get)(self.0);
            match extra.get(field.key) {
                Some(rest) if out.is_empty() => object.serialize_entry(field.key, rest)?,
                _ if out.is_empty() && !field.always => {}
                rest => object.serialize_entry(field.key, &Joined { out, rest })?,
            }
        }
        let known = |key: &str| R::FIELDS.iter().any(|field| field.key == key);
        for (key, value) in extra.iter().filter(|(key, _)| !known(key)) {
            object.serialize_entry(key, value)?;
        }
        object.end()
    }
}

/// A value and what could not be used of it: further elements of a list, further keys of an
/// object.
struct Joined<'a> {
    out: Out<'a>,
    rest: Option<&'a Value>,
}

impl Serialize for Joined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.out {
            Out::Null => serializer.serialize_unit(),
            Out::Text(text) => serializer.serialize_str(text),
            Out::Shown(shown) => serializer.collect_str(shown),
            Out::Number { number, .. } => serializer.serialize_u8(*number),
            Out::Word { word, .. } => serializer.serialize_str(word),
            Out::Texts(list) => self.list(serializer, list.iter()),
            Out::Originals(map) => {
                let entries = map.iter().map(|(column, text)| (column.key(), text));
                write_map(serializer, entries, self.rest_object())
            }
            Out::When(when, edge) => {
                WhenJson { when, edge: *edge, rest: self.rest_object() }.serialize(serializer)
            }
            Out::Indicator(indicator) => Json(*indicator).serialize(serializer),
            Out::Signatories(list) => self.list(serializer, list.iter().map(Json)),
            Out::Committee(list) => self.list(serializer, list.iter().map(Json)),
            Out::Tasks(list) => self.list(serializer, list.iter().map(Json)),
            Out::Areas(list) => self.list(serializer, list.iter().map(Json)),
            Out::Actions(list) => self.list(serializer, list.iter().map(|it| Json(&**it))),
        }
    }
}

impl Joined<'_> {
    fn rest_object(&self) -> Option<&Map<String, Value>> {
        self.rest.and_then(Value::as_object)
    }

    fn list<S: Serializer>(
        &self,
        serializer: S,
        values: impl Iterator<Item = impl Serialize>,
    ) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for value in values {
            list.serialize_element(&value)?;
        }
        for value in self.rest.and_then(Value::as_array).into_iter().flatten() {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

/// Writes an object from its entries, and from those of `rest` that have other keys.
fn write_map<'a, S: Serializer>(
    serializer: S,
    entries: impl Iterator<Item = (&'a str, &'a String)> + Clone,
    rest: Option<&Map<String, Value>>,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    for (key, value) in entries.clone() {
        object.serialize_entry(key, value)?;
    }
    for (key, value) in rest.into_iter().flatten() {
        if !entries.clone().any(|(known, _)| known == key) {
            object.serialize_entry(key, value)?;
        }
    }
    object.end()
}

/// Reads a record. What is left of the object becomes its extra.
pub(super) fn read_record<R: Record>(mut object: Map<String, Value>, ids: &mut Ids<'_>) -> R {
    let mut record = R::begin(&mut object, ids);
    for field in R::FIELDS {
        if let Some(value) = object.remove(field.key)
            && let Some(rest) = (field.set)(&mut record, value, ids)
        {
            record.extra_mut().insert(field.key.to_owned(), rest);
        }
    }
    record.extra_mut().extend(object);
    record
}
