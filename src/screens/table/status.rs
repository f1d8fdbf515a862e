//! The line at the bottom: how many actions, how many shown, which paper; and of a range what it is
//! and what can be done with it.

use leptos::prelude::*;

use super::ranges::{self, RangeRequest};
use super::state::TableState;
use crate::browser::dom::{self, Caret};
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
        <footer class="status" class:selecting=move || has_deeds()>
            <span role="status">{move || to_move().unwrap_or_else(words)}</span>
            {piece(move || {
                let range = is_range();
                has_deeds().then(|| view! { <Deeds state is_range=range /> })
            })}
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

/// What can be done with what is selected.
#[component]
fn Deeds(state: TableState, is_range: bool) -> impl IntoView {
    let texts = state.workspace.ui.texts().ranges();
    let deed = move |name: &'static str, words: &'static str, run: fn(TableState)| {
        view! {
            <button
                type="button"
                class="link"
                data-deed=name
                // The keyboard stays in the table.
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| run(state)
            >
                {words}
            </button>
        }
    };
    view! {
        <span class="status-deeds">
            {(!is_range).then(|| deed("edit", texts.edit, edit))}
            {deed("copy", texts.copy, copy)}
            {deed("empty", texts.empty, |state| ranges::send(state, RangeRequest::Empty))}
            {is_range.then(|| {
                deed("fill", texts.fill_down, |state| ranges::send(state, RangeRequest::FillDown))
            })}
        </span>
    }
}

fn edit(state: TableState) {
    if let Some(cell) = state.cursor.get() {
        state.edit(cell, Caret::End);
    }
}

/// Copies as the key does: the browser asks the table for what is selected.
fn copy(state: TableState) {
    if let Some(selection) = state.cursor.selection() {
        state.cursor.go(selection);
    }
    if dom::copy() {
        let ui = state.workspace.ui;
        ui.done(ui.texts().ranges().copied);
    }
}
