//! Values of fields, read from whatever the file holds there. Each function sets what it can
//! use and gives back what it cannot.

use serde_json::{Map, Value};

use super::Ids;
use super::record::{FileRecord, read_record};
use super::words::Word;
use crate::column::Column;
use crate::model::{Criterion, Indicator, Period, PrintSize, Subcriterion};

/// The text that a value is: also of a number or of yes and no.
pub(super) fn as_text(value: Value) -> Result<String, Value> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(yes) => Ok(yes.to_string()),
        other => Err(other),
    }
}

/// Sets `into` to what `parse` makes of the text that the value is. Nothing is nothing.
fn parsed<T>(into: &mut T, value: Value, parse: impl Fn(&str) -> Option<T>) -> Option<Value> {
    let text = match &value {
        Value::Null => return None,
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => parse(text),
        Value::Number(number) => parse(&number.to_string()),
        _ => None,
    };
    match text {
        Some(parsed) => *into = parsed,
        None => return Some(value),
    }
    None
}

pub(super) fn text(into: &mut String, value: Value) -> Option<Value> {
    match as_text(value) {
        Ok(text) => *into = text,
        Err(Value::Null) => {}
        Err(other) => return Some(other),
    }
    None
}

pub(super) fn word<W: Word>(into: &mut W, value: Value) -> Option<Value> {
    parsed(into, value, W::from_word)
}

pub(super) fn print_size(into: &mut PrintSize, value: Value) -> Option<Value> {
    let exact = |size: &u8| PrintSize::half_points(*size).get() == *size;
    parsed(into, value, |text| Some(PrintSize::half_points(text.parse().ok().filter(exact)?)))
}

pub(super) fn period(into: &mut Option<Period>, value: Value) -> Option<Value> {
    let year = |text: &str| -> Option<i32> {
        let text = text.trim();
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
    };
    parsed(into, value, |text| {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Some(Some(Period::new(year(first)?, year(last)?)))
    })
}

pub(super) fn criterion(into: &mut Option<Criterion>, value: Value) -> Option<Value> {
    parsed(into, value, |text| Some(Some(Criterion::new(text.parse().ok()?)?)))
}

pub(super) fn code(into: &mut Option<Subcriterion>, value: Value) -> Option<Value> {
    parsed(into, value, |text| Some(Some(text.parse().ok()?)))
}

/// The elements of a list; a single value is a list of itself.
fn elements(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        Value::Null => Vec::new(),
        Value::String(text) if text.is_empty() => Vec::new(),
        single => vec![single],
    }
}

/// What could not be used of a list, as a list.
fn unused(rest: Vec<Value>) -> Option<Value> {
    (!rest.is_empty()).then_some(Value::Array(rest))
}

pub(super) fn texts(into: &mut Vec<String>, value: Value) -> Option<Value> {
    let mut rest = Vec::new();
    for value in elements(value) {
        match as_text(value) {
            Ok(text) => into.push(text),
            Err(other) => rest.push(other),
        }
    }
    unused(rest)
}

pub(super) fn records<R: FileRecord>(
    value: Value,
    ids: &mut Ids<'_>,
    mut add: impl FnMut(R),
) -> Option<Value> {
    each(value, &mut |value| one_record(value, ids).map(&mut add))
}

/// Takes each element of a list; gives back those that cannot be used. One function for records
/// of all kinds, since each copy of it would be part of what loads first.
fn each(value: Value, take: &mut dyn FnMut(Value) -> Result<(), Value>) -> Option<Value> {
    unused(elements(value).into_iter().filter_map(|value| take(value).err()).collect())
}

fn one_record<R: FileRecord>(value: Value, ids: &mut Ids<'_>) -> Result<R, Value> {
    match value {
        Value::Object(object) => Ok(read_record(object, ids)),
        value => {
            let Ok(text) = as_text(value.clone()) else { return Err(value) };
            R::from_text(text, ids).ok_or(value)
        }
    }
}

pub(super) fn indicator(into: &mut Indicator, value: Value, ids: &mut Ids<'_>) -> Option<Value> {
    match one_record(value, ids) {
        Ok(indicator) => *into = indicator,
        Err(Value::Null) => {}
        Err(other) => return Some(other),
    }
    None
}

pub(super) fn originals(into: &mut keyed::Map<Column, String>, value: Value) -> Option<Value> {
    let entries = match value {
        Value::Object(entries) => entries,
        Value::Null => return None,
        other => return Some(other),
    };
    let mut rest = Map::new();
    for (key, value) in entries {
        match (Column::from_key(&key), as_text(value.clone())) {
            (Some(column), Ok(text)) => {
                into.insert(column, text);
            }
            _ => {
                rest.insert(key, value);
            }
        }
    }
    (!rest.is_empty()).then_some(Value::Object(rest))
}
