//! Which rows the table shows, in which order, and under which titles.

use std::sync::Arc;

use leptos::prelude::*;
use plan::{Criterion, Id, Plan};

use crate::filter;

/// A line of the table: a title or the row of an action.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Line {
    /// The title above the actions of a criterion, and how many they are.
    Title(Option<Criterion>, usize),
    /// The row of an action.
    Action(Id),
}

/// The lines of the table: the actions that contain `search` and belong to `unit`, in the
/// order of the plan; if `grouped`, by criterion in the order in which the criteria appear.
pub fn lines(plan: &Plan, search: Option<&str>, unit: Option<&str>, grouped: bool) -> Vec<Line> {
    let shown = plan.actions.iter().filter(|action| filter::matches(action, search, unit));
    if !grouped {
        return shown.map(|action| Line::Action(action.id)).collect();
    }
    let mut groups: Vec<(Option<Criterion>, Vec<Id>)> = Vec::new();
    for action in shown {
        match groups.iter_mut().find(|(criterion, _)| *criterion == action.criterion) {
            Some((_, ids)) => ids.push(action.id),
            None => groups.push((action.criterion, vec![action.id])),
        }
    }
    groups
        .into_iter()
        .flat_map(|(criterion, ids)| {
            let title = Line::Title(criterion, ids.len());
            std::iter::once(title).chain(ids.into_iter().map(Line::Action))
        })
        .collect()
}

/// A view of each line, kept for as long as its line is there. Boxed like [`crate::lazy`]: the
/// table and the cards share what Leptos makes of it.
pub fn keyed(
    lines: Memo<Vec<Line>>,
    view: impl Fn(Line) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let view: Arc<dyn Fn(Line) -> AnyView + Send + Sync> = Arc::new(view);
    view! { <For each=move || lines.get() key=|line| *line children=move |line| view(line) /> }
}

/// The ids of the shown actions, top to bottom.
pub fn ids(lines: &[Line]) -> Vec<Id> {
    let id = |line: &Line| match line {
        Line::Action(id) => Some(*id),
        Line::Title(..) => None,
    };
    lines.iter().filter_map(id).collect()
}
