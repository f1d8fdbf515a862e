//! Buttons and menu items of the user's actions, and the menu of one action of the plan.

use leptos::prelude::*;

use crate::editing::Desk;
use crate::editing::actions::{self, UserAction};
use crate::lazy::{lazy, piece};
use crate::widgets::{Glyph, Icon, Menu};

fn title(desk: Desk, action: &UserAction) -> String {
    let words = (action.words)(desk.ui.texts().actions());
    match action.chord {
        Some(chord) => format!("{} ({})", words.help, chord.words()),
        None => words.help.into(),
    }
}

/// A button that does an action; its picture alone where `words` is empty.
#[component]
pub fn ActionButton(
    desk: Desk,
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
            title=lazy(move || title(desk, action))
            aria-label=lazy(move || (action.words)(desk.ui.texts().actions()).label)
            disabled=lazy(move || !(action.enabled)(desk))
            on:click=move |_| (action.run)(desk)
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {words.map(|words| view! { <span>{piece(move || words(desk.ui.texts()))}</span> })}
        </button>
    }
}

/// An action as an item of a menu, with its key.
#[component]
pub fn ActionItem(
    desk: Desk,
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
            disabled=lazy(move || !(action.enabled)(desk))
            on:click=move |_| (action.run)(desk)
        >
            <span>{piece(move || (action.words)(desk.ui.texts().actions()).label)}</span>
            {action.chord.map(|chord| view! { <kbd>{chord.words()}</kbd> })}
        </button>
    }
}

/// What can be done with the whole of the chosen action.
#[component]
pub fn ActionMenu(
    desk: Desk,
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <Menu label>
            <ActionItem desk action=&actions::DUPLICATE />
            <ActionItem desk action=&actions::MOVE_UP />
            <ActionItem desk action=&actions::MOVE_DOWN />
            <ActionItem desk action=&actions::REMOVE />
        </Menu>
    }
}
