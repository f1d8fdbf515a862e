//! Dates in the file: `{"month": "2026-03", "precision": "month", "written": "mar-26"}`.

use chrono::{Datelike, NaiveDate};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::reading::as_text;
use crate::month::Month;
use crate::when::{Edge, Moment, When};

/// The values of `precision`.
pub(super) const PRECISIONS: [&str; 5] = ["month", "day", "quarter", "open", "unclear"];

/// The keys of a date.
pub(super) const KEYS: [&str; 4] = ["month", "day", "precision", "written"];

/// A date as a value for serde: its month is the first of a start, the last of an end.
pub(super) struct WhenJson<'a> {
    pub when: &'a When,
    pub edge: Edge,
    pub rest: Option<&'a Map<String, Value>>,
}

impl Serialize for WhenJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let month = self.when.month(self.edge);
        if let Some(month) = month {
            object.serialize_entry("month", &format_args!("{month}"))?;
        }
        let (precision, day) = match self.when.moment {
            Moment::Month(_) => ("month", None),
            Moment::Day(day) => ("day", Some(day.day())),
            Moment::Quarter(_) => ("quarter", None),
            Moment::Open => ("open", None),
            Moment::Unclear => ("unclear", None),
        };
        if let Some(day) = day {
            object.serialize_entry("day", &day)?;
        }
        object.serialize_entry("precision", precision)?;
        object.serialize_entry("written", &self.when.written)?;
        let taken = |key: &str| match key {
            "month" => month.is_some(),
            "day" => day.is_some(),
            _ => KEYS.contains(&key),
        };
        for (key, value) in self.rest.into_iter().flatten().filter(|(key, _)| !taken(key)) {
            object.serialize_entry(key, value)?;
        }
        object.end()
    }
}

/// Reads a date; gives back what cannot be used of it. A mere text is a date in these words.
pub(super) fn when(into: &mut Option<When>, value: Value) -> Option<Value> {
    let mut object = match value {
        Value::Object(object) => object,
        Value::Null => return None,
        other => match as_text(other) {
            Ok(text) => {
                *into = from_text(text);
                return None;
            }
            Err(other) => return Some(other),
        },
    };
    *into = from_object(&mut object);
    (!object.is_empty()).then_some(Value::Object(object))
}

fn from_text(written: String) -> Option<When> {
    let moment = written.trim().parse().map_or(Moment::Unclear, Moment::Month);
    When { moment, written }.sound()
}

/// The date of an object; removes the keys that it used, and those that writing it would replace.
fn from_object(object: &mut Map<String, Value>) -> Option<When> {
    let month = object.get("month").and_then(Value::as_str).and_then(|text| text.parse().ok());
    let day = object.get("day").and_then(Value::as_u64);
    let precision = object.get("precision").and_then(Value::as_str).unwrap_or_default();
    let moment = moment(month, day, precision);
    let written = match object.get("written") {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    let when = When { moment, written }.sound()?;
    object.remove("precision");
    object.remove("written");
    match moment {
        Moment::Month(_) | Moment::Quarter(_) => {
            object.remove("month");
        }
        Moment::Day(_) => {
            object.remove("month");
            object.remove("day");
        }
        Moment::Open | Moment::Unclear => {}
    }
    Some(when)
}

/// What the parts of a date mean together, as precisely as they allow.
fn moment(month: Option<Month>, day: Option<u64>, precision: &str) -> Moment {
    let date = month.zip(day).and_then(|(month, day)| {
        NaiveDate::from_ymd_opt(month.year(), month.number(), u32::try_from(day).ok()?)
    });
    match (precision, date, month) {
        ("open", ..) => Moment::Open,
        ("unclear", ..) | (_, _, None) => Moment::Unclear,
        ("quarter", _, Some(month)) => Moment::Quarter(month.quarter_start()),
        ("month", _, Some(month)) => Moment::Month(month),
        (_, Some(date), _) => Moment::Day(date),
        (_, None, Some(month)) => Moment::Month(month),
    }
}
