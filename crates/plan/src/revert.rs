//! Taking one change back out of a plan that may have changed since.

use std::sync::Arc;

use crate::field::{self, ACTION, ActionField, FieldSpec, FieldValue, HEADER, HeaderField, TASK};
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

/// `now` without the change from `before` to `after`. Hands the fields that were left alone to
/// `leave`.
///
/// Fields that hold records of their own are the caller's: of those it knows which record changed.
fn revert_fields<R: Clone, N: Copy + PartialEq>(
    table: &[FieldSpec<R, N>],
    [before, after, now]: [&R; 3],
    mut leave: impl FnMut(N),
) -> R {
    let mut reverted = now.clone();
    for field in table.chunk_by(|one, next| one.of == next.of) {
        let records = matches!((field[0].get)(now), FieldValue::Tasks(_) | FieldValue::Areas(_));
        if records || field::is_same(field, before, after) {
            continue;
        }
        if field::is_same(field, now, after) {
            field::copy(field, before, &mut reverted);
        } else if !field::is_same(field, now, before) {
            leave(field[0].of);
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
    let mut reverted = revert_fields(HEADER, [before, after, now], leave);
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
    let mut reverted = revert_fields(ACTION, [before, after, now], leave);
    let mut tasks_left = false;
    let mut rows_left = Vec::new();
    reverted.tasks = revert_rows(
        [&before.tasks, &after.tasks, &now.tasks],
        |before, after, now| revert_fields(TASK, [before, after, now], |_| tasks_left = true),
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
