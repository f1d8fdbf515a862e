//! The line at the bottom: how many actions, how many shown, which paper; and of a range what it is.

use leptos::prelude::*;

use super::ranges;
use super::state::TableState;
use crate::browser::page;
use crate::editing::shown;
use crate::erased::{memo, piece};

/// The line.
#[component]
pub fn Status(state: TableState) -> impl IntoView {
    let workspace = state.workspace;
    let ui = workspace.ui;
    let plan = workspace.editor.plan();
    let counts = memo(move || {
        let shown = state.lines.with(|lines| shown::ids(lines).len());
        let tasks = |plan: &plan::Plan| plan.actions.iter().map(|action| action.tasks.len()).sum();
        plan.with(|plan| (shown, plan.actions.len(), tasks(plan)))
    });
    let words = move || {
        let texts = ui.texts();
        let (shown, all, tasks) = counts.get();
        let actions = if shown == all {
            (texts.common().actions)(all)
        } else {
            (texts.table().shown)(shown, all)
        };
        format!("{actions} · {}", (texts.common().tasks)(tasks))
    };
    let has_range = move || {
        let is_range = state.cursor.followed().is_some_and(|it| !it.is_one_cell());
        is_range || state.cut.with(|cut| !cut.is_empty())
    };
    let selecting = move || has_range() || page::is_touch() && state.cursor.followed().is_some();
    view! {
        <footer class="status" class:selecting=selecting>
            // Of a range the part that comes with it tells.
            {piece(move || {
                let tells = !(has_range() && state.ranges.get());
                tells.then(|| view! { <span role="status">{words}</span> })
            })}
            {piece(move || selecting().then(|| ranges::offered(state)))}
            <span class="status-paper">
                {piece(move || plan.with(|plan| ui.language().paper(plan.header.paper)))}
            </span>
        </footer>
    }
}
