//! Buttons and menu items of the user's actions, and the menu of one action of the plan.

use leptos::prelude::*;

use crate::editing::Workspace;
use crate::editing::actions::{self, UserAction};
use crate::erased::piece;
use crate::widgets::{Glyph, Icon, Menu};

fn title(workspace: Workspace, action: &UserAction) -> String {
    let words = (action.words)(workspace.ui.texts().actions());
    match action.chord {
        Some(chord) => format!("{} ({})", words.help, chord.words()),
        None => words.help.into(),
    }
}

/// A button that does an action; its picture alone where `words` is empty.
#[component]
pub fn ActionButton(
    workspace: Workspace,
    action: &'static UserAction,
    #[prop(optional)] glyph: Option<Glyph>,
    /// The words on the button, if it shows any.
    #[prop(optional)]
    words: Option<fn(text::Messages) -> &'static str>,
    #[prop(default = "")] class: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("button {class}")
            title=move || title(workspace, action)
            aria-label=move || (action.words)(workspace.ui.texts().actions()).label
            disabled=move || !(action.enabled)(workspace)
            on:click=move |_| (action.run)(workspace)
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {words.map(|words| view! { <span>{piece(move || words(workspace.ui.texts()))}</span> })}
        </button>
    }
}

/// An action as an item of a menu, with its key.
#[component]
pub fn ActionItem(
    workspace: Workspace,
    action: &'static UserAction,
    /// Whether the item is ticked, for actions that switch something on and off.
    #[prop(optional)]
    checked: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            role=if checked.is_some() { "menuitemcheckbox" } else { "menuitem" }
            aria-checked=checked.map(|checked| move || checked.get().to_string())
            disabled=move || !(action.enabled)(workspace)
            on:click=move |_| (action.run)(workspace)
        >
            <span>{piece(move || (action.words)(workspace.ui.texts().actions()).label)}</span>
            {action.chord.map(|chord| view! { <kbd>{chord.words()}</kbd> })}
        </button>
    }
}

/// What can be done with the whole of the chosen action.
#[component]
pub fn ActionMenu(
    workspace: Workspace,
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <Menu label>
            <ActionItem workspace action=&actions::DUPLICATE />
            <ActionItem workspace action=&actions::MOVE_UP />
            <ActionItem workspace action=&actions::MOVE_DOWN />
            <ActionItem workspace action=&actions::REMOVE />
        </Menu>
    }
}
