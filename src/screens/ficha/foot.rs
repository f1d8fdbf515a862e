//! The bottom of the form, above a phone's keyboard: the action before, done, the action after.

use leptos::ev;
use leptos::prelude::*;
use plan::Id;

use super::close;
use super::order::neighbours;
use crate::browser::dom::{self, Caret};
use crate::editing::Workspace;
use crate::widgets::{Glyph, Icon};

/// The way through the actions and out of the form.
#[component]
pub fn Foot(workspace: Workspace) -> impl IntoView {
    let ui = workspace.ui;
    let around = neighbours(workspace);
    let previous = Signal::derive(move || around.get().previous);
    let next = Signal::derive(move || around.get().next);
    view! {
        <div class="ficha-foot">
            <button
                type="button"
                class="button ghost"
                data-step="previous"
                title=ui.texts().ficha().previous_help
                aria-label=ui.texts().ficha().previous_help
                aria-disabled=move || previous.get().is_none().to_string()
                on:mousedown=keep_focus
                on:click=move |_| go(workspace, previous.get_untracked())
            >
                <Icon glyph=Glyph::Left />
                <span>{ui.texts().ficha().previous}</span>
            </button>
            <button type="button" class="button primary" on:click=move |_| close(workspace)>
                {ui.texts().common().done}
            </button>
            <button
                type="button"
                class="button ghost"
                data-step="next"
                title=ui.texts().ficha().next_help
                aria-label=ui.texts().ficha().next_help
                aria-disabled=move || next.get().is_none().to_string()
                on:mousedown=keep_focus
                on:click=move |_| go(workspace, next.get_untracked())
            >
                <span>{ui.texts().ficha().next}</span>
                <Icon glyph=Glyph::Right />
            </button>
        </div>
    }
}

/// The press leaves the focus in the box that it is in, and with it a phone's keyboard open.
fn keep_focus(event: ev::MouseEvent) {
    event.prevent_default();
}

/// Shows another action; who was in a box goes on in the same box of that action.
fn go(workspace: Workspace, to: Option<Id>) {
    let Some(id) = to else { return };
    let field = dom::focused("data-field");
    workspace.selected.set(Some(id));
    if let Some(field) = field {
        dom::edit_soon(format!("[data-ficha='{id}'] [data-field='{field}']"), Caret::End);
    }
}
