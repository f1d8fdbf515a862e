//! A plan made from another: a copy under new ids, the same plan for another time.

use std::sync::Arc;

use crate::id::{Id, IdSource};
use crate::model::{Action, Header, Period, Plan};
use crate::when::{Edge, When};

/// A copy of `plan` in which the plan, its actions, tasks and áreas have new ids: none of the ids
/// of `plan`, and none twice.
pub fn with_new_ids(plan: &Plan, ids: &mut dyn IdSource) -> Plan {
    let mut taken = all_ids(plan);
    let mut next = || fresh(ids, &mut taken);
    let id = next();
    let actions = plan.actions.iter().map(|action| {
        let mut action = Action::clone(action);
        action.id = next();
        action.tasks.iter_mut().for_each(|task| task.id = next());
        Arc::new(action)
    });
    let actions = actions.collect();
    let mut header = Arc::clone(&plan.header);
    if !header.areas.is_empty() {
        Arc::make_mut(&mut header).areas.iter_mut().for_each(|area| area.id = next());
    }
    Plan { id, header, actions }
}

/// The id of the plan and those of its actions, tasks and áreas.
fn all_ids(plan: &Plan) -> keyed::Set<Id> {
    let mut all = keyed::Set::from_iter([plan.id]);
    all.extend(plan.header.areas.iter().map(|area| area.id));
    for action in &plan.actions {
        all.insert(action.id);
        all.extend(action.tasks.iter().map(|task| task.id));
    }
    all
}

/// An id from `ids` that is not `taken`, and is from now on. It ends with every source, also
/// with one that repeats itself.
pub(crate) fn fresh(ids: &mut dyn IdSource, taken: &mut keyed::Set<Id>) -> Id {
    let mut id = ids.next_id();
    while !taken.insert(id) {
        id = Id::from_bits(id.bits().wrapping_add(1));
    }
    id
}

/// `plan` with all its dates `months` later (earlier when negative), each in the style it is
/// written in. The period moves along by whole years, where `months` is whole years. Actions
/// without a date are shared with `plan`.
pub fn shift_dates(plan: &Plan, months: i32) -> Plan {
    let mut shifted = plan.clone();
    if let (Some(period), 0) = (plan.header.period, months % 12) {
        let mut header = Header::clone(&plan.header);
        let year = |year: i32| year.saturating_add(months / 12);
        header.period = Some(Period::new(year(period.first()), year(period.last())));
        shifted.header = Arc::new(header);
    }
    for action in &mut shifted.actions {
        let shift = |date: &Option<When>, edge| Some(date.as_ref()?.shifted(months, edge));
        let (start, end) = (shift(&action.start, Edge::Start), shift(&action.end, Edge::End));
        if start != action.start || end != action.end {
            let action = Arc::make_mut(action);
            (action.start, action.end) = (start, end);
        }
    }
    shifted
}
