//! The actions before and after the chosen one, in the order in which they are shown.

use crate::editing::{Workspace, shown};
use crate::erased::memo;
use leptos::prelude::*;
use plan::Id;

/// The shown actions before and after the chosen one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Neighbours {
    /// The one before.
    pub previous: Option<Id>,
    /// The one after.
    pub next: Option<Id>,
}

/// The neighbours of the chosen action, kept up to date.
pub fn neighbours(workspace: Workspace) -> Memo<Neighbours> {
    let plan = workspace.editor.plan();
    memo(move || {
        let Some(id) = workspace.selected.get() else { return Neighbours::default() };
        plan.with(|plan| {
            let lines = shown::lines(workspace, plan);
            let all: Vec<Id> = plan.actions.iter().map(|action| action.id).collect();
            around(id, &shown::ids(&lines), &all)
        })
    })
}

/// The neighbours of `id` among the `shown`; of one that is not shown itself, the shown ones
/// nearest to it among `all`.
fn around(id: Id, shown: &[Id], all: &[Id]) -> Neighbours {
    let at = |id: Id, ids: &[Id]| ids.iter().position(|other| *other == id);
    if let Some(at) = at(id, shown) {
        let previous = at.checked_sub(1).map(|at| shown[at]);
        return Neighbours { previous, next: shown.get(at + 1).copied() };
    }
    let Some(own) = at(id, all) else { return Neighbours::default() };
    let is_shown = |id: &&Id| shown.contains(id);
    Neighbours {
        previous: all[..own].iter().rev().find(is_shown).copied(),
        next: all[own..].iter().find(is_shown).copied(),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn neighbours_follow_what_is_shown() {
        let ids = |numbers: &[u64]| numbers.iter().map(|n| Id::from_bits(*n)).collect::<Vec<_>>();
        let check = |id: u64, shown: &[u64], expect: [u64; 2]| {
            let found = around(Id::from_bits(id), &ids(shown), &ids(&[1, 2, 3, 4, 5]));
            let found = [found.previous, found.next].map(|id| id.map_or(0, Id::bits));
            assert_eq!(found, expect, "{id} in {shown:?}");
        };
        check(2, &[1, 2, 3], [1, 3]);
        check(1, &[1, 2, 3], [0, 2]);
        check(3, &[1, 2, 3], [2, 0]);
        check(3, &[4, 3, 1], [4, 1]);
        check(3, &[1, 5], [1, 5]);
        check(9, &[1, 5], [0, 0]);
    }
}
