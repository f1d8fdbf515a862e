//! The traces of one record in the file: a line.
//!
//! `00000000000000a1 aV4k AABcde… 0.12 3.7`: the id; the place (`p` for the plan, `-` and the key
//! for a task of the last action above); a code for place, presence and each column; the stamps, as
//! the position of the replica and `n`. A code is the position of a stamp as one digit, and for a
//! column the 18 lowest bits of the hash of the value as three, since the value itself stands in
//! the readable plan. `.` stands for what was never written, or stands beside the line in an
//! object: values that the readable plan does not show, and fields that are no column.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value};

use super::Stamp;
use super::conflict::PRESENCE;
use super::keys::DIGITS;
use super::place::{List, Place};
use super::record::{Content, Entry, Field, Record};
use crate::format::flat::{Fields, Name};
use crate::id::Id;

/// The greatest `n`: the integers up to here are safe in every reader of JSON.
pub(super) const MAX_N: u64 = (1 << 53) - 1;

/// The name of the place of a record beside its line.
const PLACE: &str = "/place";

/// How many stamps a code of one digit can name.
const CODES: usize = 64;

/// What a record is, as far as its line depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Plan,
    Action,
    Task,
    Area,
}

impl Kind {
    pub fn of(list: List) -> Self {
        match list {
            List::Actions => Self::Action,
            List::Tasks(_) => Self::Task,
            List::Areas => Self::Area,
        }
    }
}

/// What the lines of a file share.
pub(super) struct Context {
    /// The replicas, in the order of the file.
    pub replicas: Vec<Id>,
    /// The columns of each kind of record, in the order of [`Kind`].
    pub columns: [Vec<Name>; 4],
}

fn digit(number: u64) -> char {
    char::from(*DIGITS.get(number as usize % CODES).unwrap_or(if number % 64 == 62 {
        &b'-'
    } else {
        &b'_'
    }))
}

fn number(digit: u8) -> Option<u64> {
    match digit {
        b'-' => Some(62),
        b'_' => Some(63),
        digit => DIGITS.binary_search(&digit).ok().map(|place| place as u64),
    }
}

fn sum(hash: u64, into: &mut String) {
    into.extend([12, 6, 0].map(|shift| digit(hash >> shift & 63)));
}

fn is_sum(hash: u64, digits: &[u8]) -> bool {
    let mut sum = String::with_capacity(3);
    self::sum(hash, &mut sum);
    sum.as_bytes() == digits
}

/// Writes lines.
struct Line {
    stamps: Vec<Stamp>,
    codes: String,
    beside: Map<String, Value>,
    /// Whether the readable plan shows the record.
    readable: bool,
}

/// The line of a record. `above` is the action that the last line of an action is about.
pub(super) fn write(
    context: &Context,
    id: Id,
    record: &Record,
    readable: bool,
    above: Option<Id>,
) -> Value {
    let mut line = Line { stamps: Vec::new(), codes: String::new(), beside: Map::new(), readable };
    let place = record.place();
    let kind = place.as_ref().map_or(Kind::Plan, |place| Kind::of(place.list));
    let shown = record.place.value();
    line.field(PLACE, &record.place, false, |content| content.value() == shown);
    let yes = Some(&Value::Bool(true)).filter(|_| readable);
    line.field(PRESENCE, &record.present, false, |content| yes.is_some() && content.value() == yes);
    let columns = &context.columns[kind as usize];
    for name in columns {
        match record.field(name) {
            Some(field) => line.field(name, field, true, |_| readable),
            None => line.codes.push('.'),
        }
    }
    for (name, field) in record.fields.iter().filter(|(name, _)| !columns.contains(name)) {
        let value = line.beside(field);
        line.beside.insert(name.to_string(), value);
    }
    let mut text = format!("{id} ");
    let _ = match place {
        None => write!(text, "p"),
        Some(Place { list: List::Tasks(action), key }) if Some(action) == above => {
            write!(text, "-{key}")
        }
        Some(place) => write!(text, "{place}"),
    };
    let _ = write!(text, " {}", line.codes.trim_end_matches('.'));
    for stamp in record.seen.stamps() {
        let newest = line.stamps.iter().filter(|it| it.replica == stamp.replica);
        if newest.map(|it| it.n).max() < Some(stamp.n) {
            line.stamps.push(stamp);
        }
    }
    for stamp in &line.stamps {
        let replica = context.replicas.binary_search(&stamp.replica).unwrap_or(usize::MAX);
        let _ = write!(text, " {replica}.{}", stamp.n);
    }
    if line.beside.is_empty() {
        return text.into();
    }
    Value::Array(vec![text.into(), line.beside.into()])
}

impl Line {
    fn position(&mut self, stamp: Stamp) -> usize {
        self.stamps.iter().position(|known| *known == stamp).unwrap_or_else(|| {
            self.stamps.push(stamp);
            self.stamps.len() - 1
        })
    }

    /// Writes the code of a field, where it says all; else what stands beside the line.
    fn field(
        &mut self,
        name: &str,
        field: &Field,
        summed: bool,
        is_said: impl Fn(&Content) -> bool,
    ) {
        if let [Entry { stamp, hash, content }] = field.entries()
            && *content != Content::Lost
            && is_said(content)
        {
            let position = self.position(*stamp);
            if position < CODES {
                self.codes.push(digit(position as u64));
                if summed {
                    sum(*hash, &mut self.codes);
                }
                return;
            }
        }
        self.codes.push('.');
        if field.is_empty() {
            return;
        }
        let value = match summed {
            true => self.beside(field),
            false if field.entries().iter().all(|entry| is_said(&entry.content)) => {
                self.positions(field).into()
            }
            false => self.entries(field),
        };
        self.beside.insert(name.to_owned(), value);
    }

    /// A field in full; without its values, where the readable plan shows the only one.
    fn beside(&mut self, field: &Field) -> Value {
        let Some(Entry { hash, .. }) = field.shown().filter(|_| self.readable) else {
            return self.entries(field);
        };
        let hash = *hash;
        if field.entries().iter().any(|entry| entry.hash != hash) {
            return self.entries(field);
        }
        let mut code = self.positions(field);
        sum(hash, &mut code);
        code.into()
    }

    fn positions(&mut self, field: &Field) -> String {
        let positions = field.entries().iter().map(|entry| self.position(entry.stamp).to_string());
        positions.collect::<Vec<_>>().join(",")
    }

    fn entries(&mut self, field: &Field) -> Value {
        let entry = |Entry { stamp, content, .. }: &Entry| {
            let position = Value::from(self.position(*stamp));
            match content {
                Content::Lost => position,
                Content::Absent => Value::Array(vec![position]),
                Content::Is(value) => Value::Array(vec![position, value.clone()]),
            }
        };
        field.entries().iter().map(entry).collect::<Vec<_>>().into()
    }
}

/// A record that was read.
pub(super) struct Read {
    pub id: Id,
    pub record: Record,
    /// Whether the readable plan says exactly what the line does.
    pub intact: bool,
}

/// Reads the line of a record; `readable` has what the readable plan shows of it. `None` for what
/// is no such line.
pub(super) fn read(
    context: &Context,
    line: &Value,
    above: Option<Id>,
    readable: &BTreeMap<Id, Fields>,
) -> Option<Read> {
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
                (Some(key), Some(above)) => format!("t{above}{key}").parse::<Place>(),
                _ => own.parse(),
            }
            .ok()?,
        ),
    };
    let codes = parts.next()?.as_bytes();
    let stamp = |part: &str| {
        let (replica, n) = part.split_once('.')?;
        let replica = *context.replicas.get(replica.parse::<usize>().ok()?)?;
        Some(Stamp { replica, n: n.parse().ok().filter(|n| *n <= MAX_N)? })
    };
    let stamps = parts.map(stamp).collect::<Option<Vec<Stamp>>>()?;
    let mut reading = Reading {
        stamps: &stamps,
        codes,
        beside,
        readable: readable.get(&id).map_or(&[], Vec::as_slice),
        confirmed: 0,
        intact: true,
    };
    let mut record = Record::default();
    stamps.iter().for_each(|stamp| record.seen.add(*stamp));
    let kind = place.as_ref().map_or(Kind::Plan, |place| Kind::of(place.list));
    if let Some(place) = place {
        record.place = reading.plain(PLACE, place.to_string().into())?;
        record.place.value()?;
        record.present = reading.plain(PRESENCE, true.into())?;
    } else {
        reading.plain(PLACE, Value::Null)?;
        reading.plain(PRESENCE, Value::Null)?;
    }
    for name in &context.columns[kind as usize] {
        let field = reading.column(name)?;
        if !field.is_empty() {
            record.fields.push((name.clone(), field));
        }
    }
    for (name, value) in beside.into_iter().flatten() {
        let known = [PLACE, PRESENCE].contains(&name.as_str())
            || context.columns[kind as usize].iter().any(|column| column == name);
        if !known {
            let field = reading.beside(name, value)?;
            record.fields.push((name.clone().into(), field));
        }
    }
    record.fields.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let intact = reading.intact && reading.confirmed == reading.readable.len();
    Some(Read { id, record, intact })
}

/// Reads the fields of a line one after the other.
struct Reading<'a> {
    stamps: &'a [Stamp],
    codes: &'a [u8],
    beside: Option<&'a Map<String, Value>>,
    readable: &'a [(Name, Value)],
    /// How many fields of the readable plan the line has as they are there.
    confirmed: usize,
    intact: bool,
}

impl<'a> Reading<'a> {
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
    fn plain(&mut self, name: &str, value: Value) -> Option<Field> {
        let entries = match (self.code(), self.beside.and_then(|beside| beside.get(name))) {
            (Some(code), _) => {
                let stamp = self.stamp(number(code)? as usize)?;
                vec![Entry::new(stamp, Content::Is(value))]
            }
            (None, Some(Value::String(positions))) => {
                let entry = |stamp| Entry::new(stamp, Content::Is(value.clone()));
                self.positions(positions)?.into_iter().map(entry).collect()
            }
            (None, Some(value)) => self.entries(value)?,
            (None, None) => Vec::new(),
        };
        Some(Field::of(entries))
    }

    fn column(&mut self, name: &Name) -> Option<Field> {
        match (self.code(), self.beside.and_then(|beside| beside.get(name.as_ref()))) {
            (Some(code), _) => {
                let stamp = self.stamp(number(code)? as usize)?;
                let (sum, rest) = self.codes.split_at_checked(3)?;
                self.codes = rest;
                Some(self.shown(name, &[stamp], sum))
            }
            (None, Some(value)) => self.beside(name, value),
            (None, None) => Some(Field::default()),
        }
    }

    fn beside(&mut self, name: &str, value: &'a Value) -> Option<Field> {
        if let Value::String(code) = value {
            let (positions, sum) = code.as_bytes().split_at_checked(code.len().checked_sub(3)?)?;
            let stamps = self.positions(std::str::from_utf8(positions).ok()?)?;
            return Some(self.shown(name, &stamps, sum));
        }
        let field = Field::of(self.entries(value)?);
        let readable = self.value(name).map_or(Content::Absent, |it| Content::Is(it.clone()));
        let shown = field.shown().map_or(&Content::Absent, |entry| &entry.content);
        self.confirm(*shown == readable, readable.value().is_some());
        Some(field)
    }

    /// A field whose only value the readable plan shows, if the sum is right.
    fn shown(&mut self, name: &str, stamps: &[Stamp], sum: &[u8]) -> Field {
        let content = self.value(name).map_or(Content::Absent, |it| Content::Is(it.clone()));
        let hash = content.hash();
        let right = is_sum(hash, sum);
        self.confirm(right, content.value().is_some());
        let content = if right { content } else { Content::Lost };
        let hash = if right { hash } else { content.hash() };
        let entry = |stamp: &Stamp| Entry { stamp: *stamp, hash, content: content.clone() };
        Field::of(stamps.iter().map(entry).collect())
    }

    fn confirm(&mut self, right: bool, is_there: bool) {
        self.intact &= right;
        self.confirmed += usize::from(is_there);
    }

    fn value(&self, name: &str) -> Option<&'a Value> {
        let place = self.readable.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()?;
        Some(&self.readable[place].1)
    }

    fn entries(&self, value: &Value) -> Option<Vec<Entry>> {
        let entry = |value: &Value| {
            let (position, content) = match value {
                Value::Array(parts) => match parts.as_slice() {
                    [position] => (position, Content::Absent),
                    [position, value] => (position, Content::Is(value.clone())),
                    _ => return None,
                },
                position => (position, Content::Lost),
            };
            let position = usize::try_from(position.as_u64()?).ok()?;
            Some(Entry::new(self.stamp(position)?, content))
        };
        value.as_array()?.iter().map(entry).collect()
    }
}
