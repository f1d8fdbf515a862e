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
    let selected = memo(move || selected(state));
    let is_range = move || selected.get().is_some_and(|it| it != (1, 1));
    let has_deeds = move || is_range() || page::is_touch() && selected.get().is_some();
    let words = move || {
        let texts = ui.texts();
        if let Some((rows, columns)) = selected.get().filter(|it| *it != (1, 1)) {
            let cells = (texts.common().cells)(rows * columns);
            let (rows, columns) =
                ((texts.common().actions)(rows), (texts.common().columns)(columns));
            return (texts.ranges().cells_selected)(&cells, &rows, &columns);
        }
        let (shown, all, tasks) = counts.get();
        let actions = if shown == all {
            (texts.common().actions)(all)
        } else {
            (texts.table().shown)(shown, all)
        };
        format!("{actions} · {}", (texts.common().tasks)(tasks))
    };
    let to_move = move || {
        let cut = state.cut.with(Vec::len);
        let texts = ui.texts();
        (cut > 0).then(|| (texts.ranges().to_move)(&(texts.common().actions)(cut)))
    };
    view! {
        <footer class="status" class:selecting=has_deeds>
            <span role="status">{move || to_move().unwrap_or_else(words)}</span>
            {piece(move || has_deeds().then(|| ranges::offered(state)))}
            <span class="status-paper">
                {piece(move || plan.with(|plan| ui.language().paper(plan.header.paper)))}
            </span>
        </footer>
    }
}

/// How many rows and columns are selected.
fn selected(state: TableState) -> Option<(usize, usize)> {
    let selection = state.cursor.followed()?;
    state.lines.track();
    let range = state.with_shown(|shown| selection.range(shown))?;
    Some((range.row_count(), range.column_count()))
}
