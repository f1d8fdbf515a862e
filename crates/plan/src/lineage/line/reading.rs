//! Reading the line of a record. What is no such line is no record, and never an error.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{LineContext, MAX_N, PLACE, RecordKind};
use crate::format::flat::{self, FieldName, FlatFields};
use crate::id::Id;
use crate::lineage::Stamp;
use crate::lineage::conflict::PRESENCE;
use crate::lineage::keys::{self, DIGITS};
use crate::lineage::place::ListPlace;
use crate::lineage::record::{FieldTrace, RecordTrace, TraceContent, TraceEntry};

/// A record that was read.
pub(in crate::lineage) struct ReadRecord {
    pub id: Id,
    pub record: RecordTrace,
    /// Whether the readable plan says exactly what the line does.
    pub intact: bool,
}

/// Reads the line of a record; `readable` has what the readable plan shows of it. `None` for what
/// is no such line.
pub(in crate::lineage) fn read(
    context: &LineContext,
    line: &Value,
    above: Option<Id>,
    readable: &BTreeMap<Id, FlatFields>,
) -> Option<ReadRecord> {
    let (text, beside) = match line {
        Value::String(text) => (text, None),
        Value::Array(parts) => (
            match parts.first()? {
                Value::String(text) => text,
                _ => return None,
            },
            parts.get(1).and_then(Value::as_object),
        ),
        _ => return None,
    };
    let mut parts = text.split(' ');
    let id: Id = parts.next()?.parse().ok()?;
    let place = match parts.next()? {
        "p" => None,
        own => Some(
            match (own.strip_prefix('-'), above) {
                (Some(key), Some(above)) => format!("t{above}{key}").parse::<ListPlace>(),
                _ => own.parse(),
            }
            .ok()?,
        ),
    };
    let codes = parts.next()?.as_bytes();
    let stamp = |part: &str| {
        let (replica, n) = part.split_once('.').or_else(|| part.split_at_checked(1))?;
        let place = usize::try_from(keys::parse_number(replica)?).ok()?;
        let (replica, first) = *context.replicas.get(place)?;
        let n = first.checked_add(keys::parse_number(n)?).filter(|n| *n <= MAX_N)?;
        Some(Stamp { replica, n })
    };
    let stamps = parts.map(stamp).collect::<Option<Vec<Stamp>>>()?;
    let mut reading = LineReader {
        stamps: &stamps,
        codes,
        beside,
        readable: readable.get(&id).map_or(&[], Vec::as_slice),
        confirmed: 0,
        intact: true,
    };
    let mut record = RecordTrace::default();
    stamps.iter().for_each(|stamp| record.seen.add(*stamp));
    let kind = place.as_ref().map_or(RecordKind::Plan, |place| RecordKind::of(place.list));
    if let Some(place) = place {
        record.place = reading.plain(PLACE, place.to_string().into())?;
        record.place.value()?;
        record.present = reading.plain(PRESENCE, true.into())?;
    } else {
        reading.plain(PLACE, Value::Null)?;
        reading.plain(PRESENCE, Value::Null)?;
    }
    for name in kind.columns() {
        let field = reading.column(name)?;
        if !field.is_empty() {
            record.fields.push(((*name).into(), field));
        }
    }
    for (name, value) in beside.into_iter().flatten() {
        let known =
            [PLACE, PRESENCE].contains(&name.as_str()) || kind.columns().contains(&name.as_str());
        if !known {
            let field = reading.beside(name, value)?;
            record.fields.push((name.clone().into(), field));
        }
    }
    record.fields.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let intact = reading.intact && reading.confirmed == reading.readable.len();
    Some(ReadRecord { id, record, intact })
}

/// Reads the fields of a line one after the other.
struct LineReader<'a> {
    stamps: &'a [Stamp],
    codes: &'a [u8],
    beside: Option<&'a Map<String, Value>>,
    readable: &'a [(FieldName, Value)],
    /// How many fields of the readable plan the line has as they are there.
    confirmed: usize,
    intact: bool,
}

impl<'a> LineReader<'a> {
    fn code(&mut self) -> Option<u8> {
        let (first, rest) = self.codes.split_first()?;
        self.codes = rest;
        Some(*first).filter(|code| *code != b'.')
    }

    fn stamp(&self, position: usize) -> Option<Stamp> {
        self.stamps.get(position).copied()
    }

    fn positions(&self, positions: &str) -> Option<Vec<Stamp>> {
        positions.split(',').map(|position| self.stamp(position.parse().ok()?)).collect()
    }

    /// A field whose value stands in the line or beside it.
    fn plain(&mut self, name: &str, value: Value) -> Option<FieldTrace> {
        let entries = match (self.code(), self.beside.and_then(|beside| beside.get(name))) {
            (Some(code), _) => {
                let stamp = self.stamp(number(code)? as usize)?;
                vec![TraceEntry::new(stamp, TraceContent::Is(value))]
            }
            (None, Some(Value::String(positions))) => {
                let entry = |stamp| TraceEntry::new(stamp, TraceContent::Is(value.clone()));
                self.positions(positions)?.into_iter().map(entry).collect()
            }
            (None, Some(value)) => self.entries(value)?,
            (None, None) => Vec::new(),
        };
        Some(FieldTrace::of(entries))
    }

    fn column(&mut self, name: &str) -> Option<FieldTrace> {
        match (self.code(), self.beside.and_then(|beside| beside.get(name))) {
            (Some(code), _) => {
                let stamp = self.stamp(number(code)? as usize)?;
                let (sum, rest) = self.codes.split_at_checked(3)?;
                self.codes = rest;
                Some(self.shown(name, &[stamp], sum))
            }
            (None, Some(value)) => self.beside(name, value),
            (None, None) => {
                if self.value(name).is_some_and(|value| flat::is_empty(name, value)) {
                    self.confirm(true, true);
                }
                Some(FieldTrace::default())
            }
        }
    }

    fn beside(&mut self, name: &str, value: &'a Value) -> Option<FieldTrace> {
        if let Value::String(code) = value {
            let (positions, sum) = code.as_bytes().split_at_checked(code.len().checked_sub(3)?)?;
            let stamps = self.positions(std::str::from_utf8(positions).ok()?)?;
            return Some(self.shown(name, &stamps, sum));
        }
        let field = FieldTrace::of(self.entries(value)?);
        let readable =
            self.value(name).map_or(TraceContent::Absent, |it| TraceContent::Is(it.clone()));
        let shown = field.shown().map_or(&TraceContent::Absent, |entry| &entry.content);
        let nothing = field.shown().is_none()
            && readable.value().is_some_and(|value| flat::is_empty(name, value));
        self.confirm(nothing || *shown == readable, readable.value().is_some());
        Some(field)
    }

    /// A field whose only value the readable plan shows, if the sum is right.
    fn shown(&mut self, name: &str, stamps: &[Stamp], sum: &[u8]) -> FieldTrace {
        let content =
            self.value(name).map_or(TraceContent::Absent, |it| TraceContent::Is(it.clone()));
        let hash = content.hash();
        let right = is_sum(hash, sum);
        self.confirm(right, content.value().is_some());
        let content = if right { content } else { TraceContent::Lost };
        let hash = if right { hash } else { content.hash() };
        let entry = |stamp: &Stamp| TraceEntry { stamp: *stamp, hash, content: content.clone() };
        FieldTrace::of(stamps.iter().map(entry).collect())
    }

    fn confirm(&mut self, right: bool, is_there: bool) {
        self.intact &= right;
        self.confirmed += usize::from(is_there);
    }

    fn value(&self, name: &str) -> Option<&'a Value> {
        let place = self.readable.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()?;
        Some(&self.readable[place].1)
    }

    fn entries(&self, value: &Value) -> Option<Vec<TraceEntry>> {
        let entry = |value: &Value| {
            let (position, content) = match value {
                Value::Array(parts) => match parts.as_slice() {
                    [position] => (position, TraceContent::Absent),
                    [position, value] => (position, TraceContent::Is(value.clone())),
                    _ => return None,
                },
                position => (position, TraceContent::Lost),
            };
            let position = usize::try_from(position.as_u64()?).ok()?;
            Some(TraceEntry::new(self.stamp(position)?, content))
        };
        value.as_array()?.iter().map(entry).collect()
    }
}

fn number(digit: u8) -> Option<u64> {
    match digit {
        b'-' => Some(62),
        b'_' => Some(63),
        digit => DIGITS.binary_search(&digit).ok().map(|place| place as u64),
    }
}

fn is_sum(hash: u64, digits: &[u8]) -> bool {
    let mut sum = String::with_capacity(3);
    super::sum(hash, &mut sum);
    sum.as_bytes() == digits
}
