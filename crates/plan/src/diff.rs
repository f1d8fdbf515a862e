//! Taking one change back out of a plan that may have changed since.

use std::sync::Arc;

use crate::field::{ActionField, HeaderField};
use crate::id::Id;
use crate::model::{Action, Header, OpenArea, Plan, Task};
use crate::rows::{Keyed, NotReverted, revert_rows};

/// Something that a step changed, but that holds another value by now.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LeftAlone {
    /// A field of *Datos del plan*.
    Header(HeaderField),
    /// A field of an action that is in the plan.
    Field {
        /// The action.
        id: Id,
        /// The field.
        field: ActionField,
    },
    /// An action that the step added and somebody changed since: it stays.
    Added(Id),
    /// An action that the step changed and somebody removed since: it stays away.
    Gone(Id),
    /// The order of the actions.
    Order,
}

/// `now` without the change from `before` to `after`, and what was left alone.
///
/// A field is written only where `now` holds in it what `after` does. When `now` equals
/// `after`, the result equals `before`. Rows that are not written are shared with `now`.
pub fn revert(before: &Plan, after: &Plan, now: &Plan) -> (Plan, Vec<LeftAlone>) {
    let mut left = Vec::new();
    let header = revert_header(&before.header, &after.header, &now.header, &mut left);
    let mut fields = Vec::new();
    let mut rows = Vec::new();
    let actions = revert_rows(
        [&before.actions, &after.actions, &now.actions],
        |before, after, now| revert_action(before, after, now, &mut fields),
        &mut rows,
    );
    left.append(&mut fields);
    left.extend(rows.into_iter().map(|row| match row {
        NotReverted::Added(id) => LeftAlone::Added(id),
        NotReverted::Gone(id) => LeftAlone::Gone(id),
        NotReverted::Order => LeftAlone::Order,
    }));
    (Plan { id: now.id, header, actions }, left)
}

/// How one field of a record is compared and copied.
struct Field<R, N> {
    name: N,
    same: fn(&R, &R) -> bool,
    copy: fn(&R, &mut R),
}

/// A field that consists of the named parts of its record.
macro_rules! field {
    ($name:expr, $($($part:ident).+),+) => {
        Field {
            name: $name,
            same: |a, b| $(a.$($part).+ == b.$($part).+)&&+,
            copy: |from, to| {
                $(to.$($part).+.clone_from(&from.$($part).+);)+
            },
        }
    };
}

/// All fields of *Datos del plan* but its áreas, which are records themselves.
const HEADER: [Field<Header, HeaderField>; 13] = [
    field!(HeaderField::Institution, institution),
    field!(HeaderField::Title, title),
    field!(HeaderField::Period, period),
    field!(HeaderField::Motto, motto),
    field!(HeaderField::Logo, logo),
    field!(HeaderField::Signatories, signatories),
    field!(HeaderField::Committee, committee),
    field!(HeaderField::State, state),
    field!(HeaderField::Paper, paper),
    field!(HeaderField::PrintSize, print_size),
    field!(HeaderField::Catalogue, catalogue),
    field!(HeaderField::InternalNote, internal_note),
    field!(HeaderField::Extra, extra),
];

/// All fields of an action but its tasks, which are rows themselves.
const ACTION: [Field<Action, ActionField>; 14] = [
    field!(ActionField::Subcriterion, criterion, subcriterion, example),
    field!(ActionField::Area, area),
    field!(ActionField::Action, action),
    field!(ActionField::Objective, objective),
    field!(ActionField::Start, start),
    field!(ActionField::End, end),
    field!(ActionField::Resources, resources),
    field!(ActionField::Indicator, indicator.text),
    field!(ActionField::Target, indicator.target),
    field!(ActionField::Responsible, responsible),
    field!(ActionField::Comments, comments),
    field!(ActionField::InternalNote, internal_note),
    field!(ActionField::Original, original),
    field!(ActionField::Extra, extra, indicator.extra),
];

const TASK: [Field<Task, ()>; 2] = [field!((), text), field!((), extra)];

/// The names of the fields in which two records differ.
fn differing<R, N: Copy>(fields: &[Field<R, N>], before: &R, after: &R) -> Vec<N> {
    let differ = |field: &&Field<R, N>| !(field.same)(before, after);
    fields.iter().filter(differ).map(|field| field.name).collect()
}

/// The fields of *Datos del plan* that differ, without its áreas.
pub(crate) fn header_fields(before: &Header, after: &Header) -> Vec<HeaderField> {
    differing(&HEADER, before, after)
}

/// The fields of an action that differ, without its tasks.
pub(crate) fn action_fields(before: &Action, after: &Action) -> Vec<ActionField> {
    differing(&ACTION, before, after)
}

/// Copies one field of *Datos del plan*.
pub(crate) fn copy_header_field(name: HeaderField, from: &Header, to: &mut Header) {
    if name == HeaderField::Areas {
        to.areas.clone_from(&from.areas);
    }
    copy_field(&HEADER, name, from, to);
}

/// Copies one field of an action.
pub(crate) fn copy_action_field(name: ActionField, from: &Action, to: &mut Action) {
    if name == ActionField::Tasks {
        to.tasks.clone_from(&from.tasks);
    }
    copy_field(&ACTION, name, from, to);
}

fn copy_field<R, N: PartialEq>(fields: &[Field<R, N>], name: N, from: &R, to: &mut R) {
    if let Some(field) = fields.iter().find(|field| field.name == name) {
        (field.copy)(from, to);
    }
}

/// `now` without the change from `before` to `after`. Hands the fields that were left alone to
/// `leave`.
fn revert_fields<R: Clone, N: Copy>(
    fields: &[Field<R, N>],
    [before, after, now]: [&R; 3],
    mut leave: impl FnMut(N),
) -> R {
    let mut reverted = now.clone();
    for field in fields.iter().filter(|field| !(field.same)(before, after)) {
        if (field.same)(now, after) {
            (field.copy)(before, &mut reverted);
        } else if !(field.same)(now, before) {
            leave(field.name);
        }
    }
    reverted
}

fn revert_header(
    before: &Arc<Header>,
    after: &Arc<Header>,
    now: &Arc<Header>,
    left: &mut Vec<LeftAlone>,
) -> Arc<Header> {
    if before == after {
        return Arc::clone(now);
    }
    if now == after {
        return Arc::clone(before);
    }
    let leave = |field| left.push(LeftAlone::Header(field));
    let mut reverted = revert_fields(&HEADER, [before, after, now], leave);
    reverted.areas = revert_areas([&before.areas, &after.areas, &now.areas]);
    Arc::new(reverted)
}

/// The áreas of now without the change from before to after. Where others came or went since, what
/// the change took away is put back at the end: no área is lost to an undo.
fn revert_areas([before, after, now]: [&[OpenArea]; 3]) -> Vec<OpenArea> {
    if now == after {
        return before.to_vec();
    }
    let find = |list: &[OpenArea], id| list.iter().find(|area| area.id == id).cloned();
    let kept = now.iter().filter_map(|area| match find(after, area.id) {
        Some(left) if left == *area => find(before, area.id),
        _ => Some(area.clone()),
    });
    let gone = |area: &&OpenArea| find(after, area.id).is_none() && find(now, area.id).is_none();
    kept.chain(before.iter().filter(gone).cloned()).collect()
}

fn revert_action(
    before: &Arc<Action>,
    after: &Arc<Action>,
    now: &Arc<Action>,
    left: &mut Vec<LeftAlone>,
) -> Arc<Action> {
    if now == after {
        return Arc::clone(before);
    }
    let id = now.id;
    let leave = |field| left.push(LeftAlone::Field { id, field });
    let mut reverted = revert_fields(&ACTION, [before, after, now], leave);
    let mut tasks_left = false;
    let mut rows_left = Vec::new();
    reverted.tasks = revert_rows(
        [&before.tasks, &after.tasks, &now.tasks],
        |before, after, now| revert_fields(&TASK, [before, after, now], |()| tasks_left = true),
        &mut rows_left,
    );
    if tasks_left || !rows_left.is_empty() {
        left.push(LeftAlone::Field { id, field: ActionField::Tasks });
    }
    Arc::new(reverted)
}

impl Keyed for Arc<Action> {
    fn id(&self) -> Id {
        self.id
    }
}

impl Keyed for OpenArea {
    fn id(&self) -> Id {
        self.id
    }
}

impl Keyed for Task {
    fn id(&self) -> Id {
        self.id
    }
}
