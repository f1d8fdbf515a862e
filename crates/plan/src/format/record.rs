//! Records of the file, written and read from the table of their fields.

use std::sync::Arc;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::dates::WhenJson;
use super::words::Word;
use super::{Ids, dates, reading};
use crate::field::{FieldSlot, FieldValue, FileKey};
use crate::model::{Extra, Indicator, PrintSize};
use crate::when::{Edge, When};

/// A record that the file holds as an object.
pub(super) trait FileRecord: Sized + 'static {
    /// Hands over its fields, in the order of the file.
    fn fields(&self, take: &mut dyn FnMut(&'static FileKey, FieldValue<'_>));

    /// The same, to be set.
    fn slots(&mut self, take: &mut dyn FnMut(&'static FileKey, FieldSlot<'_>));

    /// The name of the field of this key.
    fn known(key: &str) -> Option<&'static str>;

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

/// Whether a field holds what an empty record has in it.
fn is_empty(value: FieldValue<'_>) -> bool {
    match value {
        FieldValue::Id(_) => false,
        FieldValue::Text(text) | FieldValue::Line(text) | FieldValue::Logo(text) => text.is_empty(),
        FieldValue::Texts(list) => list.is_empty(),
        FieldValue::Period(period) => period.is_none(),
        FieldValue::State(word) => *word == Default::default(),
        FieldValue::Paper(word) => *word == Default::default(),
        FieldValue::Catalogue(word) => *word == Default::default(),
        FieldValue::Role(word) => *word == Default::default(),
        FieldValue::PrintSize(size) => *size == PrintSize::default(),
        FieldValue::Criterion(criterion) => criterion.is_none(),
        FieldValue::Subcriterion(code) => code.is_none(),
        FieldValue::Start(when) | FieldValue::End(when) => when.is_none(),
        FieldValue::Originals(map) => map.is_empty(),
        FieldValue::Indicator(indicator) => *indicator == Indicator::default(),
        FieldValue::Signatories(list) => list.is_empty(),
        FieldValue::Committee(list) => list.is_empty(),
        FieldValue::Tasks(list) => list.is_empty(),
        FieldValue::Actions(list) => list.is_empty(),
        FieldValue::Areas(list) => list.is_empty(),
        FieldValue::Extra(extra) => extra.is_empty(),
    }
}

/// Sets a field; gives back what cannot be used.
fn set(slot: FieldSlot<'_>, value: Value, ids: &mut Ids<'_>) -> Option<Value> {
    match slot {
        // The id was taken when the record was begun.
        FieldSlot::Id(_) | FieldSlot::Extra(_) => None,
        FieldSlot::Text(into) | FieldSlot::Line(into) | FieldSlot::Logo(into) => {
            reading::text(into, value)
        }
        FieldSlot::Texts(into) => reading::texts(into, value),
        FieldSlot::Period(into) => reading::period(into, value),
        FieldSlot::State(into) => reading::word(into, value),
        FieldSlot::Paper(into) => reading::word(into, value),
        FieldSlot::Catalogue(into) => reading::word(into, value),
        FieldSlot::Role(into) => reading::word(into, value),
        FieldSlot::PrintSize(into) => reading::print_size(into, value),
        FieldSlot::Criterion(into) => reading::criterion(into, value),
        FieldSlot::Subcriterion(into) => reading::code(into, value),
        FieldSlot::Start(into) | FieldSlot::End(into) => dates::when(into, value),
        FieldSlot::Originals(into) => reading::originals(into, value),
        FieldSlot::Indicator(into) => reading::indicator(into, value, ids),
        FieldSlot::Signatories(into) => reading::records(value, ids, |it| into.push(it)),
        FieldSlot::Committee(into) => reading::records(value, ids, |it| into.push(it)),
        FieldSlot::Tasks(into) => reading::records(value, ids, |it| into.push(it)),
        FieldSlot::Areas(into) => reading::records(value, ids, |it| into.push(it)),
        FieldSlot::Actions(into) => reading::records(value, ids, |it| into.push(Arc::new(it))),
    }
}

/// A record as a value for serde.
pub(super) struct Json<'a, R>(pub &'a R);

impl<R: FileRecord> Serialize for Json<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let extra = self.0.extra();
        let mut object = serializer.serialize_map(None)?;
        let mut done = Ok(());
        self.0.fields(&mut |key, value| {
            if done.is_ok() {
                done = match extra.get(key.name) {
                    Some(rest) if is_empty(value) => object.serialize_entry(key.name, rest),
                    _ if is_empty(value) && !key.always => Ok(()),
                    rest => object.serialize_entry(key.name, &ValueWithRest { value, rest }),
                };
            }
        });
        done?;
        for (key, value) in extra.iter().filter(|(key, _)| R::known(key).is_none()) {
            object.serialize_entry(key, value)?;
        }
        object.end()
    }
}

/// A value and what could not be used of it: further elements of a list, further keys of an
/// object.
struct ValueWithRest<'a> {
    value: FieldValue<'a>,
    rest: Option<&'a Value>,
}

impl Serialize for ValueWithRest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            FieldValue::Id(id) => serializer.collect_str(id),
            FieldValue::Text(text) | FieldValue::Line(text) | FieldValue::Logo(text) => {
                serializer.serialize_str(text)
            }
            FieldValue::Texts(list) => self.list(serializer, list.iter()),
            FieldValue::Period(Some(period)) => serializer.collect_str(period),
            FieldValue::State(word) => serializer.serialize_str(word.word()),
            FieldValue::Paper(word) => serializer.serialize_str(word.word()),
            FieldValue::Catalogue(word) => serializer.serialize_str(word.word()),
            FieldValue::Role(word) => serializer.serialize_str(word.word()),
            FieldValue::PrintSize(size) => serializer.serialize_u8(size.get()),
            FieldValue::Criterion(Some(criterion)) => serializer.serialize_u8(criterion.number()),
            FieldValue::Subcriterion(Some(code)) => serializer.collect_str(code),
            FieldValue::Start(Some(when)) => self.date(serializer, when, Edge::Start),
            FieldValue::End(Some(when)) => self.date(serializer, when, Edge::End),
            FieldValue::Originals(map) => {
                let entries = map.iter().map(|(column, text)| (column.key(), text));
                write_map(serializer, entries, self.rest_object())
            }
            FieldValue::Indicator(indicator) => Json(indicator).serialize(serializer),
            FieldValue::Signatories(list) => self.list(serializer, list.iter().map(Json)),
            FieldValue::Committee(list) => self.list(serializer, list.iter().map(Json)),
            FieldValue::Tasks(list) => self.list(serializer, list.iter().map(Json)),
            FieldValue::Areas(list) => self.list(serializer, list.iter().map(Json)),
            FieldValue::Actions(list) => self.list(serializer, list.iter().map(|it| Json(&**it))),
            FieldValue::Period(None)
            | FieldValue::Criterion(None)
            | FieldValue::Subcriterion(None)
            | FieldValue::Start(None)
            | FieldValue::End(None)
            | FieldValue::Extra(_) => serializer.serialize_unit(),
        }
    }
}

impl ValueWithRest<'_> {
    fn rest_object(&self) -> Option<&Map<String, Value>> {
        self.rest.and_then(Value::as_object)
    }

    fn date<S: Serializer>(
        &self,
        serializer: S,
        when: &When,
        edge: Edge,
    ) -> Result<S::Ok, S::Error> {
        WhenJson { when, edge, rest: self.rest_object() }.serialize(serializer)
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
pub(super) fn read_record<R: FileRecord>(mut object: Map<String, Value>, ids: &mut Ids<'_>) -> R {
    let mut record = R::begin(&mut object, ids);
    let mut unused = Vec::new();
    record.slots(&mut |key, slot| {
        if let Some(value) = object.remove(key.name)
            && let Some(rest) = set(slot, value, ids)
        {
            unused.push((key.name.to_owned(), rest));
        }
    });
    record.extra_mut().extend(unused);
    record.extra_mut().extend(object);
    record
}
