//! What came from elsewhere and waits, because it would take away the record in which a text is
//! being typed: the text would have no place to go. When it is finished, what came is brought in,
//! and the two are a conflict like any other.

use plan::lineage::Traced;
use plan::{Action, Id, Plan};

use crate::browser::typing::open_text;
use crate::shelf::Mark;

/// What came, and what of the stores is in it.
pub type Came = (Traced, Vec<Mark>);

/// What waits for an open plan.
#[derive(Default)]
pub struct Late {
    came: Option<Came>,
    /// Whether it is tried again by itself.
    trying: bool,
}

impl Late {
    /// What comes now, together with what waited.
    pub fn with(&mut self, other: &Traced, parts: Vec<Mark>) -> Came {
        match self.came.take() {
            Some((traced, mut all)) => {
                all.extend(parts);
                (traced.merge(other), all)
            }
            None => (other.clone(), parts),
        }
    }

    /// Lets it wait; gives whether it has to be tried again from now on.
    pub fn wait(&mut self, came: Came) -> bool {
        self.came = Some(came);
        !std::mem::replace(&mut self.trying, true)
    }

    /// What waited, for the next try.
    pub fn again(&mut self) -> Option<Came> {
        self.trying = false;
        self.came.take()
    }
}

/// Whether what is being typed now belongs to a record that the step from `known` to `merged`
/// takes away.
pub fn loses_its_place(known: &Plan, merged: &Plan) -> bool {
    let Some(open) = open_text() else { return false };
    let Ok(action) = open.action.parse::<Id>() else { return false };
    let task = open.task.and_then(|task| task.parse::<Id>().ok());
    let has_task =
        |it: &Action| task.is_none_or(|task| it.tasks.iter().any(|other| other.id == task));
    let has = |plan: &Plan| plan.action(action).is_some_and(|it| has_task(it));
    has(known) && !has(merged)
}
