//! A text that is being typed while another tab's change of the same field arrives. Whoever types
//! does not know of the other text, so finishing theirs must not replace it unseen: both stay, as
//! a conflict.

use plan::lineage::Traced;
use plan::{Id, Plan};

use crate::browser::random;
use crate::browser::typing::open_text;
use crate::editor;
use crate::fields::Field;

/// The plan as whoever types knows it.
pub struct Forked {
    known: Traced,
    action: Id,
    field: Field,
}

impl Forked {
    /// What is being typed now, if the step from `known` to `merged` changes its field.
    pub fn of(known: &Traced, merged: &Traced) -> Option<Self> {
        let (action, field) = typing()?;
        let said = |traced: &Traced| Some(field.text(traced.plan().action(action)?));
        (said(known)? != said(merged)?).then(|| Self { known: known.clone(), action, field })
    }

    /// Whether it is still being typed.
    pub fn is_typing(&self) -> bool {
        typing() == Some((self.action, self.field))
    }

    /// Brings the finished text into `traced` as one that knows nothing of what came meanwhile;
    /// gives `now` without it.
    pub fn settle(self, traced: &mut Traced, now: Plan) -> Plan {
        let Self { mut known, action, field } = self;
        let text = |plan: &Plan| Some(field.text(plan.action(action)?));
        let (Some(typed), Some(other)) = (text(&now), text(traced.plan())) else { return now };
        if typed == other {
            return now;
        }
        let with = |plan: &Plan, text: &str| {
            editor::adjust(plan, field.change(plan.action(action)?, plan, text)?)
        };
        let (Some(forked), Some(rest)) = (with(known.plan(), &typed), with(&now, &other)) else {
            return now;
        };
        // A session of its own: what `known` has not seen must not seem to be overwritten.
        let stamp = known.next_stamp(random::id());
        known.record(&forked, stamp);
        let without = traced.next_stamp(random::id());
        if rest != *traced.plan() {
            traced.record(&rest, without);
        }
        *traced = traced.merge(&known);
        traced.plan().clone()
    }
}

fn typing() -> Option<(Id, Field)> {
    let open = open_text()?;
    Some((open.action.parse().ok()?, Field::from_key(&open.field)?))
}
