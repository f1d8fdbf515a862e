//! The ids that the rows of a file of ours bear, as the ids of what was read of them.

use std::sync::Arc;

use plan::Id;
use plan::keyed::{Map, Set};

use crate::draft::{Draft, ids_of};

/// Gives the actions of a draft the ids that their rows bear. Of rows that bear the same one,
/// copies of one another, the first keeps it.
pub(crate) fn keep(draft: &mut Draft) {
    let marks = draft.grid.marks.iter().filter_map(|it| Some((it.row, it.name.parse().ok()?)));
    let marks: Map<usize, Id> = marks.collect();
    let mut taken: Set<Id> = ids_of(&draft.plan);
    let mut renamed = Map::new();
    for source in &mut draft.sources {
        let Some(id) = source.rows.iter().find_map(|row| marks.get(row)) else { continue };
        if taken.insert(*id) {
            renamed.insert(source.action, *id);
            source.action = *id;
        }
    }
    for action in &mut draft.plan.actions {
        if let Some(id) = renamed.get(&action.id) {
            Arc::make_mut(action).id = *id;
        }
    }
    for finding in &mut draft.findings {
        if let Some(id) = finding.action.and_then(|it| renamed.get(&it)) {
            finding.action = Some(*id);
        }
    }
}
