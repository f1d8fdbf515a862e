//! Which actions are shown, in which order, and under which titles: for the table, the cards and
//! whatever goes from one of them to the next.

use std::sync::Arc;

use leptos::prelude::*;
use plan::{Action, Criterion, Id, Plan, groups};

use crate::editing::{Desk, filter};
use crate::session::{Route, View};

/// A line of the table: a title or the row of an action.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Line {
    /// The title above the actions of a criterion, and how many they are.
    Title(Option<Criterion>, usize),
    /// The row of an action.
    Action(Id),
}

/// The lines that the present view of the plan shows: what is searched for, grouped or not. Tracked.
pub fn lines(desk: Desk, plan: &Plan) -> Vec<Line> {
    let (search, unit) = (desk.search.get(), desk.unit.get());
    let shown = |action: &Arc<Action>| filter::matches(action, search.as_deref(), unit.as_deref());
    let line = |action: &Arc<Action>| Line::Action(action.id);
    if !is_grouped(desk) {
        return plan.actions.iter().filter(|action| shown(action)).map(line).collect();
    }
    let mut lines = Vec::new();
    for group in groups::by_criterion(plan) {
        let title = lines.len();
        let members = group.members.iter().filter_map(|at| plan.actions.get(*at));
        lines.extend(members.filter(|action| shown(action)).map(line));
        if lines.len() > title {
            lines.insert(title, Line::Title(group.criterion, lines.len() - title));
        }
    }
    lines
}

/// Whether the present view has titles above the actions of each criterion. Tracked.
pub fn is_grouped(desk: Desk) -> bool {
    desk.grouped.get() || matches!(desk.ui.route.get(), Route::Plan(_, View::Timeline))
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

/// The shown actions that stand under one title with this one, top to bottom; none where it is
/// not shown itself.
pub fn together(lines: &[Line], id: Id) -> Vec<Id> {
    let mut parts = lines.split(|line| matches!(line, Line::Title(..)));
    parts.find(|part| part.contains(&Line::Action(id))).map(ids).unwrap_or_default()
}
