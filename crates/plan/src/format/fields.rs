//! The records of the plan file: which table each is written and read by.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Ids;
use super::record::FileRecord;
use crate::field::{
    ACTION, AREA, ActionField, FieldSlot, FieldSpec, FieldValue, FileKey, HEADER, HeaderField,
    MEMBER, SIGNATORY, TASK,
};
use crate::model::{Action, Extra, Header, Indicator, Member, OpenArea, Plan, Signatory, Task};

static PLAN_ID: FileKey =
    FileKey::new("id", true, "The identity of the plan. Every copy of a plan keeps it.");
static ACTION_ID: FileKey = FileKey::new("id", true, "The identity of the action.");
static TASK_ID: FileKey = FileKey::new("id", true, "The identity of the task.");
static AREA_ID: FileKey = FileKey::new("id", true, "The identity of the área.");

static ACTIONS: FileKey =
    FileKey::new("actions", true, "The improvement actions, in the order of the table.");

static INDICATOR: FileKey =
    FileKey::new("indicator", true, "Indicador: how one sees whether the action worked.");

fn header(plan: &mut Plan) -> &mut Header {
    Arc::make_mut(&mut plan.header)
}

/// The rows of a table that have keys of their own.
fn rows<R, N>(table: &'static [FieldSpec<R, N>]) -> impl Iterator<Item = &'static FieldSpec<R, N>> {
    table.iter().filter(|row| !row.key.name.is_empty())
}

/// The name among these, or of a row of the table.
fn known<R, N>(
    own: &[&'static str],
    table: &'static [FieldSpec<R, N>],
    key: &str,
) -> Option<&'static str> {
    own.iter().copied().chain(rows(table).map(|row| row.key.name)).find(|name| *name == key)
}

impl FileRecord for Plan {
    fn fields(&self, take: &mut dyn FnMut(&'static FileKey, FieldValue<'_>)) {
        take(&PLAN_ID, FieldValue::Id(&self.id));
        for row in rows(HEADER) {
            if row.of == HeaderField::Areas {
                take(&ACTIONS, FieldValue::Actions(&self.actions));
            }
            take(&row.key, (row.get)(&self.header));
        }
    }

    fn slots(&mut self, take: &mut dyn FnMut(&'static FileKey, FieldSlot<'_>)) {
        take(&PLAN_ID, FieldSlot::Id(&mut self.id));
        for row in rows(HEADER) {
            if row.of == HeaderField::Areas {
                take(&ACTIONS, FieldSlot::Actions(&mut self.actions));
            }
            take(&row.key, (row.slot)(header(self)));
        }
    }

    fn known(key: &str) -> Option<&'static str> {
        known(&[PLAN_ID.name, ACTIONS.name], HEADER, key)
    }

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object))
    }

    fn from_text(_: String, _: &mut Ids<'_>) -> Option<Self> {
        None
    }

    fn extra(&self) -> &Extra {
        &self.header.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut header(self).extra
    }
}

impl FileRecord for Action {
    fn fields(&self, take: &mut dyn FnMut(&'static FileKey, FieldValue<'_>)) {
        take(&ACTION_ID, FieldValue::Id(&self.id));
        for row in rows(ACTION) {
            match row.of {
                ActionField::Indicator => take(&INDICATOR, FieldValue::Indicator(&self.indicator)),
                ActionField::Target => {}
                _ => take(&row.key, (row.get)(self)),
            }
        }
    }

    fn slots(&mut self, take: &mut dyn FnMut(&'static FileKey, FieldSlot<'_>)) {
        take(&ACTION_ID, FieldSlot::Id(&mut self.id));
        for row in rows(ACTION) {
            match row.of {
                ActionField::Indicator => {
                    take(&INDICATOR, FieldSlot::Indicator(&mut self.indicator));
                }
                ActionField::Target => {}
                _ => take(&row.key, (row.slot)(self)),
            }
        }
    }

    fn known(key: &str) -> Option<&'static str> {
        known(&[ACTION_ID.name, INDICATOR.name], ACTION, key).filter(|name| !name.contains('/'))
    }

    fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
        Self::new(ids.claim(object))
    }

    fn from_text(_: String, _: &mut Ids<'_>) -> Option<Self> {
        None
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl FileRecord for Indicator {
    fn fields(&self, take: &mut dyn FnMut(&'static FileKey, FieldValue<'_>)) {
        take(&TEXT, FieldValue::Text(&self.text));
        take(&TARGET, FieldValue::Line(&self.target));
    }

    fn slots(&mut self, take: &mut dyn FnMut(&'static FileKey, FieldSlot<'_>)) {
        take(&TEXT, FieldSlot::Text(&mut self.text));
        take(&TARGET, FieldSlot::Line(&mut self.target));
    }

    fn known(key: &str) -> Option<&'static str> {
        [TEXT.name, TARGET.name].into_iter().find(|name| *name == key)
    }

    fn begin(_: &mut Map<String, Value>, _: &mut Ids<'_>) -> Self {
        Self::default()
    }

    fn from_text(text: String, _: &mut Ids<'_>) -> Option<Self> {
        Some(Self { text, ..Self::default() })
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

/// The parts of an indicator within it.
static TEXT: FileKey = FileKey::new("text", true, "What is measured.");
static TARGET: FileKey = FileKey::new("target", true, "Meta: the value aimed at.");

/// A record that is its table and nothing else: with an identity, or without one. A mere text may
/// stand for it.
macro_rules! record {
    ($record:ident, $table:ident, $([$id:ident])? begin: $begin:expr, from_text: $from_text:expr) => {
        impl FileRecord for $record {
            fn fields(&self, take: &mut dyn FnMut(&'static FileKey, FieldValue<'_>)) {
                $(take(&$id, FieldValue::Id(&self.id));)?
                rows($table).for_each(|row| take(&row.key, (row.get)(self)));
            }

            fn slots(&mut self, take: &mut dyn FnMut(&'static FileKey, FieldSlot<'_>)) {
                $(take(&$id, FieldSlot::Id(&mut self.id));)?
                rows($table).for_each(|row| take(&row.key, (row.slot)(self)));
            }

            fn known(key: &str) -> Option<&'static str> {
                known(&[$($id.name)?], $table, key)
            }

            fn begin(object: &mut Map<String, Value>, ids: &mut Ids<'_>) -> Self {
                let begin: fn(&mut Map<String, Value>, &mut Ids<'_>) -> Self = $begin;
                begin(object, ids)
            }

            fn from_text(text: String, ids: &mut Ids<'_>) -> Option<Self> {
                let from_text: fn(String, &mut Ids<'_>) -> Self = $from_text;
                Some(from_text(text, ids))
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }
    };
}

record!(
    Task,
    TASK,
    [TASK_ID] begin: |object, ids| Self::new(ids.claim(object), ""),
    from_text: |text, ids| Self::new(ids.new_id(), text)
);

record!(
    OpenArea,
    AREA,
    [AREA_ID] begin: |object, ids| Self::new(ids.claim(object), ""),
    from_text: |text, ids| Self::new(ids.new_id(), text)
);

record!(
    Signatory,
    SIGNATORY,
    begin: |_, _| Self::default(),
    from_text: |name, _| Self { name, ..Self::default() }
);

record!(
    Member,
    MEMBER,
    begin: |_, _| Self::default(),
    from_text: |name, _| Self { name, ..Self::default() }
);
