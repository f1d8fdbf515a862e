//! Which plan of this device a table is that brings no plan of its own along: by the ids that its
//! rows still bear, else by whose plan it is, for when, and what its rows say.

pub(crate) mod alike;
pub(crate) mod matching;
mod over;

use plan::keyed::Set;
use plan::{Edge, Id, Plan};
use words::key;

#[cfg(feature = "readers")]
pub(crate) use self::over::take;
pub use self::over::{TableOverlay, over};
use crate::draft::Draft;

/// The most rows of a table that are compared with those of a plan, to tell whether it is that
/// plan: they are shorter than a blink, and say as much as all.
const MOST_ROWS: usize = 40;

/// A row with fewer words is like too many others.
const FEWEST_WORDS: usize = 4;

/// Which plan a table seems to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kin {
    /// The place of the plan among those that were given.
    pub at: usize,
    /// Whether rows of the table bear ids of the plan, which nothing else has; otherwise the two
    /// are only alike.
    pub is_known: bool,
}

/// The plan that a table is, if it is one of these. The plans of two years are two plans, and so
/// are those of two institutions, however alike their rows.
pub fn kin(draft: &Draft, plans: &[&Plan]) -> Option<Kin> {
    let ids: Set<Id> = draft.plan.actions.iter().map(|action| action.id).collect();
    let shared = |plan: &Plan| plan.actions.iter().filter(|it| ids.contains(&it.id)).count();
    // Of equals the first, which is the one that was saved last.
    let most = (0..plans.len()).rev().max_by_key(|at| shared(plans[*at]))?;
    if shared(plans[most]) > 0 {
        return Some(Kin { at: most, is_known: true });
    }
    let alike = (0..plans.len()).rev().filter_map(|at| Some((alike(draft, plans[at])?, at)));
    let (_, at) = alike.max_by_key(|(rows, _)| *rows)?;
    Some(Kin { at, is_known: false })
}

/// How many thousandths of the rows of a table are in a plan that it may be. `None` where it is
/// another plan for sure, or too few rows are the same.
fn alike(draft: &Draft, plan: &Plan) -> Option<usize> {
    let same = [same_institution(&draft.plan, plan), same_years(&draft.plan, plan)];
    if same.contains(&Some(false)) {
        return None;
    }
    let inside: Vec<Vec<u64>> = plan.actions.iter().map(|it| matching::inside(it)).collect();
    let rows: Vec<Vec<u64>> = draft.sources.iter().map(matching::shown).collect();
    let telling = rows.iter().filter(|row| row.len() >= FEWEST_WORDS).take(MOST_ROWS);
    let found: Vec<bool> = telling
        .map(|row| inside.iter().any(|it| matching::likeness(row, it) >= matching::LEAST_ALIKE))
        .collect();
    let (count, all) = (found.iter().filter(|it| **it).count(), found.len());
    // Where the table does not say whose plan it is and for when, its rows alone must do.
    let sure = same == [Some(true); 2];
    let enough = if sure { count * 2 >= all } else { all > 1 && count * 5 >= all * 4 };
    (count > 0 && enough).then(|| count * 1000 / all)
}

/// Whether both are of one institution; `None` where one of them does not say.
fn same_institution(one: &Plan, other: &Plan) -> Option<bool> {
    let [one, other] = [one, other].map(|plan| key(&plan.header.institution));
    (!one.is_empty() && !other.is_empty()).then(|| one == other)
}

/// Whether both are for the same years; `None` where one of them does not say. Where a period is
/// not written, the year counts in which the first action begins.
fn same_years(one: &Plan, other: &Plan) -> Option<bool> {
    if let (Some(one), Some(other)) = (one.header.period, other.header.period) {
        return Some(one == other);
    }
    let first = |plan: &Plan| {
        let begin = |it: &plan::Action| it.start.as_ref()?.month(Edge::Start);
        plan.actions.iter().filter_map(|it| begin(it)).map(|month| month.year()).min()
    };
    Some(first(one)? == first(other)?)
}
