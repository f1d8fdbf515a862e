//! From a guide to a plan: chosen examples become actions.

use plan::{Action, IdSource, Plan};

use super::Guide;

/// x
pub fn actions(_guide: &Guide, _chosen: &[usize], _ids: &mut dyn IdSource) -> Vec<Action> {
    Vec::new()
}

/// x
pub fn plan_of(_guide: &Guide, _chosen: &[usize], ids: &mut dyn IdSource) -> Plan {
    Plan::new(ids.next_id())
}
