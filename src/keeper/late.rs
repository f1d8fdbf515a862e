//! What came from elsewhere and waits, because it would take away the record in which a text is
//! being typed: the text would have no place to go. When it is finished, what came is brought in,
//! and the two are a conflict like any other.

use plan::lineage::Traced;
use plan::{Action, Id, Plan};

use super::typing::Unfinished;
use crate::browser::tabs;
use crate::shelf::Mark;

/// What came, and what of the stores is in it.
pub type Came = (Traced, Vec<Mark>);

/// The record in which a text is being typed: an action, or one of its tasks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Place {
    action: Id,
    task: Option<Id>,
}

/// What waits for an open plan.
#[derive(Default)]
pub struct Late {
    /// What came, and why it waits.
    came: Option<(Came, Place)>,
    /// Whether it is tried again by itself.
    trying: bool,
}

/// What is to be done at the next try.
pub enum Again {
    /// This is brought in.
    Now(Came),
    /// The text is not finished.
    Later,
    /// Nothing waits any more.
    Never,
}

impl Late {
    /// What comes now, together with what waited.
    pub fn with(&mut self, other: &Traced, parts: Vec<Mark>) -> Came {
        match self.came.take() {
            Some(((traced, mut all), _)) => {
                all.extend(parts);
                (traced.merge(other), all)
            }
            None => (other.clone(), parts),
        }
    }

    /// Lets it wait for a text; gives whether it has to be tried again from now on.
    pub fn wait(&mut self, came: Came, place: Place) -> bool {
        self.came = Some((came, place));
        !std::mem::replace(&mut self.trying, true)
    }

    /// What is to be done now, with the plan as it is on the screen.
    pub fn again(&mut self, plan: &Plan) -> Again {
        if self.came.as_ref().is_some_and(|(_, place)| typing(plan) == Some(*place)) {
            return Again::Later;
        }
        self.trying = false;
        self.came.take().map_or(Again::Never, |(came, _)| Again::Now(came))
    }
}

/// Where a text is being typed, if the step from `known` to `merged` takes that record away.
pub fn lost_place(known: &Plan, merged: &Plan) -> Option<Place> {
    let place = typing(known)?;
    let was = known.action(place.action)?;
    let has = |action: &Action, task: Id| action.tasks.iter().any(|it| it.id == task);
    let is_lost = match (merged.action(place.action), place.task) {
        (None, _) => true,
        (Some(is), Some(task)) => has(was, task) && !has(is, task),
        (Some(_), None) => false,
    };
    is_lost.then_some(place)
}

/// Where a text is being typed: what is in the box is not in the plan, or the keyboard is here.
fn typing(plan: &Plan) -> Option<Place> {
    let open = Unfinished::now()?;
    let (action, task) = open.record()?;
    (tabs::is_seen() || open.is_unsaid(plan)).then_some(Place { action, task })
}
