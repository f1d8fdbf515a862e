//! The traces of one record in the file: a line.
//!
//! `00000000000000a1 aV4k 010Cde… 02 1k`: the id; the place (`p` for the plan, `-` and the key for
//! a task of the last action above); a code for place, presence and each column; the stamps, as the
//! position of the replica and how far `n` is from its first, both in base 62 and with a `.` between
//! them where they are more than two digits. A code is the position of a stamp as one digit, and for a
//! column the 18 lowest bits of the hash of the value as three, since the value itself stands in
//! the readable plan. `.` stands for what was never written, or stands beside the line in an
//! object: values that the readable plan does not show, and fields that are no column.

mod reading;

use std::fmt::Write;

use serde_json::{Map, Value};

use super::Stamp;
use super::conflict::PRESENCE;
use super::keys::{self, DIGITS};
use super::place::{ListPlace, RecordList};
use super::record::{FieldTrace, RecordTrace, TraceContent, TraceEntry};
use crate::format::flat::CODE;
use crate::id::Id;

pub(super) use reading::read;

/// The greatest `n`: the integers up to here are safe in every reader of JSON.
pub(super) const MAX_N: u64 = (1 << 53) - 1;

/// The name of the place of a record beside its line.
const PLACE: &str = "/place";

/// How many stamps a code of one digit can name.
const CODES: usize = 64;

/// What a record is, as far as its line depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RecordKind {
    Plan,
    Action,
    Task,
    Area,
}

/// The columns of each kind of record, in the order of [`RecordKind`]. They belong to the schema, as
/// the lines of its files do: what later versions add stands beside the lines.
const COLUMNS: [&[&str]; 4] = [
    &[
        "institution",
        "title",
        "period",
        "motto",
        "logo",
        "state",
        "paper",
        "print_size",
        "catalogue",
        "signatories",
        "committee",
        "internal_note",
    ],
    &[
        CODE,
        "area",
        "action",
        "objective",
        "start",
        "end",
        "resources",
        "indicator/text",
        "indicator/target",
        "responsible",
        "comments",
        "internal_note",
        "original",
    ],
    &["text"],
    &[CODE, "text"],
];

impl RecordKind {
    fn columns(self) -> &'static [&'static str] {
        COLUMNS[self as usize]
    }

    pub fn of(list: RecordList) -> Self {
        match list {
            RecordList::Actions => Self::Action,
            RecordList::Tasks(_) => Self::Task,
            RecordList::Areas => Self::Area,
        }
    }
}

/// What the lines of a file share.
pub(super) struct LineContext {
    /// The replicas in the order of the file, each with the least `n` of its stamps.
    pub replicas: Vec<(Id, u64)>,
}

/// The digits of codes: those of keys, and two more.
fn digit(number: u64) -> char {
    match number % CODES as u64 {
        62 => '-',
        63 => '_',
        number => char::from(DIGITS[number as usize]),
    }
}

fn sum(hash: u64, into: &mut String) {
    into.extend([12, 6, 0].map(|shift| digit(hash >> shift & 63)));
}

/// Writes lines.
struct LineWriter {
    stamps: Vec<Stamp>,
    codes: String,
    beside: Map<String, Value>,
    /// Whether the readable plan shows the record.
    readable: bool,
}

/// The line of a record. `above` is the action that the last line of an action is about.
pub(super) fn write(
    context: &LineContext,
    id: Id,
    record: &RecordTrace,
    readable: bool,
    above: Option<Id>,
) -> Value {
    let mut line =
        LineWriter { stamps: Vec::new(), codes: String::new(), beside: Map::new(), readable };
    let place = record.place();
    let kind = place.as_ref().map_or(RecordKind::Plan, |place| RecordKind::of(place.list));
    let shown = record.place.value();
    line.field(PLACE, &record.place, false, |content| content.value() == shown);
    let yes = Some(&Value::Bool(true)).filter(|_| readable);
    line.field(PRESENCE, &record.present, false, |content| yes.is_some() && content.value() == yes);
    let columns = kind.columns();
    for name in columns {
        match record.field(name) {
            Some(field) => line.field(name, field, true, |_| readable),
            None => line.codes.push('.'),
        }
    }
    for (name, field) in record.fields.iter().filter(|(name, _)| !columns.contains(&name.as_ref()))
    {
        let value = line.beside(field);
        line.beside.insert(name.to_string(), value);
    }
    let mut text = format!("{id} ");
    let _ = match place {
        None => write!(text, "p"),
        Some(ListPlace { list: RecordList::Tasks(action), key }) if Some(action) == above => {
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
        let known = context.replicas.binary_search_by_key(&stamp.replica, |(replica, _)| *replica);
        if let Ok(place) = known {
            let (place, n) = (place as u64, stamp.n - context.replicas[place].1);
            text.push(' ');
            keys::number(place, &mut text);
            text.push_str(if place.max(n) < keys::BASE { "" } else { "." });
            keys::number(n, &mut text);
        }
    }
    if line.beside.is_empty() {
        return text.into();
    }
    Value::Array(vec![text.into(), line.beside.into()])
}

impl LineWriter {
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
        field: &FieldTrace,
        summed: bool,
        is_said: impl Fn(&TraceContent) -> bool,
    ) {
        if let [TraceEntry { stamp, hash, content }] = field.entries()
            && *content != TraceContent::Lost
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
    fn beside(&mut self, field: &FieldTrace) -> Value {
        let Some(TraceEntry { hash, .. }) = field.shown().filter(|_| self.readable) else {
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

    fn positions(&mut self, field: &FieldTrace) -> String {
        let positions = field.entries().iter().map(|entry| self.position(entry.stamp).to_string());
        positions.collect::<Vec<_>>().join(",")
    }

    fn entries(&mut self, field: &FieldTrace) -> Value {
        let entry = |TraceEntry { stamp, content, .. }: &TraceEntry| {
            let position = Value::from(self.position(*stamp));
            match content {
                TraceContent::Lost => position,
                TraceContent::Absent => Value::Array(vec![position]),
                TraceContent::Is(value) => Value::Array(vec![position, value.clone()]),
            }
        };
        field.entries().iter().map(entry).collect::<Vec<_>>().into()
    }
}
