//! The units that stand alone somewhere in a plan, by which joined names are parted.

use plan::Column;
use plan::keyed::Set;

use crate::entry::ActionEntry;

/// The units that stand alone in a cell or between commas of these actions, folded and sorted.
pub(crate) fn alone(entries: &[ActionEntry]) -> Vec<String> {
    let cells = entries.iter().map(|entry| &entry.columns[Column::Responsible.index()]);
    let units: Set<String> = cells.flat_map(|text| values::alone(text)).collect();
    units.into_iter().collect()
}
