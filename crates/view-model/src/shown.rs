//! Which actions are shown, in which order, and under which titles: for the table, the cards and
//! whatever goes from one of them to the next.

use std::sync::Arc;

use plan::{Action, Criterion, Id, Plan, groups};

use crate::filter;

/// A line of the table: a title or the row of an action.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ShownLine {
    /// The title above the actions of a criterion, and how many they are.
    Title(Option<Criterion>, usize),
    /// The row of an action.
    Action(Id),
}

/// The lines that a search and a chosen unit leave of a plan: in its order, or grouped, each group
/// that has any under its title.
pub fn lines(
    plan: &Plan,
    search: Option<&str>,
    unit: Option<&str>,
    grouped: bool,
) -> Vec<ShownLine> {
    let shown = |action: &Arc<Action>| filter::matches(action, search, unit);
    let line = |action: &Arc<Action>| ShownLine::Action(action.id);
    if !grouped {
        return plan.actions.iter().filter(|action| shown(action)).map(line).collect();
    }
    let mut lines = Vec::new();
    for group in groups::by_criterion(plan) {
        let title = lines.len();
        let members = group.members.iter().filter_map(|at| plan.actions.get(*at));
        lines.extend(members.filter(|action| shown(action)).map(line));
        if lines.len() > title {
            lines.insert(title, ShownLine::Title(group.criterion, lines.len() - title));
        }
    }
    lines
}

/// The ids of the shown actions, top to bottom.
pub fn ids(lines: &[ShownLine]) -> Vec<Id> {
    let id = |line: &ShownLine| match line {
        ShownLine::Action(id) => Some(*id),
        ShownLine::Title(..) => None,
    };
    lines.iter().filter_map(id).collect()
}

/// The shown actions that stand under one title with this one, top to bottom; none where it is
/// not shown itself.
pub fn together(lines: &[ShownLine], id: Id) -> Vec<Id> {
    let mut parts = lines.split(|line| matches!(line, ShownLine::Title(..)));
    parts.find(|part| part.contains(&ShownLine::Action(id))).map(ids).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_plan(rows: &[(u8, &str)]) -> Plan {
        let mut plan = Plan::new(Id::from_bits(0));
        for (bits, (criterion, text)) in (1..).zip(rows) {
            let mut action = Action::new(Id::from_bits(bits));
            action.criterion = Criterion::new(*criterion);
            action.action = (*text).to_owned();
            plan.actions.push(Arc::new(action));
        }
        plan
    }

    fn bits(ids: &[Id]) -> Vec<u64> {
        ids.iter().map(|id| id.bits()).collect()
    }

    #[test]
    fn groups_have_titles_and_empty_ones_have_none() {
        let plan = a_plan(&[(4, "Medir"), (1, "Publicar"), (4, "Revisar"), (0, "Medir más")]);
        let all = lines(&plan, None, None, false);
        assert_eq!(bits(&ids(&all)), [1, 2, 3, 4]);
        let grouped = lines(&plan, None, None, true);
        assert_eq!(bits(&ids(&grouped)), [2, 1, 3, 4]);
        assert_eq!(grouped[0], ShownLine::Title(Criterion::new(1), 1));
        assert_eq!(grouped[2], ShownLine::Title(Criterion::new(4), 2));
        let found = lines(&plan, Some("medir"), None, true);
        assert_eq!(bits(&ids(&found)), [1, 4]);
        assert_eq!(found[0], ShownLine::Title(Criterion::new(4), 1));
        assert_eq!(found[2], ShownLine::Title(None, 1));
    }

    #[test]
    fn an_action_stands_with_those_under_its_title() {
        let plan = a_plan(&[(4, "a"), (1, "b"), (4, "c")]);
        let grouped = lines(&plan, None, None, true);
        assert_eq!(bits(&together(&grouped, Id::from_bits(3))), [1, 3]);
        assert!(together(&grouped, Id::from_bits(9)).is_empty());
        assert_eq!(bits(&together(&lines(&plan, None, None, false), Id::from_bits(3))), [1, 2, 3]);
    }
}
